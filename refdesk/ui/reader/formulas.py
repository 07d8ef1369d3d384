# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas of a full text as sharp pictures on the line, in the colour and size of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument, QTextOption
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu

from refdesk.domain.jobs import JobContext
from refdesk.fulltext.drawn import Drawing, draw_formulas, with_pictures
from refdesk.fulltext.html_inlines import attribute_html
from refdesk.fulltext.mathml_tex import formula_mathml, formula_tex
from refdesk.ui.reader.baseline import OnBaseline, look_for
from refdesk.ui.theme import reading_families, scheme_of
from refdesk.worker import Lane

if TYPE_CHECKING:
    from refdesk.domain.fulltext import Formula
    from refdesk.ui.detail.seam import FulltextPage, JobHandle
    from refdesk.ui.reader.article_reader import FulltextReader

SCHEME = "formula"
"""Images ``formula:NUMBER`` are the formulas of the page that is shown."""

SCALE = 1.08
"""Ems of the formulas' face in one of the text's: STIX Two Math is cut smaller than Noto Serif."""

_DISPLAYED = re.compile(
    r'<p class="formula">((?:<a name="[^"]*"></a>)*)(.*?)'
    r'(?: &nbsp; (<span class="label">.*?</span>))?</p>',
    re.DOTALL,
)
_SMALL = re.compile(
    r'<table class="grid".*?</table>'
    r'|<p class="(?:caption|footnote|footnotes|permissions|attrib)\b[^"]*">.*?</p>',
    re.DOTALL,
)
"""What a style sheet sets small: tables, captions, notes."""

_NUMBER = re.compile(r"<!--formula:(\d+)-->")
_NAME = re.compile(f"{SCHEME}:([0-9]+)")
_SOURCE = re.compile(f'src="{SCHEME}:([0-9]+)"')
_TAB = '<span style="white-space:pre">&#9;</span>'
_LABEL = 3.0
"""Ems that are left for a formula's number at the end of the line."""

_SMALL_SIZE = 0.82
"""Size of small text, as in :func:`refdesk.ui.theme.reading_css`."""

_SMALLEST = 0.5
"""A formula is not made smaller than this to fit the line; what is wider is scrolled to."""


@dataclass(frozen=True, slots=True)
class Seat:
    """How a picture stands in its line: whole pixels, ``em`` the font size at which it is drawn."""

    em: float
    width: int
    above: int
    below: int


def seat(drawing: Drawing, em: float, room: float) -> Seat:
    """Return the place that a drawing takes; wider than ``room`` pixels, it is made smaller."""
    em *= max(_SMALLEST, min(1.0, (room - 2) / (drawing.width * em)))
    below = max(0, ceil(drawing.descent * em))
    above = max(1, ceil(drawing.ascent * em))
    if below:
        above = max(above, below + 1)
    return Seat(em, ceil(drawing.width * em), above, below)


def image_html(number: int, place: Seat, families: tuple[str, ...], alt: str) -> str:
    """Return the image of the formula of a number."""
    return (
        f'<img class="formula" src="{SCHEME}:{number}" width="{place.width}" '
        f'height="{place.above + place.below}" alt="{attribute_html(alt)}" '
        f'style="{look_for(place.above, place.below, families)}">'
    )


