# SPDX-License-Identifier: GPL-3.0-or-later
"""The group that a result holds for: a subgroup, an arm on its own, a time, or an analysis."""

import re

from refdesk.evidence.clauses import bracket_end
from refdesk.evidence.notation import OF_ONE_GROUP
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.result_outcomes import Place
from refdesk.evidence.text import HIDDEN, Sentence

_NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|"
    r"twenty-four|first|second|third)"
)
_UNIT = r"(?:h|hours?|min|minutes?|days?|weeks?|wks?|months?|mo|years?|yrs?)"
_TIME = Pattern(
    rf"(?i)\b(?:at|after|by|on|following|until|over|within|during|in|from) (?:the |a |about )?(?P<what>"
    rf"(?:(?:weeks?|days?|months?|years?|visit)[ -]{_NUMBER}|{_NUMBER}(?:st|nd|rd|th)?[ -]{_UNIT}\b"
    rf"(?!['’]? (?:old|of age|survival|period))(?: (?:follow-?up|post-?\w+|after [\w-]+))?|"
    rf"(?:last |final |the end of )?follow-?up|the end of (?:the )?(?:study|treatment|trial|intervention)))"
)
"""A time of measurement: "at 6 months", "on day 16", "at follow-up"."""
_WHO = (
    r"(?:women|men|girls|boys|males|females|smokers|non-?smokers|children|adults|infants|adolescents|"
    r"patients|participants|subjects|those|individuals|people|students|caregivers|mothers)"
)
_SUBGROUP = Pattern(
    rf"(?i)\b(?:in|among|amongst|for|within) (?P<what>(?:the )?"
    rf"(?:(?!(?:and|or|the|both|all|of|in|with|between)\b)[\w+-]+ ){{0,4}}?{_WHO}\b"
    rf"(?: (?:with|without|aged|who|under|over|on|not|in whom|at|taking|receiving|given|treated)\b"
    rf"[^,;:()\x00]{{2,50}}?)?)"
    rf"(?=[,;:.()\x00]|$| (?:was|were|had|is|are|did|than|compared|at|after|but|and|the|there|a|an)\b)"
)
"""People in part: "among women with diabetes"."""
_ARM = Pattern(
    r"(?i)\b(?:in|for|with|of|by|the) (?:the )?(?P<what>(?:(?!(?:and|or|the|both|all|of|in|with|between|each|"
    r"two|three|either|other|for|than|was|were|had)\b)[\w+/.,-]+ ){1,4}?(?:groups?|arms?|cohort)\b|"
    r"groups? (?:[A-D1-4]|I{1,3}|IV)\b)"
)
_ARM_BEHIND = Pattern(
    r"(?i)^[)\]\x00 ]*(?:[\w/%.-]+ )?(?:in|on|for|with|among|from|following|after) (?:the )?"
    r"(?P<what>[^\s,;:.()\x00][^,;:.()\x00]{1,50}?)(?=[,;:.()\x00]|$| (?:and|versus|vs|compared|but|was|"
    r"were|at|respectively)\b)"
)
"""The arm whose own value stands before it: "20 days (95% CI 13-27) for the tea group"."""
_ARM_WITHIN = Pattern(
    r"(?i) (?:in|on|for|with|among) (?:the )?(?P<what>[a-z0-9][^,;:()\[\]\x00]{1,50}?)(?= ?[(\[\x00])"
)
"""The arm between a value and its interval: "96% for the tea (89 of 93) (95% CI 93-98)"."""
_EACH = Pattern(
    r"(?i)^[)\]\x00 ]*(?:in|on|for|with|among) (?:the )?(?P<what>[^,;:.()\x00]{2,50}? (?:groups?|arms?))"
    r"(?:,? (?:and|compared (?:with|to)|versus|vs\.?|but|while|whereas) (?:only |by |an? |-?\d)|$|\.)"
)
"""The arm of a change of its own: "fell by 30 (95% CI 5-54) in the tea group and 40 ..."."""
_EACH_BEFORE = Pattern(r"(?i)\bin (?:the )?(?P<what>(?:[\w-]+ ){1,3}(?:group|arm)) by $")
_COMPARES = Pattern(
    r"(?i)\b(?:than|compared|versus|vs|between|differ\w*|relative to|comparison|favou?r\w*|both|among|"
    r"across|groups)\b"
)
_ALONE = OF_ONE_GROUP | {"SENS", "SPEC"}
_CHANGES = frozenset({"MD", "P"})
_COHORT = Pattern(
    r"(?i)\b(?:in|among|within|for|of) (?:the |this |our |an? |either the |either )?(?P<what>"
    r"(?:(?!(?:and|the|of|in|at|with|this|our)\b)[\w-]+ ){0,4}?(?:RCT|RCTs|subgroups?|per-protocol|registry|"
    r"(?:validation|training|derivation|test|replication|discovery|matched|unmatched|internal|external) "
    r"(?:cohort|set|sample|population|dataset)|(?:overall|total|whole|entire|intention-to-treat|"
    r"intent-to-treat|per-protocol|propensity-matched|matched|unmatched) (?:study )?(?:cohort|population|"
    r"sample|"
    r"analysis)))(?=[\s,;:()\x00]|$)"
)
_LOCAL = Pattern(
    r"(?i)\b(?P<what>(?:before|after|following|prior to) (?:the |propensity[- ](?:score "
    r")?)?(?:PSM|IPTW|PS matching|matching|weighting|propensity[ -]score "
    r"matching)|(?:unmatched|PS-matched|PSM|per-protocol|intention-to-treat|"
    r"intent-to-treat|ITT)(?: (?:cohort|population|analysis|set|sample))?|"
    r"(?:matched|PP|validation|derivation|training|test|\w+variate|\w+variable|individual|subgroup) "
    r"(?:cohort|population|analysis|set|sample)|"
    r"overall (?:cohort|population|analysis|set|sample))(?=[\s,;:()\[]|$)"
)
_STUDY = Pattern(
    r"(?i)^in (?:the|this|our) (?P<what>RCT|(?:[\w-]+ )?cohort)\b(?! study)|"
    r"^(?:in|for) (?:the )?(?P<part>str(?:at|ie)um [\w+-]+|(?!(?:this|our|present|current|first|main|final|"
    r"randomi[sz]ed|controlled|clinical|open|double|pilot|pooled|same)\b)(?:[\w+-]+ ){1,3}"
    r"(?:trial|subset|subgroup|model|cohort|stratum))(?: \([nN] ?= ?[\d,]+\))?,? "
)
"""The study that a whole sentence is about, where a paper has several: "In the cohort, ..."."""
_JOINED = Pattern(r",? (?:and|or) ?")
_IS_ARM = Pattern(
    r"(?i)\b(?:receiv\w+|given|treated|taking|took|allocated|assigned|random\w+|groups?)\b"
)
_NO_GROUP = Pattern(
    r"(?i)^(?:mean|median|total|outcomes?|as well as)\b|\d ?[±.%]|±|\b(?:versus|vs|compared|respectively|"
    r"effect|confirmed|predicted|sensitivity|"
    r"specificity|groups?|arms?)\b"
)
"""Words beside a result that are no group of its own: values, both arms, another measure."""
_FAR = 600
"""Characters before a result in which a cohort may be named."""
_LEAD = 160
"""Characters at the begin of a sentence, and behind a result, in which a group is looked for."""
_LONGEST = 80
"""Characters of a group that begins before a result."""
_BESIDE = 30
"""Characters between a time and the result that it is the time of."""
_CLAUSE_END = Pattern(r"[;]|, (?:whereas|while|but)|\b(?:whereas|while)\b")


