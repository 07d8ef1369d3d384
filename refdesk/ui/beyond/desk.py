# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window does with papers that are not in its library: looks at them, adds them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.ui.beyond.preview import PreviewDialog
from refdesk.ui.frame import WindowFrame


class BeyondDesk(QObject):
    """Listens to the lists of related papers of one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        detail = window.detail
        detail.preview_requested.connect(self.preview)
        detail.add_requested.connect(self.add)
        detail.add_all_requested.connect(self.add_pmids)

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
