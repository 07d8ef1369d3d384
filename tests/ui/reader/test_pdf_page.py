"""A PDF in a tab, read with mouse and keys. One page is shared; each test begins at its first page."""

import os
import signal
import time

import pypdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton, QTreeWidget

from refdesk.ui.reader.pdf_document import SECONDS
from refdesk.ui.reader.pdf_layout import Zoom
from refdesk.ui.reader.pdf_page import PdfPage
from refdesk.ui.reader.pdf_tiles import Tile, TileStore
from refdesk.worker import JobRunner
from tests.pdfs import LEADING, LEFT, TOP, Making, plain_pdf

COUNT = 12
KEY, CTRL, SHIFT, ALT = (
    Qt.Key,
    *(getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt")),
)


def made() -> Making:
    making = Making(
        [[f"Mortality on sheet {n}", "fell by a third.", "It rose nowhere."] for n in range(COUNT)]
    )
    chapter = making.outline("Results", 4)
    making.outline("Mortality", 8, chapter, y=300)
    making.link(0, (60, 300, 160, 320), url="https://example.org/trial")
    making.link(0, (60, 400, 160, 420), target=9)
    making.link(0, (60, 500, 160, 520), url="file:///etc/passwd")
    making.highlight(2, (60, 50, 160, 64), "compare with table 2", "Kim")
    making.note(6, (200, 100, 220, 120), "too few patients", "Lee")
    return making


def until(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        QTest.qWait(2)


def is_quiet(page):
    return page.document.is_open and page.document.asked is None


def shown(path, jobs, title="A paper", size=(1024, 700)):
    page = PdfPage(path, title, jobs)
    page.resize(*size)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture(scope="module")
def jobs(qapp):
    runner = JobRunner()
    yield runner
    runner.shutdown()


@pytest.fixture(scope="module")
def shared(jobs, theme, tmp_path_factory):
    page = shown(made().save(tmp_path_factory.mktemp("pdf") / "trial.pdf"), jobs)
    until(lambda: page.findChild(QListWidget, "pdfNotes").count() and is_quiet(page))
    yield page
    page.close()
    page.deleteLater()


@pytest.fixture
def page(shared):
    shared.finder.field.clear()
    shared.finder.search()
    shared.restore("1;0;width")
    shared.view.clear_selection()
    shared.view.setFocus()
    until(lambda: is_quiet(shared))
    return shared


@pytest.fixture
def alone(jobs, theme):
    pages = []

    def open_alone(path, **more):
        pages.append(shown(path, jobs, **more))
        return pages[-1]

    yield open_alone
    for page in pages:
        page.close()
        page.deleteLater()


def spot(page, number, x, y):
    """Return where a point of a page, in points, stands in the view."""
    return page.view.area_of(number, QRectF(x, y, 0, 0)).topLeft()


def line(number):
    """Return the middle of a line of text, in points."""
    return TOP + LEADING * number - 4


def count_text(page):
    return page.findChild(QLabel, "pdfFindCount").text()


def field(page, kind, name):
    return page.findChild(kind, name)


# Pages


def test_the_first_page_is_drawn_sharp_and_the_next_ones_are_ready(page):
    view = page.view
    assert {0, 1} <= {tile.page for tile in view.tiles._tiles}
    picture = view.viewport().grab().toImage()
    ink = spot(page, 0, LEFT, line(0))
    strip = picture.copy(ink.x(), ink.y() - 6, 120, 12)
    assert any(
        strip.pixelColor(x, y).lightness() < 60
        for x in range(strip.width())
        for y in range(strip.height())
    )


def test_keys_go_through_the_pages_and_back(page):
    number, keys = field(page, QLineEdit, "pdfPageField"), page.view
    assert number.text() == "1"
    QTest.keyClick(keys, KEY.Key_End)
    assert (number.text(), page.view.page) == (str(COUNT), COUNT - 1)
    QTest.keyClick(keys, KEY.Key_Left, ALT)
    assert number.text() == "1"
    QTest.keyClick(keys, KEY.Key_Right, ALT)
    assert number.text() == str(COUNT)
    QTest.keyClick(keys, KEY.Key_Home)
    before = page.view.offset.y()
    QTest.keyClick(keys, KEY.Key_Space)
    assert page.view.offset.y() > before + 400
    QTest.keyClick(keys, KEY.Key_PageUp)
    assert page.view.offset.y() == before
    QTest.keyClick(keys, KEY.Key_PageDown, CTRL)
    assert page.view.page == 1


def test_a_page_number_is_typed(page):
    number = field(page, QLineEdit, "pdfPageField")
    number.selectAll()
    QTest.keyClicks(number, "7")
    QTest.keyClick(number, KEY.Key_Return)
    assert page.view.page == 6
    number.selectAll()
    QTest.keyClicks(number, "99")
    QTest.keyClick(number, KEY.Key_Return)
    assert (page.view.page, number.text()) == (6, "7")


def test_zoom_by_keys_wheel_and_typing_keeps_the_place(page):
    zoom = field(page, QComboBox, "pdfZoom")
    page.restore("5;0.3;width")
    wide = page.view.factor
    QTest.keyClick(page.view, KEY.Key_Plus, CTRL)
    assert page.view.factor > wide
    assert zoom.currentText().endswith("%")
    assert page.position().startswith("5;0.3")
    larger, place = page.view.factor, QPointF(300, 200)
    under = page.view.place_at(place.toPoint())
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(page.view.viewport(), wheel)
    assert page.view.factor > larger
    now = page.view.place_at(place.toPoint())
    assert now[0] == under[0]
    assert (now[1] - under[1]).manhattanLength() < 3
    zoom.lineEdit().selectAll()
    QTest.keyClicks(zoom.lineEdit(), "130")
    QTest.keyClick(zoom.lineEdit(), KEY.Key_Return)
    assert (page.view.factor, zoom.currentText()) == (1.3, "130%")
    QTest.keyClick(page.view, KEY.Key_0, CTRL)
    assert (page.view.factor, zoom.currentIndex()) == (wide, 0)
    zoom.setCurrentIndex(1)
    zoom.activated.emit(1)
    assert page.view.factor < wide
    assert page.view._layout.area(4).height() < page.view.viewport().height()


def test_a_position_is_kept_as_text_and_found_again(page):
    page.restore("8;0.2500;1.5")
    assert page.position() == "8;0.2500;1.5"
    for nonsense in ("", "x", "7", "99;0.5;1", "1;nan;2", ";;"):
        page.restore(nonsense)
    assert page.view.page in range(COUNT)


# Text


def test_a_drag_selects_and_copies(page):
    start, end = spot(page, 0, LEFT - 20, line(0)), spot(page, 0, LEFT + 200, line(1))
    port = page.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, end)
    until(lambda: page.view.selected_text)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert page.view.selected_text == "Mortality on sheet 0\nfell by a third."
    assert list(page.view.layer("selection")) == [0]
    QTest.keyClick(page.view, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Mortality on sheet 0\nfell by a third."
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(page, 0, 300, 700))
    assert page.view.selected_text == ""


def test_a_double_click_takes_the_word_and_a_third_click_the_line(page):
    place, port = spot(page, 0, LEFT + 20, line(0)), page.view.viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
    until(lambda: page.view.selected_text == "Mortality")
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
    until(lambda: page.view.selected_text == "Mortality on sheet 0")


def test_shift_and_a_click_extend_the_selection_over_pages(page):
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 0, LEFT, line(2))
    )
    page.view.scroll_to(1)
    place = spot(page, 1, LEFT + 300, line(0))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
    until(lambda: page.view.selected_text == "It rose nowhere.\nMortality on sheet 1")


