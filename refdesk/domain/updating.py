# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer record of a paper, taken over without losing what a person changed: a comparison of three.

*base* is what a service last said, *mine* what the library says, *theirs* what the service says now.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from refdesk.domain.identifiers import Identifier
from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import Author, Correction, Journal, Reference
from refdesk.domain.update_fields import NAMES, Field, Values, says, text, values_of


class Outcome(StrEnum):
    """What becomes of a field of which the three do not say the same."""

    TAKEN = "taken"
    KEPT = "kept"
    """The person changed it, the service did not."""
    CONFLICT = "conflict"
    """Both did, differently; what the person says stays."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field."""

    field: Field
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Update:
    """What a newer record makes of a paper."""

    reference: Reference
    changes: tuple[FieldChange, ...] = ()
    record: Reference | None = None
    """What to compare with the next time; ``None``: nothing new."""


@dataclass(frozen=True, slots=True)
class PaperUpdate:
    """A paper of the library that a newer record changed, or would have."""

    id: int
    before: Reference
    after: Reference
    theirs: Reference
    """What the service says."""
    changes: tuple[FieldChange, ...]

    def fields(self, outcome: Outcome) -> tuple[Field, ...]:
        """Return the fields of which a reader sees that this became of them."""
        other = self.before if outcome is Outcome.TAKEN else self.theirs
        return tuple(
            change.field
            for change in self.changes
            if change.outcome is outcome
            and text(change.field, self.after) != text(change.field, other)
        )

    @property
    def is_seen(self) -> bool:
        """Whether there is anything for a person to look at."""
        return bool(self.fields(Outcome.TAKEN) or self.fields(Outcome.CONFLICT))


_INDEXED = frozenset(
    {
        Field.ELECTRONIC, Field.STATUS, Field.TYPES, Field.MESH, Field.SUBSTANCES, Field.TRIALS,
        Field.GRANTS, Field.STATEMENT, Field.RECORD,
    }
)  # fmt: skip
"""What no form of ours changes: where nobody knows who said it, it was not the person."""
UNFINISHED = frozenset({"publisher", "in-data-review", "in-process"})
"""MEDLINE's status of records that are worked on."""


def awaits_final(reference: Reference) -> bool:
    """Whether PubMed's record is of a paper ahead of its issue, and will say more of it."""
    if not reference.pmid:
        return False
    if reference.publication_status == "aheadofprint":
        return True
    placed = reference.volume and (reference.pages or reference.article_number)
    unfinished = reference.record_status.lower() in UNFINISHED
    return reference.publication_status == "epublish" and not placed and unfinished


def merged(base: Reference | None, mine: Reference, theirs: Reference) -> Update:
    """Return what a newer record makes of a paper.

    What the service changed and the person did not is taken; what the person changed stays. Without
    a base nobody knows who changed what: gaps are filled, and what differs stays as it is.
    """
    record: Reference | None = theirs
    known = mine if base is None else base
    if known.record_status and not theirs.record_status:
        # What Crossref says only fills gaps of what MEDLINE says.
        theirs = _filled(known, theirs)
        record = None if base is None else theirs
        base = known
    values: dict[str, Any] = {}
    changes: list[FieldChange] = []
    for field, names in NAMES.items():
        three = _Three(field, base, mine, theirs)
        found, outcome = _RULES.get(field, _whole)(three)
        if outcome is not None:
            changes.append(FieldChange(field, outcome))
        if found != three.mine:
            values.update(zip(names, found, strict=True))
    reference = replace(mine, **values) if values else mine
    return Update(reference, tuple(changes), record)


def taking(mine: Reference, said_by: Reference, field: Field) -> Reference:
    """Return a paper with the word of another record on one field."""
    values: dict[str, Any] = {name: getattr(said_by, name) for name in NAMES[field]}
    if field is Field.IDENTIFIERS:
        said = {identifier.scheme for identifier in said_by.identifiers}
        own = [i for i in mine.identifiers if i.scheme not in said]
        values["identifiers"] = _ordered(mine.identifiers, [*said_by.identifiers, *own])
    return replace(mine, **values)


# One field


