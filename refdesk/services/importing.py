# SPDX-License-Identifier: GPL-3.0-or-later
"""Files into the library: read, looked at or taken in batch by batch, and accounted for."""

import gc
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from refdesk.apart.ahead import Ahead
from refdesk.domain.belongings import NOTHING, Belongings, Brought, FiledFile
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import (
    CancelledError,
    LibraryError,
    RefdeskError,
    UnreadableError,
)
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import JobContext, Progress
from refdesk.formats.base import Format, SkippedRecord, all_formats, sniff_format
from refdesk.services.filing import FileRoom
from refdesk.services.likely import LikelyTwins
from refdesk.services.packed import Source, files_in, sources_in
from refdesk.services.reading import MANY, PORTION, Portion, get_ready, portions
from refdesk.services.shelves import DAMAGE
from refdesk.store.attachments import AttachmentStore
from refdesk.store.bringing import Along
from refdesk.store.imports import ImportedFile, ImportLog
from refdesk.store.references import AddReport, ReferenceStore
from refdesk.store.writing import Foreseen

_NOTHING_BROUGHT = Brought()
_NAMES_ONLY = "ids"
"""The format that names papers and says nothing of them."""
_PATIENCE = 1.0
"""Seconds for which a transaction is kept open for what is being read; others wait that long to write."""


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
        needed = AttachmentStore(self._references.database).needed
        with _uncollected(), self._room.arriving(needed):
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
        if dry_run and self._done >= MANY:
            get_ready()
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
        account = _Account(FileReport(source.path))
        before = self._done
        try:
            form = self._form(source)
            account.report = replace(account.report, format_id=form.id)
            at_once = min(PORTION, self._batch)
            with portions(source, form, self._options.columns, at_once) as coming:
                while (first := coming.wait(self._context.cancel)) is not None:
                    self._take(first, coming, account, source)
                    self._done = before + account.records
                    self._context.report(Progress(self._done, 0, "import"))
        except (CancelledError, LibraryError) as error:
            error.changes = self.changes
            raise
        except RefdeskError as error:
            account.report = replace(account.report, error=error)
        if self._foreseen is None:
            self._write_down(account.report, source)
        return account.report

    def _form(self, source: Source) -> Format:
        options = self._options
        known = self._chosen(options.format_id) if options.format_id else None
        return known or _form_of(source, options)

    def _take(
        self, first: Portion, coming: Ahead[Portion], account: "_Account", source: Source
    ) -> None:
        """Take a portion in, and with it, in one transaction, as many as come soon and make a batch.

        Files that come along are copied before, so that nobody waits for that.
        """
        if self._foreseen is not None:
            self._look(first, account, source)
            return
        done: list[_Taken] = [_Taken(first, *self._along(first, source))]
        with self._one_step():
            self._add(done[0])
            count = len(first.rows)
            while count < self._batch and not self._context.cancel.is_cancelled:
                more = coming.soon(_PATIENCE, _brings_no_files)
                if more is None:
                    break
                done.append(_Taken(more, *self._along(more, source)))
                self._add(done[-1])
                count += len(more.rows)
        for taken in done:  # kept now
            self.changes |= taken.result.changes
            account.enter(taken, self._added)

    def _look(self, portion: Portion, account: "_Account", source: Source) -> None:
        assert self._foreseen is not None
        arrivals = portion.arrivals
        before = self._foreseen.repeated
        outcomes = self._references.preview(arrivals, self._foreseen)
        self._likely.take(arrivals, outcomes)
        _, problems = self._along(portion, source)
        result = AddReport(outcomes=outcomes)
        account.enter(_Taken(portion, None, problems, result), set())
        account.repeat(self._foreseen.repeated - before)

    def _add(self, taken: "_Taken") -> None:
        taken.result = self._references.take_in(taken.portion.arrivals, along=taken.along)
        self._added |= taken.result.changes.added

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
        self, portion: Portion, source: Source
    ) -> tuple[Along | None, tuple[SkippedRecord, ...]]:
        """Return the belongings of a portion, their files copied, and what files did not come.

        ``None`` where there are no belongings.
        """
        own = self._options.collection.strip()
        into = (own,) if own else ()
        targeted = bool(own) or self._options.parent_id is not None
        if not targeted and not portion.belongings:
            return None, ()
        belongings: list[Belongings] = []
        problems: list[SkippedRecord] = []
        theirs = portion.belongings or [NOTHING] * len(portion.rows)
        for line, b in zip(portion.lines, theirs, strict=True):
            self._done += 1
            if targeted:
                b = replace(b, collections=(into, *((*into, *path) for path in b.collections)))
            if b.files:
                b = replace(b, filed=tuple(self._filed(line, b, source, problems)))
            belongings.append(b)
        return Along(tuple(belongings), self._options.parent_id), tuple(problems)

    def _filed(
        self, line: int, belongings: Belongings, source: Source, problems: list[SkippedRecord]
    ) -> Iterator[FiledFile]:
        for named in belongings.files:
            self._context.cancel.check()
            self._context.report(Progress(self._done, 0, "import"))
            found = source.shelf.find(named.path)
            if found is None:
                problems.append(SkippedRecord(line, "file-missing", named.path))
            elif self._foreseen is None:
                try:
                    yield self._room.take(found, named, self._context.cancel)
                except (*DAMAGE, UnreadableError):
                    problems.append(SkippedRecord(line, "file-unreadable", named.path))


@dataclass(slots=True)
class _Taken:
    """A portion and what became of it."""

    portion: Portion
    along: Along | None
    problems: tuple[SkippedRecord, ...]
    result: AddReport = field(default_factory=AddReport)


class _Account:
    """What became of one file so far."""

    def __init__(self, report: FileReport) -> None:
        self.report = report

    @property
    def records(self) -> int:
        """Records that came into the library, or would."""
        return self.report.added + self.report.merged + self.report.unchanged

    def enter(self, taken: _Taken, added: Set[int]) -> None:
        """Enter a portion; ``added`` are the papers that these files brought before it and in it."""
        outcomes, ids = taken.result.outcomes, taken.result.ids
        missing = replace(taken.result.brought, missing_files=len(taken.problems))
        r = self.report
        self.report = replace(
            r,
            added=r.added + outcomes.count("added"),
            merged=r.merged + outcomes.count("updated"),
            unchanged=r.unchanged + outcomes.count("unchanged"),
            brought=r.brought + missing,
            skipped=(*r.skipped, *taken.portion.skipped),
            problems=(*r.problems, *taken.problems),
        )
        self.repeat(sum(o != "added" and i in added for i, o in zip(ids, outcomes, strict=False)))

    def repeat(self, more: int) -> None:
        """Say that more records were of a paper that came before."""
        self.report = replace(self.report, repeated=self.report.repeated + more)


def _brings_no_files(portion: Portion) -> bool:
    return not portion.has_files


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
                headings = {column.heading for column in form.table.look(source.content())}
                if headings & options.columns.keys():
                    return form
        raise
