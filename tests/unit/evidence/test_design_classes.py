# SPDX-License-Identifier: GPL-3.0-or-later
"""Traits of a design, signs where no words name it, and designs within the trial of others."""

import pytest

from refdesk.domain.designs import DESIGNS, MAIN_DESIGNS
from refdesk.domain.evidence import TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.reader import read_evidence
from refdesk.messages import design_name


def codes(title, methods, results="", *, types=()):
    sections = [
        TextSection("title", title),
        TextSection("METHODS", methods, 0, "METHODS"),
        TextSection("RESULTS", results, 1, "RESULTS"),
    ]
    return [f.design for f in read_evidence([s for s in sections if s.text], types).designs]


@pytest.mark.parametrize(
    ("title", "methods", "expected"),
    [
        ("Soap: a cluster randomised trial", "Forty schools took part.", ["rct", "cluster-trial"]),
        ("Soap", "Forty schools were randomly assigned to soap or none.", ["rct", "cluster-trial"]),
        ("Soap", "This was a stepped-wedge randomised trial.", ["rct", "cluster-trial"]),
        ("Tea", "Adults joined a randomised crossover trial.", ["rct", "crossover-trial"]),
        ("Tea", "Men drank tea or water in a Latin square design of a randomised trial.",
         ["rct", "crossover-trial"]),
        ("Tea: a non-inferiority randomised trial", "Adults took part.", ["rct", "non-inferiority"]),
        ("Tea: a pilot randomised controlled trial", "Adults took part.", ["rct", "pilot"]),
        ("Tea", "A pilot multinational, multicentre, randomised study was done.", ["rct", "pilot"]),
        ("Tea on wards: an interrupted time series analysis", "Wards got tea.",
         ["observational", "time-series"]),
        ("Validation of the tea scale", "Ninety adults filled it in.", ["cross-sectional", "validation"]),
        ("A risk prediction model for stroke", "We used a cohort study of adults.",
         ["cohort", "prediction-model"]),
        ("Tea for nurses: a mixed-methods study", "Semi-structured interviews were held.",
         ["qualitative", "mixed-methods"]),
        ("Tea", "A post hoc analysis of a randomised trial compared tea and water.",
         ["rct", "secondary-analysis"]),
        # a review of such trials has no trait of its own
        ("Crossover trials of tea: a systematic review", "We searched MEDLINE.", ["systematic-review"]),
        # the pre-test and post-test of a trial
        ("Tea", "A pretest-posttest design with adults randomly assigned to tea or water.", ["rct"]),
    ],
)  # fmt: skip
def test_a_trait_stands_behind_the_design_that_it_is_of(title, methods, expected):
    assert codes(title, methods) == expected


def test_every_design_has_a_name_and_traits_are_no_choice():
    assert all(design_name(design.code) != design.code for design in DESIGNS)
    assert {d.code for d in DESIGNS} - {d.code for d in MAIN_DESIGNS} == {
        d.code for d in DESIGNS if d.trait
    }


@pytest.mark.parametrize(
    ("title", "methods", "results", "expected"),
    [
        # what was done to people
        ("Effect of tea on sleep", "Thirty adults were divided into two groups, one of which received "
         "tea.", "", "controlled-trial"),
        ("Effect of tea on sleep", "Tea was compared with placebo.", "", "controlled-trial"),
        ("Effect of tea on sleep", "Adults were given 200 mg of tea.", "", "clinical-trial"),
        ("Effect of tea on sleep", "Sleep of adults was measured before and after tea.", "",
         "clinical-trial"),
        ("Novel patch", "The patch was administered to skin in five subjects.", "", "clinical-trial"),
        # by nature and not by anybody's doing
        ("Sleep after surgery", "Fifty patients were divided into two groups according to age.",
         "Groups were alike at follow-up.", "cohort"),
        ("Hernia repair", "Repairs were performed in 211 patients between 2000 and 2020.", "", "cohort"),
        ("Predictors of survival", "Women were studied.", "In a Cox model age counted.", "cohort"),
        ("Hernia", "We reviewed our experience with hernia.", "", "cohort"),
        ("Zinc in asthma", "We studied 40 patients with asthma and 38 healthy controls.", "",
         "case-control"),
        ("Asthma in Seoul", "Asthma was sought in adults.", "The prevalence was 8%.", "cross-sectional"),
        ("Asthma", "A questionnaire was mailed to 200 adults.", "", "cross-sectional"),
        # the bench
        ("SRC signalling in cancer", "Here we show by western blot that SRC is phosphorylated.", "",
         "in-vitro"),
        ("Statins and cancer cells", "We transfected cells and used flow cytometry.", "", "in-vitro"),
        ("Ions in the rat sensory neurons", "Patch-clamp recordings of rat neurons were made.", "",
         "in-vitro"),
        ("A gene in cancer", "The mouse PaCa cell line was treated.", "", "in-vitro"),
        # a substudy that names its trial's arms alone
        ("Tea and lipids: the CUP study", "A subgroup analysis of the CUP study was done.",
         "Adults randomized to tea slept well.", "rct"),
    ],
)  # fmt: skip
def test_what_was_done_tells_a_design_that_no_words_name(title, methods, results, expected):
    assert codes(title, methods, results)[0] == expected


