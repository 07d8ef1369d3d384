# SPDX-License-Identifier: GPL-3.0-or-later
"""Arms, setting, register numbers, funding, interests and primary outcome, with their words."""

import pytest

from refdesk.domain.evidence import EvidenceReport, TextSection
from refdesk.evidence.json_form import evidence_json
from refdesk.evidence.reader import read_evidence

METHODS = (
    "We recruited adults from 12 general practices in Leeds. Participants were randomised to yoga "
    "(n = 101) or usual care (n = 99). The primary outcome was pain at 12 weeks. "
)


def read(text: str, name: str = "METHODS") -> EvidenceReport:
    return read_evidence([TextSection("title", "A trial"), TextSection(name, text, 0)])


def test_arms_carry_name_size_and_words():
    arms = read(METHODS).arms
    assert [(arm.name, arm.size) for arm in arms] == [("yoga", 101), ("usual care", 99)]
    assert arms[0].span.text == "yoga (n = 101"
    report = read(
        "They were randomly assigned: 57 patients to the aspirin group and 61 to the control group."
    )
    assert [(arm.name, arm.size) for arm in report.arms] == [("aspirin", 57), ("control", 61)]


@pytest.mark.parametrize(
    ("text", "arms"),
    [
        ("Of 50 women, 36 were randomised: 18 to yoga and 18 to usual care.",
         [("yoga", 18), ("usual care", 18)]),
        ("Fifteen children received albuterol, 12 received epinephrine.",
         [("albuterol", 15), ("epinephrine", 12)]),
        ("There were 33 patients in Group I and 50 patients in Group II.",
         [("Group I", 33), ("Group II", 50)]),
        ("Adults were randomly assigned to amoxicillin (1038) or placebo (1023).",
         [("amoxicillin", 1038), ("placebo", 1023)]),
        ("Adults were allocated into groups; group 1 (n = 19), zinc was used; group 2 (n = 18), iron.",
         [("group 1", 19), ("group 2", 18)]),
        ("Sepsis was seen in 48 (6%) of 787 patients on fondaparinux and in 66 (8%) of 797 patients on "
         "enoxaparin.", [("fondaparinux", 787), ("enoxaparin", 797)]),
        ("It left in 14 (56%) of 25 receiving nitazoxanide and 5 (23%) of 22 receiving placebo (P = .01).",
         [("nitazoxanide", 25), ("placebo", 22)]),
        ("It grew in 82 patients (44 in the cefixime group, 38 in the ofloxacin group), 70% of whom left.",
         [("cefixime", 44), ("ofloxacin", 38)]),
        ("Some dropped out, leaving 79 patients in the control group and 81 patients in the zinc group.",
         [("control", 79), ("zinc", 81)]),
        ("Patients took CS, YS, or placebo groups (n = 83 per group) in turn.", []),
        ("Patients were assigned to CS, YS, or placebo groups (n = 83 per group).",
         [("CS", 83), ("YS", 83), ("placebo", 83)]),
        ("Of 47 women randomized, 45 completed the study (CVR: 23; OC: 22).", [("CVR", 23), ("OC", 22)]),
        ("We looked at 12 patients with symptomatic asthma and 10 healthy controls.",
         [("symptomatic asthma", 12), ("healthy controls", 10)]),
        ("Zinc helped: 12 adults in the zinc group and 30 in the placebo group developed colds.", []),
        ("In the zinc group (n = 40) 20% had died and in the placebo group (n = 41) 30%.",
         [("zinc", 40), ("placebo", 41)]),
        ("Women were randomised to tea (group A) (n = 42) or no tea (control group) (n = 38).",
         [("tea", 42), ("no tea", 38)]),
        ("891 adults were randomised (N = 357 for placebo, N = 353 for zinc, and N = 181 for iron).",
         [("placebo", 357), ("zinc", 353), ("iron", 181)]),
        ("Of 210 adults with disease (104 placebo; 106 zinc) many had colds.",
         [("placebo", 104), ("zinc", 106)]),
        ("Group I consisted of 15 infants who had zinc. Group II, which consisted of 27 infants, had none.",
         [("Group I", 15), ("Group II", 27)]),
        ("In the first group (22 patients) zinc was given. In the second group (30 patients) it was not.",
         [("first group", 22), ("second group", 30)]),
        ("Adults were randomised to three groups of 200 patients each.",
         [("1", 200), ("2", 200), ("3", 200)]),
        ("Children were from two schools, 30 from the experimental group and 31 from the control group.",
         [("experimental", 30), ("control", 31)]),
        ("Adults were randomised in 2003 at centres (1999) and clinics (2001).", []),
    ],
)  # fmt: skip
def test_arms_are_read_in_the_wordings_of_real_papers(text, arms):
    assert [(arm.name, arm.size) for arm in read(text).arms] == arms


