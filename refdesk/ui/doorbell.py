# SPDX-License-Identifier: GPL-3.0-or-later
"""How a second start of the program tells the first one to come to the front."""

import os
import time

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - with it, Wayland lets another window come to the front
_PATIENCE = 8.0
"""Seconds: a window that is only just starting answers when it is all there."""
_TRY = 200
_MOST = 4096


class Doorbell(QObject):
    """Listens for other starts of the program by the same person."""

    rung = Signal()

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
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            if caller.bytesAvailable():
                self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        token = bytes(caller.readLine(_MOST).data()).decode("utf-8", "replace").strip()
        if token:
            os.environ[_TOKEN] = token
        self.rung.emit()
        caller.write(b"here\n")
        caller.flush()

    @staticmethod
    def ring(name: str) -> bool:
        """Ask the window called ``name`` to come to the front; false where none answers."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(name)
            if socket.waitForConnected(_TRY):
                socket.write(f"{os.environ.get(_TOKEN, '')}\n".encode())
                socket.waitForBytesWritten(_TRY)
                left = int(1000 * (end - time.monotonic()))
                return socket.canReadLine() or socket.waitForReadyRead(max(_TRY, left))
            QThread.msleep(_TRY // 4)
        return False
