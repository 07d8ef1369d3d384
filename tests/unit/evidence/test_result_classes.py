# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of notation that papers use besides "HR 0.7 (95% CI 0.5-0.9)"; one hand-made text each."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import numbers, results

N = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # changes in per cent, in money, over a standard error, in a bracket behind a verb
        ("The meal raised satiety, increased by 26% (P=.02)", [("MD", 26, N, N, "=", 0.02)]),
        ("Hospital costs exceeded those of controls by €901 a patient (p < .001)",
         [("MD", 901, N, N, "<", 0.001)]),
        ("Disability grew (mean annual increase, 2.0 points; SE 0.2; p < .001)",
         [("MD", 2, N, N, "<", 0.001)]),
        ("The oil reduced triglycerides (35.0%; P<.01) and ApoB (9.1%; P=.02)",
         [("MD", 35, N, N, "<", 0.01), ("MD", 9.1, N, N, "=", 0.02)]),
        ("A moderate reduction in blood pressure (−3.7 mmHg in men) was seen (P < .05)",
         [("MD", -3.7, N, N, "<", 0.05)]),
        ("Scores decreased by 16% (P = .004) with soy and with placebo by 15% (P = .05)",
         [("MD", 16, N, N, "=", 0.004), ("MD", 15, N, N, "=", 0.05)]),
        ("It lowered both, by 7.1%, 10.6% and 2.8 cm, respectively (P < .001)",
         [("MD", v, N, N, "<", 0.001) for v in (7.1, 10.6, 2.8)]),
        ("Survival was prolonged by 2.3 months (P = .04)", [("MD", 2.3, N, N, "=", 0.04)]),
        ("The mean difference between groups was 4.3 (P = .02)", [("MD", 4.3, N, N, "=", 0.02)]),
        ("Flow fell by 14% in one group (P = .02) and by 18% in the other (P < .001)",
         [("MD", 14, N, N, "=", 0.02), ("MD", 18, N, N, "<", 0.001)]),
        # two values that a P value compares are no results
        ("Stays rose by 69% among controls and fell by 38% with the drug (P = .08)",
         [("P", N, N, N, "=", 0.08)]),
        ("Survival was 84.1% (+/- 1.8%) and 79.0% (+/- 2.1%; P = .004)",
         [("P", N, N, N, "=", 0.004)]),
        # ratios in words
        ("They had a 3.7-fold increased risk of cancer (1.1% vs 4.0%, P < .001)",
         [("RR", 3.7, N, N, "<", 0.001)]),
        ("Diet raised control 2.3-fold (74% vs. 32%; 95% CI 1.7-3.2)", [("EST", 2.3, 1.7, 3.2, "", N)]),
        ("The hazard ratio for death was 0.62 (P=.006) and for relapse was 0.71 (P=.02)",
         [("HR", 0.62, N, N, "=", 0.006), ("HR", 0.71, N, N, "=", 0.02)]),
        ("Odds ratios (95% CI) were 1.0, 1.3 (0.9-1.8) and 2.1 (1.4-3.2) by tertile",
         [("OR", 1.3, 0.9, 1.8, "", N), ("OR", 2.1, 1.4, 3.2, "", N)]),
        # tests and shares of variance
        ("The test agreed, F(1, 57) = 24.2, P < .001, ηp2 = .30", [("R2", 0.3, N, N, "<", 0.001)]),
        ("Groups differed (effect size: η2 = 0.12)", [("R2", 0.12, N, N, "", N)]),
        ("Age explained pain (R2 = .34, P < .001)", [("R2", 0.34, N, N, "<", 0.001)]),
        ("The groups differed (P = .03, effect size [ES] = 0.44)", [("SMD", 0.44, N, N, "=", 0.03)]),
        ("Walking improved by 32%, ES 2.5", [("SMD", 2.5, N, N, "", N)]),
        ("It helped memory (P < .01) and mood (P = .02), with SMDs of 0.4 and 0.2, respectively",
         [("SMD", 0.4, N, N, "<", 0.01), ("SMD", 0.2, N, N, "=", 0.02)]),
        ("Correlations ranged from r = 0.30 to r = 0.62 (p < .05)",
         [("R", 0.3, N, N, "", N), ("R", 0.62, N, N, "<", 0.05)]),
        # tests for an illness
        ("The sensitivity of the assay in the first week was low (14.3%)",
         [("SENS", 14.3, N, N, "", N)]),
        ("Sensitivity in group A and group B was respectively 5.0% and 6.7%",
         [("SENS", 5, N, N, "", N), ("SENS", 6.7, N, N, "", N)]),
        ("Sensitivity/specificity was 85%/92%",
         [("SENS", 85, N, N, "", N), ("SPEC", 92, N, N, "", N)]),
        ("The ICC was fair for each of the raters (0.532 and 0.539)",
         [("ICC", 0.532, N, N, "", N), ("ICC", 0.539, N, N, "", N)]),
        ("It predicted death (receiver operator characteristic curve: 0.77)",
         [("AUC", 0.77, N, N, "", N)]),
        ("A number needed to treat of 85 patients", [("NNT", 85, N, N, "", N)]),
        # one P value of two measures, and one before its result
        ("Care mattered (b = 0.99, odds ratio [OR] = 2.69, CI = 1.00-7.24, p = .049)",
         [("BETA", 0.99, N, N, "=", 0.049), ("OR", 2.69, 1, 7.24, "=", 0.049)]),
        ("They died sooner [OS; log-rank P = .015; multivariate HR = 1.66; 95% CI: 1.05-2.63]",
         [("HR", 1.66, 1.05, 2.63, "=", 0.015)]),
    ],
)  # fmt: skip
def test_results_without_an_interval_of_their_own(text, expected):
    assert [numbers(found) for found in results(f"{text}.")] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The estimated VE was 93% (95% CI 63% to 100%)", "RRR"),
        ("There was a 23% reduction in mortality (95% CI 5 to 38)", "RRR"),
        ("There was a 36% (95% CI 10-54%) relative reduction in admissions", "RRR"),
        ("The incidence of malaria fell by 44% (95% CI 20%-61%)", "RRR"),
        ("Exposure was alike (ratio = 110%; 90% CI 103-117)", "EST"),
        ("It prevents 11.8 infections /1,000 patients (95% CI [3.9; 19.6])", "RD"),
        ("The ICER was low (ΔQALY = 0.119, 95% CI 0.059-0.180)", "MD"),
        (
            "RR 0.98 (95% CI 0.6-1.5), as for severity (treatment effect 1.02, 95% CI 0.7-1.5)",
            "EST",
        ),
        ("Smokers were 2.4 times more likely to relapse (95% CI 1.3 to 4.5)", "RR"),
        ("Thickness was increased compared with controls (6.4%, 95% CI 3.3 to 9.6)", "MD"),
        ("Weight regain over the year was 3.9 kg (95% CI 3.0-4.8)", "MD"),
    ],
)
def test_kinds_of_unnamed_estimates(text, kind):
    assert results(f"{text}.")[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lost 11.2 (10.8, 12.0) kg (mean (95% CI)).", [("MD", 11.2, 10.8, 12, "", N)]),
        ("Change was 2 kg (95% CI 1-3). The difference in regain was 2.0 (0.4, 3.6) kg (P=.02).",
         [("MD", 2, 1, 3, "", N), ("MD", 2, 0.4, 3.6, "=", 0.02)]),
        ("Sensitivity was 90% (95% CI, 72 to 99) and 82% (43 to 99). The mean time was 0.8 years "
         "(0.6 to 1.2).",
         [("SENS", 90, 72, 99, "", N), ("SENS", 82, 43, 99, "", N), ("MEAN", 0.8, 0.6, 1.2, "", N)]),
        ("Prevalence was 6.5% (95% CI 5.9-7.1) or 9.7% (9.0-10.5). Women had more. It rose from "
         "3.8% (3.1-4.5) later.",
         [("PCT", 6.5, 5.9, 7.1, "", N), ("PCT", 9.7, 9, 10.5, "", N), ("PCT", 3.8, 3.1, 4.5, "", N)]),
        ("Prevalence was 6.5% (95% CI 5.9-7.1) or 9.7% (9.0-10.5). Median age was 40 (30-50).",
         [("PCT", 6.5, 5.9, 7.1, "", N), ("PCT", 9.7, 9, 10.5, "", N)]),
    ],
)  # fmt: skip
def test_intervals_that_were_announced_before_or_behind(text, expected):
    assert [numbers(found) for found in results(text)] == expected


def test_a_promise_of_mean_differences_holds_for_all_brackets():
    report = read_evidence(
        [
            TextSection("METHODS", "Effects are presented as mean differences (95% CI), P.", 0, "METHODS"),
            TextSection("RESULTS", "Health was alike at six [0.012 (-0.016, 0.041), p = .37] months.", 1,
                        "RESULTS"),
        ]
    )  # fmt: skip
    assert [numbers(found) for found in report.statistics] == [
        ("MD", 0.012, -0.016, 0.041, "=", 0.37)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cox models were fitted, with any variable not significant at the p < 0.1 level removed.",
        "Bivariate analysis was performed to find possible predictors (P < 0.05).",
    ],
)
def test_the_limit_at_which_a_model_keeps_a_variable_is_no_result(text):
    assert read_evidence([TextSection("METHODS", text, 0, "METHODS")]).statistics == ()
