# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person added to papers elsewhere comes along with an import, once, and replaces nothing."""

import hashlib
import sqlite3
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from refdesk.domain.errors import CancelledError
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.services import reading, transfer
from refdesk.services.transfer import TransferService
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.imports import ImportLog
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.formats.zotero_library import ZoteroLibrary

PDF = b"%PDF-1.4 made by hand"


@pytest.fixture
def database(tmp_path):
    (tmp_path / "home").mkdir()
    database = Database.open(tmp_path / "home" / "library.sqlite")
    yield database
    database.close()


@pytest.fixture
def store(database):
    return ReferenceStore(database)


@pytest.fixture
def organisation(database):
    return OrganisationStore(database)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "elsewhere"
    made.mkdir()
    return made


@pytest.fixture
def zotero(folder):
    """A library of Zotero's with one of everything."""
    library = ZoteroLibrary(folder)
    fields = {"title": "Tea and sleep", "DOI": "10.1000/tea"}
    one = library.item("journalArticle", fields, [("author", "Kim", "Min-Jun")])
    two = library.item("journalArticle", {"title": "차와 잠"})
    top = library.collection("Trials", [one])
    library.collection("Phase 3", [one, two], top)
    library.tag(one, "Included")
    library.tag(two, "included")
    library.colours(("Included", "#ff6666"))
    library.note("<p>First <b>note</b></p>", one)
    library.attachment(one, "storage:kim.pdf", content=PDF, title="Full Text")
    library.attachment(two, "storage:lost.pdf")
    library.close()
    return library.path


def imported(store, *paths, options=None, **more):
    return TransferService(store).import_files(list(paths), JobContext(), options=options, **more)


def rows(database, table):
    with database.read() as connection:
        return [row._asdict() for row in connection.execute(table.select())]


def paths_of(organisation):
    by_id = {c.id: c for c in organisation.collections()}

    def path(c):
        return (*(path(by_id[c.parent_id]) if c.parent_id else ()), c.name)

    return {path(c): c.count for c in by_id.values()}


@pytest.mark.parametrize("least", [1, reading.APART_BYTES], ids=["apart", "here"])
def test_a_zotero_library_comes_with_all_that_is_in_it(
    zotero, store, database, organisation, monkeypatch, least
):
    monkeypatch.setattr(reading, "APART_BYTES", least)
    report = imported(store, zotero)
    (file,) = report.files
    assert (file.format_id, file.added, file.error) == ("zotero", 2, None)
    assert paths_of(organisation) == {("Trials",): 1, ("Trials", "Phase 3"): 2}
    (tag,) = organisation.tags()
    assert (tag.name, tag.colour, tag.count) == ("Included", "#ff6666", 2)
    one, two = store.get_many([1, 2])
    assert one.note == "First **note**"
    assert one.added_at == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
    (attached,) = rows(database, schema.ATTACHMENT)
    assert (attached["name"], attached["media_type"]) == ("Full Text", "application/pdf")
    assert attached["sha256"] == hashlib.sha256(PDF).hexdigest()
    assert (database.path.parent / "files" / attached["path"]).read_bytes() == PDF
    assert [(p.line, p.reason, p.detail) for p in file.problems] == [
        (2, "file-missing", "storage/KEY00005/lost.pdf")
    ]
    assert (file.brought.files, file.brought.missing_files, file.brought.notes) == (1, 1, 1)
    assert (file.brought.collected, file.brought.tagged) == (3, 2)
    assert two.tags == ("Included",)


def test_importing_again_doubles_nothing(zotero, store, database, organisation):
    imported(store, zotero)
    before = [
        rows(database, t) for t in (schema.ATTACHMENT, schema.NOTE, schema.COLLECTION, schema.TAG)
    ]
    files = sorted((database.path.parent / "files").rglob("*"))
    again = imported(store, zotero)
    assert again.files[0].unchanged == 2
    assert again.files[0].brought.files == again.files[0].brought.notes == 0
    assert not again.changes
    assert before == [
        rows(database, t) for t in (schema.ATTACHMENT, schema.NOTE, schema.COLLECTION, schema.TAG)
    ]
    assert sorted((database.path.parent / "files").rglob("*")) == files


def test_what_is_there_stays_and_what_is_new_is_added(zotero, store, organisation):
    ris = zotero.parent / "x.ris"
    ris.write_text("TY  - JOUR\nTI  - Tea and sleep\nDO  - 10.1000/tea\nER  - \n")
    imported(store, ris)
    store.set_note(1, "Mine.")
    organisation.tag([1], "mine")
    added_at = store.get(1).added_at
    report = imported(store, zotero)
    paper = store.get(1)
    assert paper.note == "Mine.\n\nFirst **note**"
    assert paper.tags == ("Included", "mine")
    assert paper.added_at == added_at
    assert 1 in report.changes.updated
    assert report.changes.organisation


