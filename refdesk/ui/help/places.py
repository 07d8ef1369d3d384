# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of the window is explained by which place in help."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from refdesk.domain.evidence import Element
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.detail.statistics_columns import (
    BRIEF,
    CHECK,
    COMPARISON,
    EFFECT,
    INTERVAL,
    KIND,
    OUTCOME,
    VALUE,
    P,
)
from refdesk.ui.detail.statistics_table import StatisticsTable
from refdesk.ui.help.what import Explainer, WhatButton

COLUMNS = {
    CHECK: "evidence#checks",
    OUTCOME: "evidence#results",
    COMPARISON: "evidence#results",
    EFFECT: "evidence#drawing",
    INTERVAL: "terms#ci",
    P: "terms#p",
    KIND: "evidence#measures",
    VALUE: "evidence#measures",
    BRIEF: "evidence#measures",
}
"""Of the table of results."""
MEASURES = {
    "HR": "terms#hr",
    "OR": "terms#or",
    "RR": "terms#rr",
    "RD": "terms#rd",
    "MD": "terms#md",
    "SMD": "terms#smd",
    "IRR": "terms#irr",
    "P": "terms#p",
}
"""Kinds of results that have a section of their own."""
ELEMENTS = {
    Element.POPULATION: "terms#population",
    Element.INTERVENTION: "terms#intervention",
    Element.COMPARISON: "terms#comparison",
    Element.OUTCOME: "terms#outcome",
}


SIGNS = {
    "design badge": "evidence#design",
    "size badge": "terms#sample-size",
    "follow-up badge": "terms#follow-up",
    "effect badge": "evidence#results",
    "enrichment badge": "updating#enrichment",
    "notice": "notices#banner",
    "cited notices": "notices#cited",
    "state of notices": "notices#state",
    "citation counts": "pubmed#counts",
    "free only": "terms#free-full-text",
    "facts": "evidence#design",
}
"""Parts of the detail pane."""

NAMED = {
    "picoCount": "evidence#pico",
    "picoPopulationConfidence": "evidence#confidence",
    "picoInterventionConfidence": "evidence#confidence",
    "picoComparisonConfidence": "evidence#confidence",
    "picoOutcomeConfidence": "evidence#confidence",
    "evidenceFacts": "evidence#design",
    "evidenceRemarks": "evidence#remarks",
    "koreanToggle": "korean#toggle",
    "keywordFreeOnly": "terms#free-full-text",
    "meshNote": "terms#mesh-major",
    "freeCopyLink": "terms#free-full-text",
}
"""Parts that are found by their object names."""


def explain_detail(explainer: Explainer, pane: DetailPane) -> None:
    """Let the signs of a detail pane be explained."""
    header, pico, related = pane.header, pane.pico, pane.related
    signs: dict[str, QWidget] = {
        "design badge": header.evidence.design,
        "size badge": header.evidence.size,
        "follow-up badge": header.evidence.follow_up,
        "effect badge": header.evidence.effect,
        "enrichment badge": header.enrichment,
        "notice": header.banner,
        "cited notices": header.cited,
        "state of notices": header.notices,
        "citation counts": related.counts,
        "free only": related.free_only,
        "facts": pico.facts,
    }
    for name, widget in signs.items():
        explainer.explain(widget, SIGNS[name])
    for element, card in pico.cards.items():
        explainer.explain(card, ELEMENTS[element])
    for name, place in NAMED.items():
        for found in pane.findChildren(QWidget, name):
            explainer.explain(found, place)
    _explain_table(explainer, pico.table)
    pane.abstract.chips.explanation_asked.connect(explainer.show)
    for button in pane.findChildren(WhatButton):
        button.asked.connect(lambda place, b=button: explainer.show(place, b))


def _explain_table(explainer: Explainer, table: StatisticsTable) -> None:
    head = table.horizontalHeader()

    def of_cell(at: QPoint | None) -> str:
        row = table.currentRow() if at is None else table.rowAt(at.y())
        column = table.currentColumn() if at is None else table.columnAt(at.x())
        result = table.result_at(row)
        if result is not None and column in {KIND, VALUE, BRIEF}:
            return MEASURES.get(result.shown.kind, COLUMNS[column])
        return COLUMNS.get(column, "evidence#results")

    explainer.explain(
        head, lambda at: COLUMNS.get(head.logicalIndexAt(at or QPoint()), "evidence#results")
    )
    explainer.explain(
        head.viewport(),
        lambda at: COLUMNS.get(head.logicalIndexAt(at or QPoint()), "evidence#results"),
    )
    explainer.explain(table, of_cell, menu=False)
    explainer.explain(table.viewport(), of_cell, menu=False)
    table.explanation_asked.connect(lambda at: explainer.show(of_cell(at), table.viewport(), at))
