# SPDX-License-Identifier: GPL-3.0-or-later
"""How long people were followed, in the paper's words."""

from refdesk.domain.evidence import FollowUp
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER
from refdesk.evidence.text import Document, Role

_TIME = r"(?:-| )?(?:years?|months?|weeks?|days?|yrs?|mo|wks?|hours?|h)\b"
_SPAN = rf"{NUMBER}(?:\.\d+)?(?: ?(?:-|to|±|\+/-) ?\d+(?:\.\d+)?)?{_TIME}"
_FU = r"follow(?:ed|ing)?[- ]?up"
_PATTERNS = tuple(
    Pattern(rf"(?i){pattern}")
    for pattern in (
        rf"\b(?:median|mean|average)(?: \w+)? {_FU}(?: (?:period|time|duration|was|of|for|length|"
        rf"interval|in|the|all|surviving|patients|participants|survivors|both|groups|among))*[ "
        rf",:=(]*(?P<what>{_SPAN})",
        rf"\b(?:median|mean|average) (?:length|duration|period) of {_FU}(?: (?:was|of|in|"
        rf"surviving|patients|for))*[ ,:=(]*(?P<what>{_SPAN})",
        rf"\b(?:median|mean|average) {_FU} (?:time|duration|period|length)\b[^.;]{{0,60}}? (?:was|were) "
        rf"(?P<what>{_SPAN})",
        rf"\b(?:after|over|during|at|with|for) (?:a |an )?(?:median|mean|average|minimum|maximum|"
        rf"total)(?: \w+)?(?: of)? (?P<what>{_SPAN})(?: of)? {_FU}",
        rf"\bfollowed(?: up| prospectively)? for (?:a |an |up to |at least |the next |"
        rf"additional |further |another )*(?:(?:median|mean|average|minimum|maximum|total|period)"
        rf"(?: (?:of|duration|period))* )*(?P<what>{_SPAN})",
        rf"\b{_FU}(?: (?:period|time|duration|was|of|for|length|lasted|at|up to|extended|from|to|"
        rf"after|conducted|performed|ranged))*[ ,:=(]*(?P<what>{_SPAN})",
        rf"(?P<what>{_SPAN})(?:s)?[- ](?:of )?(?:\w+ )?{_FU}\b",
        rf"\bfollow(?:ed|ing) (?:\w+ ){{0,4}}for (?P<what>{_SPAN})",
    )
)


_TRIAL = Pattern(r"(?i)\b(?:RCT|trial|randomi[sz]ed)\b")
_OTHER_COHORT = Pattern(r"(?i)\b(?:cohort|registry|real-world|observational)\b")


def find_follow_up(document: Document, *, trial: bool = False) -> FollowUp | None:
    """Return the follow-up, a median or mean before a planned one; ``None`` where there is none.

    The first of several cohorts is given, that of the randomised ones where the paper is a
    ``trial``; the others stand in the sentence that the span opens.
    """
    for pattern in _PATTERNS:
        found: list[tuple[int, FollowUp]] = []
        for sentence in document.sentences:
            if sentence.role in {Role.BACKGROUND, Role.OTHER} or "ollow" not in sentence.text:
                continue
            if match := pattern.search(sentence.text):
                span = document.span(sentence, match.start("what"), match.end("what"))
                foreign = bool(_OTHER_COHORT.search(sentence.text))
                rank = foreign and not _TRIAL.search(sentence.text) if trial else False
                found.append((int(rank), FollowUp(span.text, span)))
        if found:
            return min(found, key=lambda item: item[0])[1]
    return None
