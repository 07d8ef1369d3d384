# SPDX-License-Identifier: GPL-3.0-or-later
"""Authors and editors of a MEDLINE record: two forms of a name, and the lines that follow it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from refdesk.domain.names import author_from_text, clean_orcid, is_suffix
from refdesk.domain.reference import Author, AuthorRole, initials_of, is_east_asian
from refdesk.formats.nbib.records import MedlineRecord

_FULL = {"FAU": AuthorRole.AUTHOR, "FED": AuthorRole.EDITOR}
_SHORT = {"AU": AuthorRole.AUTHOR, "ED": AuthorRole.EDITOR}
_TAGS = {role: tag for tag, role in _FULL.items()}
_NAMES = frozenset({*_FULL, *_SHORT})
_INVESTIGATORS = frozenset({"FIR", "IR"})


def people_of(record: MedlineRecord) -> tuple[Author, ...]:
    """Return authors, groups and editors in order, each with the addresses below the name."""
    people: list[Author] = []
    full = False  # the last line of names was a full form, whose short form comes next
    skipping = False
    for tag, value in record.lines:
        if tag in _NAMES and is_et_al(value):
            continue
        if tag in _FULL:
            people.append(_from_full(value, _FULL[tag]))
            full, skipping = True, False
        elif tag in _SHORT:
            if full and people:
                people[-1] = _with_short(people[-1], value)
            else:
                people.append(_from_short(value, _SHORT[tag]))
            full, skipping = False, False
        elif tag == "CN":
            people.append(Author(collective=value))
            full, skipping = False, False
        elif tag in _INVESTIGATORS:
            skipping = True
        elif people and not skipping:
            people[-1] = _with_detail(people[-1], tag, value)
    return tuple(person for person in people if person.family or person.collective)


def is_et_al(name: str) -> bool:
    """Whether a name only says that NLM cut the list."""
    return name.strip(" .").lower() == "et al"


def _from_full(value: str, role: AuthorRole) -> Author:
    family, _, given = value.partition(",")
    return Author(family=family.strip(), given=given.strip(" ,"), role=role)


def _from_short(value: str, role: AuthorRole) -> Author:
    if " " in value and "," not in value and not author_from_text(value, role).initials:
        return Author(family=value, role=role)  # a family name of several words
    return author_from_text(value, role)


def _with_short(author: Author, value: str) -> Author:
    """Take initials and suffix from the short form: ``King ML Jr``."""
    if is_east_asian(author.family):  # nothing in it is short
        return author
    rest = value.removeprefix(author.family).replace(",", " ").split()
    if not rest or not value.startswith(author.family):
        return author
    suffix = rest[-1] if is_suffix(rest[-1]) and len(rest) > 1 else ""
    given = author.given
    if suffix:
        given = given.removesuffix(suffix).rstrip(" ,")
    return replace(author, given=given, initials=rest[0], suffix=suffix)


def _with_detail(author: Author, tag: str, value: str) -> Author:
    if tag == "AD" and value:
        return replace(author, affiliations=(*author.affiliations, value))
    if tag == "AUID" and "orcid" in value.lower():
        return replace(author, orcid=clean_orcid(value))
    return author


def people_lines(people: Iterable[Author]) -> Iterator[tuple[str, str]]:
    """Yield each author and editor in both forms, with what follows a name."""
    for person in people:
        tag = _TAGS.get(person.role)
        if tag is None:
            continue
        if person.collective:
            yield "CN", person.collective
        else:
            given = " ".join(
                filter(None, (person.given or " ".join(person.initials), person.suffix))
            )
            yield tag, f"{person.family}, {given}" if given else person.family
            yield tag[1:], _short(person)
        yield "AUID", f"ORCID: {person.orcid}" if person.orcid else ""
        for affiliation in person.affiliations:
            yield "AD", affiliation


def _short(person: Author) -> str:
    if is_east_asian(person.family):
        return person.short
    initials = person.initials or initials_of(person.given)
    return " ".join(filter(None, (person.family, initials, person.suffix)))
