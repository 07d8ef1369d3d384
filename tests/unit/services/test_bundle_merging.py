# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle into a library that has papers: each meets its like, nothing is lost, nothing comes twice."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from refdesk.domain.annotations import Anchor, TextPart
from refdesk.domain.backups import Reason
from refdesk.domain.belongings import Brought
from refdesk.domain.bundles import MergeReport
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import CancelledError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.reference import Author, PartialDate
from refdesk.holdings import Holdings, open_holdings
from refdesk.services.backups import BackupService
from refdesk.services.bundle_merging import merge_bundle
from refdesk.services.bundle_writing import write_bundle
from refdesk.store.annotations import AnnotationStore
from refdesk.store.database import Database
from refdesk.store.opening import LibraryFile
from tests.faults.old_libraries import make_old
from tests.unit.services.test_bundles import repacked
from tests.unit.services.whole_library import content, files_of, state_of, whole_library
from tests.unit.store.made import FULL, paper

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A library with something of everything; for reading."""
    return whole_library(tmp_path_factory.mktemp("whole") / "home")


@pytest.fixture(scope="module")
def bundle(filled, tmp_path_factory) -> Path:
    """That library as a bundle; for reading."""
    path = tmp_path_factory.mktemp("bundle") / "mine.refdesk.zip"
    write_bundle(filled, path, JobContext(), at=AT)
    return path


@pytest.fixture
def here(tmp_path) -> Iterator[Holdings]:
    """A library with papers of its own, two of which the bundle has as well."""
    holdings = open_holdings(LibraryFile.open(tmp_path / "here" / "library.sqlite"))
    store, organising = holdings.references, holdings.organising
    store.add_many([paper(n, f"Own {n}") for n in range(801, 804)])
    store.add_many([paper(75, "Lumekin in group 75", volume="9"), paper(71, "Lumekin in group 71")])
    liver = organising.create_collection("간암")
    organising.add_to_collection(liver, [1])
    organising.tag([5], "key paper")
    organising.set_note(5, "My own words")
    yield holdings
    holdings.database.close()


def merge(here: Holdings, bundle: Path, context: JobContext = JobContext()) -> MergeReport:
    backups = BackupService(here.database.path)
    return merge_bundle(bundle, here.database, backups, context)


def find(here: Holdings, pmid: int):
    i = here.references.find(Identifier(Scheme.PMID, str(pmid)))
    return here.references.get(i)


def paths(here: Holdings) -> dict[str, int]:
    by_id = {c.id: c for c in here.organisation.collections()}

    def path(c):
        return f"{path(by_id[c.parent_id])}/{c.name}" if c.parent_id else c.name

    return {path(c): c.count for c in by_id.values()}


def test_papers_meet_their_like_and_bring_along_what_they_have(bundle, here, filled):
    report = merge(here, bundle)
    assert (report.added, report.merged + report.unchanged) == (19, 2)
    both = find(here, 71)
    assert both.note == "My own words\n\n무작위 배정은 **가려졌다**.\n\n- one\n- two"
    assert set(both.tags) == {"key paper", "읽을 것"}
    assert both.rating == 4
    assert find(here, 75).reference.volume == "9"
    assert paths(here) == {"간암": 7, "간암/Trials": 7, "비어 있음": 0}
    assert [s.name for s in here.searches.saved()] == ["한국어"]
    trial = find(here, 41591582)
    assert trial.has_fulltext
    assert trial.note == "A note on the trial"
    (mark,) = AnnotationStore(here.database).of([trial.id])[trial.id]
    assert mark.note == "여백의 메모"
    assert b"<article" in here.fulltexts.get(trial.id).xml
    assert files_of(here.database.path).keys() >= {"figures/PMC10000001.1/gr1.png"}
    assert report.brought.files == 2
    assert report.brought.notes == 2
    assert (report.highlighted, report.fulltexts, report.searches) == (1, 1, 1)
    for name in ("machine_text", "evidence_correction", "told_apart"):
        assert len(content(here.database.path)[name]) == 1, name
    assert here.upkeep.check(JobContext()) == []


def test_papers_of_the_trash_stay_there(bundle, here):
    merge(here, bundle)
    titles = {s.reference.title for s in here.references.iter_references(range(1, 60))}
    assert "Lumekin in group 88" in titles
    assert "Lumekin in group 90" not in titles


def test_documents_cite_new_papers_by_the_keys_they_had(tmp_path, here):
    with closing(Database.open(tmp_path / "there" / "library.sqlite")) as there:
        kim = {"authors": (Author("Kim", "A"),), "published": PartialDate(2020)}
        holdings = open_holdings(LibraryFile.open(there.path))
        holdings.references.add_many([paper(n, f"By Kim {n}", **kim) for n in (1, 2, 3)])
        holdings.references.delete([1])
        holdings.database.close()
        write_bundle(there.path, tmp_path / "kim.zip", JobContext(), at=AT)
    here.references.add_many([paper(700, "By another Kim", **kim)])
    merge(here, tmp_path / "kim.zip")
    assert find(here, 700).key == "Kim2020"
    assert {find(here, n).key for n in (2, 3)} == {"Kim2020a", "Kim2020b"}


def test_the_second_time_nothing_changes(bundle, here):
    merge(here, bundle)
    before = content(here.database.path), files_of(here.database.path)
    report = merge(here, bundle)
    assert replace(report, changes=ChangeSet()) == MergeReport(unchanged=21)
    assert report.is_empty
    assert (content(here.database.path), files_of(here.database.path)) == before


def test_it_is_one_step_to_take_back(bundle, here):
    before = content(here.database.path)
    merge(here, bundle)
    here.database.undo()
    after = content(here.database.path)
    for name in (
        "note",
        "tag",
        "collection",
        "attachment",
        "annotation",
        "fulltext",
        "saved_search",
    ):
        assert after[name] == before[name], name
    assert len(after["reference"]) == len(before["reference"])
    here.database.redo()
    assert find(here, 41591582).has_fulltext
    assert here.upkeep.check(JobContext()) == []


def test_what_is_here_is_never_replaced(bundle, here):
    merge(here, bundle)
    trial = find(here, 41591582)
    store = AnnotationStore(here.database)
    here.organising.set_note(trial.id, "Something else")
    store.delete(trial.id, [1])
    store.add(trial.id, TextPart.ABSTRACT, Anchor(3, "own words", "", ""), 1)
    merge(here, bundle)
    assert find(here, 41591582).note == "Something else\n\nA note on the trial"
    own, theirs = store.of([trial.id])[trial.id]
    assert own.anchor.quote == "own words"
    assert theirs.note == "여백의 메모"


@pytest.mark.parametrize("moment", [2, 8, 14, 16, 18])
def test_a_merge_that_is_cancelled_changes_nothing(bundle, here, moment):
    before, folder = content(here.database.path), here.database.path.parent
    names = set(state_of(folder))
    cancel, told = CancelToken(), []

    def report(progress):
        told.append(progress)
        if len(told) == moment:
            cancel.cancel()

    with pytest.raises(CancelledError):
        merge(here, bundle, JobContext(cancel, report))
    assert content(here.database.path) == before
    assert set(state_of(folder)) == names


def test_a_merge_that_is_killed_changes_nothing(bundle, here, tmp_path):
    path = here.database.path
    before = content(path)
    child = os.fork()
    if child == 0:
        own = open_holdings(LibraryFile.open(path))
        event.listen(own.database._writer, "commit", lambda _: os._exit(9))
        try:
            merge(own, bundle)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert content(path) == before
    open_holdings(LibraryFile.open(path)).database.close()  # the next start
    assert files_of(path) == {}
    assert merge(here, bundle).added == 19
    assert not list(path.parent.glob(".library*"))


def test_many_papers_are_backed_up_before(tmp_path, here):
    with closing(Database.open(tmp_path / "there" / "library.sqlite")) as there:
        holdings = open_holdings(LibraryFile.open(there.path))
        holdings.references.add_many([paper(n) for n in range(2000, 2120)])
        holdings.database.close()
        write_bundle(there.path, tmp_path / "many.zip", JobContext(), at=AT)
    assert merge(here, tmp_path / "many.zip").added == 120
    (made,) = BackupService(here.database.path).overview().backups
    assert made.reason is Reason.BULK
    assert made.counts.papers == 5


def test_a_bundle_of_an_older_program_comes_in_as_well(filled, tmp_path, here):
    old = tmp_path / "old" / "library.sqlite"
    old.parent.mkdir()
    make_old(old, 3, filled)
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    repacked(filled, tmp_path / "old.refdesk.zip", old)
    report = merge(here, tmp_path / "old.refdesk.zip")
    assert report.added == 19
    assert report.brought != Brought()


def test_two_papers_that_are_one_here_share_what_they_had(tmp_path, here):
    with closing(Database.open(tmp_path / "there" / "library.sqlite")) as there:
        holdings = open_holdings(LibraryFile.open(there.path))
        holdings.references.add_many([FULL, FULL], merge=False)
        holdings.organising.set_note(1, "first")
        holdings.organising.set_note(2, "second")
        holdings.database.close()
        write_bundle(there.path, tmp_path / "two.zip", JobContext(), at=AT)
    report = merge(here, tmp_path / "two.zip")
    assert (report.added, report.unchanged) == (1, 1)
    assert find(here, 41591582).note == "first\n\nsecond"
    assert merge(here, tmp_path / "two.zip").is_empty


def test_a_file_whose_bytes_went_bad_gets_a_place_of_its_own(bundle, here, tmp_path, filled):
    """It comes along, and never stands where the good one belongs."""
    shutil.copytree(filled.parent, tmp_path / "bad")
    bad = next((tmp_path / "bad" / "files").rglob("*.pdf"))
    place = bad.relative_to(tmp_path / "bad" / "files").as_posix()
    bad.write_bytes(b"%PDF" + bytes(bad.stat().st_size - 4))
    write_bundle(tmp_path / "bad" / filled.name, tmp_path / "bad.zip", JobContext(), at=AT)
    merge(here, tmp_path / "bad.zip")
    assert f"files/{place}" not in files_of(here.database.path)
    assert here.upkeep.check(JobContext()) == []
    merge(here, bundle)
    assert files_of(here.database.path)[f"files/{place}"] == files_of(filled)[f"files/{place}"]
