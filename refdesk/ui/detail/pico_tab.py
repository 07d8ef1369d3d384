# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of a paper: clinical question, design, size, results, and remarks on the numbers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.evidence import Element, EvidenceReport, NumberRemark
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.detail.pico_card import PicoCard
from refdesk.ui.detail.statistics_table import StatisticsTable
from refdesk.ui.detail.words import design_word, element_word, remark_sentence, verdict_word
from refdesk.ui.html import link
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading, scheme_of
from refdesk.ui.widgets.surfaces import Column, ElidedLabel, Picture, Skeleton, WrappedLabel


class PicoTab(Column):
    """What the rules read in title and abstract, each finding with the way to its words."""

    proof_requested = Signal(object)
    status_message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picoTab")
        self._report: EvidenceReport | None = None
        self._build()
        self.set_reading(Reading())

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("picoCount")
        mark(self._count, role="display")
        self._made_by = ElidedLabel()
        self._made_by.setObjectName("picoVersion")
        mark(self._made_by, role="small")
        self._copy = QPushButton()
        self._copy.setObjectName("copyPicoButton")
        self._copy.clicked.connect(self._copy_all)
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addSpacing(8)
        head.addWidget(self._made_by, 1)
        head.addWidget(self._copy)
        self._skeleton = Skeleton(8)
        self.cards = {element: PicoCard(element) for element in Element}
        self._facts_title = QLabel()
        self._facts = WrappedLabel()
        self._facts.setObjectName("evidenceFacts")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._facts.linkActivated.connect(self._fact_link)
        self._results_title = QLabel()
        self.table = StatisticsTable()
        self._no_results = WrappedLabel(role="secondary")
        self._remarks_title = QLabel()
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        for title in (self._facts_title, self._results_title, self._remarks_title):
            mark(title, role="heading")
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        for card in self.cards.values():
            card.proof_requested.connect(self.proof_requested)
            column.addWidget(card)
        column.addSpacing(20)
        column.addWidget(self._facts_title)
        column.addSpacing(6)
        column.addWidget(self._facts)
        column.addSpacing(24)
        column.addWidget(self._results_title)
        column.addSpacing(6)
        column.addWidget(self.table)
        column.addWidget(self._no_results)
        column.addSpacing(24)
        column.addWidget(self._remarks_title)
        column.addSpacing(6)
        column.addLayout(self._remarks)
        self.table.proof_requested.connect(self.proof_requested)
        self.body.addWidget(self._skeleton)
        self.body.addWidget(self._content)
        self.body.addStretch(1)
        self._content.hide()

    # What is shown

    def wait(self) -> None:
        """Show that the evidence is being read."""
        self._report = None
        self._content.hide()
        self._skeleton.start()

    def show_report(self, report: EvidenceReport) -> None:
        """Show what was read."""
        self._report = report
        self._skeleton.stop()
        self._content.show()
        for element, card in self.cards.items():
            card.show_slot(report.slot(element))
        self.table.show_results(report.statistics)
        self.retranslate()

    def set_reading(self, reading: Reading) -> None:
        """Set the phrases in another face or size."""
        self.set_measure(max(reading.measure, 760))
        for card in self.cards.values():
            card.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self._copy.setText(self.tr("Copy PICO"))
        self._facts_title.setText(self.tr("Study"))
        self._results_title.setText(self.tr("Results"))
        self._remarks_title.setText(self.tr("Remarks on the numbers"))
        self._no_results.setText(self.tr("No numerical result was found in the abstract."))
        self.table.retranslate()
        for card in self.cards.values():
            card.retranslate()
        report = self._report
        if report is None:
            return
        self._count.setText(self.tr("PICO {0}/4").format(report.found_count))
        self._show_remarks(report.remarks)
        version = report.version or "–"
        self._made_by.set_full(self.tr("read by program, {0}").format(version))
        self._count.setToolTip(
            self.tr("Found by a program in title and abstract, not by a person. Check the words.")
        )
        self._facts.setText(self._facts_html(report))
        has_results = bool(report.statistics)
        self.table.setVisible(has_results)
        self._no_results.setVisible(not has_results)
        self._remarks_title.setVisible(bool(report.remarks))

    # Inside

    def _facts_html(self, report: EvidenceReport) -> str:
        """Return designs, size and follow-up, each linked to its words where they are known."""
        lines: list[str] = []
        colour = scheme_of(self.palette()).link
        for place, finding in enumerate(report.designs):
            word = escape(design_word(finding.design))
            proof = f"“{escape(finding.evidence)}”"
            if finding.span is not None:
                proof = link(f"design:{place}", proof, colour=colour)
            elif finding.source == "publication type":
                proof += " " + escape(self.tr("(publication type, NLM)"))
            lines.append(f"{word} · {proof}" if finding.evidence else word)
        if not report.designs:
            lines.append(escape(self.tr("Design: not found")))
        if report.sample_size is not None:
            size = f"{report.sample_size.value:,}".replace(",", "\u202f")
            text = link("size:", size, colour=colour)
            lines.append(self.tr("Sample size: {0}").format(text))
        else:
            lines.append(escape(self.tr("Sample size: not found")))
        if report.follow_up is not None:
            text = link("follow-up:", escape(report.follow_up.text), colour=colour)
            lines.append(self.tr("Follow-up: {0}").format(text))
        return "".join(f'<p style="margin:0 0 4px 0">{line}</p>' for line in lines)

    def _fact_link(self, address: str) -> None:
        report = self._report
        if report is None:
            return
        if address == "size:" and report.sample_size is not None:
            self.proof_requested.emit(report.sample_size.span)
        elif address == "follow-up:" and report.follow_up is not None:
            self.proof_requested.emit(report.follow_up.span)
        elif address.startswith("design:"):
            self.proof_requested.emit(report.designs[int(address.partition(":")[2])].span)

    def _show_remarks(self, remarks: tuple[NumberRemark, ...]) -> None:
        while (item := self._remarks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks:
            alarm = remark.verdict == "alarm"
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            role = "danger" if alarm else "warning"
            picture = Picture("warning" if alarm else "info", role)
            picture.setToolTip(verdict_word(remark.verdict))
            message = remark_sentence(remark)
            label = WrappedLabel(message)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAccessibleName(f"{verdict_word(remark.verdict)}: {message}")
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._remarks.addWidget(line)

    def _copy_all(self) -> None:
        if self._report is None:
            return
        missing = self.tr("Not found")
        lines = []
        for element in Element:
            slot = self._report.slot(element)
            lines.append(f"{element_word(element)}: {slot.text or missing}")
        copy_plain("\n".join(lines))
        self.status_message.emit(self.tr("PICO copied"))
