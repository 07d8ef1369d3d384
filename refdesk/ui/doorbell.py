# SPDX-License-Identifier: GPL-3.0-or-later
"""How a second start of the program tells the first one to come to the front."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from refdesk.ui.given_files import MOST_BYTES, heard_of, said_of

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - with it, Wayland lets another window come to the front
_PATIENCE = 8.0
"""Seconds: a window that is only just starting answers when it is all there."""
_TRY = 200


class Doorbell(QObject):
    """Listens for other starts of the program by the same person."""

    rung = Signal(object)
    """With the files that are to be shown, a list of paths."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # of a process that was killed: the lock is ours
            self._server.listen(name)

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(MOST_BYTES)  # who never ends a line fills no memory
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.bytesAvailable():
                self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        line = bytes(caller.readLine(MOST_BYTES).data()).decode("utf-8", "replace")
        token, _, files = line.strip("\n").partition("\t")
        if token.isascii() and token.isprintable() and token:
            os.environ[_TOKEN] = token
        self.rung.emit(heard_of(files) if files else [])
        caller.write(b"here\n")
        caller.flush()

    @staticmethod
    def ring(name: str, files: Sequence[Path] = ()) -> bool:
        """Ask the window called ``name`` to come to the front and to show what is in files.

        False where none answers. Only this person's programs can be heard by that window, and what
        they say are names of files: nothing is done with these before the person agrees.
        """
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(name)
            if socket.waitForConnected(_TRY):
                said = f"\t{said_of(files)}" if files else ""
                socket.write(f"{os.environ.get(_TOKEN, '')}{said}\n".encode())
                socket.waitForBytesWritten(_TRY)
                left = int(1000 * (end - time.monotonic()))
                return socket.canReadLine() or socket.waitForReadyRead(max(_TRY, left))
            QThread.msleep(_TRY // 4)
        return False
