# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps a reading view where the person is, through other sizes, themes, languages and restarts."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QTextCursor

from refdesk.domain.bookmarks import QUOTE, TextPlace
from refdesk.domain.hits import in_utf16
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.reader.seam import Bookmarks
from refdesk.ui.widgets.reading import ReadingView
from refdesk.worker import Lane

SETTLE_MS = 600
"""How long the text must stand still before its place is kept."""


class Bookmark(QObject):
    """The bookmark in one view; laid into one text after the other.

    A text gets its height after its words, and anew with each size and width. The place that is
    wanted is therefore gone to whenever the range of the scroll bar changes. Whatever else moves the
    text is the person, whose place is wanted from then on and kept as soon as the text stands still.
    """

    def __init__(self, view: ReadingView, bookmarks: Bookmarks, jobs: Jobs) -> None:
        super().__init__(view)
        self._view = view
        self._bookmarks, self._jobs = bookmarks, jobs
        self._key = ""
        self._wanted: TextPlace | None = None
        self._at = 0
        self._going = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._keep)
        self._bar = view.verticalScrollBar()
        self._bar.valueChanged.connect(self._moved)
        self._bar.rangeChanged.connect(self._ranged)
        view.restyled.connect(self._restyled)

    @property
    def key(self) -> str:
        """What the text's place is kept under, ``""`` where there is no text."""
        return self._key

    def lay_into(self, key: str, *, go: bool = True) -> None:
        """Take the text that the view shows now; go to where it was left unless told not to."""
        self.take_out()
        self._key = key
        if go:
            self.go_to(self._bookmarks.place(key))

    def take_out(self) -> None:
        """Keep the place; the view is about to show another text."""
        self.flush()
        self._timer.stop()
        self._key, self._wanted = "", None

    def go_to(self, place: str) -> None:
        """Go to a place of the text."""
        self._wanted = TextPlace.read(place)
        self._find()

    def glance(self) -> None:
        """Take what moved the text just now as a look aside: where the person was stays kept."""
        if self._timer.isActive():
            self._timer.stop()
            self._take_here()

    def flush(self) -> None:
        """Keep the place now if the person has moved since."""
        if self._timer.isActive():
            self._keep()

    # Inside

    def _take_here(self) -> None:
        """Want the place of the topmost line, none at the beginning."""
        self._wanted, self._at = None, 0
        if self._bar.value() <= 0:
            return
        cursor = self._view.cursorForPosition(QPoint(0, 1))
        if self._view.cursorRect(cursor).bottom() <= 0:  # the space over a heading is at the top
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        length = max(1, self._view.document().characterCount() - 1)
        self._at = cursor.position()
        self._wanted = TextPlace(_words_from(cursor), self._at / length)

    def _keep(self) -> None:
        self._timer.stop()
        self._take_here()
        if self._key:
            self._bookmarks.keep(self._key, self._wanted.written() if self._wanted else "")
            bookmarks = self._bookmarks
            self._jobs.submit("", lambda _: bookmarks.save(), Lane.LOCAL)

    def _moved(self) -> None:
        if self._key and not self._going and not self._view.is_set_anew:
            self._timer.start()

    def _ranged(self) -> None:
        if not self._timer.isActive() and not self._view.is_set_anew:
            self._go()

    def _restyled(self) -> None:
        if self._view.is_set_anew:  # it keeps its place by itself
            self._seek()
        elif not self._timer.isActive():  # else the person has moved on meanwhile
            self._find()

    def _find(self) -> None:
        self._seek()
        self._go()

    def _seek(self) -> None:
        """Find the place that is wanted in the text as it is now."""
        if self._wanted is not None:
            text = self._view.document().toPlainText()
            place = self._wanted.find_in(text)
            ((self._at, _),) = in_utf16(text, [(place, place)])

    def _go(self) -> None:
        """Scroll to the place that is wanted, as far as the range allows now."""
        if self._wanted is None:
            return
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(min(self._at, self._view.document().characterCount() - 1))
        self._going = True
        self._bar.setValue(self._bar.value() + self._view.cursorRect(cursor).top())
        self._going = False
        self._timer.stop()


def _words_from(cursor: QTextCursor) -> str:
    """Return the words that begin at a cursor, as ``toPlainText`` writes them."""
    block = cursor.block()
    behind = block.text().encode("utf-16-le")[2 * cursor.positionInBlock() :]
    words = behind.decode("utf-16-le", "ignore")
    while len(words) < QUOTE and (block := block.next()).isValid():
        words += "\n" + block.text()
    return words[:QUOTE].replace("\u2028", "\n").replace("\xa0", " ")
