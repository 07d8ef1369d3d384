# SPDX-License-Identifier: GPL-3.0-or-later
"""The header of the list."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QStyleOptionHeaderV2, QWidget

from refdesk.ui.icons import icon
from refdesk.ui.library.columns import SPECS, Column

HEADER_PADDING = 11
"""Room beside the text of a header section; the style sheet's own."""


class ListHeader(QHeaderView):
    """The header of the list: a column of marks is named by its mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """See QHeaderView.

        The base asks for every section whether its neighbours are wholly selected, which walks
        all rows of a Python model: 2 s after "select all" of 100,000.
        """
        column = Column(logicalIndex)
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        option.section = logicalIndex
        option.textAlignment = self.defaultAlignment()
        option.position = QStyleOptionHeader.SectionPosition.Middle
        if SPECS[column].is_mark:
            name = "document" if column is Column.FULLTEXT else "unread"
            option.icon = icon(name, self.palette(), "text_secondary")
            option.iconAlignment = Qt.AlignmentFlag.AlignCenter
        else:
            text = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
            room = rect.width() - 2 * HEADER_PADDING
            elide = Qt.TextElideMode.ElideRight
            option.text = self.fontMetrics().elidedText(str(text), elide, room)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            ascending = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            arrows = QStyleOptionHeader.SortIndicator
            option.sortIndicator = arrows.SortUp if ascending else arrows.SortDown
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
