# SPDX-License-Identifier: GPL-3.0-or-later
"""The highlights of the paper that is shown, in reading order: gone to, written on, taken out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.annotations import Annotation, PlacedAnnotation, TextPart
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.highlight_bar import NotePopup
from refdesk.ui.reader.highlight_export import HighlightExport
from refdesk.ui.reader.highlight_layer import PATIENCE_MS
from refdesk.ui.reader.highlight_looks import colour_word, swatch
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.buttons import IconButton
from refdesk.worker import Lane

_PLACED = Qt.ItemDataRole.UserRole
_AROUND, _BETWEEN, _HIGHEST = 28, 10, 4000
"""Pixels beside, between and over the words of the list."""
_MOST_QUOTED = 240
"""Characters of a quote in the list; the whole of it is in the tool tip."""


class _Lines(QStyledItemDelegate):
    """Gives each highlight as much height as its words need in the width that there is."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        view = option.widget
        assert isinstance(view, QListWidget)
        width = view.viewport().width() - view.iconSize().width() - _AROUND
        room = QRect(0, 0, max(80, width), _HIGHEST)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, option.text)
        return QSize(max(80, width), max(view.iconSize().height(), words.height()) + _BETWEEN)


class HighlightList(QListWidget):
    """Highlights, each with its words, its note and its place. Changes nothing itself: it asks."""

    chosen = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("highlightList")
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(_Lines(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(self._go)

    def show_placed(self, placed: Sequence[PlacedAnnotation]) -> None:
        """Show highlights in the order given; those that are lost under a heading."""
        row, bar = self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        said = False
        for one in placed:
            if one.is_lost and not said:
                said = True
                heading = QListWidgetItem(self.tr("No longer found in the text"))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.addItem(heading)
            self.addItem(self._item(one))
        self.setCurrentRow(min(row, self.count() - 1))
        self.verticalScrollBar().setValue(bar)

    @property
    def current(self) -> PlacedAnnotation | None:
        """The highlight that the keyboard is on."""
        found: PlacedAnnotation | None = self.currentIndex().data(_PLACED)
        return found

    def texts(self) -> list[str]:
        """Return what each line says."""
        return [self.item(row).text() for row in range(self.count())]

    def redraw(self) -> None:
        """Draw the colours anew."""
        for row in range(self.count()):
            one = self.item(row).data(_PLACED)
            if one is not None:
                self.item(row).setIcon(swatch(one.annotation.colour, self.palette()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        one = self.current
        if one is None:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(one)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit(one)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(one)
        else:
            super().keyPressEvent(event)

    def _item(self, one: PlacedAnnotation) -> QListWidgetItem:
        annotation = one.annotation
        quote = " ".join(annotation.anchor.quote.split())
        short = quote if len(quote) <= _MOST_QUOTED else quote[:_MOST_QUOTED].rstrip() + "…"
        is_abstract = annotation.part is TextPart.ABSTRACT
        place = [self.tr("Abstract") if is_abstract else self.tr("Full text"), one.heading]
        lines = [f"“{short}”", annotation.note, " · ".join(filter(None, place))]
        item = QListWidgetItem("\n".join(line for line in lines if line))
        item.setData(_PLACED, one)
        item.setIcon(swatch(annotation.colour, self.palette()))
        set_tip(item, quote[:2000])
        spoken = [colour_word(annotation.colour), *lines]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
        return item

    def _go(self, item: QListWidgetItem) -> None:
        one = item.data(_PLACED)
        if one is not None:
            self.chosen.emit(one)

    def _menu(self, at: QPoint) -> None:
        one = self.current
        if one is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(self.tr("Show in the text"), lambda: self.chosen.emit(one))
        go.setEnabled(not one.is_lost)
        edit = self.tr("Edit note…") if one.annotation.note else self.tr("Write a note…")
        menu.addAction(edit, lambda: self.edit_requested.emit(one))
        menu.addAction(self.tr("Delete"), lambda: self.delete_requested.emit(one))
        menu.popup(self.viewport().mapToGlobal(at))


class HighlightsPanel(QWidget):
    """The list under its heading, and the buttons that take it out. Hidden where there is none."""

    place_requested = Signal(object)
    """With the :class:`Annotation` to go to."""
    status_message = Signal(str)
    undoable = Signal(str)
    """A sentence of what somebody may want to take back."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("highlightsPanel")
        self._services, self._jobs = services, jobs
        self._latest = Latest(jobs, self)
        self._id: int | None = None
        self._edited: Annotation | None = None
        self._citing = ("apa", "en-US")
        self._exporter = HighlightExport(services, jobs, self)
        self._exporter.said.connect(self.status_message)
        self.list = HighlightList()
        self._heading = QLabel()
        mark(self._heading, role="small")
        self.copy, self.export = IconButton("copy", small=True), IconButton("upload", small=True)
        self.copy.setObjectName("highlightsCopy")
        self.export.setObjectName("highlightsExport")
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.popup = NotePopup(self.list)
        self.popup.note_written.connect(lambda note: self._change(note=note))
        self.popup.colour_chosen.connect(lambda colour: self._change(colour=colour))
        self.popup.delete_requested.connect(self._delete_edited)
        self.popup.closed.connect(self.list.setFocus)
        self.list.chosen.connect(self._go)
        self.list.edit_requested.connect(self._edit)
        self.list.delete_requested.connect(lambda one: self._delete(one.annotation))
        self.copy.clicked.connect(self.copy_markdown)
        self.export.clicked.connect(self.ask_export)
        jobs.library_changed.connect(self._library_changed)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.refresh)
        self.hide()
        self.retranslate()

    def show_paper(self, stored: StoredReference | None) -> None:
        """Show the highlights of another paper."""
        new_id = stored.id if stored is not None else None
        if new_id != self._id:
            self.popup.finish()
            self._id = new_id
            self.hide()
            self._latest.forget()
            self._patience.start()
        elif not self._patience.isActive():
            self.refresh()

    @property
    def is_asked(self) -> bool:
        """Whether the highlights of this paper have been asked for, after a moment's patience."""
        return not self._patience.isActive()

    def refresh(self) -> None:
        """Ask the library again."""
        paper = self._id
        if paper is None:
            self._latest.forget()
            return
        self._latest.ask(lambda: self._services.annotations.of_paper(paper), self._shown)

    def copy_markdown(self) -> None:
        """Put all of them on the clipboard as Markdown, with the citation of the paper."""
        if self._id is not None:
            self._exporter.copy([self._id], *self._citing)

    def ask_export(self) -> None:
        """Ask for a file and write them to it."""
        if self._id is not None:
            self._exporter.ask([self._id], *self._citing)

    def set_citation_style(self, style: str, locale: str) -> None:
        """Cite the paper in this style where highlights are taken out."""
        self._citing = (style, locale)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.list.setAccessibleName(self.tr("Highlights"))
        self.copy.describe(self.tr("Copy as Markdown"))
        self.export.describe(self.tr("Export highlights…"))
        self._say_count()
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.list.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.popup.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget: what is typed is kept."""
        self.popup.finish()
        super().hideEvent(event)

    # Inside

    def _shown(self, placed: Sequence[PlacedAnnotation]) -> None:
        self.list.show_placed(placed)
        self.setVisible(bool(placed))
        self._say_count()

    def _say_count(self) -> None:
        count = sum(
            self.list.item(row).data(_PLACED) is not None for row in range(self.list.count())
        )
        self._heading.setText(self.tr("Highlights ({0})").format(count))

    def _library_changed(self, changes: ChangeSet) -> None:
        if self._id in changes.updated | changes.added:
            self.refresh()

    def _go(self, one: PlacedAnnotation) -> None:
        if one.is_lost:
            self.status_message.emit(self.tr("These words are no longer in the text."))
        else:
            self.place_requested.emit(one.annotation)

    def _edit(self, one: PlacedAnnotation) -> None:
        self._edited = one.annotation
        row = self.list.visualItemRect(self.list.currentItem())
        around = QRect(self.list.viewport().mapTo(self.list, row.topLeft()), row.size())
        self.popup.open(one.annotation.note, one.annotation.colour, around)

    def _change(self, *, colour: int | None = None, note: str | None = None) -> None:
        one = self._edited
        if one is not None:
            self._do(
                lambda: self._services.annotations.change(
                    one.reference_id, one.number, colour=colour, note=note
                )
            )

    def _delete_edited(self) -> None:
        if self._edited is not None:
            self._delete(self._edited)

    def _delete(self, one: Annotation) -> None:
        self._do(
            lambda: self._services.annotations.delete(one.reference_id, [one.number]),
            lambda _: self.undoable.emit(self.tr("Highlight deleted")),
        )

    def _do(
        self, change: Callable[[], ChangeSet], done: Callable[[ChangeSet], None] | None = None
    ) -> None:
        self._jobs.submit("", lambda _context: change(), Lane.LOCAL, self, done, self._failed)

    def _failed(self, error: RefdeskError) -> None:
        self.status_message.emit(error_sentence(error))
