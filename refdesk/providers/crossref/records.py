# SPDX-License-Identifier: GPL-3.0-or-later
"""A work of Crossref's JSON read into a reference, and the notices about it."""

import re
from collections.abc import Mapping

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.markup import from_html, to_plain
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    AuthorRole,
    Correction,
    Grant,
    Journal,
    NoticeSource,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.providers.base import (
    first_text,
    mapping,
    number,
    once_escaped,
    sequence,
    text,
)

_KINDS: Mapping[str, ReferenceKind] = {
    "journal-article": ReferenceKind.ARTICLE,
    "posted-content": ReferenceKind.PREPRINT,
    "book": ReferenceKind.BOOK,
    "monograph": ReferenceKind.BOOK,
    "edited-book": ReferenceKind.BOOK,
    "reference-book": ReferenceKind.BOOK,
    "proceedings": ReferenceKind.BOOK,
    "book-chapter": ReferenceKind.CHAPTER,
    "book-section": ReferenceKind.CHAPTER,
    "book-part": ReferenceKind.CHAPTER,
    "reference-entry": ReferenceKind.ENTRY,
    "proceedings-article": ReferenceKind.CONFERENCE_PAPER,
    "dissertation": ReferenceKind.THESIS,
    "report": ReferenceKind.REPORT,
    "report-component": ReferenceKind.REPORT,
    "dataset": ReferenceKind.DATASET,
    "standard": ReferenceKind.STANDARD,
}
_IN_JOURNALS = frozenset({ReferenceKind.ARTICLE})

_NOTICES: Mapping[str, str] = {
    "retraction": "Retraction",
    "removal": "Retraction",
    "withdrawal": "Withdrawal",
    "partial-retraction": "PartialRetraction",
    "expression-of-concern": "ExpressionOfConcern",
    "correction": "Erratum",
    "corrigendum": "Erratum",
    "erratum": "Erratum",
    "addendum": "Erratum",
    "clarification": "Erratum",
    "new-version": "Update",
    "new-edition": "Update",
}
"""Crossref's types to the stem of PubMed's. A partial retraction leaves the paper standing, so its
stem is none of those that count as retracted."""

_OF = {"Retraction": "Of", "Withdrawal": "Of", "PartialRetraction": "Of", "Update": "Of"}

_LANGUAGES: Mapping[str, str] = {
    "en": "eng", "ko": "kor", "ja": "jpn", "zh": "chi", "de": "ger", "fr": "fre", "es": "spa",
    "it": "ita", "pt": "por", "ru": "rus", "nl": "dut", "pl": "pol", "tr": "tur", "sv": "swe",
}  # fmt: skip
"""Two-letter codes as MEDLINE writes the language."""

_ABSTRACT_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_RETRACTED_TITLE = re.compile(r"\s*(RETRACTED|WITHDRAWN)\b(?: ARTICLE| PAPER)?\s*:", re.IGNORECASE)


def read_corrections(message: Mapping[str, object]) -> tuple[Correction, ...]:
    """Return the notices about a work, and what it is itself a notice of.

    ``updated-by`` names notices about this work. ``update-to`` names works that this one is a
    notice of, but for this work itself: publishers who replace an article in place let it point
    to itself. One event that both the publisher and Retraction Watch report counts once, and
    Retraction Watch's account comes first.
    """
    own = text(message.get("DOI")).lower()
    found: dict[tuple[str, str], Correction] = {}
    for name in ("updated-by", "update-to"):
        for entry in map(mapping, sequence(message.get(name))):
            notice = text(entry.get("DOI"))
            concerns_us = name == "updated-by" or notice.lower() == own
            kind = re.sub(r"[\s_]+", "-", text(entry.get("type")).lower())
            correction = _correction(entry, kind, notice, concerns_us=concerns_us)
            key = (notice.lower(), f"{kind} {concerns_us}")
            known = found.get(key)
            if known is None or (_is_watch(correction) and not _is_watch(known)):
                found[key] = correction
    notices = sorted(found.values(), key=_is_watch, reverse=True)
    if not any(notice.kind in {"RetractionIn", "WithdrawalIn"} for notice in notices):
        notices += _from_title(first_text(message.get("title")))
    return tuple(notices)


def _is_watch(notice: Correction) -> bool:
    return notice.source is NoticeSource.RETRACTION_WATCH


def _correction(
    entry: Mapping[str, object], kind: str, doi: str, *, concerns_us: bool
) -> Correction:
    stem = _NOTICES.get(kind, "Update")
    is_watch = "retraction-watch" in text(entry.get("source")).lower().replace("_", "-")
    record = text(entry.get("record-id"))
    return Correction(
        stem + ("In" if concerns_us else _OF.get(stem, "For")),
        text(entry.get("label")) or kind.replace("-", " ").capitalize(),
        doi=doi,
        note=f"Retraction Watch {record}" if is_watch and record else "",
        date=_date(mapping(entry.get("updated"))).iso,
        source=NoticeSource.RETRACTION_WATCH if is_watch else NoticeSource.CROSSREF,
    )


def _from_title(title: str) -> list[Correction]:
    """Old retractions at times left no other trace than a word before the title."""
    match = _RETRACTED_TITLE.match(to_plain(from_html(title)))
    if match is None:
        return []
    kind = "RetractionIn" if match[1].upper() == "RETRACTED" else "WithdrawalIn"
    return [Correction(kind, match[0].strip(), source=NoticeSource.CROSSREF)]


