# SPDX-License-Identifier: GPL-3.0-or-later
"""Results whose measure has no name, or no interval: what they are is in the words around them."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import numbers, results

N = None


def kinds(text):
    return [found.kind for found in results(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Incidence of croup was reduced by 21% (95% CI: 3 to 38%)", "RRR"),
        ("Letters gave a 11.7% (95% CI 4.7% to 18.6%) improvement in the response rate", "RD"),
        ("The response was 15% lower than with placebo (95% CI 5 to 25%)", "MD"),
        ("Spine density rose by 1.53% (95% CI 0.63-2.43)", "MD"),
        ("Mean HbA(1c) was 0.84% (95% CI 0.36 to 1.31) lower with the pump", "MD"),
        ("Scores fell 4.5 points (95% CI 1.8 to 7.3)", "MD"),
        ("Mood was better by a mean of 8.76 points (95% CI 4.96-12.55)", "MD"),
        ("Weight loss was 5.1 kg (95% CI 4.2 to 6.0)", "MD"),
        ("Blood loss was 250 mL (95% CI 200 to 300)", "EST"),
        ("The GMT values were 33.2 IU (95% CI 23.8-46.1)", "MEAN"),
        ("The estimated means of direct costs were $9,045 (95% CI $6,359 to $12,091)", "MEAN"),
        ("They saw fewer pages (ratio of means 0.80, 95% CI 0.74-0.87)", "EST"),
        ("They viewed 1.17 times as many pages (95% CI 1.08-1.28)", "EST"),
        ("The risk of relapse was 3.25 times higher (95% CI 1.72 to 6.16)", "RR"),
        ("The odds of relapse were 2.5 times higher (95% CI 1.5 to 4.2)", "OR"),
        ("The ICER was $12,000 per QALY (95% CI $8,000 to $20,000)", "EST"),
        ("Pressure rose with salt (2.17 mmHg [95% CI 0.44 to 3.91] per 50 mmol a day)", "BETA"),
        ("Use was 12.3 per 1000 person-years (95% CI 10.1-14.9)", "EST"),
        ("An absolute risk reduction of 2.5% (95% CI 0.5-4.5)", "RD"),
        ("A risk reduction of 30% (95% CI 10-45)", "RRR"),
        ("The GMR of the AUC was 98.5% (90% CI 92.1-105.3)", "GMR"),
    ],
)
def test_words_around_say_what_an_unnamed_estimate_is(text, kind):
    assert [found.kind for found in results(f"{text}.")] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scores were 7.2 points higher (p = 0.002) in the trained group",
         [("MD", 7.2, N, N, "=", 0.002)]),
        ("Mood had risen by 0.08 units more with tea than in the control group (P = .04)",
         [("MD", 0.08, N, N, "=", 0.04)]),
        ("Sleep was longer with the drug than with placebo by 21 minutes (p = .02)",
         [("MD", 21, N, N, "=", 0.02)]),
        ("The drug cut uptake (−76 ml/min, p = 0.002)", [("MD", -76, N, N, "=", 0.002)]),
        ("Width differed for a mean difference of 3.80 mm (P < .001)",
         [("MD", 3.8, N, N, "<", 0.001)]),
        ("Pain fell (difference −1.9, p < 0.0001)", [("MD", -1.9, N, N, "<", 0.0001)]),
        ("It cut the risk of a second stroke by 19% (P = 0.02)", [("RRR", 19, N, N, "=", 0.02)]),
        ("Sensitivity was 100% for plain films and 79% for echo",
         [("SENS", 100, N, N, "", N), ("SENS", 79, N, N, "", N)]),
        ("The mean sensitivity was 0.64 vs 0.58",
         [("SENS", 0.64, N, N, "", N), ("SENS", 0.58, N, N, "", N)]),
        ("Spearman's correlation coefficient between score and age was 0.58 (P < 0.01)",
         [("R", 0.58, N, N, "<", 0.01)]),
        ("The ICCs for pain, stiffness and function were 0.915, 0.745 and 0.940, respectively",
         [("ICC", 0.915, N, N, "", N), ("ICC", 0.745, N, N, "", N), ("ICC", 0.94, N, N, "", N)]),
        ("They agreed with differences in levels (r = −0.45, p < 0.001)",
         [("R", -0.45, N, N, "<", 0.001)]),
        ("The model had moderate accuracy (AUC-value, 0.72)", [("AUC", 0.72, N, N, "", N)]),
        ("At a cut-off of 12 ng/mL the AUC was 0.85", [("AUC", 0.85, N, N, "", N)]),
        ("Peak power rose 17.5%, effect size (ES) 2.4", [("SMD", 2.4, N, N, "", N)]),
    ],
)  # fmt: skip
def test_an_estimate_without_an_interval_is_read(text, expected):
    assert [numbers(found) for found in results(f"{text}.")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Scores rose by 1.28 and fell by 0.30 (p = 0.161).",
        "The gain was kept up 1 year later (P = 0.007).",
        "Scores were higher with tea (-1.04) than with coffee (-0.53; P < 0.0001).",
        "It fell below both others by 10 min, due to a higher flow of oxygen there (p = 0.01).",
        "All markers were linked (r² < 0.25) with each other (P < .01).",
        "Insulin sensitivity was 5.2 with oats (P = .03).",
        "The crystal has b = 6.7790(10) and a sensitivity to (13)C spins (P = .03).",
        "The pharmacokinetic AUC was 0.52 with oats (P = .03).",
    ],
)
def test_two_changes_a_time_or_a_bound_is_no_estimate(text):
    assert {found.kind for found in results(text)} == {"P"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They correlated (r = −0.677, −0.629, P < 0.01)", [("R", 0.01), ("R", 0.01)]),
        ("It predicted falls (beta −3.3, standard error 1.6, p = 0.04)", [("BETA", 0.04)]),
        ("It predicted falls (b = 0.31, SE = 0.12, t(98) = 2.5, p = .01)", [("BETA", 0.01)]),
        ("They agreed (tau = 0.65 with exact 2-sided P value = .0007)", [("R", 0.0007)]),
        ("SMD −0.45 (95% CI −0.70 to −0.20; I² = 56%; P < 0.001)", [("SMD", 0.001)]),
        ("It rose (P = 0.003; ES = 1.29 and P = 0.008; ES = 1.36)", [("SMD", 0.003), ("SMD", 0.008)]),
        ("It fell (p < 0.05) [95% CI (−525.0) to (−300.0)]", [("MD", 0.05)]),
        ("HbA1c was 0.84% (95% CI 0.36 to 1.31) lower with the pump than with injections (P = .002)",
         [("MD", 0.002)]),
        ("The effect was larger in men (OR 1.2, 95% CI 1.0-1.5; P = .02 for interaction)",
         [("OR", N), ("P", 0.02)]),
        ("AUC was 0.85 (95% CI 0.80-0.90) vs 0.78 (0.72-0.84), P = .02",
         [("AUC", 0.02), ("AUC", 0.02)]),
        ("Differences (95% CI) were 40.5% (32.4%, 48.5%) and 37.8% (29.9%, 45.7%) and were highly "
         "significant (p < 0.0001)", [("RD", 0.0001), ("RD", 0.0001)]),
        ("A difference was seen at weeks 2 (6.9, p=0.022) and 4 (6.7, p=0.027)",
         [("MD", 0.022), ("MD", 0.027)]),
        ("The area was 2.0-fold (P = 0.03) and 2.5-fold (P < 0.001) greater",
         [("EST", 0.03), ("EST", 0.001)]),
        ("It did not differ between the two drugs (mean difference ± SD, 7.5 ± 12.5%; p = 0.09)",
         [("MD", 0.09)]),
        ("It was worse with stents (odds ratios 6.603 v 1.197, p = 0.046)",
         [("OR", 0.046), ("OR", 0.046)]),
        ("Infarction was rarer (0.21 vs. 0.64%/year, p = 0.0047, adjusted hazard ratio 0.33 [95%CI 0.15 "
         "to 0.74])", [("HR", 0.0047)]),
        ("Return to work took 194 versus 192 days (p = 0.90) with a hazard ratio of 1.03 (95% CI "
         "0.64–1.6)", [("HR", 0.9)]),
        ("Survival was 63.4% and 60.9% (p=0.96) (HR 0.70, 95% CI 0.50-0.98)", [("HR", 0.96)]),
        ("They improved in symptoms (P=0.015; NNT=13), insight (P<0.001; NNT=10) and mood",
         [("NNT", 0.015), ("NNT", 0.001)]),
        ("Pain counted (HR = 1.32, 95% CI: 1.14-1.53, Wald chi(2) = 13.57, df = 1, p <0.001)",
         [("HR", 0.001)]),
        ("Areas differed (mean difference of 7.6% for 1D [P < 0.0001], 13.1% for 2D [P < 0.0001])",
         [("MD", 0.0001), ("MD", 0.0001)]),
        ("It was tied to age (r = 0.57), was higher in the late type (p = 0.04)",
         [("R", N), ("P", 0.04)]),
        ("Relapse was 26% (95% CI 19% to 33%) (p = 0.001 versus placebo)",
         [("PCT", N), ("P", 0.001)]),
    ],
)  # fmt: skip
def test_a_p_value_goes_to_what_it_tests(text, expected):
    assert [(found.kind, found.p) for found in results(f"{text}.")] == expected


@pytest.mark.parametrize(
    ("text", "kind", "value", "p"),
    [
        ("Weight of treated steers was 6.0 kg heavier than that of controls (P = 0.008)",
         "MD", 6.0, 0.008),
        ("Peak current was 32% higher with an active can (P < 0.01)", "MD", 32.0, 0.01),
        ("The proportion of women who fared well was 16.2% greater (P = 0.03)", "RD", 16.2, 0.03),
        ("The solution brought a 50% decrease in the incidence of infection (11.6% vs 22.2% [P = .002])",
         "RRR", 50.0, 0.002),
        ("There was a 37% reduction (p < 0.00001) in the risk of surgery", "RRR", 37.0, 0.00001),
        ("Fewer had adverse events (9% difference, LH 21% vs OH 30%; P = 0.07)", "RD", 9.0, 0.07),
    ],
)  # fmt: skip
def test_an_amount_of_change_with_its_p_value_is_a_result(text, kind, value, p):
    assert [(f.kind, f.value, f.p) for f in results(f"{text}.")] == [(kind, value, p)]


def test_a_goal_and_a_spread_are_no_amounts_of_change():
    assert kinds("More patients with a 50% reduction in score were seen (P = .01).") == ["P"]
    assert kinds("It fell by 49.5 +/- 4.4% and 55.9 +/- 3.4% fall was seen (p = 0.11).") == ["P"]


def test_a_name_means_what_the_abstract_says_it_means():
    text = (
        "We compared rates by the rate ratio (RR) and the relative failure rate (RFR). "
        "Contacts fell (RR 0.61, 95% CI 0.54 to 0.69) and the RFR was 1.52 (95% CI 0.88 to 2.6)."
    )
    assert kinds(text) == ["IRR", "IRR"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pressure rose, namely augmentation [+2 mmHg, 95% CI 0.36-4.36; p = 0.01]", "MD"),
        ("Significant improvement in 6-minute walk test (45.8 m; 95% CI 5.2-86.4 m)", "MD"),
        ("At week 4 men performed better in knee strength (2.1 kg, 95% CI 0.6 to 3.7)", "MD"),
        ("The mean additional cost of £714 (95% CI 588 to 865) was paid", "MD"),
        ("Response was better (82% vs. 62%, 95% CI for treatment difference 12.2-28.3)", "RD"),
        ("There was a 15% reduction in dying (95% CI, -34% to 10%)", "RRR"),
        ("The interval of the ratio (116.3% [95% CI 109.6, 123.4%]) was within the limits", "EST"),
        ("The follow-up showed a 44% (95% CI 7-66) risk reduction for recurrence", "RRR"),
        ("It reduced the rate of subsequent treatments for malaria by 54% (95% CI 36-66)", "RRR"),
        (
            "The risk of a first event showed a 3.7-fold increased relative hazard (95% CI 1.2 to 11.4)",
            "HR",
        ),
        ("There was a reduction in the odds of death of 0.63 (95% CI 0.46-0.87)", "OR"),
        ("Overall efficacy of the tablets was 96.3% (95% CI 94.5-97.6%)", "PCT"),
        ("The efficacy of the vaccine was 61% (95% CI 40-75)", "RRR"),
        ("They responded in 13 (52%) of 25 and in 3 (14%) of 22 cases (38%, 95% CI 14-63)", "RD"),
        ("There was less blood lost (difference between means 1870 mL, 95% CI 1159-2580 mL)", "MD"),
        ("The percent difference was greatest for SHBG (159%, 95% CI 117-210%)", "MD"),
        ("In trial 3, median survival was said; it was 19.6 months (95% CI 17.0-22.1)", "MEDIAN"),
    ],
)
def test_words_around_tell_the_kind_of_an_unnamed_estimate(text, kind):
    assert kinds(f"{text}.") == [kind]


def test_the_interval_of_a_difference_is_not_that_of_its_second_value():
    (found,) = results(
        "It rose less (0.5 vs 5.5 doublings, 95% CI of difference 1.1 to 9.1; p = 0.018)."
    )
    assert numbers(found) == ("MD", N, 1.1, 9.1, "=", 0.018)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Both gained (OR 1.70; 1.31, 2.21, p < 0.001)", [("OR", 1.7, 1.31, 2.21, "<", 0.001)]),
        ("Risk ratios (95% CIs) were 0.00 (0 to 1.58) for death and 1.25 (0.32 to 5.18) for stroke",
         [("RR", 0.0, 0.0, 1.58, "", N), ("RR", 1.25, 0.32, 5.18, "", N)]),
        ("Age counted (odds ratios (OR) from 1.08 to 1.51)",
         [("OR", 1.08, N, N, "", N), ("OR", 1.51, N, N, "", N)]),
        ("Survival was worse (hazard ratio 1.92 for PS = 2 versus PS = 0, P < 0.0001)",
         [("HR", 1.92, N, N, "<", 0.0001)]),
        ("The odds ratio for death was 9.2 times greater for those who aspirated compared with those who "
         "did not (p = 0.01)", [("OR", 9.2, N, N, "=", 0.01)]),
        ("Infarcts changed by a mean change of -3.5 +/- 5.1% (95% CI -5.5% to -1.5%, P = 0.001)",
         [("MD", -3.5, -5.5, -1.5, "=", 0.001)]),
        ("Costs of drugs were $333 per patient per year (95% CI, $263-$403)",
         [("EST", 333.0, 263.0, 403.0, "", N)]),
        ("Sensitivity, specificity, and the positive and negative predictive values were 90%, 91%, 97%, "
         "and 71%, respectively",
         [("SENS", 90.0, N, N, "", N), ("SPEC", 91.0, N, N, "", N), ("PPV", 97.0, N, N, "", N),
          ("NPV", 71.0, N, N, "", N)]),
    ],
)  # fmt: skip
def test_numbers_in_further_notations_are_read_whole(text, expected):
    assert [numbers(found) for found in results(f"{text}.")] == expected


def test_an_agreement_told_among_the_methods_is_a_result():
    (found,) = read_evidence(
        [TextSection("METHODS", "Raters agreed well (weighted kappa = 0.84).", 0, "METHODS")]
    ).statistics
    assert (found.kind, found.value) == ("KAPPA", 0.84)


def test_a_p_value_that_compares_two_changes_checks_neither_interval():
    found = results(
        "Density rose by a mean of 1.6 points (95% CI 0.8 to 2.4) compared with a mean rise of 1.5 "
        "points (95% CI 0.7 to 2.3) with placebo (P = .86)."
    )
    assert [f.p for f in found] == [0.86, 0.86]
    assert {check.verdict for f in found for check in f.checks} == {"ok"}


def test_not_significant_in_the_place_of_p_counts_once():
    assert [f.p_relation for f in results("Rates were 23% versus 21% (OR = 1.31, ns).")] == ["NS"]
    assert [f.p_relation for f in results("It rose by 6% (p > 0.05, ns).")] == [">"]
    assert [f.p_relation for f in results("Shares were 23% and 3% (n.s).")] == ["NS"]
    assert [f.p_relation for f in results("73% did (difference not significant).")] == ["NS"]
    assert [f.p_relation for f in results("It stayed (2.42 vs. 2.47 mmol/l; NS).")] == ["NS"]


def test_a_number_without_a_measure_goes_on_with_that_of_the_sentence_before():
    found = results(
        "The odds ratio for lack of time was 0.16 (95% CI 0.10-0.26). The effect was stronger in "
        "one clinic (0.03; 95% CI 0.01-0.10)."
    )
    assert [f.kind for f in found] == ["OR", "OR"]
    found = results(
        "The mean difference [95% CI] was −0.4 [−0.5 to −0.3]. Later it was 0.1 [0.0 to 0.2]."
    )
    assert [(f.kind, f.ci_high) for f in found] == [("MD", -0.3), ("MD", 0.2)]


def test_an_average_of_ages_does_not_go_on_with_the_measure_before():
    found = results("The HR was 0.70 (95% CI 0.50-0.90). Median age was 62 [45-78] years.")
    assert [f.kind for f in found] == ["HR"]


def test_a_value_outside_of_its_announced_interval_is_told_of_any_kind():
    (found,) = results("The mean improvement in the score was 21.4 (95% CI 8.2 to 17.6).")
    assert (found.value, found.ci_low, found.ci_high) == (21.4, 8.2, 17.6)
    assert ("ci-contains", "alarm") in {(check.name, check.verdict) for check in found.checks}
