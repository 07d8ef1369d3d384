# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlighting in a text that is read: made, shown, changed and gone to where the words stand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from refdesk.domain.annotations import COLOURS, TextPart
from refdesk.domain.errors import RefdeskError
from refdesk.domain.hits import from_utf16
from refdesk.ui.detail.seam import Highlighted, Jobs, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.highlight_bar import HighlightBar, NotePopup
from refdesk.ui.reader.highlight_layer import HighlightLayer, Span
from refdesk.ui.reader.highlight_looks import colour_word, highlight_keys, name_keys, swatch
from refdesk.ui.tips import tip
from refdesk.ui.widgets.reading import ReadingView
from refdesk.ui.widgets.tall_reading import TallView
from refdesk.worker import Lane

_SETTLED_MS = 150
"""How long a selection stands before the bar comes: it would be in the way of who selects on."""


class Highlighter(QObject):
    """The highlights of one view.

    Args:
        view: shows the text.
        host: the bar and the note editor float over it.
        part: which text of the paper it is.
        paper: says whose text is shown, ``None`` for nobody's.
    """

    status_message = Signal(str)
    undoable = Signal(str)
    """A sentence of what somebody may want to take back."""

    def __init__(
        self,
        view: ReadingView,
        host: QWidget,
        part: TextPart,
        paper: Callable[[], int | None],
        services: Services,
        jobs: Jobs,
    ) -> None:
        super().__init__(view)
        self._view, self._host, self._part, self._paper = view, host, part, paper
        self._services, self._jobs = services, jobs
        self.layer = HighlightLayer(view, part, paper, services, jobs)
        self._colour = COLOURS[0]
        self._edited: tuple[int, int] = (0, 0)
        """Paper and number of the highlight whose note is open."""
        self._wanted: tuple[int | None, int] = (None, 0)
        self._to_edit: tuple[int | None, int] = (None, 0)
        """Paper and number of the highlight to go to, or to write on, as soon as it is there."""
        self.bar, self.popup = HighlightBar(host), NotePopup(host)
        self.keys = highlight_keys(view)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._connect()

    def _connect(self) -> None:
        view, bar, popup = self._view, self.bar, self.popup
        view.restyled.connect(bar.hide)
        view.selectionChanged.connect(self._selection_changed)
        view.verticalScrollBar().valueChanged.connect(bar.hide)
        view.menu_parts.append(self._fill_menu)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.addActions(list(self.keys.values()))
        self.keys["highlight"].triggered.connect(lambda: self.highlight(self._colour))
        self.keys["note"].triggered.connect(self.write_note)
        self.keys["caret"].triggered.connect(self.toggle_caret)
        for colour in COLOURS:
            key = self.keys[f"colour{colour}"]
            key.triggered.connect(lambda _=False, c=colour: self.highlight(c))
        bar.colour_chosen.connect(self.highlight)
        bar.note_requested.connect(self.write_note)
        bar.copy_requested.connect(self._copy)
        popup.colour_chosen.connect(lambda colour: self._change(*self._edited, colour=colour))
        popup.note_written.connect(lambda note: self._change(*self._edited, note=note))
        popup.delete_requested.connect(lambda: self._delete(*self._edited))
        popup.closed.connect(view.setFocus)
        self.layer.margin.chosen.connect(self.edit)
        self._settled.timeout.connect(self._offer)
        self.layer.laid.connect(self._laid)

    # What is shown

    def go_to(self, number: int) -> None:
        """Select the words of a highlight where they can be seen; now, or as soon as they are there."""
        span = self.layer.numbered(number)
        if span is None:
            self._wanted = (self._paper(), number)
            return
        self._view.setTextCursor(self.layer.cursor(span))
        self._settled.stop()  # it was not selected to be highlighted
        self._show_place(self.layer.rect(span))

    @property
    def places(self) -> list[tuple[int, str]]:
        """Number and words of each highlight as they stand in the view, in order."""
        return [(span.number, self.layer.words(span)) for span in self.layer.spans]

    # What a person does

    def highlight(self, colour: int, *, then_edit: bool = False) -> None:
        """Highlight what is selected; what is highlighted exactly so gets another colour."""
        paper, cursor = self._paper(), self._view.textCursor()
        if paper is None or not cursor.hasSelection():
            return
        self._colour = colour
        self.bar.hide()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        same = self.layer.exactly(start, end)
        cursor.setPosition(end)
        self._view.setTextCursor(cursor)
        if same is not None:
            self._change(paper, same.number, colour=colour)
            if then_edit:
                self.edit(same.number)
            return
        text = self._view.toPlainText()
        first, last = (from_utf16(text, place) for place in (start, end))
        services, part = self._services, self._part
        self.layer.add(Span(start, end, colour))

        def made(result: Highlighted) -> None:
            if not result.number:
                self.status_message.emit(
                    self.tr("These words are not part of the paper’s own text.")
                )
                self.layer.refresh()
            elif then_edit:
                self._to_edit = (paper, result.number)
                self._edit_wanted()

        self._jobs.submit(
            "",
            lambda _context: services.annotations.highlight(paper, part, text, first, last, colour),
            Lane.LOCAL,
            self,
            made,
            self._failed,
        )

    def write_note(self) -> None:
        """Open the note of the highlight at the cursor, or of a new one at the selection."""
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            self.highlight(self._colour, then_edit=True)
        elif (span := self.layer.at(cursor.position())) is not None:
            self.edit(span.number)

    def edit(self, number: int) -> None:
        """Open the note of a highlight beside its words."""
        span, paper = self.layer.numbered(number), self._paper()
        if span is None or paper is None:
            return
        self.popup.finish()
        self.bar.hide()
        self._edited = (paper, number)
        self.popup.open(span.note, span.colour, self._on_host(self.layer.rect(span)))

    def delete(self, number: int) -> None:
        """Take a highlight away; it can be undone."""
        paper = self._paper()
        if paper is not None:
            self._delete(paper, number)

    def _delete(self, paper: int, number: int) -> None:
        self._jobs.submit(
            "",
            lambda _context: self._services.annotations.delete(paper, [number]),
            Lane.LOCAL,
            self,
            lambda _changes: self.undoable.emit(self.tr("Highlight deleted")),
            self._failed,
        )

    def toggle_caret(self) -> None:
        """Let the arrow keys move a text cursor, to select with Shift; or scroll again."""
        caret = Qt.TextInteractionFlag.TextSelectableByKeyboard
        flags = self._view.textInteractionFlags() ^ caret
        self._view.setTextInteractionFlags(flags)
        if flags & caret:
            top = self._view.cursorForPosition(QPoint(4, 4))
            if not self._view.viewport().rect().contains(self._view.cursorRect().center()):
                self._view.setTextCursor(top)
            self.status_message.emit(
                self.tr("Text cursor on: arrow keys move it, with Shift they select. F7 ends it.")
            )
        else:
            self.status_message.emit(self.tr("Text cursor off."))

    # Showing

    def _laid(self) -> None:
        if self._edited[0] not in {0, self._paper()}:
            self.popup.finish()
        (paper, number), self._wanted = self._wanted, (None, 0)
        if paper == self._paper() and self.layer.numbered(number) is not None:
            self.go_to(number)
        self._edit_wanted()

    def _edit_wanted(self) -> None:
        paper, number = self._to_edit
        if paper == self._paper() and self.layer.numbered(number) is not None:
            self._to_edit = (None, 0)
            self.edit(number)

    def _show_place(self, rect: QRect) -> None:
        """Scroll to a rectangle of the viewport; a view as tall as its text is scrolled by its page."""
        if isinstance(self._view, TallView):
            self._view.place_wanted.emit(rect.top())
            return
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + rect.top() - self._view.viewport().height() // 3)

    def _on_host(self, rect: QRect) -> QRect:
        corner = self._view.viewport().mapTo(self._host, rect.topLeft())
        return QRect(corner, rect.size()).intersected(self._host.rect().adjusted(0, -40, 0, 40))

    # Doing

    def _change(
        self, paper: int, number: int, *, colour: int | None = None, note: str | None = None
    ) -> None:
        if colour is not None:
            self._colour = colour
        self._jobs.submit(
            "",
            lambda _context: self._services.annotations.change(
                paper, number, colour=colour, note=note
            ),
            Lane.LOCAL,
            self,
            None,
            self._failed,
        )

    def _failed(self, error: RefdeskError) -> None:
        self.status_message.emit(
            self.tr("The highlight was not saved. {0}").format(error_sentence(error))
        )
        self.layer.refresh()

    def _copy(self) -> None:
        self._view.copy()
        self.bar.hide()

    def _selection_changed(self) -> None:
        if self._view.textCursor().hasSelection() and self._paper() is not None:
            self._settled.start()
        else:
            self._settled.stop()
            self.bar.hide()

    def _offer(self) -> None:
        """Show the bar at what is selected, once the mouse lets go."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection() or not self._view.hasFocus():
            return
        if QApplication.mouseButtons():
            self._settled.start()
            return
        span = Span(cursor.selectionStart(), cursor.selectionEnd(), self._colour)
        self.bar.place(self._on_host(self.layer.rect(span)))

    def _fill_menu(self, menu: QMenu, place: QPoint) -> None:
        if self._paper() is None:
            return
        menu.addSeparator()
        if self._view.textCursor().hasSelection():
            for colour in COLOURS:
                text = self.tr("Highlight in {0}").format(colour_word(colour))
                action = menu.addAction(swatch(colour, self._view.palette()), text)
                action.triggered.connect(lambda _=False, c=colour: self.highlight(c))
            menu.addAction(self.tr("Highlight and write a note")).triggered.connect(self.write_note)
        span = self.layer.at(self._view.cursorForPosition(place).position())
        if span is not None:
            number = span.number
            edit = self.tr("Edit note…") if span.note else self.tr("Write a note…")
            menu.addAction(edit).triggered.connect(lambda: self.edit(number))
            delete = menu.addAction(self.tr("Delete the highlight"))
            delete.triggered.connect(lambda: self.delete(number))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return watched is self._view.viewport() and self._hovered(event)
        if kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._clicked(event)
        elif kind == QEvent.Type.LanguageChange and watched is self._view:
            name_keys(self.keys)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
                self.bar.hide()
                return True
        elif kind == QEvent.Type.Hide and watched is self._view:
            self.popup.finish()
        elif kind == QEvent.Type.Resize and watched is self._view.viewport():
            self.layer.margin.fit()
            self.bar.hide()
        return False

    def _hovered(self, event: QHelpEvent) -> bool:
        span = self.layer.at(self._view.cursorForPosition(event.pos()).position())
        if span is None or not span.note:
            return False
        QToolTip.showText(event.globalPos(), tip(span.note), self._view)
        return True

    def _clicked(self, event: QMouseEvent) -> None:
        """Open the note of the highlight that was clicked, but for links and selections."""
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or self._view.anchorAt(place):
            return
        if self._view.textCursor().hasSelection() or not self.layer.spans:
            return
        cursor = self._view.cursorForPosition(place)
        span = self.layer.at(cursor.position())
        beside = self._view.cursorRect(cursor).adjusted(-24, 0, 24, 0)
        if span is not None and beside.contains(place):
            QTimer.singleShot(0, self, lambda: self.edit(span.number))  # the view takes it first
