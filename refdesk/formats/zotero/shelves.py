# SPDX-License-Identifier: GPL-3.0-or-later
"""Collections, group libraries and coloured tags of Zotero's database."""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from refdesk.domain.belongings import TagMark
from refdesk.formats.zotero.schema import Layout

_DEEPEST = 40
_MOST_DIGITS = 9
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where items lie."""

    paths: dict[int, list[Path]]
    groups: dict[object, str]
    """Names of group libraries: their items go into a collection of that name."""
    marks: dict[str, TagMark]
    """Tags with a colour; Zotero's digits are their order."""

    def of_item(self, item: int, library: object) -> tuple[Path, ...]:
        """Return the collections of an item."""
        paths = self.paths.get(item, [])
        group = self.groups.get(library)
        if group is None:
            return tuple(paths)
        return tuple((group, *path) for path in paths) or ((group,),)


def places_of(connection: sqlite3.Connection, layout: Layout) -> Places:
    """Return the collections of all items, and the colours of tags."""
    found: dict[int, list[Path]] = defaultdict(list)
    if {"collections", "collectionItems"} <= layout.tables:
        rows = connection.execute(
            "SELECT collectionID, collectionName, parentCollectionID FROM collections"
        )
        known = {row[0]: (str(row[1]), row[2]) for row in rows}
        if "deletedCollections" in layout.tables:
            for (gone,) in connection.execute("SELECT collectionID FROM deletedCollections"):
                known.pop(gone, None)
        paths = {i: _path(i, known) for i in known}
        for item, collection in connection.execute(
            "SELECT itemID, collectionID FROM collectionItems ORDER BY itemID, collectionID"
        ):
            if path := paths.get(collection):
                found[item].append(path)
    return Places(dict(found), _groups(connection, layout), _marks(connection, layout))


def _path(collection: int, known: dict[int, tuple[str, int | None]]) -> Path:
    """Return the names down to a collection; nothing where one above it was thrown away."""
    names: list[str] = []
    above: int | None = collection
    while above is not None and len(names) < _DEEPEST:
        if above not in known:
            return ()
        name, above = known[above]
        names.append(name)
    return tuple(reversed(names))


def _groups(connection: sqlite3.Connection, layout: Layout) -> dict[object, str]:
    if "groups" not in layout.tables:
        return {}
    rows = connection.execute("SELECT libraryID, name FROM groups")
    return {row[0]: str(row[1]) for row in rows}


def _marks(connection: sqlite3.Connection, layout: Layout) -> dict[str, TagMark]:
    if "syncedSettings" not in layout.tables:
        return {}
    marks: dict[str, TagMark] = {}
    for (value,) in connection.execute(
        "SELECT value FROM syncedSettings WHERE setting = 'tagColors' ORDER BY libraryID"
    ):
        try:
            entries = json.loads(value)
        except (TypeError, ValueError, RecursionError):
            continue
        for digit, entry in enumerate(entries if isinstance(entries, list) else (), 1):
            if isinstance(entry, dict) and isinstance(entry.get("name"), str):
                colour = str(entry.get("color") or "").lower()
                marks.setdefault(
                    entry["name"],
                    TagMark(
                        entry["name"],
                        colour if _is_colour(colour) else "",
                        digit if digit <= _MOST_DIGITS else None,
                    ),
                )
    return marks


def _is_colour(text: str) -> bool:
    return len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdef" for c in text[1:])
