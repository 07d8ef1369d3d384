# SPDX-License-Identifier: GPL-3.0-or-later
"""One CSL-JSON item made a reference, whatever program wrote it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.belongings import NOTHING, Belongings
from refdesk.domain.csl import AHEAD_OF_PRINT
from refdesk.domain.dates import parse_date
from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi, identifier_of_link
from refdesk.domain.indexing import Keyword
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html, to_plain
from refdesk.domain.names import is_cut
from refdesk.domain.notes import note_from
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.titles import Title, unbracketed
from refdesk.formats.csl_json.kinds import KIND_OF_TYPE, PERIODICALS
from refdesk.formats.csl_json.values import read_date, read_name, text_of, texts_of
from refdesk.formats.csl_json.writer import ANNOTATION, OWN_FIELD, ROLES, SAID_DATE

_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_NOTE_LINE = re.compile(r"\{?:?(PMID|PMCID|DOI|arXiv|ISBN)\s*:\s*([^\s}]+)\}?", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-+|[–—‐‑−])\s*")
_PLACED = frozenset(
    {
        *ROLES, ANNOTATION, "id", "type", "title", "container-title", "container-title-short",
        "journalAbbreviation", "issued", "volume", "issue", "page", "number", "DOI", "PMID",
        "PMCID", "ISBN", "ISSN", "URL", "abstract", "keyword", "note", "language", "publisher",
        "publisher-place", "edition", "collection-title", "citation-key", "status", "references",
        "page-first", "original-title",
    }
)  # fmt: skip
_IMPLIED_GENRES = frozenset({"Preprint", "Thesis"})
"""What we write for kinds that styles do not know."""
_SAYING = ("URL", "abstract", "container-title", "note")
"""Fields that say something of a work where it has neither title nor people."""


def reference_of(item: Mapping[str, object]) -> Reference | None:
    """Return the reference, or ``None`` where the item names no work."""
    kind = KIND_OF_TYPE.get(text_of(item.get("type")).lower(), ReferenceKind.OTHER)
    original = from_html(text_of(item.get("original-title")))
    languages = tuple(map(language_code, texts_of(item.get("language"))))
    title = _title(from_html(text_of(item.get("title"))), original, languages)
    authors, complete = _authors(item)
    identifiers, note = _identifiers(item)
    if not (title.text or authors or identifiers or any(map(item.get, _SAYING))):
        return None
    pages, number = _place(item, kind)
    journal, container = _containers(item, kind)
    return Reference(
        kind=kind,
        title=title.text,
        title_translated=title.translated,
        vernacular_title=original,
        authors=authors,
        authors_complete=complete,
        journal=journal,
        container_title=container,
        published=_published(item),
        publication_status=(
            "aheadofprint" if text_of(item.get("status")) == AHEAD_OF_PRINT else ""
        ),
        volume=text_of(item.get("volume")),
        issue=text_of(item.get("issue")),
        pages=pages,
        article_number=number,
        languages=languages,
        abstracts=_abstracts(item),
        keywords=_keywords(item),
        identifiers=identifiers,
        publisher="" if kind is ReferenceKind.PREPRINT else _plain(item, "publisher"),
        publisher_place=text_of(item.get("publisher-place")),
        edition=text_of(item.get("edition")),
        series=_plain(item, "collection-title"),
        url=text_of(item.get("URL")),
        note=note,
        citation_key=_key(item),
        extra=_extra(item),
    )


def belongings_of(item: Mapping[str, object]) -> Belongings:
    """Return what its owner had added to an item."""
    note = item.get(ANNOTATION)
    return (
        Belongings(notes=(note_from(note),)) if isinstance(note, str) and note.strip() else NOTHING
    )


def _published(item: Mapping[str, object]) -> PartialDate:
    """Return the date, in the words of the source where our own writer has kept them."""
    date, more = read_date(item.get("issued")), item.get("custom")
    said = parse_date(text_of(more.get(SAID_DATE))) if isinstance(more, dict) else PartialDate()
    return said if said.raw and said.year == date.year else date


def _title(title: str, original: str, languages: Sequence[str]) -> Title:
    """Return the title; one in brackets is a translation, also behind its original."""
    behind = title.removeprefix(original).lstrip() if original else title
    inner = unbracketed(behind)
    if inner is None or (behind == title and languages[:1] == ("eng",)):
        return Title(title)
    return Title(inner, translated=True)


def _plain(item: Mapping[str, object], *names: str) -> str:
    text = next(filter(None, (text_of(item.get(name)) for name in names)), "")
    return to_plain(from_html(text))


def _authors(item: Mapping[str, object]) -> tuple[tuple[Author, ...], bool]:
    """Return the people, and whether these are all."""
    found = []
    complete = True
    for field, role in ROLES.items():
        values = item.get(field)
        for value in values if isinstance(values, list) else [values]:
            author = read_name(value, role)
            if author and is_cut(author.collective or author.short):
                complete = False
            elif author:
                found.append(author)
    return tuple(found), complete


def _containers(item: Mapping[str, object], kind: ReferenceKind) -> tuple[Journal, str]:
    title = _plain(item, "container-title")
    issns = [f"{a}-{b.upper()}" for a, b in _ISSN.findall(" ".join(texts_of(item.get("ISSN"))))]
    printed, electronic = (*issns, "", "")[:2]
    if kind not in PERIODICALS:
        return Journal(issn_print=printed, issn_electronic=electronic), title
    short = _plain(item, "container-title-short", "journalAbbreviation")
    if kind is ReferenceKind.PREPRINT:
        title = title or _plain(item, "publisher")
    journal = Journal(
        title=title or short,
        iso_abbreviation=short if title and short != title else "",
        issn_print=printed,
        issn_electronic=electronic,
    )
    return journal, ""


def _place(item: Mapping[str, object], kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = text_of(item.get("page")) or text_of(item.get("page-first"))
    pages = _DASHES.sub("-", pages)
    number = text_of(item.get("number"))
    if number or kind not in PERIODICALS:
        return ("" if pages == number else pages), number
    number = article_number(pages)
    return ("", number) if number else (pages, "")


def _abstracts(item: Mapping[str, object]) -> tuple[Abstract, ...]:
    sections = labelled_sections(from_html(text_of(item.get("abstract"))))
    return (Abstract(sections),) if sections else ()


def _keywords(item: Mapping[str, object]) -> tuple[Keyword, ...]:
    found: dict[str, Keyword] = {}
    for value in texts_of(item.get("keyword")):
        for piece in value.split(";" if ";" in value else ","):
            if text := piece.strip():
                found.setdefault(text.lower(), Keyword(text))
    return tuple(found.values())


def _key(item: Mapping[str, object]) -> str:
    if key := text_of(item.get("citation-key")):
        return key
    key = text_of(item.get("id"))
    return "" if key.isdigit() or re.search(r"[\s/:{},]", key) else key


def _identifiers(item: Mapping[str, object]) -> tuple[tuple[Identifier, ...], str]:
    """Return identifiers, and the note without the lines that name them."""
    found: dict[tuple[Scheme, str], Identifier] = {}
    kept = []
    claimed = [(name, text_of(item.get(name))) for name in ("PMID", "DOI", "PMCID", "ISBN")]
    for line in text_of(item.get("note")).split("\n"):
        if match := _NOTE_LINE.fullmatch(line.strip()):
            claimed.append((match[1].upper(), match[2]))
        else:
            kept.append(line)
    for name, value in claimed:
        if identifier := _identifier(name, value):
            found.setdefault((identifier.scheme, identifier.key), identifier)
    linked = identifier_of_link(text_of(item.get("URL")))
    if linked and linked.scheme not in {scheme for scheme, _ in found}:
        found[linked.scheme, linked.key] = linked
    return tuple(found.values()), "\n".join(kept).strip()


def _identifier(name: str, value: str) -> Identifier | None:
    if name == "DOI":
        match = _DOI.search(value)
        return Identifier(Scheme.DOI, clean_doi(match[0])) if match else None
    if name == "ISBN":
        match = _ISBN.search(value)
        return Identifier(Scheme.ISBN, re.sub(r"[- ]", "", match[0]).upper()) if match else None
    try:
        identifier = Identifier.parse(value)
    except InvalidIdentifierError:
        return None
    return identifier if identifier.scheme == name.lower() else None


def _extra(item: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(_more(item))


def _more(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in item.items():
        if name in _PLACED or not re.fullmatch(r"[A-Za-z][A-Za-z-]*", name):
            continue
        text = read_date(value).iso if isinstance(value, dict) else text_of(value)
        if text and not (name == "genre" and text in _IMPLIED_GENRES):
            yield f"{OWN_FIELD}{name}", text
