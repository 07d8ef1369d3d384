# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the desktop, the command line or another start of the program gives to a window.

Nothing is imported by that: the dialog shows what is in the files, and a person decides.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

MOST = 64
"""Files that are taken at once."""
MOST_BYTES = 65_536
"""Longest word that one start of the program sends another."""


def paths_of(words: Sequence[str]) -> list[Path]:
    """Return the files that words of a command line name: paths, or links as some desktops give them."""
    found = []
    for word in words[:MOST]:
        url = QUrl(word)
        path = url.toLocalFile() if url.isLocalFile() else word
        found.append(Path(path).expanduser().absolute())
    return found


def said_of(paths: Sequence[Path]) -> str:
    """Return paths as one line, for :func:`heard_of`."""
    return json.dumps([str(path) for path in paths[:MOST]])


def heard_of(line: str) -> list[Path]:
    """Return the paths of a line, none if it is no list of whole paths of files that are there."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return []
    if not isinstance(said, list) or len(said) > MOST:
        return []
    if not all(isinstance(one, str) and "\0" not in one for one in said):
        return []
    return [path for path in map(Path, said) if path.is_absolute() and path.is_file()]


class DeskApplication(QApplication):
    """The application; macOS tells a running program by an event of it what to open."""

    opened = Signal(object)
    """With the path of a file."""

    def event(self, event: QEvent) -> bool:
        """See QObject."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit(Path(event.file()))
            return True
        return super().event(event)


class GivenFiles(QObject):
    """Keeps files until the window can take them."""

    def __init__(self, application: QObject, paths: Sequence[Path] = ()) -> None:
        super().__init__(application)
        self._waiting = list(paths)
        self._show: Callable[[list[Path]], object] | None = None
        if isinstance(application, DeskApplication):
            application.opened.connect(lambda path: self.take([path]))

    def take(self, paths: Sequence[Path]) -> None:
        """Show what is in files, now or as soon as the window is all there."""
        self._waiting += paths
        if self._show is not None and self._waiting:
            taken, self._waiting = self._waiting[:MOST], []
            self._show(taken)

    def show_in(self, show: Callable[[list[Path]], object]) -> None:
        """From now on files are shown at once; those that waited are."""
        self._show = show
        self.take([])