def test_men_and_women_are_no_arms():
    assert (
        read("Adults, women (n = 40) or men (n = 41), were randomised to drug or placebo.").arms
        == ()
    )


def test_setting_and_primary_outcome_are_named():
    report = read(METHODS)
    assert report.setting is not None
    assert report.setting.text == "12 general practices in Leeds"
    assert report.primary_outcome is not None
    assert report.primary_outcome.text == "pain at 12 weeks"
    assert read("The primary outcome was not met.").primary_outcome is None
    assert read("Patients in the hospital were followed.").setting is None


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("We randomised 1,013 participants from 12 villages in Ghana.", "12 villages in Ghana"),
        (
            "Twelve hospitals in two urban districts of Peru will be randomised.",
            "Twelve hospitals in two urban districts of Peru",
        ),
        ("This was a multi-centre study of zinc.", "multi-centre"),
        (
            "We asked adults in 16 rural family physician offices.",
            "16 rural family physician offices",
        ),
        ("Adults were asked at 20 pharmacies in Seoul.", "20 pharmacies in Seoul"),
        (
            "Women were recruited at Sunny and Rainy Hospitals, Western Cape, South Africa.",
            "Sunny and Rainy Hospitals, Western Cape, South Africa",
        ),
        ("We gave zinc to adults in an intensive care unit.", "an intensive care unit"),
        ("We gave zinc to children in northern Ghana.", "northern Ghana"),
        (
            "We asked the National Institute of Canada; adults had zinc in general practice.",
            "general practice",
        ),
    ],
)
def test_a_setting_is_the_places_and_not_the_people(text, setting):
    found = read(text).setting
    assert found is not None
    assert found.text == setting


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The main outcomes to be assessed are the rates of episiotomy.", "rates of episiotomy"),
        ("The primary endpoint (hierarchical) was survival.", "survival"),
        ("The main outcome variable assessed at 24 months will be memory.", "memory"),
        ("The primary outcome was pain that will be scored daily.", "pain"),
    ],
)
def test_a_primary_outcome_is_named_without_what_surrounds_it(text, outcome):
    found = read(text).primary_outcome
    assert found is not None
    assert found.text == outcome


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ClinicalTrials.gov NCT01234567.", "NCT01234567"),
        ("[ISRCTN 12345678]", "ISRCTN12345678"),
        ("CRIS KCT0001234", "KCT0001234"),
        ("ChiCTR-TRC-12345678", "ChiCTR-TRC-12345678"),
        ("EudraCT number: 2010-012345-67.", "2010-012345-67"),
        ("UMIN000012345", "UMIN000012345"),
        ("ACTRN12605000012345", "ACTRN12605000012345"),
        ("ANZCTR Reference No. 12605000012345", "ACTRN12605000012345"),
        ("DRKS00001234", "DRKS00001234"),
        ("CTRI/2012/08/001234", "CTRI/2012/08/001234"),
        ("PROSPERO CRD42012001234", "CRD42012001234"),
    ],
)
def test_register_numbers_are_found_with_their_characters(text, number):
    (found,) = read(text, "TRIAL REGISTRATION").registrations
    assert found.text == number
    assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Adults were given zinc or placebo for 8 weeks. Blood was drawn at weeks 4 and 8.",
            "8 weeks",
        ),
        ("In this 12-month trial adults aged 3-5 years had zinc every 4 weeks.", "12-month"),
        ("Adults were examined 4, 8, 12, and 48 weeks after the start.", "48 weeks"),
        ("Adults older than 60 years with symptoms for at least 3 months had zinc once.", None),
        ("Pain was lower 30 minutes and 6 hours after zinc.", "6 hours"),
        ("Median survival was 14 months with zinc.", None),
    ],
)
def test_a_trial_without_the_word_is_followed_for_the_longest_time_it_tells_of(text, time):
    report = read_evidence(
        [
            TextSection("title", "A randomised controlled trial of zinc"),
            TextSection("METHODS", text, 0),
        ]
    )
    assert (report.follow_up.text if report.follow_up else None) == time


