# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of exported papers, copied into a folder beside the file that names them."""

import filecmp
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import IO

from refdesk.disk import HELD, PART, clear_parts, held_folder, put
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
    """The folder ``papers files`` beside ``papers.bib``, and what an export puts into it.

    Nothing in it is replaced or deleted: it may be the person's own. What is there already is used
    again, what has another's name gets a number. New copies come into the folder as the last thing before
    the exported file takes its place; leaving with an error takes them away again.
    """

    def __init__(self, path: Path, database: Database) -> None:
        """Begin for an export to ``path`` of papers of a library."""
        self._path = path
        file = Path(os.path.realpath(path))  # where the file lies, of which a link may only speak
        self._folder = file.with_name(f"{file.stem[:200]}{_ENDING}")
        self._waiting = file.with_name(f".{self._folder.name}.{token_hex(4)}{PART}")
        self._held: IO[bytes] | None = None
        self._attachments = AttachmentStore(database)
        self._room = FileRoom(database.path)
        self._new: list[Path] = []
        """What is not to stay where the export fails, a folder before what lies in it."""

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
        home = self._room.folder.resolve()
        attachments = self._attachments.of(ids)
        try:
            used: set[str] = set()
            for done, attachment in enumerate(attachments):
                context.cancel.check()
                context.report(Progress(done, len(attachments), "files"))
                source = (self._room.folder / attachment.path).resolve()
                if not (source.is_relative_to(home) and source.is_file()):
                    continue
                name = self._name(file_name(_MEANT.sub("_", attachment.name)), source, used)
                if not (self._folder / name).exists():
                    if self._held is None:
                        clear_parts(self._folder.parent, f".{self._folder.name}.")
                        self._held = held_folder(self._waiting)
                    shutil.copyfile(source, self._waiting / name)
                used.add(name)
                place = f"{self._folder.name}/{name}"
                found.setdefault(attachment.reference_id, []).append(place)
        except OSError as error:
            raise write_failed(self._path, error) from None
        return {i: tuple(paths) for i, paths in found.items()}

    def _name(self, name: str, source: Path, used: set[str]) -> str:
        """Return the first name that is free, or that the same bytes have from an export before."""
        taken = set(used)
        while True:
            free = numbered(name, taken)
            there = self._folder / free
            if not there.exists():
                return free
            if there.is_file() and filecmp.cmp(source, there, shallow=False):
                return free
            taken.add(free)

    def in_place(self) -> Iterator[str]:
        """Put the copies into the folder; no text, but the last of the pieces that are written.

        Raises:
            OSError: they cannot be.
        """
        if self._waiting.exists():
            if not self._folder.exists():
                self._folder.mkdir()
                self._new.append(self._folder)
            for copy in sorted(self._waiting.iterdir()):
                if copy.name != HELD:
                    target = self._folder / copy.name
                    put(copy, target)
                    self._new.append(target)
        yield ""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._held is not None:
            self._held.close()
        shutil.rmtree(self._waiting, ignore_errors=True)
        if kind is not None:
            for made in reversed(self._new):
                with suppress(OSError):
                    made.rmdir() if made is self._folder else made.unlink()
