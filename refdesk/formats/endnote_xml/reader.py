# SPDX-License-Identifier: GPL-3.0-or-later
"""One EndNote record made a reference."""

import re
from dataclasses import dataclass, replace

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import edition_or_date, parse_date
from refdesk.domain.indexing import starred_keywords
from refdesk.domain.kinds import PERIODICALS, names_preprint_server, types_in
from refdesk.domain.languages import languages_in
from refdesk.domain.markup import collapse
from refdesk.domain.names import is_cut, listed_authors
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.serials import issns_in
from refdesk.domain.titles import medline_title, unbracketed, without_stop
from refdesk.formats.endnote_xml.identifiers import LINKS, identifiers_of
from refdesk.formats.endnote_xml.kinds import EDITED_BOOK, KIND_OF_NAME, KIND_OF_NUMBER
from refdesk.formats.endnote_xml.leftovers import leftovers
from refdesk.formats.endnote_xml.records import EndNoteRecord

AUTHORS = "contributors/authors/author"
ROLES = {
    AUTHORS: AuthorRole.AUTHOR,
    "contributors/secondary-authors/author": AuthorRole.EDITOR,
    "contributors/tertiary-authors/author": AuthorRole.SERIES_EDITOR,
    "contributors/subsidiary-authors/author": AuthorRole.TRANSLATOR,
}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WHOLE_NUMBER = re.compile(r"(?:article|art\.)\s*(?:(?:number|no\.?|id)\s*)?", re.IGNORECASE)
_SECONDARY = "titles/secondary-title"
_FULL = "periodical/full-title"


@dataclass(frozen=True, slots=True)
class _Titles:
    title: str
    translated: bool
    vernacular: str


