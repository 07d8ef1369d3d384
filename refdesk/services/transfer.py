# SPDX-License-Identifier: GPL-3.0-or-later
"""Files into a library, and out of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from refdesk.apart.program import ProcessDiedError
from refdesk.domain.errors import RefdeskError, UnreadableError, WriteFailedError
from refdesk.domain.exporting import DEFAULT, Chosen, ExportOptions
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.keypatterns import KeyPattern
from refdesk.domain.notices import Alarms
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import Format, TableLook, all_formats, sniff_format
from refdesk.services.converting import readable, writable
from refdesk.services.exporting import get_ready, texts
from refdesk.services.files_beside import FilesBeside
from refdesk.services.importing import FileReport, Importer, ImportReport
from refdesk.services.packed import sources_in
from refdesk.services.writing import keep_from_emptying, write_whole
from refdesk.store.exported_keys import keys_by
from refdesk.store.notices import NoticeStore
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

    def alarms(self, ids: Sequence[int]) -> Alarms:
        """Return which of the papers that are written should not be cited without a thought."""
        return NoticeStore(self._references.database).alarms(ids)

    def export(
        self,
        ids: Sequence[int],
        format_id: str,
        path: Path,
        context: JobContext,
        options: ExportOptions = DEFAULT,
    ) -> int:
        """Write papers to a file, whole or not at all; return how many.

        Files of papers, where options ask for them, come into a folder beside it, see
        :class:`FilesBeside`.

        Raises:
            UnknownFormatError: no such format, or it cannot be written.
            InvalidValueError: the pattern of citation keys cannot be understood.
            WriteFailedError: the file could not be written, or would be emptied because there are
                no papers; an older one is untouched.
            LibraryError: keys by a pattern cannot be remembered.
        """
        form = writable(format_id)
        if not ids:
            keep_from_emptying(path)
        chosen = self._chosen(ids, form, options, context.cancel)
        count = 0

        def written(chosen: Chosen) -> Iterator[str | bytes]:
            nonlocal count
            for more, text in texts(self._references, ids, form, chosen, context.cancel):
                count += more
                context.report(Progress(count, len(ids), "export"))
                yield text

        try:
            if options.with_files and form.offers.file_field:
                with FilesBeside(path, self._references.database) as beside:
                    copied = beside.copied(ids, context)
                    named = {i: form.offers.file_texts(paths) for i, paths in copied.items()}
                    chosen = replace(chosen, files=named)
                    write_whole(path, chain(written(chosen), beside.in_place()))
            else:
                write_whole(path, written(chosen))
        except ProcessDiedError as error:
            if error.args:
                raise
            raise WriteFailedError(path, "other") from None
        return count

    def _chosen(
        self, ids: Sequence[int], form: Format, options: ExportOptions, cancel: CancelToken
    ) -> Chosen:
        chosen = Chosen.of(options, form.offers)
        if not (options.key_pattern and form.offers.keys):
            return chosen
        stem = KeyPattern.parse(options.key_pattern).stem
        keys = keys_by(self._references, options.key_pattern, ids, stem, cancel)
        return replace(chosen, keys=keys)

    def get_ready(self) -> None:
        """Have an export that is likely to come begin at once."""
        get_ready()

    def export_chunks(
        self, ids: Iterable[int], format_id: str, options: ExportOptions = DEFAULT
    ) -> Iterator[str | bytes]:
        """Return papers as text in chunks, for standard output or the clipboard.

        Of a format that is no text they are bytes. Files stay where they are.
        """
        form, wanted, cancel = writable(format_id), list(ids), CancelToken()
        chosen = self._chosen(wanted, form, options, cancel)
        return (text for _, text in texts(self._references, wanted, form, chosen, cancel))
