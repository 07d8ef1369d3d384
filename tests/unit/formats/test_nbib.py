"""MEDLINE's tagged format."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Correction,
    Grant,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import format_by_id
from tests.unit.formats import samples

NBIB = format_by_id("nbib")

RECORD = """
PMID- 41000001
OWN - NLM
STAT- MEDLINE
IS  - 1234-5679 (Electronic)
IS  - 1234-5678 (Linking)
VI  - 75
IP  - 2
DP  - 2026 Jan 28
TI  - [Sleep and pain in
      Korean adults].
LID - 55 [pii]
LID - 10.1000/abc [doi]
AB  - BACKGROUND: Why P<0.05 matters. METHODS & AIMS: We did; see NCT00000009. It
      went on. CONCLUSION: Good.
CI  - (c) 2026.
FAU - King, Martin L Jr
AU  - King ML Jr
AUID- ORCID: 0000-0002-1825-0097
AD  - Dept A, Seoul.
AD  - Dept B, Busan.
CN  - Study Group
FAU - Shin, Hyojeong
AU  - Shin H
LA  - kor
SI  - ClinicalTrials.gov/NCT00000001
GR  - R01 CA1/CA/NCI NIH HHS/United States
PT  - Journal Article
PT  - Randomized Controlled Trial
DEP - 20260105
TT  - 수면과 통증.
TA  - Imag Immunol
JT  - Imagined immunology
MH  - *Acne Vulgaris/drug therapy/*therapy
MH  - Humans
RN  - 0 (Antibodies)
RIN - Imag Immunol. 2027;1. PMID: 9
OTO - NOTNLM
OT  - *sleep
OT  - pain
COIS- None.
PMC - PMC777
MID - NIHMS1
PHST- 2025/06/30 00:00 [received]
PHST- 2025/07/30 00:00 [pmc-release]
PST - epublish
PG  - 55
SO  - x

PMID- 2
TI  - Second one.
BTI - A book
FED - Ed, Ann
ED  - Ed A

"""


def read(text: str):
    return list(NBIB.read(text.encode(), "test"))


def test_a_whole_record():
    first, second = read(RECORD)
    reference = first.reference
    assert (first.line, first.key) == (2, "41000001")
    assert (reference.title, reference.title_translated) == (
        "Sleep and pain in Korean adults",
        True,
    )
    assert reference.vernacular_title == "수면과 통증"
    king, group, shin = reference.authors
    assert (king.family, king.given, king.initials, king.suffix) == ("King", "Martin L", "ML", "Jr")
    assert king.orcid == "0000-0002-1825-0097"
    assert king.affiliations == ("Dept A, Seoul.", "Dept B, Busan.")
    assert group == Author(collective="Study Group")
    assert shin.affiliations == ()
    sections = reference.abstract.sections
    assert [(s.label, s.category) for s in sections] == [
        ("BACKGROUND", "BACKGROUND"), ("METHODS & AIMS", "METHODS"), ("CONCLUSION", "CONCLUSIONS"),
    ]  # fmt: skip
    assert sections[0].plain == "Why P<0.05 matters."
    assert reference.published == PartialDate(2026, 1, 28)
    assert reference.electronic_date == PartialDate(2026, 1, 5)
    assert (reference.pages, reference.article_number) == ("", "55")
    assert (reference.doi, reference.pmcid) == ("10.1000/abc", "PMC777")
    assert reference.identifier(Scheme.MID) == "NIHMS1"
    acne = reference.mesh[0]
    assert (acne.name, acne.major) == ("Acne Vulgaris", True)
    assert acne.qualifiers == (MeshQualifier("drug therapy"), MeshQualifier("therapy", major=True))
    assert [(k.text, k.owner, k.major) for k in reference.keywords] == [
        ("sleep", "NOTNLM", True), ("pain", "NOTNLM", False),
    ]  # fmt: skip
    assert [t.number for t in reference.trial_ids] == ["NCT00000001", "NCT00000009"]
    assert (reference.grants[0].number, reference.grants[0].agency) == ("R01 CA1", "NCI NIH HHS")
    assert (reference.corrections[0].kind, reference.corrections[0].pmid) == ("RetractionIn", "9")
    assert [h.status for h in reference.history] == ["received", "pmc-release"]
    assert reference.substances[0].name == "Antibodies"
    assert reference.journal.issn_electronic == "1234-5679"
    chapter = second.reference
    assert (chapter.kind, chapter.container_title) == (ReferenceKind.CHAPTER, "A book")
    assert chapter.authors == (Author("Ed", "Ann", "A", role=AuthorRole.EDITOR),)


def test_records_without_a_blank_line_between_are_two():
    assert [r.key for r in read("PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n")] == ["1", "2"]


@pytest.mark.parametrize("location", ["1574 [pii]", "1574"])
def test_the_place_of_an_article_is_not_the_publishers_own_id(location):
    (record,) = read(f"PMID- 1\nTI  - T\nVI  - 12\nAID - abcd12061574 [pii]\nLID - {location}\n")
    assert record.reference.article_number == "1574"


def test_an_abstract_with_one_label_stays_whole():
    (record,) = read("PMID- 1\nAB  - Text. NOTE: this is one.\n")
    assert [s.label for s in record.reference.abstract.sections] == [""]


def test_words_in_angle_brackets_are_no_tags():
    (record,) = read("PMID- 1\nTI  - A <i>b</i> of <chronic pain> at P<0.05.\n")
    assert record.reference.title_plain == "A b of <chronic pain> at P<0.05"


def written(*references: Reference) -> str:
    return "".join(NBIB.write(references))


def one(reference: Reference) -> Reference:
    (record,) = read(written(reference))
    return record.reference


def test_a_whole_record_comes_back():
    for record in read(RECORD):
        assert one(record.reference) == record.reference


def test_what_is_written():
    (first, _) = read(RECORD)
    lines = written(first.reference).split("\n")
    for line in (
        "PMID- 41000001", "OWN - NLM", "IS  - 1234-5679 (Electronic)", "DP  - 2026 Jan 28",
        "TI  - [Sleep and pain in Korean adults].", "TT  - 수면과 통증.", "PG  - 55",
        "FAU - King, Martin L Jr", "AU  - King ML Jr", "AUID- ORCID: 0000-0002-1825-0097",
        "CN  - Study Group", "GR  - R01 CA1/CA/NCI NIH HHS/United States", "OTO - NOTNLM",
        "MH  - *Acne Vulgaris/drug therapy/*therapy", "OT  - *sleep", "DEP - 20260105",
        "RIN - Imag Immunol. 2027;1. PMID: 9", "PHST- 2025/06/30 00:00 [received]",
        "AID - 10.1000/abc [doi]", "SI  - ClinicalTrials.gov/NCT00000001", "RN  - 0 (Antibodies)",
        "SO  - Imag Immunol. 2026 Jan 28;75(2):55. doi: 10.1000/abc.",
    ):  # fmt: skip
        assert line in lines
    assert lines[-2:] == ["", ""]


def test_long_lines_are_wrapped_as_pubmed_does():
    lines = written(Reference(title="word " * 40 + "end")).split("\n")
    title = [line for line in lines if line.startswith(("TI", "      "))]
    assert len(title) == 3
    assert all(len(line) <= 89 for line in title)
    assert all(line.endswith(" ") for line in title[:-1])


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Plain", "Plain."),
        ("Why?", "Why?"),
        ("Smith et al.", "Smith et al."),
        ("An ellipsis...", "An ellipsis..."),
        ("Made in U.S.A", "Made in U.S.A."),
    ],
)
def test_the_stop_that_is_added_is_the_one_that_is_dropped(title, line):
    assert f"TI  - {line}\n" in written(Reference(title=title))
    assert one(Reference(title=title)).title == title


@pytest.mark.parametrize("title", ["Sleep", "Why sleep?"])
def test_a_translated_title_comes_back(title):
    reference = Reference(
        title=title, title_translated=True, vernacular_title="수면", languages=("kor",)
    )
    back = one(reference)
    assert (back.title, back.title_translated, back.vernacular_title) == (title, True, "수면")


def test_a_number_that_could_be_a_page_is_marked():
    back = one(Reference(title="T", volume="1", article_number="55"))
    assert (back.pages, back.article_number) == ("", "55")


@pytest.mark.parametrize(
    "grant",
    [
        Grant("R01/2", "", "NIH", "Korea"),
        Grant("1", "", "NIH", "Korea"),
        Grant(agency="Some / fund"),
        Grant("R01 A/1", "CA", "NCI", "United States"),
    ],
)
def test_grants_come_back(grant):
    assert one(Reference(title="T", grants=(grant,))).grants == (grant,)


@pytest.mark.parametrize(
    "kind", [k for k in ReferenceKind if k in {"book", "chapter", "article", "thesis"}]
)
def test_kinds_come_back(kind):
    back = one(Reference(kind=kind, title="T", container_title="C" if kind == "chapter" else ""))
    assert (back.kind, back.title) == (kind, "T")


@given(
    title=samples.texts,
    people=st.lists(
        st.one_of(
            st.builds(Author, family=samples.words, given=samples.words),
            st.builds(Author, collective=samples.words),
        ),
        max_size=4,
    ),
    published=samples.years,
    keywords=st.lists(samples.words, max_size=3, unique_by=str.lower),
    journal=samples.words,
    abstract=samples.texts,
    headings=st.lists(samples.words, max_size=3),
)
def test_whatever_is_written_is_read_again(
    title, people, published, keywords, journal, abstract, headings
):
    reference = Reference(
        title=escape(title),
        authors=tuple(people),
        published=published,
        keywords=tuple(Keyword(text, "NOTNLM") for text in keywords),
        journal=Journal(journal, medline_abbreviation=journal),
        mesh=tuple(MeshHeading(name, major=True) for name in headings),
        corrections=(Correction("RetractionIn", "J. 2020;1", "77"),),
        identifiers=(Identifier(Scheme.PMID, "41000001"), Identifier(Scheme.DOI, "10.1000/x")),
        conflict_statement=abstract,
    )
    back = one(reference)
    assert [replace(a, initials="") for a in back.authors] == list(reference.authors)
    for name in ("published", "keywords", "journal", "mesh", "corrections", "identifiers"):
        assert getattr(back, name) == getattr(reference, name), name
    assert back.conflict_statement == abstract
    if "<" not in title and "&" not in title:
        assert back.title_plain == title or title.endswith(".")
    assert one(back) == back


def test_an_item_id_that_is_the_doi_hides_no_doi():
    (record,) = read("PMID- 1\nTI  - T\nAID - 10.1000/x.1 [pii]\nAID - 10.1000/x.1 [doi]\n")
    assert record.reference.doi == "10.1000/x.1"


def test_a_list_of_authors_that_was_cut_says_so():
    reference = Reference(title="T", authors=(Author("Kim", "M", "M"),), authors_complete=False)
    assert "AU  - et al.\n" in written(reference)
    assert one(reference) == reference
