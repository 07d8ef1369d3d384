# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of a full text: opened large and copied, by mouse, menu and keyboard."""

import csv
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QTableView

from refdesk.domain.fulltext import FulltextSource
from refdesk.fulltext.html import article_html, outline
from refdesk.services.fulltext import LARGEST_TABLE, FulltextPage
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.ui.reader.table_window import TableWindow
from refdesk.worker import InlineRunner
from tests.ui.detail.papers import services
from tests.unit.fulltext.make import article

pytestmark = pytest.mark.qt_log_ignore("does not support")

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
TABLE = (
    "<table-wrap id='T1'><label>Table 1</label><caption><p>Events by arm</p></caption><table>"
    "<thead><tr><th rowspan='2'>Event</th><th colspan='2'>Treated</th></tr>"
    "<tr><th>n</th><th>P</th></tr></thead><tbody>"
    "<tr><td>Anaemia</td><td align='right'>1,200</td><td>0.03</td></tr>"
    "<tr><td rowspan='2'>Rash</td><td align='right'>9</td><td>&lt;0.001</td></tr>"
    "<tr><td align='right'>35 (12%)</td><td>–</td></tr></tbody></table>"
    "<table><tr><td>second part</td></tr></table>"
    "<table-wrap-foot><p>n, patients</p></table-wrap-foot></table-wrap>"
)


def page_of(body):
    tree = article(body)
    page = article_html(tree, front=False, largest_table=LARGEST_TABLE)
    source = FulltextSource("PMC", "", "1", "CC BY", "2026-01-02", len(page))
    return FulltextPage(page, tuple(outline(tree, front=False)), source, tree)


@pytest.fixture
def reader(qtbot, theme):
    widget = FulltextReader(services(), InlineRunner())
    qtbot.addWidget(widget)
    widget.resize(700, 600)
    widget.show()
    return widget


@pytest.fixture
def shown(reader):
    reader.show_page(page_of(f"<p>Before.</p>{TABLE}<p>After.</p>"))
    return reader


def window_of(reader):
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, TableWindow)]
    windows = [w for w in windows if w.isVisible() and w.parent() is reader]
    assert len(windows) == 1
    return windows[0]


@pytest.fixture
def window(shown):
    shown.tables.open_large(0)
    return window_of(shown)


def place_of(view, href="", text=""):
    """Return where a link, or the first place of a text, is in the viewport."""
    view.document().size()
    cursor = QTextCursor(view.document())
    if text:
        cursor = view.document().find(text)
    while href and cursor.charFormat().anchorHref() != href:
        assert cursor.movePosition(QTextCursor.MoveOperation.NextCharacter), href
    view.setTextCursor(cursor)
    view.ensureCursorVisible()
    return view.cursorRect(cursor).center() - QPoint(3, 0)


def menu_of(view, place):
    menu = view.menu_at(place)
    return {action.text(): action for action in menu.actions() if action.text()}


def texts(window):
    model = window.view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click_column(window, column):
    header = window.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, NONE, place)


def said(window):
    return window.findChild(QLabel, "tableWindowSaid").text()


def clipboard():
    return QGuiApplication.clipboard().mimeData()


# -- in the text -----------------------------------------------------------------------------


def test_a_click_beside_the_caption_opens_the_table_large(shown):
    QTest.mouseClick(shown.view.viewport(), LEFT, NONE, place_of(shown.view, "table:0"))
    window = window_of(shown)
    assert window.windowTitle() == "Table 1"
    assert window.findChild(QLabel, "tableWindowCaption").text() == "Table 1 Events by arm"
    assert window.findChild(QLabel, "tableWindowNotes").text() == "n, patients"
    assert texts(window)[0] == ["Anaemia", "1,200", "0.03"]


def test_opening_it_again_brings_the_same_window(shown):
    shown.tables.open_large(0)
    shown.tables.open_large(0)
    window_of(shown)


def test_the_tools_are_reached_by_keyboard(shown):
    shown.view.setFocus()
    QTest.keyClick(shown.view, Qt.Key.Key_Tab)
    QTest.keyClick(shown.view, Qt.Key.Key_Return)
    window_of(shown)


