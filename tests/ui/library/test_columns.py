# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the list share its width."""

from PySide6.QtWidgets import QApplication

from refdesk.ui.library.columns import LEAST_TITLE, Column
from refdesk.ui.library.view import LibraryView
from tests.ui.library.test_model import filled


def shown(qtbot, width: int) -> LibraryView:
    view = LibraryView(filled(3))
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    QApplication.processEvents()
    return view


def test_the_title_takes_what_the_others_leave(qtbot):
    view = shown(qtbot, 800)
    header = view.horizontalHeader()
    assert header.length() == view.viewport().width()
    view.resize(1000, 300)
    assert header.length() == view.viewport().width()


def test_a_narrow_list_scrolls_rather_than_lose_the_title(qtbot):
    view = shown(qtbot, 300)
    assert view.horizontalHeader().sectionSize(Column.TITLE) == LEAST_TITLE


def test_design_is_in_sight_and_numbers_wait_in_the_menu(qtbot):
    view = shown(qtbot, 634)
    header = view.horizontalHeader()
    assert not header.isSectionHidden(Column.DESIGN)
    assert header.sectionViewportPosition(Column.DESIGN) < view.viewport().width()
    assert header.isSectionHidden(Column.PMID)
    action = next(a for a in view.column_menu().actions() if a.text() == "PMID")
    action.trigger()
    assert not header.isSectionHidden(Column.PMID)
    assert header.length() == max(
        view.viewport().width(),
        header.length() - header.sectionSize(Column.TITLE) + LEAST_TITLE,
    )


def test_a_title_that_was_widened_by_hand_keeps_its_width(qtbot):
    view = shown(qtbot, 800)
    view.horizontalHeader().resizeSection(Column.TITLE, 900)
    view.resize(850, 300)
    assert view.horizontalHeader().sectionSize(Column.TITLE) == 900
    again = LibraryView(filled(3))
    qtbot.addWidget(again)
    again.restore_header(view.header_state())
    again.resize(850, 300)
    again.show()
    QApplication.processEvents()
    assert again.horizontalHeader().sectionSize(Column.TITLE) == 900
