# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields in which a newer record of a paper may differ: what each holds, and how it reads."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from refdesk.domain.reference import Correction, Journal, PartialDate, Reference, ReferenceKind
from refdesk.domain.side_by_side import Field as Side
from refdesk.domain.side_by_side import text as side_text

Values = tuple[Any, ...]


class Field(StrEnum):
    """What of a record changes as a whole."""

    TITLE = "title"
    AUTHORS = "authors"
    JOURNAL = "journal"
    CONTAINER = "container"
    PUBLISHED = "published"
    ELECTRONIC = "electronic"
    STATUS = "status"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    ARTICLE_NUMBER = "article-number"
    KIND = "kind"
    TYPES = "types"
    LANGUAGES = "languages"
    MESH = "mesh"
    KEYWORDS = "keywords"
    SUBSTANCES = "substances"
    IDENTIFIERS = "identifiers"
    TRIALS = "trials"
    GRANTS = "grants"
    CORRECTIONS = "corrections"
    STATEMENT = "statement"
    PUBLISHER = "publisher"
    LINK = "link"
    ABSTRACTS = "abstracts"
    RECORD = "record"
    """What is said of the record and not of the paper; nobody is told of it."""


NAMES: dict[Field, tuple[str, ...]] = {
    Field.TITLE: ("title", "title_translated", "vernacular_title"),
    Field.AUTHORS: ("authors", "authors_complete"),
    Field.JOURNAL: ("journal",),
    Field.CONTAINER: ("container_title",),
    Field.PUBLISHED: ("published",),
    Field.ELECTRONIC: ("electronic_date",),
    Field.STATUS: ("publication_status", "publication_model"),
    Field.VOLUME: ("volume",),
    Field.ISSUE: ("issue",),
    Field.PAGES: ("pages",),
    Field.ARTICLE_NUMBER: ("article_number",),
    Field.KIND: ("kind",),
    Field.TYPES: ("publication_types",),
    Field.LANGUAGES: ("languages",),
    Field.MESH: ("mesh",),
    Field.KEYWORDS: ("keywords",),
    Field.SUBSTANCES: ("substances",),
    Field.IDENTIFIERS: ("identifiers",),
    Field.TRIALS: ("trial_ids",),
    Field.GRANTS: ("grants",),
    Field.CORRECTIONS: ("corrections",),
    Field.STATEMENT: ("conflict_statement",),
    Field.PUBLISHER: ("publisher", "publisher_place", "edition", "series"),
    Field.LINK: ("url",),
    Field.ABSTRACTS: ("abstracts",),
    Field.RECORD: ("record_status", "history"),
}
"""The parts of a record that each field has."""


def values_of(field: Field, reference: Reference) -> Values:
    """Return what a record says of a field, to compare."""
    return tuple(getattr(reference, name) for name in NAMES[field])


def says(value: object) -> bool:
    """Whether a value says anything; yes and no beside a list or text say nothing alone."""
    match value:
        case bool():
            return False
        case PartialDate():
            return bool(value.year or value.raw)
        case Journal():
            return value != Journal()
        case ReferenceKind():
            return value is not ReferenceKind.OTHER
        case tuple():
            return any(map(says, value))
    return bool(value)


# What a person reads


def text(field: Field, reference: Reference) -> str:
    """Return what a record says of a field, to read; ``""`` where it is silent."""
    return _TEXTS[field](reference)


def _date(date: PartialDate) -> str:
    if date.season and date.year:
        return f"{date.year} {date.season}"
    return date.iso or date.raw


def _headings(r: Reference) -> str:
    lines = []
    for heading in r.mesh:
        parts = [heading.name + "*" * heading.major]
        parts += [qualifier.name + "*" * qualifier.major for qualifier in heading.qualifiers]
        lines.append(" / ".join(parts))
    return "; ".join(lines)


def _notice(correction: Correction) -> str:
    named = (correction.text, correction.pmid and f"PMID {correction.pmid}", correction.doi)
    return " ".join((f"{correction.kind}:", *filter(None, named)))


_TEXTS: dict[Field, Callable[[Reference], str]] = {
    Field.TITLE: lambda r: side_text(Side.TITLE, r),
    Field.AUTHORS: lambda r: side_text(Side.AUTHORS, r),
    Field.JOURNAL: lambda r: "\n".join(filter(None, (r.journal.title, r.journal.display))),
    Field.CONTAINER: lambda r: r.container_title,
    Field.PUBLISHED: lambda r: _date(r.published),
    Field.ELECTRONIC: lambda r: _date(r.electronic_date),
    Field.STATUS: lambda r: r.publication_status,
    Field.VOLUME: lambda r: r.volume,
    Field.ISSUE: lambda r: r.issue,
    Field.PAGES: lambda r: r.pages,
    Field.ARTICLE_NUMBER: lambda r: r.article_number,
    Field.KIND: lambda r: "" if r.kind is ReferenceKind.OTHER else r.kind.value,
    Field.TYPES: lambda r: "; ".join(t.name for t in r.publication_types),
    Field.LANGUAGES: lambda r: ", ".join(r.languages),
    Field.MESH: _headings,
    Field.KEYWORDS: lambda r: "; ".join(k.text for k in r.keywords),
    Field.SUBSTANCES: lambda r: "; ".join(s.name for s in r.substances),
    Field.IDENTIFIERS: lambda r: side_text(Side.IDENTIFIERS, r),
    Field.TRIALS: lambda r: "; ".join(f"{t.registry} {t.number}" for t in r.trial_ids),
    Field.GRANTS: lambda r: "; ".join(
        " ".join(filter(None, (g.agency, g.number))) for g in r.grants
    ),
    Field.CORRECTIONS: lambda r: "\n".join(map(_notice, r.corrections)),
    Field.STATEMENT: lambda r: r.conflict_statement,
    Field.PUBLISHER: lambda r: side_text(Side.PUBLISHER, r),
    Field.LINK: lambda r: r.url,
    Field.ABSTRACTS: lambda r: side_text(Side.ABSTRACT, r),
    Field.RECORD: lambda _: "",
}
