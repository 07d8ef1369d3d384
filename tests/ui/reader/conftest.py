# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader with a hand-made article, on services that are asked and say what they were asked."""

from dataclasses import dataclass, field

import pytest

from refdesk.domain.citation import RenderedCitation
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.worker import InlineRunner
from tests.ui.detail.papers import FakeAnnotations, FakeBookmarks, FakeFigures
from tests.ui.reader.made_article import page


@dataclass
class Library:
    """Holds two of the works that the article cites."""

    papers: dict[Identifier, int] = field(
        default_factory=lambda: {
            Identifier(Scheme.PMID, "70000001"): 11,
            Identifier(Scheme.DOI, "10.5555/ui.2"): 12,
        }
    )
    questions: int = 0

    def get(self, reference_id):
        return None

    def find_many(self, identifiers):
        self.questions += 1
        return {i: self.papers[i] for i in identifiers if i in self.papers}


class Citing:
    """Cites in a style that names itself."""

    def format_one(self, reference_id, style="apa", locale="en-US"):
        return RenderedCitation(f"Seo &amp; Ito, paper {reference_id} [{style}]", "Seo & Ito")

    def cite(self, ids, style, locale="en-US"):
        return RenderedCitation(f"(Seo &amp; Ito, {ids[0]})", "(Seo & Ito, 2026)")


@dataclass
class ReaderServices:
    library: Library = field(default_factory=Library)
    citing: Citing = field(default_factory=Citing)
    annotations: FakeAnnotations = field(default_factory=FakeAnnotations)
    bookmarks: FakeBookmarks = field(default_factory=FakeBookmarks)
    figures: FakeFigures = field(default_factory=FakeFigures)


@pytest.fixture
def made():
    return ReaderServices()


@pytest.fixture
def reader(qtbot, theme, made) -> FulltextReader:
    widget = FulltextReader(made, InlineRunner())
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    widget.show_page(page(), 7)
    qtbot.waitUntil(lambda: widget.outline.is_ready)
    return widget


@pytest.fixture
def said(reader) -> list[str]:
    sentences: list[str] = []
    reader.status_message.connect(sentences.append)
    return sentences
