# SPDX-License-Identifier: GPL-3.0-or-later
"""How large a window opens: with room for words of the present size, and on the screen as a whole."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from refdesk.ui.type_scale import zoomed

SHARE = 0.96
"""Most of the screen that a window takes when it opens."""


def open_with(widget: QWidget, width: int, height: int, share: float = SHARE) -> None:
    """Give a window its first size.

    Args:
        widget: the window.
        width: in pixels at the usual size of the words.
        height: likewise.
        share: most of the screen that it takes.
    """
    room = widget.screen().availableGeometry().size() * share
    widget.resize(QSize(zoomed(width), zoomed(height)).boundedTo(room))
