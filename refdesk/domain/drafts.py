# SPDX-License-Identifier: GPL-3.0-or-later
"""One paper as the texts of a form, and back; what the form does not show stays as it was."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from refdesk.domain.abstracts import category_of
from refdesk.domain.dates import made_date, parse_date
from refdesk.domain.editing import language_in, listed, markup_of, typed
from refdesk.domain.errors import InvalidIdentifierError, InvalidValueError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.names import author_from_text, inverted
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    AuthorRole,
    PartialDate,
    Reference,
    ReferenceKind,
)

_LABEL = re.compile(r"([^:\n]{2,80}):[ \t]+(?=\S)")
_TYPED_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SCHEMES = {"doi": Scheme.DOI, "pmid": Scheme.PMID, "pmcid": Scheme.PMCID, "isbn": Scheme.ISBN}
_PLAIN = (
    "volume", "issue", "pages", "article_number", "container_title", "publisher", "publisher_place",
    "edition", "series", "url",
)  # fmt: skip
"""Fields that are the same text in the form and in the paper."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form shows of a paper. Authors and editors stand one a line."""

    kind: str = ReferenceKind.ARTICLE.value
    title: str = ""
    vernacular_title: str = ""
    authors: str = ""
    editors: str = ""
    journal: str = ""
    abbreviation: str = ""
    published: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    container_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    series: str = ""
    languages: str = ""
    url: str = ""
    keywords: str = ""
    abstract: str = ""


def draft_of(reference: Reference) -> Draft:
    """Return a paper as a form shows it."""
    journal = reference.journal
    authors = [a for a in reference.authors if a.role is AuthorRole.AUTHOR]
    editors = [a for a in reference.authors if a.role is AuthorRole.EDITOR]
    return Draft(
        kind=reference.kind.value,
        title=typed(reference.title),
        vernacular_title=typed(reference.vernacular_title),
        authors="\n".join(map(inverted, authors)),
        editors="\n".join(map(inverted, editors)),
        journal=journal.title,
        abbreviation=journal.medline_abbreviation or journal.iso_abbreviation,
        published=_date_text(reference.published),
        languages="; ".join(reference.languages),
        keywords="; ".join(keyword.text for keyword in reference.keywords),
        abstract=_abstract_text(reference.abstract),
        **{name: reference.identifier(scheme) for name, scheme in _SCHEMES.items()},
        **{name: getattr(reference, name) for name in _PLAIN},
    )


def revised(reference: Reference, draft: Draft) -> Reference:
    """Return a paper that says what the form says.

    Only what was changed in the form is read from it: addresses of authors, dates as printed and
    such are kept where nobody touched them.

    Raises:
        InvalidValueError: a field cannot hold what was typed.
    """
    before = _trimmed(draft_of(reference))
    draft = _trimmed(draft)
    if not (draft.title or draft.vernacular_title):
        raise InvalidValueError("title", "", "empty")
    changed = {name for name in Draft.__slots__ if getattr(draft, name) != getattr(before, name)}
    values: dict[str, object] = {name: getattr(draft, name) for name in _PLAIN if name in changed}
    if "kind" in changed:
        values["kind"] = ReferenceKind(draft.kind)
    for name in ("title", "vernacular_title"):
        if name in changed:
            values[name] = markup_of(getattr(draft, name))
    if changed & {"authors", "editors"}:
        values["authors"] = _people(reference.authors, draft)
        values["authors_complete"] = reference.authors_complete or "authors" in changed
    if changed & {"journal", "abbreviation"}:
        values["journal"] = _journal(reference, draft, changed)
    if "published" in changed:
        values["published"] = _date(draft.published)
    if "languages" in changed:
        values["languages"] = tuple(dict.fromkeys(map(language_in, listed(draft.languages))))
    if "keywords" in changed:
        known = {keyword.text: keyword for keyword in reference.keywords}
        values["keywords"] = tuple(known.get(t) or Keyword(t) for t in listed(draft.keywords))
    if "abstract" in changed:
        values["abstracts"] = _abstracts(reference, draft.abstract)
    if named := changed & set(_SCHEMES):
        values["identifiers"] = _identifiers(reference.identifiers, draft, named)
    return replace(reference, **values)  # type: ignore[arg-type]  # names are those of the class


