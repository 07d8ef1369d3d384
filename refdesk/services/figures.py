# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of full texts: what an article shows, which of it is here, fetching the rest from PMC."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from refdesk.domain.errors import (
    NotFoundError,
    NotOpenError,
    RefdeskError,
    UnavailableError,
    UnreadableError,
)
from refdesk.domain.file_names import file_name
from refdesk.domain.fulltext import Article, FulltextSource
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pictures import Picture, kind_of, resolve
from refdesk.fulltext.lines import plain
from refdesk.fulltext.pictures import pictures
from refdesk.providers.pmc import Media, MediaFolder, PmcMedia
from refdesk.services.figure_room import FigureRoom, is_version
from refdesk.services.fulltext import FulltextService
from refdesk.services.writing import write_whole_bytes
from refdesk.xml.svg import is_harmless

MOST_PICTURES = 500
"""Of one article; the corpus has at most 127, pictures of formulas nearly all."""
_OF_ONE_FILE = frozenset({"html", "unparseable", "truncated"})
"""Failures of one picture; after any other the service is left alone."""
_PATIENCE = 3
"""So many pictures in a row that are none, and the service is left alone."""


@dataclass(frozen=True, slots=True)
class FigureState:
    """The pictures of one article, and where they are."""

    version: str
    """``PMC123.1``; ``""`` where there is nowhere to ask."""
    title: str = ""
    """Of the article, plain."""
    pictures: tuple[Picture, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    """Where the pictures are that are here, by the article's name for them."""
    absent: frozenset[str] = frozenset()
    """Pictures that PMC was found not to have."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """Names of pictures that are not here and that PMC may have."""
        if not self.version:
            return ()
        names = (picture.name for picture in self.pictures)
        return tuple(n for n in names if n not in self.files and n not in self.absent)


@dataclass(frozen=True, slots=True)
class FigureReport:
    """What came of fetching: numbers of pictures."""

    found: int = 0
    absent: int = 0


class FigureService:
    """The figures of one library's full texts. Any thread may call any method."""

    def __init__(self, fulltexts: FulltextService, room: FigureRoom, media: PmcMedia) -> None:
        self._fulltexts = fulltexts
        self._room = room
        self._media = media
        self._lock = threading.Lock()
        self._busy: dict[str, threading.Lock] = {}

    @property
    def is_offline(self) -> bool:
        """Whether PMC may not be asked now."""
        return self._media.is_offline

    def look(self, article: Article, source: FulltextSource) -> FigureState:
        """Return the pictures of an article and which of them are here; asks nobody."""
        version = source.version if is_version(source.version) else ""
        title, shown = plain(article.title), pictures(article)[:MOST_PICTURES]
        if not version or not shown:
            return FigureState(version, title, shown)
        here = self._room.files(version)
        found = {p.name: here[name] for p in shown if (name := resolve(p.name, here))}
        # PMC keeps author manuscripts (their class is "TDM") without their pictures.
        absent = {p.name for p in shown} if source.licence == "TDM" else self._room.absent(version)
        return FigureState(version, title, shown, found, frozenset(absent) - found.keys())

    def fetch(
        self, article: Article, source: FulltextSource, context: JobContext, *, again: bool = False
    ) -> FigureReport:
        """Fetch the pictures of an article that are not here, in the order of the article.

        ``again`` asks for those too that PMC was found not to have.

        Raises:
            UnavailableError: PMC did not answer, or sent things that are none; what came before stays.
            WriteFailedError: the disk did not take a picture.
            CancelledError: the job was cancelled; what came before stays.
        """
        with self._alone(source.version, context):
            state = self.look(article, source)
            if again and state.absent and state.version:
                self._room.set_absent(state.version, ())
                state = self.look(article, source)
            return self._fetch(state, context, fresh=again) if state.wanted else FigureReport()

    def fetch_of(self, reference_id: int, context: JobContext) -> FigureReport:
        """Fetch the pictures of a paper's full text, see :meth:`fetch`."""
        found = self._fulltexts.article(reference_id)
        return self.fetch(*found, context) if found is not None else FigureReport()

    def read(self, path: Path) -> tuple[bytes, str]:
        """Return the bytes of a picture that is here and its kind, see :func:`kind_of`.

        Raises:
            UnreadableError: it is gone, no picture, or a drawing that does more than draw.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableError(path.name, "io", detail=error.strerror or "") from None
        kind = kind_of(data)
        if not kind:
            raise UnreadableError(path.name, "unknown-format")
        if kind == "svg" and not is_harmless(data):
            raise UnreadableError(path.name, "suspicious")
        return data, kind

    def save(self, path: Path, target: Path) -> None:
        """Write the bytes of a picture to a place that the person chose, whole or not at all.

        Raises:
            UnreadableError: see :meth:`read`.
            WriteFailedError: it was not written.
        """
        write_whole_bytes(target, (self.read(path)[0],))

    def _fetch(self, state: FigureState, context: JobContext, *, fresh: bool) -> FigureReport:
        total, wanted = len(state.wanted), state.wanted
        context.report(Progress(0, total, "figures"))
        absent = set(self._room.absent(state.version))
        try:
            folder = self._media.folder(state.version, context, fresh=fresh)
        except NotOpenError:
            self._room.set_absent(state.version, absent | set(wanted))
            return FigureReport(absent=total)
        failures: list[RefdeskError] = []
        found, missing, in_a_row = 0, set[str](), 0
        try:
            for done, name in enumerate(wanted):
                context.report(Progress(done, total, "figures"))
                media = folder.find(name)
                try:
                    if media is None or file_name(media.name) != media.name:
                        missing.add(name)
                        continue
                    self._take(state.version, folder, media, context)
                    found, in_a_row = found + 1, 0
                except NotFoundError:
                    missing.add(name)
                except UnavailableError as error:
                    if error.reason == "too-large":
                        missing.add(name)
                        continue
                    failures.append(error)
                    in_a_row += 1
                    if error.reason not in _OF_ONE_FILE or in_a_row >= _PATIENCE:
                        break
        finally:
            if missing:
                self._room.set_absent(state.version, absent | missing)
        context.report(Progress(total, total, "figures"))
        if failures:
            raise failures[-1]
        return FigureReport(found, len(missing))

    def _take(self, version: str, folder: MediaFolder, media: Media, context: JobContext) -> None:
        if media.name not in self._room.files(version):  # two graphics may be one file
            data = self._media.fetch(folder, media, context)
            context.cancel.check()
            self._room.keep(version, media.name, data)

    @contextmanager
    def _alone(self, version: str, context: JobContext) -> Iterator[None]:
        """Wait until nobody else fetches for this version: the reader and a new text may both ask."""
        with self._lock:
            lock = self._busy.setdefault(version, threading.Lock())
        while not lock.acquire(timeout=0.1):
            context.cancel.check()
        try:
            yield
        finally:
            lock.release()
