# SPDX-License-Identifier: GPL-3.0-or-later
"""Zotero's database: works, and everything that a person put beside them."""

import sqlite3
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.belongings import NamedFile, TagMark
from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Author, PartialDate, ReferenceKind
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id, sniff_format
from tests.unit.formats.zotero_library import ZoteroLibrary

ZOTERO = format_by_id("zotero")
ARTICLE = {
    "title": "Cells at 10<sup>9</sup> in <i>E. coli</i>",
    "publicationTitle": "Imagined Immunology",
    "journalAbbreviation": "Imag Immunol",
    "volume": "75",
    "issue": "2",
    "pages": "132-142",
    "date": "2021-03-00 March 2021",
    "DOI": "10.1000/xyz",
    "ISSN": "1234-5679, 9876-543X",
    "language": "en",
    "abstractNote": "BACKGROUND: Why. RESULTS: So.",
    "extra": "PMID: 41000001\nPMCID: PMC777\nCitation Key: kim2021\nRead twice.",
    "rights": "CC BY",
}
PEOPLE = [
    ("author", "Kim", "Min-Jun"),
    ("author", "Guideline Group"),
    ("editor", "Lee", "Sun"),
    ("contributor", "Park", "Ji"),
]


@pytest.fixture(params=[False, True], ids=["now", "version 4"])
def library(request, tmp_path):
    return ZoteroLibrary(tmp_path, old=request.param)


@pytest.fixture
def new(tmp_path):
    return ZoteroLibrary(tmp_path)


def read(library):
    return list(ZOTERO.read(library.close(), "zotero.sqlite"))


def test_an_article_is_read_in_every_field(library):
    library.item("journalArticle", ARTICLE, PEOPLE)
    (record,) = read(library)
    r = record.reference
    assert r.kind is ReferenceKind.ARTICLE
    assert r.title == "Cells at 10<sup>9</sup> in <i>E. coli</i>"
    assert (r.journal.title, r.journal.iso_abbreviation) == ("Imagined Immunology", "Imag Immunol")
    assert (r.journal.issn_print, r.journal.issn_electronic) == ("1234-5679", "9876-543X")
    assert (r.volume, r.issue, r.pages) == ("75", "2", "132-142")
    assert r.published == PartialDate(2021, 3)
    assert (r.pmid, r.pmcid, r.doi) == ("41000001", "PMC777", "10.1000/xyz")
    assert r.citation_key == "kim2021"
    assert r.note == "Read twice."
    assert r.languages == ("eng",)
    assert [a.collective or a.family for a in r.authors] == ["Kim", "Guideline Group", "Lee"]
    assert r.authors[0] == Author("Kim", "Min-Jun")
    assert [s.label for s in r.abstracts[0].sections] == ["BACKGROUND", "RESULTS"]
    assert set(r.extra) == {("zotero:rights", "CC BY"), ("zotero:contributor", "Park, Ji")}
    assert record.belongings.added_at == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "fields", "meant", "container", "publisher"),
    [
        ("bookSection", {"bookTitle": "The book", "publisher": "P"}, "chapter", "The book", "P"),
        ("thesis", {"university": "SNU"}, "thesis", "", "SNU"),
        ("conferencePaper", {"proceedingsTitle": "Proc"}, "paper-conference", "Proc", ""),
        ("report", {"institution": "WHO", "reportNumber": "7"}, "report", "", "WHO"),
        ("webpage", {"websiteTitle": "Site"}, "webpage", "Site", ""),
        ("computerProgram", {"company": "C"}, "software", "", "C"),
        ("encyclopediaArticle", {"encyclopediaTitle": "E"}, "entry-encyclopedia", "E", ""),
    ],
)
def test_other_types_have_other_names_for_the_same(new, kind, fields, meant, container, publisher):
    new.item(kind, {"title": "T", **fields})
    (record,) = read(new)
    r = record.reference
    assert (str(r.kind), r.container_title, r.publisher) == (meant, container, publisher)


