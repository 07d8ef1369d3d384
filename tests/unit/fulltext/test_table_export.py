# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import io
import time

import pytest

from refdesk.domain.fulltext import Cell, Grid, Paragraph, Text
from refdesk.fulltext.cell_values import Rank, cell_value
from refdesk.fulltext.html import article_html
from refdesk.fulltext.markdown import table_markdown
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.table_export import (
    caption_text,
    harmless,
    notes_text,
    sheet_of,
    table_csv,
    table_html,
    table_tsv,
    tables_of,
)
from tests.unit.fulltext.make import article, first

HEAD = (
    "<thead><tr><th rowspan='2'>Variable</th><th colspan='2'>Group A</th></tr>"
    "<tr><th>n</th><th>%</th></tr></thead>"
)
WRAP = (
    "<table-wrap id='T1'><label>Table 1.</label><caption><p>What was <italic>seen</italic></p>"
    f"</caption><table>{HEAD}<tbody>"
    "<tr><td colspan='3'>Age, years</td></tr>"
    "<tr><td rowspan='2'>Men | boys</td><td>12</td><td>-0.5</td></tr>"
    "<tr><td>3</td><td>10<sup>9</sup></td></tr>"
    "<tr><td>=SUM(A1)</td><td colspan='2'>not <bold>done</bold></td></tr></tbody>"
    "</table><table-wrap-foot><fn id='f'><label>a</label><p>A note.</p></fn></table-wrap-foot>"
    "</table-wrap>"
)


@pytest.fixture
def table():
    return first(WRAP)


def grid(rows):
    return first(f"<table-wrap><table>{rows}</table></table-wrap>").grids[0]


def test_tsv_is_the_table_as_printed(table):
    assert table_tsv(table).splitlines() == [
        "Variable\tGroup A\t",
        "\tn\t%",
        "Age, years\t\t",
        "Men | boys\t12\t-0.5",
        "\t3\t10^9",
        "'=SUM(A1)\tnot done\t",
    ]


def test_csv_has_one_line_of_names_and_spans_filled(table):
    text = table_csv(table)
    assert text.count("\r\n") == text.count("\n") == 5
    assert list(csv.reader(io.StringIO(text))) == [
        ["Variable", "Group A / n", "Group A / %"],
        ["Age, years", "", ""],
        ["Men | boys", "12", "-0.5"],
        ["Men | boys", "3", "10^9"],
        ["'=SUM(A1)", "not done", "not done"],
    ]


def test_markdown_escapes_pipes_and_has_caption_and_notes(table):
    text = table_markdown(table)
    assert text.startswith("**Table 1.** What was *seen*\n\n| Variable | Group A |  |\n| --- |")
    assert "| Men \\| boys | 12 | -0.5 |" in text
    assert text.endswith("<sup>a</sup> A note.\n")


def test_html_for_a_word_processor_has_spans_and_no_links(table):
    page = table_html(table)
    assert 'border="1"' in page
    assert 'colspan="3"' in page
    assert "<a" not in page
    assert ">'=SUM(A1)" in page
    assert ">-0.5<" in page


def test_caption_and_notes_in_plain_words(table):
    assert caption_text(table) == "Table 1. What was seen"
    assert notes_text(table) == "a A note."


def test_several_grids_stand_below_each_other():
    two = first(
        "<table-wrap><table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table></table-wrap>"
    )
    assert table_tsv(two) == "a\n\nb\n"
    assert table_csv(two) == "a\r\n\r\nb\r\n"


def test_a_head_of_bold_words_is_a_head_though_it_is_not_marked():
    sheet = sheet_of(
        grid(
            "<tbody><tr><td><bold>Drug</bold></td><td><bold>n</bold> (<bold>%</bold>)</td></tr>"
            "<tr><td>A</td><td>1</td></tr></tbody>"
        )
    )
    assert sheet.columns == ("Drug", "n (%)")
    assert sheet.rows == (("A", "1"),)


def test_a_table_of_one_bold_row_keeps_it():
    sheet = sheet_of(grid("<tr><td><bold>a</bold></td><td><bold>b</bold></td></tr>"))
    assert sheet.rows == (("a", "b"),)
    assert sheet.columns == ("", "")


