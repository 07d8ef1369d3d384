# SPDX-License-Identifier: GPL-3.0-or-later
"""Words at twice their size: nothing is cut off in the smallest window, in either language."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)

from refdesk.app import dress
from refdesk.settings import Settings
from refdesk.ui.library.view import LibraryView
from refdesk.ui.main_window import MainWindow
from refdesk.ui.type_scale import text_size
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.surfaces import ElidedLabel
from tests.ui.conftest import Desk


@pytest.fixture
def usual(qapp: QApplication, theme) -> Iterator[None]:
    yield
    dress(qapp, Settings())
    theme.choose("light")


def choose(window: MainWindow, **look: object) -> None:
    settings = window.preferences.settings
    window.preferences.change(replace(settings, appearance=replace(settings.appearance, **look)))
    QApplication.processEvents()


@pytest.fixture
def window(desk: Desk, usual) -> MainWindow:
    desk.environment["REFDESK_OFFLINE"] = "1"
    window = desk.open()
    window.verbs.add_samples()
    desk.settle(window)
    window.resize(1024, 700)
    return window


def cut_off(page: QWidget) -> list[str]:
    """Texts of labels and buttons that have less room than they need, and no tool tip."""
    found = []
    for widget in page.findChildren(QLabel) + page.findChildren(QAbstractButton):
        if not widget.isVisible() or isinstance(widget, ElidedLabel) or not widget.text():
            continue
        if isinstance(widget, LinkButton) or widget.toolTip() or "<" in widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + 1:
                found.append(f"{widget.text()!r}: {widget.height()} of {needed} high")
        elif widget.minimumSizeHint().width() > widget.width() + 1:
            found.append(f"{widget.text()!r}: {widget.width()} wide")
    return found


def too_wide(page: QWidget) -> list[str]:
    """Scrolling pages that are wider than what is seen of them and cannot be scrolled sideways."""
    areas = [page] if isinstance(page, QScrollArea) else []
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    found = []
    for area in [*areas, *page.findChildren(QScrollArea)]:
        inner, room = area.widget(), area.viewport().width()
        stuck = area.isVisible() and area.horizontalScrollBarPolicy() is off
        if stuck and inner is not None and inner.width() > room:
            found.append(f"{area.objectName() or type(area).__name__}: {inner.width()} in {room}")
    return found


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_cut_off_at_twice_the_size_in_the_smallest_window(
    window: MainWindow, desk: Desk, language: str
):
    choose(window, language=language, text_size=200)
    assert text_size() == 200
    view = window.findChild(LibraryView, "libraryView")
    detail = window.detail
    for row in (5, 13):
        view.select_row(row)
        desk.settle(window)
        for place in range(detail.tabs.count()):
            detail.tabs.setCurrentIndex(place)
            desk.settle(window)
            page = detail.tabs.widget(place)
            assert too_wide(page) == [], f"row {row}, tab {page.objectName()}"
            desk.until(lambda page=page: cut_off(page) == [])  # pages are laid out in several goes
        assert detail.header.geometry().bottom() < detail.tabs.geometry().top(), row
    assert window.width() == 1024
    assert window.height() == 700
    assert cut_off(window.side) == []


def test_the_empty_library_can_be_read_at_twice_the_size(desk: Desk, usual):
    desk.environment["REFDESK_OFFLINE"] = "1"
    window = desk.open()
    window.resize(1024, 700)
    choose(window, text_size=200)
    desk.settle(window)
    page = window.findChild(QAbstractScrollArea, "startPage")
    assert page.isVisible()
    assert cut_off(page) == []
    assert too_wide(page) == []


def test_rows_and_columns_of_the_list_grow_and_shrink_back(window: MainWindow):
    view = window.findChild(LibraryView, "libraryView")
    before = (
        [view.horizontalHeader().sectionSize(column) for column in (2, 3, 7)],
        view.rowHeight(0),
    )
    choose(window, text_size=200)
    assert view.rowHeight(0) > 1.4 * before[1]
    assert view.horizontalHeader().sectionSize(7) == 2 * before[0][2]
    choose(window, text_size=100)
    after = [view.horizontalHeader().sectionSize(column) for column in (2, 3, 7)], view.rowHeight(0)
    assert after == before
