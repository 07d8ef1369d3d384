# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that a batch adds or touches, and those of one title among them."""

from collections import defaultdict
from collections.abc import Sequence

from refdesk.domain.likeness import Fingerprint, fingerprint
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.store.arriving import Arrival

MANY = 50
"""Papers of one title from which on not all are compared: a journal has thousands of ``Editorial``."""


class Slot:
    """One paper that a batch adds or touches. ``stored`` is what the library had."""

    __slots__ = ("_arrival", "_print", "_reference", "id", "stored")

    def __init__(self, arrival: Arrival | None, stored: StoredReference | None = None) -> None:
        """Take a new paper, or one that the library has."""
        self._arrival = arrival
        self._reference = stored.reference if stored else None
        self._print: Fingerprint | None = None
        self.stored = stored
        self.id = stored.id if stored else 0

    @property
    def arrival(self) -> Arrival:
        """The paper as it is to be written."""
        if self._arrival is None:
            self._arrival = Arrival.of(self.reference)
        return self._arrival

    @property
    def reference(self) -> Reference:
        """What the paper says once the batch is written."""
        if self._reference is None:
            assert self._arrival is not None
            self._reference = self._arrival.reference
        return self._reference

    @property
    def is_changed(self) -> bool:
        """Whether the library has it otherwise."""
        return self.stored is not None and (
            self.reference != self.stored.reference or self.stored.is_trashed
        )

    @property
    def fingerprint(self) -> Fingerprint:
        """What of it is compared."""
        if self._print is None:
            self._print = fingerprint(self.reference)
        return self._print

    def become(self, reference: Reference) -> None:
        """Say ``reference`` from now on."""
        self._reference, self._arrival, self._print = reference, None, None


class Namesakes:
    """Papers of one title."""

    def __init__(self) -> None:
        self._slots: list[Slot] = []
        self._blocks: defaultdict[tuple[object, ...], list[Slot]] = defaultdict(list)
        self._filed = 0
        """How many of the slots stand in the blocks; none before they are many."""

    def add(self, slot: Slot) -> None:
        """Take one more paper of the title."""
        self._slots.append(slot)

    def near(self, own: Fingerprint) -> Sequence[Slot]:
        """Return the papers that ``own`` is worth comparing with, in their order."""
        if len(self._slots) <= MANY:
            return self._slots
        for slot in self._slots[self._filed :]:
            self._blocks[_block(slot.fingerprint)].append(slot)
        self._filed = len(self._slots)
        return self._blocks[_block(own)] if own.first_page or own.families else ()


def _block(one: Fingerprint) -> tuple[object, ...]:
    """Return what two papers of a common title must share to be certainly one.

    By the weights of :mod:`refdesk.domain.likeness` a generic title needs the first page and no other
    year; where no page is known, only records that say the same throughout are one.
    """
    return one.year, one.first_page or (one.families[:1], one.volume)
