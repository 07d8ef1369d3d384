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
from refdesk.settings import APP, TEXT_SIZES, Paths, Settings, load_settings, save_settings
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
    preferences.file = paths.settings_file
    preferences.changed.connect(partial(_redress, application))  # before the window hears of it
    window = MainWindow(services, JobRunner(), preferences, paths.library, open_url)
    preferences.setParent(window)
    window.show()
    return window


def dress(application: QApplication, settings: Settings) -> None:
    """Give the application its colours and language; a second window shares them."""
    look = settings.appearance
    theme = application.findChild(Theme)
    if theme is None:
        Theme(application, look.theme, look.text_size)
    else:
        theme.choose(look.theme)
        theme.choose_text_size(look.text_size)
    language = application.findChild(Language)
    if language is None:
        Language(application, look.language)
    else:
        language.choose(look.language)


def _redress(application: QApplication, before: Settings, now: Settings) -> None:
    theme, language = application.findChild(Theme), application.findChild(Language)
    if theme is not None and now.appearance.theme != before.appearance.theme:
        theme.choose(now.appearance.theme)
    if theme is not None:
        theme.choose_text_size(now.appearance.text_size)
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
    _offer_looks(parser)
    options = parser.parse_args(arguments)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(APP)
    application.setApplicationDisplayName(APP)
    application.setDesktopFileName(APP)
    if options.command == "tour":
        return take_tour(options.output, _looks(options))
    paths = Paths.resolve(os.environ, options.library)
    one = OneWindow(paths.library)
    if one.is_there():
        return 0
    is_first = not paths.settings_file.exists()
    try:
        window = open_window(options.library)
    except LibraryError as error:
        _refuse(error)
        return EXIT_LIBRARY
    if is_first:
        window.preferences.remember({"tour": "due"})
    once = Qt.ConnectionType.SingleShotConnection
    window.settled.connect(lambda: one.keep(window), once)
    window.settled.connect(lambda: _offer_tour(window), once)
    hook = CrashHook(window)
    hook.crashed.connect(window.show_crash)
    hook.install()
    return application.exec()


def _offer_looks(parser: argparse.ArgumentParser) -> None:
    """Let a tour be taken in other looks than the usual ones."""
    tour = parser.add_argument_group("looks of the tour")
    tour.add_argument("--themes", help="of light,dark,contrast-light,contrast-dark")
    tour.add_argument("--sizes", help="such as 1280x800,1024x700")
    tour.add_argument("--languages", help="of en,ko")
    tour.add_argument("--text-size", type=int, choices=TEXT_SIZES, help="in per cent")
    tour.add_argument("--density", choices=("compact", "comfortable"))


def _looks(options: argparse.Namespace) -> dict[str, object]:
    """Return the looks that were asked for by the names of ``TourLook``."""
    asked: dict[str, object] = {
        name: tuple(text.split(","))
        for name in ("themes", "languages")
        if (text := getattr(options, name))
    }
    if options.sizes:
        sizes = (size.partition("x") for size in options.sizes.split(","))
        asked["sizes"] = tuple((int(width), int(height)) for width, _, height in sizes)
    given = {"text_size": options.text_size, "density": options.density}
    return asked | {name: value for name, value in given.items() if value}


def _offer_tour(window: MainWindow) -> None:
    """Show who starts for the first time what is where; never in windows that are only tested."""
    window.furniture.help.offer_tour()


def take_tour(folder: Path, looks: Mapping[str, object]) -> int:
    """Walk the real window over the sample library, offline and in folders of its own."""
    qInstallMessageHandler(_without_platform_noise)
    with tempfile.TemporaryDirectory(prefix="refdesk-tour-") as home:
        environment = {"REFDESK_HOME": home, "REFDESK_OFFLINE": "1"}
        window = open_window(environment=environment, open_url=lambda _: None)
        tour = importlib.import_module("refdesk.ui.tour")  # with dialogs that no start needs
        look = tour.TourLook(**looks)
        pictures = tour.Tour(window, folder, resource("sample", "import.ris"), look).take()
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
