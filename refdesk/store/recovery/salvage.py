# SPDX-License-Identifier: GPL-3.0-or-later
"""A new library out of what can be read of a damaged one, which is only read."""

import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.errors import LibraryError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.store import sqlite_file
from refdesk.store.opening import Migration, bundled_migrations, migrate
from refdesk.store.recovery import filling, mending, trees
from refdesk.store.recovery.pages import PageFile, Row, Value
from refdesk.store.recovery.shapes import Shape, shapes_of

_BATCH = 500
_STEP_PAGES = 500
_WHOLE_ONLY = frozenset(
    {"fulltext", "step", "step_row", "evidence", "evidence_correction", "machine_text", "setting"}
)
"""Tables of which half a row is worth nothing."""
_OWN_WAY = frozenset({"reference", "fulltext", "step", "step_row"})
"""Tables whose indexes are read elsewhere, or tell nothing."""
_LEFT_OUT = ("search", "fulltext_search", "sqlite_")
"""Beginnings of the names of tables that are made anew."""


@dataclass(slots=True)
class Tally:
    """What became of one table. ``lost`` is what is known to have been there and is not here."""

    found: int = 0
    strays: int = 0
    """Of these, rows that hung in no tree: some may have been deleted before the damage."""
    cut: int = 0
    """Of these, rows whose end could not be read."""
    rebuilt: int = 0
    """Rows made of an index, or of what a service said; not all of each is back."""
    from_backup: int = 0
    lost: int = 0


@dataclass(slots=True)
class Salvage:
    """What came of it."""

    tables: dict[str, Tally] = field(default_factory=dict)
    broken_pages: int = 0
    """Places of trees where a page should be and is none."""
    cut: dict[str, set[int]] = field(default_factory=dict)
    """Of tables with one row a paper: whose rows were cut."""
    has_steps: bool = True
    """Whether what was done can still be taken back."""

    def tally(self, table: str) -> Tally:
        """Return what became of a table."""
        return self.tables.setdefault(table, Tally())


def salvaged(
    damaged: Path, to: Path, backups: Sequence[Path], context: JobContext = JobContext()
) -> Salvage:
    """Write a new library to ``to`` with all that can be read of ``damaged``.

    Args:
        damaged: only read, with the log beside it.
        to: must not exist.
        backups: whole copies, the newest first: what is known to be lost is taken from them.
        context: how far it is, and whether to stop.

    Raises:
        LibraryError: nothing of ours was found, or the new library could not be written.
        OSError: the damaged one cannot be read at all.
        CancelledError: it was stopped.
    """
    with closing(PageFile(damaged)) as file:
        reader = _Reader(file, context)
        if not reader.has_content:
            raise LibraryError(damaged, "not-a-library")
        with (
            sqlite_file.translated(to),
            closing(sqlite_file.connect(to, mode="rwc", wait=5)) as connection,
        ):
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA trusted_schema = ON")  # it is made here, by our own steps
            migrate(connection, reader.steps)
            connection.execute("BEGIN")
            salvage = _Writer(connection, reader).write()
            context.report(Progress(0, 0, "fill"))
            filling.fill(connection, salvage, reader, backups)
            connection.execute("COMMIT")
            context.cancel.check()
            context.report(Progress(0, 0, "index"))
            migrate(connection, bundled_migrations())
            salvage.tally("reference").cut += len(mending.mend(connection))
            for index in ("search", "fulltext_search"):
                connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
            problems = sqlite_file.integrity(connection)
        if problems:
            raise LibraryError(to, "damaged", "; ".join(problems[:3]))
    return salvage


def _unpacks(packed: Value) -> bool:
    """Whether a full text is whole: it has a sum of its own."""
    try:
        return isinstance(packed, bytes) and zlib.decompress(packed) is not None
    except zlib.error:
        return False


