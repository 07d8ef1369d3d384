# SPDX-License-Identifier: GPL-3.0-or-later
"""An open library: transactions, steps, close."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import LibraryError
from refdesk.domain.organisation import Step
from refdesk.store import journal, sqlite, sqlite_file
from refdesk.store.log_keeping import LogKeeper
from refdesk.store.opening import WAIT, LibraryFile, Migration


def utc_now() -> datetime:
    """Return the time that new entries bear."""
    return datetime.now(UTC)


class Database:
    """An open library. Any thread may read and write; writes take turns."""

    def __init__(self, file: LibraryFile, now: Callable[[], datetime] = utc_now) -> None:
        self._now = now
        self.path = file.path
        self.is_read_only = file.mode != "rw"
        self._wait = file.wait
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._step: Connection | None = None
        self._reader = sqlite.engine(file.path, mode=file.mode, wait=file.wait, writes=False)
        self._writer = sqlite.engine(file.path, mode=file.mode, wait=file.wait, writes=True)
        self._log = LogKeeper(file.path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = WAIT,
        migrations: Sequence[Migration] | None = None,
    ) -> "Database":
        """Open the library at ``path``, see :meth:`LibraryFile.open`.

        Raises:
            LibraryError: it cannot be opened.
        """
        return cls(
            LibraryFile.open(
                path, create=create, read_only=read_only, wait=wait, migrations=migrations
            )
        )

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state of the library and cannot write.

        Raises:
            LibraryError: reading failed.
        """
        with sqlite.translated(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the one connection that writes; all that happens inside is kept whole or not at all.

        Inside a :meth:`step` of this thread it is part of that.

        Raises:
            LibraryError: another program is writing, the disk is full, or writing failed.
            RuntimeError: this thread is writing already; it would wait for itself.
        """
        if self.is_read_only:
            raise LibraryError(self.path, "read-only")
        thread = threading.get_ident()
        if self._writing_thread == thread:
            if self._step is None:
                raise RuntimeError("write() inside write()")
            yield self._step
            return
        if not self._turn.acquire(timeout=max(self._wait, 60)):
            raise LibraryError(self.path, "locked")
        try:
            self._writing_thread = thread
            with sqlite.translated(self.path), self._writer.begin() as connection:
                yield connection
            self._log.look()
        finally:
            self._writing_thread = None
            self._turn.release()

    @contextmanager
    def step(self, label: str, *, onto: int | None = None) -> Iterator[int]:
        """Make one step of all that is written inside: kept whole or not at all, and taken back so.

        A step inside a step is part of it.

        Args:
            label: a code for what is done, such as ``trash``.
            onto: the step that this is more of, if it is still the last.

        Yields:
            The step's id.

        Raises:
            LibraryError: as :meth:`write`.
        """
        with self.write() as connection:
            if self._step is not None:
                yield journal.recorded_step(connection)
                return
            with journal.recording(connection, label, onto=onto, now=self._now) as step_id:
                self._step = connection
                try:
                    yield step_id
                finally:
                    self._step = None

    def steps(self) -> tuple[Step | None, Step | None]:
        """Return what would be taken back next, and what would be done again."""
        with self.read() as connection:
            return journal.last_step(connection), journal.next_step(connection)

    def undo(self) -> ChangeSet:
        """Take back the last step; nothing where there is none.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._exchange(journal.last_step, undone=True)

    def redo(self) -> ChangeSet:
        """Do the step again that was taken back last.

        Raises:
            LibraryError: nothing was changed.
        """
        return self._exchange(journal.next_step, undone=False)

    def _exchange(self, which: Callable[[Connection], Step | None], *, undone: bool) -> ChangeSet:
        with self.write() as connection:
            step = which(connection)
            if step is None:
                return ChangeSet()
            return journal.exchange(connection, step, undone=undone)

    def integrity(self) -> list[str]:
        """Return SQLite's complaints about the file, none where it is whole.

        Raises:
            LibraryError: the file cannot be read at all.
        """
        with (
            sqlite.translated(self.path),
            closing(sqlite_file.connect(self.path, mode="ro", wait=self._wait)) as connection,
        ):
            return sqlite_file.integrity(connection)

    def close(self) -> None:
        """Close every connection; the library is then one file without a log beside it."""
        self._log.close()
        self._reader.dispose()
        self._writer.dispose()
