# SPDX-License-Identifier: GPL-3.0-or-later
"""Retracted papers among the references of papers."""

from collections.abc import Mapping, Sequence

from refdesk.domain.errors import CancelledError, RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.notices import Askable, CitedNotice
from refdesk.fulltext.cited_works import identified_works
from refdesk.fulltext.jats import parse_jats
from refdesk.providers.base import batches
from refdesk.providers.icite import Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.pubmed import PubMed, Summary
from refdesk.store.fulltexts import FulltextStore

AT_ONCE = 500
"""PMIDs a search: the term is then about 9,000 characters."""
LINKS_ASKED = 20
"""Most papers of a batch whose references PubMed is asked for one by one, as iCite lacks them."""
RETRACTED = "retracted publication"
_TITLES = 200


class CitedNotices:
    """Finds out whom papers cite, and who of them was retracted."""

    def __init__(
        self, pubmed: PubMed, icite: Icite, neighbours: Neighbours, fulltexts: FulltextStore
    ) -> None:
        self._pubmed = pubmed
        self._icite = icite
        self._neighbours = neighbours
        self._fulltexts = fulltexts

    def find(
        self, papers: Mapping[int, Askable], context: JobContext, *, fresh: bool = False
    ) -> dict[int, list[CitedNotice]]:
        """Return the retracted papers that each paper cites, an empty list where there is none.

        Papers whose references nobody knows are absent: nothing can be said of those.

        Raises:
            UnavailableError: PubMed did not answer, or no list of references is to be had.
            CancelledError: the job was cancelled.
        """
        lists = self._lists(papers, context)
        every = list(dict.fromkeys(pmid for listed in lists.values() for pmid in listed))
        retracted = self._retracted(every, context, fresh=fresh)
        return {
            i: [
                CitedNotice(Identifier(Scheme.PMID, pmid), title=retracted[pmid])
                for pmid in listed
                if pmid in retracted
            ]
            for i, listed in lists.items()
        }

    def _lists(
        self, papers: Mapping[int, Askable], context: JobContext
    ) -> dict[int, tuple[str, ...]]:
        """Return the PMIDs that papers cite, by iCite, else by PubMed, else by their full texts.

        Only what all three fail at for want of an answer is an error.
        """
        pmids = {i: one.pmid for i, one in papers.items() if one.pmid}
        found: dict[int, tuple[str, ...]] = {}
        failed: RefdeskError | None = None
        try:
            metrics = self._icite.metrics(list(pmids.values()), context, links=True)
            found = {
                i: metrics[pmid].references
                for i, pmid in pmids.items()
                if pmid in metrics and metrics[pmid].references
            }
        except CancelledError:
            raise
        except RefdeskError as error:
            failed = error
        for i, pmid in [(i, p) for i, p in pmids.items() if i not in found][:LINKS_ASKED]:
            try:
                if links := self._neighbours.references(pmid, context):
                    found[i] = links
            except CancelledError:
                raise
            except RefdeskError as error:
                failed = failed or error
                break
        for i in papers:
            if i not in found and (listed := self._in_text(i)):
                found[i] = listed
        if failed is not None and not found:
            raise failed
        return found

    def _in_text(self, reference_id: int) -> tuple[str, ...]:
        stored = self._fulltexts.get(reference_id)
        if stored is None:
            return ()
        try:
            article = parse_jats(stored.xml, stored.source.url or "full text")
        except RefdeskError:
            return ()
        works = identified_works(article)
        return tuple(
            dict.fromkeys(one.value for work in works for one in work if one.scheme is Scheme.PMID)
        )

    def _retracted(
        self, pmids: Sequence[str], context: JobContext, *, fresh: bool
    ) -> dict[str, str]:
        """Return the titles of those that PubMed has as retracted.

        PubMed drops what it cannot read of a term and finds the rest, so what a search finds must
        be one of those asked for, and its row must say that it is retracted.
        """
        hits: list[str] = []
        for batch in batches(pmids, AT_ONCE):
            context.cancel.check()
            named = " OR ".join(f"{pmid}[uid]" for pmid in batch)
            term = f"({named}) AND {RETRACTED}[pt]"
            found = self._pubmed.search(term, AT_ONCE, context, fresh=fresh).ids
            hits += [pmid for pmid in found if pmid in set(batch)]
        rows: dict[str, Summary] = {}
        for batch in batches(hits, _TITLES):
            rows |= self._pubmed.summaries(batch, context)
        return {
            pmid: row.title
            for pmid, row in rows.items()
            if any(kind.lower() == RETRACTED for kind in row.publication_types)
        }
