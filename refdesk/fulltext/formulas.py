# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas: exactly one form among the alternatives that a source offers."""

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from refdesk.domain.fulltext import Formula, InlineImage
from refdesk.fulltext.lines import Line, plain
from refdesk.fulltext.links import file_name
from refdesk.fulltext.mathml import mathml_inlines
from refdesk.fulltext.tex import cut_formula, readable
from refdesk.fulltext.tree import Element, child, child_text, descendants, flat, get, href, own_text
from refdesk.xml.safe import local_name

_FORMS = ("math", "tex-math", "graphic", "inline-graphic")
_HIDDEN = frozenset({"label", "object-id", "alt-text", "long-desc", "textual-form"})

Walk = Callable[[Element, Line], None]
"""Reads the content of an element into a line."""


def read_formula(element: Element, walk: Walk, *, display: bool = False) -> Formula:
    """Read ``inline-formula``, ``disp-formula`` or a bare ``math`` or ``tex-math``.

    Args:
        element: the formula.
        walk: reads mixed content; used where a formula is typed as text.
        display: whether it stands on a line of its own.
    """
    form = _only_form(element)
    if form == "math":
        formula = _from_mathml(element, walk)
    elif form == "tex-math":
        formula = _from_tex(_self_or_first(element, "tex-math"))
    elif form:
        image = _self_or_first(element, form)
        graphic = "" if image is None else file_name(href(image))
        formula = Formula(_alternative_text(element), graphic=graphic)
    else:
        formula = _typed(element, walk)
    tex = formula.tex or cut_formula(flat(_self_or_first(element, "tex-math")))
    label = child_text(element, "label")
    return replace(formula, tex=tex, label=label, display=display, anchor=get(element, "id"))


def _only_form(element: Element) -> str:
    """Return the best form that is present; ``""`` where the formula is typed as text."""
    names = {local_name(element)} | {local_name(below) for below in element.iter()}
    for form in _FORMS[:2]:
        if form in names:
            return form
    if _has_words(element):
        return ""
    return next((form for form in _FORMS[2:] if form in names), "")


def _has_words(element: Element) -> bool:
    """Whether a formula has words of its own beside its label and its images' descriptions."""
    if element.text and element.text.strip():
        return True
    for below in element:
        if below.tail and below.tail.strip():
            return True
        name = local_name(below)
        if name not in _HIDDEN and name not in _FORMS and _has_words(below):
            return True
    return False


def _self_or_first(element: Element, name: str) -> Element | None:
    if local_name(element) == name:
        return element
    return next(descendants(element, name), None)


def _alternative_text(element: Element) -> str:
    return flat(next(descendants(element, "textual-form", "alt-text"), None))


def _from_mathml(element: Element, walk: Walk) -> Formula:
    """Read MathML and the words around it; TeX and images beside it are the same formula again."""
    line = Line()
    sources: list[str] = []
    _mathml_parts(element, walk, line, sources)
    children = line.take()
    return Formula(plain(children, lowered="_"), mathml="".join(sources), children=children)


def _mathml_parts(element: Element, walk: Walk, line: Line, sources: list[str]) -> None:
    name = local_name(element)
    if name == "math":
        sources.append(etree.tostring(element, encoding="unicode", with_tail=False))
        line.add_all(mathml_inlines(element))
        return
    line.text(element.text or "")
    for below in element:
        name = local_name(below)
        if name in {"math", "alternatives"}:
            _mathml_parts(below, walk, line, sources)
        elif name not in _HIDDEN and name not in _FORMS:
            walk(below, line)
        line.text(below.tail or "")


def _from_tex(element: Element | None) -> Formula:
    tex = cut_formula("" if element is None else own_text(element))
    return Formula(readable(tex), tex=tex)


def _typed(element: Element, walk: Walk) -> Formula:
    line = Line()
    line.text(element.text or "")
    for below in element:
        name = local_name(below)
        if name in {"graphic", "inline-graphic"}:
            line.add(InlineImage(file_name(href(below))))
        elif name not in _HIDDEN:
            walk(below, line)
        line.text(below.tail or "")
    children = line.take()
    return Formula(plain(children, lowered="_"), children=children)


def formulas_of_group(element: Element, walk: Walk) -> list[Formula]:
    """Read a ``disp-formula-group``: its formulas, the group's label on the first without one."""
    found = [
        read_formula(below, walk, display=True)
        for below in element
        if local_name(below) in {"disp-formula", "math", "tex-math"}
    ]
    label = child(element, "label")
    if found and label is not None and not found[0].label:
        found[0] = replace(found[0], label=flat(label))
    return found
