# SPDX-License-Identifier: GPL-3.0-or-later
"""The flow of blocks: what each element of a body becomes, once, in order, floats placed."""

import re
from collections.abc import Callable
from dataclasses import replace

from refdesk.domain.fulltext import Block, Heading, Inlines, Paragraph, Section, Supplement, Text
from refdesk.fulltext.figures import read_figure, read_supplement
from refdesk.fulltext.formulas import formulas_of_group, read_formula
from refdesk.fulltext.inlines import BLOCKS, HIDDEN, read_inlines, read_one
from refdesk.fulltext.lines import Line, plain
from refdesk.fulltext.lists import (
    label_of,
    read_address,
    read_box,
    read_definitions,
    read_footnote,
    read_list,
    read_preformatted,
    read_quote,
    read_role,
    without,
)
from refdesk.fulltext.reading import NOTHING, Reading
from refdesk.fulltext.references import read_reference_list
from refdesk.fulltext.sections import category_of
from refdesk.fulltext.tables import permissions_paragraph, read_array, read_group, read_table
from refdesk.fulltext.tree import Element, child, collapse, get, has_own_text
from refdesk.xml.safe import local_name

_Reader = Callable[[Element, Reading], list[Block]]

_CALLS_NOTES = frozenset({"p", "td", "th", "verse-line"})
"""Where a footnote is called at the place in the text at which it stands."""

_POINTS_TO_FILES = re.compile(
    r"(below (is|are)|here (is|are)|the following (is|are)) (the |a )?links? to .{0,40}"
    r"supplement\w+ (materials?|files?|data|information)\.?",
    re.IGNORECASE,
)
"""A sentence that says no more than that files follow."""


def read_flow(
    element: Element,
    reading: Reading,
    skip: frozenset[Element] = NOTHING,
    *,
    place: bool = False,
    anchor: str = "",
) -> list[Block]:
    """Read what is in an element: blocks as they come, text between them as paragraphs.

    Args:
        element: any container; a ``p`` too, which is split around the blocks in it.
        reading: what is known of the document.
        skip: children that are read elsewhere; their tails are read here.
        place: put floats after the block that first points to them.
        anchor: id for the first paragraph.
    """
    if not len(element):  # most cells of most tables
        text = collapse(element.text or "")
        return [Paragraph((Text(text),), anchor)] if text else []
    out: list[Block] = []
    line = Line()
    line.text(element.text or "")
    for below in element:
        name = local_name(below)
        if below not in skip and name not in HIDDEN:
            reader = _reader_of(below, line_of=element)
            if reader is None:
                read_one(below, line, reading)
            else:
                _end_line(line, reading, out, anchor)
                out.extend(reader(below, reading))
            if place and reading.mentioned and reader is not None:
                out.extend(place_floats(reading))
        if below.tail:
            line.text(below.tail)
    _end_line(line, reading, out, anchor)
    if place and reading.mentioned:
        out.extend(place_floats(reading))
    return out


def _end_line(line: Line, reading: Reading, out: list[Block], anchor: str) -> None:
    """Make a paragraph of the line so far, followed by the blocks that were met inside it."""
    inlines = line.take()
    if inlines:
        first = not any(isinstance(block, Paragraph) for block in out)
        out.append(Paragraph(inlines, anchor if first else ""))
    waiting, line.hoisted = line.hoisted, []
    for element in waiting:
        out.extend(_READERS.get(local_name(element), _container)(element, reading))


def _reader_of(element: Element, *, line_of: Element) -> _Reader | None:
    """Return what reads an element as a block; ``None`` where it belongs into the line."""
    name = local_name(element)
    if name == "fn" and local_name(line_of) in _CALLS_NOTES:
        return None
    return _READERS.get(name) or (None if _is_inline(element) else _container)


def _is_inline(element: Element) -> bool:
    """Whether an element without a reader of its own belongs into the line around it."""
    name = local_name(element)
    if name in BLOCKS:
        return False
    if name == "alternatives":  # the line chooses one form, and hands a block back
        return True
    return has_own_text(element) or not any(local_name(below) in BLOCKS for below in element)


def _container(element: Element, reading: Reading) -> list[Block]:
    """Read a block of a kind we do not know: its content stays."""
    return read_flow(element, reading)


def place_floats(reading: Reading) -> list[Block]:
    """Read the floats that the text has pointed to since the last call."""
    out: list[Block] = []
    while reading.mentioned:
        item = reading.floats.get(reading.mentioned.pop(0))
        if item is not None:
            out.extend(read_float(item, reading))
    return out


