# SPDX-License-Identifier: GPL-3.0-or-later
"""Which references the library has, and adding those that it has not.

The mark of a reference is a picture of one size in all its states: the text never moves or changes
when the library does.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument

from refdesk.domain.fulltext import Article
from refdesk.domain.identifiers import Identifier
from refdesk.fulltext.cited_works import identified_works
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.reader.mark_pictures import State, mark_picture, mark_size
from refdesk.ui.schemes import scheme_of
from refdesk.ui.widgets.reading import ReadingView

ALL = "all"
"""Name of the mark that adds all references at once."""
_Works = list[tuple[Identifier, ...]]


class ReferenceMarks(QObject):
    """The marks in one view."""

    add_requested = Signal(list)
    """With the identifiers of the references to add."""
    paper_requested = Signal(int)
    """A reference that the library has was clicked."""

    def __init__(self, view: ReadingView, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._services = services
        self._question = Latest(jobs, self)
        self._works: _Works = []
        self._owned: dict[int, int] = {}
        """Papers by number of the reference."""
        self._coming: set[int] = set()
        """Numbers of references that are being added."""
        self._is_known = False
        view.serve("mark", self._picture)
        view.handle("add", self.press)
        view.restyled.connect(self._draw)

    def take(self, article: Article) -> None:
        """Look up the references of an article."""
        self._works, self._owned, self._coming = [], {}, set()
        self._is_known = False
        services = self._services
        self._question.ask(lambda: _look_up(services, identified_works(article)), self._know)

    def look_again(self, _changes: object = None) -> None:
        """Look up the same references in a library that has changed."""
        if self._works:
            services, works = self._services, self._works
            self._question.ask(lambda: _look_up(services, works), self._know)

    @property
    def owned(self) -> Mapping[int, int]:
        """Papers of the library by number of the reference."""
        return self._owned

    @property
    def missing(self) -> list[int]:
        """Numbers of references that the library has not."""
        return [n for n in range(1, len(self._works) + 1) if n not in self._owned]

    def press(self, name: str) -> None:
        """Do what the mark ``name`` offers: add a reference, add all, or show the paper."""
        if not self._is_known:
            return
        if name == ALL:
            numbers = [n for n in self.missing if n not in self._coming]
        elif not name.isdecimal() or not 0 < int(name) <= len(self._works):
            return
        elif int(name) in self._owned:
            self.paper_requested.emit(self._owned[int(name)])
            return
        else:
            numbers = [int(name)]
        if numbers:
            self._coming.update(numbers)
            self._draw()
            self.add_requested.emit([self._works[n - 1][0] for n in numbers])

    def state_of(self, name: str) -> State:
        """Return what the mark ``name`` shows."""
        number = int(name) if name.isdecimal() else 0
        if not self._is_known:
            return State.UNKNOWN
        if name == ALL:
            return State.MISSING if self.missing else State.OWNED
        if number in self._owned:
            return State.OWNED
        return State.COMING if number in self._coming else State.MISSING

    def words_of(self, name: str) -> str:
        """Return what the mark ``name`` says, ``""`` while that is not known."""
        state = self.state_of(name)
        if name == ALL and state is State.MISSING:
            return self.tr("Add all %n", "", len(self.missing))
        return {
            State.UNKNOWN: "",
            State.MISSING: self.tr("Add"),
            State.COMING: self.tr("Adding…"),
            State.OWNED: self.tr("All in library") if name == ALL else self.tr("In library"),
        }[state]

    # Inside

    def _know(self, found: tuple[_Works, dict[int, int]]) -> None:
        works, owned = found
        if self._is_known and owned != self._owned:
            self._coming -= owned.keys()
        self._works, self._owned, self._is_known = works, owned, True
        self._draw()

    def _draw(self) -> None:
        """Paint all marks anew, where they stand."""
        document = self._view.document()
        for name in (ALL, *map(str, range(1, len(self._works) + 1))):
            image = self._picture(name)
            kind = QTextDocument.ResourceType.ImageResource
            document.addResource(kind.value, QUrl(f"mark:{name}"), image)
        self._view.viewport().update()

    def _picture(self, name: str) -> QImage:
        texts = [self.tr("In library"), self.tr("Adding…"), self.tr("Add")]
        if name == ALL:
            texts = [self.tr("All in library"), self.tr("Add all %n", "", 9999)]
        view = self._view
        pixels = view.reading.pixels
        return mark_picture(
            self.words_of(name),
            self.state_of(name),
            mark_size(texts, pixels),
            pixels,
            view.devicePixelRatioF(),
            scheme_of(view.palette()),
        )


def _look_up(services: Services, works: _Works) -> tuple[_Works, dict[int, int]]:
    """Return works and which papers of the library they are, in one question."""
    found = services.library.find_many({i for identifiers in works for i in identifiers})
    owned: dict[int, int] = {}
    for number, identifiers in enumerate(works, 1):
        paper = next((found[i] for i in identifiers if i in found), None)
        if paper is not None:
            owned[number] = paper
    return works, owned
