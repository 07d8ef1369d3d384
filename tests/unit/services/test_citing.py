# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a library cited and listed: which papers, in which order, as which file."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.citation import Bibliography, Cite, ListOrder
from refdesk.domain.errors import (
    CancelledError,
    StyleError,
    UnknownFormatError,
    WriteFailedError,
)
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.reference import Author, PartialDate
from refdesk.holdings import open_holdings
from refdesk.services.citing import CitingService
from refdesk.store.opening import LibraryFile
from tests.unit.citations.conftest import require_data
from tests.unit.citations.makers import article, doi

FORMATS = ("docx", "odt", "rtf", "html", "markdown", "latex", "text")
GONE = 999


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CitingService]:
    """Papers 1, 2, 3 by Zoe (2001), Ann (2003) and Moe (2002), with titles B, C and A."""
    require_data()
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    holdings = open_holdings(LibraryFile.open(path))
    papers = [("Zoe", 2001, "B paper"), ("Ann", 2003, "C paper"), ("Moe", 2002, "A paper")]
    holdings.references.add_many(
        [
            article(
                title=title,
                authors=(Author(family, "Jo"),),
                published=PartialDate(year),
                identifiers=doi(f"10.1/{family}"),
            )
            for family, year, title in papers
        ]
    )
    service = CitingService(holdings.references, CitationEngine())
    yield service
    service.close()
    holdings.database.close()


def listed(citing: CitingService, order: ListOrder, style: str = "apa") -> Bibliography:
    return citing.reference_list([1, GONE, 2, 3], style, "en-US", JobContext(), order)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (ListOrder.STYLE, (2, 3, 1)),
        (ListOrder.GIVEN, (1, 2, 3)),
        (ListOrder.AUTHOR, (2, 3, 1)),
        (ListOrder.YEAR, (1, 3, 2)),
        (ListOrder.NEWEST, (2, 3, 1)),
        (ListOrder.TITLE, (3, 1, 2)),
    ],
)
def test_a_list_says_whose_its_entries_are_and_skips_papers_that_are_gone(citing, order, ids):
    made = listed(citing, order)
    assert made.ids == ids
    names = {1: "Zoe", 2: "Ann", 3: "Moe"}
    assert [entry.text[:3] for entry in made.entries] == [names[i] for i in ids]


def test_a_list_knows_its_style_and_how_it_is_set(citing):
    made = citing.reference_list([1, 2], "vancouver", "ko-KR", JobContext(), title="참고문헌")
    assert (made.title, made.language, made.layout.numbered) == ("참고문헌", "ko-KR", True)
    assert "NLM" in made.style_title
    assert [entry.text[:4] for entry in made.entries] == ["1.\tZ", "2.\tA"]
    english = citing.reference_list([1], "ama", "ko-KR", JobContext())
    assert english.language == "en-US"  # AMA is in English wherever it is used


def test_one_entry_is_set_as_its_style_sets_a_list(citing):
    for style, hanging in (("apa", True), ("vancouver", False)):
        made = citing.entry(2, style, "en-US")
        listed = citing.reference_list([2], style, "en-US", JobContext())
        assert made.entries == (citing.format_one(2, style),)
        assert "\t" not in made.entries[0].text
        assert (made.layout.hanging, made.layout.numbered) == (hanging, False)
        assert (made.layout.line_spacing, made.language) == (
            listed.layout.line_spacing,
            listed.language,
        )


def test_every_kind_of_document_is_written(citing, tmp_path):
    assert tuple(form.id for form in citing.document_formats()) == FORMATS
    for form in citing.document_formats():
        path = tmp_path / f"list{form.extension}"
        made = citing.reference_list([1, 2, 3], "apa", "en-US", JobContext(), title="References")
        citing.save_document(made, form.id, path)
        assert len(made.entries) == 3
        if form.id in {"docx", "odt"}:
            assert zipfile.ZipFile(path).testzip() is None
        else:
            assert b"Moe" in path.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        f"list{form.extension}" for form in citing.document_formats()
    )


def test_what_fails_leaves_an_older_file_as_it_was(citing, tmp_path):
    path = tmp_path / "list.docx"
    path.write_text("older")
    token = CancelToken()

    def stop(progress: Progress) -> None:
        token.cancel()

    def save(style="apa", kind="docx", target=path, context=None):
        made = citing.reference_list([1, 2, 3], style, "en-US", context or JobContext())
        citing.save_document(made, kind, target)

    with pytest.raises(CancelledError):
        save(context=JobContext(token, stop))
    with pytest.raises(UnknownFormatError):
        save(kind="pdf")
    with pytest.raises(StyleError):
        save(style="bluebook-law-review")
    with pytest.raises(WriteFailedError):
        save(target=Path(tmp_path, "no", "folder.docx"))
    assert [p.name for p in tmp_path.iterdir()] == ["list.docx"]
    assert path.read_text() == "older"


def test_a_cluster_leaves_out_what_is_gone(citing):
    cites = [Cite(1, "12"), Cite(GONE, prefix="see"), Cite(2, suffix="too")]
    assert citing.cite_cluster(cites, "apa").text == "(Ann, 2003 too; Zoe, 2001, p. 12)"
    assert citing.cite_cluster([Cite(GONE)], "apa").text == ""
    assert citing.cite_cluster([], "apa").text == ""
