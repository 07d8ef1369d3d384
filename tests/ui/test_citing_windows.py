# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists and citations in a text, made in the real window with the real engine."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from refdesk.domain.citation import Bibliography, RenderedCitation
from refdesk.services import citing as services_citing
from refdesk.settings import Citing, Settings
from refdesk.ui.citing.bibliography_window import BibliographyWindow
from refdesk.ui.citing.in_text_dialog import InTextDialog
from refdesk.ui.citing.list_preview import PAGE, ListPreview
from refdesk.ui.citing.style_chooser import StyleChooser
from tests.ui.conftest import OFFLINE_SERVICES, Desk, paper
from tests.unit.citations.conftest import require_data
from tests.unit.citations.test_finding_styles import own_style

pytestmark = pytest.mark.qt_log_ignore("does not support")  # offers that come up off-screen

LEFT = Qt.MouseButton.LeftButton


def find(root, name):
    (found,) = root.findChildren(QWidget, name)
    return found


def click(root, name):
    button = find(root, name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, LEFT)


def clip():
    return QGuiApplication.clipboard().mimeData() or QMimeData()


@pytest.fixture(scope="module")
def opened_once(request, qapp, tmp_path_factory):
    """One window for all: starting the engine takes longer than any of the tests."""
    require_data()
    home = tmp_path_factory.mktemp("home")
    environment = {"REFDESK_HOME": str(home), **OFFLINE_SERVICES}
    desk = Desk(QtBot(request), home, environment)
    desk.fill(*(paper(number, retracted=number == 3) for number in range(1, 6)))
    window = desk.open()
    yield desk, window
    window.close()
    window.deleteLater()


@pytest.fixture
def desk(opened_once, qtbot):
    desk, _ = opened_once
    desk.qtbot = qtbot
    return desk


@pytest.fixture
def window(opened_once, desk):
    """A window on five papers of which one is retracted; as new, and without other windows."""
    _, window = opened_once
    vancouver = Citing(style="nlm-citation-sequence", favourites=("nlm-citation-sequence",))
    english = replace(Settings().appearance, language="en")
    window.preferences.change(replace(Settings(), citing=vancouver, appearance=english))
    window.papers.view.clearSelection()
    desk.settle(window)
    yield window
    for other in window.findChildren(QDialog):
        other.reject()
    desk.settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bibliography(desk, window) -> BibliographyWindow:
    window.actions_by_name["actionBibliography"].trigger()
    (opened,) = window.findChildren(BibliographyWindow)
    listed(desk, window, opened)
    return opened


def listed(desk, window, opened):
    desk.until(lambda: opened.bibliography is not None)
    desk.settle(window)
    return [entry.text for entry in opened.bibliography.entries]


def choose(opened, name, data):
    box = find(opened, name)
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def choose_style(desk, window, chooser: StyleChooser, text):
    chooser.lineEdit().setFocus()
    chooser.lineEdit().selectAll()
    QTest.keyClicks(chooser.lineEdit(), text)
    desk.settle(window)
    QTest.keyClick(chooser.lineEdit(), Qt.Key.Key_Return)
    desk.settle(window)


def test_a_list_is_made_ordered_copied_and_warned_of(desk, window):
    opened = bibliography(desk, window)
    entries = listed(desk, window, opened)
    assert [entry.split("\t")[0] for entry in entries] == ["1.", "2.", "3.", "4.", "5."]
    text = find(opened, "bibliographyText").toPlainText()
    assert "Invented paper 0001" in text
    assert text.count("Retracted") >= 1
    assert "1" in find(opened, "bibliographyBanner").accessibleName()
    click(opened, "copyBibliographyButton")
    desk.until(lambda: clip().text().count("\n") == 4)
    assert {"text/html", "text/rtf", "text/markdown"} <= set(clip().formats())
    assert "retracted" in window.statusBar().currentMessage()
    choose(opened, "bibliographyOrder", "title")
    titles = listed(desk, window, opened)
    assert [f"paper 000{n}" in titles[n - 1] for n in range(1, 6)] == [True] * 5
    find(opened, "leaveOutRetracted").setFocus()
    QTest.keyClick(find(opened, "leaveOutRetracted"), Qt.Key.Key_Space)
    assert len(listed(desk, window, opened)) == 4
    assert find(opened, "bibliographyBanner").isVisible()
    click(opened, "copyBibliographyButton")
    desk.until(lambda: clip().text().count("\n") == 3)
    assert "retracted" not in window.statusBar().currentMessage()


