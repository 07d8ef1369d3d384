# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of papers: copied beside the library, called by a pattern, taken off so that they can come back.

What lies in the folder of files never changes. Another name is another link to the same bytes, a file
that is taken off its paper stays until no step could bring it back, no backup has it, and
``check --repair`` clears up.
"""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from refdesk.domain.attachments import Attachment, file_stem, numbered
from refdesk.domain.belongings import FiledFile, NamedFile
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import LibraryError, UnknownReferenceError, UnreadableError
from refdesk.domain.file_names import file_name
from refdesk.domain.file_pattern import PATTERN
from refdesk.domain.findings import Finding
from refdesk.domain.jobs import JobContext, Progress
from refdesk.services.filing import FileRoom
from refdesk.services.shelves import Found
from refdesk.services.writing import write_failed
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

_OWN_PLACE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{14}/[^/]+")
"""Where files of ours lie; others in the folder are left alone."""


_SETTLED = 3600
"""Seconds after which a file that no paper has is not one that is being attached."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file of a paper as it is to be shown."""

    attachment: Attachment
    path: Path
    is_missing: bool


@dataclass(frozen=True, slots=True)
class AttachReport:
    """What became of files: those that the paper has now, and names of those that it had."""

    added: tuple[FiledFile, ...]
    known: tuple[str, ...]
    changes: ChangeSet


