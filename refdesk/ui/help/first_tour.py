# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tour: five steps, each a card beside the part of the window that it speaks of.

It covers nothing that is worked with, blocks nothing, and goes when somebody wants it to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.frame import WindowFrame
from refdesk.ui.help.markdown import Fill
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import LinkButton

STEPS = 5
WIDTH = 340
"""Of the card in pixels beside letters of the usual size."""
_GAP = 12
_EDGE = 12
_ROUND = 6


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    text: str
    where: Callable[[], Sequence[QRect]]


class Spotlight(QWidget):
    """A quiet outline around parts of the window; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("tourSpotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.areas: list[QRect] = []
        self.hide()

    def show_around(self, areas: Sequence[QRect]) -> None:
        """Stand around these parts, in the window's places."""
        self.areas = list(areas)
        self.setGeometry(self._window.rect())
        self.setVisible(bool(areas))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scheme_of(QApplication.palette()).accent), 2))
        for area in self.areas:
            inside = QRectF(area).intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, _ROUND, _ROUND)


class FirstTour(QFrame):
    """The card, which walks from part to part."""

    ended = Signal()
    help_asked = Signal()

    def __init__(self, window: WindowFrame, fill: Fill) -> None:
        super().__init__(window)
        self._window, self._fill = window, fill
        self._step = 0
        self._before: QWidget | None = None
        self._spot = Spotlight(window)
        self.setObjectName("firstTour")
        mark(self, kind="popover")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._stand)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("tourCount")
        mark(self._count, role="small")
        self._title = QLabel()
        self._title.setObjectName("tourTitle")
        self._title.setWordWrap(True)
        mark(self._title, role="display")
        self._text = QLabel()
        self._text.setObjectName("tourText")
        self._text.setWordWrap(True)
        self.samples = QPushButton()
        self.samples.setObjectName("tourSamples")
        self.samples.clicked.connect(self._add_samples)
        self.help = LinkButton()
        self.help.setObjectName("tourHelp")
        self.help.clicked.connect(self._ask_help)
        self.skip = LinkButton()
        self.skip.setObjectName("tourSkip")
        self.skip.clicked.connect(self.end)
        self.back, self.next = QPushButton(), QPushButton()
        self.back.setObjectName("tourBack")
        self.back.clicked.connect(lambda: self._go(self._step - 1))
        self.next.setObjectName("tourNext")
        self.next.clicked.connect(lambda: self._go(self._step + 1))
        mark(self.next, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self._title)
        column.addWidget(self._text)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self.samples, 0, left)
        column.addWidget(self.help, 0, left)
        column.addSpacing(4)
        column.addLayout(row)

    # Walking

    def begin(self, *, take_focus: bool) -> None:
        """Show the first step."""
        self._window.reading.show_library()
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._window.installEventFilter(self)
            for pane in (self._window.panes, self._window.side, self._window.papers):
                pane.installEventFilter(self)
        self._go(0)
        self.show()
        self._spot.raise_()
        self.raise_()
        if take_focus:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Go; the keyboard goes back to where it was."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self._later.stop()
        for watched in (
            self._window, self._window.panes, self._window.side, self._window.papers,
        ):  # fmt: skip
            watched.removeEventFilter(self)
        self.hide()
        self._spot.hide()
        self._spot.deleteLater()
        if had_focus:
            before = self._before
            kept = before is not None and before.isVisible()
            view = self._window.papers.view
            (before if kept and before is not None else view).setFocus()
        self.ended.emit()

    def follow(self, *_: object) -> None:
        """Take in that the list has changed: the first step offers samples to an empty one."""
        if self.isVisible():
            self._say()

    def _go(self, step: int) -> None:
        if step >= STEPS:
            self.end()
            return
        forward, self._step = step > self._step, max(0, step)
        self._prepare()
        self._say()
        if forward and not self.next.isVisible():
            self.next.setFocus()

    def _prepare(self) -> None:
        """Bring into sight what the step speaks of."""
        view, detail = self._window.papers.view, self._window.detail
        if self._step >= 2 and view.selected_count() == 0 and self._window.papers.model.rowCount():
            view.select_row(0)
        page = {2: detail.pico, 3: detail.citations}.get(self._step)
        if page is not None:
            detail.tabs.setCurrentWidget(page)

    def _add_samples(self) -> None:
        self._window.verbs.add_samples()

    def _ask_help(self) -> None:
        self.end()
        self.help_asked.emit()

    # Words

    def _steps(self) -> tuple[_Step, ...]:
        key = self._key
        return (
            _Step(
                self.tr("Papers come in here"),
                self._how_to_add(),
                lambda: [self._area(self._window.add_box)],
            ),
            _Step(
                self.tr("Your library, and its search"),
                self.tr(
                    "Every paper stands in this list. {key} takes you to the search: words, authors, "
                    "years, also numbers such as hr:<0.8. Enter opens a paper to read it."
                ).format(key=key("actionFind")),
                lambda: [
                    self._area(self._window.papers),
                    self._area(self._window.search_box),
                ],
            ),
            _Step(
                self.tr("What a paper found, with proof"),
                self.tr(
                    "refdesk reads the question (PICO) and every result, and recomputes what it can. "
                    "Click any of it to see the sentence that says so. It can be wrong: check it there."
                ),
                lambda: [self._area(self._window.detail_place)],
            ),
            _Step(
                self.tr("Cite it"),
                self.tr(
                    "Choose among 10,800 styles here. From anywhere, {list} copies the reference and "
                    "{text} the citation for the text, ready for Word."
                ).format(list=key("actionCopyBibliography"), text=key("actionCopyInText")),
                lambda: [self._area(self._window.detail_place)],
            ),
            _Step(
                self.tr("Find more, and find help"),
                self.tr(
                    "{search} searches PubMed without leaving refdesk. {help} opens help, and Shift+F1 "
                    "explains what the keyboard is on. This tour is in the Help menu too."
                ).format(search=key("actionSearchPubmed"), help=key("actionHelp")),
                self._menus,
            ),
        )

    def _how_to_add(self) -> str:
        words = self.tr(
            "Type or paste a PMID, DOI or link, or a whole reference list, and press Enter."
        )
        if not self._window.papers.model.rowCount():
            return words  # the empty list says the rest
        files = self.tr("Files are imported with {key}, or dropped anywhere on the window.")
        return f"{words} {files.format(key=self._key('actionImport'))}"

    def _key(self, name: str) -> str:
        return self._fill.word("key", name)

    def _say(self) -> None:
        step = self._steps()[self._step]
        self._count.setText(
            self.tr("Tour: {step} of {steps}").format(step=self._step + 1, steps=STEPS)
        )
        self._title.setText(step.title)
        self._text.setText(step.text)
        empty = not self._window.papers.model.rowCount()
        self.samples.setText(self.tr("Open the sample library"))
        self.samples.setVisible(self._step == 0 and empty)
        self.help.set_full(self.tr("Open help now"))
        last = self._step == STEPS - 1
        self.help.setVisible(last)
        self.skip.set_full(self.tr("Skip the tour"))
        self.skip.setVisible(not last)
        self.back.setText(self.tr("Back"))
        self.back.setEnabled(self._step > 0)
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.setAccessibleName(f"{self._count.text()}. {step.title}")
        self.setAccessibleDescription(step.text)
        self.next.setAccessibleDescription(f"{step.title}. {step.text}")
        self._stand()
        self._later.start()  # once more when texts and panes are laid out

    # Standing

    def _area(self, widget: QWidget) -> QRect:
        if not widget.isVisible():
            return QRect()
        place = QRect(widget.mapTo(self._window, QPoint()), widget.size())
        return place if widget.height() > 120 else place.adjusted(-4, -4, 4, 4)

    def _menus(self) -> list[QRect]:
        bar = self._window.menuBar()
        if bar.isNativeMenuBar():
            return []
        wanted = {"actionSearchPubmed", "actionHelp"}
        found = []
        for action in bar.actions():
            menu = action.menu()
            named = menu.actions() if isinstance(menu, QMenu) else []
            inside = {one.objectName() for one in named}
            if inside & wanted:
                area = bar.actionGeometry(action)
                found.append(QRect(bar.mapTo(self._window, area.topLeft()), area.size()))
        return found

    def _stand(self) -> None:
        areas = [area for area in self._steps()[self._step].where() if not area.isEmpty()]
        self._spot.show_around(areas)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = min(zoomed(WIDTH), self._window.width() - 2 * _EDGE)
        size = QSize(width, layout.totalHeightForWidth(width))
        self.setFixedSize(size)
        self.move(_place_for(size, areas, self._window.rect()))
        self._spot.raise_()
        self.raise_()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: it follows the window's size and panes; Escape that nobody wants ends it."""
        kind = event.type()
        if kind in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest}:
            self._later.start()
        elif (
            kind == QEvent.Type.KeyPress
            and watched is self._window
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.end()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = QApplication.focusWidget()
            button = focused if isinstance(focused, QPushButton) else self.next
            button.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self._say()


def _place_for(size: QSize, areas: Sequence[QRect], window: QRect) -> QPoint:
    """Return where the card stands: beside the first part, off all parts where there is room."""
    room = window.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if not areas:
        return QPoint(room.center().x() - size.width() // 2, room.center().y() - size.height() // 2)
    target = areas[0]
    middle = max(room.top(), min(target.top() + 64, room.bottom() - size.height()))
    start = max(room.left(), min(target.left(), room.right() - size.width()))
    places = (
        QPoint(start, target.bottom() + _GAP),
        QPoint(target.right() + _GAP, middle),
        QPoint(target.left() - size.width() - _GAP, middle),
        QPoint(start, target.top() - size.height() - _GAP),
    )
    for place in places:
        card = QRect(place, size)
        if room.contains(card) and not any(card.intersects(area) for area in areas):
            return place
    # No room beside it: inside its lower end, where least is read.
    return QPoint(start + _GAP, min(target.bottom(), room.bottom()) - size.height() - _GAP)
