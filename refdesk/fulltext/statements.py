# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front matter says that readers look for at the end: interests, funding, data."""

import re
from collections.abc import Iterable

from refdesk.domain.fulltext import Block, Paragraph, Section, Text
from refdesk.fulltext.inlines import read_inlines
from refdesk.fulltext.lists import read_footnote
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import (
    Element,
    child,
    child_text,
    children,
    collapse,
    descendants,
    flat,
    get,
)

_NOTES = frozenset(
    [
        "coi-statement",
        "conflict",
        "financial-disclosure",
        "supported-by",
        "participating-researchers",
        "presented-at",
        "presented-by",
        "previously-at",
        "other",
        "con",
    ]
)
_DATA = re.compile(r"data (and code )?availability( statement)?", re.IGNORECASE)
_BEGINNING = 80
"""Characters by which a statement is known when a publisher prints it a second time."""


def read_statements(
    front: Element | None, parts: Iterable[Element], reading: Reading
) -> list[Block]:
    """Read the notes about the authors, the funding and where the data are; not addresses.

    Args:
        front: the front matter.
        parts: body and back. What they say themselves is not said again.
        reading: what is known of the document.
    """
    meta = child(front, "article-meta") if front is not None else None
    if meta is None:
        return []
    blocks = [*_author_notes(meta, reading), *_funding(meta, reading), *_data(meta, reading)]
    if not blocks:
        return []
    said = collapse(" ".join(str(text) for part in parts for text in part.itertext()))
    return [block for block, words in blocks if words[:_BEGINNING] not in said]


_Stated = tuple[Block, str]
"""A section, and its words by which a repetition is known."""


def _author_notes(meta: Element, reading: Reading) -> Iterable[_Stated]:
    notes = child(meta, "author-notes")
    if notes is None:
        return
    wanted = [n for n in children(notes, "fn") if get(n, "fn-type").lower() in _NOTES]
    blocks = [block for note in wanted for block in read_footnote(note, reading)]
    if blocks:
        words = " ".join(map(flat, wanted))
        yield Section((), tuple(blocks), reading.anchor_of(notes), kind="author-notes"), words


def _funding(meta: Element, reading: Reading) -> Iterable[_Stated]:
    """Read the statement on funding, or where there is none the awards that are listed."""
    paragraphs: list[Paragraph] = []
    for group in children(meta, "funding-group"):
        statements = list(descendants(group, "funding-statement"))
        paragraphs += [Paragraph(read_inlines(one, reading)) for one in statements]
        if not statements:
            awards = map(_award, children(group, "award-group"))
            paragraphs += [Paragraph((Text(award),)) for award in awards if award]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph.children]
    if paragraphs:
        first = next(descendants(meta, "funding-statement"), None)
        words = flat(first) or "\0"
        yield Section((), tuple(paragraphs), "refdesk-funding", kind="funding"), words


def _award(group: Element) -> str:
    """Return one award as ``Funder: numbers``; the registry's number of the funder is left out."""
    funders = []
    for source in descendants(group, "funding-source"):
        name = next(descendants(source, "institution"), None)
        funders.append(flat(source) if name is None else flat(name))
    numbers = ", ".join(filter(None, map(flat, descendants(group, "award-id"))))
    funder = ", ".join(dict.fromkeys(filter(None, funders)))
    return f"{funder}: {numbers}" if funder and numbers else funder or numbers


def _data(meta: Element, reading: Reading) -> Iterable[_Stated]:
    for group in children(meta, "custom-meta-group", "custom-meta-wrap"):
        for entry in children(group, "custom-meta"):
            value = child(entry, "meta-value")
            if value is not None and _DATA.fullmatch(child_text(entry, "meta-name")):
                blocks = reading.flow(value)
                if blocks:
                    anchor = reading.anchor_of(entry)
                    yield Section((), blocks, anchor, kind="data-availability"), flat(value)
