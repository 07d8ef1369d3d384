# SPDX-License-Identifier: GPL-3.0-or-later
"""What completing papers takes, before anybody is asked; the window goes on meanwhile."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.enriching import Outlook
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.beyond_seam import Enriching
from refdesk.ui.enriching.words import EnrichWords
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane

_Looked = tuple[Sequence[int], Outlook]


class EnrichDialog(QDialog):
    """Says what is missing and what it costs to bring it, and lets the person start that or not."""

    started = Signal(object)
    """With the papers."""

    def __init__(
        self,
        enriching: Enriching,
        jobs: JobRunner,
        papers: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
        *,
        offline: bool = False,
    ) -> None:
        """Ask, in the background, what the papers lack; ``papers`` is called there as well."""
        super().__init__(parent)
        self.setObjectName("enrichDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offline = offline
        self._words = EnrichWords(self)
        self._papers: Sequence[int] = ()
        self._outlook: Outlook | None = None
        self._error: RefdeskError | None = None
        self.heading = WrappedLabel(role="display")
        self.lines = WrappedLabel()
        self.lines.setObjectName("enrichMissing")
        self.cost = WrappedLabel()
        self.cost.setObjectName("enrichCost")
        self.note = WrappedLabel(role="secondary")
        self.start = QPushButton()
        self.start.setObjectName("enrichStart")
        self.start.setDefault(True)
        self.start.clicked.connect(self._start)
        buttons = QDialogButtonBox()
        self.close_button = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.close_button.setObjectName("enrichNotNow")
        buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(12)
        for widget in (self.heading, self.lines, self.cost, self.note):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumSize(460, 250)
        self.retranslate()

        def look(context: JobContext) -> _Looked:
            ids = papers()
            return ids, enriching.outlook(ids, context)

        self._looking = jobs.submit("", look, Lane.READ, self, self._looked, self._failed)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Complete papers"))
        self.start.setText(self.tr("Start"))
        self.close_button.setText(self.tr("Not now") if self._is_ready else self.tr("Close"))
        self.start.setVisible(self._outlook is None or self._is_ready)
        self.start.setEnabled(self._may_start)
        self.heading.setText(self._heading())
        outlook = self._outlook or Outlook()
        self.lines.setText("\n".join(self._words.missing(outlook.parts)))
        self.cost.setText(self._words.cost(outlook.cost) if self._is_ready else "")
        self.note.setText(self._note())
        for label in (self.lines, self.cost, self.note):
            label.setVisible(bool(label.text()))
        mark(self.note, role="warning" if self._is_barred else "secondary")
        self.setAccessibleDescription(
            "\n".join(w.text() for w in (self.heading, self.lines, self.cost, self.note))
        )

    @property
    def _is_ready(self) -> bool:
        """Whether something is missing that can be had."""
        return self._outlook is not None and self._outlook.lacking > 0

    @property
    def _is_barred(self) -> bool:
        """Whether services would have to be asked, and may not."""
        return self._offline and self._outlook is not None and self._outlook.cost.total > 0

    @property
    def _may_start(self) -> bool:
        return self._is_ready and not self._is_barred

    def _heading(self) -> str:
        if self._error is not None:
            return sentence(self._error, QCoreApplication.translate)
        if self._outlook is None:
            return self.tr("Looking at what is missing…")
        lacking, papers = self._outlook.lacking, self._outlook.papers
        if not lacking:
            return self.tr("Nothing is missing that could be had now.")
        if lacking == papers:
            return self.tr("%Ln paper(s) can be completed", "", lacking)
        text = self.tr("%Ln of {0} paper(s) can be completed", "", lacking)
        return text.format(self.locale().toString(papers))

    def _note(self) -> str:
        if self._is_barred:
            return self.tr("refdesk works offline. Go online first.")
        if self._is_ready:
            return self.tr(
                "It is done in the background and can be stopped at any time; the next time it goes "
                "on where it was. What was not to be had is asked for again after seven days."
            )
        if self._outlook is not None:
            return self.tr("What services did not have is asked for again after seven days.")
        return ""

    def _looked(self, looked: _Looked) -> None:
        self._papers, self._outlook = looked
        self.retranslate()
        if self._may_start:
            self.start.setFocus()

    def _failed(self, error: RefdeskError) -> None:
        self._error = error
        self.retranslate()

    def _start(self) -> None:
        if self._outlook is not None:
            self.started.emit(self._papers)
        self.accept()

    def done(self, result: int) -> None:
        """See QDialog. Nobody waits for an answer any more."""
        self._looking.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
