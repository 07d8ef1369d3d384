# SPDX-License-Identifier: GPL-3.0-or-later
"""The contents of a text: where one is, where one can go, parts folded away."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPixmap, QTextBlock, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from refdesk.ui.detail.seam import OutlineEntry
from refdesk.ui.icons import icon, icon_size
from refdesk.ui.reader.places import position_read
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.reading import ReadingView

_ANCHOR = Qt.ItemDataRole.UserRole
_SLICE = 400
"""Blocks of text looked at in one go of the event loop: a few milliseconds."""
_REST_MS = 60
"""How long after scrolling the current section is looked for."""
_ARROW_PX = 24
_LINE_OF_SIGHT = 0.25
"""A section is read from when its heading is this far down the view."""


class OutlinePane(QListWidget):
    """Headings as rows; the one that is read is selected, Left and Right fold what is below one."""

    chosen = Signal(str)
    """With the anchor of the heading that was clicked or entered."""

    def __init__(self, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fulltextOutline")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(icon_size(12))
        mark(self, kind="outline")
        self._view = view
        self._levels: list[int] = []
        self._folded: set[int] = set()
        self._starts: list[tuple[int, int]] = []
        """Where headings begin in the text, and their rows; as far as they are found."""
        self._seeking: Iterator[None] | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._seek)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.follow)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.restyled.connect(self._look)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show the headings of the text that the view holds now."""
        self.clear()
        top = min((entry.level for entry in entries), default=1)
        self._levels = [max(0, entry.level - top) for entry in entries]
        self._folded = set()
        for entry, level in zip(entries, self._levels, strict=True):
            item = QListWidgetItem("   " * level + entry.title)
            item.setData(_ANCHOR, entry.anchor)
            set_tip(item, entry.title)
            self.addItem(item)
        self._draw()
        self._look()

    def _look(self) -> None:
        """Find where the headings begin in the text as it is now."""
        self._starts = []
        anchors = [str(self.item(row).data(_ANCHOR)) for row in range(self.count())]
        self._seeking = self._headings(self._view.document(), anchors)
        self._slices.start(0)

    def follow(self) -> None:
        """Select the heading under which somebody reads."""
        here = position_read(self._view, _LINE_OF_SIGHT)
        bar = self._view.verticalScrollBar()
        place = bisect_right(self._starts, (here, len(self._levels))) - 1
        if bar.maximum() and bar.value() == bar.maximum() and not self._slices.isActive():
            place = max(place, self._last_in_sight())
        row = self._starts[place][1] if place >= 0 else -1
        while row > 0 and self.item(row).isHidden():
            row -= 1
        if row != self.currentRow():
            self.setCurrentRow(row)

    @property
    def is_ready(self) -> bool:
        """Whether all headings are found."""
        return not self._slices.isActive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Left and row >= 0:
            if self._below(row) and row not in self._folded:
                self._fold(row, folded=True)
            else:
                self.setCurrentRow(self._above(row))
        elif event.key() == Qt.Key.Key_Right and row in self._folded:
            self._fold(row, folded=False)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget: the arrow before a heading folds."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and self._below(row := self.row(item)):
            reach = self.visualItemRect(item).left() + _ARROW_PX
            if event.position().x() < reach:
                self._fold(row, folded=row not in self._folded)
                return
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_levels"):
            self._draw()

    # Inside

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ANCHOR)))

    def _scrolled(self) -> None:
        if self._starts:
            self._resting.start()

    def _below(self, row: int) -> range:
        """Return the rows under a heading."""
        end = row + 1
        while end < len(self._levels) and self._levels[end] > self._levels[row]:
            end += 1
        return range(row + 1, end)

    def _above(self, row: int) -> int:
        """Return the row of the heading that ``row`` stands under, itself where there is none."""
        levels = self._levels
        return next((r for r in range(row - 1, -1, -1) if levels[r] < levels[row]), row)

    def _fold(self, row: int, *, folded: bool) -> None:
        (self._folded.add if folded else self._folded.discard)(row)
        hidden = {below for closed in self._folded for below in self._below(closed)}
        for other in range(self.count()):
            self.item(other).setHidden(other in hidden)
        self._draw()

    def _draw(self) -> None:
        """Draw the arrows; rows without one keep its room where there are any."""
        if not any(self._levels):
            return
        blank = QPixmap(self.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        none = QIcon(blank)
        opened = icon("chevron-down", self.palette(), "text_secondary")
        closed = icon("chevron-right", self.palette(), "text_secondary")
        for row in range(self.count()):
            arrow = closed if row in self._folded else opened
            self.item(row).setIcon(arrow if self._below(row) else none)

    def _last_in_sight(self) -> int:
        """Return the last heading that is seen at the end of the text, which cannot scroll higher."""
        last = position_read(self._view, 1.0)
        return bisect_right(self._starts, (last, len(self._levels))) - 1

    def _seek(self) -> None:
        if self._seeking is None or next(self._seeking, self) is self:
            self._seeking = None
            self._slices.stop()
            self.follow()

    def _headings(self, document: QTextDocument, anchors: list[str]) -> Iterator[None]:
        """Find where headings begin, a slice of the text at each step."""
        rows = {anchor: row for row, anchor in enumerate(anchors) if anchor}
        block, seen = document.begin(), 0
        while block.isValid() and rows:
            if block.blockFormat().headingLevel():
                for name in _names_at(block):
                    if (row := rows.pop(name, None)) is not None:
                        self._starts.append((block.position(), row))
            block = block.next()
            seen += 1
            if seen % _SLICE == 0:
                yield None


def _names_at(block: QTextBlock) -> list[str]:
    """Return the anchors at the beginning of a heading."""
    first = block.begin()
    return [] if first.atEnd() else first.fragment().charFormat().anchorNames()