def reference_of(
    message: Mapping[str, object], corrections: tuple[Correction, ...], article_number: str
) -> Reference:
    """Return a work of Crossref's JSON as a record; every member of it may be missing."""
    kind = _KINDS.get(text(message.get("type")), ReferenceKind.OTHER)
    container = to_plain(_markup(first_text(message.get("container-title"))))
    in_journal = kind in _IN_JOURNALS
    language = text(message.get("language")).lower().partition("-")[0]
    code = _LANGUAGES.get(language, language if len(language) == 3 else "")
    electronic = _date(mapping(message.get("published-online")))
    published = _date(mapping(message.get("published-print")))
    if published.year is None:
        published = _date(mapping(message.get("issued")))
    return Reference(
        kind=kind,
        title=_title(message),
        authors=_authors(message),
        journal=_journal(message, container) if in_journal else Journal(),
        container_title="" if in_journal else container,
        published=published,
        electronic_date=electronic,
        volume=text(message.get("volume")),
        issue=text(message.get("issue")),
        pages=text(message.get("page")),
        article_number=article_number,
        languages=(code,) if code else (),
        abstracts=_abstracts(text(message.get("abstract")), code or "eng"),
        identifiers=_identifiers(message),
        grants=_grants(message),
        corrections=corrections,
        publisher=text(message.get("publisher")),
        publisher_place=text(message.get("publisher-location")),
        edition=text(message.get("edition-number")),
    )


def _markup(html: str) -> str:
    return from_html(once_escaped(html))


def _title(message: Mapping[str, object]) -> str:
    title = _markup(first_text(message.get("title")))
    subtitle = _markup(first_text(message.get("subtitle")))
    if subtitle and subtitle.lower() not in title.lower():
        return f"{title.rstrip(':')}: {subtitle}" if title else subtitle
    return title


def _journal(message: Mapping[str, object], title: str) -> Journal:
    numbers = {
        text(item.get("type")): text(item.get("value"))
        for item in map(mapping, sequence(message.get("issn-type")))
    }
    if not numbers:
        numbers = {"electronic": first_text(message.get("ISSN"))}
    short = to_plain(_markup(first_text(message.get("short-container-title"))))
    return Journal(
        title=title,
        iso_abbreviation=short if short != title else "",
        issn_print=numbers.get("print", ""),
        issn_electronic=numbers.get("electronic", ""),
    )


def _authors(message: Mapping[str, object]) -> tuple[Author, ...]:
    roles = (
        ("author", AuthorRole.AUTHOR),
        ("editor", AuthorRole.EDITOR),
        ("translator", AuthorRole.TRANSLATOR),
    )
    return tuple(
        author
        for name, role in roles
        for person in map(mapping, sequence(message.get(name)))
        if (author := _author(person, role)) is not None
    )


def _author(person: Mapping[str, object], role: AuthorRole) -> Author | None:
    family, given, group = (text(person.get(name)) for name in ("family", "given", "name"))
    if not family and not given and not group:
        return None
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", text(person.get("ORCID")))
    places = (text(mapping(place).get("name")) for place in sequence(person.get("affiliation")))
    if not family and given:
        family, given = given, ""  # a person with one name
    return Author(
        family=family,
        given=given,
        suffix=text(person.get("suffix")),
        collective="" if family else group,
        orcid=orcid[0].upper() if orcid else "",
        affiliations=tuple(place for place in places if place),
        role=role,
    )


def _date(value: Mapping[str, object]) -> PartialDate:
    """Read ``date-parts``, of which any may be null."""
    parts = [number(part) for part in sequence(next(iter(sequence(value.get("date-parts"))), ()))]
    year, month, day = (*parts, None, None, None)[:3]
    if not year:
        return PartialDate()
    if not month or not 1 <= month <= 12:
        return PartialDate(year)
    return PartialDate(year, month, day if day and 1 <= day <= 31 else None)


def _identifiers(message: Mapping[str, object]) -> tuple[Identifier, ...]:
    found = [Identifier(Scheme.DOI, text(message.get("DOI")))]
    found += [
        Identifier(Scheme.ISBN, text(isbn).rpartition("/")[2].replace("-", ""))
        for isbn in sequence(message.get("ISBN"))
        if text(isbn)
    ]
    return tuple(dict.fromkeys(found))


def _grants(message: Mapping[str, object]) -> tuple[Grant, ...]:
    return tuple(
        Grant(number=award, agency=text(funder.get("name")))
        for funder in map(mapping, sequence(message.get("funder")))
        for award in ([text(item) for item in sequence(funder.get("award"))] or [""])
    )


def _abstracts(fragment: str, language: str) -> tuple[Abstract, ...]:
    """Read a piece of JATS whose prefix is declared nowhere: headings divide it into sections."""
    if not fragment:
        return ()
    plain_tags = re.sub(r"<(/?)jats:", r"<\1", fragment)
    pieces = _ABSTRACT_TITLE.split(plain_tags)
    sections = [AbstractSection(_markup(pieces[0]))]
    for label, body in zip(pieces[1::2], pieces[2::2], strict=True):
        name = to_plain(_markup(label)).strip().rstrip(":")
        sections.append(
            AbstractSection(_markup(body), "" if name.lower() in _ABSTRACT_NAMES else name.upper())
        )
    filled = tuple(section for section in sections if section.text)
    return (Abstract(filled, language),) if filled else ()


_ABSTRACT_NAMES = frozenset({"abstract", "summary", "초록", ""})
