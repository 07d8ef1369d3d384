# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page belongs to which table: by the trees where these can be walked, else by what rows look like."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from refdesk.store.recovery.pages import INDEX_LEAF, LEAVES, TABLE_LEAF, PageFile, Row
from refdesk.store.recovery.shapes import Shape

_MASTER_KINDS = frozenset({"table", "index", "view", "trigger"})
_VOTERS = 12
"""Records of a page that say what it is."""


@dataclass(slots=True)
class Forest:
    """Pages of a file by what they belong to."""

    roots: dict[str, int] = field(default_factory=dict)
    """Where the tree of each table and index begins, as far as the file says."""
    pages: dict[str, list[int]] = field(default_factory=dict)
    """Pages with rows that hang in a tree, in order."""
    broken: Counter[str] = field(default_factory=Counter)
    """Places of each tree where a page should be and is none."""
    strays: list[int] = field(default_factory=list)
    """Pages with rows that hang in none."""


def walked(file: PageFile) -> Forest:
    """Walk every tree that the file names, and find the pages with rows that hang in none."""
    forest, seen = Forest(), set[int]()
    _walk(file, forest, "sqlite_master", 1, seen)
    _read_roots(file, forest, forest.pages.get("sqlite_master", ()))
    if forest.broken["sqlite_master"] or not forest.roots:
        leaves = (
            n for n in range(2, file.count + 1) if n not in seen and file.kind(n) == TABLE_LEAF
        )
        _read_roots(file, forest, leaves)
    for name, root in list(forest.roots.items()):
        _walk(file, forest, name, root, seen)
    free = file.free()
    forest.strays = [
        number
        for number in range(2, file.count + 1)
        if number not in seen and number not in free and file.kind(number)
    ]
    return forest


def _walk(file: PageFile, forest: Forest, name: str, root: int, seen: set[int]) -> None:
    """Gather the pages with rows below ``root``: the leaves, of a tree of keys all."""
    found = forest.pages.setdefault(name, [])
    waiting, leaves = [root], frozenset[int]()
    while waiting:
        number = waiting.pop()
        kind = file.kind(number)
        if number in seen or not kind or (leaves and kind not in leaves):
            forest.broken[name] += 1
            continue
        leaves = leaves or (
            frozenset({0x0D, 0x05}) if kind in {0x0D, 0x05} else frozenset({0x0A, 0x02})
        )
        seen.add(number)
        if kind not in LEAVES:
            below = file.children(number)
            waiting += reversed(below)
        if kind != 0x05:
            found.append(number)


def _read_roots(file: PageFile, forest: Forest, pages: Collection[int] | Iterator[int]) -> None:
    for number in pages:
        for row in file.rows(number):
            values = row.values
            if len(values) != 5 or values[0] not in _MASTER_KINDS:
                continue
            name, root = values[1], values[3]
            if isinstance(name, str) and isinstance(root, int) and 1 < root <= file.count:
                forest.roots.setdefault(name, root)


def owner(
    file: PageFile,
    number: int,
    shapes: Collection[Shape],
    known: Mapping[str, Collection[int]],
) -> Shape | None:
    """Return the table or index that most records of a page fit best, ``None`` where none does."""
    is_table = file.kind(number) == TABLE_LEAF
    fit = [shape for shape in shapes if shape.is_tree_of_keys is not is_table]
    bare = 0
    votes: Counter[str] = Counter()
    voters = 0
    for row in file.rows(number):
        voters += 1
        bare = max(bare, sum(shape.is_bare and shape.fit(row, known) > 0 for shape in fit))
        best = max(((shape.fit(row, known), shape.name) for shape in fit), default=(0, ""))
        if best[0]:
            votes[best[1]] += 1
        if voters >= _VOTERS:
            break
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    found = next(shape for shape in fit if shape.name == name)
    is_sure = count * 2 > voters and not (found.is_bare and bare > 1)
    return found if is_sure else None


def rows_of(file: PageFile, pages: Collection[int], step: Callable[[], None]) -> Iterator[Row]:
    """Yield the records of pages; ``step`` is called for each page."""
    for number in pages:
        step()
        yield from file.rows(number)


__all__ = ["INDEX_LEAF", "Forest", "owner", "rows_of", "walked"]
