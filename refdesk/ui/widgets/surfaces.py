# SPDX-License-Identifier: GPL-3.0-or-later
"""Places for text: banner, empty state, elided label, hairline, centred column."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.icons import pixmap
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.type_scale import text_size, zoomed

_TONE_ICONS = {"danger": "danger", "warning": "warning", "info": "info"}


class Picture(QLabel):
    """An icon of the set that follows the theme."""

    def __init__(
        self, name: str, role: str = "text_secondary", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._edge = name, role, size
        self._draw()

    def change(self, name: str, role: str) -> None:
        """Show another icon in the colour ``role``."""
        self._name, self._role = name, role
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = getattr(scheme_of(self.palette()), self._role)
        edge = zoomed(self._edge)
        self.setFixedSize(edge, edge)
        self.setPixmap(pixmap(self._name, colour, edge, self.devicePixelRatioF()))


class WrappedLabel(QLabel):
    """A label that wraps, can be selected, and breaks even words that are too long for a line."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "") -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            mark(self, role=role)

    def minimumSizeHint(self) -> QSize:
        """See QWidget: any width will do."""
        return QSize(0, self.fontMetrics().height())


class ElidedLabel(QLabel):
    """One line whose end is cut by room, with the whole text as tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._full = ""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_full(text)

    def set_full(self, text: str) -> None:
        """Show ``text`` as far as there is room."""
        self._full = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See QWidget: room for the whole text, whatever is shown now."""
        width = self.fontMetrics().horizontalAdvance(self._full) + 2
        around = self.width() - self.contentsRect().width()  # what the style takes
        return QSize(width + around, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(min(40, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: letters of another size need another room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, max(self.contentsRect().width(), 40)
        )
        self.setText(shown)
        self.setToolTip(tip(self._full) if shown != self._full else "")


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="rule")


class Banner(QFrame):
    """A notice across the pane that cannot be overlooked: icon, sentence, links."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="banner", tone="info")
        self._picture = Picture("info")
        self._label = WrappedLabel()
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._label.linkActivated.connect(self.link_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def show_notice(self, html: str, plain: str, tone: str) -> None:
        """Show ``html`` in the tone ``danger``, ``warning`` or ``info``; ``plain`` is spoken."""
        mark(self, tone=tone)
        role = tone if tone != "info" else "text_secondary"
        self._picture.change(_TONE_ICONS[tone], role)
        self._label.setText(html)
        self._label.setAccessibleName(plain)
        self.setAccessibleName(plain)
        mark(self._label, tone=tone)

    def text(self) -> str:
        """Return what is shown, without markup."""
        return self._label.accessibleName()


class EmptyState(QScrollArea):
    """What a place shows while it has nothing: what it is for, one button, one key.

    Scrolls where even that does not fit.
    """

    clicked = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel()
        mark(self.heading, role="display")
        self.heading.setWordWrap(True)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        mark(self.sentence, role="secondary")
        self.button = QPushButton()
        self.button.clicked.connect(self.clicked)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        mark(self.hint, role="small")
        column = QVBoxLayout()
        column.setSpacing(8)
        self._picture = Picture(icon_name, "control", 32)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)
        self._column = column
        inner = QWidget()
        inner.setLayout(column)
        self._inner = inner
        self._fit()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._page = page = QWidget()
        self._room = outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self.say("", "")

    def say(self, heading: str, sentence: str, button: str = "", hint: str = "") -> None:
        """Set the words; an empty one leaves its place out."""
        for widget, text in (
            (self.heading, heading),
            (self.sentence, sentence),
            (self.button, button),
            (self.hint, hint),
        ):
            widget.setText(text)
            widget.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (heading, sentence))))

    def sizeHint(self) -> QSize:
        """See QWidget: room for all of it."""
        return self._page.sizeHint()

    def least_height(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled."""
        return self._room.minimumHeightForWidth(width)

    def change_picture(self, icon_name: str) -> None:
        """Show another icon over the words."""
        self._picture.change(icon_name, "control")

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_inner"):
            self._fit()

    def _fit(self) -> None:
        self._inner.setMaximumWidth(zoomed(440))

    def add_below(self, widget: QWidget) -> None:
        """Put something more under the button and the hint."""
        self._column.addWidget(widget)


class Column(QScrollArea):
    """A scrolling page whose content is centred and no wider than a comfortable measure."""

    gutter = 0
    """Pixels of the left margin that the content uses itself, for marks beside the text."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 16) -> None:
        super().__init__(parent)
        self._measure = 600
        self._margin = margin
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        self.body = QVBoxLayout(page)
        self.body.setSpacing(0)
        self.setWidget(page)
        self._centre()

    def set_measure(self, pixels: int) -> None:
        """Limit the content's width."""
        self._measure = pixels
        self._centre()

    @property
    def scroll_position(self) -> int:
        """How far the page is scrolled."""
        return self.verticalScrollBar().value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._centre()

    def _centre(self) -> None:
        # Where very large words leave no other way, the page scrolls sideways: nothing is out of reach.
        policy = Qt.ScrollBarPolicy
        large = text_size() > 100
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if large else policy.ScrollBarAlwaysOff
        )
        side = max(self._margin, (self.viewport().width() - self._measure) // 2)
        left = max(0, side - self.gutter)
        self.body.setContentsMargins(left, self._margin, side, 2 * self._margin)
