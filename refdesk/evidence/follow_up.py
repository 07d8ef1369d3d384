# SPDX-License-Identifier: GPL-3.0-or-later
"""How long people were followed, in the paper's words."""

from refdesk.domain.evidence import FollowUp
from refdesk.evidence.durations import longest_time
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence

_UNIT = r"(?:years?|months?|weeks?|days?|yrs?|y|mo|mos|wks?|wk|hours?|hrs?|h|d)\b"
_TIME = rf"(?:-| )?(?:(?:postoperative|consecutive|additional|further|calendar|full) )?{_UNIT}"
_SPAN = (
    rf"{NUMBER}(?:\.\d+)?(?: ?(?:-|to|±|\+/-) ?\d+(?:\.\d+)?)?{_TIME}"
    r"(?: and (?:\d{1,2}|a half) (?:months?|weeks?|days?))?"
)
_LIST = rf"(?:(?:baseline|entry|{NUMBER}(?:{_TIME})?)(?:,? and |, | & | or ))*"
"""Earlier times of the same list: the last one, the longest, is given."""
_NUMBERED = r"(?:days?|weeks?|months?|years?) (?:\d{1,3}(?:,? and |, | & ))*(?P<what>\d{1,3})\b"
_FU = r"follow(?:ed|ing)?[- ]?up"
_LONG = r"(?:time|duration|period|length)"
_PATTERNS = tuple(
    Pattern(rf"(?i){pattern}", hints=("ollow",))
    for pattern in (
        rf"\b(?:median|mean|average)(?: \w+)? {_FU}(?: (?:period|time|duration|was|of|for|length|"
        rf"interval|in|the|all|surviving|patients|participants|survivors|both|groups|among))*[ "
        rf",:=(]*(?P<what>{_SPAN})",
        rf"\b(?:median|mean|average) {_LONG} of {_FU}(?: (?:was|of|in|surviving|patients|for))*[ ,:=(]*"
        rf"(?P<what>{_SPAN})",
        rf"\b(?:median|mean|average) {_FU} {_LONG}\b[^.;]{{0,60}}? (?:was|were) (?P<what>{_SPAN})",
        rf"\b{_FU}(?: {_LONG})? \((?:median|mean|average)(?: of)?[,:=]? (?P<what>{_SPAN})",
        rf"\b{_FU}(?: {_LONG})? (?:was|of) (?:a )?(?:median|mean|average)(?: of)? (?P<what>{_SPAN})",
        rf"\b(?:after|over|during|at|with|for) (?:a |an )?(?:median|mean|average|minimum|maximum|"
        rf"total)(?: \w+)?(?: of)? (?P<what>{_SPAN})(?: of)? {_FU}",
        rf"\bfollow(?:ed|ing)(?: up| prospectively)? (?:\w+ )?(?:for|over|during) (?:a |an |up to |at least |"
        rf"the next |the (?:first|following) |additional |further |another |approximately |about |"
        rf"more than )*(?:(?:median|mean|average|minimum|maximum|total|period)(?: (?:of|duration|period))* )*"
        rf"(?P<what>{_SPAN})",
        rf"\bfollowed(?:[- ]up)? (?:until|to|through|till|up to|on) (?:the )?{_NUMBERED}",
        rf"\b{_FU}(?: (?:period|time|duration|was|were|is|of|for|length|lasted|will|be|made|covers|ends|"
        rf"at|up to|extended|from|to|"
        rf"after|conducted|performed|ranged|visits?|assessments?|evaluations?|measurements?|interviews?|a|"
        rf"an|the|additional|approximately|about|until|occurred|took place|took|completed|obtained))*"
        rf"[ ,:=(]*(?:after )?{_LIST}(?P<what>{_SPAN})",
        rf"\b{_FU}(?: (?:visits?|assessments?|evaluations?|measurements?|was|were|at|on|in|to))+ {_NUMBERED}",
        rf"\b(?P<what>{_SPAN})(?:s)?[- ](?:of )?(?:\w+ )?{_FU}\b",
        rf"\bfollow(?:ed|ing) (?:\w+ ){{0,4}}for (?P<what>{_SPAN})",
        rf"\bfollowed (?:\w+ ){{0,3}}(?:at|until|through) {_LIST}(?P<what>{_SPAN})",
    )
)
_UNIT_BEFORE = Pattern(r"(?i)\b(day|week|month|year)s? (?:\d{1,3}(?:,? and |, | & ))*$")
_LATER = rf"{NUMBER}(?:\.\d+)?[- ](?:years?|months?|weeks?|yrs?|mo|wks?)"
_MEASURED = Pattern(
    r"(?i)\b(?:assess(?:ed|ments?)|measur(?:ed|ements?)|evaluat(?:ed|ions?)|collected|recorded|re-?examined|"
    r"obtained|completed?|interviewed|surveyed|tested|examined|outcomes?|end ?points?|determined|scored|"
    r"reviewed|visits?|seen|made|re-?assessed|performed|questionnaires?|administered)\b"
    r"(?:(?!, with|implement|introduc)[^.;]){0,110}?"
    rf"(?:\b(?:at|after|until) {_LIST}(?P<what>{_LATER})\b(?! (?:of age|old|before|prior|preced|history))|"
    rf" (?P<after>{_LATER}) (?:after|post|following)[- ]?(?:randomi|surg|operat|treat|base|enrol|interv|"
    r"part|discharge|transplant|donat|implement|therapy|the ))",
    hints=("month", "week", "year", "yr", "mo", "wk"),
)
"""When outcomes were looked at: the follow-up of a trial that uses no such word."""