def test_a_setting_is_read_behind_its_label_within_an_abstract():
    text = "OBJECTIVE To study zinc.\nSETTING Outpatient clinics.\nPARTICIPANTS Adults."
    setting = read(text, "abstract").setting
    assert setting is not None
    assert setting.text == "Outpatient clinics"


def test_money_and_interests_are_told():
    report = read_evidence(
        [
            TextSection(
                "RESULTS", "Pain fell. This trial was funded by the Example Foundation.", 0
            ),
            TextSection("CONFLICTS OF INTEREST", "None declared.", 1),
        ]
    )
    assert report.funding is not None
    assert report.funding.text == "This trial was funded by the Example Foundation."
    assert report.conflicts is not None
    assert report.conflicts.text == "None declared."
    assert read("Pain fell.").funding is None


def test_the_command_line_prints_them():
    form = evidence_json(read(METHODS), 1)
    assert [arm["n"] for arm in form["arms"]] == [101, 99]  # type: ignore[attr-defined]
    assert form["primary_outcome"]["text"] == "pain at 12 weeks"  # type: ignore[index]
    assert form["funding"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The admission rate after 18 months will be defined as the primary outcome.",
         "admission rate after 18 months"),
        ("The primary outcomes of the effect evaluation are self-efficacy and control.",
         "self-efficacy and control"),
    ],
)  # fmt: skip
def test_the_primary_outcome_in_front_of_its_name_or_of_an_evaluation(text, expected):
    found = read(text).primary_outcome
    assert found is not None
    assert found.text == expected


def test_what_a_study_hopes_to_avoid_is_not_where_it_took_place():
    assert read("Home visits were given to reduce nursing home admissions.").setting is None


def test_minutes_in_all_animals_are_not_their_number():
    report = read("Lambs were delivered and ventilated for 30 min in all lambs.")
    assert "animal" in [finding.design for finding in report.designs]
    assert report.sample_size is None


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Data for 535 patients randomized to tea and for 518 randomized to placebo were compiled.",
         [535, 518]),
        ("We randomly allocated 49 legs to tea compresses and 49 legs to milk compresses.", [49, 49]),
        ("Three groups of 30 edentulous patients were treated with tea.", [30, 30, 30]),
        ("Children were divided into a control group and a tea group, 20 cases in each group.", [20, 20]),
        ("Tea was given to each of four groups of patients (six patients for each group).", [6, 6, 6, 6]),
        ("In all, 375 participants (125 in each arm) were sought.", [125, 125, 125]),
        ("A total of 103 samples were available (F, n = 35; F+A, n = 31; A, n = 37).", [35, 31, 37]),
        ("In nine control patients sleep was the same. In the 8 tea-treated patients it was longer.",
         [9, 8]),
        ("The tea group (n = 13) slept longer (P = .003) than the milk group (n = 12).", [13, 12]),
        # spans of time, and a part of the whole that does not go into it
        ("Patients in the group survived 6 to 8 months and 15 to 18 months.", []),
        ("In all, 376 participants (125 in each arm) were sought.", []),
    ],
)  # fmt: skip
def test_further_words_for_the_sizes_of_arms(text, sizes):
    assert [arm.size for arm in read(text).arms] == sizes


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Patients with gout (N = 101, 5-17 years of age) were randomized and 63 then took part in a "
         "later phase.", 101),
        ("In this study 40 children from the tall group and 41 children from the short group were "
         "evaluated.", 81),
        ("Twenty surgeons were presented objects in a random order.", 20),
    ],
)  # fmt: skip
def test_further_words_for_the_size(text, size):
    found = read(text).sample_size
    assert found is not None
    assert found.value == size
