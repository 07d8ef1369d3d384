"""Dragging out, dragging inside, and dropping files in, as people know it from other programs."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QDialog, QWidget

from refdesk.ui.library.place_items import Place
from tests.ui.conftest import paper
from tests.ui.hands.driver import in_front
from tests.ui.test_organising import carried, drop, files, line_of, pdf

pytestmark = pytest.mark.qt_log_ignore("does not support")
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LINK = SHIFT | Qt.KeyboardModifier.ControlModifier


def dragged(window, monkeypatch, *, shift=False):
    """Drag what is selected out of the list; return what the drag carries."""
    carried_out = []
    monkeypatch.setattr(QDrag, "setMimeData", lambda _, mime: carried_out.append(mime))
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.CopyAction)
    monkeypatch.setattr("refdesk.ui.hands.shift_is_held", lambda: shift)
    window.papers.view.startDrag(Qt.DropAction.CopyAction)
    return carried_out[0]


def test_papers_are_dragged_out_as_a_reference_list_plain_and_formatted(desk, monkeypatch):
    desk.fill(paper(1), paper(2))
    window = desk.open()
    window.papers.select_all()
    mime = dragged(window, monkeypatch)
    assert mime.text().count("Plain Invented Reports") == 2
    assert "<i>Plain Invented Reports</i>" in mime.html()
    assert "TY  - JOUR" in bytes(mime.data("application/x-research-info-systems").data()).decode()


def test_with_shift_they_are_an_in_text_citation(desk, monkeypatch):
    desk.fill(paper(1))
    window = desk.open()
    window.papers.select_all()
    mime = dragged(window, monkeypatch, shift=True)
    assert mime.text() == "(Author1, 1991)"
    assert "Author1" in mime.html()


def test_more_than_fifty_papers_are_dragged_as_text(desk, monkeypatch):
    desk.fill(*(paper(number) for number in range(1, 61)))
    window = desk.open()
    window.papers.select_all()
    mime = dragged(window, monkeypatch)
    assert mime.text().count("Plain Invented Reports") == 60
    assert window.statusBar().currentMessage() == ""


def test_a_drag_that_carries_no_text_says_so(desk, monkeypatch):
    desk.fill(*(paper(number) for number in range(1, 11)))
    window = desk.open()
    monkeypatch.setattr("refdesk.ui.hands.DRAG_LIMIT", 9)
    window.papers.select_all()
    dragged(window, monkeypatch)
    assert "carries files, not text" in window.statusBar().currentMessage()


def test_a_paper_dropped_on_a_collection_is_added_and_with_shift_moved(desk):
    ids = desk.fill(paper(1), paper(2))
    window = desk.open()
    organising = window.services.organising
    first, second = (organising.create_collection(name, None) for name in ("first", "second"))
    organising.add_to_collection(first, ids)
    window.side.refresh()
    desk.settle(window)
    tree = window.side.tree
    tree.choose(Place(collection_id=first))
    desk.settle(window)
    assert drop(tree.viewport(), carried(ids[0]), line_of(tree, "second"))
    desk.settle(window)
    assert set(window.services.library.get(ids[0]).collections) == {first, second}
    assert drop(tree.viewport(), carried(ids[1]), line_of(tree, "second"), SHIFT)
    desk.settle(window)
    assert set(window.services.library.get(ids[1]).collections) == {second}
    assert not window.findChild(QWidget, "undoOffer").isHidden()  # moving takes something away


@pytest.mark.parametrize("where", ["list", "detail"])
@pytest.mark.parametrize(
    ("modifier", "stays", "says"),
    [
        (PLAIN, True, "1 file attached"),
        (SHIFT, False, "1 file moved here"),
        (LINK, True, "no links"),
    ],
)
def test_files_are_copied_with_shift_moved_and_never_linked(
    desk, tmp_path, where, modifier, stays, says
):
    ids = desk.fill(paper(1))
    window = desk.open()
    window.papers.view.select_row(0)
    desk.settle(window)
    thrown = []

    def trash(path):
        thrown.append(path)
        path.unlink()
        return True

    window.furniture.filing._trash = trash
    source = pdf(tmp_path)
    view = window.papers.view
    if where == "list":
        target = view.viewport()
        at = view.visualRect(window.papers.model.index(0, 0)).center()
    else:
        target = window.detail
        at = target.rect().center()
    assert drop(target, files(source), at, modifier)
    desk.until(lambda: says in window.statusBar().currentMessage())
    desk.settle(window)
    assert len(window.services.attachments.files(ids[0])) == 1
    assert source.exists() is stays
    assert thrown == ([] if stays else [source])


def test_files_that_cannot_be_moved_are_copied(desk, tmp_path):
    ids = desk.fill(paper(1))
    window = desk.open()
    window.furniture.filing._trash = lambda _: False
    source = pdf(tmp_path)
    view = window.papers.view
    at = view.visualRect(window.papers.model.index(0, 0)).center()
    assert drop(view.viewport(), files(source), at, SHIFT)
    desk.until(lambda: "could not be taken" in window.statusBar().currentMessage())
    assert source.exists()
    assert len(window.services.attachments.files(ids[0])) == 1


def test_a_list_dropped_on_an_empty_library_shows_what_is_in_it(desk, tmp_path):
    window = desk.open()
    in_front(desk, window, "addBox")
    source = tmp_path / "papers.ris"
    source.write_text("TY  - JOUR\nTI  - Dropped on nothing\nER  - \n", "utf-8")
    start = window.papers.start
    assert start.isVisible()
    assert drop(window, files(source), window.rect().center())
    desk.until(lambda: window.findChildren(QDialog, "importDialog"))


def test_a_pdf_dropped_into_an_empty_collection_goes_into_it(desk, tmp_path, monkeypatch):
    window = desk.open()
    number = window.services.organising.create_collection("first", None)
    window.side.refresh()
    desk.settle(window)
    window.side.tree.choose(Place(collection_id=number))
    desk.settle(window)
    taken = []
    monkeypatch.setattr(
        window.furniture.recogniser, "take", lambda paths, _, into: taken.append((paths, into))
    )
    source = pdf(tmp_path)
    assert drop(window, files(source), QPoint(400, 400))
    assert taken == [([source], number)]
