# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights and notes of papers into a Markdown file or onto the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.highlight_looks import note_words
from refdesk.worker import Lane


class HighlightExport(QObject):
    """Takes highlights out for one window or panel, and says what became of it."""

    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._window = services, jobs, parent

    def copy(self, ids: Sequence[int], style: str, locale: str) -> None:
        """Put the highlights of papers on the clipboard as Markdown, with their citations."""
        words = note_words()

        def copied(found: tuple[int, str]) -> None:
            count, text = found
            if count:
                QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("Highlights copied as Markdown.") if count else self._none())

        self._jobs.submit(
            "",
            lambda context: self._services.annotations.markdown(ids, style, locale, context, words),
            Lane.LOCAL,
            self,
            copied,
            self._failed,
        )

    def ask(self, ids: Sequence[int], style: str, locale: str) -> None:
        """Ask for a file and write the highlights of papers to it."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = self.tr("highlights") + ".md"
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export notes and highlights"),
            str(folder / name),
            self.tr("Markdown (*.md)"),
        )
        if not path:
            return
        words = note_words()

        def written(count: int) -> None:
            text = self.tr("Highlights of %n paper(s) written to {path}", "", count)
            self.said.emit(text.format(path=path) if count else self._none())

        self._jobs.submit(
            lambda: QCoreApplication.translate("HighlightExport", "Exporting highlights"),
            lambda context: self._services.annotations.export(
                ids, Path(path), style, locale, context, words
            ),
            Lane.LOCAL,
            self,
            written,
            self._failed,
        )

    def _none(self) -> str:
        return self.tr("There are no highlights to take out.")

    def _failed(self, error: RefdeskError) -> None:
        self.said.emit(error_sentence(error))