def test_all_of_a_page_is_selected(page):
    page.restore("3;0;width")
    QTest.keyClick(page.view, KEY.Key_A, CTRL)
    until(lambda: page.view.selected_text.startswith("Mortality on sheet 2\nfell"))


def test_other_parts_add_to_the_menu(page):
    places = []
    page.view.menu_parts.append(lambda menu, place: places.append((menu.addAction("Cite"), place)))
    menu = page.view.menu_at(QPoint(5, 5))
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Copy",
        "Cite",
        "Select all of the page",
    ]
    assert places[0][1] == QPoint(5, 5)
    page.view.menu_parts.clear()
    menu.deleteLater()


# Find


def test_words_are_found_counted_and_walked(page):
    finder = field(page, QLineEdit, "pdfFind")
    page.restore("4;0;width")
    page.focus_find()
    QTest.keyClicks(finder, "MORTALITY")
    until(lambda: count_text(page) == f"4 of {COUNT}")
    assert list(page.view.layer("hit")) == [3]
    assert len(page.view.layer("hits")) == COUNT - 1
    QTest.keyClick(finder, KEY.Key_Return)
    assert (count_text(page), page.view.page) == (f"5 of {COUNT}", 4)
    QTest.keyClick(finder, KEY.Key_Return, SHIFT)
    QTest.keyClick(page.view, KEY.Key_F3, SHIFT)
    assert count_text(page) == f"3 of {COUNT}"
    QTest.keyClick(page.view, KEY.Key_F3)
    assert count_text(page) == f"4 of {COUNT}"
    QTest.keyClick(finder, KEY.Key_Escape)
    assert (count_text(page), page.view.layer("hits")) == ("", {})


