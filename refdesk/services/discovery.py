# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching for papers that are not in the library: PubMed first, others behind the same door."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Protocol

from refdesk.domain.errors import CancelledError, RefdeskError
from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pubmed_query import filtered
from refdesk.domain.reference import Reference
from refdesk.domain.searching import Hits, Ignored, SearchOrder, SearchQuestion, SearchSource
from refdesk.providers.pubmed import MOST_LISTED, PubMed, SearchResult
from refdesk.services.slicing import slices
from refdesk.store.references import ReferenceStore

BEYOND = "beyond"
"""PubMed's cursor: the first 9,999 are listed, the others come by slices of years."""


class OtherSource(Protocol):
    """A service that answers a search in pages, each with its papers."""

    def page(
        self, question: SearchQuestion, cursor: str, context: JobContext
    ) -> tuple[int, Sequence[Reference], str, str]:
        """Return how many there are, the papers of a page, the next cursor, what was asked."""


class Speller(Protocol):
    """Knows what a misspelt term should have been."""

    def corrected(self, term: str, context: JobContext) -> str:
        """Return a better term, or ``""``."""


class DiscoveryService:
    """Searches, and says of each paper whether the library has it."""

    def __init__(
        self,
        references: ReferenceStore,
        pubmed: PubMed,
        speller: Speller,
        others: Mapping[SearchSource, OtherSource],
    ) -> None:
        self._references = references
        self._pubmed = pubmed
        self._speller = speller
        self._others = others

    def search(self, question: SearchQuestion, context: JobContext, *, fresh: bool = False) -> Hits:
        """Ask a service. PubMed lists up to 9,999 PMIDs at once, in one request.

        Raises:
            BadRequestError: the service cannot read the term; its words say why.
            UnavailableError: it did not answer.
            CancelledError: the job was cancelled.
        """
        hits = Hits(question)
        if question.source is not SearchSource.PUBMED:
            return self._page(hits, "", context)
        term = filtered(question.term, question.filters)
        sort = "relevance" if question.order is SearchOrder.RELEVANCE else "pub_date"
        result = self._pubmed.search(term, MOST_LISTED, context, sort=sort, fresh=fresh)
        return replace(
            hits,
            count=result.count,
            keys=tuple(dict.fromkeys(result.ids)),
            asked_as=term,
            translation=result.translation,
            ignored=tuple(Ignored(w.kind, w.text) for w in result.warnings),
            cursor=BEYOND if result.count > len(result.ids) and result.ids else "",
            corrected="" if result.count else self._better(question.term, context),
        )

    def more(self, hits: Hits, context: JobContext) -> Hits:
        """List what is not listed yet: the next page, or of PubMed all others, by years.

        PubMed's own order ends at the 9,999th; what follows is in order of publication, the newest
        first. Raises like :meth:`search`.
        """
        if not hits.has_more:
            return hits
        if hits.question.source is not SearchSource.PUBMED:
            return self._page(hits, hits.cursor, context)
        found = dict.fromkeys(hits.keys)

        def ask(dates: tuple[str, str]) -> SearchResult:
            return self._pubmed.search(
                hits.asked_as, MOST_LISTED, context, sort="pub_date", dates=dates
            )

        last = date(datetime.now(UTC).year + 2, 12, 31)  # issues are dated ahead
        for piece in slices(ask, last):
            found |= dict.fromkeys(piece.ids)
            context.report(Progress(len(found), hits.count, "list"))
        return replace(hits, keys=tuple(found), cursor="")

    def papers(self, hits: Hits, keys: Sequence[str], context: JobContext) -> Hits:
        """Read the lines of some hits that are listed and not read, 200 a request; raises the same."""
        missing = [key for key in keys if key not in hits.papers]
        if not missing or hits.question.source is not SearchSource.PUBMED:
            return hits
        summaries = self._pubmed.summaries(missing, context)
        read = {pmid: summary.reference for pmid, summary in summaries.items()}
        return replace(hits, papers=hits.papers | self.marked(read))

    def preview(self, pmid: str, context: JobContext) -> Reference | None:
        """Return a whole record with its abstract, ``None`` where PubMed has none; raises the same."""
        return self._pubmed.fetch([pmid], context).records.get(pmid)

    def marked(self, records: Mapping[str, Reference]) -> dict[str, FoundPaper]:
        """Return records by their keys with what the library holds of them."""
        asked = {
            identifier: key
            for key, reference in records.items()
            for identifier in reference.identifiers
            if identifier.scheme in {Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.NCT}
        }
        known = {asked[one]: found for one, found in self._references.find_many(asked).items()}
        return {key: FoundPaper(record, known.get(key)) for key, record in records.items()}

    def _page(self, hits: Hits, cursor: str, context: JobContext) -> Hits:
        source = self._others[hits.question.source]
        count, records, further, asked = source.page(hits.question, cursor, context)
        keyed: dict[str, Reference] = {}
        for record in records:
            if record.identifiers:
                keyed.setdefault(str(record.identifiers[0]), record)
        return replace(
            hits,
            count=count,
            keys=tuple(dict.fromkeys((*hits.keys, *keyed))),
            papers=hits.papers | self.marked(keyed),
            asked_as=asked,
            cursor=further if records else "",
        )

    def _better(self, term: str, context: JobContext) -> str:
        try:
            return self._speller.corrected(term, context)
        except CancelledError:
            raise
        except RefdeskError:
            return ""  # a courtesy: that nothing was found is the answer
