# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentence case: where a title is plainly in title case and every word can be told, and only there."""

import pytest

from refdesk.citations.casing import sentence_case


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
