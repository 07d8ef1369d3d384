# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in a reading view: the field, how many there are, back and forth."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QWidget

from refdesk.domain.finding import FoldedText
from refdesk.domain.hits import Marker, Range
from refdesk.ui.detail.seam import Jobs, Latest
from refdesk.ui.search.marking import ranges_in, selection, selections
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView

LIMIT = 2000
"""Hits that are marked; a letter typed into a long text has more, and nobody walks them."""


class FindBar(QWidget):
    """Finds in one view as it is typed; Enter goes on, Shift+Enter back, Escape ends."""

    def __init__(self, view: ReadingView, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._marker = Marker()
        self._folded: FoldedText | None = None
        self._folding = Latest(jobs, self)
        self._laid: list[QTextEdit.ExtraSelection] = []
        """What marks each hit, all as other hits: which one is the current one changes."""
        self._has_left = False
        """Whether the hits led away from where somebody read; one can go back there, not to each hit."""
        view.restyled.connect(self._lay_again)
        self.field = QLineEdit()
        self.field.setObjectName("fulltextFind")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("fulltextFindCount")
        mark(self._count, role="small")
        self._back = IconButton("chevron-up")
        self._on = IconButton("chevron-down")
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
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
        self._tell()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.field.setPlaceholderText(self.tr("Find in text"))
        self.field.setAccessibleName(self.tr("Find in the full text"))
        self._back.describe(self.tr("Previous hit (Shift+Enter)"))
        self._on.describe(self.tr("Next hit (Enter)"))
        self._tell()

    def search(self) -> None:
        """Find all hits of what is typed and show the first from here on."""
        self._timer.stop()
        words = self.field.text()
        if not words:
            self._has_left = False
            self._show_marked()
            return
        if self._folded is None:
            self._view.finish()
            self._folded = FoldedText(self._view.toPlainText())
        self._take(self._folded.ranges(words, LIMIT))
        here = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
        self._current = next((i for i, hit in enumerate(self._hits) if hit[0] >= here), 0)
        if self._hits and not self._has_left:
            self._has_left = True
            self._view.jumping.emit()
        self._show()

    def prepare(self) -> None:
        """Make the text that is shown ready to be searched, off the main thread."""
        text = self._view.toPlainText()
        self._folding.ask(lambda: FoldedText(text), self._take_folded)

    def set_marker(self, marker: Marker) -> None:
        """Show what was looked for in the library, first hit first, until something else is typed."""
        self._marker = marker
        if not self.field.text():
            self._show_marked()

    @property
    def has_hits(self) -> bool:
        """Whether there is a hit to be read first."""
        return bool(self._hits)

    def _show_marked(self) -> None:
        self._take(ranges_in(self._view.document(), self._marker, "", LIMIT))
        self._current = 0
        self._show()

    def _take_folded(self, folded: FoldedText) -> None:
        self._folded = folded

    def _take(self, hits: list[Range]) -> None:
        self._hits = hits
        document, palette = self._view.document(), self._view.palette()
        self._laid = selections(document, hits, palette)

    def _lay_again(self) -> None:
        """Mark the same hits in a text that was set anew, perhaps with pictures for its formulas."""
        self._folded = None
        if not self._hits:
            return
        words, current = self.field.text(), self._current
        if words:
            self._folded = FoldedText(self._view.toPlainText())
            self._take(self._folded.ranges(words, LIMIT))
        else:
            self._take(ranges_in(self._view.document(), self._marker, "", LIMIT))
        self._current = max(0, min(current, len(self._hits) - 1))
        self._mark()
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next hit, or back with -1; after the last comes the first."""
        if self._timer.isActive():
            self.search()
            return
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._show()

    def ask(self) -> None:
        """Let somebody type what to find."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def again(self, by: int) -> None:
        """Go to the next hit, or back with -1; where nothing is looked for, ask what."""
        if self._hits or self._timer.isActive():
            self.step(by)
        else:
            self.ask()

    def clear(self) -> None:
        """Forget the hits of another text."""
        self._hits, self._laid, self._folded = [], [], None
        self._folding.forget()
        self._has_left = False
        self._view.set_layer("hits", ())
        self.field.clear()
        self._timer.stop()
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.clear()
                self._view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._mark()
        if self._hits:
            place = QTextCursor(self._view.document())
            place.setPosition(self._hits[self._current][0])
            self._view.setTextCursor(place)
            self._view.ensureCursorVisible()
        self._tell()

    def _mark(self) -> None:
        shown = list(self._laid)
        if shown:
            hit, palette = self._hits[self._current], self._view.palette()
            document = self._view.document()
            shown[self._current] = selection(document, hit, palette, "highlight_4")
        self._view.set_layer("hits", shown)

    def _tell(self) -> None:
        typed = bool(self.field.text())
        text = ""
        if self._hits:
            text = self.tr("{0} of {1}").format(self._current + 1, len(self._hits))
        elif typed:
            text = self.tr("Not found")
        self._count.setText(text)
        for button in (self._back, self._on):
            button.setEnabled(len(self._hits) > 1)
