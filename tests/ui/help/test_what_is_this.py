"""“What is this?”, asked by key, by menu, by the “?” and by pointing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QTextBrowser,
    QWhatsThis,
    QWidget,
)

from refdesk.ui.detail.statistics_columns import CHECK, INTERVAL, KIND, P
from refdesk.ui.help.what import WhatButton
from refdesk.ui.help.window import HelpWindow
from tests.ui.conftest import Desk
from tests.ui.help.hand import choose_language

pytestmark = pytest.mark.qt_log_ignore("does not support")  # menus that come up off-screen
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(desk: Desk, theme):
    """A window on the sample library with its first paper's PICO."""
    window = desk.open()
    window.resize(1280, 800)
    window.verbs.add_samples()
    desk.until(lambda: window.papers.model.rowCount() > 5)
    desk.settle(window)
    window.papers.view.select_row(0)
    desk.until(lambda: window.detail.reference_id is not None)
    window.detail.tabs.setCurrentWidget(window.detail.pico)
    desk.until(lambda: window.detail.pico.table.rowCount() > 0)
    window.activateWindow()
    QApplication.processEvents()
    return window


def card(window) -> QFrame | None:
    found = window.findChild(QFrame, "whatIsThis")
    return found if found is not None and found.isVisible() else None


def said(window) -> str:
    shown = card(window)
    assert shown is not None
    return shown.findChild(QTextBrowser, "whatText").toPlainText()


def title(window) -> str:
    shown = card(window)
    assert shown is not None
    return shown.accessibleName()


def ask_menu(widget: QWidget, at: QPoint) -> QMenu:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at), Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose_what(menu: QMenu) -> None:
    (action,) = [a for a in menu.actions() if a.text() == "What is this?"]
    action.trigger()
    menu.close()


def test_the_key_explains_what_has_the_keyboard_and_escape_gives_it_back(window):
    element = window.findChild(QWidget, "picoPopulationCard")
    element.setFocus()
    QTest.keyClick(element, Qt.Key.Key_F1, SHIFT)
    assert title(window) == "Population (P)"
    assert "Who was studied" in said(window)
    assert window.findChild(HelpWindow) is None  # the window's own Shift+F1 does not act as well
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card(window) is None
    assert QApplication.focusWidget() is element


def test_the_key_elsewhere_still_opens_how_to_search(window, desk):
    window.papers.view.setFocus()
    QTest.keyClick(window.papers.view, Qt.Key.Key_F1, SHIFT)
    assert window.findChild(HelpWindow).place == "searching"


def test_a_screen_reader_hears_title_and_words(window):
    badge = window.findChild(QWidget, "enrichmentBadge")
    badge.setFocus()
    QTest.keyClick(badge, Qt.Key.Key_F1, SHIFT)
    spoken = QAccessible.queryAccessibleInterface(card(window))
    assert spoken.text(QAccessible.Text.Name) == "The badge “Enriched n/5”"
    assert "nothing about the quality" in spoken.text(QAccessible.Text.Description)
    assert QApplication.focusWidget().accessibleName() == "The badge “Enriched n/5”"


SIGNS = {
    "designBadge": "Study designs",
    "sizeBadge": "Sample size (n)",
    "followUpBadge": "Follow-up",
    "effectBadge": "Results",
    "enrichmentBadge": "The badge “Enriched n/5”",
    "picoOutcomeConfidence": "How sure it is",
    "picoComparisonCard": "Comparison (C)",
    "evidenceFacts": "Study designs",
}
HEADS = {
    CHECK: "Checks of the numbers",
    INTERVAL: "Confidence interval (CI)",
    P: "P value",
    KIND: "Measures",
}


def test_signs_of_the_paper_have_it_in_their_menu(window):
    seen = {}
    for name in SIGNS:
        choose_what(ask_menu(window.detail.findChild(QWidget, name), QPoint(4, 4)))
        seen[name] = title(window)
    assert seen == SIGNS


def test_every_head_of_the_table_is_explained(window):
    table = window.detail.pico.table
    head = table.horizontalHeader()
    seen = {}
    for column in HEADS:
        table.setColumnHidden(column, False)
        at = QPoint(head.sectionViewportPosition(column) + 4, 6)
        choose_what(ask_menu(head.viewport(), at))
        seen[column] = title(window)
    assert seen == HEADS


