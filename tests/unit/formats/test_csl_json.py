"""CSL-JSON of other programs, and back."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id
from tests.corpus import corpus
from tests.unit.formats import samples

CSL = format_by_id("csl-json")


def read(text: str):
    return list(CSL.read(text.encode(), "test"))


def one(*items: object) -> Reference:
    (record,) = read(json.dumps(items[0] if len(items) == 1 else list(items)))
    return record.reference


def written(*references: Reference) -> str:
    return "".join(CSL.write(references))


def back(reference: Reference) -> Reference:
    (record,) = read(written(reference))
    return record.reference


def test_an_article():
    reference = one(
        {
            "id": "shin2026", "type": "article-journal",
            "title": 'Cells in <span class="nocase">COVID-19</span> &amp; <i>E. coli</i>',
            "author": [
                {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                {"family": "King", "given": "M", "suffix": "Jr."},
                {"literal": "METRIC Study Group"},
                "Shin, Hyo",
            ],
            "editor": {"family": "Ed", "given": "A"},
            "container-title": "Journal of X", "container-title-short": "J. X.",
            "ISSN": "1234-5679, 9876-543X", "issued": {"date-parts": [["2026", 1, 28]]},
            "volume": 75, "issue": "2", "page": "132–142", "DOI": "https://doi.org/10.1000/ABC",
            "note": "PMID: 41000001\nPMCID: PMC777\nMine.", "language": "en-US",
            "abstract": "<jats:p>Text</jats:p>", "keyword": "a, b", "custom": "x",
        }
    )  # fmt: skip
    assert reference.title == "Cells in COVID-19 &amp; <i>E. coli</i>"
    assert reference.authors == (
        Author("van der Berg", "Jan"),
        Author("King", "M", suffix="Jr."),
        Author(collective="METRIC Study Group"),
        Author("Shin", "Hyo"),
        Author("Ed", "A", role=AuthorRole.EDITOR),
    )
    assert reference.journal == Journal(
        "Journal of X", "J. X.", issn_print="1234-5679", issn_electronic="9876-543X"
    )
    assert (reference.volume, reference.issue, reference.pages) == ("75", "2", "132-142")
    assert (reference.pmid, reference.pmcid, reference.doi) == ("41000001", "PMC777", "10.1000/ABC")
    assert (reference.note, reference.citation_key) == ("Mine.", "shin2026")
    assert reference.published == PartialDate(2026, 1, 28)
    assert (reference.languages, reference.abstract.plain) == (("eng",), "Text")
    assert reference.keywords == (Keyword("a"), Keyword("b"))
    assert reference.extra == (("csl:custom", "x"),)


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2026]]}, PartialDate(2026)),
        ({"date-parts": [["2026", "02"]]}, PartialDate(2026, 2)),
        ({"date-parts": [[2026]], "season": 4}, PartialDate(2026, season="Winter")),
        ({"date-parts": [[2026]], "season": "24"}, PartialDate(2026, season="Winter")),
        ({"date-parts": [[None]]}, PartialDate()),
        ({"date-parts": [[2026, 2, 31]]}, PartialDate(2026, 2)),
        ({"raw": "2026-01-28"}, PartialDate(2026, 1, 28)),
        ({"literal": "in press"}, PartialDate(raw="in press")),
        ("2026-01", PartialDate(2026, 1)),
        ([], PartialDate()),
    ],
)
def test_dates(issued, date):
    assert one({"type": "book", "title": "T", "issued": issued}).published == date


def test_what_crossref_gives():
    work = {
        "type": "journal-article", "title": ["T"], "container-title": ["J"], "page": "e0123456",
        "author": [{"name": "A Group"}, {"given": "Plato"}],
    }  # fmt: skip
    reference = one({"status": "ok", "message": work})
    assert (reference.kind, reference.title) == (ReferenceKind.ARTICLE, "T")
    assert (reference.journal.title, reference.article_number) == ("J", "e0123456")
    assert reference.authors == (Author(collective="A Group"), Author("Plato"))


def test_a_broken_item_is_reported_and_the_others_are_read():
    records = read(
        '[\n{"id": "a", "title": "A"},\n{"id": "b", "title": },\n{"id": "c", "title": "C"}\n'
    )
    assert [(r.key, r.line) for r in records if isinstance(r, ReadReference)] == [
        ("a", 2),
        ("c", 4),
    ]
    assert [(r.reason, r.line) for r in records if isinstance(r, SkippedRecord)] == [("syntax", 3)]


def test_odd_values_break_nothing():
    text = '{"type": 7, "title": "T", "author": [null, 3, {}], "volume": [[]], "issued": {"date-parts": 1}}'
    (record,) = read(text)
    assert record.reference.title == "T"
    assert isinstance(read('{"id": "x", "a": ' + "[" * 100_000)[0], SkippedRecord)


def test_other_json_is_not_taken_for_it():
    assert CSL.sniff(b'{"name": "x", "type": "module", "version": 1}') == 0
    assert CSL.sniff(b'[{"id": "x", "type": "book"}]') > 0.8


def test_what_is_written():
    (item,) = json.loads(written(samples.ARTICLE))
    assert item["id"] == "Shin2026"
    assert item["author"][3] == {"literal": "Ministry of Health, Labour and Welfare"}
    assert (item["PMID"], item["DOI"]) == ("41000001", "10.1000/a_b(1)<2>")
    assert item["abstract"].startswith("BACKGROUND: Recurs")
    assert json.loads(written()) == []
    assert len(json.loads(written(*samples.ALL))) == 3


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    found = back(reference)
    for name in (
        "kind", "volume", "article_number", "container_title", "publisher", "publisher_place",
        "series", "note", "citation_key", "abstracts", "published", "title",
    ):  # fmt: skip
        assert getattr(found, name) == getattr(reference, name), name
    assert set(found.identifiers) == set(reference.identifiers)
    assert found.journal.title == reference.journal.title
    assert [a.family or a.collective for a in found.authors] == [
        a.family or a.collective for a in reference.authors
    ]


def test_every_kind_comes_back():
    for kind in ReferenceKind:
        assert back(Reference(kind=kind, title="T")).kind is kind


@given(
    title=samples.texts,
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4),
    published=samples.years,
    note=samples.texts,
)
@example(title="[]", authors=[], published=PartialDate(1800), note="0")
def test_whatever_is_written_is_read_again(title, authors, published, note):
    reference = Reference(
        title=escape(title),
        authors=tuple(authors),
        published=published,
        note=note,
        identifiers=(Identifier(Scheme.PMID, "41000001"),),
    )
    found = back(reference)
    assert found.published == published
    assert found.note == note
    assert found.pmid == "41000001"
    assert len(found.authors) == len(authors)
    if "<" not in title and "&" not in title and not title.endswith("."):
        assert found.title_plain.replace("≤", "<=").replace("≥", ">=") == title


@pytest.mark.corpus
def test_pubmeds_records_survive():
    data = corpus("nbib", "records_open.nbib").read_bytes()
    references = [r.reference for r in format_by_id("nbib").read(data, "records")]
    found = [r.reference for r in read(written(*references))]
    assert len(found) == len(references)
    for old, new in zip(references, found, strict=True):
        assert (new.pmid, new.pmcid, new.doi) == (old.pmid, old.pmcid, old.doi)
        assert (new.year, len(new.authors)) == (old.year, len(old.authors))
        assert new.article_number == old.article_number
