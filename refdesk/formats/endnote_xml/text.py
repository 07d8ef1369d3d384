# SPDX-License-Identifier: GPL-3.0-or-later
"""EndNote's styled text made markup, and markup made styled text."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from refdesk.domain.escaping import escape
from refdesk.domain.markup import collapse, from_html, has_html
from refdesk.xml.safe import local_name

_TAG_OF_FACE = {
    "italic": "i", "bold": "b", "underline": "u", "superscript": "sup", "subscript": "sub",
}  # fmt: skip
_FACE_OF_TAG = {tag: face for face, tag in _TAG_OF_FACE.items()}
_TAG_OF_NAME = {"i": "i", "em": "i", "b": "b", "strong": "b", "u": "u", "sup": "sup", "sub": "sub"}

INLINE = frozenset({"style", *_TAG_OF_NAME})
"""Elements that are part of a text."""

_TOKEN = re.compile(r"<(/?)(i|b|u|sup|sub)>")
_LINE_END = re.compile(r"\r\n?|\n")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Run = tuple[tuple[str, ...], str]
"""The tags that are open, outermost first, and the text."""


def plain_text(element: etree._Element) -> str:
    """Return the text of a field; lines, which EndNote ends with CR, are ended with LF."""
    text = "".join(text for _, text in _runs(element)) if len(element) else element.text or ""
    lines = (collapse(line) for line in _LINE_END.split(text))
    return "\n".join(filter(None, lines))


def markup_text(element: etree._Element) -> str:
    """Return the content of a field as markup, lines ended with LF."""
    text = to_markup(_runs(element))
    lines = (collapse(line) for line in _LINE_END.split(text))
    return "\n".join(filter(None, lines))


def to_markup(runs: Iterator[Run]) -> str:
    """Return runs as markup; a tag stays open from one run to the next that has it too."""
    parts: list[str] = []
    now: tuple[str, ...] = ()
    for tags, text in runs:
        if not text:
            continue
        common = 0
        while common < min(len(now), len(tags)) and now[common] == tags[common]:
            common += 1
        parts.extend(f"</{tag}>" for tag in reversed(now[common:]))
        parts.extend(f"<{tag}>" for tag in tags[common:])
        parts.append(_marked(text))
        now = tags
    parts.extend(f"</{tag}>" for tag in reversed(now))
    return "".join(parts)


def _marked(text: str) -> str:
    """Return text as markup; databases leave HTML in it."""
    if not has_html(text):
        return escape(text)
    inner = from_html(text)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{inner}{after}"


def _runs(element: etree._Element, tags: tuple[str, ...] = ()) -> Iterator[Run]:
    yield tags, _printed(element.text)
    for child in element:
        name = local_name(child)
        own: list[str] = []
        if name == "style":
            own = [_TAG_OF_FACE[f] for f in (child.get("face") or "").split() if f in _TAG_OF_FACE]
        elif name in _TAG_OF_NAME:
            own = [_TAG_OF_NAME[name]]
        if name:
            inner = (*tags, *(tag for tag in dict.fromkeys(own) if tag not in tags))
            if len(child):
                yield from _runs(child, inner)
            else:
                yield inner, child.text or ""
        yield tags, _printed(child.tail)


def _printed(text: str | None) -> str:
    """Return text that stands outside a style, but for the indentation of a file for eyes."""
    return "" if not text or ("\n" in text and not text.strip()) else text


def styled(parent: etree._Element, markup: str) -> None:
    """Put markup into ``parent`` as EndNote's runs of styled text."""
    for tags, text in _parted(markup):
        style = etree.SubElement(parent, "style")
        style.set("face", " ".join(_FACE_OF_TAG[tag] for tag in tags) or "normal")
        style.set("font", "default")
        style.set("size", "100%")
        style.text = holdable(text)


def _parted(markup: str) -> Iterator[Run]:
    open_tags: list[str] = []
    place = 0
    for match in _TOKEN.finditer(markup):
        if match.start() > place:
            yield tuple(open_tags), unescape(markup[place : match.start()])
        place = match.end()
        if not match[1]:
            open_tags.append(match[2])
        elif match[2] in open_tags:
            open_tags.remove(match[2])
    if place < len(markup):
        yield tuple(open_tags), unescape(markup[place:])


def holdable(text: str) -> str:
    """Return text without what XML cannot hold, its lines ended with CR as EndNote ends them."""
    return _LINE_END.sub("\r", _NOT_XML.sub("", text))
