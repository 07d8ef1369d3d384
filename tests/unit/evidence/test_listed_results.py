# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of lists, of brackets that nothing announces, and of pairs: each with its own numbers."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import numbers, results

N = None


def kinds(text):
    return [found.kind for found in results(text)]


def of_abstract(*sentences):
    sections = (
        TextSection("title", "Tea for sleep"),
        TextSection("RESULTS", " ".join(sentences), 0),
    )
    return read_evidence(sections).statistics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Croup fell 7%, 39% (p < 0.01) and 47% (p < 0.01) in turn",
         [("MD", 39, N, N, "<", 0.01), ("MD", 47, N, N, "<", 0.01)]),
        ("Acids decreased by 47% and 76%, respectively, at 3 mg/day (P < 0.01)",
         [("MD", 47, N, N, "<", 0.01), ("MD", 76, N, N, "<", 0.01)]),
        ("Tea led to increases in protein of 125% and 99%, respectively (P < 0.001)",
         [("MD", 125, N, N, "<", 0.001), ("MD", 99, N, N, "<", 0.001)]),
        ("Fatigue was reduced, the first score by 5.40 (P = .015) and the second by 3.76 (P = .002)",
         [("MD", 5.4, N, N, "=", 0.015), ("MD", 3.76, N, N, "=", 0.002)]),
        ("Tea gave a smaller reduction in arm girth during the stay (0.39 cm, P = 0.002)",
         [("MD", 0.39, N, N, "=", 0.002)]),
        ("An absolute risk reduction of 5.9% and a relative risk reduction of 10.4% (P = 0.54)",
         [("RD", 5.9, N, N, "=", 0.54), ("RRR", 10.4, N, N, "=", 0.54)]),
        ("Absolute and relative risk reductions were 9.5% and 29.4%, respectively (P = 0.73)",
         [("RD", 9.5, N, N, "=", 0.73), ("RRR", 29.4, N, N, "=", 0.73)]),
        ("Risks of death (risk ratio, 0.60; P = .004), stroke (0.50; P = .02) and falls (0.55; P = .04)",
         [("RR", 0.6, N, N, "=", 0.004), ("RR", 0.5, N, N, "=", 0.02), ("RR", 0.55, N, N, "=", 0.04)]),
        ("Survival was longer (hazard ratio for disease progression, 0.54; P<0.001)",
         [("HR", 0.54, N, N, "<", 0.001)]),
        ("Relapse was rarer (relative risk = 0.35; P < 10(-13))", [("RR", 0.35, N, N, "<", 1e-13)]),
    ],
)  # fmt: skip
def test_every_number_of_a_list_is_a_result_with_its_own_p_value(text, expected):
    assert [numbers(result) for result in results(f"{text}.")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cure was likelier (71% vs 59%; P = .03, relative risk [RR] of 1.21 [95% CI, 1.02-1.43])",
         [("RR", 1.21, 1.02, 1.43, "=", 0.03)]),
        ("Tea was better (P = .003) in improving the score (difference, -0.09; 95% CI, -0.16, -0.03)",
         [("MD", -0.09, -0.16, -0.03, "=", 0.003)]),
        ("It showed 44% (95% CI 7-66) risk reduction for relapse in all who drank tea (p = 0.023)",
         [("RRR", 44, 7, 66, "=", 0.023)]),
        ("There was a 9% improvement (95% CI, 0% to 19%) in the response rate with tea (17% v 26%; P = .028)",
         [("RD", 9, 0, 19, "=", 0.028)]),
        ("Intake rose, mean difference 41.4 (95% CI 9, 73.7) kcal; gain, 130 (95% CI 1, 250) g p = 0.02",
         [("MD", 41.4, 9, 73.7, "", N), ("MD", 130, 1, 250, "=", 0.02)]),
        ("Tea was no worse (difference: -0.06 [95% CI -0.16, 0.05], pNI<0.001)",
         [("MD", -0.06, -0.16, 0.05, "<", 0.001)]),
    ],
)  # fmt: skip
def test_a_p_value_finds_its_result_before_and_behind(text, expected):
    assert [numbers(result) for result in results(f"{text}.")] == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The mean sitting time fell by 30±50.6min/d (95% CI, 5.8-54.6) with tea", "MD", 30),
        ("Cure was 92.6% with tea and 94.9% with milk (95% CI: -6.8%; +1.2%)", "RD", N),
        ("Nausea came in 15 (17%) of 88 drinkers and 2 (7%) of 29 users (95% CI for difference, -11% to 68%)",
         "RD", N),
        ("Four (18%) of 22 died, compared with none of 25 with tea (-18%, 95% CI -34 to 2)", "RD", -18),
        ("The 90% CI [-2.3; 1.5] of the treatment difference (-0.4 mmHg) was narrow", "MD", -0.4),
        ("Peak uptake for A vs B was, mean difference, 1.1 ml/kg (95% CI-0.5 to 2.5)", "MD", 1.1),
        ("Intake was better (1,105 kcal versus 756 kcal, 95% CI 259-440 kcal)", "MD", N),
        ("Only 3 (4%; 95% CI 0.8-11.2%) had a different type", "PCT", 4),
        ("There was a mean bioavailability of 88.3% (90% CI 85.6%-91.1%)", "MEAN", 88.3),
        ("Sleep was longer in older people (M = 7.95, 95% CI [7.60, 8.29])", "MEAN", 7.95),
        ("In multivariable analysis, age (0.27 mm/y; 95% CI 0.16 to 0.39) was associated with length",
         "BETA", 0.27),
        ("Leptin increased 10.6% (95% CI = 8.3%-12.8%) for each one-kilogram increase in fat", "BETA", 10.6),
        ("Relapse was 5.6 (95% CI 4.5, 7.0) times more likely", "RR", 5.6),
        ("The GMT ratio was 0.9 (95% CI 0.7-1.3)", "GMR", 0.9),
        ("Tea decreased the absolute rate of events by 0.7% per year (95% CI -0.4 to 1.7)", "RD", 0.7),
        ("VE against croup was 39.7% (95% CI -16.1 to 88.1%)", "RRR", 39.7),
        ("The proportion with croup was 42% less (95% CI 4 to 64) than in controls", "RRR", 42),
        ("An absolute A1C reduction of 1.2% (95% CI -1.4 to -1.0) was seen", "MD", 1.2),
        ("The net change in the VO(2max) was 2.5 mL min/kg (95% CI 1.5, 3.5)", "MD", 2.5),
    ],
)  # fmt: skip
def test_an_interval_is_of_the_right_number_and_kind(text, kind, value):
    found = [result for result in results(f"{text}.") if result.kind != "P"]
    assert [(result.kind, result.value) for result in found] == [(kind, value)]


