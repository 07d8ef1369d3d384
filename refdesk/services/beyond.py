# SPDX-License-Identifier: GPL-3.0-or-later
"""The services for what is not in the library, in one hand."""

from dataclasses import dataclass

from refdesk.domain.searching import SearchSource
from refdesk.net.client import HttpClient
from refdesk.providers.citation_match import CitationMatcher
from refdesk.providers.clinicaltrials import ClinicalTrials
from refdesk.providers.crossref import Crossref
from refdesk.providers.europepmc import EuropePmc
from refdesk.providers.icite import Icite
from refdesk.providers.idconv import IdConverter
from refdesk.providers.mesh import Mesh
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.providers.spelling import Spelling
from refdesk.services.cited import CitedService
from refdesk.services.cited_notices import CitedNotices
from refdesk.services.discovery import DiscoveryService
from refdesk.services.nearby import NearbyService
from refdesk.services.notices import NoticeService
from refdesk.services.pasting import PastingService
from refdesk.services.related import RelatedService
from refdesk.services.resolving import ResolvingService
from refdesk.services.sources import CrossrefSource, EuropePmcSource, TrialsSource
from refdesk.store.cited_works import CitedWorkStore
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.notices import NoticeStore
from refdesk.store.references import ReferenceStore
from refdesk.store.remote_searches import RemoteSearchStore


@dataclass(frozen=True, slots=True)
class Beyond:
    """Ways from the library to what is beyond it, and from there back into the library."""

    discovery: DiscoveryService
    """Searches."""
    history: RemoteSearchStore
    """Those that were run."""
    mesh: Mesh
    """MeSH descriptors with their tree and entry terms."""
    related: RelatedService
    """Papers that go with a paper, as services tell."""
    cited: CitedService
    """Who cites a paper, and whom it cites."""
    nearby: NearbyService
    """Papers of the library that go with a paper; no service is asked."""
    resolving: ResolvingService
    """From identifiers and citations in a text to identifiers."""
    pasting: PastingService
    """From pasted reference lists to papers."""
    notices: NoticeService
    """Retractions, corrections and concerns."""


def build_beyond(client: HttpClient, database: Database, references: ReferenceStore) -> Beyond:
    """Build the services over one library and one client."""
    pubmed, crossref = PubMed(client), Crossref(client)
    neighbours, icite, openalex = Neighbours(client), Icite(client), OpenAlex(client)
    return Beyond(
        DiscoveryService(
            references,
            pubmed,
            Spelling(client),
            {
                SearchSource.EUROPEPMC: EuropePmcSource(EuropePmc(client)),
                SearchSource.CROSSREF: CrossrefSource(crossref),
                SearchSource.TRIALS: TrialsSource(ClinicalTrials(client)),
            },
        ),
        RemoteSearchStore(database),
        Mesh(client),
        RelatedService(references, pubmed, neighbours, icite, openalex),
        CitedService(references, pubmed, neighbours, icite, crossref, openalex),
        NearbyService(references, CitedWorkStore(database), FulltextStore(database)),
        ResolvingService(pubmed, IdConverter(client), CitationMatcher(client), references),
        PastingService(references),
        NoticeService(
            database,
            NoticeStore(database),
            pubmed,
            crossref,
            CitedNotices(pubmed, icite, neighbours, FulltextStore(database)),
        ),
    )
