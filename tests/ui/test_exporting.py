# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing how papers are exported: what a format offers, what is written, what is remembered."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from refdesk.formats.base import format_by_id
from tests.unit.formats import samples


@pytest.fixture
def window(desk):
    desk.fill(*samples.ALL)
    return desk.open()


def dialog_of(window, action="actionExportBibtex"):
    window.findChild(QAction, action).trigger()
    return window.findChildren(QWidget, "exportDialog")[-1]


def box(dialog, name):
    return dialog.findChild(QCheckBox, name)


def unfold(dialog):
    dialog.findChild(QPushButton, "exportMore").click()


def export(desk, dialog, path):
    dialog.findChild(QWidget, "exportAll").click()
    dialog.findChild(QLineEdit, "exportPath").setText(str(path))
    dialog.findChild(QPushButton, "exportButton").click()
    desk.until(path.exists)
    return path.read_text("utf-8")


def test_what_is_chosen_is_written_and_remembered(desk, window, tmp_path):
    dialog = dialog_of(window)
    assert not box(dialog, "exportFieldAbstract").isVisible()
    unfold(dialog)
    box(dialog, "exportFieldAbstract").click()
    box(dialog, "exportCapitals").click()
    dialog.findChild(QLineEdit, "exportKeyPattern").setText("[auth:lower]_[shortyear]")
    assert "kim_26" in dialog.findChild(QLabel, "exportKeyExample").text()
    letters = dialog.findChild(QComboBox, "exportLetters")
    letters.setCurrentIndex(letters.findData("latex"))
    text = export(desk, dialog, tmp_path / "a.bib")
    assert "abstract = " not in text
    assert "{COVID}" not in text
    assert {r.key for r in format_by_id("bibtex").read(text.encode(), "a")} == {
        "Shin2026", "Kim2024", "Park2020",  # brought along: no pattern changes them
    }  # fmt: skip
    again = dialog_of(window)
    assert box(again, "exportFieldAbstract").isVisible()
    assert not box(again, "exportFieldAbstract").isChecked()
    assert again.findChild(QLineEdit, "exportKeyPattern").text() == "[auth:lower]_[shortyear]"
    assert again.findChild(QComboBox, "exportLetters").currentData() == "latex"
    assert not box(again, "exportCapitals").isChecked()


def test_only_what_a_format_understands_is_offered(window):
    dialog = dialog_of(window, "actionExportRis")
    unfold(dialog)
    formats = dialog.findChild(QComboBox, "exportFormat")

    def offered(format_id):
        formats.setCurrentIndex(formats.findData(format_id))
        names = ("exportFieldAbstract", "exportNotes", "exportFiles", "exportKeyPattern",
                 "exportLetters", "exportCapitals")  # fmt: skip
        return {n.removeprefix("export") for n in names if dialog.findChild(QWidget, n).isVisible()}

    everything = {"FieldAbstract", "Notes", "Files", "KeyPattern", "Letters", "Capitals"}
    assert offered("bibtex") == everything
    assert offered("ris") == everything - {"Letters", "Capitals"}
    assert offered("nbib") == {"FieldAbstract"}
    assert offered("xlsx") == {"FieldAbstract", "Notes", "KeyPattern"}
    assert offered("pubmed-summary") == set()
    assert offered("html") == {"FieldAbstract", "Notes", "Files"}
    assert not box(dialog, "exportFieldAbstract").isChecked()  # a list has abstracts on demand
    assert offered("markdown") == {"FieldAbstract", "Notes", "Files"}
    assert dialog.findChild(QLineEdit, "exportPath").text().endswith(".md")


def test_a_pattern_that_is_none_is_said_and_nothing_written(desk, window, tmp_path):
    dialog = dialog_of(window)
    unfold(dialog)
    dialog.findChild(QLineEdit, "exportKeyPattern").setText("[nobody]")
    assert "no pattern" in dialog.findChild(QLabel, "exportKeyExample").text()
    dialog.findChild(QLineEdit, "exportPath").setText(str(tmp_path / "a.bib"))
    dialog.findChild(QPushButton, "exportButton").click()
    problem = dialog.findChild(QLabel, "exportProblem")
    desk.until(problem.isVisible)
    assert "[nobody]" in problem.text()
    assert not (tmp_path / "a.bib").exists()


def test_an_empty_library_empties_no_file(desk, tmp_path):
    dialog = dialog_of(desk.open())
    path = tmp_path / "a.bib"
    path.write_text("@book{mine}")
    dialog.findChild(QLineEdit, "exportPath").setText(str(path))
    problem = dialog.findChild(QLabel, "exportProblem")
    for said in ("exists already", "no papers to write"):
        dialog.findChild(QPushButton, "exportButton").click()
        desk.until(lambda said=said: said in problem.text())
    assert path.read_text() == "@book{mine}"


def test_a_workbook_is_written_from_the_window(desk, window, tmp_path):
    dialog = dialog_of(window)
    formats = dialog.findChild(QComboBox, "exportFormat")
    formats.setCurrentIndex(formats.findData("xlsx"))
    path = tmp_path / "a.xlsx"
    dialog.findChild(QLineEdit, "exportPath").setText(str(path))
    dialog.findChild(QPushButton, "exportButton").click()
    desk.until(path.exists)
    assert path.read_bytes().startswith(b"PK")


def test_every_format_has_the_room_that_its_choices_need(desk, window):
    dialog = dialog_of(window)
    unfold(dialog)
    formats = dialog.findChild(QComboBox, "exportFormat")
    pattern = dialog.findChild(QLineEdit, "exportKeyPattern")
    box(dialog, "exportFieldNote").setText("Notes of imported files, long enough for two lines")

    def has_room():
        needed = dialog.layout().totalHeightForWidth(dialog.width())
        squeezed = pattern.isVisible() and pattern.height() < pattern.sizeHint().height()
        return dialog.height() == needed and not squeezed

    for format_id in ("biblatex", "xlsx", "csl-json", "html", "ris", "biblatex", "csv"):
        formats.setCurrentIndex(formats.findData(format_id))
        for _ in range(10):
            QApplication.processEvents()  # what layouts tell each other
        assert has_room(), format_id
