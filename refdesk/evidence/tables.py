# SPDX-License-Identifier: GPL-3.0-or-later
"""Results printed in tables: effect columns, with their intervals and P values in the same row.

A wrong number is worse than none. A cell is read only where its whole text is a number, an
interval or both; a column only where its head names a measure; brackets are an interval only where
head, caption or notes say so; and an estimate outside its interval is left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refdesk.domain.evidence import Span, Statistic, TableStatistic, TableText
from refdesk.evidence.checks import PrintedResult, Rounded, check_result
from refdesk.evidence.notation import DIFFERENCES, RATIOS, Piece, Token, scan
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.table_cells import (
    Estimate,
    PrintedP,
    read_estimate,
    read_limits,
    read_p,
    read_value,
)
from refdesk.evidence.table_rows import RowNames
from refdesk.evidence.text import normalise

_KINDS = RATIOS | DIFFERENCES | {"AUC", "SENS", "SPEC", "PPV", "NPV", "ICC", "KAPPA"}
_P_HEAD = Pattern(r"(?:.*[/,] )?(?:two-sided |2-sided )?[Pp](?:[- ]?[Vv]alues?)?(?: ?[*†‡§a-d])?")
_SAYS_CI = Pattern(
    r"(?i)confidence (?:intervals?|limits?)|credible intervals?|\bCr?Is?\b|\bC\. ?I\."
)
_OTHER_BRACKET = Pattern(
    r"(?i)\bSDs?\b|\bSEM?s?\b|\bIQR\b|\brange\b|quartile|\bn\b|standard (?:deviation|error)|\bno\."
)
_LEVEL = Pattern(
    r"(?i)(?<![\d.])(?P<level>8\d|9\d(?:\.\d+)?) ?%? ?(?:CI|CrI|C\. ?I\.|confidence|credible)"
)
_STARTS_WITH_LEVEL = Pattern(r"(?i)[^\w%]*(?:9\d(?:\.\d)? ?%? ?)?(?:CI|C\.I|confidence|credible)")
_FOOTMARK = Pattern(r"\^\(*[A-Za-z0-9,*†‡]{1,3}\)*|[*†‡§]+$")
_LETTER = Pattern(r"(?:un)?(?:standardi[sz]ed )?[A-Za-z]\b")
_ADJUSTED = Pattern(r"(?i)(?<!un)adj(?:usted|\.|\b)|multivaria")
_ADJUSTED_RATIO = Pattern(r"(?i)adjusted (?:relative|risk|rate)[ -](?:risk|rate|ratio)")
_OF_SHARES = Pattern(r"(?i)\b(?:proportions?|risks?|percentage points?)\b")
_SHARE_ROW = Pattern(r"^% ?\(|\bn ?[(,/]? ?%")
_CI_BRACKET = Pattern(r" ?[(\[]?9\d ?% ?C\.?I\.?[)\]]?")
_BETWEEN = Pattern(
    r"(?i)(?:.*[/,] )?(?:SEM?|S\.E\.|standard errors?|std\.? ?err\w*|[tzF]|d\.?f\.?|Wald)"
    r"(?:[- ](?:value|statistic|ratio|test|stat\.?)s?)?(?:\^\S*)?"
)
"""What may stand between an estimate and its interval, beside P."""
_LEAST_P = Pattern(r"0?\.0+1?")
_LOWER = Pattern(r"(?i)\b(?:low(?:er)?|LL|LCL)\b")
_UPPER = Pattern(r"(?i)\b(?:upp?er|high|UL|UCL)\b")


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
    context: str = ""
    """What the head says beside the measure: "Model 2 / OR (95% CI)" is of model 2."""
    percent: bool = False
    of_means: bool = False
    width: int = 1
    """2 for an interval whose limits stand in two columns under one head."""


def read_table(table: TableText) -> tuple[TableStatistic, ...]:
    """Return every result of a table in reading order; nothing for a table without effect columns."""
    columns = _columns(table)
    effects = [column for column in columns if column.role == "effect"]
    if not effects:
        return ()
    intervals, p_columns = _partners(columns, effects)
    found: list[TableStatistic] = []
    names = RowNames(table)
    for number, row in enumerate(table.rows):
        if not names.enter(number) or len(row) < len(columns):
            continue
        for effect in effects:
            beside = intervals.get(effect.place), p_columns.get(effect.place)
            named = names.names(number, effect.place)
            if result := _result(table, number, effect, beside, named):
                found.append(result)
    return tuple(found)


def _columns(table: TableText) -> list[_Column]:
    around = normalise(f"{table.caption} {table.notes}")
    columns = [_column(place, normalise(name), around) for place, name in enumerate(table.columns)]
    alike = Counter((c.kind, c.adjusted, c.context) for c in columns)
    named = Counter(c.name for c in columns)
    return [
        replace(c, context=_CI_BRACKET.sub("", c.name).strip())
        if alike[c.kind, c.adjusted, c.context] > 1 and named[c.name] == 1
        else c
        for c in columns
    ]


def _column(place: int, name: str, around: str) -> _Column:
    own = name.strip().rpartition(" / ")[2]
    if place and _P_HEAD.fullmatch(own) and not any(map(_is_measure, scan(own))):
        return _Column(place, "p", name=name)
    name = _FOOTMARK.sub("", name).strip()
    parts = name.split(" / ")
    last = parts[-1].rpartition("/")[2].strip()
    own_level = _LEVEL.search(name) or _LEVEL.search(around)
    level = float(own_level["level"]) if own_level else None
    says = bool(_SAYS_CI.search(last))
    measures = [
        piece
        for piece in scan(name)
        if _is_measure(piece)
        # "Group B" is no coefficient
        and (len(piece.text) > 1 or not piece.text.isascii() or _LETTER.match(last))
    ]
    if says and _STARTS_WITH_LEVEL.match(last):
        measures = []
    if place and measures and len({piece.kind for piece in measures}) == 1:
        piece = measures[0]
        kind = _kind(piece, name, around)
        if not kind:
            return _Column(place, "", name=name)
        return _Column(
            place,
            "effect",
            kind,
            brackets=bool(_SAYS_CI.search(f"{name} {around}")) and not _OTHER_BRACKET.search(last),
            level=level,
            adjusted=piece.adjusted or bool(_ADJUSTED.search(name)),
            name=name,
            context=", ".join(p.strip() for p in parts if not _names_measure(p)),
            percent="%" in name.replace(f"{level or 95:g}%", "").replace("95 %", ""),
            of_means="mean" in piece.text.lower(),
        )
    if place and says and not measures:
        return _Column(place, "interval", level=level, name=name)
    return _Column(place, "", name=name)


def _kind(piece: Piece, name: str, around: str) -> str:
    """Return what a head names; ``""`` where a short name may be another's.

    "ARR" is an absolute reduction or an adjusted ratio, "PR" a ratio or a partial response.
    """
    said = f"{name} {around}"
    if piece.text == "ARR":
        if _ADJUSTED_RATIO.search(said):
            return "RR"
        return "RD" if "absolute" in said.lower() else ""
    if piece.text == "PR" and "ratio" not in said.lower():
        return ""
    return "RD" if piece.kind == "MD" and _OF_SHARES.search(name) else piece.kind


def _names_measure(part: str) -> bool:
    """Whether a part of a head says what the numbers are, rather than of whom or when."""
    return bool(_SAYS_CI.search(part) or _P_HEAD.fullmatch(part.strip())) or any(
        map(_is_measure, scan(part))
    )


def _is_measure(piece: Piece) -> bool:
    return piece.token is Token.MEASURE and piece.kind in _KINDS


def _partners(
    columns: Sequence[_Column], effects: Sequence[_Column]
) -> tuple[dict[int, _Column], dict[int, _Column]]:
    """Return for each effect column the one that holds its interval, and that of its P values.

    An interval stands right behind its estimate, or behind its error, test and P value. A P column
    belongs to the effect before it only where every effect has one, or there is one effect: "crude,
    adjusted, P" says not whose P it is.
    """
    intervals: dict[int, _Column] = {}
    found: dict[int, _Column] = {}
    for effect in effects:
        after = columns[effect.place + 1 :]
        for column in after:
            if column.role == "interval":
                following = columns[column.place + 1 : column.place + 2]
                twice = any(c.role == "interval" and _are_limits(column, c) for c in following)
                intervals[effect.place] = replace(column, width=1 + twice)
            if column.role != "p" and not _BETWEEN.fullmatch(column.name.strip()):
                break
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


def _are_limits(one: _Column, other: _Column) -> bool:
    """Whether two columns hold the lower and the upper limits."""
    if one.name == other.name:
        return True
    return bool(_LOWER.search(one.name) and _UPPER.search(other.name))


def _result(
    table: TableText,
    number: int,
    effect: _Column,
    beside: tuple[_Column | None, _Column | None],
    named: tuple[str, str, str],
) -> TableStatistic | None:
    row = table.rows[number]
    cell = row[effect.place]
    estimate = _estimate(row, effect, beside[0])
    if estimate is None:
        return None
    value, (low, high) = estimate.value, estimate.limits or (None, None)
    p = estimate.p if estimate.p.relation or beside[1] is None else read_p(row[beside[1].place])
    kind = estimate.kind or effect.kind
    outcome, group, comparison = named
    percent = effect.percent or "%" in cell or bool(_SHARE_ROW.search(outcome))
    if kind == "MD" and percent and not effect.of_means and not any("±" in c for c in row):
        kind = "RD"
    if low is None and (not p.relation or (kind in RATIOS and "." not in value.text)):
        return None  # a bare number under "OR" may be anything
    level = (beside[0] and not effect.brackets and beside[0].level) or effect.level
    checks = check_result(
        PrintedResult(
            kind, _rounded(value), _rounded(low), _rounded(high), level,
            _rounded(p.piece), _tested(p),
        )
    )  # fmt: skip
    start = cell.find(cell.strip())
    statistic = Statistic(
        kind=kind,
        sentence=" | ".join(filter(None, (group, outcome, comparison, effect.name, cell.strip()))),
        span=Span(table.label, start, start + len(cell.strip()), cell.strip()),
        value=value.value,
        ci_level=level if low else None,
        ci_low=low.value if low else None,
        ci_high=high.value if high else None,
        p=p.piece.value if p.piece else None,
        p_relation=p.relation,
        adjusted=effect.adjusted,
        unit="%" if percent and kind not in RATIOS else "",
        outcome=outcome,
        comparison=comparison or effect.context,
        group=group,
        checks=checks,
        value_text=value.text,
        ci_low_text=low.text if low else "",
        ci_high_text=high.text if high else "",
        p_text=p.piece.text if p.piece else "",
    )
    return TableStatistic(statistic, table.label, number, effect.place)


def _tested(p: PrintedP) -> str:
    """Return a P value's relation as it is meant: the smallest that a column prints is a bound."""
    if p.piece is None:
        return ""
    return "<=" if p.relation == "=" and _LEAST_P.fullmatch(p.piece.text) else p.relation


