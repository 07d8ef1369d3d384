# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists, definition lists, quotations, verse, boxes, preformatted text, footnotes."""

from refdesk.domain.fulltext import (
    Block,
    Box,
    Definition,
    DefinitionList,
    FootnoteBlock,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
)
from refdesk.fulltext.inlines import HIDDEN, read_inlines, walk
from refdesk.fulltext.lines import Line, plain
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import Element, child, children, get
from refdesk.xml.safe import local_name


def label_of(element: Element, reading: Reading) -> str:
    """Return an element's own label as plain text."""
    return plain(read_inlines(child(element, "label"), reading))


def without(element: Element, *names: str) -> frozenset[Element]:
    """Return the first child of each name: those read apart from the rest."""
    found = (child(element, name) for name in names)
    return frozenset(below for below in found if below is not None)


def read_list(element: Element, reading: Reading) -> list[Block]:
    """Read a ``list``; what stands between its items becomes an item."""
    items = []
    for below in element:
        name = local_name(below)
        if name == "list-item":
            items.append(_item(below, reading))
        elif name not in HIDDEN and name not in {"title", "label"}:
            others = frozenset(other for other in element if other is not below)
            items.append(ListItem(reading.flow(element, others)))
    title = read_inlines(child(element, "title"), reading)
    kind = get(element, "list-type").lower() or "bullet"
    block = ListBlock(tuple(items), kind, title)
    return [block] if items or title else []


def _item(element: Element, reading: Reading) -> ListItem:
    blocks = reading.flow(element, without(element, "label"))
    return ListItem(blocks, label_of(element, reading))


def read_definitions(element: Element, reading: Reading) -> list[Block]:
    """Read a ``def-list``; a list nested in it is a definition without a term."""
    items = []
    heads = [read_inlines(child(element, name), reading) for name in ("term-head", "def-head")]
    if any(heads):
        items.append(Definition(heads[0], (Paragraph(heads[1]),) if heads[1] else ()))
    for below in element:
        name = local_name(below)
        if name == "def-item":
            items.append(_definition(below, reading))
        elif name not in HIDDEN and name not in {"title", "label", "term-head", "def-head"}:
            others = frozenset(other for other in element if other is not below)
            items.append(Definition((), reading.flow(element, others)))
    title = read_inlines(child(element, "title"), reading)
    return [DefinitionList(tuple(items), title)] if items or title else []


def _definition(element: Element, reading: Reading) -> Definition:
    line = Line(flat=True)
    for place, term in enumerate(children(element, "label", "term")):
        if place:
            line.text(" ")
        walk(term, line, reading)
    blocks: list[Block] = []
    for meaning in element:
        if local_name(meaning) not in {"label", "term"}:
            blocks.extend(reading.flow(meaning))
    return Definition(line.take(), tuple(blocks))


def read_quote(element: Element, reading: Reading) -> list[Block]:
    """Read ``disp-quote``, ``verse-group`` or ``speech``."""
    kind = {"verse-group": "verse", "speech": "speech"}.get(local_name(element), "quote")
    return [Quote(reading.flow(element), kind)]


def read_role(element: Element, reading: Reading) -> list[Block]:
    """Read a line whose name says what it is: ``attrib``, ``verse-line``, ``speaker``."""
    inlines = read_inlines(element, reading)
    return [Paragraph(inlines, role=local_name(element))] if inlines else []


def read_address(element: Element, reading: Reading) -> list[Block]:
    """Read an ``address``: a line for each of its parts."""
    line = Line(flat=True)
    for place, below in enumerate(element):
        if place:
            line.add(LineBreak())
        walk(below, line, reading)
        line.text(below.tail or "")
    inlines = line.take()
    return [Paragraph(inlines, role="address")] if inlines else []


def read_box(element: Element, reading: Reading) -> list[Block]:
    """Read ``boxed-text``, ``statement`` and their like: own label, own title, then blocks."""
    caption = child(element, "caption")
    skip = without(element, "label", "title", "caption")
    title = read_inlines(child(element, "title"), reading)
    blocks: tuple[Block, ...] = ()
    if caption is not None:
        heading = None if title else child(caption, "title")
        title = title or read_inlines(heading, reading)
        blocks = reading.flow(caption, frozenset() if heading is None else frozenset({heading}))
    blocks += reading.flow(element, skip)
    label = label_of(element, reading)
    return [Box(blocks, label, title, get(element, "id"), local_name(element))]


def read_preformatted(element: Element, _reading: Reading) -> list[Block]:
    """Read ``preformat`` or ``code``: every space counts."""
    hidden = {"alt-text", "long-desc", "object-id"}
    parts = [element.text or ""]
    for below in element:
        if local_name(below) not in hidden:
            parts.extend(str(part) for part in below.itertext())
        parts.append(below.tail or "")
    scanned = get(element, "preformat-type") == "pmc-ocr-text"
    text = "".join(parts).strip("\r\n")
    return [Preformatted(text, machine_read=scanned)] if text.strip() else []


def read_footnote(element: Element, reading: Reading) -> list[Block]:
    """Read a ``fn``."""
    blocks = reading.flow(element, without(element, "label"))
    label = label_of(element, reading)
    return [FootnoteBlock(get(element, "id"), label, blocks, get(element, "fn-type"))]
