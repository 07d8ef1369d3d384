# SPDX-License-Identifier: GPL-3.0-or-later
"""Results printed in tables: effect columns, with their intervals and P values in the same row.

A wrong number is worse than none. A cell is read only where its whole text is a number, an
interval or both; a column only where its head names a measure; brackets are an interval only where
head, caption or notes say so; and an estimate outside its interval is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.evidence import Span, Statistic, TableStatistic, TableText
from refdesk.evidence.checks import PrintedResult, Rounded, check_result
from refdesk.evidence.notation import DIFFERENCES, RATIOS, Piece, Token, scan
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import normalise

_KINDS = RATIOS | DIFFERENCES | {"AUC", "SENS", "SPEC", "PPV", "NPV", "ICC", "KAPPA"}
_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)"
_MARK = r"[*†‡§¶#]*(?: ?\^?\(?[a-h]\)?)?"
_JOINT = r" ?(?:to|;|,|-(?! ?-)|and|/) ?"
_LIMITS = rf"(?P<low>{_NUMBER}) ?%?{_JOINT}(?P<high>{_NUMBER}) ?%?"
_SAID = r"(?:95 ?% ?CI:? ?)?"
_BOTH = Pattern(
    rf"(?P<value>{_NUMBER}) ?%? ?{_MARK}[ ,;]*{_SAID}[(\[] ?{_SAID}{_LIMITS} ?[)\]] ?{_MARK}"
)
_INTERVAL = Pattern(rf"[(\[]? ?{_LIMITS} ?[)\]]? ?{_MARK}")
_VALUE = Pattern(rf"(?P<value>{_NUMBER}) ?%? ?{_MARK}")
_P_CELL = Pattern(
    rf"(?:[Pp] ?)?(?P<relation>[<>=≤≥]?) ?(?P<p>[01]?\.\d+|[01]\.0+) ?{_MARK}|(?P<ns>NS|n\.s\.)"
)
_P_HEAD = Pattern(r"(?:.*[/,] )?(?:two-sided |2-sided )?[Pp](?:[- ]?[Vv]alues?)?(?: ?[*†‡§a-d])?")
_SAYS_CI = Pattern(r"(?i)confidence (?:intervals?|limits?)|credible intervals?|\bCr?Is?\b|\bC\.I\.")
_OTHER_BRACKET = Pattern(
    r"(?i)\bSDs?\b|\bSEM?s?\b|\bIQR\b|\brange\b|quartile|\bn\b|standard (?:deviation|error)|\bno\."
)
_LEVEL = Pattern(r"(?<![\d.])(?P<level>8\d|9\d(?:\.\d+)?) ?%? ?(?:CI|CrI|confidence|credible)")
_STARTS_WITH_LEVEL = Pattern(r"(?i)\W*(?:9\d(?:\.\d)? ?%? ?)?(?:CI|C\.I|confidence|credible)")
_FOOTMARK = Pattern(r"\^\(*[A-Za-z0-9,*†‡]{1,3}\)*|[*†‡§]+$")
_LETTER = Pattern(r"(?:un)?(?:standardi[sz]ed )?[A-Za-z]\b")
_ADJUSTED = Pattern(r"(?i)(?<!un)adj(?:usted|\.|\b)|multivaria")
_RELATIONS = {"": "=", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class _Column:
    """What the head of a column promises."""

    place: int
    role: str
    """``effect``, ``interval``, ``p`` or ``""``."""
    kind: str = ""
    brackets: bool = False
    """Brackets in its cells hold an interval."""
    level: float | None = None
    adjusted: bool = False
    name: str = ""


def read_table(table: TableText) -> tuple[TableStatistic, ...]:
    """Return every result of a table in reading order; nothing for a table without effect columns."""
    around = normalise(f"{table.caption} {table.notes}")
    columns = [_column(place, normalise(name), around) for place, name in enumerate(table.columns)]
    effects = [column for column in columns if column.role == "effect"]
    if not effects:
        return ()
    intervals, p_columns = _partners(columns, effects)
    found: list[TableStatistic] = []
    heading = label = ""
    for number, row in enumerate(table.rows):
        if number in table.headings or not any(cell.strip() for cell in row[1:]):
            heading = row[0].strip() if row else heading
            continue
        label = row[0].strip() or label
        for effect in effects:
            beside = intervals.get(effect.place), p_columns.get(effect.place)
            if result := _result(table, number, effect, beside, (heading, label)):
                found.append(result)
    return tuple(found)


def _column(place: int, name: str, around: str) -> _Column:
    if place and _P_HEAD.fullmatch(name.strip()):
        return _Column(place, "p", name=name)
    name = _FOOTMARK.sub("", name).strip()
    last = name.rpartition("/")[2].strip()
    own_level = _LEVEL.search(name) or _LEVEL.search(around)
    level = float(own_level["level"]) if own_level else None
    says = bool(_SAYS_CI.search(last))
    measures = [
        piece
        for piece in scan(name)
        if piece.token is Token.MEASURE
        and piece.kind in _KINDS
        # "Group B" is no coefficient
        and (len(piece.text) > 1 or not piece.text.isascii() or _LETTER.match(last))
    ]
    if says and _STARTS_WITH_LEVEL.match(last):
        measures = []
    if place and measures and len({piece.kind for piece in measures}) == 1:
        piece = measures[0]
        kind = piece.kind
        if kind == "MD" and "%" in name.replace(f"{level or 95:g}%", "").replace("95 %", ""):
            kind = "RD" if "mean" not in piece.text.lower() else kind
        brackets = (says or bool(_SAYS_CI.search(around))) and not _OTHER_BRACKET.search(last)
        adjusted = piece.adjusted or bool(_ADJUSTED.search(name))
        return _Column(place, "effect", kind, brackets, level, adjusted, name)
    if place and says and not measures:
        return _Column(place, "interval", level=level, name=name)
    return _Column(place, "", name=name)


def _partners(
    columns: Sequence[_Column], effects: Sequence[_Column]
) -> tuple[dict[int, _Column], dict[int, _Column]]:
    """Return for each effect column the one that holds its interval, and that of its P values.

    An interval stands right behind its estimate. A P column belongs to the effect before it only
    where every effect has one, or there is one effect: "crude, adjusted, P" says not whose P it is.
    """
    intervals: dict[int, _Column] = {}
    found: dict[int, _Column] = {}
    for effect in effects:
        after = columns[effect.place + 1 :]
        if after and after[0].role == "interval":
            intervals[effect.place] = after[0]
        for column in after:
            if column.role == "effect":
                break
            if column.role == "p":
                found[effect.place] = column
                break
    given = [column.place for column in found.values()]
    total = sum(column.role == "p" for column in columns)
    alone = len(effects) == 1 and total == 1
    if not alone and (len(found) != len(effects) or len(set(given)) != total):
        found = {}
    return intervals, found


def _result(
    table: TableText,
    number: int,
    effect: _Column,
    beside: tuple[_Column | None, _Column | None],
    place: tuple[str, str],
) -> TableStatistic | None:
    row = table.rows[number]
    cell = row[effect.place] if effect.place < len(row) else ""
    numbers = _numbers(cell, effect, row, beside[0])
    if numbers is None:
        return None
    value, low, high, level = numbers
    p, relation = _p_of(row, beside[1])
    if p is None and low is None and not relation:
        return None  # a bare number under "OR" may be anything
    checks = check_result(
        PrintedResult(
            effect.kind, _rounded(value), _rounded(low), _rounded(high), level,
            _rounded(p), relation if p else "",
        )
    )  # fmt: skip
    heading = place[0]
    label, comparison = _row_names(table, number, effect, place[1])
    start = cell.find(cell.strip())
    statistic = Statistic(
        kind=effect.kind,
        sentence=" | ".join(part for part in (heading, label, effect.name, cell.strip()) if part),
        span=Span(table.label, start, start + len(cell.strip()), cell.strip()),
        value=value.value,
        ci_level=level if low else None,
        ci_low=low.value if low else None,
        ci_high=high.value if high else None,
        p=p.value if p else None,
        p_relation=relation,
        adjusted=effect.adjusted,
        outcome=label,
        group=heading,
        comparison=comparison,
        checks=checks,
        value_text=value.text,
        ci_low_text=low.text if low else "",
        ci_high_text=high.text if high else "",
        p_text=p.text if p else "",
    )
    return TableStatistic(statistic, table.label, number, effect.place)


def _row_names(table: TableText, number: int, effect: _Column, label: str) -> tuple[str, str]:
    """Return what a row is about, and what it compares.

    A second cell of words before the estimate ("drug vs placebo") is the comparison; where a table
    prints two blocks side by side, the words behind the first block's numbers name the row.
    """
    row = table.rows[number]
    for column in range(effect.place - 1, 0, -1):
        cell = row[column].strip()
        if len(cell) > 2 and cell[0].isalpha() and not _P_CELL.fullmatch(normalise(cell)):
            name = table.columns[column] if column < len(table.columns) else ""
            if name == table.columns[0]:
                return cell, _context(effect.name)
            return label, cell
    return label, _context(effect.name)


def _numbers(
    cell: str, effect: _Column, row: Sequence[str], beside: _Column | None
) -> tuple[Piece, Piece | None, Piece | None, float | None] | None:
    """Return estimate, limits and level of a row; ``None`` where the cell holds anything else."""
    text = normalise(cell).strip()
    both = _BOTH.fullmatch(text) if effect.brackets else None
    if both:
        value, low, high = (_piece(both[name]) for name in ("value", "low", "high"))
        return (value, low, high, effect.level) if _sound(effect.kind, value, low, high) else None
    alone = _VALUE.fullmatch(text)
    if alone is None:
        return None
    value = _piece(alone["value"])
    interval = (
        _INTERVAL.fullmatch(normalise(row[beside.place]).strip())
        if beside and beside.place < len(row)
        else None
    )
    if interval is None:
        return (value, None, None, None) if _possible(effect.kind, value) else None
    low, high = _piece(interval["low"]), _piece(interval["high"])
    assert beside is not None
    return (value, low, high, beside.level) if _sound(effect.kind, value, low, high) else None


def _p_of(row: Sequence[str], column: _Column | None) -> tuple[Piece | None, str]:
    if column is None or column.place >= len(row):
        return None, ""
    match = _P_CELL.fullmatch(normalise(row[column.place]).strip())
    if match is None:
        return None, ""
    if match["ns"]:
        return None, "NS"
    p = _piece(match["p"])
    if not 0 <= p.value <= 1 or (p.value == 0 and match["relation"] == "<"):
        return None, ""
    return p, _RELATIONS.get(match["relation"], match["relation"])


def _sound(kind: str, value: Piece, low: Piece, high: Piece) -> bool:
    """Whether numbers are what they are taken for: the limits hold the estimate, within rounding."""
    slack = value.half_unit + max(low.half_unit, high.half_unit)
    return (
        low.value <= high.value
        and low.value - slack <= value.value <= high.value + slack
        and all(_possible(kind, number) for number in (value, low, high))
    )


def _possible(kind: str, number: Piece) -> bool:
    return number.value >= 0 if kind in RATIOS else True


def _piece(digits: str) -> Piece:
    plain = digits.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return Piece(Token.NUMBER, 0, len(digits), digits, float(plain), 0.5 * 10.0**-decimals)


def _rounded(piece: Piece | None) -> Rounded | None:
    return Rounded(piece.value, piece.half_unit) if piece else None


def _context(name: str) -> str:
    """Return what a head says above the measure: "Model 2 / OR (95% CI)" gives "Model 2"."""
    return re.sub(r" ?/ ?[^/]*$", "", name) if "/" in name else ""


def read_tables(tables: Sequence[TableText]) -> Iterator[TableStatistic]:
    """Yield the results of all tables of a paper."""
    for table in tables:
        yield from read_table(table)
