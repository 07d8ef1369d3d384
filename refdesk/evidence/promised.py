# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a bracket that no words announce holds an interval, as those before it did."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.atoms import Draft
from refdesk.evidence.intervals import Interval, holds, is_even
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import Token
from refdesk.evidence.pattern import Pattern

_SPREAD = Pattern(r"(?i)\b(?:range|IQR|inter-?quartile|quartiles?|SDs?|aged?|years old|min|max)\b")
_SIGNS = {Token.CLOSE: ")", Token.OPEN: "(", Token.SEPARATOR: ",", Token.WORD: "w", Token.P: "p"}
_P_FOLLOWS = Pattern(r",p|\)w?[(,]?p")
"""A P value beside a bracket, as signs of pieces: "(0.4, 3.6) kg (P = .02)"."""
MEDIAN = Pattern(r"(?i)\bmedian\b")
_POINTS_BEHIND = Pattern(r"(?i)[)\]] (?:points?|units?) (?:higher|lower|better|worse|more|less)\b")


@dataclass(frozen=True, slots=True)
class Carried:
    """The last result with an interval before a sentence, of the same section."""

    kind: str
    bracket: str
    """What opens its interval."""
    bare: bool
    """No words announce its interval."""
    joint: Token
    """What stands between its limits."""
    near: bool
    """It is of the sentence right before."""


def looks_promised(line: NumberLine, interval: Interval, carried: Carried | None) -> bool:
    """Whether a bracket is an interval where others were: "-0.09 (-0.65 to 0.46; P = .74)".

    A limit below zero or a P value beside it is in no range of ages, doses or counts, nor is the
    value then in the middle of it.
    """
    behind = line.pieces[interval.last + 1 : interval.last + 5]
    sign = "".join(_SIGNS.get(piece.token, "?") for piece in behind)
    return (
        bool(_P_FOLLOWS.match(sign))
        or interval.low.value < 0
        or _goes_on(line, interval, carried)
        or _is_middle(line, interval)
    )


def _is_middle(line: NumberLine, interval: Interval) -> bool:
    place = _value_place(line, interval)
    if place is None or _SPREAD.search(line.text):
        return False
    return "." in line.pieces[place].text and is_even(line.pieces[place], interval)


def _value_place(line: NumberLine, interval: Interval) -> int | None:
    """Return the place of the number right before a bracket, but for a unit."""
    place = interval.first - 1
    place -= place > 0 and line.pieces[place].token is Token.WORD  # "0.8 years (0.6 to 1.2)"
    return place if place >= 0 and line.pieces[place].token is Token.NUMBER else None


def _goes_on(line: NumberLine, interval: Interval, carried: Carried | None) -> bool:
    """Whether a bracket is an interval because that of the sentence before was printed alike.

    Square brackets hold no ages, wherever they did before; what is "(2.0 to 12.1) points higher" is
    a difference.
    """
    place = _value_place(line, interval)
    if carried is None or place is None:
        return False
    if not holds(line.pieces[place], interval) or _SPREAD.search(line.text):
        return False
    bracket = line.pieces[interval.first].text
    joint = line.pieces[interval.last - 1].token
    alike = bracket == "(" or (bracket in ",;" and bracket == carried.bracket)
    if alike and carried.bare and joint is carried.joint:
        share = carried.kind == "PCT" and line.pieces[place].percent
        plain = joint in {Token.TO, Token.DASH} and not MEDIAN.search(line.text)
        return plain and (carried.near or share)
    if place != interval.first - 1:
        return False
    if bracket == "[" and carried.bracket == "[":
        return True
    return carried.near and bool(_POINTS_BEHIND.match(line.text, interval.high.end))


def is_spread(line: NumberLine, place: int | None, drafts: Sequence[Draft]) -> bool:
    """Whether words before a bare bracket say that it holds a range or quartiles."""
    if place is None:
        return True
    since = line.pieces[drafts[-1].last].end if drafts else 0
    start = line.pieces[place].start
    announced = any(
        line.pieces[k].token is Token.INTERVAL and k not in line.owner for k in range(place)
    )
    if announced or (drafts and drafts[-1].kind == "MEDIAN"):
        return bool(_SPREAD.search(line.text, since, start))
    return bool(_SPREAD.search(line.text, since, start) or MEDIAN.search(line.text, since, start))
