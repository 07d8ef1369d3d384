# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents beside a text: the section that is read, jumps, folding."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.reader.hand import PLAIN, line_read


def current(reader) -> str:
    item = reader.outline.currentItem()
    return item.text().strip() if item else ""


def row(reader, title: str) -> int:
    return next(i for i in range(reader.outline.count()) if title in reader.outline.item(i).text())


def click(reader, title: str, dx: int = 60) -> None:
    item = reader.outline.item(row(reader, title))
    spot = reader.outline.visualItemRect(item)
    at = QPoint(spot.left() + dx, spot.center().y())
    QTest.mouseClick(reader.outline.viewport(), Qt.MouseButton.LeftButton, PLAIN, at)


@pytest.mark.parametrize("title", ["Methods", "Patients", "Statistics", "Results"])
def test_a_click_shows_the_section_and_marks_it_as_current(reader, qtbot, title):
    click(reader, title)
    assert line_read(reader.view) == title
    qtbot.waitUntil(lambda: current(reader) == title)


def test_the_current_section_follows_the_scrolling(reader, qtbot):
    assert current(reader) == "Introduction"
    bar = reader.view.verticalScrollBar()
    seen = []
    for value in range(0, bar.maximum() + 1, 150):
        bar.setValue(value)
        reader.outline.follow()
        if current(reader) not in seen[-1:]:
            seen.append(current(reader))
    bar.setValue(bar.maximum())
    reader.outline.follow()
    seen.append(current(reader))
    assert list(dict.fromkeys(seen)) == [
        "Introduction", "Methods", "Patients", "Statistics", "Results", "References",
    ]  # fmt: skip


def test_keys_walk_fold_and_enter(reader, qtbot):
    outline = reader.outline
    outline.setFocus()
    outline.setCurrentRow(row(reader, "Patients"))
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert current(reader) == "Methods"
    QTest.keyClick(outline, Qt.Key.Key_Left)
    assert outline.item(row(reader, "Patients")).isHidden()
    QTest.keyClick(outline, Qt.Key.Key_Down)
    assert current(reader) == "Results"
    QTest.keyClick(outline, Qt.Key.Key_Up)
    QTest.keyClick(outline, Qt.Key.Key_Right)
    assert not outline.item(row(reader, "Patients")).isHidden()
    outline.setCurrentRow(row(reader, "Results"))
    QTest.keyClick(outline, Qt.Key.Key_Return)
    assert line_read(reader.view) == "Results"


def test_the_arrow_folds_and_the_current_row_is_never_a_hidden_one(reader, qtbot):
    click(reader, "Methods", dx=8)
    assert reader.outline.item(row(reader, "Statistics")).isHidden()
    assert line_read(reader.view) == "Introduction"
    reader.view.go_to_anchor("s22")
    reader.outline.follow()
    assert current(reader) == "Methods"


def test_the_text_has_its_room_when_the_reader_grows_wide(reader, qtbot):
    reader.resize(500, 600)
    assert not reader.outline.isVisible()
    reader.resize(1000, 600)
    assert reader.outline.isVisible()
    assert reader.outline.width() <= 240
    assert reader.view.width() > 700
