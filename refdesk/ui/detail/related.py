# SPDX-License-Identifier: GPL-3.0-or-later
"""Which papers of the library go with a paper, and why."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.reference import Reference
from refdesk.ui.detail.byline import people_of
from refdesk.ui.detail.seam import Library

SHOWN = 12
"""Papers in one list: enough to choose from, few enough to read."""
_TOPICS = 6
_PER_TOPIC = 200


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A line of the list and the topics that both papers have."""

    row: ReferenceRow
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Both lists of one paper."""

    first_author: str
    by_author: tuple[RelatedPaper, ...]
    topics: tuple[str, ...]
    by_topic: tuple[RelatedPaper, ...]


def topics_of(reference: Reference) -> tuple[str, ...]:
    """Return what the paper is about: main topics of MeSH, then the authors' keywords."""
    found = [h.name for h in reference.mesh if h.is_major and not h.is_check_tag]
    found += [k.text for k in reference.keywords if k.owner in {"NOTNLM", ""}]
    unique = {name.casefold(): name for name in reversed(found)}
    return tuple(reversed(unique.values()))[:_TOPICS]


def related_papers(
    library: Library, reference_id: int, reference: Reference, check: Callable[[], None]
) -> Related:
    """Return the related papers; ``check`` raises when nobody waits any more."""
    people = people_of(reference)
    author = people[0].short if people else ""
    by_author: list[RelatedPaper] = []
    if author:
        ids = _ids(library, author)
        by_author = [
            RelatedPaper(row)
            for row in library.rows(ids)
            if row and row.id != reference_id and row.first_author == author
        ]
    topics = topics_of(reference)
    shared: Counter[int] = Counter()
    reasons: dict[int, list[str]] = {}
    for topic in topics:
        check()
        for found in _ids(library, topic):
            if found != reference_id:
                shared[found] += 1
                reasons.setdefault(found, []).append(topic)
    best = [found for found, _ in shared.most_common(SHOWN)]
    by_topic = [
        RelatedPaper(row, tuple(reasons[row.id])) for row in library.rows(best) if row is not None
    ]
    return Related(author, tuple(by_author[:SHOWN]), topics, tuple(by_topic))


def _ids(library: Library, text: str) -> list[int]:
    query = LibraryQuery(text=f'"{text}"', sort=SortKey.YEAR, descending=True, limit=_PER_TOPIC)
    return list(library.ids(query))
