# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result is about: its outcome, its comparison, the cohort or analysis it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.atoms import Draft
from refdesk.evidence.outcomes import outcome_spans
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Document, Sentence
from refdesk.evidence.vocabulary import VAGUE_OUTCOME


@dataclass(frozen=True, slots=True)
class Tie:
    """Context of one result; ``""`` where the text does not say."""

    outcome: str = ""
    comparison: str = ""
    group: str = ""


_FOR = Pattern(
    r"(?i)(?:ratios?|risks?|difference|reduction)s?(?: \(?\[?[A-Za-z]{2,4}\]?\)?)? (?:for|of|"
    r"in) (?P<what>[^,;:()=\[\]]{2,60}?)"
    r"(?= (?:was|were|is|of|compared|in the|with|at)\b|[,;:(=\[]|$)"
)
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
    """Finds the context of results; keeps the words of each sentence it has seen."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = {(s.section, s.start): n for n, s in enumerate(document.sentences)}
        self._outcomes: dict[int, list[tuple[int, int, str]]] = {}
        self._last_end: tuple[int, int] = (-1, 0)

    def of(self, sentence: Sentence, start: int, end: int, draft: Draft) -> Tie:
        """Return the context of the result at ``[start, end)`` of ``sentence``."""
        number = self._places[(sentence.section, sentence.start)]
        since = self._last_end[1] if self._last_end[0] == number else 0
        self._last_end = (number, end)
        return Tie(
            outcome=self._outcome(number, sentence, since, start, end, draft),
            comparison=self._comparison(sentence, start),
            group=self._group(sentence, since, start),
        )

    def _outcome(
        self, number: int, sentence: Sentence, since: int, start: int, end: int, draft: Draft
    ) -> str:
        if draft.kind != "P" and (match := _FOR.search(sentence.text, max(0, start - 12), end)):
            phrase = readable(match["what"])
            if phrase and phrase.lower() not in VAGUE_OUTCOME and not phrase[0].isdigit():
                return phrase
        spans = self._spans(number)
        before = [text for first, last, text in spans if last <= start and first >= since]
        if before:
            return _nearest(before)
        earlier = [text for first, last, text in spans if last <= start]
        if earlier:
            return earlier[-1] if since else earlier[0]
        behind = [text for first, _, text in spans if start <= first]
        if behind:
            return behind[0]
        previous = self._spans(number - 1) if number else []
        same = number and self._document.sentences[number - 1].section == sentence.section
        return previous[0][2] if previous and same else ""

    def _spans(self, number: int) -> list[tuple[int, int, str]]:
        if number not in self._outcomes:
            sentence = self._document.sentences[number]
            words = sentence.words
            groups = [m.span("what") for m in _COHORT.finditer(sentence.text)]
            self._outcomes[number] = [
                (start, end, sentence.text[start:end])
                for a, b in outcome_spans(words, sentence.runs)
                for start, end in [(words[a].start, words[b - 1].end)]
                # "patients with low platelet count" are a subgroup, not an outcome
                if not any(first < end and start < last for first, last in groups)
            ]
        return self._outcomes[number]

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


def _nearest(phrases: Sequence[str]) -> str:
    """Return the last phrase that names something; the last one where all are vague."""
    specific = [text for text in phrases if text.lower() not in VAGUE_OUTCOME]
    return (specific or list(phrases))[-1]
