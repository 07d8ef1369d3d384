# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as EndNote's XML, in the order of elements that EndNote itself has.

PMID in ``accession-num`` and PMCID in ``custom2`` are where EndNote's own PubMed import has them;
the article number stands in ``custom7`` (EndNote) and in ``pages`` (all others).
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from refdesk.domain.dates import epub_date, within_year
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import index_terms
from refdesk.domain.kinds import PERIODICALS, type_names
from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.names import inverted
from refdesk.domain.reference import (
    AbstractSection,
    Author,
    AuthorRole,
    Journal,
    Reference,
    ReferenceKind,
)
from refdesk.domain.serials import serial_numbers
from refdesk.formats.endnote_xml.kinds import TYPE_OF_KIND
from refdesk.formats.endnote_xml.text import holdable, styled

Field = tuple[str, str]
"""A path below the record and markup."""

_ORDER = (
    "database", "source-app", "rec-number", "foreign-keys", "ref-type", "contributors",
    "auth-address", "titles", "periodical", "alt-periodical", "pages", "volume", "number",
    "num-vols", "edition", "section", "reprint-edition", "keywords", "dates", "pub-location",
    "publisher", "orig-pub", "isbn", "call-num", "accession-num", "abstract", "notes",
    "research-notes", "work-type", "urls", "custom1", "custom2", "custom3", "custom4", "custom5",
    "custom6", "custom7", "label", "electronic-resource-num", "remote-database-name",
    "remote-database-provider", "language", "access-date",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(_ORDER)}
_PEOPLE = {
    AuthorRole.AUTHOR: "authors",
    AuthorRole.EDITOR: "secondary-authors",
    AuthorRole.SERIES_EDITOR: "tertiary-authors",
    AuthorRole.TRANSLATOR: "subsidiary-authors",
}
_LISTS = frozenset({"author", "keyword", "url"})
"""Elements that there may be many of."""

_FILES_OWN = frozenset(
    {
        "auth-address", "label", "periodical/full-title", "periodical/abbr-1", "periodical/abbr-2",
    }
)  # fmt: skip
"""Fields that are written as they were read, where they were kept for saying something else."""

_HELD = frozenset({"custom2", "electronic-resource-num", "isbn"})
"""Fields whose texts were kept whole where they say more than an identifier."""

_OWN_EXTRA = re.compile(r"endnote:((?:[a-z][a-z0-9-]*/){0,3}[a-z][a-z0-9-]*)")
_ELSEWHERE = frozenset({"endnote:accession-num", "endnote:remote-database-name"})
_LINKED = frozenset({Scheme.NCT, Scheme.ARXIV})


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield XML text, one record a piece, numbered from 1."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    for number, reference in enumerate(references, 1):
        yield etree.tostring(_record(reference, number), encoding="unicode") + "\n"
    yield "</records></xml>\n"


def _record(reference: Reference, number: int) -> etree._Element:
    record = etree.Element("record")
    etree.SubElement(record, "rec-number").text = str(number)
    name, code = TYPE_OF_KIND[reference.kind]
    kind = etree.SubElement(record, "ref-type")
    kind.set("name", name)
    kind.text = str(code)
    extras = list(_extras(reference))
    for path, markup in _fields(reference):
        if markup and not any(path == p and _is_said(path, markup, text) for p, text in extras):
            _put(record, path, markup)
    for path, text in extras:
        _put(record, path, escape(text))
    record[:] = sorted(record, key=lambda child: _PLACE.get(child.tag, len(_PLACE)))
    return record


def _is_said(path: str, markup: str, text: str) -> bool:
    """Whether a text that was kept from a file stands for a field of the reference."""
    return path in _FILES_OWN or (path in _HELD and to_plain(markup) in text)


def _put(record: etree._Element, path: str, markup: str) -> None:
    """Add a field; what there may be only one of goes behind what is there, on a line of its own."""
    *parents, name = path.split("/")
    element = record
    for parent in parents:
        found = element.find(parent)
        element = etree.SubElement(element, parent) if found is None else found
    existing = None if name in _LISTS else element.find(name)
    if existing is None:
        styled(etree.SubElement(element, name), markup)
    else:
        styled(existing, f"\n{markup}")


