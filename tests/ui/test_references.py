"""What PySide6 must not do: lose references to None (on 3.11 that ends the program), read every module."""

import subprocess
import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItemModel

ROUNDS = 500


def lost(call) -> int:
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        call()
    return before - sys.getrefcount(None)


def test_calls_that_give_back_nothing_lose_no_reference(qapp):
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    model = QStandardItemModel(1, 1)
    index = model.index(0, 0)
    nobody = QObject()

    def save_and_restore():
        painter.save()
        painter.restore()

    for call in (save_and_restore, lambda: index.data(Qt.ItemDataRole.UserRole), nobody.parent):
        assert lost(call) < ROUNDS / 2
    painter.end()


def test_modules_are_not_read_as_text_when_they_are_imported(tmp_path):
    """PySide6 does so for its ``__feature__`` switch; refdesk.ui takes that out."""
    (tmp_path / "read_me.py").write_text("VALUE = 1\n", "utf-8")
    code = (
        "import inspect, sys\n"
        "import refdesk.app\n"
        "asked = []\n"
        "inspect.getsource = lambda module: asked.append(module) or ''\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "import read_me\n"
        "from PySide6.QtCore import QAnimationGroup\n"
        "print(read_me.VALUE, asked, QAnimationGroup.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "1 [] QAnimationGroup"