def test_neighbours_of_a_list_are_of_one_kind():
    assert kinds("Croup had 16% (95% CI 5 to 26) and 5% (95% CI 0 to 10) reduction in days.") == [
        "MD",
        "MD",
    ]
    assert kinds("Survival was 58.8% (95% CI 52-66) and 59.4 (95% CI 53-66).") == ["PCT", "PCT"]
    assert kinds(
        "The HR was 0.66 (95% CI 0.38-1.16) with tea and 0.72 (95% CI 0.42-1.23) with milk."
    ) == [
        "HR",
        "HR",
    ]


def test_a_bracket_with_its_value_in_the_middle_is_an_interval_where_the_text_has_a_level():
    sure, *_ = of_abstract("Pressure was lower by 2.12 mmHg (1.03 to 3.21).", "All have a 95% CI.")
    assert (sure.value, sure.ci_low, sure.ci_high, sure.ci_level) == (2.12, 1.03, 3.21, 95)
    assert not of_abstract("Pressure was lower by 2.12 mmHg (1.03 to 5.90).", "All have a 95% CI.")
    assert not of_abstract("Pressure was lower by 2.12 mmHg (1.03 to 3.21).")


def test_what_brackets_hold_may_be_said_behind_them():
    found = of_abstract(
        "Sleep was longer (90.5 h, 78.1-102.9 vs. 109.8 h, 96.0-123.5, P = 0.04).",
        "Data are expressed as mean, 95% CI.",
    )
    assert [(r.kind, r.value, r.ci_low) for r in found if r.kind != "P"] == [
        ("MEAN", 90.5, 78.1),
        ("MEAN", 109.8, 96.0),
    ]


def test_a_bracket_like_a_ratio_is_one_of_the_kind_named_before():
    first, second = of_abstract(
        "The first outcome was rarer (hazard ratio 0.90, 95% CI 0.80-1.02).",
        "With tea 301 and with milk 358 reached the second (0.84, 0.72-0.98, p = 0.027).",
    )
    assert (first.kind, second.kind, second.p) == ("HR", "HR", 0.027)


def test_an_odds_ratio_is_not_taken_for_an_abbreviation_of_the_words_before():
    assert kinds("Tea had a higher risk of recurrence (OR, 1.32; 95% CI, 1.06 to 1.65).") == ["OR"]
    assert kinds("Croup was rarer (AdjOR 0.41, 95% CI 0.25, 0.67) with tea.") == ["OR"]


