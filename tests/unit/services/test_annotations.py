# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights keep to their words in the text of a paper, whatever shows it, and can be taken out."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.domain.aligning import align
from refdesk.domain.anchoring import find_anchor
from refdesk.domain.annotations import NoteWords, TextPart, anchor_at
from refdesk.domain.errors import CancelledError, StyleError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.fulltext.anchored import anchored_text
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.words import ENGLISH
from refdesk.services.annotations import abstract_text
from refdesk.settings import Paths, Settings
from refdesk.store.check import check
from refdesk.wiring import Services, build_services
from tests.corpus import corpus
from tests.unit.store.made import FULL, paper

SOURCE = FulltextSource("PMC", "", "1", "CC BY", "2026-01-28T00:00:00+00:00", 9)
JATS = """<article><front><article-meta><title-group><article-title>T</article-title></title-group>
<abstract><p>The short of it.</p></abstract></article-meta></front><body>
<sec id="a"><title>Results</title><p>Deaths fell<sup><xref ref-type="bibr" rid="r">1</xref></sup> by
<inline-formula><tex-math>x^2</tex-math></inline-formula> in *all*.</p>
<list list-type="order"><list-item><p>One item</p></list-item></list></sec></body>
<back><ack><p>Thanks.</p></ack><ref-list><ref id="r"><mixed-citation>Kim A. 2020.</mixed-citation></ref>
</ref-list></back></article>"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    environment = {"REFDESK_HOME": str(tmp_path), "REFDESK_URL_ALL": "http://127.0.0.1:9"}
    made = build_services(Paths.resolve(environment), Settings(), environment)
    made.fetch._references.add_many([replace(FULL, citation_key=""), paper(2)])
    made.fulltext.store(1, JATS.encode(), SOURCE)
    yield made
    made.close()


def _own(services: Services) -> str:
    found = services.fulltext.article(1)
    assert found is not None
    return anchored_text(found[0]).text


def _mark(services: Services, words: str, colour: int = 1) -> int:
    own = _own(services)
    start = own.index(words)
    made = services.annotations.highlight(
        1, TextPart.FULLTEXT, own, start, start + len(words), colour
    )
    return made.number


def test_the_text_has_the_words_of_the_source_and_none_of_the_program():
    text = anchored_text(parse_jats(JATS.encode(), "t"))
    assert text.text == (
        "The short of it.\nResults\nDeaths fell[1] by x^2 in *all*.\n1. One item\nThanks.\n"
        "1. Kim A. 2020."
    )
    assert text.headings == ((17, "Results"),)
    assert ENGLISH.acknowledgements in article_text(parse_jats(JATS.encode(), "t"))


def test_all_abstracts_of_a_paper_are_one_text():
    text = abstract_text(FULL)
    for abstract in FULL.abstracts:
        for section in abstract.sections:
            assert section.plain in text.text
            assert text.heading_at(text.text.index(section.plain)) == section.label


def test_what_is_marked_in_a_view_is_kept_as_the_paper_has_it(services: Services):
    shown = "Contents\nResults\nDeaths fell1 by \ufffc in *all*.\nOne item"
    start, end = shown.index("Deaths"), shown.index(".\nOne") + 1
    made = services.annotations.highlight(1, TextPart.FULLTEXT, shown, start, end, 2)
    assert made.number == 1
    assert made.changes.updated == {1}
    (one,) = services.annotations.of_paper(1)
    assert one.annotation.anchor.quote == "Deaths fell[1] by x^2 in *all"
    assert one.heading == "Results"
    (back,) = services.annotations.shown(1, TextPart.FULLTEXT, shown)
    assert shown[back.start : back.end] == "Deaths fell1 by \ufffc in *all"
    assert services.annotations.shown(1, TextPart.ABSTRACT, shown) == []
    nothing = services.annotations.highlight(1, TextPart.FULLTEXT, shown, 0, 8, 1)
    assert (nothing.number, bool(nothing.changes)) == (0, False)


def test_each_change_is_a_step_and_search_knows_it(services: Services):
    number = _mark(services, "Deaths fell")
    services.annotations.change(1, number, note="cohort of 간암")
    assert services.annotations.change(1, number, note="cohort of 간암").updated == frozenset()

    def finds(question: str) -> list[int]:
        return list(services.library.ids(LibraryQuery(question)))

    assert finds("note:cohort") == finds("note:deaths") == finds("간암") == [1]
    services.organising.undo()
    assert finds("note:cohort") == []
    assert finds("has:highlight") == [1]
    services.organising.undo()
    assert finds("has:highlight") == []
    assert services.annotations.of_paper(1) == []
    services.organising.redo()
    services.annotations.delete(1, [number])
    assert services.annotations.of_paper(1) == []
    services.organising.undo()
    assert len(services.annotations.of_paper(1)) == 1
    assert check(services.database) == []


def test_they_follow_a_newer_version_and_are_kept_when_their_words_are_gone(services: Services):
    _mark(services, "One item", 3)
    _mark(services, "Deaths fell", 4)
    newer = JATS.replace("<p>Deaths", "<p>New words come first.</p><p>Deaths")
    services.fulltext.store(1, newer.encode(), SOURCE)
    placed = services.annotations.of_paper(1)
    assert [one.annotation.anchor.quote for one in placed] == ["Deaths fell", "One item"]
    assert not any(one.is_lost for one in placed)
    services.fulltext.store(1, newer.replace("One item", "Nothing at all").encode(), SOURCE)
    placed = services.annotations.of_paper(1)
    assert [(one.annotation.anchor.quote, one.is_lost) for one in placed] == [
        ("Deaths fell", False), ("One item", True),
    ]  # fmt: skip
    text = services.annotations.markdown([1], "apa", "en-US", JobContext())[1]
    assert "### No longer found in the text\n\n> One item" in text


def test_markdown_has_citation_identifiers_quotes_places_and_notes(
    services: Services, tmp_path: Path
):
    number = _mark(services, "in *all*.\n1. One item", 3)
    services.annotations.change(1, number, note="Really **all**?")
    words = NoteWords("초록", "본문", "없음", ("노랑", "초록", "파랑", "분홍"))
    count, text = services.annotations.markdown([2, 1, 1], "apa", "en-US", JobContext(), words)
    assert count == 1
    head, _, rest = text.partition("\n\n> ")
    assert head.startswith("## ")
    assert "PMID" in head
    assert rest == "in \\*all\\*.\n> 1\\. One item\n\n— 본문, Results (파랑)\n\nReally **all**?\n"
    file = tmp_path / "out.md"
    assert services.annotations.export([1, 2], file, "apa", "en-US", JobContext(), words) == 1
    assert file.read_text("utf-8") == text
    nothing = tmp_path / "none.md"
    assert services.annotations.export([2], nothing, "apa", "en-US", JobContext()) == 0
    assert not nothing.exists()
    with pytest.raises(StyleError):
        services.annotations.markdown([1], "no-such-style", "en-US", JobContext())
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(CancelledError):
        services.annotations.markdown([1], "apa", "en-US", JobContext(stopped))


def test_trash_keeps_them_and_deleting_a_paper_takes_them(services: Services):
    _mark(services, "Deaths fell")
    services.organising.trash([1])
    services.organising.restore([1])
    assert len(services.annotations.of_paper(1)) == 1
    services.organising.trash([1])
    services.organising.delete([1])
    assert services.annotations.of_paper(1) == []
    services.organising.undo()
    assert len(services.annotations.of_paper(1)) == 1
    assert check(services.database) == []


def test_in_real_articles_quotes_survive_a_newer_version():
    """Of 10 articles, with paragraphs before, case and spaces changed: each of 10 quotes is found."""
    files = sorted(corpus("jats").glob("*.xml"))[::90]
    chance = random.Random(7)
    for path in files:
        text = anchored_text(parse_jats(path.read_bytes(), path.name)).text
        if len(text) < 2000:
            continue
        newer = "A paragraph that was put first.\n" * 7 + re.sub(r" +", "  ", text)
        alignment = align(text, newer)
        for _ in range(10):
            start = chance.randrange(len(text) - 200)
            anchor = anchor_at(text, start, start + chance.randrange(30, 200))
            assert anchor is not None
            assert find_anchor(anchor, text) == (anchor.start, anchor.end)
            place = find_anchor(anchor, newer)
            assert place is not None
            assert newer[slice(*place)].split() == anchor.quote.split()
            assert alignment.to_other(anchor.start, anchor.end) is not None
