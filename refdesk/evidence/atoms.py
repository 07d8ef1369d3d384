# SPDX-License-Identifier: GPL-3.0-or-later
"""P values of a sentence, found among its scanned pieces, and results as numbers of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.intervals import Interval, is_at
from refdesk.evidence.notation import Piece, Token, relation_of
from refdesk.evidence.pattern import Pattern


@dataclass(frozen=True, slots=True)
class PValue:
    """A printed P value; ``piece`` is ``None`` for "not significant" in words."""

    piece: Piece | None
    relation: str
    first: int
    last: int
    purpose: str = ""
    """``trend``, ``interaction`` …; ``""`` for the usual P value."""


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
    compared: bool = False
    """The P value is of the comparison with another result: it tells nothing of this one's interval."""


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
            and is_at(pieces, i + 1, Token.CLOSE)
            and (
                piece.text.endswith("significant")
                or (piece.text != "ns" and is_at(pieces, i - 1, Token.OPEN))
                or (piece.text == "NS" and _ends_bracket(pieces, i, found))
                or (
                    is_at(pieces, i - 1, Token.SEPARATOR)
                    and is_at(pieces, i - 2, Token.NUMBER)
                    and not (found and found[-1].last == i - 2)
                )
            )
        ):
            found.append(PValue(None, "NS", i, i))
            i += 1
        else:
            i += 1
    return found


def _ends_bracket(pieces: Sequence[Piece], at: int, found: Sequence[PValue]) -> bool:
    """Whether "NS" stands in the place of P: "(2.4 vs. 2.5 mmol/l; NS)"."""
    if not is_at(pieces, at - 1, Token.SEPARATOR):
        return False
    k = at - 1
    while k >= 0 and pieces[k].token is not Token.OPEN and pieces[k].token is not Token.NUMBER:
        k -= 1
    return is_at(pieces, k, Token.NUMBER) and not (found and found[-1].last == k)


def _p_list(pieces: Sequence[Piece], at: int, found: list[PValue]) -> int:
    """Read the P values announced at ``at`` into ``found``; return the next piece to look at."""
    purpose = pieces[at].kind
    j = at + 1
    # the purpose may stand in brackets: trend, interaction
    if (
        is_at(pieces, j, Token.OPEN)
        and is_at(pieces, j + 2, Token.CLOSE)
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
    if is_at(pieces, at, Token.RELATION) and is_at(pieces, at + 1, Token.NUMBER):
        number, after = pieces[at + 1], at + 2
    elif is_at(pieces, at, Token.NUMBER):
        number, after = pieces[at], at + 1
    else:
        return False
    if not _p_number(number, bare=True):
        return False
    if after >= len(pieces):
        return True
    follower = pieces[after]
    return (
        follower.token in {Token.CLOSE, Token.SEPARATOR, Token.AND, Token.VERSUS}
        or follower.text == "respectively"
    )
