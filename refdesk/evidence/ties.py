# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result is about: its outcome, its comparison, the cohort or analysis it comes from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.result_groups import group_of
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
    r"was|were|had|over|by|did|on|is|are|which|when|during|with respect|with regard)\b|$)"
)
_PREPOSITION = Pattern(
    r"(?i)^(?:(?:in|with|the|those|to|that|of|an?|receiving)(?:\s+|$))+|(?:(?:^|\s+)(?:with|of|or|the|fewer|more|less|than))+$"
)
_NAMES_NONE = Pattern(
    r"(?i)^(?:this|these|them|it|which|expected|predicted|normal|usual|other|others|all|any|each|either|"
    r"half|twice|before|previously|one|two|three|four|other groups?|(?-i:[a-z]{1,2}))?$"
)
"""Words behind "than" that do not say what with: "than expected", "than before"."""


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
                outcome=found.text,
                comparison=self._comparison(sentence, place.start),
                group=group_of(sentence, since, place, found.factor),
            )
            for found, place, since in zip(outcomes, places, ends, strict=False)
        ]

    @staticmethod
    def _comparison(sentence: Sentence, start: int) -> str:
        found = ""
        for match in _COMPARED.finditer(sentence.text):
            if found and match.start() > start:
                break
            named = _PREPOSITION.sub("", match["what"].strip()).strip()
            if not _NAMES_NONE.match(named):
                found = named
        return found
