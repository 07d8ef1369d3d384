# SPDX-License-Identifier: GPL-3.0-or-later
"""The model of the list: ids and pages, selection that survives, marks and words."""

from array import array
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from refdesk.documents.clip import Clip
from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import SortKey
from refdesk.ui.clipboard import HTML, MARKDOWN, PLAIN, RTF
from refdesk.ui.library.columns import Column
from refdesk.ui.library.mime import BIBTEX, IDS, RIS, PaperMime, dropped_ids
from refdesk.ui.library.model import MAX_PAGES, PAGE, LibraryModel
from refdesk.ui.library.view import LibraryView


class Rows:
    """Lines on demand; counts how often it is asked."""

    def __init__(self, **special) -> None:
        self.asked = 0
        self.special = special
        self.gone: set[int] = set()

    def __call__(self, ids):
        self.asked += 1
        return [None if i in self.gone else self.row(i) for i in ids]

    def row(self, i):
        values = {
            "id": i,
            "title": f"Title {i}",
            "first_author": f"Author {i % 9}",
            "year": 2000 + i % 20,
            "journal": "J",
            "design": "rct",
            "pmid": str(i),
            "has_fulltext": False,
            "is_read": True,
            "is_retracted": False,
            "is_sample": False,
            "added_at": datetime(2026, 3, 1, 23, 30, tzinfo=UTC),
        }
        return ReferenceRow(**{**values, **self.special})


def filled(count, rows=None, **options):
    model = LibraryModel(rows or Rows(), zone=UTC, **options)
    model.set_ids(array("q", range(1, count + 1)))
    return model


def test_the_model_keeps_qts_rules_while_it_changes(qtbot):
    model = LibraryModel(Rows())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in ([], [1, 2, 3], [3, 1], range(1, 700), [5], [], [9, 8]):
        model.set_ids(array("q", ids))
    assert tester.model() is model


def test_every_column_says_its_part(qtbot):
    model = filled(1)
    texts = [model.index(0, column).data() for column in Column]
    assert texts == [
        *("Title 1", "Author 1", "2001", "J", "RCT", "1"),
        *(None, None, "2026-03-01", ""),
    ]


def test_marks_have_words_for_those_who_do_not_see_them(qtbot):
    model = filled(1, Rows(has_fulltext=True, is_read=False, is_retracted=True, is_sample=True))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, Column.FULLTEXT).data(role) == "Full text in the library"
    assert model.index(0, Column.READ).data(role) == "Not read yet"
    assert "Retracted" in model.index(0, Column.TITLE).data(role)
    assert "Sample" in model.index(0, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("read", "bold"), [(True, False), (False, True)])
@pytest.mark.parametrize("retracted", [True, False])
def test_unread_is_bold_and_retracted_struck(qtbot, read, bold, retracted):
    model = filled(1, Rows(is_read=read, is_retracted=retracted))
    font = model.index(0, Column.TITLE).data(Qt.ItemDataRole.FontRole)
    assert (font is not None and font.bold()) is bold
    assert (font is not None and font.strikeOut()) is retracted


def test_rows_are_read_by_page_and_few_pages_are_kept(qtbot):
    rows = Rows()
    model = filled(PAGE * (MAX_PAGES + 4), rows)
    for _ in range(3):
        for row in range(PAGE):
            model.index(row, 0).data()
    assert rows.asked == 1
    for page in range(MAX_PAGES + 4):
        model.index(page * PAGE, 0).data()
    assert len(model._pages) == MAX_PAGES


def test_selecting_all_of_a_long_list_reads_nothing(qtbot):
    rows = Rows()
    model = filled(100_000, rows)
    view = LibraryView(model)
    qtbot.addWidget(view)
    rows.asked = 0
    view.selectAll()
    assert view.selected_count() == 100_000
    assert len(view.selected_ids()) == 100_000
    assert rows.asked == 0


def test_selection_follows_its_papers_through_a_new_order(qtbot):
    model = filled(1000)
    view = LibraryView(model)
    qtbot.addWidget(view)
    view.select_ids([10, 500, 900])
    model.set_ids(array("q", [i for i in range(1000, 0, -1) if i != 500]))
    assert sorted(view.selected_ids()) == [10, 900]


