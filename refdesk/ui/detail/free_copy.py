# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a paper is free to read whose text may not be kept: a link, and its PDF for who asks for it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.open_copies import OpenCopy
from refdesk.service_messages import service_name
from refdesk.ui.html import link
from refdesk.ui.reader.licence_words import licence_name
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel


class FreeCopy(QWidget):
    """Shows one free copy; hidden where there is none."""

    open_requested = Signal(str)
    pdf_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("freeCopy")
        self._copy: OpenCopy | None = None
        self.label = WrappedLabel()
        self.label.setObjectName("freeCopyLink")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.label.linkActivated.connect(self.open_requested)
        self.button = QPushButton()
        self.button.setObjectName("fetchPdfButton")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule())
        column.addWidget(self.label)
        column.addLayout(row)
        self.hide()

    def show_copy(self, copy: OpenCopy | None) -> None:
        """Show where the paper is free."""
        self._copy = copy
        self._say()
        self.setVisible(copy is not None)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: the link holds its colour, and the words their language."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.LanguageChange}:
            self._say()

    def _say(self) -> None:
        copy = self._copy
        if copy is None:
            return
        words = {
            "licence": licence_name(copy.licence),
            "service": service_name(copy.provider),
        }
        text = self.tr("Free copy at {host}, {licence}, as {service} tells.")
        colour = scheme_of(self.palette()).link
        place = link(copy.url, escape(copy.host), colour=colour, underlined=True)
        shown = {name: escape(value) for name, value in words.items()}
        self.label.setText(text.format(host=place, **shown))
        self.label.setAccessibleName(text.format(host=copy.host, **words))
        set_tip(self.label, copy.url)
        self.button.setText(self.tr("Fetch the PDF"))
        set_tip(self.button, copy.pdf_url)
        self.button.setVisible(copy.has_pdf)

    def _ask(self) -> None:
        if self._copy is not None:
            self.pdf_requested.emit(self._copy.pdf_url)
