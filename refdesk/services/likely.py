# SPDX-License-Identifier: GPL-3.0-or-later
"""Before an import: which of its records are likely of one paper although no identifier says so."""

from collections.abc import Iterable, Sequence

from refdesk.domain.duplicates import LIKELY, candidates, groups_among
from refdesk.domain.jobs import JobContext
from refdesk.domain.likeness import Fingerprint, certainty, fingerprint
from refdesk.store.arriving import Arrival
from refdesk.store.references import ReferenceStore

MOST_COMPARED = 5_000
"""Records of one look whose likeness is examined, which takes as long as reading them; what is
certainly the same is counted in any case."""
_AT_ONCE = 200
"""Records between two looks whether the person still waits."""
_TELLING = 3
"""Longest words of a title by which the library is asked for papers to compare."""


class LikelyTwins:
    """Gathers the records of a look, then compares them with each other and with the library."""

    def __init__(self, references: ReferenceStore, context: JobContext) -> None:
        self._references = references
        self._context = context
        self._prints: list[Fingerprint] = []
        self._new: set[int] = set()

    def take(self, arrivals: Iterable[Arrival], outcomes: Iterable[str]) -> None:
        """Remember records and whether they would be ``added``; too many are not compared."""
        if len(self._prints) > MOST_COMPARED:
            return
        for arrival, outcome in zip(arrivals, outcomes, strict=True):
            if outcome == "added":
                self._new.add(len(self._prints))
            self._prints.append(fingerprint(arrival.reference))

    def among_themselves(self) -> int:
        """Return how many records are likely of a paper that another record is of; at most."""
        if len(self._prints) > MOST_COMPARED:
            return 0
        return sum(len(group.places) - 1 for group in groups_among(self._prints, LIKELY))

    def in_library(self) -> int:
        """Return how many new records are likely of a paper that the library has.

        Raises:
            CancelledError: the look was cancelled.
        """
        if len(self._prints) > MOST_COMPARED or not self._new:
            return 0
        new = [self._prints[place] for place in sorted(self._new)]
        telling = (
            sorted(set(one.words), key=lambda word: (len(word), word))[-_TELLING:] for one in new
        )
        known = [
            fingerprint(stored.reference)
            for stored in self._references.iter_references(self._near(list(telling)))
            if not stored.is_trashed
        ]
        both = known + new
        return len(
            {
                later
                for one, later in candidates(both)
                if one < len(known) <= later and certainty(both[one], both[later]) >= LIKELY
            }
        )

    def _near(self, titles: Sequence[Sequence[str]]) -> list[int]:
        near: set[int] = set()
        for start in range(0, len(titles), _AT_ONCE):
            self._context.cancel.check()
            near.update(self._references.titled(titles[start : start + _AT_ONCE]))
        return sorted(near)