def test_another_style_and_language_and_all_of_it_is_remembered(desk, window):
    opened = bibliography(desk, window)
    choose_style(desk, window, find(opened, "bibliographyStyle"), "the lancet")
    choose(opened, "bibliographyLocale", "ko-KR")
    choose(opened, "bibliographyOrder", "newest first")
    find(opened, "bibliographyTitle").setText("참고문헌")
    listed(desk, window, opened)
    assert opened.bibliography.style_title == "The Lancet"
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    desk.settle(window)
    assert not window.findChildren(BibliographyWindow)
    again = bibliography(desk, window)
    assert find(again, "bibliographyStyle").currentText() == "The Lancet"
    assert again.bibliography.title == "참고문헌"
    assert find(again, "bibliographyLocale").currentData() == "ko-KR"
    assert find(again, "bibliographyOrder").currentData() == "newest first"
    assert "1995" in again.bibliography.entries[0].text
    assert find(again, "bibliographyLocale").count() > 50
    click(again, "copyBibliographyButton")
    desk.settle(window)
    assert window.preferences.citing().recent[0] == "the-lancet"
    assert window.preferences.citing().style == "nlm-citation-sequence"


def test_the_selection_is_offered_first_and_the_rest_too(desk, window):
    window.papers.view.select_ids(list(window.papers.whole_ids())[:2])
    desk.settle(window)
    opened = bibliography(desk, window)
    assert len(listed(desk, window, opened)) == 2
    papers = find(opened, "bibliographyPapers")
    assert [papers.itemText(n)[-3:] for n in range(papers.count())] == [": 2", ": 5"]
    papers.setCurrentIndex(1)
    papers.activated.emit(1)
    assert len(listed(desk, window, opened)) == 5


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_a_list_is_saved_as_a_document(desk, window, tmp_path, monkeypatch, ending):
    target = tmp_path / f"list.{ending}"
    asked = []

    def answer(parent, title, name, filters, chosen):
        del parent, title
        asked.append((Path(name).name, filters, chosen))
        return str(target), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answer)
    opened = bibliography(desk, window)
    find(opened, "bibliographyTitle").setText("Our: list")
    click(opened, "saveBibliographyButton")
    desk.until(target.exists)
    desk.settle(window)
    (name, filters, chosen) = asked[0]
    assert name == "Our_ list.docx"
    assert filters.count("*.") == 7
    assert "docx" in chosen
    assert str(target) in find(opened, "bibliographyStatus").text()
    if ending == "md":
        assert target.read_text("utf-8").startswith("# Our: list")
        click(opened, "saveBibliographyButton")
        desk.settle(window)
        assert asked[1][0] == "Our_ list.md"


def test_a_file_is_not_replaced_that_the_dialog_has_not_asked_about(
    desk, window, tmp_path, monkeypatch
):
    (tmp_path / "list.odt").write_text("old")
    suggested = []

    def answer(parent, title, name, filters, chosen):
        del parent, title, filters, chosen
        suggested.append(Path(name).name)
        return str(tmp_path / ("list" if len(suggested) == 1 else "other.odt")), "ODF (*.odt)"

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answer)
    click(bibliography(desk, window), "saveBibliographyButton")
    desk.until((tmp_path / "other.odt").exists)
    assert suggested[1:] == ["list.odt"]
    assert (tmp_path / "list.odt").read_text() == "old"


def test_a_list_is_printed(desk, window, tmp_path):
    opened = bibliography(desk, window)
    page = tmp_path / "page.pdf"
    opened.output.choose_printer = lambda *_: QPdfWriter(str(page))
    click(opened, "printBibliographyButton")
    desk.until(lambda: "printer" in find(opened, "bibliographyStatus").text())
    assert page.read_bytes().startswith(b"%PDF")


def test_a_style_without_a_list_says_so(desk, window):
    opened = bibliography(desk, window)
    opened._form.chooser.show_style(window.services.citing.style("bluebook-inline"))
    opened._form.changed.emit()
    desk.settle(window)
    desk.until(lambda: "reference list" in find(opened, "bibliographyText").toPlainText())
    assert not find(opened, "copyBibliographyButton").isEnabled()


def test_a_collection_is_offered_whole_from_its_menu_and_while_it_is_shown(desk, window):
    ids = list(window.papers.whole_ids())[:3]
    made = window.services.organising.create_collection("Ward round", None)
    (collection,) = [c for c in window.services.library.collections() if c.name == "Ward round"]
    window.services.organising.add_to_collection(collection.id, ids)
    window.side.refresh()
    desk.settle(window)
    window.side.bibliography_requested.emit(collection.id)
    desk.settle(window)  # asked off the main thread
    (opened,) = window.findChildren(BibliographyWindow)
    assert len(listed(desk, window, opened)) == 3
    assert find(opened, "bibliographyPapers").currentText() == "Collection “Ward round”: 3"
    assert made


