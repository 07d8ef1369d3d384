# SPDX-License-Identifier: GPL-3.0-or-later
"""One figure large, beside the text: zoom, the next and the one before, its words, saving and copying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.figure_canvas import STEP, Canvas
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.pictures import Picture
    from refdesk.ui.detail.seam import FulltextPage

    Load = Callable[[str, Callable[[list[QImage]], None], Callable[[RefdeskError], None]], None]
    """Decodes a picture by name in the background and calls the first, or the second."""


@dataclass(frozen=True)
class Album:
    """The figures of one article and what can be done with them; outlives that the article is shown."""

    pictures: Sequence[Picture]
    page: FulltextPage
    load: Load
    save: Callable[[str], None]
    copy: Callable[[str], None]


SIZE = QSize(980, 760)
_WORDS_HEIGHT = 132
"""Pixels of the caption that are seen at once; a longer one scrolls."""


class FigureWindow(QDialog):
    """Shows the figures of one article, one at a time; the text stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figureWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.setModal(False)
        self._album: Album | None = None
        self._place = 0
        self.canvas = Canvas()
        self.canvas.zoomed.connect(self._tell_zoom)
        self._before, self._after, self._out, self._in, self._fit, self._save, self._copy = (
            self._button(name, icon)
            for name, icon in (
                ("figureBackButton", "chevron-left"),
                ("figureNextButton", "chevron-right"),
                ("figureOutButton", "zoom-out"),
                ("figureInButton", "zoom-in"),
                ("figureFitButton", "fit"),
                ("figureSaveButton", "download"),
                ("figureCopyButton", "copy"),
            )
        )
        self._count, self._zoom = QLabel(), QLabel()
        self._count.setObjectName("figureCount")
        self._zoom.setObjectName("figureZoom")
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("1600 %") + 8)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words, self._source = WrappedLabel(), WrappedLabel(role="small")
        self._words.setObjectName("figureCaption")
        self._source.setObjectName("figureSource")
        for label in (self._words, self._source):
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        for small in (self._count, self._zoom):
            mark(small, role="small")
        self._connect()
        self._lay_out()
        self.retranslate()

    def show_album(self, album: Album, name: str) -> None:
        """Show the picture ``name`` of an article, and come to the front."""
        self._album = album
        self._turn(next((i for i, p in enumerate(album.pictures) if p.name == name), 0))
        if self.isVisible():
            self.raise_()
        self.show()
        self.activateWindow()
        self.canvas.setFocus()

    @property
    def name(self) -> str:
        """The picture that is shown."""
        return self._album.pictures[self._place].name if self._album is not None else ""

    def retranslate(self) -> None:
        """Set all words anew."""
        for button, words in (
            (self._before, self.tr("Previous figure (Page Up)")),
            (self._after, self.tr("Next figure (Page Down)")),
            (self._out, self.tr("Smaller (-)")),
            (self._in, self.tr("Larger (+)")),
            (self._fit, self.tr("Whole figure (0); its own size (1)")),
            (self._save, self.tr("Save figure… (Ctrl+S)")),
            (self._copy, self.tr("Copy figure (Ctrl+C)")),
        ):
            button.describe(words)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next figure, or back with -1; there is none after the last."""
        place = self._place + by
        if self._album is not None and 0 <= place < len(self._album.pictures):
            self._turn(place)

    def save(self) -> None:
        """Ask for a place and write the picture there."""
        if self._album is not None:
            self._album.save(self.name)

    def copy(self) -> None:
        """Put the picture on the clipboard; words that are selected copy themselves."""
        if self._album is not None:
            self._album.copy(self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: the keys of picture viewers."""
        command = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = Qt.Key(event.key())
        with_command = {
            Qt.Key.Key_S: self.save,
            Qt.Key.Key_C: self.copy,
            Qt.Key.Key_W: self.close,
        }
        plain = {
            Qt.Key.Key_Plus: lambda: self.canvas.zoom_by(STEP),
            Qt.Key.Key_Equal: lambda: self.canvas.zoom_by(STEP),
            Qt.Key.Key_Minus: lambda: self.canvas.zoom_by(1 / STEP),
            Qt.Key.Key_0: self.canvas.fit,
            Qt.Key.Key_F: self.canvas.fit,
            Qt.Key.Key_1: self.canvas.actual_size,
            Qt.Key.Key_PageDown: lambda: self.step(1),
            Qt.Key.Key_PageUp: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_Left: lambda: self.step(-1),
        }
        act = with_command.get(key) if command and key in with_command else plain.get(key)
        if act is None:
            super().keyPressEvent(event)  # Escape closes
            return
        act()

    # Inside

    def _button(self, name: str, icon: str) -> IconButton:
        button = IconButton(icon)
        button.setObjectName(name)
        return button

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._out.clicked.connect(lambda: self.canvas.zoom_by(1 / STEP))
        self._in.clicked.connect(lambda: self.canvas.zoom_by(STEP))
        self._fit.clicked.connect(self.canvas.fit)
        self._save.clicked.connect(self.save)
        self._copy.clicked.connect(self.copy)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(6)
        for widget in (self._before, self._after, self._count):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self._out, self._zoom, self._in, self._fit):
            bar.addWidget(widget)
        bar.addSpacing(12)
        for widget in (self._copy, self._save):
            bar.addWidget(widget)
        inner = QWidget()
        words = QVBoxLayout(inner)
        words.setContentsMargins(16, 10, 16, 10)
        words.setSpacing(6)
        words.addWidget(self._words)
        words.addWidget(self._source)
        words.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("figureWords")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedHeight(_WORDS_HEIGHT)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.canvas, 1)
        column.addWidget(Rule())
        column.addWidget(scroll)
        self.setMinimumSize(480, 400)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() * 0.92))

    def _turn(self, place: int) -> None:
        self._place = place
        self.canvas.clear()
        self._tell()
        album, name = self._album, self.name
        if album is None:
            return

        def done(images: list[QImage]) -> None:
            if album is self._album and name == self.name:
                self.canvas.show_levels(images)

        def failed(error: RefdeskError) -> None:
            if album is self._album and name == self.name:
                self._source.setText(escape(error_sentence(error)))

        album.load(name, done, failed)

    def _tell(self) -> None:
        if self._album is None:
            return
        picture = self._album.pictures[self._place]
        number, count = self._place + 1, len(self._album.pictures)
        label = picture.label or self.tr("Figure")
        self.setWindowTitle(label)
        self._count.setText(self.tr("{0} of {1}").format(number, count))
        self._before.setEnabled(number > 1)
        self._after.setEnabled(number < count)
        caption = escape(picture.caption or picture.text).replace("\n\n", "<br>")
        self._words.setText(f"<b>{escape(label)}</b> {caption}")
        self._source.setText("<br>".join(map(escape, self._origin(picture, self._album.page))))
        self.canvas.setAccessibleName(f"{label} {picture.caption}".strip())
        self._tell_zoom(self.canvas.zoom)

    def _origin(self, picture: Picture, page: FulltextPage) -> list[str]:
        """Return where the figure is from and what may be done with it."""
        licence = page.article.licence.code or page.source.licence
        parts = [f"PMC, {page.source.version}", picture.name]
        parts.append(licence or self.tr("licence not stated"))
        lines = [" · ".join(parts)]
        if picture.permissions:
            lines.append(self.tr("Terms of its own: {0}").format(picture.permissions))
        return lines

    def _tell_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")
