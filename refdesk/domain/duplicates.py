# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups of records that are one paper, with how sure that is and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from refdesk.domain.likeness import Fingerprint, certainty, findings, fingerprint, title_likeness
from refdesk.domain.reference import Reference

LIKELY = 0.8
"""From here on two records count as one paper: precision 0.99 at recall above 0.95 on labelled sets."""
CERTAIN = 0.95
"""From here on they may be merged unseen."""
_LARGEST_BLOCK = 80
"""More records than this share a block by chance, such as the title "Editorial"."""
_LONGEST_ID_BLOCK = 400
_TOLD_EVERY = 5000


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Records of one paper, by their place in what was searched."""

    places: tuple[int, ...]
    certainty: float
    """Of the weakest link that holds the group together."""
    reason: str
    """What the records share: codes of :func:`reason_of`, with commas."""


def duplicate_groups(
    references: Iterable[Reference], least: float = LIKELY
) -> list[DuplicateGroup]:
    """Return the groups of records that are one paper, the surest first.

    Only records that share a block (an identifier, the beginning of the title, author with year and
    page …) are compared, so the time grows with the number of records, not with its square.
    """
    return groups_among([fingerprint(reference) for reference in references], least)


def groups_among(
    prints: Sequence[Fingerprint],
    least: float = LIKELY,
    *,
    apart: Iterable[tuple[int, int]] = (),
    compared: Callable[[int, int], None] = lambda *_: None,
) -> list[DuplicateGroup]:
    """Return the same for records of which only the fingerprints are kept: a library of any size.

    Args:
        prints: what of the records is compared.
        least: the least certainty.
        apart: pairs of places that a person told apart; no group holds both, whatever is like both.
        compared: hears now and then how many of the likely pairs were compared.
    """
    likely = sorted(candidates(prints))  # one paper's pairs together: what is kept of it serves all
    links: list[tuple[float, int, int]] = []
    for done, (one, other) in enumerate(likely):
        if done % _TOLD_EVERY == 0:
            compared(done, len(likely))
        if (sure := certainty(prints[one], prints[other])) >= least:
            links.append((sure, one, other))
    return _grouped(prints, links, apart)


def candidates(prints: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """Return the pairs of places that are worth comparing."""
    first: dict[int, int] = {}
    shared: dict[int, list[int]] = {}
    identifiers: set[int] = set()
    for place, one in enumerate(prints):
        for block in _blocks(one):
            mark = hash(block)  # the blocks themselves, most of one paper alone, took 4 KB a paper
            before = first.setdefault(mark, place)
            if before != place:
                shared.setdefault(mark, [before]).append(place)
                if block[0] == "id":
                    identifiers.add(mark)
    found: set[tuple[int, int]] = set()
    for mark, places in shared.items():
        if len(places) <= (_LONGEST_ID_BLOCK if mark in identifiers else _LARGEST_BLOCK):
            found.update(combinations(places, 2))
    return found


def _blocks(one: Fingerprint) -> Iterator[tuple[object, ...]]:
    for identifier in (one.doi, one.pmid, one.pmcid):
        if identifier:
            yield "id", identifier
    if len(one.key) >= 12:
        yield "begins", one.key[:22]
        yield "ends", one.key[-22:]
        longest = sorted(one.words, key=lambda word: (-len(word), word))[:3]
        yield ("words", *sorted(longest))
    elif one.key:
        yield "title", one.key, one.year, one.families[:1]
    family = one.families[0][:6] if one.families else ""
    if one.first_page and one.volume:
        yield "place", one.volume, one.first_page, one.year, family[:2]
    if one.first_page and family:
        yield "page", family, one.first_page, one.year
    if family and len(one.words) > 3:
        yield "author", family, one.year, next((w for w in one.words if len(w) > 3), one.words[0])


def _grouped(
    prints: Sequence[Fingerprint],
    links: list[tuple[float, int, int]],
    apart: Iterable[tuple[int, int]],
) -> list[DuplicateGroup]:
    """Join links to groups, strongest first; a group is as sure as the weakest link it needed."""
    joined = _Joined(apart)
    weakest: dict[int, tuple[float, int, int]] = {}
    for link in sorted(links, reverse=True):
        _, one, other = link
        top = joined.join(one, other)
        if top is not None:
            weakest[top] = link
    groups = []
    for top, places in joined.groups().items():
        sure, one, other = weakest[top]
        reason = reason_of(prints[one], prints[other])
        groups.append(DuplicateGroup(tuple(sorted(places)), round(sure, 3), reason))
    return sorted(groups, key=lambda group: (-group.certainty, group.places))


class _Joined:
    """Places that were joined to groups; those that were told apart never come into one."""

    def __init__(self, apart: Iterable[tuple[int, int]]) -> None:
        self._parents: dict[int, int] = {}
        self._strangers: defaultdict[int, set[int]] = defaultdict(set)
        """Of the top of a group: places that may not come into it."""
        for one, other in apart:
            self._strangers[one].add(other)
            self._strangers[other].add(one)

    def join(self, one: int, other: int) -> int | None:
        """Make one group of two and return its top; ``None`` where they are one, or must not be."""
        mine, its = self._top(one), self._top(other)
        strangers = self._strangers.get(mine, ())
        if mine == its or any(self._top(stranger) == its for stranger in strangers):
            return None
        self._parents.setdefault(mine, mine)
        self._parents[its] = mine
        if its in self._strangers:
            self._strangers[mine] |= self._strangers.pop(its)
        return mine

    def _top(self, place: int) -> int:
        while (above := self._parents.get(place, place)) != place:
            place = above
        return place

    def groups(self) -> dict[int, list[int]]:
        """Return the places of each group by its top."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for place in self._parents:
            members[self._top(place)].append(place)
        return members


def reason_of(one: Fingerprint, other: Fingerprint) -> str:
    """Return what two records of a paper share, the most telling first."""
    shared = [
        name
        for name, mine, its in (
            ("PMID", one.pmid, other.pmid),
            ("PMCID", one.pmcid, other.pmcid),
            ("DOI", one.doi, other.doi),
        )
        if mine and mine == its
    ]
    likeness = title_likeness(one, other)
    found = set(findings(one, other, likeness)) if likeness is not None else set()
    if "title same" in found:
        shared.append("title")
    elif likeness is not None and likeness >= 0.7:
        shared.append("similar title")
    if one.year is not None and one.year == other.year:
        shared.append("year")
    shared += [
        name
        for name, code in (
            ("author", "author same"),
            ("journal", "journal same"),
            ("volume", "volume same"),
            ("pages", "page same"),
        )
        if code in found
    ]
    return ", ".join(shared)