@dataclass(frozen=True, slots=True)
class _Three:
    """What the three say of one field."""

    field: Field
    base_record: Reference | None
    mine_record: Reference
    theirs_record: Reference

    @property
    def base(self) -> Values | None:
        return None if self.base_record is None else values_of(self.field, self.base_record)

    @property
    def mine(self) -> Values:
        return values_of(self.field, self.mine_record)

    @property
    def theirs(self) -> Values:
        return values_of(self.field, self.theirs_record)


_Found = tuple[Values, Outcome | None]
_Rule = Callable[[_Three], _Found]


def _verdict(base: object, mine: object, theirs: object, *, known: bool) -> Outcome | None:
    """Return what becomes of a value; ``known``: whether there is a base at all."""
    if mine == theirs:
        return None
    if not known:
        if not says(theirs):
            return None
        return Outcome.CONFLICT if says(mine) else Outcome.TAKEN
    if theirs == base:
        return Outcome.KEPT
    return Outcome.TAKEN if mine == base else Outcome.CONFLICT


def _whole(three: _Three) -> _Found:
    base, mine, theirs = three.base, three.mine, three.theirs
    outcome = _verdict(base, mine, theirs, known=base is not None)
    if outcome is Outcome.CONFLICT and base is None and _is_their_own(three):
        outcome = Outcome.TAKEN
    return (theirs if outcome is Outcome.TAKEN else mine), outcome


def _is_their_own(three: _Three) -> bool:
    """Whether a paper without a base says here what only a service can have said."""
    mine, theirs = three.mine_record, three.theirs_record
    if not theirs.record_status:
        return False
    if three.field is Field.PUBLISHED:  # the day it came ahead of print stood for the date
        provisional = mine.electronic_date.iso.startswith(mine.published.iso)
        return bool(mine.published.iso) and awaits_final(mine) and provisional
    return three.field in _INDEXED


def _authors(three: _Three) -> _Found:
    found, outcome = _whole(three)
    same = text(three.field, three.mine_record) == text(three.field, three.theirs_record)
    if outcome is not Outcome.CONFLICT or three.base is not None or not same:
        return found, outcome
    # Without a base, the same names gain what only the record has: addresses, ORCID, given names.
    (mine, complete), (theirs, _) = three.mine, three.theirs
    filled = tuple(map(_completed, mine, theirs))
    return (filled, complete), None if filled == mine else Outcome.TAKEN


def _completed(author: Author, other: Author) -> Author:
    names = ("given", "initials", "orcid", "affiliations")
    return replace(author, **{n: getattr(author, n) or getattr(other, n) for n in names})


def _parts(
    base: Mapping[str, Any] | None, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], Outcome | None]:
    """Return what becomes of several values that change each for itself, and of all of them."""
    found: dict[str, Any] = {}
    outcomes: set[Outcome | None] = set()
    for name in dict.fromkeys((*mine, *theirs)):
        own, new = mine.get(name), theirs.get(name)
        before = None if base is None else base.get(name)
        outcome = _verdict(before, own, new, known=base is not None)
        found[name] = new if outcome is Outcome.TAKEN else own
        outcomes.add(outcome)
    for outcome in (Outcome.CONFLICT, Outcome.TAKEN, Outcome.KEPT):
        if outcome in outcomes:
            return found, outcome
    return found, None


_JOURNAL_NAMES = ("title", "iso_abbreviation", "medline_abbreviation")


def _journal(three: _Three) -> _Found:
    (mine,), (theirs,) = three.mine, three.theirs
    base = three.base[0] if three.base is not None else None
    own, new = _journal_parts(mine), _journal_parts(theirs)
    if base is None:  # one journal goes by several names, and a file has any of them
        known = {_letters(new[name]) for name in _JOURNAL_NAMES} | {_letters(theirs.full_name)}
        new |= {n: own[n] for n in _JOURNAL_NAMES if own[n] and _letters(own[n]) in known}
    found, outcome = _parts(_journal_parts(base) if base is not None else None, own, new)
    return (Journal(**found),), outcome


def _journal_parts(journal: Journal) -> dict[str, str]:
    return {name: getattr(journal, name) for name in Journal.__slots__}


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


