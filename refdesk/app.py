# SPDX-License-Identifier: GPL-3.0-or-later
"""The program with a window: application, settings, services, window, and what to do when it breaks."""

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QMessageLogContext,
    Qt,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from refdesk.domain.errors import LibraryError
from refdesk.resources import resource
from refdesk.settings import (
    APP,
    TEXT_SIZES,
    Paths,
    Settings,
    load_settings,
    save_settings,
    secrets_of,
    set_damaged_aside,
    settings_are_damaged,
)
from refdesk.trouble.safe_mode import safe_settings, settings_to_keep, without_layout
from refdesk.ui.browser import open_in_browser
from refdesk.ui.given_files import DeskApplication, GivenFiles, paths_of
from refdesk.ui.language import Language
from refdesk.ui.main_window import MainWindow
from refdesk.ui.one_window import OneWindow
from refdesk.ui.preferences import Preferences
from refdesk.ui.theme import Theme
from refdesk.ui.trouble.session import TroubleSession
from refdesk.wiring import build_services
from refdesk.worker import JobRunner

DESKTOP_NAME = "org.refdesk.Refdesk"
"""What desktops know the program by: their menu entry and icon have this name."""
EXIT_FAULT = 1
EXIT_LIBRARY = 4


def open_window(
    library: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    open_url: Callable[[QUrl], object] = open_in_browser,
    *,
    safe: bool = False,
) -> MainWindow:
    """Build and show the real window in the existing ``QApplication``, ``safe`` or as it was left.

    Raises:
        LibraryError: the library cannot be opened.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    paths = Paths.resolve(environment, library)
    are_damaged = settings_are_damaged(paths)
    stored = load_settings(paths, environment)
    settings = safe_settings(stored) if safe else stored
    dress(application, settings)
    services = build_services(paths, settings, environment)

    def keep(now: Settings) -> None:
        kept = settings_to_keep(stored, now) if safe else now
        save_settings(paths, without_layout(kept) if preferences.forgets_layout else kept)

    preferences = Preferences(settings, keep)
    preferences.environment = environment
    preferences.file, preferences.logs, preferences.is_safe = paths.settings_file, paths.logs, safe
    preferences.changed.connect(partial(_redress, application))  # before the window hears of it
    window = MainWindow(services, JobRunner(), preferences, paths.library, open_url)
    preferences.setParent(window)
    if safe or are_damaged:
        notices = importlib.import_module("refdesk.ui.trouble.notices")
        if are_damaged:
            notices.say_settings_damaged(window, _kept_damaged(paths))
        if safe:
            notices.say_safe_mode(window)
    window.show()
    return window


def _kept_damaged(paths: Paths) -> Path:
    """Return where settings that cannot be read are kept from now on."""
    try:
        return set_damaged_aside(paths)
    except OSError:
        return paths.settings_file


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on a library and run until it is closed; return the exit code."""
    parser = argparse.ArgumentParser(prog=APP)
    parser.add_argument(
        "words", nargs="*", metavar="FILE", help="files of references to show, ready to import"
    )
    parser.add_argument("--library", type=Path)
    parser.add_argument(
        "--safe-mode", action="store_true", help="without tabs, layout and own keys"
    )
    parser.add_argument("--output", type=Path, default=Path("tour"), help="folder for pictures")
    _offer_looks(parser)
    options = parser.parse_intermixed_args(arguments)  # files stand before and behind options
    command = options.words.pop(0) if options.words[:1] in (["window"], ["tour"]) else "window"
    application = QApplication.instance() or DeskApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(APP)
    application.setApplicationDisplayName(APP)
    application.setDesktopFileName(DESKTOP_NAME)
    if command == "tour":
        return take_tour(options.output, _looks(options))
    paths = Paths.resolve(os.environ, options.library)
    one = OneWindow(paths.library)
    files = paths_of(options.words)
    if one.is_there(files):
        return 0
    given = GivenFiles(application, files)
    session = TroubleSession(application, paths.logs, one.name)
    is_first = not paths.settings_file.exists()
    _put_back_planned(application, paths)
    try:
        window = _opened(session, options, paths)
    except LibraryError:
        session.end()  # no fault of ours
        return EXIT_LIBRARY
    if window is None:
        return EXIT_FAULT
    if is_first:
        window.preferences.remember({"tour": "due"})
    once = Qt.ConnectionType.SingleShotConnection
    window.settled.connect(lambda: one.keep(window, given.take), once)
    window.settled.connect(lambda: _settle(window, given, is_first=is_first), once)
    session.look_after(window, lambda: secrets_of(window.preferences.settings))
    code = application.exec()
    if window.trouble.next_start:
        one.let_go()
        importlib.import_module("refdesk.apart.program").start_beside(
            *again(options, window.trouble.next_start)
        )
    return code


def _opened(
    session: TroubleSession, options: argparse.Namespace, paths: Paths
) -> MainWindow | None:
    """Return the window, after a damaged library was recovered or replaced where that is needed.

    Raises:
        LibraryError: the library cannot be opened, and the person knows.
    """
    while True:
        try:
            return _started(session, options)
        except LibraryError as error:
            if not _refuse(error, paths):
                raise


def _started(session: TroubleSession, options: argparse.Namespace) -> MainWindow | None:
    """Return the window, safe where that is wanted; ``None`` where a fault kept it from being built.

    Raises:
        LibraryError: the library cannot be opened.
    """
    safe = options.safe_mode or session.wants_safe_mode()
    while True:
        try:
            return open_window(options.library, safe=safe)
        except LibraryError:
            raise
        except Exception as error:  # noqa: BLE001 - told, and reported
            sys.excepthook(type(error), error, error.__traceback__)
            if not session.tell_failed(error, was_safe=safe):
                return None
            safe = True


def again(options: argparse.Namespace, how: str) -> list[str]:
    """Return the arguments with which the program starts again, see :class:`TroubleGate`."""
    library = ["--library", str(options.library)] if options.library else []
    return [*library, *(["--safe-mode"] if how == "safe" else [])]


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


def _settle(window: MainWindow, given: GivenFiles, *, is_first: bool) -> None:
    """Do what only a start by a person does, never windows that are tested or for the tour.

    Who starts for the first time is shown what is where; files that were given are shown.
    """
    window.setWindowIcon(QIcon(str(resource("app", "refdesk.svg"))))
    window.furniture.help.offer_tour()
    window.furniture.releases.begin(ask=not is_first)
    given.show_in(window.verbs.import_files)


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


def _put_back_planned(application: QApplication, paths: Paths) -> None:
    """Put the backup back, before anything is opened, that the last window was told to."""
    note = paths.library.parent / "backups" / f"{paths.library.stem}.restore"
    if note.exists():
        settings = load_settings(paths)
        dress(application, settings)
        rescue = importlib.import_module("refdesk.ui.rescue.start")
        rescue.put_back_planned(paths.library, settings.backing_up.keep)


def _refuse(error: LibraryError, paths: Paths) -> bool:
    """Say why there is no window, in a window; return whether what a person chose may have mended it."""
    rescue = importlib.import_module("refdesk.ui.rescue.start")
    return bool(rescue.refuse(error, paths.library))
