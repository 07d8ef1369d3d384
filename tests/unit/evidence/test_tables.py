# SPDX-License-Identifier: GPL-3.0-or-later
"""Results printed in tables: read where head and cell leave one reading, else not at all."""

import pytest

from refdesk.domain.evidence import Statistic, TableText
from refdesk.evidence.tables import read_table


def table(columns: str, *rows: str, caption: str = "", headings: tuple[int, ...] = ()) -> TableText:
    """Return a table from lines whose cells stand between bars."""
    return TableText(
        "Table 2",
        caption,
        tuple(columns.split("|")),
        tuple(tuple(row.split("|")) for row in rows),
        frozenset(headings),
    )


def numbers(result: Statistic) -> tuple[object, ...]:
    return result.kind, result.value, result.ci_low, result.ci_high, result.p_relation, result.p


def read(text: TableText) -> list[tuple[object, ...]]:
    return [numbers(found.statistic) for found in read_table(text)]


@pytest.mark.parametrize(
    ("columns", "row", "expected"),
    [
        (
            "|OR (95% CI)|P value",
            "Death|0.71 (0.52\u20130.96)|.03",
            ("OR", 0.71, 0.52, 0.96, "=", 0.03),
        ),
        ("|HR [95% CI]|p", "Death|0.71* [0.52 to 0.96]|<0.05", ("HR", 0.71, 0.52, 0.96, "<", 0.05)),
        (
            "|Adjusted OR|95% CI",
            "Death|1\u00b72|0\u00b79, 1\u00b76",
            ("OR", 1.2, 0.9, 1.6, "", None),
        ),
        (
            "|Mean difference|95% confidence interval for difference",
            "Pain|\u22121.2|(\u22122.0; \u22120.4)",
            ("MD", -1.2, -2.0, -0.4, "", None),
        ),
        ("|Difference, % (95% CI)", "Cure|4% (\u22121% to 9%)", ("RD", 4, -1, 9, "", None)),
        ("|\u03b2|SE|P", "Age|0.12|0.05|NS", ("BETA", 0.12, None, None, "NS", None)),
        # limits in two columns, behind error and P, with the error in brackets
        ("|OR|95% CI|95% CI", "Death|0.7|0.5|0.9", ("OR", 0.7, 0.5, 0.9, "", None)),
        (
            "|HR|Lower 95% CI|Upper 95% CI|P",
            "Death|0.7|0.5|0.9|.01",
            ("HR", 0.7, 0.5, 0.9, "=", 0.01),
        ),
        (
            "|B|SE|P value|95% CI",
            "Age|0.12|0.05|.02|0.02 to 0.22",
            ("BETA", 0.12, 0.02, 0.22, "=", 0.02),
        ),
        (
            "|\u03b2 (SE)|95% CI|P",
            "Age|0.12 (0.05)|0.02 to 0.22|.02",
            ("BETA", 0.12, 0.02, 0.22, "=", 0.02),
        ),
        # a cell that says all by itself
        (
            "|RR (95% CI), P value",
            "Death|HR 1.03 (0.74~1.43), p = 0.86",
            ("HR", 1.03, 0.74, 1.43, "=", 0.86),
        ),
        ("|Difference / % (95% CI)", "Cure|-1.4 (-3.2, 2.6)", ("RD", -1.4, -3.2, 2.6, "", None)),
        (
            "|Difference in proportions (95% CI)",
            "Cure|0.04 (-0.2, 0.3)",
            ("RD", 0.04, -0.2, 0.3, "", None),
        ),
    ],
)
def test_effect_columns_are_read_with_interval_and_p(columns, row, expected):
    assert read(table(columns, row)) == [expected]


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("|Mean (SD)|P", "Age|54.1 (9.2)|.4"),  # no measure in the head
        ("|OR (range)|P", "Death|0.7 (0.5-0.9)|"),  # brackets that are no interval
        ("|OR (95% CI)", "Death|2.4 (0.5-0.9)"),  # the interval does not hold the estimate
        ("|OR (95% CI)", "Never|1 (reference)"),
        ("|Group B|P", "N1|10|.5"),  # a letter that is no coefficient
        ("|OR", "Death|0.7"),  # a bare number may be anything
        ("|OR (95% CI)", "Death|0.7 (0.5-0.9) vs 0.8"),
        ("|CR|PR|P", "Colon|0|1|.5"),  # partial response, no prevalence ratio
        ("|ARR (95% CI)", "Death|1.33 (1.05-1.68)"),  # a reduction or an adjusted ratio
    ],
)
def test_anything_doubtful_is_left_out(columns, row):
    assert read(table(columns, row)) == []


