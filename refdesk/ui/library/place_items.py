# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the tree of places, and how those of the collections become others.

A library may have tens of thousands of collections, and each paper that is filed changes the count of
one: a line holds no more than what it stands for and works out what is shown when it is asked, and
only lines that changed are touched.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakMethod

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QStandardItem

from refdesk.domain.organisation import Collection
from refdesk.domain.query import Shelf
from refdesk.ui.library.place_delegate import COUNT_ROLE

PLACE_ROLE = Qt.ItemDataRole.UserRole
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
"""Of the line above the collections: the icon of each of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A shelf, a collection of the person's own, or a saved search."""

    shelf: Shelf = Shelf.ALL
    collection_id: int | None = None
    search_id: int | None = None


@dataclass(slots=True)
class Looks:
    """What all lines share: one icon for all collections, whose names are bold, how counts are said."""

    spoken: "WeakMethod[Callable[[int], str]]"
    """Of the tree: an item that held it would make a circle, which ends on any thread."""
    icon_holder: QStandardItem
    """Not the icon itself, for the same reason: a picture must end on the thread of the window."""
    bold: frozenset[int] = frozenset()


class CollectionItem(QStandardItem):
    """The line of one collection."""

    def __init__(self, collection: Collection, looks: Looks) -> None:
        super().__init__()
        self.collection = collection
        self._looks = looks

    def setData(self, value: object, role: int = COUNT_ROLE) -> None:
        """See QStandardItem. The person typed another name, which the library is asked for then."""
        if role == Qt.ItemDataRole.EditRole:
            self.collection = replace(self.collection, name=str(value))
            self.emitDataChanged()

    def data(self, role: int = COUNT_ROLE) -> object:
        """See QStandardItem."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.collection.name
            case Qt.ItemDataRole.DecorationRole:
                return self._looks.icon_holder.data(ICON_ROLE)
            case Qt.ItemDataRole.FontRole:
                if self.collection.id not in self._looks.bold:
                    return None
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                spoken = self._looks.spoken()
                return spoken(self.collection.count) if spoken is not None else None
        if role == PLACE_ROLE:
            return Place(collection_id=self.collection.id)
        return self.collection.count if role == COUNT_ROLE else super().data(role)


class Branch:
    """The collections below one line, as they are and as they are to be."""

    def __init__(self, root: QStandardItem, looks: Looks) -> None:
        self._root = root
        self._looks = looks
        self.items: dict[int, CollectionItem] = {}

    def take(self, collections: Iterable[Collection]) -> list[CollectionItem]:
        """Show these, siblings in their order; return lines that are new, moved, or have one more inside.

        A collection inside one that there is not stands at the top.
        """
        wanted = {collection.id: collection for collection in collections}
        held = {number: item.collection for number, item in self.items.items()}
        if _shape(held.values()) == _shape(wanted.values()):
            self._count_anew(wanted)
            return []
        below, before = _children(wanted), _children(held)
        self._pull_out(held, wanted)
        for number, collection in wanted.items():
            item = self.items.get(number)
            if item is None:
                self.items[number] = CollectionItem(collection, self._looks)
            else:
                item.collection = collection
        loose = {number for number, item in self.items.items() if item.parent() is None}
        lacking = {_above(wanted[number], wanted) for number in loose}
        # The innermost first: what hangs together is put into the tree in one piece.
        for number in sorted(below, key=lambda n: n == 0):
            if number in lacking or below[number] != before.get(number):
                self._fill(self.items[number] if number else self._root, below[number])
        self.items = {number: self.items[number] for number in wanted}  # in their order
        tops = [number for number in loose if _above(wanted[number], wanted) not in loose]
        around = {above for number in tops if (above := _above(wanted[number], wanted))}
        moved = [item for number in tops for item in _with_inner(self.items[number])]
        return [*(self.items[number] for number in around), *moved]

    def _count_anew(self, wanted: dict[int, Collection]) -> None:
        for number, collection in wanted.items():
            item = self.items[number]
            old = item.collection
            item.collection = collection  # also with the same count: else both stay in memory
            if old.count != collection.count:
                item.emitDataChanged()

    def _pull_out(self, held: dict[int, Collection], wanted: dict[int, Collection]) -> None:
        """Take out what is gone, and what shall stand elsewhere or is called something else."""
        taken: list[QStandardItem] = []  # to live until what stays is out of what goes
        for number, old in held.items():
            new = wanted.get(number)
            if new is not None and (
                new.name == old.name and _above(new, wanted) == _above(old, held)
            ):
                continue
            item = self.items[number] if new is not None else self.items.pop(number)
            parent = item.parent()
            assert parent is not None
            taken += parent.takeRow(item.row())

    def _fill(self, parent: QStandardItem, numbers: Sequence[int]) -> None:
        if not parent.rowCount():
            parent.setColumnCount(1)  # else Qt tells of a new column while it inserts the rows
            parent.appendRows([self.items[number] for number in numbers])
            return
        for row, number in enumerate(numbers):
            item = self.items[number]
            if parent.child(row) is item:
                continue
            if item.parent() is parent:
                parent.takeRow(item.row())
            parent.insertRow(row, item)

    def light(self, numbers: Iterable[int]) -> None:
        """Show the names of these in bold, all others plain."""
        was, self._looks.bold = self._looks.bold, frozenset(numbers)
        for number in was ^ self._looks.bold:
            item = self.items.get(number)
            if item is not None:
                item.emitDataChanged()


def _with_inner(item: CollectionItem) -> Iterator[CollectionItem]:
    """Yield a line and all that are inside it."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        yield one
        inner = (one.child(row) for row in range(one.rowCount()))
        waiting += [child for child in inner if isinstance(child, CollectionItem)]


def _children(collections: dict[int, Collection]) -> dict[int, list[int]]:
    """Return which collections are inside which, 0 being the top."""
    found: dict[int, list[int]] = {}
    for number, collection in collections.items():
        found.setdefault(_above(collection, collections), []).append(number)
    return found


def _shape(collections: Iterable[Collection]) -> list[tuple[int, int | None, str]]:
    return [(one.id, one.parent_id, one.name) for one in collections]


def _above(collection: Collection, among: dict[int, Collection]) -> int:
    """Return the collection that another is inside of, 0 at the top."""
    return collection.parent_id if collection.parent_id in among else 0
