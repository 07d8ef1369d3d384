# SPDX-License-Identifier: GPL-3.0-or-later
"""What a recovery brought back and what it did not, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel


class RecoveryReport(QDialog):
    """Shows the report; the library opens when it is closed."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("recoveryReport")
        self.setWindowTitle(self.tr("Library recovered"))
        head, *rest = lines
        heading = WrappedLabel(head, role="heading")
        text = QPlainTextEdit("\n".join(rest))
        text.setObjectName("recoveryText")
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy report"), role.ActionRole)
        go_on = buttons.addButton(self.tr("Open library"), role.AcceptRole)
        copy.setObjectName("copyRecovery")
        go_on.setObjectName("openRecovered")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(lines)))
        buttons.accepted.connect(self.accept)
        go_on.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(12)
        for widget in (heading, text, buttons):
            layout.addWidget(widget)
        open_with(self, 560, 360)
        go_on.setFocus()
