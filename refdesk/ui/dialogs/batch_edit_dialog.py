# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing one field of many papers: what is asked above, what would come of it below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.editing import Edit
from refdesk.domain.errors import InvalidValueError, RefdeskError
from refdesk.messages import sentence
from refdesk.ui.curating_seam import Editing, EditPreview
from refdesk.ui.dialogs.edit_form import EditForm, Known
from refdesk.ui.dialogs.edit_preview import EditPreviewModel
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, JobState, Lane

PAUSE_MS = 250
"""How long the keyboard rests before the preview is made anew."""


class BatchEditDialog(QDialog):
    """Asks for an edit, shows what it changes, then makes it in the background as one step."""

    edited = Signal(int)
    """With the number of papers that are different now."""

    def __init__(
        self,
        editing: Editing,
        jobs: JobRunner,
        ids: Sequence[int],
        known: Known,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("batchEditDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editing, self._jobs, self._ids = editing, jobs, list(ids)
        self._collections: Mapping[str, str] = known.collections
        self._looking: Job | None = None
        self._applying: Job | None = None
        self._previewed: Edit | None = None
        self._preview: EditPreview | None = None
        self._error = ""
        self.form = EditForm(known)
        self._summary = WrappedLabel()
        self._summary.setObjectName("batchSummary")
        self._model = EditPreviewModel(self)
        self._table = self._make_table()
        self._progress = QProgressBar()
        self._progress.setObjectName("batchProgress")
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("batchApply")
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.ActionRole)
        self._button.setDefault(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)
        self.form.changed.connect(self._asked)
        self._button.clicked.connect(self._apply)
        self._buttons.rejected.connect(self.reject)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        self._lay_out()
        self.retranslate()
        self._asked()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("batchPreview")
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addWidget(self._summary)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._buttons)
        open_with(self, 760, 560)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Edit %n paper(s)", "", len(self._ids)))
        self._table.setAccessibleName(self.tr("What would change"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._say()

    # Looking first

    def _asked(self) -> None:
        self._preview, self._error = None, ""
        if self._looking is not None:
            self._looking.cancel()
        self._say()
        self._timer.start()

    def _look(self) -> None:
        edit = self.form.edit()
        if edit is None:
            self._model.show_papers((), self.form.field, {})
            self._say()
            return
        ids, editing = self._ids, self._editing
        self._previewed = edit
        self._looking = self._jobs.submit(
            "",
            lambda context: editing.preview(ids, edit, context),
            Lane.READ,
            self,
            self._looked,
            self._fail,
        )

    def _looked(self, preview: EditPreview) -> None:
        self._preview = preview
        self._model.show_papers(preview.papers, self.form.field, self._collections)
        self._say()

    def _fail(self, error: RefdeskError) -> None:
        """Say what is wrong; that nothing is typed yet is no fault."""
        missing = isinstance(error, InvalidValueError) and error.reason == "empty"
        self._error = "" if missing else sentence(error, QCoreApplication.translate)
        self._preview = None
        self._working(False)
        self._model.show_papers((), self.form.field, {})
        self._say()

    # Then changing

    def _apply(self) -> None:
        edit, ids, editing = self._previewed, self._ids, self._editing
        if edit is None or self._preview is None or edit != self.form.edit():
            return
        count = len(self._preview.papers)
        self._working(True)
        self._applying = self._jobs.submit(
            lambda: self.tr("Editing %n paper(s)", "", count),
            lambda context: editing.apply(ids, edit, context),
            Lane.LOCAL,
            self,
            self._done,
            self._fail,
        )

    def _done(self, changes: ChangeSet) -> None:
        self.edited.emit(len(changes.updated))
        self.accept()

    def _progressed(self, job: Job) -> None:
        if job is self._applying and job.progress is not None:
            self._progress.setMaximum(job.progress.total)
            self._progress.setValue(job.progress.done)

    def _ended(self, job: Job) -> None:
        if job is self._applying and job.state is JobState.CANCELLED:
            self._working(False)
            self._error = self.tr("Cancelled; no paper was changed.")
            self._say()

    def _working(self, working: bool) -> None:
        if not working:
            self._applying = None
        self._progress.setRange(0, 0)
        self._progress.setVisible(working)
        self.form.setEnabled(not working)
        self._say()

    def reject(self) -> None:
        """See QDialog. While papers are being changed the button stops that."""
        if self._applying is not None and self._applying.is_active:
            self._applying.cancel()
            return
        if self._looking is not None:
            self._looking.cancel()
        super().reject()

    def _say(self) -> None:
        preview = self._preview
        count = len(preview.papers) if preview else 0
        working = self._progress.isVisibleTo(self)
        self._button.setEnabled(count > 0 and not working)
        self._button.setText(
            self.tr("Change %n paper(s)", "", count) if count else self.tr("Change")
        )
        mark(self._summary, role="danger" if self._error else "")
        if self._error:
            text = self._error
        elif preview is None:
            text = self.tr("Below you will see what changes before anything is changed.")
        elif not count:
            text = self.tr("Nothing would change.")
        else:
            text = self.tr("%n paper(s) would change.", "", count)
            if rest := preview.examined - count:
                text += " " + self.tr("%n stay(s) as it is.", "", rest)
        self._summary.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.form.retranslate()
            self.retranslate()
        super().changeEvent(event)
