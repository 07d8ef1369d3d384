# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as JSON: its facts, its tree of sections, its tables, figures and references."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from refdesk.domain.fulltext import (
    Article,
    Block,
    Box,
    Cell,
    CitedWork,
    Contributor,
    CrossReference,
    DefinitionList,
    Figure,
    FootnoteBlock,
    Formula,
    Grid,
    Heading,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Styled,
    Supplement,
    Table,
)
from refdesk.domain.related import RelatedArticle
from refdesk.fulltext.lines import plain
from refdesk.fulltext.plaintext import blocks_text

Json = dict[str, object]


def article_json(article: Article) -> Json:
    """Return an article as JSON values. Text is plain; tables keep their spans.

    ``body`` and ``back`` are lists of blocks; each has a ``type``. ``tables`` and ``figures``
    list again, in order, what stands in body and back. ``citations`` of a paragraph are the
    anchors of the references that it cites.
    """
    every = list(_all_blocks((*article.body, *article.back)))
    return {
        "title": plain(article.title),
        "subtitle": plain(article.subtitle),
        "journal": article.journal,
        "year": article.year,
        "volume": article.volume,
        "issue": article.issue,
        "pages": article.pages,
        "article_number": article.article_number,
        "pmid": article.pmid,
        "pmcid": article.pmcid,
        "doi": article.doi,
        "language": article.language,
        "article_type": article.article_type,
        "licence": {
            "code": article.licence.code,
            "url": article.licence.url,
            "text": article.licence.text,
        },
        "copyright": article.copyright,
        "contributors": [_person(person) for person in article.contributors],
        "keywords": list(article.keywords),
        "extent": article.extent.value,
        "related": [_related(other) for other in article.related],
        "abstracts": [
            {
                "type": abstract.kind,
                "language": abstract.language,
                "title": plain(abstract.title),
                "blocks": _blocks(abstract.blocks),
            }
            for abstract in article.abstracts
        ],
        "body": _blocks(article.body),
        "back": _blocks(article.back),
        "tables": [_table(block) for block in every if isinstance(block, Table)],
        "figures": [_figure(block) for block in every if isinstance(block, Figure)],
        "references": [
            {
                "anchor": entry.anchor,
                "label": entry.label,
                "group": entry.group,
                "works": [_work(work) for work in entry.works],
            }
            for entry in article.references
        ],
        "sub_articles": [
            {
                "type": reply.kind,
                "title": plain(reply.title),
                "language": reply.language,
                "blocks": _blocks(reply.blocks),
            }
            for reply in article.sub_articles
        ],
    }


def _related(other: RelatedArticle) -> Json:
    return {
        "relation": other.relation.value,
        "type": other.kind,
        "doi": other.doi,
        "pmid": other.pmid,
        "pmcid": other.pmcid,
        "text": other.text,
    }


def _person(person: Contributor) -> Json:
    return {
        "family": person.family,
        "given": person.given,
        "suffix": person.suffix,
        "collective": person.collective,
        "orcid": person.orcid,
        "role": person.role,
    }


def _work(work: CitedWork) -> Json:
    return {
        "text": plain(work.children),
        "pmid": work.pmid,
        "pmcid": work.pmcid,
        "doi": work.doi,
        "url": work.url,
    }


def _all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and all blocks inside running text, in order."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Box | Quote | FootnoteBlock):
            yield from _all_blocks(block.blocks)
        elif isinstance(block, ListBlock | DefinitionList):
            for item in block.items:
                yield from _all_blocks(item.blocks)


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [_WRITERS[type(block)](block) for block in blocks]


def _citations(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, CrossReference) and inline.kind == "bibr":
            yield from inline.targets
        elif isinstance(inline, Styled | Link):
            yield from _citations(inline.children)


def _section(block: Section) -> Json:
    return {
        "type": "section",
        "anchor": block.anchor,
        "label": block.label,
        "title": plain(block.title),
        "category": block.category,
        "kind": block.kind,
        "blocks": _blocks(block.blocks),
    }


def _paragraph(block: Paragraph) -> Json:
    return {
        "type": "paragraph",
        "text": plain(block.children),
        "role": block.role,
        "citations": list(dict.fromkeys(_citations(block.children))),
    }


def _heading(block: Heading) -> Json:
    return {"type": "heading", "text": plain(block.children)}


def _list(block: ListBlock) -> Json:
    return {
        "type": "list",
        "kind": block.kind,
        "title": plain(block.title),
        "items": [{"label": item.label, "blocks": _blocks(item.blocks)} for item in block.items],
    }


def _definitions(block: DefinitionList) -> Json:
    return {
        "type": "definitions",
        "title": plain(block.title),
        "items": [
            {"term": plain(item.term), "blocks": _blocks(item.blocks)} for item in block.items
        ],
    }


def _table(block: Table) -> Json:
    return {
        "type": "table",
        "anchor": block.anchor,
        "label": block.label,
        "caption": blocks_text(block.caption),
        "grids": [_grid(grid) for grid in block.grids],
        "footnotes": blocks_text(block.footnotes),
        "graphics": list(block.graphics),
        "unsupported": block.unsupported,
    }


def _grid(grid: Grid) -> Json:
    return {
        name: [[_cell(cell) for cell in row] for row in rows]
        for name, rows in (("head", grid.head), ("body", grid.body), ("foot", grid.foot))
    }


def _cell(cell: Cell) -> Json:
    return {
        "text": blocks_text(cell.blocks),
        "header": cell.header,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
    }


def _figure(block: Figure) -> Json:
    return {
        "type": "figure",
        "anchor": block.anchor,
        "label": block.label,
        "caption": blocks_text(block.caption),
        "graphics": list(block.graphics),
        "parts": [_figure(part) for part in block.parts],
        "permissions": block.permissions,
    }


def _quote(block: Quote) -> Json:
    return {"type": "quote", "kind": block.kind, "blocks": _blocks(block.blocks)}


def _box(block: Box) -> Json:
    return {
        "type": "box",
        "kind": block.kind,
        "anchor": block.anchor,
        "label": block.label,
        "title": plain(block.title),
        "blocks": _blocks(block.blocks),
    }


def _preformatted(block: Preformatted) -> Json:
    return {"type": "preformatted", "text": block.text, "machine_read": block.machine_read}


def _footnote(block: FootnoteBlock) -> Json:
    return {
        "type": "footnote",
        "anchor": block.anchor,
        "label": block.label,
        "kind": block.kind,
        "blocks": _blocks(block.blocks),
    }


def _supplement(block: Supplement) -> Json:
    return {
        "type": "supplement",
        "anchor": block.anchor,
        "label": block.label,
        "caption": blocks_text(block.caption),
        "href": block.href,
    }


def _formula(block: Formula) -> Json:
    return {
        "type": "formula",
        "anchor": block.anchor,
        "label": block.label,
        "text": block.text,
        "tex": block.tex,
        "mathml": block.mathml,
        "graphic": block.graphic,
    }


_WRITERS: dict[type, Callable[[Any], Json]] = {
    Section: _section,
    Paragraph: _paragraph,
    Heading: _heading,
    ListBlock: _list,
    DefinitionList: _definitions,
    Table: _table,
    Figure: _figure,
    Quote: _quote,
    Box: _box,
    Preformatted: _preformatted,
    FootnoteBlock: _footnote,
    Supplement: _supplement,
    Formula: _formula,
}