def group_of(sentence: Sentence, since: int, place: Place, factor: str) -> str:
    """Return the group that the result at ``place`` holds for; ``""`` for all, or where it is unsaid.

    ``since``: where the result before ends; ``factor``: what the result relates to its outcome. A
    group that is compared with another in the same result is none: both are.
    """
    plain, start = sentence.plain, place.start
    study = _study_of(sentence)
    if factor and not _NO_GROUP.search(factor):
        return _of_study(study, factor) if _LOCAL.match(factor) else factor
    if local := _last(_LOCAL, sentence.text, since, start):
        return _of_study(study, readable(local["what"]))
    since = max([since, *(m.end() for m in _CLAUSE_END.finditer(plain, since, start))])
    behind_at = bracket_end(plain, place.end)
    rest = plain[behind_at : behind_at + _LEAD]
    alone = place.kind in _ALONE
    if own := _own_arm(plain, since, place, rest):
        return own
    if behind := _SUBGROUP.match(rest.lstrip(f")] {HIDDEN}")):
        return readable(behind["what"])
    part = _last(_SUBGROUP, plain, since, start)
    if part and _is_second(part, plain, since):
        return ""
    if part and (
        alone or not (_COMPARES.search(plain, part.end(), start) or _IS_ARM.search(part["what"]))
    ):
        return readable(part["what"])
    if alone and (arm := _last(_ARM, plain, since, start)):
        return readable(arm["what"])
    if (lead := _SUBGROUP.match(plain[:_LEAD])) and plain[lead.end() : lead.end() + 1] == ",":
        return readable(lead["what"])
    if cohort := _last(_COHORT, plain, max(0, start - _FAR), start):
        return readable(cohort["what"])
    if study:
        return study
    time = _last(_TIME, plain, since, start)
    if time and start - time.end() < _BESIDE:
        return readable(time["what"])
    return ""


def _own_arm(plain: str, since: int, place: Place, rest: str) -> str:
    """Return the one arm that a value beside it is of, ``""`` where a result is of both."""
    found = None
    if place.kind in _ALONE:
        found = _ARM_BEHIND.match(rest) or _ARM_WITHIN.search(plain, place.anchor, place.end)
    elif place.kind in _CHANGES:
        within = _ARM_WITHIN.search(plain, place.anchor, place.end)
        found = (
            _EACH.match(rest)
            or _EACH_BEFORE.search(plain, since, place.start)
            or (within if within and within["what"].endswith(("group", "arm")) else None)
        )
    return readable(found["what"]) if found else ""


def _study_of(sentence: Sentence) -> str:
    """Return the study, or the part of it, that a whole sentence is about; ``""`` for all."""
    found = _STUDY.match(sentence.text)
    return readable(found["what"] or found["part"]) if found else ""


def _of_study(study: str, analysis: str) -> str:
    """Return an analysis with the study that it belongs to: "cohort, after PSM"."""
    return f"{study}, {analysis}" if study else analysis


def _is_second(part: re.Match[str], plain: str, since: int) -> bool:
    """Whether a subgroup is the second of a list, of which each may have its own result."""
    before = _last(_SUBGROUP, plain, since, part.start())
    return before is not None and bool(_JOINED.fullmatch(plain[before.end() : part.start()]))


def _last(pattern: Pattern, text: str, since: int, start: int) -> re.Match[str] | None:
    """Return the last match that begins between two places."""
    found = None
    for match in pattern.finditer(text, since, start + _LONGEST):
        if match.start() >= start:
            break
        found = match
    return found
