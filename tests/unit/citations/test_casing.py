# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentence case: where a title is plainly in title case and every word can be told, and only there."""

import re

import pytest

from refdesk.citations.casing import _ordinary_words, sentence_case
from refdesk.citations.title_words import BODIES, COMMON, DIRECTIONS, NAMES, PHRASES
from refdesk.formats.base import ReadReference, format_by_id
from tests.corpus import corpus

NBIB = format_by_id("nbib").read


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (
            "Effects of Early Surgery on Gallstones in Adults",
            "Effects of early surgery on gallstones in adults",
        ),
        (
            "EFFECTS OF EARLY SURGERY ON GALLSTONES IN ADULTS",
            "Effects of early surgery on gallstones in adults",
        ),
        (
            "Mild-to-Moderate Pain: A Meta-Analysis of RCTs",
            "Mild-to-moderate pain: a meta-analysis of RCTs",
        ),
        (
            "Is Early Surgery Safe? A Review of the Evidence. Results From South Korea",
            "Is early surgery safe? A review of the evidence. Results from South Korea",
        ),
        (
            "Surgery vs. Placebo for Crohn's Disease in the United States",
            "Surgery vs. placebo for Crohn's disease in the United States",
        ),
        (
            "Vitamin D, mRNA and <i>Helicobacter pylori</i> in Type II Diabetes &amp; Down Syndrome",
            "Vitamin D, mRNA and <i>Helicobacter pylori</i> in type II diabetes &amp; Down syndrome",
        ),
        (
            "Early Surgery May Improve Survival: Trends From May to July",
            "Early surgery may improve survival: trends from May to July",
        ),
        (
            "Association of Early Surgery With Outcomes in Central Africa",
            "Association of early surgery with outcomes in Central Africa",
        ),
        (
            "<b>Early</b> Surgery for Severe Pain in Adults",
            "<b>Early</b> surgery for severe pain in adults",
        ),
        (
            "Kaplan-Meier Estimates of Survival in HER2-Positive Breast Cancer",
            "Kaplan-Meier estimates of survival in HER2-positive breast cancer",
        ),
    ],
)
def test_a_title_in_title_case_is_put_in_sentence_case(stored: str, expected: str):
    assert sentence_case(stored) == expected
    assert sentence_case(expected) == expected


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "Gallstones",
        "Early surgery for gallstones in adults",
        "Crohn disease and COVID-19 in South Korea during May",
        "The Royal College of Surgeons of England",
        "The Early Surgery Study of the American College of Surgeons",
        "Results of Surgery: The Gallstone Study Group",
        "Effects of Zyloric on Pain in Adults",  # a trade name
        "Surgery at Qubbat Hospital for Pain in Adults",  # a place
        "Smithson's Disease: A Review of Treatment",  # an eponym, perhaps
        "EARLY SURGERY IN HIV: A RANDOMIZED TRIAL",  # an acronym cannot be told from a word
        "담석증의 조기 수술",
        "Effects of Early surgery on Gallstones in Adults",
    ],
)
def test_anything_else_is_left_as_it_is(stored: str):
    assert sentence_case(stored) == stored


def test_ordinary_words_are_known_but_not_in_capitals_where_they_may_be_acronyms():
    title = "Uncovering the Proteasomal Site: An Editor Remembers Early Surgery"
    lowered = "Uncovering the proteasomal site: an editor remembers early surgery"
    assert sentence_case(title.replace("Remembers", "Asks About")) == lowered.replace(
        "remembers", "asks about"
    )
    assert sentence_case("MAPS FOR EARLY SURGERY IN ADULTS") == "MAPS FOR EARLY SURGERY IN ADULTS"
    assert sentence_case("Doubt's Disease: A Review of Treatment").startswith("Doubt's Disease: A")


def test_no_ordinary_word_is_a_name():
    names = {part.lower() for name in (*NAMES, *PHRASES) for part in re.split("[ -]", name)}
    assert len(_ordinary_words()) > 5000
    assert not _ordinary_words() & (names - COMMON)
    assert not _ordinary_words() & (BODIES | DIRECTIONS)


def test_real_titles_keep_their_names():
    """Titles that are printed in sentence case, put in title case, come back with all names."""
    references = [
        record.reference
        for file in sorted(corpus("nbib").glob("*.nbib"))
        for record in NBIB(file.read_bytes(), file.name)
        if isinstance(record, ReadReference)
    ]
    texts = [f"{r.title} {r.abstract.plain if r.abstract else ''}" for r in references]
    small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    changed = 0
    for title in (reference.title for reference in references):
        if len(re.findall(r"\b[a-z]{4,}", title)) < 4 or "<" in title:
            continue
        headline = re.sub(r"(?<![\w'’&])[a-z](?=[a-z]{3})", lambda m: m[0].upper(), title)
        found = sentence_case(headline)
        changed += found != headline
        names = {n for n in re.findall(r"\b[A-Z][a-z]+\b", title) if n.lower() not in small}
        assert names <= set(re.findall(r"\w+", found)), title
    assert changed > 100


def test_the_abstract_tells_which_words_are_names():
    title = "Effects of Zyloric and Cholangiostomectin on Pain in Adults"
    small = "We gave zyloric or cholangiostomectin to adults."
    assert sentence_case(title) == title
    assert sentence_case(title, lambda: small).startswith("Effects of zyloric and cholangio")
    assert sentence_case(title, lambda: small.replace("zyl", "Zyl")) == title


def test_the_abstract_is_asked_for_only_where_it_counts():
    def never() -> str:
        raise AssertionError

    assert sentence_case("Early surgery for gallstones in adults", never)
