# SPDX-License-Identifier: GPL-3.0-or-later
"""Ratings, tags on keys, files, dragging into places: the real window, by object names."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.query import LibraryQuery, Shelf, SortKey
from refdesk.ui.colours import TAG_COLOURS
from refdesk.ui.library.mime import IDS, collection_mime
from refdesk.ui.library.place_items import Place
from tests.ui.conftest import paper
from tests.unit.services.test_pdfs import made_pdf

pytestmark = pytest.mark.qt_log_ignore("does not support")
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def trigger(window, name):
    action = window.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()


def stored(window, reference_id):
    found = window.services.library.get(reference_id)
    assert found is not None
    return found


def carried(*ids):
    mime = QMimeData()
    mime.setData(IDS, " ".join(map(str, ids)).encode())
    return mime


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(widget, mime, at, modifier=PLAIN):
    """Drag something over a widget and let go; return whether it was taken."""
    buttons, actions = (
        Qt.MouseButton.LeftButton,
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
    )
    enter = QDragEnterEvent(at, actions, mime, buttons, modifier)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(at, actions, mime, buttons, modifier)
    move.setAccepted(enter.isAccepted())  # as Qt does
    QApplication.sendEvent(widget, move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), actions, mime, buttons, modifier))
    return True


def line_of(tree, name):
    (index,) = tree.model().match(
        tree.model().index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        name,
        -1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )
    return tree.visualRect(index).center()


# Rating


def test_papers_are_rated_by_keys_and_by_the_stars_of_the_head(desk):
    ids = desk.fill(paper(1), paper(2), paper(3))
    window = desk.open()
    view = window.papers.view
    view.setFocus()
    view.select_ids(ids[:2])
    QTest.keyClick(
        view, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    desk.settle(window)
    assert [stored(window, i).rating for i in ids] == [4, 4, 0]
    assert window.services.library.get(ids[0]).tags == ()
    view.select_id(ids[2])
    desk.settle(window)
    stars = window.findChild(QWidget, "ratingStars")
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(3 + 2 * 15 + 5, 8))
    desk.settle(window)
    assert stored(window, ids[2]).rating == 3
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(3 + 2 * 15 + 5, 8))
    desk.settle(window)
    assert stored(window, ids[2]).rating == 0
    stars.setFocus()
    QTest.keyClick(stars, Qt.Key.Key_5)
    desk.settle(window)
    assert stored(window, ids[2]).rating == 5
    window.papers.sort(SortKey.RATING, True)
    desk.settle(window)
    assert list(window.papers.model.ids) == [ids[2], ids[1], ids[0]]
    trigger(window, "actionRate0")
    desk.settle(window)
    trigger(window, "actionUndo")
    desk.settle(window)
    assert stored(window, ids[2]).rating == 5


def test_what_was_opened_stands_on_its_shelf(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    window.papers.view.select_id(ids[0])
    trigger(window, "actionOpenPaper")
    desk.settle(window)
    assert desk.opened
    window.side.tree.choose(Place(Shelf.OPENED))
    desk.settle(window)
    assert list(window.papers.model.ids) == [ids[0]]
    assert stored(window, ids[0]).is_read


# Tags


def tagged(desk, names):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    for name in names:
        window.commands.tag(ids[:1], name)
    desk.settle(window)
    return window, ids


def test_a_tag_gets_colour_and_key_and_the_key_toggles_it(desk):
    window, ids = tagged(desk, ["include"])
    tag = window.side.tags.id_of("include")
    window.side.tag_painted.emit(tag, TAG_COLOURS["green"])
    window.side.digit_given.emit(tag, 1)
    desk.settle(window)
    row = window.papers.model.row(window.papers.model.row_of(ids[0]))
    assert row.colours == (TAG_COLOURS["green"],)
    view = window.papers.view
    view.setFocus()
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_1)
    desk.settle(window)
    assert [stored(window, i).tags for i in ids] == [("include",), ("include",)]
    assert "1 paper tagged “include”" in window.statusBar().currentMessage()
    QTest.keyClick(view, Qt.Key.Key_1)
    desk.settle(window)
    assert [stored(window, i).tags for i in ids] == [(), ()]
    QTest.keyClick(view, Qt.Key.Key_9)
    desk.settle(window)
    assert "No tag is on key 9" in window.statusBar().currentMessage()
    trigger(window, "actionUndo")
    desk.settle(window)
    QTest.keyClick(view, Qt.Key.Key_0)
    desk.settle(window)
    assert [stored(window, i).tags for i in ids] == [(), ()]


def test_a_tag_in_the_head_shows_its_papers(desk):
    window, ids = tagged(desk, ["include"])
    window.papers.view.select_id(ids[0])
    desk.settle(window)
    badge = next(b for b in window.findChildren(QToolButton) if b.property("tag") == "include")
    badge.click()
    desk.settle(window)
    assert list(window.papers.model.ids) == [ids[0]]


def test_a_tag_is_renamed_in_place_and_merged_by_its_name(desk):
    window, ids = tagged(desk, ["one", "two"])
    tags = window.findChild(QListView, "tagList")
    index = next(
        tags.model().index(row, 0)
        for row in range(tags.model().rowCount())
        if tags.model().index(row, 0).data() == "one"
    )
    tags.model().setData(index, "two")
    desk.settle(window)
    assert stored(window, ids[0]).tags == ("two",)
    assert window.side.tags.names == ["two"]
    trigger(window, "actionUndo")
    desk.settle(window)
    assert stored(window, ids[0]).tags == ("one", "two")


# Dragging


def test_papers_are_added_to_a_collection_and_with_shift_moved(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    organising = window.services.organising
    first, second = organising.create_collection("first"), organising.create_collection("second")
    organising.add_to_collection(first, ids)
    window.side.refresh()
    desk.settle(window)
    tree = window.findChild(QTreeView, "collectionTree")
    assert drop(tree.viewport(), carried(ids[0]), line_of(tree, "second"))
    desk.settle(window)
    assert stored(window, ids[0]).collections == (first, second)
    window.side.tree.choose(Place(collection_id=first))
    desk.settle(window)
    assert drop(tree.viewport(), carried(ids[1]), line_of(tree, "second"), SHIFT)
    desk.settle(window)
    assert stored(window, ids[1]).collections == (second,)
    trigger(window, "actionUndo")
    desk.settle(window)
    assert stored(window, ids[1]).collections == (first,)


def test_a_collection_is_dragged_into_another_never_into_itself(desk):
    desk.fill(paper(1))
    window = desk.open()
    organising = window.services.organising
    outer = organising.create_collection("outer")
    inner = organising.create_collection("inner", outer)
    other = organising.create_collection("other")
    window.side.refresh()
    desk.settle(window)
    tree = window.findChild(QTreeView, "collectionTree")

    def parents():
        return {c.id: c.parent_id for c in window.services.library.collections()}

    assert not drop(tree.viewport(), collection_mime(outer), line_of(tree, "inner"))
    assert not drop(tree.viewport(), collection_mime(outer), line_of(tree, "outer"))
    assert not drop(tree.viewport(), collection_mime(outer), line_of(tree, "Trash"))
    assert drop(tree.viewport(), collection_mime(other), line_of(tree, "inner"))
    desk.settle(window)
    assert parents() == {outer: None, inner: outer, other: inner}
    assert drop(tree.viewport(), collection_mime(inner), line_of(tree, "Collections"))
    desk.settle(window)
    assert parents() == {outer: None, inner: None, other: inner}
    trigger(window, "actionUndo")
    desk.settle(window)
    assert parents() == {outer: None, inner: outer, other: inner}


def test_ctrl_shows_in_which_collections_the_paper_lies(desk):
    ids = desk.fill(paper(1))
    window = desk.open()
    organising = window.services.organising
    place = organising.create_collection("here")
    organising.create_collection("not here")
    organising.add_to_collection(place, ids)
    window.side.refresh()
    desk.settle(window)
    window.papers.view.select_id(ids[0])
    tree = window.side.tree

    def bold():
        root = tree.model().index(tree.model().rowCount() - 2, 0)  # above the trash
        lines = [tree.model().index(row, 0, root) for row in range(tree.model().rowCount(root))]
        fonts = [(line.data(), line.data(Qt.ItemDataRole.FontRole)) for line in lines]
        return [name for name, font in fonts if font is not None and font.bold()]

    QTest.keyPress(window.papers.view, Qt.Key.Key_Control)
    desk.until(lambda: bold() == ["here"])
    QTest.keyRelease(window.papers.view, Qt.Key.Key_Control)
    assert bold() == []


# Files


def pdf(folder: Path, name: str = "main.pdf", content: bytes = b"%PDF-1.4 words") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def names(window):
    model = window.findChild(QListView, "attachmentList").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_file_dropped_on_the_detail_pane_is_attached_opened_renamed_and_removed(desk, tmp_path):
    (number,) = desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_id(number)
    desk.settle(window)
    detail = window.findChild(QWidget, "detailPane")
    assert drop(detail, files(pdf(tmp_path)), detail.rect().center())
    desk.settle(window)
    called = "Author1 - 1991 - Invented paper 0001.pdf"
    assert names(window) == [called]
    assert "1 file attached" in window.statusBar().currentMessage()
    assert drop(detail, files(pdf(tmp_path)), detail.rect().center())
    desk.settle(window)
    assert "attached already" in window.statusBar().currentMessage()
    badge = window.findChild(QToolButton, "fileBadge")
    assert (badge.text(), badge.isVisible()) == ("PDF", True)
    trigger(window, "actionOpenPaper")  # before the page in the browser
    assert window.reading.document.attachment_id
    assert desk.opened == []
    trigger(window, "actionCloseTab")
    listed = window.findChild(QListView, "attachmentList")
    listed.model().setData(listed.model().index(0, 0), "Full paper")
    desk.settle(window)
    assert names(window) == ["Full paper.pdf"]
    listed.setCurrentIndex(listed.model().index(0, 0))
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    desk.settle(window)
    assert names(window) == []
    assert not badge.isVisible()
    trigger(window, "actionUndo")
    desk.settle(window)
    assert names(window) == ["Full paper.pdf"]


def test_a_missing_file_and_a_program_are_not_opened(desk, tmp_path):
    (number,) = desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_id(number)
    window.furniture.curation.attach(number, [pdf(tmp_path), pdf(tmp_path, "run.exe", b"MZ")])
    desk.settle(window)
    (found, _) = window.services.attachments.files(number)
    found.path.unlink()
    window.detail.refresh(ChangeSet(updated=frozenset({number})))
    desk.settle(window)
    listed = window.findChild(QListView, "attachmentList")
    assert "missing" in listed.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    listed.open_row(0)
    assert "not in the folder" in window.statusBar().currentMessage()
    listed.open_row(1)
    assert "is a program" in window.statusBar().currentMessage()
    assert desk.opened == []


# Trash


def test_the_trash_is_emptied_and_that_is_taken_back(desk):
    ids = desk.fill(paper(1), paper(2), paper(3))
    window = desk.open()
    window.papers.view.select_ids(ids[:2])
    trigger(window, "actionTrash")
    desk.settle(window)
    assert not window.findChild(QAction, "actionEmptyTrash").isVisible()
    window.side.tree.choose(Place(Shelf.TRASH))
    desk.settle(window)
    window.papers.view.select_id(ids[0])
    trigger(window, "actionDelete")
    desk.settle(window)
    assert window.services.library.get(ids[0]) is None
    trigger(window, "actionEmptyTrash")
    desk.settle(window)
    assert window.papers.model.rowCount() == 0
    assert window.services.library.get(ids[1]) is None
    assert "deleted for good" in window.statusBar().currentMessage()
    trigger(window, "actionUndo")
    trigger(window, "actionUndo")
    desk.settle(window)
    assert stored(window, ids[0]).is_trashed
    assert stored(window, ids[1]).is_trashed


def test_files_dropped_on_the_middle_of_a_line_belong_to_its_paper(desk, tmp_path):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    view = window.papers.view
    row = window.papers.model.row_of(ids[0])
    middle = view.visualRect(window.papers.model.index(row, 0)).center()
    assert drop(view.viewport(), files(pdf(tmp_path)), middle)
    desk.settle(window)
    assert len(window.services.attachments.files(ids[0])) == 1
    assert window.services.attachments.files(ids[1]) == []


def test_a_pdf_dropped_beside_the_papers_asks_what_it_is(desk, tmp_path):
    pytest.importorskip("pypdf")
    desk.fill(paper(1))
    window = desk.open()
    view = window.papers.view
    below = QPoint(40, view.viewport().height() - 10)
    path = made_pdf(tmp_path / "report.pdf", "Nothing to go by", title="A grey report")
    assert drop(view.viewport(), files(path), below)
    desk.until(lambda: window.findChildren(QDialog, "pdfDialog"))
    (dialog,) = window.findChildren(QDialog, "pdfDialog")
    assert "Nothing to go by" in dialog.findChild(QLabel, "pdfOpening").text()
    assert not dialog.findChild(QPushButton, "pdfUse").isEnabled()
    write = dialog.findChild(QLineEdit, "pdfNumber")
    QTest.keyClicks(write, "nonsense")
    dialog.findChild(QPushButton, "pdfLookUp").click()
    assert "no PMID" in dialog.findChild(QLabel, "pdfProblem").text()
    write.clear()
    QTest.keyClicks(write, "70000001")  # is in the library
    dialog.findChild(QPushButton, "pdfLookUp").click()
    desk.settle(window)
    assert "Invented paper" in dialog.findChild(QLabel, "pdfRecord").text()
    dialog.findChild(QPushButton, "pdfUse").click()
    desk.settle(window)
    (number,) = window.papers.model.ids
    assert len(window.services.attachments.files(number)) == 1
    assert window.findChildren(QDialog, "pdfDialog") == []


# Notes


def test_a_note_is_written_with_marks_and_read_as_text(desk):
    (number,) = desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_id(number)
    desk.settle(window)
    window.detail.tabs.setCurrentWidget(window.detail.notes)
    editor = window.findChild(QPlainTextEdit, "noteEdit")
    editor.setFocus()
    QTest.keyClicks(editor, "blinding")
    editor.selectAll()
    window.findChild(QToolButton, "noteBold").click()
    assert editor.toPlainText() == "**blinding**"
    window.findChild(QToolButton, "noteList").click()
    assert editor.toPlainText() == "- **blinding**"
    window.findChild(QToolButton, "noteReading").click()
    desk.settle(window)
    view = window.findChild(QTextBrowser, "noteView")
    assert view.isVisible()
    assert view.toPlainText().strip() == "blinding"
    assert stored(window, number).note == "- **blinding**"
    assert list(window.services.library.ids(LibraryQuery("blinding"))) == [number]
