# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the headless half of the program: the library at once, the engines when first needed.

The one deferred import below the mains stands here. Measured with 100,000 papers: importing the
engines takes as long as importing SQLAlchemy, Qt and the window together.
"""

import importlib
import os
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from refdesk.services.library import LibraryService
from refdesk.settings import Paths, Settings
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

if TYPE_CHECKING:  # at run time these come with the engines
    from refdesk.engines import Engines
    from refdesk.net.client import HttpClient
    from refdesk.services.citing import CitingService
    from refdesk.services.evidence import EvidenceService
    from refdesk.services.fetch import FetchService
    from refdesk.services.fulltext import FulltextService
    from refdesk.services.samples import SampleService
    from refdesk.services.transfer import TransferService


class Services:
    """Everything that a window or a command needs. Close it when done.

    ``library`` is there at once. The others load the engines when first asked for, on the thread
    that asks; :meth:`warm` does so beforehand. Any thread may ask.
    """

    def __init__(
        self, database: Database, library: LibraryService, load: "Callable[[], Engines]"
    ) -> None:
        self.database = database
        self.library = library
        self._load = load
        self._loaded: Engines | None = None
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Load the engines and start the citation engine; slow, for a background thread."""
        self._engines.citing.warm()

    @property
    def fetch(self) -> "FetchService":
        """From identifiers to papers."""
        return self._engines.fetch

    @property
    def fulltext(self) -> "FulltextService":
        """Full texts."""
        return self._engines.fulltext

    @property
    def evidence(self) -> "EvidenceService":
        """What the papers report."""
        return self._engines.evidence

    @property
    def citing(self) -> "CitingService":
        """Citations."""
        return self._engines.citing

    @property
    def transfer(self) -> "TransferService":
        """Files in and out."""
        return self._engines.transfer

    @property
    def samples(self) -> "SampleService":
        """The sample library."""
        return self._engines.samples

    @property
    def client(self) -> "HttpClient":
        """Whom all services ask through."""
        return self._engines.client

    def close(self) -> None:
        """End the engines, if they were loaded, and close the library after a write in progress."""
        with self._lock:
            if self._loaded is not None:
                self._loaded.close()
        self.database.close()

    @property
    def _engines(self) -> "Engines":
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded


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
    references = ReferenceStore(database)
    organisation = OrganisationStore(database)

    def load() -> "Engines":
        engines = importlib.import_module("refdesk.engines")
        built: Engines = engines.build_engines(
            database, references, organisation, paths, settings, environment
        )
        return built

    return Services(database, LibraryService(references, organisation), load)
