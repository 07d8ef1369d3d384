"""MEDLINE's tagged format."""

import pytest

from refdesk.domain.identifiers import Scheme
from refdesk.domain.reference import Author, AuthorRole, MeshQualifier, PartialDate, ReferenceKind
from refdesk.formats.base import format_by_id

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
