# SPDX-License-Identifier: GPL-3.0-or-later
"""One item of Zotero made a reference. Fields and types have the names of Zotero's own schema."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import parse_date
from refdesk.domain.identifiers import (
    Identifier,
    Scheme,
    clean_doi,
    gathered,
    identifier_of_link,
)
from refdesk.domain.indexing import Keyword
from refdesk.domain.kinds import PERIODICALS
from refdesk.domain.languages import languages_in
from refdesk.domain.markup import from_html
from refdesk.domain.names import names_group
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
)
from refdesk.domain.reference import ReferenceKind as Kind
from refdesk.domain.serials import isbns_in, issns_in

_KINDS = {
    "journalArticle": Kind.ARTICLE, "preprint": Kind.PREPRINT, "book": Kind.BOOK,
    "bookSection": Kind.CHAPTER, "conferencePaper": Kind.CONFERENCE_PAPER,
    "presentation": Kind.CONFERENCE_PAPER, "thesis": Kind.THESIS, "report": Kind.REPORT,
    "webpage": Kind.WEBPAGE, "blogPost": Kind.WEBPAGE, "forumPost": Kind.WEBPAGE,
    "dataset": Kind.DATASET, "magazineArticle": Kind.MAGAZINE, "newspaperArticle": Kind.NEWSPAPER,
    "patent": Kind.PATENT, "computerProgram": Kind.SOFTWARE, "standard": Kind.STANDARD,
    "statute": Kind.LEGISLATION, "bill": Kind.LEGISLATION, "case": Kind.LEGISLATION,
    "hearing": Kind.LEGISLATION, "film": Kind.MEDIA, "videoRecording": Kind.MEDIA,
    "tvBroadcast": Kind.MEDIA, "audioRecording": Kind.SOUND, "podcast": Kind.SOUND,
    "radioBroadcast": Kind.SOUND, "manuscript": Kind.MANUSCRIPT, "letter": Kind.COMMUNICATION,
    "email": Kind.COMMUNICATION, "interview": Kind.COMMUNICATION,
    "instantMessage": Kind.COMMUNICATION, "encyclopediaArticle": Kind.ENTRY,
    "dictionaryEntry": Kind.ENTRY,
}  # fmt: skip
_ROLES = {
    "editor": AuthorRole.EDITOR, "translator": AuthorRole.TRANSLATOR,
    "seriesEditor": AuthorRole.SERIES_EDITOR,
}  # fmt: skip
_OTHERS = frozenset(
    {"contributor", "reviewedAuthor", "recipient", "commenter", "cosponsor", "counsel", "guest"}
)
"""Creators who did not make the work: kept under their own name."""

_TITLE = ("title", "caseName", "subject", "nameOfAct")
_JOURNAL = ("publicationTitle",)
_CONTAINER = (
    "bookTitle", "proceedingsTitle", "encyclopediaTitle", "dictionaryTitle", "websiteTitle",
    "blogTitle", "forumTitle", "programTitle", "conferenceName", "meetingName", "reporter", "code",
    "publicationTitle",
)  # fmt: skip
_PUBLISHER = (
    "publisher", "university", "institution", "repository", "label", "company", "studio",
    "distributor", "network", "organization", "legislativeBody", "issuingAuthority",
)  # fmt: skip
_NUMBER = (
    "reportNumber", "patentNumber", "billNumber", "docketNumber", "publicLawNumber", "number",
    "codeNumber",
)  # fmt: skip
_DATE = ("date", "issueDate", "dateDecided", "dateEnacted")
_ISO_PART = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: |$)(.*)", re.DOTALL)
_EXTRA_LINE = re.compile(
    r"\s*(PMID|PMCID|DOI|ISBN|arXiv|Citation Key|bibtex|tex\.citekey)\s*:\s*(\S.*?)\s*", re.I
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMCID = re.compile(r"(?:PMC)?(\d{1,9})", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?\b.*", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:-+|[–—‐‑−])\s*")


@dataclass(frozen=True, slots=True)
class Creator:
    """A person, or a group where ``single`` says that the name is not parted."""

    role: str
    family: str
    given: str = ""
    single: bool = False


@dataclass(slots=True)
class ZoteroItem:
    """An item as both forms have it."""

    kind: str
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[Creator] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    """Tags that came with the record, not from the person."""
    used: set[str] = field(default_factory=set)

    def first(self, *names: str) -> str:
        """Return the first of the named fields that says something, and count it as placed."""
        for name in names:
            if value := self.fields.get(name, "").strip():
                self.used.add(name)
                return value
        return ""


def reference_of(item: ZoteroItem) -> Reference | None:
    """Return the reference, or ``None`` where the item says nothing about a work."""
    kind = _KINDS.get(item.kind, Kind.OTHER)
    title = from_html(item.first(*_TITLE))
    authors = tuple(_authors(item))
    claims, key, note = _extra_field(item.first("extra"))
    identifiers = _identifiers(item, claims)
    abstract = from_html(item.first("abstractNote"))
    if not (title or authors or identifiers or abstract):
        return None
    journal, container = _containers(item, kind)
    pages, number = _place(item, kind)
    url = item.first("url")
    return Reference(
        kind=kind,
        title=title,
        authors=authors,
        journal=journal,
        container_title=container,
        published=_date(item.first(*_DATE)),
        volume=item.first("volume", "reporterVolume", "codeVolume"),
        issue=item.first("issue"),
        pages=pages,
        article_number=number,
        languages=languages_in([item.first("language")]),
        abstracts=(Abstract(labelled_sections(abstract)),) if abstract else (),
        keywords=_keywords(item),
        identifiers=identifiers,
        publisher=item.first(*_PUBLISHER),
        publisher_place=item.first("place"),
        edition=item.first("edition", "versionNumber"),
        series=item.first("series", "seriesTitle"),
        url="" if any(url == identifier.url for identifier in identifiers) else url,
        note=note,
        citation_key=item.first("citationKey") or key,
        extra=tuple(_left(item)),
    )


def _authors(item: ZoteroItem) -> Iterator[Author]:
    for creator in item.creators:
        family, given = creator.family.strip(), creator.given.strip()
        if creator.role in _OTHERS or not (family or given):
            continue
        role = _ROLES.get(creator.role, AuthorRole.AUTHOR)
        if not family:
            yield Author(given, role=role)
        elif (creator.single and not given) or (not given and names_group(family)):
            yield Author(collective=family, role=role)
        else:
            yield Author(family, given, role=role)


def _keywords(item: ZoteroItem) -> tuple[Keyword, ...]:
    found: dict[str, Keyword] = {}
    for text in item.keywords:
        if word := " ".join(text.split()):
            found.setdefault(word.lower(), Keyword(word))
    return tuple(found.values())


def _containers(item: ZoteroItem, kind: Kind) -> tuple[Journal, str]:
    serials = issns_in([item.first("ISSN")])
    short = item.first("journalAbbreviation")
    if kind in PERIODICALS:
        title = item.first(*_JOURNAL)
        if kind is Kind.PREPRINT:
            title = title or item.fields.get("repository", "")
        return (
            Journal(
                title=title or short,
                iso_abbreviation=short if title and short != title else "",
                issn_print=serials.issn_print,
                issn_electronic=serials.issn_electronic,
            ),
            "",
        )
    title = item.first(*_CONTAINER)
    return Journal(iso_abbreviation=short, issn_print=serials.issn_print), title


def _place(item: ZoteroItem, kind: Kind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = _DASHES.sub("-", item.first("pages", "codePages", "firstPage"))
    number = item.first(*_NUMBER)
    if number or kind not in PERIODICALS:
        return pages, number
    number = article_number(pages)
    return ("", number) if number else (pages, "")


def _date(text: str) -> PartialDate:
    """Return a date; the database has ``2020-03-00 March 2020``: sortable, and as typed."""
    if (match := _ISO_PART.fullmatch(text)) and (match[4] or "-00" in text):
        year, month, day, typed = match.groups()
        parts = [year] + ([month] + ([day] if day != "00" else []) if month != "00" else [])
        sortable = parse_date("-".join(parts)) if year != "0000" else PartialDate()
        said = parse_date(typed)
        return said if said.season or said.year is None or said.month else sortable
    return parse_date(text)


def _extra_field(text: str) -> tuple[list[tuple[Scheme, str]], str, str]:
    """Return identifiers, the citation key and the rest of the field ``extra``."""
    claims: list[tuple[Scheme, str]] = []
    key, rest = "", []
    for line in text.split("\n"):
        match = _EXTRA_LINE.fullmatch(line)
        name = match[1].lower() if match else ""
        if match and name in {"citation key", "bibtex", "tex.citekey"}:
            key = key or match[2].split("[")[0].strip()
        elif match and (claim := _claim(name, match[2])):
            claims.append(claim)
        else:
            rest.append(line.rstrip())
    return claims, "" if re.search(r"[\s{},]", key) else key, "\n".join(rest).strip()


def _claim(name: str, value: str) -> tuple[Scheme, str] | None:
    if name == "pmid" and value.isascii() and value.isdigit() and value.strip("0"):
        return Scheme.PMID, value.lstrip("0")
    if name == "pmcid" and (match := _PMCID.fullmatch(value)):
        return Scheme.PMCID, f"PMC{match[1]}"
    if name == "doi" and (match := _DOI.search(value)):
        return Scheme.DOI, clean_doi(match[0])
    if name == "arxiv" and (match := _ARXIV.fullmatch(value)):
        return Scheme.ARXIV, match[1]
    if name == "isbn" and (isbns := isbns_in([value])):
        return Scheme.ISBN, isbns[0]
    return None


def _identifiers(item: ZoteroItem, claims: list[tuple[Scheme, str]]) -> tuple[Identifier, ...]:
    own = [
        claim
        for name in ("PMID", "PMCID", "DOI")
        if (claim := _claim(name.lower(), item.first(name)))
    ]
    number = item.fields.get("archiveID", "")
    if number.lower().startswith("arxiv:") and (claim := _claim("arxiv", number)):
        own.append(claim)
        item.used.add("archiveID")
    own += [(Scheme.ISBN, isbn) for isbn in isbns_in([item.first("ISBN")])]
    every = sorted([*own, *claims], key=lambda c: c[0] is not Scheme.PMID)
    link = identifier_of_link(item.fields.get("url", ""))
    return gathered(every, [link] if link else ())


_BOOKKEEPING = frozenset({"extra", "libraryCatalog", "accessDate"})


def _left(item: ZoteroItem) -> Iterator[tuple[str, str]]:
    """Yield what has no place above, under Zotero's names."""
    for name, value in item.fields.items():
        if value.strip() and name not in item.used and name not in _BOOKKEEPING:
            yield f"zotero:{name}", value.strip()
    for creator in item.creators:
        if creator.role in _OTHERS:
            name = ", ".join(filter(None, (creator.family.strip(), creator.given.strip())))
            yield f"zotero:{creator.role}", name
