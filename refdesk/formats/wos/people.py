# SPDX-License-Identifier: GPL-3.0-or-later
"""Authors, groups and editors; ORCIDs and addresses are put to the names they stand beside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from refdesk.domain.names import author_from_text, clean_orcid, is_suffix
from refdesk.domain.reference import Author, AuthorRole, ReferenceKind, initials_of, is_east_asian
from refdesk.formats.wos.records import WosRecord

_INITIALS = re.compile(r"[A-Z](?:[. -]*[A-Z]){0,3}\.?")
_ANONYMOUS = re.compile(r"\[?anonymous\]?", re.IGNORECASE)
_ADDRESS = re.compile(r"\[([^\]]*)\]\s*(.*)", re.DOTALL)
_LEAST_OF_A_SUFFIX = 2
"""Letters: a lone ``V`` behind initials is one more initial."""


@dataclass(frozen=True, slots=True)
class People:
    """The people of a record, and what of its tags nobody could be given."""

    authors: tuple[Author, ...]
    left: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Index:
    """Finds the place of a person by name: as written, else by family name and first initial."""

    exact: dict[str, int] = field(default_factory=dict)
    rough: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, author: Author, place: int) -> None:
        for given in (author.given, author.initials, _bare(author.given)):
            self.exact.setdefault(_bare(f"{author.family},{given}"), place)
        key = _rough(author)
        self.rough[key] = -1 if self.rough.get(key, place) != place else place

    def find(self, name: str) -> int | None:
        place = self.exact.get(_bare(name))
        if place is None:
            place = self.rough.get(_rough(author_from_text(name)), -1)
        return None if place < 0 else place


def people_of(record: WosRecord, kind: ReferenceKind) -> People:
    """Return authors, groups and editors in the order of the record's tags."""
    left: list[tuple[str, str]] = []
    persons = _persons(record, left)
    in_a_book = kind in {ReferenceKind.CHAPTER, ReferenceKind.CONFERENCE_PAPER}
    if not persons:
        persons = _paired(record.items("BF"), record.items("BA"))
    else:
        known = {_rough(person) for person in persons}
        left += [
            ("BA", name)
            for name in record.items("BF") or record.items("BA")
            if _rough(author_from_text(name)) not in known
        ]
    persons = _with_orcids(record, persons, left)
    persons = _with_addresses(record, persons, left)
    groups = [Author(collective=name) for name in _groups(record, "CA")]
    of_the_book = AuthorRole.EDITOR if in_a_book else AuthorRole.AUTHOR
    groups += [Author(collective=name, role=of_the_book) for name in _groups(record, "GP")]
    editors = [_person(name, AuthorRole.EDITOR) for name in record.items("BE", "ED")]
    return People(tuple(dict.fromkeys((*persons, *groups, *editors))), tuple(left))


def _persons(record: WosRecord, left: list[tuple[str, str]]) -> list[Author]:
    names = {tag: record.items(tag) for tag in ("AF", "AU")}
    for tag, values in names.items():
        left += [(tag, value) for value in values if _ANONYMOUS.fullmatch(value)]
        names[tag] = [value for value in values if not _ANONYMOUS.fullmatch(value)]
    return _paired(names["AF"], names["AU"])


def _paired(full: Sequence[str], short: Sequence[str]) -> list[Author]:
    """Return people by their full names, with the initials of the short form of each."""
    if not full:
        return [_person(name) for name in short]
    people = [_person(name) for name in full]
    brief = [_person(name) for name in short]
    if len(brief) == len(people):
        return [_with_initials(a, b) for a, b in zip(people, brief, strict=True)]
    by_name = {_rough(author): author for author in brief}
    return [_with_initials(a, by_name.get(_rough(a), a)) for a in people]


def _person(name: str, role: AuthorRole = AuthorRole.AUTHOR) -> Author:
    """Read ``Smith, John A.``, ``SMITH, JA`` or ``King, ML Jr``; all without comma as elsewhere."""
    author = author_from_text(name, role)
    if author.collective or not author.given or is_east_asian(author.family):
        return author
    given, _, last = author.given.rpartition(" ")
    if given and not author.suffix and len(last) >= _LEAST_OF_A_SUFFIX and is_suffix(last):
        author = replace(author, given=given.rstrip(","), suffix=last)
    if author.given.isupper() and _INITIALS.fullmatch(author.given) and not author.initials:
        initials = re.sub(r"[^A-Z]", "", author.given)
        if "." not in author.given:
            author = replace(author, given=" ".join(author.given.replace(" ", "")))
        author = replace(author, initials=initials, given=author.given.replace(" - ", "-"))
    return author


def _with_initials(author: Author, short: Author) -> Author:
    if author.family.casefold() != short.family.casefold() or not short.initials:
        return author
    return replace(author, initials=short.initials, suffix=author.suffix or short.suffix)


def _groups(record: WosRecord, tag: str) -> list[str]:
    return [name.rstrip(" ,") for name in record.items(tag) if name.strip(" ,")]


def _with_orcids(
    record: WosRecord, persons: list[Author], left: list[tuple[str, str]]
) -> list[Author]:
    """Put ``Name/0000-…`` of ``OI``, and ORCIDs among ``RI``'s ids, to the persons so called."""
    people = list(persons)
    index = _index(people)
    for tag in ("OI", "RI"):
        for entry in record.terms(tag):
            name, _, number = entry.rpartition("/")
            orcid = clean_orcid(number)
            place = index.find(name) if name and orcid else None
            if place is None or (people[place].orcid not in {"", orcid}):
                left.append((tag, entry))
            else:
                people[place] = replace(people[place], orcid=orcid)
    return people


def _with_addresses(
    record: WosRecord, persons: list[Author], left: list[tuple[str, str]]
) -> list[Author]:
    """Put each ``[Name; Name] address`` to its people; a sole author has all addresses."""
    places: dict[int, dict[str, None]] = {}
    index = _index(persons)
    for entry in _addresses(record.lines("C1")):
        match = _ADDRESS.fullmatch(entry)
        names = match[1].split(";") if match else []
        address = (match[2] if match else entry).strip().removesuffix(".")
        found = {place for name in names if (place := index.find(name.strip())) is not None}
        if not match and len(persons) == 1:
            found = {0}
        if not found or not address:
            left.append(("C1", entry))
        for place in found:
            places.setdefault(place, {}).setdefault(address)
    return [
        replace(person, affiliations=tuple(places[n])) if n in places else person
        for n, person in enumerate(persons)
    ]


def _addresses(lines: Sequence[str]) -> list[str]:
    """Join wrapped lines: an address begins with a bracket, or after one that ended in a stop."""
    found: list[list[str]] = []
    for line in lines:
        if not found or line.startswith("[") or found[-1][-1].endswith("."):
            found.append([line])
        else:
            found[-1].append(line)
    return [" ".join(pieces) for pieces in found]


def _index(persons: Sequence[Author]) -> _Index:
    index = _Index()
    for place, person in enumerate(persons):
        index.add(person, place)
    return index


def _rough(author: Author) -> tuple[str, str]:
    initials = author.initials or initials_of(author.given)
    return _bare(author.family or author.collective), initials[:1].casefold()


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c == ",").casefold()
