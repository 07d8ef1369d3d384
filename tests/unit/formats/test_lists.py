# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists for people to read: PubMed's summary, Markdown, HTML, and a workbook's cells."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import (
    Author,
    Correction,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import format_by_id
from refdesk.formats.lists.summary import citation
from tests.agreement.awkward import RECORDS
from tests.agreement.other_programs import pubmed_records
from tests.corpus import corpus
from tests.unit.formats import samples

PAPER = Reference(
    title="A title",
    authors=(Author("Shin", "Hyo Jung"), Author("King", "M L", suffix="Jr"), Author(collective="CIK Group")),
    journal=Journal("Journal of hepatology : JH", "J. Hepatol.", "J Hepatol"),
    published=PartialDate(2026, 1, 28),
    volume="75",
    issue="2",
    pages="132-42",
    languages=("eng",),
    identifiers=(
        Identifier(Scheme.PMID, "41000001"),
        Identifier(Scheme.DOI, "10.1000/a"),
        Identifier(Scheme.PMCID, "PMC777"),
    ),
)  # fmt: skip


def written(format_id, *references):
    return "".join(format_by_id(format_id).write(references))


@pytest.mark.parametrize(
    ("change", "ending"),
    [
        ({}, "J Hepatol. 2026 Jan 28;75(2):132-142. doi: 10.1000/a. PMID: 41000001; PMCID: PMC777."),
        (
            {"publication_status": "aheadofprint", "volume": "", "issue": "", "pages": ""},
            "J Hepatol. 2026 Jan 28. doi: 10.1000/a. Epub ahead of print. PMID: 41000001; PMCID: PMC777.",
        ),
        (
            {"publication_status": "ppublish", "electronic_date": PartialDate(2025, 12, 1)},
            "75(2):132-142. doi: 10.1000/a. Epub 2025 Dec 1. PMID: 41000001; PMCID: PMC777.",
        ),
        (
            {"published": PartialDate(2020, 4, raw="2020 Apr-Jun"), "identifiers": (),
             "languages": ("eng", "kor")},
            "J Hepatol. 2020 Apr-Jun;75(2):132-142. English, Korean.",
        ),
        (
            {"pages": "", "article_number": "e55", "identifiers": (),
             "corrections": (Correction("RetractionIn", "Gut. 2026;1:2"),)},
            "J Hepatol. 2026 Jan 28;75(2):e55. Retraction in: Gut. 2026;1:2.",
        ),
    ],
)  # fmt: skip
def test_a_summary_is_what_pubmed_prints(change, ending):
    text = citation(replace(PAPER, **change))
    assert text.startswith("Shin HJ, King ML Jr; CIK Group. A title. J Hepatol. ")
    assert text.endswith(ending)


def test_titles_and_books_in_a_summary():
    assert "? J Hepatol" in citation(replace(PAPER, title="Does it?"))
    translated = replace(PAPER, title_translated=True, languages=("kor",))
    assert ". [A title]. J Hepatol" in citation(translated)
    book = Reference(kind=ReferenceKind.CHAPTER, title="C", container_title="The book",
                     publisher="Press", publisher_place="Seoul", published=PartialDate(2020),
                     pages="1-20")  # fmt: skip
    assert citation(book) == "C. In: The book. Seoul: Press; 2020. p. 1-20."


def test_entries_are_numbered_and_parted_by_a_blank_line():
    text = written("pubmed-summary", PAPER, PAPER)
    assert re.findall(r"^\d+: Shin", text, re.MULTILINE) == ["1: Shin", "2: Shin"]
    assert text.count("\n\n") == 2


@pytest.mark.corpus
def test_summaries_are_those_of_pubmed():
    lines = corpus("nlm_citations.jsonl").read_text("utf-8").splitlines()
    printed = {entry["pmid"]: entry["text"] for entry in map(json.loads, lines)}
    both = ("nbib", "pubmed-xml")
    found = [r for name in both for r in pubmed_records(corpus(), name) if r.pmid in printed]
    assert found
    assert [citation(r) for r in found] == [printed[r.pmid] for r in found]


# Markdown and HTML


def test_markdown_says_what_it_is_given_and_nothing_more():
    text = written("markdown", PAPER)
    assert text.startswith("- **A title.**  \n  Shin HJ, King ML Jr; CIK Group  \n")
    assert "[PMID 41000001](https://pubmed.ncbi.nlm.nih.gov/41000001/)" in text
    odd = replace(
        PAPER, title="*a* [b](javascript:x) <i>c</i> &lt;script&gt; &amp;lt;", note="1. one"
    )
    text = written("markdown", odd)
    assert r"\*a\* \[b\](javascript:x) *c* \<script\> \&lt;" in text
    assert r"1\. one" in text or "\\1. one" in text or r"\1." in text


