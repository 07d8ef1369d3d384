# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain trials read right: who was given what, in the wordings that trials use."""

import subprocess
import sys

import pytest

from refdesk.domain.evidence import Element, TextSection
from refdesk.evidence.control_arm import given_to_controls
from refdesk.evidence.reader import read_evidence
from refdesk.evidence.text import read_document
from tests.unit.evidence.papers import phrase, read

P, I, C, O = Element  # noqa: E741


@pytest.mark.parametrize(
    ("text", "intervention", "comparison"),
    [
        (
            "412 patients with resected HCC were randomly assigned (1:1) to sampletinib 8 mg daily "
            "(n = 206) or placebo (n = 206) for 12 months.",
            "sampletinib 8 mg",
            "placebo",
        ),
        (
            "Adults were randomly assigned (1:1) to lumekin cells (16 infusions of 6.4 × 10⁹ cells) or "
            "to no adjuvant treatment.",
            "lumekin cells",
            "no adjuvant treatment",
        ),
        (
            "Forty patients were randomly assigned to undergo laparoscopic (LN, n=20) or open "
            "nephrectomy (ON, n=20).",
            "laparoscopic nephrectomy",
            "open nephrectomy (ON)",
        ),
        (
            "Patients were randomly assigned to a probiotic (n=16), antibiotic (n = 16) or placebo "
            "(n = 15) group.",
            "probiotic; antibiotic",
            "placebo",
        ),
        (
            "Forty people were randomly divided into a memory group (cognitive training) and a control "
            "group (occupational therapy).",
            "memory",
            "occupational therapy",
        ),
        (
            "Patients received once-daily doses of telmisartan (80 mg, n = 20) or losartan (50 mg, "
            "n = 20) for 3 months.",
            "telmisartan",
            "losartan (50 mg)",
        ),
        (
            "Thirty subjects were randomized to receive either active or sham stimulation.",
            "active stimulation",
            "sham stimulation",
        ),
        (
            "Nurses were randomly allocated to: online form (90); or, paper form (91).",
            "online form",
            "paper form",
        ),
        (
            "Group A was assigned to receive a workshop on trials and group B received a workshop on "
            "ethics.",
            "workshop on trials",
            "workshop on ethics",
        ),
        (
            "Sevoflurane was compared with propofol in 40 children undergoing tonsillectomy.",
            "Sevoflurane",
            "propofol",
        ),
        (
            "We followed a trial of 240 adults (cell therapy, n = 119; no adjuvant treatment, n = 121).",
            "cell therapy",
            "no adjuvant treatment",
        ),
        (
            "In a crossover trial, 20 men received either drug X or placebo, 2 weeks apart.",
            "drug X",
            "placebo",
        ),
    ],
)
def test_the_arms_of_a_list_are_intervention_and_comparison(text, intervention, comparison):
    report = read(text)
    assert (phrase(report, I), phrase(report, C)) == (intervention, comparison)


@pytest.mark.parametrize(
    ("title", "intervention", "comparison"),
    [
        (
            "Lung function in patients submitted to laparoscopic versus open nephrectomy",
            "laparoscopic nephrectomy",
            "open nephrectomy",
        ),
        (
            "Effects of Tai Chi versus balance exercise on the ankle",
            "Tai Chi",
            "balance exercise",
        ),
        (
            "Sampletin use and the risk of liver cancer in hepatitis: a cohort study",
            "Sampletin use",
            "",
        ),
    ],
)
def test_a_title_names_arms_without_what_leads_up_to_them(title, intervention, comparison):
    report = read("", title=title)
    assert (phrase(report, I), phrase(report, C)) == (intervention, comparison)


