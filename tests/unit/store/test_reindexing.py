# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index is made anew while others read and write; nothing is lost, nobody is held up."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.query import LibraryQuery
from refdesk.store import reindexing
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore
from refdesk.store.reindexing import rebuild, stale_papers
from tests.unit.store.made import FULL, paper

SOURCE = FulltextSource("pmc", "https://x/", "1", "CC BY", "2026-01-01T00:00:00+00:00", 9)


def found(store: ReferenceStore, text: str) -> list[int]:
    return sorted(store.ids(LibraryQuery(text)))


def names(database: Database) -> set[str]:
    with closing(sqlite3.connect(database.path)) as connection:
        return {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master")}


def spoil(database: Database) -> None:
    with database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE reference SET title_plain = 'Alpha beta gamma' WHERE id = 2"
        )
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, title) VALUES ('delete', 3, 'Paper 3')"
        )


def test_a_stale_index_is_seen_and_mended(database: Database, store: ReferenceStore):
    ids = store.add_many([FULL, *(paper(n) for n in range(2, 5))]).ids
    FulltextStore(database).save(ids[0], b"<x/>", SOURCE, "zebra 얼룩말")
    before = names(database)
    assert stale_papers(database, JobContext()) == {}
    spoil(database)
    assert stale_papers(database, JobContext()) == {"search": 2}
    rebuild(database, JobContext())
    assert stale_papers(database, JobContext()) == {}
    assert check(database) == []
    assert found(store, "alpha") == [2]
    assert found(store, "zebra") == found(store, "얼룩") == [ids[0]]
    assert names(database) == before
    store.set_note(2, "later")
    store.delete([4])
    FulltextStore(database).save(2, b"<x/>", SOURCE, "giraffe")
    assert found(store, "giraffe later") == []
    assert found(store, "giraffe") == found(store, "later") == [2]
    assert check(database) == []


def test_who_writes_meanwhile_is_found_afterwards(
    database: Database, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reindexing, "_FIRST", 2)
    monkeypatch.setattr(reindexing, "_MOST", 2)
    store.add_many([paper(n) for n in range(1, 12)])
    fulltexts = FulltextStore(database)
    for number in range(1, 8):
        fulltexts.save(number, b"<x/>", SOURCE, f"text{number}")
    seen: list[str] = []

    def meddle(progress: Progress) -> None:
        seen.append(progress.stage)
        step = len(seen)
        assert found(store, "paper")  # readers go on with the old index
        if step == 3:
            store.update(2, paper(2, "Changed behind"))
            store.update(11, paper(11, "Changed ahead"))
            store.delete([3, 10])
            store.set_note(1, "noted")
            store.add_many([paper(50, "Quite new")])
        if progress.stage == "fulltext_search" and seen.count("fulltext_search") == 2:
            fulltexts.save(2, b"<x/>", SOURCE, "rewritten")
            fulltexts.save(7, b"<x/>", SOURCE, "rewritten")
            fulltexts.save(11, b"<x/>", SOURCE, "brandnew")

    told: list[Progress] = []
    rebuild(database, JobContext(_Between(meddle, told), told.append))
    assert check(database) == []
    assert (found(store, "behind"), found(store, "ahead")) == ([2], [11])
    assert (found(store, "noted"), found(store, "quite new")) == ([1], [12])
    assert (found(store, "rewritten"), found(store, "brandnew")) == ([2, 7], [11])
    assert found(store, "text2") == []


class _Between(CancelToken):
    """Calls ``meddle`` between two stretches, with what was told in the one before."""

    def __init__(self, meddle: Callable[[Progress], None], told: list[Progress]) -> None:
        super().__init__()
        self._meddle, self._told = meddle, told

    def sleep(self, seconds: float) -> None:
        super().sleep(0)
        while self._told:
            self._meddle(self._told.pop())


def test_what_is_stopped_leaves_the_old_index(
    database: Database, store: ReferenceStore, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reindexing, "_FIRST", 1)
    monkeypatch.setattr(reindexing, "_MOST", 1)
    store.add_many([paper(n) for n in range(1, 6)])
    before = names(database)
    token = CancelToken()
    with pytest.raises(CancelledError):
        rebuild(database, JobContext(token, lambda _: token.cancel()))
    assert names(database) == before
    assert found(store, "paper") == [1, 2, 3, 4, 5]
    assert check(database) == []


def test_a_rebuild_that_was_killed_is_begun_again(database: Database, store: ReferenceStore):
    store.add_many([paper(n) for n in range(1, 6)])
    before = names(database)
    for index in reindexing.INDEXES:
        reindexing._begin(database, index)
    assert len(names(database)) > len(before)
    store.update(1, paper(1, "Meanwhile"))
    rebuild(database, JobContext())
    assert names(database) == before
    assert found(store, "meanwhile") == [1]
    assert check(database) == []


def test_the_settings_of_the_index_stay(database: Database, store: ReferenceStore):
    def settings() -> list[tuple[object, ...]]:
        with database.read() as connection:
            rows = connection.exec_driver_sql("SELECT k, v FROM search_config ORDER BY k")
            return [tuple(row) for row in rows]

    store.add_many([FULL])
    before = settings()
    rebuild(database, JobContext())
    assert settings() == before


def test_a_library_whose_index_was_being_made_is_opened_by_others_and_after_a_kill(
    database: Database, store: ReferenceStore
):
    ids = store.add_many([FULL, paper(2)]).ids
    FulltextStore(database).save(ids[0], b"<x/>", SOURCE, "zebra")
    for index in reindexing.INDEXES:
        reindexing._begin(database, index)  # and no more: triggers and tables stay behind
    other = Database.open(database.path)
    assert found(ReferenceStore(other), "zebra") == [ids[0]]
    FulltextStore(other).save(ids[1], b"<x/>", SOURCE, "zebra again")
    rebuild(other, JobContext())
    assert check(other) == []
    assert not {name for name in names(other) if "next" in name}
    other.close()
