# SPDX-License-Identifier: GPL-3.0-or-later
"""How many SQL statements a deed takes: as many for a thousand papers as for a hundred."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from refdesk.cli import main
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.reference import Reference
from refdesk.formats.base import format_by_id
from refdesk.services.transfer import TransferService
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL

_FEW, _MANY = 100, 1_000


def rich(number: int) -> Reference:
    """Return a paper with something in every list."""
    return replace(
        FULL,
        title=f"Paper {number} on its own",
        citation_key="",
        volume=str(number),
        identifiers=(Identifier(Scheme.PMID, str(number)),),
    )


@contextmanager
def statements() -> Iterator[Counter[str]]:
    """Count what goes to SQLite: a statement with many rows at once is one."""
    found: Counter[str] = Counter()

    def note(connection, cursor, statement, parameters, context, executemany):
        found[statement] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


class Desk:
    """A library with services on it."""

    def __init__(self, folder: Path) -> None:
        self.database = Database.open(folder / "library.sqlite")
        self.references = ReferenceStore(self.database)
        self.organisation = OrganisationStore(self.database)
        self.transfer = TransferService(self.references)


@pytest.fixture
def make(tmp_path):
    desks = []

    def made(papers: int) -> Desk:
        desks.append(filled(tmp_path / f"{papers}-{len(desks)}", papers))
        return desks[-1]

    yield made
    for desk in desks:
        desk.database.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """What gives a library of so many papers, always the same one: only to read."""
    desks = {n: filled(tmp_path_factory.mktemp("kept") / str(n), n) for n in (_FEW, _MANY)}
    yield desks.__getitem__
    for desk in desks.values():
        desk.database.close()


def filled(folder: Path, papers: int) -> Desk:
    folder.mkdir()
    desk = Desk(folder)
    desk.references.add_many([rich(n) for n in range(1, papers + 1)])
    return desk


def assert_flat(counts: list[Counter[str]], most: int) -> None:
    """No statement may be there more often for many papers than its chunks allow, nor in sum."""
    few, many = counts
    often = {s: (few[s], n) for s, n in many.items() if n > 10 + few[s]}
    assert not often
    assert many.total() <= most, many.most_common(5)


def counted(make, deed, most, *, filled: bool = True) -> None:
    counts = []
    for papers in (_FEW, _MANY):
        desk = make(papers if filled else 0)
        with statements() as found:
            deed(desk, papers)
        counts.append(found)
    assert_flat(counts, most)


def test_an_import(make, tmp_path):
    def deed(desk: Desk, papers: int) -> None:
        path = tmp_path / f"{papers}.ris"
        text = format_by_id("ris").write([rich(n) for n in range(1, papers + 1)])
        path.write_text("".join(text))
        report = desk.transfer.import_files([path], JobContext())
        assert len(report.changes.added) == papers

    counted(make, deed, 120, filled=False)


def test_the_same_import_again(make, tmp_path):
    def deed(desk: Desk, papers: int) -> None:
        path = tmp_path / f"{papers}.ris"
        text = format_by_id("ris").write([rich(n) for n in range(1, papers + 1)])
        path.write_text("".join(text))
        desk.transfer.import_files([path], JobContext())

    counted(make, deed, 120)


@pytest.mark.parametrize("sort", list(SortKey))
def test_a_list(kept, sort):
    def deed(desk: Desk, papers: int) -> None:
        ids = desk.references.ids(LibraryQuery(sort=sort))
        assert len(ids) == papers
        assert len(desk.references.rows(ids)) == papers
        desk.references.counts()

    counted(kept, deed, 25)


def test_tags_collections_and_the_trash(make):
    def deed(desk: Desk, papers: int) -> None:
        ids = list(range(1, papers + 1))
        desk.organisation.tag(ids, "sleep")
        collection = desk.organisation.create_collection("Sleep")
        desk.organisation.add_to(collection, ids)
        desk.references.set_read(ids, True)
        assert len(desk.references.trash(ids).removed) == papers
        desk.references.restore(ids)

    counted(make, deed, 80)


def test_an_export(kept, tmp_path):
    def deed(desk: Desk, papers: int) -> None:
        ids = desk.transfer.all_ids()
        path = tmp_path / f"{papers}.ris"
        assert desk.transfer.export(ids, "ris", path, JobContext()) == papers

    # In chunks of a hundred papers, so that no transaction is open for long.
    counts = []
    for papers in (_FEW, _MANY):
        desk = kept(papers)
        with statements() as found:
            deed(desk, papers)
        counts.append(found)
    assert counts[1].total() <= 12 * counts[0].total()
    assert counts[1].total() < _MANY / 4


def test_a_merge(make, capsys):
    """Groups of three, 5 and 50 of them, as the command finds and merges them."""
    counts = []
    for groups in (5, 50):
        desk = make(0)
        papers = [replace(rich(n), identifiers=()) for n in range(1, groups + 1)]
        desk.references.add_many(papers * 3, merge=False)
        desk.database.close()
        with statements() as found:
            main(["duplicates", "--merge", "certain", "--library", str(desk.database.path)])
        assert f"{groups} certain groups merged" in capsys.readouterr().err
        counts.append(found)
    assert counts[1].total() < counts[0].total() + 50
