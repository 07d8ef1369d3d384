# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line over the list: what was read as words, and what could be read first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel


class HintLine(QFrame):
    """Shown while there is something to say."""

    asked = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchHintLine")
        mark(self, kind="hint-line")
        self._text = WrappedLabel(role="secondary")
        self._text.setObjectName("searchHint")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._button = LinkButton()
        self._button.setObjectName("readEvidenceButton")
        self._button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(Picture("info"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, sentences: Sequence[str], button: str = "") -> None:
        """Say these sentences, or nothing; ``button`` is what can be done about it."""
        text = " ".join(sentences)
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setAccessibleName(text)
        self._button.set_full(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))
