# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of duplicates as a person uses it: groups, fields, keys, undo, the account."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QListView,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Journal,
    PartialDate,
    Reference,
)
from refdesk.settings import Paths, Settings
from refdesk.wiring import build_services
from tests.ui.conftest import Desk

TEA = Reference(
    title="Green tea against the common cold: a randomized trial",
    authors=(Author("Kim", "Ara"),),
    journal=Journal("Invented reports"),
    published=PartialDate(2020),
    volume="7",
    pages="11-19",
)
LOUD = replace(
    TEA,
    title=TEA.title.upper(),
    identifiers=(Identifier(Scheme.DOI, "10.1000/tea"),),
    abstracts=(Abstract((AbstractSection("Tea was drunk."),)),),
)
COCOA = replace(TEA, title="Cocoa and mood in first-year students: a survey", pages="30-38")
LIKELY = replace(COCOA, published=PartialDate(2021), volume="", pages="")
PASTA = replace(TEA, title="Pasta at night and the sleep of shift workers", pages="51-59")


class Beside:
    """The window of duplicates, in a person's hands."""

    def __init__(self, desk: Desk, name: str = "duplicatesWindow"):
        self.desk = desk
        self.main = desk.windows[-1]
        desk.until(lambda: self.main.findChildren(QDialog, name))
        self.window = self.main.findChild(QDialog, name)
        self.ids = living(desk)
        self.settle()

    def settle(self):
        self.desk.settle(self.main)

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def click(self, name: str):
        button = self.button(name)
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def group_list(self) -> QListView:
        return self.window.findChild(QListView, "duplicateGroups")

    @property
    def fields(self) -> QTableView:
        return self.window.findChild(QTableView, "mergeFields")

    def groups(self) -> list[str]:
        model = self.group_list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def names(self) -> list[str]:
        model = self.fields.model()
        vertical = Qt.Orientation.Vertical
        return [
            str(model.headerData(row, vertical)).split("\n")[0] for row in range(model.rowCount())
        ]

    def cell(self, name: str, column: int):
        return self.fields.model().index(self.names().index(name), column)

    def chosen(self, name: str) -> list[int]:
        checked = Qt.CheckState.Checked
        return [
            column
            for column in range(self.fields.model().columnCount())
            if self.cell(name, column).data(Qt.ItemDataRole.CheckStateRole) == checked
        ]

    def click_cell(self, name: str, column: int):
        view, index = self.fields, self.cell(name, column)
        view.scrollTo(index)
        at = view.visualRect(index).topLeft() + QPoint(20, 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def press(self, key: Qt.Key, widget: QWidget | None = None):
        QTest.keyClick(widget or self.group_list, key)
        self.settle()

    def says(self, name: str) -> str:
        return self.window.findChild(QLabel, name).text()


def living(desk: Desk) -> list[int]:
    return sorted(desk.windows[-1].papers.model.ids)


def title_of(desk: Desk, reference_id: int) -> str:
    return desk.windows[-1].services.library.get(reference_id).reference.title


def fill_apart(desk: Desk, papers: Iterable[Reference]) -> None:
    """Put papers into the library as they are: on import they would be recognised."""
    services = build_services(Paths.resolve(desk.environment), Settings(), desk.environment)
    services.fetch._references.add_many(list(papers), merge=False)
    services.close()


@pytest.fixture
def open_on(desk):
    def opened(*papers: Reference) -> Beside:
        fill_apart(desk, papers)
        desk.open().findChild(QAction, "actionFindDuplicates").trigger()
        return Beside(desk)

    return opened


def test_the_groups_are_listed_with_how_sure_they_are_and_why(open_on):
    beside = open_on(TEA, LOUD, COCOA, LIKELY, PASTA)
    first, second = beside.groups()
    assert first.startswith(TEA.title)
    assert "Certain (" in first
    assert "Same: title, year, first author" in first
    assert "2 papers" in first
    assert "Likely (" in second
    box = beside.window.findChild(QComboBox, "duplicateFilter")
    box.setCurrentIndex(1)
    assert beside.groups() == [first]
    box.setCurrentIndex(2)
    assert beside.groups() == [second]
    beside.settle()
    assert "Date" in beside.names()


def test_two_papers_stand_side_by_side_and_agreeing_fields_are_folded(open_on):
    beside = open_on(TEA, LOUD)
    assert beside.names()[0] == "In the library"
    assert {"Title", "Identifiers", "Abstract"} <= set(beside.names())
    assert "Journal" not in beside.names()
    assert beside.cell("Title", 1).data() == LOUD.title
    beside.window.findChild(QWidget, "showAgreeing").click()
    assert {"Journal", "Authors", "Date"} <= set(beside.names())
    assert beside.chosen("In the library") == [0]
    assert beside.chosen("Title") == [0]  # capitals say less
    assert beside.chosen("Abstract") == [1]


def test_a_clicked_value_is_kept_and_one_undo_brings_all_back(desk, open_on):
    beside = open_on(TEA, LOUD, PASTA)
    one, other, pasta = beside.ids
    beside.click_cell("Title", 1)
    assert beside.chosen("Title") == [1]
    beside.click("mergeGroupButton")
    assert living(desk) == [one, pasta]
    assert title_of(desk, one) == LOUD.title
    assert beside.groups() == []
    assert "Ctrl+Z" in beside.says("duplicatesStatus")
    QTest.keyClick(beside.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    beside.settle()
    assert living(desk) == [one, other, pasta]
    assert title_of(desk, one) == TEA.title
    assert len(beside.groups()) == 1


def test_the_keyboard_is_enough(desk, open_on):
    beside = open_on(TEA, LOUD, COCOA, LIKELY)
    one, other, cocoa, likely = beside.ids
    assert len(beside.groups()) == 2
    beside.press(Qt.Key.Key_S)  # skip: the second one stands there now
    assert beside.cell("Date", 1).data() == "2021"
    beside.press(Qt.Key.Key_N)
    assert len(beside.groups()) == 1
    assert living(desk) == beside.ids
    view = beside.fields
    view.setFocus()
    view.setCurrentIndex(beside.cell("In the library", 0))
    beside.press(Qt.Key.Key_Right, view)
    beside.press(Qt.Key.Key_Space, view)
    assert beside.chosen("In the library") == [1]
    beside.press(Qt.Key.Key_Return, view)
    assert living(desk) == [other, cocoa, likely]
    assert beside.groups() == []
    assert beside.main.services.duplicates.told_apart() == {(cocoa, likely)}
    beside.main.commands.undo()
    beside.settle()
    beside.main.commands.undo()
    beside.settle()
    assert len(beside.groups()) == 2
    assert not beside.main.services.duplicates.told_apart()
    assert one in living(desk)


def test_certain_ones_are_merged_in_one_step_after_saying_so(desk, open_on):
    beside = open_on(TEA, LOUD, TEA, COCOA, LIKELY, PASTA, PASTA)
    before = living(desk)
    assert "moves 3 papers to the trash" in beside.says("mergeCertainPlan")
    assert beside.button("mergeCertainButton").text() == "Merge the 2 certain ones"
    beside.click("mergeCertainButton")
    assert len(living(desk)) == len(before) - 3
    (left,) = beside.groups()
    assert "Likely" in left
    assert not beside.button("mergeCertainButton").isVisible()
    beside.main.commands.undo()
    beside.settle()
    assert living(desk) == before
    assert len(beside.groups()) == 3


def test_a_paper_of_a_group_can_be_left_out_and_is_remembered_as_another(desk, open_on):
    beside = open_on(TEA, TEA, LOUD)
    one, other, third = beside.ids
    beside.click_cell("Same paper?", 1)
    assert beside.cell("In the library", 1).data() == "Left alone"
    assert "left out" in beside.says("mergeSummary")
    beside.click("mergeGroupButton")
    assert living(desk) == [one, other]
    assert (one, other) in beside.main.services.duplicates.told_apart()
    beside.click("searchAgainButton")
    assert beside.groups() == []
    assert third not in living(desk)


def test_with_one_paper_left_there_is_nothing_to_merge(open_on):
    beside = open_on(TEA, TEA, LOUD)
    for column in (0, 1):
        beside.click_cell("Same paper?", column)
    assert beside.cell("In the library", 2).data() == "Stays"
    assert not beside.button("mergeGroupButton").isEnabled()


def test_lists_are_united_and_say_so(desk):
    fill_apart(desk, [TEA, LOUD])
    window = desk.open()
    one, other = living(desk)
    window.services.organising.tag([other], "to read")
    window.services.organising.set_note(one, "mine")
    window.findChild(QAction, "actionFindDuplicates").trigger()
    beside = Beside(desk)
    assert beside.cell("Tags", 1).data() == "to read"
    header = beside.fields.model().headerData(beside.names().index("Tags"), Qt.Orientation.Vertical)
    assert "all are kept" in header
    assert beside.cell("Own notes", 0).data() == "mine"
    beside.click("mergeGroupButton")
    stored = window.services.library.get(one)
    assert (stored.tags, stored.note) == (("to read",), "mine")


def test_selected_papers_are_merged_by_ctrl_m(desk):
    fill_apart(desk, [TEA, PASTA, COCOA])
    window = desk.open()
    action = window.findChild(QAction, "actionMerge")
    assert not action.isEnabled()
    window.papers.view.selectAll()
    desk.settle(window)
    assert action.isEnabled()
    action.trigger()
    beside = Beside(desk, "mergeWindow")
    assert beside.fields.model().columnCount() == 3
    beside.fields.setFocus()
    beside.press(Qt.Key.Key_Return, beside.fields)
    assert len(living(desk)) == 1
    assert "3 papers became one" in window.statusBar().currentMessage()
    (merged, _) = window.services.duplicates.account().merged
    assert merged.certainty is None


def test_the_account_is_shown_copied_and_saved(open_on, tmp_path: Path, monkeypatch):
    beside = open_on(TEA, LOUD, PASTA)
    beside.click("mergeGroupButton")
    beside.window.findChild(QTabWidget, "duplicatesTabs").setCurrentIndex(1)
    beside.settle()
    log = beside.window.findChild(QTableView, "mergeLog").model()
    assert log.rowCount() == 1
    line = [log.index(0, column).data() for column in range(5)]
    assert line[1] == f"{LOUD.title} → {TEA.title}"
    assert "Certain" in line[2]
    assert line[4] == "Identifiers, Abstract"
    assert "Records identified (n = 3), duplicate records removed (n = 1)" in beside.says(
        "prismaText"
    )
    beside.click("copyPrismaButton")
    assert "duplicate records removed (n = 1)" in QGuiApplication.clipboard().text()
    path = tmp_path / "prisma.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    beside.click("savePrismaButton")
    assert "total,,,3,1" in path.read_text("utf-8-sig")
    assert str(path) in beside.says("duplicatesStatus")


def test_a_library_without_duplicates_says_so(open_on):
    beside = open_on(TEA, PASTA)
    texts = [label.text() for label in beside.window.findChildren(QLabel) if label.isVisible()]
    assert "No duplicates" in texts


def test_papers_trashed_elsewhere_leave_the_list_and_there_is_one_window(desk, open_on):
    beside = open_on(TEA, LOUD, PASTA)
    beside.main.commands.trash([beside.ids[1]])
    beside.settle()
    assert beside.groups() == []
    beside.main.commands.undo()
    beside.settle()
    assert len(beside.groups()) == 1
    beside.main.findChild(QAction, "actionFindDuplicates").trigger()
    QApplication.processEvents()
    assert len(beside.main.findChildren(QDialog, "duplicatesWindow")) == 1
    beside.window.close()
