# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of reference lists: chosen above, looked at in the middle, copied or saved below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.citation import Bibliography, ListOrder
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.citing.choices import ListMemory
from refdesk.ui.citing.list_form import ListForm
from refdesk.ui.citing.list_output import ListOutput
from refdesk.ui.citing.list_preview import ListPreview
from refdesk.ui.citing.paper_set import PaperSet
from refdesk.ui.preferences import Preferences
from refdesk.ui.seam import Services
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel
from refdesk.worker import Job, JobRunner, Lane

SIZE = QSize(780, 700)


@dataclass(frozen=True, slots=True)
class _Made:
    bibliography: Bibliography
    retracted: frozenset[int]
    """All retracted papers of the set, also those that were left out."""


class BibliographyWindow(QDialog):
    """Formats in the background what is chosen; stands beside the main window."""

    said = Signal(str)

    def __init__(
        self,
        services: Services,
        jobs: JobRunner,
        preferences: Preferences,
        sets: Sequence[PaperSet],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("bibliographyWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._services, self._jobs, self._preferences = services, jobs, preferences
        self._memory = ListMemory(preferences)
        self._choices = self._memory.recall()
        self._made: _Made | None = None
        self._job: Job | None = None
        self._form = ListForm(services, jobs, sets, self._choices, preferences.citing())
        self.output = ListOutput(services, jobs, self)
        self._banner = Banner()
        self._banner.setObjectName("bibliographyBanner")
        self._leave_out = QCheckBox()
        self._leave_out.setObjectName("leaveOutRetracted")
        self._leave_out.setChecked(self._choices.leave_out)
        self._warning = QWidget()
        self.preview = ListPreview()
        self._status = WrappedLabel(role="secondary")
        self._status.setObjectName("bibliographyStatus")
        names = ("copyBibliography", "saveBibliography", "printBibliography", "closeBibliography")
        self._copy, self._save, self._print, self._close = map(self._button, names)
        self._lay_out()
        self._connect()
        self.retranslate()
        if not self.restoreGeometry(self._memory.geometry):
            open_with(self, SIZE.width(), SIZE.height())
        self.format()

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"{name}Button")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        warning = QVBoxLayout(self._warning)
        warning.setContentsMargins(0, 0, 0, 0)
        warning.setSpacing(8)
        warning.addWidget(self._banner)
        warning.addWidget(self._leave_out)
        self._warning.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._status, 1)
        for button in (self._copy, self._save, self._print, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self._warning)
        layout.addWidget(self.preview, 1)
        layout.addLayout(foot)
        self.setMinimumSize(620, 420)

    def _connect(self) -> None:
        self._form.changed.connect(self.format)
        self._leave_out.toggled.connect(self.format)
        self.preview.cancelled.connect(self._cancel)
        self._jobs.progressed.connect(self._progressed)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_list)
        self._close.clicked.connect(self.reject)
        self.output.said.connect(self._say)
        self.output.saved.connect(self._remember_saved)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self._print.click)

    # Formatting

    def format(self) -> None:
        """Format the list anew; what was asked before is given up."""
        self._cancel_job()
        self._keep_choices()
        choices, ids, services = self._choices, self._form.ids, self._services

        def run(context: JobContext) -> _Made:
            rows = services.library.rows(ids)
            retracted = frozenset(row.id for row in rows if row is not None and row.is_retracted)
            wanted = [i for i in ids if not (choices.leave_out and i in retracted)]
            made = services.citing.reference_list(
                wanted, choices.style, choices.locale, context, ListOrder(choices.order)
            )
            return _Made(made, retracted)

        self._made = None
        self._enable()
        self.preview.wait()
        job = self._jobs.submit(
            lambda: self.tr("Formatting %n reference(s)", "", len(ids)),
            run,
            Lane.READ,
            self,
            self._show,
            self._fail,
        )
        self._job = job if job.is_active else None

    def _keep_choices(self) -> None:
        kept = self._choices
        self._choices = replace(
            self._form.read(),
            leave_out=self._leave_out.isChecked(),
            format=kept.format,
            folder=kept.folder,
        )
        self._memory.keep(self._choices)

    def _show(self, made: _Made) -> None:
        self._job, self._made = None, made
        self.preview.show_list(made.bibliography, made.retracted)
        self._say_state()
        self._enable()

    def _fail(self, error: RefdeskError) -> None:
        self._job = None
        self.preview.show_sentence(sentence(error, QCoreApplication.translate))
        self._status.clear()
        self._warning.hide()

    def _progressed(self, job: Job) -> None:
        if job is self._job and job.progress is not None:
            self.preview.show_progress(job.progress)

    def _cancel_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _cancel(self) -> None:
        self._cancel_job()
        self.preview.show_sentence(self.tr("The formatting was cancelled. Choose again to go on."))
        self._status.clear()

    # What is done with the list

    @property
    def bibliography(self) -> Bibliography | None:
        """The list with its heading, once it is formatted and not empty."""
        if self._made is None or not self._made.bibliography.entries:
            return None
        return replace(self._made.bibliography, title=self._form.title.text().strip())

    def copy(self) -> None:
        """Put the list on the clipboard in all forms."""
        made = self.bibliography
        if made is not None:
            self._remember_used()
            self.output.copy(made, self._warning_words(made))

    def save(self) -> None:
        """Ask for a file and save the list."""
        made = self.bibliography
        if made is not None:
            self._remember_used()
            self.output.ask(made, self._choices.format, self._choices.folder)

    def print_list(self) -> None:
        """Ask for a printer and print the list."""
        made = self.bibliography
        if made is not None:
            self._remember_used()
            self.output.print_list(made)

    def _remember_used(self) -> None:
        citing = self._preferences.citing()
        self._preferences.set_citing(citing.with_used(self._choices.style))

    def _remember_saved(self, format_id: str, folder: str) -> None:
        self._choices = replace(self._choices, format=format_id, folder=folder)
        self._memory.keep(self._choices)

    def _enable(self) -> None:
        there = self.bibliography is not None
        for button in (self._copy, self._save, self._print):
            button.setEnabled(there)

    # Words

    def _say(self, text: str) -> None:
        self._status.setText(text)
        self.said.emit(text)

    def _warning_words(self, bibliography: Bibliography) -> str:
        assert self._made is not None
        count = len(self._made.retracted.intersection(bibliography.ids))
        return self.tr("Careful: %n of them are retracted.", "", count) if count else ""

    def _say_state(self) -> None:
        if self._made is None:
            return
        made = self._made
        count, retracted = len(made.bibliography.entries), len(made.retracted)
        text = self.tr("%Ln reference(s)", "", count)
        self._status.setText(f"{text} · {made.bibliography.style_title}")
        words = self.tr("%Ln of these papers are retracted.", "", retracted)
        self._banner.show_notice(words, words, "danger")
        self._warning.setVisible(retracted > 0)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setWindowTitle(self.tr("Reference list"))
        self._leave_out.setText(self.tr("Leave retracted papers out"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as…"))
        self._print.setText(self.tr("Print…"))
        self._close.setText(self.tr("Close"))
        self._form.retranslate()
        self.preview.retranslate()
        self._say_state()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, result: int, /) -> None:
        """See QDialog: what is chosen, and where the window stands, is remembered."""
        self._cancel_job()
        self._keep_choices()
        self._memory.geometry = self.saveGeometry()
        super().done(result)
