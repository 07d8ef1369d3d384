# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before an address is opened that is not what it seems to be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.addresses import Doubt, host_of
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel


class LinkDialog(QDialog):
    """Shows the whole address, and why to look at it; nothing is opened by Enter alone."""

    def __init__(
        self,
        address: str,
        doubts: Sequence[Doubt],
        go: Callable[[QUrl], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("linkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._address, self._doubts, self._go = address, doubts, go
        self._text, self._why = WrappedLabel(), WrappedLabel(role="secondary")
        self._why.setObjectName("linkReason")
        self._shown = QPlainTextEdit(address)
        self._shown.setObjectName("linkAddress")
        self._shown.setReadOnly(True)
        self._shown.setTabChangesFocus(True)
        self._shown.setMaximumHeight(5 * self._shown.fontMetrics().lineSpacing())
        self._open, self._copy = QPushButton(), QPushButton()
        self._open.setObjectName("linkOpen")
        self._open.setAutoDefault(False)
        self._open.clicked.connect(self._opened)
        self._copy.setObjectName("linkCopy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copied)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self._open, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        for widget in (self._text, self._why, self._shown, self._buttons):
            layout.addWidget(widget)
        open_with(self, 520, 220)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        cancel.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Look at this address"))
        self._text.setText(
            self.tr(
                "The link leads to {host}. Open it only if that is where you want to go."
            ).format(host=host_of(self._address))
        )
        reasons = {
            Doubt.OTHER_HOST: self.tr("The text of the link names another server."),
            Doubt.PASSES_FOR: self.tr(
                "What stands before the @ sign looks like a server but is only a user name."
            ),
            Doubt.LOOKALIKE: self.tr(
                "The name of the server has letters that may be mistaken for others."
            ),
            Doubt.NUMBER: self.tr(
                "The address leads to a number or to a device in your own network, not to a "
                "server with a public name."
            ),
        }
        self._why.setText("\n".join(reasons[doubt] for doubt in self._doubts))
        self._shown.setAccessibleName(self.tr("Address"))
        self._open.setText(self.tr("Open in browser"))
        self._copy.setText(self.tr("Copy address"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def _opened(self) -> None:
        self._go(QUrl(self._address))
        self.accept()

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._address)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
