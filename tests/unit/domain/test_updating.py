# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer record is taken over and a person's edits stay, whatever the three of them say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, PublicationType
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Correction,
    Journal,
    NoticeSource,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.update_fields import NAMES, Field, text, values_of
from refdesk.domain.updating import Outcome, PaperUpdate, awaits_final, merged, taking

TAKEN, KEPT, CONFLICT = Outcome.TAKEN, Outcome.KEPT, Outcome.CONFLICT

BASE = Reference(
    title="Lumekin after resection",
    authors=(Author("Shin", "Harin", "H"),),
    journal=Journal("Journal of invented immunotherapy", "J Invent Immunother"),
    published=PartialDate(2026, 1, 28),
    electronic_date=PartialDate(2026, 1, 28),
    publication_status="aheadofprint",
    record_status="Publisher",
    abstracts=(Abstract((AbstractSection("An abstract."),)),),
    keywords=(Keyword("liver"), Keyword("cells")),
    publication_types=(PublicationType("Journal Article", "D016428"),),
    identifiers=(Identifier(Scheme.PMID, "1"), Identifier(Scheme.DOI, "10.1/X")),
)
FINAL = replace(
    BASE,
    published=PartialDate(2026, 3),
    publication_status="ppublish",
    record_status="MEDLINE",
    volume="75",
    pages="1-9",
    mesh=(MeshHeading("Humans"),),
)


def outcomes(update):
    return {change.field: change.outcome for change in update.changes}


def test_what_the_person_left_alone_becomes_what_the_service_says():
    update = merged(BASE, BASE, FINAL)
    assert update.reference == FINAL
    assert set(outcomes(update).values()) == {TAKEN}
    assert Field.PAGES in outcomes(update)
    assert update.record == FINAL


def test_what_the_person_changed_stays_and_the_rest_is_taken():
    mine = replace(BASE, title="My title")
    update = merged(BASE, mine, FINAL)
    assert update.reference == replace(FINAL, title="My title")
    assert outcomes(update)[Field.TITLE] is KEPT


def test_what_both_changed_stays_and_is_told():
    update = merged(BASE, replace(BASE, pages="2-8"), FINAL)
    assert update.reference.pages == "2-8"
    assert outcomes(update)[Field.PAGES] is CONFLICT
    assert outcomes(update)[Field.VOLUME] is TAKEN


def test_who_changed_it_to_the_same_is_not_asked():
    update = merged(BASE, replace(BASE, pages="1-9"), FINAL)
    assert Field.PAGES not in outcomes(update)


def test_pages_that_became_an_article_number_do_not_stay_beside_it():
    old, new = replace(FINAL, pages="1-9"), replace(FINAL, pages="", article_number="e55")
    assert merged(old, old, new).reference == new


def test_without_a_base_gaps_are_filled_and_the_rest_stays():
    mine = replace(BASE, title="Of a file", record_status="", publication_status="")
    update = merged(None, mine, FINAL)
    found = outcomes(update)
    assert (update.reference.title, update.reference.volume) == ("Of a file", "75")
    assert (found[Field.TITLE], found[Field.VOLUME]) == (CONFLICT, TAKEN)
    assert update.reference.mesh == FINAL.mesh
    assert update.record == FINAL


def test_without_a_base_a_paper_ahead_of_print_still_becomes_final():
    update = merged(None, BASE, FINAL)
    assert update.reference == FINAL
    assert not awaits_final(update.reference)


def test_without_a_base_a_year_that_a_person_typed_stays():
    mine = replace(BASE, published=PartialDate(2027, 1, 28))
    update = merged(None, mine, FINAL)
    assert update.reference.published.year == 2027
    assert outcomes(update)[Field.PUBLISHED] is CONFLICT


def test_without_a_base_other_names_of_the_journal_and_fuller_authors_are_no_conflict():
    mine = replace(
        FINAL, journal=Journal("J Invent Immunother"), authors=(Author("Shin", "", "H"),)
    )
    update = merged(None, mine, FINAL)
    assert update.reference.authors == FINAL.authors
    assert update.reference.journal.title == "J Invent Immunother"
    assert CONFLICT not in outcomes(update).values()


