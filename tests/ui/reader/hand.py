# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with a text: press keys in it, click its links, see where it stands."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser

from refdesk.ui.reader.places import position_read

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def link(view: QTextBrowser, href: str) -> QPoint:
    """Return where in the viewport the link to ``href`` is, scrolled to."""
    document = view.document()
    block = document.begin()
    while block.isValid():
        places = block.begin()
        while not places.atEnd():
            fragment = places.fragment()
            if fragment.charFormat().anchorHref() == href:
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                view.setTextCursor(cursor)
                view.ensureCursorVisible()
                return view.cursorRect(cursor).center() + QPoint(4, 0)
            places += 1
        block = block.next()
    raise AssertionError(f"no link to {href}")


def click_link(view: QTextBrowser, href: str) -> None:
    """Click a link as a person does."""
    at = link(view, href)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, at)


def line_read(view: QTextBrowser) -> str:
    """Return the paragraph at the top of the view."""
    return view.document().findBlock(position_read(view)).text()
