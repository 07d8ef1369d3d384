# SPDX-License-Identifier: GPL-3.0-or-later
"""MathML to a line of text with raised and lowered parts, for views that have no formula setter."""

from collections.abc import Callable

from refdesk.domain.fulltext import Inline, Inlines, Style, Styled, Text
from refdesk.fulltext.tree import Element, collapse, own_text
from refdesk.xml.safe import local_name

_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b\ufeff")
_BINARY = frozenset("=+−-±∓×÷⋅·*<>≤≥≠≈≅≃∼~∝≡∈∉⊂⊆∪∩∧∨→←↔⇒⇔≪≫∣")
_RELATIONS = frozenset("=≠≈≅≃∼∝≡≤≥<>→⇒⇔")
"""Signs that keep their distance even at the start of a row; a minus there is a number's."""

_CLOSING = frozenset(",;")
_SKIPPED = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_ACCENTS = {
    "¯": "\u0304",
    "‾": "\u0304",
    "\u0305": "\u0305",
    "_": "\u0304",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "∼": "\u0303",
    "˙": "\u0307",
    ".": "\u0307",
    "→": "\u20d7",
    "⃗": "\u20d7",
    "\u0302": "\u0302",
    "\u0303": "\u0303",
    "\u0304": "\u0304",
    "\u0307": "\u0307",
}


def mathml_inlines(element: Element) -> Inlines:
    """Return a ``math`` element as inlines: fractions with a slash, scripts raised and lowered."""
    return tuple(_row(element))


def _row(element: Element) -> list[Inline]:
    out: list[Inline] = []
    for below in element:
        name = local_name(below)
        if name == "mo":
            out.append(Text(_operator(below, first=not out)))
        elif name and name not in _SKIPPED:
            out.extend(_factor(below, name))
    if not out and not len(element) and element.text:
        out.append(Text(_token(element)))
    return out


def _factor(element: Element, name: str) -> list[Inline]:
    """Read a part of a row: a fraction beside a factor needs brackets, a function's name a space."""
    beside = {local_name(e) for e in (element.getprevious(), element.getnext()) if e is not None}
    inlines = _node(element, name)
    if name == "mfrac" and beside - {"mo", "mspace"}:
        return [Text("("), *inlines, Text(")")]
    after = element.getnext()
    if name == "mi" and _length(inlines) > 2 and after is not None and local_name(after) != "mo":
        return [*inlines, Text(" ")]
    return inlines


def _token(element: Element) -> str:
    return collapse(own_text(element)).translate(_INVISIBLE)


def _operator(element: Element, *, first: bool) -> str:
    sign = _token(element)
    if sign in _CLOSING:
        return sign + " "
    if sign in _BINARY:
        return f" {sign} " if not first else sign + " " * (sign in _RELATIONS)
    return sign


def _node(element: Element, name: str) -> list[Inline]:
    if name == "mi":
        text = _token(element)
        upright = len(text) != 1 or element.get("mathvariant") == "normal" or not text.isalpha()
        return [Text(text)] if upright else [Styled(Style.ITALIC, (Text(text),))]
    if name in {"mn", "ms"}:
        return [Text(_token(element))]
    if name == "mtext":
        text = own_text(element).replace("\xa0", " ") or " "  # empty, it stood for a space
        return [Text(" " * text.startswith(" ") + collapse(text) + " " * text.endswith(" "))]
    if name == "mspace":
        return [Text(" ")]
    return _COMPOUND.get(name, _row)(element)


def _part(element: Element, index: int) -> list[Inline]:
    """Return the child at a place, read as a row of its own."""
    parts = [below for below in element if local_name(below)]
    if index >= len(parts):
        return []
    name = local_name(parts[index])
    if name == "mo":
        return [Text(_operator(parts[index], first=True))]
    return [] if name in _SKIPPED else _node(parts[index], name)


def _length(inlines: list[Inline]) -> int:
    """Count the characters of a row, to know whether a fraction's part needs brackets."""
    total = 0
    for inline in inlines:
        if isinstance(inline, Text):
            total += len(inline.text)
        elif isinstance(inline, Styled):
            total += _length(list(inline.children))
    return total


