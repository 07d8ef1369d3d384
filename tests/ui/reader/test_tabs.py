# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers are read in tabs of the window: opened, walked, closed, opened again, found as they were."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabBar, QTextBrowser, QWidget

from refdesk.domain.bookmarks import OpenDocument
from refdesk.services.attachments import AttachedFile
from refdesk.ui.reader import pdf_door
from tests.ui.conftest import RETRACTED, paper
from tests.ui.reader.articles import SOURCE, fill_with_texts, jats

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CTRL = Qt.KeyboardModifier.ControlModifier


class Person:
    """What one person does and sees in one window."""

    def __init__(self, desk, window):
        self.desk, self.window = desk, window
        window.resize(1100, 800)
        window.activateWindow()

    @property
    def bar(self) -> QTabBar:
        return self.window.findChild(QTabBar, "documentTabs")

    @property
    def page(self) -> QWidget | None:
        """The page of the tab that is looked at, None for the library."""
        pages = self.window.findChildren(QWidget, "readingPage")
        return next((page for page in pages if page.isVisible()), None)

    @property
    def view(self) -> QTextBrowser:
        return self.page.findChild(QTextBrowser, "fulltextView")

    def tabs(self) -> list[str]:
        return [self.bar.tabText(index) for index in range(self.bar.count())]

    def current(self) -> str:
        return self.bar.tabText(self.bar.currentIndex())

    def keys(self, keys: str, widget: QWidget | None = None) -> None:
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.desk.until(self.window.isActiveWindow)
        if widget is not None:
            widget.setFocus()
        QTest.keySequence(widget or self.window.focusWidget() or self.window, QKeySequence(keys))
        self.settle()

    def action(self, name: str) -> QAction:
        return self.window.findChild(QAction, name)

    def click_paper(self, reference_id: int, button=LEFT, modifier=None, *, double=False) -> None:
        view = self.window.papers.view
        view.scrollTo(view.model().index(view.model().row_of(reference_id), 1))
        at = view.visualRect(view.model().index(view.model().row_of(reference_id), 1)).center()
        held = modifier or Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), button, held, at)
        if double:
            QTest.mouseDClick(view.viewport(), button, held, at)
        self.settle()

    def open(self, *ids: int) -> None:
        for reference_id in ids:
            self.keys("Alt+1")
            self.click_paper(reference_id, double=True)

    def settle(self) -> None:
        self.desk.settle(self.window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def scroll_to(self, words: str) -> None:
        """Scroll as with the wheel until a paragraph is the topmost."""
        view = self.view
        cursor = view.document().find(words)
        assert not cursor.isNull(), words
        cursor.setPosition(cursor.selectionStart())
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect(cursor).top())

    def top(self, view: QTextBrowser | None = None) -> str:
        """Return the paragraph at the top of the text."""
        return (view or self.view).cursorForPosition(QPoint(60, 4)).block().text()


@pytest.fixture
def ids(desk):
    return fill_with_texts(desk, *(paper(n) for n in (1, 2, 3)))


@pytest.fixture
def person(desk, ids):
    return Person(desk, desk.open())


def titles(*numbers: int) -> list[str]:
    return ["Library", *(f"Invented paper {n:04d}" for n in numbers)]


# Opening


def test_a_double_click_opens_the_text_in_a_tab_with_head_abstract_and_outline(person, ids):
    assert not person.bar.isVisible()
    person.click_paper(ids[1], double=True)
    assert person.bar.isVisible()
    assert person.tabs() == titles(2)
    assert person.current() == "Invented paper 0002"
    assert person.bar.tabToolTip(1) == "<qt>Invented paper 0002</qt>"
    page = person.page
    assert page.findChild(QLabel, "readingTitle").accessibleName() == "Invented paper 0002"
    byline = page.findChild(QLabel, "readingByline").text()
    assert "Author2 A" in byline
    assert "1992;1:1-9" in byline
    assert "https://doi.org/10.5555/ui.2" in byline
    text = person.view.toPlainText()
    assert text.startswith("Abstract\nThe abstract of paper 2.\nIntroduction")
    assert "Title in the text" not in text  # it stands in the head
    outline = page.findChild(QWidget, "fulltextOutline")
    assert [outline.item(row).text() for row in range(outline.count())] == [
        "Abstract", "Introduction", "Methods", "Results", "Discussion",
    ]  # fmt: skip
    assert person.window.focusWidget() is person.view
    page.findChild(QLabel, "readingByline").linkActivated.emit("https://doi.org/10.5555/ui.2")
    assert person.desk.opened == ["https://doi.org/10.5555/ui.2"]


