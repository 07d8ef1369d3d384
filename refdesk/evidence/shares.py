# SPDX-License-Identifier: GPL-3.0-or-later
"""Two shares of people before an interval: what follows is what they differ by."""

from refdesk.evidence.intervals import Interval
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import Piece, Token
from refdesk.evidence.pattern import Pattern

_OF_MANY = Pattern(r" of (?:the )?\d")


def is_gap(line: NumberLine, value: Piece) -> bool:
    """Whether a number is the difference of the last two shares: "52% v 14% (38%, 95% CI 14-63)"."""
    shares = [
        piece
        for k, piece in enumerate(line.pieces)
        if piece.percent and piece.end <= value.start and k not in line.owner
    ][-2:]
    if len(shares) < 2:
        return False
    first, second = shares
    slack = first.half_unit + second.half_unit + value.half_unit
    gap = abs(first.value - second.value)
    return gap > slack and abs(gap - abs(value.value)) <= slack


def compares_shares(line: NumberLine, interval: Interval) -> bool:
    """Whether an interval below zero follows two shares: "81% versus 82% (95% CI -8, 5)"."""
    return interval.low.value < 0 and follows_shares(line, interval)


def follows_shares(line: NumberLine, interval: Interval) -> bool:
    """Whether two shares stand before an interval: "81% versus 62%, 95% CI for difference 12-28"."""
    before = [
        k
        for k in range(max(0, interval.first - 24), interval.first)
        if (line.pieces[k].percent or _is_part(line, k))
        and k not in line.used
        and k not in line.owner
    ]
    return len(before) >= 2


def _is_part(line: NumberLine, place: int) -> bool:
    """Whether a number, or "none", is so many of so many: "none of 25 in the other group"."""
    piece = line.pieces[place]
    if piece.token is Token.WORD and piece.text.lower() == "none":
        return bool(_OF_MANY.match(line.text, piece.end))
    return piece.token is Token.NUMBER and line.is_fraction(place)
