# SPDX-License-Identifier: GPL-3.0-or-later
"""Of several papers made one, nothing is lost; and the others can come back as they were."""

from dataclasses import replace

from refdesk.domain.annotations import Anchor, TextPart
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Abstract, AbstractSection, Author, PartialDate, Reference
from refdesk.domain.side_by_side import Merge
from refdesk.services.duplicates import DuplicateService
from refdesk.store.annotations import AnnotationStore
from refdesk.store.check import check
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

SOURCE = FulltextSource("pmc", "https://x/", "1", "CC BY", "2026-01-01T00:00:00+00:00", 9)
BARE = Reference(
    title="Green tea against the common cold: a randomized trial",
    authors=(Author("Kim", "Ara"),),
    published=PartialDate(2020),
    volume="7",
    pages="11-9",
)
RICH = replace(
    BARE,
    abstracts=(Abstract((AbstractSection("Tea was drunk by all."),)),),
    keywords=(Keyword("tea"),),
    identifiers=(Identifier(Scheme.DOI, "10.1000/tea"),),
    citation_key="kim2020tea",
)


def test_what_any_of_them_has_the_one_that_stays_has(database: Database, store: ReferenceStore):
    organisation = OrganisationStore(database)
    kept, rich, third = store.add_many([BARE, RICH, BARE], merge=False).ids
    liver, old = (organisation.create_collection(name) for name in ("Tea", "Old"))
    organisation.add_to(liver, [kept, rich])
    organisation.add_to(old, [third])
    organisation.tag([rich], "to read")
    store.set_note(kept, "mine")
    store.set_note(third, "also mine")
    store.set_read([rich], True)
    changes = store.absorb([Merge(kept, (rich, third))])
    assert (changes.updated, changes.removed) == ({kept}, {rich, third})
    paper = store.get(kept)
    assert paper.reference == replace(RICH, citation_key="")
    assert paper.key == "Kim2020"
    assert set(paper.collections) == {liver, old}
    assert paper.tags == ("to read",)
    assert paper.note == "mine\n\nalso mine"
    assert paper.is_read
    assert list(store.ids(LibraryQuery())) == [kept]
    assert list(store.ids(LibraryQuery("also mine"))) == [kept]
    assert list(store.ids(LibraryQuery("drunk"))) == [kept]
    assert check(database) == []


def test_the_others_come_back_as_they_were(store: ReferenceStore):
    kept, rich = store.add_many([BARE, RICH], merge=False).ids
    store.set_note(rich, "a note")
    before = store.get(rich)
    store.absorb([Merge(kept, (rich,))])
    store.restore([rich])
    after = store.get(rich)
    assert replace(after, revision=before.revision) == before


def test_what_is_gone_or_in_the_trash_is_left_alone(store: ReferenceStore):
    kept, other = store.add_many([BARE, BARE], merge=False).ids
    store.trash([other])
    assert not store.absorb([Merge(kept, (other, 999))])
    assert not store.absorb([Merge(999, (kept,))])
    assert list(store.ids(LibraryQuery())) == [kept]


def test_certain_groups_of_a_library_are_found_and_merged(
    database: Database, store: ReferenceStore
):
    cocoa = replace(BARE, title="Cocoa and mood in students")
    ids = store.add_many([RICH, cocoa, BARE], merge=False).ids
    service = DuplicateService(database, store, OrganisationStore(database))
    (group,) = service.in_library(JobContext())
    assert [member.record for member in group.members] == [ids[0], ids[2]]
    assert service.merge([group.merge]).removed == {ids[2]}
    assert service.in_library(JobContext()) == []


def test_the_full_text_of_another_is_taken_over_and_found(
    database: Database, store: ReferenceStore
):
    kept, other = store.add_many([BARE, RICH], merge=False).ids
    FulltextStore(database).save(other, b"<a/>", SOURCE, "lymphocytes were counted")
    store.absorb([Merge(kept, (other,))])
    assert FulltextStore(database).get(kept).xml == b"<a/>"
    assert store.get(kept).has_fulltext
    assert list(store.ids(LibraryQuery("lymphocytes"))) == [kept]
    assert check(database) == []


def test_the_highlights_of_all_are_on_the_one_that_stays(database: Database, store: ReferenceStore):
    annotations = AnnotationStore(database)
    kept, other, third = store.add_many([RICH, RICH, RICH], merge=False).ids
    tea, drunk = Anchor(0, "Tea", "", " was"), Anchor(8, "drunk", "was ", " by")
    annotations.add(kept, TextPart.ABSTRACT, tea, 1, "hot")
    annotations.add(other, TextPart.ABSTRACT, tea, 1, "hot")  # the same: not twice
    annotations.add(other, TextPart.ABSTRACT, drunk, 2, "how much")
    annotations.add(third, TextPart.FULLTEXT, drunk, 3, "찻잔")
    store.absorb([Merge(kept, (other, third))])
    found = annotations.of([kept, other])
    assert [(one.number, one.anchor, one.note) for one in found[kept]] == [
        (1, tea, "hot"), (2, drunk, "how much"), (3, drunk, "찻잔"),
    ]  # fmt: skip
    assert len(found[other]) == 2  # taken out of the trash it is as it was
    for words in ("note:how", "찻잔", "has:highlight"):
        assert list(store.ids(LibraryQuery(words))) == [kept]
    assert check(database) == []
