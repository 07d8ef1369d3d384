# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a JATS source tree: elements by name, attributes, flat text, and its repair."""

import html
import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from refdesk.domain.errors import UnreadableError
from refdesk.xml.safe import local_name

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml has no public name for it

MAX_ELEMENTS = 1_000_000
"""More than any article has; the walk stays within seconds and memory."""

MAX_NESTING = 80
"""What lies deeper is read as plain text, so that no walk runs out of stack."""

_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SPACE = re.compile(r"[ \t\r\n]+")
_FOREIGN = "//*[namespace-uri() != '' and namespace-uri() != 'http://www.w3.org/1998/Math/MathML']"
_TOO_DEEP = "/" + "/".join("*" * MAX_NESTING) + "[*]"


def one_space(text: str) -> str:
    """Return ``text`` with runs of ASCII white space made one space."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:  # far cheaper than the pattern
        return _SPACE.sub(" ", text)
    return text


def collapse(text: str) -> str:
    """Return ``text`` with runs of ASCII white space made one space, and trimmed."""
    return one_space(text).strip(" ")


def own_text(element: Element) -> str:
    """Return all text of an element as it stands."""
    if not len(element):
        return element.text or ""
    return "".join(map(str, element.itertext()))


def prepare(root: Element, source: str) -> None:
    """Make a fresh tree fit for walking: plain names, entities as text, hostile depth flat.

    Names lose their namespace, MathML's keep it.

    An entity without a declaration is left as a node by the parser; HTML's names are known,
    any other stays as written.

    Raises:
        UnreadableError: more than :data:`MAX_ELEMENTS` elements.
    """
    count = root.xpath("count(//*)")
    if isinstance(count, float) and count > MAX_ELEMENTS:
        raise UnreadableError(source, "too-large", detail=f"{count:.0f} elements")
    foreign = root.xpath(_FOREIGN)
    for element in foreign if isinstance(foreign, list) else ():
        if etree.iselement(element):
            element.tag = local_name(element)
    for entity in list(root.iter(etree.Entity)):
        _dissolve(entity, html.unescape(entity.text or ""))
    deep = root.xpath(_TOO_DEEP)
    for element in deep if isinstance(deep, list) else ():
        if etree.iselement(element):
            _flatten(element)


def _flatten(element: Element) -> None:
    """Replace what is in an element by its text."""
    text = " ".join(map(str, element.itertext()))
    for below in list(element):
        element.remove(below)
    element.text = text


def _dissolve(node: Element, text: str) -> None:
    """Replace a node by text, its tail kept."""
    parent = node.getparent()
    if parent is None:
        return
    text += node.tail or ""
    before = node.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    node.tail = None
    parent.remove(node)


def child(element: Element, *names: str) -> Element | None:
    """Return the first child with one of the names."""
    return next(element.iterchildren(*names), None)


def children(element: Element, *names: str) -> Iterator[Element]:
    """Return the children with one of the names."""
    return element.iterchildren(*names)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Return all elements below with one of the names, in document order."""
    return element.iterdescendants(*names)


def down(element: Element | None, *path: str) -> Element | None:
    """Return the element reached by going to the first child of each name in turn."""
    for name in path:
        if element is None:
            return None
        element = child(element, name)
    return element


def flat(element: Element | None) -> str:
    """Return all text of an element on one line; ``""`` for ``None``."""
    if element is None:
        return ""
    return collapse(own_text(element))


def spaced(element: Element | None) -> str:
    """Return all text on one line with a space where elements meet: a licence, an address."""
    if element is None:
        return ""
    return collapse(" ".join(map(str, element.itertext())))


def child_text(element: Element, *names: str) -> str:
    """Return the flat text of the first child with one of the names."""
    return flat(child(element, *names))


def has_own_text(element: Element) -> bool:
    """Whether there is text directly in the element, beside that of its children."""
    if element.text and element.text.strip():
        return True
    return any(below.tail and below.tail.strip() for below in element)


def get(element: Element, name: str) -> str:
    """Return an attribute without namespace, trimmed; ``""`` where it is missing."""
    return (element.get(name) or "").strip()


def href(element: Element) -> str:
    """Return where an element points to: ``xlink:href`` in any namespace or none."""
    found = element.get(_XLINK + "href") or element.get("href")
    if found is None:
        for name, value in element.attrib.items():
            if str(name).endswith("}href"):
                found = str(value)
                break
    return (found or "").strip()


def language(element: Element) -> str:
    """Return ``xml:lang`` in lower case, or ``""``."""
    return (element.get(_XML + "lang") or "").strip().lower()