def test_one_p_column_behind_two_effects_is_given_to_neither():
    found = read(
        table("|Crude OR (95% CI)|Adjusted OR (95% CI)|P", "Death|0.7 (0.5-0.9)|0.8 (0.6-1.1)|.2")
    )
    assert [result[-2:] for result in found] == [("", None), ("", None)]


def test_a_result_names_its_row_heading_and_cell():
    text = table(
        "|n|Model 1 / OR (95% CI)|Model 1 / P",
        "Women|||",
        "Death|120|0.7 (0.5-0.9)|.01",
        headings=(0,),
    )
    (found,) = read_table(text)
    statistic = found.statistic
    assert (found.table, found.row, found.column) == ("Table 2", 1, 2)
    assert (statistic.outcome, statistic.group, statistic.comparison) == (
        "Death",
        "Women",
        "Model 1",
    )
    cell = text.rows[found.row][found.column]
    assert cell[statistic.span.start : statistic.span.end] == statistic.span.text == "0.7 (0.5-0.9)"
    assert statistic.ci_level == 95
    assert [check.verdict for check in statistic.checks] == ["ok", "ok", "ok"]


def named(text: TableText) -> list[tuple[str, str, str]]:
    results = [found.statistic for found in read_table(text)]
    return [(result.outcome, result.group, result.comparison) for result in results]


def test_a_heading_holds_for_rows_that_are_set_further_in():
    text = table(
        "|OR (95% CI)",
        "Sex|",
        "\u2003Male|0.7 (0.5-0.9)",
        "Age|1.2 (1.1-1.3)",
        "\u2003Over 80|1.4 (1.1-1.8)",
        "Smoker|2.0 (1.5-2.5)",
    )
    assert named(text) == [
        ("Male", "Sex", ""), ("Age", "", ""), ("Over 80", "Age", ""), ("Smoker", "", ""),
    ]  # fmt: skip


def test_a_heading_over_rows_at_its_own_depth_holds_until_the_next():
    text = table(
        "|OR (95% CI)", "Women|", "Death|0.7 (0.5-0.9)", "Stroke|0.8 (0.6-0.9)", "Men|",
        "Death|0.6 (0.5-0.9)",
    )  # fmt: skip
    assert named(text) == [("Death", "Women", ""), ("Stroke", "Women", ""), ("Death", "Men", "")]


def test_second_cells_of_words_belong_to_the_name_and_comparisons_do_not():
    text = table(
        "Outcome|Arm|n|OR (95% CI)",
        "Sex|||",
        "|Male vs female|9|0.7 (0.5-0.9)",
        "Pain|Tea|n = 9: 3 (2)|0.8 (0.6-0.9)",
        "|Milk|8|0.9 (0.7-1.1)",
    )
    assert named(text) == [
        ("Sex", "", "Male vs female"), ("Pain, Tea", "", ""), ("Pain, Milk", "", ""),
    ]  # fmt: skip


def test_a_second_column_without_a_head_has_names_whatever_they_are_made_of():
    text = table(
        "Group||OR (95% CI)",
        "Age|< 30|0.7 (0.5-0.9)",
        "|30-39|0.8 (0.6-0.9)",
        "|Older|1.2 (1.1-1.4)",
    )
    assert [n[0] for n in named(text)] == ["Age, < 30", "Age, 30-39", "Age, Older"]


def test_columns_of_one_measure_are_told_apart_by_their_heads():
    row = "Pain|1.0 (0.5-1.5)|2.0 (1.5-2.5)"
    heads = "|Tea mean difference (95% CI)|Milk mean difference (95% CI)"
    assert [n[2] for n in named(table(heads, row))] == [
        "Tea mean difference", "Milk mean difference",
    ]  # fmt: skip
    heads = "|Odds ratio (95% CI) / Crude|Odds ratio (95% CI) / Model 2"
    assert [n[2] for n in named(table(heads, row))] == ["Crude", "Model 2"]


def test_the_smallest_p_that_a_column_prints_is_a_bound():
    (found,) = read_table(table("|OR (95% CI)|P", "Death|12.5 (5.5-28.1)|.001"))
    assert (found.statistic.p_relation, found.statistic.p) == ("=", 0.001)
    assert "alarm" not in {check.verdict for check in found.statistic.checks}
