# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the windows of citing for what is selected in the main window.

They are imported when first asked for: they would take longer than the rest of the verbs together.
"""

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from refdesk.domain.query import LibraryQuery
from refdesk.ui.citing.paper_set import PaperSet
from refdesk.ui.detail.latest import Latest
from refdesk.ui.frame import WindowFrame
from refdesk.ui.widgets.focus import hand_back

if TYPE_CHECKING:
    from refdesk.ui.citing.bibliography_window import BibliographyWindow
    from refdesk.ui.citing.in_text_dialog import InTextDialog

MOST_CITED = 50
"""Papers of one citation in a text; more are a reference list."""


class CitingDesk(QObject):
    """The windows of citing of one main window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._question = Latest(window.jobs, self)

    def create_bibliography(self) -> None:
        """Show the reference list of the selected papers, of the collection, or of the list."""
        collection = self._window.papers.query.collection_id
        if collection is None:
            self._show_lists(self._paper_sets())
        else:
            self._ask(collection, lambda whole: self._show_lists(self._paper_sets(whole)))

    def create_for_collection(self, collection_id: int) -> None:
        """Show the reference list of a collection."""
        self._ask(collection_id, lambda whole: self._show_lists([whole]))

    def _show_lists(self, sets: list[PaperSet]) -> None:
        window = self._window
        sets = [papers for papers in sets if papers.ids]
        if not sets:
            window.say(self.tr("There are no papers here to make a reference list of."))
            return
        module = importlib.import_module("refdesk.ui.citing.bibliography_window")
        made: BibliographyWindow = module.BibliographyWindow(
            window.services, window.jobs, window.preferences, sets, window
        )
        made.said.connect(window.say)
        hand_back(made)
        made.show()

    def cite_in_text(self) -> None:
        """Ask how the selected papers are cited in a text."""
        window = self._window
        selected = window.selected()
        if not 0 < len(selected) <= MOST_CITED:
            window.say(self.tr("Select 1 to %n paper(s) to cite them.", "", MOST_CITED))
            return
        papers = window.services.library.get_many(selected)
        module = importlib.import_module("refdesk.ui.citing.in_text_dialog")
        dialog: InTextDialog = module.InTextDialog(
            window.services, window.jobs, window.preferences, papers, window
        )
        dialog.said.connect(window.say)
        hand_back(dialog)
        dialog.show()

    def _paper_sets(self, collection: PaperSet | None = None) -> list[PaperSet]:
        """Return what a list can be made of, the likeliest first."""
        window, sets = self._window, []
        selected, listed = window.selected(), list(window.papers.whole_ids())
        if collection is not None:
            sets.append(collection)
        if not sets or sets[0].ids != listed:
            sets.append(self._set(self._listed_words, listed))
        place = 0 if len(selected) > 1 else len(sets)
        sets.insert(place, self._set(self._selected_words, selected))
        return sets

    def _ask(self, collection_id: int, show: Callable[[PaperSet], None]) -> None:
        """Ask for a whole collection, in the order of the list, and have it shown."""
        window = self._window
        shown, library = window.papers.query, window.services.library
        query = LibraryQuery(
            collection_id=collection_id, sort=shown.sort, descending=shown.descending
        )
        words = partial(self._collection_words, window.side.tree.collection_name(collection_id))
        self._question.ask(
            lambda: list(library.ids(query)),
            lambda ids: show(self._set(words, ids)),
            window.say_error,
        )

    def _set(self, words: Callable[[int], str], ids: Sequence[int]) -> PaperSet:
        return PaperSet(partial(words, len(ids)), ids)

    def _selected_words(self, count: int) -> str:
        return self.tr("Selected papers: %n", "", count)

    def _listed_words(self, count: int) -> str:
        return self.tr("Papers in the list: %n", "", count)

    def _collection_words(self, name: str, count: int) -> str:
        return self.tr("Collection “{name}”: %n", "", count).format(name=name)
