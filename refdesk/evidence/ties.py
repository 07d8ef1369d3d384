# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result is about: its outcome, its comparison, the cohort or analysis it comes from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.result_outcomes import Place, ResultOutcomes
from refdesk.evidence.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """Context of one result; ``""`` where the text does not say."""

    outcome: str = ""
    comparison: str = ""
    group: str = ""


_COMPARED = Pattern(
    r"(?i)\b(?:compared (?:with|to)|versus|vs\.?|relative to|in comparison (?:with|to)|"
    r"than)(?: that (?:in|of|with))? "
    r"(?P<what>(?:the |those |patients |in |with |receiving |women |men "
    r")*[a-z][^,;:()\[\]\d]{2,50}?)(?=[,;:()\[\].]|\d|$| (?:before|after|and|both|at|in|for|"
    r"was|were|had|over|by|did)\b|$)"
)
_COHORT = Pattern(
    r"(?i)\b(?:in|among|within|for|of) (?P<what>(?:the |this |our |an? |either the |either "
    r")?(?:(?!and\b|the\b)[\w-]+ ){0,5}?"
    r"(?:study|trial|cohorts?|RCT|population|subgroups?|patients with [\w -]{3,50}|"
    r"(?:patients|women|men|children|participants) "
    r"(?:aged|who|without|receiving|treated|taking)[\w -]{3,40}|analys[ei]s|dataset|set|"
    r"registry))(?=[\s,;:()]|$)"
)
_LOCAL = Pattern(
    r"(?i)\b(?P<what>(?:before|after|following|prior to) (?:the |propensity[- ](?:score "
    r")?)?(?:PSM|IPTW|PS matching|matching|weighting|adjustment|propensity[ -]score "
    r"matching)|(?:unmatched|matched|PS-matched|PSM|per-protocol|intention-to-treat|"
    r"intent-to-treat|ITT|PP|validation|derivation|training|test)"
    r"(?: (?:cohort|population|analysis|set|sample))?|"
    r"overall (?:cohort|population|analysis|set|sample))(?=[\s,;:()\[]|$)"
)


_PREPOSITION = Pattern(r"(?i)^(?:(?:in|with|the|those|to|that|of|an?|receiving)\s+)+")


class Ties:
    """Finds the context of results, sentence by sentence, in order."""

    def __init__(
        self, document: Document, compared: Collection[str] = (), primary: str = ""
    ) -> None:
        """Take a document, the names of what it compares, and its primary outcome where named."""
        self._outcomes = ResultOutcomes(document, compared, primary)

    def of(self, sentence: Sentence, places: Sequence[Place]) -> list[Tie]:
        """Return the context of the results that stand at ``places`` of ``sentence``."""
        outcomes = self._outcomes.of(sentence, places)
        ends = [0, *(place.end for place in places)]
        return [
            Tie(
                outcome=outcome,
                comparison=self._comparison(sentence, place.start),
                group=self._group(sentence, since, place.start),
            )
            for outcome, place, since in zip(outcomes, places, ends, strict=False)
        ]

    @staticmethod
    def _comparison(sentence: Sentence, start: int) -> str:
        found = ""
        for match in _COMPARED.finditer(sentence.text):
            if found and match.start() > start:
                break
            found = _PREPOSITION.sub("", match["what"]).strip()
        return found

    @staticmethod
    def _group(sentence: Sentence, since: int, start: int) -> str:
        parts: list[str] = []
        cohorts = [m for m in _COHORT.finditer(sentence.text) if m.start() < start]
        if cohorts:
            parts.append(readable(cohorts[-1]["what"]))
        local = [m for m in _LOCAL.finditer(sentence.text, since) if m.start() < start]
        if local and readable(local[-1]["what"]).lower() not in " ".join(parts).lower():
            parts.append(readable(local[-1]["what"]))
        return ", ".join(part for part in parts if part)
