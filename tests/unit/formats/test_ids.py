# ruff: noqa: E501
"""Lists of identifiers as people keep them in a text file."""

import time

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, all_formats, sniff_format
from refdesk.formats.ids import FORMAT


def read(text: str | bytes):
    return list(FORMAT.read(text.encode() if isinstance(text, str) else text, "test"))


def found(text: str) -> list[str]:
    records = read(text)
    assert all(isinstance(r, ReadReference) for r in records), records
    return [str(r.reference.identifiers[0]) for r in records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345678\n23456789\n", ["PMID 12345678", "PMID 23456789"]),
        ("PMIDs:\nPMID: 12345678, PMID 2345; 34567,45678", ["PMID 12345678", "PMID 2345", "PMID 34567", "PMID 45678"]),
        ("PubMed ID: 555555", ["PMID 555555"]),
        ("PMCID: PMC12\nPMC 34\nPMCID 56\nPMC-ID: 78", ["PMC12", "PMC34", "PMC56", "PMC78"]),
        ("doi:10.1000/a\nDOI 10.1000/b.\nhttps://doi.org/10.1000/c", ["DOI 10.1000/a", "DOI 10.1000/b", "DOI 10.1000/c"]),
        ("10.1016/S0140-6736(10)60175-4, 10.1000/d", ["DOI 10.1016/S0140-6736(10)60175-4", "DOI 10.1000/d"]),
        ("NCT04368728 and NCT00000001", ["NCT04368728", "NCT00000001"]),
        ("arXiv:2101.00001v2\narXiv 2101.00002\nhep-th/9901001", ["ARXIV 2101.00001", "ARXIV 2101.00002", "ARXIV hep-th/9901001"]),
        ("https://pubmed.ncbi.nlm.nih.gov/123456/\nhttps://pmc.ncbi.nlm.nih.gov/articles/PMC99/", ["PMID 123456", "PMC99"]),
        ("1. 10.1000/a\n2) 34567\n[3] PMC9\n- 45678\n4.", ["DOI 10.1000/a", "PMID 34567", "PMC9", "PMID 45678", "PMID 4"]),
        ('"10.1000/q"|"12345"', ["DOI 10.1000/q", "PMID 12345"]),
    ],
)  # fmt: skip
def test_lists_in_the_wild_are_read(text, expected):
    assert found(text) == expected


def test_a_reference_has_nothing_but_its_identifier():
    (record,) = read("\n\nPMID: 123456\n")
    assert record.reference == Reference(identifiers=record.reference.identifiers)
    assert (record.line, record.key) == (3, "123456")


def test_what_is_no_identifier_is_reported_with_its_line():
    first, second, third = read("12345\nnot one\n23456 (see also Kim)\n")[:3]
    assert first.line == 1
    assert (second.line, second.reason, second.detail) == (2, "syntax", "not one")
    assert third.reference.pmid == "23456"
    assert read("23456 (see also Kim)\n")[1].detail == "see also Kim"


@pytest.mark.parametrize("piece", ["pmcid ", " ", "pmid:", "10.1000/", "(", "12345,", "doi - "])
def test_long_lines_take_linear_time(piece):
    start = time.process_time()
    list(FORMAT.read((piece * 20_000 + "x pmcid" + " " * 20_000 + "x").encode(), "test"))
    assert time.process_time() - start < 20


def test_encodings():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"):
        data = "12345678\r\nPMC7654321\r\n".encode(encoding)
        assert [r.key for r in read(data)] == ["12345678", "PMC7654321"], encoding
        assert FORMAT.sniff(data) > 0.5, encoding


@pytest.mark.parametrize("text", ["", " \n \n"])
def test_nothing_is_unreadable(text):
    with pytest.raises(UnreadableError):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "12345678\n23456789\n",
        "10.1000/a\n\n10.1000/b\n",
        "PMID: 12345678\nPMCID: PMC1\n",
        ", ".join(str(n) for n in range(30_000_000, 30_005_000)),
        "https://pubmed.ncbi.nlm.nih.gov/123456/\n" * 3,
    ],
)
def test_lists_are_known(text):
    assert FORMAT.sniff(text.encode()) > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Just a letter.\nYours",
        "See 10.1000/a for details, and 10.1000/b for more.\n",
        "1,2,3\n4,5,6\n",
        "TY  - JOUR\nDO  - 10.1000/a\nER  - \n",
        "@article{k, doi = {10.1000/a}}",
        "Title,DOI\nT,10.1000/a\n",
        "",
    ],
)
def test_other_files_are_none(text):
    assert FORMAT.sniff(text.encode()) == 0


def test_no_other_format_takes_it_for_its_own():
    data = b"12345678\n10.1000/a\nPMC7654321\n"
    assert sniff_format(data, "file.txt").id == FORMAT.id
    for other in all_formats():
        if other.id != FORMAT.id:
            assert other.sniff(data) < FORMAT.sniff(data), other.id
