# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a library as text of a format. A process of its own does it without SQLAlchemy."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from refdesk.domain.jobs import CancelToken
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.formats.base import Format, format_at
from refdesk.store.opening import LibraryFile
from refdesk.store.reading import ReferenceReader
from refdesk.store.sqlite_file import connect, translated

AT_ONCE = 250
"""Papers between two looks whether the person still waits."""

Text = tuple[int, str]
"""How many papers, and their text."""
Read = Callable[[Sequence[int]], Iterable[StoredReference]]
"""Returns papers in the order of their ids, with the library's citation keys, without those gone."""


def texts_of(
    read: Read, groups: Iterable[Sequence[int]], form: Format, cancel: CancelToken
) -> Iterator[Text]:
    """Yield texts of papers; those of a group are written as one.

    Raises:
        CancelledError: the person cancelled.
    """
    assert form.write is not None
    done = 0

    def references(group: Sequence[int]) -> Iterator[Reference]:
        nonlocal done
        for start in range(0, len(group), AT_ONCE):
            for stored in read(group[start : start + AT_ONCE]):
                cancel.check()
                done += 1
                yield stored.reference

    for group in groups:
        pieces: list[str] = []
        for piece in form.write(references(group)):
            pieces.append(piece)
            if done >= AT_ONCE:
                yield done, "".join(pieces)
                done, pieces = 0, []
        if done or pieces:
            yield done, "".join(pieces)
            done = 0


def texts_apart(library: Path, shares: list["array[int]"], form: tuple[str, str]) -> Iterator[Text]:
    """Yield shares of a library's papers as text; ``form`` as :func:`format_at` takes it.

    Raises:
        LibraryError: the library cannot be read.
    """
    known = format_at(*form)
    file = LibraryFile.open(library, create=False, read_only=True)
    reader = ReferenceReader()
    with (
        translated(file.path),
        closing(connect(file.path, mode=file.mode, wait=file.wait)) as connection,
    ):

        def read(ids: Sequence[int]) -> Iterator[StoredReference]:
            def fetch(sql: str, wanted: tuple[str]) -> list[tuple[object, ...]]:
                return connection.execute(sql, wanted).fetchall()

            connection.execute("BEGIN")  # one state of the library for all queries of a share
            try:
                found = reader.fetched(fetch, ids, keyed=True)
            finally:
                connection.execute("COMMIT")
            return (found[i] for i in ids if i in found)

        groups = shares if known.joins else [array("q", chain.from_iterable(shares))]
        yield from texts_of(read, groups, known, CancelToken())
