# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean names and titles stand in the order of the alphabet (가나다), however they are encoded."""

import unicodedata

from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.reference import Author, Reference
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

NAMES = ("강민준", "김서연", "나하늘", "도윤", "박지후", "신효정", "최수아", "황보름")
TITLES = (
    "가정의학", "각막 이식", "간암 환자", "나이와 위험", "다기관 연구", "“라” 요법", "마취",
    "하지정맥류",
)  # fmt: skip


def filled(database: Database) -> ReferenceStore:
    store = ReferenceStore(database)
    papers = [
        Reference(title=title, authors=(Author(family=name[0], given=name[1:]),))
        for name, title in zip(NAMES, TITLES, strict=True)
    ]
    mixed = [papers[n] for n in (5, 2, 7, 0, 3, 6, 1, 4)]
    loose = Reference(  # as macOS hands names over: letters apart
        title=unicodedata.normalize("NFD", "간암 환자의 생존"),
        authors=(Author(family=unicodedata.normalize("NFD", "김"), given="서우"),),
    )
    store.add_many([*mixed, loose])
    return store


def listed(store: ReferenceStore, key: SortKey, *, descending: bool = False) -> list[Reference]:
    ids = store.ids(LibraryQuery(sort=key, descending=descending))
    return [stored.reference for stored in store.get_many(ids) if stored is not None]


def test_titles_are_ordered_by_the_alphabet(database: Database):
    store = filled(database)
    titles = [unicodedata.normalize("NFC", r.title) for r in listed(store, SortKey.TITLE)]
    assert titles == [*TITLES[:3], "간암 환자의 생존", *TITLES[3:]]
    backwards = listed(store, SortKey.TITLE, descending=True)
    assert [unicodedata.normalize("NFC", r.title) for r in backwards] == titles[::-1]


def test_authors_are_ordered_by_the_alphabet(database: Database):
    store = filled(database)
    families = [
        unicodedata.normalize("NFC", r.authors[0].family) for r in listed(store, SortKey.AUTHOR)
    ]
    assert families == ["강", "김", "김", "나", "도", "박", "신", "최", "황"]
