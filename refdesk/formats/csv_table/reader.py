# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of a table made a reference."""

import re
from collections.abc import Iterable, Iterator

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import made_date, month_number, parse_date
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.kinds import PERIODICALS
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html
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
from refdesk.domain.titles import without_stop
from refdesk.formats.csv_table.cells import values_of
from refdesk.formats.csv_table.entry import Entry
from refdesk.formats.csv_table.identifiers import identifiers_of
from refdesk.formats.csv_table.kinds import kind_of
from refdesk.formats.csv_table.people import people_in

_ISSN = re.compile(r"(?<!\d)(\d{4})-?(\d{3}[\dXx])(?![\dXx])")
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?:\.0)?(?!\d)")
_ZOTERO_KEY = re.compile(r"[A-Z0-9]{8}")
_DATABASES = frozenset({"scopus", "pubmed", "medline", "embase", "web of science", "crossref"})
_OWNERS = {
    "own_keywords": "NOTNLM",
    "keywords": "",
    "cited_keywords": "KeywordsPlus",
    "emtree": "EMTREE",
}
_ROLES = {
    "editors": AuthorRole.EDITOR,
    "series_editors": AuthorRole.SERIES_EDITOR,
    "translators": AuthorRole.TRANSLATOR,
}
_WORK = frozenset(
    {
        "title", "original", "authors", "full_authors", "groups", "doi", "pmid", "pmcid", "arxiv",
        "mid", "nct", "abstract", "citation", "isbn",
    }
)  # fmt: skip


def reference_of(entry: Entry) -> Reference | None:
    """Return the reference, or ``None`` where the row says nothing about a work."""
    if not _WORK.intersection(entry.values):
        return None
    kind, types = _kind_and_types(entry)
    original = _marked_up(entry.first("original"))
    title = without_stop(_marked_up(entry.first("title")))
    authors, complete = _people(entry)
    pages, number = _place(entry, kind)
    journal, container = _containers(entry, kind)
    published, online = _dates(entry)
    note = "\n".join(entry.all("note"))
    identifiers = identifiers_of(entry, note)
    urls = entry.all("url")
    links = [u for u in urls if not any(u == identifier.url for identifier in identifiers)]
    return Reference(
        kind=kind,
        title=title,
        title_translated=bool(original and title),
        vernacular_title=original,
        authors=authors,
        authors_complete=complete,
        journal=journal,
        container_title=container,
        published=published,
        electronic_date=online,
        publication_status=_status(entry),
        volume=entry.first("volume") or (entry.citation.volume if entry.citation else ""),
        issue=entry.first("issue", "number") or (entry.citation.issue if entry.citation else ""),
        pages=pages,
        article_number=number,
        languages=_languages(entry),
        abstracts=_abstracts(entry),
        mesh=tuple(
            _heading(v) for text in entry.all("mesh") for v in values_of(text) if v.strip("*/ ")
        ),
        keywords=_keywords(entry),
        publication_types=types,
        identifiers=identifiers,
        history=_history(entry),
        publisher=entry.first("publisher"),
        publisher_place=entry.first("place"),
        edition=entry.first("edition"),
        series=entry.first("series"),
        url=links[0] if links else "",
        note=note,
        citation_key=_citation_key(entry),
        extra=tuple(_extra(entry, links[1:])),
    )


def key_of(entry: Entry) -> str:
    """Return the row's own id: a citation key, a program's key, a database's number, or ``""``."""
    for name in ("key", "id"):
        for _, text in entry.values.get(name, ()):
            return text
    return ""


def _citation_key(entry: Entry) -> str:
    """Return the key for citations; Zotero's ``Key`` is a number of its database."""
    if key := entry.first("key"):
        return key
    for header, text in entry.values.get("id", ()):
        named = header.strip().lower() == "key" and not _ZOTERO_KEY.fullmatch(text)
        if named and not (text.isdigit() or any(c.isspace() for c in text)):
            entry.used.add(("id", header))
            return text
    return ""


def _marked_up(text: str) -> str:
    text = " ".join(text.split())
    return from_html(text) if "<" in text or "&" in text or ">" in text else text


def _kind_and_types(entry: Entry) -> tuple[ReferenceKind, tuple[PublicationType, ...]]:
    """Return the kind, and the publication types but for words that only tell the kind."""
    said = entry.first("kind")
    kind = kind_of(said) if said else None
    types: dict[str, None] = {}
    for name in (v for text in entry.all("types") for v in values_of(text)):
        implied = kind_of(name)
        kind = kind or implied
        if not (implied and (len(name) == 1 or (" " not in name and name[0].islower()))):
            types.setdefault(name)
    if said and kind_of(said) is None:
        types.setdefault(said)
    if kind is None and entry.values.get("container") and not entry.values.get("journal"):
        kind = ReferenceKind.CHAPTER
    return kind or ReferenceKind.ARTICLE, tuple(map(PublicationType, types))


