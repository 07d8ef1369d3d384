"""Reads what stands in an OpenDocument text, whoever wrote it."""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, STYLE, FO = (f"{{{_OASIS}:{n}:1.0}}" for n in ("text", "style", "xsl-fo-compatible"))
_LINK = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Piece:
    """Text with its look: letters of "i b ^ _ s", and where it links to."""

    text: str
    look: str = ""
    href: str = ""


def paragraphs(path: Path) -> list[list[Piece]]:
    """Return the paragraphs of an ODT, neighbours of one look joined."""
    with zipfile.ZipFile(path) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
        named = ElementTree.fromstring(archive.read("styles.xml"))
    styles = {
        style.get(f"{STYLE}name", ""): style
        for tree in (named, content)
        for style in tree.iter(f"{STYLE}style")
    }
    found = []
    for element in content.iter():
        if element.tag in {f"{TEXT}p", f"{TEXT}h"}:
            own = _look(styles, element.get(f"{TEXT}style-name", ""), "")
            found.append(_joined(_pieces(element, styles, own, "")))
    return found


def plain(paragraph: list[Piece]) -> str:
    return "".join(piece.text for piece in paragraph)


def _look(styles, name, before):
    style = styles.get(name)
    if style is None or style.get(f"{STYLE}display-name", "").startswith("Heading"):
        return before
    look = set(before)
    for properties in style.iter(f"{STYLE}text-properties"):
        position = properties.get(f"{STYLE}text-position", "")
        for letter, attribute, value in (
            ("i", "font-style", "italic"),
            ("b", "font-weight", "bold"),
            ("s", "font-variant", "small-caps"),
        ):
            given = properties.get(f"{FO}{attribute}")
            if given is not None:
                look = look | {letter} if given == value else look - {letter}
        if position and not position.startswith("0"):
            look.add("_" if position.startswith(("sub", "-")) else "^")
    return "".join(sorted(look))


def _pieces(element, styles, look, href):
    yield Piece(element.text or "", look, href)
    for child in element:
        if child.tag == f"{TEXT}tab":
            yield Piece("\t", look, href)
        elif child.tag == f"{TEXT}line-break":
            yield Piece("\n", look, href)
        elif child.tag == f"{TEXT}s":
            yield Piece(" " * int(child.get(f"{TEXT}c", "1")), look, href)
        else:
            inner = _look(styles, child.get(f"{TEXT}style-name", ""), look)
            yield from _pieces(child, styles, inner, child.get(_LINK, href))
        yield Piece(child.tail or "", look, href)


def _joined(pieces):
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (joined[-1].look, joined[-1].href) == (piece.look, piece.href):
            joined[-1] = Piece(joined[-1].text + piece.text, piece.look, piece.href)
        elif piece.text:
            joined.append(piece)
    return joined
