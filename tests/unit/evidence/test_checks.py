"""Arithmetic checks: planted errors are found, rounding and other tests raise no alarm."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.evidence import TextSection
from refdesk.evidence.checks import PrintedResult, Rounded, check_result, p_from_interval
from refdesk.evidence.consistency import read_differences
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import TWO_STUDIES, results


def verdicts(text):
    return {check.name: check.verdict for check in results(text)[0].checks}


def test_p_is_recomputed_as_altman_and_bland_do():
    # their worked example: relative risk 0.81 (0.70 to 0.94) gives P = 0.005
    assert p_from_interval(0.81, 0.70, 0.94, ratio=True) == pytest.approx(0.005, abs=0.001)
    # a difference on the plain scale: 1.96 standard errors give .05
    assert p_from_interval(1.96, 0.0, 3.92, ratio=False) == pytest.approx(0.05, abs=1e-4)


def test_the_eleven_results_raise_one_remark_and_no_alarm():
    checks = [
        (s.value, c.name, c.verdict)
        for s in read_evidence(TWO_STUDIES).statistics
        for c in s.checks
        if c.verdict != "ok"
    ]
    assert checks == [(0.72, "p-from-ci", "remark")]


def test_a_p_value_that_no_rounding_explains_is_an_alarm():
    assert verdicts("HR 0.69 (95% CI 0.53-0.90), P = 0.06.")["p-from-ci"] == "alarm"
    assert verdicts("HR 0.95 (95% CI 0.80-1.13), P < 0.001.")["p-from-ci"] == "alarm"
    assert verdicts("Mean difference 2.0 (95% CI 0.5 to 3.5), P = 0.70.")["p-from-ci"] == "alarm"


def test_coarse_rounding_is_no_alarm():
    assert verdicts("HR 1.1 (95% CI 1.0-1.3), P = 0.02.")["p-from-ci"] == "remark"
    assert verdicts("HR 0.69 (95% CI 0.53-0.90), P < 0.05.")["p-from-ci"] == "ok"


def test_an_estimate_outside_its_interval_is_an_alarm():
    assert verdicts("HR = 0.96 (95% CI 0.53-0.90), P = 0.006.")["ci-contains"] == "alarm"


def test_limits_in_the_wrong_order_are_an_alarm():
    assert verdicts("OR = 2.69, CI = 7.24-1.00, p = 0.049.")["ci-contains"] == "alarm"


def test_an_estimate_far_from_the_centre_is_an_alarm_and_a_little_off_a_remark():
    assert verdicts("HR 0.55 (95% CI 0.53-0.90).")["ci-symmetric"] == "alarm"
    assert verdicts("HR 0.62 (95% CI 0.53-0.90).")["ci-symmetric"] == "remark"


def test_a_margin_test_is_not_compared():
    text = "HR 0.98 (95% CI 0.88-1.09; P < 0.001 for noninferiority)."
    assert verdicts(text)["p-from-ci"] == "ok"


@given(
    effect=st.floats(-1.5, 1.5),
    error=st.floats(0.05, 0.5),
    decimals=st.integers(1, 3),
)
def test_honest_results_never_raise_an_alarm_however_rounded(effect, error, decimals):
    estimate, low, high = (math.exp(effect + k * 1.959964 * error) for k in (0, -1, 1))
    p = p_from_interval(estimate, low, high, ratio=True)
    half = 0.5 * 10**-decimals
    printed = PrintedResult(
        "HR",
        *(Rounded(round(value, decimals), half) for value in (estimate, low, high)),
        level=95,
        p=Rounded(round(p, 3), 0.0005),
        relation="=",
    )
    assert all(check.verdict != "alarm" for check in check_result(printed))


def remarks(text):
    return [(r.name, r.verdict) for r in read_evidence([TextSection("RESULTS", text, 0)]).remarks]


def test_arms_that_do_not_sum_to_the_total_are_an_alarm():
    text = (
        "The cohort had 577 patients, including 251 in the CIK group and 323 in the control group."
    )
    assert remarks(text) == [("arms-total", "alarm")]
    assert remarks(text.replace("323", "326")) == []


def test_arms_in_brackets_are_summed():
    assert (
        remarks("We included 226 patients (114 in the drug group and 112 in the control group).")
        == []
    )
    assert remarks(
        "We included 226 patients (104 in the drug group and 112 in the control group)."
    ) == [("arms-total", "alarm")]


@pytest.mark.parametrize(
    "text",
    [
        "Of 72 patients randomised, 3 discontinued, leaving 35 in the low and 34 in the high dose arm.",
        "Sixty-nine patients with 74 tumours were randomly treated with A (n = 36) or B (n = 38).",
        "Volunteers (64 women and 54 men) were divided into aerobics (33 women, 27 men) and control.",
    ],
)
def test_arms_that_divide_something_else_are_not_summed(text):
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Relapse occurred in 67 of 114 patients (58.8%).", []),
        ("Relapse occurred in 67 of 114 patients (56.8%).", [("percentage", "alarm")]),
        ("Relapse occurred in 67/114 (58.7%).", [("percentage", "remark")]),
        ("Relapse occurred in 59% (67/114).", []),
        ("Relapse occurred in 95% (67/114).", [("percentage", "alarm")]),
        ("Of 114 patients, 67 (95% CI 50-70) relapsed.", []),
    ],
)
def test_percentages_are_checked_against_their_counts(text, expected):
    assert remarks(text) == expected


def test_abstract_and_body_are_compared():
    sections = [
        TextSection(
            "METHODS", "We studied 577 patients, 251 who received CIK cells and 326 controls.", 0
        ),
        TextSection(
            "Results", "Of 577 patients, 251 were in the CIK group and 323 in the control group.", 1
        ),
    ]
    names = {remark.name for remark in read_evidence(sections).remarks}
    assert "arm-size" in names


def test_a_difference_of_logarithms_is_no_alarm():
    (found,) = results("The difference was 0.96 (95% CI 0.90 to 1.03; P = .23).")
    assert {check.name: check.verdict for check in found.checks}["p-from-ci"] == "remark"


def test_a_number_that_abstract_and_text_print_differently_is_told_with_both():
    abstract = results("The RR was 0.75 (95% CI 0.33-1.05, p = 0.1).")
    body = results("RR 0.75 (95% CI 0.53-1.05, p = 0.1). RR 0.61 (95% CI 0.40-0.93).")
    (remark,) = read_differences(abstract, body)
    assert remark.name == "abstract-body"
    assert remark.message == (
        "The lower limit of RR 0.75 is 0.33 in the abstract and 0.53 in the full text (RESULTS)."
    )
    assert remark.spans[0].text.startswith("RR was 0.75")
    assert not read_differences(body, body)
    rounded = results("The RR was 0.8 (95% CI 0.5-1.1).")
    assert not read_differences(rounded, results("RR 0.75 (95% CI 0.53-1.05)."))
    dotted = results("RR 0\u00b775 (95% CI 0\u00b753-1\u00b705).")
    assert not read_differences(results("The RR was 0.8 (95% CI 0.5-1.05)."), dotted)


def test_arms_behind_a_total_that_was_randomised_are_summed():
    section = TextSection(
        "METHODS", "We randomised 60 adults to yoga (n = 33) or rest (n = 30).", 0
    )
    (remark,) = read_evidence([section]).remarks
    assert remark.message == "33 + 30 = 63, not 60."
    right = TextSection("METHODS", "We randomised 60 adults to yoga (n = 30) or rest (n = 30).", 0)
    assert not read_evidence([right]).remarks
