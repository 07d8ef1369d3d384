# SPDX-License-Identifier: GPL-3.0-or-later
"""From one file format to another, without a library."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.errors import UnknownFormatError
from refdesk.domain.exporting import DEFAULT, ExportOptions, without
from refdesk.domain.keypatterns import KeyPattern
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


def written(
    records: Iterable[Reference], format_id: str, options: ExportOptions = DEFAULT
) -> Iterator[str] | Iterator[bytes]:
    """Return references as text of a format, in chunks; bytes of a format that is no text.

    Raises:
        UnknownFormatError: there is none of that name, or it is only read.
        InvalidValueError: the pattern of citation keys cannot be understood.
    """
    form = writable(format_id)
    left_out = form.offers.left_out(options)
    references = (without(r, left_out) for r in records) if left_out else records
    if options.key_pattern and form.offers.keys:
        references = _keyed(references, KeyPattern.parse(options.key_pattern))
    return form.writer(options)(references)


def _keyed(references: Iterable[Reference], pattern: KeyPattern) -> list[Reference]:
    """Return references with keys by a pattern; those that bring their own keep it."""
    known = list(references)
    keys = KeyMaker(reference.citation_key for reference in known)
    return [
        replace(
            r, citation_key=keys.free(r.citation_key, "" if r.citation_key else pattern.stem(r))
        )
        for r in known
    ]


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
    if not found.is_written:
        raise UnknownFormatError(format_id, "write")
    return found
