# SPDX-License-Identifier: GPL-3.0-or-later
"""One formatted citation with its copy button; its room stays the same while it is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.ui.clipboard import copy_rich
from refdesk.ui.detail.seam import Latest
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.surfaces import Skeleton
from refdesk.ui.widgets.tall_reading import TallView


class CitationBox(QWidget):
    """A citation in one style."""

    status_message = Signal(str)

    def __init__(
        self, question: Latest, text_name: str, button_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.is_retracted = False
        """Whether the paper is; said after a copy, while the person can still think again."""
        self._citation: RenderedCitation | None = None
        self._label = ""
        self.title = QLabel()
        mark(self.title, role="heading")
        self.button = QPushButton()
        self.button.setObjectName(button_name)
        self.button.setEnabled(False)
        self.button.clicked.connect(self.copy)
        self.view = TallView(padding=12)
        self.view.setObjectName(text_name)
        mark(self.view, kind="quote")
        self._skeleton = Skeleton(3)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self._skeleton)
        column.addWidget(self.view)

    def say(self, label: str, button: str) -> None:
        """Name the style (for eyes and for the message after a copy) and the button."""
        self._label = label
        self.button.setText(button)
        self.view.setAccessibleName(label)

    def wait(self) -> None:
        """Wait for another citation: the old text stays in its place until the skeleton's time."""
        self._citation = None
        self.button.setEnabled(False)
        self._skeleton.setFixedHeight(max(self.view.height(), 60))
        self.view.hide()
        self._skeleton.start()

    def show_citation(self, citation: RenderedCitation) -> None:
        """Show a citation."""
        self._citation = citation
        self._skeleton.stop()
        self.view.show()
        self.view.set_content(f"<p style='margin:0'>{citation.html}</p>")
        self.button.setEnabled(bool(citation.text))

    def show_error(self, error: RefdeskError) -> None:
        """Say why there is none."""
        self._citation = None
        self._skeleton.stop()
        self.view.show()
        self.view.set_content(f"<p style='margin:0'>{escape(error_sentence(error))}</p>")

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.view.set_reading(Reading(reading.face, max(reading.size - 1, 12)))

    def copy(self) -> None:
        """Put the citation on the clipboard, rich and plain."""
        if self._citation is not None:
            copy_rich(self._citation.html, self._citation.text)
            said = self.tr("{0} citation copied").format(self._label)
            if self.is_retracted:
                said = ". ".join((said, self.tr("Careful: this paper is retracted.")))
            self.status_message.emit(said)
