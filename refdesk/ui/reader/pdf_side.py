# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside the pages of a PDF: its contents, and the notes that other programs left in it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from refdesk.domain.pdfs import PdfNote
from refdesk.ui.reader.pdf_document import PdfEntry
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import tip

_ENTRY = Qt.ItemDataRole.UserRole
_ROW = 24
"""Height of a line of the outline."""
_PADDING = 12
_MOST_OPEN = 60
"""Entries up to which the whole outline is unfolded."""


class _Wrapped(QStyledItemDelegate):
    """Lines as high as their text needs: Qt reckons without the padding of the style sheet."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See QStyledItemDelegate."""
        del option
        width = self._view.viewport().width()
        area = QRect(0, 0, width - 2 * _PADDING, 100_000)
        wrap = Qt.TextFlag.TextWordWrap
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = self._view.fontMetrics().boundingRect(area, wrap, text).height()
        return QSize(width, height + _PADDING)


class PdfSide(QTabWidget):
    """Contents and notes, each only where there are some."""

    entry_chosen = Signal(object)
    """A :class:`PdfEntry` to go to."""
    note_chosen = Signal(object)
    """A :class:`PdfNote` to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[PdfNote] = []
        self._rows: dict[PdfNote, int] = {}
        self._quoted: dict[PdfNote, str] = {}
        self._labels: list[str] = []
        self._items: list[tuple[int, QTreeWidgetItem]] = []
        """Lines of the outline with their pages."""
        self.tree = QTreeWidget()
        self.tree.setObjectName("pdfOutline")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        mark(self.tree, kind="outline")
        self.list = QListWidget()
        self.list.setObjectName("pdfNotes")
        self.list.setItemDelegate(_Wrapped(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mark(self.list, kind="outline")
        self.setDocumentMode(True)
        self.addTab(self.tree, "")
        self.addTab(self.list, "")
        for signal in (self.tree.itemClicked, self.tree.itemActivated):
            signal.connect(lambda item, _column: self.entry_chosen.emit(item.data(0, _ENTRY)))
        for signal in (self.list.itemClicked, self.list.itemActivated):
            signal.connect(self._note_clicked)
        self.retranslate()
        self._show_tabs()

    @property
    def is_empty(self) -> bool:
        """Whether there is neither."""
        return not self.tree.topLevelItemCount() and not self._notes

    def show_outline(self, entries: Sequence[PdfEntry]) -> None:
        """Show the contents."""
        self._items = []
        self.tree.clear()
        open_items: list[QTreeWidgetItem] = []
        for entry in entries:
            item = QTreeWidgetItem([" ".join(entry.title.split())])
            item.setData(0, _ENTRY, entry)
            item.setToolTip(0, tip(entry.title))
            item.setSizeHint(0, QSize(0, _ROW))
            del open_items[entry.level - 1 :]
            if open_items:
                open_items[-1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            open_items.append(item)
            self._items.append((entry.page, item))
        if len(entries) <= _MOST_OPEN:
            self.tree.expandAll()
        self._show_tabs()

    def show_page(self, page: int) -> None:
        """Mark the entry under which a page (from 0) stands."""
        above = [item for at, item in self._items if 0 <= at <= page]
        if above:
            self.tree.setCurrentItem(above[-1])

    def show_notes(self, notes: Sequence[PdfNote], labels: Sequence[str]) -> None:
        """Show notes; ``labels`` are what pages are called, none where they are counted."""
        self._notes, self._labels = list(notes), list(labels)
        self._rows = {note: row for row, note in enumerate(self._notes)}
        self._quoted.clear()
        self.list.clear()
        for note in self._notes:
            item = QListWidgetItem(self._words(note))
            item.setData(_ENTRY, note)
            self.list.addItem(item)
        self._show_tabs()

    def quote(self, note: PdfNote, quoted: str) -> None:
        """Show with a note the words that it marks."""
        self._quoted[note] = " ".join(quoted.split())
        self.list.item(self._rows[note]).setText(self._words(note))
        self.list.scheduleDelayedItemsLayout()  # it may have one line more now

    def retranslate(self) -> None:
        """Set all words anew."""
        self.tree.setAccessibleName(self.tr("Contents"))
        self.list.setAccessibleName(self.tr("Notes in the PDF"))
        self.setTabText(0, self.tr("Contents"))
        count = f" ({len(self._notes)})" if self._notes else ""
        self.setTabText(1, self.tr("Notes") + count)
        self._say_notes()
        self.setTabToolTip(1, tip(self.tr("What other programs wrote into the PDF")))

    # Inside

    def _show_tabs(self) -> None:
        self.setTabVisible(0, self.tree.topLevelItemCount() > 0)
        self.setTabVisible(1, bool(self._notes))
        self.retranslate()

    def _note_clicked(self, item: QListWidgetItem) -> None:
        self.note_chosen.emit(item.data(_ENTRY))

    def _say_notes(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(self._words(item.data(_ENTRY)))

    def _words(self, note: PdfNote) -> str:
        """Return ``p. 3 · Highlight · Kim · 2024-05-31``, the words marked, and what was written."""
        page = self._labels[note.page] if self._labels else str(note.page + 1)
        facts = [self.tr("p. {0}").format(page), kind_name(note.kind), note.author, note.date]
        quoted = self._quoted.get(note, "")
        lines = [" · ".join(filter(None, facts))]
        if quoted:
            lines.append(f"“{quoted}”")
        if note.text and note.text != quoted:
            lines.append(note.text)
        return "\n".join(lines)


def kind_name(kind: str) -> str:
    """Return what a person calls a kind of note."""
    names = {
        "highlight": QCoreApplication.translate("PdfNotes", "Highlight"),
        "underline": QCoreApplication.translate("PdfNotes", "Underlined"),
        "squiggly": QCoreApplication.translate("PdfNotes", "Underlined"),
        "strikeout": QCoreApplication.translate("PdfNotes", "Struck out"),
        "note": QCoreApplication.translate("PdfNotes", "Note"),
        "text": QCoreApplication.translate("PdfNotes", "Text"),
        "drawing": QCoreApplication.translate("PdfNotes", "Drawing"),
        "stamp": QCoreApplication.translate("PdfNotes", "Stamp"),
        "file": QCoreApplication.translate("PdfNotes", "Attached file"),
        "reply": QCoreApplication.translate("PdfNotes", "Reply"),
    }
    return names[kind]
