# SPDX-License-Identifier: GPL-3.0-or-later
"""A place in a text is found again by its words, in this version of the text and in others."""

import pytest

from refdesk.domain.bookmarks import OpenDocument, OpenDocuments, TextPlace

TEXT = "".join(f"Sentence number {n} says something of its own. " for n in range(200))


def place(quote: str, text: str = TEXT) -> TextPlace:
    return TextPlace(quote, text.index(quote) / len(text))


def test_a_place_is_found_where_it_was():
    there = place("number 120 says")
    assert TEXT[there.find_in(TEXT) :].startswith("number 120 says")


def test_it_is_found_behind_an_abstract_that_another_view_has_before_the_text():
    longer = "An abstract of some length. " * 40 + TEXT
    found = place("number 120 says").find_in(longer)
    assert longer[found:].startswith("number 120 says")


def test_of_words_that_stand_twice_the_nearer_ones_are_meant():
    text = "Methods. " + "x " * 500 + "Methods. " + "y " * 500
    assert TextPlace("Methods.", 0.45).find_in(text) == text.rindex("Methods.")
    assert TextPlace("Methods.", 0.05).find_in(text) == 0


def test_a_few_words_do_where_a_newer_version_has_others_behind_them():
    there = TextPlace(TEXT[4000:4080], 4000 / len(TEXT))
    newer = TEXT[:4030] + "words of a newer version" + TEXT[4060:]
    assert there.find_in("Another first sentence. " * 9 + newer) == 4000 + 24 * 9


def test_where_the_words_have_gone_it_is_as_far_down_as_it_was():
    assert TextPlace("words of an older version", 0.5).find_in(TEXT) == round(len(TEXT) / 2)
    assert TextPlace("", 1.0).find_in(TEXT) == len(TEXT)


def test_it_is_read_as_it_was_written_with_line_breaks_and_korean():
    there = TextPlace("간암 환자 412명\nbegan", 0.25)
    assert TextPlace.read(there.written()) == there


@pytest.mark.parametrize("line", ["", "somewhere", "2.0 too far", "-1 before", "nan x"])
def test_what_is_no_place_is_none(line):
    assert TextPlace.read(line) is None


def test_open_documents_are_read_as_they_were_written():
    text, file = OpenDocument(7), OpenDocument(7, 3)
    for current in (text, file, None):
        lie_open = OpenDocuments((text, file), current)
        assert OpenDocuments.read(lie_open.written()) == lie_open
    assert len({text.key, file.key}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"documents": [1], "current": 0}',
        '{"documents": [["a", 0]], "current": 0}',
        '{"documents": [[1e999, 0]], "current": 0}',
        '{"documents": [[36893488147419103232, 0]], "current": 0}',
        "[" * 100_000,
        "{",
    ],
)
def test_what_says_nothing_of_open_documents_opens_none(text):
    assert OpenDocuments.read(text) == OpenDocuments()
