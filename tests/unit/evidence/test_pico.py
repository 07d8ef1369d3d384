"""The four slots: right phrases, no slot swallowing another, an honest "not found"."""

import pytest

from refdesk.domain.evidence import Element, TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.pico import THRESHOLD
from refdesk.evidence.reader import read_evidence
from tests.unit.evidence.papers import TWO_STUDIES, phrase, read

P, I, C, O = Element  # noqa: E741


def test_two_studies_are_kept_apart_and_the_control_group_is_the_comparison():
    report = read_evidence(TWO_STUDIES)
    population = phrase(report, P)
    assert "226 patients" in population
    assert "577 patients" in population
    assert population.index("RCT") < population.index("cohort")
    assert "cytokine-induced killer" in phrase(report, I)
    assert "control" not in phrase(report, I)
    assert "326" not in phrase(report, I)
    assert phrase(report, C) == "controls"
    assert phrase(report, O) == "recurrence-free survival"
    assert report.found_count == 4


@pytest.mark.parametrize(
    ("text", "intervention", "comparison"),
    [
        (
            "Patients were randomised to receive metformin or placebo for 12 weeks.",
            "metformin",
            "placebo",
        ),
        (
            "Women were randomly assigned to yoga (n = 40) or usual care (n = 41).",
            "yoga",
            "usual care",
        ),
        (
            "We studied 60 adults: 30 received ketamine and 30 received saline.",
            "ketamine",
            "saline",
        ),
        ("Forty men were allocated to placebo or zinc sulfate.", "zinc sulfate", "placebo"),
        (
            "We compared the efficacy of warfarin with apixaban in 90 patients.",
            "warfarin",
            "apixaban",
        ),
        (
            "Of 90 patients, 45 received adjuvant drug X and 45 controls were followed.",
            "adjuvant drug X",
            "",
        ),
    ],
)
def test_arms_are_told_apart(text, intervention, comparison):
    report = read(text)
    assert phrase(report, I) == intervention
    if comparison:
        assert phrase(report, C) == comparison


def test_no_arm_swallows_the_group_behind_it():
    report = read("The treated group received adjuvant CIK therapy and 326 controls.")
    assert (phrase(report, I), phrase(report, C)) == ("adjuvant CIK therapy", "controls")


def test_title_names_both_arms():
    report = read(
        "Outcomes were recorded.",
        title="Electroacupuncture versus diclofenac for knee pain: a trial",
    )
    assert (phrase(report, I), phrase(report, C)) == ("Electroacupuncture", "diclofenac")


def test_a_trial_without_a_named_arm_finds_its_control():
    report = read(
        "In this placebo-controlled trial 80 children took part.",
        title="Effect of zinc on diarrhoea in children",
    )
    assert (phrase(report, I), phrase(report, C)) == ("zinc", "placebo")


def test_outcome_is_a_measure_not_a_paragraph():
    report = read(
        "We enrolled 90 adults. The primary end point was the change in HbA1c at 24 weeks, "
        "measured centrally."
    )
    assert phrase(report, O) == "change in HbA1c"


def test_a_bare_number_of_people_takes_the_description_with_it():
    report = read(
        "We studied the effect of zinc in children with acute diarrhoea. A total of 120 children "
        "were randomised."
    )
    assert phrase(report, P) == "120 children with acute diarrhoea"


@pytest.mark.parametrize(
    ("title", "text", "absent"),
    [
        ("Zinc in rats", "Forty Wistar rats were randomly assigned to zinc or water.", [P]),
        (
            "Sepsis: a narrative review",
            "This review summarises the treatment of sepsis in patients.",
            [P, I, C, O],
        ),
        (
            "A case report of tuberculosis",
            "We report a case of a 40-year-old man treated with isoniazid.",
            [I, C, O],
        ),
        ("", "The weather was fine.", [P, I, C, O]),
    ],
)
def test_what_does_not_exist_is_not_found(title, text, absent):
    report = read(text, title=title)
    for element in absent:
        slot = report.slot(element)
        assert (slot.text, slot.spans, slot.confidence, slot.found) == ("", (), 0.0, False)


def test_slots_prove_themselves_and_say_how_sure_they_are():
    report = read_evidence(TWO_STUDIES)
    texts = {(s.name, s.index): s.text for s in TWO_STUDIES}
    for slot in report.slots:
        assert THRESHOLD <= slot.confidence < 1
        assert slot.spans
        for span in slot.spans:
            assert texts[span.section, span.index][span.start : span.end] == span.text


