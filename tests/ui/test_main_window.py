# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a person uses it: typed keys, clicked headers, dropped texts, by object name."""

import re
import threading

import pytest
from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTranslator,
    QUrl,
)
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)

from refdesk.app import open_window
from refdesk.domain.errors import LibraryError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.query import Shelf
from refdesk.ui.library.columns import Column
from refdesk.ui.library.model import PAGE
from refdesk.ui.library.pane import FIRST_LINES
from refdesk.ui.library.place_items import Place
from refdesk.wiring import Services
from tests.ui.conftest import paper


def titles(window, column=Column.TITLE):
    view = window.findChild(QTableView, "libraryView")
    model = view.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def type_into(window, name, text, *, enter=True):
    box = window.findChild(QLineEdit, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    if enter:
        QTest.keyClick(box, Qt.Key.Key_Return)
    return box


def trigger(window, name):
    action = window.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()


NAMES = [
    *("collectionTree", "tagList", "addBox", "searchBox", "libraryView", "resultCount"),
    *("detailPane", "titleLabel", "designBadge", "enrichmentBadge", "noticeBanner", "detailTabs"),
    *("abstractTab", "fulltextTab", "picoTab", "citationsTab", "relatedTab", "notesTab"),
    *("jobPanel", "jobList", "cancelJobButton"),
]
ACTIONS = [
    *("actionAdd", "actionImport", "actionExport", "actionExportRis", "actionExportBibtex"),
    *("actionCopyApa", "actionCopyMla", "actionCopyBibliography", "actionCopyInText"),
    *("actionCopyKey", "actionOpenPaper", "actionRefresh", "actionFindDuplicates"),
    *("actionMerge", "actionUndo", "actionRedo", "actionTrash", "actionPreferences"),
    "actionSearchPubmed",
]
KEYS = {
    "actionAdd": "Ctrl+N",
    "actionImport": "Ctrl+Shift+I",
    "actionExport": "Ctrl+Shift+E",
    "actionFind": "Ctrl+F",
    "actionSearchPubmed": "Ctrl+Shift+F",
    "actionCopyBibliography": "Ctrl+Shift+C",
    "actionCopyInText": "Ctrl+Shift+A",
    "actionCopyKey": "Ctrl+Shift+K",
    "actionRefresh": "F5",
    "actionOpenPaper": "Return",
    "actionRemove": "Del",
    "actionTrash": "Shift+Del",
    "actionUndo": "Ctrl+Z",
    "actionRedo": "Ctrl+Y",
    "actionMerge": "Ctrl+M",
    "actionFocusList": "Alt+1",
    "actionFocusDetail": "Alt+2",
    "actionFocusCollections": "Alt+3",
    "actionNextPaper": "Alt+Down",
    "actionPreviousPaper": "Alt+Up",
    "actionPreferences": "Ctrl+,",
}


def test_everything_the_contract_names_is_there(desk):
    window = desk.open()
    assert window.objectName() == "mainWindow"
    missing = [name for name in NAMES if window.findChild(QWidget, name) is None]
    missing += [name for name in ACTIONS if window.findChild(QAction, name) is None]
    assert missing == []
    for name, key in KEYS.items():
        assert QKeySequence(key) in window.findChild(QAction, name).shortcuts(), name
    assert QKeySequence("Ctrl+Shift+Z") in window.findChild(QAction, "actionRedo").shortcuts()


def test_every_key_belongs_to_one_action_and_stands_in_a_menu(desk):
    window = desk.open()
    in_menus = {a for menu in window.menuBar().actions() for a in menu.menu().actions()}
    keys = [
        key.toString()
        for action in window.findChildren(QAction)
        if action.objectName().startswith("action")
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    for name in KEYS:
        assert window.findChild(QAction, name) in in_menus


def test_pubmed_is_searched_in_a_window_beside(desk):
    window = desk.open()
    trigger(window, "actionSearchPubmed")
    assert window.findChild(QWidget, "searchWindow").isVisible()


def test_an_empty_library_offers_three_ways_to_begin(desk):
    window = desk.open()
    assert window.findChild(QWidget, "startPage").isVisible()
    window.findChild(QPushButton, "startAddButton").click()
    assert window.focusWidget() is window.findChild(QLineEdit, "addBox")


def test_a_pmid_typed_and_entered_brings_the_paper_and_selects_it(online, server):
    window = online.open()
    type_into(window, "addBox", "PMID: 41591582")
    online.until(lambda: window.detail.reference_id is not None)
    online.settle(window)
    assert len(titles(window)) == 1
    assert window.findChild(QLineEdit, "addBox").text() == ""
    assert window.selected() == list(window.papers.model.ids)
    online.until(lambda: server.count("crossref/works") >= 1)  # notices are looked for
    assert "Added" in window.statusBar().currentMessage()


def test_a_wrong_identifier_is_said_in_place_and_starts_nothing(desk):
    window = desk.open()
    started = []
    window.jobs.started.connect(started.append)
    box = type_into(window, "addBox", "not an identifier")
    assert "not an identifier" in box.hint
    assert box.text() == "not an identifier"
    assert not started
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.hint == ""


def test_a_pmid_that_pubmed_lacks_is_said_under_the_box(online):
    window = online.open()
    box = type_into(window, "addBox", "99999999")
    online.until(lambda: box.hint)
    assert "99999999" in box.hint
    assert window.job_model.failed_count == 1


def test_a_pasted_list_adds_all_and_lists_those_that_failed(online):
    window = online.open()
    QApplication.clipboard().setText("91000001\n91000002, 91000003\n99999999\n")
    box = window.findChild(QLineEdit, "addBox")
    box.setFocus()
    QTest.keySequence(box, QKeySequence.StandardKey.Paste)
    QTest.keyClick(box, Qt.Key.Key_Return)
    online.until(lambda: len(titles(window)) == 3)
    online.settle(window)
    jobs = window.findChild(QListView, "jobList").model()
    told = [jobs.index(row, 0).data() for row in range(jobs.rowCount())]
    assert any("99999999" in text and "has no record" in text for text in told)
    assert window.findChild(QWidget, "jobPanel").isVisible()


def test_what_failed_can_be_tried_again(online, server):
    window = online.open()
    server.fault("eutils", "503", times=None)
    box = type_into(window, "addBox", "91000001")
    online.until(lambda: box.hint)
    assert "fault of its own" in box.hint
    server.clear()
    retry = window.findChild(QPushButton, "retryJobButton")
    assert retry.isEnabled()
    retry.click()
    online.until(lambda: len(titles(window)) == 1)


def test_clicking_a_header_sorts_and_clicking_again_turns_round(desk):
    desk.fill(*(paper(n) for n in (3, 1, 2)))
    window = desk.open()
    header = window.findChild(QTableView, "libraryView").horizontalHeader()

    def click(column):
        at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        desk.settle(window)

    click(Column.TITLE)
    assert titles(window) == [f"Invented paper {n:04d}" for n in (1, 2, 3)]
    click(Column.TITLE)
    assert titles(window) == [f"Invented paper {n:04d}" for n in (3, 2, 1)]
    click(Column.YEAR)  # newest first, because that is what one wants of years
    assert titles(window, Column.YEAR) == ["1993", "1992", "1991"]
    assert header.sortIndicatorSection() == Column.YEAR


def test_selection_stays_on_its_paper_when_the_order_changes(desk):
    desk.fill(*(paper(n) for n in range(400)))
    window = desk.open()
    view = window.findChild(QTableView, "libraryView")
    view.select_row(5)
    chosen = window.selected()
    view.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    desk.settle(window)
    assert window.selected() == chosen


def test_search_narrows_the_list_and_clearing_brings_it_back(desk):
    desk.fill(paper(1, "Liraglutide and the kidney"), paper(2, "Statins after stroke"))
    window = desk.open()
    type_into(window, "searchBox", "lirag", enter=False)
    desk.until(lambda: titles(window) == ["Liraglutide and the kidney"])
    assert window.findChild(QLabel, "resultCount").text().startswith("1 ")
    type_into(window, "searchBox", "nothing of the kind")
    desk.until(lambda: window.findChild(QLabel, "emptyResult").isVisible())
    assert "nothing of the kind" in window.findChild(QLabel, "emptyResult").text()
    window.findChild(QPushButton, "clearSearchButton").click()
    desk.until(lambda: len(titles(window)) == 2)
    assert window.findChild(QLineEdit, "searchBox").text() == ""


def test_the_first_page_of_a_search_is_there_before_the_rest(desk):
    desk.fill(*(paper(n) for n in range(PAGE + 44)))
    window = desk.open()
    pages: list[tuple[int, str]] = []
    count = window.findChild(QLabel, "resultCount")
    model = window.papers.model
    window.papers.first_listed.connect(lambda: pages.append((model.rowCount(), count.text())))
    type_into(window, "searchBox", "invented", enter=False)
    desk.settle(window)
    assert pages[-2][0] == FIRST_LINES
    assert pages[-1][0] == PAGE + 44
    assert (
        str(FIRST_LINES) not in pages[-2][1] + pages[-1][1] + count.text()
    )  # nobody is told half a number
    assert count.text().startswith("300 ")
    first = model.id_at(0)
    window.papers.view.select_row(PAGE + 20)
    desk.settle(window)
    chosen = window.selected()
    del pages[:]
    type_into(window, "searchBox", "paper", enter=False)
    desk.settle(window)
    assert {rows for rows, _ in pages} == {PAGE + 44}
    assert window.selected() == chosen
    assert model.id_at(0) == first


@pytest.mark.parametrize("text", ['"', "NEAR(", "AND", "C++ OR", "()", "%", "*", "covid-19:"])
def test_no_search_text_is_an_error(desk, text):
    desk.fill(paper(1))
    window = desk.open()
    crashes = []
    window.jobs.crashed.connect(crashes.append)
    type_into(window, "searchBox", text)
    desk.settle(window)
    assert crashes == []


class _Shown(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_while_the_window_is_built(desk):
    desk.fill(paper(1))
    shown = _Shown()
    QApplication.instance().installEventFilter(shown)
    try:
        window = desk.open()
    finally:
        QApplication.instance().removeEventFilter(shown)
    assert shown.windows == ["MainWindow"]
    assert window.isActiveWindow()


def test_who_looks_for_a_part_finds_it_before_the_list_is_there(desk):
    desk.fill(paper(1), paper(2))
    window = open_window(None, desk.environment, lambda _: None)
    desk.windows.append(window)
    assert not window.papers.model.rowCount()
    tabs = window.findChild(QTabWidget, "detailTabs")
    assert tabs.count() == 6
    assert window.findChild(QWidget, "detailEmpty").isVisible()
    assert len(window.findChildren(QWidget, "detailEmpty")) == 1
    desk.until(lambda: window.papers.model.rowCount() == 2)
    desk.settle(window)


def test_an_action_is_done_before_the_list_is_there(desk):
    window = open_window(None, desk.environment, lambda _: None)
    desk.windows.append(window)
    window.actions_by_name["actionShowJobs"].trigger()
    assert window.findChild(QWidget, "jobPanel").isVisible()
    desk.settle(window)


def test_the_pane_shows_no_paper_that_left_the_list(desk):
    ids = desk.fill(paper(1, "Liraglutide"), paper(2, "Statins"), paper(3, "Statins again"))
    window = desk.open()
    window.papers.view.select_id(ids[0])
    desk.until(lambda: window.detail.reference_id == ids[0])
    type_into(window, "searchBox", "statins", enter=False)
    desk.until(lambda: len(titles(window)) == 2)
    desk.until(lambda: window.detail.reference_id is None)
    window.papers.view.selectAll()
    desk.until(lambda: "2 papers selected" in many(window))
    type_into(window, "searchBox", "statins again", enter=False)
    desk.until(lambda: len(titles(window)) == 1)
    desk.until(lambda: window.detail.reference_id == ids[2])
    assert "selected" not in window.findChild(QLabel, "resultCount").text()


def many(window):
    return " ".join(
        label.text() for label in window.findChild(QWidget, "detailMany").findChildren(QLabel)
    )


def test_half_a_search_is_neither_selected_nor_exported(desk):
    desk.fill(*(paper(n) for n in range(PAGE + 44)))
    window = desk.open()
    seen: list[int] = []
    scope: list[int] = []

    def act() -> None:
        if window.papers.model.rowCount() == FIRST_LINES:
            seen.append(FIRST_LINES)
            scope.append(len(window.papers.whole_ids()))
            window.actions_by_name["actionSelectAll"].trigger()

    window.papers.first_listed.connect(act)
    type_into(window, "searchBox", "invented", enter=False)
    desk.settle(window)
    assert seen == [FIRST_LINES]
    assert scope == [PAGE + 44]
    assert len(window.selected()) == PAGE + 44


def test_the_add_box_forgets_what_came_at_the_second_try(online, server):
    window = online.open()
    server.fault("eutils", "503", times=None)
    box = type_into(window, "addBox", "90000002")
    online.until(lambda: box.hint)
    server.clear()
    window.fetcher.add([Identifier.parse("90000002")])
    online.until(lambda: window.papers.model.rowCount() == 1)
    online.settle(window)
    assert (box.text(), box.hint) == ("", "")


def test_a_deleted_collection_comes_back_with_its_papers_after_a_restart(desk):
    ids = desk.fill(paper(1))
    window = desk.open()
    organising = window.services.organising
    liver = organising.create_collection("Liver")
    organising.add_to_collection(liver, ids)
    organising.delete_collection(liver)
    desk.settle(window)
    window.close()
    window = desk.open()
    desk.settle(window)
    undo = window.actions_by_name["actionUndo"]
    assert undo.isEnabled()
    assert "delete collection" in undo.text()
    undo.trigger()
    desk.until(lambda: [c.count for c in window.services.library.collections()] == [1])


def test_the_panes_stay_where_they_are_when_the_rest_arrives(desk):
    desk.fill(*(paper(n) for n in range(3)))
    for size in ((1024, 700), (1280, 800), (760, 480)):
        window = open_window(None, desk.environment, lambda _: None)
        desk.windows.append(window)
        window.resize(*size)
        QApplication.processEvents()
        before = (window.panes.sizes(), window.rows.sizes(), window.statusBar().height())
        desk.settle(window)
        assert window.findChild(QTabWidget, "detailTabs") is not None
        after = (window.panes.sizes(), window.rows.sizes()[:1], window.statusBar().height())
        assert (after[0], after[2]) == (before[0], before[2])


def test_trash_goes_to_the_next_paper_and_undo_brings_it_back(desk):
    desk.fill(*(paper(n) for n in range(5)))
    window = desk.open()
    view = window.findChild(QTableView, "libraryView")
    view.setFocus()
    view.select_row(1)
    before = list(window.papers.model.ids)
    QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    desk.until(lambda: len(window.papers.model.ids) == 4)
    desk.settle(window)
    assert window.selected() == [before[2]]
    assert "trash" in window.statusBar().currentMessage()
    assert "trash" in window.findChild(QAction, "actionUndo").text()
    trigger(window, "actionUndo")
    desk.until(lambda: list(window.papers.model.ids) == before)
    trigger(window, "actionRedo")
    desk.until(lambda: len(window.papers.model.ids) == 4)


def test_the_trash_can_be_looked_into_and_restored_from(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    window.commands.trash([ids[0]])
    desk.until(lambda: len(titles(window)) == 1)
    window.findChild(QTreeView, "collectionTree").choose(Place(Shelf.TRASH))
    desk.until(lambda: list(window.papers.model.ids) == [ids[0]])
    window.papers.view.select_row(0)
    trigger(window, "actionRestore")
    desk.until(lambda: not titles(window))
    assert "trash is empty" in window.findChild(QLabel, "emptyResult").text()


def test_a_collection_is_made_named_filled_emptied_and_deleted(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    tree = window.findChild(QTreeView, "collectionTree")
    trigger(window, "actionNewCollection")
    desk.until(lambda: tree.findChild(QLineEdit) is not None)
    editor = tree.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Liver")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.until(lambda: [c.name for c in window.services.library.collections()] == ["Liver"])
    desk.settle(window)
    [liver] = window.services.library.collections()
    tree.drop_papers(Place(collection_id=liver.id), ids)
    desk.until(lambda: window.services.library.collections()[0].count == 2)
    desk.settle(window)
    tree.choose(Place(collection_id=liver.id))
    desk.until(lambda: window.papers.query.collection_id == liver.id and len(titles(window)) == 2)
    view = window.papers.view
    view.select_row(0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.until(lambda: len(titles(window)) == 1)
    assert window.services.library.counts().all == 2  # only out of the collection
    desk.settle(window)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    desk.until(lambda: not window.services.library.collections())
    desk.until(lambda: len(titles(window)) == 2)
    desk.settle(window)
    window.actions_by_name["actionUndo"].trigger()
    desk.until(lambda: [c.count for c in window.services.library.collections()] == [1])


def test_a_tag_is_given_and_filters_and_is_taken_away(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    window.papers.view.select_id(ids[0])
    window.commands.tag(ids[:1], "journal club")
    tags = window.findChild(QListView, "tagList")
    desk.until(lambda: tags.names == ["journal club"])
    rect = tags.visualRect(tags.model().index(0, 0))
    QTest.mouseClick(tags.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    desk.until(lambda: list(window.papers.model.ids) == ids[:1])
    QTest.mouseClick(tags.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    desk.until(lambda: len(window.papers.model.ids) == 2)
    window.verbs.delete_tag("journal club")
    desk.until(lambda: not any(s.tags for s in window.services.library.get_many(ids)))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("actionCopyBibliography", "1 reference"),
        ("actionCopyApa", "APA"),
        ("actionCopyMla", "MLA"),
        ("actionCopyInText", "Citation"),
        ("actionCopyKey", "citation key"),
    ],
)
def test_copying_fills_the_clipboard_and_says_so(desk, action, words):
    desk.fill(paper(1, "Liraglutide and the kidney"))
    window = desk.open()
    window.papers.view.select_row(0)
    QApplication.clipboard().clear()
    trigger(window, action)
    desk.until(lambda: QApplication.clipboard().text())
    assert words in window.statusBar().currentMessage()
    assert "Author1" in QApplication.clipboard().text()
    if action != "actionCopyKey":
        assert QApplication.clipboard().mimeData().hasHtml()


def test_copying_a_retracted_paper_warns(desk):
    desk.fill(paper(1, retracted=True))
    window = desk.open()
    window.papers.view.select_row(0)
    trigger(window, "actionCopyApa")
    desk.until(lambda: "retracted" in window.statusBar().currentMessage())


def test_a_paper_without_full_text_opens_its_page(desk):
    ids = desk.fill(paper(1))
    window = desk.open()
    view = window.papers.view
    view.setFocus()
    view.select_row(0)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.opened == ["https://doi.org/10.5555/ui.1"]
    desk.until(lambda: window.services.library.get(ids[0]).is_read)
    at = view.visualRect(view.model().index(0, Column.TITLE)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(desk.opened) == 2
    trigger(window, "actionOpenPubmed")
    assert desk.opened[-1] == "https://pubmed.ncbi.nlm.nih.gov/70000001/"


def test_only_web_pages_are_opened(desk):
    window = desk.open()
    for address in ("file:///etc/passwd", "javascript:alert(1)", "refdesk:x", "", "https://"):
        window.detail.open_url_requested.emit(address)
    assert desk.opened == []
    window.detail.open_url_requested.emit("https://example.org/a")
    assert desk.opened == ["https://example.org/a"]


def test_several_papers_are_counted_beside_the_list(desk):
    desk.fill(*(paper(n) for n in range(6)))
    window = desk.open()
    window.papers.view.setFocus()
    trigger(window, "actionSelectAll")
    QApplication.processEvents()
    assert "6 selected" in window.findChild(QLabel, "resultCount").text()
    assert window.detail.reference_id is None


def test_alt_and_arrows_walk_the_list_and_the_pane_follows(desk):
    desk.fill(*(paper(n) for n in range(3)))
    window = desk.open()
    trigger(window, "actionFocusList")
    desk.until(lambda: window.detail.reference_id == window.papers.model.id_at(0))
    trigger(window, "actionNextPaper")
    desk.until(lambda: window.detail.reference_id == window.papers.model.id_at(1))
    trigger(window, "actionPreviousPaper")
    desk.until(lambda: window.detail.reference_id == window.papers.model.id_at(0))


def test_dropped_text_is_added_and_a_dropped_file_is_shown_before_import(online, tmp_path):
    window = online.open()
    mime = QMimeData()
    mime.setText("https://pubmed.ncbi.nlm.nih.gov/91000005/")
    window.dropEvent(_drop(mime))
    online.until(lambda: len(titles(window)) == 1)
    file = tmp_path / "two.ris"
    file.write_text(
        "TY  - JOUR\nTI  - One\nPY  - 2001\nER  - \n\nTY  - JOUR\nTI  - Two\nPY  - 2002\nER  - \n"
    )
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window.dropEvent(_drop(mime))
    dialog = window.findChild(QWidget, "importDialog")
    button = dialog.findChild(QPushButton, "importButton")
    online.until(button.isEnabled)
    assert "2" in button.text()
    button.click()
    online.until(lambda: len(titles(window)) == 3)


def _drop(mime):
    return QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_export_writes_the_selection(desk, tmp_path):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    window.papers.view.select_row(0)
    trigger(window, "actionExportRis")
    dialog = window.findChild(QWidget, "exportDialog")
    target = tmp_path / "out.ris"
    dialog.findChild(QLineEdit, "exportPath").setText(str(target))
    dialog.findChild(QPushButton, "exportButton").click()
    desk.until(target.exists)
    assert target.read_text("utf-8").count("TY  - ") == 1
    desk.until(lambda: "out.ris" in window.statusBar().currentMessage())


def test_export_to_a_missing_folder_says_so_in_the_dialog(desk, tmp_path):
    desk.fill(paper(1))
    window = desk.open()
    trigger(window, "actionExport")
    dialog = window.findChild(QWidget, "exportDialog")
    dialog.findChild(QLineEdit, "exportPath").setText(str(tmp_path / "no" / "out.ris"))
    dialog.findChild(QPushButton, "exportButton").click()
    problem = dialog.findChild(QLabel, "exportProblem")
    desk.until(problem.isVisible)
    assert "out.ris" in problem.text()


class Shouting(QTranslator):
    """A language in which every word of ours is in capitals."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return re.sub(r"(?<![{\w])[^\W\d_]+", lambda m: m[0].upper(), source)

    def isEmpty(self):
        return False


def test_another_language_is_spoken_at_once_everywhere(desk, qapp):
    desk.fill(paper(1))
    window = desk.open()
    language = Shouting()
    qapp.installTranslator(language)
    QApplication.processEvents()
    try:
        assert window.menuBar().actions()[0].text() == "&FILE"
        assert window.findChild(QAction, "actionAdd").text() == "&ADD BY IDENTIFIER…"
        header = window.papers.view.model().headerData(Column.AUTHOR, Qt.Orientation.Horizontal)
        assert header == "FIRST AUTHOR"
        tree = window.findChild(QTreeView, "collectionTree").model()
        assert tree.index(0, 0).data() == "ALL PAPERS"
        assert "SEARCH" in window.findChild(QLineEdit, "searchBox").placeholderText()
        assert window.findChild(QPushButton, "cancelJobButton").text() == "CANCEL"
        assert "PAPER" in window.findChild(QLabel, "resultCount").text()
    finally:
        qapp.removeTranslator(language)


def test_preferences_take_effect_at_once_and_stay(desk):
    window = desk.open()
    trigger(window, "actionPreferences")
    dialog = window.findChild(QWidget, "preferencesDialog")
    theme = dialog.findChild(QWidget, "themeChooser")
    theme.setCurrentIndex(theme.findData("dark"))
    assert window.palette().base().color().lightness() < 128
    dialog.findChild(QWidget, "offlineBox").click()
    assert window.services.client.offline
    dialog.findChild(QLineEdit, "emailEdit").setText("someone@hospital.org")
    dialog.accept()
    assert window.services.client.identity.email == "someone@hospital.org"
    window.close()
    again = desk.open()
    assert again.preferences.settings.appearance.theme == "dark"
    assert again.services.client.offline
    theme = again.preferences
    theme.change(type(theme.settings)())


def test_the_window_remembers_columns_and_order(desk):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    view = window.papers.view
    view.sortByColumn(Column.YEAR, Qt.SortOrder.AscendingOrder)
    view.horizontalHeader().resizeSection(Column.TITLE, 333)
    view.horizontalHeader().setSectionHidden(Column.PMID, True)
    desk.settle(window)
    window.close()
    view = desk.open().papers.view
    assert view.columnWidth(Column.TITLE) == 333
    assert view.isColumnHidden(Column.PMID)
    assert view.horizontalHeader().sortIndicatorSection() == Column.YEAR


def test_a_bug_in_a_job_is_shown_once_with_its_report(desk):
    window = desk.open()

    def buggy(context):
        raise ZeroDivisionError("planted")

    window.jobs.submit("Buggy", buggy)
    desk.until(lambda: window.findChild(QWidget, "crashDialog") is not None)
    report = window.findChild(QWidget, "crashDialog").findChild(QWidget, "crashReport")
    assert "planted" in report.toPlainText()
    window.findChild(QWidget, "crashDialog").reject()


def test_a_file_that_is_no_library_is_refused_untouched(desk, tmp_path):
    file = tmp_path / "thesis.doc"
    file.write_bytes(b"not a library" * 100)
    with pytest.raises(LibraryError):
        open_window(file, desk.environment)
    assert file.read_bytes() == b"not a library" * 100


def test_help_lists_every_key(desk):
    window = desk.open()
    trigger(window, "actionShortcuts")
    text = window.findChild(QWidget, "shortcutsView").toPlainText()
    for key in KEYS.values():
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in text, key


def test_everything_that_takes_the_keyboard_has_a_name(desk):
    desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_row(0)
    QApplication.processEvents()
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in window.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (w.accessibleName() or getattr(w, "text", str)())
        and not w.objectName().startswith("qt_")
        and not isinstance(w, QTabWidget)  # its bar has the name
    ]
    assert nameless == []


def test_the_tab_key_goes_from_the_boxes_over_the_lists_to_the_paper_and_its_jobs(desk):
    window = desk.open()
    assert window.focusWidget() is window.add_box
    names, widget = [], window.nextInFocusChain()
    while widget is not window:
        names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    parts = ["addBox", "searchBox", "collectionTree", "tagList", "libraryView", "picoPopulationEdit",
             "noteEdit", "jobList"]  # fmt: skip
    assert [name for name in names if name in parts] == parts


def test_the_window_s_own_thread_never_loads_the_engines(desk, monkeypatch):
    """They take as long as the whole window: a thread loads them behind it."""
    loading = []
    usual = Services._engines.fget

    def noted(services):
        if services._loaded is None:
            loading.append(threading.current_thread() is threading.main_thread())
        return usual(services)

    desk.fill(paper(1), paper(2))
    monkeypatch.setattr(Services, "_engines", property(noted))
    window = desk.open()
    window.papers.view.select_row(0)
    desk.settle(window)
    assert loading
    assert not any(loading)
