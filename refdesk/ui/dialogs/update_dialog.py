# SPDX-License-Identifier: GPL-3.0-or-later
"""What newer records changed, paper by paper: before and now, and whose word stays where both changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.update_fields import Field
from refdesk.domain.updating import Outcome, PaperUpdate
from refdesk.messages import sentence
from refdesk.ui.dialogs.update_fields import FieldsPage
from refdesk.ui.seam import Services
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane

SIZE = QSize(900, 620)
_LINE = 28


class UpdateDialog(QDialog):
    """Stands beside the main window; what is decided in it is written at once, each as one step."""

    said = Signal(str)
    undo_requested = Signal()

    def __init__(self, services: Services, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("updateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._services, self._jobs = services, jobs
        self._updates: list[PaperUpdate] = []
        self._page: FieldsPage | None = None
        self._summary = WrappedLabel()
        self._summary.setObjectName("updateSummary")
        self._list = QListWidget()
        self._list.setObjectName("updateList")
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_paper)
        self._area = QScrollArea()
        self._area.setObjectName("updateFields")
        self._area.setWidgetResizable(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._undo = QPushButton()
        self._undo.setObjectName("updateUndo")
        self._undo.setAutoDefault(False)
        self._buttons.addButton(self._undo, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        self._undo.clicked.connect(self.undo_requested)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo_requested)
        jobs.library_changed.connect(self._library_changed)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self._list)
        self._body.addWidget(self._area)
        self._body.setStretchFactor(1, 1)
        self._body.setSizes([260, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._summary)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._buttons)
        self.setMinimumSize(480, 320)
        open_with(self, SIZE.width(), SIZE.height())

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("What changed"))
        self._list.setAccessibleName(self.tr("Papers that changed"))
        self._area.setAccessibleName(self.tr("What changed of this paper"))
        self._undo.setText(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Take back the last change in the library (Ctrl+Z)"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._say()
        self._show_paper(self._list.currentRow())

    # Showing

    def show_updates(self, updates: Sequence[PaperUpdate]) -> None:
        """Show papers, those first of which a person may decide something."""
        self._updates = sorted(updates, key=lambda u: not u.fields(Outcome.CONFLICT))
        self._list.clear()
        for update in self._updates:
            item = QListWidgetItem(_name(update), self._list)
            item.setSizeHint(QSize(0, _LINE))
        self._list.setVisible(len(self._updates) > 1)
        self._say()
        self._list.setCurrentRow(0)

    def _say(self) -> None:
        count = len(self._updates)
        open_ones = sum(bool(update.fields(Outcome.CONFLICT)) for update in self._updates)
        words = self.tr("%n paper(s) with newer records.", "", count)
        if open_ones:
            words += " " + self.tr(
                "In %n of them you and the service changed the same field; yours stays.",
                "",
                open_ones,
            )
        self._summary.setText(words)

    def _show_paper(self, row: int) -> None:
        if not 0 <= row < len(self._updates):
            return
        update = self._updates[row]
        self._page = FieldsPage(update)
        self._page.chosen.connect(lambda field, theirs: self._take(update, field, theirs=theirs))
        self._area.setWidget(self._page)
        self._compare()

    def _compare(self) -> None:
        """Show which word the library has now."""
        if self._page is not None:
            stored = self._services.library.get(self._page.update_shown.id)
            self._page.compare(stored.reference if stored is not None else None)

    # Deciding

    def _take(self, update: PaperUpdate, field: str, *, theirs: bool) -> None:
        updating = self._services.beyond.updating
        said_by = update.theirs if theirs else update.after
        self._write(lambda: updating.take(update.id, Field(field), said_by))

    def _write(self, write: Callable[[], ChangeSet]) -> None:
        def failed(error: RefdeskError) -> None:
            self.said.emit(sentence(error, QCoreApplication.translate))
            self._compare()

        self._jobs.submit("", lambda _: write(), Lane.LOCAL, self, lambda _: None, failed)

    def _library_changed(self, changes: ChangeSet) -> None:
        shown = self._page.update_shown.id if self._page is not None else 0
        if shown in changes.updated | changes.added | changes.removed:
            self._compare()

    # What Qt asks

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange and self._page is not None:
            self._show_paper(self._list.currentRow())
        super().changeEvent(event)


def _name(update: PaperUpdate) -> str:
    mark = "● " if update.fields(Outcome.CONFLICT) else ""
    return mark + (update.after.title_plain or update.after.pmid or f"#{update.id}")
