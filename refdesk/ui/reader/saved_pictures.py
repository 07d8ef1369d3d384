# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a saved or printed text: figures and formulas inside it, so that it needs no other file."""

import base64
import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader

from refdesk.domain.errors import RefdeskError
from refdesk.domain.fulltext import Formula
from refdesk.domain.jobs import JobContext
from refdesk.fulltext.drawn import draw_formulas, with_pictures, with_vectors
from refdesk.fulltext.html_inlines import attribute_html
from refdesk.ui.detail.seam import Figures, FulltextPage
from refdesk.ui.reader.baseline import look_for
from refdesk.ui.reader.formulas import picture, seat

PAGE_WIDTH = 600
"""Pixels of a line on paper: A4 less Qt's margins of 2 cm, at 96 dots an inch, with some to spare."""
_TEXT = 13.3
"""Pixels of text of 10 points."""
_SHARP = 4.0
"""Dots a pixel of formulas on paper: 384 an inch."""
_INK = "#1c2127"
_KINDS = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_IMAGE = re.compile(r'(<img class="image" src="(data:[^"]*)")')


def figure_addresses(figures: Figures, page: FulltextPage) -> dict[str, str]:
    """Return ``data:`` addresses of the figures that are here, by their names in the article.

    Reads files; for a background thread. What cannot be read is left out, and says so in the text.
    """
    found: dict[str, str] = {}
    for name, path in figures.look(page.article, page.source).files.items():
        try:
            data, kind = figures.read(path)
        except RefdeskError:
            continue
        if kind in _KINDS:
            found[name] = f"data:{_KINDS[kind]};base64,{base64.b64encode(data).decode()}"
    return found


def for_browsers(html: str, formulas: Sequence[Formula], context: JobContext) -> str:
    """Return a page with its formulas as inline SVG."""
    return with_vectors(html, draw_formulas(formulas, context))


def for_paper(
    html: str, formulas: Sequence[Formula], families: tuple[str, ...], context: JobContext
) -> str:
    """Return a page whose pictures fit on paper, with its formulas as sharp images."""
    drawings = draw_formulas(formulas, context)

    def image(number: int) -> str:
        drawing = drawings.get(number)
        if drawing is None:
            return ""
        place = seat(drawing, _TEXT, PAGE_WIDTH)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture(drawing, place, _INK, _SHARP).save(buffer, "PNG")  # type: ignore[call-overload]
        buffer.close()
        address = base64.b64encode(data.data()).decode()
        return (
            f'<img src="data:image/png;base64,{address}" width="{place.width}" '
            f'height="{place.above + place.below}" alt="{attribute_html(formulas[number].text)}" '
            f'style="{look_for(place.above, place.below, families)}">'
        )

    return with_pictures(_IMAGE.sub(_fitted, html), image)


def _fitted(match: re.Match[str]) -> str:
    """Write the width of an image that is wider than a line of paper."""
    data = QByteArray.fromBase64(match[2].partition(",")[2].encode())
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    width = QImageReader(buffer).size().width()
    return f'{match[1]} width="{min(width, PAGE_WIDTH)}"' if width > 0 else match[1]
