# SPDX-License-Identifier: GPL-3.0-or-later
"""Compact and comfortable lines: taken at once, the same papers stay selected and in sight."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from refdesk.ui.library.columns import Column
from refdesk.ui.library.view import LibraryView
from refdesk.ui.main_window import MainWindow
from refdesk.ui.theme import scheme_of
from tests.ui.conftest import Desk, paper


@pytest.fixture
def window(desk: Desk, theme) -> MainWindow:
    desk.fill(*(paper(number) for number in range(60)))
    window = desk.open()
    window.resize(1280, 800)
    return window


def view_of(window: MainWindow) -> LibraryView:
    view = window.findChild(LibraryView, "libraryView")
    assert isinstance(view, LibraryView)
    return view


def choose(window: MainWindow, **look: object) -> None:
    settings = window.preferences.settings
    appearance = replace(settings.appearance, **look)
    window.preferences.change(replace(settings, appearance=appearance))


def shown(view: LibraryView) -> list[Column]:
    header = view.horizontalHeader()
    places = map(header.logicalIndex, range(header.count()))
    return [Column(place) for place in places if not header.isSectionHidden(place)]


def test_lines_are_one_or_two_lines_high_at_once(window: MainWindow):
    view = view_of(window)
    assert 24 <= view.rowHeight(0) <= 28
    choose(window, density="comfortable")
    line = view.fontMetrics().height()
    assert 2 * line < view.rowHeight(0) <= 3 * line + 12
    choose(window, density="compact")
    assert 24 <= view.rowHeight(0) <= 28


def test_selection_and_place_stay(window: MainWindow):
    view = view_of(window)
    view.select_row(40)
    wanted = view.selected_ids()
    for density in ("comfortable", "compact"):
        choose(window, density=density)
        assert view.selected_ids() == wanted
        place = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(place.center().x(), place.center().y())


def test_columns_come_back_as_the_person_had_them(window: MainWindow):
    view = view_of(window)
    header = view.horizontalHeader()
    header.setSectionHidden(Column.PMID, False)
    header.moveSection(header.visualIndex(Column.YEAR), 1)
    header.resizeSection(Column.JOURNAL, 173)
    before = shown(view)
    choose(window, density="comfortable")
    assert shown(view) == [Column.READ, Column.TITLE]
    assert header.length() <= view.viewport().width()  # nothing scrolls sideways
    choose(window, density="compact")
    assert shown(view) == before
    assert header.sectionSize(Column.JOURNAL) == 173


def test_what_is_remembered_of_the_columns_is_that_of_compact_lines(window: MainWindow):
    view = view_of(window)
    view.horizontalHeader().resizeSection(Column.JOURNAL, 181)
    before = view.header_state()
    choose(window, density="comfortable")
    assert view.header_state() == before


def test_a_window_opens_in_the_density_of_the_last_time(desk: Desk, theme):
    desk.fill(paper(1), paper(2))
    first = desk.open()
    choose(first, density="comfortable")
    first.close()
    again = view_of(desk.open())
    assert shown(again) == [Column.READ, Column.TITLE]
    assert again.rowHeight(0) > 36


def test_the_header_says_and_changes_the_order(
    window: MainWindow, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)
    view = view_of(window)
    choose(window, density="comfortable")
    header = view.horizontalHeader()
    assert header._name(Column.TITLE) == "Sorted by: Added"
    middle = QPoint(header.sectionViewportPosition(Column.TITLE) + 40, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    (menu,) = view.findChildren(QMenu)
    names = [action.text() for action in menu.actions()]
    assert names[:3] == ["Title", "First author", "Year"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Added"]
    menu.actions()[names.index("Year")].trigger()
    desk.settle(window)
    assert header._name(Column.TITLE) == "Sorted by: Year"
    model = view.model()
    years = [str(model.index(row, Column.YEAR).data()) for row in range(model.rowCount())]
    assert years == sorted(years, reverse=True)


def test_what_stands_beneath_is_read_out_with_the_title(window: MainWindow):
    view = view_of(window)
    cell = view.model().index(0, Column.TITLE)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "Plain Rep" not in cell.data(role)
    choose(window, density="comfortable")
    words = cell.data(role)
    assert all(part in words for part in ("Author", "Plain Rep", "19"))


def ink_rows(image: QImage, ground: str) -> int:
    """How many rows of pixels hold something."""
    from PySide6.QtGui import QColor

    paper_colour = QColor(ground).rgb()
    return sum(
        any(image.pixel(x, y) != paper_colour for x in range(image.width()))
        for y in range(image.height())
    )


def test_a_comfortable_line_is_painted_in_two_lines(window: MainWindow):
    view = view_of(window)
    view.clearSelection()
    header = view.horizontalHeader()

    def lines_of_ink() -> int:
        left = header.sectionViewportPosition(Column.TITLE) + 8
        place = view.visualRect(view.model().index(1, Column.TITLE))
        place.setLeft(left)
        place.setWidth(120)
        return ink_rows(view.viewport().grab(place).toImage(), scheme_of(view.palette()).surface)

    compact = lines_of_ink()
    choose(window, density="comfortable")
    assert lines_of_ink() > 1.6 * compact


@pytest.mark.parametrize("density", ["compact", "comfortable"])
def test_a_selected_line_has_an_edge_that_is_no_tint(window: MainWindow, density):
    choose(window, density=density)
    view = view_of(window)
    view.select_row(2)
    place = view.visualRect(view.currentIndex())
    image = view.viewport().grab().toImage()
    accent = scheme_of(view.palette()).accent
    assert image.pixelColor(1, place.center().y()).name() == accent
    other = view.visualRect(view.model().index(4, Column.TITLE))
    assert image.pixelColor(1, other.center().y()).name() != accent


def test_high_contrast_frames_what_is_selected(window: MainWindow):
    choose(window, theme="contrast-light")
    view = view_of(window)
    view.select_row(2)
    view.clearFocus()
    place = view.visualRect(view.currentIndex())
    image = view.viewport().grab().toImage()
    control = scheme_of(view.palette()).control
    x = view.viewport().width() // 2
    assert image.pixelColor(x, place.top()).name() == control
    assert image.pixelColor(x, place.top() + place.height() - 1).name() == control
    choose(window, theme="light")


@pytest.mark.parametrize("density", ["compact", "comfortable"])
def test_the_order_can_be_chosen_by_the_menu_bar(window: MainWindow, desk: Desk, density):
    choose(window, density=density)
    menu = window.findChild(QMenu, "sortMenu")
    menu.aboutToShow.emit()
    journal = next(action for action in menu.actions() if action.text() == "Journal")
    journal.trigger()
    desk.settle(window)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Journal"]
