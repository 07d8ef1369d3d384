# SPDX-License-Identifier: GPL-3.0-or-later
"""A full text as the evidence reader takes it: running text under headings, tables as rows and columns.

Every paragraph and every cell says where it begins in the article's own words, so that what is found
in it can be shown where it stands.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from refdesk.domain.evidence import STATEMENT, FullText, TableText, TextSection
from refdesk.domain.fulltext import (
    Article,
    DefinitionList,
    FootnoteBlock,
    Formula,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Table,
)
from refdesk.fulltext.anchored import SILENT, Area, Passage, passages_of
from refdesk.fulltext.lines import plain
from refdesk.fulltext.plaintext import blocks_text, grid_text
from refdesk.fulltext.table_export import Sheet, sheet_of

_PROSE = Paragraph | ListBlock | DefinitionList | Quote | Formula | FootnoteBlock
_CATEGORIES = {
    "intro": "BACKGROUND",
    "methods": "METHODS",
    "results": "RESULTS",
    "discussion": "CONCLUSIONS",
    "conclusions": "CONCLUSIONS",
}
_KINDS = {"author-notes": "Author notes", "ack": "Acknowledgements", "funding": "Funding"}
"""What sections without a title are called here, by the JATS name of their place."""
MOST_CELLS = 20_000
"""Rows times columns of a table up to which it is read; the largest of 2,344 printed ones has 1,224."""


def fulltext_of(article: Article) -> FullText:
    """Return body and statements of an article to read; its abstract, figures and boxes are left out."""
    passages = [p for p in passages_of(article) if p.area in {Area.BODY, Area.BACK}]
    sections: list[TextSection] = []
    starts: list[tuple[tuple[int, int], ...]] = []
    prose = (p for p in passages if isinstance(p.block, _PROSE))
    for _, group in groupby(prose, key=lambda p: (p.area, [id(s) for s in p.sections])):
        under = list(group)
        sections.append(_section(under, len(sections)))
        starts.append(tuple(_starts(under)))
    return FullText(tuple(sections), tuple(starts), tuple(_tables(passages)))


def _section(passages: list[Passage], index: int) -> TextSection:
    text = "\n".join(passage.text for passage in passages)
    first = passages[0]
    return TextSection(_heading(first.sections), text, index, _category(first))


def _heading(sections: tuple[Section, ...]) -> str:
    for section in reversed(sections):
        if name := plain(section.title).strip(" :.") or _KINDS.get(section.kind, ""):
            return name
    return ""


def _category(passage: Passage) -> str:
    if passage.area is Area.BACK and not any(s.kind == "app" for s in passage.sections):
        return STATEMENT
    named = (section.category for section in reversed(passage.sections) if section.category)
    return _CATEGORIES.get(next(named, ""), "")


def _starts(passages: list[Passage]) -> Iterator[tuple[int, int]]:
    place = 0
    for passage in passages:
        yield place, passage.start
        place += len(passage.text) + 1


def _tables(passages: Iterable[Passage]) -> Iterator[TableText]:
    """Yield a table for each grid that is worth reading."""
    for passage in passages:
        table = passage.block
        if not isinstance(table, Table):
            continue
        caption, notes = (
            blocks_text(part, words=SILENT) for part in (table.caption, table.footnotes)
        )
        behind = 0
        for grid in table.grids:
            rows = (*grid.head, *grid.body, *grid.foot)
            width = max((sum(cell.colspan for cell in row) for row in rows), default=0)
            if width * len(rows) > MOST_CELLS:
                continue
            sheet = sheet_of(grid)
            place = passage.text.find(printed := grid_text(grid, SILENT), behind)
            behind = max(behind, place + len(printed))
            starts = _cells(sheet, printed, passage.start + max(place, 0))
            yield TableText(
                table.label, caption, sheet.columns, sheet.rows, sheet.headings, notes, starts
            )


def _cells(sheet: Sheet, printed: str, start: int) -> tuple[tuple[int, ...], ...]:
    """Return where each cell of ``sheet.rows`` begins; that of the table where its lines are not its rows."""
    lines = printed.split("\n")
    if len(lines) != len(sheet.head) + len(sheet.rows):
        return tuple((start,) * sheet.width for _ in sheet.rows)
    found = []
    for number, line in enumerate(lines):
        cells = line.split("\t")
        places, place = [], start
        for column in range(sheet.width):
            places.append(place)
            place += len(cells[column]) + 1 if column < len(cells) else 0
        start += len(line) + 1
        if number >= len(sheet.head):
            found.append(tuple(places))
    return tuple(found)
