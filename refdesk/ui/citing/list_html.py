# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference list as HTML that Qt sets: hanging indents, numbers in a column, marks."""

from collections.abc import Container

from refdesk.domain.citation import Bibliography, EntryLayout
from refdesk.domain.escaping import escape

_INDENT = 28
"""Pixels that all lines but the first are moved in."""
TAB_STOP = 40
"""Pixels of the numbers, which end in a tab; ``[100]`` fits. What sets the HTML needs a stop there."""


def list_html(
    bibliography: Bibliography,
    start: int = 0,
    end: int | None = None,
    *,
    retracted: Container[int] = (),
    mark: str = "",
    scale: float = 1.0,
) -> str:
    """Return the entries from ``start`` to ``end``.

    Args:
        bibliography: the whole list.
        start: the first entry.
        end: behind the last one; ``None`` for all.
        retracted: papers that are marked.
        mark: safe HTML behind the entry of a retracted paper.
        scale: device pixels in one of the screen; Qt scales all lengths for paper but indents.
    """
    entries = bibliography.entries[start:end]
    ids = bibliography.ids[start:end] or (0,) * len(entries)
    marked = [
        f"{entry.html} {mark}" if mark and paper in retracted else entry.html
        for entry, paper in zip(entries, ids, strict=True)
    ]
    style = _entry_style(bibliography.layout, scale)
    return "".join(f"<p style='{style}'>{entry}</p>" for entry in marked)


def _entry_style(layout: EntryLayout, scale: float) -> str:
    indent = round(scale * (TAB_STOP if layout.numbered else _INDENT if layout.hanging else 0))
    spacing = "margin-top:0;margin-bottom:10px;white-space:pre-wrap"
    return f"{spacing};margin-left:{indent}px;text-indent:-{indent}px"


def printed_html(bibliography: Bibliography, scale: float) -> str:
    """Return the whole list for paper, under its title; ``scale`` as for :func:`list_html`."""
    heading = f"<h2>{escape(bibliography.title)}</h2>" if bibliography.title else ""
    return heading + list_html(bibliography, scale=scale)
