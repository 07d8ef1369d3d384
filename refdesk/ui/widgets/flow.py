# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that sets its items in lines, like words."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Items from left to right, broken into lines; too wide an item gets the whole line."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int | None = None
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self._sizes: list[tuple[QLayoutItem, QSize, int]] | None = None
        """Of items that are shown: size, and the width they may shrink to; ``None``: ask them."""
        self._heights: dict[int, int] = {}
        self._first: QWidget | None = None
        self._pushed: frozenset[QWidget] = frozenset()
        self._cut: QWidget | None = None
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem, /) -> None:
        """See QLayout."""
        self._items.append(item)
        self._forget()

    def begin_line(self, widget: QWidget) -> None:
        """Have ``widget`` stand at the beginning of a line, where one line does not hold all."""
        self._first = widget
        self._forget()

    def put_first(self, widget: QWidget) -> None:
        """Add ``widget`` before all others; one that expands takes what its line leaves."""
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())
        self._forget()

    def cut_first(self, widget: QWidget) -> None:
        """Have ``widget`` give up some of its room, down to a half, before a line is broken."""
        self._cut = widget
        self._forget()

    def push_right(self, widgets: Sequence[QWidget]) -> None:
        """Have ``widgets`` stand at the right, where they do not begin a line."""
        self._pushed = frozenset(widgets)
        self._forget()

    def invalidate(self) -> None:
        """See QLayout."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._sizes = None
        self._heights.clear()

    def count(self) -> int:
        """See QLayout."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        """See QLayout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        """See QLayout."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def cut(self, count: int) -> None:
        """Remove the items after the first ``count`` and delete their widgets."""
        while len(self._items) > count:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """See QLayout."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """See QLayout."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """See QLayout."""
        if width not in self._heights:  # Qt asks a hundred times while it lays a page out
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect, /) -> None:
        """See QLayout."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """See QLayout."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """See QLayout: as wide as the widest item may shrink to, not wider."""
        shown = self._shown()
        height = max((size.height() for _, size, _ in shown), default=0)
        width = max((least for _, _, least in shown), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _shown(self) -> list[tuple[QLayoutItem, QSize, int]]:
        if self._sizes is None:
            self._sizes = [
                (item, item.sizeHint(), item.minimumSize().width())
                for item in self._items
                if not item.isEmpty()
            ]
        return self._sizes

    def line_ends(self, width: int) -> list[int]:
        """Return how far down each line reaches."""
        margins = self.contentsMargins()
        ends, y = [], margins.top()
        for line in self._lines(width - margins.left() - margins.right()):
            y += max((size.height() for _, size in line), default=0)
            ends.append(y)
            y += self._line_gap
        return ends

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items of each line with the size that they get."""
        shown = self._shown()
        room = sum(wanted.width() + self._gap for _, wanted, _ in shown) - self._gap
        first = self._first if room > width else None
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        x = 0
        for item, wanted, least in shown:
            if self._cut is not None and item.widget() is self._cut:
                left = wanted.width() - (room - width)
                if wanted.width() // 2 <= left < wanted.width():
                    wanted = QSize(left, wanted.height())
            size = QSize(min(wanted.width(), max(width, least)), wanted.height())
            is_first = first is not None and item.widget() is first
            if lines[-1] and (is_first or x + size.width() > width):
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self._gap
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        lines = self._lines(area.width())
        y = area.y()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            x = area.x()
            spare = area.width() - sum(size.width() + self._gap for _, size in line) + self._gap
            for place, (item, size) in enumerate(line):
                if item.expandingDirections() & Qt.Orientation.Horizontal:
                    size, spare = QSize(size.width() + max(0, spare), size.height()), 0
                elif place and item.widget() in self._pushed:
                    x += max(0, spare)
                    spare = 0
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        bottom = y - (self._line_gap if lines[0] else 0)
        return bottom - rect.y() + self.contentsMargins().bottom()


class FlowWidget(QWidget):
    """A widget of flowing items that is exactly as high as its lines."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap=gap, line_gap=line_gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int, /) -> int:
        """See QWidget."""
        return self.flow.heightForWidth(width)


class HeadRow(FlowWidget):
    """What a part is about on the left, what can be done on the right; in lines where room is scarce."""

    def __init__(
        self, left: Sequence[QWidget], right: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, gap=8, line_gap=4)
        for widget in (*left, *right):
            policy = widget.sizePolicy()
            if policy.horizontalPolicy() is QSizePolicy.Policy.Ignored:  # a label that may be cut
                policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
                widget.setSizePolicy(policy)
                self.flow.cut_first(widget)
            self.flow.addWidget(widget)
        self.flow.push_right(right)
