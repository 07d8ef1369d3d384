# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a paper in the library when its record arrives again."""

from dataclasses import fields, replace

from refdesk.domain.reference import Correction, Journal, PartialDate, Reference, ReferenceKind
from refdesk.domain.side_by_side import united

# Fields that say something together: taken from one record or the other, never half and half.
_GROUPS = {
    "title": ("title", "title_translated"),
    "authors": ("authors", "authors_complete"),
}
_GROUPED = frozenset(name for group in _GROUPS.values() for name in group)
_OWN_RULE = frozenset(
    {"kind", "identifiers", "abstracts", "corrections", "citation_key", "extra", *_GROUPED}
)


def merge(existing: Reference, incoming: Reference) -> Reference:
    """Return ``existing`` brought up to date by ``incoming``.

    What the newer record says replaces what was known; where it is silent, what was known stays.
    A record of MEDLINE is not overwritten by one of a file, which only fills its gaps. Notices
    that other services reported stay, and so does the citation key, which manuscripts use.
    """
    newer, older = incoming, existing
    if existing.record_status and not incoming.record_status:
        newer, older = existing, incoming
    values: dict[str, object] = {}
    for field in fields(Reference):
        name = field.name
        if name not in _OWN_RULE:
            value = getattr(newer, name)
            values[name] = value if _says_something(value) else getattr(older, name)
    for lead, names in _GROUPS.items():
        source = newer if getattr(newer, lead) else older
        values.update({name: getattr(source, name) for name in names})
    known_kind = newer.kind is not ReferenceKind.OTHER
    return replace(
        newer,
        **values,  # type: ignore[arg-type]  # names and values come from the same class
        kind=newer.kind if known_kind else older.kind,
        identifiers=united(newer.identifiers, older.identifiers, lambda i: (i.scheme, i.key)),
        abstracts=united(newer.abstracts, older.abstracts, lambda a: (a.language, a.kind)),
        corrections=_corrections(existing, incoming),
        citation_key=existing.citation_key or incoming.citation_key,
        extra=united(newer.extra, older.extra, lambda pair: pair),
    )


def _says_something(value: object) -> bool:
    if isinstance(value, PartialDate):
        return bool(value.year or value.raw)
    if isinstance(value, Journal):
        return value != Journal()
    return bool(value)


def _corrections(existing: Reference, incoming: Reference) -> tuple[Correction, ...]:
    """Return the notices: a service's new list replaces its old one, not those of others."""
    fresh = {correction.source for correction in incoming.corrections}
    kept = (c for c in existing.corrections if c.source not in fresh)
    return (*incoming.corrections, *kept)
