# SPDX-License-Identifier: GPL-3.0-or-later
"""How the text is set, chosen where it is read: size, face, width of the lines, colours."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import READING_SIZES, Reading
from refdesk.ui.widgets.buttons import IconButton

FACES = ("serif", "sans")
WIDTHS = ("narrow", "normal", "wide")
PAGES = ("program", "light", "sepia", "dark")


def choice_words() -> dict[str, str]:
    """Return the names of faces, widths and pages, for every place that offers them."""
    translate = QCoreApplication.translate
    return {
        "serif": translate("Reading", "Serif"),
        "sans": translate("Reading", "Sans serif"),
        "narrow": translate("Reading", "Narrow"),
        "normal": translate("Reading", "Normal"),
        "wide": translate("Reading", "Wide"),
        "program": translate("Reading", "As the program"),
        "light": translate("Reading", "Light"),
        "sepia": translate("Reading", "Sepia"),
        "dark": translate("Reading", "Dark"),
    }


def _word(choice: str) -> str:
    return choice_words()[choice]


class ReadingButton(IconButton):
    """Opens the choices; each takes effect at once."""

    chosen = Signal(object)
    """With the new :class:`Reading`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("letters", parent)
        self.setObjectName("readingButton")
        self._reading = Reading()
        self._words: list[tuple[QLabel | QPushButton, Callable[[], str]]] = []
        self.sheet = QFrame(self, Qt.WindowType.Popup)
        self.sheet.setObjectName("readingSheet")
        mark(self.sheet, kind="popover")
        self._grid = QGridLayout(self.sheet)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._smaller, self._larger = QPushButton("A−"), QPushButton("A+")
        self._smaller.setObjectName("readingSmaller")
        self._larger.setObjectName("readingLarger")
        self._size = QPushButton()
        self._size.setObjectName("readingUsualSize")
        self._size.setMinimumWidth(72)
        self._smaller.clicked.connect(lambda: self.step(-1))
        self._larger.clicked.connect(lambda: self.step(1))
        self._size.clicked.connect(lambda: self.step(0))
        self._row(lambda: self.tr("Size"), [self._smaller, self._size, self._larger])
        self._groups = {
            "face": self._group(lambda: self.tr("Font"), FACES),
            "width": self._group(lambda: self.tr("Lines"), WIDTHS),
            "page": self._group(lambda: self.tr("Page"), PAGES),
        }
        for name, group in self._groups.items():
            group.buttonClicked.connect(
                lambda button, name=name: self._choose(name, button.property("choice"))
            )
        self.clicked.connect(self.open)
        self.show_reading(self._reading)
        self.retranslate()

    def show_reading(self, reading: Reading) -> None:
        """Show what is chosen."""
        self._reading = reading
        for name, group in self._groups.items():
            for button in group.buttons():
                button.setChecked(button.property("choice") == getattr(reading, name))
        self._smaller.setEnabled(reading.size > READING_SIZES[0])
        self._larger.setEnabled(reading.size < READING_SIZES[-1])
        self._size.setText(self.tr("{size} px").format(size=reading.size))

    def step(self, by: int) -> None:
        """Choose the next larger size with 1, the next smaller with -1, the usual with 0."""
        size = self._reading.size
        if by > 0:
            size = next((s for s in READING_SIZES if s > size), size)
        elif by < 0:
            size = next((s for s in reversed(READING_SIZES) if s < size), size)
        else:
            size = Reading().size
        self._take(replace(self._reading, size=size))

    def open(self) -> None:
        """Show the choices under the button, within the screen."""
        self.sheet.adjustSize()
        room = self.screen().availableGeometry()
        at = self.mapToGlobal(QPoint(self.width() - self.sheet.width(), self.height() + 4))
        left = min(max(at.x(), room.left() + 4), room.right() - self.sheet.width() - 4)
        self.sheet.move(left, min(at.y(), room.bottom() - self.sheet.height() - 4))
        self.sheet.show()
        self._size.setFocus()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.describe(self.tr("How the text looks"))
        for widget, words in self._words:
            widget.setText(words())
        for button, name in (
            (self._smaller, self.tr("Smaller text (Ctrl+−)")),
            (self._larger, self.tr("Larger text (Ctrl++)")),
            (self._size, self.tr("Usual size (Ctrl+0)")),
        ):
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.show_reading(self._reading)

    # Inside

    def _choose(self, name: str, choice: str) -> None:
        reading = self._reading
        self._take(
            {
                "face": replace(reading, face=choice),
                "width": replace(reading, width=choice),
                "page": replace(reading, page=choice),
            }[name]
        )

    def _take(self, reading: Reading) -> None:
        if reading != self._reading:
            self.show_reading(reading)
            self.chosen.emit(reading)

    def _group(self, title: Callable[[], str], choices: Sequence[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        buttons = []
        for choice in choices:
            button = QPushButton()
            button.setObjectName(f"reading-{choice}")
            button.setProperty("choice", choice)
            button.setCheckable(True)
            mark(button, kind="segment")
            group.addButton(button)
            self._words.append((button, partial(_word, choice)))
            buttons.append(button)
        self._row(title, buttons)
        return group

    def _row(self, title: Callable[[], str], buttons: Sequence[QPushButton]) -> None:
        label = QLabel()
        mark(label, role="secondary")
        self._words.append((label, title))
        line = QHBoxLayout()
        line.setSpacing(6)
        for button in buttons:
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addLayout(line, row, 1)
