# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures set into a text: how large, where they stand, which are in sight, without moving what is read."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, unquote

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QPixmap,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from refdesk.domain.pictures import SCHEME, Picture
from refdesk.ui.reader.figure_images import Placeholder, box, ground
from refdesk.ui.reader.figure_states import Why, words_for
from refdesk.ui.theme import MINIMUM_TEXT_PX, scheme_of
from refdesk.ui.widgets.reading import ReadingView

_IMAGE = re.compile(r'<img class="image" src="(figure:[^"]*)"')
_FIGURE = re.compile(
    r'(<p class="graphic">(?:<a name="[^"]*"></a>)*)(<img class="image" src="(figure:[^"]*)"[^>]*>)</p>'
)
_IMAGE_SIGN = "\ufffc"
"""What stands for an image in the text of a document."""
_TALLEST = 1.25
"""Height of a picture in the text, in widths of the text; a taller one is shown smaller."""
_PADDING = 10
"""White around a picture on a dark ground, in pixels."""
_SOON_MS = 40
_KEPT = 24
"""Decoded pictures that are kept though they are out of sight."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture as it is to be set: its own size where it is here, else why it is not."""

    picture: Picture
    size: QSize | None = None
    why: Why = Why.LOOKING


@dataclass(frozen=True, slots=True)
class Print:
    """What is asked of whoever decodes: a picture by name, in device pixels, on white or not."""

    name: str
    size: QSize
    padding: int
    ratio: float


@dataclass(frozen=True, slots=True)
class _Spot:
    position: int
    name: str


