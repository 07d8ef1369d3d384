# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was given what: the arms behind "randomly assigned to", "received either", "divided into".

The sentence is read with its brackets hidden, so that "(1:1)", "(n = 206)" and doses in brackets
stand in nobody's way; then the list of arms is cut at its "or" and "and".
"""

import re
from collections.abc import Iterator

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import HIDDEN, Sentence
from refdesk.evidence.vocabulary import word_set

Place = tuple[int, int]
"""``[start, end)`` of one arm in its sentence."""

_TRIGGER = Pattern(
    r"(?i)\b(?:randomi[sz]ed(?! ?(?:,|-|controlled|clinical|trial|study|double|placebo|open|single|"
    r"phase|parallel|cross|comparative|prospective|multicent))|randomly|assigned|allocated|divided|"
    r"randomi[sz]ation)\b[^.;]{0,140}?(?<!\d )\b(?P<to>to(?! \d+(?: years|-)| be\b)|into|between|"
    r"receiv(?:e|ed|ing)|(?:treated|treatment|therapy|injected) with)\b",
    hints=("andom", "ssigned", "llocated", "ivided"),
)
_GIVEN = Pattern(
    r"(?i)\b(?P<to>(?:received|were given|were administered|underwent|(?:were |was )?treated with|"
    r"receiving))\b",
    hints=("eceiv", "given", "administered", "nderwent", "reated"),
)
_FILLER = Pattern(
    r"(?i)(?:[ ,:\x00]|\b(?:either|receiv(?:e|ing)|treatment with|therapy with|one of|"
    r"(?:two|three|four|five|2|3|4|5)(?: [\w-]+)?(?: [\w-]+)? "
    r"(?:groups|arms|treatments|conditions|regimens|"
    r"interventions|therapies|schedules)(?: of \d+[ \w]{0,20}(?= ?:)| receiving| with)?|undergo(?:ing)?|take|"
    r"be treated with|get|be given|(?:once|twice)[- ]daily|(?:daily )?doses? of|an?|the|"
    r"groups?(?= ?[:,])|"
    r"to|in|with|of|receipt|1|2)\b(?![-\w]))+"
)
_SEPARATORS = {
    "or": Pattern(
        r"(?i)[ \x00]*,? ?\b(?:or|versus|vs\x00?|compared (?:with|to))(?: to| with)?(?: receiv(?:e|ing)|"
        r" either)?(?=,? )"
    ),
    "and": Pattern(r"(?i)[ \x00]*[,;]? ?\band(?: to)?(?: receiv(?:e|ing))?(?=,? )"),
}
_COMMA = Pattern(r"[ \x00]*[,;] (?:to )?")
_CUT = Pattern(
    r"(?i)[ ,]+(?:in(?! combination)|for|at|after|on|by|every|twice|once|daily|weekly|over|"
    r"during|within|as|while|"
    r"until|before|prior|using|from|who|was|were|according|stratified|with (?:follow-up|a)|between|"
    r"followed|followed by|given|administered|respectively|both|whereas|that|which|where|starting|"
    r"each|per|up to|then|through|\d+ times)\b"
)
_UNCLEAR = Pattern(
    r"(?i)\bwith(?: \x00+)? or without|\bpresence or absence|"
    r"\bor (?:more|less|older|younger|fewer|not|without|above|higher)\b"
)
_CONTROL_NAME = Pattern(
    r"(?i)^[ \x00]*(?:the |an? |to |no )*(?:\w+ )?"
    r"(?:placebo|controls?|usual|standard|sham|conventional|routine|wait)"
)
_LONGEST_LIST = 420
_GROUP_END = Pattern(r"(?i)[ \x00]*\b(?:treatment )?(?:groups?|arms?)?[ \x00]*$")


def arms_given(sentence: Sentence) -> Iterator[list[Place]]:
    """Yield each list of arms that people were randomised to, in the order of the text."""
    for match in _TRIGGER.finditer(sentence.plain):
        into = match["to"].lower() in {"into", "between"}
        if places := _list_behind(sentence.plain, match.end(), groups=into):
            yield places


def arms_received(sentence: Sentence) -> Iterator[list[Place]]:
    """Yield lists behind "received": with "either", or with a bracket behind every arm."""
    for match in _GIVEN.finditer(sentence.plain):
        either = sentence.plain[match.end() :].lstrip(" ,").lower().startswith("either")
        places = _list_behind(sentence.plain, match.end(), groups=False)
        if places and (either or _all_counted(sentence, places)):
            yield places


def _all_counted(sentence: Sentence, places: list[Place]) -> bool:
    return all(
        HIDDEN in sentence.plain[start : end + 2] and len(sentence.plain[start:end].split()) <= 9
        for start, end in places
    )


def _list_behind(text: str, start: int, *, groups: bool) -> list[Place]:
    filler = _FILLER.match(text, start)
    first = filler.end() if filler else start
    groups = groups or bool(filler and "groups" in filler[0])
    end = _list_end(text, first)
    if _UNCLEAR.search(text, first, end):
        return []
    parts = _cut_at(text, first, end, "or") or _cut_and(text, first, end, groups=groups)
    trimmed = [_trimmed(text, *part) for part in parts]
    return trimmed if len(trimmed) > 1 and all(a < b for a, b in trimmed) else []


def _list_end(text: str, first: int) -> int:
    """Return the end of the clause; a semicolon with "or" or "and" behind it goes on."""
    end = min(len(text), first + _LONGEST_LIST)
    for stop in (". ", ": "):
        found = text.find(stop, first, end)
        end = found if found >= 0 else end
    semicolon = text.find(";", first, end)
    if semicolon >= 0 and not any(f"; {joint}" in text[semicolon:end] for joint in _JOINTS):
        end = semicolon
    return end


_JOINTS = ("or", "and")


def _cut_at(text: str, first: int, end: int, kind: str) -> list[Place]:
    """Cut "X, Y or Z" at its first joint, and what stands before it at its commas."""
    joint = _SEPARATORS[kind].search(text, first, end)
    if joint is None or joint.start() <= first:
        return []
    head = _split_commas(text, first, joint.start(), oxford="," in joint[0] or ";" in joint[0])
    if not head:
        return []
    return [*head, (joint.end(), _tail_end(text, joint.end(), end))]


def _split_commas(text: str, first: int, end: int, *, oxford: bool) -> list[Place]:
    """Return the parts of "X, Y"; commas count as joints where each part is short."""
    parts: list[Place] = []
    start = first
    for comma in _COMMA.finditer(text, first, end):
        parts.append((start, comma.start()))
        start = comma.end()
    parts.append((start, end))
    short = all(1 <= len(text[a:b].replace(HIDDEN, " ").split()) <= 8 for a, b in parts)
    counted = all(HIDDEN in text[a : b + 2] for a, b in parts)
    if len(parts) == 1 or (short and (oxford or counted)):
        return parts
    # "X, a drug, or Y": the first comma ends the name
    return parts[:1] if len(text[slice(*parts[0])].split()) <= 8 else []


def _tail_end(text: str, start: int, end: int) -> int:
    """Return the end of the last arm: before a comma, a second "or", another count of people."""
    for pattern in (_COMMA, _SEPARATORS["or"], _NEXT_GROUP):
        if (stop := pattern.search(text, start + 2, end)) and stop.start() > start + 1:
            end = stop.start()
    return end


_NEXT_GROUP = Pattern(r"(?i),? and \d")


def _cut_and(text: str, first: int, end: int, *, groups: bool) -> list[Place]:
    """Cut at "and" only where it must join arms: "into A and B", "A (n = 2) and B", "and placebo"."""
    joints = list(_SEPARATORS["and"].finditer(text, first, end))
    sure = [
        m for m in joints
        if m[0].startswith((HIDDEN, " " + HIDDEN)) or " to" in m[0] or _CONTROL_NAME.match(text, m.end())
    ]  # fmt: skip
    chosen = sure or (joints if groups and len(joints) == 1 else [])
    if not chosen or chosen[0].start() <= first:
        return []
    joint = chosen[0]
    head = _split_commas(text, first, joint.start(), oxford=True)
    return [*head, (joint.end(), _tail_end(text, joint.end(), end))] if head else []


def _trimmed(text: str, start: int, end: int) -> Place:
    """Return an arm without dose times, settings and "group" behind it; its bracket stays."""
    while start < end and text[start] in " ,;":
        start += 1
    cut = _CUT.search(text, start + 1, end)
    if cut:
        end = cut.start()
    if (tail := _GROUP_END.search(text, start, end)) and HIDDEN not in tail[0]:
        end = tail.start()
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return start, end


_SHARED_FIRST = word_set(
    "active real true high low early late standard sham oral single double short long laparoscopic open "
    "intravenous intramuscular topical immediate delayed anodal cathodal conventional intensive "
    "continuous intermittent high-dose low-dose"
)


def shared_head(first: str, last: str) -> str:
    """Return "active tDCS" for "active or sham tDCS"; ``""`` where the first arm has its own noun."""
    words, others = first.replace(HIDDEN, " ").split(), re.sub(r" ?\(.*", "", last).split()
    shared = len(words) == 1 and (
        words[0].lower() in _SHARED_FIRST or words[0].lower().endswith("scopic")
    )
    if shared and 2 <= len(others) <= 4:
        return f"{words[0]} {' '.join(others[1:])}"
    return ""
