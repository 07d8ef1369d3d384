"""The tree of places follows the library, however many collections there are, and touches little."""

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from refdesk.domain.organisation import Collection, Tag
from refdesk.domain.query import Shelf
from refdesk.ui.library.place_delegate import COUNT_ROLE
from refdesk.ui.library.place_items import PLACE_ROLE, Place
from refdesk.ui.library.places import PlacesTree
from refdesk.ui.library.tags import TagList


@pytest.fixture
def tree(qtbot):
    """A tree without collections, on the screen."""
    found = PlacesTree()
    qtbot.addWidget(found)
    found.resize(250, 600)
    found.show()
    return found


def outline(tree, parent=None):
    """Return what the tree shows of the collections: name, count, whether open, what is inside."""
    model = tree.model()
    if parent is None:
        lines = [model.index(row, 0) for row in range(model.rowCount())]
        parent = next(line for line in lines if line.data(PLACE_ROLE) is None)
    inner = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [
        (i.data(), i.data(COUNT_ROLE), tree.isExpanded(i) if below else None, below)
        for i in inner
        for below in [outline(tree, i)]
    ]


def index_of(tree, name, parent=None):
    model, parent = tree.model(), parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        line = model.index(row, 0, parent)
        if line.data() == name:
            return line
        found = index_of(tree, name, line)
        if found is not None:
            return found
    return None


def changed_lines(tree):
    """Return a list that fills with the names of lines that are said to be other than before."""
    names = []
    tree.model().dataChanged.connect(lambda first, last, roles: names.append(first.data()))
    return names


FAMILY = [
    Collection(1, None, "a"),
    Collection(2, 1, "b", 2),
    Collection(3, 2, "c", 3),
    Collection(4, None, "d"),
]


def test_what_is_inside_is_shown_open_until_the_person_closes_it(tree):
    tree.set_collections(FAMILY)
    assert outline(tree) == [
        ("a", 0, True, [("b", 2, True, [("c", 3, None, [])])]),
        ("d", 0, None, []),
    ]
    tree.collapse(index_of(tree, "b"))
    tree.set_collections([*FAMILY, Collection(5, 4, "e")])
    assert outline(tree) == [
        ("a", 0, True, [("b", 2, False, [("c", 3, None, [])])]),
        ("d", 0, True, [("e", 0, None, [])]),
    ]