def _people(entry: Entry) -> tuple[tuple[Author, ...], bool]:
    people: list[Author] = []
    complete = True
    if text := entry.first("full_authors", "authors"):
        found, complete = people_in(text, AuthorRole.AUTHOR)
        people += found
    elif text := entry.first("first_author"):
        people += people_in(text, AuthorRole.AUTHOR)[0]
        complete = False
    if people:
        entry.first("first_author")  # says nothing more
    more: list[Author] = []
    for text in entry.all("groups"):
        more += (Author(collective=name.rstrip(" ,")) for name in values_of(text))
    for name, role in _ROLES.items():
        if text := entry.first(name):
            more += people_in(text, role)[0]
    return (*people, *(a for a in dict.fromkeys(more) if a not in people)), complete


def _containers(entry: Entry, kind: ReferenceKind) -> tuple[Journal, str]:
    title = entry.first("journal")
    container = entry.first("container")
    source = next((text for _, text in entry.values.get("source", ())), "")
    if source and not (title or container) and source.lower() not in _DATABASES:
        title = entry.first("source")
    short = entry.first("abbreviation")
    printed = entry.found("issn", _issns)
    electronic = [i for i in entry.found("eissn", _issns) if i not in printed[:1]]
    electronic += printed[1:]
    if kind not in PERIODICALS and not container:
        title, container = "", title
    citation = entry.citation
    abbreviated = title if citation and _is_same(citation.journal, title) else ""
    title = title or (citation.journal if citation and kind in PERIODICALS else "")
    journal = Journal(
        title=title or short,
        iso_abbreviation=short if title and short != title else "",
        medline_abbreviation=abbreviated,
        issn_print=printed[0] if printed else "",
        issn_electronic=electronic[0] if electronic else "",
    )
    return journal, container


def _is_same(one: str, other: str) -> bool:
    return bool(other) and one.replace(".", "").casefold() == other.replace(".", "").casefold()


def _issns(text: str) -> list[str]:
    return list(dict.fromkeys(f"{m[1]}-{m[2]}".upper() for m in _ISSN.finditer(text)))


def _dates(entry: Entry) -> tuple[PartialDate, PartialDate]:
    """Return the date of the issue and the electronic one."""
    online = parse_date(entry.first("electronic"))
    if not online.year and entry.citation:
        online = entry.citation.online
    return _published(entry), online


def _published(entry: Entry) -> PartialDate:
    """Return the date of the issue: a date of another year than the year's own column is none."""
    said = entry.first("year")
    match = _YEAR.search(said)
    year = int(match[1]) if match else None
    text = next((text for _, text in entry.values.get("date", ())), "")
    date = parse_date(text)
    if year and date.year is None and text:
        date = parse_date(f"{year} {text}")  # Web of Science has "JUN 14" there
    if year and date.year not in {None, year}:
        date = PartialDate()
    elif date != PartialDate():
        entry.first("date")
    if entry.citation and not date.month and year in {None, entry.citation.date.year}:
        date = entry.citation.date
    if date.year is None and not date.raw:
        date = made_date(year) if year else PartialDate(raw=said)
    month = entry.first("month")
    if month and date.year and not date.month:
        number = month_number(month)
        date = made_date(date.year, number) if number else parse_date(f"{date.year} {month}")
    return date


def _status(entry: Entry) -> str:
    return "aheadofprint" if entry.citation and entry.citation.ahead_of_print else ""


def _place(entry: Entry, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = entry.first("pages")
    if not pages:
        first, last = entry.first("first_page"), entry.first("last_page")
        pages = f"{first}-{last}" if first and last and first != last else first or last
    pages = pages or (entry.citation.pages if entry.citation else "")
    number = entry.first("article_number")
    if number:
        return ("" if pages == number else pages), number
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")


def _languages(entry: Entry) -> tuple[str, ...]:
    names = values_of(entry.first("language"), commas=True)
    return tuple(dict.fromkeys(language_code(name) for name in names))


def _abstracts(entry: Entry) -> tuple[Abstract, ...]:
    text = _marked_up(entry.first("abstract"))
    return (Abstract(labelled_sections(text)),) if text else ()


def _keywords(entry: Entry) -> tuple[Keyword, ...]:
    found: dict[str, Keyword] = {}
    for name, owner in _OWNERS.items():
        for text in entry.all(name):
            for value in values_of(text, commas=True):
                found.setdefault(value.lower(), Keyword(value, owner))
    return tuple(found.values())


def _heading(value: str) -> MeshHeading:
    name, *qualifiers = value.split("/")
    return MeshHeading(
        name.lstrip("*").strip(),
        major=name.startswith("*"),
        qualifiers=tuple(
            MeshQualifier(q.strip().lstrip("*"), major=q.strip().startswith("*"))
            for q in qualifiers
            if q.strip("* ")
        ),
    )


def _history(entry: Entry) -> tuple[HistoryDate, ...]:
    dates = (parse_date(text) for text in entry.found("created", _if_dated))
    return tuple(HistoryDate("entrez", date) for date in dates)


def _if_dated(text: str) -> list[str]:
    return [text] if parse_date(text).year else []


def _extra(entry: Entry, links: Iterable[str]) -> Iterator[tuple[str, str]]:
    for link in links:
        yield "csv:URL", link
    for header, text in entry.left():
        yield f"csv:{header}", text
