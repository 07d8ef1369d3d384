# SPDX-License-Identifier: GPL-3.0-or-later
"""When the program breaks: one dialog that says what was not done, a report, and the window works on."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from refdesk.settings import Paths, load_settings
from refdesk.ui.trouble import faults as fault_desk
from refdesk.ui.trouble.hook import CrashHook
from tests.ui.conftest import Desk, paper

pytestmark = [
    pytest.mark.qt_no_exception_capture,
    pytest.mark.qt_log_ignore("Error calling Python override", extend=True),
]
SECRET = "".join(("Zyxomab in ", "hepatoblastoma"))


@pytest.fixture
def window(desk: Desk) -> Iterator:
    """A window as the program opens it: with a hook for what nobody caught."""
    usual, usual_of_threads = sys.excepthook, threading.excepthook
    desk.fill(*(paper(number) for number in range(6)))
    window = desk.open()
    hook = CrashHook(window)
    hook.crashed.connect(window.trouble.take)
    sys.excepthook = threading.excepthook = lambda *_: None  # the usual report goes nowhere here
    hook.install()
    yield window
    sys.excepthook, threading.excepthook = usual, usual_of_threads


def dialog_of(window) -> QDialog | None:
    return QWidget.findChild(window, QDialog, "crashDialog")


def answer(desk: Desk, window, button: str = "crashContinue") -> str:
    """Wait for the dialog, press a button, and return what its heading said."""
    desk.until(lambda: dialog_of(window) is not None)
    dialog = dialog_of(window)
    heading = dialog.findChild(QWidget, "crashHeading").text()
    QTest.mouseClick(dialog.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    desk.until(lambda: dialog_of(window) is None)
    return heading


def works(desk: Desk, window) -> None:
    """Walk the list and add a paper, as a person would."""
    view = window.papers.view
    view.setFocus()
    before = view.current_id()
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    desk.until(lambda: view.current_id() not in {None, before})
    count = window.papers.model.rowCount()
    window.jobs.submit("", lambda _: window.services.fetch._references.add_many([paper(90)]))
    desk.until(lambda: window.papers.model.rowCount() == count + 1)


def fail_in_slot(window):
    window.actions_by_name["actionFocusList"].triggered.connect(lambda: {}[SECRET])
    window.actions_by_name["actionFocusList"].trigger()


def fail_in_job(window):
    window.jobs.submit("Reading", lambda _: {}[SECRET])


def fail_on_thread(window):
    threading.Thread(target=lambda: {}[SECRET]).start()


def fail_in_model(window):
    model = window.papers.model

    def row(number):
        del model.row  # once is enough
        raise KeyError(SECRET)

    model.row = row  # what ``data`` asks
    window.papers.view.viewport().update()


class Failing(QWidget):
    times = 0

    def paintEvent(self, event):
        Failing.times += 1
        raise ValueError(SECRET)


def fail_in_paint(window):
    Failing.times = 0
    widget = Failing(window)
    widget.resize(40, 40)
    widget.show()
    QTimer.singleShot(0, widget.update)


class Filter(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.User:
            raise ValueError(SECRET)
        return False


def fail_in_filter(window):
    watching = Filter(window)
    window.installEventFilter(watching)
    QApplication.postEvent(window, QEvent(QEvent.Type.User))


def fail_in_timer(window):
    QTimer.singleShot(0, lambda: {}[SECRET])


@pytest.mark.parametrize(
    "fail",
    [
        fail_in_slot, fail_in_job, fail_on_thread, fail_in_model, fail_in_paint, fail_in_filter,
        fail_in_timer,
    ],
)  # fmt: skip
def test_the_window_works_on(desk, window, fail):
    fail(window)
    desk.until(lambda: dialog_of(window) is not None)
    text = dialog_of(window).findChild(QPlainTextEdit, "crashReport").toPlainText()
    assert "tests.ui.test_trouble" in text
    assert "hepatoblastoma" not in text
    answer(desk, window)
    works(desk, window)
    assert dialog_of(window) is None


def test_it_says_which_action_was_not_done(desk, window, monkeypatch):
    monkeypatch.setitem(window.verbs._by_name, "actionFocusDetail", lambda: {}[SECRET])
    for _ in range(2):  # whoever tries again is told again
        window.actions_by_name["actionFocusDetail"].trigger()
        name = window.actions_by_name["actionFocusDetail"].text().replace("&", "")
        assert answer(desk, window) == f"Not finished: {name}"
        monkeypatch.setattr(fault_desk, "QUIET_SECONDS", 0.0)


def test_it_says_which_job_was_not_done(desk, window):
    window.jobs.submit("Reading the odd file", lambda _: {}[SECRET])
    assert answer(desk, window) == "Not finished: Reading the odd file"


def test_more_faults_are_counted_in_the_dialog_that_is_open(desk, window):
    fail_in_timer(window)
    desk.until(lambda: dialog_of(window) is not None)
    dialog = dialog_of(window)
    for number in range(3):
        QTimer.singleShot(number, lambda: [].__getitem__(0))
    count = dialog.findChild(QWidget, "crashCount")
    desk.until(lambda: "3" in count.text())
    dialogs = [w for w in QApplication.topLevelWidgets() if w.objectName() == "crashDialog"]
    assert len(dialogs) == 1
    report = dialog.findChild(QPlainTextEdit, "crashReport").toPlainText()
    assert "KeyError" in report
    assert "IndexError: list index out of range" in report
    answer(desk, window)


def test_what_fails_at_every_paint_is_shown_once(desk, window):
    fail_in_paint(window)
    answer(desk, window)
    timer = QTimer(window)
    timer.timeout.connect(window.findChild(Failing).update)
    timer.start(0)
    before = Failing.times
    desk.until(lambda: Failing.times > before + 30)
    assert dialog_of(window) is None
    assert "again" in window.statusBar().currentMessage()
    timer.stop()
    window.findChild(Failing).hide()
    works(desk, window)


def test_the_report_is_kept_and_can_be_read_copied_and_found(desk, window):
    fail_in_timer(window)
    desk.until(lambda: dialog_of(window) is not None)
    dialog = dialog_of(window)
    (file,) = (Paths.resolve(desk.environment).logs / "reports").iterdir()
    text = dialog.findChild(QPlainTextEdit, "crashReport").toPlainText()
    assert file.read_text("utf-8") == text
    QTest.mouseClick(dialog.findChild(QPushButton, "copyReportButton"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
    QTest.mouseClick(dialog.findChild(QPushButton, "showReportButton"), Qt.MouseButton.LeftButton)
    assert desk.opened[-1].endswith("/logs/reports")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)  # goes on
    desk.until(lambda: dialog_of(window) is None)
    assert window.isVisible()


@pytest.mark.parametrize(("button", "how"), [("crashQuit", ""), ("crashSafeMode", "safe")])
def test_the_window_is_left_as_ever(desk, window, button, how):
    fail_in_timer(window)
    answer(desk, window, button)
    assert not window.isVisible()
    assert window.trouble.next_start == how
    assert load_settings(Paths.resolve(desk.environment), {}).layout.states["geometry"]


def test_a_flood_from_a_thread_ends(desk, window):
    def flood():
        for _ in range(500):
            try:
                raise ValueError(SECRET)
            except ValueError as error:
                sys.excepthook(type(error), error, error.__traceback__)

    thread = threading.Thread(target=flood)
    thread.start()
    desk.until(lambda: dialog_of(window) is not None)
    thread.join()
    answer(desk, window)
    works(desk, window)


def test_a_fault_in_telling_a_fault_is_no_endless_loop(desk, window, monkeypatch):
    def broken(self):
        raise ValueError(SECRET)

    monkeypatch.setattr(fault_desk.FaultDesk, "_report", broken)
    told = []
    monkeypatch.setattr("traceback.print_exc", lambda: told.append("printed"))
    fail_in_timer(window)
    desk.until(lambda: told)
    QApplication.processEvents()
    QApplication.processEvents()
    assert told == ["printed"]
    monkeypatch.undo()
    works(desk, window)
