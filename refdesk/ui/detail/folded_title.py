# SPDX-License-Identifier: GPL-3.0-or-later
"""The title of a paper: at most so many lines, the rest behind a link."""

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from refdesk.domain.hits import Marker
from refdesk.domain.markup import to_plain
from refdesk.ui.bare import BareDocument
from refdesk.ui.html import document_offsets, inline, link, shortened
from refdesk.ui.search.marking import marked
from refdesk.ui.theme import scheme_of, type_scale
from refdesk.ui.widgets.surfaces import WrappedLabel

_FOLD = "fold:"


class FoldedTitle(WrappedLabel):
    """A title that says "…" where it is cut, shows the whole as tooltip and on a click."""

    folded_changed = Signal()
    """The person asked for the whole title, or for its beginning again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="title")
        self._markup = ""
        self._unfolded = False
        self._is_cut = False
        self._marker = Marker()
        self._measured = (("", ""), 0.0)
        """Of the last link: what it is, in which font, and its width."""
        self._document = BareDocument(self)
        self._document.setDocumentMargin(0)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.linkActivated.connect(self._fold)

    @property
    def is_cut(self) -> bool:
        """Whether a part of the title is not shown now."""
        return self._is_cut

    @property
    def is_unfolded(self) -> bool:
        """Whether the person asked for the whole title."""
        return self._unfolded

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for, from the next :meth:`fit` on."""
        self._marker = marker

    def set_title(self, markup: str) -> None:
        """Take another title, whole until :meth:`fit`; a new one is folded again."""
        if markup != self._markup:
            self._markup = markup
            self._unfolded = False
        self.setAccessibleName(to_plain(markup))

    def unfold(self) -> None:
        """Show the whole title."""
        if self._is_cut:
            self._fold(_FOLD)

    def fit(self, width: int, lines: int) -> None:
        """Show as much of the title as ``lines`` lines of ``width`` pixels hold."""
        whole = inline(self._markup)
        fits = self._lines(whole, width) <= lines
        self._is_cut = not fits and not self._unfolded
        if fits:
            shown, tail = whole, ""
        elif self._unfolded:
            less = self.tr("Show less")
            shown, tail = whole, f" {self._link(less)}"
        else:
            shown, tail = self._beginning(width, lines)
        shown = marked(shown, self._marker, "title", self.palette()) + tail
        policy = Qt.FocusPolicy.ClickFocus if fits else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(policy)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(f"<qt>{whole}</qt>" if self._is_cut else "")

    def _beginning(self, width: int, lines: int) -> tuple[str, str]:
        """Return the longest beginning, to the word, that leaves room for the link, and that.

        The whole title is laid out: up to the last line that fits, its lines stay as they are.
        """
        everything = self.tr("Show all")
        tail = f"… {self._link(everything)}"
        last = self._document.firstBlock().layout().lineAt(lines - 1)
        below = last.textStart() + last.textLength()
        room = last.xToCursor(max(width - self._width_of(tail), 0))
        offsets = document_offsets(self._markup)
        plain = to_plain(self._markup)
        cuts = [offsets[place] for place, letter in enumerate(plain) if letter == " "]
        if not any(last.textStart() < cut < below for cut in cuts):
            cuts = list(range(offsets[-1]))  # one word, or a script that has no spaces
        place = max(bisect_right(cuts, room) - 1, 0)
        while True:
            shown = inline(shortened(self._markup, cuts[place]))
            if place == 0 or self._lines(shown + tail, width) <= lines:
                return shown, tail
            place -= 1

    def _width_of(self, html: str) -> float:
        key = (html, self.font().key())
        if self._measured[0] != key:
            document = BareDocument()
            document.setDefaultFont(self.font())
            document.setHtml(html)
            self._measured = (key, document.idealWidth())
        return self._measured[1]

    def _lines(self, html: str, width: int) -> int:
        document = self._document
        document.setDefaultFont(self.font())
        document.setHtml(html)
        document.setTextWidth(max(width, 1))
        document.size()  # lays the lines out
        return document.firstBlock().layout().lineCount()

    def _link(self, word: str) -> str:
        colour = scheme_of(self.palette()).link
        size = type_scale(QApplication.font()).base
        look = f"font-weight:400; font-size:{size}px"
        return f'<span style="{look}">{link(_FOLD, word, colour=colour)}</span>'

    def _fold(self, _address: str) -> None:
        self._unfolded = not self._unfolded
        self.folded_changed.emit()
