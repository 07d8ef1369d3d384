# SPDX-License-Identifier: GPL-3.0-or-later
from refdesk.domain.fulltext import Cell, Grid, Paragraph, Text
from refdesk.fulltext.table_widths import column_widths
from tests.unit.fulltext.make import html


def cells(*texts):
    return tuple(Cell((Paragraph((Text(text),)),) if text else ()) for text in texts)


def test_a_table_that_fits_anywhere_needs_no_widths():
    assert column_widths(Grid(body=(cells("Age", "12", "3"),))) == []


def test_a_number_stays_on_one_line_and_a_sentence_needs_its_longest_word():
    words = "a sentence about nothing in particular"
    widths = column_widths(Grid(body=(cells("Men", "12 (34)", words, *["1.00"] * 9),)))
    assert widths[1] == (7, 7)
    assert widths[2] == (12, len(words))
    assert len(widths) == 12


def test_capitals_and_korean_are_wide():
    row = cells("한국어", "MMRMX", *["12345678"] * 9)
    assert [low for low, _ in column_widths(Grid(body=(row,)))[:2]] == [6, 7]


def test_spanning_and_empty_cells_ask_for_nothing():
    head = (Cell((Paragraph((Text("a title over all the columns of it"),)),), colspan=12),)
    widths = column_widths(Grid(head=(head,), body=(cells(*["1234567"] * 11, ""),)))
    assert widths == [(7, 7)] * 11 + [(1, 1)]


def test_widths_stand_once_for_each_column_at_the_first_cell_of_its_own():
    rows = "<tr><td colspan='2'>ab</td>" + "<td>0.1 (0.2)</td>" * 8 + "</tr>"
    rows += "<tr>" + "<td>0.1 (0.2)</td>" * 10 + "</tr>"
    page = html(f"<table-wrap><table>{rows}</table></table-wrap>")
    assert page.count("data-width") == 10
    assert 'colspan="2" data' not in page