def _trimmed(draft: Draft) -> Draft:
    texts = {}
    for name in Draft.__slots__:
        lines = (" ".join(line.split()) for line in getattr(draft, name).splitlines())
        texts[name] = "\n".join(line for line in lines if line)
    return Draft(**texts)


# People


def _people(known: Iterable[Author], draft: Draft) -> tuple[Author, ...]:
    """Return authors, editors and others; who stands there as before keeps what else is known."""
    known = tuple(known)
    found: list[Author] = []
    for role, lines in ((AuthorRole.AUTHOR, draft.authors), (AuthorRole.EDITOR, draft.editors)):
        same = {inverted(author): author for author in known if author.role is role}
        found += (same.get(line) or author_from_text(line, role) for line in lines.splitlines())
    others = (a for a in known if a.role not in {AuthorRole.AUTHOR, AuthorRole.EDITOR})
    return (*found, *others)


# Journal, dates


def _journal(reference: Reference, draft: Draft, changed: set[str]) -> object:
    journal = replace(reference.journal, title=draft.journal)
    if "abbreviation" in changed:
        short = draft.abbreviation
        return replace(journal, iso_abbreviation=short, medline_abbreviation=short)
    return journal


def _date_text(date: PartialDate) -> str:
    if date.season and date.year:
        return f"{date.year} {date.season}"
    return date.iso or date.raw


def _date(text: str) -> PartialDate:
    """Read ``2026``, ``2026-01``, ``2026-01-28``, ``2026 Jan 28``, ``2025 Winter``.

    Raises:
        InvalidValueError: there is no year in it, or no such day.
    """
    if not text:
        return PartialDate()
    match = _TYPED_DATE.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        date = made_date(year, month, day)
        if (date.year, date.month, date.day) != (year, month, day):
            raise InvalidValueError("published", text)
        return date
    date = parse_date(text)
    if date.year is None or not (date.month or date.season):
        raise InvalidValueError("published", text)
    return date


# Abstract


def _abstract_text(abstract: Abstract | None) -> str:
    if abstract is None:
        return ""
    return "\n".join(
        f"{section.label}: {typed(section.text)}" if section.label else typed(section.text)
        for section in abstract.sections
    )


def _abstracts(reference: Reference, text: str) -> tuple[Abstract, ...]:
    """Return the abstracts with the one that the form shows in other words, a section a line."""
    shown = reference.abstract
    others = tuple(a for a in reference.abstracts if a is not shown)
    if not text:
        return others
    known = {s.label: s.category for s in shown.sections} if shown else {}
    sections = []
    for line in text.splitlines():
        match = _LABEL.match(line)
        label = match[1] if match and (match[1] in known or match[1].isupper()) else ""
        body = line[match.end() :] if match and label else line
        category = known.get(label) or (category_of(label) if label else "")
        sections.append(AbstractSection(markup_of(body), label, category))
    made = replace(shown or Abstract(()), sections=tuple(sections))
    return (
        tuple(made if a is shown else a for a in reference.abstracts) if shown else (made, *others)
    )


# Identifiers


def _identifiers(
    known: Iterable[Identifier], draft: Draft, changed: set[str]
) -> tuple[Identifier, ...]:
    """Return the identifiers with the first of each changed scheme replaced, or without it."""
    found = list(known)
    for name in (name for name in _SCHEMES if name in changed):
        scheme, text = _SCHEMES[name], getattr(draft, name)
        place = next((n for n, i in enumerate(found) if i.scheme is scheme), None)
        if text:
            identifier = _identifier(name, text)
            if place is None:
                found.append(identifier)
            else:
                found[place] = identifier
        elif place is not None:
            del found[place]
    return tuple(dict.fromkeys(found))


def _identifier(name: str, text: str) -> Identifier:
    try:
        identifier = Identifier.parse(f"isbn {text}" if name == "isbn" else text)
    except InvalidIdentifierError:
        raise InvalidValueError(name, text) from None
    if identifier.scheme is not _SCHEMES[name]:
        raise InvalidValueError(name, text)
    return identifier
