# SPDX-License-Identifier: GPL-3.0-or-later
"""Files into a library, and out of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from refdesk.apart.program import ProcessDiedError
from refdesk.domain.errors import RefdeskError, UnreadableError, WriteFailedError
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import Format, TableLook, all_formats, sniff_format
from refdesk.services.converting import readable, writable
from refdesk.services.exporting import get_ready, texts
from refdesk.services.importing import FileReport, Importer, ImportReport
from refdesk.services.packed import sources_in
from refdesk.services.writing import write_whole
from refdesk.store.references import ReferenceStore

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
            readable(options.format_id)
        importer = Importer(
            self._references, readable, options, context, batch=BATCH, dry_run=dry_run
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
        if source is None or source.broken is not None:
            return ()
        try:
            form = sniff_format(source.data, source.name)
        except UnreadableError:
            named = (f for f in all_formats() if source.name.lower().endswith(f.extensions))
            found = next((f for f in named if f.table is not None), None)
            if found is None:
                return ()
            form = found
        return form.table.look(source.content()) if form.table is not None else ()

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
        form = writable(format_id)
        count = 0

        def written() -> Iterator[str]:
            nonlocal count
            for more, text in texts(self._references, ids, form, context.cancel):
                count += more
                context.report(Progress(count, len(ids), "export"))
                yield text

        try:
            write_whole(path, written())
        except ProcessDiedError as error:
            if error.args:
                raise
            raise WriteFailedError(path, "other") from None
        return count

    def get_ready(self) -> None:
        """Have an export that is likely to come begin at once."""
        get_ready()

    def export_chunks(self, ids: Iterable[int], format_id: str) -> Iterator[str]:
        """Return papers as text in chunks, for standard output or the clipboard."""
        form = writable(format_id)
        return (text for _, text in texts(self._references, list(ids), form, CancelToken()))
