# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of one paper side by side: what each says, where they differ, which says the most."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from refdesk.domain.identifiers import Scheme
from refdesk.domain.markup import to_plain
from refdesk.domain.reference import PartialDate, Reference, ReferenceKind
from refdesk.domain.titles import without_remarks

T = TypeVar("T")


class Field(StrEnum):
    """What of a record is chosen as a whole: parts that speak of one thing go together."""

    TITLE = "title"
    AUTHORS = "authors"
    JOURNAL = "journal"
    YEAR = "year"
    PLACE = "place"
    """Volume, issue and pages."""
    IDENTIFIERS = "identifiers"
    TYPE = "type"
    KEYWORDS = "keywords"
    PUBLISHER = "publisher"
    LINK = "link"
    FILE_NOTE = "file-note"
    ABSTRACT = "abstract"


UNITED = frozenset({Field.IDENTIFIERS, Field.KEYWORDS})
"""Fields of which nothing is dropped: what is chosen comes first."""

_PUBLISHER = ("publisher", "publisher_place", "edition", "series")
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "title_translated", "vernacular_title"),
    Field.AUTHORS: ("authors", "authors_complete"),
    Field.JOURNAL: ("journal", "container_title"),
    Field.YEAR: ("published", "electronic_date", "publication_status", "publication_model"),
    Field.PLACE: ("volume", "issue", "pages", "article_number"),
    Field.IDENTIFIERS: ("identifiers",),
    Field.TYPE: ("kind", "publication_types"),
    Field.KEYWORDS: ("keywords", "mesh"),
    Field.PUBLISHER: _PUBLISHER,
    Field.LINK: ("url",),
    Field.FILE_NOTE: ("note",),
    Field.ABSTRACT: ("abstracts",),
}
_SCHEMES = {
    Scheme.PMID: "PMID",
    Scheme.PMCID: "",
    Scheme.DOI: "DOI",
    Scheme.NCT: "",
    Scheme.ARXIV: "arXiv",
    Scheme.PII: "PII",
    Scheme.MID: "MID",
    Scheme.ISBN: "ISBN",
    Scheme.BOOKACCESSION: "NLM",
}
"""What stands before a number; ``""`` where it says itself what it is."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Papers that are to become one."""

    kept: int
    """The paper that stays; the oldest of them where it has gone meanwhile."""
    others: tuple[int, ...]
    choices: Mapping[Field, int] = field(default_factory=dict)
    """Whose word stays, by field; of a field that is not named, that of the richest."""
    certainty: float | None = None
    """``None`` where a person says that they are one."""
    reason: str = ""


def value(of: Field, reference: Reference) -> tuple[Any, ...]:
    """Return what a record says of a field, to compare."""
    return tuple(getattr(reference, name) for name in _NAMES[of])


def text(of: Field, reference: Reference) -> str:
    """Return what a record says of a field, to read; ``""`` where it is silent."""
    return _TEXTS[of](reference)


def chosen(merged: Reference, choices: Mapping[Field, Reference]) -> Reference:
    """Return ``merged`` with the word of the chosen record in each field that it speaks of."""
    values: dict[str, object] = {}
    for of, record in choices.items():
        if of is Field.IDENTIFIERS:
            values["identifiers"] = united(
                record.identifiers, merged.identifiers, lambda i: (i.scheme, i.key)
            )
        elif of is Field.KEYWORDS:
            values["keywords"] = united(
                record.keywords, merged.keywords, lambda k: k.text.casefold()
            )
            values["mesh"] = united(record.mesh, merged.mesh, lambda h: h.name.casefold())
        elif of is Field.ABSTRACT:
            values["abstracts"] = united(
                record.abstracts, merged.abstracts, lambda a: (a.language, a.kind)
            )
        elif text(of, record):
            values.update({name: getattr(record, name) for name in _NAMES[of]})
    return replace(merged, **values) if values else merged  # type: ignore[arg-type]


