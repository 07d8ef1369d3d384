# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a full text in which a finding of the evidence stands: scrolled to, and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from refdesk.domain.hits import in_utf16
from refdesk.ui.detail.latest import Latest
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.tall_reading import proof_look, stretch

if TYPE_CHECKING:
    from refdesk.domain.evidence import Span
    from refdesk.ui.reader.article_reader import FulltextReader

_LAYER = "proof"
_ROOM = 120
"""Pixels that an estimate with its interval takes."""


class ReaderProof(QObject):
    """Shows one finding in the text of a reader, as soon as that text is there."""

    missed = Signal()
    """The words are not in the text that is shown."""

    def __init__(self, reader: FulltextReader) -> None:
        super().__init__(reader)
        self._reader, self._view = reader, reader.view
        self._question = Latest(reader.jobs, self)
        self._wanted: tuple[int, Span] | None = None
        self._at: int | None = None
        self._view.set_layer(_LAYER, ())
        reader.page_opened.connect(lambda _page: self._page_opened())
        self._view.restyled.connect(self._laid_anew)

    @property
    def is_wanted(self) -> bool:
        """Whether a finding is shown, or will be: it is what the person wants to read first."""
        return self._wanted is not None

    def show(self, reference_id: int, span: Span) -> None:
        """Go to a finding in the full text of a paper, which may be on its way."""
        self._wanted = (reference_id, span)
        self._at = None
        if self._reader.reference_id == reference_id and self._view.is_filled:
            self._view.jumping.emit()
            self._ask(go=True)

    def clear(self) -> None:
        """Forget the finding."""
        self._question.forget()
        self._wanted = self._at = None
        self._view.set_layer(_LAYER, ())

    def _page_opened(self) -> None:
        if self._wanted is not None and self._wanted[0] != self._reader.reference_id:
            self.clear()
        self._at = None

    def _laid_anew(self) -> None:
        """Mark the words again; they are gone to once."""
        self._view.set_layer(_LAYER, ())
        if self._wanted is not None and self._wanted[0] == self._reader.reference_id:
            self._ask(go=self._at is None)

    def _ask(self, *, go: bool) -> None:
        assert self._wanted is not None
        (paper, span), text = self._wanted, self._view.toPlainText()
        evidence = self._reader.services.evidence

        def found(place: tuple[int, int] | None) -> None:
            if self._view.toPlainText() == text:
                self._mark(in_utf16(text, [place])[0] if place is not None else None, go=go)

        self._question.ask(lambda: evidence.place(paper, span, text), found)

    def _mark(self, place: tuple[int, int] | None, *, go: bool) -> None:
        if place is None:
            self.clear()
            self.missed.emit()
            return
        look = proof_look(scheme_of(self._view.palette()))
        self._view.set_layer(_LAYER, [stretch(self._view.document(), *place, look)])
        self._at = place[0]
        if go:
            self._scroll()
            QTimer.singleShot(0, self, self._scroll)  # a tab just opened has its heights only then

    def _scroll(self) -> None:
        if self._at is None:
            return
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._at)
        place = self._view.cursorRect(cursor)  # lays the text out as far as that
        down, across = self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        port = self._view.viewport()
        down.setValue(down.value() + place.top() - port.height() // 3)
        beyond = place.left() + _ROOM - port.width()
        if place.left() < 0 or beyond > 0:  # the last columns of a wide table
            across.setValue(across.value() + (beyond if beyond > 0 else place.left()))
