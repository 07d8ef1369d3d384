# SPDX-License-Identifier: GPL-3.0-or-later
"""Rich text to read: shows what it is given, loads nothing, opens nothing by itself."""

import importlib
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMenu,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from refdesk.domain.addresses import Doubt, doubts_of
from refdesk.ui.copying import copied, selected_text
from refdesk.ui.icons import look
from refdesk.ui.theme import Reading, reading_css, reading_families, scheme_of
from refdesk.ui.widgets.focus import came_by_keyboard, paint_ring
from refdesk.ui.widgets.link_tips import LinkTips, words_of

_OUTSIDE = ("http", "https", "mailto")

Loader = Callable[[str], Any]
"""Gives the picture (``QImage``) that stands behind a name of the program's own, or ``None``."""
MenuPart = Callable[[QMenu, QPoint], None]
"""Adds what it can do to the menu that opens at a point of the viewport."""


class ReadingView(QTextBrowser):
    """A text browser that never reaches beyond its own text.

    Links inside scroll; links outside are announced by :attr:`link_opened`; everything that the
    HTML would load (images, style sheets) is refused, but for what :meth:`serve` gives from memory.
    What is laid over the text (hits, highlights) is a layer each, so that none knows the others.
    """

    link_opened = Signal(str)
    jumping = Signal()
    """The text is about to move to another place than scrolling would bring."""
    link_focused = Signal(str)
    """The keyboard stands on another link; with its address as the HTML has it, ``""`` for none."""
    restyled = Signal()
    """The text was set anew: what is laid over it must be laid again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading()
        self._look: object = None
        self._html = ""
        self._css = ""
        self._has_ring = False
        self.is_set_anew = False
        """Whether the same text is being set in another look: nobody has moved in it."""
        self._loaders: dict[str, Loader] = {}
        self._handlers: dict[str, Callable[[str], None]] = {}
        self._copiers: dict[str, Callable[[str], str]] = {}
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.menu_parts: list[MenuPart] = []
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        LinkTips(self)
        self.set_reading(self._reading)

    @property
    def reading(self) -> Reading:
        """How the text is set."""
        return self._reading

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self._reading = reading
        font = QFont(self.font())
        font.setFamilies(reading_families(reading.face))
        font.setPixelSize(reading.pixels)
        self.document().setDefaultFont(font)
        self.restyle()

    def set_content(self, html: str) -> None:
        """Show safe HTML."""
        self._html = html
        self.restyle()

    def restyle(self) -> None:
        """Set the same text in the colours of now, where it stands."""
        position = self.verticalScrollBar().value()
        now = self._look = look(self.palette())
        css = reading_css(now[0], self._reading) + self.extra_css()
        if css != self._css:
            self._css = css
            self.document().setDefaultStyleSheet(css)
        self.fill(self.shown_html(), position)

    def fill(self, html: str, position: int) -> None:
        """Set the text, scroll to ``position`` and say so; a subclass may take its time over it."""
        self.setHtml(html)
        self.verticalScrollBar().setValue(position)
        self.restyled.emit()

    def lay_out_anew(self) -> None:
        """Begin the layout again after parts of the document were changed.

        Qt lays out piece by piece, and stops for ever where a part was changed before its turn.
        """
        document = self.document()
        document.markContentsDirty(0, document.characterCount())

    def finish(self) -> None:
        """Have all of the text in place now, where :meth:`fill` takes its time."""

    def shown_html(self) -> str:
        """Return what is shown; a subclass may dress it."""
        return self._html

    def extra_css(self) -> str:
        """Return rules that a subclass adds."""
        return ""

    def text(self) -> str:
        """Return what is shown, as text."""
        return self.toPlainText()

    def serve(self, scheme: str, loader: Loader) -> None:
        """Let images named ``scheme:…`` come from ``loader``, which reaches for nothing remote."""
        self._loaders[scheme] = loader

    def handle(self, scheme: str, handler: Callable[[str], None]) -> None:
        """Let links named ``scheme:…`` call ``handler`` with what stands behind the colon."""
        self._handlers[scheme] = handler

    def copy_as(self, scheme: str, writer: Callable[[str], str]) -> None:
        """Let images named ``scheme:…`` be copied as the words that ``writer`` gives."""
        self._copiers[scheme] = writer

    def createMimeDataFromSelection(self) -> QMimeData:
        """See QTextEdit: where an image is copied as words, they stand in the text."""
        return copied(self.textCursor(), self._copiers)

    def selected_text(self) -> str:
        """Return what is selected as text that says what it says on the page."""
        return selected_text(self.textCursor(), self._copiers)

    def set_layer(self, name: str, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Lay something over the text; layers that were named first lie lowest."""
        self._layers[name] = list(selections)
        self.setExtraSelections([one for layer in self._layers.values() for one in layer])

    def loadResource(self, kind: int, name: QUrl | str, /) -> Any:  # noqa: ANN401 - Qt's own
        """See QTextBrowser: only what was announced by :meth:`serve`; else nothing, from nowhere."""
        del kind
        scheme, _, rest = (name if isinstance(name, str) else name.toString()).partition(":")
        loader = self._loaders.get(scheme)
        return (loader(rest) if loader is not None else None) or b""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """See QWidget."""
        menu = self.menu_at(self.viewport().mapFromGlobal(event.globalPos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu_at(self, place: QPoint) -> QMenu:
        """Return the menu for a point of the viewport."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        address = QUrl(self.anchorAt(place))
        if address.scheme() in _OUTSIDE:
            words = self.tr("Copy link address")
            menu.addAction(words).triggered.connect(
                lambda: QApplication.clipboard().setText(address.toString())
            )
        for part in self.menu_parts:
            part(menu, place)
        menu.addSeparator()
        menu.addAction(self.tr("Select all")).triggered.connect(self.selectAll)
        return menu

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.PaletteChange and look(self.palette()) != self._look:
            self.restyle()
        elif kind == QEvent.Type.FontChange and self._has_lost_its_font():
            self.set_reading(self._reading)

    def _has_lost_its_font(self) -> bool:
        """Whether Qt has given the text the font of the program, as it does when that changes."""
        reading = getattr(self, "_reading", None)  # None: it is being built
        font = self.document().defaultFont()
        return reading is not None and font.pixelSize() != reading.pixels

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QWidget: a ring shows that the keyboard is here, not that the mouse was."""
        super().focusInEvent(event)
        self._has_ring = came_by_keyboard(event.reason())
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        super().paintEvent(event)
        if self._has_ring:
            painter = QPainter(self.viewport())
            paint_ring(painter, self.viewport().rect(), scheme_of(self.palette()).accent)
            painter.end()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() in _OUTSIDE:
            self._leave(url.toString())
        elif url.scheme() in self._handlers:
            self._handlers[url.scheme()](url.toString().partition(":")[2])
        elif not url.scheme() and url.hasFragment():
            first = url.fragment(QUrl.ComponentFormattingOption.FullyDecoded).partition(" ")[0]
            self.go_to_anchor(first)

    def _leave(self, address: str) -> None:
        """Announce a link outside; where its words name another server, only after a question."""
        doubts = doubts_of(address, words_of(self.textCursor(), address))
        if doubts != (Doubt.OTHER_HOST,):  # others are asked about by who opens it
            self.link_opened.emit(address)
            return
        module = importlib.import_module("refdesk.ui.dialogs.link_dialog")
        module.LinkDialog(
            address, doubts, lambda url: self.link_opened.emit(url.toString()), self
        ).open()

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to a place that the text names."""
        self.jumping.emit()
        self.scrollToAnchor(anchor)

    def focusNextPrevChild(self, next: bool, /) -> bool:  # noqa: A002 - Qt's own name
        """See QWidget: from link to link first."""
        moved = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        here = cursor.charFormat().anchorHref() if moved and cursor.hasSelection() else ""
        self.link_focused.emit(here if self.hasFocus() else "")
        return moved
