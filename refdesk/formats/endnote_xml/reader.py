# SPDX-License-Identifier: GPL-3.0-or-later
"""One EndNote record made a reference."""

import re
from dataclasses import dataclass, replace

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import parse_date
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.languages import language_code
from refdesk.domain.markup import collapse
from refdesk.domain.names import author_from_text
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    AuthorRole,
    HistoryDate,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.titles import medline_title, unbracketed, without_stop
from refdesk.formats.endnote_xml.identifiers import LINKS, identifiers_of, issns_of
from refdesk.formats.endnote_xml.kinds import (
    EDITED_BOOK,
    KIND_OF_NAME,
    KIND_OF_NUMBER,
    PERIODICALS,
    PREPRINT_MARK,
)
from refdesk.formats.endnote_xml.leftovers import leftovers
from refdesk.formats.endnote_xml.records import EndNoteRecord

AUTHORS = "contributors/authors/author"
ROLES = {
    AUTHORS: AuthorRole.AUTHOR,
    "contributors/secondary-authors/author": AuthorRole.EDITOR,
    "contributors/tertiary-authors/author": AuthorRole.SERIES_EDITOR,
    "contributors/subsidiary-authors/author": AuthorRole.TRANSLATOR,
}
_PREPRINT_SERVER = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|ssrn|research square|preprints?)\b", re.IGNORECASE
)
_CUT = re.compile(r"et\.? al\.?,?", re.IGNORECASE)
"""In place of an author: the database cut the list."""

_NO_NAME = re.compile(rf"[ ,]*|{_CUT.pattern}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FULL_DATE = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2}")
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
    languages = _languages(record)
    titles = _titles(record, languages)
    authors = _authors(record)
    identifiers = identifiers_of(record)
    abstract = record.markup("abstract")
    if not (titles.title or authors or identifiers or abstract):
        return None
    journal, container, series = _containers(record, kind)
    pages, number = _place(record, kind)
    edition, electronic, history = _edition(record)
    label = record.first("label")
    url = next((u for u in record.all(*LINKS) if u not in {i.url for i in identifiers}), "")
    reference = Reference(
        kind=kind,
        title=titles.title,
        title_translated=titles.translated,
        vernacular_title=titles.vernacular,
        authors=authors,
        authors_complete=not any(_CUT.fullmatch(name) for name in record.all(AUTHORS)),
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
        keywords=_keywords(record),
        publication_types=_types(record),
        identifiers=identifiers,
        publisher=record.first("publisher"),
        publisher_place=record.first("pub-location"),
        edition=edition,
        series=series,
        url=url,
        note="\n".join(record.all("notes", "research-notes")),
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
        if _PREPRINT_SERVER.search(said):
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
    found: list[Author] = []
    said: set[Author] = set()
    for path, role in ROLES.items():
        role = AuthorRole.EDITOR if edited and role is AuthorRole.AUTHOR else role
        names = (name for text in record.all(path) for name in text.split("\n"))
        own = [author_from_text(name, role) for name in names if not _NO_NAME.fullmatch(name)]
        found.extend(a for a in own if role is AuthorRole.AUTHOR or a not in said)
        said.update(own)
    return tuple(found)


def _containers(record: EndNoteRecord, kind: ReferenceKind) -> tuple[Journal, str, str]:
    """Return journal, container title and series."""
    tertiary = record.first("titles/tertiary-title")
    secondary = record.first(_SECONDARY)
    printed, electronic, linking = issns_of(record)
    issns = Journal(issn_print=printed, issn_electronic=electronic, issn_linking=linking)
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


def _edition(
    record: EndNoteRecord,
) -> tuple[str, PartialDate, tuple[HistoryDate, ...]]:
    """Return edition, electronic date and history.

    For journal articles the field is EndNote's "Epub Date"; its import from PubMed puts the date
    there on which the record came to PubMed.
    """
    text = record.first("edition")
    if not _FULL_DATE.fullmatch(text):
        return text, PartialDate(), ()
    date = parse_date(text)
    if record.first("remote-database-provider") == "NLM":
        return "", PartialDate(), (HistoryDate("pubmed", date),)
    return "", date, ()


def _place(record: EndNoteRecord, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = record.first("pages")
    own = record.first("custom7")
    number = _WHOLE_NUMBER.sub("", own, count=1) if _WHOLE_NUMBER.match(own) else own
    if number and len(number) <= 30 and any(c.isdigit() for c in number) and "\n" not in number:
        return ("" if pages in {number, own} else pages), number
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")


def _languages(record: EndNoteRecord) -> tuple[str, ...]:
    words = (w for text in record.all("language") for w in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(language_code(word) for word in words if word.strip()))


def _keywords(record: EndNoteRecord) -> tuple[Keyword, ...]:
    """Return keywords; PubMed's star before one of the authors' says only that it is a main one."""
    texts = [piece for text in record.all("keywords/keyword") for piece in text.split("\n")]
    if len(texts) == 1:
        texts = texts[0].split(";")
    found: dict[str, Keyword] = {}
    for text in texts:
        word = text.strip().removeprefix("*").strip()
        if word:
            major = text.strip().startswith("*")
            found.setdefault(word.lower(), Keyword(word, major=major))
    return tuple(found.values())


def _types(record: EndNoteRecord) -> tuple[PublicationType, ...]:
    names = (n.strip() for text in record.all("work-type") for n in re.split(r"[;\n]", text))
    return tuple(PublicationType(n) for n in dict.fromkeys(names) if n and n != PREPRINT_MARK)
