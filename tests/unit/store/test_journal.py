# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking back and doing again: every table is as it was, whatever was done, also after a restart."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refdesk.domain.annotations import Anchor, TextPart
from refdesk.domain.belongings import FiledFile
from refdesk.domain.changes import ChangeSet
from refdesk.domain.editing import Edit, Field, Operation
from refdesk.domain.errors import LibraryError
from refdesk.domain.jobs import JobContext
from refdesk.domain.organisation import Step
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.domain.side_by_side import Merge
from refdesk.services.editing import EditingService
from refdesk.services.library import LibraryService
from refdesk.services.organising import OrganisingService
from refdesk.store import schema, sqlite
from refdesk.store.annotations import AnnotationStore
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.editing import EditStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.journal import KEPT_STEPS
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL, paper
from tests.unit.store.test_belongings import SOURCE

_OWN = {"step", "step_row", "setting", "fetch_log", "evidence", "effect"}
"""Tables that no step takes back."""
_ALWAYS_NEW = {("reference", "revision")}


class Desk:
    """One library with all that writes to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.open()

    def open(self) -> None:
        self.database = Database.open(self.path)
        self.references = ReferenceStore(self.database)
        self.organisation = OrganisationStore(self.database)
        self.fulltexts = FulltextStore(self.database)
        self.library = LibraryService(self.references, self.organisation)
        self.organising = OrganisingService(self.database, self.references, self.organisation)
        edits = EditStore(self.database, self.organisation)
        self.editing = EditingService(self.database, self.references, edits)
        self.attachments = AttachmentStore(self.database)
        self.annotations = AnnotationStore(self.database)

    @property
    def undo_step(self) -> Step | None:
        return self.organising.steps()[0]

    @property
    def redo_step(self) -> Step | None:
        return self.organising.steps()[1]

    def restart(self) -> None:
        self.database.close()
        self.open()

    def state(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row that a person would miss."""
        found = {}
        with self.database.read() as connection:
            for table in schema.METADATA.sorted_tables:
                if table.name not in _OWN:
                    names = [c.name for c in table.c if (table.name, c.name) not in _ALWAYS_NEW]
                    rows = connection.exec_driver_sql(
                        f'SELECT {", ".join(names)} FROM "{table.name}"'
                    )
                    found[table.name] = sorted(map(tuple, rows), key=repr)
        return found

    def assert_whole(self) -> None:
        """The search index says what the tables say, and nothing belongs to nothing."""
        with self.database.write() as connection:
            assert sqlite.stale_indexes(connection) == []
            assert sqlite.orphans(connection) == []

    def ids(self) -> list[int]:
        return sorted(self.references.ids(LibraryQuery()))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "library.sqlite")
    made.references.add_many([replace(FULL, citation_key="full"), *map(paper, range(1, 8))])
    made.fulltexts.save(1, b"<article/>", SOURCE, "words of it")
    yield made
    made.database.close()


