# SPDX-License-Identifier: GPL-3.0-or-later
"""What a link of a text shows, and where it leads: seen before it is followed."""

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QToolTip

from refdesk.domain.addresses import openable
from refdesk.ui.tips import tip


class LinkTips(QObject):
    """Says the address of a link outside, as long as the mouse rests on it."""

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """See QObject."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            address = openable(self._view.anchorAt(event.pos()))
            if address:
                QToolTip.showText(event.globalPos(), tip(address), self._view.viewport())
                return True
        return super().eventFilter(watched, event)


def words_of(cursor: QTextCursor, address: str) -> str:
    """Return the words of the link to ``address`` in the paragraph where the cursor stands."""
    pieces = []
    iterator = cursor.block().begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if QUrl(fragment.charFormat().anchorHref()).toString() == address:
            pieces.append(fragment.text())
        iterator += 1
    return "".join(pieces)