class AttachmentService:
    """The files of one library's papers. Any thread may call any method."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        attachments: AttachmentStore,
        needed_elsewhere: Callable[[], set[str] | None] = set,
    ) -> None:
        """Look after the files of a library.

        Args:
            database: the library.
            references: its papers.
            attachments: what it says of files.
            needed_elsewhere: returns where files lie that backups need; ``None`` where nobody knows.
        """
        self._database = database
        self._references = references
        self._attachments = attachments
        self._needed_elsewhere = needed_elsewhere
        self._room = FileRoom(database.path)
        self.pattern = PATTERN
        """How new files are called, see :func:`file_stem`."""

    def files(self, reference_id: int) -> list[AttachedFile]:
        """Return the files of a paper, oldest first."""
        return [self._attached(found) for found in self._attachments.of([reference_id])]

    def _attached(self, attachment: Attachment) -> AttachedFile:
        folder = self._room.folder
        path = folder / attachment.path
        # A library of somebody else may name any file of this machine.
        inside = path.resolve().is_relative_to(folder.resolve())
        return AttachedFile(attachment, path, not inside or not path.is_file())

    def pdf(self, reference_id: int) -> Path | None:
        """Return the first PDF of a paper that is there."""
        for found in self.files(reference_id):
            if found.attachment.is_pdf and not found.is_missing:
                return found.path
        return None

    def attach(
        self,
        reference_id: int,
        paths: Sequence[Path],
        context: JobContext,
        *,
        pattern: str | None = None,
        onto: int | None = None,
    ) -> AttachReport:
        """Copy files and say that they belong to a paper; one that it has is not taken twice.

        Args:
            reference_id: the paper.
            paths: the files.
            context: how far it is, and whether to stop.
            pattern: how they are called, in place of what the person prefers.
            onto: the step that this is part of, if it is still the last.

        Raises:
            UnreadableError: a file cannot be read; none was taken.
            WriteFailedError: a file cannot be copied; none was taken.
            UnknownReferenceError: the paper is gone.
        """
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(f"#{reference_id}")
        stem = file_stem(stored.reference, pattern or self.pattern, stored.key)
        present = self._attachments.of([reference_id])
        checksums = {found.sha256: found.name for found in present}
        names = {found.name for found in present}
        added: list[FiledFile] = []
        known: list[str] = []
        room = FileRoom(self._database.path)
        with room.arriving(self._attachments.needed):
            for done, path in enumerate(paths):
                context.report(Progress(done, len(paths), "files"))
                if (same := checksums.get(_checksum(path))) is not None:
                    known.append(same)
                    continue
                name = numbered(file_name(f"{stem or path.stem}{path.suffix.lower()}"), names)
                filed = _taken(room, path, name, context)
                checksums[filed.sha256] = filed.name
                names.add(filed.name)
                added.append(filed)
            context.cancel.check()
            with self._database.step("attach", onto=onto):
                changes = self._attachments.add(reference_id, added)
        return AttachReport(tuple(added), tuple(known), changes)

    def rename(self, attachment_id: int, name: str) -> ChangeSet:
        """Call a file something else; its ending stays, its bytes stay where they are as well.

        Raises:
            WriteFailedError: the disk does not take the name.
        """
        found = self._attachments.get(attachment_id)
        if found is None or not name.strip():
            return ChangeSet()
        ending = PurePosixPath(found.name).suffix
        if ending and not name.strip().lower().endswith(ending.lower()):
            name = f"{name.strip()}{ending}"
        others = {a.name for a in self._attachments.of([found.reference_id]) if a.id != found.id}
        name = numbered(file_name(name), others)
        if name == found.name:
            return ChangeSet()
        place = str(PurePosixPath(found.path).with_name(name))
        old, new = self._room.folder / found.path, self._room.folder / place
        room = FileRoom(self._database.path)
        with room.arriving(self._attachments.needed), self._database.step("rename-file"):
            if old.is_file():
                room.expect(place, is_there=new.exists())
                _link(old, new)
            else:
                place = found.path
            return self._attachments.rename(attachment_id, name, place)

    def detach(self, attachment_id: int) -> ChangeSet:
        """Take a file off its paper; it can come back."""
        with self._database.step("detach"):
            return self._attachments.remove(attachment_id)

    # Looking after the folder

    def clear(self) -> None:
        """Take away files that were on their way to papers when the program ended; at the start."""
        if not self._database.is_read_only:
            with suppress(LibraryError):
                FileRoom(self._database.path).clear(self._needed)

    def _needed(self, places: set[str]) -> set[str]:
        """Return those of some places that a paper, a step or a backup needs."""
        found = self._attachments.needed(places)
        if found == places:
            return found
        elsewhere = self._needed_elsewhere()
        return set(places) if elsewhere is None else found | (elsewhere & places)

    def check(self) -> list[Finding]:
        """Return files that papers name and that are not there, and files that nobody needs."""
        named = self._attachments.all()
        missing = [
            Finding("missing-file", found.path)
            for found in named
            if not (self._room.folder / found.path).is_file()
        ]
        return missing + [Finding("orphan-file", place) for place in self._orphans()]

    def repair(self) -> list[Finding]:
        """Delete files that nobody needs, and return what is still wrong."""
        with self._database.write():  # nobody gives a file another name meanwhile
            for place in self._orphans():
                (self._room.folder / place).unlink(missing_ok=True)
        return self.check()

    def _orphans(self) -> list[str]:
        needed = {found.path for found in self._attachments.all()} | self._attachments.kept_paths()
        folder = self._room.folder
        if not folder.is_dir():
            return []
        places = (path.relative_to(folder).as_posix() for path in folder.glob("??/*/*"))
        unneeded = [
            place
            for place in places
            if place not in needed and _OWN_PLACE.fullmatch(place) and self._is_settled(place)
        ]
        if not unneeded:
            return []
        elsewhere = self._needed_elsewhere()
        return sorted(
            place for place in unneeded if elsewhere is not None and place not in elsewhere
        )

    def _is_settled(self, place: str) -> bool:
        """Whether a file is not just on its way to a paper."""
        try:
            return (self._room.folder / place).stat().st_mtime < time.time() - _SETTLED
        except OSError:
            return False


def _taken(room: FileRoom, path: Path, name: str, context: JobContext) -> FiledFile:
    with _unreadable(path):
        found = Found(name, path.stat().st_size, lambda: path.open("rb"))
        return room.take(found, NamedFile(str(path), name), context.cancel)


def _checksum(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        UnreadableError: it cannot be read.
    """
    with _unreadable(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _unreadable(path: Path) -> Iterator[None]:
    """Turn what the system says into one of our errors."""
    try:
        yield
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except IsADirectoryError:
        raise UnreadableError(str(path), "is-a-folder") from None
    except PermissionError:
        reason = "is-a-folder" if path.is_dir() else "no-permission"
        raise UnreadableError(str(path), reason) from None
    except OSError as error:
        raise UnreadableError(str(path), "io", detail=error.strerror or "") from None


def _link(old: Path, new: Path) -> None:
    """Let the bytes of a file be found under another name too."""
    if new.exists():
        return
    try:
        try:
            os.link(old, new)
        except OSError:  # a file system without links
            shutil.copy2(old, new)
    except OSError as error:
        raise write_failed(new, error) from None
