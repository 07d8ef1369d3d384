# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in and out of the real window: import, drop, paste, export."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from refdesk.formats.base import format_by_id
from tests.end2end.window import answer_file_dialog, files, texts, until

GOOD = "TY  - JOUR\nAU  - Kim, Min-Jun\nTI  - Tea and sleep\nPY  - 2020\nER  - \n\n"
BROKEN = "TY  - JOUR\n\nER  - \n\n"
OTHER = "TY  - JOUR\nAU  - 김, 민준\nTI  - 차와 잠\nPY  - 2021\nER  - \n"


@pytest.fixture
def ris(tmp_path):
    file = tmp_path / "three.ris"
    file.write_text(GOOD + BROKEN + OTHER, "utf-8")
    return file


def import_shown(hand):
    """Press the button of the import dialog, and again where it then says what was left out."""
    until(lambda: hand.shown("importDialog"))
    until(lambda: hand.find("importButton").isEnabled())
    hand.click("importButton")
    hand.settle()


def test_the_import_menu_reads_a_file_and_reports_the_broken_record(desk, ris):
    hand = desk.open()
    seen = []
    answer_file_dialog([ris], seen)
    hand.menu("actionImport")
    assert seen == ["Import files"]
    until(lambda: hand.shown("importDialog") and hand.find("importButton").isEnabled())
    assert hand.cells() == []  # looked at, not yet imported
    assert "2 new papers found, 1 left out" in hand.text("importSummary")
    assert "three.ris" in hand.text("importSkipped")
    import_shown(hand)
    until(lambda: sorted(hand.cells()) == ["Tea and sleep", "차와 잠"])
    assert "2 papers added, 1 left out" in hand.text("importSummary")
    row = hand.text("importSkipped")
    assert row.startswith(("three.ris | 7 | ", "three.ris | 8 | "))
    hand.click("importButton")
    until(lambda: not hand.shown("importDialog"))


@pytest.mark.parametrize("place", ["libraryView", "startPage", "addBox"])
def test_a_file_can_be_dropped_anywhere(desk, ris, place):
    hand = desk.open()
    if place == "libraryView":
        hand.add("91000001")
    assert hand.drop(files(ris), place)
    import_shown(hand)
    until(lambda: "Tea and sleep" in hand.cells())


@pytest.mark.parametrize("place", ["", "abstractView"])
def test_text_with_identifiers_can_be_dropped(desk, place):
    hand = desk.open()
    hand.add("90000002")
    assert hand.drop(texts("see 91000001, PMID: 91000002 and\n91000003"), place)
    until(lambda: len(hand.cells()) == 4)
    assert QApplication.activeModalWidget() is None


def test_a_file_of_pmids_brings_its_papers(desk, tmp_path):
    listed = tmp_path / "pmids.txt"
    listed.write_text("91000001\n91000002\n")
    hand = desk.open()
    assert hand.drop(files(listed))
    until(lambda: hand.shown("importDialog") and hand.text("importSummary") != "Reading…")
    assert "could not be read" not in hand.text("importSummary")
    import_shown(hand)
    until(lambda: len(hand.cells()) == 2 and all(hand.cells()))
    hand.settle()
    stored = [hand.window.services.library.get(i) for i in hand.window.papers.model.ids]
    assert all(paper.reference.title and paper.reference.authors for paper in stored)


def test_ctrl_v_in_the_list_adds_what_is_on_the_clipboard(desk):
    hand = desk.open()
    hand.add("91000001")
    QGuiApplication.clipboard().setText("https://pubmed.ncbi.nlm.nih.gov/91000002/")
    hand.keys("Alt+1")
    hand.keys("Ctrl+V")
    until(lambda: len(hand.cells()) == 2)


def test_importing_twice_makes_no_second_copy(desk, ris):
    hand = desk.open()
    for _ in range(2):
        hand.drop(files(ris))
        import_shown(hand)
        summary = hand.text("importSummary")
        if hand.shown("importDialog"):  # it says what was left out
            hand.click("importButton")
        until(lambda: not hand.window.findChildren(QDialog))
    assert "2 already in the library" in summary
    assert len(hand.cells()) == 2


def test_a_file_that_is_nothing_says_so_and_changes_nothing(desk, tmp_path):
    picture = tmp_path / "scan.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    hand = desk.open()
    hand.drop(files(picture))
    until(lambda: "could not be read" in hand.text("importSummary"))
    assert not hand.find("importButton").isEnabled()
    assert "scan.png" in hand.text("importSkipped")
    hand.keys("Esc", "importDialog")
    until(lambda: not hand.shown("importDialog"))
    assert hand.cells() == []


@pytest.mark.parametrize(
    ("action", "name", "format_id"),
    [("actionExportRis", "out.ris", "ris"), ("actionExportBibtex", "out.bib", "bibtex")],
)
def test_export_writes_a_file_that_is_read_again(desk, tmp_path, action, name, format_id):
    hand = desk.open()
    hand.add("41591582", "90000002", "91000001")
    hand.click_item("libraryView", "Plain invented report number 91000001")
    target = tmp_path / name
    hand.menu(action)
    hand.dialog("exportDialog")
    assert hand.find("exportSelected").isChecked()
    hand.type("exportPath", str(target))
    hand.click("exportButton")
    until(lambda: not hand.shown("exportDialog"))
    until(lambda: name in hand.status)
    hand.settle()
    read = format_by_id(format_id).read
    assert len(list(read(target.read_bytes(), name))) == 1
    hand.menu(action)
    hand.dialog("exportDialog")
    hand.find("exportAll").click()
    everything = tmp_path / f"all-{name}"
    hand.type("exportPath", str(everything))
    hand.click("exportButton")
    until(everything.exists)
    until(lambda: "3 papers exported" in hand.status)
    assert len(list(read(everything.read_bytes(), name))) == 3


def test_an_export_does_not_replace_a_file_unasked(desk, tmp_path):
    hand = desk.open()
    hand.add("91000001")
    target = tmp_path / "thesis.ris"
    target.write_text("mine", "utf-8")
    hand.menu("actionExportRis")
    hand.dialog("exportDialog")
    hand.type("exportPath", str(target))
    hand.click("exportButton")
    hand.settle()
    assert target.read_text("utf-8") == "mine"
    assert "exists already" in hand.text("exportProblem")
    hand.click("exportButton")
    until(lambda: target.read_text("utf-8") != "mine")
