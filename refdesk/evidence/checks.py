# SPDX-License-Identifier: GPL-3.0-or-later
"""Arithmetic checks of one result: P from the interval, the interval around the estimate.

Methods: Altman DG, Bland JM. How to obtain the P value from a confidence interval. BMJ
2011;343:d2304 (z = estimate / SE, SE = width / (2 z_level), ratios on the log scale), and How to
obtain the confidence interval from a P value. BMJ 2011;343:d2090.

Printed numbers are rounded: each stands for all values within half a unit of its last digit. An
*alarm* means that no unrounded values of the three numbers give the printed P, even allowing for
another test (``ALLOWED_Z``); a *remark* means that the recomputed P differs by more than rounding
makes in nine of ten cases (1.645 standard deviations of the rounding error), which a log-rank, score or exact
test in place of Wald's explains.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

from refdesk.domain.evidence import Check
from refdesk.evidence.notation import DIFFERENCES, RATIOS

ALLOWED_Z = 0.35
"""How far, in z, a printed P may lie outside all that rounding allows before it is an alarm.

Log-rank against Wald, t against normal and exact tests on small samples seldom move z by more;
a larger |z| may move in proportion (``ALLOWED_SHARE``). Alarm rate on real abstracts: see
``tests/benchmarks/bench_evidence.py``.
"""
ALLOWED_SHARE = 0.2
ALLOWED_SKEW = 0.5
"""Off-centre estimate, as a share of half the interval's width, that profile, exact or bootstrap
intervals explain; more is an alarm."""

PERCENT_END = 100
"""A difference of shares cannot go further."""

USUAL_ROUNDING = 1.645
"""Standard deviations of the rounding error within which a difference is not worth a remark."""

_NORMAL = NormalDist()
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Rounded:
    """A printed number and half a unit of its last digit."""

    value: float
    half: float


@dataclass(frozen=True, slots=True)
class PrintedResult:
    """The numbers of one result as printed."""

    kind: str
    estimate: Rounded | None
    low: Rounded | None
    high: Rounded | None
    level: float | None = None
    p: Rounded | None = None
    relation: str = ""
    one_sided: bool = False
    margin_test: bool = False
    """The P value tests a margin (non-inferiority), not the null."""


def z_of_level(level: float | None) -> float:
    """Return the normal quantile of a two-sided interval; 95 % where the level is not printed."""
    share = (level if level and 50 <= level < 100 else 95.0) / 100
    return _NORMAL.inv_cdf(0.5 + share / 2)


def p_of_z(z: float) -> float:
    """Return the two-sided P value of ``z``."""
    return math.erfc(abs(z) / math.sqrt(2))


def z_of_p(p: float) -> float:
    """Return ``|z|`` of a two-sided P value."""
    if p <= 1e-300:
        return 37.0
    return -_NORMAL.inv_cdf(min(1.0, p) / 2) if p < 1 else 0.0


def p_from_interval(
    estimate: float, low: float, high: float, *, ratio: bool, level: float | None = None
) -> float | None:
    """Return P recomputed from an estimate and its interval, or ``None`` where it cannot be."""
    z = _z(estimate, low, high, ratio=ratio, quantile=z_of_level(level))
    return None if z is None else p_of_z(z)


def _z(estimate: float, low: float, high: float, *, ratio: bool, quantile: float) -> float | None:
    if ratio:
        if estimate <= 0 or low <= 0 or high <= 0:
            return None
        estimate, low, high = math.log(estimate), math.log(low), math.log(high)
    if high - low <= _TINY:
        return None
    return estimate / ((high - low) / (2 * quantile))


def _z_bounds(result: PrintedResult, quantile: float) -> tuple[float, float] | None:
    """Return the smallest and largest ``|z|`` that the unrounded numbers could have."""
    estimate, low, high = result.estimate, result.low, result.high
    assert estimate
    assert low
    assert high
    ratio = result.kind in RATIOS
    found: list[float] = []
    for e in (estimate.value - estimate.half, estimate.value + estimate.half):
        for a in (low.value - low.half, low.value + low.half):
            for b in (high.value - high.half, high.value + high.half):
                z = _z(e, a, b, ratio=ratio, quantile=quantile)
                if z is None:
                    return None
                found.append(z)
    if min(found) <= 0 <= max(found):
        return 0.0, max(abs(z) for z in found)
    return min(abs(z) for z in found), max(abs(z) for z in found)


def _z_deviation(result: PrintedResult, z: float, quantile: float) -> float:
    """Return the standard deviation of ``z`` that rounding alone causes (first order)."""
    estimate, low, high = result.estimate, result.low, result.high
    assert estimate
    assert low
    assert high
    total = 0.0
    for changed in (estimate, low, high):
        step = changed.half / math.sqrt(3)
        values = [
            number.value + (step if number is changed else 0.0) for number in (estimate, low, high)
        ]
        moved = _z(*values, ratio=result.kind in RATIOS, quantile=quantile)
        total += (moved - z) ** 2 if moved is not None else 0.0
    return math.sqrt(total)


def check_result(result: PrintedResult) -> tuple[Check, ...]:
    """Return the checks that the numbers of a result allow."""
    if result.low is None or result.high is None:
        return ()
    contains = _contains(result)
    checks: list[Check | None] = [contains]
    if result.estimate and contains.verdict == "ok" and result.kind in RATIOS | DIFFERENCES:
        checks.append(_symmetric(result))
        checks.append(_p_value(result))
    return tuple(check for check in checks if check is not None)


def _contains(result: PrintedResult) -> Check:
    """Check that the limits are in order and hold the estimate, within rounding."""
    low, high, estimate = result.low, result.high, result.estimate
    assert low
    assert high
    if low.value > high.value + low.half + high.half:
        return Check(
            "ci-contains", "alarm", None,
            f"The lower limit, {low.value:g}, is above the upper limit, {high.value:g}.",
        )  # fmt: skip
    if estimate is None:
        return Check("ci-contains", "ok")
    below = estimate.value + estimate.half < low.value - low.half
    above = estimate.value - estimate.half > high.value + high.half
    if below or above:
        return Check(
            "ci-contains", "alarm", None,
            f"The estimate {estimate.value:g} lies outside its interval {low.value:g} to {high.value:g}.",
        )  # fmt: skip
    return Check("ci-contains", "ok")


def _symmetric(result: PrintedResult) -> Check | None:
    """Check that the estimate is the (geometric) centre of its interval, within rounding."""
    low, high, estimate = result.low, result.high, result.estimate
    assert low
    assert high
    assert estimate
    if result.kind == "RD" and max(abs(low.value), abs(high.value)) >= PERCENT_END:
        return None  # a limit cut off at the end of the scale
    if result.kind in RATIOS:
        if low.value - low.half <= 0 or estimate.value - estimate.half <= 0:
            return None
        scale: Callable[[float], float] = math.log
        centre = math.sqrt(low.value * high.value)
    else:
        scale = _plain
        centre = (low.value + high.value) / 2
    ends = [
        (scale(low.value + i * low.half) + scale(high.value + i * high.half)) / 2 for i in (-1, 1)
    ]
    own = [scale(estimate.value + i * estimate.half) for i in (-1, 1)]
    gap = max(ends[0] - own[1], own[0] - ends[1], 0.0)
    half_width = (scale(high.value) - scale(low.value)) / 2
    if gap <= _TINY or half_width <= _TINY:
        return Check("ci-symmetric", "ok", round(centre, 6))
    share = gap / half_width
    message = (
        f"The centre of the interval {low.value:g} to {high.value:g} is {centre:.3g}, the estimate "
        f"{estimate.value:g}."
    )
    if share <= 0.05:
        return Check("ci-symmetric", "ok", round(centre, 6), message)
    verdict = "remark" if share <= ALLOWED_SKEW else "alarm"
    return Check("ci-symmetric", verdict, round(centre, 6), message)


def _plain(value: float) -> float:
    return value


def _p_value(result: PrintedResult) -> Check | None:
    """Check the printed P against the one recomputed from the estimate and its interval."""
    low, high, estimate = result.low, result.high, result.estimate
    assert low
    assert high
    assert estimate
    quantile = z_of_level(result.level)
    z = _z(estimate.value, low.value, high.value, ratio=result.kind in RATIOS, quantile=quantile)
    bounds = _z_bounds(result, quantile)
    if z is None or bounds is None:
        return None
    computed = p_of_z(z)
    if result.p is None or not result.relation or result.margin_test:
        return Check("p-from-ci", "ok", computed, "No P value is printed to compare with.")
    printed = _printed_z(result.p, result.relation)
    if result.one_sided:
        printed = _either_sided(result.p, result.relation, printed)
    gap = max(printed[0] - bounds[1], bounds[0] - printed[1], 0.0)
    message = (
        f"P recomputed from {estimate.value:g} ({low.value:g} to {high.value:g}) is {computed:.3g}, "
        f"printed {result.relation} {result.p.value:g}."
    )
    if gap > max(ALLOWED_Z, ALLOWED_SHARE * max(abs(z), min(printed))):
        verdict = "remark" if _fits_ratio(result, quantile, printed) else "alarm"
        return Check("p-from-ci", verdict, computed, message)
    distance = max(printed[0] - abs(z), abs(z) - printed[1], 0.0)
    if gap > 0 or distance > USUAL_ROUNDING * _z_deviation(result, z, quantile):
        return Check("p-from-ci", "remark", computed, message)
    return Check("p-from-ci", "ok", computed, message)


def _fits_ratio(result: PrintedResult, quantile: float, printed: tuple[float, float]) -> bool:
    """Whether a "difference" is one of logarithms, printed as a ratio: 0.96 (0.90 to 1.03), P = .23."""
    if result.kind not in DIFFERENCES or result.estimate is None:
        return False
    assert result.low
    assert result.high
    values = (result.estimate.value, result.low.value, result.high.value)
    z = _z(*values, ratio=True, quantile=quantile)
    return z is not None and printed[0] - ALLOWED_Z <= abs(z) <= printed[1] + ALLOWED_Z


def _printed_z(p: Rounded, relation: str) -> tuple[float, float]:
    """Return the range of ``|z|`` that a printed P value allows."""
    infinite = math.inf
    upper = z_of_p(max(p.value - p.half, 0.0)) if p.value > p.half else infinite
    lower = z_of_p(min(p.value + p.half, 1.0))
    if relation in {"<", "<="}:
        return z_of_p(min(p.value + p.half, 1.0)), infinite
    if relation in {">", ">="}:
        return 0.0, z_of_p(max(p.value - p.half, 0.0)) if p.value > p.half else infinite
    return lower, upper


def _either_sided(p: Rounded, relation: str, printed: tuple[float, float]) -> tuple[float, float]:
    """Widen the range of ``|z|`` so that P may be one-sided as well as two-sided."""
    doubled = _printed_z(Rounded(min(1.0, 2 * p.value), 2 * p.half), relation)
    return min(printed[0], doubled[0]), max(printed[1], doubled[1])
