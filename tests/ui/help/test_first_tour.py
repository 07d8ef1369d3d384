"""The first tour, and when it comes by itself."""

import sys
import threading
from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from refdesk.app import main
from refdesk.ui.help.window import HelpWindow
from refdesk.ui.main_window import MainWindow
from tests.ui.conftest import Desk, paper
from tests.ui.help.hand import choose_language

SIZES = ((1280, 800), (1024, 700))


@pytest.fixture
def window(desk: Desk, theme):
    desk.fill(*(paper(n) for n in range(4)))
    window = desk.open()
    window.resize(1280, 800)
    return window


def start(window) -> QFrame:
    window.findChild(QAction, "actionTour").trigger()
    QApplication.processEvents()
    return window.findChild(QFrame, "firstTour")


def tour(window) -> QFrame | None:
    found = window.findChild(QFrame, "firstTour")
    return found if found is not None and found.isVisible() else None


def press(shown: QWidget, name: str) -> None:
    QTest.mouseClick(shown.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def heading(shown: QWidget) -> str:
    return shown.findChild(QLabel, "tourTitle").text()


def spots(window) -> list[QRect]:
    return window.findChild(QWidget, "tourSpotlight").areas


def test_five_steps_there_and_back(window):
    shown = start(window)
    seen = []
    for number in range(1, 6):
        assert shown.findChild(QLabel, "tourCount").text() == f"Tour: {number} of 5"
        assert shown.accessibleName().endswith(heading(shown))
        seen.append(heading(shown))
        if number < 5:
            press(shown, "tourNext")
    assert len(set(seen)) == 5
    press(shown, "tourBack")
    assert heading(shown) == seen[3]
    press(shown, "tourNext")
    press(shown, "tourNext")
    assert tour(window) is None


def test_each_step_points_at_what_it_speaks_of(window):
    shown = start(window)

    def area(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())

    wanted = (
        [window.add_box], [window.papers, window.search_box], [window.detail_place],
        [window.detail_place],
    )  # fmt: skip
    for parts in wanted:
        assert len(spots(window)) == len(parts)
        for spot, part in zip(spots(window), parts, strict=True):
            assert spot.contains(area(part).adjusted(4, 4, -4, -4))
        press(shown, "tourNext")
    assert all(spot.bottom() < window.tool_bar.mapTo(window, window.tool_bar.pos()).y() + 60
               for spot in spots(window))  # fmt: skip
    assert window.detail.tabs.currentWidget() is window.detail.citations
    press(shown, "tourBack")
    press(shown, "tourBack")
    assert window.detail.tabs.currentWidget() is window.detail.pico
    assert window.papers.view.selected_count() == 1


def test_the_card_is_whole_and_off_what_it_points_at(window):
    for language, size in product(("en", "ko"), SIZES):
        with choose_language(window, language):
            window.resize(*size)
            shown = start(window)
            for number in range(5):
                QApplication.processEvents()
                assert window.rect().contains(shown.geometry())
                for label in shown.findChildren(QLabel):
                    assert label.height() >= label.heightForWidth(label.width())
                for button in shown.findChildren(QPushButton):
                    assert not button.isVisible() or button.width() >= button.sizeHint().width()
                if number in {0, 4}:
                    assert not any(shown.geometry().intersects(spot) for spot in spots(window))
                press(shown, "tourNext")


def test_it_follows_the_window_and_its_panes(window, desk):
    shown = start(window)
    press(shown, "tourNext")
    press(shown, "tourNext")
    before, old = shown.pos(), spots(window)[0]
    window.resize(1100, 720)
    desk.until(lambda: spots(window)[0] != old)
    assert shown.pos() != before
    middle = spots(window)[0]
    window.panes.setSizes([196, 400, 500])
    desk.until(lambda: spots(window)[0] != middle)


def test_work_goes_on_beside_it(window, desk):
    shown = start(window)
    assert window.isEnabled()
    window.search_box.setFocus()
    QTest.keyClicks(window.search_box, "paper 0002")
    desk.until(lambda: window.papers.model.rowCount() == 1)
    assert shown.isVisible()


def test_keys_walk_and_escape_ends_it_and_gives_the_keyboard_back(window):
    window.papers.view.setFocus()
    shown = start(window)
    assert QApplication.focusWidget().objectName() == "tourNext"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shown.findChild(QLabel, "tourCount").text() == "Tour: 2 of 5"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert tour(window) is None
    assert QApplication.focusWidget() is window.papers.view
    start(window)
    window.papers.view.setFocus()
    QTest.keyClick(window.papers.view, Qt.Key.Key_Escape)
    assert tour(window) is None


def test_it_is_skipped_and_shown_again_when_asked(window):
    press(start(window), "tourSkip")
    assert tour(window) is None
    assert heading(start(window)) == "Papers come in here"


def test_the_last_step_opens_help(window):
    shown = start(window)
    for _ in range(4):
        press(shown, "tourNext")
    press(shown, "tourHelp")
    assert tour(window) is None
    assert window.findChild(HelpWindow).isVisible()


def test_an_empty_library_is_offered_the_samples(desk, theme):
    window = desk.open()
    window.resize(1280, 800)
    shown = start(window)
    samples = shown.findChild(QPushButton, "tourSamples")
    assert samples.isVisible()
    press(shown, "tourSamples")
    desk.until(lambda: window.papers.model.rowCount() > 5)
    desk.settle(window)
    assert not samples.isVisible()
    assert shown.isVisible()


def test_words_change_with_the_language(window):
    shown = start(window)
    with choose_language(window, "ko"):
        assert shown.findChild(QLabel, "tourCount").text() == "둘러보기 1/5"
        assert shown.findChild(QPushButton, "tourNext").text() == "다음"


# When it comes by itself


@pytest.mark.parametrize("known", [False, True])
def test_only_the_first_start_of_the_program_asks_for_it(qapp, theme, tmp_path, monkeypatch, known):
    """The program itself, but for its loop of events."""
    settings = tmp_path / "config" / "settings.json"
    if known:
        settings.parent.mkdir()
        settings.write_text("{}")
    for name, value in {"REFDESK_HOME": str(tmp_path), "REFDESK_OFFLINE": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    opened = []

    def run(_: object) -> int:
        (window,) = (w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow))
        opened.append(window)
        window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    assert main([]) == 0
    opened[0].deleteLater()
    assert ('"tour": "due"' in settings.read_text()) is not known


def test_a_window_that_is_opened_shows_no_tour(window):
    window.furniture.help.offer_tour()
    assert tour(window) is None


def test_after_the_first_start_it_comes_with_the_first_paper_and_never_again(desk, theme):
    window = desk.open()
    window.preferences.remember({"tour": "due"})
    window.furniture.help.offer_tour()
    assert tour(window) is None  # there is nothing to show yet
    QGuiApplication.clipboard().setText("")
    window.verbs.add_samples()
    desk.until(lambda: tour(window) is not None)
    assert QApplication.focusWidget() is not tour(window).findChild(QPushButton, "tourNext")
    press(tour(window), "tourSkip")
    window.close()
    second = desk.open()
    second.furniture.help.offer_tour()
    assert tour(second) is None


def test_closed_before_the_first_paper_it_comes_another_time(desk, theme):
    window = desk.open()
    window.preferences.remember({"tour": "due"})
    window.furniture.help.offer_tour()
    window.close()
    desk.fill(paper(1))
    second = desk.open()
    second.furniture.help.offer_tour()
    assert tour(second) is not None