def test_tokens_carry_repeated_mentions():
    report = read(
        "We randomised 40 men with gout to febuxostat or placebo. Febuxostat lowered serum urate. "
        "Serum urate was lower with febuxostat.",
        title="Febuxostat in gout",
        tokens=True,
    )
    labels = {(label.section, label.start): label.label for label in report.token_labels}
    assert labels["title", 0] == "I"
    text = (
        "We randomised 40 men with gout to febuxostat or placebo. Febuxostat lowered serum urate. "
        "Serum urate was lower with febuxostat."
    )
    places = [text.index("febuxostat"), text.index("Febuxostat"), text.rindex("febuxostat")]
    assert [labels.get(("abstract", place)) for place in places] == ["I", "I", "I"]
    assert labels["abstract", text.index("placebo")] == "C"
    assert labels["abstract", text.index("men with")] == "P"
    assert labels["abstract", text.index("serum urate")] == "O"
    assert read(text).token_labels == ()


def test_publication_type_of_a_review_empties_the_slots():
    sections = [TextSection("title", "Metformin versus placebo in adults with diabetes")]
    assert read_evidence(sections).slot(C).found
    assert read_evidence(sections, [PublicationType("Review", "D016454")]).found_count == 0


def test_an_arm_is_not_a_choice_that_holds_the_other_arm():
    report = read(
        "Background: Lung injury is common. Objective: To compare lumen ventilation with "
        "conventional ventilation in adults with lung injury. Methods: We randomised 61 adults "
        "with lung injury to receive lumen ventilation or conventional ventilation. Survival was "
        "the primary outcome. Results: Survival did not differ. Lumen ventilation was safe. "
        "Conclusion: Lumen ventilation and conventional ventilation were alike.",
        title="Lumen ventilation compared with conventional ventilation in lung injury",
    )
    assert "conventional" not in phrase(report, I)
    assert "lumen" not in phrase(report, C).lower()


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        (
            [
                ("title", "Lumekin in Patients of African Origin with Uncontrolled Hypertension"),
                (
                    "OBJECTIVE",
                    "Blood pressure is hard to control in many people. We tested lumekin.",
                ),
                (
                    "METHODS",
                    "We randomised 146 patients to lumekin or placebo. Visits were monthly.",
                ),
                ("RESULTS", "Blood pressure fell by 4 mm Hg. No patient died."),
            ],
            ("146 patients of African Origin",),
        ),
        (
            [
                ("title", "Lumekin for advanced melanoma"),
                ("BACKGROUND", "Outcomes of patients with advanced melanoma are poor."),
                ("METHODS", "We enrolled 260 patients. They received lumekin or dacarbazine."),
                (
                    "RESULTS",
                    "Median survival was 9 months with lumekin. It was 7 with dacarbazine.",
                ),
            ],
            ("260 patients", "advanced melanoma"),
        ),
    ],
)
def test_a_count_is_described_by_the_title_or_by_the_background_at_last(sections, said):
    report = read_evidence([TextSection(*section, n) for n, section in enumerate(sections)])
    assert all(part in phrase(report, P) for part in said)


def test_a_comparator_is_never_half_a_bracket_and_no_controlled_trial():
    report = read_evidence(
        [
            TextSection("title", "Lumekin in gout: a randomised placebo-controlled trial"),
            TextSection(
                "METHODS", "Adults with gout were randomised (1:1 in a placebo-controlled way)."
            ),
            TextSection(
                "INTERVENTION", "They received 1) lumekin 5 mg or 2) matching placebo (daily."
            ),
            TextSection("OUTCOME", "The primary outcome was the number of flares."),
            TextSection("RESULTS", "Flares were fewer with lumekin than with placebo (P = .02)."),
        ]
    )
    assert "placebo" in phrase(report, C)
    assert "controlled" not in phrase(report, C)
    assert phrase(report, C).count("(") == phrase(report, C).count(")")


def test_the_people_end_where_a_length_of_time_or_a_new_clause_begins():
    report = read_evidence(
        [
            TextSection("title", "Lumekin in type 2 diabetes"),
            TextSection("OBJECTIVE", "To test lumekin in diabetes. Trials are few."),
            TextSection(
                "METHODS", "We recruited 28 adults with type 2 diabetes for a 16-week trial."
            ),
            TextSection("RESULTS", "HbA1c fell by 0.8 % (P < .01). Weight fell too."),
        ]
    )
    assert phrase(report, P) == "28 adults with type 2 diabetes"
