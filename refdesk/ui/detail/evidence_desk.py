# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of the paper that a pane shows: asked for, shown, corrected."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import Element, EvidenceReport, Statistic
from refdesk.domain.evidence_corrections import CorrectedEvidence, ResultNumbers
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.pico_tab import PicoTab
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.worker import Lane

PATIENCE_MS = 120
"""How long to wait with the evidence of a paper that follows another at once: who walks down the
list wants the next title, not the results of every paper on the way."""


class EvidenceDesk(QObject):
    """Joins one pane's PICO tab and the evidence of the paper that is shown."""

    found = Signal(object)
    """With the report on the paper that is shown, the person's values in place."""
    status_message = Signal(str)

    def __init__(
        self, tab: PicoTab, services: Services, jobs: Jobs, *, patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__(tab)
        self._tab, self._services, self._jobs = tab, services, jobs
        self._stored: StoredReference | None = None
        self._evidence: CorrectedEvidence | None = None
        self._question = Latest(jobs, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._ask_late)
        tab.slot_corrected.connect(self._correct_slot)
        tab.result_corrected.connect(self._correct_result)
        tab.result_reset.connect(self._reset_result)
        tab.design_chosen.connect(self._correct_design)

    @property
    def report(self) -> EvidenceReport | None:
        """What is known of the paper that is shown; ``None`` while it is being read."""
        return self._evidence.shown if self._evidence is not None else None

    def show_paper(self, stored: StoredReference) -> None:
        """Take up a paper, or the same one again: what a person said of it may have changed."""
        before = self._stored
        if before is None or before.id != stored.id:
            self._let_go()
            self._tab.wait()
        elif before.revision != stored.revision:
            self._evidence = None
        self._stored = stored
        if self._evidence is not None:
            self._ask()
            return
        self._question.forget()
        in_a_hurry = self._patience.isActive()
        self._patience.start()
        if not in_a_hurry or not self._patience.interval():
            self._ask()

    def leave(self) -> None:
        """Show no paper any more; what is typed is saved."""
        self._let_go()
        self._patience.stop()

    def _let_go(self) -> None:
        self._tab.finish_editing()
        self._question.forget()
        self._stored = self._evidence = None

    def _ask_late(self) -> None:
        if self._evidence is None:
            self._ask()

    def _ask(self) -> None:
        stored = self._stored
        if stored is None:
            return
        self._question.ask(
            lambda: self._services.evidence.evidence(stored.id), self._read, lane=Lane.LOCAL
        )

    def _read(self, evidence: CorrectedEvidence) -> None:
        if self._stored is None or evidence == self._evidence:
            return
        self._evidence = evidence
        self._tab.show_evidence(evidence, self._stored.reference)
        self.found.emit(evidence.shown)

    # Correcting

    def _correct_slot(self, element: Element, text: str | None) -> None:
        self._write(lambda i: self._services.evidence.correct_slot(i, element, text))

    def _correct_result(self, read: Statistic, numbers: ResultNumbers | None) -> None:
        self._write(lambda i: self._services.evidence.correct_result(i, read, numbers))

    def _reset_result(self, read: Statistic) -> None:
        self._write(lambda i: self._services.evidence.reset_result(i, read))

    def _correct_design(self, code: str | None) -> None:
        self._write(lambda i: self._services.evidence.correct_design(i, code))

    def _write(self, change: Callable[[int], ChangeSet]) -> None:
        if self._stored is None:
            return
        reference_id = self._stored.id

        def failed(error: RefdeskError) -> None:
            text = self.tr("Your correction was not saved. {0}")
            self.status_message.emit(text.format(error_sentence(error)))

        self._jobs.submit(
            "", lambda _: change(reference_id), Lane.LOCAL, self, lambda _: self._ask(), failed
        )
