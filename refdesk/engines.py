# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that need more than the library: network, full text, evidence, citations, files.

Importing this module loads every engine (requests, lxml, V8, the evidence reader). ``wiring`` does
it when the first of them is asked for, so that a window shows its list before.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from refdesk.apart.program import let_go
from refdesk.citations.engine import CitationEngine
from refdesk.holdings import Holdings
from refdesk.net.cache import ResponseCache
from refdesk.net.client import HttpClient, RetryPolicy
from refdesk.net.endpoints import Endpoints
from refdesk.providers.arxiv import Arxiv
from refdesk.providers.crossref import Crossref
from refdesk.providers.datacite import DataCite
from refdesk.providers.europepmc import EuropePmc
from refdesk.providers.idconv import IdConverter
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pmc import PmcFulltext, PmcMedia
from refdesk.providers.pubmed import PubMed
from refdesk.providers.unpaywall import Unpaywall
from refdesk.resources import resource
from refdesk.services.annotations import AnnotationService
from refdesk.services.beyond import Beyond, Within, build_beyond
from refdesk.services.citing import CitingService
from refdesk.services.duplicates import DuplicateService
from refdesk.services.evidence import EvidenceService
from refdesk.services.evidence_body import BodyReader
from refdesk.services.fetch import FetchService
from refdesk.services.figures import FigureService
from refdesk.services.fulltext import FulltextService
from refdesk.services.open_copies import OpenCopies
from refdesk.services.pdfs import PdfService
from refdesk.services.releases import Channel
from refdesk.services.samples import SampleService
from refdesk.services.transfer import TransferService
from refdesk.settings import Paths, Settings
from refdesk.store.annotations import AnnotationStore
from refdesk.store.evidence import EvidenceStore
from refdesk.store.evidence_corrections import EvidenceCorrectionStore
from refdesk.store.fetchlog import FetchLogStore


@dataclass(frozen=True, slots=True)
class Engines:
    """The services over the engines."""

    fetch: FetchService
    fulltext: FulltextService
    figures: FigureService
    evidence: EvidenceService
    citing: CitingService
    annotations: AnnotationService
    duplicates: DuplicateService
    transfer: TransferService
    samples: SampleService
    pdfs: PdfService
    beyond: Beyond
    client: HttpClient

    def close(self) -> None:
        """End the citation engine, the connections, and processes that wait for work."""
        self.citing.close()
        self.client.close()
        let_go()


def build_engines(
    holdings: Holdings,
    paths: Paths,
    settings: Settings,
    environment: Mapping[str, str] = os.environ,
) -> Engines:
    """Build the services over one open library."""
    client = HttpClient(
        Endpoints.from_environment(Channel.of_this_program().environment(environment)),
        settings.identity,
        cache=ResponseCache(paths.cache / "responses"),
        offline=settings.offline,
        sealed=environment.get("REFDESK_OFFLINE", "") not in {"", "0"},
        retry=RetryPolicy.from_environment(environment),
    )
    converter = IdConverter(client)
    holdings.upkeep.backups.prefer(settings.backing_up.keep)
    database, references = holdings.database, holdings.references
    citing = CitingService(references, CitationEngine(own_styles=paths.styles))
    log = FetchLogStore(database)
    copies = OpenCopies(log, EuropePmc(client), Unpaywall(client), OpenAlex(client))
    fulltext = FulltextService(
        references, holdings.fulltexts, log, PmcFulltext(client), converter, copies
    )
    evidence = EvidenceService(
        references,
        EvidenceStore(database),
        EvidenceCorrectionStore(database),
        BodyReader(holdings.fulltexts),
    )
    asked = (
        PubMed(client), converter, Crossref(client), Arxiv(client, DataCite(client).work),
    )  # fmt: skip
    fetch = FetchService(database, references, *asked)
    return Engines(
        fetch=fetch,
        fulltext=fulltext,
        figures=FigureService(fulltext, holdings.figure_room, PmcMedia(client)),
        evidence=evidence,
        citing=citing,
        annotations=AnnotationService(
            database, references, AnnotationStore(database), holdings.fulltexts, citing
        ),
        duplicates=DuplicateService(
            database, references, holdings.organisation, holdings.upkeep.backups.before_merging
        ),
        transfer=TransferService(references),
        samples=SampleService(resource("sample"), references, holdings.organisation, fulltext),
        pdfs=PdfService(database, references, holdings.attachments, asked),
        beyond=build_beyond(
            client,
            database,
            references,
            Within(fulltext, copies, evidence, holdings.attachments, fetch, holdings.organising),
        ),
        client=client,
    )
