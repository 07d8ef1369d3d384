# SPDX-License-Identifier: GPL-3.0-or-later
"""The tabs of the window: the library, then a tab for each document that lies open."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from refdesk.domain.bookmarks import OpenDocument
from refdesk.ui.icons import icon
from refdesk.ui.mnemonics import literal
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import tip
from refdesk.ui.widgets.buttons import IconButton

LIBRARY = 0
"""The tab of the library: always there, always first."""
_WIDEST, _NARROWEST = 240, 132
"""Pixels; between them tabs shrink, under the lesser one they scroll."""


class DocumentTabs(QTabBar):
    """Shows what lies open, and asks for what is to be done with it; keeps no page itself."""

    close_requested = Signal(int)
    close_others_requested = Signal(int)
    close_all_requested = Signal()
    reopen_requested = Signal()
    reveal_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentTabs")
        mark(self, kind="documents")
        self.can_reopen = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectLeftTab)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.tabMoved.connect(self._keep_library_first)
        self.addTab("")
        self.retranslate()
        self._draw()

    # Documents by place; the library has none

    def document(self, index: int) -> OpenDocument | None:
        """Return the document of a tab, ``None`` for the library."""
        found = self.tabData(index)
        return found if isinstance(found, OpenDocument) else None

    def documents(self) -> tuple[OpenDocument, ...]:
        """Return all documents from left to right."""
        found = (self.document(index) for index in range(self.count()))
        return tuple(document for document in found if document is not None)

    def index_of(self, document: OpenDocument) -> int:
        """Return the place of a document's tab, -1 where it has none."""
        places = (i for i in range(self.count()) if self.document(i) == document)
        return next(places, -1)

    def add(self, document: OpenDocument, title: str, place: int = -1) -> int:
        """Add a tab at a place, at the end for -1; return where it stands."""
        index = self.insertTab(place if place > LIBRARY else self.count(), "")
        self.setTabData(index, document)
        close = IconButton("close", small=True)
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda: self.close_requested.emit(self.index_of(document)))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self.name(index, title)
        self.retranslate()
        self._draw()
        return index

    def name(self, index: int, title: str) -> None:
        """Show the title of a document."""
        self.setTabText(index, literal(title))
        self.setTabToolTip(index, tip(title))

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setAccessibleName(self.tr("Open documents"))
        self.setTabText(LIBRARY, self.tr("Library"))
        for index in range(1, self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, IconButton):
                button.describe(self.tr("Close (Ctrl+W)"))

    # What Qt asks

    def tabSizeHint(self, index: int) -> QSize:
        """See QTabBar."""
        hint = super().tabSizeHint(index)
        if index != LIBRARY:
            hint.setWidth(max(_NARROWEST, min(_WIDEST, hint.width())))
        return hint

    def minimumTabSizeHint(self, index: int) -> QSize:
        """See QTabBar."""
        hint = self.tabSizeHint(index)
        return hint if index == LIBRARY else QSize(_NARROWEST, hint.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget. The middle button closes."""
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index > LIBRARY:
            self.close_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def menu_of(self, index: int) -> QMenu:
        """Return the menu of a tab."""
        menu = QMenu(self)
        if index > LIBRARY:
            menu.addAction(self.tr("Close"), lambda: self.close_requested.emit(index))
            others = menu.addAction(
                self.tr("Close others"), lambda: self.close_others_requested.emit(index)
            )
            others.setEnabled(self.count() > 2)
        everything = menu.addAction(self.tr("Close all"), self.close_all_requested.emit)
        everything.setEnabled(self.count() > 1)
        menu.addSeparator()
        reopen = menu.addAction(self.tr("Reopen closed tab"), self.reopen_requested.emit)
        reopen.setEnabled(self.can_reopen)
        if index > LIBRARY:
            menu.addSeparator()
            menu.addAction(self.tr("Show in library"), lambda: self.reveal_requested.emit(index))
        return menu

    # Inside

    def _open_menu(self, at: QPoint) -> None:
        index = self.tabAt(at)
        if index >= 0:
            menu = self.menu_of(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.mapToGlobal(at))

    def _keep_library_first(self, _from: int, _to: int) -> None:
        for index in range(1, self.count()):
            if self.document(index) is None:
                self.moveTab(index, LIBRARY)
                return

    def _draw(self) -> None:
        for index in range(self.count()):
            document = self.document(index)
            name = (
                "library" if document is None else "pdf" if document.attachment_id else "document"
            )
            self.setTabIcon(index, icon(name, self.palette(), "text_secondary"))
