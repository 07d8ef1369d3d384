"""Web of Science's tagged format, as its export of several years and databases has it."""

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Grant,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, SkippedRecord, all_formats, sniff_format
from refdesk.formats.wos import FORMAT

HEADER = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
RECORD = """PT J
AU Shin, HJ
   King, ML Jr
   Lee, S
AF Shin, Hyo-Jeong
   King, Martin Luther, Jr.
   Lee, Sun
CA METRIC Study Grp
TI Cells of the liver at 10<SUP>9</SUP> and how
   they grow: a Korean trial.
SO IMAGINED IMMUNOLOGY
LA English
DT Article; Early Access
DE cell therapy; liver; long keyword that
   is wrapped
ID MICE; LIVER; EXPRESSION
AB BACKGROUND: Recurs in 50% of cases. RESULTS: P < 0.05 in
   all.
C1 [Shin, Hyo-Jeong; Lee, Sun] Imagined Univ, Dept Med, Seoul, South Korea.
   [King, Martin Luther, Jr.] Other Univ, Boston, MA USA.
RP Shin, HJ (corresponding author), Imagined Univ, Seoul, South Korea.
EM shin@example.org
RI Shin, Hyo-Jeong/A-1234-2010; Unknown, Person/B-1234-2011
OI Shin, Hyo-Jeong/0000-0002-1825-0097; Nobody, X/0000-0001-5109-3700
FU Imagined Fund [A1, B2]; Other Fund
FX We thank them; all of them.
CR Kim J, 2001, CELL, V1, P1, DOI 10.1000/other
   Lee S, 2002, CELL, V2, P2
NR 2
TC 0
PU IMAGINED PRESS
PI SEOUL
PA 1 STREET, SEOUL, SOUTH KOREA
SN 1234-5679
EI 9876-543X
J9 IMAG IMMUNOL
JI Imag. Immunol.
PD JAN 28
PY 2026
VL 75
IS 2
SU 1
BP 132
EP 142
AR 55
DI 10.1000/ABC.1
EA NOV 2025
PM 41000001
WC Immunology; Oncology
UT WOS:000000000000001
ER

"""


def read(text: str | bytes):
    return list(FORMAT.read(text.encode() if isinstance(text, str) else text, "test"))


def one(text: str) -> Reference:
    (record,) = read(text)
    assert isinstance(record, ReadReference), record
    return record.reference


def record_of(lines: str) -> Reference:
    return one(f"{HEADER}PT J\n{lines}\nER\n\nEF")


def test_a_record():
    (record,) = read(HEADER + RECORD + "EF\n")
    reference = record.reference
    assert (record.key, record.line) == ("WOS:000000000000001", 3)
    assert reference.kind is ReferenceKind.ARTICLE
    assert reference.title == (
        "Cells of the liver at 10<sup>9</sup> and how they grow: a Korean trial"
    )
    assert (reference.journal.title, reference.journal.iso_abbreviation) == (
        "IMAGINED IMMUNOLOGY", "Imag. Immunol.",
    )  # fmt: skip
    assert (reference.journal.issn_print, reference.journal.issn_electronic) == (
        "1234-5679", "9876-543X",
    )  # fmt: skip
    assert reference.published == PartialDate(2026, 1, 28)
    assert reference.electronic_date == PartialDate(2025, 11)
    assert (reference.volume, reference.issue) == ("75", "2 Suppl 1")
    assert (reference.pages, reference.article_number) == ("132-142", "55")
    assert reference.languages == ("eng",)
    assert (reference.pmid, reference.doi) == ("41000001", "10.1000/ABC.1")
    assert [s.label for s in reference.abstract.sections] == ["BACKGROUND", "RESULTS"]
    assert reference.publication_types == (
        PublicationType("Article"), PublicationType("Early Access"),
    )  # fmt: skip
    assert reference.grants == (
        Grant("A1", agency="Imagined Fund"),
        Grant("B2", agency="Imagined Fund"),
        Grant(agency="Other Fund"),
    )
    assert (reference.publisher, reference.publisher_place) == ("IMAGINED PRESS", "SEOUL")


def test_people_with_initials_addresses_and_orcids():
    assert one(HEADER + RECORD).authors == (
        Author(
            "Shin", "Hyo-Jeong", "HJ", orcid="0000-0002-1825-0097",
            affiliations=("Imagined Univ, Dept Med, Seoul, South Korea",),
        ),
        Author(
            "King", "Martin Luther", "ML", "Jr.", affiliations=("Other Univ, Boston, MA USA",)
        ),
        Author("Lee", "Sun", "S", affiliations=("Imagined Univ, Dept Med, Seoul, South Korea",)),
        Author(collective="METRIC Study Grp"),
    )  # fmt: skip


