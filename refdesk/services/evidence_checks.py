# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic checks of a result whose numbers a person corrected."""

from dataclasses import replace

from refdesk.domain.evidence import Statistic
from refdesk.evidence.checks import PrintedResult, Rounded, check_result


def checked_anew(result: Statistic) -> Statistic:
    """Return ``result`` with its checks made of the numbers that it has now."""
    printed = PrintedResult(
        result.kind,
        _rounded(result.value_text),
        _rounded(result.ci_low_text),
        _rounded(result.ci_high_text),
        result.ci_level,
        _rounded(result.p_text),
        result.p_relation,
    )
    return replace(result, checks=check_result(printed))


def _rounded(text: str) -> Rounded | None:
    """Return a printed number with half a unit of its last digit."""
    if not text:
        return None
    _, _, decimals = text.partition(".")
    return Rounded(float(text), 0.5 * 10.0 ** -len(decimals))
