# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window does with papers that are not in its library: looks at them, adds them."""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.ui.beyond.preview import PreviewDialog
from refdesk.ui.frame import WindowFrame

if TYPE_CHECKING:  # at run time it comes when somebody searches
    from refdesk.ui.beyond.search_window import SearchWindow


class BeyondDesk(QObject):
    """Listens to the lists of related papers of one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._search: SearchWindow | None = None
        detail = window.detail
        detail.preview_requested.connect(self.preview)
        detail.add_requested.connect(self.add)
        detail.add_all_requested.connect(self.add_pmids)
        detail.pubmed_requested.connect(self.search)

    def search(self, term: str = "") -> None:
        """Open the window that searches PubMed, or bring it to the front; search for ``term`` at once."""
        if self._search is None or not shiboken6.isValid(self._search):
            self._search = self._made_search()
        self._search.show()
        self._search.activateWindow()
        if term:
            self._search.search_for(term)

    def _made_search(self) -> "SearchWindow":
        window = self._window
        module = importlib.import_module("refdesk.ui.beyond.search_window")
        made: SearchWindow = module.SearchWindow(window.services, window.jobs, window)
        made.add_requested.connect(self.add)
        made.add_keys_requested.connect(self.add_pmids)
        made.identifiers_requested.connect(window.fetcher.bring)
        made.paper_requested.connect(self._show_paper)
        made.open_requested.connect(window.verbs.going.open_address)
        made.said.connect(window.say)
        window.fetcher.said.connect(made.say)
        return made

    def _show_paper(self, reference_id: int) -> None:
        window = self._window
        window.reading.show_library()
        window.verbs.going.show_paper(reference_id)
        window.activateWindow()

    def preview(self, paper: FoundPaper) -> None:
        """Show a paper in a window of its own."""
        window = self._window
        dialog = PreviewDialog(window.services.beyond, window.jobs, paper, window)
        preview = dialog.preview
        preview.add_requested.connect(self.add)
        preview.add_requested.connect(dialog.close)
        preview.paper_requested.connect(window.verbs.going.show_paper)
        preview.paper_requested.connect(dialog.close)
        preview.open_requested.connect(window.verbs.going.open_address)
        dialog.show()

    def add(self, papers: Sequence[FoundPaper], collection_id: int | None = None) -> None:
        """Add papers to the library, and to a collection where one is named."""
        identifiers = [paper.identifier for paper in papers]
        self._window.fetcher.bring([one for one in identifiers if one], collection_id)

    def add_pmids(self, pmids: Sequence[str], collection_id: int | None = None) -> None:
        """Do the same with PMIDs."""
        wanted = [Identifier(Scheme.PMID, pmid) for pmid in pmids]
        self._window.fetcher.bring(wanted, collection_id)
