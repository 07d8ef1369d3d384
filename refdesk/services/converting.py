# SPDX-License-Identifier: GPL-3.0-or-later
"""From one file format to another, without a library."""

from collections.abc import Iterable, Iterator
from itertools import chain

from refdesk.domain.errors import UnknownFormatError
from refdesk.domain.reference import Reference
from refdesk.formats.base import Format, ReadRecord, format_by_id, sniff_format
from refdesk.services.packed import sources_of


def read_references(
    data: bytes, source: str, format_id: str | None = None
) -> tuple[str, Iterator[ReadRecord]]:
    """Return the format and the records of a file that is not going into a library.

    Of an archive of several files these are the records of all, the format that of the first.

    Raises:
        UnreadableError: no format fits, or a member of an archive is damaged.
        UnknownFormatError: ``format_id`` names no readable format.
    """
    read: list[tuple[Format, bytes, str]] = []
    for found in sources_of(data, source):
        if found.broken is not None:
            raise found.broken
        form = readable(format_id) if format_id else sniff_format(found.data, found.name)
        read.append((form, found.data, found.path))
    return read[0][0].id, chain.from_iterable(
        form.read(content, path) for form, content, path in read if form.read is not None
    )


def written(references: Iterable[Reference], format_id: str) -> Iterator[str]:
    """Return references as text of a format, in chunks."""
    write = writable(format_id).write
    assert write is not None
    return write(references)


def readable(format_id: str) -> Format:
    """Return a format that can be read.

    Raises:
        UnknownFormatError: there is none of that name, or it is only written.
    """
    found = format_by_id(format_id)
    if found.read is None:
        raise UnknownFormatError(format_id, "read")
    return found


def writable(format_id: str) -> Format:
    """Return a format that can be written.

    Raises:
        UnknownFormatError: there is none of that name, or it is only read.
    """
    found = format_by_id(format_id)
    if found.write is None:
        raise UnknownFormatError(format_id, "write")
    return found
