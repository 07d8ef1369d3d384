# SPDX-License-Identifier: GPL-3.0-or-later
"""The places that the palette leads to: shelves, collections, saved searches and tags.

There may be tens of thousands. They are held as the lists that the window has of them; an entry is made
when it is looked at, also on another thread, and few live longer than a question.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.organisation import Collection, SavedSearch, Tag, with_paths
from refdesk.domain.query import Shelf
from refdesk.ui.library.place_items import Place
from refdesk.ui.palette.entries import Entry, Kind

_SHELF_ICONS = {Shelf.TRASH: "trash", Shelf.UNREAD: "unread", Shelf.RECENT: "recent"}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What is said beside places, in the language of the window."""

    shelf: str
    collection: str
    search: str
    tag: str


@dataclass(frozen=True, slots=True)
class Ways:
    """How one gets there."""

    to_place: Callable[[Place], Callable[[], None]]
    to_search: Callable[[SavedSearch], Callable[[], None]]
    to_tag: Callable[[int], Callable[[], None]]


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """All places of one window, at one moment."""

    shelves: Sequence[tuple[Place, str]]
    collections: Sequence[Collection]
    searches: Sequence[SavedSearch]
    tags: Sequence[Tag]
    words: PlaceWords
    ways: Ways

    def __len__(self) -> int:
        return len(self.shelves) + len(self.collections) + len(self.searches) + len(self.tags)

    def __iter__(self) -> Iterator[Entry]:
        """Yield an entry for each."""
        words, ways = self.words, self.ways
        for place, name in self.shelves:
            picture = _SHELF_ICONS.get(place.shelf, "library")
            key = f"place:{place.shelf}"
            go = ways.to_place(place)
            yield Entry(Kind.PLACE, key, name, go, aside=words.shelf, icon=picture)
        for one, path in with_paths(self.collections):
            around = " › ".join(path[:-1])
            yield Entry(
                Kind.PLACE,
                f"place:{one.id}",
                one.name,
                ways.to_place(Place(collection_id=one.id)),
                aside=f"{words.collection} · {around}" if around else words.collection,
                icon="folder",
            )
        for search in self.searches:
            yield Entry(
                Kind.PLACE,
                f"search:{search.id}",
                search.name,
                ways.to_search(search),
                aside=words.search,
                icon="search",
                also=search.query,
            )
        for tag in self.tags:
            go = ways.to_tag(tag.id)
            yield Entry(Kind.PLACE, f"tag:{tag.id}", tag.name, go, aside=words.tag, icon="tag")
