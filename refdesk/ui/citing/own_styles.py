# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding citation styles from files, and deleting them again."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import RefdeskError
from refdesk.messages import sentence
from refdesk.ui.preferences import Preferences
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane


class OwnStyleCommands(QObject):
    """What one window does with a person's own styles."""

    said = Signal(str)
    changed = Signal()
    """There is a style more, or one less."""

    def __init__(
        self, services: Services, jobs: JobRunner, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._preferences = services, jobs, preferences
        self._window = parent

    def ask(self) -> None:
        """Ask for a style's file and add it."""
        what = self.tr("Citation styles")
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Add citation style"), "", f"{what} (*.csl)"
        )
        if name:
            self.add(Path(name))

    def add(self, path: Path) -> None:
        """Check a style's file, keep a copy of it, and show it in the citations tab."""
        self._jobs.submit(
            lambda: self.tr("Checking {name}").format(name=path.name),
            lambda _: self._services.citing.add_style(path),
            Lane.READ,
            self,
            self._added,
            self._fail,
        )

    def delete(self, style_id: str) -> None:
        """Delete a style that the person added."""
        self._jobs.submit(
            "",
            lambda _: self._services.citing.remove_style(style_id),
            Lane.READ,
            self,
            lambda _: self._deleted(style_id),
            self._fail,
        )

    def _added(self, style: StyleInfo) -> None:
        self.changed.emit()
        citing = self._preferences.citing()
        self._preferences.set_citing(citing.with_used(style.id).with_favourite(style.id))
        text = self.tr("Style added to the citations tab: {title}")
        self.said.emit(text.format(title=style.title))

    def _deleted(self, style_id: str) -> None:
        self._preferences.set_citing(self._preferences.citing().without_style(style_id))
        self.changed.emit()
        self.said.emit(self.tr("Style deleted"))

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
