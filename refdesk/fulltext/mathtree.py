# SPDX-License-Identifier: GPL-3.0-or-later
"""A formula as a small clean tree: MathML's presentation elements, checked, bounded, without looks.

What draws a formula and what writes it as TeX both read this tree, never the source.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from refdesk.domain.errors import RefdeskError
from refdesk.fulltext.tree import Element, own_text
from refdesk.xml.safe import local_name, parse_xml

Tree = ElementTree.Element
"""Elements without a namespace; text in tokens only."""

MAX_SOURCE = 100_000
"""Characters of MathML that are read. The longest formula of 900 articles has 9,200."""

MAX_ELEMENTS = 1_500
"""Elements of a formula that is drawn: four times as many as the largest of 900 articles has."""

MAX_DEPTH = 40
"""Nesting of a formula that is drawn; real ones reach 12."""

TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
_ARITY = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "mover": 2,
    "munder": 2,
    "munderover": 3,
}
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "merror", "mtd"})
_DROPPED = frozenset({"annotation", "annotation-xml", "mphantom", "malignmark", "maligngroup", ""})
_BOOLEAN = frozenset({"true", "false"})
_VARIANTS = frozenset(
    ["normal", "bold", "italic", "bold-italic", "double-struck", "script", "bold-script", "fraktur",
     "bold-fraktur", "sans-serif", "bold-sans-serif", "sans-serif-italic",
     "sans-serif-bold-italic", "monospace"]
)  # fmt: skip
_ALLOWED: dict[str, frozenset[str]] = {
    "mathvariant": _VARIANTS,
    "displaystyle": _BOOLEAN,
    "stretchy": _BOOLEAN,
    "accent": _BOOLEAN,
    "accentunder": _BOOLEAN,
    "movablelimits": _BOOLEAN,
    "largeop": _BOOLEAN,
    "form": frozenset({"prefix", "infix", "postfix"}),
    "bevelled": _BOOLEAN,
    "linethickness": frozenset({"0", "0px", "0pt", "0em", "0.0pt"}),
    "notation": frozenset({"box", "circle", "roundedbox", "top", "bottom", "left", "right"}),
}
"""Attributes that are kept, and the values that they may have. Colours and sizes are the reader's."""

_COLUMNS = frozenset({"left", "center", "right"})
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b\ufeff\u00ad")
_LENGTH = re.compile(r"(-?(?:\d{1,6}\.?\d{0,9}|\.\d{1,9}))(em|ex|pt|px|mm|cm|in)?")
_EMS = {"em": 1.0, "ex": 0.45, "pt": 0.1, "px": 0.075, "mm": 0.28, "cm": 2.8, "in": 7.2, "": 0.0}
_WIDEST_SPACE = 4.0


class NoTreeError(ValueError):
    """The source is no formula, or none that can be drawn."""


def mathml_tree(source: str) -> Tree:
    """Return the one ``math`` element of a source, cleaned.

    Raises:
        NoTreeError: no MathML, several formulas, malformed, too large, or with unknown elements.
    """
    if not source or len(source) > MAX_SOURCE:
        raise NoTreeError("length")
    try:
        root = parse_xml(source.encode(), "formula")
    except RefdeskError as error:
        raise NoTreeError("not XML, or several formulas") from error
    if local_name(root) != "math":
        raise NoTreeError("not MathML")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise NoTreeError("too large")
    tree = _row(root, 0)
    tree.tag = "math"
    return tree


# -- cleaning --------------------------------------------------------------------------------


def _clean(element: Element, depth: int) -> Tree | None:
    """Return one element, ``None`` for what has no place in print."""
    if depth > MAX_DEPTH:
        raise NoTreeError("too deep")
    name = local_name(element)
    if name in _DROPPED:
        return None
    if name in TOKENS or name == "ms":
        return _token(element, "mtext" if name == "ms" else name)
    if name in _ROWS:
        return _single(_row(element, depth))
    if name in _ARITY:
        return _fixed(element, name, depth)
    reader = _READERS.get(name)
    if reader is None:
        raise NoTreeError(f"element {name[:40]}")
    return reader(element, depth)


def _new(name: str, element: Element | None = None) -> Tree:
    tree = ElementTree.Element(name)
    for key, allowed in _ALLOWED.items() if element is not None and element.attrib else ():
        value = (element.get(key) or "").strip() if element is not None else ""
        if value in allowed:
            tree.set(key, value)
    return tree


def _token(element: Element, name: str) -> Tree | None:
    text = own_text(element).translate(_INVISIBLE).replace("\xa0", " ")
    text = re.sub(r"\s+", " ", text)
    if name == "mtext" and not text:
        text = " "  # publishers' tools write their spaces so
    if name != "mtext":
        text = text.strip()
    if not text:
        return None
    tree = _new(name, element)
    tree.text = "′" if text == "'" and name == "mo" else text
    return tree


def _row(element: Element, depth: int) -> Tree:
    tree = _new("mrow", element)
    if element.text and element.text.strip() and not len(element):
        raise NoTreeError("text outside of a token")
    tree.extend(list(_children(element, depth)))
    return tree


def _children(element: Element, depth: int) -> Iterator[Tree]:
    for below in element:
        tree = _clean(below, depth + 1)
        if tree is not None:
            yield tree


def _single(row: Tree) -> Tree:
    """Return what a row holds, if it is one thing and the row says nothing about it."""
    return row[0] if len(row) == 1 and not row.attrib else row


def _nothing() -> Tree:
    """Return what stands where an element asks for a part and the source has none."""
    tree = ElementTree.Element("mspace")
    tree.set("width", "0em")
    return tree