def _fields(reference: Reference) -> Iterator[Field]:
    for author in reference.authors:
        yield f"contributors/{_PEOPLE[author.role]}/author", escape(_name(author))
    if not reference.authors_complete:
        yield f"contributors/{_PEOPLE[AuthorRole.AUTHOR]}/author", "et al.,"
    yield from _titles(reference)
    for path, text in (
        *_publication(reference),
        *_identifiers(reference),
        *_contents(reference),
    ):
        yield path, escape(text)
    abstract = reference.abstract
    yield "abstract", "\n".join(map(_section, abstract.sections)) if abstract else ""


def _name(author: Author) -> str:
    return collapse(inverted(author))


def _section(section: AbstractSection) -> str:
    return f"{escape(section.label)}: {section.text}" if section.label else section.text


def _titles(reference: Reference) -> Iterator[Field]:
    title, original = reference.title, reference.vernacular_title
    translated = reference.title_translated and title
    yield "titles/title", f"[{title}]" if translated else title or original
    yield "orig-pub", original if title else ""
    journal = reference.journal
    if reference.kind in PERIODICALS:
        yield "titles/secondary-title", escape(journal.title)
        yield from _periodical(journal)
        yield "titles/tertiary-title", escape(reference.series)
        return
    container = escape(reference.container_title or journal.title)
    series = escape(reference.series)
    if reference.kind is ReferenceKind.BOOK and not container:
        container, series = series, ""
    yield "titles/secondary-title", container
    yield "titles/tertiary-title", series


def _periodical(journal: Journal) -> Iterator[Field]:
    iso, medline = journal.iso_abbreviation, journal.medline_abbreviation
    yield "periodical/full-title", escape(journal.title)
    yield "periodical/abbr-1", escape(iso or medline)
    yield "periodical/abbr-2", escape(medline) if iso or medline == journal.title else ""


def _publication(reference: Reference) -> Iterator[Field]:
    number = reference.article_number
    yield "pages", reference.pages or number
    yield "custom7", number
    yield "volume", reference.volume
    yield "number", reference.issue
    yield "edition", reference.edition or epub_date(reference)
    yield "pub-location", reference.publisher_place
    yield "publisher", reference.publisher
    date = reference.published
    if not (date.year or date.raw):
        date = reference.electronic_date
    yield "dates/year", f"{date.year:04d}" if date.year else date.raw
    yield "dates/pub-dates/date", within_year(date) if date.year else ""


def _identifiers(reference: Reference) -> Iterator[Field]:
    yield "isbn", "\n".join(serial_numbers(reference))
    dois = [i.value for i in reference.identifiers if i.scheme is Scheme.DOI]
    yield "electronic-resource-num", "\n".join(dois)
    yield "custom2", reference.pmcid
    pmid = reference.pmid
    elsewhere = any(name in _ELSEWHERE for name, _ in reference.extra)
    if pmid and not elsewhere:
        yield "accession-num", pmid
        imported = not reference.electronic_date.day and epub_date(reference)
        yield "remote-database-name", "PubMed"
        yield "remote-database-provider", "NLM" if imported and not reference.edition else ""
    yield "urls/related-urls/url", reference.url
    for identifier in reference.identifiers:
        if identifier.scheme in _LINKED or (identifier.scheme is Scheme.PMID and elsewhere):
            yield "urls/related-urls/url", identifier.url or ""


def _contents(reference: Reference) -> Iterator[Field]:
    yield "work-type", "; ".join(type_names(reference))
    for text in index_terms(reference.keywords, reference.mesh, starred=True):
        yield "keywords/keyword", text
    yield "language", "; ".join(reference.languages)
    yield "notes", reference.note
    addresses = (place for author in reference.authors for place in author.affiliations)
    yield "auth-address", "\n".join(dict.fromkeys(addresses))
    yield "label", reference.citation_key


def _extras(reference: Reference) -> Iterator[Field]:
    for name, text in reference.extra:
        match = _OWN_EXTRA.fullmatch(name)
        if match and match[1] not in {"rec-number", "ref-type", "foreign-keys/key"}:
            yield match[1], holdable(text)
