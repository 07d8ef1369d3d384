"""Designs, sample size and follow-up, with their proof."""

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.reader import read_evidence
from refdesk.services.documents import read_documents
from tests.unit.evidence.papers import TWO_STUDIES, read


def codes(report):
    return [finding.design for finding in report.designs]


def test_a_trial_and_a_cohort_in_one_paper_are_both_reported_trial_first():
    designs = read_evidence(TWO_STUDIES).designs
    assert [d.design for d in designs] == ["rct", "cohort"]
    for design in designs:
        assert design.source == "text"
        assert design.span is not None
        assert design.span.text == design.evidence


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Yoga for back pain", "Eighty adults were randomly assigned to yoga or usual care.", ["rct"]),
        ("Statins and stroke: a systematic review and meta-analysis of randomised trials", "We pooled data.",
         ["meta-analysis", "systematic-review"]),
        ("Diet and cancer", "This was a nested case-control study in a registry.", ["case-control"]),
        ("Smoking in Seoul: a cross-sectional study", "We asked 200 adults.", ["cross-sectional"]),
        ("Zinc for colds: study protocol for a randomised controlled trial", "We will enrol 90 adults.",
         ["protocol", "rct"]),
        ("Aspirin in mice", "Mice were randomly assigned to aspirin or water.", ["animal"]),
        ("Zinc", "Adults joined a non-randomised controlled trial of zinc.", ["controlled-trial"]),
        ("Nurses' views: a qualitative study", "We held semi-structured interviews.", ["qualitative"]),
    ],
)  # fmt: skip
def test_designs_are_read_from_the_text(title, text, expected):
    assert codes(read(text, title=title)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Previous randomised trials have shown mixed results. We reviewed 300 charts.",
        "Randomised controlled trials are needed.",
        "No randomised trial has been published; we followed 40 patients.",
        "Further randomized controlled trials should be conducted.",
    ],
)
def test_other_peoples_trials_do_not_count(text):
    assert "rct" not in codes(read(text, title="Zinc for colds"))


def test_a_publication_type_is_proof_and_keeps_the_words_of_the_text():
    report = read_evidence(
        [TextSection("title", "Zinc for colds: a randomised trial")],
        [
            PublicationType("Randomized Controlled Trial", "D016449"),
            PublicationType("Journal Article", "D016428"),
        ],
    )
    assert [(d.design, d.source) for d in report.designs] == [("rct", "publication type")]
    assert report.designs[0].span is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We randomised 226 patients: 114 patients received drug and 112 patients placebo.", 226),
        ("Two hundred forty-four patients with breast cancer were randomly assigned.", 244),
        ("A total of 1,736 adults were enrolled; 80 patients withdrew.", 1736),
        ("Of 500 patients screened, 120 women were randomised.", 120),
        ("The study took place in 12 centres over 3 years.", None),
    ],
)
def test_sample_size_is_the_total_that_was_studied(text, expected):
    size = read(text).sample_size
    assert (size.value if size else None) == expected
    if size:
        assert text[size.span.start : size.span.end] == size.span.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients had a median follow-up of 57.2 months.", "57.2 months"),
        ("They were followed for two years.", "two years"),
        ("After a mean follow-up of 4.5 years, 30 adults had died.", "4.5 years"),
        ("We ran a 12-month follow-up.", "12-month"),
        ("They were followed up for an additional 16 weeks.", "16 weeks"),
        ("Median follow-up time of the women in both arms was 2.2 years.", "2.2 years"),
        ("Loss to follow-up was 5%.", None),
    ],
)
def test_follow_up_is_read_in_the_papers_words(text, expected):
    follow_up = read(text).follow_up
    assert (follow_up.text if follow_up else None) == expected


def test_a_retracted_paper_is_not_the_notice_that_retracts_it():
    def first(title: str) -> str:
        found = read_evidence([TextSection("title", title)]).designs
        return found[0].design if found else ""

    assert first("RETRACTED: High-dose tea: a randomized controlled trial") == "rct"
    assert first("Retraction: High-dose tea: a randomized controlled trial") == "retraction-notice"


@pytest.mark.parametrize(
    ("title", "sections", "primary"),
    [
        # a protocol that does not call itself one
        (
            "Yoga for back pain",
            [("METHODS", "Eighty adults will be randomised. All will receive advice.")],
            "protocol",
        ),
        (
            "A knowledge translation initiative",
            [("Methods/Design", "Hospitals were randomised to two arms."), ("DISCUSSION", "New.")],
            "protocol",
        ),
        (
            "Yoga for back pain",
            [("METHODS", "Adults were randomised. They will be followed. Costs will be told elsewhere."),
             ("RESULTS", "Pain fell (P < .01).")],
            "rct",
        ),
        (
            "Randomised trial of yoga: cost-effectiveness of a programme",
            [("METHODS", "Eighty adults were randomly assigned. A cost-effectiveness analysis was done.")],
            "economic",
        ),
        (
            "Clinical outcomes and cost-effectiveness of yoga: a randomised trial",
            [("METHODS", "Eighty adults were randomly assigned. A cost-effectiveness analysis was done.")],
            "rct",
        ),
        ("Air embolism after biopsy", [("abstract", "A 63-year-old man collapsed.")], "case-report"),
        (
            "MEK inhibitors",
            [("abstract", "Drugs are tested in phase II randomised trials. This review sums up.")],
            "review",
        ),
        ("A repellent for vectors: two field trials", [("METHODS", "We tested lotion.")], "controlled-trial"),
        ("SRC drives signalling in cancer cells",
         [("METHODS", "MCF-7 cell lines were treated and mice were injected.")], "in-vitro"),
    ],
)  # fmt: skip
def test_the_primary_design_is_what_the_paper_is(title, sections, primary):
    parts = [TextSection(name, text, index) for index, (name, text) in enumerate(sections)]
    assert codes(read_evidence([TextSection("title", title), *parts]))[0] == primary


