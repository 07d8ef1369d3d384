# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pane asks of the rest of the program, and no more; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from refdesk.ui.beyond_seam import Beyond
from refdesk.ui.detail.evidence_seam import Evidence
from refdesk.ui.reader.seam import Bookmarks
from refdesk.worker import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from PySide6.QtCore import QObject, SignalInstance

    from refdesk.domain.annotations import Annotation, NoteWords, PlacedAnnotation, TextPart
    from refdesk.domain.attachments import Attachment
    from refdesk.domain.changes import ChangeSet
    from refdesk.domain.citation import Bibliography, RenderedCitation, StyleInfo
    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.fulltext import Article, Formula, FulltextSource
    from refdesk.domain.identifiers import Identifier
    from refdesk.domain.jobs import JobContext
    from refdesk.domain.line import ReferenceRow
    from refdesk.domain.machine_text import MachineText
    from refdesk.domain.notices import NoticeState
    from refdesk.domain.pictures import Picture
    from refdesk.domain.query import LibraryQuery
    from refdesk.domain.stored import StoredReference
    from refdesk.fulltext.words import Words


class JobHandle(Protocol):
    """A job that may be told to stop."""

    @property
    def is_active(self) -> bool:
        """Whether it waits or runs."""

    def cancel(self) -> None:
        """Stop; its callbacks are not called."""


class Jobs(Protocol):
    """Runs functions off the main thread; callbacks come back on it."""

    @property
    def library_changed(self) -> SignalInstance:
        """Sent with the ``ChangeSet`` of every job that changed the library."""

    def submit(
        self,
        title: str | Callable[[], str],
        function: Callable[[JobContext], Any],
        lane: Lane = ...,
        owner: QObject | None = ...,
        on_done: Callable[[Any], None] | None = ...,
        on_error: Callable[[RefdeskError], None] | None = ...,
    ) -> JobHandle:
        """Run ``function`` in ``lane`` for ``owner``."""


class MachineTexts(Protocol):
    """Korean that a language model wrote."""

    def of(self, reference_id: int, kind: str) -> MachineText | None:
        """Return the last text of a kind that a model wrote of a paper."""

    def forget(self, reference_id: int, kind: str) -> None:
        """Delete it."""


class Library(Protocol):
    """Papers by id and by question."""

    def get(self, reference_id: int) -> StoredReference | None:
        """Return one paper."""

    def ids(self, query: LibraryQuery) -> Sequence[int]:
        """Return the ids that ``query`` finds."""

    def rows(self, ids: Sequence[int]) -> list[ReferenceRow | None]:
        """Return list lines aligned with ``ids``."""

    def find_many(self, identifiers: Iterable[Identifier]) -> dict[Identifier, int]:
        """Return the papers that carry any of ``identifiers``."""

    def notices(self, reference_id: int) -> NoticeState:
        """Return who was asked for notices of a paper, when, and the retracted papers it cites."""

    @property
    def machine_texts(self) -> MachineTexts:
        """See :class:`MachineTexts`."""


class Organising(Protocol):
    """What a person changes beside a paper."""

    def set_note(self, reference_id: int, text: str) -> ChangeSet:
        """Replace the person's note."""


class AttachedFile(Protocol):
    """A file of a paper as it is to be shown."""

    @property
    def attachment(self) -> Attachment:
        """What the library knows of it."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def is_missing(self) -> bool:
        """Whether it does not lie there."""


class Attachments(Protocol):
    """Files of papers."""

    def files(self, reference_id: int) -> Sequence[AttachedFile]:
        """Return the files of a paper."""


class OutlineEntry(Protocol):
    """A heading of a full text."""

    @property
    def title(self) -> str:
        """Plain text."""

    @property
    def level(self) -> int:
        """Depth, from 1."""

    @property
    def anchor(self) -> str:
        """Where it stands in the HTML."""


class FulltextPage(Protocol):
    """A stored full text, ready to show."""

    @property
    def html(self) -> str:
        """Safe HTML with classes."""

    @property
    def outline(self) -> Sequence[OutlineEntry]:
        """Headings in order."""

    @property
    def source(self) -> FulltextSource:
        """Where it came from."""

    @property
    def article(self) -> Article:
        """The tree it was made from."""

    @property
    def formulas(self) -> Sequence[Formula]:
        """Formulas that are marked in the HTML, in order."""


class Fulltexts(Protocol):
    """Stored full texts."""

    def page(self, reference_id: int, words: Words, *, abstract: bool = ...) -> FulltextPage | None:
        """Return the stored full text."""

    def last_failure(self, reference_id: int) -> str:
        """Return the error's name where the last try failed, else ``""``."""