def _merge(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("merge"):
        desk.references.absorb([Merge(ids[-1], tuple(ids[:-1]))])


def _edit(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("edit"):
        for i in ids:
            stored = desk.references.get(i)
            assert stored is not None
            changed = replace(stored.reference, title=f"{stored.reference.title} again", mesh=())
            desk.references.update(i, changed)


def _add(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("import"):
        known = desk.references.get(ids[0])
        assert known is not None
        more = replace(
            known.reference, volume="99", keywords=(), identifiers=known.reference.identifiers[:1]
        )
        desk.references.add_many([paper(0, "New one without number"), more])


def _paint(desk: Desk, ids: list[int]) -> None:
    for tag in desk.organisation.tags()[:1]:
        desk.organising.change_tag(tag.id, name=f"renamed {ids[0] % 3}", colour="#112233")
        desk.organising.give_digit(tag.id, 1)


def _attach(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("attach"):
        file = FiledFile("ab/cd/x.pdf", "x.pdf", "application/pdf", 3, f"sum {ids[0]}")
        desk.attachments.add(ids[0], [file])


def _highlight(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("highlight"):
        anchor = Anchor(ids[0], f"a quote of {ids}", "before", "after")
        desk.annotations.add(ids[0], TextPart.ABSTRACT, anchor, 1 + ids[0] % 4, "간암 note")


def _change_highlights(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("change-highlight"):
        for found in desk.annotations.of(ids).values():
            for one in found:
                desk.annotations.change(one.reference_id, one.number, note=f"other {ids}")


def _drop_highlights(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("delete-highlight"):
        for i, found in desk.annotations.of(ids).items():
            desk.annotations.delete(i, [one.number for one in found])


def _delete_tag(desk: Desk, ids: list[int]) -> None:
    with desk.database.step("delete-tag"):
        for tag in desk.organisation.tags()[:1]:
            desk.organisation.delete_tag(tag.id)


def _nest(desk: Desk, ids: list[int]) -> None:
    collections = desk.library.collections()
    parent = collections[0].id if collections else None
    made = desk.organising.create_collection(f"C{ids[0]}", parent)
    desk.organising.add_to_collection(made, ids)


def _drop_collection(desk: Desk, ids: list[int]) -> None:
    for collection in desk.library.collections()[:1]:
        desk.organising.delete_collection(collection.id)


ACTIONS: dict[str, Callable[[Desk, list[int]], object]] = {
    "read": lambda desk, ids: desk.organising.set_read(ids, read=True),
    "unread": lambda desk, ids: desk.organising.set_read(ids, read=False),
    "trash": lambda desk, ids: desk.organising.trash(ids),
    "restore": lambda desk, ids: desk.organising.restore(
        list(desk.references.ids(LibraryQuery(shelf=Shelf.TRASH)))
    ),
    "delete": lambda desk, ids: desk.organising.delete(ids),
    "note": lambda desk, ids: desk.organising.set_note(ids[0], f"a note on {ids}"),
    "no note": lambda desk, ids: desk.organising.set_note(ids[0], ""),
    "tag": lambda desk, ids: desk.organising.tag(ids, f"tag {ids[0] % 2}"),
    "rate": lambda desk, ids: desk.organising.set_rating(ids, ids[0] % 6),
    "paint": _paint,
    "toggle": lambda desk, ids: desk.organising.toggle_digit(ids, 1),
    "attach": _attach,
    "highlight": _highlight,
    "change highlights": _change_highlights,
    "drop highlights": _drop_highlights,
    "batch": lambda desk, ids: desk.editing.apply(
        ids, Edit(Field.TITLE, Operation.REPLACE, "a", "o"), JobContext()
    ),
    "untag": lambda desk, ids: desk.organising.untag(ids, f"tag {ids[0] % 2}"),
    "delete tag": _delete_tag,
    "nest": _nest,
    "drop collection": _drop_collection,
    "merge": _merge,
    "edit": _edit,
    "add": _add,
}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.data(),
    names=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=8),
    restart=st.booleans(),
)
def test_any_actions_are_taken_back_one_by_one_and_done_again(
    data: st.DataObject, names: list[str], restart: bool, tmp_path_factory: pytest.TempPathFactory
):
    desk = Desk(tmp_path_factory.mktemp("library") / "library.sqlite")
    desk.references.add_many([replace(FULL, citation_key="full"), *map(paper, range(1, 5))])
    desk.fulltexts.save(1, b"<article/>", SOURCE, "words of it")
    begun = desk.state()
    for name in names:
        living = desk.ids()
        if not living:
            break
        chosen = data.draw(st.lists(st.sampled_from(living), min_size=1, max_size=3, unique=True))
        ACTIONS[name](desk, sorted(chosen))
    desk.assert_whole()
    # What an action did is known by its steps: some make two, some none.
    after = [desk.state()]
    if restart:
        desk.restart()
    while desk.undo_step is not None:
        desk.organising.undo()
        after.append(desk.state())
        desk.assert_whole()
    assert after[-1] == begun
    if restart:
        desk.restart()
    for expected in reversed(after[:-1]):
        assert desk.redo_step is not None
        desk.organising.redo()
        assert desk.state() == expected
        desk.assert_whole()
    assert desk.redo_step is None
    desk.database.close()


def test_a_step_that_fails_leaves_nothing_and_is_no_step(desk: Desk):
    before = desk.state()

    def fail() -> None:
        with desk.database.step("merge"):
            desk.references.trash([1, 2])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert desk.state() == before
    assert desk.undo_step is None
    desk.references.trash([1])  # and what is written afterwards is not recorded
    assert desk.undo_step is None


def test_a_step_of_many_parts_is_taken_back_as_one(desk: Desk):
    before = desk.state()
    with desk.database.step("import") as first:
        desk.references.add_many([paper(11), paper(12)])
    with desk.database.step("import", onto=first) as second:
        desk.references.add_many([paper(13)])
        desk.organisation.tag([1], "new")
    assert second == first
    step = desk.undo_step
    assert step is not None
    assert (step.label, step.count) == ("import", 4)
    desk.organising.undo()
    assert desk.state() == before


def test_a_part_that_comes_after_something_else_is_a_step_of_its_own(desk: Desk):
    with desk.database.step("import") as first:
        desk.references.add_many([paper(11)])
    desk.organising.trash([1])
    with desk.database.step("import", onto=first) as second:
        desk.references.add_many([paper(12)])
    assert second != first
    desk.organising.undo()
    assert desk.references.get(1) is not None
    assert [step.label for step in desk.database.steps() if step] == ["trash", "import"]


def test_what_the_window_must_show_again_is_told(desk: Desk):
    desk.organising.trash([1, 2])
    assert desk.organising.undo() == ChangeSet(added=frozenset({1, 2}), organisation=True)
    assert desk.organising.redo() == ChangeSet(removed=frozenset({1, 2}), organisation=True)
    desk.organising.undo()
    desk.organising.set_read([3], read=True)
    assert desk.organising.undo() == ChangeSet(updated=frozenset({3}))


def test_what_changes_a_paper_never_uses_a_revision_twice(desk: Desk):
    seen = set()
    for act in (
        lambda: _edit(desk, [1]),
        desk.organising.undo,
        desk.organising.redo,
        desk.organising.undo,
    ):
        act()
        stored = desk.references.get(1)
        assert stored is not None
        assert stored.revision not in seen
        seen.add(stored.revision)


def test_the_newest_hundred_steps_are_kept(desk: Desk):
    for number in range(KEPT_STEPS + 20):
        desk.organising.set_read([1], read=number % 2 == 0)
    undone = 0
    while desk.organising.undo():
        undone += 1
    assert undone == KEPT_STEPS


def test_words_written_in_one_go_are_one_step(desk: Desk):
    for text in ("a", "a b", "a b c"):
        desk.organising.set_note(3, text)
    desk.organising.set_note(4, "other")
    desk.organising.undo()
    desk.organising.undo()
    stored = desk.references.get(3)
    assert stored is not None
    assert stored.note == ""
    assert desk.undo_step is None


def test_a_library_that_may_not_be_written_has_no_steps_to_take_back(desk: Desk):
    desk.organising.trash([1])
    with desk.database.read():
        pass
    desk.database.close()
    reading = Database.open(desk.path, read_only=True)
    assert reading.steps()[0] is not None
    with pytest.raises(LibraryError):
        reading.undo()
    reading.close()
    desk.open()
