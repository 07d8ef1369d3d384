# SPDX-License-Identifier: GPL-3.0-or-later
"""Confidence intervals of a sentence, found among its scanned pieces."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.notation import RATIOS, Piece, Token
from refdesk.evidence.vocabulary import word_set

_RANGE_WORDS = word_set(
    "of was were is from between for the difference differences ranging ranged range lower upper "
    "limit limits bound bounds values width with mean means median medians"
)
_NOT_UNIT = word_set("with in for of among after at on who by as or")
_OPEN_END = word_set("NR NE NA NC")
_NEVER = word_set(
    "reached reach estimable evaluable available applicable calculable determined attained estimated"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """Two limits and the pieces ``[first, last]`` that print them."""

    low: Piece
    high: Piece
    """Infinite where the paper says "not reached"."""
    first: int
    last: int
    level: float | None
    bare: bool
    """No words announce it: it stands in brackets behind a number."""
    promised: bool = False
    """Bare, but the sentence announced an interval before: "0.25 (95% CI 0.1, 0.8) and 0.68 (0.1, 1.3)"."""


def is_slip(value: Piece, interval: Interval) -> bool:
    """Whether a value is outside an announced interval for its sign or its per cent alone.

    "fell by 1.93% (95% CI -2.91 to -0.95)", "65% (95% CI 0.60-0.69)".
    """
    if interval.bare or holds(value, interval):
        return False
    mirrored = interval.low.value < 0 and holds(value._replace(value=-value.value), interval)
    share = value._replace(value=value.value / 100, half_unit=value.half_unit / 100)
    as_share = value.percent and not interval.high.percent and interval.high.value <= 1
    return mirrored or (as_share and holds(share, interval))


def holds(value: Piece, interval: Interval, slack: float | None = None) -> bool:
    """Whether a value is inside an interval, within rounding or a given ``slack``."""
    if slack is None:
        slack = value.half_unit + max(interval.low.half_unit, interval.high.half_unit)
    low, high = interval.low.value, interval.high.value
    return min(low, high) - slack <= value.value <= max(low, high) + slack


_COARSE = 15
"""Units of the last digit within which any three numbers look even."""
_EVEN = 0.02
"""Share of its width by which a value may miss the middle beyond rounding."""


def is_even(value: Piece, interval: Interval) -> bool:
    """Whether a value is the middle of an interval, on the plain or the log scale, within rounding.

    So are estimates and their confidence limits; ranges and quartiles seldom are.
    """
    low, high = sorted((interval.low.value, interval.high.value))
    unit = max(interval.low.half_unit, interval.high.half_unit)
    width = high - low
    if not math.isfinite(width) or width < 2 * unit * _COARSE or not low < value.value < high:
        return False
    plain, log = _off_middle(value, interval)
    if plain * width <= value.half_unit + unit + _EVEN * width:
        return True
    if low <= 0:
        return False
    slack = value.half_unit / value.value + unit / low / 2 + unit / high / 2
    return log * math.log(high / low) <= slack + _EVEN * math.log(high / low)


def is_like_ratio(value: Piece, interval: Interval) -> bool:
    """Whether a value is nearer to the middle of its interval on the log scale than on the plain one."""
    inside = 0 < interval.low.value < value.value < interval.high.value < math.inf
    plain, log = _off_middle(value, interval) if inside else (0.0, 0.0)
    return log < plain


def _off_middle(value: Piece, interval: Interval) -> tuple[float, float]:
    """Return how far a value is from the middle, in widths: on the plain and, above nought, log scale."""
    low, high = sorted((interval.low.value, interval.high.value))
    plain = abs((low + high) / 2 - value.value) / (high - low)
    if low <= 0:
        return plain, math.inf
    return plain, abs(math.log(value.value) - math.log(low * high) / 2) / math.log(high / low)


def is_at(pieces: Sequence[Piece], at: int, token: Token) -> bool:
    """Whether the piece at ``at`` is there and is a ``token``."""
    return 0 <= at < len(pieces) and pieces[at].token is token


def _range_at(pieces: Sequence[Piece], at: int, *, comma: bool) -> tuple[Piece, Piece, int] | None:
    """Read "low SEP high" from piece ``at``; units may stand between, commas only if allowed."""
    if at >= len(pieces) or pieces[at].token is not Token.NUMBER or pieces[at].kind == "±":
        return None
    low, j = pieces[at], at + 1
    units = 0
    while j < len(pieces) and pieces[j].token is Token.WORD and units < 3:
        if pieces[j].text.lower() in _NOT_UNIT:
            return None
        j, units = j + 1, units + 1
    if j >= len(pieces):
        return None
    joint = pieces[j]
    if joint.token is Token.NUMBER and joint.text.startswith("-") and not units:
        # "0.53 -0.90", "-7.4 - 5.2": the dash is a range when it cannot be a sign.
        apart = joint.text.startswith("- ")
        if (apart or joint.value < low.value) and low.value <= -joint.value:
            return low, _unsigned(joint), j
        return None
    if joint.text == "," and is_at(pieces, j + 1, Token.TO):
        j, joint = j + 1, pieces[j + 1]  # "1.01, to 1.49"
    joins = {Token.DASH, Token.TO, Token.AND} | ({Token.SEPARATOR} if comma else set())
    if joint.token not in joins and joint.text not in {"/", "~"}:
        return None
    j += 1
    if j < len(pieces) and pieces[j].token is Token.RELATION:
        j += 1
    if j < len(pieces) and pieces[j].token is Token.NUMBER and pieces[j].kind != "±":
        return low, pieces[j], j
    return _open_range(pieces, low, j)


def _open_range(pieces: Sequence[Piece], low: Piece, at: int) -> tuple[Piece, Piece, int] | None:
    """Read the upper limit of "21.1 to not reached" or "21.1-NR" at piece ``at``."""
    if not is_at(pieces, at, Token.WORD):
        return None
    never = pieces[at].text.lower() == "not" and at + 1 < len(pieces)
    last = at + 1 if never and pieces[at + 1].text.lower() in _NEVER else at
    if last == at and pieces[at].text not in _OPEN_END:
        return None
    end = pieces[last].end
    return low, Piece(Token.NUMBER, pieces[at].start, end, pieces[at].text, math.inf), last


def _bracketed(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read limits that stand in a bracket each: "(-525.00) to (-300.00)"."""
    shape = (Token.OPEN, Token.NUMBER, Token.CLOSE)
    joint = pieces[at + 3 : at + 4]
    ends = [[piece.token for piece in pieces[k : k + 3]] == list(shape) for k in (at, at + 4)]
    if all(ends) and joint[0].token in {Token.TO, Token.DASH, Token.AND, Token.SEPARATOR}:
        return pieces[at + 1], pieces[at + 5], at + 6
    return None


