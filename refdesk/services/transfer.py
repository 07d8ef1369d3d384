# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in, files out: import, export, convert."""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from refdesk.domain.errors import (
    SYSTEM_REASONS,
    RefdeskError,
    UnknownFormatError,
    UnreadableError,
    WriteFailedError,
)
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    Format,
    ReadRecord,
    TableLook,
    all_formats,
    format_by_id,
    sniff_format,
)
from refdesk.services.importing import FileReport, Importer, ImportReport
from refdesk.services.packed import read_file, sources_in, sources_of
from refdesk.store.references import ReferenceStore

__all__ = [
    "BATCH",
    "FileReport",
    "ImportOptions",
    "ImportReport",
    "TransferService",
    "read_file",
    "read_references",
    "write_failed",
    "write_whole",
    "written",
]

BATCH = 3000
"""Records a transaction: a kill loses at most this many. Fewer cost more: the index is merged each time."""


class TransferService:
    """Import into and export from one library."""

    def __init__(self, references: ReferenceStore) -> None:
        self._references = references

    def formats(self) -> tuple[Format, ...]:
        """Return every format there is, by name."""
        return all_formats()

    def import_files(
        self,
        paths: Sequence[Path],
        context: JobContext,
        format_id: str | None = None,
        *,
        options: ImportOptions | None = None,
        dry_run: bool = False,
        told: Callable[[FileReport], None] = lambda _: None,
    ) -> ImportReport:
        """Read files into the library, a transaction a batch of :data:`BATCH` records.

        A broken record or file is reported and stops nothing. ``dry_run`` reads and compares only.
        ``told`` hears of each file when it is done. Folders stand for the files in them, archives
        for what is packed in them. What came along with a record goes with it.

        Raises:
            UnknownFormatError: ``format_id`` names no readable format.
            CancelledError: batches already stored stay.
            LibraryError: the library cannot be written; batches already stored stay.
        """
        options = options or ImportOptions(format_id)
        if options.format_id:
            _readable(options.format_id)
        importer = Importer(
            self._references, _readable, options, context, batch=BATCH, dry_run=dry_run
        )
        try:
            return importer.run(paths, told)
        except RefdeskError as error:
            error.changes = importer.changes
            raise

    def table_of(self, path: Path) -> TableLook:
        """Return the columns of a table; none where the file is none.

        Raises:
            UnreadableError: it cannot be read.
        """
        source = next(sources_in(path), None)
        if source is None:
            return ()
        try:
            form = sniff_format(source.data, source.name)
        except UnreadableError:
            named = (f for f in all_formats() if source.name.lower().endswith(f.extensions))
            found = next((f for f in named if f.table is not None), None)
            if found is None:
                return ()
            form = found
        return form.table.look(source.data) if form.table is not None else ()

    def table_fields(self) -> tuple[str, ...]:
        """Return what a column of a table can hold."""
        return next((f.table.fields for f in all_formats() if f.table is not None), ())

    def all_ids(self, query: LibraryQuery = LibraryQuery()) -> Sequence[int]:
        """Return the ids that an export of ``query`` writes."""
        return self._references.ids(query)

    def export(self, ids: Sequence[int], format_id: str, path: Path, context: JobContext) -> int:
        """Write papers to a file, whole or not at all; return how many.

        Raises:
            UnknownFormatError: no such format, or it cannot be written.
            WriteFailedError: the file could not be written; an older one is untouched.
        """
        count = 0

        def counted() -> Iterator[Reference]:
            nonlocal count
            for stored in self._references.iter_references(ids, keyed=True):
                context.cancel.check()
                count += 1
                if count % BATCH == 0:
                    context.report(Progress(count, len(ids), "export"))
                yield stored.reference

        write_whole(path, _writer(format_id)(counted()))
        return count

    def export_chunks(self, ids: Sequence[int], format_id: str) -> Iterator[str]:
        """Return papers as text in chunks, for standard output or the clipboard."""
        stored = self._references.iter_references(ids, keyed=True)
        return _writer(format_id)(s.reference for s in stored)


def read_references(
    data: bytes, source: str, format_id: str | None = None
) -> tuple[str, Iterator[ReadRecord]]:
    """Return the format and the records of a file that is not going into a library.

    Of an archive of several files these are the records of all, the format that of the first.

    Raises:
        UnreadableError: no format fits.
        UnknownFormatError: ``format_id`` names no readable format.
    """
    read: list[tuple[Format, bytes, str]] = []
    for found in sources_of(data, source):
        form = _readable(format_id) if format_id else sniff_format(found.data, found.name)
        read.append((form, found.data, found.path))
    return read[0][0].id, chain.from_iterable(
        form.read(content, path) for form, content, path in read if form.read is not None
    )


def written(references: Iterable[Reference], format_id: str) -> Iterator[str]:
    """Return references as text of a format, in chunks."""
    return _writer(format_id)(references)


def write_whole(path: Path, chunks: Iterable[str]) -> None:
    """Write a UTF-8 file by way of a new one beside it, so that it is whole or as it was.

    A link stays a link, and a file keeps its permissions. What is no file (a device, a pipe) is
    written to directly.

    Raises:
        WriteFailedError: with the reason; an older file of that name is untouched.
    """
    target = Path(os.path.realpath(path))
    new = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            with target.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(chunks)
            return
        with new.open("x", encoding="utf-8", newline="") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            new.chmod(stat.S_IMODE(mode))
        new.replace(target)
    except OSError as error:
        raise write_failed(path, error) from None
    finally:
        new.unlink(missing_ok=True)


def write_failed(path: Path, error: OSError) -> WriteFailedError:
    """Return what an error of the system means for a person who wanted ``path`` written."""
    missing = {errno.ENOENT: "missing-folder", errno.ENOTDIR: "missing-folder"}
    reasons = SYSTEM_REASONS | missing
    return WriteFailedError(path, reasons.get(error.errno or 0, "other"), error.strerror or "")


def _readable(format_id: str) -> Format:
    found = format_by_id(format_id)
    if found.read is None:
        raise UnknownFormatError(format_id, "read")
    return found


def _writer(format_id: str) -> Callable[[Iterable[Reference]], Iterator[str]]:
    found = format_by_id(format_id)
    if found.write is None:
        raise UnknownFormatError(format_id, "write")
    return found.write