def test_a_review_that_names_trials_is_no_trial_where_its_type_says_review():
    sections = [
        TextSection("title", "Placebos and their effects"),
        TextSection("abstract", "In such trials patients were randomised to placebo.", 0),
    ]
    review = PublicationType("Review", "D016454")
    assert codes(read_evidence(sections, [review])) == ["review"]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Patients' views of yoga: a qualitative study",
         "A study nested in a randomised controlled trial. We held semi-structured interviews.",
         ["qualitative"]),
        ("Psychometric properties of the back pain scale",
         "We used data from a randomised trial in which adults were randomised to yoga or advice.",
         ["cross-sectional", "validation", "secondary-analysis"]),
        ("Sleep and pain: a secondary analysis",
         "This cohort study used data from participants of the YOGA randomised trial.",
         ["cohort", "secondary-analysis"]),
        ("Economic evaluation of yoga alongside a randomised trial",
         "An economic evaluation alongside a randomised controlled trial.", ["economic", "rct"]),
        ("Views of a qualitative kind", "Adults enrolled in this randomised trial were interviewed.",
         ["rct"]),
        # a trial of its own that interviews too
        ("Yoga for back pain: a randomised trial with a qualitative study",
         "Adults took part in a randomised trial and in semi-structured interviews.",
         ["rct", "qualitative"]),
    ],
)  # fmt: skip
def test_a_trial_that_a_paper_lies_within_is_not_its_own(title, text, expected):
    report = read_evidence(
        [TextSection("title", title), TextSection("METHODS", text, 0, "METHODS")]
    )
    assert codes(report) == expected


@pytest.mark.parametrize(
    ("title", "methods", "results", "expected"),
    [
        ("Glass ionomer", "Forty extracted premolars were used.", "The specimens were randomly divided "
         "into four groups.", ["in-vitro"]),
        ("Osteoblasts", "Twelve culture dishes were randomly assigned to drug or none.", "", ["in-vitro"]),
        ("Work of librarians", "We asked librarians involved in systematic reviews.", "", []),
        ("Zinc in preterm birth", "We retrospectively studied the case group and the control group.", "",
         ["case-control"]),
        ("Zinc and stroke", "We prospectively enrolled all consecutive women.", "", ["cohort"]),
        ("Zinc for the detection of sepsis", "Serum was taken.",
         "Sensitivity was 80% and specificity 90%.", ["diagnostic"]),
        ("Zinc in men", "The effect will be studied by means of a randomised trial.",
         "Zinc was well borne.", []),
        ("Zinc in men", "Serum was taken.", "Sensitivity was 80% and specificity 90%.", []),
        ("Hand washing on wards: a before and after study", "Wards got soap.", "",
         ["clinical-trial", "before-after"]),
    ],
)  # fmt: skip
def test_signs_tell_a_design_that_no_words_name(title, methods, results, expected):
    report = read_evidence(
        [
            TextSection("title", title),
            TextSection("METHODS", methods, 0, "METHODS"),
            TextSection("RESULTS", results, 1, "RESULTS"),
        ]
    )
    assert codes(report) == expected


@pytest.mark.parametrize(
    ("article_type", "expected"),
    [
        ("research-article", ["rct"]),
        ("editorial", ["editorial"]),
        ("article-commentary", ["comment"]),
        ("letter", ["rct", "letter"]),
        ("systematic-review", ["systematic-review"]),
        ("study-protocol", ["protocol", "rct"]),
        ("of no standard", ["rct"]),
    ],
)
def test_what_a_jats_article_calls_itself_counts(article_type, expected):
    article = (
        f'<article article-type="{article_type}"><front><article-meta><title-group>'
        "<article-title>Zinc for colds</article-title></title-group><abstract><p>In this trial "
        "adults were randomly assigned to zinc or placebo.</p></abstract></article-meta></front></article>"
    )
    [document] = read_documents(article.encode(), "a.xml")
    report = read_evidence(document.sections, document.publication_types)
    assert codes(report) == expected


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Of 138 patients with polyps, 62 patients were enrolled.", 62),
        ("64 members of the public were randomised to interviews.", 64),
        ("Children with knee pain (n=26) were randomly assigned to A (n=12) or B (n=14).", 26),
        (
            "Couples were randomised to the course (n = 575 couples) or control (n = 624 couples).",
            1199,
        ),
        ("We calculated that 97 patients should be included in every group.", None),
        ("We studied 60 patients at a cost of $ 128 per patient.", 60),
        ("Care cost $ 1280 per enrolled patient.", None),
        ("Clinics that enrolled fewer than 400 patients were small. We enrolled 90 patients.", 90),
        ("We enrolled 50 patients; 230 patients refused.", 50),
        ("We recruited 80 women, and 230 women declined.", 80),
        ("We enrolled 90 adults; bleeding occurred in 630 patients.", 90),
        ("We enrolled 90 adults, 630 patients developed sepsis.", 90),
        ("We asked 754 (97.2%) consecutive patients.", 754),
        ("We studied 758 'frontline' health care workers.", 758),
        ("Pain was told by 6,248 of 10,144 women (61.6%) in the one arm.", None),
    ],
)
def test_the_size_is_that_of_those_studied(text, size):
    found = read_evidence([TextSection("METHODS", text, 0)]).sample_size
    assert (found.value if found else None) == size