def test_a_preprint_has_its_server_and_number(new):
    new.item("preprint", {"title": "T", "repository": "arXiv", "archiveID": "arXiv:2101.00001"})
    (record,) = read(new)
    assert record.reference.kind is ReferenceKind.PREPRINT
    assert [(i.scheme, i.value) for i in record.reference.identifiers] == [("arxiv", "2101.00001")]


@pytest.mark.parametrize(
    ("stored", "date"),
    [
        ("2020-00-00 2020", PartialDate(2020)),
        ("2020-05-09 2020-05-09", PartialDate(2020, 5, 9)),
        ("2019-11-00 11/2019", PartialDate(2019, 11)),
        ("2018-00-00 Spring 2018", PartialDate(2018, season="Spring")),
        ("0000-00-00 in press", PartialDate(raw="in press")),
    ],
)
def test_dates_are_stored_sortable_and_as_typed(new, stored, date):
    new.item("journalArticle", {"title": "T", "date": stored})
    (record,) = read(new)
    assert record.reference.published == date


def test_collections_are_nested_and_an_item_may_lie_in_several(library):
    one = library.item("journalArticle", {"title": "One"})
    two = library.item("journalArticle", {"title": "Two"})
    top = library.collection("Trials", [one])
    library.collection("Phase 3", [one, two], top)
    library.collection("Loose", [two])
    first, second = read(library)
    assert first.belongings.collections == (("Trials",), ("Trials", "Phase 3"))
    assert second.belongings.collections == (("Trials", "Phase 3"), ("Loose",))


def test_collections_in_the_trash_and_what_is_in_them_are_none(new):
    one = new.item("journalArticle", {"title": "One"})
    top = new.collection("Gone", [one])
    new.collection("Inner", [one], top)
    new.run(f"INSERT INTO deletedCollections VALUES ({top}, '2022-01-01')")
    (record,) = read(new)
    assert record.belongings.collections == ()


def test_a_group_library_becomes_a_collection(new):
    new.item("journalArticle", {"title": "Ours"}, library=2)
    (record,) = read(new)
    assert record.belongings.collections == (("Guideline panel",),)


def test_tags_of_the_person_are_tags_and_automatic_ones_keywords(library):
    item = library.item("journalArticle", {"title": "One"})
    library.tag(item, "to read")
    library.tag(item, "Humans", kind=1)
    (record,) = read(library)
    assert record.belongings.tags == (TagMark("to read"),)
    assert [k.text for k in record.reference.keywords] == ["Humans"]


def test_coloured_tags_keep_colour_and_digit(new):
    item = new.item("journalArticle", {"title": "One"})
    for name in ("included", "excluded"):
        new.tag(item, name)
    new.colours(("excluded", "#FF6666"), ("included", "#5FB236"))
    (record,) = read(new)
    assert set(record.belongings.tags) == {
        TagMark("excluded", "#ff6666", 1),
        TagMark("included", "#5fb236", 2),
    }


def test_notes_become_markdown(library):
    item = library.item("journalArticle", {"title": "One"})
    library.note("<p>A <strong>bold</strong> word</p><ul><li>first</li></ul>", item)
    library.note("<p>둘째 메모</p>", item)
    gone = library.note("<p>thrown away</p>", item)
    library.delete(gone)
    (record,) = read(library)
    assert record.belongings.notes == ("A **bold** word\n\n- first", "둘째 메모")


def test_attachments_of_every_kind(library):
    item = library.item("journalArticle", {"title": "One"})
    stored = library.attachment(item, "storage:full text.pdf", 0, title="Full Text PDF")
    page = library.attachment(item, "storage:page.html", 1, "text/html", title="Snapshot")
    library.attachment(item, "/home/me/papers/kim.pdf", 2)
    library.attachment(item, "attachments:sub/lee.pdf", 2)
    library.attachment(item, None, 3, "text/html", title="Page", url="https://example.org/a")
    gone = library.attachment(item, "storage:gone.pdf", 0)
    library.delete(gone)
    (record,) = read(library)
    assert record.belongings.files == (
        NamedFile(
            f"storage/{library.key(stored)}/full text.pdf", "Full Text PDF", "application/pdf"
        ),
        NamedFile(f"storage/{library.key(page)}/page.html", "Snapshot", "text/html"),
        NamedFile("/home/me/papers/kim.pdf", "", "application/pdf"),
        NamedFile("sub/lee.pdf", "", "application/pdf"),
    )
    assert record.belongings.notes == ("[Page](https://example.org/a)",)