def test_the_tab_of_a_paper_is_shown_again_and_there_is_no_second_one(person, ids):
    person.open(ids[0], ids[1])
    person.open(ids[0])
    assert person.tabs() == titles(1, 2)
    assert person.current() == "Invented paper 0001"


def test_ctrl_opens_behind_by_key_double_click_and_middle_button(person, ids):
    person.window.papers.view.select_id(ids[0])
    person.keys("Ctrl+Return", person.window.papers.view)
    person.click_paper(ids[1], modifier=CTRL, double=True)
    person.click_paper(ids[2], MIDDLE)
    assert person.tabs() == titles(1, 2, 3)
    assert person.current() == "Library"
    assert person.page is None
    assert person.window.findChildren(QWidget, "readingPage") == []  # built when looked at


def test_shift_enter_opens_the_web_page_though_there_is_a_text(person, ids):
    person.window.papers.view.select_id(ids[0])
    person.keys("Shift+Return", person.window.papers.view)
    assert person.desk.opened == ["https://doi.org/10.5555/ui.1"]
    assert person.tabs() == titles()


def test_the_menu_opens_what_is_asked_for(person, ids, tmp_path):
    person.window.papers.view.select_id(ids[0])
    person.action("actionOpenPdf").trigger()
    assert "no PDF" in person.window.statusBar().currentMessage()
    person.action("actionOpenFulltext").trigger()
    assert person.current() == "Invented paper 0001"


def attach(person, reference_id, tmp_path) -> AttachedFile:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    person.window.furniture.filing.attach(reference_id, [file])
    person.settle()
    return person.window.services.attachments.files(reference_id)[0]


def test_a_missing_pdf_gives_way_to_the_text_and_says_so(person, ids, tmp_path):
    attach(person, ids[0], tmp_path).path.unlink()
    person.open(ids[0])
    assert person.current() == "Invented paper 0001"
    assert person.page is not None
    assert "PDF is missing" in person.window.statusBar().currentMessage()


@pytest.fixture
def pdfs(monkeypatch):
    monkeypatch.setattr(pdf_door, "_MODULE", "tests.ui.reader.pdf_stand_in")


def test_an_attached_pdf_comes_before_the_text_and_has_a_tab_and_a_place(
    person, ids, pdfs, tmp_path
):
    file = attach(person, ids[0], tmp_path)
    person.open(ids[0])
    page = person.window.findChild(QWidget, "pdfPage")
    assert page.isVisible()
    assert (page.path, page.title) == (file.path, "Invented paper 0001")
    person.keys("Ctrl+F")
    assert person.window.focusWidget() is page.field
    page.at = "page 4"
    page.open_outside_requested.emit()
    assert person.desk.opened[-1].endswith(".pdf")
    person.action("actionOpenFulltext").trigger()  # on purpose: a tab of its own
    assert person.tabs() == titles(1, 1)
    person.action("actionOpenFile").trigger()
    assert page.isVisible()
    person.keys("Ctrl+W")
    person.keys("Ctrl+Shift+T")
    assert person.window.findChild(QWidget, "pdfPage").at == "page 4"
    person.window.close()
    file.path.unlink()
    again = Person(person.desk, person.desk.open())
    assert again.tabs() == titles(1)  # the file has gone, and with it its tab
    assert "not in the folder" in again.window.statusBar().currentMessage()


# Walking


def test_ctrl_tab_walks_round_and_round(person, ids):
    person.open(ids[0], ids[1])
    seen = []
    for keys in ("Ctrl+Tab", "Ctrl+Tab", "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Shift+Tab"):
        person.keys(keys)
        seen.append(person.current())
    assert seen == [titles(1, 2)[place] for place in (0, 1, 2, 1, 0)]


def test_alone_the_library_leaves_ctrl_tab_to_its_panes_and_ctrl_w_does_nothing(person, ids):
    person.click_paper(ids[0])
    tabs = person.window.detail.tabs
    tabs.tabBar().setFocus()
    person.keys("Ctrl+Tab")
    assert tabs.currentIndex() == 1
    person.keys("Ctrl+W")
    assert person.window.isVisible()
    assert not person.action("actionCloseTab").isEnabled()


def test_the_keys_of_the_library_go_back_to_it(person, ids):
    for keys, name in (("Alt+1", "libraryView"), ("Alt+3", "collectionTree"), ("Ctrl+N", "addBox")):
        person.open(ids[0])
        person.keys(keys)
        assert person.current() == "Library"
        assert person.window.focusWidget().objectName() == name


