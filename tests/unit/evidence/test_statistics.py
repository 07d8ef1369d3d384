"""Results: every one that is printed, all its numbers right, nothing that is not a result."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import ELEVEN, TWO_STUDIES, numbers, results


def test_all_eleven_results_of_two_studies_come_out_right():
    found = [s for s in read_evidence(TWO_STUDIES).statistics if s.kind == "HR"]
    assert [(s.value, s.ci_low, s.ci_high, s.p) for s in found] == ELEVEN
    assert {s.ci_level for s in found} == {95.0}
    assert {s.p_relation for s in found} == {"="}


def test_results_are_tied_to_outcome_and_cohort():
    found = [s for s in read_evidence(TWO_STUDIES).statistics if s.kind == "HR"]
    outcomes = [s.outcome for s in found]
    assert outcomes[:5] == ["RFS", "RFS", "OS", "OS", "CSS"]
    assert outcomes[7:] == ["RFS", "TTR", "CSS", "OS"]
    assert "before PSM" in found[0].group
    assert "after PSM" in found[1].group
    assert "unmatched" in found[2].group
    assert "RCT" in found[7].group


def test_spans_are_exact():
    sections = {(s.name, s.index): s.text for s in TWO_STUDIES}
    for statistic in read_evidence(TWO_STUDIES).statistics:
        span = statistic.span
        text = sections[span.section, span.index]
        assert text[span.start : span.end] == span.text
        assert statistic.sentence in text
        assert span.text in statistic.sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HR 0.69 (0.53-0.90)", ("HR", 0.69, 0.53, 0.90, "", None)),
        ("HR 0.69 (0.53, 0.90; p<.001)", ("HR", 0.69, 0.53, 0.90, "<", 0.001)),
        ("OR = 2.3 [1.2; 3.4], P = 0.03", ("OR", 2.3, 1.2, 3.4, "=", 0.03)),
        ("odds ratio, 2.3; 95% CI, 1.2 to 3.4; P=.03", ("OR", 2.3, 1.2, 3.4, "=", 0.03)),
        ("risk ratio 1.20 (95 %CI: 1.10\u20131.31)", ("RR", 1.2, 1.1, 1.31, "", None)),
        ("IRR 0.80 (CI95% 0.70-0.91)", ("IRR", 0.8, 0.7, 0.91, "", None)),
        (
            "HR 0\u00b769 [95% CI 0\u00b753\u20130\u00b790]; p=0\u00b7006",
            ("HR", 0.69, 0.53, 0.9, "=", 0.006),
        ),
        (
            "mean difference \u22122.3 mm Hg (95% CI \u22124.5 to \u22120.1; P = .04)",
            ("MD", -2.3, -4.5, -0.1, "=", 0.04),
        ),
        (
            "difference, \u22121.2 percentage points; 95% CI, \u22123.4 to 1.0; P=0.29",
            ("RD", -1.2, -3.4, 1.0, "=", 0.29),
        ),
        ("SMD \u20130.50, 95%CI: \u20130.80, \u20130.20", ("SMD", -0.5, -0.8, -0.2, "", None)),
        ("\u03b2 = \u22120.23, p = 0.02", ("BETA", -0.23, None, None, "=", 0.02)),
        ("They correlated (r = 0.45, P less than 0.001)", ("R", 0.45, None, None, "<", 0.001)),
        (
            "AUC of 0.85 (95% CI: 0.80\u20090.90)".replace("\u2009", "\u2013"),
            ("AUC", 0.85, 0.8, 0.9, "", None),
        ),
        ("sensitivity was 85% (95% CI 80-90%)", ("SENS", 85, 80, 90, "", None)),
        ("(95% CI 0.53-0.90; HR 0.69; P = 0.006)", ("HR", 0.69, 0.53, 0.9, "=", 0.006)),
        (
            "The odds ratio for death at 5 years was 0.72 (99% CI, 0.6 to 0.8)",
            ("OR", 0.72, 0.6, 0.8, "", None),
        ),
        ("HR 1.21 (95% CI 1.11 -1.32)", ("HR", 1.21, 1.11, 1.32, "", None)),
        ("an association at P = 3 \u00d7 10\u207b\u2078", ("P", None, None, None, "=", 3e-08)),
        ("mean difference −£448; 95% CI −934 to 37; p=0·07", ("MD", -448, -934, 37, "=", 0.07)),
        ("the groups were alike (P = NS)", ("P", None, None, None, "NS", None)),
        (
            "Cure was seen in 97.1% (329/339; 95% CI 94.6, 98.6)",
            ("PCT", 97.1, 94.6, 98.6, "", None),
        ),
    ],
)
def test_a_result_is_read_in_every_notation(text, expected):
    assert [numbers(s) for s in results(text + ".")] == [expected]


def test_lists_with_respectively_are_paired_in_order():
    found = results(
        "HRs were 0.69 and 0.72 (95% CIs, 0.5-0.9 and 0.6-1.0; P=.01 and P=.03, respectively)."
    )
    assert [numbers(s) for s in found] == [
        ("HR", 0.69, 0.5, 0.9, "=", 0.01),
        ("HR", 0.72, 0.6, 1.0, "=", 0.03),
    ]


def test_measures_named_in_one_breath_share_their_values_in_order():
    found = results("Sensitivity, specificity and AUC were 85%, 90% and 0.91, respectively.")
    assert [(s.kind, s.value) for s in found] == [("SENS", 85), ("SPEC", 90), ("AUC", 0.91)]


def test_a_shared_p_value_goes_to_both_results():
    found = results(
        "HR for OS was 0.70 (95% CI 0.50-0.90) and for PFS 0.60 (0.40-0.80), both P < .01."
    )
    assert [(s.value, s.p, s.ci_level) for s in found] == [(0.7, 0.01, 95), (0.6, 0.01, 95)]


def test_p_for_trend_is_not_the_p_of_the_estimate():
    found = results("The adjusted odds ratio was 1.50 (95% CI 1.20-1.90; P for trend = .003).")
    assert [(s.kind, s.p, s.comparison) for s in found] == [
        ("OR", None, ""),
        ("P", 0.003, "P for trend"),
    ]
    assert found[0].adjusted


def test_a_p_value_of_another_comparison_is_left_alone():
    found = results("HR was 0.70 (95% CI 0.50-0.98) and response was higher (45% vs 30%; P = .01).")
    assert [(s.kind, s.p) for s in found] == [("HR", None), ("P", 0.01)]


def test_a_threshold_of_significance_is_no_result():
    section = TextSection("METHODS", "A P value < .05 was considered significant.", 0, "METHODS")
    assert read_evidence([section]).statistics == ()


def test_planned_effects_are_no_results():
    text = "We needed 200 patients for 80% power to detect a hazard ratio of 0.70."
    assert read_evidence([TextSection("METHODS", text, 0, "METHODS")]).statistics == ()


@pytest.mark.parametrize(
    "text",
    [
        "Heart rate (HR) fell. HR was 72 in both groups.",
        "Intensive care (ICC) was given: ICC 1, then ICC 2.",
        "PATIENTS RECEIVED DRUG A OR 5 MG OF DRUG B.",
        "Median age was 62 (45-78) years.",
        "TGF-\u03b2 was 2.4 and group R received 5 g.",
        "There was 1 PR and 12 PR cases.",
    ],
)
def test_look_alikes_are_no_results(text):
    assert results(text) == []


def test_numbers_keep_the_digits_that_are_printed():
    report = read_evidence(
        [
            TextSection(
                "RESULTS",
                "Overall survival was longer (hazard ratio [HR] 0.70; 95% CI 0.50–0.98; P = 0.020). "
                "Relapse fell (risk ratio 1.40, 95% CI 1.00-2.01, P < .001). Weight changed (mean "
                "difference −1.80, 95% CI −2.70 to −0.90). Specificity was 90.0% (95% CI 85.30-93.8).",
                0,
            )
        ]
    )
    found = report.statistics
    assert [(s.value_text, s.ci_text, s.p_text) for s in found] == [
        ("0.70", "0.50-0.98", "0.020"),
        ("1.40", "1.00-2.01", ".001"),
        ("\u22121.80", "\u22122.70 to \u22120.90", ""),
        ("90.0", "85.30-93.8", ""),
    ]


def test_an_interval_without_an_upper_limit_is_said_to_have_none():
    (found,) = results("Median survival was 40.3 months (95% CI 24.3 to not reached).")
    assert (found.ci_low, found.ci_high, found.ci_text) == (24.3, None, "24.3 to not reached")


def test_a_result_reaches_from_its_name_to_its_closing_bracket_and_names_the_outcome():
    report = read_evidence(
        [
            TextSection(
                "RESULTS",
                "Overall survival was longer (hazard ratio [HR] 0.67; 95% CI 0.48-0.94). "
                "Specificity was 90.0% (95% CI 85.3-93.8).",
                0,
            )
        ]
    )
    first, second = report.statistics
    assert first.span.text == "hazard ratio [HR] 0.67; 95% CI 0.48-0.94"
    assert (first.outcome, first.group) == ("Overall survival", "")
    assert second.span.text == "Specificity was 90.0% (95% CI 85.3-93.8)"


def outcomes_of(text: str) -> list[str]:
    report = read_evidence([TextSection("RESULTS", text, 0)])
    return [statistic.outcome for statistic in report.statistics]


def test_each_item_of_a_list_has_its_own_outcome():
    text = (
        "Tea reduced kidney failure (RR 0.71, 95% CI 0.59 to 0.85; I² = 22%) and death from any "
        "cause (RR 0.88, 95% CI 0.81 to 0.96)."
    )
    assert outcomes_of(text) == ["kidney failure", "death from any cause"]


def test_a_sentence_with_a_subject_of_its_own_takes_no_outcome_from_the_one_before():
    text = (
        "Tea reduced mortality (HR 0.71, 95% CI 0.59 to 0.85). Diarrhea was more frequent with tea "
        "(10.1% vs. 6.4%; P<0.001). The annual decline in eGFR was slower (mean difference 1.35, "
        "95% CI 0.78 to 1.92)."
    )
    assert outcomes_of(text)[-2:] == ["Diarrhea", "annual decline in eGFR"]


def test_an_unknown_subject_is_left_without_an_outcome_rather_than_with_a_wrong_one():
    text = (
        "Tea reduced mortality (HR 0.71, 95% CI 0.59 to 0.85). Quite another matter entirely "
        "concerned the long walks of everybody (P = 0.04)."
    )
    assert outcomes_of(text)[-1] != "mortality"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("In univariate logistic regression smoking was linked to gout (OR 2.9, 95% CI 1.1-7.7).",
         "gout"),
        ("Use of statins was common in the cohort (OR 2.9, 95% CI 1.1-7.7).", ""),
        ("Insulin use was associated with gout (OR 2.9, 95% CI 1.1-7.7).", "gout"),
        ("Mortality was similar, whereas headache was more frequent (RR 1.5, 95% CI 1.2-1.9).", "headache"),
        ("Blood pressure was lower with intensive glucose control (MD -2.0, 95% CI -3.0 to -1.0).",
         "Blood pressure"),
        ("High cholesterol levels were associated with mortality (HR 1.6, 95% CI 1.4-1.8).", "mortality"),
        ("Scores were similar (pain 5.1 v 5.2, fatigue score 3 v 4, MD 1.0, 95% CI 0.5-1.5).",
         "fatigue score"),
        ("The re- herniation rate was lower (RR 0.5, 95% CI 0.3-0.8).", "re- herniation rate"),
    ],
)  # fmt: skip
def test_the_outcome_is_the_subject_of_the_clause_and_no_treatment_or_method(text, outcome):
    assert outcomes_of(text) == [outcome]


def test_what_a_trial_compares_is_no_outcome():
    report = read_evidence(
        [
            TextSection("title", "Nerve stimulation versus usual care: a randomised trial"),
            TextSection("METHODS", "Adults were randomised to nerve stimulation or usual care.", 0),
            TextSection(
                "RESULTS", "It was better with nerve stimulation (MD 2.0, 95% CI 1.0-3.0).", 1
            ),
        ]
    )
    assert [found.outcome for found in report.statistics] == [""]
