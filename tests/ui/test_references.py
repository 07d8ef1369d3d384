"""The Qt binding must not lose references to None: on Python 3.11 that ends the program."""

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
