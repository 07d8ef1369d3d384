# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in a PDF: the field, how many there are, back and forth."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from refdesk.ui.reader.find_bar import LIMIT
from refdesk.ui.reader.pdf_document import PdfHit, Said
from refdesk.ui.reader.pdf_view import PdfView
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton

_PORTION = 4
"""Pages that are searched at once: so few that what a person does meanwhile is answered at once."""


class PdfFindBar(QWidget):
    """Finds as it is typed, page after page; Enter goes on, Shift+Enter back, Escape ends."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: list[PdfHit] = []
        self._current = -1
        self._search = 0
        self._is_searching = False
        self._has_no_text = False
        self._start = 0
        self.field = QLineEdit()
        self.field.setObjectName("pdfFind")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.field.setMinimumWidth(110)
        self.field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("pdfFindCount")
        mark(self._count, role="small")
        self._back = IconButton("chevron-up")
        self._on = IconButton("chevron-down")
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 100)
        row.addWidget(self._count)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addStretch(1)
        self.retranslate()

    @property
    def hits(self) -> list[PdfHit]:
        """What was found so far."""
        return list(self._hits)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.field.setPlaceholderText(self.tr("Find in PDF"))
        self.field.setAccessibleName(self.tr("Find in the PDF"))
        self._back.describe(self.tr("Previous hit (Shift+Enter)"))
        self._on.describe(self.tr("Next hit (Enter)"))
        self._tell()

    def search(self) -> None:
        """Find what is typed; the first hit from the page in view on is shown when it is found."""
        self._timer.stop()
        self._search += 1
        self._view.document.forget_later("find")
        self._hits, self._current = [], -1
        self._start = self._view.page
        self._has_no_text = False
        words = self.field.text().strip()
        self._is_searching = bool(words) and self._view.document.is_open
        if self._is_searching:
            self._ask(words, 0)
        self._show()

    def step(self, by: int) -> None:
        """Go to the next hit, or back with -1; after the last comes the first."""
        if self._timer.isActive():
            self.search()
        elif self._hits:
            self._go((self._current + by) % len(self._hits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self.search()
                self._view.setFocus()
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _ask(self, words: str, first: int) -> None:
        question = {"do": "find", "text": words, "first": first, "count": _PORTION}
        self._view.document.ask_later(question, partial(self._found, self._search, words, first))

    def _found(self, search: int, words: str, first: int, said: Said, _data: bytes) -> None:
        if search != self._search:
            return
        for page, areas in said.get("hits", ()):
            self._hits.append(PdfHit(page, tuple(QRectF(*area) for area in areas)))
        del self._hits[LIMIT:]
        following = first + _PORTION
        self._is_searching = following < len(self._view.document.sizes) and len(self._hits) < LIMIT
        if self._is_searching:
            self._ask(words, following)
        elif not self._hits:
            self._ask_for_text(search)
        here = next((i for i, hit in enumerate(self._hits) if hit.page >= self._start), None)
        if self._current < 0 and (here is not None or (self._hits and not self._is_searching)):
            self._go(here or 0)
        else:
            self._show()

    def _ask_for_text(self, search: int) -> None:
        """Find out whether there is any text on the page in view: a scanned one has none."""
        place = [self._view.page, 0, 0]

        def told(said: Said, _data: bytes) -> None:
            if search == self._search:
                self._has_no_text = not said.get("text", "?").strip()
                self._tell()

        question = {"do": "select", "start": place, "end": place, "by": "page"}
        self._view.document.ask_later(question, told)

    def _go(self, current: int) -> None:
        self._current = current
        self._show()
        hit = self._hits[current]
        if hit.areas:
            self._view.reveal(hit.page, hit.areas[0])

    def _show(self) -> None:
        self._view.show_hits(self._hits, self._current)
        self._tell()

    def _tell(self) -> None:
        text = ""
        if self._hits:
            text = self.tr("{0} of {1}").format(max(self._current, 0) + 1, len(self._hits))
        elif self._has_no_text:
            text = self.tr("No text to find here: a scan")
        elif self.field.text().strip() and not self._is_searching:
            text = self.tr("Not found")
        self._count.setText(text + ("…" if self._is_searching else ""))
        for button in (self._back, self._on):
            button.setEnabled(len(self._hits) > 1)