def test_ctrl_f_finds_in_the_text_that_is_read(person, ids):
    person.open(ids[0])
    person.keys("Ctrl+F")
    field = person.page.findChild(QLineEdit, "fulltextFind")
    assert person.window.focusWidget() is field
    assert "text" in person.action("actionFind").text()
    person.keys("Alt+1")
    person.keys("Ctrl+F")
    assert person.window.focusWidget().objectName() == "searchBox"


def test_escape_closes_nothing(person, ids):
    person.open(ids[0])
    person.keys("Esc")
    assert person.tabs() == titles(1)


def test_what_is_done_while_reading_means_the_paper_that_is_read(person, ids):
    person.open(ids[0], ids[1])
    person.keys("Alt+1")
    person.click_paper(ids[2])
    person.keys("Ctrl+Tab")  # from the library to the first
    assert person.window.selected() == [ids[0]]
    person.keys("Ctrl+Shift+K")
    person.settle()
    assert QApplication.clipboard().text() == person.window.services.library.get(ids[0]).key
    person.window.actions_by_name["actionOpenDoi"].trigger()  # its key finds on while one reads
    assert person.desk.opened[-1].endswith("/ui.1")


# Closing


def test_tabs_close_by_key_button_and_middle_click_and_free_their_pages(person, ids):
    person.open(*ids)
    pages = person.window.findChildren(QWidget, "readingPage")
    assert len(pages) == 3
    person.keys("Ctrl+W")
    QTest.mouseClick(person.bar, MIDDLE, pos=person.bar.tabRect(2).center())
    close = person.bar.tabButton(1, QTabBar.ButtonPosition.RightSide)
    QTest.mouseClick(close, LEFT)
    person.settle()
    assert person.tabs() == titles()
    assert person.current() == "Library"
    assert not person.bar.isVisible()
    assert not any(shiboken6.isValid(page) for page in pages)
    QTest.mouseClick(person.bar, MIDDLE, pos=person.bar.tabRect(0).center())
    assert person.tabs() == titles()


def test_closed_tabs_come_back_where_they_stood_last_first(person, ids):
    person.open(*ids)
    person.keys("Alt+1")
    person.keys("Ctrl+Tab")
    person.scroll_to("Methods 7")
    person.keys("Ctrl+W")
    person.keys("Ctrl+W")  # the library is left of it, or a neighbour: whatever is shown
    while person.bar.count() > 1:
        person.window.reading.close(1)
    for _ in range(3):
        person.keys("Ctrl+Shift+T")
    assert sorted(person.tabs()[1:]) == titles(1, 2, 3)[1:]
    assert not person.action("actionReopenTab").isEnabled()
    person.open(ids[0])
    assert person.top().startswith("Methods 7 of paper 1")


def test_the_menu_of_a_tab_closes_and_shows_the_paper(person, ids):
    person.open(*ids)

    def choose(tab: int, text: str) -> None:
        menu = person.bar.menu_of(tab)
        entry = {action.text(): action for action in menu.actions()}[text]
        assert entry.isEnabled()
        entry.trigger()
        person.settle()

    choose(2, "Show in library")
    assert person.current() == "Library"
    assert person.window.papers.view.selected_ids() == [ids[1]]
    choose(2, "Close others")
    assert person.tabs() == titles(2)
    choose(1, "Reopen closed tab")
    assert len(person.tabs()) == 3
    choose(0, "Close all")
    assert person.tabs() == titles()


def test_a_moved_tab_never_stands_before_the_library(person, ids):
    person.open(ids[0], ids[1])
    person.bar.moveTab(2, 0)
    assert person.tabs() == titles(2, 1)
    person.bar.moveTab(0, 2)
    assert person.tabs() == titles(2, 1)


# Following the library


def test_a_tab_follows_its_paper(person, ids):
    services, jobs = person.window.services, person.window.jobs
    person.open(ids[0], ids[1])
    person.keys("Ctrl+PgUp")
    person.scroll_to("Results 3")
    stored = services.library.get(ids[0])
    edited = replace(stored.reference, title="A better title", publication_types=(RETRACTED,))
    jobs.submit("", lambda _: services.fetch._references.update(ids[0], edited))
    person.settle()
    assert person.tabs()[1] == "A better title"
    assert person.page.findChild(QLabel, "readingTitle").accessibleName() == "A better title"
    assert "etracted" in person.page.findChild(QWidget, "readingNotice").accessibleName()
    assert person.top().startswith("Results 3 of paper 1")
    newer = jats("paper 1").replace(b"invented, and says", b"made up, and says")
    newer = newer.replace(
        b"<p>Introduction 0", b"<p>A new paragraph comes first.</p><p>Introduction 0"
    )
    jobs.submit("", lambda _: services.fulltext.store(ids[0], newer, SOURCE))
    person.settle()
    assert "made up" in person.view.toPlainText()
    assert person.top().startswith("Results 3 of paper 1")


