# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence on the clipboard: as lines, and as rows that spreadsheets and word processors take."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from refdesk.domain.escaping import escape
from refdesk.domain.evidence import Element, EvidenceReport, Statistic
from refdesk.domain.evidence_corrections import ResultNumbers
from refdesk.fulltext.table_export import harmless
from refdesk.ui.clipboard import copy_plain, copy_rich
from refdesk.ui.detail.statistics import kind_text, place_text, verdict_of
from refdesk.ui.detail.words import element_word, verdict_word

_NUMBER = re.compile(r"-?[\d.]+")


def copy_pico(report: EvidenceReport) -> None:
    """Copy the clinical question as four lines."""
    missing = QCoreApplication.translate("PicoTab", "Not found")
    copy_plain(
        "\n".join(
            f"{element_word(element)}: {_line(report.slot(element).text) or missing}"
            for element in Element
        )
    )


def copy_pico_row(report: EvidenceReport) -> None:
    """Copy the clinical question as one row of four cells, empty where nothing was found."""
    copy_rows([[_line(report.slot(element).text) for element in Element]])


def copy_results(results: Sequence[Statistic]) -> None:
    """Copy results as a table with a head; each number has a cell, so that one can reckon with it."""
    translate = QCoreApplication.translate
    head = [
        translate("StatisticsTable", "Outcome"),
        translate("StatisticsTable", "Comparison"),
        translate("StatisticsTable", "Group"),
        translate("StatisticsTable", "Measure"),
        translate("StatisticsTable", "Value"),
        translate("StatisticsTable", "Unit"),
        translate("StatisticsTable", "CI from"),
        translate("StatisticsTable", "CI to"),
        translate("StatisticsTable", "CI level"),
        translate("StatisticsTable", "P"),
        translate("StatisticsTable", "Check"),
        translate("StatisticsTable", "Where"),
        translate("StatisticsTable", "Sentence"),
    ]
    copy_rows([head, *map(_result_row, results)], has_head=True)


def _result_row(result: Statistic) -> list[str]:
    numbers = ResultNumbers.of(result)
    relation = "" if numbers.p_relation == "=" else numbers.p_relation
    level = result.ci_level
    return [
        result.outcome,
        result.comparison,
        result.group,
        kind_text(result),
        _plain(numbers.value),
        result.unit,
        _plain(numbers.ci_low),
        _plain(numbers.ci_high),
        "" if level is None or not numbers.ci_low else f"{level * 100 if level <= 1 else level:g}",
        f"{relation}{_plain(numbers.p)}",
        verdict_word(verdict_of(result)),
        place_text(result),
        result.sentence,
    ]


def copy_rows(rows: Sequence[Sequence[str]], *, has_head: bool = False) -> None:
    """Copy rows as text with tabs between the cells, and as an HTML table at once."""
    cells = [[_harmless(_line(cell)) for cell in row] for row in rows]
    text = "\n".join("\t".join(row) for row in cells)
    lines = []
    for place, row in enumerate(cells):
        tag = "th" if has_head and not place else "td"
        lines.append("".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row))
    html = "".join(f"<tr>{line}</tr>" for line in lines)
    copy_rich(f'<table border="1">{html}</table>', text)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a number below zero stays a number."""
    return cell if _NUMBER.fullmatch(cell) else harmless(cell)


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(digits: str) -> str:
    """Return printed digits as programs read them."""
    return digits.replace("\u2212", "-").replace("\u00b7", ".")
