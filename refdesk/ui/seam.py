# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window asks of the services, and no more.

Protocols, so that the window is imported, built and painted before the engines behind the services
are: SQLAlchemy, requests and the evidence reader cost more than Qt itself. What they name is there for
the type checker alone, for the same reason: a full text's tree takes 10 ms to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.ui import curating_seam as curating
from refdesk.ui.beyond_seam import Beyond
from refdesk.ui.detail import seam as detail
from refdesk.ui.dialogs import seam as dialogs
from refdesk.ui.reader import seam as reader
from refdesk.ui.search import seam as search

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from refdesk.documents.base import DocumentFormat
    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.citation import (
        Bibliography,
        Cite,
        ListOrder,
        RenderedCitation,
        StyleInfo,
    )
    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.hits import Marker
    from refdesk.domain.identifiers import Identifier
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.line import ReferenceRow
    from refdesk.domain.notices import Alarms
    from refdesk.domain.organisation import Collection, ShelfCounts, Tag
    from refdesk.domain.query import LibraryQuery, SortKey
    from refdesk.domain.stored import StoredReference
    from refdesk.ui.duplicates.seam import Duplicates


class Library(detail.Library, Protocol):
    """Looking at papers, collections and tags."""

    def ids(self, query: LibraryQuery) -> array[int]:
        """Return the ids that ``query`` finds."""

    def get_many(self, ids: Sequence[int]) -> list[StoredReference]:
        """Return papers."""

    def alarms(self, ids: Sequence[int]) -> Alarms:
        """Return the titles of those of some papers that are retracted or of concern."""

    def find(self, identifier: Identifier) -> int | None:
        """Return the paper that carries an identifier."""

    def counts(self) -> ShelfCounts:
        """Return how many papers each shelf holds."""

    def collections(self) -> list[Collection]:
        """Return all collections."""

    def tags(self) -> list[Tag]:
        """Return all tags."""


class FetchOutcome(Protocol):
    """What became of one identifier."""

    @property
    def identifier(self) -> Identifier:
        """What was asked for."""

    @property
    def status(self) -> str:
        """``added``, ``updated``, ``unchanged``, ``not-found`` or ``failed``."""

    @property
    def reference_id(self) -> int | None:
        """The paper that it brought."""

    @property
    def title(self) -> str:
        """The paper's title."""

    @property
    def error(self) -> RefdeskError | None:
        """Why it brought nothing."""


class Fulltexts(detail.Fulltexts, Protocol):
    """Full texts, stored and fetched."""

    def fetch(self, reference_id: int, context: JobContext) -> ChangeSet:
        """Fetch the full text of a paper."""


class Figures(detail.Figures, Protocol):
    """Pictures of full texts, fetched along with them."""

    def fetch_of(self, reference_id: int, context: JobContext) -> object:
        """Fetch the pictures of a paper's full text."""


class Citing(detail.Citing, Protocol):
    """Citations of one paper and of many."""

    def reference_list(
        self,
        ids: Sequence[int],
        style: str,
        locale: str,
        context: JobContext,
        order: ListOrder = ...,
        title: str = "",
    ) -> Bibliography:
        """Return a reference list."""

    def document_formats(self) -> Sequence[DocumentFormat]:
        """Return the kinds of documents that a reference list can be saved as."""

    def save_document(self, bibliography: Bibliography, format_id: str, path: Path) -> None:
        """Write a reference list as a document, whole or not at all."""

    def keys(self, ids: Sequence[int]) -> list[str]:
        """Return citation keys of papers."""

    def cite_cluster(
        self, cites: Sequence[Cite], style: str, locale: str = "en-US"
    ) -> RenderedCitation:
        """Return one in-text citation with locators, prefixes and suffixes."""

    def style(self, style_id: str) -> StyleInfo:
        """Return a style."""

    def locales(self) -> list[str]:
        """Return the codes of the languages that citations can be made in."""

    def add_style(self, path: Path) -> StyleInfo:
        """Check a style's file and keep a copy."""

    def remove_style(self, style_id: str) -> None:
        """Remove a style that the person added."""


class Samples(Protocol):
    """The sample library."""

    def add(self, context: JobContext) -> ChangeSet:
        """Add every sample paper."""


class Client(Protocol):
    """The part of the network that Preferences steer."""

    offline: bool
    answers: int
    """Grows with every answer of a service."""
    identity: Any
    """Settings' ``Identity``; the network's own protocol for it is not ours to name."""


class FirstLook(Protocol):
    """Every paper of the library in order, and its first lines."""

    @property
    def ids(self) -> array[int]:
        """The papers."""

    @property
    def lines(self) -> Sequence[ReferenceRow | None]:
        """What the first of them show."""


class Services(Protocol):
    """Everything that the window uses."""

    def first_look(self, sort: SortKey, *, descending: bool, lines: int) -> FirstLook:
        """Return all papers; answers before anything slow is loaded."""

    def marker(self, *texts: str) -> Marker:
        """Return what marks the words of some questions."""

    def has_words(self, text: str) -> bool:
        """Whether what is typed looks for words."""

    def warm(self) -> None:
        """Load what is slow to load; for a background thread."""

    @property
    def library(self) -> Library:
        """See :class:`Library`."""

    @property
    def organising(self) -> curating.Organising:
        """Changing them."""

    @property
    def attachments(self) -> curating.Attachments:
        """Files of papers."""

    @property
    def beyond(self) -> Beyond:
        """What is not in the library, and the ways to it."""

    @property
    def pdfs(self) -> curating.Pdfs:
        """From PDFs to papers."""

    @property
    def editing(self) -> curating.Editing:
        """Changing what papers say."""

    @property
    def fulltext(self) -> Fulltexts:
        """See :class:`Fulltexts`."""

    @property
    def bookmarks(self) -> reader.Bookmarks:
        """See the reader."""

    @property
    def figures(self) -> Figures:
        """See :class:`Figures`."""

    @property
    def evidence(self) -> search.Evidence:
        """See the search."""

    @property
    def searches(self) -> search.Searches:
        """See the search."""

    @property
    def upkeep(self) -> search.Upkeep:
        """See the search."""

    @property
    def annotations(self) -> detail.Annotations:
        """Highlights and margin notes."""

    @property
    def citing(self) -> Citing:
        """See :class:`Citing`."""

    @property
    def duplicates(self) -> Duplicates:
        """See the windows of duplicates."""

    @property
    def transfer(self) -> dialogs.Transfer:
        """See :class:`dialogs.Transfer`."""

    @property
    def samples(self) -> Samples:
        """See :class:`Samples`."""

    @property
    def client(self) -> Client:
        """See :class:`Client`."""

    def close(self) -> None:
        """Close the library."""