def test_without_papers_there_is_nothing_to_cite(desk, window):
    window.verbs.citing.cite_in_text()
    assert "Select" in window.statusBar().currentMessage()
    assert not window.findChildren(InTextDialog)


# A person's own styles


def test_a_style_from_a_file_is_a_favourite_until_it_is_deleted(
    desk, window, tmp_path, monkeypatch
):
    path = own_style(tmp_path / "downloads")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: (str(path), ""))
    window.detail.tabs.setCurrentWidget(window.detail.citations)
    window.papers.view.select_row(0)
    desk.settle(window)
    window.actions_by_name["actionAddStyle"].trigger()
    desk.settle(window)
    desk.until(lambda: "WARD" in find(window, "styleText-user:ward").toPlainText())
    assert "Ward Style" in window.statusBar().currentMessage()
    window.preferences.set_citing(window.preferences.citing().with_preferred("user:ward"))
    window.actions_by_name["actionCopyBibliography"].trigger()
    desk.settle(window)
    assert clip().text().startswith("WARD")
    window.furniture.own_styles.delete("user:ward")
    desk.settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QWidget, "styleText-user:ward") == []
    assert window.preferences.citing().style == "apa"
    path.write_text("<style>\n<oops>", "utf-8")
    window.actions_by_name["actionAddStyle"].trigger()
    desk.settle(window)
    message = window.statusBar().currentMessage()
    assert "ward.csl" in message
    assert "line 2" in message


# Around it


@pytest.mark.parametrize("name", ["actionBibliography", "actionCiteInText", "actionExportRis"])
@pytest.mark.parametrize("place", ["libraryView", "searchBox"])
def test_the_keyboard_is_where_it_was_when_a_window_closes(desk, window, name, place):
    window.papers.view.select_ids(sorted(window.papers.whole_ids())[:1])
    desk.settle(window)
    window.activateWindow()
    find(window, place).setFocus()
    before = QApplication.focusWidget()
    window.actions_by_name[name].trigger()
    desk.settle(window)
    (opened,) = window.findChildren(QDialog)
    assert QApplication.activeWindow() is opened
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    desk.settle(window)
    assert QApplication.focusWidget() is before


def test_a_retraction_is_the_first_that_is_said_of_a_copy(desk, window):
    ids = sorted(window.papers.whole_ids())
    window.papers.view.select_ids(ids)
    desk.settle(window)
    window.activateWindow()
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+C"))
    desk.until(lambda: "copied" in window.statusBar().currentMessage())
    said = window.statusBar().currentMessage()
    assert said.startswith("Careful: 1 of them is retracted. 5 references copied")


@pytest.mark.parametrize("keys", ["Ctrl+Shift+C", "Ctrl+Shift+A", "Ctrl+Shift+K"])
def test_more_papers_than_memory_holds_are_not_copied(desk, window, monkeypatch, keys):
    monkeypatch.setattr(services_citing, "MOST_FORMATTED", 4)
    window.papers.view.select_ids(sorted(window.papers.whole_ids()))
    desk.settle(window)
    window.activateWindow()
    QTest.keySequence(window, QKeySequence(keys))
    desk.until(lambda: window.statusBar().currentMessage().startswith("4 papers at most"))
    assert "these are 5" in window.statusBar().currentMessage()


def test_a_list_of_more_papers_than_memory_holds_says_so(desk, window, monkeypatch):
    opened = bibliography(desk, window)
    monkeypatch.setattr(services_citing, "MOST_FORMATTED", 4)
    opened._form.changed.emit()
    desk.until(lambda: "4 papers at most" in find(opened, "bibliographyText").toPlainText())
    assert not find(opened, "copyBibliographyButton").isEnabled()


# In a text


def in_text(desk, window, count) -> InTextDialog:
    ids = sorted(window.papers.whole_ids())
    window.papers.view.select_ids(ids[:count])
    desk.settle(window)
    window.activateWindow()
    QApplication.processEvents()
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+A"))
    (opened,) = window.findChildren(InTextDialog)
    desk.settle(window)
    return opened


def reads(desk, window, opened):
    desk.settle(window)
    return find(opened, "citePreview").toPlainText()


