# SPDX-License-Identifier: GPL-3.0-or-later
"""How the lines of the list are painted: calm text, marks for full text, unread and retracted.

Whatever Qt must be asked for is asked once a paint, not once a cell. Qt's own loop over the cells lets go
of the interpreter and takes it again for each of them; beside a thread that computes, 10 ms worth of list
waited its turn 60 times and took 140 ms.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from refdesk.domain.line import ReferenceRow
from refdesk.ui.icons import pixmap
from refdesk.ui.library.columns import SPECS, Column
from refdesk.ui.library.model import LibraryModel
from refdesk.ui.theme import Scheme, scheme_of, tag_colour
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.stars import paint_stars

_Index = QModelIndex | QPersistentModelIndex
SPACE = 8
EDGE = 11
"""Left of a cell's text: where the header's text begins."""
BAR = 3
"""Width of the bar at the left edge of what is selected: seen also by who sees no colours."""
_QUIET = frozenset({Column.YEAR, Column.JOURNAL, Column.DESIGN, Column.PMID, Column.ADDED})
_INDEXED = {Column.TITLE: "title", Column.AUTHOR: "authors", Column.JOURNAL: "journal"}
"""Cells whose text is searched, and the columns of the index that hold it."""
_TEXT_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


@lru_cache(maxsize=64)
def colour_of(name: str) -> QColor:
    """Return a colour of the scheme. To wrap ``QColor`` itself would load PySide's signatures, for 40 ms."""
    return QColor(name)


