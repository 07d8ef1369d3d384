# SPDX-License-Identifier: GPL-3.0-or-later
"""One line whose end is cut by room."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from refdesk.ui.widgets.surfaces import ElidedLabel


def test_padding_of_the_style_cuts_off_no_letter(qtbot: QtBot) -> None:
    label = ElidedLabel("Reading numbers and designs of the whole library, one after another")
    label.setStyleSheet("padding: 0 12px")
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    label.setFixedWidth(220)
    qtbot.addWidget(label)
    label.show()
    assert label.text().endswith("…")
    room = label.contentsRect().width()
    assert room <= 196
    assert label.fontMetrics().horizontalAdvance(label.text()) <= room
    assert label.sizeHint().width() - 24 >= label.fontMetrics().horizontalAdvance(
        label.accessibleName()
    )
