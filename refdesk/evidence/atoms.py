# SPDX-License-Identifier: GPL-3.0-or-later
"""Intervals, P values and numbers of a sentence, found among its scanned pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.notation import Piece, Token, relation_of
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.vocabulary import word_set

_RANGE_WORDS = word_set(
    "of was were is from between for the difference differences ranging ranged range lower upper "
    "limit limits bound bounds values width with mean means median medians"
)
_NOT_UNIT = word_set("with in for of among after at on who by as or")


@dataclass(frozen=True, slots=True)
class Interval:
    """Two limits and the pieces ``[first, last]`` that print them."""

    low: Piece
    high: Piece
    first: int
    last: int
    level: float | None
    bare: bool
    """No words announce it: it stands in brackets behind a number."""
    promised: bool = False
    """Bare, but the sentence announced an interval before: "0.25 (95% CI 0.1, 0.8) and 0.68 (0.1, 1.3)"."""


@dataclass(frozen=True, slots=True)
class PValue:
    """A printed P value; ``piece`` is ``None`` for "not significant" in words."""

    piece: Piece | None
    relation: str
    first: int
    last: int
    purpose: str = ""
    """``trend``, ``interaction`` …; ``""`` for the usual P value."""


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
    if joint.text == "," and _is(pieces, j + 1, Token.TO):
        j, joint = j + 1, pieces[j + 1]  # "1.01, to 1.49"
    joins = {Token.DASH, Token.TO, Token.AND} | ({Token.SEPARATOR} if comma else set())
    if joint.token not in joins and joint.text != "/":
        return None
    j += 1
    if j < len(pieces) and pieces[j].token is Token.RELATION:
        j += 1
    if j < len(pieces) and pieces[j].token is Token.NUMBER and pieces[j].kind != "±":
        return low, pieces[j], j
    return None


def _unsigned(piece: Piece) -> Piece:
    return Piece(
        Token.NUMBER, piece.start + 1, piece.end, piece.text[1:], -piece.value, piece.half_unit,
        percent=piece.percent, kind=piece.kind,
    )  # fmt: skip


def _announced(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read the range behind the words for a confidence interval at piece ``at``."""
    j = at + 1
    if _is(pieces, j, Token.DASH):
        return _behind_dash(pieces, at)
    for _ in range(7):
        if j >= len(pieces):
            return None
        piece = pieces[j]
        if piece.token is Token.NUMBER:
            return _range_at(pieces, j, comma=True)
        skip = piece.token in {Token.SEPARATOR, Token.OPEN, Token.CLOSE, Token.INTERVAL} or (
            piece.token is Token.RELATION and piece.text == "="
        )
        named = pieces[j - 1].text.lower() == "for" and _is(pieces, j + 1, Token.SEPARATOR)
        if not (
            skip or named or piece.token is Token.MEASURE or piece.text.lower() in _RANGE_WORDS
        ):
            return None
        j += 1
    return None


def _behind_dash(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    """Read "95% CI-0.07 - 0.06": the dash is a sign or no more than a joint.

    It is what lets the interval hold the number printed last; ``None`` where that does not decide.
    """
    if not _is(pieces, at + 2, Token.NUMBER):
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
            found.append(limits)
    return found[0] if len(found) == 1 else None


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
        if limits := _bare(pieces, i):
            low, high, last = limits
            if _said_behind(pieces, last):
                promised, level = True, pieces[last + 3].level or level
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
        before.token is Token.SEPARATOR and before.text == "," and _is(pieces, at - 2, Token.NUMBER)
    )
    if pieces[at].token is Token.OPEN and (comma or before.token in {Token.NUMBER, Token.WORD}):
        limits = _range_at(pieces, at + 1, comma=True)
    elif pieces[at].text == "," and before.token is Token.NUMBER:
        limits = _range_at(pieces, at + 1, comma=False)
        if limits and pieces[at + 2].token not in {Token.TO, Token.DASH}:
            limits = None
    else:
        return None
    if limits is None:
        return None
    end = limits[2] + 1
    while _is(pieces, end, Token.WORD) and end - limits[2] <= 2:
        end += 1  # the unit: "mm Hg"
    return limits if _closes(pieces, end) else None


def _said_behind(pieces: Sequence[Piece], last: int) -> bool:
    """Whether the words come behind: "4.5 points (1.8 to 7.3) (95% confidence interval)"."""
    return (
        _is(pieces, last + 1, Token.CLOSE)
        and _is(pieces, last + 2, Token.OPEN)
        and _is(pieces, last + 3, Token.INTERVAL)
    )


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and (
        pieces[at].token is Token.CLOSE
        or (pieces[at].token is Token.SEPARATOR and pieces[at].text in ",;")
    )