class RowDelegate(QStyledItemDelegate):
    """Says how large a cell wants to be; the view paints by :class:`RowPainter`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(metrics.horizontalAdvance("x") * 8, row_height(metrics))


class RowPainter:
    """One paint of the list."""

    def __init__(
        self,
        view: QTableView,
        model: LibraryModel,
        painter: QPainter,
        selected: Iterable[tuple[int, int]],
    ) -> None:
        """Prepare to paint.

        Args:
            view: what is painted.
            model: its papers.
            painter: with what.
            selected: the first and the last line of each selected part.
        """
        self._marker = model.marker
        self._view = view
        self._model = model
        self._painter = painter
        self._option = QStyleOptionViewItem()
        view.initViewItemOption(self._option)
        self._option.state |= QStyle.StateFlag.State_Selected
        self._style = view.style()
        self._scheme: Scheme = scheme_of(self._option.palette)
        self._font: QFont = self._option.font
        self._fonts: dict[int, tuple[QFont, QFontMetrics]] = {}
        self._scale = painter.device().devicePixelRatio()
        self.mark, self.dot, self.tag_dot, self.star = map(zoomed, (16, 7, 8, 11))
        self._selected = sorted(selected)
        self._current = view.currentIndex().row() if view.hasFocus() else -1

    def paint(self, area: QRect) -> None:
        """Paint the cells that lie in ``area`` of the viewport."""
        view, header = self._view, self._view.horizontalHeader()
        self._painter.fillRect(area, colour_of(self._scheme.surface))
        first, last = view.rowAt(area.top()), view.rowAt(area.bottom())
        if first < 0:
            return
        columns = [
            (Column(place), header.sectionViewportPosition(place), header.sectionSize(place))
            for place in map(header.logicalIndex, range(header.count()))
            if not header.isSectionHidden(place)
        ]
        columns = [
            (column, left, width)
            for column, left, width in columns
            if left <= area.right() and left + width > area.left()
        ]
        if last < 0:
            last = self._model.rowCount() - 1
        for number in range(first, last + 1):
            top, height = view.rowViewportPosition(number), view.rowHeight(number)
            row = self._model.row(number)
            selected = self._is_selected(number)
            for column, left, width in columns:
                self._paint_cell(row, column, QRect(left, top, width, height), selected)
            if selected:
                self._paint_edge(area, top, height)
            if number == self._current:
                self._paint_focus(area, top, height)

    def _is_selected(self, number: int) -> bool:
        place = bisect_right(self._selected, (number, self._model.rowCount()))
        return place > 0 and self._selected[place - 1][1] >= number

    def _paint_cell(
        self, row: ReferenceRow | None, column: Column, place: QRect, selected: bool
    ) -> None:
        if selected:
            self._option.rect = place
            ground = QStyle.PrimitiveElement.PE_PanelItemViewItem
            self._style.drawPrimitive(ground, self._option, self._painter, self._view)
        if row is None:
            return
        if SPECS[column].is_mark:
            self._paint_mark(QRectF(place), row, column)
        elif column is Column.RATING:
            left, middle = place.left() + EDGE, QRectF(place).center().y()
            paint_stars(self._painter, left, middle, self.star, row.rating, self._scheme.star, "")
        else:
            self._paint_text(QRectF(place), row, column, selected)

    def _paint_edge(self, area: QRect, top: int, height: int) -> None:
        """Draw the bar of a selected line; in high contrast also lines over and under it."""
        scheme = self._scheme
        self._painter.fillRect(QRect(0, top, BAR, height), colour_of(scheme.accent))
        if scheme.is_strong:
            self._painter.setPen(colour_of(scheme.control))
            for y in (top, top + height - 1):
                self._painter.drawLine(area.left(), y, area.right(), y)

    def _paint_focus(self, area: QRect, top: int, height: int) -> None:
        """Draw a line over and under the row that the keyboard is on."""
        self._painter.setPen(colour_of(self._scheme.accent))
        right = min(area.right(), self._view.horizontalHeader().length() - 1)
        for y in (top, top + height - 1):
            self._painter.drawLine(area.left(), y, right, y)

    def _paint_mark(self, rect: QRectF, row: ReferenceRow, column: Column) -> None:
        if column is Column.READ and not row.is_read:
            painter = self._painter
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(self._scheme.accent))
            painter.drawEllipse(rect.center(), self.dot / 2, self.dot / 2)
            painter.restore()
        elif column is Column.FULLTEXT and row.has_fulltext:
            self._paint_icon("document", self._scheme.text_secondary, rect.center().x(), rect)

    def _paint_icon(self, name: str, colour: str, centre: float, rect: QRectF) -> None:
        mark = self.mark
        place = QRectF(centre - mark / 2, rect.center().y() - mark / 2, mark, mark)
        image = pixmap(name, colour, mark, self._scale)
        self._painter.drawPixmap(place.toAlignedRect().topLeft(), image)

    def _paint_text(self, rect: QRectF, row: ReferenceRow, column: Column, selected: bool) -> None:
        rect.adjust(EDGE, 0, -SPACE / 2, 0)
        scheme, painter = self._scheme, self._painter
        # on the ground of a selection, grey is too faint to read
        colour = scheme.text_secondary if column in _QUIET and not selected else scheme.text
        own: QFont | None = None
        if column is Column.TITLE:
            own = self._model.font_of(row)
            if row.is_retracted:
                self._paint_icon("retracted", scheme.danger, rect.left() + self.mark / 2, rect)
                rect.setLeft(rect.left() + self.mark + SPACE / 2)
                colour = scheme.danger
            elif row.has_concern:
                self._paint_icon("warning", scheme.warning, rect.left() + self.mark / 2, rect)
                rect.setLeft(rect.left() + self.mark + SPACE / 2)
            if row.colours:
                rect.setLeft(self._paint_dots(row.colours, rect))
            if row.is_sample:
                rect.setRight(self._paint_sample(rect))
        font, metrics = self._set_in(own)
        painter.setFont(font)
        painter.setPen(colour_of(colour))
        self._paint_words(rect, self._model.text_of(row, column), column, metrics)

    def _paint_words(self, rect: QRectF, text: str, column: Column, metrics: QFontMetrics) -> float:
        """Draw text in the painter's font, what was looked for marked; return where it ends."""
        painter = self._painter
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        if self._marker and column in _INDEXED:
            hits = self._marker.ranges(elided, _INDEXED[column])
            self._paint_hits(rect, elided, hits, metrics)
            if hits:
                painter.setPen(colour_of(self._scheme.text))  # grey is too faint on a hit
        painter.drawText(rect, _TEXT_FLAGS, elided)
        return rect.left() + metrics.horizontalAdvance(elided)

    def _paint_dots(self, colours: Sequence[str], rect: QRectF) -> float:
        """Draw the colours of the tags; return where the title begins."""
        painter, left = self._painter, rect.left()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour in colours:
            painter.setBrush(colour_of(tag_colour(colour, self._scheme)))
            top = rect.center().y() - self.tag_dot / 2
            painter.drawEllipse(QRectF(left, top, self.tag_dot, self.tag_dot))
            left += self.tag_dot + 3
        painter.restore()
        return left + 3

    def _paint_hits(
        self, rect: QRectF, text: str, hits: Sequence[tuple[int, int]], metrics: QFontMetrics
    ) -> None:
        """Lay a ground under what was looked for; ``text`` is drawn over it next."""
        top = rect.center().y() - metrics.height() / 2
        for start, end in hits:
            left = metrics.horizontalAdvance(text[:start])
            width = metrics.horizontalAdvance(text[:end]) - left
            ground = QRectF(rect.left() + left, top, width, metrics.height())
            self._painter.fillRect(ground, colour_of(self._scheme.highlight_1))

    def _set_in(self, own: QFont | None) -> tuple[QFont, QFontMetrics]:
        """Return the list's font with what ``own`` changes, and its measures."""
        known = self._fonts.get(id(own))
        if known is None:
            font = own.resolve(self._font) if own is not None else self._font
            known = self._fonts[id(own)] = (font, QFontMetrics(font))
        return known

    def _paint_sample(self, rect: QRectF) -> float:
        """Draw a small flask at the right; return where the title must end."""
        self._paint_icon("sample", self._scheme.control, rect.right() - self.mark / 2, rect)
        return rect.right() - self.mark - SPACE / 2


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a compact line, 24 to 28 pixels at usual font sizes."""
    return max(24, metrics.height() + 9)