def test_names_that_come_close_to_measures_are_none():
    assert kinds(
        "Clearance was 64% for R1 and 81% for R2 (95% CI for difference: -14% to 45%)."
    ) == ["RD"]
    assert kinds("By receiver operating characteristic curve analysis, sensitivity, specificity, and the "
                 "positive and negative predictive values of tea were 90%, 80%, 97% and 71%, "
                 "respectively.") == ["SENS", "SPEC", "PPV", "NPV"]  # fmt: skip
    assert kinds("Fits had the highest AUC (0.77) of all.") == ["AUC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The change in pain was not significant at P<0.05.", [("P", N, N, N, "NS", N)]),
        ("Pain (Eta2 = .08) and sleep (Eta2 = .01) were not statistically significant at p < .05.",
         [("R2", 0.08, N, N, "", N), ("R2", 0.01, N, N, "", N)]),
        # rules, wherever they stand
        ("Fisher's procedure was used to determine which means differed (P < 0.05).", []),
        ("At 80% power and P < 0.05 the study could find a small change.", []),
        # a value that was found, beside a rule
        ("The test (α=0.01 adjusted) was highly significant (χ2 = 13.14 (N=63), P<.001).",
         [("P", N, N, N, "<", 0.001)]),
    ],
)  # fmt: skip
def test_a_limit_is_no_p_value_that_was_found(text, expected):
    assert [numbers(found) for found in results(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Screen time was less in the tea group compared to the control group (-9.0 min; p = 0.01).",
         [("MD", -9.0, N, N, "=", 0.01)]),
        ("There was a significant 3.6% reduction in bicarbonate in the tea group versus placebo (P = 0.02).",
         [("MD", 3.6, N, N, "=", 0.02)]),
        ("Tea gave an 11.7% (95% CI 4.7% to 18.6%) improvement in the response rate between the two groups "
         "(χ2 = 10.6, P = 0.001).", [("RD", 11.7, 4.7, 18.6, "=", 0.001)]),
        ("Blood fell in both: tea: -6.0 g/l (paired t-test: P < 0.001); milk: -2.3 g/l (P = 0.003).",
         [("MD", -6.0, N, N, "<", 0.001), ("MD", -2.3, N, N, "=", 0.003)]),
        ("Iron rose in the tea (+2.7 g/l; P = 0.02) but not in the milk group (-0.5 g/l; P = 0.65).",
         [("MD", 2.7, N, N, "=", 0.02), ("MD", -0.5, N, N, "=", 0.65)]),
        ("Height (partial correlation coefficient: -0.50, P = 0.01) and weight (-0.48, P = 0.02) went "
         "with age.", [("R", -0.5, N, N, "=", 0.01), ("R", -0.48, N, N, "=", 0.02)]),
        ("There was no effect on scores, F(1,199)=0.508, P=.477, partial η2=0.003, of tea.",
         [("R2", 0.003, N, N, "=", 0.477)]),
        ("Time mattered, F(1116) = 4.01; p = .048; η p 2 = .033; so did tea (p = .03, np2 = .4).",
         [("R2", 0.033, N, N, "=", 0.048), ("R2", 0.4, N, N, "=", 0.03)]),
        ("There was an effect, F(1,98)=13.74, P<.001, partial eta squared=.12, and F(1,56) = 11.32, p < 0.01 "
         "(eta squared = .17).", [("R2", 0.12, N, N, "<", 0.001), ("R2", 0.17, N, N, "<", 0.01)]),
        ("Croup did not differ (pChi = 0.348, OR = 0.68, 95% CI [0.34; 1.35]).",
         [("OR", 0.68, 0.34, 1.35, "=", 0.348)]),
        ("Croup was more frequent (OR 4.0, 95% 1.3–12.4) with tea.",
         [("OR", 4.0, 1.3, 12.4, "", N)]),
        ("It was imprecise (OR 1.29; 95% CI 0.83 to 2.01; ICC 0.613).",
         [("OR", 1.29, 0.83, 2.01, "", N), ("ICC", 0.613, N, N, "", N)]),
        ("*P < 0.05 against tea.", []),
        ("The first scale did not differ (U = 10.5, p = 0,13), nor did the second (U = 13.0, p = 0.25).",
         [("P", N, N, N, "=", 0.13), ("P", N, N, N, "=", 0.25)]),
    ],
)  # fmt: skip
def test_results_as_the_body_of_a_paper_words_them(text, expected):
    assert [numbers(found) for found in results(text)] == expected
