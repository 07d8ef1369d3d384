# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of records read some records at a time, ahead of who stores them.

A file of some size is read by a process of its own, which also makes the rows that its papers become: that
is half the work of an import, and the other half is SQLite's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from refdesk.apart.ahead import Ahead
from refdesk.apart.program import Apart, ProcessDiedError, make_ready
from refdesk.domain.belongings import NOTHING, Belongings
from refdesk.domain.errors import RefdeskError, UnreadableError
from refdesk.formats.base import Format, ReadRecord, SkippedRecord, format_at, home_of
from refdesk.services.packed import Source, read_file
from refdesk.store.arriving import Arrival, Rows, rows_of

PORTION = 1_000
"""Records between two looks whether the person still waits. With each the search index writes down what it
has gathered, so that fewer cost more."""
_AHEAD = 4
"""Portions that may wait to be stored: 24 MB."""
APART_BYTES = 1_000_000
"""From this size on a file is worth the start of a process, a tenth of a second: some 400 papers."""
MANY = 400
"""Records of a look from which on the import after it is worth a process that is ready for it."""

Columns = Mapping[str, str]


@dataclass(slots=True)
class Portion:
    """Some records of a file, in its order."""

    rows: list[Rows] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """Where each begins, from 1."""
    belongings: list[Belongings] = field(default_factory=list)
    """Of each; empty where no record has any."""
    skipped: list[SkippedRecord] = field(default_factory=list)
    """Records among them that cannot be read."""

    @property
    def arrivals(self) -> list[Arrival]:
        """The papers on their way in."""
        return [Arrival(rows) for rows in self.rows]

    @property
    def has_files(self) -> bool:
        """Whether a record names files that come along."""
        return any(b.files for b in self.belongings)


def get_ready() -> None:
    """Start the process of an import that is likely to come."""
    make_ready(__name__)


@contextmanager
def portions(
    source: Source, form: Format, columns: Columns, at_once: int = PORTION
) -> Iterator[Ahead[Portion]]:
    """Read a file ahead, ``at_once`` records a portion, in a process of its own where that is worth it.

    The first thing waited for raises ``UnreadableError`` where the file as a whole cannot be read; what
    was read before a failure comes before it.
    """
    size = source.in_place.stat().st_size if source.in_place else len(source.data)
    begin = partial(_records, source.in_place, source.data, source.path, form, columns)
    ahead = _apart(source, form, columns, at_once) if size >= APART_BYTES else None
    ahead = ahead or Ahead(portions_of(begin, at_once), most=2)
    try:
        yield ahead
    finally:
        ahead.close()


def _apart(source: Source, form: Format, columns: Columns, at_once: int) -> Ahead[Portion] | None:
    data = b"" if source.in_place else source.data
    what = (source.in_place, data, source.path, home_of(form), dict(columns), at_once)
    try:
        process = Apart(read_apart, *what)
    except OSError:  # no more processes here: it is read all the same
        return None
    return Ahead(_alive(process, source.path), _AHEAD, process.close)


def _alive(process: Apart[Portion], path: str) -> Iterator[Portion]:
    try:
        yield from process.items()
    except ProcessDiedError as error:
        if error.args:
            raise
        raise UnreadableError(path, "reader-died") from None
    finally:
        process.close()


def read_apart(
    place: Path | None,
    data: bytes,
    path: str,
    form: tuple[str, str],
    columns: Columns,
    at_once: int,
) -> Iterator[Portion]:
    """Yield the records of a file, in the process of its own; ``form`` as :func:`format_at` takes it."""
    known = format_at(*form)
    return portions_of(partial(_records, place, data, path, known, columns), at_once)


def _records(
    place: Path | None, data: bytes, path: str, form: Format, columns: Columns
) -> Iterator[ReadRecord]:
    """Return the records of a file that lies somewhere, or else of its content."""
    if place is not None and form.read_in_place is not None:
        return form.read_in_place(place, path)
    content = data if place is None else read_file(place)
    if form.table is not None and columns:
        return form.table.read(content, path, columns)
    assert form.read is not None
    return form.read(content, path)


def portions_of(begin: Callable[[], Iterable[ReadRecord]], at_once: int) -> Iterator[Portion]:
    """Yield records, ``at_once`` a portion; what was read before a failure comes before it is raised."""
    portion = Portion()
    failure: RefdeskError | None = None
    try:
        for record in begin():
            if isinstance(record, SkippedRecord):
                portion.skipped.append(record)
                continue
            if record.belongings is not NOTHING and not portion.belongings:
                portion.belongings = [NOTHING] * len(portion.rows)
            if portion.belongings or record.belongings is not NOTHING:
                portion.belongings.append(record.belongings)
            portion.rows.append(rows_of(record.reference))
            portion.lines.append(record.line)
            if len(portion.rows) >= at_once:
                yield portion
                portion = Portion()
    except RefdeskError as error:
        failure = error
    if portion.rows or portion.skipped:
        yield portion
    if failure is not None:
        raise failure
