# SPDX-License-Identifier: GPL-3.0-or-later
"""Mixed content walked to its end: text, markup and formulas of an element, nothing cut off."""

import re
from html import unescape

from lxml import etree

from refdesk.domain.escaping import escape
from refdesk.domain.markup import collapse, to_plain, wrap
from refdesk.xml.safe import local_name

_TAGS = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "u": "u",
    "underline": "u", "sup": "sup", "sub": "sub", "inf": "sub",
}  # fmt: skip
_ESCAPED_TWICE = re.compile(r"&(?:amp|lt|gt|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_EMPTY_TAGS = re.compile(r"<(i|b|u|sup|sub)></\1>")
_SPACE_AFTER_TAGS = re.compile(r"(^| )((?:</?(?:i|b|u|sup|sub)>)+) +")
_SPACE_AT_END = re.compile(r" +((?:</(?:i|b|u|sup|sub)>)+)$")
_MATH_SILENT = frozenset({"annotation", "annotation-xml", "mspace", "mphantom"})
_MATH_LEAVES = frozenset({"mi", "mn", "mo", "ms", "mtext", "ci", "cn", "csymbol", "tex-math"})


def unescaped(text: str) -> str:
    """Return text whose ``&lt;`` survived parsing (the sender escaped twice) as it was meant."""
    if "&" not in text:
        return text
    return _ESCAPED_TWICE.sub(lambda match: unescape(match[0]), text)


def inline_markup(element: etree._Element | None) -> str:
    """Return all content of ``element`` as markup, white space collapsed; ``""`` without one."""
    if element is None:
        return ""
    if not len(element):
        return escape(collapse(unescaped(element.text or "")))
    return _tidied("".join(_parts(element)))


def inline_plain(element: etree._Element | None) -> str:
    """Return all content of ``element`` as text, white space collapsed; ``""`` without one."""
    if element is None:
        return ""
    if not len(element):
        return collapse(unescaped(element.text or ""))
    return to_plain(_tidied("".join(_parts(element))))


def _tidied(markup: str) -> str:
    """Collapse white space as if the tags were not there: ``the <i> E. coli</i>`` has one gap."""
    markup = collapse(markup)
    previous = None
    while previous != markup:
        previous = markup
        markup = _SPACE_AFTER_TAGS.sub(r"\1\2", _EMPTY_TAGS.sub("", markup))
        markup = _SPACE_AT_END.sub(r"\1", markup)
    return collapse(markup)


def _parts(element: etree._Element) -> list[str]:
    """Return content in pieces. The depth is bounded: ``parse_xml`` refuses deep documents."""
    parts = [escape(unescaped(element.text or ""))]
    for child in element:
        name = local_name(child)
        if name == "math":
            parts.append(_formula(child))
        elif name:
            inner = "".join(_parts(child))
            tag = _TAGS.get(name)
            parts.append(wrap(tag, inner) if tag else inner)
        parts.append(escape(unescaped(child.tail or "")))
    return parts


def _formula(math: etree._Element) -> str:
    text = collapse(" ".join(_math(math)))
    return text or escape(math.get("alttext") or "")


def _math(element: etree._Element) -> list[str]:
    """Return a formula's tokens, so that neither 10⁹ nor ½ can be read as another number."""
    name = local_name(element)
    if not name or name in _MATH_SILENT:
        return []
    if name in _MATH_LEAVES and not len(element):
        text = escape(collapse(unescaped(element.text or "")))
        return [text] if text else []
    if name in {"msup", "msub", "msubsup", "mfrac"} and len(element) in {2, 3}:
        return [_scripted(name, [" ".join(_math(child)) for child in element])]
    tokens = [escape(collapse(element.text))] if element.text and element.text.strip() else []
    for child in element:
        tokens.extend(_math(child))
        if child.tail and child.tail.strip():
            tokens.append(escape(collapse(unescaped(child.tail))))
    if name == "mfenced":
        tokens = [escape(element.get("open", "(")), *tokens, escape(element.get("close", ")"))]
    elif name in {"msqrt", "mroot"}:
        tokens = ["√", *tokens]
    return tokens


def _scripted(name: str, parts: list[str]) -> str:
    match name:
        case "mfrac":
            return f"{parts[0]}/{parts[1]}"
        case "msup":
            return parts[0] + wrap("sup", parts[1])
        case "msub":
            return parts[0] + wrap("sub", parts[1])
        case _:
            return parts[0] + wrap("sub", parts[1]) + wrap("sup", parts[-1])
