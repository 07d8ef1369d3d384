# SPDX-License-Identifier: GPL-3.0-or-later
"""Back and forward over jumps, by keys, buttons and the mouse's own."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from refdesk.ui.theme import Reading
from tests.ui.reader.hand import ALT, PLAIN, click_link, line_read
from tests.ui.reader.made_article import page


def by_keys(reader, *, back: bool) -> None:
    QTest.keyClick(reader.view, Qt.Key.Key_Left if back else Qt.Key.Key_Right, ALT)


def by_buttons(reader, *, back: bool) -> None:
    button = reader.history.back_button if back else reader.history.forward_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def by_mouse(reader, *, back: bool) -> None:
    button = Qt.MouseButton.BackButton if back else Qt.MouseButton.ForwardButton
    QTest.mouseClick(reader.view.viewport(), button, PLAIN, QPoint(200, 200))


@pytest.mark.parametrize("go", [by_keys, by_buttons, by_mouse])
def test_back_and_forward_lead_where_one_was(reader, go):
    click_link(reader.view, "#F1")
    figure = line_read(reader.view)
    reader.view.go_to_anchor("s21")
    go(reader, back=True)
    assert line_read(reader.view) == figure
    go(reader, back=True)
    assert line_read(reader.view) == "Introduction"
    assert not reader.history.back_button.isEnabled()
    go(reader, back=True)  # nothing more
    go(reader, back=False)
    go(reader, back=False)
    assert line_read(reader.view) == "Patients"
    assert not reader.history.forward_button.isEnabled()


def test_the_way_back_is_a_place_in_the_text_whatever_its_size(reader):
    reader.view.go_to_anchor("s22")
    reader.view.go_to_anchor("s1")
    reader.set_reading(Reading("sans", 24, "narrow"))
    QTest.keyClick(reader.view, Qt.Key.Key_Left, ALT)
    assert line_read(reader.view) == "Statistics"


def test_a_jump_forgets_the_way_forward_and_another_text_all_ways(reader):
    reader.view.go_to_anchor("s2")
    reader.history.back()
    reader.view.go_to_anchor("s3")
    assert not reader.history.forward_button.isEnabled()
    reader.show_page(page(), 8)
    assert not reader.history.back_button.isEnabled()


def test_words_that_are_found_lead_away_once(reader):
    for letters in ("e", "ev", "event"):
        reader.finder.field.setText(letters)
        reader.finder.search()
    reader.finder.step(1)
    reader.finder.step(1)
    reader.history.back()
    assert line_read(reader.view) == "Introduction"
    assert not reader.history.back_button.isEnabled()
