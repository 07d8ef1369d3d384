# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that scrolls as a whole where its parts need more height than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget


class _Parts(QWidget):
    """Asks a scroll area for the least height at which nothing is squeezed, not for what it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def heightForWidth(self, width: int, /) -> int:
        """See QWidget."""
        return self.column.minimumHeightForWidth(width)


class RoomyPage(QScrollArea):
    """A column that is as high as the view, or as it needs to be.

    With large letters in a small window, what wraps takes more lines than fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts = _Parts()
        self.column = parts.column
        self.setWidget(parts)


class FlatStack(QStackedWidget):
    """Pages of which none asks for height: each scrolls, or shows what there is room for."""

    def hasHeightForWidth(self) -> bool:
        """See QWidget."""
        return False

    def minimumSizeHint(self) -> QSize:
        """See QWidget: any height will do."""
        return QSize(super().minimumSizeHint().width(), 0)
