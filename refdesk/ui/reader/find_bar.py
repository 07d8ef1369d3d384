# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in a reading view: the field, how many there are, back and forth."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from refdesk.domain.finding import FoldedText
from refdesk.domain.hits import Marker, Range
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.search.marking import ranges_in, selection, selections
from refdesk.ui.widgets.find_row import LIMIT, FindRow
from refdesk.ui.widgets.reading import ReadingView


class FindBar(FindRow):
    """Finds in one reading view."""

    def __init__(self, view: ReadingView, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("fulltextFind", 120, parent)
        self._view = view
        self._hits: list[tuple[int, int]] = []
        self._marker = Marker()
        self._folded: FoldedText | None = None
        self._folding = Latest(jobs, self)
        self._laid: list[QTextEdit.ExtraSelection] = []
        """What marks each hit, all as other hits: which one is the current one changes."""
        self._has_left = False
        """Whether the hits led away from where somebody read; one can go back there, not to each hit."""
        view.restyled.connect(self._lay_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.field.setPlaceholderText(self.tr("Find in text"))
        self.field.setAccessibleName(self.tr("Find in the full text"))
        super().retranslate()

    def search(self) -> None:
        """Find all hits of what is typed and show the first from here on."""
        self.timer.stop()
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
        self.current = next((i for i, hit in enumerate(self._hits) if hit[0] >= here), 0)
        if self._hits and not self._has_left:
            self._has_left = True
            self._view.jumping.emit()
        self.show_current()

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
        self.current = 0
        self.show_current()

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
        words, current = self.field.text(), self.current
        if words:
            self._folded = FoldedText(self._view.toPlainText())
            self._take(self._folded.ranges(words, LIMIT))
        else:
            self._take(ranges_in(self._view.document(), self._marker, "", LIMIT))
        self.current = max(0, min(current, len(self._hits) - 1))
        self._mark()
        self.tell()

    def count(self) -> int:
        """See FindRow."""
        return len(self._hits)

    def leave(self) -> bool:
        """See FindRow."""
        if not self.field.text():
            return False
        self.clear()
        self._view.setFocus()
        return True

    def ask(self) -> None:
        """Let somebody type what to find."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def again(self, by: int) -> None:
        """Go to the next hit, or back with -1; where nothing is looked for, ask what."""
        if self._hits or self.timer.isActive():
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
        self.timer.stop()
        self.tell()

    def show_current(self) -> None:
        """See FindRow."""
        self._mark()
        if self._hits:
            place = QTextCursor(self._view.document())
            place.setPosition(self._hits[self.current][0])
            self._view.setTextCursor(place)
            self._view.ensureCursorVisible()
        self.tell()

    def _mark(self) -> None:
        shown = list(self._laid)
        if shown:
            hit, palette = self._hits[self.current], self._view.palette()
            document = self._view.document()
            shown[self.current] = selection(document, hit, palette, "highlight_4")
        self._view.set_layer("hits", shown)
