# SPDX-License-Identifier: GPL-3.0-or-later
"""Asked before a text goes to a language model for the first time: what is sent, and where to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.korean.prompt import Question
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.focus import hand_back
from refdesk.ui.widgets.surfaces import WrappedLabel

SIZE = QSize(620, 560)


class SendingDialog(QDialog):
    """Shows the very text that a model will be given; accepted by who wants it sent."""

    def __init__(
        self,
        model: str,
        host: str,
        questions: Sequence[Question],
        parent: QWidget | None = None,
        *,
        is_local: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sendingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._model, self._host, self._is_local = model, host, is_local
        self._questions = tuple(questions)
        self._where = WrappedLabel()
        self._where.setObjectName("sendingWhere")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._what = WrappedLabel(role="small")
        self._text = QPlainTextEdit()
        self._text.setObjectName("sendingText")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        mark(self._text, kind="field")
        self._send = QPushButton()
        self._send.setObjectName("sendingSend")
        self._send.setDefault(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(self._where)
        layout.addWidget(self._what)
        layout.addWidget(self._text, 1)
        layout.addSpacing(4)
        layout.addWidget(self._buttons)
        self.setMinimumSize(400, 320)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() * 0.96))
        self.retranslate()
        self._send.setFocus()
        hand_back(self)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Send to a language model"))
        if self._is_local:
            where = self.tr(
                "This text goes to the model “{model}” on this computer ({host}). It does not leave "
                "the computer."
            )
            mark(self._where, role="heading")
        else:
            where = self.tr(
                "This text leaves this computer: it goes to {host}, for the model “{model}”. Who runs "
                "that server can read it."
            )
            mark(self._where, role="warning")
        self._where.setText(where.format(model=self._model, host=self._host))
        self._what.setText(
            self.tr(
                "What is sent, word for word. You are asked once for each server; later texts of "
                "the same kind, of other abstracts, go without asking."
            )
        )
        self._text.setAccessibleName(self.tr("Text that is sent"))
        self._text.setPlainText(self._shown())
        self._send.setText(self.tr("Send"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _shown(self) -> str:
        parts: list[str] = []
        order = ""
        for number, question in enumerate(self._questions):
            if len(self._questions) > 1:
                heading = self.tr("Question {number} of {total}")
                parts.append(heading.format(number=number + 1, total=len(self._questions)))
            if question.order != order:
                parts.append(question.order)
                order = question.order
            else:
                parts.append(self.tr("(The same instructions as above)"))
            parts.append(question.text)
        return "\n\n".join(parts)
