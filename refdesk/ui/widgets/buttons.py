# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: icon only, link, chip, badge. Each takes its look from the theme and follows it."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QToolButton, QWidget

from refdesk.ui.icons import icon, icon_size, look
from refdesk.ui.mnemonics import literal
from refdesk.ui.stylesheet import mark

_PALETTE_CHANGE = QEvent.Type.PaletteChange
_OTHER_LETTERS = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


class IconButton(QToolButton):
    """A button that is an icon; its name is spoken and shown as a tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._name = name
        self._look: object = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self, kind="icon", size="small" if small else "")
        self._draw()

    def describe(self, text: str) -> None:
        """Say what the button does, to eyes and to screen readers."""
        self.setToolTip(text)
        self.setAccessibleName(text)

    def change_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is _PALETTE_CHANGE:
            now = look(QApplication.palette())
            if now != self._look:
                self._look = now
                self._draw()

    def _draw(self) -> None:
        # Not the button's own palette: the style sheet makes its ground transparent, which reads as black.
        self.setIconSize(icon_size())
        self.setIcon(icon(self._name, QApplication.palette(), "text_secondary"))


class _Elided(QPushButton):
    """A button that keeps its whole text as ``full`` and shows as much as there is room for."""

    padding = 0
    mode = Qt.TextElideMode.ElideRight

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_full(text)

    def set_full(self, text: str) -> None:
        """Show another text."""
        self.full = text
        self.setAccessibleName(text)
        if self.isVisible():
            self._fit()  # a layout that gives it the same width again sends no event
        else:
            self._show(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See QWidget: room for the whole text, whatever is shown now."""
        hint = super().sizeHint()
        extra = self.fontMetrics().horizontalAdvance(self.full)
        extra -= self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        # What is shown cut would be rounded apart from the whole, and want of one pixel keep it cut.
        whole = ceil(QFontMetricsF(self.font()).horizontalAdvance(self.full)) + self.padding
        return QSize(max(hint.width() + max(extra, 0), whole), hint.height())

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(48, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: letters of another size need another room in the same width."""
        super().changeEvent(event)
        if event.type() in _OTHER_LETTERS and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        self._show(self.fontMetrics().elidedText(self.full, self.mode, self.width() - self.padding))

    def _show(self, text: str) -> None:
        text = literal(text)
        if text != self.text():
            self.setText(text)


class LinkButton(_Elided):
    """A button that looks like a link and keeps a button's keyboard."""

    padding = 4
    mode = Qt.TextElideMode.ElideMiddle

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        mark(self, kind="link")


class LongButton(_Elided):
    """An ordinary button whose words may be longer than there is room for."""

    padding = 28
    mode = Qt.TextElideMode.ElideMiddle


class Chip(_Elided):
    """A keyword that can be clicked."""

    padding = 20

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(text, parent)
        mark(self, kind="chip", tone=tone)


class Badge(QToolButton):
    """A short fact in a small box; clickable where a click does something."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        mark(self, kind="badge", tone=tone)
        self.set_text(text)

    def set_text(self, text: str, tone: str | None = None) -> None:
        """Show ``text``, in another tone where one is given."""
        self.setText(literal(text))
        self.setAccessibleName(text)
        if tone is not None:
            mark(self, tone=tone)
