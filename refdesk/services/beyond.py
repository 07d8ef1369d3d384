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
from refdesk.providers.language_model import LanguageModels
from refdesk.providers.mesh import Mesh
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.open_pdf import OpenPdf
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.providers.releases import Releases
from refdesk.providers.spelling import Spelling
from refdesk.services.attachments import AttachmentService
from refdesk.services.cited import CitedService
from refdesk.services.cited_notices import CitedNotices
from refdesk.services.discovery import DiscoveryService
from refdesk.services.enriching import EnrichingService
from refdesk.services.enriching_run import Tools
from refdesk.services.evidence import EvidenceService
from refdesk.services.fetch import FetchService
from refdesk.services.finals import FinalService
from refdesk.services.fulltext import FulltextService
from refdesk.services.machine_korean import MachineKoreanService
from refdesk.services.nearby import NearbyService
from refdesk.services.notices import NoticeService
from refdesk.services.open_copies import OpenCopies, OpenPdfService
from refdesk.services.organising import OrganisingService
from refdesk.services.pasting import PastingService
from refdesk.services.related import RelatedService
from refdesk.services.releases import Channel, ReleaseService
from refdesk.services.resolving import ResolvingService
from refdesk.services.sources import CrossrefSource, EuropePmcSource, TrialsSource
from refdesk.services.updating import UpdatingService
from refdesk.services.waiting import WaitingService
from refdesk.store.cited_works import CitedWorkStore
from refdesk.store.database import Database, utc_now
from refdesk.store.editing import EditStore
from refdesk.store.fetched_records import FetchedRecordStore
from refdesk.store.fetchlog import FetchLogStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.lacking import HeldStore
from refdesk.store.machine_texts import MachineTextStore
from refdesk.store.notices import NoticeStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.store.remote_searches import RemoteSearchStore
from refdesk.store.waiting import WaitingStore


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
    enriching: EnrichingService
    """What papers of the library still lack."""
    open_copies: OpenCopies
    """Where a paper is free whose text cannot be kept."""
    open_pdfs: OpenPdfService
    """PDFs of these."""
    updating: UpdatingService
    """A person's word on what newer records say."""
    finals: FinalService
    """Papers ahead of print that become final by themselves."""
    waiting: WaitingService
    """What is asked of services, now or when there is a network."""
    machine_korean: MachineKoreanService
    """Korean of abstracts by a language model."""
    releases: ReleaseService
    """New versions of the program."""


@dataclass(frozen=True, slots=True)
class Within:
    """The services of the library that bring things from beyond into it."""

    fulltext: FulltextService
    copies: OpenCopies
    evidence: EvidenceService
    attachments: AttachmentService
    fetch: FetchService
    organising: OrganisingService


def build_beyond(
    client: HttpClient, database: Database, references: ReferenceStore, within: Within
) -> Beyond:
    """Build the services over one library and one client."""
    pubmed, crossref, converter = PubMed(client), Crossref(client), IdConverter(client)
    log = FetchLogStore(database)
    neighbours, icite, openalex = Neighbours(client), Icite(client), OpenAlex(client)
    notices = NoticeService(
        database,
        NoticeStore(database),
        pubmed,
        crossref,
        CitedNotices(pubmed, icite, neighbours, FulltextStore(database)),
    )
    records = FetchedRecordStore(database)
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
        ResolvingService(pubmed, converter, CitationMatcher(client), references),
        PastingService(references),
        notices,
        EnrichingService(
            Tools(
                references,
                EditStore(database, OrganisationStore(database)),
                log,
                pubmed,
                converter,
                within.fulltext,
                within.copies,
                within.evidence,
                utc_now,
            ),
            HeldStore(database),
        ),
        within.copies,
        OpenPdfService(OpenPdf(client), within.attachments, log),
        UpdatingService(database, references, records),
        FinalService(references, records, within.fetch),
        WaitingService(
            WaitingStore(database), within.fetch, within.fulltext, notices, within.organising
        ),
        MachineKoreanService(LanguageModels(client), MachineTextStore(database)),
        ReleaseService(Releases(client), Channel.of_this_program()),
    )
