# SPDX-License-Identifier: GPL-3.0-or-later
"""References that the library has are marked, the others are one click away."""

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from tests.ui.reader.hand import click_link
from tests.ui.reader.made_article import page

PMID3, PMID4 = (Identifier(Scheme.PMID, f"7999990{n}") for n in (3, 4))


@pytest.fixture
def asked(reader) -> list:
    lists: list = []
    reader.marks.add_requested.connect(lists.append)
    return lists


def words(reader) -> list[str]:
    return [reader.marks.words_of(name) for name in ("all", "1", "2", "3", "4")]


def test_one_question_marks_all_references(reader, made):
    assert words(reader) == ["Add all 2", "In library", "In library", "Add", "Add"]
    assert made.library.questions == 1


def test_add_asks_for_the_reference_once(reader, asked):
    click_link(reader.view, "add:3")
    click_link(reader.view, "add:3")
    assert asked[0] == [PMID3]
    assert reader.marks.words_of("3") == "Adding…"


def test_add_all_asks_for_those_that_are_missing_and_not_on_their_way(reader, asked):
    click_link(reader.view, "add:3")
    click_link(reader.view, "add:all")
    assert asked == [[PMID3], [PMID4]]


def test_the_mark_of_a_paper_shows_it(reader, qtbot):
    with qtbot.waitSignal(reader.marks.paper_requested) as caught:
        click_link(reader.view, "add:2")
    assert caught.args == [12]


def test_the_library_changes_and_the_text_stays(reader, made):
    reader.view.go_to_anchor("refdesk-references")
    before = reader.view.toPlainText(), reader.view.verticalScrollBar().value()
    height, picture = reader.view.document().size(), reader.view.grab().toImage()
    made.library.papers |= {PMID3: 13, PMID4: 14}
    reader.marks.look_again()
    assert words(reader) == ["All in library", *["In library"] * 4]
    assert (reader.view.toPlainText(), reader.view.verticalScrollBar().value()) == before
    assert reader.view.document().size() == height
    assert reader.view.grab().toImage() != picture


def test_another_article_forgets_the_marks(reader):
    reader.show_page(page(b"<article><front/><body><p>Short.</p></body></article>"), 9)
    assert not reader.marks.owned
    reader.marks.press("1")  # a stale click does nothing
