# SPDX-License-Identifier: GPL-3.0-or-later
"""A card beside a link within the text: the references, the figure or the table it leads to."""

from collections.abc import Mapping
from urllib.parse import unquote

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from refdesk.domain.fulltext import Article
from refdesk.fulltext.cards import Target, card, card_targets
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.reading import ReadingView

WIDTH, HEIGHT = 420, 280
"""Most of a card, in pixels; what is longer is cut off softly: the place itself is one click away."""
PATIENCE_MS = 250
"""How long the mouse rests on a link before its card comes."""
_PADDING = 10


class ReferenceCards(QObject):
    """Shows cards over one view, for the mouse and for the keyboard."""

    def __init__(self, view: ReadingView, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._targets: Mapping[str, Target] = {}
        self._question = Latest(jobs, self)
        self._href = ""
        self._frame = QFrame(view)  # no window: some systems let nobody place one
        self._frame.setObjectName("referenceCard")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame.hide()
        mark(self._frame, kind="popover")
        self._text = ReadingView()
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.addWidget(self._text)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE_MS)
        self._waiting.timeout.connect(self._show_hovered)
        view.highlighted.connect(lambda url: self._hovered(url.toString()))
        view.link_focused.connect(self.show_focused)
        view.jumping.connect(self.hide)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def take(self, article: Article) -> None:
        """Read what the links of a text lead to, off the main thread."""
        self.hide()
        self._targets = {}
        self._question.ask(lambda: card_targets(article), self._know)

    def set_reading(self, reading: Reading) -> None:
        """Set cards in the face and colours of the text, a little smaller."""
        for part in (self._frame, self._text):
            mark(part, page=reading.page)
        self._text.set_reading(Reading(reading.face, max(12, round(reading.size * 0.85))))

    @property
    def shown(self) -> str:
        """What the card says now, ``""`` where there is none."""
        return self._text.toPlainText() if self._frame.isVisible() else ""

    def hide(self) -> None:
        """Take the card away."""
        self._waiting.stop()
        self._href = ""
        self._frame.hide()

    def show_focused(self, href: str) -> None:
        """Show the card of the link on which the keyboard stands."""
        self.hide()
        if href.startswith("#"):
            cursor = self._view.textCursor()
            end = self._view.cursorRect(cursor)
            cursor.setPosition(cursor.selectionStart())
            self._show(href, self._view.cursorRect(cursor).united(end))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: whatever else somebody does takes the card away."""
        if event.type() in {
            QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress,
            QEvent.Type.Hide, QEvent.Type.KeyPress,
        }:  # fmt: skip
            self.hide()
        return super().eventFilter(watched, event)

    # Inside

    def _know(self, targets: Mapping[str, Target]) -> None:
        self._targets = targets

    def _hovered(self, href: str) -> None:
        if href == self._href:
            return
        self.hide()
        if href.startswith("#"):
            self._href = href
            self._waiting.start()

    def _scrolled(self) -> None:
        if self._href:
            self.hide()

    def _show_hovered(self) -> None:
        at = self._view.viewport().mapFromGlobal(QCursor.pos())
        self._show(self._href, QRect(at - QPoint(4, 12), at + QPoint(4, 12)))

    def _show(self, href: str, spot: QRect) -> None:
        """Show the card under ``spot`` of the viewport, over it where there is no room below."""
        made = card(self._targets, unquote(href[1:]).split(" "))
        if made is None:
            return
        more = self.tr("and %n more", "", made.left_out) if made.left_out else ""
        self._text.set_content(made.html + (f"<p><i>{more}</i></p>" if more else ""))
        port = self._view.viewport().geometry()
        width = min(WIDTH, port.width() - 8)
        document = self._text.document()
        document.setTextWidth(width - 2 * _PADDING)
        height = min(HEIGHT, int(document.size().height()) + 2 * _PADDING + 2)
        spot = spot.translated(port.topLeft())
        above, below = spot.top() - port.top() - 8, port.bottom() - spot.bottom() - 8
        height = min(height, max(above, below))
        self._frame.resize(width, height)
        left = min(max(spot.left(), port.left() + 4), port.right() - width - 4)
        top = spot.bottom() + 6 if height <= below else spot.top() - height - 6
        self._frame.move(left, top)
        self._href = href
        self._frame.show()
        self._frame.raise_()
