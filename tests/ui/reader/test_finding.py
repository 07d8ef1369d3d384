# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in a text with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from refdesk.ui.theme import Reading
from tests.ui.reader.hand import CTRL, SHIFT


def look_for(reader, text: str) -> str:
    QTest.keyClick(reader.view, Qt.Key.Key_F, CTRL)
    assert reader.finder.field.hasFocus()
    reader.finder.field.insert(text)  # Qt types no dash
    reader.finder.search()
    return reader.finder._count.text()


def found(reader) -> list[str]:
    return [s.cursor.selectedText() for s in reader.view.extraSelections()]


@pytest.mark.parametrize(
    ("typed", "shown"), [("SJOGREN", "Sjögren"), ("naive cafe", "naïve café"), ("1–4", "1–4")]
)
def test_case_and_accents_do_not_matter(reader, typed, shown):
    assert look_for(reader, typed) == "1 of 1"
    assert found(reader) == [shown]


def test_keys_go_on_back_and_home(reader):
    assert look_for(reader, "two years") == "1 of 78"
    QTest.keyClick(reader.finder.field, Qt.Key.Key_F3)
    QTest.keyClick(reader.view, Qt.Key.Key_F3)
    assert reader.finder._count.text() == "3 of 78"
    QTest.keyClick(reader.view, Qt.Key.Key_F3, SHIFT)
    QTest.keyClick(reader.finder.field, Qt.Key.Key_Return)
    assert reader.finder._count.text() == "3 of 78"
    QTest.keyClick(reader.finder.field, Qt.Key.Key_Escape)
    assert reader.view.hasFocus()
    assert found(reader) == []


def test_hits_stay_when_the_text_is_set_anew(reader):
    look_for(reader, "Velorastat")
    assert found(reader) == ["Velorastat"]
    reader.set_reading(Reading("sans", 20))
    assert found(reader) == ["Velorastat"]


def test_nothing_found_is_said(reader):
    assert look_for(reader, "zzzz") == "Not found"
    reader.view.setFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_F3)  # asks again
    assert reader.finder.field.hasFocus()
