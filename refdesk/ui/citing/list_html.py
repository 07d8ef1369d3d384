# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference list as HTML that Qt sets: hanging indents, numbers in a column, marks."""

from collections.abc import Container, Iterator

from refdesk.domain.citation import Bibliography
from refdesk.domain.escaping import escape

_INDENT = 28
"""Pixels that all lines but the first are moved in."""
_NUMBER = 40
"""Pixels of the column of numbers; ``[1000]`` fits."""
_SPACING = "margin-top:0;margin-bottom:10px"


def list_html(
    bibliography: Bibliography,
    start: int = 0,
    end: int | None = None,
    *,
    retracted: Container[int] = (),
    mark: str = "",
) -> str:
    """Return the entries from ``start`` to ``end``.

    Args:
        bibliography: the whole list.
        start: the first entry.
        end: behind the last one; ``None`` for all.
        retracted: papers that are marked.
        mark: safe HTML behind the entry of a retracted paper.
    """
    entries = bibliography.entries[start:end]
    ids = bibliography.ids[start:end] or (0,) * len(entries)
    marked = [
        f"{entry.html} {mark}" if mark and paper in retracted else entry.html
        for entry, paper in zip(entries, ids, strict=True)
    ]
    layout = bibliography.layout
    return "".join(_table(marked) if layout.numbered else _paragraphs(marked, layout.hanging))


def _paragraphs(entries: list[str], hanging: bool) -> Iterator[str]:
    indent = f";margin-left:{_INDENT}px;text-indent:-{_INDENT}px" if hanging else ""
    for entry in entries:
        yield f"<p style='{_SPACING}{indent}'>{entry}</p>"


def _table(entries: list[str]) -> Iterator[str]:
    yield "<table cellspacing='0' cellpadding='0'>"
    for entry in entries:
        number, tab, text = entry.partition("\t")
        if not tab:
            number, text = "", entry
        yield (
            f"<tr><td width='{_NUMBER}'><p style='{_SPACING}'>{number}</p></td>"
            f"<td><p style='{_SPACING}'>{text}</p></td></tr>"
        )
    yield "</table>"


def printed_html(bibliography: Bibliography) -> str:
    """Return the whole list for paper, under its title."""
    heading = f"<h2>{escape(bibliography.title)}</h2>" if bibliography.title else ""
    return heading + list_html(bibliography)
