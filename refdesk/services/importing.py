# SPDX-License-Identifier: GPL-3.0-or-later
"""Files into the library: read, looked at or taken in batch by batch, and accounted for."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from refdesk.domain.belongings import Belongings, Brought, FiledFile
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import (
    CancelledError,
    LibraryError,
    RefdeskError,
    UnreadableError,
)
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import JobContext, Progress
from refdesk.formats.base import (
    Format,
    ReadRecord,
    ReadReference,
    SkippedRecord,
    all_formats,
    sniff_format,
)
from refdesk.services.filing import FileRoom
from refdesk.services.likely import LikelyTwins
from refdesk.services.packed import Source, files_in, sources_in
from refdesk.services.shelves import DAMAGE
from refdesk.store.bringing import Along
from refdesk.store.imports import ImportedFile, ImportLog
from refdesk.store.references import AddReport, ReferenceStore
from refdesk.store.writing import Foreseen

_NOTHING_BROUGHT = Brought()
_NAMES_ONLY = "ids"
"""The format that names papers and says nothing of them."""


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
    repeated: int = 0
    """Of ``merged`` and ``unchanged``: records of a paper that these files have further up."""
    brought: Brought = Brought()
    problems: tuple[SkippedRecord, ...] = ()
    """Files that records name and that did not come; the records did."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all files, and what changed in the library."""

    files: tuple[FileReport, ...]
    changes: ChangeSet = ChangeSet()
    dry_run: bool = False
    named_only: tuple[int, ...] = ()
    """New papers of which a file gave no more than an identifier: to be fetched."""
    alike: int = 0
    """When looking: records without a common identifier that are likely of one paper all the same."""
    likely_known: int = 0
    """When looking: new records that are likely of a paper that the library has."""


