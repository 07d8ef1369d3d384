# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pane asks of evidence: what was read in papers, and the person's word on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.evidence import Element, Span, Statistic
    from refdesk.domain.evidence_corrections import CorrectedEvidence, ResultNumbers
    from refdesk.domain.korean_summary import KoreanSummary


class Evidence(Protocol):
    """What was read in papers."""

    def evidence(self, reference_id: int) -> CorrectedEvidence:
        """Return what was read in a paper, and what a person made of it."""

    def korean_summary(self, reference_id: int) -> KoreanSummary:
        """Return the Korean summary of what was read in a paper."""

    def place(self, reference_id: int, span: Span, text: str) -> tuple[int, int] | None:
        """Return where a finding of the full text stands in the form of it that a view shows."""

    def correct_slot(self, reference_id: int, element: Element, text: str | None) -> ChangeSet:
        """Put a phrase in place of the program's."""

    def correct_result(
        self, reference_id: int, read: Statistic, numbers: ResultNumbers | None
    ) -> ChangeSet:
        """Give a result other numbers, or say that it is none."""

    def reset_result(self, reference_id: int, read: Statistic) -> ChangeSet:
        """Let a result count as it was read."""

    def correct_design(self, reference_id: int, code: str | None) -> ChangeSet:
        """Say what design a paper has."""