def test_another_count_touches_one_line_of_twenty_thousand(tree):
    many = [Collection(n, None if n < 50 else n // 3, f"n{n:05}") for n in range(1, 20_001)]
    tree.set_collections(many)
    seen = changed_lines(tree)
    many[700] = Collection(701, many[700].parent_id, many[700].name, 9)
    tree.set_collections(many)
    assert seen == ["n00701"]
    tree.highlight([701, 9_000])
    tree.highlight([9_000])
    assert len(seen) == 4  # two lines lit, one put out


def test_where_a_collection_moves_all_in_it_comes_along_as_it_was(tree):
    tree.set_collections(FAMILY)
    tree.choose(Place(collection_id=3))
    tree.collapse(index_of(tree, "a"))
    moved = [FAMILY[0], Collection(2, 4, "b", 2), *FAMILY[2:]]
    tree.set_collections(moved)
    assert outline(tree) == [
        ("a", 0, None, []),
        ("d", 0, True, [("b", 2, True, [("c", 3, None, [])])]),
    ]
    assert tree.place == Place(collection_id=3)


def test_where_a_collection_goes_what_stays_of_it_is_kept(tree):
    tree.set_collections(FAMILY)
    tree.choose(Place(collection_id=2))
    tree.set_collections([FAMILY[0], Collection(3, None, "c", 3), FAMILY[3]])
    assert [line[0] for line in outline(tree)] == ["a", "c", "d"]
    assert tree.place == Place(Shelf.ALL)
    tree.set_collections([])
    assert outline(tree) == []


def test_a_name_typed_over_another_is_asked_for_and_shown(tree):
    tree.set_collections(FAMILY)
    asked = []
    tree.rename_requested.connect(lambda number, name: asked.append((number, name)))
    tree.model().setData(index_of(tree, "d"), " zebra ", Qt.ItemDataRole.EditRole)
    assert asked == [(4, "zebra")]
    tree.set_collections(FAMILY)  # refused: the library calls it as before
    assert [line[0] for line in outline(tree)] == ["a", "d"]
    assert asked == [(4, "zebra")]


@pytest.mark.parametrize("seed", range(5))
def test_after_any_changes_it_is_as_if_it_were_filled_anew(tree, qtbot, seed):
    chance = random.Random(seed)
    held = {}
    for step in range(120):
        match chance.randrange(5):
            case 0 | 1:
                above = chance.choice([None, *held])
                held[step + 1] = Collection(step + 1, above, chance.choice("abcdefg"), step)
            case 2 if held:
                gone = chance.choice(list(held))
                del held[gone]
            case 3 if held:
                number = chance.choice(list(held))
                old = held[number]
                held[number] = Collection(number, old.parent_id, chance.choice("abcdefg"), step)
            case 4 if held:
                number = chance.choice(list(held))
                below = [n for n in held if n < number]  # never inside one of its own
                old = held[number]
                held[number] = Collection(number, chance.choice([None, *below]), old.name, step)
        listed = sorted(held.values(), key=lambda one: (one.name, one.id))
        tree.set_collections(listed)
        if step % 10 == 0:
            fresh = PlacesTree()
            qtbot.addWidget(fresh)
            fresh.set_collections(listed)
            assert outline(tree) == outline(fresh)
            assert [one.id for one in tree.collections] or not listed


def test_tags_follow_the_library(qtbot):
    tags = TagList()
    qtbot.addWidget(tags)
    tags.set_tags([Tag(1, "one", count=1), Tag(2, "two", count=2)])
    tags.choose(2)
    seen = []
    tags.model().modelReset.connect(lambda: seen.append("all"))
    tags.model().dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    tags.set_tags([Tag(1, "one", count=1), Tag(2, "two", count=3)])
    assert seen == [(1, 1)]
    assert tags.current_name == "two"
    tags.set_tags([Tag(3, "first"), Tag(1, "one", count=1), Tag(2, "two", count=3)])
    assert (tags.current_name, tags.filter_id, tags.names) == ("two", 2, ["first", "one", "two"])
    heard = []
    tags.filter_changed.connect(heard.append)
    tags.set_tags([Tag(1, "one")])
    assert heard == [None]
    renames = []
    tags.rename_requested.connect(lambda number, name: renames.append((number, name)))
    first = tags.model().index(0, 0)
    for typed in ("one", " uno "):
        tags.model().setData(first, typed, Qt.ItemDataRole.EditRole)
    assert renames == [(1, "uno")]


def test_a_new_collection_is_named_while_another_name_is_being_typed(tree):
    tree.set_collections(FAMILY)
    tree.activateWindow()
    tree.choose(Place(collection_id=4))
    tree.request_rename()
    editor = tree.findChild(QLineEdit)
    QTest.keyClicks(editor, "half")
    asked = []
    tree.rename_requested.connect(lambda number, name: asked.append((number, name)))
    tree.edit_when_filled(5)
    tree.set_collections([*FAMILY, Collection(5, None, "New collection")])
    assert asked == [(4, "half")]
    assert [e.text() for e in tree.findChildren(QLineEdit) if e.hasFocus()] == ["New collection"]


def test_an_editor_stays_open_while_counts_change(tree):
    tree.set_collections(FAMILY)
    tree.choose(Place(collection_id=4))
    tree.request_rename()
    QTest.keyClicks(tree.findChild(QLineEdit), "half")
    tree.set_collections([*FAMILY[:3], Collection(4, None, "d", 7)])
    assert tree.findChild(QLineEdit).text() == "half"


def test_after_a_new_collection_another_count_touches_one_line_too(tree):
    many = [Collection(n, None, f"n{n:05}") for n in range(1, 2_001)]
    tree.set_collections(many)
    many.insert(700, Collection(3_000, None, "n00700 and a half"))
    tree.set_collections(many)
    seen, moved = changed_lines(tree), []
    tree.model().rowsInserted.connect(lambda *place: moved.append(place))
    many[9] = Collection(10, None, "n00010", 4)
    tree.set_collections(many)
    assert (seen, moved) == (["n00010"], [])
