# SPDX-License-Identifier: GPL-3.0-or-later
"""What JabRef, Mendeley, Zotero and BibDesk keep in a .bib beside the works; biblatex's own dialect."""

from datetime import UTC, datetime

import pytest

from refdesk.domain.belongings import NOTHING, NamedFile, TagMark
from refdesk.domain.reference import PartialDate, ReferenceKind
from refdesk.formats.base import format_by_id, sniff_format
from tests.unit.formats import samples

BIBTEX, BIBLATEX = format_by_id("bibtex"), format_by_id("biblatex")
TREE = r"""
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Trials\;0\;1\;0x8a8a8aff\;\;\;;
2 StaticGroup:Phase 3\;0\;0\;\;\;\;;
2 StaticGroup:A \\\; B\;0\;0\;\;\;\;;
1 KeywordGroup:By word\;0\;keywords\;liver\;0\;0\;1\;\;\;\;;
2 StaticGroup:Inner\;0\;0\;\;\;\;;
}
"""


def one(fields, more="", form=BIBTEX):
    (record,) = form.read(f"@article{{k, title={{T}}, {fields}}}\n{more}".encode(), "x.bib")
    return record


def test_groups_are_collections_with_their_place_in_the_tree():
    collections = one("groups={Phase 3, Inner, Loose}", TREE).belongings.collections
    assert collections == (("Trials", "Phase 3"), ("By word", "Inner"), ("Loose",))


def test_names_of_groups_may_have_the_signs_of_the_grammar():
    assert one(r"groups={A ; B}", TREE).belongings.collections == (("Trials", "A ; B"),)


def test_old_groups_have_the_keys_of_their_entries():
    old = (
        "@comment{jabref-meta: groupstree:\n0 AllEntriesGroup:;\n"
        "1 ExplicitGroup:Old\\;0\\;other\\;k\\;;\n}\n"
    )
    assert one("year=2000", old).belongings.collections == (("Old",),)


def test_bibdesks_groups():
    comment = (
        "@comment{BibDesk Static Groups{\n<array><dict><key>group name</key>\n"
        "<string>To &amp; fro</string><key>keys</key><string>a,k</string></dict></array>\n}}\n"
    )
    assert one("year=2000", comment).belongings.collections == (("To & fro",),)


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("Full Text:papers/kim.pdf:PDF", [("papers/kim.pdf", "Full Text", "application/pdf")]),
        (":kim.pdf:application/pdf", [("kim.pdf", "", "application/pdf")]),
        ("papers/kim.pdf", [("papers/kim.pdf", "", "")]),
        (
            r"a\;b:x\:y.pdf:PDF;:z.html:text/html",
            [("x:y.pdf", "a;b", "application/pdf"), ("z.html", "", "text/html")],
        ),
        (r":C\:\\Users\\me\\x.pdf:PDF", [(r"C:\Users\me\x.pdf", "", "application/pdf")]),
        (
            r":C$\backslash$:/Users/me/x{\_}y.pdf:pdf",
            [("C:/Users/me/x_y.pdf", "", "application/pdf")],
        ),
        ("D:/x/y.pdf", [("D:/x/y.pdf", "", "")]),
        ("Online:https\\://example.org/x.pdf:PDF", []),
        ("", []),
    ],
)
def test_links_to_files(value, files):
    expected = tuple(NamedFile(*file) for file in files)
    assert one(f"file={{{value}}}").belongings.files == expected


def test_links_to_files_come_back_as_they_were():
    record = one(r"file={a\;b:x\:y.pdf:PDF}")
    text = "".join(BIBTEX.write([record.reference]))
    (back,) = BIBTEX.read(text.encode(), "back")
    assert back.belongings.files == record.belongings.files


def test_marks_of_jabref():
    belongings = one(
        "ranking={rank4}, readstatus={read}, priority={prio1}, relevance={relevant}"
    ).belongings
    assert (belongings.rating, belongings.is_read) == (4, True)
    assert belongings.tags == (TagMark("priority: high"), TagMark("relevant"))
    assert not one("readstatus={skimmed}").belongings.is_read