def test_notes_that_came_along_are_found(zotero, store):
    imported(store, zotero)
    assert list(store.ids(LibraryQuery(text="first note"))) == [1]


@pytest.mark.parametrize("inside", [False, True])
def test_everything_can_go_into_a_collection(zotero, store, organisation, inside):
    parent = organisation.create_collection("Review") if inside else None
    imported(store, zotero, options=ImportOptions(parent_id=parent, collection="From Zotero"))
    top = ("Review", "From Zotero") if inside else ("From Zotero",)
    found = paths_of(organisation)
    assert found[top] == 2
    assert found[(*top, "Trials", "Phase 3")] == 2


def test_into_a_collection_that_is_there(folder, store, organisation):
    ris = folder / "x.ris"
    ris.write_text("TY  - JOUR\nTI  - Tea and sleep\nER  - \n")
    parent = organisation.create_collection("Review")
    imported(store, ris, options=ImportOptions(parent_id=parent))
    assert paths_of(organisation) == {("Review",): 1}


def test_looking_changes_nothing_and_says_which_files_are_missing(zotero, store, database):
    report = imported(store, zotero, dry_run=True)
    assert (report.files[0].added, report.files[0].brought.missing_files) == (2, 1)
    assert not (database.path.parent / "files").exists()
    assert rows(database, schema.COLLECTION) == rows(database, schema.IMPORT) == []


def test_the_account_of_imports_has_each_file(zotero, folder, store, database):
    broken = folder / "broken.ris"
    broken.write_text("TY  - JOUR\nTI  - Tea\nER  - \nTY  - JOUR\n\nER  - \n")
    imported(store, zotero, broken)
    last, first = ImportLog(database).entries()
    assert (first.file, first.format, first.added) == (str(zotero), "zotero", 2)
    assert (last.format, last.added, last.skipped) == ("ris", 1, 1)


def jabref(folder, **files):
    (folder / "lib.bib").write_text(
        "@article{one, title={Tea and sleep}, doi={10.1000/tea}, groups={Phase 3}, "
        f"file={{{files['file']}}}, ranking={{rank4}}, readstatus={{read}}}}\n"
        "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n"
        "1 StaticGroup:Trials\\;0\\;1\\;\\;\\;\\;;\n2 StaticGroup:Phase 3\\;0\\;1\\;\\;\\;\\;;\n}\n"
    )
    return folder / "lib.bib"


def test_a_jabref_library_comes_with_groups_files_and_stars(folder, store, database, organisation):
    (folder / "papers").mkdir()
    (folder / "papers" / "kim.pdf").write_bytes(PDF)
    imported(store, jabref(folder, file="Text:papers/kim.pdf:PDF"))
    assert paths_of(organisation) == {("Trials",): 0, ("Trials", "Phase 3"): 1}
    (paper,) = rows(database, schema.REFERENCE)
    assert (paper["rating"], paper["is_read"]) == (4, 1)
    assert [a["name"] for a in rows(database, schema.ATTACHMENT)] == ["Text"]


@pytest.mark.parametrize(
    "path",
    [
        "C\\:\\\\Users\\\\me\\\\papers\\\\kim.pdf",
        "/home/gone/papers/kim.pdf",
        "kim.pdf",
        "papers/kim.pdf",
    ],
)
def test_files_are_found_below_the_folder_when_the_path_is_of_another_machine(
    folder, store, database, path
):
    (folder / "papers").mkdir()
    (folder / "papers" / "kim.pdf").write_bytes(PDF)
    (folder / "kim.pdf").write_bytes(PDF)
    report = imported(store, jabref(folder, file=f"Text:{path}:PDF"))
    assert report.files[0].problems == ()
    assert len(rows(database, schema.ATTACHMENT)) == 1


@pytest.mark.parametrize("path", ["../secret", ".hidden.pdf", "\\\\\\\\server\\\\share\\\\x.pdf"])
def test_what_is_no_document_outside_of_the_folder_stays_there(folder, store, database, path):
    (folder.parent / "secret").write_text("a key")
    (folder / ".hidden.pdf").write_bytes(PDF)
    report = imported(store, jabref(folder, file=f"Text:{path}:PDF"))
    assert [p.reason for p in report.files[0].problems] == ["file-missing"]
    assert report.files[0].added == 1
    assert rows(database, schema.ATTACHMENT) == []


def test_a_name_that_no_system_may_have_is_changed(folder, store, database):
    name = "a" * 300 + ".pdf"
    (folder / name[-200:]).write_bytes(PDF)
    imported(store, jabref(folder, file=f":{name[-200:]}:PDF"))
    (attached,) = rows(database, schema.ATTACHMENT)
    place = (database.path.parent / "files" / attached["path"]).resolve()
    assert place.is_relative_to(database.path.parent / "files")
    assert place.read_bytes() == PDF
    assert len(place.name) < 130


