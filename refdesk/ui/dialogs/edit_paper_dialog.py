# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing one paper, or typing a new one: saved as one step, left without saving only on purpose."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.drafts import Draft
from refdesk.domain.errors import InvalidValueError, RefdeskError
from refdesk.messages import sentence
from refdesk.ui.curating_seam import Created, Editing
from refdesk.ui.dialogs.paper_form import PaperForm
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel
from refdesk.worker import JobRunner, Lane


class EditPaperDialog(QDialog):
    """A form of one paper's fields."""

    saved = Signal(int)
    """With the paper."""

    def __init__(
        self,
        editing: Editing,
        jobs: JobRunner,
        reference_id: int | None,
        draft: Draft,
        parent: QWidget | None = None,
    ) -> None:
        """Show a paper; a new one where there is no ``reference_id``."""
        super().__init__(parent)
        self.setObjectName("editPaperDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editing, self._jobs, self._id = editing, jobs, reference_id
        self.form = PaperForm()
        self.form.show_draft(draft)
        self._before = self.form.draft()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("paperFormArea")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        self._problem = WrappedLabel(role="danger")
        self._problem.setObjectName("paperProblem")
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("paperSave")
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.ActionRole)
        self._button.setDefault(True)
        self._button.clicked.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        self.form.changed.connect(self._typed)
        self._lay_out()
        self.retranslate()
        self._typed()

    def _lay_out(self) -> None:
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self._problem)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Rule())
        layout.addLayout(foot)
        open_with(self, 720, 620)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Edit paper") if self._id else self.tr("New paper"))
        self._button.setText(self.tr("Save"))

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form.draft() != self._before

    def _typed(self) -> None:
        self._problem.hide()
        self._button.setEnabled(self.is_dirty)

    def save(self) -> None:
        """Save in the background; say what is wrong beside the field that is."""
        draft, editing, reference_id = self.form.draft(), self._editing, self._id
        self._button.setEnabled(False)
        if reference_id is None:
            self._jobs.submit(
                "",
                lambda _: editing.create(draft),
                Lane.LOCAL,
                self,
                self._created,
                self._fail,
            )
            return

        def revised(_changes: ChangeSet) -> None:
            self._done(reference_id)

        self._jobs.submit(
            "",
            lambda _: editing.revise(reference_id, draft),
            Lane.LOCAL,
            self,
            revised,
            self._fail,
        )

    def _created(self, created: Created) -> None:
        self._done(created.reference_id)

    def _done(self, reference_id: int) -> None:
        self._before = self.form.draft()
        self.saved.emit(reference_id)
        self.accept()

    def _fail(self, error: RefdeskError) -> None:
        self._button.setEnabled(True)
        self._problem.setText(sentence(error, QCoreApplication.translate))
        self._problem.show()
        if isinstance(error, InvalidValueError):
            field = self.form.field(error.field)
            if field is not None:
                field.setFocus()
                self._scroll.ensureWidgetVisible(field)

    def reject(self) -> None:
        """See QDialog. Asks before what was typed is lost."""
        if not self.is_dirty:
            super().reject()
            return
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setObjectName("unsavedQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("Your changes are not saved."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        names = {
            buttons.Save: ("unsavedSave", self.tr("Save")),
            buttons.Discard: ("unsavedDiscard", self.tr("Discard changes")),
            buttons.Cancel: ("unsavedStay", self.tr("Go on editing")),
        }
        for which, (name, text) in names.items():
            button = box.button(which)
            button.setObjectName(name)
            button.setText(text)
        box.setDefaultButton(buttons.Save)
        box.button(buttons.Save).clicked.connect(self.save)
        box.button(buttons.Discard).clicked.connect(lambda: QDialog.reject(self))
        box.open()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.form.retranslate()
            self.retranslate()
        super().changeEvent(event)
