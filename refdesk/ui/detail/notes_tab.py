# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own note on a paper, saved while it is written."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.hits import Marker
from refdesk.domain.note_html import note_html
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.files import FilesPanel
from refdesk.ui.detail.highlights_panel import HighlightsPanel
from refdesk.ui.detail.note_bar import NoteBar
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.search.marking import ranges_in, selection
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.reading import ReadingView
from refdesk.ui.widgets.reading_font import ReadingFont
from refdesk.ui.widgets.surfaces import Rule
from refdesk.worker import Lane

_MOST_MARKS = 500
PAUSE_MS = 700
"""How long the keyboard rests before a note is saved."""


class NotesTab(QWidget):
    """An editor for Markdown; nothing typed is lost by going to another paper."""

    status_message = Signal(str)
    open_requested = Signal(str)
    """A link of the note was clicked."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notesTab")
        self._services = services
        self._jobs = jobs
        self._reference_id: int | None = None
        self._saved = ""
        self._is_filled = True
        """Whether the editor holds the note; that of a paper nobody looks at is not laid out."""
        self._marker = Marker()
        self._reading = Reading()
        self._writing: dict[int, str] = {}
        """Notes that are not in the library yet: it may be busy with an import."""
        self.files = FilesPanel(services, jobs)
        self.highlights = HighlightsPanel(services, jobs)
        self.editor = QPlainTextEdit()
        self._font = ReadingFont(self.editor)
        self.editor.setObjectName("noteEdit")
        self.editor.setTabChangesFocus(True)
        mark(self.editor, kind="page")
        self.bar = NoteBar(self.editor)
        self.bar.reading_toggled.connect(self._read)
        self.view = ReadingView()
        self.view.setObjectName("noteView")
        self.view.link_opened.connect(self.open_requested)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.editor)
        self._pages.addWidget(self._margined(self.view))
        self._state = QLabel()
        self._state.setObjectName("noteState")
        mark(self._state, role="small")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.save)
        self.editor.textChanged.connect(self._typed)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        foot.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        column.addWidget(self.highlights, 2)
        column.addWidget(Rule())
        column.addWidget(self.files)
        self.retranslate()

    def _margined(self, view: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 0)
        column.addWidget(view)
        return page

    def _read(self, reading: bool) -> None:
        """Show the note as it reads, or for writing."""
        if reading:
            self.save()
            self.view.set_content(note_html(self.editor.toPlainText()))
        self._pages.setCurrentIndex(int(reading))
        self._mark()

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        if self._reference_id is None or not self._is_filled:
            return False
        return self.editor.toPlainText() != self._saved

    def show_paper(self, stored: StoredReference | None) -> None:
        """Show the note of ``stored``; what was typed for the paper before is saved first."""
        self.files.show_paper(stored)
        self.highlights.show_paper(stored)
        new_id = stored.id if stored is not None else None
        note = self._writing.get(stored.id, stored.note) if stored is not None else ""
        if new_id == self._reference_id:
            if self.is_dirty or note == self._saved:
                return
        else:
            self.save()
        self._reference_id, self._saved = new_id, note
        self._timer.stop()
        self._state.setText("")
        self._is_filled = False
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._is_filled = True
        self.editor.blockSignals(True)  # loading is not typing
        self.editor.setPlainText(self._saved)
        self.editor.blockSignals(False)
        self._read(self.bar.reading.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        if not self._is_filled:
            self._fill()
        super().showEvent(event)

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for."""
        self._marker = marker
        if self._is_filled:
            self._mark()

    def _mark(self) -> None:
        for page in (self.editor, self.view):
            document = page.document()
            found = ranges_in(document, self._marker, "note", _MOST_MARKS)
            page.setExtraSelections([selection(document, place, self.palette()) for place in found])

    def save(self) -> None:
        """Save what is typed, in the background."""
        self._timer.stop()
        if not self.is_dirty or self._reference_id is None:
            return
        reference_id, text = self._reference_id, self.editor.toPlainText()
        self._saved = self._writing[reference_id] = text

        def saved(_changes: ChangeSet) -> None:
            if self._writing.get(reference_id) == text:
                del self._writing[reference_id]
            if self._reference_id == reference_id and not self.is_dirty:
                self._state.setText(self.tr("Saved"))

        def failed(error: RefdeskError) -> None:
            self.status_message.emit(
                self.tr("The note was not saved. {0}").format(error_sentence(error))
            )
            if self._reference_id == reference_id:
                self._saved = "\0"  # equals no text: the next save tries again
                self._state.setText(self.tr("Not saved"))

        self._jobs.submit(
            "",
            lambda _context: self._services.organising.set_note(reference_id, text),
            Lane.LOCAL,
            self,
            saved,
            failed,
        )

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self._reading = reading
        self._font.use(reading)
        self.view.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.files.retranslate()
        self.highlights.retranslate()
        self.bar.retranslate()
        self.view.setAccessibleName(self.tr("Note"))
        self.editor.setPlaceholderText(self.tr("Your notes on this paper"))
        self.editor.setAccessibleName(self.tr("Notes"))

    def _typed(self) -> None:
        self._state.setText("")
        self._timer.start()