def reference_of(record: EndNoteRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record says nothing about a work."""
    kind = _kind(record)
    languages = languages_in(record.all("language"))
    titles = _titles(record, languages)
    authors = _authors(record)
    identifiers = identifiers_of(record)
    abstract = record.markup("abstract")
    named = titles.title or authors or identifiers or abstract
    if not (named or record.first(*LINKS, _SECONDARY, _FULL, "notes")):
        return None
    journal, container, series = _containers(record, kind)
    pages, number = _place(record, kind)
    at_pubmed = record.first("remote-database-provider") == "NLM"
    edition, electronic, history = edition_or_date(record.first("edition"), from_pubmed=at_pubmed)
    label = record.first("label")
    url = next((u for u in record.all(*LINKS) if u not in {i.url for i in identifiers}), "")
    reference = Reference(
        kind=kind,
        title=titles.title,
        title_translated=titles.translated,
        vernacular_title=titles.vernacular,
        authors=authors,
        authors_complete=not any(map(is_cut, record.all(AUTHORS))),
        journal=journal,
        container_title=container,
        published=_published(record),
        electronic_date=electronic,
        history=history,
        volume=record.first("volume"),
        issue=record.first("number", "issue"),
        pages=pages,
        article_number=number,
        languages=languages,
        abstracts=(Abstract(labelled_sections(abstract)),) if abstract else (),
        keywords=starred_keywords(record.lines("keywords/keyword")),
        publication_types=types_in(record.all("work-type")),
        identifiers=identifiers,
        publisher=record.first("publisher"),
        publisher_place=record.first("pub-location"),
        edition=edition,
        series=series,
        url=url,
        note="\n".join(record.all("notes")),
        citation_key="" if label.isdigit() or any(c.isspace() for c in label) else label,
    )
    return replace(reference, extra=leftovers(record, reference))


def _kind(record: EndNoteRecord) -> ReferenceKind:
    named = KIND_OF_NAME.get(record.type_name.strip().lower())
    kind = named or KIND_OF_NUMBER.get(record.type_number or record.type_name.strip())
    if kind is None:
        untyped = not (record.type_name or record.type_number)
        return ReferenceKind.ARTICLE if untyped and record.first(_FULL) else ReferenceKind.OTHER
    if kind is ReferenceKind.MANUSCRIPT:
        said = " ".join(record.all("work-type", _SECONDARY, _FULL, "publisher"))
        if names_preprint_server(said):
            return ReferenceKind.PREPRINT
    return kind


def _titles(record: EndNoteRecord, languages: tuple[str, ...]) -> _Titles:
    """Return the title; one in brackets is NLM's translation, its original is ``orig-pub``.

    Where EndNote's own field for a translation is used, the title is the original.
    """
    title = collapse(record.markup("titles/title"))
    translation = collapse(record.markup("titles/translated-title"))
    if unbracketed(without_stop(title)) is not None:
        original = collapse(record.markup("orig-pub")) or translation
        made = medline_title(title, original, languages or ("und",))
        return _Titles(made.text, made.translated, original)
    if title and translation and translation != title:
        inner = unbracketed(without_stop(translation))
        return _Titles(inner or translation, translated=True, vernacular=title)
    return _Titles(title or translation, translated=False, vernacular="")


def _authors(record: EndNoteRecord) -> tuple[Author, ...]:
    edited = record.type_name.lower() == EDITED_BOOK[0] or record.type_number == EDITED_BOOK[1]
    roles = ROLES | {AUTHORS: AuthorRole.EDITOR} if edited else ROLES
    return listed_authors((role, record.lines(path)) for path, role in roles.items())


def _containers(record: EndNoteRecord, kind: ReferenceKind) -> tuple[Journal, str, str]:
    """Return journal, container title and series."""
    tertiary = record.first("titles/tertiary-title")
    secondary = record.first(_SECONDARY)
    issns = issns_in(record.all("isbn"))
    if kind in PERIODICALS:
        return _journal(record, secondary, issns), "", tertiary
    if kind is ReferenceKind.BOOK:
        return issns, tertiary and secondary, tertiary or secondary
    container = secondary or record.first(_FULL)
    return issns, "" if container == record.first("titles/title") else container, tertiary


def _journal(record: EndNoteRecord, secondary: str, issns: Journal) -> Journal:
    """Return the journal; databases have its abbreviation in the one or the other field."""
    full = record.first(_FULL)
    abbreviations = record.all("periodical/abbr-1", "periodical/abbr-2", "periodical/abbr-3")
    title = full if full and (not secondary or secondary in abbreviations) else secondary
    iso = record.first("periodical/abbr-1")
    medline = record.first("periodical/abbr-2")
    alternative = record.first("titles/alt-title", "alt-periodical/abbr-1")
    if not (iso or medline) and alternative and len(alternative) < len(title):
        iso = alternative
    title = title or iso or medline
    if not medline and iso and "." not in iso:  # MEDLINE's have no stops
        iso, medline = "", iso
    if title == iso or (title == medline and not record.first("periodical/abbr-2")):
        iso, medline = ("", medline) if title == iso else (iso, "")
    return replace(issns, title=title, iso_abbreviation=iso, medline_abbreviation=medline)


def _published(record: EndNoteRecord) -> PartialDate:
    """Return the date of ``year`` and the ``date`` beside it, which mostly has no year."""
    year = record.first("dates/year")
    date = record.first("dates/pub-dates/date")
    if not date:
        return parse_date(year)
    if _YEAR.search(date):
        whole = parse_date(date)
        if whole.year == parse_date(year).year or not year:
            return whole
    said = parse_date(f"{year} {date}".strip())
    own = _YEAR.findall(date)
    if said.month or said.season or said.raw or not said.year:
        return said if not own else PartialDate(parse_date(year).year, raw=date)
    return replace(said, raw=date)


def _place(record: EndNoteRecord, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = record.first("pages")
    own = record.first("custom7")
    number = _WHOLE_NUMBER.sub("", own, count=1) if _WHOLE_NUMBER.match(own) else own
    if number and len(number) <= 30 and any(c.isdigit() for c in number) and "\n" not in number:
        return ("" if pages in {number, own} else pages), number
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")
