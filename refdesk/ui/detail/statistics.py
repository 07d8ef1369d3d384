# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of a paper as words for a table: numbers as printed, checks with a verdict."""

import re
from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import QCoreApplication

from refdesk.domain.evidence import Statistic
from refdesk.evidence.levels import numbers_alone
from refdesk.evidence.notation import DIFFERENCES, RATIOS

_WORST = ("alarm", "remark", "ok")
_P_ORDER = ("<", "<=", "=", "", ">=", ">")
_PLACE = 36
"""Characters of a heading that say where a result stands."""
_BRIEF = 32
"""Characters of what is compared that a row has room for."""
_PRIMARY = re.compile(r"\bprimary\b", re.IGNORECASE)


def number(value: float | None) -> str:
    """Return a number without a tail of zeros; ``""`` for none."""
    if value is None:
        return ""
    return f"{value:.10g}".replace("-", "−")


def value_text(result: Statistic) -> str:
    """Return the estimate with its unit."""
    return " ".join(filter(None, (_shown(result.value_text, result.value), result.unit)))


def _shown(printed: str, value: float | None) -> str:
    """Return the digits as printed, else the value; a true minus sign in both."""
    return printed.replace("-", "−") if printed else number(value)


def interval_text(result: Statistic) -> str:
    """Return the confidence interval; its level only where it is not 95 %."""
    if result.ci_low is None:
        return ""
    low = _shown(result.ci_low_text, result.ci_low)
    if result.ci_high is None:
        return QCoreApplication.translate("Evidence", "{low} to not reached").format(low=low)
    high = _shown(result.ci_high_text, result.ci_high)
    negative = low.startswith("−") or high.startswith("−")
    # A dash beside a minus sign would be read as part of the number.
    to = QCoreApplication.translate("Evidence", "{low} to {high}")
    text = to.format(low=low, high=high) if negative else f"{low}–{high}"
    level = result.ci_level
    if level is None:
        return text
    percent = level * 100 if level <= 1 else level
    return text if round(percent, 3) == 95 else f"{text} ({percent:g} %)"


def p_text(result: Statistic) -> str:
    """Return the P value with its relation; ``=`` goes without saying."""
    if result.p is None:
        return "NS" if result.p_relation == "NS" else ""
    relation = {"=": "", "": "", "<=": "≤ ", ">=": "≥ "}.get(
        result.p_relation, f"{result.p_relation} "
    )
    return f"{relation}{_shown(result.p_text, result.p)}"


def kind_text(result: Statistic) -> str:
    """Return the kind of result; ``a`` before it where it is adjusted."""
    kind = "P" if result.kind == "P" else result.kind
    return f"a{kind}" if result.adjusted and kind != "P" else kind


def outcome_text(result: Statistic) -> str:
    """Return the outcome, and the group or cohort that it is of."""
    return f"{result.outcome} ({result.group})".strip() if result.group else result.outcome


def place_text(result: Statistic) -> str:
    """Return where a result stands: the abstract, a table, or a section of the full text."""
    if not result.span.in_fulltext:
        return QCoreApplication.translate("Evidence", "Abstract")
    return result.span.section or QCoreApplication.translate("Evidence", "Full text")


def placed_outcome(result: Statistic) -> str:
    """Return the outcome with where it stands in front, unless that is the abstract.

    What a lone P value compares stands behind it: ``recurrence: 71.4% vs 16.6%``.
    """
    where = shorten(place_text(result), _PLACE, placeholder="…") if result.span.in_fulltext else ""
    what = ": ".join(filter(None, (outcome_text(result), levels_text(result))))
    return " · ".join(filter(None, (where, what)))


def levels_text(result: Statistic) -> str:
    """Return what a lone P value compares; where whom it is of makes it long, the two numbers."""
    return result.levels if len(result.levels) <= _BRIEF else numbers_alone(result.levels)


def numbers_text(result: Statistic) -> str:
    """Return the numbers of a result in one line."""
    p = p_text(result)
    words = (value_text(result), interval_text(result), f"P {p}" if p else "")
    return " · ".join(filter(None, words))


def result_text(result: Statistic) -> str:
    """Return a result in short: ``HR 0.72 (0.54–0.97)``; a lone P value as ``P < 0.001``."""
    return " ".join(filter(None, _parts(result)))


def result_lines(result: Statistic) -> str:
    """Return a result in short, its interval on a line of its own."""
    first, last = _parts(result)
    return "\n".join(filter(None, (first, last)))


def _parts(result: Statistic) -> tuple[str, str]:
    number = p_text(result) if result.kind == "P" else value_text(result)
    interval = interval_text(result)
    words = " ".join(filter(None, (kind_text(result), number)))
    return words, f"({interval})" if interval else ""


def effect_sentence(result: Statistic) -> str:
    """Return what the drawing of a result shows, for those who do not see it; ``""`` for nothing."""
    if result.value is None:
        return ""
    null = 1.0 if result.kind in RATIOS else 0.0 if result.kind in DIFFERENCES else None
    text = result_text(result)
    if null is None or result.ci_low is None or result.ci_high is None:
        return text
    translate = QCoreApplication.translate
    if result.ci_low <= null <= result.ci_high:
        words = translate("Evidence", "{result}: the interval includes no effect ({null})")
    elif result.value < null:
        words = translate("Evidence", "{result}: below no effect ({null})")
    else:
        words = translate("Evidence", "{result}: above no effect ({null})")
    return words.format(result=text, null=number(null))


def verdict_of(result: Statistic) -> str:
    """Return the worst verdict of the checks; ``""`` where nothing could be checked."""
    verdicts = {check.verdict for check in result.checks}
    return next((verdict for verdict in _WORST if verdict in verdicts), "")


def leading_result(results: Sequence[Statistic]) -> Statistic | None:
    """Return the effect to name first: of the primary outcome, else the first that has an interval."""
    effects = [r for r in results if r.value is not None and r.kind in RATIOS | DIFFERENCES]
    whole = [r for r in effects if r.ci_low is not None and r.ci_high is not None]
    named = [r for r in whole if _PRIMARY.search(r.outcome)]
    return next(iter((*named, *whole, *effects)), None)


# What a table is sorted by; ``None`` comes last


def width_key(result: Statistic) -> float | None:
    """Return the width of the interval."""
    if result.ci_low is None or result.ci_high is None:
        return None
    return result.ci_high - result.ci_low


def p_key(result: Statistic) -> tuple[float, int] | None:
    """Return P, and with equal digits "less than" before "equal to"; NS comes after all numbers."""
    if result.p is not None:
        relation = result.p_relation
        return result.p, _P_ORDER.index(relation) if relation in _P_ORDER else 3
    return (2.0, 0) if result.p_relation == "NS" else None


def verdict_key(result: Statistic) -> int | None:
    """Return the place of the verdict, the worst first."""
    verdict = verdict_of(result)
    return _WORST.index(verdict) if verdict else None
