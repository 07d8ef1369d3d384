# SPDX-License-Identifier: GPL-3.0-or-later
"""Who cites a paper, whom it cites, and how often it is cited by whose count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from refdesk.domain.errors import CancelledError, NotFoundError, RefdeskError
from refdesk.domain.found import CitationCounts, FoundList, FoundPaper
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.providers.crossref import Crossref
from refdesk.providers.icite import CitationMetrics, Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.store.references import ReferenceStore

ICITE = "iCite"
SHOWN = 20
"""Papers of a list that are read at once."""


class CitedService:
    """Asks iCite first, PubMed where it fails; counts come from everybody who counts."""

    def __init__(
        self,
        references: ReferenceStore,
        pubmed: PubMed,
        neighbours: Neighbours,
        icite: Icite,
        crossref: Crossref,
        openalex: OpenAlex,
    ) -> None:
        self._references = references
        self._pubmed = pubmed
        self._neighbours = neighbours
        self._icite = icite
        self._crossref = crossref
        self._openalex = openalex

    def counts(
        self, reference: Reference, context: JobContext, known: CitationCounts | None = None
    ) -> CitationCounts:
        """Return how often a paper is cited. A source that fails is named; the others stand.

        ``known`` is what iCite was found to say already; it is not asked again.

        Raises:
            CancelledError: the job was cancelled.
        """
        own = known
        failed: list[str] = []

        def icite() -> int | None:
            nonlocal own
            if own is None:
                metrics = self._icite.metrics([reference.pmid], context)
                own = own_counts(metrics.get(reference.pmid))
            return own.counts[ICITE] if own is not None else None

        def openalex() -> int | None:
            return self._openalex.work(_asked_by(reference), context).cited_by_count

        found: dict[str, int] = {}
        ways: list[tuple[str, bool, Callable[[], int | None]]] = [
            (ICITE, bool(reference.pmid), icite),
            (
                "Crossref",
                bool(reference.doi),
                lambda: self._crossref.work(reference.doi, context).cited,
            ),
            ("OpenAlex", bool(reference.pmid or reference.doi), openalex),
        ]
        for name, can_ask, ask in ways:
            if not can_ask:
                continue
            try:
                count = ask()
            except CancelledError:
                raise
            except NotFoundError:
                continue  # it does not know the paper: no count, and no failure
            except RefdeskError:
                failed.append(name)
                continue
            if count is not None:
                found[name] = count
        told = own or CitationCounts()
        return CitationCounts(found, told.relative, told.is_provisional, _today(), tuple(failed))

    def cited_by(self, reference: Reference, context: JobContext, shown: int = SHOWN) -> FoundList:
        """Return papers that cite a paper, the newest first; raises only when cancelled."""
        found = self._listed(
            reference, lambda m: m.cited_by, self._neighbours.cited_in, context, shown
        )
        if found.error is not None or not reference.pmid:
            return found
        try:
            return replace(found, in_pmc=len(self._neighbours.cited_in(reference.pmid, context)))
        except CancelledError:
            raise
        except RefdeskError:
            return found  # one count the less

    def references(
        self, reference: Reference, context: JobContext, shown: int = SHOWN
    ) -> FoundList:
        """Return papers that a paper cites, as far as they are in PubMed; raises the same."""
        return self._listed(
            reference, lambda m: m.references, self._neighbours.references, context, shown
        )

    def _listed(
        self,
        reference: Reference,
        part: Callable[[CitationMetrics], tuple[str, ...]],
        otherwise: Callable[[str, JobContext], tuple[str, ...]],
        context: JobContext,
        shown: int,
    ) -> FoundList:
        found = FoundList(source="iCite")
        if not reference.pmid:
            return found
        try:
            found, pmids = self._pmids(reference.pmid, part, otherwise, context)
            rows = self._pubmed.summaries(pmids[:shown], context)
        except CancelledError:
            raise
        except RefdeskError as error:
            return replace(found, error=error)
        papers = self._marked({pmid: row.reference for pmid, row in rows.items()})
        return replace(found, total=len(pmids), papers=papers, keys=tuple(pmids))

    def _pmids(
        self,
        pmid: str,
        part: Callable[[CitationMetrics], tuple[str, ...]],
        otherwise: Callable[[str, JobContext], tuple[str, ...]],
        context: JobContext,
    ) -> tuple[FoundList, list[str]]:
        try:
            metrics = self._icite.metrics([pmid], context, links=True).get(pmid)
        except CancelledError:
            raise
        except RefdeskError as error:
            try:
                return FoundList(source="PMC"), _newest_first(otherwise(pmid, context))
            except CancelledError:
                raise
            except RefdeskError:
                raise error from None
        if metrics is None:  # too new for iCite's monthly round
            return FoundList(source="PMC"), _newest_first(otherwise(pmid, context))
        return FoundList(source="iCite"), _newest_first(part(metrics))

    def _marked(self, records: Mapping[str, Reference]) -> tuple[FoundPaper, ...]:
        asked = [Identifier(Scheme.PMID, pmid) for pmid in records]
        known = self._references.find_many(asked)
        return tuple(
            FoundPaper(record, known.get(one))
            for one, record in zip(asked, records.values(), strict=True)
        )


def own_counts(metrics: CitationMetrics | None) -> CitationCounts | None:
    """Return what iCite counts of one paper; ``None`` where it does not know the paper."""
    if metrics is None:
        return None
    return CitationCounts(
        {ICITE: metrics.citation_count},
        metrics.relative_citation_ratio,
        metrics.is_provisional,
        _today(),
    )


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _newest_first(pmids: Sequence[str]) -> list[str]:
    return sorted(pmids, key=lambda pmid: -int(pmid) if pmid.isdigit() else 0)


def _asked_by(reference: Reference) -> Identifier:
    if reference.pmid:
        return Identifier(Scheme.PMID, reference.pmid)
    return Identifier(Scheme.DOI, reference.doi)
