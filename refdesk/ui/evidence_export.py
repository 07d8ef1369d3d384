# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person corrected in the evidence of papers, into a file of test data."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.search.seam import Evidence
from refdesk.worker import Lane


class CorrectionExport(QObject):
    """Asks where to, and writes the corrections of all papers there."""

    said = Signal(str)

    def __init__(self, evidence: Evidence, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._evidence, self._jobs, self._window = evidence, jobs, parent

    def ask(self) -> None:
        """Ask for a file and write to it."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export corrections of the evidence"),
            str(folder / (self.tr("corrections") + ".jsonl")),
            self.tr("JSON lines (*.jsonl)"),
        )
        if not path:
            return

        def written(count: int) -> None:
            text = self.tr("Corrections of %n paper(s) written to {path}", "", count)
            nothing = self.tr("You have corrected nothing yet that the program read.")
            self.said.emit(text.format(path=path) if count else nothing)

        self._jobs.submit(
            lambda: QCoreApplication.translate("CorrectionExport", "Exporting corrections"),
            lambda context: self._evidence.export_corrections(Path(path), context),
            Lane.LOCAL,
            self,
            written,
            self._failed,
        )

    def _failed(self, error: RefdeskError) -> None:
        self.said.emit(error_sentence(error))