def test_a_text_on_what_others_found_is_a_review():
    text = (
        "Copeptin rises early. Most studies have reported a high predictive value. Its kinetics "
        "are quick. Registries will tell more. Costs are unknown."
    )
    sections = [TextSection("title", "Copeptin"), TextSection("abstract", text, 0)]
    assert [f.design for f in read_evidence(sections).designs] == ["review"]
    own = TextSection("abstract", text + " We measured copeptin.", 0)
    assert not read_evidence([sections[0], own]).designs


def test_a_text_without_people_or_cells_has_no_design():
    assert codes("Synthesis of quinolines", "Cyclization gives good yields of quinolines.") == []


@pytest.mark.parametrize(
    ("title", "methods", "expected"),
    [
        ("Difficulties in recruitment for a randomised controlled trial of tea", "Records were read.",
         "cohort"),
        ("Non-randomised patients in a tea trial", "Patients outside a randomised trial were compared "
         "with those who were randomised.", "cohort"),
        ("Exploring reactions to tea in a randomised controlled trial", "We used interview data.",
         "qualitative"),
        ("Predictors of sleep", "Data from adults enrolled in a randomised trial were analysed.", "cohort"),
        ("Sleeplessness: a case-control study, nested in a randomised trial", "Adults were asked.",
         "case-control"),
        ("Choosing tea", "We conducted a qualitative study. Adults were randomised to interviews.",
         "qualitative"),
        ("Tea and sleep: an observational study", "Tea was given in a randomised order.", "observational"),
        # trials of their own
        ("Predictors and effect of tea: a randomised trial", "Adults were randomised.", "rct"),
        ("Effect of tea on sleep in a randomised trial", "Adults were randomised.", "rct"),
    ],
)  # fmt: skip
def test_the_trial_of_others_is_not_what_a_paper_is(title, methods, expected):
    assert codes(title, methods)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We recorded use of antibiotics. No data from a randomised study have been published.",
        "Sample sizes of cluster randomised trials can be determined by simulation.",
        "We select patients for randomised trials by risk.",
    ],
)
def test_trials_as_such_are_none(text):
    assert "rct" not in codes("Methods", text)


def test_a_trial_in_animal_patients_is_a_trial_and_one_in_a_model_is_not():
    assert codes("Randomised controlled trial of zinc in racing horses", "Horses got zinc.") == [
        "rct",
        "animal",
    ]
    assert codes("A randomised trial of zinc in a pig model", "Pigs got zinc.") == ["animal"]


def test_types_that_tell_what_a_paper_is_stop_the_signs():
    review = PublicationType("Review", "D016454")
    assert codes("SRC signalling", "We show kinases, cells and apoptosis.", types=[review]) == [
        "review"
    ]
    cases = PublicationType("Case Reports", "D002363")
    assert codes("Air embolism", "We review the literature on embolism.", types=[cases]) == [
        "case-report"
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Caesarean section", "The Cochrane trials register was searched.", "systematic-review"),
        ("Annular repair", "The Pubmed, Cochrane library and Embase databases were searched.",
         "systematic-review"),
        ("Smoking", "The aim of this paper is to review the existing literature.", "review"),
        ("Sale of organs", "The present commentary responds to several claims.", "comment"),
    ],
)  # fmt: skip
def test_papers_on_other_papers_say_so(title, text, expected):
    sections = [TextSection("title", title), TextSection("abstract", text, 0)]
    assert read_evidence(sections).designs[0].design == expected


@pytest.mark.parametrize(
    ("title", "methods", "first"),
    [
        # records split for a model are not people given something
        ("A prediction model for stroke", "Adults were randomized into training and validation sets.",
         "cohort"),
        ("Cost-effectiveness of tea: results of a randomised trial", "Adults were randomised.",
         "economic"),
        ("Tea in ICU", "Each hospital retrieved charts of 250 patients.", "cohort"),
        ("Effects of tea on sleep", "Adults drank tea or water on two separate occasions.",
         "controlled-trial"),
        ("Tea improves sleep", "An intervention trial was done, with a control group and "
         "intervention conditions.", "controlled-trial"),
        ("The reliability of the tea scale in a trial population", "Two placebo-controlled studies "
         "were used.", "cross-sectional"),
    ],
)  # fmt: skip
def test_the_primary_design_is_what_the_paper_does(title, methods, first):
    assert codes(title, methods)[0] == first


def test_a_background_without_labels_may_tell_the_design():
    text = "A double-blind controlled clinical trial was designed to test tea. Tea is old."
    sections = [TextSection("title", "Tea"), TextSection("BACKGROUND", text, 0, "BACKGROUND")]
    assert read_evidence(sections).designs[0].design == "controlled-trial"


def test_observational_by_its_publication_type_is_made_exact():
    types = (PublicationType("Observational Study", "D064888"),)
    found = codes("Tea and cancer", "We measured tea in 386 cancer cases and 896 matched controls.",
                  types=types)  # fmt: skip
    assert found[0] == "case-control"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Thirty of 40 eligible subjects participated.", 30),
        ("Infants (N = 280) born early were selected.", 280),
        ("48 patients with syncope and 14 healthy controls underwent the test.", 62),
        ("40 patients with stenosis and 20 patients with insufficiency were randomized.", 60),
        ("Thirty-seven patients received HFOV and 24 patients CV.", 61),
        ("We approached 254 patients; of these, 200 (78.7%) were enrolled.", 200),
    ],
)
def test_totals_of_halves_of_those_asked_and_of_shared_verbs(text, total):
    size = read_evidence([TextSection("METHODS", text, 0, "METHODS")]).sample_size
    assert size is not None
    assert size.value == total
