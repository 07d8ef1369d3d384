# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas of a page as drawings: marked in the HTML, drawn later, put in place of their text.

:func:`~refdesk.fulltext.html.article_html` writes every formula as readable text between two
comments. A page is thus shown at once; what :func:`draw_formulas` gives takes the text's place.
"""

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.fulltext import Formula
from refdesk.domain.jobs import JobContext

_MARKED = re.compile(r"<!--formula:(\d+)-->(.*?)<!--/formula-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A formula as a vector image in the colour ``currentColor``; lengths in em.

    ``svg`` is a document of its own that refers to nothing. Its view box is ``width`` by
    ``ascent + descent``; the baseline lies ``ascent`` below its top.
    """

    svg: str
    width: float
    ascent: float
    descent: float


def marked(inner: str, number: int) -> str:
    """Return the HTML of a formula's text, marked as the ``number``-th of its page."""
    return f"<!--formula:{number}-->{inner}<!--/formula-->"


def with_pictures(html: str, picture: Callable[[int], str]) -> str:
    """Return a page in which pictures stand for the text of formulas.

    Args:
        html: with marks; they are taken out.
        picture: HTML for the formula of a number, or ``""`` where its text stays.
    """
    return _MARKED.sub(lambda match: picture(int(match[1])) or match[2], html)


def with_vectors(html: str, drawings: Mapping[int, Drawing]) -> str:
    """Return a page with its drawings as inline SVG, for a web browser: saved, or mailed."""

    def picture(number: int) -> str:
        return vector(drawings[number]) if number in drawings else ""

    return with_pictures(html, picture)


def vector(drawing: Drawing) -> str:
    """Return a drawing as inline SVG on the baseline, in the size and colour of its line."""
    look = f"width:{drawing.width:.3f}em;vertical-align:{-drawing.descent:.3f}em"
    height = drawing.ascent + drawing.descent
    return drawing.svg.replace("<svg ", f'<svg style="{look};height:{height:.3f}em" ', 1)


def draw_formulas(
    formulas: Sequence[Formula], context: JobContext | None = None
) -> dict[int, Drawing]:
    """Draw the formulas of a page that need it; the others stay text.

    Takes some 20 ms a formula the first time, and 0.2 s for the first of all.

    Raises:
        CancelledError: the job was cancelled.
    """
    context = context or JobContext()
    draw: Callable[[Formula], Drawing | None] | None = None
    drawings: dict[int, Drawing] = {}
    for number, formula in enumerate(formulas):
        context.cancel.check()
        if draw is None:
            draw = importlib.import_module("refdesk.fulltext.typeset").drawing
        drawing = draw(formula)
        if drawing is not None:
            drawings[number] = drawing
    return drawings
