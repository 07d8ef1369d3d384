# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of exported papers, copied into a folder beside the file that names them."""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType

from refdesk.domain.attachments import numbered
from refdesk.domain.file_names import file_name
from refdesk.domain.jobs import JobContext, Progress
from refdesk.services.filing import FileRoom
from refdesk.services.writing import write_failed
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database

_ENDING = " files"
_MEANT = re.compile(r"[{};%#\\]")
"""What the formats that name files mean something by."""


class FilesBeside:
    """The folder ``papers files`` beside ``papers.bib``: there whole, or as it was before.

    The copies are made in a new folder, which takes the place of an older one as the last thing before
    the file itself is put in its place. Leaving with an error puts the older folder back.
    """

    def __init__(self, path: Path, database: Database) -> None:
        """Begin for an export to ``path`` of papers of a library."""
        self._folder = path.with_name(f"{path.stem[:200]}{_ENDING}")
        mark = token_hex(4)
        self._new = path.with_name(f".{self._folder.name}.{mark}.part")
        self._old = path.with_name(f".{self._folder.name}.{mark}.old")
        self._attachments = AttachmentStore(database)
        self._room = FileRoom(database.path)
        self._path = path
        self._is_in_place = False

    def __enter__(self) -> "FilesBeside":
        return self

    def copied(self, ids: Sequence[int], context: JobContext) -> dict[int, tuple[str, ...]]:
        """Copy the files of papers; return their paths by paper, relative to the exported file.

        What is not there any more is left out, and so is what does not lie in the library's own
        folder: a library of somebody else may name any file of this machine.

        Raises:
            WriteFailedError: there is no place for them.
            CancelledError: nothing is left.
        """
        found: dict[int, list[str]] = {}
        taken: set[str] = set()
        home = self._room.folder.resolve()
        attachments = self._attachments.of(ids)
        for done, attachment in enumerate(attachments):
            context.cancel.check()
            context.report(Progress(done, len(attachments), "files"))
            source = (self._room.folder / attachment.path).resolve()
            if not (source.is_relative_to(home) and source.is_file()):
                continue
            name = numbered(file_name(_MEANT.sub("_", attachment.name)), taken)
            taken.add(name)
            try:
                self._new.mkdir(exist_ok=True)
                shutil.copyfile(source, self._new / name)
            except OSError as error:
                raise write_failed(self._path, error) from None
            found.setdefault(attachment.reference_id, []).append(f"{self._folder.name}/{name}")
        return {i: tuple(paths) for i, paths in found.items()}

    def in_place(self) -> Iterator[str]:
        """Put the folder in its place; no text, but the last of the pieces that are written.

        Raises:
            OSError: it cannot be.
        """
        if self._new.exists():
            if self._folder.exists():
                self._folder.rename(self._old)
            self._new.rename(self._folder)
            self._is_in_place = True
        yield ""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            if self._is_in_place:
                shutil.rmtree(self._folder, ignore_errors=True)
            if self._old.exists():
                with suppress(OSError):
                    self._old.rename(self._folder)
        shutil.rmtree(self._new, ignore_errors=True)
        shutil.rmtree(self._old, ignore_errors=True)
