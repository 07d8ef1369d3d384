# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for the password of a PDF, in the place where the PDF would be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import Picture


class PasswordForm(QWidget):
    """One field; :attr:`given` says what was typed."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._again = False
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._wrong = QLabel()
        self._wrong.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        mark(self._wrong, role="danger")
        self.field = QLineEdit()
        self.field.setObjectName("pdfPassword")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._give)
        self.button = QPushButton()
        self.button.setObjectName("pdfUnlock")
        mark(self.button, kind="primary")
        self.button.clicked.connect(self._give)
        entry = QHBoxLayout()
        entry.addWidget(self.field, 1)
        entry.addWidget(self.button)
        inner = QWidget()
        inner.setMaximumWidth(440)
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addWidget(Picture("pdf", "control", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addLayout(entry)
        column.addWidget(self._wrong)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def ask_for(self, *, again: bool) -> None:
        """Ask, or ask once more since the last one was wrong."""
        self._again = again
        self.field.clear()
        self.field.setFocus()
        self.retranslate(self._name)

    def retranslate(self, name: str) -> None:
        """Set all words anew."""
        self._name = name
        self._words.setText(self.tr("{0} is protected by a password.").format(name))
        self.field.setPlaceholderText(self.tr("Password"))
        self.field.setAccessibleName(self.tr("Password"))
        self.button.setText(self.tr("Open"))
        self._wrong.setText(self.tr("This is not its password.") if self._again else "")

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