def test_a_click_copies_for_word_processor_and_plain_text(shown):
    with_status = []
    shown.status_message.connect(with_status.append)
    QTest.mouseClick(shown.view.viewport(), LEFT, NONE, place_of(shown.view, "table:0/copy"))
    assert "<table" in clipboard().html()
    assert clipboard().text().startswith("Event\tTreated\t\n\tn\tP\nAnaemia\t1,200\t0.03\n")
    assert with_status == ["The table was copied."]


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("TSV", "Event\tTreated\t\n"),
        (
            "CSV",
            'Event,Treated / n,Treated / P\r\nAnaemia,"1,200",0.03\r\nRash,9,<0.001\r\nRash,35',
        ),
        ("Markdown", "**Table 1** Events by arm\n\n| Event | Treated |"),
    ],
)
@pytest.mark.parametrize("place", ["Anaemia", "second part", "Events by arm"])
def test_the_menu_over_any_part_of_a_table_copies_it(shown, form, start, place):
    menu_of(shown.view, place_of(shown.view, text=place))[f"Copy table as {form}"].trigger()
    assert clipboard().text().startswith(start)


def test_the_menu_beside_a_table_has_nothing_of_tables(shown):
    for words in ("Before", "After"):
        assert "Open table large" not in menu_of(shown.view, place_of(shown.view, text=words))


def test_a_box_is_no_table(reader):
    reader.show_page(page_of(f"{TABLE}<boxed-text><p>In a box.</p></boxed-text>"))
    assert "Copy table" not in menu_of(reader.view, place_of(reader.view, text="In a box"))


def test_the_tools_add_no_words_to_the_text(shown):
    assert "large" not in shown.view.text()
    assert "Copy" not in shown.view.text()


def test_words_of_a_wide_table_are_not_broken(reader):
    head = "".join(f"<td>{n}</td>" for n in range(20))
    rows = "".join(f"<tr><td>Neutropenia</td>{head}</tr>" for _ in range(3))
    reader.resize(450, 600)
    reader.show_page(page_of(f"<table-wrap><table>{rows}</table></table-wrap>"))
    reader.view.document().size()
    block = reader.view.document().find("Neutropenia").block()
    assert block.layout().lineCount() == 1
    assert reader.view.horizontalScrollBar().maximum() > 0


def test_a_table_too_large_for_the_text_is_a_box_that_opens_it(reader):
    rows = ("<tr>" + "<td>7</td>" * 20 + "</tr>") * (LARGEST_TABLE // 20 + 1)
    reader.show_page(page_of(f"<p>a</p><table-wrap id='t9'><table>{rows}</table></table-wrap>"))
    assert "This table has 101 rows and 20 columns." in reader.view.text()
    QTest.mouseClick(reader.view.viewport(), LEFT, NONE, place_of(reader.view, "table:0"))
    assert window_of(reader).view.model().rowCount() == 101


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td colspan='99999' rowspan='0'>x</td></tr></table>",
        "<table><tr><td colspan='99999' rowspan='99999'>x</td><td>y</td></tr></table>",
        "<table/>",
        "<table><tr/><tr><td/></tr></table>",
        "<table><tr><td>" + "<p><table-wrap><table><tr><td>" * 40 + "deep"
        + "</td></tr></table></table-wrap></p>" * 40 + "</td></tr></table>",
        "<table>" + "<tr><td colspan='200' rowspan='200'>x</td></tr>" * 300 + "</table>",
        "<graphic xlink:href='t1.gif'/>",
    ],
)  # fmt: skip
def test_hostile_tables_are_shown_in_time(reader, table):
    start = time.process_time()
    reader.show_page(page_of(f"<p>a</p><table-wrap>{table}</table-wrap><p>the end</p>"))
    reader.grab()
    for number in range(3):
        reader.tables.open_large(number)
        reader.tables.copy(number, "csv")
    assert "the end" in reader.view.text()
    assert time.process_time() - start < 5


# -- long texts ------------------------------------------------------------------------------


def test_a_long_text_is_set_piece_by_piece_and_is_the_same(reader, qtbot):
    words = "word " * 400
    body = "".join(f"<sec id='s{n}'><title>S{n}</title><p>{words}</p></sec>" for n in range(80))
    page = page_of(body + TABLE)
    announced = []
    reader.page_shown.connect(announced.append)
    reader.show_page(page)
    assert not reader.view.is_filled
    assert not announced
    qtbot.waitUntil(lambda: bool(announced), timeout=10_000)
    assert announced == [page]
    pieces = reader.view.text()
    assert pieces.count("word word") == 80 * 200
    reader.show_page(page_of("<p>short</p>"))
    assert reader.view.text().strip() == "short"
    reader.show_page(page)
    reader.view.go_to_anchor("s79")
    assert reader.view.is_filled
    assert reader.view.text() == pieces
    assert reader.view.verticalScrollBar().value() > 0
    assert announced[-1] is page
    assert len(announced) == 3


