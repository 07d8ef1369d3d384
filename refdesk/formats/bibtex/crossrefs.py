# SPDX-License-Identifier: GPL-3.0-or-later
"""What an entry inherits from those that its ``xdata`` and its ``crossref`` name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refdesk.formats.bibtex.entries import BibEntry

_RENAMED = {"title": "booktitle", "subtitle": "booksubtitle"}
_NOT_INHERITED = frozenset(
    {
        "crossref", "xref", "xdata", "doi", "url", "pages", "abstract", "keywords", "isbn", "file",
        "groups", "timestamp", "creationdate", "date-added", "readstatus", "ranking", "pmid",
        "pmcid", "eprint", "eprinttype",
    }
)  # fmt: skip
_MOST_CONTAINERS = 20
_MOST_GENERATIONS = 4


def _inherited_name(name: str, kind: str) -> str:
    if name == "title" and kind == "article":
        return "journaltitle"
    return _RENAMED.get(name, name)


def inherited(entries: Sequence[BibEntry]) -> Callable[[BibEntry], BibEntry]:
    """Return a function that fills an entry's gaps from its parents among ``entries``."""
    by_key = {entry.key.lower(): entry for entry in entries if entry.key}

    def fill(entry: BibEntry) -> BibEntry:
        child = _with_data(entry, by_key)
        parent = child
        for _ in range(_MOST_GENERATIONS):
            found = by_key.get(parent.fields.get("crossref", "").lower())
            if found is None:
                break
            parent = _with_data(found, by_key)
            fields = dict(child.fields)
            for name, value in parent.fields.items():
                if name not in _NOT_INHERITED:
                    fields.setdefault(_inherited_name(name, child.kind), value)
            child = replace(child, fields=fields)
        return child

    return fill


def _with_data(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> BibEntry:
    """Return an entry with what the containers of data give it that its ``xdata`` names."""
    waiting = _named(entry)
    if not waiting:
        return entry
    fields = dict(entry.fields)
    for _ in range(_MOST_CONTAINERS):
        if not waiting:
            break
        found = by_key.get(waiting.pop(0))
        if found is not None and found.kind == "xdata":
            for name, value in found.fields.items():
                fields.setdefault(name, value)
            waiting += _named(found)
    fields.pop("xdata", None)
    return replace(entry, fields=fields)


def _named(entry: BibEntry) -> list[str]:
    names = entry.fields.get("xdata", "")
    return [name.strip().lower() for name in names.split(",") if name.strip()]