_TRIAL = Pattern(r"(?i)\b(?:RCT|trial|randomi[sz]ed)\b")
_OTHER_COHORT = Pattern(r"(?i)\b(?:cohort|registry|real-world|observational)\b")


def find_follow_up(
    document: Document, *, trial: bool = False, over_time: bool = False
) -> FollowUp | None:
    """Return the follow-up, a median or mean before a planned one; ``None`` where there is none.

    The first of several cohorts is given, that of the randomised ones where the paper is a
    ``trial``; the others stand in the sentence that the span opens. Of several times the last one
    is given. A trial that does not speak of its follow-up is read by when it measured its outcomes,
    else, as other studies ``over_time``, by the longest time that it tells of.
    """
    for pattern in _PATTERNS:
        found: list[tuple[int, FollowUp]] = []
        for sentence in document.sentences:
            if sentence.role in {Role.BACKGROUND, Role.OTHER} or "ollow" not in sentence.text:
                continue
            if match := pattern.search(sentence.text):
                foreign = bool(_OTHER_COHORT.search(sentence.text))
                rank = foreign and not _TRIAL.search(sentence.text) if trial else False
                found.append((int(rank), _at(document, sentence, *match.span("what"))))
        if found:
            return min(found, key=lambda item: item[0])[1]
    if trial and (measured := _measured(document)):
        return measured
    place = longest_time(document) if over_time else None
    return _at(document, *place) if place else None


def _at(document: Document, sentence: Sentence, start: int, end: int) -> FollowUp:
    """Return the words at a place, with the unit that stands before a lone number."""
    if sentence.text[start:end].isdigit() and (unit := _UNIT_BEFORE.search(sentence.text[:start])):
        span = document.span(sentence, unit.start(), end)
        return FollowUp(f"{unit[1]} {sentence.text[start:end]}", span)
    span = document.span(sentence, start, end)
    return FollowUp(span.text, span)


def _measured(document: Document) -> FollowUp | None:
    for sentence in document.sentences:
        if sentence.role in METHOD_ROLES and (match := _MEASURED.search(sentence.text)):
            group = "what" if match["what"] else "after"
            return _at(document, sentence, *match.span(group))
    return None
