# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of a paper: clinical question, design, size, results, and remarks on the numbers."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollBar, QVBoxLayout, QWidget

from refdesk.domain.evidence import Element
from refdesk.domain.evidence_corrections import CorrectedEvidence, JudgedResult
from refdesk.domain.reference import Reference
from refdesk.ui.detail.evidence_copies import copy_pico, copy_pico_row
from refdesk.ui.detail.pico_card import PicoCard
from refdesk.ui.detail.proof import sentence_of
from refdesk.ui.detail.remarks import Remarks
from refdesk.ui.detail.result_dialog import ResultDialog
from refdesk.ui.detail.statistics_table import StatisticsTable
from refdesk.ui.detail.study_facts import StudyFacts
from refdesk.ui.help.what import WhatButton
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.skeleton import Skeleton
from refdesk.ui.widgets.surfaces import Column, ElidedLabel, WrappedLabel

FEW = 8
"""Results of a full text that are listed at once behind those of the abstract."""


class PicoTab(Column):
    """What was read in a paper, each finding with the way to its words, and to change it."""

    proof_requested = Signal(object)
    status_message = Signal(str)
    slot_corrected = Signal(object, object)
    """With an :class:`Element` and the person's text; ``None``: as it was read."""
    result_corrected = Signal(object, object)
    """With a result as it was read, and :class:`ResultNumbers`; ``None``: it is no result."""
    result_reset = Signal(object)
    """With a result that shall count as it was read."""
    design_chosen = Signal(object)
    """With a code, ``""`` for no design, ``None``: as it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picoTab")
        self._found: CorrectedEvidence | None = None
        self._is_unfolded = False
        self._build()
        self._connect()
        self.set_reading(Reading())

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("picoCount")
        mark(self._count, role="display")
        self._made_by = ElidedLabel()
        self._made_by.setObjectName("picoVersion")
        mark(self._made_by, role="small")
        self._copy = self._button("copyPicoButton")
        self._copy_row = self._button("copyPicoRowButton")
        self._copy_results = self._button("copyResultsButton")
        self._design = self._button("chooseDesignButton")
        self._skeleton = Skeleton(8)
        self.cards = {element: PicoCard(element) for element in Element}
        self._facts_title, self._results_title, self._remarks_title = QLabel(), QLabel(), QLabel()
        for title in (self._facts_title, self._results_title, self._remarks_title):
            mark(title, role="heading")
        self.facts = StudyFacts()
        self.table = StatisticsTable()
        self._no_results = WrappedLabel(role="secondary")
        self._more = self._button("moreResultsButton")
        self._left_out = WrappedLabel(role="small")
        self._remarks = Remarks()
        self._content = QWidget(self.widget())
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            _row(
                self._about("evidence#pico", self._count), self._made_by, self._copy, self._copy_row
            )
        )
        column.addSpacing(8)
        for card in self.cards.values():
            column.addWidget(card)
        column.addSpacing(20)
        column.addWidget(_row(self._facts_title, None, self._design))
        column.addSpacing(6)
        column.addWidget(self.facts)
        column.addSpacing(24)
        column.addWidget(
            _row(self._about("evidence#results", self._results_title), None, self._copy_results)
        )
        column.addSpacing(6)
        column.addWidget(self.table)
        column.addWidget(self._no_results)
        column.addSpacing(6)
        column.addWidget(_row(self._left_out, None, self._more))
        column.addSpacing(18)
        self._remarks_head = self._about("evidence#remarks", self._remarks_title)
        column.addWidget(self._remarks_head)
        column.addSpacing(6)
        column.addWidget(self._remarks)
        self.body.addWidget(self._skeleton)
        self.body.addWidget(self._content)
        self.body.addStretch(1)
        self._content.hide()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        return button

    def _about(self, topic: str, title: QLabel) -> QWidget:
        """Return a title with a “?” behind it that explains what stands under it."""
        holder, button = QWidget(), WhatButton(topic)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(title)
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _connect(self) -> None:
        for card in self.cards.values():
            card.proof_requested.connect(self.proof_requested)
            card.corrected.connect(self.slot_corrected)
            card.editing.connect(lambda card=card: self._make_room(card))
        self.facts.proof_requested.connect(self.proof_requested)
        self.facts.design_chosen.connect(self.design_chosen)
        self._remarks.proof_requested.connect(self.proof_requested)
        self._more.clicked.connect(self._unfold)
        table = self.table
        table.proof_requested.connect(self.proof_requested)
        table.correction_requested.connect(self._ask_numbers)
        table.rejection_requested.connect(lambda r: self.result_corrected.emit(r.read, None))
        table.reset_requested.connect(lambda r: self.result_reset.emit(r.read))
        table.copied.connect(self._say_copied)
        self._design.clicked.connect(lambda: self.facts.ask_design(self._design))
        self._copy.clicked.connect(self._copy_lines)
        self._copy_row.clicked.connect(self._copy_cells)
        self._copy_results.clicked.connect(table.copy_all)

    # What is shown

    def wait(self) -> None:
        """Show that the evidence is being read."""
        self._found = None
        self._is_unfolded = False
        self._content.hide()
        self._skeleton.start()

    def show_evidence(self, found: CorrectedEvidence, reference: Reference) -> None:
        """Show what was read in ``reference``, as the person corrected it."""
        self._found = found
        for element, card in self.cards.items():
            slot = found.shown.slot(element)
            proof = sentence_of(reference, slot.spans[0]) if slot.spans else ""
            edited = element in found.edited
            card.show_slot(slot, found.read.slot(element), proof, is_edited=edited)
        self.facts.show_evidence(found)
        self._say(found)
        self._skeleton.stop()
        self._content.show()  # when all is in place: it is laid out once

    def finish_editing(self) -> None:
        """Save what is typed: another paper is to be shown."""
        for card in self.cards.values():
            card.finish_editing()

    def _make_room(self, card: PicoCard) -> None:
        """Bring the editor of a card into sight with its buttons, when it is laid out."""

        def bring() -> None:
            self.body.activate()
            self.ensureWidgetVisible(card.editor, 0, 32)
            # As if the person had scrolled there: the page stays when its height changes once more.
            self.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderMove)

        QTimer.singleShot(0, self, bring)

    def set_reading(self, reading: Reading) -> None:
        """Set the phrases in another face or size."""
        self.set_measure(max(reading.measure, 760))
        for card in self.cards.values():
            card.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self._copy.setText(self.tr("Copy PICO"))
        self._copy_row.setText(self.tr("Copy as row"))
        self._copy_row.setToolTip(
            self.tr("P, I, C and O as four cells of a spreadsheet or of a table in a document")
        )
        self._design.setText(self.tr("Change design…"))
        self._copy_results.setText(self.tr("Copy table"))
        self._copy_results.setToolTip(
            self.tr("All results that are listed; the selected ones: Ctrl+C")
        )
        self._facts_title.setText(self.tr("Study"))
        self._results_title.setText(self.tr("Results"))
        self._remarks_title.setText(self.tr("Remarks on the numbers"))
        self.table.retranslate()
        self.facts.retranslate()
        for card in self.cards.values():
            card.retranslate()
        if self._found is not None:
            self._say(self._found)

    def _say(self, found: CorrectedEvidence) -> None:
        self._count.setText(self.tr("PICO {0}/4").format(found.shown.found_count))
        body = found.shown.body
        remarks = (*found.shown.remarks, *(body.remarks if body is not None else ()))
        self._remarks.show_remarks(remarks)
        self._list(found)
        self._made_by.set_full(self.tr("read by program, {0}").format(found.read.version or "–"))
        self._count.setToolTip(
            self.tr("Found by a program in title and abstract, not by a person. Check the words.")
        )
        has_results = bool(found.results)
        self.table.setVisible(has_results)
        self._copy_results.setVisible(has_results)
        self._no_results.setVisible(not has_results)
        self._remarks_head.setVisible(bool(remarks))
        self._no_results.setText(
            self.tr("No numerical result was found in the abstract.")
            if body is None
            else self.tr("No numerical result was found in abstract and full text.")
        )

    def _list(self, found: CorrectedEvidence) -> None:
        """List the results of the abstract, and the first or all of the full text's behind them."""
        body = [r for r in found.results if r.read.span.in_fulltext]
        own = [r for r in found.results if not r.read.span.in_fulltext]
        folds = len(body) > FEW + 2  # nobody unfolds two
        self.table.show_results((*own, *(body[:FEW] if folds and not self._is_unfolded else body)))
        self._more.setVisible(folds)
        text = self.tr("Show all %n result(s) of the full text", "", len(body))
        self._more.setText(self.tr("Show fewer") if self._is_unfolded else text)
        left_out = found.read.body.left_out if found.read.body is not None else 0
        self._left_out.setText(
            self.tr("%n more result(s) of the full text are not listed.", "", left_out)
        )
        self._left_out.setVisible(bool(left_out) and (self._is_unfolded or not folds))

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        if self._found is not None:
            self._list(self._found)

    # What is done with it

    def _ask_numbers(self, result: JudgedResult) -> None:
        dialog = ResultDialog(result, self)
        dialog.saved.connect(lambda numbers: self.result_corrected.emit(result.read, numbers))
        dialog.open()

    def _copy_lines(self) -> None:
        if self._found is not None:
            copy_pico(self._found.shown)
            self.status_message.emit(self.tr("PICO copied"))

    def _copy_cells(self) -> None:
        if self._found is not None:
            copy_pico_row(self._found.shown)
            self.status_message.emit(self.tr("PICO copied as a table row"))

    def _say_copied(self, count: int) -> None:
        self.status_message.emit(self.tr("%n result(s) copied as a table", "", count))


def _row(first: QWidget, middle: QWidget | None, *last: QWidget) -> HeadRow:
    """Return a line: what it is about on the left, what can be done on the right."""
    return HeadRow([first, middle] if middle is not None else [first], last)