def test_what_is_not_there_is_not_found(page):
    QTest.keyClicks(field(page, QLineEdit, "pdfFind"), "zebra")
    until(lambda: count_text(page) == "Not found")


def test_a_scan_says_that_it_has_no_text(alone, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(plain_pdf([[]], "60 60 200 200 re f"))
    page = alone(path)
    until(lambda: is_quiet(page))
    QTest.keyClicks(field(page, QLineEdit, "pdfFind"), "mortality")
    until(lambda: count_text(page) == "No text to find here: a scan")


# Contents, links, notes


def test_the_outline_leads_to_its_pages(page):
    tree = field(page, QTreeWidget, "pdfOutline")
    chapter = tree.topLevelItem(0)
    assert (chapter.text(0), chapter.child(0).text(0)) == ("Results", "Mortality")
    page.side.setCurrentWidget(tree)
    place = tree.visualItemRect(chapter.child(0)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.position().startswith("9;0.3")
    page.view.go_back()
    assert page.view.page == 0
    page.restore("6;0;width")
    assert tree.currentItem() is chapter


def test_links_inside_jump_and_links_outside_are_announced(page, qtbot):
    port = page.view.viewport()
    until(lambda: 0 in page.view._links)
    with qtbot.waitSignal(page.open_requested) as told:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(page, 0, 100, 310))
    assert told.args == ["https://example.org/trial"]
    with qtbot.assertNotEmitted(page.open_requested):
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(page, 0, 100, 510))
        assert page.view.page == 0
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot(page, 0, 100, 410))
    assert page.view.page == 9


def test_notes_of_other_programs_are_listed_with_what_they_mark(page):
    notes = field(page, QListWidget, "pdfNotes")
    until(lambda: "“" in notes.item(0).text())
    assert notes.item(0).text().splitlines() == [
        "p. 3 · Highlight · Kim · 2024-05-31",
        "“Mortality on sheet 2”",
        "compare with table 2",
    ]
    page.side.setCurrentWidget(notes)
    place = notes.visualItemRect(notes.item(1)).center()
    QTest.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.view.page == 6


def test_where_there_is_nothing_beside_the_pages_there_is_no_room_for_it(alone, tmp_path):
    path = tmp_path / "plain.pdf"
    path.write_bytes(plain_pdf([["Words"]]))
    page = alone(path)
    until(lambda: is_quiet(page))
    assert not page.side.isVisible()
    assert not page.toggle.isEnabled()


# Trouble


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "a.pdf cannot be read: there is no such file."),
        (b"", "a.pdf cannot be read: it is empty."),
        (b"<html>", "a.pdf cannot be read: its format is not known."),
        (b"%PDF-1.7\n1 0 obj <<", "a.pdf cannot be read: it is damaged."),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_sentence(alone, tmp_path, qtbot, data, sentence):
    path = tmp_path / "a.pdf"
    if data is not None:
        path.write_bytes(data)
    page = alone(path)
    until(page.trouble.isVisible)
    assert page.trouble.sentence.text() == sentence
    assert page.trouble.button.isVisible() == (data is not None)
    if data is not None:
        with qtbot.waitSignal(page.open_outside_requested):
            field(page, QPushButton, "pdfOpenOutside").click()


def test_a_password_is_asked_for_in_the_page(alone, tmp_path):
    page = alone(made().save(tmp_path / "a.pdf", password="secret"))
    page.restore("3;0.1000;width")
    until(page.lock.isVisible)
    entry = field(page, QLineEdit, "pdfPassword")
    QTest.keyClicks(entry, "guess")
    QTest.keyClick(entry, KEY.Key_Return)
    until(lambda: page.document.asked is None)
    assert page.lock.isVisible()
    QTest.keyClicks(entry, "secret")
    field(page, QPushButton, "pdfUnlock").click()
    until(page.view.isVisible)
    number, down, zoom = page.position().split(";")
    assert (number, zoom) == ("3", "width")
    assert float(down) == pytest.approx(0.1, abs=0.002)  # to the pixel
    until(lambda: field(page, QListWidget, "pdfNotes").count() == 2)


