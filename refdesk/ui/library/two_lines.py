# SPDX-License-Identifier: GPL-3.0-or-later
"""Comfortable lines of the list: the title, and beneath it who, when and where, with small badges."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView

from refdesk.domain.line import ReferenceRow
from refdesk.ui.library.columns import Column
from refdesk.ui.library.model import LibraryModel
from refdesk.ui.library.painting import EDGE, SPACE, RowPainter, colour_of
from refdesk.ui.type_scale import MINIMUM_TEXT_PX, zoomed
from refdesk.ui.widgets.stars import paint_stars

_AROUND = 6
"""Pixels over and under the two lines."""
_BETWEEN = 4
_PAD = 6
"""Beside the words of a badge."""
_DOT = " · "
_WHO = (Column.AUTHOR, Column.YEAR, Column.JOURNAL)
"""What stands in the second line; the last is cut where there is no room."""


def small_font(font: QFont) -> QFont:
    """Return the list's font one step down."""
    result = QFont(font)
    size = font.pixelSize() if font.pixelSize() > 0 else QFontMetrics(font).height() - 3
    result.setPixelSize(max(MINIMUM_TEXT_PX, size - 1))
    return result


def two_lines_height(font: QFont) -> int:
    """Return the height of a comfortable line, about 44 pixels at usual font sizes."""
    second = QFontMetrics(small_font(font)).height()
    return QFontMetrics(font).height() + second + _BETWEEN + 2 * _AROUND


class TwoLinePainter(RowPainter):
    """One paint of the list in comfortable lines; what is a column of marks stays one."""

    def __init__(
        self,
        view: QTableView,
        model: LibraryModel,
        painter: QPainter,
        selected: Iterable[tuple[int, int]],
    ) -> None:
        super().__init__(view, model, painter, selected)
        self._small = small_font(self._font)
        self._small_metrics = QFontMetrics(self._small)
        self._upper = QFontMetrics(self._font).height() + _BETWEEN
        self._lower = self._small_metrics.height()

    def _lines(self, rect: QRectF) -> tuple[QRectF, QRectF]:
        upper = QRectF(rect.left(), rect.top() + _AROUND, rect.width(), self._upper - _BETWEEN)
        lower = QRectF(rect.left(), upper.top() + self._upper, rect.width(), self._lower)
        return upper, lower

    def _paint_mark(self, rect: QRectF, row: ReferenceRow, column: Column) -> None:
        super()._paint_mark(self._lines(rect)[0], row, column)

    def _paint_text(self, rect: QRectF, row: ReferenceRow, column: Column, selected: bool) -> None:
        if column is not Column.TITLE:
            super()._paint_text(rect, row, column, selected)
            return
        upper, lower = self._lines(rect)
        super()._paint_text(upper, row, column, selected)
        lower.adjust(EDGE, 0, -SPACE / 2, 0)
        scheme, painter = self._scheme, self._painter
        colour = scheme.text if selected else scheme.text_secondary
        painter.setFont(self._small)
        lower.setRight(self._paint_badges(lower, row, colour))
        self._paint_who(lower, row, colour)

    def _paint_who(self, rect: QRectF, row: ReferenceRow, colour: str) -> None:
        """Draw first author, year and journal, as far as there is room."""
        painter, metrics = self._painter, self._small_metrics
        place = QRectF(rect)
        begun = False
        for column in _WHO:
            text = self._model.text_of(row, column)
            if not text:
                continue
            if begun:
                gap = metrics.horizontalAdvance(_DOT)
                if place.width() < gap + zoomed(24):
                    return
                painter.setPen(colour_of(colour))
                painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), _DOT)
                place.setLeft(place.left() + gap)
            painter.setPen(colour_of(colour))
            place.setLeft(self._paint_words(place, text, column, metrics))
            begun = True

    def _paint_badges(self, rect: QRectF, row: ReferenceRow, colour: str) -> float:
        """Draw what else is known at the right: stars, full text, design; return where they begin."""
        right = rect.right()
        painter, scheme = self._painter, self._scheme
        if row.design:
            right = self._paint_design(
                QRectF(rect), self._model.text_of(row, Column.DESIGN), colour
            )
        if row.has_fulltext:
            right -= self.mark
            self._paint_icon("document", colour, right + self.mark / 2, rect)
            right -= SPACE / 2
        if row.rating:
            width = row.rating * (self.star + 2)
            right -= width
            paint_stars(painter, right, rect.center().y(), self.star, row.rating, scheme.star, "")
            right -= SPACE / 2
        return right - SPACE / 2

    def _paint_design(self, rect: QRectF, words: str, colour: str) -> float:
        painter, scheme = self._painter, self._scheme
        room = rect.width() * 0.4
        text = self._small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        width = self._small_metrics.horizontalAdvance(text) + 2 * _PAD
        box = QRectF(rect.right() - width, rect.top() + 0.5, width - 0.5, rect.height() - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour_of(scheme.control if scheme.is_strong else scheme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.restore()
        painter.setPen(colour_of(colour))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return box.left() - SPACE / 2