class FigureState(Protocol):
    """The pictures of one article, and where they are."""

    @property
    def version(self) -> str:
        """``PMC123.1``; ``""`` where there is nowhere to ask."""

    @property
    def title(self) -> str:
        """Of the article, plain."""

    @property
    def pictures(self) -> Sequence[Picture]:
        """In reading order."""

    @property
    def files(self) -> Mapping[str, Path]:
        """Where the pictures are that are here, by the article's name for them."""

    @property
    def wanted(self) -> Sequence[str]:
        """Names of pictures that are not here and that PMC may have."""


class Figures(Protocol):
    """Pictures of full texts."""

    @property
    def is_offline(self) -> bool:
        """Whether PMC may not be asked now."""

    def look(self, article: Article, source: FulltextSource) -> FigureState:
        """Return the pictures of an article and which of them are here."""

    def fetch(
        self, article: Article, source: FulltextSource, context: JobContext, *, again: bool = ...
    ) -> object:
        """Fetch those that are not here."""

    def read(self, path: Path) -> tuple[bytes, str]:
        """Return the bytes of a picture that is here, and its kind."""

    def save(self, path: Path, target: Path) -> None:
        """Write a picture to a place that the person chose."""


class Citing(Protocol):
    """Citations."""

    def format_one(
        self, reference_id: int, style: str = ..., locale: str = ...
    ) -> RenderedCitation:
        """Return the reference list entry of one paper."""

    def entry(self, reference_id: int, style: str, locale: str) -> Bibliography:
        """Return the same with the layout of its style."""

    def cite(self, ids: Sequence[int], style: str, locale: str = ...) -> RenderedCitation:
        """Return an in-text citation."""

    def styles(
        self, query: str = ..., field: str = ..., favourites: Sequence[str] = ...
    ) -> list[StyleInfo]:
        """Return styles that match ``query``, the best first; all for none."""

    def known_styles(self, names: Sequence[str]) -> list[StyleInfo]:
        """Return the styles of these names, without those that are not there."""

    def default_styles(self) -> list[StyleInfo]:
        """Return the styles to offer first."""

    def entry_as(self, reference_id: int, style: str, locale: str, form: str) -> str:
        """Return the entry of one paper as ``markdown`` or for ``latex``."""


class ShownAnnotation(Protocol):
    """An annotation and where it stands in the text of a view."""

    @property
    def annotation(self) -> Annotation:
        """What the library knows of it."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Behind the last one."""


class Highlighted(Protocol):
    """What came of highlighting."""

    @property
    def number(self) -> int:
        """Of the new annotation; 0 for none."""


class Annotations(Protocol):
    """Highlights and margin notes."""

    def of_paper(self, reference_id: int) -> Sequence[PlacedAnnotation]:
        """Return those of a paper in reading order."""

    def shown(self, reference_id: int, part: TextPart, text: str) -> Sequence[ShownAnnotation]:
        """Return which of them stand where in the text that a view shows."""

    def highlight(
        self, reference_id: int, part: TextPart, text: str, start: int, end: int, colour: int
    ) -> Highlighted:
        """Highlight a stretch of the text that a view shows."""

    def change(
        self, reference_id: int, number: int, *, colour: int | None = ..., note: str | None = ...
    ) -> ChangeSet:
        """Give one another colour or note."""

    def delete(self, reference_id: int, numbers: Sequence[int]) -> ChangeSet:
        """Take some away."""

    def markdown(
        self,
        ids: Sequence[int],
        style: str,
        locale: str,
        context: JobContext,
        words: NoteWords = ...,
    ) -> tuple[int, str]:
        """Return how many papers have any, and these as Markdown."""

    def export(
        self,
        ids: Sequence[int],
        path: Path,
        style: str,
        locale: str,
        context: JobContext,
        words: NoteWords = ...,
    ) -> int:
        """Write their Markdown; return how many papers have any."""


class Client(Protocol):
    """The part of the network that the pane looks at."""

    offline: bool
    """Whether no service may be asked."""


class Services(Protocol):
    """The services that the pane uses."""

    @property
    def library(self) -> Library:
        """See :class:`Library`."""

    @property
    def organising(self) -> Organising:
        """Changing them."""

    @property
    def attachments(self) -> Attachments:
        """See :class:`Attachments`."""

    @property
    def fulltext(self) -> Fulltexts:
        """See :class:`Fulltexts`."""

    @property
    def bookmarks(self) -> Bookmarks:
        """Where a person reads."""

    @property
    def figures(self) -> Figures:
        """See :class:`Figures`."""

    @property
    def evidence(self) -> Evidence:
        """See :class:`~refdesk.ui.detail.evidence_seam.Evidence`."""

    @property
    def annotations(self) -> Annotations:
        """See :class:`Annotations`."""

    @property
    def citing(self) -> Citing:
        """See :class:`Citing`."""

    @property
    def beyond(self) -> Beyond:
        """What is not in the library, and the ways to it."""

    @property
    def client(self) -> Client:
        """See :class:`Client`."""
