# SPDX-License-Identifier: GPL-3.0-or-later
"""Rich text as high as it is, with stretches marked: for pages that scroll as a whole."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QTextEdit,
    QToolTip,
    QWidget,
)

from refdesk.ui.theme import Scheme, scheme_of
from refdesk.ui.widgets.documents import root_frame
from refdesk.ui.widgets.reading import ReadingView


class Mark:
    """A stretch of the document that is marked with a tint and a letter."""

    def __init__(self, start: int, end: int, letter: str, name: str = "") -> None:
        self.start, self.end, self.letter, self.name = start, end, letter, name


class TallView(ReadingView):
    """A reading view as high as its text, for a page that scrolls as a whole."""

    place_wanted = Signal(int)
    """With the height in the view that should be seen; the page around it scrolls."""

    GUTTER = 16
    """Width of the margin in which the letters of marks stand."""

    def __init__(
        self, parent: QWidget | None = None, *, padding: int = 0, gutter: bool = False
    ) -> None:
        super().__init__(parent)
        self._gutter = gutter
        self._hits: list[tuple[int, int]] = []
        self._marks: list[Mark] = []
        self._focus: tuple[int, int] | None = None
        self.document().setDocumentMargin(padding)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_marks(self, marks: list[Mark]) -> None:
        """Mark stretches of the text; the text itself, and what is copied, stays as it is."""
        self._marks = marks
        self._tint()

    def focus_span(self, start: int, end: int) -> None:
        """Show ``[start, end)`` as the proof that was asked for."""
        self._focus = (start, end)
        self._tint()

    def set_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark what was looked for, over the other marks."""
        if hits != self._hits:
            self._hits = hits
            self._tint()

    @property
    def hits(self) -> list[tuple[int, int]]:
        """What is marked as looked for."""
        return list(self._hits)

    def clear_focus(self) -> None:
        """Forget the proof."""
        if self._focus is not None:
            self._focus = None
            self._tint()

    @property
    def marks(self) -> list[Mark]:
        """What is marked now."""
        return list(self._marks)

    def restyle(self) -> None:
        """See ReadingView."""
        super().restyle()
        if hasattr(self, "_marks"):
            if self._gutter:
                frame = root_frame(self.document())
                look = frame.frameFormat()
                look.setLeftMargin(self.GUTTER)
                look.setRightMargin(self.GUTTER)  # for the marks of notes
                frame.setFrameFormat(look)
            self._tint()
            self._fit()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(400, self._height())

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: the page around it scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget: the letters of the marks stand in the margin, beside the lines they open."""
        super().paintEvent(event)
        if not self._marks or not self._gutter:
            return
        painter = QPainter(self.viewport())
        font = QFont(QApplication.font())
        font.setPixelSize(10)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(scheme_of(self.palette()).text_secondary))
        lines: dict[int, str] = {}
        cursor = QTextCursor(self.document())
        for mark in sorted(self._marks, key=lambda m: m.start):
            cursor.setPosition(mark.start)
            spot = self.cursorRect(cursor)
            letters = lines.setdefault(spot.center().y(), "")
            if mark.letter not in letters:
                lines[spot.center().y()] = letters + mark.letter
        for middle, letters in lines.items():
            box = QRect(0, middle - 8, self.GUTTER - 2, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters[:2])
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """See QAbstractScrollArea: over a mark its name is shown."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cursorForPosition(event.pos()).position()
            name = next((m.name for m in self._marks if m.start <= place < m.end), "")
            QToolTip.showText(event.globalPos(), name, self)
            return True
        return super().viewportEvent(event)

    def _tint(self) -> None:
        scheme = scheme_of(self.palette())
        selections = []
        for mark in self._marks:
            tint = QTextCharFormat()
            tint.setBackground(QColor(scheme.evidence(mark.letter)))
            selections.append(self._selection(mark.start, mark.end, tint))
        found = QTextCharFormat()
        found.setBackground(QColor(scheme.highlight_1))
        found.setForeground(QColor(scheme.text))
        selections += [self._selection(start, end, found) for start, end in self._hits]
        if self._focus is not None:
            selections.append(self._selection(*self._focus, proof_look(scheme)))
        self.set_layer("marks", selections)
        self.viewport().update()

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        return stretch(self.document(), start, end, look)

    def _height(self) -> int:
        return int(self.document().size().height()) + 2

    def _fit(self, *_size: object) -> None:
        height = self._height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


def proof_look(scheme: Scheme) -> QTextCharFormat:
    """Return how the words that prove a finding look."""
    look = QTextCharFormat()
    look.setBackground(QColor(scheme.highlight_1))
    look.setForeground(QColor(scheme.text))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(scheme.accent))
    return look


def stretch(
    document: QTextDocument, start: int, end: int, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    """Return ``[start, end)`` of a document in another look, as far as it reaches."""
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    last = max(0, document.characterCount() - 1)
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, look
    return made
