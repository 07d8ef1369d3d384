# SPDX-License-Identifier: GPL-3.0-or-later
"""All ids of a search of which PubMed lists only the first 9,999: the years are asked apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from refdesk.providers.pubmed import MOST_LISTED, SearchResult

FIRST_DAY = date(1780, 1, 1)
"""PubMed's oldest paper is of 1781."""

Ask = Callable[[tuple[str, str]], SearchResult]
"""Asks for the papers of a span of days, first and last as ``YYYY/MM/DD``."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A span of days and the papers that appeared in it, the newest first."""

    first: date
    last: date
    ids: tuple[str, ...]
    missing: int = 0
    """Papers that PubMed has and does not list: more than 9,999 in one day."""


def slices(ask: Ask, last: date, first: date = FIRST_DAY) -> Iterator[Slice]:
    """Yield the papers between two days in spans that PubMed lists whole, the newest span first.

    A span with too many is halved; recent years hold more, so that the halves differ in length.
    Raises what ``ask`` raises.
    """
    waiting = [(first, last)]
    while waiting:
        start, end = waiting.pop()
        result = ask((_day(start), _day(end)))
        if result.count <= MOST_LISTED or start >= end:
            yield Slice(start, end, result.ids, max(0, result.count - len(result.ids)))
            continue
        middle = _middle(start, end)
        waiting += [(start, middle), (middle + timedelta(1), end)]


def _middle(start: date, end: date) -> date:
    """Return a day at which both parts hold about as many: PubMed doubles in some twenty years."""
    days = (end - start).days
    years = days / 365.25
    share = 0.5 if years < 5 else 1 - 0.5 * min(1.0, 15 / years)
    return start + timedelta(int(days * share) if days > 1 else 0)


def _day(day: date) -> str:
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}"
