# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the library that go with a paper: no service is asked."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from refdesk.domain.errors import LibraryError, UnreadableError
from refdesk.domain.found import Nearby
from refdesk.domain.identifiers import Identifier
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.reference import Reference
from refdesk.domain.relating import METHOD_TERMS, first_author, topics_of
from refdesk.fulltext.cited_works import identified_works
from refdesk.fulltext.jats import parse_jats
from refdesk.store.cited_works import CitedWorkStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore

SHOWN = 12
_MOST_OF_A_TERM = 300
"""Papers of one term that are looked at, the newest: a commoner term says little."""
_MOST_TERMS = 16
_MOST_WORDS = 6
_MAJOR, _MINOR, _TITLE = 1.0, 0.5, 0.6
"""What a shared main topic counts, another heading, a word of the title; set by hand on the samples."""
_AUTHOR = 1.5
_COUPLED, _MOST_COUPLED = 0.4, 6
"""What a work counts that both cite, and how many count: reviews cite hundreds."""
_READ_AT_ONCE = 20
"""Full texts whose references are looked up in one go: some 20 ms each."""
_WORD = re.compile(r"[^\W\d_][\w-]{4,}")
_COMMON = frozenset(
    {
        "after", "among", "analysis", "associated", "association", "based", "between", "clinical",
        "cohort", "compared", "comparison", "controlled", "effect", "effects", "efficacy", "evaluation",
        "following", "group", "health", "impact", "month", "multicenter", "outcome", "outcomes",
        "patient", "patients", "people", "randomised", "randomized", "report", "results", "retrospective",
        "review", "study", "systematic", "their", "therapy", "those", "treated", "treatment", "trial",
        "under", "using", "versus", "which", "while", "without", "women", "year", "years",
    }
)  # fmt: skip
"""Words of titles that say how was studied, not what."""


class NearbyService:
    """Finds similar papers: shared topics, words of the title, the author, works that both cite."""

    def __init__(
        self, references: ReferenceStore, cited: CitedWorkStore, fulltexts: FulltextStore
    ) -> None:
        self._references = references
        self._cited = cited
        self._fulltexts = fulltexts

    def similar(
        self, reference_id: int, reference: Reference, check: Callable[[], None]
    ) -> tuple[Nearby, ...]:
        """Return papers of the library, the most similar first, with what they share.

        Each shared term counts by how rare it is in the library (inverse document frequency; Spärck
        Jones, J Doc 1972;28:11), main topics more than other headings and words of the title; works
        that both cite count as well (bibliographic coupling; Kessler, Am Doc 1963;14:10).

        Args:
            reference_id: the paper, which is left out.
            reference: its record.
            check: raises when nobody waits any more.
        """
        everything = max(2, self._references.count(LibraryQuery()))
        scores: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, list[str]] = defaultdict(list)
        for term, query, weight in _terms(reference):
            check()
            ids = self._references.ids(
                LibraryQuery(query, sort=SortKey.YEAR, limit=_MOST_OF_A_TERM + 1)
            )
            if len(ids) > _MOST_OF_A_TERM and everything > 2 * _MOST_OF_A_TERM:
                continue
            worth = weight * math.log(1 + everything / max(1, len(ids)))
            for found in ids:
                if found != reference_id:
                    scores[found] += worth
                    shared[found].append(term)
        check()
        coupled = self._coupled(reference_id, check)
        for found, number in coupled.items():
            scores[found] += min(number, _MOST_COUPLED) * _COUPLED * math.log(1 + everything)
        author = first_author(reference)
        best = sorted(scores, key=lambda found: -scores[found])[: 3 * SHOWN]
        lines = [line for line in self._references.rows(best) if line is not None]
        same = author.short if author else ""
        found_papers = [
            Nearby(
                line,
                tuple(shared[line.id]),
                bool(same) and line.first_author == same,
                coupled.get(line.id, 0),
            )
            for line in lines
        ]
        ranked = sorted(
            found_papers, key=lambda one: -scores[one.row.id] * (_AUTHOR if one.same_author else 1)
        )
        return tuple(ranked[:SHOWN])

    def remember(self, reference_id: int, works: Sequence[Identifier]) -> None:
        """Keep what a service says that a paper cites, where its full text has not said so."""
        if works and not self._cited.is_known(reference_id):
            self._cited.keep(reference_id, works)

    def _coupled(self, reference_id: int, check: Callable[[], None]) -> dict[int, int]:
        """Return papers that cite the same works; some full texts are looked at each time."""
        waiting = self._cited.unread(_READ_AT_ONCE)
        if not self._cited.is_known(reference_id) and reference_id not in waiting:
            waiting.insert(0, reference_id)
        for number in waiting:
            check()
            try:
                stored = self._fulltexts.get(number)
                if stored is None:
                    continue  # a service may tell
                article = parse_jats(stored.xml, stored.source.url or "full text")
                works = [best for best, *_ in identified_works(article)]
            except (LibraryError, UnreadableError):  # the reader of the text says so
                works = []
            self._cited.keep(number, works)
        return self._cited.sharing(reference_id, 5 * SHOWN)


def _terms(reference: Reference) -> list[tuple[str, str, float]]:
    """Return what is looked for: its name, its question, its worth."""
    found: dict[str, tuple[str, str, float]] = {}
    for topic in topics_of(reference):
        found.setdefault(topic.casefold(), (topic, f'"{_quoted(topic)}"', _MAJOR))
    for heading in reference.mesh:
        if not heading.is_check_tag and heading.name not in METHOD_TERMS:
            name = heading.name
            found.setdefault(name.casefold(), (name, f'mesh:"{_quoted(name)}"', _MINOR))
    topical = list(found.values())[: _MOST_TERMS - _MOST_WORDS]
    covered = " ".join(found)
    words = dict.fromkeys(
        word.casefold()
        for word in _WORD.findall(reference.title_plain)
        if word.casefold() not in _COMMON and word.casefold() not in covered
    )
    return topical + [(word, f"title:{word}", _TITLE) for word in list(words)[:_MOST_WORDS]]


def _quoted(text: str) -> str:
    return text.replace('"', " ")
