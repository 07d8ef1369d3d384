# SPDX-License-Identifier: GPL-3.0-or-later
"""A tab of the window that is one full text to read, under the head of its paper."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.fulltext_tab import FulltextTab
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.reader.paper_head import PaperHead
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.surfaces import Rule


class ReadingPage(QWidget):
    """The full text of one paper with its abstract; loaded when it is first looked at."""

    open_requested = Signal(str)
    fetch_requested = Signal(int)
    pdf_requested = Signal(int, str)
    restore_requested = Signal(int)
    """The paper should be taken out of the trash."""

    def __init__(
        self, services: Services, jobs: Jobs, stored: StoredReference, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readingPage")
        self._stored = stored
        self.head = PaperHead()
        self.head.open_requested.connect(self.open_requested)
        self.head.restore_requested.connect(lambda: self.restore_requested.emit(stored.id))
        self.text = FulltextTab(services, jobs, abstract=True)
        self.text.setObjectName("readingText")
        self.text.open_requested.connect(self.open_requested)
        self.text.fetch_requested.connect(self.fetch_requested)
        self.text.pdf_requested.connect(self.pdf_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Rule())
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text.reader.view)
        self.show_paper(stored)

    def show_paper(self, stored: StoredReference) -> None:
        """Show the paper anew: its record has changed, or its text."""
        if stored == self._stored:  # nothing of the record has changed: it may be the text
            self.text.look_again()
        self._stored = stored
        self.setAccessibleName(stored.reference.title_plain)
        self.head.show_paper(stored)
        self.text.show_paper(stored)
        if self.isVisible():
            self.text.load()

    def show_fulltext_error(self, error: RefdeskError) -> None:
        """Say why the text did not come."""
        self.text.show_error(self._stored.id, error)

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.text.set_reading(reading)

    # A page of a tab

    def position(self) -> str:
        """See TabPage."""
        return self.text.place()

    def restore(self, position: str) -> None:
        """See TabPage. Nothing: the text finds the bookmark of its paper when it comes."""

    def focus_find(self) -> None:
        """See TabPage."""
        field = self.text.reader.finder.field
        field.setFocus()
        field.selectAll()

    def retranslate(self) -> None:
        """See TabPage."""
        self.head.retranslate()
        self.text.retranslate()

    # What Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        super().showEvent(event)
        self.text.load()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            # Rich labels hold colours in their HTML; the children have the new palette only then.
            QTimer.singleShot(0, self, self.retranslate)