def united(first: Iterable[T], second: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """Return all of ``first``, then what of ``second`` it has not."""
    kept = tuple(first)
    known = {key(item) for item in kept}
    return (*kept, *(item for item in second if key(item) not in known))


def richest(of: Field, records: Sequence[Reference]) -> int:
    """Return the place of the record that says the most of a field; of equals, the first.

    What MEDLINE says goes before what a file says, as when a record arrives again.
    """
    worths = [_WORTH[of](record) for record in records]

    def rank(place: int) -> tuple[bool, Any, int]:
        from_medline = worths[place] > _LEAST[of] and bool(records[place].record_status)
        return from_medline, worths[place], -place

    return max(range(len(records)), key=rank)


def differing(records: Sequence[Reference]) -> tuple[Field, ...]:
    """Return the fields of which the records do not all say the same to a reader."""
    return tuple(f for f in Field if len({text(f, record) for record in records}) > 1)


# What a person reads


def _title(r: Reference) -> str:
    return "\n".join(filter(None, (r.title_plain, to_plain(r.vernacular_title))))


def _authors(r: Reference) -> str:
    names = ", ".join(author.short for author in r.authors)
    return names if r.authors_complete or not names else f"{names}, et al."


def _journal(r: Reference) -> str:
    return "\n".join(dict.fromkeys(filter(None, (r.journal.display, r.container_title))))


def _date(date: PartialDate) -> str:
    return date.iso or date.raw


def _year(r: Reference) -> str:
    return " / ".join(dict.fromkeys(filter(None, map(_date, (r.published, r.electronic_date)))))


def _place(r: Reference) -> str:
    volume = r.volume + (f"({r.issue})" if r.issue else "")
    pages = ", ".join(filter(None, (r.pages, r.article_number)))
    return ": ".join(filter(None, (volume, pages)))


def _identifiers(r: Reference) -> str:
    return "\n".join(f"{_SCHEMES[i.scheme]} {i.value}".strip() for i in r.identifiers if i.value)


def _type(r: Reference) -> str:
    kind = "" if r.kind is ReferenceKind.OTHER else r.kind.value
    return "\n".join(filter(None, (kind, *(t.name for t in r.publication_types))))


def _keywords(r: Reference) -> str:
    words = (*(keyword.text for keyword in r.keywords), *(heading.name for heading in r.mesh))
    return "; ".join(words)


def _publisher(r: Reference) -> str:
    return ", ".join(filter(None, (getattr(r, name) for name in _PUBLISHER)))


_TEXTS: dict[Field, Callable[[Reference], str]] = {
    Field.TITLE: _title,
    Field.AUTHORS: _authors,
    Field.JOURNAL: _journal,
    Field.YEAR: _year,
    Field.PLACE: _place,
    Field.IDENTIFIERS: _identifiers,
    Field.TYPE: _type,
    Field.KEYWORDS: _keywords,
    Field.PUBLISHER: _publisher,
    Field.LINK: lambda r: r.url,
    Field.FILE_NOTE: lambda r: r.note,
    Field.ABSTRACT: lambda r: "\n\n".join(a.plain for a in r.abstracts),
}


# How much that is


def _letters(words: str) -> int:
    return sum(c.isalnum() for c in words)


def _worth_of_title(r: Reference) -> tuple[bool, bool, int]:
    title = without_remarks(r.title_plain)
    letters = _letters(title) + _letters(r.vernacular_title)
    return bool(letters), not title.isupper(), letters


def _worth_of_authors(r: Reference) -> tuple[int, int]:
    names = sum(len(a.family) + len(a.given or a.initials) + len(a.collective) for a in r.authors)
    return len(r.authors), names


def _worth_of_journal(r: Reference) -> tuple[int, int]:
    j = r.journal
    parts = (
        j.title, j.iso_abbreviation, j.medline_abbreviation, j.issn_print, j.issn_electronic,
        j.issn_linking, j.nlm_id, r.container_title,
    )  # fmt: skip
    return sum(map(bool, parts)), len(j.title)


def _worth_of_year(r: Reference) -> tuple[bool, int]:
    parts = [(d.year, d.month, d.day) for d in (r.published, r.electronic_date)]
    return bool(r.published.year), sum(bool(part) for date in parts for part in date)


def _worth_of_place(r: Reference) -> tuple[int, int]:
    return sum(map(bool, value(Field.PLACE, r))), len(r.pages)


_WORTH: dict[Field, Callable[[Reference], Any]] = {
    Field.TITLE: _worth_of_title,
    Field.AUTHORS: _worth_of_authors,
    Field.JOURNAL: _worth_of_journal,
    Field.YEAR: _worth_of_year,
    Field.PLACE: _worth_of_place,
    Field.IDENTIFIERS: lambda r: len(r.identifiers),
    Field.TYPE: lambda r: (r.kind is not ReferenceKind.OTHER, len(r.publication_types)),
    Field.KEYWORDS: lambda r: len(r.keywords) + len(r.mesh),
    Field.PUBLISHER: lambda r: sum(map(bool, value(Field.PUBLISHER, r))),
    Field.LINK: lambda r: bool(r.url),
    Field.FILE_NOTE: lambda r: len(r.note),
    Field.ABSTRACT: lambda r: sum(len(s.text) for a in r.abstracts for s in a.sections),
}
_LEAST = {field: worth(Reference()) for field, worth in _WORTH.items()}
