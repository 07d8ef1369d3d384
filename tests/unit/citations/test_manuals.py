# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the manuals for publishers, sites and books that the golden works do not show."""

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import Author, PartialDate, Reference, ReferenceKind
from tests.unit.citations.makers import article, book


@pytest.mark.parametrize(
    ("publisher", "apa", "mla"),
    [
        ("Oxford University Press", "Oxford University Press", "Oxford UP"),
        ("University of Chicago Press", "University of Chicago Press", "U of Chicago P"),
        ("Oak Press, Inc.", "Oak Press", "Oak Press"),
        ("Little, Brown and Co.", "Little, Brown", "Little, Brown"),
        ("Oak & Co., Ltd.", "Oak", "Oak"),
        ("Coventry Limited Editions", "Coventry Limited Editions", "Coventry Limited Editions"),
    ],
)
def test_publishers_are_named_in_brief(engine: CitationEngine, publisher: str, apa: str, mla: str):
    work = book(publisher=publisher)
    assert engine.format_one(work, "apa").text.endswith(f"primer. {apa}.")
    assert engine.format_one(work, "mla").text.endswith(f"Primer. {mla}, 2020.")


def test_the_title_of_a_book_is_in_sentence_case_but_not_the_name_of_a_site(engine: CitationEngine):
    name = "Health Care Quality in Adults"
    chapter = Reference(
        kind=ReferenceKind.CHAPTER,
        title="Early surgery",
        authors=(Author("Roe", "Jane"),),
        container_title=name,
        published=PartialDate(2020),
        publisher="Oak Press",
    )
    page = Reference(
        kind=ReferenceKind.WEBPAGE,
        title="Early surgery",
        authors=(Author("Roe", "Jane"),),
        container_title=name,
        url="https://example.org",
    )
    assert "In Health care quality in adults. Oak" in engine.format_one(chapter, "apa").text
    assert f". {name}. https" in engine.format_one(page, "apa").text


@pytest.mark.parametrize(
    ("title", "chicago", "mla"),
    [
        ("Is it so? a study", "Is It So? A Study", "Is It So? A Study"),
        ("Add-on therapy between meals", "Add-On Therapy Between Meals", "between Meals"),
        ("One-on-one care – a plea", "One-on-One Care – A Plea", "One-on-One Care – A Plea"),
        ("Early versus late surgery", "Early Versus Late Surgery", "Early versus Late Surgery"),
    ],
)
def test_title_case_is_that_of_the_manual(
    engine: CitationEngine, title: str, chicago: str, mla: str
):
    assert chicago in engine.format_one(article(title=title), "chicago").text
    assert mla in engine.format_one(article(title=title), "mla").text
