# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking a library over, and mending it; the window goes on meanwhile."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.domain.findings import Finding
from refdesk.domain.jobs import JobContext
from refdesk.finding_messages import finding_words
from refdesk.messages import sentence
from refdesk.ui.search.seam import Searching
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, Lane


class CheckDialog(QDialog):
    """Starts to look when it opens; may be closed, the work then goes on in the list of jobs."""

    def __init__(self, services: Searching, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._jobs = services, jobs
        self._found: Sequence[Finding] | None = None
        self._job: Job | None = None
        self._mended = False
        self._said = ""
        self._text = WrappedLabel()
        self._text.setObjectName("checkText")
        self._text.setMinimumHeight(72)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._mend = QPushButton()
        self._mend.setObjectName("mendButton")
        self._mend.setAutoDefault(False)
        self._buttons.addButton(self._mend, QDialogButtonBox.ButtonRole.ActionRole)
        self._mend.clicked.connect(self._start_mending)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(16)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(440)
        self.retranslate()
        upkeep = services.upkeep

        def check(context: JobContext) -> Sequence[Finding]:
            return upkeep.check(context)

        self._job = jobs.submit(
            lambda: self.tr("Checking the library"),
            check,
            Lane.BACKGROUND,
            self,
            self._checked,
            self._failed,
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Check library"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        wrong = any(one.repairable for one in self._found or ())
        self._mend.setText(self.tr("Repair") if wrong else self.tr("Rebuild search index"))
        self._mend.setEnabled(self._found is not None and not self._is_working)
        self._text.setText(self._words())
        self._text.setAccessibleName(self._text.text())

    @property
    def _is_working(self) -> bool:
        return self._job is not None and self._job.is_active

    def _words(self) -> str:
        if self._said:
            return self._said
        if self._is_working and self._found is None:
            text = self.tr("The library is being looked over. You can go on working.")
        elif self._is_working:
            text = self.tr("The search index is being made anew. You can go on working.")
        elif self._mended:
            text = self.tr("Done: what can be mended is mended, and the search index is new.")
            if self._found:
                text = "\n".join((text, "", self.tr("What only you can see to:"), self._lines()))
        elif self._found:
            text = self._lines()
        else:
            text = self.tr("No problem found.")
        return text

    def _lines(self) -> str:
        return "\n".join(
            finding_words(one, QCoreApplication.translate) for one in self._found or ()
        )

    def _checked(self, found: Sequence[Finding]) -> None:
        self._found = found
        self._job = None
        self.retranslate()

    def _start_mending(self) -> None:
        upkeep = self._services.upkeep

        def mend(context: JobContext) -> None:
            upkeep.mend(context)

        self._job = self._jobs.submit(
            lambda: self.tr("Making the search index anew"),
            mend,
            Lane.BACKGROUND,
            self,
            self._done,
            self._failed,
        )
        self.retranslate()

    def _done(self, _: object) -> None:
        self._job, self._mended = None, True
        self._found = [one for one in self._found or () if not one.repairable]
        self.retranslate()

    def _failed(self, error: RefdeskError) -> None:
        self._job = None
        self._said = sentence(error, QCoreApplication.translate)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
