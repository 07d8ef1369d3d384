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
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSortIndicatorShown(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.names_order = False
        """Whether the title's section says what the list is sorted by, as no other section can."""

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
            arrow = self._arrow(logicalIndex)
            room = rect.width() - 2 * HEADER_PADDING
            room -= self.fontMetrics().horizontalAdvance(arrow)
            elide = Qt.TextElideMode.ElideRight
            name = self.fontMetrics().elidedText(self._name(logicalIndex), elide, room)
            option.text = name + arrow
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)

    def _name(self, section: int) -> str:
        names, horizontal = self.model().headerData, Qt.Orientation.Horizontal
        if not self.names_order or self.sortIndicatorSection() < 0:
            return str(names(section, horizontal))
        return self.tr("Sorted by: {0}").format(names(self.sortIndicatorSection(), horizontal))

    def _arrow(self, section: int) -> str:
        """Return the sign of the order; the style sheet leaves no room for the style's own."""
        by = self.sortIndicatorSection()
        if by < 0 or not (self.names_order or section == by):
            return ""
        return " ↑" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else " ↓"
