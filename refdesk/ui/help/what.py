# SPDX-License-Identifier: GPL-3.0-or-later
"""“What is this?”: a few words on a sign of the window, where it stands, and the way to more.

The words are the first paragraph of a section of help: they have one home. They are asked for by a
menu, by Shift+F1 on what has the keyboard, by the “?” beside a heading, or by pointing.
"""

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)

from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.type_scale import text_size, type_scale, zoomed
from refdesk.ui.widgets.buttons import IconButton, LinkButton
from refdesk.ui.widgets.reading import ReadingView

if TYPE_CHECKING:  # its reader comes when somebody asks
    from refdesk.ui.help.pages import Section

Topic = str | Callable[[QPoint | None], str]
"""A place in help, or what gives it for a point of the widget; ``None``: for what has the keyboard."""
WIDTH, HEIGHT = 380, 320
"""Most of the card, in pixels; what is longer scrolls."""
_GAP = 6
_PADDING = 16


def is_asked_by(event: QKeyEvent) -> bool:
    """Whether a key asks what this is."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return shift and event.key() == Qt.Key.Key_F1


class WhatButton(IconButton):
    """A quiet “?” beside a heading."""

    asked = Signal(str)
    """With the place in help."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__("help", parent, small=True)
        self.topic = topic
        self.setObjectName("whatButton")
        self.clicked.connect(lambda: self.asked.emit(self.topic))
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.describe(self.tr("What is this?"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class WhatCard(QFrame):
    """The card with the words. It takes the keyboard, and gives it back when it goes."""

    more_asked = Signal(str)
    """With a place in help."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)  # no window of its own: some systems let nobody place one
        self.setObjectName("whatIsThis")
        mark(self, kind="popover")
        self._window, self._place = window, ""
        self._before: QWidget | None = None
        self._title = QLabel()
        self._title.setWordWrap(True)
        mark(self._title, role="heading")
        self._close = IconButton("close", small=True)
        self._close.setObjectName("whatClose")
        self._close.clicked.connect(self.leave)
        self.text = ReadingView()
        self.text.setObjectName("whatText")
        self.text.handle("help", self._ask_more)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.more = LinkButton()
        self.more.setObjectName("whatMore")
        self.more.clicked.connect(lambda: self._ask_more(self._place))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def explain(self, section: "Section", place: str, spot: QRect) -> None:
        """Show a section's first paragraph under ``spot`` of the window, or where there is room."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._place = place
        self._title.setText(section.title)
        self._close.describe(self.tr("Close (Esc)"))
        self.more.set_full(self.tr("More in help"))
        usual = round(type_scale(self.font()).base * 100 / text_size())
        self.text.set_reading(Reading("sans", usual))
        self.text.set_content(section.lead)
        self.text.setAccessibleName(section.title)
        self.setAccessibleName(section.title)
        self.setAccessibleDescription(self.text.toPlainText())
        self._stand(spot)
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)  # while it is shown, no longer

    def _stand(self, spot: QRect) -> None:
        room = self._window.rect().adjusted(8, 8, -8, -8)
        width = min(zoomed(WIDTH), room.width())
        document = self.text.document()
        document.setTextWidth(width - _PADDING - 12 - 4)
        self._title.setFixedWidth(width - _PADDING - 12 - 8 - self._close.sizeHint().width())
        head = self._title.heightForWidth(self._title.width())
        chrome = max(head, self._close.sizeHint().height()) + self.more.sizeHint().height()
        height = min(zoomed(HEIGHT), ceil(document.size().height()) + 4 + chrome + 2 * 12 + 2 * 8)
        below, above = room.bottom() - spot.bottom() - _GAP, spot.top() - room.top() - _GAP
        height = min(height, max(below, above, room.height() // 2))
        left = max(room.left(), min(spot.left(), room.right() - width))
        top = spot.bottom() + _GAP if height <= below else spot.top() - height - _GAP
        top = max(room.top(), min(top, room.bottom() - height))
        self.setGeometry(left, top, width, height)

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._vanish()
        if had_focus and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _vanish(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.hide()

    def _ask_more(self, place: str) -> None:
        self.leave()
        self.more_asked.emit(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: a click elsewhere, Escape, or another size of the window end it."""
        kind = event.type()
        if kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                if kind == QEvent.Type.KeyPress:
                    self.leave()
                return True
        elif kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self._vanish()
        elif kind == QEvent.Type.Resize and watched is self._window:
            self.leave()
        return super().eventFilter(watched, event)


class Explainer(QObject):
    """Knows what parts of the window are explained by which places in help."""

    more_asked = Signal(str)

    def __init__(self, read: Callable[[str], "Section | None"], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._topics: dict[int, Topic] = {}
        self._with_menu: set[int] = set()
        self._cards: dict[int, WhatCard] = {}

    def explain(self, widget: QWidget, topic: Topic, *, menu: bool = True) -> None:
        """Let ``widget`` be explained; ``menu``: by a menu of its own, as it has none."""
        key = id(widget)
        if key not in self._topics:
            widget.installEventFilter(self)
            widget.destroyed.connect(lambda: self._forget(key))
        self._topics[key] = topic
        if menu:
            self._with_menu.add(key)

    def _forget(self, key: int) -> None:
        self._topics.pop(key, None)
        self._with_menu.discard(key)

    def show(self, place: str, beside: QWidget, at: QPoint | None = None) -> None:
        """Explain what stands at a point of a widget, or all of it."""
        section = self._read(place)
        if section is None:
            return
        window = beside.window()
        key = id(window)
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = WhatCard(window)
            card.more_asked.connect(self.more_asked)
            card.destroyed.connect(lambda: self._cards.pop(key, None))
        spot = beside.rect() if at is None else QRect(at, at).adjusted(-4, -8, 4, 8)
        card.explain(section, place, QRect(beside.mapTo(window, spot.topLeft()), spot.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        kind = event.type()
        if kind not in _ASKING or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        topic = self._topics.get(id(watched))
        if topic is None:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent):
            return self._key(watched, topic, event)
        if isinstance(event, QContextMenuEvent):
            return id(watched) in self._with_menu and self._menu(watched, topic, event)
        assert isinstance(event, QHelpEvent)
        event.accept()
        if kind == QEvent.Type.WhatsThis:
            QWhatsThis.leaveWhatsThisMode()
            self.show(_place_at(topic, event.pos()), watched, event.pos())
        return True

    def _key(self, widget: QWidget, topic: Topic, event: QKeyEvent) -> bool:
        if not is_asked_by(event):
            return False
        event.accept()  # the key press comes here, and to no action of the window
        if event.type() == QEvent.Type.KeyPress:
            self.show(_place_at(topic, None), QApplication.focusWidget() or widget)
        return True

    def _menu(self, widget: QWidget, topic: Topic, event: QContextMenuEvent) -> bool:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = None if keyboard else event.pos()
        menu = QMenu(widget)
        menu.setObjectName("whatMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(widget, QLabel) and widget.hasSelectedText():
            copy = menu.addAction(self.tr("Copy"))
            copy.triggered.connect(lambda: QApplication.clipboard().setText(widget.selectedText()))
        what = menu.addAction(self.tr("What is this?"))
        what.triggered.connect(lambda: self.show(_place_at(topic, at), widget, at))
        menu.popup(event.globalPos())
        return True


_ASKING = frozenset(
    {
        QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.ContextMenu,
        QEvent.Type.WhatsThis, QEvent.Type.QueryWhatsThis,
    }
)  # fmt: skip


def _place_at(topic: Topic, at: QPoint | None) -> str:
    return topic if isinstance(topic, str) else topic(at)