def _part(element: Element, depth: int) -> Tree:
    tree = _clean(element, depth + 1)
    return _nothing() if tree is None or (tree.tag == "mrow" and not len(tree)) else tree


def _fixed(element: Element, name: str, depth: int) -> Tree:
    tree = _new(name, element)
    tree.extend([_part(below, depth) for below in element if local_name(below)])
    if len(tree) != _ARITY[name]:
        raise NoTreeError(f"{name} with {len(tree)} parts")
    return tree


def _fenced(element: Element, depth: int) -> Tree:
    """Read ``mfenced`` as what it stands for: a row between brackets."""
    given = element.get("separators")
    signs = "," if given is None else "".join(given.split())
    tree = ElementTree.Element("mrow")
    _fence(tree, element.get("open"), "(", "prefix")
    for place, below in enumerate(part for part in element if local_name(part)):
        if place and signs:
            comma = ElementTree.SubElement(tree, "mo")
            comma.text = signs[min(place - 1, len(signs) - 1)]
        tree.append(_part(below, depth))
    _fence(tree, element.get("close"), ")", "postfix")
    return tree


def _fence(row: Tree, given: str | None, default: str, form: str) -> None:
    sign = default if given is None else given.strip()
    if sign:
        fence = ElementTree.SubElement(row, "mo", {"form": form, "stretchy": "true"})
        fence.text = sign


def _root(element: Element, depth: int) -> Tree:
    tree = _new("msqrt" if local_name(element) == "msqrt" else "menclose", element)
    if tree.tag == "menclose" and "notation" not in tree.attrib:
        raise NoTreeError("menclose")
    row = _single(_row(element, depth))
    tree.append(row if row.tag != "mrow" or len(row) else _nothing())
    return tree


def _scripts(element: Element, depth: int) -> Tree:
    """Read ``mmultiscripts``: a base, pairs behind it, and pairs before it."""
    tree = ElementTree.Element("mmultiscripts")
    for below in element:
        if local_name(below) == "mprescripts":
            ElementTree.SubElement(tree, "mprescripts")
        elif local_name(below):
            tree.append(_part(below, depth))
    names = [below.tag for below in tree]
    border = names.index("mprescripts") if "mprescripts" in names else len(names)
    if (
        names.count("mprescripts") > 1
        or border % 2 == 0
        or (len(names) - border) % 2 == (0 if border < len(names) else 1)
    ):
        raise NoTreeError("mmultiscripts")
    return tree


def _table(element: Element, depth: int) -> Tree:
    tree = _new("mtable", element)
    columns = (element.get("columnalign") or "").split()
    if columns and set(columns) <= _COLUMNS:
        tree.set("columnalign", " ".join(columns))
    for row in element:
        name = local_name(row)
        if name in {"mtr", "mlabeledtr"}:
            cells = list(row)[1:] if name == "mlabeledtr" else list(row)
            line = ElementTree.SubElement(tree, "mtr")
            line.extend([_cell(cell, depth) for cell in cells if local_name(cell) == "mtd"])
    if not len(tree) or not any(len(line) for line in tree):
        raise NoTreeError("empty table")
    return tree


def _cell(cell: Element, depth: int) -> Tree:
    row = _row(cell, depth + 2)
    row.tag = "mtd"
    align = (cell.get("columnalign") or "").strip()
    if align in _COLUMNS:
        row.set("columnalign", align)
    if not len(row):
        row.append(_nothing())
    return row


def _space(element: Element, _depth: int) -> Tree:
    match = _LENGTH.fullmatch((element.get("width") or "").strip())
    width = float(match[1]) * _EMS[match[2] or ""] if match else 0.0
    tree = ElementTree.Element("mspace")
    tree.set("width", f"{min(max(width, -0.5), _WIDEST_SPACE):.3f}em")
    return tree


def _first(element: Element, depth: int) -> Tree | None:
    """Read ``semantics`` and ``maction``: their first child is what is printed."""
    first = next((below for below in element if local_name(below)), None)
    return None if first is None else _clean(first, depth + 1)


def _none(_element: Element, _depth: int) -> Tree:
    return _nothing()


_READERS: dict[str, Callable[[Element, int], Tree | None]] = {
    "mfenced": _fenced,
    "msqrt": _root,
    "menclose": _root,
    "mmultiscripts": _scripts,
    "mtable": _table,
    "mspace": _space,
    "semantics": _first,
    "maction": _first,
    "none": _none,
}


# -- text or picture -------------------------------------------------------------------------

_BIG = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂")


def is_text(tree: Tree) -> bool:
    """Whether a line of text shows a formula as well as a drawing would.

    Tokens in a row, each with at most one plain script: ``p < 0.05``, ``x`` with an index, ``10``
    with a power. Such a formula wraps, is found and is selected like the words around it. A table
    of one column only breaks lines. Accents are drawn: few faces set them well over italics.
    """
    return all(_is_text(below) for below in tree)


def _is_text(tree: Tree) -> bool:
    if tree.tag in TOKENS:
        return not (tree.tag == "mo" and tree.text in _BIG)
    if tree.tag == "mspace":
        return True
    if tree.tag == "mrow":
        return is_text(tree)
    if tree.tag == "mtable":
        return all(len(line) == 1 and is_text(line[0]) for line in tree)
    return tree.tag in {"msub", "msup"} and _is_text(tree[0]) and _is_script(tree[1])


def _is_script(tree: Tree) -> bool:
    """Whether a script has no script of its own."""
    if tree.tag == "mrow":
        return all(_is_script(below) for below in tree)
    return tree.tag == "mspace" or (tree.tag in TOKENS and _is_text(tree))