def test_a_file_is_not_opened_before_it_is_looked_at(jobs, theme, tmp_path):
    page = PdfPage(made().save(tmp_path / "a.pdf"), "A paper", jobs)
    page.restore("3;0.1000;width")
    assert (page.document.process_id, page.position()) == (0, "3;0.1000;width")
    page.deleteLater()


def test_a_process_that_dies_is_started_again(alone, tmp_path):
    page = alone(made().save(tmp_path / "a.pdf"))
    until(lambda: is_quiet(page))
    first = page.document.process_id
    os.kill(first, signal.SIGKILL)
    until(lambda: page.document.process_id != first)
    page.view.scroll_to(7)
    until(lambda: any(tile.page == 7 for tile in page.view.tiles._tiles))
    assert page.document.process_id not in {0, first}


def test_a_page_that_takes_for_ever_is_given_up_and_the_others_are_drawn(alone, tmp_path):
    making = made()
    slow = Making(
        [["x"]], "\n".join(f"{i % 500} {i % 800} m {i * 7 % 500} 9 l S" for i in range(90_000))
    )
    making.writer.insert_page(slow.writer.pages[0], 1)
    page = alone(making.save(tmp_path / "a.pdf"))
    until(lambda: page.document.is_open)
    page.document.set_time_limit(1.0)
    until(lambda: 1 in page.view._broken)
    page.document.set_time_limit(SECONDS)
    page.view.scroll_to(3)
    until(lambda: any(tile.page == 3 for tile in page.view.tiles._tiles))


def test_a_closed_page_leaves_no_process(alone, tmp_path):
    page = alone(made().save(tmp_path / "a.pdf"))
    until(lambda: is_quiet(page))
    number = page.document.process_id
    page.restore("4;0.2000;width")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    told = []
    page.print_on(printer).finished.connect(told.append)
    page.close()
    assert told == [False]  # what was under way ends too
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    page.show()
    until(lambda: is_quiet(page) and page.document.process_id)
    number, share, _zoom = page.position().split(";")
    assert (number, float(share)) == ("4", pytest.approx(0.2, abs=0.01))


# Parts


def test_tiles_are_let_go_when_there_are_too_many():
    store = TileStore(most_bytes=3 * 400)
    tiles = [Tile(page, 10, 10, 0, 0, False) for page in range(5)]
    for tile in tiles[:3]:
        store.put(tile, QImage(10, 10, QImage.Format.Format_RGB32))
    assert store.get(tiles[0]) is not None  # looked at: the next one goes first
    store.put(tiles[3], QImage(10, 10, QImage.Format.Format_RGB32))
    assert [store.get(tile) is not None for tile in tiles] == [True, False, True, True, False]
    assert store.bytes == 3 * 400


@pytest.mark.parametrize("text", ["width", "page", "1.5", "0.25"])
def test_a_zoom_is_written_and_read(text):
    assert str(Zoom.parse(text)) == text


def test_a_zoom_stays_within_its_limits():
    assert (Zoom.parse("1e9").factor, Zoom.parse("-1").factor) == (8.0, 0.1)
    assert Zoom.parse("nan") == Zoom()


# Out


def test_pages_are_printed_while_the_person_reads_on(page, qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 4)
    with qtbot.waitSignal(page.status_message) as told:
        page.print_on(printer)
        assert page.document.asked is not None  # it is not waited for
    assert told.args == ["Printed"]
    assert len(pypdf.PdfReader(tmp_path / "out.pdf").pages) == 3


def test_a_tab_that_goes_ends_its_printing(jobs, theme, tmp_path):
    page = shown(made().save(tmp_path / "a.pdf"), jobs)
    until(lambda: is_quiet(page))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    page.print_on(printer)
    number = page.document.process_id
    page.deleteLater()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert printer.printerState() is not QPrinter.PrinterState.Active
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_copy_is_saved(page, qtbot, tmp_path):
    target = tmp_path / "copy.pdf"
    with qtbot.waitSignal(page.status_message) as told:
        page.save_to(target)
    assert told.args == ["Saved as copy.pdf"]
    assert target.read_bytes() == page.path.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["copy.pdf"]


def test_dark_pages_are_drawn_white_on_black(page):
    actions = {action.text(): action for action in page.menu().actions()}
    actions["Dark pages"].trigger()
    until(lambda: any(tile.inverted for tile in page.view.tiles._tiles))
    corner = page.view.area_of(0, QRectF(20, 20, 0, 0)).topLeft()
    assert page.view.viewport().grab().toImage().pixelColor(corner).name() == "#000000"
    page.view.set_inverted(False)
