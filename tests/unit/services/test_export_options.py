# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person chooses of an export: what goes along, under which keys, and whether it is whole."""

import errno
import subprocess
import sys
import zipfile

import pytest

from refdesk.domain.errors import CancelledError, InvalidValueError, WriteFailedError
from refdesk.domain.exporting import ExportOptions, FieldGroup, Letters
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Author, PartialDate, Reference
from refdesk.formats.base import ReadReference, format_by_id
from refdesk.services import exporting, files_beside
from refdesk.services.attachments import AttachmentService
from refdesk.services.transfer import TransferService
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.formats import samples
from tests.unit.store.made import paper

WITH_FILES = ExportOptions(with_files=True)


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "library"
    folder.mkdir()
    database = Database.open(folder / "library.sqlite")
    yield ReferenceStore(database)
    database.close()


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def kim(title, key="", given="Jae"):
    return Reference(
        title=title, authors=(Author("Kim", given),), published=PartialDate(2024), citation_key=key
    )


def export(store, to, options, format_id="bibtex", ids=None, context=None):
    ids = store.ids(LibraryQuery()) if ids is None else ids
    TransferService(store).export(ids, format_id, to, context or JobContext(), options)
    return to


def keys_in(file, format_id="bibtex"):
    records = format_by_id(format_id).read(file.read_bytes(), file.name)
    return {r.reference.title: r.key for r in records if isinstance(r, ReadReference)}


def records_in(file, format_id):
    return list(format_by_id(format_id).read(file.read_bytes(), file.name))


# Keys


def test_keys_by_a_pattern_stay_when_papers_come(store, out):
    options = ExportOptions(key_pattern="[auth:lower][year][veryshorttitle:lower]")
    store.add_many([kim("Liver cells"), kim("Liver scans", given="Ho"), kim("Sleep")])
    before = keys_in(export(store, out / "a.bib", options))
    assert sorted(before.values()) == ["kim2024liver", "kim2024livera", "kim2024sleep"]
    store.add_many([kim("Liver first", given="Al"), kim("Another one")])
    ids = list(reversed(store.ids(LibraryQuery())))  # whatever the order
    after = keys_in(export(store, out / "b.bib", options, ids=ids))
    assert {title: after[title] for title in before} == before
    assert after["Liver first"] == "kim2024liverb"
    assert len({key.lower() for key in after.values()}) == len(after) == 5


def test_keys_that_were_set_never_change(store, out):
    store.add_many([kim("Set", "MyKey"), kim("Free")])
    options = ExportOptions(key_pattern="[auth:lower]_[year]")
    for name in ("bibtex", "biblatex", "ris", "csl-json"):
        keys = keys_in(export(store, out / name, options, name), name)
        assert keys == {"Set": "MyKey", "Free": "kim_2024"}


def test_a_key_that_somebody_sets_is_taken_from_a_pattern(store, out):
    options = ExportOptions(key_pattern="[auth:lower]-[year]")
    store.add_many([kim("One")])
    assert keys_in(export(store, out / "a.bib", options)) == {"One": "kim-2024"}
    store.add_many([kim("Two", "kim-2024", given="Zoe")])
    assert keys_in(export(store, out / "b.bib", options)) == {"One": "kim-2024a", "Two": "kim-2024"}


def test_the_library_s_own_keys_are_those_of_their_own_pattern(store, out):
    store.add_many([kim("One"), kim("Two", given="Zoe"), kim("Three", given="Ann")])
    own = keys_in(export(store, out / "a.bib", ExportOptions()))
    assert keys_in(export(store, out / "b.bib", ExportOptions(key_pattern="[auth][year]"))) == own


def test_a_paper_that_is_named_twice_has_one_key(store, out):
    store.add_many([kim("One")])
    options = ExportOptions(key_pattern="[auth:lower]")
    file = export(store, out / "a.csv", options, "csv", [1, 1])
    assert file.read_text("utf-8").count("\nkim,") == 2


def test_a_pattern_that_is_none_writes_nothing(store, out):
    store.add_many([kim("One")])
    with pytest.raises(InvalidValueError) as caught:
        export(store, out / "a.bib", ExportOptions(key_pattern="[author"))
    assert caught.value.field == "key-pattern"
    assert list(out.iterdir()) == []


def test_processes_write_what_is_chosen_too(store, out, monkeypatch, started):
    store.add_many([paper(n, f"Paper {n}") for n in range(1, 30)])
    store.set_note(3, "Mine, 50%")
    options = ExportOptions(frozenset(), "[pmid]", Letters.LATEX, with_notes=True)
    here = export(store, out / "here.bib", options).read_text("utf-8")
    monkeypatch.setattr(exporting, "APART_PAPERS", 1)
    monkeypatch.setattr(exporting, "AT_ONCE", 5)
    apart = export(store, out / "apart.bib", options).read_text("utf-8")
    assert started
    assert here == apart
    assert "annote = {Mine, 50\\%}" in here
    assert "abstract" not in here