@pytest.mark.parametrize(
    ("field", "time"),
    [
        ("timestamp={2019-03-04}", datetime(2019, 3, 4, tzinfo=UTC)),
        ("timestamp={2019.03.04}", datetime(2019, 3, 4, tzinfo=UTC)),
        ("creationdate={2021-05-06T07:08:09}", datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("date-added={2013-05-06 09:08:07 +0200}", datetime(2013, 5, 6, 7, 8, 7, tzinfo=UTC)),
        ("timestamp={yesterday}", None),
        ("timestamp={2019-13-44}", None),
    ],
)
def test_when_an_entry_was_added(field, time):
    assert one(field).belongings.added_at == time


def test_notes_keep_their_paragraphs():
    record = one("annote={First \\& one.\n\nSecond.}, comment-kim={Mine.}, note={Epub}")
    assert record.belongings.notes == ("First & one.\n\nSecond.", "Mine.")
    assert record.reference.note == "Epub"


def test_mendeleys_tags_and_folders():
    belongings = one("mendeley-tags={a,b c}, mendeley-groups={Thesis/Intro,Loose}").belongings
    assert belongings.tags == (TagMark("a"), TagMark("b c"))
    assert belongings.collections == (("Thesis", "Intro"), ("Loose",))


def test_an_entry_without_any_of_it_has_nothing():
    assert one("year=2000, keywords={a, b}").belongings == NOTHING


# biblatex


def test_biblatex_is_known_by_its_fields():
    text = "@online{k,\n  title = {T},\n  date = {2020-05-01},\n  url = {https://example.org}\n}\n"
    assert sniff_format(text.encode(), "x.bib").id == "biblatex"
    old = "@article{k,\n  title = {T},\n  year = 2020,\n  journal = {J}\n}\n"
    assert sniff_format(old.encode(), "x.bib").id == "bibtex"
    said = old + "@Comment{jabref-meta: databaseType:biblatex;}\n"
    assert sniff_format(said.encode(), "x.bib").id == "biblatex"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@report{k, title={T}, type={techreport}, institution={WHO}}", ReferenceKind.REPORT),
        ("@thesis{k, title={T}, type={phdthesis}, institution={SNU}}", ReferenceKind.THESIS),
        ("@online{k, title={T}}", ReferenceKind.WEBPAGE),
        ("@inreference{k, title={T}}", ReferenceKind.ENTRY),
    ],
)
def test_types_of_biblatex(entry, kind):
    (record,) = BIBLATEX.read(entry.encode(), "x")
    assert record.reference.kind is kind


def test_fields_of_biblatex():
    (record,) = BIBLATEX.read(
        b"@article{k, author={family=Kim, given=Min-Jun and family=Berg, given=Jan, prefix=van der},"
        b" title={T}, subtitle={S}, journaltitle={J}, shortjournal={Jj}, date={2020-21},"
        b" eprint={41000001}, eprinttype={pubmed}, langid={english}, number={3}, location={Seoul}}",
        "x",
    )
    r = record.reference
    assert [(a.family, a.given) for a in r.authors] == [("Kim", "Min-Jun"), ("van der Berg", "Jan")]
    assert (r.title, r.journal.title, r.journal.iso_abbreviation) == ("T: S", "J", "Jj")
    assert r.published == PartialDate(2020, season="Spring")
    assert (r.pmid, r.languages, r.issue, r.publisher_place) == ("41000001", ("eng",), "3", "Seoul")


def test_data_of_containers_and_parents_is_inherited():
    records = list(
        BIBLATEX.read(
            b"@inproceedings{a, title={Paper}, crossref={p}, xdata={d}}\n"
            b"@proceedings{p, title={Proc}, date={2019}, xdata={e}}\n"
            b"@xdata{d, publisher={Press}, xdata={f}}\n@xdata{e, location={Seoul}}\n"
            b"@xdata{f, series={Ser}, xdata={d}}\n",
            "x",
        )
    )
    assert [r.key for r in records] == ["a", "p"]
    r = records[0].reference
    assert (r.container_title, r.publisher, r.series) == ("Proc", "Press", "Ser")
    assert (r.publisher_place, r.published.year) == ("Seoul", 2019)


@pytest.mark.parametrize("reference", samples.ALL, ids=lambda r: r.citation_key)
def test_what_is_written_as_biblatex_comes_back(reference):
    text = "".join(BIBLATEX.write([reference]))
    assert " journal = " not in text
    assert " year = " not in text
    (record,) = BIBLATEX.read(text.encode(), "back")
    back = record.reference
    assert (back.kind, back.title, back.authors) == (
        reference.kind,
        reference.title,
        reference.authors,
    )
    assert back.published == reference.published
    assert back.identifiers == reference.identifiers
    assert (back.volume, back.issue, back.publisher, back.publisher_place) == (
        reference.volume, reference.issue, reference.publisher, reference.publisher_place,
    )  # fmt: skip
