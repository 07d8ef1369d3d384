# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges in the head of a paper, made of its evidence: design, size, follow-up, leading effect."""

from PySide6.QtCore import QObject, Signal

from refdesk.domain.evidence import DesignFinding, EvidenceReport, Span
from refdesk.domain.evidence_corrections import PERSON
from refdesk.domain.reference import Reference
from refdesk.ui.detail.designs import findings_of, telling_designs
from refdesk.ui.detail.statistics import leading_result, outcome_text, p_text, result_text
from refdesk.ui.detail.words import design_word
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.buttons import Badge


class EvidenceBadges(QObject):
    """The badges of one head. A click on one goes to the words that it was read from."""

    proof_requested = Signal(object)
    """With a :class:`Span`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.design = self._badge("designBadge", "accent")
        self.size = self._badge("sizeBadge", "plain")
        self.follow_up = self._badge("followUpBadge", "plain")
        self.effect = self._badge("effectBadge", "plain")
        self._proofs: dict[Badge, Span] = {}

    def _badge(self, name: str, tone: str) -> Badge:
        badge = Badge(tone=tone)
        badge.setObjectName(name)
        badge.clicked.connect(lambda: self._ask(badge))
        return badge

    def _ask(self, badge: Badge) -> None:
        if badge in self._proofs:
            self.proof_requested.emit(self._proofs[badge])

    def all(self) -> list[Badge]:
        """Return the badges in order; those that have nothing to say are hidden."""
        return [self.design, self.size, self.follow_up, self.effect]

    def show(self, reference: Reference, report: EvidenceReport | None) -> None:
        """Say what is known of a paper; ``report`` is ``None`` while it is being read."""
        self._proofs.clear()
        self._show_design(findings_of(reference, report))
        size = report.sample_size if report is not None else None
        self._say(
            self.size,
            f"n = {size.value:,}".replace(",", "\u202f") if size is not None else "",
            self.tr("Sample size, as read in the text"),
            size.span if size is not None else None,
        )
        follow_up = report.follow_up if report is not None else None
        self._say(
            self.follow_up,
            self.tr("Follow-up: {0}").format(follow_up.text) if follow_up is not None else "",
            self.tr("Follow-up, as read in the text"),
            follow_up.span if follow_up is not None else None,
        )
        self._show_effect(report)
        for badge in self.all():
            badge.setVisible(bool(badge.text()))

    def _say(self, badge: Badge, text: str, hint: str, span: Span | None) -> None:
        badge.set_text(text)
        if span is not None:
            self._proofs[badge] = span
            hint = f"{hint}\n“{span.text}”\n{self._where()}"
        set_tip(badge, hint)
        badge.setAccessibleDescription(hint)

    def _show_effect(self, report: EvidenceReport | None) -> None:
        result = leading_result(report.statistics) if report is not None else None
        if result is None:
            self._say(self.effect, "", "", None)
            return
        p = p_text(result)
        lines = (outcome_text(result), result.comparison, f"P {p}" if p else "")
        hint = "\n".join(filter(None, lines)) or self.tr("The first effect in the text")
        self._say(self.effect, result_text(result), hint, result.span)

    def _show_design(self, findings: list[DesignFinding]) -> None:
        names = [design_word(code) for code in telling_designs(findings)]
        guessed = bool(findings) and all(f.source == "text" for f in findings)
        text = " + ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
        self.design.set_text(text, tone="guess" if guessed else "accent")
        lines = [self._proof(finding) for finding in findings]
        span = next((finding.span for finding in findings if finding.span is not None), None)
        if span is not None:
            self._proofs[self.design] = span
            lines.append(self._where())
        set_tip(self.design, "\n".join(lines))
        self.design.setAccessibleDescription("; ".join(lines))

    def _where(self) -> str:
        return self.tr("Click to see the words in the text")

    def _proof(self, finding: DesignFinding) -> str:
        word = design_word(finding.design)
        if finding.source == PERSON:
            return self.tr("{0}: chosen by you").format(word)
        if finding.source == "publication type":
            return self.tr("{0}: publication type “{1}” (NLM)").format(word, finding.evidence)
        return self.tr("{0}: the text says “{1}”").format(word, finding.evidence)