class _Reader:
    """The pages of a damaged library, by table."""

    def __init__(self, file: PageFile, context: JobContext) -> None:
        self.file = file
        self._context = context
        self._done = 0
        self.forest = trees.walked(file)
        migrations = bundled_migrations()
        self.version = self._version(migrations)
        self.steps = [step for step in migrations if step.version <= self.version]
        self.shapes = shapes_of(migrations, self.version)
        self.strays: dict[str, list[int]] = defaultdict(list)
        self._sort_strays()

    @property
    def has_content(self) -> bool:
        """Whether there is anything of a library of ours."""
        pages = (self.forest.pages, self.strays)
        return any(found.get(name) for found in pages for name in ("reference", "record"))

    def _version(self, migrations: Sequence[Migration]) -> int:
        """Return the version by the header, else the first that has all tables that are there."""
        head = self.file.page(1)
        told = int.from_bytes(head[60:64], "big")
        ours = int.from_bytes(head[68:72], "big") == sqlite_file.APPLICATION_ID
        versions = [step.version for step in migrations]
        if ours and told in versions:
            return told
        for version in versions:
            if set(self.forest.roots) <= set(shapes_of(migrations, version)) and self.forest.roots:
                return version
        return versions[-1]

    def _sort_strays(self) -> None:
        """Find out of pages that hang in no tree what they belong to, papers first."""
        broken = [s for s in self.shapes.values() if not self.is_whole(s.name)]
        known: dict[str, set[int]] = {}
        later: list[int] = []
        for number in self.forest.strays:
            if not self._take(number, broken, known, tables=True):
                later.append(number)
        if later:
            known = self._known()
        for number in later:
            self._take(number, broken, known, tables=False)

    def _known(self) -> dict[str, set[int]]:
        """Return the ids of papers, collections and tags that something tells of."""
        known: dict[str, set[int]] = {}
        for parent in ("reference", "collection", "tag"):
            known[parent] = {row.rowid for row in self.all_rows(self.shapes[parent])}
        known["reference"] |= {row.rowid for row in self.all_rows(self.shapes["record"])}
        for child, parent in (("collection_reference", "collection"), ("reference_tag", "tag")):
            firsts = (row.values[0] for row in self.rows(self.shapes[child]) if row.values)
            known[parent] |= {first for first in firsts if isinstance(first, int)}
        return known

    def _take(
        self, number: int, broken: list[Shape], known: dict[str, set[int]], *, tables: bool
    ) -> bool:
        shapes = [shape for shape in broken if shape.is_tree_of_keys is not tables]
        shape = trees.owner(self.file, number, shapes, known)
        if shape is not None:
            self.strays[shape.name].append(number)
        return shape is not None

    def rows(self, shape: Shape) -> Iterator[Row]:
        """Yield the rows of a table or index that hang in its tree."""
        return trees.rows_of(self.file, self.forest.pages.get(shape.name, ()), self._step)

    def stray_rows(self, shape: Shape) -> Iterator[Row]:
        """Yield rows that look like those of a table or index and hang in no tree."""
        rows = trees.rows_of(self.file, self.strays.get(shape.name, ()), self._step)
        return (row for row in rows if shape.fit(row, {}))

    def all_rows(self, shape: Shape) -> Iterator[Row]:
        """Yield the rows that hang in the tree, then those that do not."""
        yield from self.rows(shape)
        yield from self.stray_rows(shape)

    def is_whole(self, name: str) -> bool:
        """Whether every page of a tree was found."""
        return name in self.forest.pages and not self.forest.broken[name]

    def _step(self) -> None:
        self._done += 1
        if self._done % _STEP_PAGES == 0:
            self._context.cancel.check()
            self._context.report(
                Progress(min(self._done, self.file.count), self.file.count, "read")
            )


