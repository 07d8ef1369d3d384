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
        ("Of 50 women assessed, 36 met the criteria and were randomised.", 36),
        ("Women were randomised to 12 sessions of individual therapy or none.", None),
        ("We recruited 24 college-aged, resistance trained males.", 24),
        ("Forty percent of patients had pain.", None),
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
        ("We sampled 600 cases and 600 controls.", 1200),
        ("We selected 150 boys and 147 girls at random.", 297),
        ("The participants were 402 community-dwelling 85-y-old people.", 402),
        ("A survey was answered by 11969 current (74%) and former (26%) smokers.", 11969),
        ("In all, 27 of the 37 subjects (73%) enrolled completed the study.", 37),
        ("The 202 adults allocated to yoga and 200 adults allocated to rest were alike.", 402),
        ("Among 402 adults, 202 were allocated to yoga and 200 to rest.", 402),
        ("Children received albuterol (n = 15) or placebo (n = 12) and were randomised.", 27),
        ("16% of 2,015 women did not complete the study.", 2015),
        ("Practices (n = 13) took part.", None),
    ],
)
def test_a_total_is_read_in_the_methods_however_it_is_worded(text, expected):
    size = read_evidence([TextSection("METHODS", text, 0, "METHODS")]).sample_size
    assert (size.value if size else None) == expected


@pytest.mark.parametrize(
    ("title", "text", "size"),
    [
        ("Zinc in rats", "Two groups of 12 rats were fed zinc or nothing.", 24),
        ("Zinc in pigs", "We fed 22 pigs with zinc.", 22),
        ("Stroke after a bite: a case report", "A 47-year-old man was bitten.", 1),
        ("Stroke after a bite", "We report 3 cases of stroke after a bite.", 3),
        (
            "Audit: a cluster randomised trial",
            "We audited 58 general practices, randomised as clusters.",
            58,
        ),
        ("Audit: a randomised trial", "We audited patients of 58 practices.", None),
    ],
)
def test_what_a_design_studies_instead_of_people_is_counted(title, text, size):
    report = read_evidence(
        [TextSection("title", title), TextSection("METHODS", text, 0, "METHODS")]
    )
    assert (report.sample_size.value if report.sample_size else None) == size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients had a median follow-up of 57.2 months.", "57.2 months"),
        ("They were followed for two years.", "two years"),
        ("After a mean follow-up of 4.5 years, 30 adults had died.", "4.5 years"),
        ("We ran a 12-month follow-up.", "12-month"),
        ("They were followed up for an additional 16 weeks.", "16 weeks"),
        ("Median follow-up time of the women in both arms was 2.2 years.", "2.2 years"),
        ("Follow-up was at 15 and 33 weeks.", "33 weeks"),
        ("This was a trial with 2-y follow-up.", "2-y"),
        ("The follow-up is 52 weeks.", "52 weeks"),
        ("Children were followed up until day 14.", "day 14"),
        ("Follow-up measurements were at weeks 7, 12 and 26.", "week 26"),
        ("Patients were followed for 12 postoperative weeks.", "12 postoperative weeks"),
        ("They were followed up (median 4.2 years).", "4.2 years"),
        ("Follow-up (median 4.2 years) was complete.", "4.2 years"),
        ("We randomised adults. Pain was assessed at baseline, 6 and 12 months.", "12 months"),
        ("Pain was assessed at baseline, 6 and 12 months.", None),
        ("We randomised adults. Iron was measured at 36 weeks of age.", None),
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
