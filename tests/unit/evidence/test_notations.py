# SPDX-License-Identifier: GPL-3.0-or-later
"""Notations of real papers: one announcement for many brackets, unnamed differences, shared P values."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import numbers, results

N = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OR 1.44, 95% IC 1.07-1.94, p = 0.03", [("OR", 1.44, 1.07, 1.94, "=", 0.03)]),
        ("Odds ratioadj 1.06 (95%CI 0.91-1.24)", [("OR", 1.06, 0.91, 1.24, "", N)]),
        ("RD \u22120.01; 95% CI-0.07 \u2013 0.06", [("RD", -0.01, -0.07, 0.06, "", N)]),
        ("difference 1.1 (95% CI \u22127.4 - 5.2)", [("MD", 1.1, -7.4, 5.2, "", N)]),
        ("a risk factor (OR 2.9. 95% CI 1.1-7.7) for stroke", [("OR", 2.9, 1.1, 7.7, "", N)]),
        ("RR 35 (95% CI 10 to 60 mL)", [("EST", 35, 10, 60, "", N)]),
        (
            "the difference in HbA1c was \u22120.6% (95% CI \u22120.9 to \u22120.3)",
            [("MD", -0.6, -0.9, -0.3, "", N)],
        ),
        (
            "body-fat percentage fell (\u22122.6% (95% CI \u22123.1 to \u22122.1))",
            [("MD", -2.6, -3.1, -2.1, "", N)],
        ),
        (
            "the difference in relapses was \u22126% (95% CI \u22129 to \u22123)",
            [("RD", -6, -9, -3, "", N)],
        ),
        ("Variables with p < 0.1 were entered into the model", []),
        (
            "We kept all factors with P < .2 in the model; age (P < .01)",
            [("P", N, N, N, "<", 0.01)],
        ),
        ("RR0.68 (95% CI 0.47,0.98)", [("RR", 0.68, 0.47, 0.98, "", N)]),
        ("women: beta 0.39, p<0.001", [("BETA", 0.39, N, N, "<", 0.001)]),
        ("b = 0.31, SE = 0.12, 95% CI [0.08, 0.53]", [("BETA", 0.31, 0.08, 0.53, "", N)]),
        ("RR 3.0; 95% CI 0.67-13.46; not significant)", [("RR", 3.0, 0.67, 13.46, "NS", N)]),
        ("(all Ps < 0.01)", [("P", N, N, N, "<", 0.01)]),
        ("mean 14.5 mm reduction (95% CI 5.2 to 23.8 mm)", [("MD", 14.5, 5.2, 23.8, "", N)]),
        ("rate difference 0.20 (95% CI \u22120.21 to 0.59)", [("RD", 0.2, -0.21, 0.59, "", N)]),
        ("81% versus 82% (95% CI \u22128.4, 5.1)", [("RD", N, -8.4, 5.1, "", N)]),
        (
            "HR 0.72 (95% CI, 0. 54 to 0. 97)",  # a number that the source tore apart
            [("HR", 0.72, 0.54, 0.97, "", N)],
        ),
        (
            "Scores fell 4.5 points (1.8 to 7.3) (95% confidence interval) and 3.6 points (1.0 to 6.3)",
            [("MD", 4.5, 1.8, 7.3, "", N), ("MD", 3.6, 1.0, 6.3, "", N)],
        ),
        (
            "The mean difference (95% CI) was 1.9 (0.7 to 3.2) and 6.5 (2.5 to 10.5), respectively",
            [("MD", 1.9, 0.7, 3.2, "", N), ("MD", 6.5, 2.5, 10.5, "", N)],
        ),
        (
            "It improved by 0.25 (95% CI \u22120.3, 0.8) units and by 0.68 (0.1, 1.3) units",
            [("MD", 0.25, -0.3, 0.8, "", N), ("MD", 0.68, 0.1, 1.3, "", N)],
        ),
        (
            "RR 1.01, 95% CI 0.86-1.19; QALY: mean difference 0.006, \u22120.009 to 0.02; p=0.42",
            [("RR", 1.01, 0.86, 1.19, "", N), ("MD", 0.006, -0.009, 0.02, "=", 0.42)],
        ),
        ("OR = 1.28, 95% CI: 1.01 to1.62", [("OR", 1.28, 1.01, 1.62, "", N)]),
        ("RR=1.35, 95%CI: 1.10~1.65, P=0.004", [("RR", 1.35, 1.1, 1.65, "=", 0.004)]),
        (
            "The risk difference was 14.8% in favor of tea (95% Cl, 5.3% to 24.1%)",
            [("RD", 14.8, 5.3, 24.1, "", N)],
        ),
        (
            "Pain was 15 points lower with tea compared to placebo (95% confidence 5 to 25)",
            [("MD", 15, 5, 25, "", N)],
        ),
        ("odds ratio, 0.47; 95% CI, 0.23% to 0.96%", [("OR", 0.47, 0.23, 0.96, "", N)]),
        ("more visits (odds ratio 2.50; 2.00 to 3.11)", [("OR", 2.5, 2.0, 3.11, "", N)]),
        (
            "Median survival was 29.1 months (95% CI 21.1 to not reached)",
            [("MEDIAN", 29.1, 21.1, N, "", N)],
        ),
        ("Median survival was 12.3 months (95% CI, 10.1-NR)", [("MEDIAN", 12.3, 10.1, N, "", N)]),
        (
            "94% with tea and 92% without were cured (95% CI for the difference, adjusting for "
            "strata, \u22124% to 8.8%)",
            [("RD", N, -4, 8.8, "", N)],
        ),
        (
            "Loss (95% CI for difference [tea\u2013water, adjusted for age] \u22121.24, 1.07)",
            [("MD", N, -1.24, 1.07, "", N)],
        ),
        (
            "Density fell by 1.93% (95% CI \u22122.91 to \u22120.95; p = 0.0002)",
            [("MD", 1.93, -2.91, -0.95, "=", 0.0002)],
        ),
        (
            "Cure was seen in 65% and 53% respectively (95% CI 0.60-0.69, CI 0.48-0.57)",
            [("PCT", 65, 0.6, 0.69, "", N), ("PCT", 53, 0.48, 0.57, "", N)],
        ),
        (
            "a lower risk of death (hazard ratio [HR] 0.75 [95% CI 0.57\u20131.00]) with 86 deaths",
            [("HR", 0.75, 0.57, 1.0, "", N)],
        ),
        (
            "values (95% CI) were 0.032 (SD 0.018) (0.025\u20130.038)",
            [("MEAN", 0.032, 0.025, 0.038, "", N)],
        ),
        (
            "survival was 3.9 months (80% CI 3.6-5.3) vs 5.7 months, 4.4-7.4; HR 1.17",
            [
                ("EST", 3.9, 3.6, 5.3, "", N),
                ("EST", 5.7, 4.4, 7.4, "", N),
                ("HR", 1.17, N, N, "", N),
            ],
        ),
        ("hazard rate, 16.2; 95% CI, 4.54-58.04", [("HR", 16.2, 4.54, 58.04, "", N)]),
        ("OR per SD 1.23 (1.10-1.37)", [("OR", 1.23, 1.1, 1.37, "", N)]),
        (
            "13 mg/dL [0.7 mmol/L] lower (95 percent confidence interval, 1 to 24 mg/dL)",
            [("MD", 13, 1, 24, "", N)],
        ),
    ],
)
def test_results_are_complete_in_every_notation(text, expected):
    assert [numbers(found) for found in results(f"{text}.")] == expected


def test_a_p_value_that_compares_two_groups_stands_alone():
    found = results("It was 31 (95% CI 22-40) versus 46 (95% CI 42-51), P < .05.")
    assert [(f.kind, f.value, f.p) for f in found] == [
        ("EST", 31, N),
        ("EST", 46, N),
        ("P", N, 0.05),
    ]


def test_what_is_said_once_of_all_brackets_holds_for_all():
    sections = [
        TextSection("METHODS", "Data are means (95% confidence intervals).", 0, "METHODS"),
        TextSection("RESULTS", "Flow was 31.2 units [22.1-40.3] after the drug.", 1, "RESULTS"),
    ]
    (found,) = read_evidence(sections).statistics
    assert numbers(found) == ("MEAN", 31.2, 22.1, 40.3, "", N)
    assert found.ci_level == 95


def test_an_interval_without_a_level_has_the_level_said_before():
    found = results("OR=1.24, 90% confidence interval [CI] 1.08-1.43, and OR=1.81, CI 1.51-2.16.")
    assert [f.ci_level for f in found] == [90, 90]


@pytest.mark.parametrize(
    "text",
    [
        "Of 4 women and 9 men, none fell (95% CI -1 to 3).",
        "Ages were 45 (32-60) years.",
        "The median dose (range) was 5 (2-9) mg; mean difference 1.5 (95% CI 1-2).",
        "Sensitivity analysis gave 93 (95% CI 62 to 99).",
    ],
)
def test_counts_ranges_and_look_alikes_are_no_estimates(text):
    found = results(text)
    assert all(f.value not in {4, 9, 45, 5} and f.kind != "SENS" for f in found)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The pain threshold was lower (p < 0.05).", True),
        ("When age was taken into account, PINP rose significantly (P < 0.001).", True),
        ("Statistical significance was set at p < 0.05.", False),
        ("A value of P < .05 was regarded as significant.", False),
    ],
)
def test_a_rule_of_significance_is_told_from_a_result(text, kept):
    section = TextSection("METHODS", text, 0, "METHODS")
    assert bool(read_evidence([section]).statistics) is kept


def test_a_ratio_outside_its_interval_is_read_and_told():
    (found,) = results("The hazard ratio for death was 2.37 (95% CI 0.68-1.89).")
    assert found.value == 2.37
    assert [check.verdict for check in found.checks] == ["alarm"]
    assert "2.37" in found.checks[0].message
    assert "1.89" in found.checks[0].message
