# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lines of the list look like, read from a picture of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from refdesk.ui.library.columns import Column
from refdesk.ui.library.model import PAGE
from refdesk.ui.library.view import LibraryView
from refdesk.ui.theme import LIGHT
from tests.ui.library.test_model import Rows, filled


@pytest.fixture
def shown(qtbot, theme):
    def show(count=200, rows=None) -> LibraryView:
        view = LibraryView(filled(count, rows))
        qtbot.addWidget(view)
        view.resize(700, 400)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show


def picture(view: LibraryView) -> QImage:
    return view.viewport().grab().toImage()


def colours(view: LibraryView, row: int, column: Column) -> set[str]:
    """Return the colours inside a cell."""
    image, place = picture(view), view.visualRect(view.model().index(row, column))
    scale = image.devicePixelRatio()
    return {
        image.pixelColor(round(x * scale), round(y * scale)).name()
        for x in range(place.left() + 1, place.right())
        for y in range(place.top() + 1, place.bottom())
    }


def test_selected_lines_have_their_ground_and_no_other(shown):
    view = shown()
    view.select_ids([2, 3, 5])
    ground = QColor(LIGHT.selection).name()
    has = {row: ground in colours(view, row, Column.TITLE) for row in range(8)}
    assert [row for row, selected in has.items() if selected] == [1, 2, 4]
    view.selectAll()
    assert all(ground in colours(view, row, Column.YEAR) for row in range(8))
    view.clearSelection()
    assert not any(ground in colours(view, row, Column.TITLE) for row in range(8))


def test_a_line_has_its_marks(shown):
    plain = shown(1)
    marked = shown(1, Rows(is_read=False, has_fulltext=True, is_retracted=True, is_sample=True))
    accent, danger = QColor(LIGHT.accent).name(), QColor(LIGHT.danger).name()
    assert accent in colours(marked, 0, Column.READ)
    assert accent not in colours(plain, 0, Column.READ)
    assert len(colours(marked, 0, Column.FULLTEXT)) > len(colours(plain, 0, Column.FULLTEXT)) == 1
    assert danger in colours(marked, 0, Column.TITLE)
    assert danger not in colours(plain, 0, Column.TITLE)


def test_a_paper_of_concern_has_a_mark_and_is_not_struck_out(shown):
    view = shown(1, Rows(has_concern=True))
    warning, danger = QColor(LIGHT.warning).name(), QColor(LIGHT.danger).name()
    assert warning in colours(view, 0, Column.TITLE)
    assert danger not in colours(view, 0, Column.TITLE)
    model = view.model()
    tip = model.index(0, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Expression of concern" in tip


def test_a_line_that_has_gone_is_empty(shown):
    rows = Rows()
    rows.gone = {2}
    view = shown(3, rows)
    assert len(colours(view, 1, Column.TITLE)) == 1
    assert len(colours(view, 0, Column.TITLE)) > 1


def test_hidden_columns_are_not_painted_and_moved_ones_where_they_stand(shown):
    view = shown(3)
    header = view.horizontalHeader()
    header.moveSection(header.visualIndex(Column.YEAR), 0)
    view.setColumnHidden(Column.AUTHOR, True)
    assert len(colours(view, 0, Column.YEAR)) > 1
    assert view.visualRect(view.model().index(0, Column.YEAR)).left() == 0


def test_painting_reads_only_the_page_that_is_seen(shown):
    rows = Rows()
    view = shown(100_000, rows)
    picture(view)
    assert rows.asked == 1
    view.scrollTo(view.model().index(50_000, 0))
    picture(view)
    assert rows.asked <= 3
    view.scrollToBottom()
    assert len(colours(view, 99_999, Column.TITLE)) > 1
    assert 100_000 % PAGE  # the last page is a short one


def test_the_keyboards_line_is_marked_while_the_list_has_it(shown, qtbot):
    view = shown()
    view.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    view.select_row(3)
    image, place = picture(view), view.visualRect(view.model().index(3, Column.TITLE))
    for y in (place.top(), place.bottom()):
        assert image.pixelColor(place.left() + 2, y).name() == QColor(LIGHT.accent).name()
