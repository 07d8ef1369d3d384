# SPDX-License-Identifier: GPL-3.0-or-later
"""What texts of views have in common."""

from PySide6.QtGui import QTextCursor, QTextDocument, QTextFrame


def root_frame(document: QTextDocument) -> QTextFrame:
    """Return the frame around all of a document.

    Not by ``rootFrame``: PySide keeps each frame that it gives for as long as the document lives, and
    every new text has one of its own.
    """
    frame = QTextCursor(document).currentFrame()
    around: QTextFrame | None = frame.parentFrame()
    while around is not None:
        frame, around = around, around.parentFrame()
    return frame
