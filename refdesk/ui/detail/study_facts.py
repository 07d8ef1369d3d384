# SPDX-License-Identifier: GPL-3.0-or-later
"""Designs, size and follow-up of a study, each with the way to its words; the design may be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from refdesk.domain.designs import MAIN_DESIGNS
from refdesk.domain.escaping import escape
from refdesk.domain.evidence import DesignFinding, EvidenceReport
from refdesk.domain.evidence_corrections import PERSON, CorrectedEvidence
from refdesk.ui.detail.words import design_word
from refdesk.ui.html import link
from refdesk.ui.mnemonics import literal
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import WrappedLabel


class StudyFacts(QWidget):
    """What kind of study it is, of how many, for how long."""

    proof_requested = Signal(object)
    design_chosen = Signal(object)
    """With a code of :mod:`refdesk.domain.designs`, ``""`` for none of them, ``None``: as it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: CorrectedEvidence | None = None
        self._lines = WrappedLabel()
        self._lines.setObjectName("evidenceFacts")
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._lines.linkActivated.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines)

    def show_evidence(self, found: CorrectedEvidence) -> None:
        """Show what is known of a study."""
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew."""
        if self._found is None:
            return
        lines = [*self._designs(self._found), *self._numbers(self._found.shown)]
        self._lines.setText("".join(f'<p style="margin:0 0 4px 0">{line}</p>' for line in lines))

    def _designs(self, found: CorrectedEvidence) -> list[str]:
        colour = scheme_of(self.palette()).link
        report = found.shown
        lines = [self._design(place, finding) for place, finding in enumerate(report.designs)]
        if not lines:
            lines = [escape(self.tr("Design: not found"))]
        if found.design_is_edited:
            lines[0] += " · " + escape(self.tr("edited by you"))
            read = ", ".join(design_word(finding.design) for finding in found.read.designs)
            text = self.tr("Back to what the program read: {0}").format(read or "–")
            lines.append(link("reset:", escape(text), colour=colour))
        return lines

    def _design(self, place: int, finding: DesignFinding) -> str:
        word = escape(design_word(finding.design))
        if finding.source == PERSON or not finding.evidence:
            return word
        proof = f"“{escape(finding.evidence)}”"
        if finding.span is not None:
            proof = link(f"design:{place}", proof, colour=scheme_of(self.palette()).link)
        elif finding.source == "publication type":
            proof += " " + escape(self.tr("(publication type, NLM)"))
        return f"{word} · {proof}"

    def _numbers(self, report: EvidenceReport) -> list[str]:
        colour = scheme_of(self.palette()).link
        lines = []
        if report.sample_size is not None:
            size = f"{report.sample_size.value:,}".replace(",", "\u202f")
            text = link("size:", size, colour=colour)
            lines.append(self.tr("Sample size: {0}").format(text))
        else:
            lines.append(escape(self.tr("Sample size: not found")))
        if report.follow_up is not None:
            text = link("follow-up:", escape(report.follow_up.text), colour=colour)
            lines.append(self.tr("Follow-up: {0}").format(text))
        return lines

    def _follow(self, address: str) -> None:
        if self._found is None:
            return
        report = self._found.shown
        if address == "size:" and report.sample_size is not None:
            self.proof_requested.emit(report.sample_size.span)
        elif address == "follow-up:" and report.follow_up is not None:
            self.proof_requested.emit(report.follow_up.span)
        elif address.startswith("design:"):
            self.proof_requested.emit(report.designs[int(address.partition(":")[2])].span)
        elif address == "reset:":
            self.design_chosen.emit(None)

    def ask_design(self, beside: QWidget) -> None:
        """Ask which design the paper has, from the closed list, under a button."""
        menu = QMenu(self)
        menu.setObjectName("designMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        codes = {finding.design for finding in self._found.shown.designs} if self._found else set()
        for design in MAIN_DESIGNS:
            action = menu.addAction(literal(design_word(design.code)))
            action.setCheckable(True)
            action.setChecked(design.code in codes)
            action.triggered.connect(
                lambda _checked=False, code=design.code: self.design_chosen.emit(code)
            )
        menu.addSeparator()
        menu.addAction(self.tr("None of these")).triggered.connect(
            lambda: self.design_chosen.emit("")
        )
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