def test_a_citation_is_written_by_keys_alone(desk, window):
    opened = in_text(desk, window, 2)
    choose_style(desk, window, find(opened, "citeStyle"), "apa")
    rows = find(opened, "citePapers")
    first, second = (rows.item(n).text().split()[0] for n in range(2))
    opened.activateWindow()
    opened._form.begin()
    QTest.keyClicks(opened.focusWidget(), "12-15")
    QTest.keySequence(opened.focusWidget(), QKeySequence("Ctrl+Down"))
    assert find(opened, "citeLocator").text() == ""
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(opened.focusWidget(), "see also")
    text = reads(desk, window, opened)
    assert f"{first}, " in text
    assert "pp. 12–15" in text
    assert f"see also {second}" in text
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Return)
    assert clip().text() == text
    assert text in window.statusBar().currentMessage()
    desk.settle(window)
    assert not window.findChildren(InTextDialog)


def test_enter_behind_a_typed_style_takes_it_and_copies_nothing_yet(desk, window):
    opened = in_text(desk, window, 1)
    chooser = find(opened, "citeStyle")
    chooser.setFocus()
    chooser.lineEdit().selectAll()
    QTest.keyClicks(chooser, "lancet")
    QTest.keyClick(chooser, Qt.Key.Key_Return)  # before the offers are there
    assert opened.isVisible()
    desk.until(lambda: chooser.chosen is not None and chooser.chosen.id == "the-lancet")
    assert opened.isVisible()
    desk.settle(window)
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert window.preferences.citing().recent[0] == "the-lancet"


def test_words_of_no_style_are_answered_and_read_out(desk, window, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: told.append(e.message()))
    opened = in_text(desk, window, 1)
    chooser = find(opened, "citeStyle")
    chooser.setFocus()
    before = chooser.chosen
    chooser.lineEdit().selectAll()
    QTest.keyClicks(chooser, "qzx qq ")
    desk.settle(window)
    nothing = "No style found for “qzx qq”"
    offers = QApplication.activePopupWidget()
    assert offers.objectName() == "styleOffers"
    assert offers.model().index(0, 0).data() == nothing
    assert told[-1] == nothing
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert chooser.chosen == before
    assert opened.isVisible()
    QTest.keyClick(offers, Qt.Key.Key_Escape)
    assert not offers.isVisible()


def test_papers_are_moved_and_left_out_and_authors_too(desk, window):
    opened = in_text(desk, window, 3)
    assert reads(desk, window, opened) == "(1–3)"
    rows = find(opened, "citePapers")
    retracted = next(n for n in range(3) if "0003" in rows.item(n).text())
    assert "retracted" in find(opened, "citeWarning").text()
    rows.setCurrentRow(retracted)
    click(opened, "citeOutButton")
    assert reads(desk, window, opened) == "(1,2)"
    assert not find(opened, "citeWarning").isVisible()
    before = [rows.item(n).text() for n in range(2)]
    rows.setCurrentRow(0)
    click(opened, "citeDownButton")
    assert [rows.item(n).text() for n in range(2)] == before[::-1]
    click(opened, "citeOutButton")
    assert not find(opened, "citeOutButton").isEnabled()
    choose_style(desk, window, find(opened, "citeStyle"), "apa")
    author = find(opened, "citeAuthor")
    author.setCurrentIndex(1)
    author.activated.emit(1)
    assert reads(desk, window, opened) in {"(1991)", "(1992)"}
    author.setCurrentIndex(2)
    author.activated.emit(2)
    assert reads(desk, window, opened) in {"Author1 (1991)", "Author2 (1992)"}
    QTest.keyClick(opened, Qt.Key.Key_Escape)


def test_a_long_list_is_shown_page_by_page(qtbot, theme):
    preview = ListPreview()
    qtbot.addWidget(preview)
    entries = tuple(RenderedCitation(f"Entry {n}", f"Entry {n}") for n in range(250))
    preview.show_list(Bibliography(entries, tuple(range(250))), frozenset({101}))
    view, following = find(preview, "bibliographyText"), find(preview, "bibliographyNextButton")
    assert view.toPlainText().count("Entry") == PAGE
    assert "Retracted" not in view.toPlainText()
    QTest.mouseClick(following, LEFT)
    assert "Entry 100\n" in view.toPlainText()
    assert "Retracted" in view.toPlainText()
    QTest.keyClick(preview, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert view.toPlainText().count("Entry") == 50
    assert find(preview, "bibliographyPlace").text() == "201 to 250 of 250"
    assert not following.isEnabled()
