# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons that show as much of their text as there is room for."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton


def test_another_text_is_elided_where_the_width_stays(qtbot):
    button = LinkButton("A sentence that is far too long for so narrow a button")
    qtbot.addWidget(button)
    button.setFixedWidth(120)
    with qtbot.waitExposed(button):
        button.show()
    button.set_full("Another sentence that is far too long for so narrow a button")
    assert "…" in button.text()
    assert button.full.startswith("Another")


def test_smaller_letters_in_the_same_width_show_more(qtbot):
    button = LinkButton("A sentence that fits where its letters are small")
    qtbot.addWidget(button)
    font = button.font()
    font.setPixelSize(24)
    button.setFont(font)
    button.setFixedWidth(330)
    with qtbot.waitExposed(button):
        button.show()
    assert "…" in button.text()
    font.setPixelSize(10)
    button.setFont(font)
    assert button.text() == button.full


def test_a_cut_sentence_is_whole_again_where_there_is_room(qtbot, theme):
    room = QWidget()
    row = QHBoxLayout(room)
    buttons = [
        LinkButton("The primary outcome was recurrence-free survival" + "il" * n) for n in range(8)
    ]
    for button in buttons:
        mark(button, tone="small")
        row.addWidget(button)
    row.addStretch(1)
    qtbot.addWidget(room)
    room.resize(900, 60)
    with qtbot.waitExposed(room):
        room.show()
    assert all("…" in button.text() for button in buttons)
    room.resize(8_000, 60)
    qtbot.waitUntil(lambda: all(button.text() == button.full for button in buttons))
