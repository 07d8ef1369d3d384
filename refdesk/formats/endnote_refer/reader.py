# SPDX-License-Identifier: GPL-3.0-or-later
"""One refer record made a reference."""

import re
from dataclasses import replace

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import edition_or_date, parse_date
from refdesk.domain.escaping import escape
from refdesk.domain.indexing import starred_keywords
from refdesk.domain.kinds import PERIODICALS, names_preprint_server, types_in
from refdesk.domain.languages import languages_in
from refdesk.domain.markup import collapse, from_html, has_html
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
from refdesk.formats.endnote_refer.identifiers import identifiers_of
from refdesk.formats.endnote_refer.kinds import EDITED_BOOK, KIND_OF_NAME
from refdesk.formats.endnote_refer.leftovers import leftovers
from refdesk.formats.endnote_refer.records import ReferRecord

_ROLES = {
    "A": AuthorRole.AUTHOR, "E": AuthorRole.EDITOR, "Y": AuthorRole.SERIES_EDITOR,
    "?": AuthorRole.TRANSLATOR,
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def reference_of(record: ReferRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record says nothing about a work."""
    kind = _kind(record)
    languages = languages_in(record.all("G"))
    title, translated, vernacular = _titles(record, languages)
    authors = _authors(record)
    identifiers = identifiers_of(record)
    abstract = "\n".join(from_text(line) for line in record.first("X").split("\n"))
    if not (title or authors or identifiers or abstract or record.first("U", "B", "J", "Z")):
        return None
    journal, container, series = _containers(record, kind)
    pages, number = _place(record, kind)
    at_pubmed = record.first("W") == "NLM"
    edition, electronic, history = edition_or_date(record.first("7"), from_pubmed=at_pubmed)
    key = record.first("F")
    urls = {identifier.url for identifier in identifiers}
    reference = Reference(
        kind=kind,
        title=title,
        title_translated=translated,
        vernacular_title=vernacular,
        authors=authors,
        authors_complete=not any(map(is_cut, record.lines("A"))),
        journal=journal,
        container_title=container,
        published=_published(record),
        electronic_date=electronic,
        history=history,
        volume=record.first("V"),
        issue=record.first("N"),
        pages=pages,
        article_number=number,
        languages=languages,
        abstracts=(Abstract(labelled_sections(abstract)),) if abstract else (),
        keywords=starred_keywords(record.lines("K")),
        publication_types=types_in(record.all("9")),
        identifiers=identifiers,
        publisher=record.first("I"),
        publisher_place=record.first("C"),
        edition=edition,
        series=series,
        url=next((url for url in record.lines("U") if url not in urls), ""),
        note="\n".join(record.all("Z")),
        citation_key="" if key.isdigit() or any(c.isspace() for c in key) else key,
    )
    return replace(reference, extra=leftovers(record, reference))


def from_text(text: str) -> str:
    """Return a title or abstract as markup: some publishers leave HTML in them."""
    if has_html(text):
        return from_html(text)
    return escape(collapse(text))


def _kind(record: ReferRecord) -> ReferenceKind:
    name = collapse(record.first("0")).lower()
    if not name:
        return ReferenceKind.ARTICLE if record.first("J") else ReferenceKind.OTHER
    kind = KIND_OF_NAME.get(name, ReferenceKind.OTHER)
    said = " ".join(record.all("9", "J", "B", "I"))
    if kind is ReferenceKind.MANUSCRIPT and names_preprint_server(said):
        return ReferenceKind.PREPRINT
    return kind


def _titles(record: ReferRecord, languages: tuple[str, ...]) -> tuple[str, bool, str]:
    """Return title, whether it is a translation, and the original.

    A title in brackets is NLM's translation, its original is ``%(``. Where EndNote's own tag for
    a translation is used, the title is the original.
    """
    title, translation = from_text(record.first("T")), from_text(record.first("Q"))
    if unbracketed(without_stop(title)) is not None:
        original = from_text(record.first("(")) or translation
        made = medline_title(title, original, languages or ("und",))
        return made.text, made.translated, original
    if title and translation and translation != title:
        return unbracketed(without_stop(translation)) or translation, True, title
    return title or translation, False, ""


def _authors(record: ReferRecord) -> tuple[Author, ...]:
    edited = record.first("0").lower() == EDITED_BOOK
    roles = _ROLES | {"A": AuthorRole.EDITOR} if edited else _ROLES
    return listed_authors((role, record.lines(tag)) for tag, role in roles.items())


def _containers(record: ReferRecord, kind: ReferenceKind) -> tuple[Journal, str, str]:
    """Return journal, container title and series."""
    series = record.first("S")
    issns = issns_in(record.all("@"))
    if kind in PERIODICALS:
        return _journal(record, issns), "", series
    container = record.first("B", "J")
    if kind is ReferenceKind.BOOK:
        return issns, series and container, series or container
    return issns, "" if container == record.first("T") else container, series


def _journal(record: ReferRecord, issns: Journal) -> Journal:
    """Return the journal; an alternate title that is no longer is its abbreviation."""
    title, alternate = record.first("J", "B"), record.first("O")
    if not title or len(alternate) > len(title):
        return replace(issns, title=title or alternate)
    if "." in alternate:  # MEDLINE's have no stops
        return replace(issns, title=title, iso_abbreviation=alternate)
    return replace(issns, title=title, medline_abbreviation=alternate)


def _published(record: ReferRecord) -> PartialDate:
    """Return the date of ``%D`` and of ``%8``, which mostly has no year."""
    year, date = record.first("D"), record.first("8")
    alone = parse_date(year)
    if not date:
        return alone
    if _YEAR.search(date):
        whole = parse_date(date)
        if not year or whole.year == alone.year:
            return whole
        return PartialDate(alone.year, raw=date)
    said = parse_date(f"{year} {date}".strip())
    return said if said.month or said.season or said.raw else replace(said, raw=date)


def _place(record: ReferRecord, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages, own = record.first("P"), record.first("]")
    if own and len(own) <= 30 and any(c.isdigit() for c in own) and "\n" not in own:
        return ("" if pages == own else pages), own
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")
