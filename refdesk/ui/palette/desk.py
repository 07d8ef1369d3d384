# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette of one window: what it lists for what is typed, and what is asked for that."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from refdesk.domain.citation import StyleInfo
from refdesk.domain.jamo import is_syllable
from refdesk.domain.line import ReferenceRow
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.latest import Latest
from refdesk.ui.palette.box import PaletteBox
from refdesk.ui.palette.entries import Asked, Entry, Kind, ranked, remembered
from refdesk.ui.palette.named_places import NamedPlaces
from refdesk.ui.palette.sources import Sources

MOST_PAPERS = 8
FEW_STYLES, MANY_STYLES = 4, 60
FEW_PLACES, MOST_PLACES = 2_000, 200
"""Places that are looked through while a letter is typed, some 20 ms; and how many of more are listed."""
_LEAST_LETTERS = 2
"""Letters from which papers and styles are looked for; of Korean a syllable is enough."""
_STATE = "palette"


def _is_enough(words: str) -> bool:
    """Whether what is typed is worth looking for in a whole library."""
    return len(words) >= _LEAST_LETTERS or any(map(is_syllable, words))


def _found_places(places: Iterable[Entry], asked: Asked, recent: Sequence[str]) -> list[Entry]:
    return ranked(places, asked, recent)[:MOST_PLACES]


class PaletteDesk(QObject):
    """Opens the palette and does what is chosen in it."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._sources = Sources(window)
        self._box: PaletteBox | None = None
        self._at_hand: list[Entry] = []
        self._is_open = False
        self._many_places: NamedPlaces | None = None
        self._places: list[Entry] = []
        self._papers: list[Entry] = []
        self._styles: list[Entry] = []
        self._places_asked: Latest[list[Entry]] = Latest(
            window.jobs, self._take_places, lambda _: self._take_places([]), self
        )
        self._papers_asked: Latest[Sequence[ReferenceRow | None]] = Latest(
            window.jobs, self._take_papers, lambda _: self._take_papers(()), self
        )
        self._styles_asked: Latest[Sequence[StyleInfo]] = Latest(
            window.jobs, self._take_styles, lambda _: self._take_styles(()), self
        )

    def toggle(self) -> None:
        """Open the palette; close it where it is open."""
        box = self._box
        if box is None:
            box = self._box = PaletteBox(self._window)
            box.typed.connect(self._look)
            box.taken.connect(self._take)
            box.left.connect(self._forget)
        if box.isVisible():
            box.leave()
        else:
            self._open()

    def _open(self, prefix: str = "") -> None:
        """Come up with what there is now, and with ``prefix`` in the field."""
        assert self._box is not None
        self._is_open = True
        places = self._sources.places()
        self._at_hand = [*self._sources.at_hand(), *self._sources.help(self._open)]
        if len(places) <= FEW_PLACES:
            self._at_hand += places
        else:
            self._many_places = places
        self._box.open(prefix)

    def _forget(self) -> None:
        """Hold nothing of the library for a palette that is closed."""
        self._is_open = False
        self._many_places = None
        self._at_hand, self._places, self._papers, self._styles = [], [], [], []

    # What is listed

    def _look(self, typed: str) -> None:
        asked = Asked.read(typed)
        if self._wants_places(asked):
            self._places_asked.ask(
                partial(_found_places, self._many_places or (), asked, self._recent())
            )
        else:
            self._places = []
        if self._wants_papers(asked):
            self._papers_asked.ask(partial(self._found_papers, asked.words))
        else:
            self._papers = []
        if self._wants_styles(asked):
            citing = self._window.preferences.citing()
            first = (*citing.recent, *citing.favourites)
            most = MANY_STYLES if asked.prefix else FEW_STYLES
            self._styles_asked.ask(partial(self._found_styles, asked.words, first, most))
        else:
            self._styles = []
        self._list(anew=True)

    def _wants_places(self, asked: Asked) -> bool:
        return self._many_places is not None and asked.wants(Kind.PLACE)

    def _wants_papers(self, asked: Asked) -> bool:
        return self._is_open and asked.wants(Kind.PAPER) and _is_enough(asked.words)

    def _wants_styles(self, asked: Asked) -> bool:
        worth_it = bool(asked.prefix) or _is_enough(asked.words)
        return self._is_open and asked.wants(Kind.STYLE) and worth_it

    def _found_papers(self, words: str) -> Sequence[ReferenceRow | None]:
        library = self._window.services.library
        query = LibraryQuery(words, sort=SortKey.RELEVANCE, limit=MOST_PAPERS)
        return library.rows(library.ids(query))

    def _found_styles(self, words: str, first: Sequence[str], most: int) -> Sequence[StyleInfo]:
        return self._window.services.citing.styles(words, "", first)[:most]

    def _take_places(self, places: list[Entry]) -> None:
        if self._wants_places(self._asked):
            self._places = places
        self._list()  # in any case: it may have said that it looks

    def _take_papers(self, rows: Sequence[ReferenceRow | None]) -> None:
        if self._wants_papers(self._asked):
            self._papers = self._sources.papers(rows)
        self._list()  # in any case: it may have said that it looks

    def _take_styles(self, styles: Sequence[StyleInfo]) -> None:
        if self._wants_styles(self._asked):
            self._styles = self._sources.styles(styles)
        self._list()  # in any case: it may have said that it looks

    @property
    def _asked(self) -> Asked:
        return Asked.read(self._box.words if self._box is not None else "")

    def _list(self, *, anew: bool = False) -> None:
        """List what is at hand and what came; what comes later stands below, so that nothing moves."""
        box = self._box
        if box is None or not self._is_open:
            return
        found = ranked(self._at_hand, self._asked, self._recent())
        entries = [*found, *self._places, *self._styles, *self._papers]
        asked = (self._places_asked, self._styles_asked, self._papers_asked)
        waiting = any(question.is_waiting for question in asked)
        remark = self.tr("Looking…") if waiting else self.tr("Nothing found")
        box.list_entries(entries, remark, anew=anew)

    def _recent(self) -> list[str]:
        return self._window.preferences.recall_text(_STATE).split()

    # What is done

    def _take(self, entry: Entry) -> None:
        assert self._box is not None
        if entry.refused:
            return
        if entry.kind is not Kind.HELP:
            keys = " ".join(remembered(self._recent(), entry.key))
            self._window.preferences.remember({_STATE: keys})
        self._box.leave()
        entry.run()
