# SPDX-License-Identifier: GPL-3.0-or-later
"""The cells of printed tables: a number, an interval, both, or P; anything else is not read."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import Match

from refdesk.evidence.notation import Piece, Token, scan
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import normalise

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)"
_MARK = r"[*†‡§¶#]*(?: ?\^?\(?[a-h]\)?)?"
_JOINT = r" ?(?:to|;|,|-(?! ?-)|and|/|~) ?"
_LIMITS = rf"(?P<low>{_NUMBER}) ?%?{_JOINT}(?P<high>{_NUMBER}) ?%?"
_SAID = r"(?:95 ?% ?CI:? ?)?"
_P = r"(?P<relation>[<>=≤≥]?) ?(?P<p>[01]?\.\d+|[01]\.0+)"
_BOTH = Pattern(
    rf"(?:(?P<name>[A-Za-z]{{2,4}}) ?[:=]? ?)?(?P<value>{_NUMBER}) ?%? ?{_MARK}[ ,;]*"
    rf"{_SAID}[(\[] ?{_SAID}{_LIMITS} ?[)\]] ?{_MARK}(?:[,;]? [Pp] ?{_P})?"
)
_INTERVAL = Pattern(rf"[(\[]? ?{_LIMITS} ?[)\]]? ?{_MARK}")
_VALUE = Pattern(rf"(?P<value>{_NUMBER}) ?%? ?{_MARK}")
_VALUE_AND_ERROR = Pattern(rf"(?P<value>{_NUMBER}) ?%? ?{_MARK}(?: ?\({_NUMBER}\) ?{_MARK})?")
_P_CELL = Pattern(rf"(?:[Pp] ?)?{_P} ?{_MARK}|(?P<ns>NS|n\.s\.)")
_RELATIONS = {"": "=", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class PrintedP:
    """A P value with its relation; no number for ``NS``, no relation for none at all."""

    piece: Piece | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an effect's cell holds."""

    value: Piece
    limits: tuple[Piece, Piece] | None = None
    kind: str = ""
    """Where the cell names its own measure."""
    p: PrintedP = PrintedP()


def read_estimate(cell: str) -> Estimate | None:
    """Return an estimate with an interval in brackets, with its measure and P where they are printed."""
    match = _BOTH.fullmatch(normalise(cell).strip())
    if match is None:
        return None
    kind = ""
    if match["name"]:
        named = [piece for piece in scan(match["name"]) if piece.token is Token.MEASURE]
        if len(named) != 1:
            return None
        kind = named[0].kind
    value, low, high = (_piece(match[name]) for name in ("value", "low", "high"))
    return Estimate(value, (low, high), kind, _p(match) if match["p"] else PrintedP())


def read_value(cell: str, *, with_error: bool = False) -> Piece | None:
    """Return the number that a cell holds; ``with_error``: its standard error may stand in brackets."""
    match = (_VALUE_AND_ERROR if with_error else _VALUE).fullmatch(normalise(cell).strip())
    return _piece(match["value"]) if match else None


def read_limits(cells: Sequence[str]) -> tuple[Piece, Piece] | None:
    """Return the limits in one cell, or in two."""
    if len(cells) == 2:
        low, high = map(read_value, cells)
        return (low, high) if low and high else None
    match = _INTERVAL.fullmatch(normalise(cells[0]).strip())
    return (_piece(match["low"]), _piece(match["high"])) if match else None


def read_p(cell: str) -> PrintedP:
    """Return the P value that a cell holds."""
    match = _P_CELL.fullmatch(normalise(cell).strip())
    if match is None:
        return PrintedP()
    return PrintedP(relation="NS") if match["ns"] else _p(match)


def _p(match: Match[str]) -> PrintedP:
    p, relation = _piece(match["p"]), match["relation"]
    if not 0 <= p.value <= 1 or (p.value == 0 and relation == "<"):
        return PrintedP()
    return PrintedP(p, _RELATIONS.get(relation, relation))


def _piece(digits: str) -> Piece:
    plain = digits.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return Piece(Token.NUMBER, 0, len(digits), digits, float(plain), 0.5 * 10.0**-decimals)
