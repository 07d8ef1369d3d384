# SPDX-License-Identifier: GPL-3.0-or-later
"""One change to one field of many papers, and one paper as the texts of a form."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from refdesk.domain.attachments import file_stem, numbered, short_title
from refdesk.domain.drafts import Draft, draft_of, revised
from refdesk.domain.editing import Edit, Editor, Field, Operation, operations, value_of
from refdesk.domain.errors import InvalidValueError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import Author, Journal, PartialDate, Reference, ReferenceKind
from refdesk.domain.stored import StoredReference
from refdesk.messages import sentence
from tests.unit.store.made import FULL, references


def stored(reference: Reference = FULL, **values) -> StoredReference:
    return StoredReference(1, 1, reference, datetime(2026, 1, 28, tzinfo=UTC), **values)


def after(edit: Edit, paper: StoredReference | None = None) -> tuple[str, ...]:
    return value_of(Editor(edit).edited(paper or stored()), edit.field)


SET, CLEAR, REPLACE, ADD, REMOVE = Operation


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(Field.VOLUME, SET, " 76 "), ("76",)),
        (Edit(Field.VOLUME, CLEAR), ()),
        (Edit(Field.JOURNAL, REPLACE, "gut", "Bowel"), ("Bowel : CII",)),
        (Edit(Field.JOURNAL, REPLACE, "gut", "Bowel", matches_case=True), ("Gut : CII",)),
        (Edit(Field.PAGES, REPLACE, r"(\d+)-(\d+)", r"\2-\1", is_pattern=True), ("42-132",)),
        (Edit(Field.PAGES, REPLACE, "-", "\\1"), ("132\\142",)),
        (Edit(Field.YEAR, SET, "2024"), ("2024",)),
        (Edit(Field.YEAR, CLEAR), ()),
        (Edit(Field.KIND, SET, "book"), ("book",)),
        (Edit(Field.LANGUAGE, SET, "Korean; en"), ("kor", "eng")),
        (Edit(Field.KEYWORDS, ADD, "adjuvant; New; new"), ("면역치료", "adjuvant", "New")),
        (Edit(Field.KEYWORDS, REMOVE, "ADJUVANT"), ("면역치료",)),
        (Edit(Field.KEYWORDS, REPLACE, "adjuvant", "면역치료"), ("면역치료",)),
        (Edit(Field.TAGS, SET, "a; b"), ("a", "b")),
        (Edit(Field.RATING, SET, "4"), ("4",)),
        (Edit(Field.READ, SET, "1"), ("1",)),
        (Edit(Field.NOTE, SET, "# Seen\n\nby me"), ("# Seen\n\nby me",)),
        (Edit(Field.TITLE, SET, "Tom & Jerry <i>in vivo</i>"), ("Tom & Jerry <i>in vivo</i>",)),
        (Edit(Field.COLLECTIONS, ADD, "7"), ("7",)),
    ],
)
def test_an_edit_changes_its_field(edit, expected):
    assert after(edit) == expected


def test_what_belongs_to_a_kept_item_stays():
    edited = Editor(Edit(Field.KEYWORDS, ADD, "third")).edited(stored())
    assert edited.reference.keywords[0] == Keyword("면역치료", "NOTNLM")


def test_a_title_stays_markup():
    edited = Editor(Edit(Field.TITLE, REPLACE, "cells & ", "cells < ")).edited(stored())
    assert edited.reference.title == "Adjuvant <i>CIK</i> cells &lt; 10<sup>9</sup> doses"


def test_a_paper_that_does_not_change_is_the_same_object():
    paper = stored()
    assert Editor(Edit(Field.VOLUME, SET, "75")).edited(paper) is paper
    assert Editor(Edit(Field.TITLE, REPLACE, "nowhere", "x")).edited(paper) is paper


def test_the_text_of_another_year_goes_with_it():
    edited = Editor(Edit(Field.YEAR, SET, "2020")).edited(stored())
    assert edited.reference.published == PartialDate(2020, 1, 28)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Edit(Field.YEAR, SET, "26"), "no year"),
        (Edit(Field.YEAR, SET, "20266"), "no year"),
        (Edit(Field.YEAR, SET, "²⁰²⁶"), "no year"),
        (Edit(Field.LANGUAGE, SET, "Klingonish tongue"), "no language"),
        (Edit(Field.TITLE, REPLACE, "(", "x", is_pattern=True), "no regular expression"),
        (Edit(Field.TITLE, REPLACE, "a", r"\9", is_pattern=True), "no regular expression"),
        (Edit(Field.TITLE, REPLACE, "(a+)+$", "x", is_pattern=True), "repeats a repetition"),
        (Edit(Field.TITLE, REPLACE, ""), "Type what"),
        (Edit(Field.KEYWORDS, ADD, " ; "), "Type what"),
        (Edit(Field.RATING, SET, "6"), "cannot stand"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_in_one_sentence(edit, words):
    with pytest.raises(InvalidValueError) as caught:
        Editor(edit)
    assert words in sentence(caught.value)


def test_a_result_that_cannot_be_is_refused():
    with pytest.raises(InvalidValueError):
        Editor(Edit(Field.YEAR, REPLACE, "20", "twenty")).edited(stored())


def test_every_field_has_something_that_can_be_done_to_it():
    assert all(operations(field) for field in Field)


# The form


@settings(max_examples=150, deadline=None)
@given(references)
def test_a_form_that_nobody_touched_changes_nothing(reference):
    if reference.title.strip() or reference.vernacular_title.strip():
        assert revised(reference, draft_of(reference)) == reference


def test_what_the_form_does_not_show_stays():
    draft = draft_of(FULL)
    changed = replace(draft, authors=f"{draft.authors}\nKim, Ji-Woo", volume="76")
    paper = revised(FULL, changed)
    assert paper.authors[:2] == FULL.authors[:2]
    assert paper.authors[2] == Author("Kim", "Ji-Woo")
    assert paper.authors[3] == FULL.authors[2]
    assert paper.mesh == FULL.mesh
    assert paper.volume == "76"
    assert paper.published.raw == FULL.published.raw


def test_a_new_paper_from_a_form():
    draft = Draft(
        kind="book",
        title="Notes & <i>queries</i>",
        authors="Shin, Hyo-Jung\n신, 효정\nCIK Group,",
        published="2025 Winter",
        languages="Korean",
        keywords="liver; trial",
        abstract="METHODS: We asked.\nRESULTS: P<0.05 was found.",
        doi="https://doi.org/10.5555/ABC",
        isbn="978-3-16-148410-0",
    )
    paper = revised(Reference(), draft)
    assert paper.kind is ReferenceKind.BOOK
    assert paper.title == "Notes &amp; <i>queries</i>"
    assert [a.short for a in paper.authors] == ["Shin HJ", "신효정", "CIK Group"]
    assert (paper.published.year, paper.published.season) == (2025, "Winter")
    assert paper.languages == ("kor",)
    assert [s.label for s in paper.abstracts[0].sections] == ["METHODS", "RESULTS"]
    assert paper.abstracts[0].sections[1].text == "P&lt;0.05 was found."
    assert Identifier(Scheme.DOI, "10.5555/ABC") in paper.identifiers
    assert paper.identifier(Scheme.ISBN) == "9783161484100"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("title", "  ", "needs a title"),
        ("doi", "11.1/x", "no DOI"),
        ("doi", "12345", "no DOI"),
        ("pmid", "10.1/x", "no PMID"),
        ("pmcid", "123", "no PMCID"),
        ("isbn", "abc", "no ISBN"),
        ("published", "soon", "no date"),
        ("published", "2026-02-30", "no date"),
        ("languages", "two languages", "no language"),
    ],
)
def test_the_form_says_what_is_wrong(field, text, words):
    draft = replace(draft_of(replace(FULL, vernacular_title="")), **{field: text})
    with pytest.raises(InvalidValueError) as caught:
        revised(replace(FULL, vernacular_title=""), draft)
    assert words in sentence(caught.value)


def test_a_number_that_is_emptied_goes_and_another_takes_its_place():
    paper = revised(FULL, replace(draft_of(FULL), pmid="", doi="10.5555/new"))
    assert paper.pmid == ""
    assert paper.identifiers[0] == Identifier(Scheme.DOI, "10.5555/new")
    assert paper.pmcid == FULL.pmcid


# Names of files


def test_a_file_is_called_after_its_paper():
    paper = Reference(
        title="Adjuvant therapy of hepatocellular carcinoma: a nine-year follow-up",
        authors=(Author("Shin"), Author("Kim"), Author("Lee")),
        published=PartialDate(2026),
        journal=Journal("Gut"),
    )
    stem = file_stem(paper)
    assert stem == "Shin et al - 2026 - Adjuvant therapy of hepatocellular carcinoma"
    assert file_stem(replace(paper, published=PartialDate())) == (
        "Shin et al - Adjuvant therapy of hepatocellular carcinoma"
    )
    assert file_stem(Reference()) == ""
    assert file_stem(paper, "{journal}_{year}") == "Gut_2026"


def test_a_long_title_is_cut_between_words():
    cut = short_title("word " * 40)
    assert len(cut) <= 60
    assert not cut.endswith(" ")


def test_names_are_numbered_whatever_their_case():
    assert numbered("A.pdf", {"a.PDF", "A (2).pdf"}) == "A (3).pdf"
    assert numbered("B", set()) == "B"