def test_keywords_and_types_come_and_go_one_by_one():
    retracted = PublicationType("Retracted Publication", "D016441")
    trial = PublicationType("Randomized Controlled Trial", "D016449")
    mine = replace(
        BASE,
        keywords=(Keyword("liver"), Keyword("my own")),
        publication_types=(*BASE.publication_types, retracted),
    )
    theirs = replace(
        BASE,
        keywords=(Keyword("cells"), Keyword("hepatocyte")),
        publication_types=(*BASE.publication_types, trial),
    )
    found = merged(BASE, mine, theirs).reference
    assert [k.text for k in found.keywords] == ["my own", "hepatocyte"]
    assert set(found.publication_types) == {*BASE.publication_types, retracted, trial}


def test_identifiers_are_added_and_none_is_taken_away():
    pmcid, pii = Identifier(Scheme.PMCID, "PMC5"), Identifier(Scheme.PII, "55")
    mine = replace(BASE, identifiers=(*BASE.identifiers, pmcid))
    theirs = replace(BASE, identifiers=(BASE.identifiers[0], Identifier(Scheme.DOI, "10.1/x"), pii))
    update = merged(BASE, mine, theirs)
    assert update.reference.identifiers == (*mine.identifiers, pii)
    corrected = replace(mine, identifiers=(BASE.identifiers[0], Identifier(Scheme.DOI, "10.1/y")))
    moved = replace(BASE, identifiers=(BASE.identifiers[0], Identifier(Scheme.DOI, "10.1/z")))
    update = merged(BASE, corrected, moved)
    assert (update.reference.doi, outcomes(update)[Field.IDENTIFIERS]) == ("10.1/y", CONFLICT)
    assert taking(update.reference, moved, Field.IDENTIFIERS).doi == "10.1/z"
    deleted = replace(BASE, identifiers=BASE.identifiers[:1])
    assert merged(BASE, deleted, BASE).reference.doi == ""


def test_notices_are_united_and_never_lost():
    crossref = Correction("RetractionIn", doi="10.1/r", source=NoticeSource.CROSSREF)
    old = Correction("ErratumIn", "J Inv. 2026", pmid="7")
    told = Correction("ErratumIn", "J Inv. 2026;75:60", pmid="7")
    new = Correction("RetractionIn", pmid="8")
    mine = replace(BASE, corrections=(crossref, old))
    update = merged(replace(BASE, corrections=(old,)), mine, replace(BASE, corrections=(told, new)))
    assert update.reference.corrections == (told, new, crossref)
    silent = merged(mine, mine, replace(BASE, corrections=()))
    assert silent.reference.corrections == mine.corrections


def test_crossref_only_fills_gaps_of_what_medline_says():
    theirs = replace(FINAL, title="OTHER", record_status="", publisher="A house", mesh=())
    update = merged(FINAL, replace(FINAL, volume="76"), theirs)
    assert update.reference == replace(FINAL, volume="76", publisher="A house")
    assert update.record == replace(FINAL, publisher="A house")
    assert merged(None, FINAL, theirs).reference == replace(FINAL, publisher="A house")
    assert merged(None, FINAL, theirs).record is None


@pytest.mark.parametrize(
    ("changes", "awaits"),
    [
        ({}, True),
        ({"identifiers": ()}, False),
        ({"publication_status": "ppublish"}, False),
        ({"publication_status": "epublish"}, True),
        ({"publication_status": "epublish", "volume": "1", "pages": "1"}, False),
        ({"publication_status": "epublish", "volume": "1", "article_number": "e1"}, False),
        ({"publication_status": "epublish", "record_status": "MEDLINE"}, False),
        ({"record_status": "MEDLINE"}, True),
    ],
)
def test_which_papers_are_not_final(changes, awaits):
    assert awaits_final(replace(BASE, **changes)) is awaits


def test_a_reader_is_told_only_of_what_can_be_seen():
    theirs = replace(BASE, record_status="In-Process", pages="1-9")
    update = merged(BASE, BASE, theirs)
    told = PaperUpdate(1, BASE, update.reference, theirs, update.changes)
    assert told.fields(TAKEN) == (Field.PAGES,)
    hidden = merged(BASE, BASE, replace(BASE, record_status="In-Process"))
    assert not PaperUpdate(1, BASE, hidden.reference, theirs, hidden.changes).is_seen


# Whatever they say

