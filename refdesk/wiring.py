# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the headless half of the program: the library's file at once, the rest when first needed.

The deferred imports of the headless half stand here. Measured with 100,000 papers: SQLAlchemy and the
stores take as long to import as Qt and the window, the engines as long again (docs/decisions/0012).
"""

import importlib
import os
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from refdesk.domain.query import SortKey
from refdesk.settings import Paths, Settings
from refdesk.store.first_look import FirstLook, first_look
from refdesk.store.opening import LibraryFile

if TYPE_CHECKING:  # at run time these come with the holdings and the engines
    from refdesk.domain.hits import Marker
    from refdesk.engines import Engines
    from refdesk.holdings import Holdings
    from refdesk.net.client import HttpClient
    from refdesk.services.annotations import AnnotationService
    from refdesk.services.attachments import AttachmentService
    from refdesk.services.beyond import Beyond
    from refdesk.services.bookmarks import BookmarkService
    from refdesk.services.citing import CitingService
    from refdesk.services.duplicates import DuplicateService
    from refdesk.services.editing import EditingService
    from refdesk.services.evidence import EvidenceService
    from refdesk.services.fetch import FetchService
    from refdesk.services.figures import FigureService
    from refdesk.services.fulltext import FulltextService
    from refdesk.services.library import LibraryService
    from refdesk.services.organising import OrganisingService
    from refdesk.services.pdfs import PdfService
    from refdesk.services.samples import SampleService
    from refdesk.services.searches import SearchService
    from refdesk.services.transfer import TransferService
    from refdesk.services.upkeep import UpkeepService
    from refdesk.store.database import Database


class Services:
    """Everything that a window or a command needs. Close it when done.

    The library was looked at and :meth:`first_look` answers at once. What the holdings have loads
    SQLAlchemy, the others load the engines as well, when first asked for and on the thread that
    asks; :meth:`warm` does so beforehand. Any thread may ask.
    """

    def __init__(
        self, file: LibraryFile, paths: Paths, load: "Callable[[Holdings], Engines]"
    ) -> None:
        self._file = file
        self._paths = paths
        self._load = load
        self._opened: Holdings | None = None
        self._loaded: Engines | None = None
        self._lock = threading.RLock()

    def first_look(self, sort: SortKey, *, descending: bool, lines: int) -> FirstLook:
        """Return all papers in an order, and what the first ``lines`` of them show."""
        return first_look(self._file, sort, descending=descending, lines=lines)

    def marker(self, *texts: str) -> "Marker":
        """Return what marks the words of some questions: what is typed, and the search it narrows.

        Needs no library, and is not imported before somebody types.
        """
        found: Marker = importlib.import_module("refdesk.domain.hits").marker(*texts)
        return found

    def has_words(self, text: str) -> bool:
        """Whether what is typed looks for words, so that some papers fit better than others."""
        return bool(importlib.import_module("refdesk.domain.asking").question(text).has_words)

    def warm(self) -> None:
        """Load the engines and start the citation engine; slow, for a background thread."""
        self._engines.citing.warm()

    @property
    def library(self) -> "LibraryService":
        """Papers, collections and tags."""
        return self._holdings.library

    @property
    def searches(self) -> "SearchService":
        """Searches that are kept, and what is known of one that is typed."""
        return self._holdings.searches

    @property
    def upkeep(self) -> "UpkeepService":
        """Looking the library over."""
        return self._holdings.upkeep

    @property
    def organising(self) -> "OrganisingService":
        """What a person does with them, and how it is taken back."""
        return self._holdings.organising

    @property
    def editing(self) -> "EditingService":
        """Changing what papers say."""
        return self._holdings.editing

    @property
    def attachments(self) -> "AttachmentService":
        """Files of papers."""
        return self._holdings.attachments

    @property
    def bookmarks(self) -> "BookmarkService":
        """Where a person reads."""
        return self._holdings.bookmarks

    @property
    def database(self) -> "Database":
        """The open library itself, to check and mend it."""
        return self._holdings.database

    @property
    def fetch(self) -> "FetchService":
        """From identifiers to papers."""
        return self._engines.fetch

    @property
    def fulltext(self) -> "FulltextService":
        """Full texts."""
        return self._engines.fulltext

    @property
    def figures(self) -> "FigureService":
        """Pictures of full texts."""
        return self._engines.figures

    @property
    def evidence(self) -> "EvidenceService":
        """What the papers report."""
        return self._engines.evidence

    @property
    def citing(self) -> "CitingService":
        """Citations."""
        return self._engines.citing

    @property
    def annotations(self) -> "AnnotationService":
        """Highlights and margin notes."""
        return self._engines.annotations

    @property
    def duplicates(self) -> "DuplicateService":
        """Papers that are there more than once."""
        return self._engines.duplicates

    @property
    def transfer(self) -> "TransferService":
        """Files in and out."""
        return self._engines.transfer

    @property
    def samples(self) -> "SampleService":
        """The sample library."""
        return self._engines.samples

    @property
    def pdfs(self) -> "PdfService":
        """From PDFs to papers."""
        return self._engines.pdfs

    @property
    def beyond(self) -> "Beyond":
        """What is not in the library, and the ways to it."""
        return self._engines.beyond

    @property
    def client(self) -> "HttpClient":
        """Whom all services ask through."""
        return self._engines.client

    def close(self) -> None:
        """End the engines, if they were loaded, and close the library after a write in progress."""
        with self._lock:
            if self._loaded is not None:
                self._loaded.close()
            if self._opened is not None:
                self._opened.database.close()

    @property
    def _holdings(self) -> "Holdings":
        with self._lock:
            if self._opened is None:
                opened: Holdings = importlib.import_module("refdesk.holdings").open_holdings(
                    self._file, self._paths
                )
                self._opened = opened
            return self._opened

    @property
    def _engines(self) -> "Engines":
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load(self._holdings)
            return self._loaded


def build_services(
    paths: Paths,
    settings: Settings,
    environment: Mapping[str, str] = os.environ,
    *,
    create: bool = True,
    lend: Callable[[Settings], Settings] | None = None,
) -> Services:
    """Open the library of ``paths`` and build all services over it.

    ``lend`` adds the keys that are kept elsewhere; asked for when a service may be asked, not before.

    Raises:
        LibraryError: the library cannot be opened.
    """

    def load(holdings: "Holdings") -> "Engines":
        engines = importlib.import_module("refdesk.engines")
        built: Engines = engines.build_engines(
            holdings, paths, settings if lend is None else lend(settings), environment
        )
        return built

    return Services(LibraryFile.open(paths.library, create=create), paths, load)
