# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door that is open to other programs: who may knock, and what they can do by it."""

import os
import stat
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from refdesk.ui.doorbell import Doorbell


@pytest.fixture
def name(monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "before")
    return f"refdesk-test-{uuid4().hex[:8]}"


@pytest.fixture
def bell(qtbot, qapp, name):
    made = Doorbell(name, qapp)
    yield made
    server = made.findChild(QLocalServer)
    for caller in server.findChildren(QLocalSocket):
        caller.abort()
    qtbot.wait(5)
    server.close()
    made.deleteLater()


def said(qtbot, name, data):
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(1000)
    socket.write(data)
    socket.flush()
    return socket


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_person_may_knock(bell):
    server = bell.findChild(QLocalServer)
    assert server.socketOptions() == QLocalServer.SocketOption.UserAccessOption
    place = Path(server.fullServerName() or QDir.tempPath())
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    "data",
    [b"\x00\n", b"a\x00b\n", b"\xff\xfe\n", "\u202e\n".encode(), b"a\x1b[0m\n", b"\t[[[[\n", b"\t{}\n",
     b"\t" + b"[" * 9000 + b"\n"],
)  # fmt: skip
def test_what_is_no_answer_of_ours_does_nothing(qtbot, bell, name, data):
    heard = []
    bell.rung.connect(heard.append)
    socket = said(qtbot, name, data)
    qtbot.waitUntil(lambda: bool(heard), timeout=2000)
    assert heard == [[]]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "before"
    socket.abort()


def test_a_line_without_end_fills_no_memory(qtbot, bell, name):
    heard = []
    bell.rung.connect(heard.append)
    socket = said(qtbot, name, b"x" * 3_000_000)
    for _ in range(20):
        qtbot.wait(5)
    callers = bell.findChild(QLocalServer).findChildren(QLocalSocket)
    assert callers
    assert all(caller.bytesAvailable() < 200_000 for caller in callers)
    assert heard == []
    socket.abort()
