# SPDX-License-Identifier: GPL-3.0-or-later
"""How a person arranges papers: collections, tags, counts of each place, steps to take back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_STARS = 5
"""The best that a person can say of a paper."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A named place for papers, perhaps inside another; a paper may be in many."""

    id: int
    parent_id: int | None
    name: str
    count: int = 0
    """Papers in it that are not in the trash, without those of collections inside it."""


def with_paths(collections: Iterable[Collection]) -> Iterator[tuple[Collection, tuple[str, ...]]]:
    """Yield collections, those inside another behind it, each with the names that lead to it.

    Siblings keep their order; a collection inside one that there is not stands at the top.
    """
    collections = list(collections)
    known = {collection.id for collection in collections}
    inside: defaultdict[int | None, list[Collection]] = defaultdict(list)
    for collection in collections:
        inside[collection.parent_id if collection.parent_id in known else None].append(collection)
    waiting: list[tuple[Collection, tuple[str, ...]]]
    waiting = [(top, (top.name,)) for top in reversed(inside[None])]
    while waiting:
        collection, path = waiting.pop()
        yield collection, path
        waiting += [(one, (*path, one.name)) for one in reversed(inside[collection.id])]


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that a person puts on papers. ``colour`` is ``#rrggbb`` or ``""``."""

    id: int
    name: str
    colour: str = ""
    count: int = 0
    digit: int | None = None
    """The key 1 to 9 that puts it on papers."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person keeps under a name."""

    id: int
    name: str
    query: str
    collection_id: int | None = None
    """The one collection that it looks in."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a search finds what it finds: what each part of it finds alone, as typed."""

    parts: tuple[tuple[str, int], ...] = ()
    elsewhere: int = 0
    """Papers that answer it in the whole library, where it looked in a part."""


@dataclass(frozen=True, slots=True)
class ShelfCounts:
    """How many papers each fixed place holds."""

    all: int = 0
    recent: int = 0
    unread: int = 0
    retracted: int = 0
    trash: int = 0
    opened: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One action that can be taken back or done again. ``label`` is a code such as ``trash``."""

    id: int
    label: str
    count: int
    """Papers that it touched."""
