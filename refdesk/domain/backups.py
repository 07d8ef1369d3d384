# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of a library: why one was made, what it holds, which ones stay.

Which came first is told by a number of their own, never by the clock: a clock may be years ahead for an
afternoon, and the backups of that afternoon are not the newest for ever.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

MOST_LOST = 0.2
"""No more than this share of papers or notes is lost unasked: a fifth."""
LEAST_KEPT = 3
"""So many of the newest stay however little room there is."""
MANY_GROUPS, MANY_PAPERS = 10, 100
"""Groups that are merged at once, and papers that are edited or deleted at once, before which one is made."""


class Reason(StrEnum):
    """Why a backup was made; part of its name."""

    DAILY = "daily"
    MIGRATION = "before-migration"
    BULK = "before-bulk"
    RESTORE = "before-restore"
    HAND = "by-hand"
    BUNDLE = "bundle"
    """It came from elsewhere, to be put in the place of the library."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a library holds; ``papers`` are those that are not in the trash."""

    papers: int = 0
    trashed: int = 0
    collections: int = 0
    notes: int = 0
    highlights: int = 0
    attachments: int = 0

    def __sub__(self, other: "Counts") -> "Counts":
        """Return how much more this holds, field by field."""
        names = [field.name for field in fields(self)]
        return Counts(**{name: getattr(self, name) - getattr(other, name) for name in names})

    def loses_much(self, other: "Counts") -> bool:
        """Whether more than a fifth of the papers or notes of ``other`` are not here."""
        return _is_much_less(self.papers, other.papers) or _is_much_less(self.notes, other.notes)


def _is_much_less(here: int, there: int) -> bool:
    return there - here > there * MOST_LOST


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library."""

    path: Path
    number: int
    """Grows with each backup of a library; 0 for one that an older program made."""
    at: datetime
    """When it was made, by the clock of then."""
    reason: Reason
    size: int
    counts: Counts | None = None
    """``None`` where nobody has counted yet."""
    version: int = 0
    """Of the schema; 0 where it is not known."""
    checked_at: datetime | None = None
    is_whole: bool | None = None
    """As it was when it was last looked at; ``None`` where nobody has."""

    @property
    def name(self) -> str:
        """What it is called by."""
        return self.path.name

    @property
    def day(self) -> date:
        """The day on which it was made, where the person is."""
        return self.at.astimezone().date()


@dataclass(frozen=True, slots=True)
class Plan:
    """How many backups stay, by why they were made. Those before a migration all do."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 6
    bulk: int = 5
    restore: int = 5
    hand: int = 10


PLANS = {
    "few": Plan(3, 2, 2, 2, 3, 5),
    "normal": Plan(),
    "many": Plan(14, 8, 12, 10, 10, 20),
}
"""What a person can choose from."""


def superfluous(backups: Sequence[Backup], plan: Plan, room: int = 0) -> list[Backup]:
    """Return the backups that may go, oldest first.

    What nobody has counted or found whole stays, and so does one that holds over a fifth more papers
    or notes than every newer one: the newer ones may be what is left after a mishap.

    Args:
        backups: all of one library.
        plan: how many stay.
        room: bytes that the rest may take; 0 for any number.
    """
    newest_first = sorted(backups, key=_age, reverse=True)
    known = [one for one in newest_first if one.is_whole and one.counts is not None]
    kept = {one.path for one in newest_first} - {one.path for one in known}
    kept |= {one.path for one in known if one.reason is Reason.MIGRATION}
    kept |= {one.path for one in _by_calendar(known, plan)}
    limits = {
        Reason.BULK: plan.bulk,
        Reason.RESTORE: plan.restore,
        Reason.BUNDLE: plan.restore,
        Reason.HAND: plan.hand,
    }
    for reason, most in limits.items():
        kept |= {one.path for one in [b for b in known if b.reason is reason][:most]}
    kept |= {one.path for one in known[:LEAST_KEPT]}
    if room:
        kept -= _over(room, [one for one in known if one.path in kept])
    kept |= _fuller_than_newer(known, kept)
    return sorted((one for one in known if one.path not in kept), key=_age)


def _age(backup: Backup) -> tuple[int, datetime, str]:
    return backup.number, backup.at, backup.name


def _by_calendar(newest_first: Iterable[Backup], plan: Plan) -> list[Backup]:
    """Return the last of each of the latest days, weeks and months that have one."""
    daily = [one for one in newest_first if one.reason is Reason.DAILY]
    kept = _last_of_each(daily, lambda day: day.timetuple()[:3])[: plan.daily]
    kept += _last_of_each(daily, lambda day: day.isocalendar()[:2])[: plan.weekly]
    return kept + _last_of_each(daily, lambda day: day.timetuple()[:2])[: plan.monthly]


def _last_of_each(
    newest_first: Iterable[Backup], period: Callable[[date], tuple[int, ...]]
) -> list[Backup]:
    last: dict[tuple[int, ...], Backup] = {}
    for one in newest_first:
        last.setdefault(period(one.day), one)
    return list(last.values())


def _fuller_than_newer(newest_first: Iterable[Backup], kept: AbstractSet[Path]) -> set[Path]:
    """Return those of which every newer one that stays would lose more than a fifth."""
    most_papers = most_notes = 0
    found: set[Path] = set()
    for one in newest_first:
        counts = one.counts
        assert counts is not None
        if _is_much_less(most_papers, counts.papers) or _is_much_less(most_notes, counts.notes):
            found.add(one.path)
        if one.path in kept | found:
            most_papers = max(most_papers, counts.papers)
            most_notes = max(most_notes, counts.notes)
    return found


def _over(room: int, newest_first: Sequence[Backup]) -> set[Path]:
    """Return the oldest that there is no room for; some of the newest stay in any case."""
    taken, over = 0, set()
    for place, one in enumerate(newest_first):
        taken += one.size
        if taken > room and place >= LEAST_KEPT and one.reason is not Reason.MIGRATION:
            over.add(one.path)
            taken -= one.size
    return over
