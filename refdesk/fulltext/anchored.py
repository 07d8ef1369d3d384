# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of an article that highlights are kept by: its words alone, in the order they are shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from refdesk.domain.annotations import AnchoredText
from refdesk.domain.fulltext import Article, Block, Section, Supplement
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.lines import plain
from refdesk.fulltext.plaintext import blocks_text, reference_text
from refdesk.fulltext.words import Words

SILENT = Words(**dict.fromkeys(Words.__dataclass_fields__, ""))
"""No words of the program: they would change with the language of the window."""


class Area(Enum):
    """A part of an article."""

    ABSTRACT = auto()
    BODY = auto()
    BACK = auto()
    REFERENCES = auto()
    REPLY = auto()


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a block, its words, and where they begin among all."""

    start: int
    text: str
    area: Area
    block: Block | None = None
    """``None`` for a title and for an entry of the reference list."""
    sections: tuple[Section, ...] = ()
    """The sections that it stands in, the outermost first; a section that is the block is the last."""

    @property
    def is_heading(self) -> bool:
        """Whether it is the title of a section, an abstract or a reply."""
        return isinstance(self.block, Section) or (
            self.block is None and self.area is not Area.REFERENCES
        )


def passages_of(article: Article) -> Iterator[Passage]:
    """Yield abstracts, body, back, references and replies of an article, a passage a line.

    The title is left out, which belongs to the paper. The publisher's abstracts stand above the text
    in a tab, and are not shown in the detail pane, where the paper's own stands beside it.
    """
    place = 0
    for area, block, sections, text in _pieces(article):
        if text:
            yield Passage(place, text, area, block, sections)
            place += len(text) + 1


def anchored_text(article: Article) -> AnchoredText:
    """Return the words of the passages of an article, a line each."""
    passages = list(passages_of(article))
    headings = tuple((passage.start, passage.text) for passage in passages if passage.is_heading)
    body = next((p.start for p in passages if p.area is not Area.ABSTRACT), 0)
    return AnchoredText("\n".join(passage.text for passage in passages), headings, body)


@lru_cache(maxsize=4)
def anchored_text_of(xml: bytes) -> AnchoredText:
    """Return the same of the bytes of an article, kept for who asks again.

    Raises:
        UnreadableError: they are none.
    """
    return anchored_text(parse_jats(xml, "full text"))


_Piece = tuple[Area, Block | None, tuple[Section, ...], str]


def _pieces(article: Article) -> Iterator[_Piece]:
    files = [block for block in article.back if isinstance(block, Supplement)]
    rest = [block for block in article.back if not isinstance(block, Supplement)]
    for abstract in article.abstracts:
        yield Area.ABSTRACT, None, (), plain(abstract.title)
        yield from _of_blocks(abstract.blocks, Area.ABSTRACT)
    yield from _of_blocks(article.body, Area.BODY)
    yield from _of_blocks((*rest, *files), Area.BACK)
    for entry in article.references:
        yield Area.REFERENCES, None, (), reference_text(entry)
    for reply in article.sub_articles:
        yield Area.REPLY, None, (), plain(reply.title)
        yield from _of_blocks(reply.blocks, Area.REPLY)


def _of_blocks(
    blocks: Iterable[Block], area: Area, above: tuple[Section, ...] = ()
) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, Section):
            inside = (*above, block)
            yield area, block, inside, f"{block.label} {plain(block.title)}".strip()
            yield from _of_blocks(block.blocks, area, inside)
        else:
            yield area, block, above, blocks_text([block], words=SILENT)
