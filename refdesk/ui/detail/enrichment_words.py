# SPDX-License-Identifier: GPL-3.0-or-later
"""What the badge of enrichment says of each of the five things, and what a click on it does."""

from PySide6.QtCore import QCoreApplication

from refdesk.domain.evidence import Element, EvidenceReport
from refdesk.ui.detail.enrichment import Enrichment, Part
from refdesk.ui.detail.words import element_word


def enrichment_lines(enrichment: Enrichment, report: EvidenceReport | None) -> list[str]:
    """Return a line for each of the five, and one on the click.

    Args:
        enrichment: what is there.
        report: what was read in the paper; ``None`` while it is being read.
    """
    words = {
        Part.ABSTRACT: _plain_line(Part.ABSTRACT, enrichment),
        Part.FULLTEXT: _plain_line(Part.FULLTEXT, enrichment),
        Part.PICO: _pico_line(report),
        Part.STATISTICS: _statistics_line(report),
        Part.KOREAN: _plain_line(Part.KOREAN, enrichment),
    }
    marks = {part: "✓" if part in enrichment.done else "○" for part in Part}
    if report is not None and 0 < report.found_count < len(Element):
        marks[Part.PICO] = "◐"
    return [*(f"{marks[part]}  {words[part]}" for part in Part), _click_line(enrichment)]


def _plain_line(part: Part, enrichment: Enrichment) -> str:
    translate = QCoreApplication.translate
    done, missing = {
        Part.ABSTRACT: (
            translate("Enrichment", "Abstract"),
            translate("Enrichment", "Abstract: none in the record"),
        ),
        Part.FULLTEXT: (
            translate("Enrichment", "Full text"),
            translate("Enrichment", "Full text: not in the library"),
        ),
        Part.KOREAN: (
            translate("Enrichment", "Korean summary"),
            translate("Enrichment", "Korean summary: nothing read to compose it from"),
        ),
    }[part]
    return done if part in enrichment.done else missing


def _pico_line(report: EvidenceReport | None) -> str:
    translate = QCoreApplication.translate
    if report is None:
        return translate("Enrichment", "PICO: being read")
    missing = [element_word(e) for e in Element if not report.slot(e).found]
    if not missing:
        return translate("Enrichment", "PICO: all four read")
    if len(missing) == len(Element):
        return translate("Enrichment", "PICO: nothing found in the text")
    text = translate("Enrichment", "PICO: {0} of 4 read, not found: {1}")
    return text.format(report.found_count, ", ".join(missing))


def _statistics_line(report: EvidenceReport | None) -> str:
    translate = QCoreApplication.translate
    if report is None:
        return translate("Enrichment", "Results: being read")
    if not report.statistics:
        return translate("Enrichment", "Results: none found in the text")
    return translate("Enrichment", "Results: {0} read").format(len(report.statistics))


def _click_line(enrichment: Enrichment) -> str:
    translate = QCoreApplication.translate
    record = enrichment.asks_for_record
    if record and enrichment.asks_for_fulltext:
        return translate("Enrichment", "A click fetches the record anew and the full text.")
    if record:
        return translate("Enrichment", "A click fetches the record anew.")
    if enrichment.asks_for_fulltext:
        return translate("Enrichment", "A click fetches the full text.")
    return translate("Enrichment", "There is nothing left to fetch.")
