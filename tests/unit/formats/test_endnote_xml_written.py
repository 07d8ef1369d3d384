"""EndNote's XML as it is written, and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.markup import TAGS
from refdesk.domain.names import is_suffix
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Journal,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, format_by_id
from tests.unit.formats import samples

XML = format_by_id("endnote-xml")


def written(*references: Reference) -> str:
    return "".join(XML.write(references))


def back(reference: Reference) -> Reference:
    (found,) = XML.read(written(reference).encode(), "test")
    assert isinstance(found, ReadReference)
    return found.reference


def test_what_is_written():
    text = written(samples.ARTICLE)
    assert '<ref-type name="Journal Article">17</ref-type>' in text
    style = '<style face="normal" font="default" size="100%">'
    assert (
        f'<title>{style}Cells at 10</style><style face="superscript" font="default" size="100%">9'
        in text
    )
    assert f"<author>{style}Ministry of Health, Labour and Welfare,</style></author>" in text
    assert f"<accession-num>{style}41000001</style></accession-num>" in text
    assert "10.1000/a_b(1)&lt;2&gt;" in text
    assert text.count("<record>") == 1


def test_what_xml_cannot_hold_is_dropped():
    reference = Reference(title="A\x00B\x0b &lt;c&gt;\ud800\ufffe", note="x\x1by")
    assert (back(reference).title, back(reference).note) == ("AB &lt;c&gt;", "xy")


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    read_again = back(reference)
    for name in (
        "kind", "title", "authors", "published", "volume", "issue", "pages", "article_number",
        "languages", "container_title", "publisher", "publisher_place", "edition", "series",
        "identifiers", "url", "note", "citation_key", "publication_types", "abstracts", "journal",
    ):  # fmt: skip
        assert getattr(read_again, name) == getattr(reference, name), name


_PIECES = st.tuples(st.lists(st.sampled_from(TAGS), max_size=2, unique=True), samples.words)


def _markup(pieces) -> str:
    parts = []
    for tags, text in pieces:
        opened = "".join(f"<{tag}>" for tag in tags)
        parts.append(opened + text + "".join(f"</{tag}>" for tag in reversed(tags)))
    return " ".join(parts)


@given(
    title=st.lists(_PIECES, min_size=1, max_size=5).map(_markup),
    kind=st.sampled_from(list(ReferenceKind)),
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4, unique=True),
    published=samples.years,
    keywords=st.lists(
        st.builds(Keyword, samples.words, major=st.booleans()),
        max_size=3,
        unique_by=lambda k: k.text.lower(),
    ),
    journal=samples.words,
    note=samples.texts,
    abstract=samples.texts,
    place=st.tuples(samples.words, st.integers(1, 99).map(str), samples.words),
)
def test_whatever_is_written_is_read_again(
    title, kind, authors, published, keywords, journal, note, abstract, place
):
    authors = [a for a in authors if not is_suffix(a.given)]
    periodical = kind in {
        ReferenceKind.ARTICLE, ReferenceKind.PREPRINT, ReferenceKind.MAGAZINE,
        ReferenceKind.NEWSPAPER, ReferenceKind.MANUSCRIPT,
    }  # fmt: skip
    reference = Reference(
        kind=kind,
        title=title,
        authors=tuple(authors),
        published=published,
        keywords=tuple(keywords),
        journal=Journal(journal) if periodical else Journal(),
        volume=place[0],
        issue=place[1],
        publisher=place[2],
        note=note,
        abstracts=(Abstract((AbstractSection(escape(abstract)),)),),
        identifiers=(Identifier(Scheme.PMID, "41000001"), Identifier(Scheme.PMCID, "PMC7")),
    )
    read_again = back(reference)
    if "<" in abstract or "&" in abstract:  # what looks like HTML may be read as HTML
        assert read_again.abstracts
    else:
        assert read_again.abstracts == reference.abstracts
    for name in (
        "kind", "title", "authors", "published", "keywords", "journal", "volume", "issue",
        "publisher", "note", "identifiers", "extra",
    ):  # fmt: skip
        assert getattr(read_again, name) == getattr(reference, name), name


@given(st.text(max_size=60))
def test_any_text_can_be_written(text):
    reference = Reference(title=escape(f"T {text}"), note=text, extra=(("endnote:custom1", text),))
    assert back(reference).title