def test_a_paper_in_the_trash_says_so_and_one_that_is_deleted_is_closed(person, ids):
    person.open(ids[0])
    person.action("actionTrash").trigger()
    person.settle()
    trashed = person.page.findChild(QWidget, "readingTrashed")
    assert trashed.isVisible()
    trashed.link_activated.emit("restore:")
    person.settle()
    assert not trashed.isVisible()
    person.action("actionTrash").trigger()
    person.settle()
    person.action("actionDelete").trigger()
    person.settle()
    assert person.tabs() == titles()
    assert not person.bar.isVisible()


# Places


def test_the_place_survives_size_width_theme_and_language(person, ids):
    person.open(ids[0])
    person.scroll_to("Discussion 4")
    person.desk.qtbot.wait(700)
    settings = person.window.preferences.settings
    for change in ({"reading_size": 24}, {"reading_font": "sans"}, {"theme": "dark"}):
        look = replace(person.window.preferences.settings.appearance, **change)
        person.window.preferences.change(replace(settings, appearance=look))
        person.settle()
        assert person.top().startswith("Discussion 4 of paper 1"), change
    for width in (780, 1300):
        person.window.resize(width, 700)
        person.settle()
        assert person.top().startswith("Discussion 4 of paper 1"), width
    person.window.preferences.change(settings)


def test_pane_and_tab_share_one_place(person, ids):
    person.open(ids[0])
    person.scroll_to("Results 5")
    person.keys("Ctrl+W")
    pane = person.window.detail
    pane.tabs.setCurrentWidget(pane.fulltext)
    person.settle()
    view = pane.fulltext.reader.view
    person.desk.until(lambda: person.top(view).startswith("Results 5 of paper 1"))
    assert "The abstract" not in view.toPlainText()


def test_tabs_and_places_are_there_after_a_restart_and_load_when_looked_at(person, ids):
    person.open(*ids)
    person.scroll_to("Methods 9")  # of the third
    person.keys("Ctrl+PgUp")
    person.bar.moveTab(3, 1)
    person.scroll_to("Results 2")  # of the second
    person.window.close()
    again = Person(person.desk, person.desk.open())
    assert again.tabs() == titles(3, 1, 2)
    assert again.current() == "Invented paper 0002"
    assert len(again.window.findChildren(QWidget, "readingPage")) == 1
    again.desk.until(lambda: again.top().startswith("Results 2 of paper 2"))
    again.open(ids[2])
    again.desk.until(lambda: again.top().startswith("Methods 9 of paper 3"))


def test_the_first_of_two_texts_by_name_is_the_one_of_the_pane(person, ids):
    person.open(ids[0])
    window = person.window
    assert len(window.findChildren(QTextBrowser, "fulltextView")) == 2
    assert window.detail.isAncestorOf(window.findChild(QTextBrowser, "fulltextView"))


def test_help_shows_the_keys_of_tabs(person):
    groups = person.window.menus.groups()
    listed = {action.objectName() for _, actions in groups for action in actions}
    assert {"actionNextTab", "actionPreviousTab", "actionCloseTab", "actionReopenTab"} <= listed


def test_a_narrower_window_shows_the_same_words_also_after_they_were_kept(person, ids):
    person.open(ids[0])
    view, bar = person.view, person.view.verticalScrollBar()
    place = view.document().find("Discussion 4 of paper 1")
    bar.setValue(bar.value() + view.cursorRect(place).top())
    key = OpenDocument(ids[0]).key
    bookmarks = person.window.services.bookmarks
    person.desk.until(lambda: "Discussion 4" in bookmarks.place(key))
    person.window.resize(800, 700)
    person.settle()
    assert person.top().startswith("Discussion 4 of paper 1")


def test_opened_out_of_a_search_a_text_shows_what_was_looked_for(person, ids):
    person.window.verbs.going.search('"Results 7"')
    person.settle()
    person.window.papers.view.select_id(ids[0])
    person.window.verbs.going.open_fulltext()
    person.settle()
    assert person.page.text.reader.finder.has_hits
    assert person.view.textCursor().block().text().startswith("Results 7 of paper 1")
