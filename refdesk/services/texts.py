# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a library as text of a format. A process of its own does it without SQLAlchemy."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from refdesk.domain.exporting import Chosen
from refdesk.domain.jobs import CancelToken
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.formats.base import Format, format_at
from refdesk.store.opening import LibraryFile
from refdesk.store.reading import ReferenceReader
from refdesk.store.sqlite_file import connect, translated

AT_ONCE = 250
"""Papers between two looks whether the person still waits."""

Text = tuple[int, str | bytes]
"""How many papers, and their text; bytes of a format that is no text."""
Read = Callable[[Sequence[int]], Iterable[StoredReference]]
"""Returns papers in the order of their ids, with the library's citation keys, without those gone."""


def texts_of(
    read: Read,
    groups: Iterable[Sequence[int]],
    form: Format,
    chosen: Chosen,
    cancel: CancelToken,
) -> Iterator[Text]:
    """Yield texts of papers; those of a group are written as one.

    Raises:
        CancelledError: the person cancelled.
    """
    write = form.writer(chosen.options)
    shaped = None if chosen.is_plain else chosen.reference
    done = 0

    def references(group: Sequence[int]) -> Iterator[Reference]:
        nonlocal done
        for start in range(0, len(group), AT_ONCE):
            for stored in read(group[start : start + AT_ONCE]):
                cancel.check()
                done += 1
                yield stored.reference if shaped is None else shaped(stored)

    for group in groups:
        pieces: list[str] | list[bytes] = []
        for piece in write(references(group)):
            pieces.append(piece)  # type: ignore[arg-type]  # all of one sort
            if done >= AT_ONCE:
                yield done, _joined(pieces)
                done, pieces = 0, []
        if done or pieces:
            yield done, _joined(pieces)
            done = 0


def _joined(pieces: list[str] | list[bytes]) -> str | bytes:
    if not pieces:
        return ""
    return type(pieces[0])().join(pieces)  # type: ignore[arg-type]  # all of one sort


def texts_apart(
    library: Path, shares: list["array[int]"], form: tuple[str, str], chosen: Chosen
) -> Iterator[Text]:
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
        yield from texts_of(read, groups, known, chosen, CancelToken())
