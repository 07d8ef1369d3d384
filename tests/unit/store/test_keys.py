# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper is cited by one key for as long as it is there, whatever comes or is exported with it."""

from dataclasses import replace

from refdesk.domain.reference import Author, PartialDate, Reference
from refdesk.services.transfer import TransferService
from refdesk.store.references import ReferenceStore


def lee(given: str, key: str = "") -> Reference:
    return Reference(
        title=f"Of {given}",
        authors=(Author("Lee", given),),
        published=PartialDate(2000),
        citation_key=key,
    )


def keys(store: ReferenceStore, ids) -> list[str]:
    return [paper.key for paper in store.get_many(ids) if paper]


def bibtex_keys(store: ReferenceStore, ids) -> list[str]:
    text = "".join(TransferService(store).export_chunks(ids, "bibtex"))
    return [line.split("{")[1].rstrip(",") for line in text.splitlines() if line.startswith("@")]


def test_a_key_never_changes(store: ReferenceStore):
    ids = store.add_many([lee("A"), lee("B"), lee("C")]).ids
    assert keys(store, ids) == ["Lee2000", "Lee2000a", "Lee2000b"]
    store.add_many([lee("X"), lee("Y", key="Lee2000z")])
    store.delete(ids[:1])
    assert keys(store, ids) == ["Lee2000a", "Lee2000b"]
    store.update(ids[1], replace(lee("B"), published=PartialDate(2001)))
    assert keys(store, ids[1:2]) == ["Lee2000a"]


def test_it_is_the_same_whatever_is_exported_with_it(store: ReferenceStore):
    ids = store.add_many([lee("A"), lee("B"), lee("C")]).ids
    assert bibtex_keys(store, ids) == ["Lee2000", "Lee2000a", "Lee2000b"]
    assert bibtex_keys(store, reversed(ids)) == ["Lee2000b", "Lee2000a", "Lee2000"]
    assert bibtex_keys(store, ids[2:]) == ["Lee2000b"]
    ris = "".join(TransferService(store).export_chunks(ids[1:2], "ris"))
    assert "ID  - Lee2000a" in ris


def test_a_key_that_a_paper_brings_is_kept_but_never_twice(store: ReferenceStore):
    (first,) = store.add_many([lee("A", key="smith2000")]).ids
    (second,) = store.add_many([lee("B", key="Smith2000")]).ids
    assert keys(store, [first, second]) == ["smith2000", "Smith2000a"]
    assert store.get(second).reference.citation_key == "Smith2000"  # what it said is not lost
    assert (store.find_key("SMITH2000"), store.find_key("smith2000a")) == (first, second)
    assert store.find_key("") is None


def test_the_same_paper_again_keeps_its_key(store: ReferenceStore):
    paper = replace(lee("A"), identifiers=())
    (one,) = store.add_many([paper]).ids
    before = keys(store, [one])
    store.update(one, replace(paper, citation_key="other"))
    assert keys(store, [one]) == before
