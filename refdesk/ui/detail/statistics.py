# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of a paper as words for a table: numbers as printed, checks with a verdict."""

from PySide6.QtCore import QCoreApplication

from refdesk.domain.evidence import Statistic

_WORST = ("alarm", "remark", "ok")


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
    if result.ci_low is None or result.ci_high is None:
        return ""
    low = _shown(result.ci_low_text, result.ci_low)
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
        return ""
    relation = {"=": "", "": "", "<=": "≤ ", ">=": "≥ "}.get(
        result.p_relation, f"{result.p_relation} "
    )
    return f"{relation}{_shown(result.p_text, result.p)}"


def kind_text(result: Statistic) -> str:
    """Return the kind of result; ``a`` before it where it is adjusted."""
    kind = "P" if result.kind == "P" else result.kind
    return f"a{kind}" if result.adjusted and kind != "P" else kind


def verdict_of(result: Statistic) -> str:
    """Return the worst verdict of the checks; ``""`` where nothing could be checked."""
    verdicts = {check.verdict for check in result.checks}
    return next((verdict for verdict in _WORST if verdict in verdicts), "")