def read_float(item: Element, reading: Reading) -> list[Block]:
    """Read one child of ``floats-group``; it is not waiting for a place any more."""
    for identifier in [key for key, value in reading.floats.items() if value is item]:
        del reading.floats[identifier]
    return _READERS.get(local_name(item), _container)(item, reading)


def _paragraph(element: Element, reading: Reading) -> list[Block]:
    return read_flow(element, reading, anchor=get(element, "id"))


def _heading(element: Element, reading: Reading) -> list[Block]:
    inlines = read_inlines(element, reading)
    return [Heading(inlines)] if inlines else []


def read_section(element: Element, reading: Reading) -> list[Block]:
    """Read a ``sec`` or a titled part of the back; one that only lists files is dropped.

    The files of a dropped section are kept in ``reading.supplements``.
    """
    known = len(reading.supplements)
    title = read_inlines(child(element, "title"), reading)
    skip = without(element, "title", "label")
    blocks = read_flow(element, reading, skip, place=True)
    files = [block for block in blocks if isinstance(block, Supplement)]
    only_files = all(isinstance(b, Supplement) or _points_to_files(b) for b in blocks)
    if only_files and (files or len(reading.supplements) > known):
        reading.supplements.extend(files)
        _pass_on_anchor(get(element, "id"), reading, known)
        return []
    label = label_of(element, reading)
    if not (blocks or title or label):
        return []
    blocks = _without_echo(title, blocks)
    name = local_name(element)
    category = category_of(get(element, "sec-type"), plain(title))
    kind = "" if name == "sec" else name
    return [Section(title, tuple(blocks), reading.anchor_of(element), label, category, kind)]


def _bare(title: Inlines) -> str:
    return plain(title).strip(" .:").casefold()


def _without_echo(title: Inlines, blocks: list[Block]) -> list[Block]:
    """Take the title from a first section that only repeats the one it stands in."""
    first = blocks[0] if title and blocks else None
    if not isinstance(first, Section) or first.label:
        return blocks
    if _bare(first.title) != _bare(title):
        return blocks
    return [replace(first, title=()), *blocks[1:]]


def _pass_on_anchor(anchor: str, reading: Reading, first: int) -> None:
    """Let what points to a dropped section lead to the first of its files."""
    if anchor:
        file = reading.supplements[first]
        reading.supplements[first] = replace(file, aliases=(*file.aliases, anchor))


def _points_to_files(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(
        _POINTS_TO_FILES.fullmatch(plain(block.children).strip())
    )


def _footnotes(element: Element, reading: Reading) -> list[Block]:
    if child(element, "title") is not None:
        return read_section(element, reading)
    return read_flow(element, reading)


def _formula(element: Element, reading: Reading) -> list[Block]:
    return [read_formula(element, lambda below, line: read_one(below, line, reading), display=True)]


def _formula_group(element: Element, reading: Reading) -> list[Block]:
    return [*formulas_of_group(element, lambda below, line: read_one(below, line, reading))]


def _permissions(element: Element, _reading: Reading) -> list[Block]:
    return [permissions_paragraph(element)]


def _references(element: Element, reading: Reading) -> list[Block]:
    return read_reference_list(element, reading) if reading.references_in_place else []


_READERS: dict[str, _Reader] = {
    "sec": read_section,
    "ack": read_section,
    "app": read_section,
    "glossary": read_section,
    "notes": read_section,
    "bio": read_section,
    "p": _paragraph,
    "title": _heading,
    "subtitle": _heading,
    "list": read_list,
    "def-list": read_definitions,
    "table-wrap": read_table,
    "table-wrap-group": read_group,
    "array": read_array,
    "table": read_array,
    "fig": read_figure,
    "fig-group": read_figure,
    "chem-struct-wrap": read_figure,
    "disp-formula": _formula,
    "disp-formula-group": _formula_group,
    "boxed-text": read_box,
    "statement": read_box,
    "question": read_box,
    "answer": read_box,
    "explanation": read_box,
    "disp-quote": read_quote,
    "verse-group": read_quote,
    "speech": read_quote,
    "verse-line": read_role,
    "speaker": read_role,
    "attrib": read_role,
    "sig": read_role,
    "address": read_address,
    "preformat": read_preformatted,
    "code": read_preformatted,
    "supplementary-material": read_supplement,
    "media": read_supplement,
    "fn": read_footnote,
    "fn-group": _footnotes,
    "permissions": _permissions,
    "ref-list": _references,
}
