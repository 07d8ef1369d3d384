# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in, files out: import, export, convert."""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import (
    SYSTEM_REASONS,
    CancelledError,
    LibraryError,
    RefdeskError,
    UnknownFormatError,
    UnreadableError,
    WriteFailedError,
)
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    Format,
    ReadReference,
    SkippedRecord,
    all_formats,
    format_by_id,
    sniff_format,
)
from refdesk.store.references import ReferenceStore
from refdesk.store.writing import Foreseen

BATCH = 2000
"""Records a transaction: a kill loses at most this many. Fewer cost more: the index is merged each time."""

_NAMES_ONLY = "ids"
"""The format that names papers and says nothing of them."""
MAX_FILE = 1_000_000_000
"""Largest import file, in bytes."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. ``error`` where the file as a whole could not be read."""

    path: str
    format_id: str = ""
    added: int = 0
    merged: int = 0
    unchanged: int = 0
    skipped: tuple[SkippedRecord, ...] = ()
    error: RefdeskError | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all files, and what changed in the library."""

    files: tuple[FileReport, ...]
    changes: ChangeSet = ChangeSet()
    dry_run: bool = False
    named_only: tuple[int, ...] = ()
    """New papers of which a file gave no more than an identifier: to be fetched."""


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
        dry_run: bool = False,
        told: Callable[[FileReport], None] = lambda _: None,
    ) -> ImportReport:
        """Read files into the library, a transaction a batch of :data:`BATCH` records.

        A broken record or file is reported and stops nothing. ``dry_run`` reads and compares only.
        ``told`` hears of each file when it is done.

        Raises:
            UnknownFormatError: ``format_id`` names no readable format.
            CancelledError: batches already stored stay.
            LibraryError: the library cannot be written; batches already stored stay.
        """
        if format_id:
            _readable(format_id)
        reports: list[FileReport] = []
        changes = ChangeSet()
        foreseen = Foreseen() if dry_run else None
        for number, path in enumerate(paths):
            context.report(Progress(number, len(paths), "import"))
            try:
                report, changed = self._import_file(path, context, format_id, foreseen)
            except RefdeskError as error:
                error.changes |= changes
                raise
            told(report)
            reports.append(report)
            changes |= changed
        named = any(report.format_id == _NAMES_ONLY for report in reports) and changes.added
        named_only = self._named_only(changes.added) if named else ()
        return ImportReport(tuple(reports), changes, dry_run, named_only)

    def _named_only(self, ids: Iterable[int]) -> tuple[int, ...]:
        stored = self._references.iter_references(sorted(ids))
        return tuple(s.id for s in stored if not s.reference.title and s.reference.identifiers)

    def _import_file(
        self, path: Path, context: JobContext, format_id: str | None, foreseen: Foreseen | None
    ) -> tuple[FileReport, ChangeSet]:
        report, changes = FileReport(str(path)), ChangeSet()
        skipped: list[SkippedRecord] = []
        # One thread reads the next batch while this one writes: SQLite lets the interpreter go.
        with ThreadPoolExecutor(1, "import-reader") as reader:
            try:
                data = read_file(path)
                chosen = _readable(format_id) if format_id else sniff_format(data, str(path))
                report = replace(report, format_id=chosen.id)
                assert chosen.read is not None
                batches = _batches(chosen.read(data, str(path)), skipped, context)
                coming = reader.submit(next, batches, None)
                while (batch := coming.result()) is not None:
                    coming = reader.submit(next, batches, None)
                    report, changed = self._take(batch, report, foreseen)
                    changes |= changed
                    done = report.added + report.merged + report.unchanged
                    context.report(Progress(done, 0, "import"))
            except (CancelledError, LibraryError) as error:
                error.changes = changes
                raise
            except RefdeskError as error:
                report = replace(report, error=error)
        return replace(report, skipped=tuple(skipped)), changes

    def _take(
        self, batch: list[Reference], report: FileReport, foreseen: Foreseen | None
    ) -> tuple[FileReport, ChangeSet]:
        if foreseen is not None:
            outcomes, changes = self._references.preview(batch, foreseen), ChangeSet()
        else:
            result = self._references.add_many(batch)
            outcomes, changes = result.outcomes, result.changes
        counted = replace(
            report,
            added=report.added + outcomes.count("added"),
            merged=report.merged + outcomes.count("updated"),
            unchanged=report.unchanged + outcomes.count("unchanged"),
        )
        return counted, changes

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


def _batches(
    records: Iterable[ReadReference | SkippedRecord],
    skipped: list[SkippedRecord],
    context: JobContext,
) -> Iterator[list[Reference]]:
    """Yield references by :data:`BATCH`; what could not be read goes into ``skipped``.

    What was read before a failure is yielded before the failure is raised.
    """
    batch: list[Reference] = []
    failure: RefdeskError | None = None
    try:
        for record in records:
            context.cancel.check()
            if isinstance(record, SkippedRecord):
                skipped.append(record)
                continue
            batch.append(record.reference)
            if len(batch) >= BATCH:
                yield batch
                batch = []
    except CancelledError:
        raise
    except RefdeskError as error:
        failure = error
    if batch:
        yield batch
    if failure is not None:
        raise failure


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that a person named.

    Raises:
        UnreadableError: it is missing, a folder, too large, empty, or may not be read.
    """
    try:
        if path.is_dir():
            raise UnreadableError(str(path), "is-a-folder")
        if path.stat().st_size > MAX_FILE:
            raise UnreadableError(str(path), "too-large")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except PermissionError:
        raise UnreadableError(str(path), "no-permission") from None
    except OSError as error:
        raise UnreadableError(str(path), "io", detail=error.strerror or "") from None
    if not data.strip():
        raise UnreadableError(str(path), "empty")
    return data


def read_references(
    data: bytes, source: str, format_id: str | None = None
) -> tuple[str, Iterator[ReadReference | SkippedRecord]]:
    """Return the format and the records of a file that is not going into a library.

    Raises:
        UnreadableError: no format fits.
        UnknownFormatError: ``format_id`` names no readable format.
    """
    chosen = _readable(format_id) if format_id else sniff_format(data, source)
    assert chosen.read is not None
    return chosen.id, chosen.read(data, source)


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
