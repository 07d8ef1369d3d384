# SPDX-License-Identifier: GPL-3.0-or-later
"""The program with a window: application, settings, services, window, and what to do when it breaks."""

import argparse
import importlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from refdesk.domain.errors import LibraryError
from refdesk.messages import sentence
from refdesk.resources import resource
from refdesk.settings import APP, Paths, Settings, load_settings, save_settings
from refdesk.ui.browser import open_in_browser
from refdesk.ui.language import Language
from refdesk.ui.main_window import MainWindow
from refdesk.ui.one_window import OneWindow
from refdesk.ui.preferences import Preferences
from refdesk.ui.theme import Theme
from refdesk.wiring import build_services
from refdesk.worker import JobRunner

EXIT_LIBRARY = 4


def open_window(
    library: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    open_url: Callable[[QUrl], object] = open_in_browser,
) -> MainWindow:
    """Build and show the real window in the existing ``QApplication``.

    Raises:
        LibraryError: the library cannot be opened.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    paths = Paths.resolve(environment, library)
    settings = load_settings(paths, environment)
    dress(application, settings)
    services = build_services(paths, settings, environment)
    preferences = Preferences(settings, partial(save_settings, paths))
    window = MainWindow(services, JobRunner(), preferences, paths.library, open_url)
    preferences.setParent(window)
    preferences.changed.connect(partial(_redress, application))
    window.show()
    return window


def dress(application: QApplication, settings: Settings) -> None:
    """Give the application its colours and language; a second window shares them."""
    look = settings.appearance
    theme = application.findChild(Theme)
    if theme is None:
        Theme(application, look.theme)
    else:
        theme.choose(look.theme)
    language = application.findChild(Language)
    if language is None:
        Language(application, look.language)
    else:
        language.choose(look.language)


def _redress(application: QApplication, before: Settings, now: Settings) -> None:
    theme, language = application.findChild(Theme), application.findChild(Language)
    if theme is not None and now.appearance.theme != before.appearance.theme:
        theme.choose(now.appearance.theme)
    if language is not None and now.appearance.language != before.appearance.language:
        language.choose(now.appearance.language)


class CrashHook(QObject):
    """Brings exceptions that nobody caught, from any thread, to the window."""

    crashed = Signal(object)

    def install(self) -> None:
        """Hear of every uncaught exception; the usual report on stderr stays."""
        usual, usual_of_threads = sys.excepthook, threading.excepthook

        def tell(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            usual(kind, error, trace)
            if isinstance(error, Exception):
                self.crashed.emit(error)

        def tell_of_thread(arguments: threading.ExceptHookArgs) -> None:
            usual_of_threads(arguments)
            if isinstance(arguments.exc_value, Exception):
                self.crashed.emit(arguments.exc_value)

        sys.excepthook = tell
        threading.excepthook = tell_of_thread


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on a library and run until it is closed; return the exit code."""
    parser = argparse.ArgumentParser(prog=APP)
    parser.add_argument("command", nargs="?", choices=["window", "tour"], default="window")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--output", type=Path, default=Path("tour"), help="folder for pictures")
    options = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(APP)
    application.setApplicationDisplayName(APP)
    application.setDesktopFileName(APP)
    if options.command == "tour":
        return take_tour(options.output)
    one = OneWindow(Paths.resolve(os.environ, options.library).library)
    if one.is_there():
        return 0
    try:
        window = open_window(options.library)
    except LibraryError as error:
        _refuse(error)
        return EXIT_LIBRARY
    window.settled.connect(lambda: one.keep(window), Qt.ConnectionType.SingleShotConnection)
    hook = CrashHook(window)
    hook.crashed.connect(window.show_crash)
    hook.install()
    return application.exec()


def take_tour(folder: Path) -> int:
    """Walk the real window over the sample library, offline and in folders of its own."""
    qInstallMessageHandler(_without_platform_noise)
    with tempfile.TemporaryDirectory(prefix="refdesk-tour-") as home:
        environment = {"REFDESK_HOME": home, "REFDESK_OFFLINE": "1"}
        window = open_window(environment=environment, open_url=lambda _: None)
        tour = importlib.import_module("refdesk.ui.tour")  # with dialogs that no start needs
        pictures = tour.Tour(window, folder, resource("sample", "import.ris")).take()
        window.close()
    sys.stdout.write(f"{len(pictures)} pictures in {folder}\n")
    return 0


def _without_platform_noise(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    """Pass on what Qt warns of, but not what its off-screen platform cannot do by design."""
    del kind, context
    if text and "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _refuse(error: LibraryError) -> None:
    """Say why there is no window, in a window."""
    box = QMessageBox(QMessageBox.Icon.Warning, APP, sentence(error, QCoreApplication.translate))
    box.setObjectName("libraryError")
    box.setInformativeText(
        QCoreApplication.translate("Application", "Nothing was changed in that file.")
    )
    box.exec()