def _next_in_list(pieces: Sequence[Piece], at: int) -> tuple[Piece, Piece, int] | None:
    j = at
    while j < len(pieces) and pieces[j].token in {Token.SEPARATOR, Token.AND} and j - at < 2:
        j += 1
    if j == at or j + 1 >= len(pieces) or pieces[j + 1].token not in {Token.DASH, Token.TO}:
        return None
    return _range_at(pieces, j, comma=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A result as numbers of one sentence; places are piece numbers."""

    kind: str
    first: int
    last: int
    value: Piece | None = None
    interval: Interval | None = None
    p: PValue | None = None
    adjusted: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SentenceNumbers:
    """The pieces of a sentence and the results read from them, in order."""

    pieces: tuple[Piece, ...]
    drafts: tuple[Draft, ...]


_SINGLE_P = Pattern(r"[Pp](?:'?s)?$")


def _p_number(piece: Piece, *, bare: bool) -> bool:
    """Whether a number can be a P value; without a relation sign it must look like one."""
    if piece.percent or piece.kind or not 0 <= piece.value <= 1:
        return False
    return not bare or ("." in piece.text and piece.value < 1)


def read_p_values(pieces: Sequence[Piece]) -> list[PValue]:
    """Return every P value of a sentence, lists included, in order."""
    found: list[PValue] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        if piece.token is Token.P:
            i = _p_list(pieces, i, found)
        elif (
            piece.token is Token.NOT_SIGNIFICANT
            and piece.text != "ns"
            and (_is(pieces, i - 1, Token.OPEN) or piece.text.endswith("significant"))
            and _is(pieces, i + 1, Token.CLOSE)
        ):
            found.append(PValue(None, "NS", i, i))
            i += 1
        else:
            i += 1
    return found


def _is(pieces: Sequence[Piece], at: int, token: Token) -> bool:
    return 0 <= at < len(pieces) and pieces[at].token is token


def _p_list(pieces: Sequence[Piece], at: int, found: list[PValue]) -> int:
    """Read the P values announced at ``at`` into ``found``; return the next piece to look at."""
    purpose = pieces[at].kind
    j = at + 1
    # the purpose may stand in brackets: trend, interaction
    if (
        _is(pieces, j, Token.OPEN)
        and _is(pieces, j + 2, Token.CLOSE)
        and pieces[j + 1].token is Token.WORD
    ):
        purpose, j = pieces[j + 1].text.lower(), j + 3
    words = 0
    long_name = not _SINGLE_P.search(pieces[at].text)
    while j < len(pieces) and pieces[j].token in {Token.SEPARATOR, Token.WORD} and words < 2:
        if pieces[j].token is Token.WORD:
            if pieces[j].text.lower() not in {
                "was",
                "were",
                "of",
                "is",
                "all",
                "both",
                "values",
                "value",
            }:
                break
            long_name = long_name or pieces[j].text.lower() in {
                "was",
                "of",
                "is",
                "values",
                "value",
            }
        j, words = j + 1, words + 1
    first, relation = at, ""
    while j < len(pieces):
        own = ""
        if pieces[j].token is Token.RELATION:
            own, j = relation_of(pieces[j].text), j + 1
        if j < len(pieces) and pieces[j].token is Token.NOT_SIGNIFICANT and (own or long_name):
            found.append(PValue(None, "NS", first, j, purpose))
            return j + 1
        bare = not (own or relation or long_name)
        if j >= len(pieces) or not (
            pieces[j].token is Token.NUMBER and _p_number(pieces[j], bare=bare)
        ):
            break
        relation = own or relation or "="
        found.append(PValue(pieces[j], relation, first, j, purpose))
        # a list goes on only to numbers that look like P values
        k = j + 1
        while k < len(pieces) and pieces[k].token in {Token.SEPARATOR, Token.AND} and k - j <= 2:
            k += 1
        if k == j + 1 or not _goes_on(pieces, k):
            return j + 1
        first, j = k, k
    return max(j, at + 1)


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece at ``at`` continues a list of P values: ", <0.01", " and .03"."""
    if _is(pieces, at, Token.RELATION) and _is(pieces, at + 1, Token.NUMBER):
        number, after = pieces[at + 1], at + 2
    elif _is(pieces, at, Token.NUMBER):
        number, after = pieces[at], at + 1
    else:
        return False
    if not _p_number(number, bare=True):
        return False
    if after >= len(pieces):
        return True
    follower = pieces[after]
    return (
        follower.token in {Token.CLOSE, Token.SEPARATOR, Token.AND}
        or follower.text == "respectively"
    )
