# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing one paper and many, in the real window: by object names, keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from refdesk.domain.identifiers import Scheme
from tests.ui.conftest import paper

# menus and dialogs that come up off-screen
pytestmark = pytest.mark.qt_log_ignore("does not support")


def trigger(window, name):
    action = window.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()


def dialog(desk, window, name):
    desk.until(lambda: any(d.isVisible() for d in window.findChildren(QDialog, name)))
    return next(d for d in window.findChildren(QDialog, name) if d.isVisible())


def choose(dialog, name, value):
    box = dialog.findChild(QComboBox, name)
    assert box.findData(value) >= 0, value
    box.setCurrentIndex(box.findData(value))


def write(dialog, name, text):
    line = dialog.findChild(QLineEdit, name)
    line.clear()
    QTest.keyClicks(line, text)


def preview(dialog):
    model = dialog.findChild(QTableView, "batchPreview").model()
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def press(dialog, name):
    button = dialog.findChild(QPushButton, name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def references(window, ids):
    return [stored.reference for stored in window.services.library.get_many(ids)]


def batch(desk, window):
    window.papers.view.selectAll()
    trigger(window, "actionBatchEdit")
    return dialog(desk, window, "batchEditDialog")


def test_many_papers_are_edited_after_a_preview_and_taken_back(desk):
    ids = desk.fill(paper(1, "Liver one"), paper(2, "Kidney two"), paper(3, "Liver three"))
    window = desk.open()
    box = batch(desk, window)
    assert not box.findChild(QPushButton, "batchApply").isEnabled()
    choose(box, "batchField", "title")
    choose(box, "batchOperation", "replace")
    write(box, "batchText", "liver")
    write(box, "batchReplacement", "Hepatic")
    desk.until(lambda: len(preview(box)) == 2)
    assert set(preview(box)) == {
        ("Liver one", "Liver one", "Hepatic one"),
        ("Liver three", "Liver three", "Hepatic three"),
    }
    assert box.findChild(QLabel, "batchSummary").text() == (
        "2 papers would change. 1 stays as it is."
    )
    box.findChild(QCheckBox, "batchCase").click()
    desk.until(lambda: preview(box) == [])
    assert box.findChild(QLabel, "batchSummary").text() == "Nothing would change."
    box.findChild(QCheckBox, "batchCase").click()
    desk.until(lambda: len(preview(box)) == 2)
    assert references(window, ids)[0].title == "Liver one"
    press(box, "batchApply")
    desk.settle(window)
    assert [r.title for r in references(window, ids)] == [
        "Hepatic one",
        "Kidney two",
        "Hepatic three",
    ]
    assert "2 papers changed" in window.statusBar().currentMessage()
    assert "edit 2 papers" in window.findChild(QAction, "actionUndo").text()
    trigger(window, "actionUndo")
    desk.settle(window)
    assert [r.title for r in references(window, ids)] == ["Liver one", "Kidney two", "Liver three"]


def test_a_value_that_cannot_be_is_said_and_cannot_be_applied(desk):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    box = batch(desk, window)
    choose(box, "batchField", "year")
    write(box, "batchText", "soon")
    summary = box.findChild(QLabel, "batchSummary")
    desk.until(lambda: "no year" in summary.text())
    assert not box.findChild(QPushButton, "batchApply").isEnabled()
    write(box, "batchText", "2020")
    desk.until(lambda: len(preview(box)) == 2)
    assert preview(box)[0][1:] == ("1992", "2020")
    choose(box, "batchOperation", "replace")
    box.findChild(QCheckBox, "batchPattern").click()
    write(box, "batchText", "(")
    desk.until(lambda: "no regular expression" in summary.text())
    assert preview(box) == []


def test_lists_states_and_choices_are_edited(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    services = window.services
    place = services.organising.create_collection("Liver")
    for field, operation, value in (
        ("tags", "add", "one; two"),
        ("collections", "add", str(place)),
        ("read", "set", "1"),
        ("rating", "set", "4"),
        ("kind", "set", "book"),
        ("note", "set", "seen"),
    ):
        box = batch(desk, window)
        choose(box, "batchField", field)
        choose(box, "batchOperation", operation)
        if field in {"tags", "note"}:
            write(box, "batchText", value)
        else:
            choose(box, "batchChoice", value)
        desk.until(lambda box=box: len(preview(box)) == 2)
        press(box, "batchApply")
        desk.settle(window)
    for stored in services.library.get_many(ids):
        assert stored.tags == ("one", "two")
        assert stored.collections == (place,)
        assert (stored.is_read, stored.rating, stored.note) == (True, 4, "seen")
        assert stored.reference.kind.value == "book"


# One paper


def form(desk, window):
    window.papers.view.select_row(0)
    desk.settle(window)
    trigger(window, "actionEditPaper")
    return dialog(desk, window, "editPaperDialog")


def put(box, name, text):
    widget = box.form.field(name)
    if isinstance(widget, QPlainTextEdit):
        widget.setPlainText(text)
    else:
        widget.setText(text)


def test_a_paper_is_edited_in_a_form(desk):
    (number,) = desk.fill(paper(1))
    window = desk.open()
    box = form(desk, window)
    assert box.findChild(QPlainTextEdit, "paper_title").toPlainText() == "Invented paper 0001"
    assert not box.findChild(QPushButton, "paperSave").isEnabled()
    put(box, "title", "Better <i>title</i>")
    put(box, "authors", "Shin, Hyo-Jung\nKim, Ji-Woo")
    press(box, "paperSave")
    desk.settle(window)
    reference = window.services.library.get(number).reference
    assert reference.title == "Better <i>title</i>"
    assert [a.short for a in reference.authors] == ["Shin HJ", "Kim JW"]
    assert reference.volume == "1"
    assert not window.findChildren(QDialog, "editPaperDialog")
    trigger(window, "actionUndo")
    desk.settle(window)
    assert window.services.library.get(number).reference.title == "Invented paper 0001"


def test_the_form_says_what_is_wrong_and_stays(desk):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    box = form(desk, window)
    problem = box.findChild(QLabel, "paperProblem")
    for name, text, words in (
        ("doi", "not a doi", "no DOI"),
        ("pmid", "70000001", "Another paper"),
        ("published", "some day", "no date"),
    ):
        before = box.form.draft()
        put(box, name, text)
        press(box, "paperSave")
        desk.until(problem.isVisible)
        assert words in problem.text()
        box.form.show_draft(before)
        put(box, "volume", f"{name}")
    assert box.isVisible()


def answer(box, name):
    question = box.findChild(QMessageBox, "unsavedQuestion")
    QTest.mouseClick(question.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_form_is_not_left_with_unsaved_changes_by_accident(desk):
    (number,) = desk.fill(paper(1))
    window = desk.open()
    box = form(desk, window)
    put(box, "volume", "77")
    box.reject()
    assert box.isVisible()
    answer(box, "unsavedStay")
    assert box.isVisible()
    desk.until(lambda: box.findChild(QMessageBox, "unsavedQuestion") is None)
    box.reject()
    answer(box, "unsavedSave")
    desk.settle(window)
    assert window.services.library.get(number).reference.volume == "77"
    box = form(desk, window)
    put(box, "volume", "78")
    box.reject()
    answer(box, "unsavedDiscard")
    desk.settle(window)
    assert window.services.library.get(number).reference.volume == "77"
    box = form(desk, window)
    box.reject()
    assert not box.isVisible()


def test_a_new_paper_is_typed(desk):
    desk.fill(paper(1))
    window = desk.open()
    trigger(window, "actionNewPaper")
    box = dialog(desk, window, "editPaperDialog")
    put(box, "title", "A grey report")
    put(box, "doi", "10.5555/grey")
    press(box, "paperSave")
    desk.until(lambda: window.papers.model.rowCount() == 2)
    desk.settle(window)
    (chosen,) = window.selected()
    reference = window.services.library.get(chosen).reference
    assert (reference.title, reference.identifier(Scheme.DOI)) == ("A grey report", "10.5555/grey")