def test_a_cell_tells_of_its_own_measure_by_menu_and_by_key(window):
    table = window.detail.pico.table
    table.setColumnHidden(KIND, False)
    kinds = [table.result_at(row).shown.kind for row in range(table.rowCount())]
    row = kinds.index("HR")
    table.setCurrentCell(row, KIND)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F1, SHIFT)
    assert title(window) == "Hazard ratio (HR)"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table
    window.detail.pico.ensureWidgetVisible(table)
    place = table.visualItemRect(table.item(row, KIND)).center()
    table.customContextMenuRequested.emit(place)
    choose_what(QApplication.activePopupWidget())
    assert title(window) == "Hazard ratio (HR)"


def test_the_question_mark_beside_a_heading(window):
    marks = [b for b in window.detail.pico.findChildren(WhatButton) if b.isVisible()]
    assert {b.topic for b in marks} >= {"evidence#pico", "evidence#results"}
    for mark in marks:
        assert mark.accessibleName() == "What is this?"
    first = next(b for b in marks if b.topic == "evidence#pico")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert title(window) == "PICO"
    assert card(window).geometry().intersects(window.rect())
    assert window.rect().contains(card(window).geometry())


def test_more_leads_into_help_and_so_does_a_link(window, desk):
    window.furniture.help.explainer.show("pubmed#counts", window.add_box)
    QTest.mouseClick(card(window).findChild(QPushButton, "whatMore"), Qt.MouseButton.LeftButton)
    assert card(window) is None
    assert window.findChild(HelpWindow).place == "pubmed#counts"
    window.furniture.help.explainer.show("pubmed#counts", window.add_box)
    text = card(window).findChild(QTextBrowser, "whatText")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert window.findChild(HelpWindow).place == "terms#rcr"


def test_a_click_elsewhere_ends_it(window):
    window.furniture.help.explainer.show("terms#ci", window.add_box)
    assert card(window)
    QTest.mouseClick(window.papers.view.viewport(), Qt.MouseButton.LeftButton)
    assert card(window) is None


def test_pointing_explains_what_is_clicked(window):
    badge = window.findChild(QWidget, "designBadge")
    for kind in (QEvent.Type.QueryWhatsThis, QEvent.Type.WhatsThis):
        event = QHelpEvent(kind, QPoint(4, 4), badge.mapToGlobal(QPoint(4, 4)))
        QApplication.sendEvent(badge, event)
        assert event.isAccepted()
    assert title(window) == "Study designs"


def test_headings_that_are_searched_for_say_what_a_star_means(window, desk):
    window.detail.tabs.setCurrentWidget(window.detail.abstract)
    chips = [c for c in window.detail.abstract.chips.findChildren(QPushButton) if c.isVisible()]
    star = next(c for c in chips if "*" in c.accessibleName())
    star.customContextMenuRequested.emit(QPoint(4, 4))
    choose_what(QApplication.activePopupWidget())
    assert title(window) == "MeSH major topic (*)"


def test_it_speaks_korean(window):
    with choose_language(window, "ko"):
        element = window.findChild(QWidget, "picoPopulationCard")
        element.setFocus()
        QTest.keyClick(element, Qt.Key.Key_F1, SHIFT)
        assert title(window) == "대상 (P)"
        assert card(window).findChild(QPushButton, "whatMore").text() == "도움말에서 더 보기"


def test_a_label_that_is_explained_can_still_be_copied(window):
    label = window.detail.findChild(QLabel, "evidenceFacts")
    label.setSelection(0, 6)
    texts = [a.text() for a in ask_menu(label, QPoint(4, 4)).actions()]
    assert texts == ["Copy", "What is this?"]
    QApplication.activePopupWidget().close()


def test_the_menu_lets_one_point_and_escape_ends_it(window, desk):
    window.actions_by_name["actionWhatIsThis"].trigger()
    assert QWhatsThis.inWhatsThisMode()
    assert "Esc" in window.statusBar().currentMessage()
    QTest.keyClick(window.papers.view, Qt.Key.Key_Escape)
    assert not QWhatsThis.inWhatsThisMode()