# What goes along


@pytest.mark.parametrize("name", ["ris", "bibtex", "biblatex", "csl-json", "endnote-xml",
                                  "endnote-refer", "csv"])  # fmt: skip
def test_what_is_left_out_is_left_out_and_the_citation_stays(store, out, name):
    store.add_many([samples.ARTICLE])
    (whole,) = records_in(export(store, out / "a", ExportOptions(), name), name)
    assert whole.reference.abstracts
    (bare,) = records_in(export(store, out / "b", ExportOptions(frozenset()), name), name)
    for part in ("abstracts", "keywords", "mesh"):
        assert getattr(bare.reference, part) == ()
    for part in ("title", "authors", "journal", "published", "volume", "pages", "identifiers"):
        assert getattr(bare.reference, part) == getattr(whole.reference, part), part
    some = ExportOptions(frozenset({FieldGroup.ABSTRACT}))
    (some_of_it,) = records_in(export(store, out / "c", some, name), name)
    assert some_of_it.reference.abstracts == whole.reference.abstracts


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json", "endnote-xml", "endnote-refer"])
def test_a_note_goes_along_and_comes_back_as_one(store, out, name):
    note = "Read *twice*: 50% of {all}\n\nA second paragraph"
    store.add_many([paper(1, "One")])
    store.set_note(1, note)
    (without,) = records_in(export(store, out / "a", ExportOptions(), name), name)
    assert without.belongings.notes == ()
    (with_it,) = records_in(export(store, out / "b", ExportOptions(with_notes=True), name), name)
    (found,) = with_it.belongings.notes
    assert found.split() == note.split()


@pytest.mark.parametrize("name", ["ris", "csv"])
def test_a_note_joins_the_notes_where_there_is_but_one_field(store, out, name):
    store.add_many([paper(1, "One")])
    store.set_note(1, "Mine")
    (found,) = records_in(export(store, out / "b", ExportOptions(with_notes=True), name), name)
    assert "Mine" in found.reference.note


# Files


@pytest.fixture
def with_pdf(store, tmp_path):
    store.add_many([paper(1, "One"), paper(2, "Two")])
    pdf = tmp_path / "a {50%}; b.pdf"
    pdf.write_bytes(b"%PDF-1.4 one")
    service = AttachmentService(store.database, store, AttachmentStore(store.database))
    for number, pattern in ((1, "Same; {{name}}"), (2, "Same; {{name}}")):
        pdf.write_bytes(b"%PDF-1.4 " + str(number).encode())
        service.attach(number, [pdf], JobContext(), pattern=pattern)
    return store


@pytest.mark.parametrize("name", ["ris", "bibtex", "biblatex", "endnote-xml", "endnote-refer"])
def test_files_lie_beside_and_are_found_by_an_import(with_pdf, out, tmp_path, name):
    form = format_by_id(name)
    file = export(with_pdf, out / f"papers{form.extensions[0]}", WITH_FILES, name)
    folder = out / "papers files"
    contents = {f.name: f.read_bytes() for f in folder.iterdir()}
    assert sorted(contents.values()) == [b"%PDF-1.4 1", b"%PDF-1.4 2"]
    database = Database.open(tmp_path / "other" / "library.sqlite")
    new = ReferenceStore(database)
    TransferService(new).import_files([file], JobContext())
    files = AttachmentService(database, new, AttachmentStore(database))
    found = {
        new.get(i).reference.title: [f.path.read_bytes() for f in files.files(i)] for i in (1, 2)
    }
    assert found == {"One": [b"%PDF-1.4 1"], "Two": [b"%PDF-1.4 2"]}
    database.close()


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_lists_link_the_files(with_pdf, out, name):
    text = export(with_pdf, out / "papers.x", WITH_FILES, name).read_text("utf-8")
    assert text.count("papers%20files/") == 2


def test_files_are_only_copied_where_somebody_asks(with_pdf, out):
    text = export(with_pdf, out / "papers.bib", ExportOptions()).read_text("utf-8")
    assert "file = " not in text
    assert [p.name for p in out.iterdir()] == ["papers.bib"]


def test_a_file_that_is_gone_is_left_out(with_pdf, out, tmp_path):
    for file in (tmp_path / "library" / "files").rglob("*.pdf"):
        if file.read_bytes().endswith(b"1"):
            file.unlink()
    export(with_pdf, out / "papers.bib", WITH_FILES)
    assert [f.read_bytes() for f in (out / "papers files").iterdir()] == [b"%PDF-1.4 2"]


