# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that were dropped or chosen: what they are is found out, and asked where it is not certain."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from refdesk.messages import sentence
from refdesk.ui.curating_seam import PdfOutcome, PdfReport
from refdesk.ui.dialogs.pdf_dialog import PdfDialog
from refdesk.ui.library.writes import Writes
from refdesk.worker import Lane


class Recogniser(Writes):
    """Brings in papers by their PDFs."""

    def take(
        self, paths: Sequence[Path], window: QWidget, collection_id: int | None = None
    ) -> None:
        """Find out which papers PDFs are, and add them; into a collection where one is given."""
        pdfs, organising = self._services.pdfs, self._services.organising

        def done(report: PdfReport) -> None:
            self._tell(report.outcomes)
            self.steps_changed.emit()
            found = [o.reference_id for o in report.outcomes if o.reference_id is not None]
            if collection_id is not None:
                self._write(found, lambda: organising.add_to_collection(collection_id, found))
            open_ones = [o for o in report.outcomes if o.status in {"doubtful", "unknown"}]
            if open_ones:
                PdfDialog(pdfs, self._jobs, open_ones, window).open()

        self._jobs.submit(
            lambda: self.tr("Recognizing %n PDF(s)", "", len(paths)),
            lambda context: pdfs.recognise(paths, context),
            Lane.NETWORK,
            self,
            done,
            self._fail,
        )

    def _tell(self, outcomes: Sequence[PdfOutcome]) -> None:
        added = sum(o.status == "added" for o in outcomes)
        attached = sum(o.status == "attached" for o in outcomes)
        failed = [o for o in outcomes if o.status == "failed"]
        parts = []
        if added:
            parts.append(self.tr("%n paper(s) added with its PDF", "", added))
        if attached:
            parts.append(self.tr("%n PDF(s) attached to papers of the library", "", attached))
        parts += [sentence(o.error, QCoreApplication.translate) for o in failed[:2] if o.error]
        if parts:
            self.said.emit("; ".join(parts))
