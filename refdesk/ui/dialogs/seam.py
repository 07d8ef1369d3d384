# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dialogs of import and export ask of the services; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.messages import ReportedFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from refdesk.domain.exporting import ExportOptions, Offers
    from refdesk.domain.importing import ImportOptions
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.notices import Alarms
    from refdesk.domain.query import LibraryQuery


class Format(Protocol):
    """A file format."""

    @property
    def id(self) -> str:
        """Its short name."""

    @property
    def label(self) -> str:
        """Its proper name."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """With the dot; the first is given to new files."""

    @property
    def read(self) -> object:
        """``None`` where it cannot be read."""

    @property
    def is_written(self) -> bool:
        """Whether papers can be exported in it."""

    @property
    def offers(self) -> Offers:
        """What may be chosen of an export."""


class FileReport(ReportedFile, Protocol):
    """What became of one file."""

    @property
    def repeated(self) -> int:
        """Records of papers that these files have further up."""


class Column(Protocol):
    """A column of a table."""

    @property
    def heading(self) -> str:
        """What stands above it."""

    @property
    def values(self) -> Sequence[str]:
        """Its first cells."""

    @property
    def field(self) -> str:
        """What it seems to hold, a code."""


class ImportReport(Protocol):
    """What became of all files."""

    @property
    def files(self) -> Sequence[FileReport]:
        """In the order given."""

    @property
    def named_only(self) -> Sequence[int]:
        """New papers of which a file gave no more than an identifier."""

    @property
    def alike(self) -> int:
        """Records that are likely of one paper all the same."""

    @property
    def likely_known(self) -> int:
        """New records that are likely of a paper that the library has."""


class Transfer(Protocol):
    """Files in, files out."""

    def formats(self) -> Sequence[Format]:
        """Return every format there is."""

    def import_files(
        self,
        paths: Sequence[Path],
        context: JobContext,
        format_id: str | None = None,
        *,
        options: ImportOptions | None = None,
        dry_run: bool = False,
    ) -> ImportReport:
        """Read files into the library, or only look."""

    def table_of(self, path: Path) -> Sequence[Column]:
        """Return the columns of a table, none where the file is none."""

    def table_fields(self) -> Sequence[str]:
        """Return what a column can hold."""

    def all_ids(self, query: LibraryQuery = ...) -> Sequence[int]:
        """Return what an export of everything writes."""

    def export(
        self,
        ids: Sequence[int],
        format_id: str,
        path: Path,
        context: JobContext,
        options: ExportOptions = ...,
    ) -> int:
        """Write papers to a file."""

    def alarms(self, ids: Sequence[int]) -> Alarms:
        """Return which of some papers are retracted or of concern."""

    def get_ready(self) -> None:
        """Have an export that is likely to come begin at once."""

    def export_chunks(self, ids: Sequence[int], format_id: str) -> Iterator[str | bytes]:
        """Return papers as text; as bytes of a format that is no text."""
