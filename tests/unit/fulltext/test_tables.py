import re

import pytest

from refdesk.domain.fulltext import Table
from refdesk.fulltext.grids import filled
from refdesk.fulltext.html_blocks import DEEPEST_TABLE
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from tests.unit.fulltext.make import article, first, html


def grid(rows, **parts):
    table = first(f"<table-wrap><table>{rows}</table></table-wrap>", **parts)
    assert isinstance(table, Table)
    return table.grids[0]


def spans(rows):
    return [[(cell.colspan, cell.rowspan) for cell in row] for row in rows]


def test_spans_are_kept_as_printed():
    result = grid(
        "<thead><tr><th rowspan='2'>a</th><th colspan='2'>b</th></tr><tr><th>c</th><th>d</th></tr>"
        "</thead><tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody>"
    )
    assert spans(result.head) == [[(1, 2), (2, 1)], [(1, 1), (1, 1)]]
    assert all(cell.header for row in result.head for cell in row)


@pytest.mark.parametrize("value", ["0", "-3", "x", "", "1.5", "99999999999999999999"])
def test_a_span_that_is_none_counts_as_one(value):
    result = grid(
        f"<tbody><tr><td colspan='{value}' rowspan='{value}'>a</td><td>b</td></tr></tbody>"
    )
    assert spans(result.body) == [[(1, 1), (1, 1)]]


def test_spans_beyond_the_grid_are_clamped():
    result = grid(
        "<tbody><tr><td colspan='50'>all</td></tr><tr><td rowspan='9'>a</td><td>b</td></tr></tbody>"
    )
    assert spans(result.body) == [[(2, 1)], [(1, 1), (1, 1)]]


def test_a_million_columns_do_not_fill_the_memory():
    cells = "".join("<td colspan='99999999' rowspan='99999999'>x</td>" for _ in range(20))
    result = grid(f"<tbody><tr>{cells}</tr></tbody>")
    assert len(result.body[0]) == 20


def test_tables_deep_within_each_other_end_as_paragraphs():
    start = "<table-wrap><table><tr><td>"
    end = "</td></tr></table></table-wrap>"
    page = html(f"{start * 8}word<boxed-text><p>box</p></boxed-text>{end * 8}")
    assert page.count("<table") == page.count("</table>") == DEEPEST_TABLE
    assert re.sub(r"<[^>]*>", "", page).split() == ["word", "box"]


def test_a_foot_that_comes_first_is_read_last():
    result = grid(
        "<tfoot><tr><td>sum</td></tr></tfoot><tbody><tr><td>1</td></tr></tbody>"
        "<tbody><tr><td>2</td></tr></tbody>"
    )
    assert (len(result.head), len(result.body), len(result.foot)) == (0, 2, 1)


def test_several_tables_of_one_wrap_are_all_shown():
    table = first(
        "<table-wrap><table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table></table-wrap>"
    )
    assert len(table.grids) == 2


def test_of_a_table_and_its_image_the_table_is_shown():
    table = first(
        "<table-wrap><alternatives><graphic xlink:href='t.jpg'/><table><tr><td>a</td></tr></table>"
        "</alternatives></table-wrap>"
    )
    assert len(table.grids) == 1
    assert table.graphics == ()


def test_a_table_that_is_only_an_image_names_it():
    assert first("<table-wrap><graphic xlink:href='t.jpg'/></table-wrap>").graphics == ("t.jpg",)


def test_an_oasis_table_is_marked():
    table = first(
        "<table-wrap><o:table xmlns:o='http://www.niso.org/standards/z39-96/ns/oasis-exchange/table'>"
        "<o:tgroup cols='1'/></o:table></table-wrap>"
    )
    assert table.unsupported


def test_cells_hold_blocks_and_footnotes_follow():
    page = html(
        "<table-wrap><label>T</label><caption><title>c</title></caption><table><tr><td>a<break/>b</td><td/>"
        "<td><list><list-item><p>l</p></list-item></list></td></tr></table>"
        "<table-wrap-foot><fn id='n'><label>*</label><p>note</p></fn></table-wrap-foot></table-wrap>"
    )
    assert '<td class="top end">a<br>b</td>\n<td class="top end"></td>' in page
    assert "<li>l</li>" in page
    assert page.index("</table>") < page.index("note")


def test_markdown_leaves_the_cells_of_a_span_empty():
    text = article_markdown(
        article(
            "<table-wrap><table><thead><tr><th>a|b</th><th colspan='2'>c</th></tr></thead><tbody><tr>"
            "<td rowspan='2'>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></tbody></table>"
            "</table-wrap>"
        )
    )
    assert text.splitlines() == [
        "| a\\|b | c |  |",
        "| --- | --- | --- |",
        "| 1 | 2 | 3 |",
        "|  | 4 | 5 |",
    ]


def test_rows_are_filled_to_one_length():
    result = grid("<tbody><tr><td rowspan='2'>1</td></tr><tr><td>2</td><td>3</td></tr></tbody>")
    assert [[cell is not None for cell in row] for row in filled(result.body)] == [
        [True, False, False],
        [False, True, True],
    ]


def test_json_has_cells_with_their_spans():
    table = article_json(
        article("<table-wrap id='t'><table><tr><td rowspan='1'>7</td></tr></table></table-wrap>")
    )["tables"][0]
    assert table["grids"][0]["body"] == [
        [{"text": "7", "header": False, "colspan": 1, "rowspan": 1}]
    ]
