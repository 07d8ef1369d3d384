# SPDX-License-Identifier: GPL-3.0-or-later
"""The Korean of one pane: summaries that are composed, and what the person's language model makes."""

from PySide6.QtCore import QObject

from refdesk.ui.detail.abstract_tab import AbstractTab
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.machine_korean import MachineKorean
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.worker import Lane


class KoreanDesk(QObject):
    """Joins one pane's abstract tab and the summaries; only the last paper's counts."""

    def __init__(self, tab: AbstractTab, services: Services, jobs: Jobs) -> None:
        super().__init__(tab)
        self._tab, self._services = tab, services
        self._question = Latest(jobs, self)
        tab.summary_wanted.connect(self._ask)
        self.machine = MachineKorean(services, jobs, tab.widget())
        self.machine.setContentsMargins(tab.gutter, 0, 0, 0)
        tab.place_machine(self.machine)

    def _ask(self, reference_id: int) -> None:
        self._question.ask(
            lambda: self._services.evidence.korean_summary(reference_id),
            lambda summary: self._tab.show_summary(reference_id, summary),
            lane=Lane.LOCAL,
        )
