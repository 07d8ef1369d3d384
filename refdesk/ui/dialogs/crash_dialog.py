# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees when refdesk itself has a bug: the report, ready to copy, and go on."""

import platform
import traceback

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk import __version__
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel


def crash_report(error: BaseException) -> str:
    """Return what a developer needs: versions and the trace, nothing of the library."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"refdesk {__version__} · Qt {qt_version} · Python {platform.python_version()} · "
        f"{platform.platform()}\n\n{trace}"
    )


class CrashDialog(QDialog):
    """Says that the fault is ours and offers the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = WrappedLabel()
        self._report = QPlainTextEdit(crash_report(error))
        self._report.setObjectName("crashReport")
        self._report.setReadOnly(True)
        self._copy = QPushButton()
        self._copy.setObjectName("copyReportButton")
        self._copy.clicked.connect(self._copy_report)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        for widget in (self._text, self._report, self._buttons):
            layout.addWidget(widget)
        open_with(self, 640, 400)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Something went wrong in refdesk"))
        self._text.setText(
            self.tr(
                "This is a fault of the program, not yours. Your library is safe and you can go "
                "on working. The report below helps to mend it."
            )
        )
        self._report.setAccessibleName(self.tr("Report"))
        self._copy.setText(self.tr("Copy report"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
