# SPDX-License-Identifier: GPL-3.0-or-later
"""Designs, size, setting, money of a study, each with the way to its words; the design may be chosen."""

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from refdesk.domain.designs import MAIN_DESIGNS
from refdesk.domain.escaping import escape
from refdesk.domain.evidence import (
    DesignFinding,
    EvidenceReport,
    FollowUp,
    SampleSize,
    Span,
    StudyFact,
)
from refdesk.domain.evidence_corrections import PERSON, CorrectedEvidence
from refdesk.ui.detail.words import design_word
from refdesk.ui.html import link
from refdesk.ui.mnemonics import literal
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import WrappedLabel

_LONGEST = 220
"""Characters of a fact that are shown; the rest stands where its words are."""


class StudyFacts(QWidget):
    """What kind of study it is, of how many, for how long."""

    proof_requested = Signal(object)
    design_chosen = Signal(object)
    """With a code of :mod:`refdesk.domain.designs`, ``""`` for none of them, ``None``: as it was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: CorrectedEvidence | None = None
        self._proofs: list[Span] = []
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
        lines = [*self._designs(self._found), *self._facts(self._found.shown)]
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

    def _facts(self, report: EvidenceReport) -> list[str]:
        """Return a line for each fact; those that only the full text has say so."""
        self._proofs = []
        texts = {
            "sample_size": self.tr("Sample size: {0}"),
            "follow_up": self.tr("Follow-up: {0}"),
            "setting": self.tr("Setting: {0}"),
            "primary_outcome": self.tr("Primary outcome: {0}"),
            "registrations": self.tr("Registration: {0}"),
            "funding": self.tr("Funding: {0}"),
            "conflicts": self.tr("Interests: {0}"),
        }
        lines = []
        for name, text in texts.items():
            facts = getattr(report, name) or getattr(report.body, name, None)
            found = facts if isinstance(facts, tuple) else (facts,) if facts else ()
            if found:
                lines.append(text.format(", ".join(map(self._fact, found))))
            elif name == "sample_size":
                lines.append(escape(self.tr("Sample size: not found")))
        return lines

    def _fact(self, fact: SampleSize | FollowUp | StudyFact) -> str:
        if isinstance(fact, SampleSize):
            words = f"{fact.value:,}".replace(",", "\u202f")
        else:
            words = shorten(fact.text, _LONGEST, placeholder=" …")
        self._proofs.append(fact.span)
        address = f"fact:{len(self._proofs) - 1}"
        shown = link(address, escape(words), colour=scheme_of(self.palette()).link)
        mark = escape(self.tr("(full text)"))
        return f"{shown} {mark}" if fact.span.in_fulltext else shown

    def _follow(self, address: str) -> None:
        if self._found is None:
            return
        report = self._found.shown
        if address.startswith("fact:"):
            self.proof_requested.emit(self._proofs[int(address.partition(":")[2])])
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
