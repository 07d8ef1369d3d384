# SPDX-License-Identifier: GPL-3.0-or-later
"""Files on their way to papers: noted, so that a run that is killed leaves none that nobody names.

A file lies in its place before its row is written, and a process may end in between. So each one notes
in ``files/.arriving`` what it brings, in a file that it holds until the rows are written. A note that
nobody holds is of a run that ended: what it names and no row does, goes.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from refdesk import disk
from refdesk.domain.errors import LibraryError

_NOTE = ".note"
_NEW, _THERE = "+", "="

Needed = Callable[[set[str]], set[str]]
"""Returns those of some places that a paper, or a step that can be taken back, needs."""


class Arrivals:
    """What one run brings into the folder of files, until its rows are written. For one thread."""

    def __init__(self, files: Path) -> None:
        self._files = files
        self.folder = files / ".arriving"
        """Where files are written before they take their places."""
        self._note: IO[bytes] | None = None
        self._new: set[str] = set()

    def expect(self, place: str, *, is_there: bool) -> None:
        """Note that a paper is going to name a file, before it is put there.

        Raises:
            OSError: it cannot be noted; nothing may be put there.
        """
        self.expect_all([place], is_there=is_there)

    def expect_all(self, places: Iterable[str], *, is_there: bool = False) -> None:
        """Note that papers are going to name files; see :meth:`expect`.

        Raises:
            OSError: it cannot be noted; nothing may be put there.
        """
        if self._note is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / f"{secrets.token_hex(8)}{_NOTE}"
            self._note = path.open("xb")
            disk.hold(self._note)
            disk.flush_folder(self.folder)
        named = set(places)
        mark = _THERE if is_there else _NEW
        self._note.writelines(f"{mark}{place}\n".encode() for place in sorted(named))
        disk.flush(self._note)
        if not is_there:
            self._new |= named

    def settle(self, needed: Needed) -> None:
        """Forget what was noted; take away what nobody named after all."""
        if self._note is None:
            return
        note = Path(self._note.name)
        with suppress(OSError):
            self._note.close()
        self._note = None
        new, self._new = self._new, set()
        try:
            self._clear(new, needed, note)
        except LibraryError:  # nobody knows what is needed: the note stays for the next start
            return
        with suppress(OSError):
            note.unlink(missing_ok=True)
            self.folder.rmdir()

    def clear(self, needed: Needed) -> None:
        """Take away what runs left that have ended before their rows were written."""
        if not self.folder.is_dir():
            return
        disk.clear_parts(self.folder)
        for path in list(self.folder.glob(f"*{_NOTE}")):
            with suppress(OSError):
                with path.open("r+b") as note:
                    if not disk.hold(note):
                        continue
                    places = {line[1:] for line in _lines(path) if line.startswith(_NEW)}
                    self._clear(places, needed, path)
                path.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def _clear(self, places: set[str], needed: Needed, own: Path) -> None:
        if not places:
            return
        kept = needed(places) | set(self._expected(own))
        for place in places - kept:
            path = self._files / place
            if not path.resolve().is_relative_to(self._files.resolve()):
                continue
            with suppress(OSError):
                path.unlink(missing_ok=True)
                path.parent.rmdir()
                path.parent.parent.rmdir()

    def _expected(self, own: Path) -> Iterator[str]:
        """Yield the places that notes of others name."""
        for path in self.folder.glob(f"*{_NOTE}"):
            if path != own:
                yield from (line[1:] for line in _lines(path))


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
