# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the windows of citing for what is selected in the main window."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from refdesk.domain.query import LibraryQuery
from refdesk.ui.citing.bibliography_window import BibliographyWindow
from refdesk.ui.citing.choices import ListMemory
from refdesk.ui.citing.in_text_dialog import InTextDialog
from refdesk.ui.citing.list_form import PaperSet
from refdesk.ui.frame import WindowFrame

MOST_CITED = 50
"""Papers of one citation in a text; more are a reference list."""


class CitingDesk(QObject):
    """The windows of citing of one main window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    def create_bibliography(self) -> None:
        """Show the reference list of the selected papers, of the collection, or of the list."""
        window = self._window
        sets = self._paper_sets()
        if not sets:
            window.say(self.tr("There are no papers here to make a reference list of."))
            return
        memory = ListMemory(window.preferences)
        made = BibliographyWindow(window.services, window.jobs, memory, sets, window)
        made.said.connect(window.say)
        made.show()

    def cite_in_text(self) -> None:
        """Ask how the selected papers are cited in a text."""
        window = self._window
        selected = window.selected()
        if not 0 < len(selected) <= MOST_CITED:
            window.say(self.tr("Select 1 to %n paper(s) to cite them.", "", MOST_CITED))
            return
        papers = window.services.library.get_many(selected)
        dialog = InTextDialog(window.services, window.jobs, window.preferences, papers, window)
        dialog.said.connect(window.say)
        dialog.show()

    def _paper_sets(self) -> list[PaperSet]:
        """Return what a list can be made of, the likeliest first."""
        window, sets = self._window, []
        selected, listed = window.selected(), list(window.papers.whole_ids())
        query = window.papers.query
        if query.collection_id is not None:
            name = window.side.tree.collection_name(query.collection_id)
            whole = LibraryQuery(
                collection_id=query.collection_id, sort=query.sort, descending=query.descending
            )
            ids = listed if query == whole else list(window.services.library.ids(whole))
            sets.append(self._set(partial(self._collection_words, name), ids))
        if not sets or sets[0].ids != listed:
            sets.append(self._set(self._listed_words, listed))
        place = 0 if len(selected) > 1 else len(sets)
        sets.insert(place, self._set(self._selected_words, selected))
        return [papers for papers in sets if papers.ids]

    def _set(self, words: Callable[[int], str], ids: Sequence[int]) -> PaperSet:
        return PaperSet(partial(words, len(ids)), ids)

    def _selected_words(self, count: int) -> str:
        return self.tr("Selected papers: %n", "", count)

    def _listed_words(self, count: int) -> str:
        return self.tr("Papers in the list: %n", "", count)

    def _collection_words(self, name: str, count: int) -> str:
        return self.tr("Collection “{name}”: %n", "", count).format(name=name)