ENDNOTE = """<xml><records><record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<titles><title>Tea and sleep</title></titles><research-notes>read again</research-notes>
<urls><pdf-urls><url>internal-pdf://0123456789/Kim%202020.pdf</url></pdf-urls></urls></record></records></xml>"""


def test_endnotes_pdf_folder_is_found(folder, store, database):
    (folder / "My Library.xml").write_text(ENDNOTE)
    place = folder / "My Library.Data" / "PDF" / "0123456789"
    place.mkdir(parents=True)
    (place / "Kim 2020.pdf").write_bytes(PDF)
    report = imported(store, folder / "My Library.xml")
    assert report.files[0].problems == ()
    assert [a["size"] for a in rows(database, schema.ATTACHMENT)] == [len(PDF)]
    assert store.get(1).note == "read again"


def test_mendeleys_ris_names_its_files(folder, store, database):
    pdf = folder / "x y.pdf"
    pdf.write_bytes(PDF)
    (folder / "m.ris").write_text(
        f"TY  - JOUR\nTI  - Tea\nL1  - {pdf.as_uri()}\nN1  - <p>A <b>note</b></p>\nN1  - from Ovid\nER  - \n"
    )
    imported(store, folder / "m.ris")
    assert len(rows(database, schema.ATTACHMENT)) == 1
    paper = store.get(1)
    assert (paper.note, paper.reference.note) == ("A **note**", "from Ovid")


def test_the_number_of_statements_does_not_grow_with_the_records(folder, database, store):
    def statements(name, count):
        entries = [
            f"@article{{k{name}{n}, title={{Paper {name} number {n}}}, groups={{G{n % 3}}}, "
            f"mendeley-tags={{t{n % 5}}}, annote={{note {n}}}, ranking={{rank2}}, "
            f"timestamp={{2020-01-0{n % 9 + 1}}}}}"
            for n in range(count)
        ]
        (folder / f"{name}.bib").write_text("\n".join(entries))
        ran = []
        engine = database._writer
        listen = lambda *arguments: ran.append(arguments[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listen)
        imported(store, folder / f"{name}.bib")
        event.remove(engine, "before_cursor_execute", listen)
        return len(ran)

    few, many = statements("few", 20), statements("many", 400)
    assert many <= few + 8


def test_a_cancelled_import_leaves_no_half_file(zotero, store, database):
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        TransferService(store).import_files([zotero], JobContext(token))
    left = database.path.parent / "files"
    assert not left.exists() or not [p for p in left.rglob("*") if p.is_file()]


def test_an_import_is_one_step_to_take_back(
    zotero, folder, store, database, organisation, monkeypatch
):
    monkeypatch.setattr(transfer, "BATCH", 1)
    other = folder / "other.ris"
    other.write_text("TY  - JOUR\nTI  - Other\nER  - \n")
    imported(store, zotero, other)
    assert len(store.ids(LibraryQuery())) == 3
    undone = database.undo()
    assert undone.removed == {1, 2, 3}
    assert database.steps()[0] is None
    assert paths_of(organisation) == {}
    assert rows(database, schema.ATTACHMENT) == rows(database, schema.IMPORT) == []
    database.redo()
    assert paths_of(organisation) == {("Trials",): 1, ("Trials", "Phase 3"): 2}
    assert store.get(1).note == "First **note**"


def test_an_import_that_brings_nothing_new_is_no_step(zotero, store, database):
    imported(store, zotero)
    imported(store, zotero)
    database.undo()
    assert database.steps()[0] is None
    assert len(ImportLog(database).entries()) == 1


def test_a_database_that_another_program_keeps_locked_is_read_as_it_is(zotero, store):
    other = sqlite3.connect(zotero)
    other.execute("BEGIN EXCLUSIVE")
    report = imported(store, zotero)
    other.rollback()
    other.close()
    assert (report.files[0].added, report.files[0].error) == (2, None)


def test_a_database_is_left_as_it_was(zotero, store):
    before = zotero.read_bytes(), sorted(p.name for p in zotero.parent.iterdir())
    imported(store, zotero)
    assert (zotero.read_bytes(), sorted(p.name for p in zotero.parent.iterdir())) == before


def test_a_database_in_an_archive_comes_with_its_storage(zotero, store, database, tmp_path):
    archive = tmp_path / "backup.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(zotero.parent.rglob("*")):
            if path.is_file():
                made.write(path, f"Zotero/{path.relative_to(zotero.parent)}")
    (file,) = imported(store, archive).files
    assert (file.added, file.brought.files, file.brought.missing_files) == (2, 1, 1)
    assert len(rows(database, schema.ATTACHMENT)) == 1