@pytest.mark.parametrize(
    "text",
    [
        "Women were randomised to weekly or more frequent visits.",
        "Patients were randomised to feeding with or without fish oil.",
        "We compared the levels of glucose with those of the mother.",
    ],
)
def test_no_arm_is_guessed_where_the_wording_leaves_it_open(text):
    assert not read(text).slot(I).found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We randomized 100 patients to aspirin (n=50) or placebo.", "100 patients"),
        (
            "LUMEN trial, 226 adults with resected liver cancer were studied.",
            "226 adults with resected liver cancer",
        ),
        (
            "We will enrol 1,200 adults aged 70 years or older.",
            "1,200 adults aged 70 years or older",
        ),
        (
            "Almost 90 women with gout were randomised to zinc or placebo.",
            "90 women with gout",
        ),
        (
            "Of 500 women with gout screened, 120 women with gout were randomised.",
            "120 women with gout",
        ),
    ],
)
def test_the_population_is_the_people_and_nothing_else(text, expected):
    assert phrase(read(text), P) == expected


def test_both_cohorts_are_named_and_the_randomised_total_is_the_size():
    report = read(
        "We extended the follow-up of a randomized trial of 240 patients with gout. We also studied a "
        "retrospective cohort of 610 patients. In the cohort, median follow-up was 3.1 years. In the "
        "trial, median follow-up was 9.1 years."
    )
    assert phrase(report, P) == "RCT: 240 patients with gout; cohort: 610 patients"
    assert report.sample_size is not None
    assert report.sample_size.value == 240
    assert report.follow_up is not None
    assert report.follow_up.text == "9.1 years"


def test_a_count_in_brackets_is_no_total_and_arms_add_up_to_one():
    report = read("Thirty-six smokers (21 women) were randomised to zinc (n=18) or iron (n=18).")
    assert report.sample_size is not None
    assert report.sample_size.value == 36
    size = read("They were randomised to zinc (n=18) or iron (n=19).").sample_size
    assert size is not None
    assert size.value == 37
    assert size.span.text == "zinc (n=18) or iron (n=19"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We enrolled 90 adults. The main outcome measures were pain and nausea at 4 h.",
            "pain and nausea",
        ),
        ("We enrolled 90 adults. Pain intensity was assessed by a scale.", "Pain intensity"),
        ("We enrolled 90 adults. They were assessed by a nurse.", ""),
        ("We enrolled 90 adults. Continuous variables were assessed by t tests.", ""),
    ],
)
def test_an_outcome_is_what_was_measured(text, expected):
    assert phrase(read(text), O) == expected


def test_the_notice_of_a_retraction_reports_no_trial():
    report = read("", title="Retraction: Zinc for the prevention of sepsis: a randomized trial")
    assert report.found_count == 0


def test_a_defined_name_is_not_spelled_out_over_a_list():
    report = read_evidence(
        [TextSection("title", "A trial comparing docetaxel, cisplatin (TC) with zinc in adults")]
    )
    assert "trial" not in phrase(report, I)


def test_importing_the_reader_compiles_no_rule():
    code = (
        "import json, re, statistics, refdesk.domain.reference as _\n"
        "made = []\nkept = re.compile\n"
        "re.compile = lambda *given, **more: (made.append(given), kept(*given, **more))[1]\n"
        "import refdesk.evidence.reader\n"
        "print(len(made))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(run.stdout) == 0


def test_what_title_and_aim_both_name_is_the_outcome():
    report = read_evidence(
        [
            TextSection("title", "Diagnostic accuracy of a blood test for gout"),
            TextSection("OBJECTIVE", "To assess the diagnostic accuracy of the test.", 0),
            TextSection("METHODS", "In this cross-sectional study 318 adults gave blood.", 1),
        ]
    )
    assert phrase(report, O).lower() == "diagnostic accuracy"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The control group received usual care for a year.", "usual care"),
        ("Controls were given 0.9% saline.", "0.9% saline"),
        ("They had information or control (no information).", "no information"),
        ("They had tea (n = 20) or visits at the clinic (control group).", "visits at the clinic"),
        ("The control group (n = 20) received a mean of 3 visits.", None),
        ("The control group was larger.", None),
    ],
)
def test_what_controls_got_is_found(text, what):
    place = given_to_controls(read_document([TextSection("METHODS", text, 0, "METHODS")]))
    assert (place and place[0].text[place[1] : place[2]]) == what