def _is_simple(inlines: list[Inline]) -> bool:
    """Whether a row is one number, name or letter, perhaps with a script."""
    first = inlines[0] if inlines else Text("")
    plain = first.text if isinstance(first, Text) else "x"
    scripts = {Style.SUPERSCRIPT, Style.SUBSCRIPT}
    rest = all(isinstance(i, Styled) and i.style in scripts for i in inlines[1:])
    return rest and not any(c in plain for c in " +−-/=")


def _grouped(inlines: list[Inline]) -> list[Inline]:
    if _is_simple(inlines) or _length(inlines) == 1 or _is_fenced(inlines):
        return inlines
    return [Text("("), *inlines, Text(")")]


def _is_fenced(inlines: list[Inline]) -> bool:
    """Whether one pair of brackets holds the whole row."""
    depth = 0
    for place, inline in enumerate(inlines):
        if isinstance(inline, Text):
            depth += inline.text.count("(") - inline.text.count(")")
        if depth <= 0 and place < len(inlines) - 1:
            return False
    return bool(inlines) and depth == 0


def _fraction(element: Element) -> list[Inline]:
    return [*_grouped(_part(element, 0)), Text("/"), *_grouped(_part(element, 1))]


def _script(style: Style, inlines: list[Inline]) -> list[Inline]:
    return [Styled(style, tuple(inlines))] if inlines else []


def _superscript(element: Element) -> list[Inline]:
    return [*_base(element), *_script(Style.SUPERSCRIPT, _part(element, 1))]


def _subscript(element: Element) -> list[Inline]:
    return [*_base(element), *_script(Style.SUBSCRIPT, _part(element, 1))]


def _both(element: Element) -> list[Inline]:
    low = _script(Style.SUBSCRIPT, _part(element, 1))
    return [*_base(element), *low, *_script(Style.SUPERSCRIPT, _part(element, 2))]


def _base(element: Element) -> list[Inline]:
    base = _part(element, 0)
    return base if len(base) <= 1 else _grouped(base)


def _over(element: Element) -> list[Inline]:
    above = _part(element, 1)
    sign = above[0].text.strip() if len(above) == 1 and isinstance(above[0], Text) else ""
    base = _part(element, 0)
    if sign in _ACCENTS and _length(base) == 1:
        return _accented(base[0], _ACCENTS[sign])
    if sign in _ACCENTS:
        return [Styled(Style.OVERLINE, tuple(base))]
    return [*_base(element), *_script(Style.SUPERSCRIPT, above)]


def _accented(inline: Inline, accent: str) -> list[Inline]:
    if isinstance(inline, Styled) and inline.children:
        return [Styled(inline.style, tuple(_accented(inline.children[0], accent)))]
    return [Text(inline.text + accent)] if isinstance(inline, Text) else [inline]


def _root(element: Element) -> list[Inline]:
    return [Text("√("), *_row(element), Text(")")]


def _nth_root(element: Element) -> list[Inline]:
    index = _script(Style.SUPERSCRIPT, _part(element, 1))
    return [*index, Text("√("), *_part(element, 0), Text(")")]


def _fenced(element: Element) -> list[Inline]:
    opening, closing = element.get("open"), element.get("close")
    given = element.get("separators")
    signs = "," if given is None else given.strip()
    inside: list[Inline] = []
    for place in range(len(element) if signs else 0):
        if place:
            inside.append(Text(signs[min(place - 1, len(signs) - 1)] + " "))
        inside.extend(_part(element, place))
    inside = inside if signs else _row(element)
    before = Text("(" if opening is None else opening)
    return [before, *inside, Text(")" if closing is None else closing)]


def _table(element: Element) -> list[Inline]:
    rows = [below for below in element if local_name(below) in {"mtr", "mlabeledtr"}]
    out: list[Inline] = []
    for place, row in enumerate(rows):
        if place:
            out.append(Text("; "))
        for column, cell in enumerate(row):
            if column:
                out.append(Text(" "))
            out.extend(_row(cell))
    return out


def _first(element: Element) -> list[Inline]:
    return _part(element, 0)


_COMPOUND: dict[str, Callable[[Element], list[Inline]]] = {
    "mfrac": _fraction,
    "msup": _superscript,
    "msub": _subscript,
    "msubsup": _both,
    "mover": _over,
    "munder": _subscript,
    "munderover": _both,
    "msqrt": _root,
    "mroot": _nth_root,
    "mfenced": _fenced,
    "mtable": _table,
    "semantics": _first,
    "maction": _first,
}
