# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference list: entries with labels, in one list however many the source has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refdesk.domain.fulltext import (
    Block,
    ListBlock,
    ListItem,
    Paragraph,
    ReferenceEntry,
    Section,
)
from refdesk.fulltext.cited import CITATIONS, read_work
from refdesk.fulltext.inlines import choose, read_inlines
from refdesk.fulltext.lines import plain
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import Element, child, child_text, children, descendants, get
from refdesk.xml.safe import local_name


def find_lists(parts: Iterable[Element]) -> list[Element]:
    """Return the outermost reference lists in these parts of the document."""
    lists = (element for part in parts for element in part.iter("ref-list"))
    return [element for element in lists if not _is_nested(element)]


def _is_nested(element: Element) -> bool:
    return any(local_name(above) == "ref-list" for above in element.iterancestors())


def learn_labels(lists: Sequence[Element], reading: Reading) -> None:
    """Note the label of each reference; unlabelled ones are numbered by their place."""
    number = 0
    for outer in lists:
        for ref in descendants(outer, "ref"):
            number += 1
            identifier = get(ref, "id")
            if identifier:
                reading.reference_labels.setdefault(identifier, _label(ref, number))


def _label(ref: Element, number: int) -> str:
    label = child_text(ref, "label")
    if label:
        return label
    inside = [child_text(below, "label") for below in ref if local_name(below) in CITATIONS]
    return inside[0] if len(inside) == 1 and inside[0] else str(number)


def read_references(lists: Sequence[Element], reading: Reading) -> tuple[ReferenceEntry, ...]:
    """Read all references of an article in order, each with the title of its list."""
    entries: list[ReferenceEntry] = []
    several = sum(1 for outer in lists for _ in _all_lists(outer)) > 1
    for outer in lists:
        for inner in _all_lists(outer):
            title = plain(read_inlines(child(inner, "title"), reading)) if several else ""
            for below in inner:
                name = local_name(below)
                if name == "ref":
                    entries.append(_entry(below, len(entries) + 1, title, reading))
                elif name in {"p", *CITATIONS}:
                    entries.append(ReferenceEntry("", "", (read_work(below, reading),), title))
    return tuple(entries)


def _all_lists(outer: Element) -> Iterable[Element]:
    yield outer
    yield from descendants(outer, "ref-list")


def _entry(ref: Element, number: int, title: str, reading: Reading) -> ReferenceEntry:
    works = [read_work(below, reading) for below in _citations(ref)]
    anchor = get(ref, "id")
    shown = tuple(work for work in works if work.children or work.doi or work.pmid)
    return ReferenceEntry(anchor, _label(ref, number), shown, title)


def _citations(ref: Element) -> Iterable[Element]:
    for below in ref:
        name = local_name(below)
        if name == "citation-alternatives":
            mixed = [form for form in below if local_name(form) == "mixed-citation"]
            yield from (mixed or choose(below))[:1]
        elif name in CITATIONS:
            yield below
        elif name == "note":
            yield from list(children(below, "p")) or [below]
        elif name == "p":
            yield below


def read_reference_list(element: Element, reading: Reading) -> list[Block]:
    """Read a reference list that stays where it stands: as a section with a list."""
    items = []
    for entry in read_references([element], reading):
        blocks = tuple(Paragraph(work.children, role="reference") for work in entry.works)
        if blocks:
            blocks = (replace(blocks[0], anchor=entry.anchor), *blocks[1:])
            items.append(ListItem(blocks, entry.label))
    if not items:
        return []
    title = read_inlines(child(element, "title"), reading)
    block = ListBlock(tuple(items), "simple")
    return [Section(title, (block,), get(element, "id"), kind="ref-list")]
