# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tables of an article look, where style sheets for rich text do not reach."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from refdesk.domain.escaping import escape
from refdesk.ui.theme import MINIMUM_TEXT_PX, Reading, Scheme
from refdesk.ui.tips import attribute

_TABLE = '<div class="table">\n'
_GRID = re.compile(r'<table class="grid|<p class="large">((?:<a name="[^"]*"></a>)*)([^<]*)</p>')
_WIDE = re.compile(r'(?<=<table class="grid wide").*?</table>', re.DOTALL)
_WIDTH = re.compile(r'data-width="(\d+) (\d+)"')
_CELL_PADDING = 16 + 1
"""Pixels left and right of what stands in a cell, by the style sheet."""

TABLE_LINK = "table"
"""Scheme of the links that :class:`refdesk.ui.reader.tables.ReaderTables` answers."""
ICON = "icon"
"""Scheme of the program's own icons in a text: ``icon:name/rrggbb``."""


def _box(inner: str, scheme: Scheme) -> str:
    return (
        f'<table class="nopicture" width="100%" cellpadding="20" cellspacing="0" '
        f'bgcolor="{scheme.surface_raised}"><tr><td class="nopicture" align="center">{inner}</td></tr>'
        "</table>"
    )


def with_table_tools(html: str, scheme: Scheme) -> str:
    """Return an article in which each table can be opened large and copied.

    The tools are two icons at the end of the caption: words of ours in the text would be found,
    copied and highlighted with it. A table too large for the text is a box that opens it.
    """
    before, *tables = html.split(_TABLE)
    parts = [before]
    for number, table in enumerate(tables):
        parts += [_TABLE, _with_tools(table, number, scheme)]
    return "".join(parts)


def _with_tools(table: str, number: int, scheme: Scheme) -> str:
    found = _GRID.search(table)
    if found is None:
        return table  # a picture of a table, or one that cannot be shown
    if found[2] is not None:
        box = _large(found[1], found[2], number, scheme)
        return table[: found.start()] + box + table[found.end() :]
    translate = QCoreApplication.translate
    tools = "&nbsp;" + "&nbsp;".join(
        f'<a href="{TABLE_LINK}:{number}{deed}"><img src="{ICON}:{name}/{scheme.text_secondary[1:]}"'
        f' width="14" height="14" title="{attribute(word)}"></a>'
        for name, deed, word in (
            ("expand", "", translate("ReaderTables", "Open table large")),
            ("copy", "/copy", translate("ReaderTables", "Copy table")),
        )
    )
    caption, rest = table[: found.start()], table[found.start() :]
    if caption.endswith("</p>\n"):
        return f"{caption.removesuffix('</p>' + chr(10))}{tools}</p>\n{rest}"
    return f'{caption}<p class="caption">{tools}</p>\n{rest}'


def _large(anchors: str, size: str, number: int, scheme: Scheme) -> str:
    rows, _, columns = size.partition(" × ")
    words = QCoreApplication.translate(
        "ReaderTables", "This table has {rows} rows and {columns} columns."
    )
    link = QCoreApplication.translate("ReaderTables", "Open table large")
    said = escape(words.format(rows=f"{int(rows):,}", columns=f"{int(columns):,}"))
    return (
        _box(f'{anchors}{said}<br><a href="{TABLE_LINK}:{number}">{escape(link)}</a>', scheme)
        + "\n"
    )


def with_widths(html: str, reading: Reading, room: int) -> str:
    """Return an article whose wide tables have columns in which no word is broken.

    A column is as wide as what it needs; what is left of ``room`` (pixels, the width of the text)
    goes to those that would wrap. A table that needs more is wider than the text: it scrolls.
    """
    letter = small_text(reading) * 0.58  # a little more than the mean of a sans serif

    def table(match: re.Match[str]) -> str:
        pairs = [(int(m[1]), int(m[2])) for m in _WIDTH.finditer(match[0])]
        least = [low * letter + _CELL_PADDING for low, _ in pairs]
        wish = [(high - low) * letter for low, high in pairs]
        left = max(0.0, room - sum(least))
        share = min(1.0, left / sum(wish)) if any(wish) else 0.0
        widths = iter(round(low + more * share) for low, more in zip(least, wish, strict=True))
        return _WIDTH.sub(lambda _: f'width="{next(widths)}"', match[0])

    return _WIDE.sub(table, html)


def small_text(reading: Reading) -> int:
    """Return the size of tables, captions and notes beside a text, in pixels."""
    return max(MINIMUM_TEXT_PX, round(reading.pixels * 0.82))


_CONTAINER = re.compile(
    r"<(/?)(?:div|table|ul|ol|dl|blockquote|pre)\b|(?<=</p>)\n(?=<(?:p|h[1-6])\b)"
)


def pieces(html: str, size: int) -> Iterator[str]:
    """Yield a page in pieces of about ``size`` characters, cut behind a paragraph of running text.

    Nothing is cut that holds others: a list, a table, a quotation stays whole. Behind a table
    stands an empty line of the document's own, which a piece could not do without.
    """
    start = depth = 0
    for match in _CONTAINER.finditer(html):
        if match[1] is None:
            if depth == 0 and match.end() - start >= size:
                yield html[start : match.start()]
                start = match.end()
        else:
            depth += -1 if match[1] else 1
    yield html[start:]