def test_keywords_say_whose_they_are():
    assert one(HEADER + RECORD).keywords == (
        Keyword("cell therapy", "NOTNLM"),
        Keyword("liver", "NOTNLM"),
        Keyword("long keyword that is wrapped", "NOTNLM"),
        Keyword("MICE", "KeywordsPlus"),
        Keyword("EXPRESSION", "KeywordsPlus"),
    )


def test_what_has_no_place_is_kept():
    extra = one(HEADER + RECORD).extra
    for entry in (
        ("wos:UT", "WOS:000000000000001"),
        ("wos:OI", "Nobody, X/0000-0001-5109-3700"),
        ("wos:RI", "Unknown, Person/B-1234-2011"),
        ("wos:CR", "Kim J, 2001, CELL, V1, P1, DOI 10.1000/other\nLee S, 2002, CELL, V2, P2"),
        ("wos:FX", "We thank them; all of them."),
        ("wos:J9", "IMAG IMMUNOL"),
        ("wos:WC", "Immunology; Oncology"),
    ):
        assert entry in extra


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("AU Kim, J-H\n   SMITH, JA", [Author("Kim", "J-H", "JH"), Author("SMITH", "J A", "JA")]),
        ("AU Lee, Sun; Park, Ji", [Author("Lee", "Sun"), Author("Park", "Ji")]),
        ("AU Lee, S\nAF Lee, Sun\n   Park, Ji", [Author("Lee", "Sun", "S"), Author("Park", "Ji")]),
        ("AU [Anonymous]", []),
        ("AU van der Berg, J", [Author("van der Berg", "J", "J")]),
    ],
)
def test_authors(lines, expected):
    assert list(record_of(f"{lines}\nTI T").authors) == expected


def test_an_anonymous_paper_says_so_in_extra():
    assert ("wos:AU", "[Anonymous]") in record_of("AU [Anonymous]\nTI T").extra


def test_an_orcid_of_two_possible_people_is_given_to_none():
    reference = record_of("AU Lee, S\n   Lee, SJ\nTI T\nOI Lee, Sun/0000-0002-1825-0097")
    assert [a.orcid for a in reference.authors] == ["", ""]
    assert ("wos:OI", "Lee, Sun/0000-0002-1825-0097") in reference.extra


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("PD JUN 14\nPY 2006", PartialDate(2006, 6, 14)),
        ("PD SPR\nPY 2006", PartialDate(2006, season="Spring")),
        ("PD MAY-JUN\nPY 2006", PartialDate(2006, 5, raw="2006 MAY-JUN")),
        ("PD 07 2006\nPY 2006", PartialDate(2006, 7)),
        ("PD 2006 May-Jun\nPY 2006", PartialDate(2006, 5, raw="2006 May-Jun")),
        ("PY 2006", PartialDate(2006)),
        ("EA MAR 2021", PartialDate()),
    ],
)
def test_dates(lines, expected):
    assert record_of(f"TI T\n{lines}").published == expected


@pytest.mark.parametrize(
    ("lines", "pages", "number"),
    [
        ("BP 10\nEP 12", "10-12", ""),
        ("BP 10\nEP 10", "10", ""),
        ("BP 10\nEP +", "10+", ""),
        ("PS 411-22", "411-22", ""),
        ("AR ARTN e12", "", "e12"),
        ("BP UNSP 123456", "", "123456"),
        ("BP e0123456", "", "e0123456"),
        ("BP 1\nEP 9\nAR 55", "1-9", "55"),
    ],
)
def test_pages(lines, pages, number):
    reference = record_of(f"TI T\n{lines}")
    assert (reference.pages, reference.article_number) == (pages, number)


@pytest.mark.parametrize(
    ("lines", "kind", "container"),
    [
        ("PT J\nDT Proceedings Paper\nSO J X", ReferenceKind.ARTICLE, ""),
        ("PT S\nDT Proceedings Paper\nSO Proc X", ReferenceKind.CONFERENCE_PAPER, "Proc X"),
        ("PT B\nDT Article; Book Chapter\nSO Book X", ReferenceKind.CHAPTER, "Book X"),
        ("PT B\nDT Book\nSO T", ReferenceKind.BOOK, ""),
        ("PT P\nAE ACME\nPN US1-A", ReferenceKind.PATENT, ""),
        ("PT J\nUT PPRN:1\nSO bioRxiv", ReferenceKind.PREPRINT, ""),
    ],
)
def test_kinds(lines, kind, container):
    reference = one(f"{HEADER}{lines}\nTI T\nER\n")
    assert (reference.kind, reference.container_title) == (kind, container)