def test_marked_passages_become_a_note(new):
    item = new.item("journalArticle", {"title": "One"})
    file = new.attachment(item, "storage:x.pdf", title="PDF")
    new.annotation(file, "The hazard was lower.", "check the interval", "7")
    (record,) = read(new)
    assert record.belongings.notes == (
        "### PDF\n\n> The hazard was lower. (p. 7)\n\ncheck the interval",
    )


def test_what_stands_alone_is_not_lost(library):
    library.note("<h1>Plan</h1><p>Search Embase</p>")
    file = library.attachment(None, "storage:scan.pdf")
    note, alone = read(library)
    assert (note.reference.title, note.belongings.notes) == ("Plan", ("# Plan\n\nSearch Embase",))
    assert alone.reference.title == "scan.pdf"
    assert alone.belongings.files[0].path == f"storage/{library.key(file)}/scan.pdf"


def test_items_in_the_trash_and_in_feeds_stay_there(new):
    new.item("journalArticle", {"title": "Kept"})
    new.delete(new.item("journalArticle", {"title": "Thrown away"}))
    feed = new.item("journalArticle", {"title": "News"})
    new.run(f"INSERT INTO feedItems VALUES ({feed}, 'x')")
    assert [r.reference.title for r in read(new)] == ["Kept"]


def test_an_item_that_says_nothing_is_reported(new):
    new.item("journalArticle", {"title": "Kept"})
    new.item("journalArticle", {})
    _, empty = read(new)
    assert empty == SkippedRecord(2, "empty", "journalArticle")


def test_more_items_than_are_read_at_once(new):
    for number in range(2100):
        item = new.item(
            "journalArticle", {"title": f"Paper {number}"}, [("author", f"A{number}", "B")]
        )
        new.tag(item, f"t{number % 7}")
    records = read(new)
    assert len(records) == 2100
    for number in (0, 999, 1000, 2099):
        assert records[number].reference.title == f"Paper {number}"
        assert records[number].reference.authors[0].family == f"A{number}"
        assert records[number].belongings.tags == (TagMark(f"t{number % 7}"),)


def test_it_is_known_by_its_content(new):
    new.item("journalArticle", {"title": "One"})
    data = new.close()
    assert sniff_format(data, "copy.dat").id == "zotero"
    with_log = data[:18] + b"\x02\x02" + data[20:]
    assert len(list(ZOTERO.read(with_log, "zotero.sqlite"))) == 1


def test_another_programs_database_is_refused(tmp_path):
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE items (x)")
    connection.commit()
    connection.close()
    with pytest.raises(UnreadableError) as caught:
        list(ZOTERO.read(path.read_bytes(), "other.sqlite"))
    assert caught.value.reason == "unknown-format"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    library = ZoteroLibrary(tmp_path_factory.mktemp("zotero"))
    for number in range(5):
        item = library.item("journalArticle", {"title": f"Paper {number}"}, PEOPLE)
        library.note("<p>x</p>", item)
    return library.close()


@given(
    changes=st.lists(st.tuples(st.integers(16), st.integers(0, 255)), max_size=30),
    left=st.floats(0.001, 1),
)
def test_a_damaged_database_is_an_error_or_what_is_left(whole, changes, left):
    content = bytearray(whole)
    for place, value in changes:
        content[max(16, place % len(content))] = value
    try:
        records = list(ZOTERO.read(bytes(content[: int(left * len(content))]), "z"))
    except UnreadableError:
        return
    assert all(isinstance(r, ReadReference | SkippedRecord) for r in records)
