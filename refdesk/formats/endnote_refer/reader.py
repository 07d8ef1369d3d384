# SPDX-License-Identifier: GPL-3.0-or-later
"""One refer record made a reference."""

import re
from dataclasses import replace

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import parse_date
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.languages import language_code
from refdesk.domain.markup import collapse, escape, from_html
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
from refdesk.formats.endnote_refer.identifiers import identifiers_of, issns_of
from refdesk.formats.endnote_refer.kinds import (
    EDITED_BOOK,
    KIND_OF_NAME,
    PERIODICALS,
    PREPRINT_MARK,
)
from refdesk.formats.endnote_refer.leftovers import leftovers
from refdesk.formats.endnote_refer.records import ReferRecord

_ROLES = {
    "A": AuthorRole.AUTHOR, "E": AuthorRole.EDITOR, "Y": AuthorRole.SERIES_EDITOR,
    "?": AuthorRole.TRANSLATOR,
}  # fmt: skip
_PREPRINT_SERVER = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|ssrn|research square|preprints?)\b", re.IGNORECASE
)
_CUT = re.compile(r"et\.? al\.?,?", re.IGNORECASE)
"""In place of an author: the database cut the list."""

_NO_NAME = re.compile(rf"[ ,]*|{_CUT.pattern}", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FULL_DATE = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2}")
_HTML = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|inf)>|&(?:amp|lt|gt|#\d+|#x[\da-f]+);", re.I)


def reference_of(record: ReferRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record says nothing about a work."""
    kind = _kind(record)
    languages = _languages(record)
    title, translated, vernacular = _titles(record, languages)
    authors = _authors(record)
    identifiers = identifiers_of(record)
    abstract = "\n".join(from_text(line) for line in record.first("X").split("\n"))
    if not (title or authors or identifiers or abstract):
        return None
    journal, container, series = _containers(record, kind)
    pages, number = _place(record, kind)
    edition, electronic, history = _edition(record)
    key = record.first("F")
    urls = {identifier.url for identifier in identifiers}
    reference = Reference(
        kind=kind,
        title=title,
        title_translated=translated,
        vernacular_title=vernacular,
        authors=authors,
        authors_complete=not any(_CUT.fullmatch(name) for name in record.lines("A")),
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
        keywords=_keywords(record),
        publication_types=_types(record),
        identifiers=identifiers,
        publisher=record.first("I"),
        publisher_place=record.first("C"),
        edition=edition,
        series=series,
        url=next((url for url in record.lines("U") if url not in urls), ""),
        note="\n".join(record.all("Z", "<")),
        citation_key="" if key.isdigit() or any(c.isspace() for c in key) else key,
    )
    return replace(reference, extra=leftovers(record, reference))


def from_text(text: str) -> str:
    """Return a title or abstract as markup: some publishers leave HTML in them."""
    if _HTML.search(text):
        return from_html(text)
    return escape(collapse(text))


def _kind(record: ReferRecord) -> ReferenceKind:
    name = collapse(record.first("0")).lower()
    if not name:
        return ReferenceKind.ARTICLE if record.first("J") else ReferenceKind.OTHER
    kind = KIND_OF_NAME.get(name, ReferenceKind.OTHER)
    said = " ".join(record.all("9", "J", "B", "I"))
    if kind is ReferenceKind.MANUSCRIPT and _PREPRINT_SERVER.search(said):
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
    found: list[Author] = []
    said: set[Author] = set()
    for tag, usual in _ROLES.items():
        role = AuthorRole.EDITOR if edited and usual is AuthorRole.AUTHOR else usual
        names = (name for name in record.lines(tag) if not _NO_NAME.fullmatch(name))
        own = [author_from_text(name, role) for name in names]
        found.extend(a for a in own if role is AuthorRole.AUTHOR or a not in said)
        said.update(own)
    return tuple(found)


def _containers(record: ReferRecord, kind: ReferenceKind) -> tuple[Journal, str, str]:
    """Return journal, container title and series."""
    series = record.first("S")
    printed, electronic, linking = issns_of(record)
    issns = Journal(issn_print=printed, issn_electronic=electronic, issn_linking=linking)
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


def _edition(record: ReferRecord) -> tuple[str, PartialDate, tuple[HistoryDate, ...]]:
    """Return edition, electronic date and history.

    For journal articles the field is EndNote's "Epub Date"; its import from PubMed puts the date
    there on which the record came to PubMed.
    """
    text = record.first("7")
    if not _FULL_DATE.fullmatch(text):
        return text, PartialDate(), ()
    if record.first("W") == "NLM":
        return "", PartialDate(), (HistoryDate("pubmed", parse_date(text)),)
    return "", parse_date(text), ()


def _place(record: ReferRecord, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages, own = record.first("P"), record.first("]")
    if own and len(own) <= 30 and any(c.isdigit() for c in own) and "\n" not in own:
        return ("" if pages == own else pages), own
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")


def _languages(record: ReferRecord) -> tuple[str, ...]:
    words = (word for text in record.all("G") for word in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(language_code(word) for word in words if word.strip()))


def _keywords(record: ReferRecord) -> tuple[Keyword, ...]:
    """Return keywords; PubMed's star before one of the authors' says only that it is a main one."""
    texts = record.lines("K")
    if len(texts) == 1:
        texts = texts[0].split(";")
    found: dict[str, Keyword] = {}
    for text in map(str.strip, texts):
        word = text.removeprefix("*").strip()
        if word:
            found.setdefault(word.lower(), Keyword(word, major=text.startswith("*")))
    return tuple(found.values())


def _types(record: ReferRecord) -> tuple[PublicationType, ...]:
    names = (name.strip() for text in record.all("9") for name in re.split(r"[;\n]", text))
    return tuple(PublicationType(n) for n in dict.fromkeys(names) if n and n != PREPRINT_MARK)
