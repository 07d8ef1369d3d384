# SPDX-License-Identifier: GPL-3.0-or-later
"""From one paper to the next: similar ones, those of its first author, those on its topics."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refdesk.domain.errors import CancelledError, RefdeskError, UnavailableError
from refdesk.domain.found import FoundList, FoundPaper, RelatedPapers
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.domain.relating import (
    author_question,
    author_ties,
    name_question,
    shared_topics,
    topic_questions,
    topics_of,
)
from refdesk.providers.icite import CitationMetrics, Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.services.cited import own_counts
from refdesk.store.references import ReferenceStore

SIMILAR = 20
BY_AUTHOR = 4
BY_TOPIC = 6
_CANDIDATES = 199
"""Papers of an author among which the most cited are looked for: with this one, one request to iCite."""


class RelatedService:
    """Looks for papers that go with one, in PubMed and, where that fails, elsewhere."""

    def __init__(
        self,
        references: ReferenceStore,
        pubmed: PubMed,
        neighbours: Neighbours,
        icite: Icite,
        openalex: OpenAlex,
    ) -> None:
        self._references = references
        self._pubmed = pubmed
        self._neighbours = neighbours
        self._icite = icite
        self._openalex = openalex

    def related(
        self, reference: Reference, context: JobContext, *, free_only: bool = True
    ) -> RelatedPapers:
        """Return all three lists of a paper. One that fails carries its error; the others stand.

        At most five requests where all is well: elink, two searches, iCite, and one for the
        records of all three lists together (``services.md`` 1).

        Raises:
            CancelledError: the job was cancelled.
        """
        similar, ids = _tried(lambda: self._similar(reference, context), FoundList(source="PubMed"))
        by_author, authored, metrics = self._by_author(reference, context)
        by_topic, topical = _tried(
            lambda: self._by_topic(reference, context, free_only=free_only),
            FoundList(topics=topics_of(reference), source="PubMed"),
        )
        wanted = [*ids, *authored, *topical]
        try:
            records = self._pubmed.fetch(wanted, context).records if wanted else {}
        except CancelledError:
            raise
        except RefdeskError as error:
            similar, by_author, by_topic = (
                replace(one, error=one.error or error) for one in (similar, by_author, by_topic)
            )
            return RelatedPapers(similar, by_author, by_topic)
        known = self._in_library(records)
        counts = {pmid: one.citation_count for pmid, one in metrics.items()}

        def filled(one: FoundList, pmids: Sequence[str], *, ranked: bool = False) -> FoundList:
            papers = tuple(
                FoundPaper(
                    records[pmid],
                    known.get(pmid),
                    counts.get(pmid),
                    shared_topics(reference, records[pmid]),
                    author_ties(reference, records[pmid]) if one.name else (),
                    place if ranked else 0,
                )
                for place, pmid in enumerate(pmids, 1)
                if pmid in records
            )
            return replace(one, papers=papers)

        return RelatedPapers(
            filled(similar, ids, ranked=True),
            filled(by_author, authored),
            filled(by_topic, topical),
            own_counts(metrics.get(reference.pmid)),
        )

    def marked(self, found: FoundList) -> FoundList:
        """Return a list with what the library holds by now."""
        pmids = {p.reference.pmid: p.reference for p in found.papers if p.reference.pmid}
        known = self._in_library(pmids)
        papers = tuple(
            replace(p, library_id=known.get(p.reference.pmid, p.library_id)) for p in found.papers
        )
        return replace(found, papers=papers)

    # The lists, without their records

    def _similar(self, reference: Reference, context: JobContext) -> tuple[FoundList, list[str]]:
        """Ask PubMed, else OpenAlex, for similar papers."""
        empty = FoundList(source="PubMed")
        if not reference.pmid:
            return self._related_works(reference, context)
        try:
            ids = self._neighbours.similar(reference.pmid, context)
        except UnavailableError as error:
            if error.reason == "offline":
                raise
            try:
                return self._related_works(reference, context)
            except CancelledError:
                raise
            except RefdeskError:
                raise error from None
        return replace(empty, total=len(ids)), list(ids[:SIMILAR])

    def _related_works(
        self, reference: Reference, context: JobContext
    ) -> tuple[FoundList, list[str]]:
        identifier = _for_openalex(reference)
        found = FoundList(source="OpenAlex")
        if identifier is None:
            return found, []
        work = self._openalex.work(identifier, context)
        rows = self._openalex.works(work.related[:SIMILAR], context)
        pmids = [row.pmid for row in rows if row.pmid and row.pmid != reference.pmid]
        return replace(found, total=len(pmids)), pmids

    def _by_author(
        self, reference: Reference, context: JobContext
    ) -> tuple[FoundList, list[str], Mapping[str, CitationMetrics]]:
        person = name_question(reference)
        found = FoundList(source="PubMed", name=person.name if person else "")
        try:
            found, ids = self._authored(reference, found, context)
        except CancelledError:
            raise
        except RefdeskError as error:
            return replace(found, error=error), [], {}
        try:
            metrics = self._icite.metrics([reference.pmid, *ids], context) if ids else {}
        except CancelledError:
            raise
        except RefdeskError:  # without counts the newest are shown, and nothing is said of counts
            return found, ids[:BY_AUTHOR], {}
        counts = {pmid: one.citation_count for pmid, one in metrics.items()}
        best = sorted(ids, key=lambda pmid: -counts.get(pmid, -1))
        return found, best[:BY_AUTHOR], metrics

    def _authored(
        self, reference: Reference, found: FoundList, context: JobContext
    ) -> tuple[FoundList, list[str]]:
        """Ask so that namesakes stay out; where that finds nobody, by the name alone."""
        for question in (author_question(reference), name_question(reference)):
            if question is None:
                continue
            result = self._pubmed.search(question.term, _CANDIDATES, context)
            by_name = not question.is_sure
            found = replace(found, total=result.count, term=question.term, is_by_name=by_name)
            if result.ids:
                return found, list(result.ids)
        return found, []

    def _by_topic(
        self, reference: Reference, context: JobContext, *, free_only: bool
    ) -> tuple[FoundList, list[str]]:
        found = FoundList(topics=topics_of(reference), source="PubMed")
        for term in topic_questions(reference, free_only=free_only):
            result = self._pubmed.search(term, BY_TOPIC, context, sort="relevance")
            found = replace(found, total=result.count, term=term)
            if result.ids:
                return found, list(result.ids)
        return found, []

    def _in_library(self, records: Mapping[str, Reference]) -> dict[str, int]:
        asked = {
            identifier: pmid
            for pmid, reference in records.items()
            for identifier in reference.identifiers
            if identifier.scheme in {Scheme.PMID, Scheme.DOI}
        }
        return {asked[one]: found for one, found in self._references.find_many(asked).items()}


def _tried(
    ask: Callable[[], tuple[FoundList, list[str]]], otherwise: FoundList
) -> tuple[FoundList, list[str]]:
    try:
        return ask()
    except CancelledError:
        raise
    except RefdeskError as error:
        return replace(otherwise, error=error), []


def _for_openalex(reference: Reference) -> Identifier | None:
    for scheme in (Scheme.PMID, Scheme.DOI):
        if value := reference.identifier(scheme):
            return Identifier(scheme, value)
    return None