def test_html_is_a_page_without_anything_that_acts():
    hostile = replace(
        PAPER,
        title='<i>x</i> &lt;script&gt;alert(1)&lt;/script&gt; <img src="http://x/y.png" onerror=a>',
        url="javascript:alert(1)",
        authors=(Author('"><script>', "A"),),
        note="<b onclick=x>note</b>",
        journal=Journal("<iframe src=x>"),
    )
    page = html.fromstring(written("html", *samples.ALL, *RECORDS, hostile))
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert tags <= {"html", "head", "meta", "title", "style", "body", "ol", "li", "div", "a",
                    "details", "summary", "p", "b", "i", "u", "sup", "sub"}  # fmt: skip
    addresses = {a.get("href") for a in page.iter("a")}
    assert all(address.startswith("https://") for address in addresses)
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)
    assert len(page.findall(".//li")) == len(samples.ALL) + len(RECORDS) + 1


def test_a_retraction_is_said_in_every_list():
    retracted = replace(PAPER, corrections=(Correction("RetractionIn", "Gut. 2026;1:2."),))
    for name in ("pubmed-summary", "markdown", "html"):
        assert "Retraction in: Gut. 2026;1:2." in written(name, retracted)


def test_a_retraction_that_nobody_recorded_a_place_of_is_said_too():
    retracted = replace(PAPER, corrections=(Correction("RetractionIn", doi="10.5555/notice"),))
    for name in ("pubmed-summary", "markdown", "html"):
        assert "Retraction in: doi: 10.5555/notice." in written(name, retracted)
        assert "Retract" not in written(name, PAPER)


# The workbook


def workbook(*references):
    pieces = list(format_by_id("xlsx").pack(references))
    assert pieces[: len(references)] == [b""] * len(references)
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def cells(book, sheet="sheet1"):
    tree = etree.fromstring(book.read(f"xl/worksheets/{sheet}.xml"))
    space = {"s": tree.nsmap[None]}
    strings = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(si.itertext()) for si in shared.iterfind("s:si", space)]
    rows = []
    for row in tree.iterfind(".//s:row", space):
        found = {}
        for cell in row.iterfind("s:c", space):
            text = "".join(cell.itertext())
            kind = cell.get("t", "n")
            value = (
                strings[int(text)] if kind == "s" else float(text) if kind == "n" and text else text
            )
            found[re.sub(r"\d", "", cell.get("r"))] = value
        rows.append(found)
    heads = rows[0]
    return [{heads[place]: value for place, value in row.items()} for row in rows[1:]], tree


def test_cells_have_types():
    (row,), tree = cells(workbook(PAPER))
    assert row["Year"] == 2026
    assert row["PMID"] == 41000001
    assert row["Date"] == 46050  # days since 1899-12-30
    assert row["Title"] == "A title"
    assert row["Volume"] == "75"
    assert row["Authors"] == "Shin, Hyo Jung; King, M L, Jr; CIK Group,"
    space = {"s": tree.nsmap[None]}
    assert tree.find(".//s:pane[@state='frozen']", space).get("ySplit") == "1"
    assert tree.find("s:autoFilter", space).get("ref").startswith("A1:")


def test_links_are_links():
    book = workbook(PAPER)
    relations = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    for address in ("https://doi.org/10.1000/a", "https://pubmed.ncbi.nlm.nih.gov/41000001/"):
        assert f'Target="{address}"' in relations


def test_no_text_is_a_formula_and_no_cell_too_long():
    odd = replace(PAPER, title="=1+1", note="x" * 40_000, url="file:///etc/passwd")
    (row,), tree = cells(workbook(odd))
    assert row["Title"] == "=1+1"
    assert len(row["Note"]) == 32_767
    assert row["URL"] == "file:///etc/passwd"
    assert b"file:///" not in workbook(odd).read("xl/worksheets/_rels/sheet1.xml.rels")
    assert not [e for e in tree.iter() if str(e.tag).endswith("}f")]


def test_a_sheet_that_is_full_is_followed_by_another(monkeypatch):
    monkeypatch.setattr("refdesk.formats.csv_table.workbook._MOST_ROWS", 3)
    book = workbook(*[replace(PAPER, title=f"T{n}") for n in range(5)])
    titles = [r["Title"] for s in ("sheet1", "sheet2", "sheet3") for r in cells(book, s)[0]]
    assert titles == [f"T{n}" for n in range(5)]