class _Named:
    """An identifier that is equal to another spelling of itself."""

    def __init__(self, identifier: Identifier) -> None:
        self.identifier = identifier

    @property
    def key(self) -> tuple[str, str]:
        return self.identifier.scheme, self.identifier.key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _identifiers(three: _Three) -> _Found:
    """Each scheme for itself; that a record no longer names one takes none away."""
    mine, theirs = _by_scheme(three.mine[0]), _by_scheme(three.theirs[0])
    base = None if three.base is None else _by_scheme(three.base[0])
    known = mine if base is None else base
    new = known | theirs
    found, outcome = _parts(base, mine, new)
    listed = [named.identifier for group in found.values() for named in group or ()]
    return (_ordered(three.mine[0], listed),), outcome


def _by_scheme(identifiers: tuple[Identifier, ...]) -> dict[str, tuple[_Named, ...]]:
    found: dict[str, tuple[_Named, ...]] = {}
    for identifier in identifiers:
        found[identifier.scheme] = (*found.get(identifier.scheme, ()), _Named(identifier))
    return found


def _ordered(order: tuple[Identifier, ...], found: list[Identifier]) -> tuple[Identifier, ...]:
    """Return identifiers in an order in which those stand that were there before."""
    places = {identifier: place for place, identifier in enumerate(order)}
    return tuple(sorted(found, key=lambda i: places.get(i, len(places))))


def _keywords(three: _Three) -> _Found:
    """Each keyword for itself; without a base, those of the paper stay as they are."""
    if three.base is not None:
        return _items(three, _word)
    (mine,), (theirs,) = three.mine, three.theirs
    known = set(map(_word, mine))
    has_all = bool(mine) and all(_word(keyword) in known for keyword in theirs)
    return ((mine,), None) if has_all else _whole(three)


def _types(three: _Three) -> _Found:
    """Each for itself: a check for notices marks a paper as retracted before its record comes."""
    return _whole(three) if three.base is None else _items(three, lambda t: t.ui or t.name)


def _word(keyword: Keyword) -> str:
    return keyword.text.casefold()


def _items(three: _Three, key: Callable[[Any], str]) -> _Found:
    """Return a list with what either side put into it, and without what either took out of it."""
    (mine,), (theirs,) = three.mine, three.theirs
    before = {key(item): item for item in (three.base or ((),))[0]}
    new = {key(item): item for item in theirs}
    found: list[Any] = []
    for item in mine:
        if item != before.get(key(item)):
            found.append(item)  # the person's
        elif key(item) in new:
            found.append(new[key(item)])
    known = set(map(key, mine))
    found += [item for word, item in new.items() if word not in before and word not in known]
    if tuple(found) != mine:
        return (tuple(found),), Outcome.TAKEN
    return (mine,), None if mine == theirs else Outcome.KEPT


def _corrections(three: _Three) -> _Found:
    """All that anybody said, once; the newest word of a service on one notice is the one."""
    (mine,), (theirs,) = three.mine, three.theirs
    kept = tuple(c for c in mine if not any(_are_one(c, other) for other in theirs))
    found = (*theirs, *kept)
    if set(found) == set(mine):
        return (mine,), None
    return (found,), Outcome.TAKEN


def _are_one(one: Correction, other: Correction) -> bool:
    if (one.kind, one.source) != (other.kind, other.source):
        return False
    if one.pmid and other.pmid:
        return one.pmid == other.pmid
    if one.doi and other.doi:
        return one.doi.lower() == other.doi.lower()
    return one.text == other.text


_RULES: dict[Field, _Rule] = {
    Field.AUTHORS: _authors,
    Field.JOURNAL: _journal,
    Field.IDENTIFIERS: _identifiers,
    Field.KEYWORDS: _keywords,
    Field.TYPES: _types,
    Field.CORRECTIONS: _corrections,
}


def _filled(known: Reference, record: Reference) -> Reference:
    """Return ``known`` with what only ``record`` speaks of."""
    values: dict[str, Any] = {}
    for field, names in NAMES.items():
        if not says(values_of(field, known)):
            values.update({name: getattr(record, name) for name in names})
    return replace(known, **values)
