# SPDX-License-Identifier: GPL-3.0-or-later
"""One window a library: who starts the program a second time sees the window that is there.

A lock file, which costs a start nothing, says whether there is one. Only then, and in the first
window once it is all there, is the network of Qt loaded to talk (:mod:`refdesk.ui.doorbell`).
A lock whose process is gone counts for nothing, and nor does a window that does not answer.
"""

import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # at run time it comes when it is needed
    from refdesk.ui.doorbell import Doorbell


class OneWindow(QObject):
    """Knows whether this person has another window on a library."""

    def __init__(self, library: Path) -> None:
        super().__init__()
        self._name = _name_for(library)
        self._lock = QLockFile(QDir(QDir.tempPath()).filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # however old: what counts is whether its process lives
        self._bell: Doorbell | None = None

    def is_there(self, files: Sequence[Path] = ()) -> bool:
        """Whether a window was there already, which is in front now and shows what is in files."""
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return False
        return bool(_doorbell().ring(self._name, files))

    @property
    def name(self) -> str:
        """What tells this library and person from others, in a file name."""
        return self._name

    def let_go(self) -> None:
        """Let another start have the library; this one's window is closed."""
        self._lock.unlock()

    def keep(self, window: QWidget, take: Callable[[list[Path]], object] = lambda _: None) -> None:
        """Bring ``window`` to the front whenever the program is started again on its library.

        Args:
            window: the one window of its library.
            take: is given the files that the other start was given.
        """
        self.setParent(window)
        if self._lock.isLocked() and self._bell is None:
            self._bell = _doorbell()(self._name, self)
            self._bell.rung.connect(lambda _: _to_front(window))
            self._bell.rung.connect(take)


def _doorbell() -> "type[Doorbell]":
    found: type[Doorbell] = importlib.import_module("refdesk.ui.doorbell").Doorbell
    return found


def _name_for(library: Path) -> str:
    """Return a name for a library and a person; a link to a library is that library."""
    place = os.path.normcase(os.path.realpath(library))
    said = f"{QDir.homePath()}\n{place}".encode("utf-8", "surrogatepass")
    found = QCryptographicHash.hash(said, QCryptographicHash.Algorithm.Sha256)
    return f"refdesk-{bytes(found.toHex().data()).decode()[:24]}"


def _to_front(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