# Whole or not at all


def older(out, name):
    (out / name).write_text("as it was")
    (out / "papers files").mkdir()
    (out / "papers files" / "old.pdf").write_text("old")


def is_as_it_was(out, name):
    assert sorted(p.name for p in out.iterdir()) == sorted([name, "papers files"])
    assert (out / name).read_text() == "as it was"
    assert [p.name for p in (out / "papers files").iterdir()] == ["old.pdf"]


def full_disk(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_is_full_leaves_file_and_folder_as_they_were(with_pdf, out, monkeypatch):
    older(out, "papers.bib")
    monkeypatch.setattr(files_beside.shutil, "copyfile", full_disk)
    with pytest.raises(WriteFailedError) as caught:
        export(with_pdf, out / "papers.bib", WITH_FILES)
    assert caught.value.reason == "disk-full"
    is_as_it_was(out, "papers.bib")


def test_a_file_that_cannot_take_its_place_puts_the_folder_back(with_pdf, out, monkeypatch):
    older(out, "papers.bib")
    monkeypatch.setattr("refdesk.disk.os.fsync", full_disk)  # after the folder
    with pytest.raises(WriteFailedError):
        export(with_pdf, out / "papers.bib", WITH_FILES)
    is_as_it_was(out, "papers.bib")


@pytest.mark.parametrize(("name", "format_id"), [("papers.bib", "bibtex"), ("papers.xlsx", "xlsx")])
def test_a_cancelled_export_leaves_all_as_it_was(with_pdf, out, name, format_id):
    older(out, name)
    token = CancelToken()
    context = JobContext(token, lambda _: token.cancel())
    with pytest.raises(CancelledError):
        export(with_pdf, out / name, WITH_FILES, format_id, [1, 2] * 300, context)
    is_as_it_was(out, name)


def test_a_workbook_that_has_no_room_leaves_the_older_one(with_pdf, out, monkeypatch):
    older(out, "papers.xlsx")
    monkeypatch.setattr(zipfile.ZipFile, "write", full_disk)
    with pytest.raises(WriteFailedError) as caught:
        export(with_pdf, out / "papers.xlsx", ExportOptions(), "xlsx")
    assert caught.value.reason == "disk-full"
    is_as_it_was(out, "papers.xlsx")


_EXPORT_THAT_WAITS = """
import sys, time
from pathlib import Path
from refdesk.domain.exporting import ExportOptions
from refdesk.domain.jobs import JobContext
from refdesk.services import transfer
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

def half(*_):
    yield 1, "half of it"
    print("now", flush=True)
    time.sleep(60)

transfer.texts = half
store = ReferenceStore(Database.open(Path(sys.argv[1])))
service = transfer.TransferService(store)
service.export([1, 2], "bibtex", Path(sys.argv[2]), JobContext(), ExportOptions(with_files=True))
"""


def test_a_kill_in_the_middle_leaves_file_and_folder_as_they_were(with_pdf, out):
    older(out, "papers.bib")
    process = subprocess.Popen(
        [sys.executable, "-c", _EXPORT_THAT_WAITS, with_pdf.database.path, out / "papers.bib"],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"now\n"
    process.kill()
    process.communicate()
    assert (out / "papers.bib").read_text() == "as it was"
    assert [p.name for p in (out / "papers files").iterdir()] == ["old.pdf"]
    export(with_pdf, out / "papers.bib", WITH_FILES)  # what was left is in nobody's way
    assert len(list((out / "papers files").iterdir())) == 3


def test_nothing_of_a_folder_that_is_there_is_lost_and_copies_are_used_again(with_pdf, out):
    older(out, "papers.bib")
    file = export(with_pdf, out / "papers.bib", WITH_FILES)
    first = file.read_text("utf-8")
    names = sorted(p.name for p in (out / "papers files").iterdir())
    assert len(names) == 3
    assert "old.pdf" in names
    export(with_pdf, out / "papers.bib", WITH_FILES)
    assert sorted(p.name for p in (out / "papers files").iterdir()) == names
    assert file.read_text("utf-8") == first
    assert sorted(p.name for p in out.iterdir()) == ["papers files", "papers.bib"]


def test_a_failed_export_leaves_no_folder_where_there_was_none(with_pdf, out, monkeypatch):
    monkeypatch.setattr("refdesk.disk.os.fsync", full_disk)
    with pytest.raises(WriteFailedError):
        export(with_pdf, out / "papers.bib", WITH_FILES)
    assert list(out.iterdir()) == []
