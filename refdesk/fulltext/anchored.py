# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of an article that highlights are kept by: its words alone, in the order they are shown."""

from collections.abc import Iterable, Iterator

from refdesk.domain.annotations import AnchoredText
from refdesk.domain.fulltext import Article, Block, Section, Supplement
from refdesk.fulltext.lines import plain
from refdesk.fulltext.plaintext import blocks_text, reference_text
from refdesk.fulltext.words import Words

_SILENT = Words(**dict.fromkeys(Words.__dataclass_fields__, ""))
"""No words of the program: they would change with the language of the window."""


def anchored_text(article: Article) -> AnchoredText:
    """Return abstracts, body, back, references and replies of an article, a line a paragraph.

    The title is left out, which belongs to the paper. The publisher's abstracts stand above the text
    in a tab, and are not shown in the detail pane, where the paper's own stands beside it.
    """
    lines: list[str] = []
    headings: list[tuple[int, str]] = []
    place = 0
    for text, is_heading in _pieces(article):
        if not text:
            continue
        if is_heading:
            headings.append((place, text))
        lines.append(text)
        place += len(text) + 1
    return AnchoredText("\n".join(lines), tuple(headings))


def _pieces(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield paragraphs, and whether each is the heading of a section."""
    files = [block for block in article.back if isinstance(block, Supplement)]
    rest = [block for block in article.back if not isinstance(block, Supplement)]
    for abstract in article.abstracts:
        yield plain(abstract.title), True
        yield from _of_blocks(abstract.blocks)
    yield from _of_blocks((*article.body, *rest, *files))
    for entry in article.references:
        yield reference_text(entry), False
    for reply in article.sub_articles:
        yield plain(reply.title), True
        yield from _of_blocks(reply.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[tuple[str, bool]]:
    for block in blocks:
        if isinstance(block, Section):
            yield f"{block.label} {plain(block.title)}".strip(), True
            yield from _of_blocks(block.blocks)
        else:
            yield blocks_text([block], words=_SILENT), False
