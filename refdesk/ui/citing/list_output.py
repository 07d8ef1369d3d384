# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a reference list that is formatted: copied, saved, printed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QWidget

from refdesk.documents.clip import Clip, bibliography_clip
from refdesk.domain.citation import Bibliography
from refdesk.domain.errors import RefdeskError
from refdesk.domain.file_names import file_name
from refdesk.messages import sentence
from refdesk.ui.citing.list_html import TAB_STOP, printed_html
from refdesk.ui.clipboard import copy_clip
from refdesk.ui.reader.printing import choose_printer, print_html
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane


class ListOutput(QObject):
    """Copies, saves and prints the list of one window, in the background."""

    said = Signal(str)
    saved = Signal(str, str)
    """With the id of the document's kind, and the folder."""

    def __init__(self, services: Services, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._window = services, jobs, parent
        self.choose_printer: Callable[[QWidget, str], QPagedPaintDevice | None] = choose_printer

    def copy(self, bibliography: Bibliography, warning: str) -> None:
        """Put the list on the clipboard in all forms; ``warning`` is said with it."""
        count = len(bibliography.entries)

        def done(clip: Clip) -> None:
            copy_clip(clip)
            text = self.tr("%n reference(s) copied ({style}).", "", count)
            said = text.format(style=bibliography.style_title)
            self.said.emit(f"{said} {warning}".strip())

        self._submit("", lambda: bibliography_clip(bibliography), done)

    def ask(self, bibliography: Bibliography, format_id: str, folder: str) -> None:
        """Ask for a file and write the list; its ending says the kind of document."""
        kinds = {kind.extension: kind for kind in self._services.citing.document_formats()}
        chosen = next(
            (kind for kind in kinds.values() if kind.id == format_id), next(iter(kinds.values()))
        )
        filters = [f"{kind.label} (*{kind.extension})" for kind in kinds.values()]
        stem = file_name(bibliography.title or self.tr("References"))
        path, picked = Path(folder, f"{stem}{chosen.extension}"), chosen.extension
        while True:
            name, filter_ = QFileDialog.getSaveFileName(
                self._window,
                self.tr("Save reference list"),
                str(path),
                ";;".join(filters),
                next(f for f in filters if f.endswith(f"(*{picked})")),
            )
            if not name:
                return
            path = Path(name)
            if path.suffix.lower() in kinds:
                break
            picked = next((e for e in kinds if f"*{e})" in filter_), picked)
            path = path.with_name(f"{path.name}{picked}")
            if not path.exists():  # else the dialog asks again: of this file it has not asked
                break
        self.save(bibliography, kinds[path.suffix.lower()].id, path)

    def save(self, bibliography: Bibliography, format_id: str, path: Path) -> None:
        """Write the list as a document."""

        def done(_: object) -> None:
            self.saved.emit(format_id, str(path.parent))
            self.said.emit(self.tr("Reference list saved to {path}").format(path=path))

        self._submit(
            lambda: self.tr("Saving {name}").format(name=path.name),
            lambda: self._services.citing.save_document(bibliography, format_id, path),
            done,
        )

    def print_list(self, bibliography: Bibliography) -> None:
        """Ask for a printer and print the list."""
        printer = self.choose_printer(self._window, self.tr("Print reference list"))
        if printer is None:
            return
        scale = printer.logicalDpiX() / self._window.screen().logicalDotsPerInchX()
        self._submit(
            lambda: self.tr("Printing"),
            lambda: print_html(printed_html(bibliography, scale), printer, TAB_STOP),
            lambda _: self.said.emit(self.tr("Reference list sent to the printer.")),
        )

    def _submit(
        self,
        title: str | Callable[[], str],
        work: Callable[[], object],
        done: Callable[[Any], None],
    ) -> None:
        self._jobs.submit(title, lambda _: work(), Lane.READ, self, done, self._fail)

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
