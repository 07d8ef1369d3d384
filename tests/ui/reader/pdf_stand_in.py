# SPDX-License-Identifier: GPL-3.0-or-later
"""A page in place of the one that shows PDFs: what a tab asks of it, and no PDF."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget


class PdfPage(QWidget):
    """Knows its file, and a position that a test sets as a person would by scrolling."""

    status_message = Signal(str)
    open_requested = Signal(str)
    open_outside_requested = Signal()

    def __init__(self, path: Path, title: str, jobs: object, parent: QWidget) -> None:
        super().__init__(parent)
        del jobs
        self.setObjectName("pdfPage")
        self.path, self.title, self.at = path, title, ""
        self.field = QLineEdit(self)

    def position(self) -> str:
        return self.at

    def restore(self, position: str) -> None:
        self.at = position

    def focus_find(self) -> None:
        self.field.setFocus()

    def retranslate(self) -> None:
        pass
