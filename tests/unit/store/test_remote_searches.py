# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of searches in services."""

from refdesk.domain.pubmed_query import Filters
from refdesk.domain.searching import Hits, SearchOrder, SearchQuestion, SearchSource
from refdesk.store import schema
from refdesk.store.remote_searches import RemoteSearchStore

QUESTION = SearchQuestion(
    "liver OR hepatic",
    SearchSource.PUBMED,
    Filters(2010, None, ("Review",), ("korean",), True, False),
    SearchOrder.NEWEST,
)


def test_a_search_is_read_as_it_was_asked(database):
    store = RemoteSearchStore(database)
    number = store.note(Hits(QUESTION, 412, asked_as="(liver OR hepatic) AND …"))
    (past,) = store.past()
    assert (past.id, past.question, past.count) == (number, QUESTION, 412)


def test_the_same_search_again_is_one_line_and_the_newest_is_first(database):
    store = RemoteSearchStore(database)
    store.note(Hits(QUESTION, 412))
    store.note(Hits(QUESTION, 415))
    store.note(Hits(SearchQuestion("other"), 3))
    assert [(p.question.term, p.count) for p in store.past()] == [
        ("other", 3),
        ("liver OR hepatic", 415),
    ]


def test_searches_can_be_forgotten(database):
    store = RemoteSearchStore(database)
    number = store.note(Hits(QUESTION, 1))
    kept = store.note(Hits(SearchQuestion("other"), 3))
    store.forget([number])
    assert [past.id for past in store.past()] == [kept]


def test_a_line_of_a_later_version_is_passed_over(database):
    store = RemoteSearchStore(database)
    store.note(Hits(QUESTION, 1))
    with database.write() as connection:
        connection.execute(schema.REMOTE_SEARCH.update().values(source="elsewhere"))
    assert store.past() == []
