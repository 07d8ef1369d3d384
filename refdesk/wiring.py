# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the headless half of the program; the only module that knows every engine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from refdesk.citations.engine import CitationEngine
from refdesk.net.cache import ResponseCache
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import Endpoints
from refdesk.providers.arxiv import Arxiv
from refdesk.providers.crossref import Crossref
from refdesk.providers.datacite import DataCite
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pmc import PmcFulltext
from refdesk.providers.pubmed import PubMed
from refdesk.resources import resource
from refdesk.services.citing import CitingService
from refdesk.services.evidence import EvidenceService
from refdesk.services.fetch import FetchService
from refdesk.services.fulltext import FulltextService
from refdesk.services.library import LibraryService
from refdesk.services.samples import SampleService
from refdesk.services.transfer import TransferService
from refdesk.settings import Paths, Settings
from refdesk.store.database import Database
from refdesk.store.evidence import EvidenceStore
from refdesk.store.fetchlog import FetchLogStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a window or a command needs. Close it when done."""

    library: LibraryService
    fetch: FetchService
    fulltext: FulltextService
    evidence: EvidenceService
    citing: CitingService
    transfer: TransferService
    samples: SampleService
    client: HttpClient
    database: Database

    def close(self) -> None:
        """End the citation engine and close the library; waits for a write in progress."""
        self.citing.close()
        self.client.close()
        self.database.close()


def build_services(
    paths: Paths,
    settings: Settings,
    environment: Mapping[str, str] = os.environ,
    *,
    create: bool = True,
) -> Services:
    """Open the library of ``paths`` and build all services over it.

    Raises:
        LibraryError: the library cannot be opened.
    """
    database = Database.open(paths.library, create=create)
    endpoints = Endpoints.from_environment(environment)
    client = HttpClient(
        endpoints,
        settings.identity,
        cache=ResponseCache(paths.cache / "responses"),
        offline=settings.offline,
    )
    references = ReferenceStore(database)
    organisation = OrganisationStore(database)
    log = FetchLogStore(database)
    pubmed = PubMed(client)
    converter = IdConverter(client)
    arxiv = Arxiv(client, DataCite(client).work)
    fulltext = FulltextService(
        references, FulltextStore(database), log, PmcFulltext(client), converter
    )
    return Services(
        library=LibraryService(references, organisation),
        fetch=FetchService(references, pubmed, converter, Crossref(client), arxiv),
        fulltext=fulltext,
        evidence=EvidenceService(references, EvidenceStore(database)),
        citing=CitingService(references, CitationEngine()),
        transfer=TransferService(references),
        samples=SampleService(Path(resource("sample")), references, organisation, fulltext),
        client=client,
        database=database,
    )
