# SPDX-License-Identifier: GPL-3.0-or-later
"""One group: its papers side by side, and what may be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.messages import sentence
from refdesk.ui.duplicates.comparison import Comparison
from refdesk.ui.duplicates.fields_view import FieldsView
from refdesk.ui.duplicates.seam import Candidate, HasDuplicates
from refdesk.ui.duplicates.words import agreement, certainty_words
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, Lane

MOST_SHOWN = 30
"""Papers of one comparison."""


class MergePanel(QWidget):
    """Loads papers, lets a person choose, and merges them or tells them apart."""

    merged = Signal(int)
    """With how many papers became one."""
    told_apart = Signal(list)
    """With the papers."""
    skipped = Signal()
    failed = Signal(str)

    def __init__(
        self, services: HasDuplicates, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._jobs = services, jobs
        self._certainty: float | None = None
        self._reason = ""
        self._wanted: list[int] = []
        self._loading: Job | None = None
        self._said = WrappedLabel()
        self._said.setObjectName("mergeSummary")
        self.fields = FieldsView()
        self._nothing = WrappedLabel(role="secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._all = QCheckBox()
        self._all.setObjectName("showAgreeing")
        self._merge, self._apart, self._skip = (QPushButton() for _ in range(3))
        names = ("mergeGroupButton", "notDuplicateButton", "skipGroupButton")
        for button, name in zip((self._merge, self._apart, self._skip), names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
        mark(self._merge, kind="primary")
        self._keys = QLabel()
        mark(self._keys, role="small")
        self._connect()
        self._lay_out()
        self.clear()
        self.retranslate()

    def _connect(self) -> None:
        self._merge.clicked.connect(self.merge)
        self._apart.clicked.connect(self.tell_apart)
        self._skip.clicked.connect(self.skipped)
        self._all.toggled.connect(self._show_fields)
        self.fields.chosen.connect(self._say)

    def _lay_out(self) -> None:
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.fields)
        buttons = FlowWidget(gap=8)
        for widget in (self._merge, self._apart, self._skip, self._all):
            buttons.flow.addWidget(widget)
        top = QHBoxLayout()
        top.setContentsMargins(12, 10, 12, 6)
        top.addWidget(self._said)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(6)
        foot.addWidget(buttons)
        foot.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)

    def hide_skip(self) -> None:
        """Offer no next group: there is only this one."""
        self._skip.hide()
        self.retranslate()

    # Showing

    def show_group(self, ids: Sequence[int], certainty: float | None, reason: str) -> None:
        """Show these papers side by side."""
        self._certainty, self._reason = certainty, reason
        self._wanted = list(ids)
        if self._loading is not None:
            self._loading.cancel()
        services, wanted = self._services, self._wanted[:MOST_SHOWN]
        self._enable(ready=False)
        self._loading = self._jobs.submit(
            "",
            lambda _: services.duplicates.candidates(wanted),
            Lane.READ,
            self,
            self._loaded,
            self._fail,
        )

    def clear(self) -> None:
        """Show nothing."""
        if self._loading is not None:
            self._loading.cancel()
        self._wanted = []
        self.fields.show_comparison(None)
        self._pages.setCurrentWidget(self._nothing)
        self._enable(ready=False)
        self._say()

    def _loaded(self, papers: Sequence[Candidate]) -> None:
        if len(papers) < 2:
            self.clear()
            return
        self.fields.show_comparison(Comparison(papers), all_fields=self._all.isChecked())
        self._pages.setCurrentWidget(self.fields)
        self._say()

    def _show_fields(self) -> None:
        self.fields.show_comparison(self.fields.comparison, all_fields=self._all.isChecked())
        self._say()

    def _enable(self, *, ready: bool) -> None:
        comparison = self.fields.comparison
        self._merge.setEnabled(ready and comparison is not None and comparison.can_merge)
        for widget in (self._apart, self._skip):
            widget.setEnabled(ready)
        self._all.setEnabled(ready and comparison is not None)

    def _say(self) -> None:
        comparison = self.fields.comparison
        self._said.setVisible(comparison is not None)
        if comparison is None:
            return
        self._enable(ready=True)
        sure = self._certainty
        parts = [certainty_words(sure)] if sure is not None else []
        parts.append(agreement(self._reason))
        spare = sum(comparison.included) - 1
        if comparison.can_merge:
            fate = self.tr("Paper {number} stays; %n other(s) go to the trash.", "", spare)
            parts.append(fate.format(number=comparison.kept + 1))
        if left := len(comparison.papers) - spare - 1:
            parts.append(self.tr("%n left out, and remembered as another paper.", "", left))
        if more := len(self._wanted) - len(comparison.papers):
            parts.append(self.tr("%n more of the group are not shown.", "", more))
        self._said.setText(" · ".join(filter(None, parts)))
        count = comparison.agreeing_count()
        self._all.setText(self.tr("Show the %n field(s) that agree", "", count))

    # Doing

    def merge(self) -> None:
        """Make one paper of those that are the same."""
        comparison = self.fields.comparison
        if comparison is None or not self._merge.isEnabled():
            return
        request, apart = comparison.request(self._certainty, self._reason), comparison.apart()
        services, count = self._services, len(request.others) + 1
        self._enable(ready=False)
        self._jobs.submit(
            "",
            lambda context: services.duplicates.merge([request], context, apart=apart),
            Lane.LOCAL,
            self,
            lambda _: self.merged.emit(count),
            self._fail,
        )

    def tell_apart(self) -> None:
        """Remember that no two of these papers are the same."""
        comparison = self.fields.comparison
        if comparison is None or not self._apart.isEnabled():
            return
        ids, services = comparison.ids, self._services
        self._enable(ready=False)
        self._jobs.submit(
            "",
            lambda _: services.duplicates.tell_apart(ids),
            Lane.LOCAL,
            self,
            lambda _: self.told_apart.emit(ids),
            self._fail,
        )

    def _fail(self, error: RefdeskError) -> None:
        self._enable(ready=True)
        self.failed.emit(sentence(error, QCoreApplication.translate))

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._merge.setText(self.tr("Merge"))
        self._apart.setText(self.tr("Not a duplicate"))
        self._skip.setText(self.tr("Skip"))
        self._nothing.setText(self.tr("Choose a group to see its papers side by side."))
        keys = self.tr("Space keeps a value · Enter merges · N: not a duplicate")
        if not self._skip.isHidden():
            keys += " · " + self.tr("S: next group")
        self._keys.setText(keys)
        self.fields.retranslate()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
