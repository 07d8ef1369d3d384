# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the pages of a PDF with mouse and keys: select, copy, follow links, go back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from refdesk.ui.reader.pdf_canvas import PdfCanvas
from refdesk.ui.reader.pdf_document import PdfDocument, PdfHit, PdfLink, Said
from refdesk.ui.reader.pdf_layout import Zoom
from refdesk.ui.tips import tip

_OUTSIDE = ("http", "https", "mailto")
_MOST_BACK = 100
_AUTO_SCROLL_MS = 30

MenuPart = Callable[[QMenu, QPoint], None]
"""Adds what it can do to the menu that opens at a point of the viewport."""


class PdfView(PdfCanvas):
    """Pages to read. Links inside jump, links outside are announced by :attr:`link_opened`."""

    link_opened = Signal(str)
    moved = Signal()
    """There is another way back or forward."""
    selection_changed = Signal()

    def __init__(self, document: PdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.menu_parts: list[MenuPart] = []
        self._links: dict[int, list[PdfLink]] = {}
        self._back: list[str] = []
        self._forward: list[str] = []
        self._text = ""
        self._anchor: list[float] | None = None
        self._pressed: QPoint | None = None
        self._double = 0
        self._mouse = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_AUTO_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.set_layer("hits", (), "highlight_1")
        self.set_layer("hit", (), "highlight_4")
        self.set_layer("selection", (), "accent")

    # Going

    def position(self) -> str:
        """Return page, where on it the view begins, and zoom, as a short text; see :meth:`restore`."""
        page, point = self.place_at(QPoint(0, 0))
        height = self.document.sizes[page].height() if self.document.is_open else 1.0
        return f"{page + 1};{point.y() / height:.4f};{self._zoom}"

    def restore(self, position: str) -> None:
        """Go where :meth:`position` was; a text that it did not write leads nowhere."""
        first, _, rest = position.partition(";")
        share, _, zoom = rest.partition(";")
        try:
            page, down = int(first) - 1, float(share)
        except ValueError:
            return
        self.set_zoom(Zoom.parse(zoom))
        if 0 <= page < len(self.document.sizes) and -1 < down < 2:
            area = self._layout.area(page)
            self.verticalScrollBar().setValue(round(area.top() + down * area.height()))

    def jump(self, page: int, y: float = 0.0) -> None:
        """Go to a height of a page, in points; :meth:`go_back` leads back."""
        self._back = [*self._back[-_MOST_BACK:], self.position()]
        self._forward.clear()
        self.scroll_to(page, y)
        self.moved.emit()

    def go_back(self) -> None:
        """Go where the person was before the last jump."""
        self._retrace(self._back, self._forward)

    def go_forward(self) -> None:
        """Undo going back."""
        self._retrace(self._forward, self._back)

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there is a way back, and one forward."""
        return bool(self._back), bool(self._forward)

    # Text

    @property
    def selected_text(self) -> str:
        """What is selected."""
        return self._text

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if self._text:
            QGuiApplication.clipboard().setText(self._text)

    def select_page(self) -> None:
        """Select all text of the page in view."""
        here = [float(self.page), 0.0, 0.0]
        self._select(here, here, "page")

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selected({"text": "", "areas": []}, b"")

    def show_hits(self, hits: Sequence[PdfHit], current: int) -> None:
        """Mark what was found, and one of it as the one that is read now."""
        now = hits[current] if 0 <= current < len(hits) else None
        self.set_layer(
            "hits", [(h.page, a) for h in hits if h is not now for a in h.areas], "highlight_1"
        )
        self.set_layer("hit", [(now.page, a) for a in now.areas] if now else (), "highlight_4")

    def menu_at(self, place: QPoint) -> QMenu:
        """Return the menu for a point of the viewport."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(bool(self._text))
        copy.triggered.connect(self.copy)
        link = self._link_at(place)
        if link is not None and QUrl(link.url).scheme() in _OUTSIDE:
            clipboard = QGuiApplication.clipboard()
            action = menu.addAction(self.tr("Copy link address"))
            action.triggered.connect(lambda: clipboard.setText(link.url))
        for part in self.menu_parts:
            part(menu, place)
        menu.addSeparator()
        menu.addAction(self.tr("Select all of the page")).triggered.connect(self.select_page)
        return menu

    # Qt

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """See QWidget."""
        menu = self.menu_at(self.viewport().mapFromGlobal(event.globalPos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """See QObject: keys that read the PDF are not taken for the window's own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        command = self._command(event)
        if command is None:
            event.ignore()
        else:
            command()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.document.is_open:
            return
        place = event.position().toPoint()
        here = self._place(place)
        if self._is_third(event):
            self._select(here, here, "line")
            return
        self._pressed = place
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            self._select(self._anchor, here)
            return
        self._anchor = here
        self.clear_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget: the word is selected, and with a third click the line."""
        if event.button() is Qt.MouseButton.LeftButton and self.document.is_open:
            place = event.position().toPoint()
            self._pressed, self._mouse = None, place
            self._double = event.timestamp()
            self._select(self._place(place), self._place(place), "word")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        place = self._mouse = event.position().toPoint()
        if self._pressed is None or self._anchor is None:
            over = self._link_at(place) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            return
        far = QGuiApplication.styleHints().startDragDistance()
        if self._text or (place - self._pressed).manhattanLength() >= far:
            self._select(self._anchor, self._place(place))
        if self.viewport().rect().contains(place):
            self._scrolling.stop()
        else:
            self._scrolling.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        self._scrolling.stop()
        pressed, self._pressed = self._pressed, None
        place = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None:
            return
        if (place - pressed).manhattanLength() < QGuiApplication.styleHints().startDragDistance():
            link = self._link_at(place)
            if link is not None:
                self._follow(link)

    def viewportEvent(self, event: QEvent) -> bool:
        """See QAbstractScrollArea: over a link its address is shown."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self._link_at(event.pos())
            QToolTip.showText(event.globalPos(), tip(link.url) if link and link.url else "", self)
            return True
        return super().viewportEvent(event)

    def more_questions(self) -> list[tuple[Said, partial[None]]]:
        """See PdfCanvas: the links of the pages in view."""
        return [
            ({"do": "links", "page": page}, partial(self._linked, page))
            for page in self.visible_pages()
            if page not in self._links
        ]

    # Inside

    def _retrace(self, way: list[str], other: list[str]) -> None:
        if way:
            other.append(self.position())
            place, zoom = way.pop().rpartition(";")[0], self.zoom
            self.restore(f"{place};{zoom}")
            self.moved.emit()

    def _go_to_end(self) -> None:
        self.jump(len(self.document.sizes) - 1)
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _place(self, point: QPoint) -> list[float]:
        page, at = self.place_at(point)
        return [page, at.x(), at.y()]

    def _is_third(self, event: QMouseEvent) -> bool:
        hints = QGuiApplication.styleHints()
        soon = event.timestamp() - self._double < hints.mouseDoubleClickInterval()
        near = (
            event.position().toPoint() - self._mouse
        ).manhattanLength() < hints.startDragDistance()
        return bool(self._double) and soon and near

    def _select(self, start: list[float], end: list[float], by: str = "character") -> None:
        self.document.ask_now(
            "select", {"do": "select", "start": start, "end": end, "by": by}, self._selected
        )

    def _selected(self, said: Said, _data: bytes) -> None:
        if "error" in said:
            return
        self._text = str(said["text"])
        self.set_layer(
            "selection", [(page, QRectF(*area)) for page, area in said["areas"]], "accent"
        )
        self.selection_changed.emit()

    def _scroll_on(self) -> None:
        """Scroll towards the mouse, which selects beyond what is in view."""
        room, bar = self.viewport().rect(), self.verticalScrollBar()
        beyond = min(0, self._mouse.y()) or max(0, self._mouse.y() - room.bottom())
        bar.setValue(bar.value() + beyond // 2)
        if self._anchor is not None:
            self._select(self._anchor, self._place(self._mouse))

    def _linked(self, page: int, said: Said, _data: bytes) -> None:
        self._links[page] = [
            PdfLink(QRectF(*link["area"]), link["url"], link["page"], link["y"])
            for link in said.get("links", ())
        ]

    def _link_at(self, place: QPoint) -> PdfLink | None:
        page, point = self.place_at(place)
        return next((one for one in self._links.get(page, ()) if one.area.contains(point)), None)

    def _follow(self, link: PdfLink) -> None:
        if QUrl(link.url).scheme() in _OUTSIDE:
            self.link_opened.emit(link.url)
        elif link.page >= 0 and not link.url:
            self.jump(link.page, link.y)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does here."""
        combination = event.keyCombination()
        zoomed = combination.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if zoomed and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            return partial(self.zoom_by, 1)
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self.select_page
        if event.key() == Qt.Key.Key_Escape and not self._text:
            return None  # the window may know what to do
        return self._commands().get(QKeySequence(combination).toString())

    def _commands(self) -> dict[str, Callable[[], None]]:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()

        def scroll(by: float) -> Callable[[], None]:
            return lambda: down.setValue(round(down.value() + by))

        full = self.viewport().height() * 0.9
        line = down.singleStep()
        return {
            "Down": scroll(line),
            "Up": scroll(-line),
            "Left": lambda: across.setValue(across.value() - line),
            "Right": lambda: across.setValue(across.value() + line),
            "PgDown": scroll(full),
            "PgUp": scroll(-full),
            "Space": scroll(full),
            "Shift+Space": scroll(-full),
            "Home": lambda: self.jump(0),
            "End": self._go_to_end,
            "Ctrl+Home": lambda: self.jump(0),
            "Ctrl+End": self._go_to_end,
            "Ctrl+PgDown": lambda: self.scroll_to(self.page + 1),
            "Ctrl+PgUp": lambda: self.scroll_to(self.page - 1),
            "Alt+Left": self.go_back,
            "Alt+Right": self.go_forward,
            "Ctrl+-": lambda: self.zoom_by(-1),
            "Ctrl+0": lambda: self.set_zoom(Zoom()),
            "Esc": self.clear_selection,
        }
