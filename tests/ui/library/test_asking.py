# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the library while a person types: pauses, syllables, and answers that come too late."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from refdesk.domain.errors import LibraryError
from refdesk.ui.library.add_box import AddBox
from refdesk.ui.library.latest import Latest
from refdesk.ui.library.opening import safe_url
from refdesk.ui.library.search_box import SearchBox
from refdesk.worker import JobRunner


@pytest.fixture
def runner(qtbot):
    runner = JobRunner()
    yield runner
    runner.shutdown()


def test_only_the_last_question_is_answered_and_none_between_is_asked(qtbot, runner):
    owner, answers, asked = QObject(), [], []
    gate = threading.Event()
    latest = Latest(runner, answers.append, lambda error: None, owner)

    def question(number):
        def ask():
            asked.append(number)
            gate.wait(5)
            return number

        return ask

    latest.ask(question(1))
    qtbot.waitUntil(lambda: asked == [1])
    for number in (2, 3, 4):
        latest.ask(question(number))
    gate.set()
    qtbot.waitUntil(lambda: answers == [4])
    assert asked == [1, 4]
    assert not latest.is_waiting


def test_a_failed_question_does_not_stop_the_next(qtbot, runner, tmp_path):
    owner, answers, errors = QObject(), [], []
    latest = Latest(runner, answers.append, errors.append, owner)

    def fail():
        raise LibraryError(tmp_path, "damaged")

    latest.ask(fail)
    qtbot.waitUntil(lambda: len(errors) == 1)
    latest.ask(lambda: "well")
    qtbot.waitUntil(lambda: answers == ["well"])


def test_every_key_asks_and_escape_clears(qtbot):
    box, told = SearchBox(), []
    qtbot.addWidget(box)
    box.query_changed.connect(told.append)
    QTest.keyClicks(box, "ab")
    assert told == ["a", "ab"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["a", "ab"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["a", "ab", ""]


def test_spaces_around_are_no_other_question(qtbot):
    box, told = SearchBox(), []
    qtbot.addWidget(box)
    box.query_changed.connect(told.append)
    box.setText("liver")
    box.setText("  liver ")
    assert told == ["liver"]


def test_an_unfinished_syllable_is_not_looked_for(qtbot):
    box, told = SearchBox(), []
    qtbot.addWidget(box)
    box.query_changed.connect(told.append)
    QApplication.sendEvent(box, QInputMethodEvent("가", []))
    QApplication.sendEvent(box, QInputMethodEvent("간", []))
    assert told == []
    first = QInputMethodEvent("ㅇ", [])  # the next syllable begins: the first one stands
    first.setCommitString("간")
    QApplication.sendEvent(box, first)
    assert told == ["간"]
    done = QInputMethodEvent("", [])
    done.setCommitString("암")
    QApplication.sendEvent(box, done)
    assert told == ["간", "간암"]


def test_what_is_understood_of_a_list_is_added_and_the_rest_stays(qtbot):
    box, given = AddBox(), []
    qtbot.addWidget(box)
    box.show()
    box.identifiers_given.connect(given.extend)
    QTest.keyClicks(box, "12345 rubbish 10.1000/x1 PMC77")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [str(i) for i in given] == ["PMID 12345", "DOI 10.1000/x1", "PMC77"]
    assert box.text() == "rubbish"
    assert box.hint
    assert box.accessibleDescription() == box.hint
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == box.hint == ""


def test_a_pasted_column_of_numbers_is_one_list(qtbot):
    box, given = AddBox(), []
    qtbot.addWidget(box)
    box.identifiers_given.connect(given.extend)
    QApplication.clipboard().setText("\n".join(str(n) for n in range(1, 5001)))
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert len(given) == 5000


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:x", "data:text/html,x", "ftp://a.b/c", "", "https://", "x"],
)
def test_what_is_no_web_page_is_not_opened(address):
    assert safe_url(address) is None