def test_margins_follow_the_width(shown):
    wide = shown.view.document().rootFrame().frameFormat().leftMargin()
    shown.resize(1400, 600)
    assert shown.view.document().rootFrame().frameFormat().leftMargin() > wide + 200


# -- the window ------------------------------------------------------------------------------


def test_a_click_sorts_a_second_turns_it_round_a_third_gives_back_the_order(window):
    assert [row[1] for row in texts(window)] == ["1,200", "9", "35 (12%)"]
    click_column(window, 1)
    assert [row[1] for row in texts(window)] == ["9", "35 (12%)", "1,200"]
    click_column(window, 1)
    assert [row[1] for row in texts(window)] == ["1,200", "35 (12%)", "9"]
    click_column(window, 1)
    assert [row[1] for row in texts(window)] == ["1,200", "9", "35 (12%)"]


def test_merged_cells_are_parted_and_filled_when_sorted(window):
    assert window.view.rowSpan(1, 0) == 2
    assert [row[0] for row in texts(window)] == ["Anaemia", "Rash", ""]
    click_column(window, 1)
    assert window.view.rowSpan(1, 0) == 1
    assert [row[0] for row in texts(window)] == ["Rash", "Rash", "Anaemia"]
    assert "merged cells are repeated" in said(window)


@pytest.mark.parametrize("clicks", [1, 2])
def test_what_says_nothing_comes_last_either_way(window, clicks):
    for _ in range(clicks):
        click_column(window, 2)
    assert texts(window)[-1][2] == "–"
    assert [row[2] for row in texts(window)][clicks - 1] == "<0.001"


def test_head_rows_are_joined_in_the_columns_names(window):
    model = window.view.model()
    across = Qt.Orientation.Horizontal
    assert [model.headerData(n, across) for n in range(3)] == ["Event", "Treated\nn", "Treated\nP"]


def test_the_menu_sorts_by_keyboard(window):
    window.view.go_to(0, 1)
    menu = {action.text(): action for action in window.view.menu_at(QPoint(-1, -1)).actions()}
    menu["Sort by this column, largest first"].trigger()
    assert texts(window)[0][1] == "1,200"
    menu = {action.text(): action for action in window.view.menu_at(QPoint(-1, -1)).actions()}
    menu["Order of the paper"].trigger()
    assert not window.view.model().is_sorted


def test_words_are_found_and_walked(window):
    field = window.findChild(QLineEdit, "tableWindowFind")
    count = window.findChild(QLabel, "tableWindowCount")
    QTest.keyClicks(field, "0")
    assert count.text() == "1 of 3"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "2 of 3"
    assert window.view.currentIndex().data() == "0.03"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.view.currentIndex().data() == "1,200"
    QTest.keyClicks(field, "zz")
    assert count.text() == "Not found"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert count.text() == ""


def test_a_range_is_copied_as_shown(window):
    click_column(window, 1)
    window.view.go_to(0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(window.view, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.view, Qt.Key.Key_C, CTRL)
    assert clipboard().text() == "Rash\t9\nRash\t35 (12%)\n"


def test_the_second_part_is_shown_when_asked_for(window):
    window._parts.setCurrentIndex(1)
    assert texts(window) == [["second part"]]


def press(window, button, item):
    menu = window.findChild(QPushButton, button).menu()
    next(action for action in menu.actions() if action.text() == item).trigger()


def test_a_table_is_saved_whole(window, tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    asked = []

    def answer(_parent, _title, start, _filter):
        asked.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    press(window, "tableWindowSave", "CSV")
    assert asked[0].endswith("table-1.csv")
    with path.open(newline="", encoding="utf-8-sig") as file:
        assert next(csv.reader(file)) == ["Event", "Treated / n", "Treated / P"]
    assert said(window) == f"Saved: {path}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(window, tmp_path, monkeypatch):
    path = tmp_path / "no" / "t.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "tableWindowSave", "Markdown")
    assert str(path) in said(window) or "folder" in said(window)
    assert "Error" not in said(window)


def test_escape_closes_the_window(window, qtbot):
    QTest.keyClick(window.findChild(QTableView, "tableWindowView"), Qt.Key.Key_Escape)
    assert not window.isVisible()
