# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups stay: sons, fathers, grandfathers, and never the last full one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.backups import LEAST_KEPT, Backup, Counts, Plan, Reason, superfluous

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def backup(
    number: int,
    day: float = 0,
    papers: int | None = 100,
    reason: Reason = Reason.DAILY,
    *,
    whole: bool | None = True,
    notes: int = 0,
    size: int = 10,
) -> Backup:
    counts = None if papers is None else Counts(papers=papers, notes=notes)
    at = NOON + timedelta(days=day)
    return Backup(Path(f"{number}.sqlite"), number, at, reason, size, counts, is_whole=whole)


USUAL = Plan()


def left(backups: list[Backup], plan: Plan = USUAL, room: int = 0) -> list[int]:
    gone = {one.path for one in superfluous(backups, plan, room)}
    return [one.number for one in backups if one.path not in gone]


def test_a_year_of_days_leaves_days_weeks_and_months():
    year = [backup(day + 1, day) for day in range(365)]
    kept = [one.day for one in year if one.number in left(year)]
    assert [one.day for one in year][-7:] == kept[-7:]
    assert len(kept) <= 7 + 4 + 6
    assert {(day.year, day.month) for day in kept} >= {(2026, month) for month in range(7, 13)}


def test_thinned_out_every_day_a_year_leaves_the_same():
    kept: list[Backup] = []
    for day in range(365):
        kept.append(backup(day + 1, day))
        gone = {one.path for one in superfluous(kept, Plan())}
        kept = [one for one in kept if one.path not in gone]
    assert {(one.day.year, one.day.month) for one in kept} >= {(2026, m) for m in range(7, 13)}
    assert len(kept) <= 7 + 4 + 6


def test_an_emptied_library_does_not_push_out_the_full_one():
    full = backup(1, 0, papers=1000)
    emptied = [backup(n, n, papers=3) for n in range(2, 500)]
    assert 1 in left([full, *emptied])


def test_nor_does_one_without_notes():
    full = backup(1, 0, notes=50)
    bare = [backup(n, n) for n in range(2, 500)]
    assert 1 in left([full, *bare])


def test_a_few_papers_fewer_are_no_reason_to_keep_it():
    assert 1 not in left([backup(1, 0, papers=119), *(backup(n, n) for n in range(2, 500))])


def test_what_is_not_known_to_be_whole_stays_and_stands_for_nothing():
    unknown, broken = backup(1, 0, papers=None, whole=None), backup(2, 1, whole=False)
    full = backup(3, 2, papers=1000)
    lying = backup(4, 3, papers=5000, whole=False)
    others = [backup(n, n, papers=10) for n in range(5, 400)]
    assert {1, 2, 3, 4} <= set(left([unknown, broken, full, lying, *others]))


def test_those_before_migrations_stay_and_others_by_their_number():
    backups = [backup(1, 0, reason=Reason.MIGRATION)]
    backups += [backup(n, n, reason=Reason.BULK) for n in range(2, 20)]
    backups += [backup(n, n, reason=Reason.HAND) for n in range(20, 40)]
    backups += [backup(n, n) for n in range(40, 300)]
    kept = left(backups, Plan(bulk=2, hand=3))
    assert {1, 18, 19, 37, 38, 39} <= set(kept)
    assert not {17, 36} & set(kept)


def test_a_clock_that_was_years_ahead_costs_no_backup_of_now():
    ahead = [backup(n, 3650 + n) for n in range(1, 15)]
    now = [backup(n, n) for n in range(15, 22)]
    assert {15, 16, 17, 18, 19, 20, 21} <= set(left([*ahead, *now]))


def test_a_clock_that_fell_back_costs_no_backup_of_before():
    before = [backup(n, n) for n in range(1, 7)]
    fallen = [backup(7, -20_000)]
    assert len(left([*before, *fallen])) == 7


def test_damaged_ones_are_not_those_that_stay_for_want_of_room():
    backups = [backup(n, n, whole=n < 4) for n in range(1, 9)]
    assert left(backups, room=1) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_little_room_costs_the_oldest_but_never_the_newest():
    backups = [backup(n, n) for n in range(1, 8)]
    assert left(backups, room=45) == [4, 5, 6, 7]
    assert left(backups, room=1) == [7 - n for n in range(LEAST_KEPT)][::-1]


@given(
    st.lists(
        st.tuples(
            st.integers(-9000, 9000), st.integers(0, 60), st.integers(0, 9), st.sampled_from(Reason),
            st.sampled_from([True, True, True, False, None]),
        ),
        max_size=60,
    ),
    st.integers(0, 300),
)  # fmt: skip
def test_whatever_happens_a_newer_one_holds_most_of_what_goes(rows, room):
    backups = [
        backup(n, day, papers, reason, whole=whole, notes=notes)
        for n, (day, papers, notes, reason, whole) in enumerate(rows, 1)
    ]
    gone = superfluous(backups, Plan(2, 1, 1, 1, 1, 1), room)
    paths = {one.path for one in gone}
    kept = [one for one in backups if one.path not in paths]
    whole = [one for one in kept if one.is_whole]
    assert len(whole) >= min(LEAST_KEPT, sum(bool(one.is_whole) for one in backups))
    for one in gone:
        newer = [other for other in whole if other.number > one.number]
        assert one.counts is not None
        assert (
            max((o.counts.papers for o in newer if o.counts), default=0) >= 0.8 * one.counts.papers
        )
        assert max((o.counts.notes for o in newer if o.counts), default=0) >= 0.8 * one.counts.notes


@pytest.mark.parametrize(
    ("here", "there", "much"),
    [(80, 100, False), (79, 100, True), (100, 80, False), (0, 0, False), (0, 1, True)],
)
def test_a_fifth(here, there, much):
    assert Counts(papers=here).loses_much(Counts(papers=there)) is much
    assert Counts(papers=9, notes=here).loses_much(Counts(papers=9, notes=there)) is much
