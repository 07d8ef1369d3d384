# SPDX-License-Identifier: GPL-3.0-or-later
"""The highlights of a text that is shown: asked for, laid over it, found by place and number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QTextCursor

from refdesk.domain.annotations import TextPart
from refdesk.domain.changes import ChangeSet
from refdesk.domain.hits import in_utf16
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services, ShownAnnotation
from refdesk.ui.reader.highlight_looks import painted
from refdesk.ui.reader.note_margin import WIDTH, NoteMargin
from refdesk.ui.widgets.documents import root_frame
from refdesk.ui.widgets.reading import ReadingView
from refdesk.ui.widgets.tall_reading import TallView

_LAYER = "highlights"

PATIENCE_MS = 120
"""How long a text stands before its highlights are asked for: who walks down the list wants the next
title, and every question takes its turn at the interpreter from what paints it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A highlight as it stands in the document, counted in UTF-16 as Qt does."""

    start: int
    end: int
    colour: int
    number: int = 0
    """0 while it is being written to the library."""
    note: str = ""


class HighlightLayer(QObject):
    """What is highlighted in one view. ``paper`` says whose text it shows, ``None`` for nobody's.

    It asks again when the text is another, and when the library changed that paper.
    """

    laid = Signal()
    """The highlights of the text lie on it now."""

    def __init__(
        self,
        view: ReadingView,
        part: TextPart,
        paper: Callable[[], int | None],
        services: Services,
        jobs: Jobs,
    ) -> None:
        super().__init__(view)
        self._view, self._part, self._paper, self._services = view, part, paper, services
        self._question = Latest(jobs, self)
        self._spans: list[Span] = []
        self._known: tuple[int | None, str] = (None, "")
        """The paper and the text that the spans were found in."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.refresh)
        self.margin = NoteMargin(view, self._margin_left)
        view.set_layer(_LAYER, ())  # first, so that what is looked for lies over it
        view.restyled.connect(self._restyled)
        jobs.library_changed.connect(self._library_changed)

    @property
    def spans(self) -> Sequence[Span]:
        """Every highlight, in the order of the text."""
        return self._spans

    @property
    def is_asked(self) -> bool:
        """Whether the highlights of this text have been asked for, after a moment's patience."""
        return not self._patience.isActive()

    def refresh(self) -> None:
        """Ask the library again what is highlighted here."""
        self._patience.stop()
        paper, text = self._paper(), self._view.toPlainText()
        if paper is None or not text:
            self._question.forget()
            self._lay((), (paper, text))
            return
        self._question.ask(
            lambda: self._services.annotations.shown(paper, self._part, text),
            lambda shown: self._found(shown, paper, text),
        )

    def add(self, span: Span) -> None:
        """Show a highlight that the library does not have yet."""
        self._spans.append(span)
        self._paint()

    def numbered(self, number: int) -> Span | None:
        """Return the highlight of a number above 0."""
        return next((span for span in self._spans if span.number == number and number), None)

    def at(self, place: int) -> Span | None:
        """Return the innermost highlight at a place of the document."""
        here = [s for s in self._spans if s.start <= place < s.end and s.number]
        return min(here, key=lambda span: span.end - span.start, default=None)

    def exactly(self, start: int, end: int) -> Span | None:
        """Return the highlight of just these words."""
        return next((s for s in self._spans if (s.start, s.end) == (start, end) and s.number), None)

    def rect(self, span: Span) -> QRect:
        """Return where a highlight begins and ends, in the viewport."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(span.start)
        first = self._view.cursorRect(cursor)
        cursor.setPosition(span.end)
        return first.united(self._view.cursorRect(cursor))

    def words(self, span: Span) -> str:
        """Return the words of a highlight as they stand in the view."""
        return self.cursor(span).selectedText()

    def cursor(self, span: Span) -> QTextCursor:
        """Return a cursor that selects a highlight and stands at its beginning."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(span.end)
        cursor.setPosition(span.start, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _restyled(self) -> None:
        """Lay the highlights again; what lies already is right while the text is the same."""
        if (self._paper(), self._view.toPlainText()) == self._known:
            self._paint()
            return
        self._spans = []
        self._paint()
        self._question.forget()
        self._patience.start()

    def _library_changed(self, changes: ChangeSet) -> None:
        if self._paper() in changes.updated | changes.added:
            self.refresh()

    def _found(self, shown: Sequence[ShownAnnotation], paper: int, text: str) -> None:
        if self._view.toPlainText() != text:
            return  # another text came meanwhile, and asked for its own
        ranges = in_utf16(text, [(one.start, one.end) for one in shown])
        spans = [
            Span(*place, one.annotation.colour, one.annotation.number, one.annotation.note)
            for one, place in zip(shown, ranges, strict=True)
        ]
        self._lay(spans, (paper, text))

    def _lay(self, spans: Sequence[Span], known: tuple[int | None, str]) -> None:
        self._known = known
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._paint()
        self.laid.emit()

    def _paint(self) -> None:
        document, palette = self._view.document(), self._view.palette()
        stretches = ((span.start, span.end, span.colour) for span in self._spans)
        self._view.set_layer(_LAYER, painted(document, stretches, palette))
        self.margin.show_notes([(s.number, s.start, s.note) for s in self._spans if s.note])

    def _margin_left(self) -> int:
        if isinstance(self._view, TallView):
            return self._view.viewport().width() - WIDTH
        return int(root_frame(self._view.document()).frameFormat().leftMargin()) - WIDTH - 2
