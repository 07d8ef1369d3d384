# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to ziamath: a formula as a vector drawing with its size and its baseline.

Importing this module costs some 0.2 s (ziamath reads a font): import it when there is a formula.
"""

import logging
import re
import threading
from functools import lru_cache
from math import isfinite
from typing import Any
from xml.etree import ElementTree

from ziamath.config import config
from ziamath.nodes.mrow import Mrow
from ziamath.tex import tex2mml
from ziamath.zmath import Math, loadedfonts

from refdesk.domain.fulltext import Formula
from refdesk.fulltext.drawn import Drawing
from refdesk.fulltext.lines import plain
from refdesk.fulltext.mathml import mathml_inlines
from refdesk.fulltext.mathtree import TOKENS, NoTreeError, Tree, is_text, mathml_tree
from refdesk.xml.safe import parse_xml

MAX_TEX = 4_000
"""Characters of TeX that are read; the longest formula of 900 articles has about 1,500."""

_EM = 24.0
"""Units of a drawing to one em; the size at which ziamath's least script size is meant."""

_MARGIN = 0.04
"""Room round a drawing in em: italics lean out of the box that ziamath tells."""

_WIDEST, _TALLEST = 300.0, 120.0
"""Ems beyond which a drawing is not one that somebody reads."""

_CACHED = 512
"""Drawings kept; they take some 14 KB each."""

_VARIANTS = {
    "bold": "bold normal",
    "double-struck": "double normal",
    "script": "script normal",
    "bold-script": "script bold normal",
    "fraktur": "fraktur normal",
    "bold-fraktur": "fraktur bold normal",
    "sans-serif": "sans normal",
    "bold-sans-serif": "sans bold normal",
    "sans-serif-italic": "sans italic",
    "sans-serif-bold-italic": "sans bold italic",
    "monospace": "mono normal",
}
"""MathML's faces in ziamath's words. Without ``normal`` it slants single letters of any face."""

_HATS = {"^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "∼": "\u0303"}
_BARS = frozenset({"¯", "‾", "_", "\u0304", "\u0305"})
"""Accents as typed, and the signs that ziamath sets close over a letter and wide over more."""

config.svg2 = False  # plain paths: Qt draws no symbols, and nothing refers to anything
config.precision = 2

_MACROS = re.compile(r"\\(?:def|let|(?:new|renew|provide)(?:command|environment))(?![A-Za-z])")
_lock = threading.Lock()
"""ziamath switches features of its one font while it draws: one thread at a time."""

_log = logging.getLogger(__name__)


class _Row(Mrow, tag="mrow"):
    """A row that measures itself once.

    ziamath lays every row out twice, first to learn how far brackets must stretch, and so do the
    rows within: the time doubles with each level. Within the first pass no bracket stretches, so
    that rows in it need no pass of their own.
    """

    def _get_height_nostretch(self, line: list[Tree], **kwargs: Any) -> tuple[float, float]:  # noqa: ANN401
        if kwargs.get("nostretch"):
            return 0.0, 0.0
        return super()._get_height_nostretch(line, **kwargs)


def drawing(formula: Formula) -> Drawing | None:
    """Draw a formula, or return ``None`` where text shows it as well or it cannot be drawn.

    Never raises. The work is bounded by the size of the source, never by the clock: the same
    formula is always drawn, or never.
    """
    return _drawn(
        formula.mathml, "" if formula.mathml else formula.tex, formula.text, formula.display
    )


def formula_tree(formula: Formula) -> Tree:
    """Return a formula's clean MathML, made from TeX where it has none.

    Raises:
        NoTreeError: it has neither, or none that can be read.
    """
    return _tree(formula.mathml, formula.tex, formula.display)


def _tree(mathml: str, tex: str, display: bool) -> Tree:
    if mathml:
        return mathml_tree(mathml)
    if not tex or len(tex) > MAX_TEX:
        raise NoTreeError("length")
    if _MACROS.search(
        tex
    ):  # words that stand for others, and those for more: a few lines, a million signs
        raise NoTreeError("macros")
    try:
        with _lock:
            made = tex2mml(tex, inline=not display)
    except Exception as error:  # a parser of hand-written TeX fails in any way
        raise NoTreeError("TeX") from error
    return mathml_tree(made)


@lru_cache(_CACHED)
def _drawn(mathml: str, tex: str, text: str, display: bool) -> Drawing | None:
    try:
        tree = _tree(mathml, tex, display)
        if is_text(tree) or (mathml and not _is_all(mathml, text)):
            return None
        return _draw(tree, display)
    except NoTreeError as error:
        _log.debug("formula shown as text: %s", error)
    except Exception as error:  # noqa: BLE001 - a drawing library may stumble over any formula
        _log.debug("formula shown as text: %r", error)
    return None


def _is_all(mathml: str, text: str) -> bool:
    """Whether the MathML is the whole formula; some have words beside it."""
    return plain(mathml_inlines(parse_xml(mathml.encode(), "formula")), lowered="_") == text


def _translate(token: Tree) -> None:
    """Say a token in ziamath's words."""
    if token.tag == "mo" and token.text == "-":
        token.text = "−"
    elif token.tag == "mo" and token.text in {"/", "∕"}:
        token.set("stretchy", "false")
    variant = token.get("mathvariant", "normal" if token.tag == "mn" else "")
    if variant:
        token.set("mathvariant", _VARIANTS.get(variant, variant))


def _translate_accent(over: Tree) -> None:
    sign = over[1].text
    is_letter = over[0].tag in TOKENS and len(over[0].text or "") == 1
    if sign in _HATS:
        over[1].text = _HATS[sign]
    elif sign in _BARS and not is_letter:
        over[1].text = "―"


def _draw(tree: Tree, display: bool) -> Drawing:
    for element in tree.iter():
        if element.tag == "mover":
            _translate_accent(element)
        elif element.tag in TOKENS:
            _translate(element)
    tree.set("display", "block" if display else "inline")
    tree.set("mathcolor", "currentColor")
    signs = {sign for token in tree.iter() for sign in token.text or "" if not sign.isspace()}
    with _lock:
        if not all(map(loadedfonts["default"].glyphindex, signs)):
            raise NoTreeError("a sign that the font lacks")
        math = Math(tree, size=_EM, margin=_MARGIN * _EM)
        box = math.node.bbox
        svg = math.svgxml()
    width, ascent, descent = (
        (box.xmax - box.xmin) / _EM + 2 * _MARGIN,
        box.ymax / _EM + _MARGIN,
        -box.ymin / _EM + _MARGIN,
    )
    if not all(map(isfinite, (width, ascent, descent))) or not (
        0 < width < _WIDEST and 0 < ascent + descent < _TALLEST and abs(ascent) < _TALLEST
    ):
        raise NoTreeError("size")
    svg.attrib.pop("xmlns:xlink", None)
    return Drawing(ElementTree.tostring(svg, encoding="unicode"), width, ascent, descent)