def picture(drawing: Drawing, place: Seat, colour: str, ratio: float) -> QImage:
    """Return a drawing in a colour, ``ratio`` device pixels a pixel."""
    image = QImage(
        ceil(place.width * ratio),
        ceil((place.above + place.below) * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    svg = drawing.svg.replace("currentColor", colour)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = place.above - drawing.ascent * place.em
    box = QRectF(0, top, drawing.width * place.em, (drawing.ascent + drawing.descent) * place.em)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, box)
    painter.end()
    return image


def _small_ones(html: str) -> frozenset[int]:
    """Return the numbers of the formulas that stand in small text."""
    places = (match[0] for match in _SMALL.finditer(html))
    return frozenset(int(number) for place in places for number in _NUMBER.findall(place))


def _lay_out(document: QTextDocument) -> None:
    """Lay a document out to its end at once, so that its bar knows its range."""
    document.documentLayout().hitTest(QPointF(0, 1e9), Qt.HitTestAccuracy.FuzzyHit)


class FormulaPictures(QObject):
    """Draws the formulas of a reader's page behind it, then puts them in place of their text."""

    def __init__(self, reader: FulltextReader) -> None:
        super().__init__(reader)
        self._reader, self._view = reader, reader.view
        self._formulas: tuple[Formula, ...] = ()
        self._small: frozenset[int] = frozenset()
        self._drawings: dict[int, Drawing] = {}
        self._seats: dict[int, Seat] = {}
        self._displayed = 0
        self._job: JobHandle | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(150)
        self._again.timeout.connect(self._fit)
        OnBaseline(self._view.document(), self._above, self)
        self._view.dressings.append(self._dressed)
        self._view.serve(SCHEME, self._image)
        self._view.copy_as(SCHEME, self._copied)
        self._view.menu_parts.append(self._add_to_menu)
        self._view.resized.connect(self._again.start)
        self._view.restyled.connect(self._set_tabs)
        reader.page_opened.connect(self._forget)
        reader.page_shown.connect(self._begin)

    def vectors(self) -> dict[int, Drawing]:
        """Return what is drawn so far, by the number of the formula on the page."""
        return dict(self._drawings)

    # -- drawing -----------------------------------------------------------------------------

    def _forget(self, page: FulltextPage) -> None:
        """Let go of the last page's formulas before the next page is set."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._formulas = tuple(page.formulas)
        self._small = _small_ones(page.html) if self._formulas else frozenset()
        self._drawings = {}

    def _begin(self, _page: FulltextPage) -> None:
        formulas = self._formulas
        if not formulas:
            return

        def draw(context: JobContext) -> dict[int, Drawing]:
            return draw_formulas(formulas, context)

        self._job = self._reader.jobs.submit(
            lambda: self.tr("Drawing formulas"), draw, Lane.BACKGROUND, self, self._put
        )

    def _put(self, drawings: dict[int, Drawing]) -> None:
        self._job = None
        self._drawings = drawings
        if drawings:
            self._view.restyle()

    # -- in the text -------------------------------------------------------------------------

    def _room(self) -> int:
        return max(80, self._view.line_width)

    def _seat(self, number: int) -> Seat:
        size = self._view.reading.pixels * (_SMALL_SIZE if number in self._small else 1)
        room = self._room() - (_LABEL * size if self._formulas[number].label else 0)
        return seat(self._drawings[number], size * SCALE, room)

    def _fit(self) -> None:
        """Make wide formulas as wide as the line is now."""
        if any(self._seat(number) != place for number, place in self._seats.items()):
            self._view.restyle()
        else:
            self._set_tabs()

    def _set_tabs(self) -> None:
        """Let a tab lead to the middle of the line, and a second one to its end."""
        if not self._displayed:
            return
        room = self._room()
        kind = QTextOption.TabType
        tabs = [QTextOption.Tab(room / 2, kind.CenterTab), QTextOption.Tab(room, kind.RightTab)]
        document = self._view.document()
        together = QTextCursor(document)
        together.beginEditBlock()
        block = document.begin()
        while block.isValid():
            if "\t" in (text := block.text()):
                look = block.blockFormat()
                look.setTabPositions(tabs if text[0] == "\t" else tabs[1:])
                QTextCursor(block).setBlockFormat(look)
            block = block.next()
        together.endEditBlock()
        self._view.lay_out_anew()

    def _dressed(self, html: str) -> str:
        self._seats = {number: self._seat(number) for number in self._drawings}
        families = tuple(reading_families(self._view.reading.face))

        def image(number: int) -> str:
            place = self._seats.get(number)
            if place is None:
                return ""
            return image_html(number, place, families, self._formulas[number].text)

        html = with_pictures(html.replace("\t", "    "), image)  # tabs are ours alone
        html, self._displayed = _DISPLAYED.subn(self._centred, html)
        return html

    def _centred(self, match: re.Match[str]) -> str:
        """Return a formula of its own between tabs; one that fills the line needs none before it."""
        anchors, formula, label = match[1], match[2], match[3]
        number = _SOURCE.search(formula)
        place = self._seats.get(int(number[1])) if number else None
        width = place.width if place else 0
        fills = label and width > self._room() - 2 * _LABEL * self._view.reading.pixels
        start = "" if fills else _TAB
        end = f"{_TAB}{label}" if label else ""
        return f'<p class="formula">{anchors}{start}{formula}{end}</p>'

    def _above(self, name: str) -> int | None:
        match = _NAME.fullmatch(name)
        place = self._seats.get(int(match[1])) if match else None
        return place.above if place else None

    def _image(self, name: str) -> QImage | None:
        place = self._seats.get(int(name)) if name.isdigit() else None
        if place is None:
            return None
        colour = scheme_of(self._view.palette()).text
        return picture(self._drawings[int(name)], place, colour, self._view.devicePixelRatioF())

    # -- taking away -------------------------------------------------------------------------

    def _copied(self, name: str) -> str:
        formula = self._formulas[int(name)]
        tex = formula_tex(formula)
        mark = "$$" if formula.display else "$"
        return f"{mark}{tex}{mark}" if tex else formula.text

    def _add_to_menu(self, menu: QMenu, place: QPoint) -> None:
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        spot = QPointF(place) + QPointF(bars[0].value(), bars[1].value())
        scheme, _, name = self._view.document().documentLayout().imageAt(spot).partition(":")
        if scheme != SCHEME or int(name) not in self._drawings:
            return
        formula = self._formulas[int(name)]
        clipboard = QApplication.clipboard()
        forms = (
            (self.tr("Copy formula as TeX"), formula_tex(formula)),
            (self.tr("Copy formula as MathML"), formula_mathml(formula)),
        )
        for words, text in forms:
            action = menu.addAction(words)
            action.setEnabled(bool(text))
            action.triggered.connect(lambda _checked=False, text=text: clipboard.setText(text))
