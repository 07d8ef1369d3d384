# SPDX-License-Identifier: GPL-3.0-or-later
"""The outcome of a result, by the structure of the clause that it stands in."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import TWO_STUDIES, read


def outcomes_of(*texts: str) -> list[str]:
    sections = [TextSection("RESULTS", text, k, "RESULTS") for k, text in enumerate(texts)]
    return [statistic.outcome for statistic in read_evidence(sections).statistics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject of the clause
        ("Pain at rest was lower in the tea group than in controls (P = .01).", ["Pain"]),
        ("In the tea group, knee stiffness decreased more (P = .01).", ["knee stiffness"]),
        ("The 28-day and 42-day cure rates in the tea and coffee arms were 97.8% (95% CI "
         "87.8-99.8%) and 90% (95% CI 80-95%), respectively.", ["28-day", "42-day cure rates"]),
        ("VAS scores for hunger, nausea, and desire to eat were all lower (p < 0.05).",
         ["VAS scores for hunger, nausea, and desire to eat"]),
        # its object, where the subject is people or a treatment
        ("The tea group had longer hospital stay than controls (P = .01).", ["hospital stay"]),
        ("Tea did not improve sleep quality (P = .3) or daytime mood (P = .4).",
         ["sleep quality", "daytime mood"]),
        ("Patients in tea clinics were more likely to have a foot check (OR 1.9, 95% CI 1.1-3.2).",
         ["foot check"]),
        ("A larger proportion of people who had a clean urine sample was seen (RR 2.1, 95% CI "
         "1.3-3.2).", ["clean urine sample"]),
        # what changes or differs
        ("There was no difference between the groups in muscle power (P = .4).", ["muscle power"]),
        ("There were no differences in time to rescue (P = .2), pulse rate (P = .3) or falls "
         "(P = .4).", ["time to rescue", "pulse rate", "falls"]),
        ("For word fluency there was no sign of any benefit (MD 2.8, 95% CI -0.6 to 6.2).",
         ["word fluency"]),
        ("There was a significant (P < .001) decrease in systolic pressure after tea.",
         ["systolic pressure"]),
        # a label in the bracket
        ("No difference was seen in clinical (CGI-I: relative risk 1.01, 95% CI 0.86-1.19) or "
         "economic results (QALY: mean difference 0.006, 95% CI -0.009 to 0.02).",
         ["CGI-I", "QALY"]),
        # a measure that names it
        ("The odds ratio for stroke at 5 years was 0.72 (95% CI 0.6 to 0.8).", ["stroke"]),
        ("Adjustment gave an odds ratio of 0.80 (95% CI 0.22-2.97) for infant mortality.",
         ["infant mortality"]),
        # factors that are associated with it
        ("Age (OR 1.2, 95% CI 1.1-1.3) and smoking (OR 2.2, 95% CI 1.3-3.7) were associated with "
         "wound infection.", ["wound infection", "wound infection"]),
        ("Independent risk factors for wound infection were age (OR 1.2, 95% CI 1.1-1.3) and BMI "
         "(OR 1.02, 95% CI 1.01-1.05).", ["wound infection", "wound infection"]),
        # one outcome of several groups, and several of one list
        ("The time to healing was 20 days (95% CI 13-27) with tea and 42 days (95% CI 36-48) "
         "without.", ["time to healing", "time to healing"]),
        ("Relapse rates in women were lower (OR 1.2, 95% CI 1.1-1.4) and in men (OR 1.8, 95% CI "
         "1.5-2.2).", ["Relapse rates", "Relapse rates"]),
        ("The cognitive, language and motor scores were 99 vs 101 (MD -2.3, 95% CI -7.8 to 3.2), "
         "97 vs 98 (MD -0.7, 95% CI -7.0 to 5.6) and 93 vs 92 (MD 1.4, 95% CI -4.0 to 6.9), "
         "respectively.", ["cognitive", "language", "motor scores"]),
        ("Hands-on time was longer, but the difference was not significant (difference 5.5, 95% CI "
         "-3.1 to 14.2).", ["Hands-on time"]),
        ("For sleep scores, tea showed a better effect (MD: -1.61, 95% CI -2.24 to -0.98).",
         ["sleep scores"]),
        ("Other parameters, such as sleeping tablets on Day 1 (3.2 vs. 3; P = .67) and pain scores "
         "(4 vs 5; P = .5), did not differ.", ["sleeping tablets", "pain scores"]),
        ("Tea was inferior to coffee in terms of alertness (MD 1.2, 95% CI 0.4 to 2.0).",
         ["alertness"]),
        ("Results of the trial suggest that sleep quality was better (P = .01).",
         ["sleep quality"]),
        ("The effect of tea with milk on migraine attacks was small (RR 0.95, 95% CI 0.85 to 1.05).",
         ["migraine attacks"]),
        ("There was a reduction (P < .001) in the risk of stroke.", ["stroke"]),
        ("Tea significantly reduced (both at P < .05) the anxiety score.", ["anxiety score"]),
        # what is adjusted for, or compared with, is none
        ("When age, sex, and body weight were included, the adjusted HR was 0.73 (95% CI 0.55 to "
         "0.98).", [""]),
        ("Survival was longer after adjustment for smoking and tumour size (P = .02).",
         ["Survival"]),
        # what people did or were
        ("Of the women given tea 9% and of those given coffee 7% were cured (P = .02).", ["cured"]),
        ("Nine patients who took tea and 23 who took coffee underwent surgery (HR 0.47, 95% CI 0.24 "
         "to 0.92).", ["surgery"]),
        ("In the tea arm, 35 of 48 patients (73%; 95% CI 58% to 85%) had a complete response.",
         ["complete response"]),
        ("There were fewer women in the tea group with a hip fracture (OR 0.6, 95% CI 0.38 to "
         "0.97).", ["hip fracture"]),
        # the second of two things that are correlated, and what a test finds
        ("Walking speed correlated with lung function (r = 0.79) and grip strength (r = 0.84).",
         ["lung function", "grip strength"]),
        ("The sensitivity of the tea test for detecting syncope was 48% and the specificity was "
         "71%.", ["syncope", "syncope"]),
        ("Clinical failure was associated with (i) tea (OR 1.28, 95% CI 1.01 to 1.62) and (ii) "
         "vomiting (OR 1.49, 95% CI 1.13 to 1.96).", ["Clinical failure", "Clinical failure"]),
        ("Clubbing (HR 2.2, 95% CI 1.1-4.4) and per cent predicted vital capacity (HR 1.9, 95% CI "
         "1.1-3.3) were predictors of mortality.", ["mortality", "mortality"]),
        # a verb that shares the subject of the result before, and a group between two numbers
        ("Bone density rose by 1.5% (95% CI 0.6-2.4; P = .001) with tea and fell by 1.9% (95% CI "
         "-2.9 to -0.9; P = .002) without.", ["Bone density", "Bone density"]),
        # items behind semicolons, and more than one in a bracket
        ("Tea gave more energy intake, mean difference 41 (95% CI 9, 73.7) p=0.02; weight gain, mean "
         "difference 130 (95% CI 1, 250) p = 0.02.", ["energy intake", "weight gain"]),
        ("Tea made driving safer (steering errors, P < 0.001; reaction time, P = 0.02).",
         ["steering errors", "reaction time"]),
        ("There was no difference in relation to smoking (P = .735), side of birth (P = .552) or "
         "hair colour (P = .4).", ["relation to smoking", "side of birth", "hair colour"]),
        # the object of a verb that the result parts from it; how a test was run is no outcome
        ("Neither tea nor milk did not improve (P > 0.10) sleep quality.", ["sleep quality"]),
        ("Regardless of tea, body weight decreased (linear, P < 0.04).", ["body weight"]),
    ],
)  # fmt: skip
def test_the_outcome_is_read_from_the_clause(text, expected):
    assert outcomes_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Even greater reductions were seen in two studies (P = .01).",
        "It increased more rapidly and to a greater extent (P = .01).",
        "Nonetheless, this was marginally significant in the second trimester (P = .04).",
    ],
)
def test_words_of_degree_and_number_are_no_outcome(text):
    assert outcomes_of(text) == [""]


def test_what_is_excepted_is_what_differs():
    text = "The groups had similar baseline characteristics except gender (36% vs 64%, P = .001)."
    assert outcomes_of(text) == ["gender"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waits were longer in late than in early patients (P = .01).", "early patients"),
        ("Scores were better with tea than placebo on the pain scale (P = .01).", "placebo"),
        ("Use was lower than in clinics with fewer than 3 late patients (P = .01).", "clinics"),
        ("Waits were longer than that (P = .01).", ""),
        ("Waits were longer than before (P = .01).", ""),
    ],
)
def test_what_a_result_compares_with_is_named_or_left_out(text, expected):
    (found,) = read(text).statistics
    assert found.comparison == expected


def test_a_sentence_that_points_back_has_the_outcome_of_the_one_before():
    text = "Sleep quality was better with tea. The difference was significant (P = .01)."
    assert outcomes_of(text) == ["Sleep quality"]


def test_another_section_does_not_point_back():
    assert outcomes_of("Sleep quality was better (P = .01).", "It was significant (P = .02).") == [
        "Sleep quality",
        "",
    ]


def test_the_primary_outcome_is_named_by_what_it_is():
    report = read_evidence(
        [
            TextSection("METHODS", "The primary outcome was stroke at 90 days.", 0, "METHODS"),
            TextSection("RESULTS", "The primary outcome was rarer (HR 0.7, 95% CI 0.5-0.9).", 1),
        ]
    )
    (found,) = report.statistics
    assert "stroke" in found.outcome


def groups_of(text: str) -> list[str]:
    report = read_evidence([TextSection("RESULTS", text, 0, "RESULTS")])
    return [statistic.group for statistic in report.statistics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a subgroup, before its result or behind it
        ("In women, sleep was better with tea (P = .01) and so was mood (P = .02).",
         ["women", "women"]),
        ("Distress differed (P = .03) among men and usual activities (P = .01) among women.",
         ["men", "women"]),
        # the arm of its own value; two that are compared are none
        ("The time to healing was 20 days (95% CI 13-27) in the tea group.", ["tea"]),
        ("Pain was 3.2 in the tea group and 4.1 in the control group (P = .01).", [""]),
        ("Pain was lower in patients given tea than in controls (P = .01).", [""]),
        ("Survival was 14.9 months (95% CI 13.7-28.4) on the tea arm and 11.9 months (95% CI 8.4-23.1) on "
         "milk (HR = 0.84, 95% CI 0.46-1.55).", ["tea", "milk", ""]),
        ("Cure rates were 96 percent for the tea (89 of 93 patients) (95 percent confidence interval, 93.5 "
         "percent to 97.8 percent).", ["tea"]),
        ("Sitting time fell by 30 min (95% CI 5.8-54.6) in the tea group and 40 min in the milk group "
         "(95% CI 13.0-93.8).", ["tea", "milk"]),
        # the part of a study that a sentence speaks of
        ("In the lemon trial, women given tea had fewer fractures (HR 0.84, 95% CI 0.70-1.00).",
         ["lemon trial"]),
        ("In this trial, women given tea had fewer fractures (HR 0.84, 95% CI 0.70-1.00).", [""]),
        # the factor of an association
        ("Age (OR 1.2, 95% CI 1.1-1.3) and smoking (OR 2.2, 95% CI 1.3-3.7) were associated with "
         "wound infection.", ["Age", "smoking"]),
        ("Walking speed correlated with lung function (r = 0.79).", ["Walking speed"]),
        # the time right before it
        ("Sleep was better at 6 months (P = .01).", ["6 months"]),
        ("In the study, sleep was better with tea (P = .01).", [""]),
    ],
)  # fmt: skip
def test_the_group_is_what_one_result_holds_for(text, expected):
    assert groups_of(text) == expected


def test_results_of_two_studies_say_which_one_they_are_of():
    report = read_evidence(TWO_STUDIES)
    groups = [(result.value, result.group) for result in report.statistics]
    assert (0.69, "cohort, before PSM") in groups
    assert (0.64, "cohort, after PSM") in groups
    assert (0.72, "RCT") in groups


def test_of_two_subgroups_with_two_results_neither_is_given_to_the_other():
    report = read(
        "Survival was longer in patients with cirrhosis and in patients with low platelet count, with "
        "hazard ratios of 0.66 (95% CI 0.45-0.96) and 0.64 (95% CI 0.43-0.95), respectively."
    )
    assert [result.value for result in report.statistics] == [0.66, 0.64]
    assert "platelet" not in report.statistics[0].group