def test_a_foot_is_last_and_counted():
    sheet = sheet_of(grid("<tfoot><tr><td>sum</td></tr></tfoot><tbody><tr><td>1</td></tr></tbody>"))
    assert sheet.rows == (("1",), ("sum",))
    assert sheet.foot == 1


@pytest.mark.parametrize(
    "text", ["-0.5", "+3 %", "-0.5 (-0.7 to -0.3)", "-", "−2", "-1.5 [-2;-1]", "12", "a=b", ""]
)
def test_numbers_with_a_sign_stay(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "- men", "-A1"]
)
def test_what_a_spreadsheet_would_run_is_made_text(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.72 (0.53–0.90)", 0.72),
        ("12.5%", 12.5),
        ("1,234", 1234),
        ("1,234.5 ± 3", 1234.5),
        ("−3.1", -3.1),
        ("–3", -3),
        ("- 3", -3),
        ("12 ± 3", 12),
        ("n = 45", 45),
        (".05", 0.05),
        ("0·64", 0.64),
        ("(7)", 7),
        ("1.2 × 10^3", 1200),
        ("3e-2", 0.03),
        ("5 mg", 5),
        ("2–3", 2),
        ("10/20", 10),
    ],
)
def test_numbers_sort_by_what_they_count(text, number):
    rank, value, _ = cell_value(text)
    assert rank is Rank.NUMBER
    assert value == pytest.approx(number)


def test_less_than_comes_just_before_and_more_than_just_after():
    ordered = ["<0.001", "P = 0.001", ">0.001", "0.002", "10", "Group 2", "group 10", "", "–", "NA"]
    assert sorted(set(ordered), key=cell_value)[:7] == ordered[:7]
    assert all(cell_value(text)[0] is Rank.BLANK for text in ordered[7:])


def test_words_with_digits_are_words():
    assert cell_value("3D imaging")[0] is Rank.WORDS
    assert cell_value("IL-6")[0] is Rank.WORDS


def test_tables_come_in_the_order_of_the_page():
    source = article(
        "<sec><title>A</title><list><list-item><p>x</p><table-wrap><label>T1</label><table><tr>"
        "<td><p>in</p><table-wrap><label>T2</label><table><tr><td>b</td></tr></table></table-wrap>"
        "</td></tr></table></table-wrap></list-item></list></sec>"
        "<boxed-text><table-wrap><label>T3</label><graphic/></table-wrap></boxed-text>",
        back="<app-group><app><table-wrap><label>T4</label></table-wrap></app></app-group>",
    )
    assert [table.label for table in tables_of(source)] == ["T1", "T2", "T3", "T4"]
    page = article_html(source, front=False)
    assert page.count('<div class="table">') == 4


@pytest.mark.parametrize(
    "rows",
    [
        "<tr>" + "<td colspan='99999' rowspan='99999'>x</td>" * 600 + "</tr>"
        + "<tr><td>y</td></tr>" * 600,
        "<tr><td rowspan='0' colspan='99999'>x</td></tr>" * 5000,
        "<tr></tr><tr/>",
        "<tr>" + "<td rowspan='9999' colspan='3'>a</td>" * 60 + "</tr>"
        + "<tr><td colspan='200'>b</td></tr>" * 1500,
    ],
)  # fmt: skip
def test_hostile_grids_are_bounded_in_time_and_size(rows):
    source = article(f"<p>a</p><table-wrap><table>{rows}</table></table-wrap>")
    start = time.process_time()
    for table in tables_of(source):
        assert len(table_tsv(table)) + len(table_csv(table)) < 30_000_000
    article_text(source)
    assert time.process_time() - start < 5


def test_two_hundred_thousand_cells_are_read_in_time():
    row = (Cell((Paragraph((Text("1.5"),)),)),) * 200
    start = time.process_time()
    sheet = sheet_of(Grid(body=(row,) * 1000))
    assert len(sheet.rows) == 1000
    assert sheet.width == 200
    assert time.process_time() - start < 5
