# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles behind one window: asks, works in the background, says what came of it."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QDate, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from refdesk.domain.bundles import ENDING, Manifest, MergeReport, Way
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.portable import portable, with_portable
from refdesk.ui.frame import WindowFrame
from refdesk.ui.widgets.focus import hand_back
from refdesk.worker import Lane

if TYPE_CHECKING:  # at run time they come when they are asked for
    from refdesk.ui.bundles.export_dialog import BundleExportDialog
    from refdesk.ui.bundles.import_dialog import BundleImportDialog


class BundleDesk(QObject):
    """Exports the library of one window as a whole, and imports bundles."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    # Out

    def export(self) -> None:
        """Ask where the whole library is to go, and write it there."""
        window = self._window
        module = importlib.import_module("refdesk.ui.bundles.export_dialog")
        dialog: BundleExportDialog = module.BundleExportDialog(
            window.services.upkeep.bundles, window.jobs, _documents() / _proposed(), window
        )
        dialog.wanted.connect(self._write)
        hand_back(dialog)
        dialog.open()

    def _write(self, path: Path, with_preferences: bool) -> None:
        window = self._window
        bundles = window.services.upkeep.bundles
        settings = portable(window.preferences.settings) if with_preferences else None

        def write(context: JobContext) -> Manifest:
            return bundles.write(path, context, settings)

        window.jobs.submit(
            lambda: self.tr("Exporting the whole library to {name}").format(name=path.name),
            write,
            Lane.COPY,
            self,
            lambda manifest: self._say_written(manifest, path),
            window.say_error,
        )

    def _say_written(self, manifest: Manifest, path: Path) -> None:
        text = self.tr("Whole library exported to {path}").format(path=path)
        if manifest.held.missing_files:
            text += " " + self.tr(
                "%n file(s) could not be found and are not in it.", "", manifest.held.missing_files
            )
        self._window.say(text)

    # In

    def ask_import(self) -> None:
        """Ask for a bundle and show what is in it."""
        kinds = self.tr("Library bundles") + f" (*{ENDING} *.zip)"
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import library bundle"), str(_documents()), kinds
        )
        if path:
            self.show_bundle(Path(path))

    def show_bundle(self, path: Path) -> None:
        """Show what is in a bundle, ready to import."""
        window = self._window
        module = importlib.import_module("refdesk.ui.bundles.import_dialog")
        stem = path.name.removesuffix(".zip").removesuffix(".refdesk")
        dialog: BundleImportDialog = module.BundleImportDialog(
            window.services.upkeep.bundles,
            window.jobs,
            path,
            _documents() / "refdesk" / stem / "library.sqlite",
            window,
        )
        dialog.wanted.connect(
            lambda way, at, preferences: self._import(dialog, path, way, at, preferences)
        )
        hand_back(dialog)
        dialog.open()

    def _import(
        self, dialog: "BundleImportDialog", path: Path, way: Way, at: Path, preferences: bool
    ) -> None:
        window = self._window
        bundles = window.services.upkeep.bundles

        def work(context: JobContext) -> object:
            if way is Way.MERGE:
                return bundles.merge(path, context)
            if way is Way.NEW:
                return bundles.make_library(path, at, context)
            return bundles.plan_to_replace(path, context)

        def done(result: object) -> None:
            if preferences:
                self._take_preferences(path)
            if isinstance(result, MergeReport):
                self._say(dialog, _merged_words(result))
            elif way is Way.NEW:
                text = self.tr("The library was made: {path}")
                dialog_open = self._say(dialog, lambda: text.format(path=at), can_open=True)
                if dialog_open:
                    dialog.open_wanted.connect(lambda: self._open(dialog, at))
            elif shiboken6.isValid(dialog):
                dialog.accept()
                window.trouble.start_again("usual")
            else:
                window.say(self.tr("The bundle takes the library's place at the next start."))

        def failed(error: RefdeskError) -> None:
            if shiboken6.isValid(dialog):
                dialog.show_error(error)
            else:
                window.say_error(error)

        # A merge takes its turn among what is written; the others write nothing to this library.
        lane = Lane.LOCAL if way is Way.MERGE else Lane.COPY
        window.jobs.submit(
            lambda: self.tr("Importing the bundle {name}").format(name=path.name),
            work,
            lane,
            self,
            done,
            failed,
        )

    def _say(
        self, dialog: "BundleImportDialog", said: Callable[[], str], *, can_open: bool = False
    ) -> bool:
        """Say what came of a bundle, in its dialog where that is still open; return whether it is."""
        is_open = shiboken6.isValid(dialog)
        if is_open:
            dialog.show_done(said, can_open=can_open)
        else:
            self._window.say(said())
        return is_open

    def _open(self, dialog: "BundleImportDialog", at: Path) -> None:
        """Open another library, in a window of its own."""
        importlib.import_module("refdesk.apart.program").start_beside("--library", str(at))
        dialog.accept()

    def _take_preferences(self, path: Path) -> None:
        preferences = self._window.preferences
        bundles = self._window.services.upkeep.bundles
        self._window.jobs.submit(
            "",
            lambda _: bundles.settings(path),
            Lane.READ,
            self,
            lambda said: preferences.change(with_portable(preferences.settings, said)),
            self._window.say_error,
        )


def _merged_words(report: MergeReport) -> Callable[[], str]:
    words = importlib.import_module("refdesk.ui.bundles.words")
    return lambda: str(words.merged(report))


def _proposed() -> str:
    """Return what a bundle is called: several of them are told apart by their days."""
    return f"library-{QDate.currentDate().toString(Qt.DateFormat.ISODate)}{ENDING}"


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()
