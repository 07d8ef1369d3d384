# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and margin notes in the real window: made by mouse and keys, kept, listed, found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTextBrowser, QToolTip

from refdesk.domain.annotations import TextPart
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.domain.side_by_side import Merge
from refdesk.settings import Paths, Settings
from refdesk.ui.main_window import MainWindow
from refdesk.ui.reader.highlighter import Highlighter
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.reading import ReadingView
from refdesk.wiring import build_services
from tests.ui.conftest import Desk, paper

pytestmark = pytest.mark.qt_log_ignore("does not support")  # tool tips that come up off-screen
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
QUOTE = "fewer strokes in the treated group"
JATS = """<article xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><article-meta>
<title-group><article-title>A trial</article-title></title-group></article-meta></front><body>
<sec id="s1"><title>Methods</title>{before}<p>We drew lots among 한국 patients.</p></sec>
<sec id="s2"><title>Results</title><p>There were {quote} than in the other one (12%).</p>
<p>No harm was seen.</p></sec></body><back><ack><p>We thank all nurses.</p></ack></back></article>"""
SOURCE = FulltextSource(
    "PMC", "https://example.org/a", "1", "CC BY", "2026-01-28T00:00:00+00:00", 900
)


def _with_abstract(number: int):
    sections = (
        AbstractSection("Strokes are feared by everyone.", "BACKGROUND"),
        AbstractSection("Mortality was lower with the new drug.", "RESULTS"),
    )
    return replace(paper(number, "A trial"), abstracts=(Abstract(sections),))


def _in_language(window: MainWindow, language: str) -> Settings:
    settings = window.preferences.settings
    return replace(settings, appearance=replace(settings.appearance, language=language))


