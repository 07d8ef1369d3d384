# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in a PDF: the field, how many there are, back and forth."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from refdesk.ui.reader.pdf_document import PdfHit, Said
from refdesk.ui.reader.pdf_view import PdfView
from refdesk.ui.widgets.find_row import LIMIT, FindRow

_PORTION = 4
"""Pages that are searched at once: so few that what a person does meanwhile is answered at once."""


class PdfFindBar(FindRow):
    """Finds in one PDF, page after page."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__("pdfFind", 200, parent)
        self._view = view
        self._hits: list[PdfHit] = []
        self._search = 0
        self._is_searching = False
        self._has_no_text = False
        self._start = 0
        self.retranslate()

    @property
    def hits(self) -> list[PdfHit]:
        """What was found so far."""
        return list(self._hits)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.field.setPlaceholderText(self.tr("Find in PDF"))
        self.field.setAccessibleName(self.tr("Find in the PDF"))
        super().retranslate()

    def search(self) -> None:
        """Find what is typed; the first hit from the page in view on is shown when it is found."""
        self.timer.stop()
        self._search += 1
        self._view.document.forget_later("find")
        self._hits, self.current = [], -1
        self._start = self._view.page
        self._has_no_text = False
        words = self.field.text().strip()
        self._is_searching = bool(words) and self._view.document.is_open
        if self._is_searching:
            self._ask(words, 0)
        self._show()

    def count(self) -> int:
        """See FindRow."""
        return len(self._hits)

    def show_current(self) -> None:
        """See FindRow."""
        self._show()
        hit = self._hits[self.current]
        if hit.areas:
            self._view.reveal(hit.page, hit.areas[0])

    def leave(self) -> bool:
        """See FindRow."""
        self.field.clear()
        self.search()
        self._view.setFocus()
        return True

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
        if self.current < 0 and (here is not None or (self._hits and not self._is_searching)):
            self.current = here or 0
            self.show_current()
        else:
            self._show()

    def _ask_for_text(self, search: int) -> None:
        """Find out whether there is any text on the page in view: a scanned one has none."""
        place = [self._view.page, 0, 0]

        def told(said: Said, _data: bytes) -> None:
            if search == self._search:
                self._has_no_text = not said.get("text", "?").strip()
                self.tell()

        question = {"do": "select", "start": place, "end": place, "by": "page"}
        self._view.document.ask_later(question, told)

    def _show(self) -> None:
        self._view.show_hits(self._hits, self.current)
        self.tell()

    def tell(self, instead: str = "", *, is_looking: bool = False) -> None:
        """See FindRow: a scan says that it is one."""
        if self._has_no_text:
            instead = self.tr("No text to find here: a scan")
        super().tell(instead, is_looking=is_looking or self._is_searching)
