# SPDX-License-Identifier: GPL-3.0-or-later
"""What an entry inherits from the one that its ``crossref`` names."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from refdesk.formats.bibtex.entries import BibEntry

_RENAMED = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED = frozenset(
    {"crossref", "xref", "doi", "url", "pages", "abstract", "keywords", "isbn"}
)
_MOST_GENERATIONS = 4


def _inherited_name(name: str, kind: str) -> str:
    if name == "title" and kind == "article":
        return "journaltitle"
    return _RENAMED.get(name, name)


def inherited(entries: Sequence[BibEntry]) -> Callable[[BibEntry], BibEntry]:
    """Return a function that fills an entry's gaps from its parents among ``entries``."""
    by_key = {entry.key.lower(): entry for entry in entries if entry.key}

    def fill(entry: BibEntry) -> BibEntry:
        child = entry
        parent = entry
        for _ in range(_MOST_GENERATIONS):
            found = by_key.get(parent.fields.get("crossref", "").lower())
            if found is None:
                break
            parent = found
            fields = dict(child.fields)
            for name, value in parent.fields.items():
                if name not in _NOT_INHERITED:
                    fields.setdefault(_inherited_name(name, child.kind), value)
            child = replace(child, fields=fields)
        return child

    return fill