class _Writer:
    """Puts rows into a new library of the same version."""

    def __init__(self, connection: sqlite3.Connection, reader: _Reader) -> None:
        self._connection = connection
        self._reader = reader
        self._salvage = Salvage()
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def write(self) -> Salvage:
        """Write the rows of every table; what belongs to no paper waits for it to be found."""
        reader, salvage = self._reader, self._salvage
        salvage.broken_pages = sum(reader.forest.broken.values())
        tables = [s for s in reader.shapes.values() if not s.of]
        for shape in tables:
            if not shape.name.startswith(_LEFT_OUT):
                self._table(shape)
        for shape in reader.shapes.values():
            if not shape.of or shape.of in _OWN_WAY:
                continue
            table = reader.shapes[shape.of]
            if reader.is_whole(table.name) and not salvage.tally(table.name).cut:
                continue
            if table.is_tree_of_keys or {c.name for c in table.columns} <= {
                c.name for c in shape.columns
            }:
                self._from_index(shape, table)
            else:
                self._count_lost(shape, table)
        self._keep_numbers(reader.shapes["sqlite_sequence"])
        self._keep_steps()
        return salvage

    def _table(self, shape: Shape) -> None:
        tally = self._salvage.tally(shape.name)
        tally.found = self._insert(shape, self._reader.rows(shape), tally)
        tally.strays = self._insert(shape, self._reader.stray_rows(shape), tally)
        tally.found += tally.strays
        tally.cut += len(self._salvage.cut.get(shape.name, ()))

    def _insert(self, shape: Shape, rows: Iterable[Row], tally: Tally) -> int:
        written = 0
        batches: dict[tuple[str, ...], list[list[Value]]] = defaultdict(list)
        for row in rows:
            named = self._mended(shape, row)
            if named is None:
                continue
            if row.is_cut and shape.alias:
                self._salvage.cut.setdefault(shape.name, set()).add(row.rowid)
            elif row.is_cut:
                tally.cut += 1
            batch = batches[tuple(named)]
            batch.append(list(named.values()))
            if len(batch) >= _BATCH:
                written += self._send(shape.name, tuple(named), batch)
        return written + sum(self._send(shape.name, *rest) for rest in batches.items())

    def _send(self, table: str, names: tuple[str, ...], batch: list[list[Value]]) -> int:
        """Write rows; return how many of them were not there."""
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        sql = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 - own names
        written = self._connection.executemany(sql, batch).rowcount
        batch.clear()
        return max(0, written)

    def _mended(self, shape: Shape, row: Row) -> dict[str, Value] | None:
        """Return a row as it can be kept, ``None`` where what is left of it is of no use."""
        if not shape.fewest <= len(row.values) <= len(shape.columns):
            return None
        named = shape.named(row)
        if isinstance(document := named.get("document"), str):
            whole = filling.closed(document)
            whole = filling.readable(whole) if shape.name == "record" else whole
            named["document"] = whole
            row = replace(row, is_cut=row.is_cut or whole != document)
            if row.is_cut and shape.alias:
                self._salvage.cut.setdefault(shape.name, set()).add(row.rowid)
        if shape.name == "fulltext" and not _unpacks(named.get("xml")):
            return None
        if not row.is_cut:
            return named
        if shape.name in _WHOLE_ONLY:
            return None
        for column in shape.columns:
            if named.get(column.name) is None and column.not_null:
                named[column.name] = filling.nothing(column, self._now)
        return named

    def _from_index(self, index: Shape, table: Shape) -> None:
        """Add rows that an index still knows and the table does not."""
        names = {column.name for column in index.columns}
        others = [column for column in table.columns if column.name not in names]
        unknown = {column.name: filling.nothing(column, self._now) for column in others}
        tally = self._salvage.tally(table.name)
        batch: list[list[Value]] = []
        listed: tuple[str, ...] = ()
        for row in self._reader.all_rows(index):
            if row.is_cut or len(row.values) != len(index.columns):
                continue
            named = index.named(row) | unknown
            if table.name == "identifier":
                named["value"] = named["key"]
            listed = tuple(named)
            batch.append(list(named.values()))
            if len(batch) >= _BATCH:
                tally.rebuilt += self._send(table.name, listed, batch)
        if batch:
            tally.rebuilt += self._send(table.name, listed, batch)

    def _count_lost(self, index: Shape, table: Shape) -> None:
        """Count rows that an index knows and that are nowhere else; a partial index does not know all."""
        sql = f'SELECT "{table.alias}" FROM "{table.name}"'  # noqa: S608 - own names
        here = {row[0] for row in self._connection.execute(sql)}
        told = {row.values[-1] for row in self._reader.rows(index) if not row.is_cut}
        tally = self._salvage.tally(table.name)
        tally.lost = max(tally.lost, len(told - here))

    def _keep_numbers(self, shape: Shape) -> None:
        """Never use an id again that was used before."""
        highest: Counter[str] = Counter()
        for row in self._reader.rows(shape):
            name, number = (*row.values, None, None)[:2]
            if isinstance(name, str) and isinstance(number, int):
                highest[name] = max(highest[name], number)
        for name, number in highest.items():
            with suppress(sqlite3.Error):
                self._connection.execute(
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, name)
                )

    def _keep_steps(self) -> None:
        """Forget what could be taken back where a part of it is gone: half a step is worse than none."""
        reader, tables = self._reader, self._salvage.tables
        if "step_row" not in reader.shapes:
            return
        whole = reader.is_whole("step") and reader.is_whole("step_row")
        if whole and not tables["step_row"].cut and not tables["step"].cut:
            return
        self._salvage.has_steps = False
        for table in ("step_row", "step"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
            del tables[table]