def _estimate(row: Sequence[str], effect: _Column, beside: _Column | None) -> Estimate | None:
    """Return estimate and limits of a row; ``None`` where its cells hold anything else."""
    cell = row[effect.place]
    if effect.brackets and (found := read_estimate(cell)):
        kind = found.kind or effect.kind
        fits = found.kind in {"", effect.kind} or {found.kind, effect.kind} <= RATIOS
        return found if fits and _sound(kind, found) else None
    limits = read_limits(row[beside.place : beside.place + beside.width]) if beside else None
    value = read_value(cell, with_error=limits is not None)
    made = Estimate(value, limits) if value is not None else None
    return made if made is not None and _sound(effect.kind, made) else None


def _sound(kind: str, estimate: Estimate) -> bool:
    """Whether numbers are what they are taken for: the limits hold the estimate, within rounding."""
    value, limits = estimate.value, estimate.limits or ()
    if kind in RATIOS and any(number.value < 0 for number in (value, *limits)):
        return False
    if not limits:
        return True
    low, high = limits
    slack = value.half_unit + max(low.half_unit, high.half_unit)
    return low.value <= high.value and low.value - slack <= value.value <= high.value + slack


def _rounded(piece: Piece | None) -> Rounded | None:
    return Rounded(piece.value, piece.half_unit) if piece else None