WORDS = st.sampled_from(["", "a", "b", "c"])
NUMBERS = st.sampled_from(["1", "2", "3"])
LISTS = st.lists(WORDS.filter(bool), max_size=3, unique=True).map(tuple)


@st.composite
def references(draw):
    schemes = draw(st.lists(st.sampled_from([Scheme.PMID, Scheme.DOI, Scheme.PMCID]), unique=True))
    return Reference(
        kind=draw(
            st.sampled_from([ReferenceKind.ARTICLE, ReferenceKind.BOOK, ReferenceKind.OTHER])
        ),
        title=draw(WORDS),
        authors=tuple(Author(name) for name in draw(LISTS)),
        journal=Journal(draw(WORDS), draw(WORDS)),
        published=PartialDate(draw(st.sampled_from([None, 2025, 2026]))),
        publication_status=draw(st.sampled_from(["", "aheadofprint", "ppublish"])),
        record_status=draw(st.sampled_from(["", "Publisher", "MEDLINE"])),
        volume=draw(WORDS),
        pages=draw(WORDS),
        article_number=draw(WORDS),
        mesh=tuple(MeshHeading(name) for name in draw(LISTS)),
        keywords=tuple(Keyword(word, major=draw(st.booleans())) for word in draw(LISTS)),
        publication_types=tuple(PublicationType(name) for name in draw(LISTS)),
        identifiers=tuple(Identifier(scheme, draw(NUMBERS)) for scheme in schemes),
        corrections=tuple(Correction("ErratumIn", pmid=number) for number in draw(LISTS)),
        citation_key=draw(WORDS),
        note=draw(WORDS),
    )


ONE_BY_ONE = {Field.KEYWORDS, Field.TYPES, Field.IDENTIFIERS, Field.CORRECTIONS, Field.JOURNAL}


@given(references(), references(), references())
def test_an_edit_is_never_lost(base, mine, theirs):
    found = merged(base, mine, theirs).reference
    for field in Field:
        changed = values_of(field, mine) != values_of(field, base)
        if changed and field not in ONE_BY_ONE:
            assert values_of(field, found) == values_of(field, mine), field
    assert (found.citation_key, found.note) == (mine.citation_key, mine.note)
    for name in ("title", "iso_abbreviation"):
        if getattr(mine.journal, name) != getattr(base.journal, name):
            assert getattr(found.journal, name) == getattr(mine.journal, name)
    for listed in ("keywords", "publication_types"):
        own, before = set(getattr(mine, listed)), set(getattr(base, listed))
        assert own - before <= set(getattr(found, listed))
    assert {k.text for k in base.keywords} - {k.text for k in mine.keywords} <= {
        k.text for k in base.keywords
    } - {k.text for k in found.keywords}
    assert set(mine.identifiers) - set(base.identifiers) <= set(found.identifiers)
    assert set(mine.corrections) <= set(found.corrections)


@given(references(), references())
def test_without_a_base_nothing_that_is_said_is_lost(mine, theirs):
    found = merged(None, mine, theirs).reference
    ours = {Field.TYPES, Field.MESH, Field.STATUS, Field.RECORD, Field.PUBLISHED, Field.JOURNAL}
    for field in set(Field) - ours - ONE_BY_ONE:
        if text(field, mine):
            assert values_of(field, found) == values_of(field, mine), field
    assert set(mine.identifiers) <= set(found.identifiers)


@given(st.none() | references(), references(), references())
def test_applying_twice_changes_nothing(base, mine, theirs):
    once = merged(base, mine, theirs)
    assert merged(base, once.reference, theirs).reference == once.reference
    again = merged(once.record or base, once.reference, theirs)
    assert again.reference == once.reference
    assert CONFLICT not in outcomes(again).values() or once.record is None


@given(references(), references())
def test_whoever_edits_nothing_has_what_the_service_says(base, theirs):
    found = merged(base, base, theirs).reference
    if theirs.record_status or not base.record_status:
        for field in set(Field) - {Field.IDENTIFIERS, Field.CORRECTIONS}:
            assert text(field, found) == text(field, theirs) or field in ONE_BY_ONE, field


def test_every_field_of_a_record_that_services_speak_of_has_a_place():
    covered = {name for names in NAMES.values() for name in names}
    assert set(Reference.__slots__) - covered == {"note", "citation_key", "extra"}