class Sitting:
    """One window on one paper with abstract and full text."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        (self.id,) = desk.fill(_with_abstract(1))
        self.store_text()
        self.window: MainWindow = self.open()

    def store_text(self, before: str = "", quote: str = QUOTE) -> None:
        environment = self.desk.environment
        services = build_services(Paths.resolve(environment), Settings(), environment)
        services.fulltext.store(self.id, JATS.format(before=before, quote=quote).encode(), SOURCE)
        services.close()

    def open(self) -> MainWindow:
        self.window = self.desk.open()
        self.window.show()
        self.window.papers.view.select_id(self.id)
        self.desk.until(lambda: self.window.detail.reference_id == self.id)
        self.show("fulltextTab")
        self.desk.until(
            lambda: QUOTE[:5] in self.view.toPlainText() or "harm" in self.view.toPlainText()
        )
        self.settle()
        return self.window

    def close(self) -> None:
        self.window.close()

    def settle(self) -> None:
        self.desk.settle(self.window)
        pane = self.window.detail
        layers = (pane.annotating.in_abstract.layer, pane.annotating.in_fulltext.layer)
        self.desk.until(lambda: all(part.is_asked for part in (*layers, pane.notes.highlights)))
        self.desk.settle(self.window)

    def show(self, name: str) -> None:
        tabs = self.window.detail.tabs
        tabs.setCurrentIndex(next(i for i in range(6) if tabs.widget(i).objectName() == name))
        self.settle()

    @property
    def view(self) -> ReadingView:
        return self.window.detail.fulltext.reader.view

    @property
    def marks(self) -> Highlighter:
        return self.window.detail.annotating.in_fulltext

    @property
    def in_abstract(self) -> Highlighter:
        return self.window.detail.annotating.in_abstract

    @property
    def panel(self):
        return self.window.detail.notes.highlights

    def select(self, view: ReadingView, words: str) -> None:
        """Select words as a mouse does, and wait for the bar."""
        first = view.document().find(words)
        assert not first.isNull(), words
        start, end = QTextCursor(first), QTextCursor(first)
        start.setPosition(first.selectionStart())
        end.setPosition(first.selectionEnd())
        view.setFocus()
        port = view.viewport()
        place = view.cursorRect(start).center()
        last = view.cursorRect(end).center()
        QTest.mousePress(port, LEFT, NONE, place)
        QTest.mouseMove(port, (place + last) / 2)
        QTest.mouseMove(port, last)
        QTest.mouseRelease(port, LEFT, NONE, last)
        assert view.textCursor().selectedText() == words

    def highlight(self, words: str = QUOTE, colour: int = 2) -> None:
        """Select words of the full text and choose a colour of the bar."""
        self.select(self.view, words)
        self.desk.until(self.marks.bar.isVisible)
        QTest.mouseClick(self.marks.bar.colours[colour], LEFT)
        self.until_kept(words)

    def until_kept(self, words: str) -> None:
        self.desk.until(lambda: any(n and text == words for n, text in self.marks.places))
        self.settle()

    def write(self, text: str) -> None:
        """Write a note into the editor that is open, and be done."""
        popup = self.marks.popup
        self.desk.until(popup.isVisible)
        popup.editor.clear()
        QTest.keyClicks(popup.editor, text)
        QTest.keyClick(popup.editor, Qt.Key.Key_Return, CTRL)
        assert not popup.isVisible()
        self.settle()


@pytest.fixture
def read(desk: Desk) -> Sitting:
    return Sitting(desk)


def test_a_highlight_with_a_note_is_made_listed_gone_to_found_and_there_after_a_restart(
    read: Sitting, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    read.highlight()
    assert len(read.view.extraSelections()) == 1
    # A click on it opens its note.
    number = read.marks.places[0][0]
    spot = read.marks.layer.rect(read.marks.layer.spans[0]).topLeft() + QPoint(20, 5)
    QTest.mouseClick(read.view.viewport(), LEFT, NONE, spot)
    read.write("Check against cohort")
    assert [note for _, _, note in read.marks.layer.margin.spots()] == ["Check against cohort"]
    # The mark in the margin and the words themselves say it.
    for target, place in (
        (read.marks.layer.margin, read.marks.layer.margin.spots()[0][0].center()),
        (read.view.viewport(), spot),
    ):
        QToolTip.hideText()
        tip = QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place))
        QApplication.sendEvent(target, tip)
        assert "Check against cohort" in QToolTip.text()
    # The search finds the paper by the note, and by having one.
    for question in ("note:cohort", "has:highlight"):
        read.window.search_box.set_query(question)
        read.settle()
        assert list(read.window.papers.whole_ids()) == [read.id]
    read.window.search_box.set_query("")
    read.settle()
    read.close()

    read.open()
    assert read.marks.places == [(number, QUOTE)]
    read.show("notesTab")
    read.desk.until(read.panel.isVisible)
    assert read.panel.list.texts() == [f"“{QUOTE}”\nCheck against cohort\nFull text · Results"]
    QTest.mouseClick(
        read.panel.list.viewport(), LEFT, NONE,
        read.panel.list.visualItemRect(read.panel.list.item(0)).center(),
    )  # fmt: skip
    assert read.window.detail.tabs.currentWidget().objectName() == "fulltextTab"
    read.desk.until(lambda: read.view.textCursor().selectedText() == QUOTE)
    # Taken out as Markdown.
    read.show("notesTab")
    QTest.mouseClick(read.panel.copy, LEFT)
    read.settle()
    text = QGuiApplication.clipboard().text()
    assert f"> {QUOTE}" in text
    assert "Full text, Results (green)\n\nCheck against cohort" in text
    assert "PMID 70000001" in text
    assert "Plain Invented Reports" in text
    target = tmp_path / "out.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    read.window.actions_by_name["actionExportNotes"].trigger()
    read.desk.until(target.exists)
    assert target.read_text("utf-8") == text


def test_it_stays_on_its_words_in_any_language_size_and_version_and_is_listed_when_they_are_gone(
    read: Sitting,
):
    read.highlight()
    read.highlight("We thank all nurses", 4)
    read.window.preferences.change(_in_language(read.window, "ko"))
    read.settle()
    read.desk.until(lambda: "감사" in read.view.toPlainText())  # the heading that JATS leaves out
    read.until_kept(QUOTE)
    assert [text for _, text in read.marks.places] == [QUOTE, "We thank all nurses"]
    read.window.detail.fulltext.set_reading(Reading("sans", 24))
    assert [text for _, text in read.marks.places] == [QUOTE, "We thank all nurses"]
    assert len(read.view.extraSelections()) == 2
    read.window.preferences.change(_in_language(read.window, "en"))
    read.settle()
    read.close()
    # A newer version: more before it, and a word changed in it.
    read.store_text("<p>New paragraph.</p>" * 5, "fewer strokes in the treatment group")
    read.open()
    assert read.marks.places[0][1] == "fewer strokes in the treatment group"
    read.close()
    read.store_text(quote="no differences at all")
    read.open()
    assert [text for _, text in read.marks.places] == ["We thank all nurses"]
    read.show("notesTab")
    read.desk.until(read.panel.isVisible)
    thanks, heading, lost = read.panel.list.texts()
    assert "nurses" in thanks
    assert heading == "No longer found in the text"
    assert QUOTE in lost


def test_it_is_made_and_taken_back_with_keys_alone(read: Sitting):
    read.view.setFocus()
    QTest.keyClick(read.view, Qt.Key.Key_F7)
    QTest.keyClick(read.view, Qt.Key.Key_Home, CTRL)
    for _ in range(3):
        QTest.keyClick(read.view, Qt.Key.Key_Right, CTRL | SHIFT)
    chosen = read.view.textCursor().selectedText().strip()
    assert chosen
    QTest.keyClick(read.view, Qt.Key.Key_3)
    read.desk.until(lambda: read.marks.places and read.marks.places[0][0])
    read.settle()
    assert read.marks.layer.spans[0].colour == 3
    QTest.keyClick(read.view, Qt.Key.Key_Home, CTRL)
    QTest.keyClick(read.view, Qt.Key.Key_H, CTRL | SHIFT)  # the note of what the cursor is in
    read.write("by keys")
    assert read.marks.layer.spans[0].note == "by keys"
    assert read.view.hasFocus()
    for left in (1, 0):
        read.window.actions_by_name["actionUndo"].trigger()
        read.desk.until(lambda left=left: len([s for s in read.marks.layer.spans if s.note]) == 0)
        read.settle()
    assert read.marks.places == []
    read.window.actions_by_name["actionRedo"].trigger()
    read.desk.until(lambda: len(read.marks.places) == 1)
    QTest.keyClick(read.view, Qt.Key.Key_F7)


def test_the_abstract_is_highlighted_as_well(read: Sitting):
    read.show("abstractTab")
    view = read.window.detail.abstract.view
    read.select(view, "lower with the new drug")
    read.desk.until(read.in_abstract.bar.isVisible)
    QTest.mouseClick(read.in_abstract.bar.note, LEFT)
    read.desk.until(read.in_abstract.popup.isVisible)
    QTest.keyClicks(read.in_abstract.popup.editor, "how much?")
    QTest.keyClick(read.in_abstract.popup.editor, Qt.Key.Key_Escape)
    read.settle()
    assert [(s.note, s.colour) for s in read.in_abstract.layer.spans] == [("how much?", 1)]
    read.show("notesTab")
    read.desk.until(read.panel.isVisible)
    assert read.panel.list.texts() == ["“lower with the new drug”\nhow much?\nAbstract · RESULTS"]
    read.panel.list.setFocus()
    read.panel.list.setCurrentRow(0)
    QTest.keyClick(read.panel.list, Qt.Key.Key_F2)
    read.desk.until(read.panel.popup.isVisible)
    QTest.keyClicks(read.panel.popup.editor, " NNT")
    QTest.mouseClick(read.panel.popup.colours[4], LEFT)
    QTest.keyClick(read.panel.popup.editor, Qt.Key.Key_Escape)
    read.settle()
    assert [(s.note, s.colour) for s in read.in_abstract.layer.spans] == [("how much? NNT", 4)]
    QTest.keyClick(read.panel.list, Qt.Key.Key_Return)
    assert read.window.detail.tabs.currentWidget().objectName() == "abstractTab"
    read.show("notesTab")
    QTest.keyClick(read.panel.list, Qt.Key.Key_Delete)
    read.desk.until(lambda: not read.panel.isVisible())
    read.desk.until(lambda: read.in_abstract.places == [])


def test_headings_of_the_program_cannot_be_highlighted_and_the_menu_offers_what_can_be_done(
    read: Sitting,
):
    read.select(read.view, "Acknowledgements")
    read.desk.until(read.marks.bar.isVisible)
    QTest.keyClick(read.view, Qt.Key.Key_Escape)
    assert not read.marks.bar.isVisible()
    QTest.keyClick(read.view, Qt.Key.Key_H, CTRL)
    read.settle()
    assert read.marks.places == []
    assert "not part of" in read.window.statusBar().currentMessage()
    read.select(read.view, QUOTE)
    names = [a.text() for a in read.view.menu_at(QPoint(5, 5)).actions()]
    assert "Highlight in pink" in names
    read.window.actions_by_name["actionShortcuts"].trigger()
    keys = read.window.findChild(QTextBrowser, "shortcutsView")
    assert "Ctrl+Shift+H" in keys.toPlainText()


def test_merged_papers_keep_the_highlights_of_both(read: Sitting):
    services = read.window.services
    other = services.fetch._references.add_many([_with_abstract(2)]).ids[0]
    text = "Mortality was lower with the new drug."
    services.annotations.highlight(read.id, TextPart.ABSTRACT, text, 0, 13, 1)
    services.annotations.highlight(other, TextPart.ABSTRACT, text, 14, 24, 2)
    services.fetch._references.absorb([Merge(read.id, (other,))])
    quotes = [one.annotation.anchor.quote for one in services.annotations.of_paper(read.id)]
    assert quotes == ["Mortality was", "lower with"]