def _unsigned(piece: Piece) -> Piece:
    return Piece(
        Token.NUMBER, piece.start + 1, piece.end, piece.text[1:], -piece.value, piece.half_unit,
        percent=piece.percent, kind=piece.kind,
    )  # fmt: skip


def _announced(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read the range behind the words for a confidence interval at piece ``at``."""
    j = at + 1
    if is_at(pieces, j, Token.DASH):
        return _behind_dash(pieces, at)
    if limits := _bracketed(pieces, j):
        return limits
    if limits := _of_difference(pieces, j):
        return limits
    for _ in range(7):
        if j >= len(pieces):
            return None
        piece = pieces[j]
        if piece.token is Token.NUMBER:
            limits = _range_at(pieces, j, comma=True)
            # "Odds ratios (95% CI) were 1.0, 1.3 (0.9-1.8) and 2.1": values with limits of their own
            if limits is None or pieces[j + 1].text != ",":
                return limits
            behind = [found.token for found in pieces[limits[2] + 1 : limits[2] + 3]]
            return None if behind == [Token.OPEN, Token.NUMBER] else limits
        skip = piece.token in {Token.SEPARATOR, Token.OPEN, Token.CLOSE, Token.INTERVAL} or (
            piece.token is Token.RELATION and piece.text == "="
        )
        named = pieces[j - 1].text.lower() == "for" and is_at(pieces, j + 1, Token.SEPARATOR)
        if not (
            skip or named or piece.token is Token.MEASURE or piece.text.lower() in _RANGE_WORDS
        ):
            return None
        j += 1
    return None


def _of_difference(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read the range of "95% CI for the difference [A-B, adjusted for strata] -1.24, 1.07".

    Whatever words say of the difference may stand between, within the same bracket.
    """
    if not is_at(pieces, at, Token.WORD) or pieces[at].text.lower() not in {
        "of",
        "for",
        "on",
        "in",
    }:
        return None
    named = at + 1
    while is_at(pieces, named, Token.WORD) and named - at <= 3:
        named += 1
    if not is_at(pieces, named, Token.MEASURE) or pieces[named].kind not in {"MD", "RD"}:
        return None
    depth = 0
    for j in range(named + 1, min(named + 24, len(pieces))):
        piece = pieces[j]
        if piece.token is Token.NUMBER:
            return _range_at(pieces, j, comma=True)
        depth += (piece.token is Token.OPEN) - (piece.token is Token.CLOSE)
        if depth < 0 or piece.token in {Token.P, Token.INTERVAL}:
            return None
    return None


def _behind_dash(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read "95% CI-0.07 - 0.06": the dash is a sign or no more than a joint.

    It is what lets the interval hold the number printed last, or have it nearer to its middle.
    """
    if not is_at(pieces, at + 2, Token.NUMBER):
        return None
    number = pieces[at + 2]
    if number.text.startswith("-"):
        return _range_at(pieces, at + 2, comma=True)
    signed = number._replace(
        value=-number.value, text=f"-{number.text}", start=pieces[at + 1].start
    )
    last = next((p for p in reversed(pieces[:at]) if p.token is Token.NUMBER), None)
    found = []
    for first in (number, signed):
        limits = _range_at([*pieces[: at + 2], first, *pieces[at + 3 :]], at + 2, comma=True)
        if limits and last and limits[0].value <= last.value <= limits[1].value:
            off = abs(limits[0].value + limits[1].value - 2 * last.value)
            found.append((off, limits))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def read_intervals(pieces: Sequence[Piece]) -> list[Interval]:
    """Return every confidence interval of a sentence, in order."""
    found: list[Interval] = []
    i = 0
    promised = False
    level: float | None = None
    while i < len(pieces):
        piece = pieces[i]
        if piece.token is Token.INTERVAL:
            promised, level = True, piece.level or level
        if piece.token is Token.INTERVAL and (limits := _announced(pieces, i)):
            low, high, last = limits
            found.append(Interval(low, high, i, last, piece.level, bare=False))
            i = last + 1
            # "95% CIs, 0.5-0.9 and 0.6-1.0": more of the same
            while more := _next_in_list(pieces, i):
                low, high, last = more
                found.append(Interval(low, high, i, last, piece.level, bare=False))
                i = last + 1
            continue
        opens = piece.token is Token.OPEN or piece.token is Token.SEPARATOR
        limits = _bare(pieces, i) if opens else None
        if limits and (promised or pieces[limits[2] - 1].token is not Token.AND):
            low, high, last = limits
            if said := _said_behind(pieces, last):
                promised, level = True, said.level or level
            own = level if promised else None
            found.append(Interval(low, high, i, last, own, bare=True, promised=promised))
            i = last + 1
            continue
        i += 1
    return found


def _bare(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read an interval that no words announce: "0.7 (0.5-0.9)", "0.7, [0.5 to 0.9]", "0.7, 0.5-0.9"."""
    if not at:
        return None
    before = pieces[at - 1]
    comma = (
        before.token is Token.SEPARATOR
        and before.text == ","
        and is_at(pieces, at - 2, Token.NUMBER)
    )
    unit = before.token is Token.WORD and is_at(pieces, at - 2, Token.NUMBER)
    if pieces[at].token is Token.OPEN and (
        comma or before.token in {Token.NUMBER, Token.WORD} or _closes_spread(pieces, at - 1)
    ):
        limits = _range_at(pieces, at + 1, comma=True)
    elif pieces[at].text in {",", ";"} and (before.token is Token.NUMBER or unit):
        named = pieces[at].text == ";" and _names_ratio(pieces, at - 1)
        limits = _range_at(pieces, at + 1, comma=named)
        joins = {Token.TO, Token.DASH} | ({Token.SEPARATOR} if named else set())
        if limits and pieces[at + 2].token not in joins:
            limits = None
    else:
        return None
    if limits is None:
        return None
    end = limits[2] + 1
    while is_at(pieces, end, Token.WORD) and end - limits[2] <= 2:
        end += 1  # the unit: "mm Hg"
    return limits if _closes(pieces, end) else None


def _names_ratio(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the number at ``place`` is a ratio by name: "OR 1.70; 1.31, 2.21"."""
    k = place - 1 - (is_at(pieces, place - 1, Token.RELATION))
    return is_at(pieces, k, Token.MEASURE) and pieces[k].kind in RATIOS


def _closes_spread(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bracket closes that holds a spread: "0.032 (SD 0.018) (0.025-0.038)"."""
    return (
        is_at(pieces, at, Token.CLOSE)
        and is_at(pieces, at - 1, Token.NUMBER)
        and at >= 3
        and pieces[at - 2 - (pieces[at - 2].token is Token.RELATION)].text in {"SD", "SE", "SEM"}
    )


def _said_behind(pieces: Sequence[Piece], last: int) -> Piece | None:
    """Return the words that come behind: "4.5 points (1.8 to 7.3) (95% confidence interval)".

    A unit and the name of the number may stand between: "(1.8, 7.3) kg (mean (95% CI))".
    """
    if not is_at(pieces, last + 1, Token.CLOSE):
        return None
    for k in range(last + 2, last + 7):
        if is_at(pieces, k, Token.INTERVAL):
            return pieces[k] if is_at(pieces, k - 1, Token.OPEN) else None
        if not (is_at(pieces, k, Token.OPEN) or is_at(pieces, k, Token.WORD)):
            return None
    return None


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and (
        pieces[at].token is Token.CLOSE
        or pieces[at].token is Token.VERSUS
        or (pieces[at].token is Token.SEPARATOR and pieces[at].text in ",;")
    )


def _next_in_list(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    j = at
    while j < len(pieces) and pieces[j].token in {Token.SEPARATOR, Token.AND} and j - at < 2:
        j += 1
    if j == at or j + 1 >= len(pieces) or pieces[j + 1].token not in {Token.DASH, Token.TO}:
        return None
    return _range_at(pieces, j, comma=False)
