# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons that show as much of their text as there is room for."""

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