def test_a_chapter_has_editors_a_series_and_an_isbn():
    reference = one(
        f"{HEADER}PT S\nAU Lee, S\nBE Park, J\n   Kim, M\nGP IEEE\nTI T\nSO Proc X\nSE Lecture Notes\n"
        "CT 3rd Meeting\nBN 978-3-16-148410-0\nD2 10.1000/book\nER\n"
    )
    assert [(a.family or a.collective, a.role) for a in reference.authors] == [
        ("Lee", AuthorRole.AUTHOR), ("IEEE", AuthorRole.EDITOR), ("Park", AuthorRole.EDITOR),
        ("Kim", AuthorRole.EDITOR),
    ]  # fmt: skip
    assert reference.series == "Lecture Notes"
    assert reference.identifiers == (Identifier(Scheme.ISBN, "9783161484100"),)
    assert ("wos:CT", "3rd Meeting") in reference.extra
    assert ("wos:D2", "10.1000/book") in reference.extra


def test_other_databases_of_the_platform():
    medline = record_of("TI T.\nAU Hall, Janet E; Cohen, Lee S\nUT MEDLINE:16735938")
    assert (medline.title, medline.pmid) == ("T", "16735938")
    assert [a.family for a in medline.authors] == ["Hall", "Cohen"]
    korean = record_of("TI T\nZ1 한국어 제목\nZ2 신효정\nLA Korean\nUT KJD:ART001")
    assert (korean.title, korean.vernacular_title) == ("T", "한국어 제목")
    assert ("wos:Z2", "신효정") in korean.extra
    inspec = record_of(
        "TI Growth of H/sub 2/O at 10/sup 9/ Pa\nDE Experimental/ ice; water/ growth\n"
        "ID S0003(06)1-6],[10.1000/insp]\nUT INSPEC:1"
    )
    assert inspec.title == "Growth of H<sub>2</sub>O at 10<sup>9</sup> Pa"
    assert inspec.doi == "10.1000/insp"
    assert [k.text for k in inspec.keywords] == ["Experimental", "ice", "water", "growth"]


@pytest.mark.parametrize(
    "text",
    [
        "PT J\nTI A\nPT J\nTI B\n",
        f"{HEADER}PT J\nTI A\nER\nPT J\nTI B\nER\nEF",
        f"{HEADER}PT J\r\nTI A\r\nER\r\n\r\n{HEADER}PT J\r\nTI B\r\nER\r\nEF",
        "Some preamble\nPT J\nTI A\nER\nTI B\nER",
    ],
)
def test_records_in_the_wild_are_read(text):
    assert [r.reference.title for r in read(text)] == ["A", "B"]


def test_encodings():
    text = f"{HEADER}PT J\nAU Müller, J\nTI Über Ödeme\nER\n\nEF"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read(text.encode(encoding))[0].reference.title == "Über Ödeme", encoding
        assert FORMAT.sniff(text.encode(encoding)) > 0.9, encoding


def test_what_is_no_record_is_reported_and_the_others_are_read():
    first, stray, second = read(f"{HEADER}PT J\nUT WOS:1\nER\n\nlost text\nPT J\nTI B\nER\n")
    assert (first.line, first.reason, first.detail) == (3, "empty", "WOS:1")
    assert isinstance(stray, SkippedRecord)
    assert (stray.line, stray.reason, stray.detail) == (7, "syntax", "lost text")
    assert (second.line, second.reference.title) == (8, "B")


@pytest.mark.parametrize("text", ["nothing here\n", HEADER + "EF\n"])
def test_a_file_without_records_is_unreadable(text):
    with pytest.raises(UnreadableError):
        read(text)


def test_sniffing():
    assert FORMAT.sniff((HEADER + RECORD).encode()) > 0.9
    assert FORMAT.sniff(RECORD.encode()) > 0.8
    assert FORMAT.sniff(b"TY  - JOUR\nAU  - A, B\nER  - \n") == 0
    assert FORMAT.sniff(b"PMID- 1\nTI  - T\nAU  - A B\nPT  - Letter\n") == 0
    assert FORMAT.sniff(b"PT and TI are words.\nAU is gold.\n") == 0


def test_no_other_format_takes_it_for_its_own():
    data = (HEADER + RECORD).encode()
    assert sniff_format(data, "file.txt").id == FORMAT.id
    for other in all_formats():
        if other.id != FORMAT.id:
            assert other.sniff(data) < FORMAT.sniff(data), other.id
