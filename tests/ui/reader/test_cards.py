# SPDX-License-Identifier: GPL-3.0-or-later
"""What a link leads to is shown beside it, for the mouse and for the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest

from tests.ui.reader.hand import click_link, line_read, link


def hover(reader, qtbot, href: str) -> str:
    QTest.mouseMove(reader.view.viewport(), link(reader.view, href))
    reader.view.highlighted.emit(QUrl(href))  # the pointer of the off-screen system stays still
    qtbot.waitUntil(lambda: bool(reader.cards.shown))
    return reader.cards.shown


@pytest.mark.parametrize(
    ("href", "numbers"),
    [
        ("#B1 B2 B3 B4", "1234"),
        ("#B4 B1 B2 B3", "1234"),
        ("#B2 B5", "25"),
    ],
)
def test_a_citation_shows_all_that_it_cites(reader, qtbot, href, numbers):
    shown = hover(reader, qtbot, href)
    assert [line[0] for line in shown.splitlines()] == list(numbers)
    assert f"A cited paper number {numbers[0]}" in shown


def test_a_figure_and_a_table_show_label_and_caption(reader, qtbot):
    assert hover(reader, qtbot, "#F1") == "Figure 1 Survival by group."
    reader.cards.hide()
    assert hover(reader, qtbot, "#T1") == "Table 1 Events by group."


def test_the_keyboard_gets_the_card_at_once_and_any_key_takes_it_away(reader):
    reader.view.setFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_Tab)
    assert reader.cards.shown.startswith("1. Invented author 1")
    QTest.keyClick(reader.view, Qt.Key.Key_Down)
    assert reader.cards.shown == ""


def test_scrolling_and_clicking_take_the_card_away(reader, qtbot):
    hover(reader, qtbot, "#F1")
    reader.view.verticalScrollBar().setValue(200)
    assert reader.cards.shown == ""
    hover(reader, qtbot, "#F1")
    click_link(reader.view, "#F1")
    assert reader.cards.shown == ""


def test_links_outside_have_no_card(reader, qtbot):
    reader.view.highlighted.emit(QUrl("https://example.org/"))
    QTest.mouseMove(reader.view.viewport(), QPoint(5, 5))
    assert not reader.cards._waiting.isActive()


def test_a_citation_leads_to_the_first_reference_and_each_place_back(reader):
    view = reader.view
    click_link(view, "#B2 B5")
    text = view.toPlainText()
    assert "A cited paper number 1" in text
    first = text.index("2. Invented author 2")
    last_line = view.cursorForPosition(view.viewport().rect().bottomRight()).position()
    assert first < last_line
    click_link(view, "#refdesk-cites-5")  # "b" of the first reference
    assert line_read(view).startswith("Again 1")