def test_persistent_indexes_go_invalid_with_their_paper(qtbot):
    model = filled(3)
    kept, lost = (QPersistentModelIndex(model.index(row, 2)) for row in (0, 1))
    model.set_ids(array("q", [9, 1]))
    assert (kept.row(), kept.column()) == (1, 2)
    assert not lost.isValid()


def test_a_paper_that_went_meanwhile_is_an_empty_line(qtbot):
    rows = Rows()
    rows.gone = {2}
    model = filled(3, rows)
    assert model.index(1, Column.TITLE).data() is None
    assert model.index(2, Column.TITLE).data() == "Title 3"


def test_sorting_asks_for_another_query(qtbot):
    model = filled(3)
    asked = []
    model.sort_requested.connect(lambda key, descending: asked.append((key, descending)))
    model.sort(Column.YEAR, Qt.SortOrder.DescendingOrder)
    model.sort(Column.TITLE)
    model.sort(-1)
    assert asked == [(SortKey.YEAR, True), (SortKey.TITLE, False)]


def test_a_drag_carries_text_and_files_made_only_when_asked_for(qtbot):
    made = []

    def cite(ids):
        made.append("cite")
        return Clip(f"cited {ids}", "<i>x</i>", "{\\rtf1 x}", "*x*")

    def write(ids, format_id):
        made.append(format_id)
        return f"{format_id} {ids}"

    model = filled(3, mime=lambda ids: PaperMime(ids, cite, write))
    mime = model.mimeData([model.index(2, 0), model.index(0, 4), model.index(0, 1)])
    assert set(mime.formats()) == {IDS, PLAIN, HTML, *RTF, MARKDOWN, RIS, BIBTEX}
    assert dropped_ids(mime) == [1, 3]
    assert made == []
    assert mime.text() == "cited [1, 3]"
    assert mime.html() == "<i>x</i>"
    assert {bytes(mime.data(name).data()) for name in RTF} == {b"{\\rtf1 x}"}
    assert bytes(mime.data(MARKDOWN).data()) == b"*x*"
    assert bytes(mime.data(RIS).data()) == b"ris [1, 3]"
    assert made == ["cite", "ris"]


def test_a_drag_of_very_many_papers_carries_no_formatted_text(qtbot):
    mime = PaperMime([1], None, lambda ids, format_id: "")
    assert not mime.hasText()
    assert not mime.hasHtml()
    assert mime.hasFormat(RIS)


def test_home_and_end_go_to_the_ends_of_the_list(qtbot):
    model = filled(600)
    view = LibraryView(model)
    qtbot.addWidget(view)
    view.select_row(300)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.selected_ids() == [600]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.selected_ids() == [1]


def test_typing_letters_in_the_list_reads_nothing(qtbot):
    rows = Rows()
    view = LibraryView(filled(100_000, rows))
    qtbot.addWidget(view)
    rows.asked = 0
    qtbot.keyClicks(view, "zzz")
    assert rows.asked <= 1


def test_the_first_visible_paper_stays_where_it_is(qtbot):
    model = filled(1000)
    view = LibraryView(model)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.verticalScrollBar().setValue(400)
    top = view.top_id()
    model.set_ids(array("q", [2000, 2001, *range(1, 1001)]))
    view.scroll_to_top(top)
    assert view.top_id() == top == 401


def test_columns_can_be_hidden_but_never_the_title(qtbot):
    view = LibraryView(filled(2))
    qtbot.addWidget(view)
    menu = view.column_menu()
    names = [action.text() for action in menu.actions()]
    assert "Title" not in names
    next(a for a in menu.actions() if a.text() == "PMID").setChecked(False)
    assert view.isColumnHidden(Column.PMID)


def test_a_line_is_compact(qtbot):
    view = LibraryView(filled(2))
    qtbot.addWidget(view)
    assert 24 <= view.rowHeight(0) <= 28
    assert view.selectionModel().model() is view.model()
    flags = QItemSelectionModel.SelectionFlag
    assert flags.Rows