class Importer:
    """One import, or one look at what an import would do."""

    def __init__(
        self,
        references: ReferenceStore,
        chosen: Callable[[str], Format],
        options: ImportOptions,
        context: JobContext,
        *,
        batch: int,
        dry_run: bool,
    ) -> None:
        self._references = references
        self._chosen = chosen
        self._options = options
        self._context = context
        self._batch = batch
        self._room = FileRoom(references.database.path)
        self._log = ImportLog(references.database)
        self._foreseen = Foreseen() if dry_run else None
        self._likely = LikelyTwins(references, context)
        self._step: int | None = None
        self._added: set[int] = set()
        self._done = 0
        """Records so far, of all files."""
        self.changes = ChangeSet()

    def run(self, paths: Sequence[Path], told: Callable[[FileReport], None]) -> ImportReport:
        """Import files and say what became of each; see :class:`TransferService`."""
        with _uncollected():
            return self._run(paths, told)

    def _run(self, paths: Sequence[Path], told: Callable[[FileReport], None]) -> ImportReport:
        reports: list[FileReport] = []
        files = files_in(paths)
        for number, path in enumerate(files):
            self._context.report(Progress(number, len(files), "import"))
            for report in self._file(path):
                told(report)
                reports.append(report)
        dry_run = self._foreseen is not None
        named = any(r.format_id == _NAMES_ONLY for r in reports) and self.changes.added
        return ImportReport(
            tuple(reports),
            self.changes,
            dry_run,
            self._named_only() if named else (),
            max(0, self._likely.among_themselves() - sum(report.repeated for report in reports)),
            self._likely.in_library(),
        )

    def _named_only(self) -> tuple[int, ...]:
        stored = self._references.iter_references(sorted(self.changes.added))
        return tuple(s.id for s in stored if not s.reference.title and s.reference.identifiers)

    def _file(self, path: Path) -> Iterator[FileReport]:
        """Yield a report for each file that is packed in ``path``, mostly that one."""
        try:
            for source in sources_in(path):
                yield self._source(source)
        except (CancelledError, LibraryError):
            raise
        except RefdeskError as error:
            yield FileReport(str(path), error=error)

    def _source(self, source: Source) -> FileReport:
        if source.broken is not None:
            return FileReport(source.path, error=source.broken)
        report = FileReport(source.path)
        skipped: list[SkippedRecord] = []
        before = self._done
        # One thread reads the next batch while this one writes: SQLite lets the interpreter go.
        with ThreadPoolExecutor(1, "import-reader") as reader:
            try:
                records, form = self._records(source)
                report = replace(report, format_id=form.id)
                batches = _batches(records, skipped, self._batch, self._context)
                coming = reader.submit(next, batches, None)
                while (batch := coming.result()) is not None:
                    coming = reader.submit(next, batches, None)
                    report = self._take(batch, report, source)
                    self._done = before + report.added + report.merged + report.unchanged
                    self._context.report(Progress(self._done, 0, "import"))
            except (CancelledError, LibraryError) as error:
                error.changes = self.changes
                raise
            except RefdeskError as error:
                report = replace(report, error=error)
        report = replace(report, skipped=tuple(skipped))
        if self._foreseen is None:
            self._write_down(report, source)
        return report

    def _records(self, source: Source) -> tuple[Iterator[ReadRecord], Format]:
        options = self._options
        known = self._chosen(options.format_id) if options.format_id else None
        form = known or _form_of(source, options)
        if form.table is not None and options.columns:
            return form.table.read(source.data, source.path, options.columns), form
        if source.in_place is not None and form.read_in_place is not None:
            return form.read_in_place(source.in_place, source.path), form
        assert form.read is not None
        return form.read(source.data, source.path), form

    def _take(
        self, batch: Sequence[ReadReference], report: FileReport, source: Source
    ) -> FileReport:
        references = [record.reference for record in batch]
        problems: list[SkippedRecord] = []
        along = self._along(batch, source, problems)
        if self._foreseen is not None:
            before = self._foreseen.repeated
            outcomes = self._references.preview(references, self._foreseen)
            repeated, brought = self._foreseen.repeated - before, Brought()
            self._likely.take(references, outcomes)
        else:
            result = self._add(batch, along)
            outcomes, brought = result.outcomes, result.brought
            self._added |= result.changes.added
            pairs = zip(result.ids, outcomes, strict=True)
            repeated = sum(o != "added" and i in self._added for i, o in pairs)
        missing = replace(brought, missing_files=len(problems))
        return replace(
            report,
            added=report.added + outcomes.count("added"),
            merged=report.merged + outcomes.count("updated"),
            unchanged=report.unchanged + outcomes.count("unchanged"),
            repeated=report.repeated + repeated,
            brought=report.brought + missing,
            problems=(*report.problems, *problems),
        )

    def _add(self, batch: Sequence[ReadReference], along: Along | None) -> AddReport:
        references = [record.reference for record in batch]
        with self._one_step():
            result = self._references.add_many(references, along=along)
        self.changes |= result.changes
        return result

    @contextmanager
    def _one_step(self) -> Iterator[None]:
        """Make all batches of an import one step to take back."""
        with self._references.database.step("import", onto=self._step) as step:
            yield
        self._step = step

    def _write_down(self, report: FileReport, source: Source) -> None:
        entry = ImportedFile(
            source.path,
            report.format_id,
            report.added,
            report.merged,
            report.unchanged,
            len(report.skipped),
        )
        if report.error is not None and not (report.added or report.merged or report.unchanged):
            return
        came = replace(report.brought, missing_files=0) != _NOTHING_BROUGHT
        if report.added or report.merged or came:
            with self._one_step():
                self._log.add(entry)
        else:
            self._log.add(entry)  # nothing to take back

    # What comes along

    def _along(
        self, batch: Sequence[ReadReference], source: Source, problems: list[SkippedRecord]
    ) -> Along | None:
        """Return the belongings of a batch, their files copied; ``None`` where there are none."""
        own = self._options.collection.strip()
        into = (own,) if own else ()
        targeted = bool(own) or self._options.parent_id is not None
        if not targeted and not any(record.belongings for record in batch):
            return None
        belongings = []
        for record in batch:
            b = record.belongings
            self._done += 1
            if targeted:
                b = replace(b, collections=(into, *((*into, *path) for path in b.collections)))
            if b.files:
                b = replace(b, filed=tuple(self._filed(record, b, source, problems)))
            belongings.append(b)
        return Along(tuple(belongings), self._options.parent_id)

    def _filed(
        self,
        record: ReadReference,
        belongings: Belongings,
        source: Source,
        problems: list[SkippedRecord],
    ) -> Iterator[FiledFile]:
        for named in belongings.files:
            self._context.cancel.check()
            self._context.report(Progress(self._done, 0, "import"))
            found = source.shelf.find(named.path)
            if found is None:
                problems.append(SkippedRecord(record.line, "file-missing", named.path))
            elif self._foreseen is None:
                try:
                    yield self._room.take(found, named, self._context.cancel)
                except (*DAMAGE, UnreadableError):
                    problems.append(SkippedRecord(record.line, "file-unreadable", named.path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles: papers are trees, and looking took an eighth of an import.

    While a window is open ``refdesk.ui.garbage`` has seen to it already.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _form_of(source: Source, options: ImportOptions) -> Format:
    """Return the format of a file; a table that only the person understands is a table, too.

    Raises:
        UnreadableError: no format fits.
    """
    try:
        return sniff_format(source.data, source.name)
    except UnreadableError:
        for form in all_formats() if options.columns else ():
            if form.table is not None and source.name.lower().endswith(form.extensions):
                headings = {column.heading for column in form.table.look(source.data)}
                if headings & options.columns.keys():
                    return form
        raise


def _batches(
    records: Iterable[ReadRecord],
    skipped: list[SkippedRecord],
    size: int,
    context: JobContext,
) -> Iterator[list[ReadReference]]:
    """Yield records by ``size``; what could not be read goes into ``skipped``.

    What was read before a failure is yielded before the failure is raised.
    """
    batch: list[ReadReference] = []
    failure: RefdeskError | None = None
    try:
        for record in records:
            context.cancel.check()
            if isinstance(record, SkippedRecord):
                skipped.append(record)
                continue
            batch.append(record)
            if len(batch) >= size:
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