class PictureSetting(QObject):
    """Sets the pictures of one view.

    Sizes stand in the document, so that laying it out decodes nothing; pictures in sight, and a screen
    before and after, are asked for when they are needed.
    """

    def __init__(self, view: ReadingView, room: Callable[[], int]) -> None:
        super().__init__(view)
        self._view = view
        self._room = room
        self.plates: Mapping[str, Plate] = {}
        self.needed: Callable[[list[Print]], None] = lambda _prints: None
        """Called with what is in sight and not decoded, nearest first."""
        self._spots: list[_Spot] = []
        self._blocks: frozenset[str] = frozenset()
        """Pictures that stand on their own, known before their plates are."""
        self._prints: dict[str, tuple[Print, QPixmap]] = {}
        self._boxes: dict[tuple[object, ...], QPixmap] = {}
        self._shown_room = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self._look)
        view.serve(SCHEME, lambda _name: ground(scheme_of(view.palette())))
        view.restyled.connect(self._restyled)
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._timer.start())
        view.viewport().installEventFilter(self)

    # What the text shows

    def dressed(self, html: str) -> str:
        """Return a page with the size of each picture, each figure a link to itself."""
        self._shown_room = self._room()
        self._blocks = frozenset(name_of(match[3]) for match in _FIGURE.finditer(html))

        def sized(match: re.Match[str]) -> str:
            size = self._display(name_of(match[1]))
            return f'{match[0]} width="{size.width()}" height="{size.height()}"'

        return _FIGURE.sub(r'\1<a href="\3">\2</a></p>', _IMAGE.sub(sized, html))

    def clear(self) -> None:
        """Forget the pictures of another article."""
        self._prints.clear()
        self._boxes.clear()

    def refresh(self) -> None:
        """Set all pictures by their plates of now; the line at the top stays where it is."""
        self._shown_room = self._room()
        with self._held():
            self._resize()
        self._draw()
        self._timer.start()

    def take(self, asked: Print, image: QImage) -> None:
        """Show a picture that was asked for."""
        image.setDevicePixelRatio(asked.ratio)
        pixmap = QPixmap.fromImage(image)
        self._prints[asked.name] = (asked, pixmap)
        self._supply(asked.name, pixmap)
        self._view.viewport().update()

    def name_at(self, place: QPoint) -> str:
        """Return the picture at a point of the viewport, or ``""``."""
        for spot in self._spots:
            cursor = self._cursor(spot)
            rect = self._view.cursorRect(cursor)
            size = self._display(spot.name)
            rect.setRect(rect.left(), rect.bottom() - size.height(), size.width(), size.height())
            if rect.adjusted(0, -8, 0, 8).contains(place):
                return spot.name
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: another width of the text is another size of pictures."""
        if event.type() == QEvent.Type.Resize:
            self._timer.start()
        return super().eventFilter(watched, event)

    # Inside

    def _restyled(self) -> None:
        self._boxes.clear()
        self._spots = list(_spots(self._view.document()))
        self._draw()
        self._timer.start()

    def _look(self) -> None:
        """Ask for what is in sight; let go of what is far away."""
        if not self._spots:
            return
        if self._room() != self._shown_room:
            self.refresh()
            return
        height = max(1, self._view.viewport().height())
        near: list[tuple[int, Print]] = []
        far: list[str] = []
        for spot in self._spots:
            wanted = self._print(spot.name)
            if wanted is None:
                continue
            top = self._view.cursorRect(self._cursor(spot)).bottom() - wanted.size.height()
            away = max(0, top - height, -top - self._display(spot.name).height())
            if away <= height:
                if self._prints.get(spot.name, (None,))[0] != wanted:
                    near.append((away, wanted))
            elif spot.name in self._prints:
                far.append(spot.name)
        for name in far[: max(0, len(self._prints) - _KEPT)]:
            del self._prints[name]
            self._supply(name, ground(scheme_of(self._view.palette())))
        self.needed([wanted for _away, wanted in sorted(near, key=lambda pair: pair[0])])

    def _print(self, name: str) -> Print | None:
        plate = self.plates.get(name)
        if plate is None or plate.size is None:
            return None
        ratio = self._view.devicePixelRatioF()
        padding = self._padding(plate)
        inner = self._display(name) - QSize(2 * padding, 2 * padding)
        return Print(name, inner * ratio, round(padding * ratio), ratio)

    def _padding(self, plate: Plate) -> int:
        if not scheme_of(self._view.palette()).dark:
            return 0
        return _PADDING if plate.picture.place.is_block else 2

    def _display(self, name: str) -> QSize:
        """Return the size of a picture in the text, in pixels that do not hang on the screen."""
        plate = self.plates.get(name)
        room, em = self._shown_room, self._view.reading.pixels
        if plate is None or plate.size is None:
            return self._box_size(name, plate, room, em)
        padding = self._padding(plate)
        most = QSize(room - 2 * padding, round(room * _TALLEST))
        size = plate.size
        if size.width() > most.width() or size.height() > most.height():
            size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return size.expandedTo(QSize(1, 1)) + QSize(2 * padding, 2 * padding)

    def _box_size(self, name: str, plate: Plate | None, room: int, em: int) -> QSize:
        if name in self._blocks:
            return QSize(room, em * 6)
        words = plate.picture.text if plate is not None else ""
        width = QFontMetrics(self._font()).horizontalAdvance(words) + 10 if words else em
        return QSize(min(width, room), round(em * 1.3))

    def _font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(max(MINIMUM_TEXT_PX, round(self._view.reading.pixels * 0.82)))
        return font

    def _resize(self) -> None:
        """Write the sizes of now into the document."""
        edit = QTextCursor(self._view.document())
        changed = False
        edit.beginEditBlock()
        for spot in self._spots:
            edit.setPosition(spot.position)
            edit.setPosition(spot.position + 1, QTextCursor.MoveMode.KeepAnchor)
            look = QTextImageFormat(edit.charFormat().toImageFormat())
            size = self._display(spot.name)
            if look.width() != size.width() or look.height() != size.height():
                look.setWidth(size.width())
                look.setHeight(size.height())
                edit.setCharFormat(look)
                changed = True
        edit.endEditBlock()
        if changed:
            self._view.lay_out_anew()

    def _draw(self) -> None:
        """Give each spot its picture, or the box that stands for it."""
        for name in {spot.name for spot in self._spots}:
            plate = self.plates.get(name)
            kept = self._prints.get(name)
            if plate is not None and plate.size is None:
                self._prints.pop(name, None)
                self._supply(name, self._box(plate))
            elif kept is not None:  # perhaps of another size: until it is decoded anew
                self._supply(name, kept[1])
            else:
                self._supply(name, ground(scheme_of(self._view.palette())))
        self._view.viewport().update()

    def _box(self, plate: Plate) -> QPixmap:
        size, ratio = self._display(plate.picture.name), self._view.devicePixelRatioF()
        is_block = plate.picture.name in self._blocks
        said = words_for(plate.why) if is_block else Placeholder(plate.picture.text)
        scheme, font = scheme_of(self._view.palette()), self._font()
        key = (size.width(), size.height(), ratio, said, scheme.surface, font.pixelSize())
        if key not in self._boxes:
            self._boxes[key] = box(size, ratio, said, scheme, font)
        return self._boxes[key]

    def _supply(self, name: str, pixmap: QPixmap) -> None:
        kind = QTextDocument.ResourceType.ImageResource.value
        self._view.document().addResource(kind, QUrl(address_of(name)), pixmap)

    def _cursor(self, spot: _Spot) -> QTextCursor:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(spot.position)
        return cursor

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep the line at the top of the view where it is, whatever grows above it."""
        bar = self._view.verticalScrollBar()
        place = QPoint(self._view.viewport().width() // 2, 4)
        line = self._view.cursorForPosition(place)
        before = self._view.cursorRect(line).top()
        at_start = bar.value() == 0
        yield
        if not at_start:
            bar.setValue(bar.value() + self._view.cursorRect(line).top() - before)


def address_of(name: str) -> str:
    """Return the address of a picture in a page."""
    return f"{SCHEME}:/{quote(name)}"


def name_of(address: str) -> str:
    """Return the picture that an address in a page means; the scheme may be missing."""
    return unquote(address.removeprefix(f"{SCHEME}:").removeprefix("/"))


def _spots(document: QTextDocument) -> Iterator[_Spot]:
    exactly = QTextDocument.FindFlag.FindCaseSensitively
    found = document.find(_IMAGE_SIGN, 0, exactly)
    while not found.isNull():
        look = found.charFormat()
        if look.isImageFormat() and look.toImageFormat().name().startswith(f"{SCHEME}:"):
            yield _Spot(found.selectionStart(), name_of(look.toImageFormat().name()))
        found = document.find(_IMAGE_SIGN, found, exactly)
