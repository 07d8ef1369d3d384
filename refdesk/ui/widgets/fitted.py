# SPDX-License-Identifier: GPL-3.0-or-later
"""A dialog that is as high as what it shows just now."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class FittedDialog(QDialog):
    """Takes the room that its layout needs; never less width, so that nothing jumps sideways."""

    def fit(self) -> None:
        """Take the room that is needed now."""
        layout = self.layout()
        if layout is None:
            return
        layout.invalidate()
        layout.activate()
        width = max(self.width(), layout.minimumSize().width())
        self.resize(width, layout.totalHeightForWidth(width))

    def event(self, event: QEvent, /) -> bool:
        """See QDialog: rows that came or went tell the layouts around them by events, not at once."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return handled
