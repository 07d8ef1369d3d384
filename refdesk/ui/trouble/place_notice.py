# SPDX-License-Identifier: GPL-3.0-or-later
"""Says once where a library had better not lie, and that another computer's copy lies beside it."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl

from refdesk.domain.jobs import JobContext
from refdesk.places import Place
from refdesk.ui.frame import WindowFrame
from refdesk.ui.trouble.notice_bar import Deed, NoticeBar, Words, show_notice
from refdesk.worker import Lane


class PlaceNotice(QObject):
    """Looks once the window has settled; what was closed is not said again of the same library."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self.setObjectName("placeNotice")
        self._window = window

    def begin(self) -> None:
        """Look, in a job."""
        services = self._window.services

        def look(_: JobContext) -> tuple[Place, Sequence[Path]]:
            upkeep = services.upkeep
            return upkeep.place(), upkeep.conflict_copies()

        self._window.jobs.submit("", look, Lane.READ, self, self._say)

    def _say(self, found: tuple[Place, Sequence[Path]]) -> None:
        place, copies = found
        if place.is_shared:
            self._offer("place", f"{place.kind} {place.name}", lambda: place_words(place), "info")
        if copies:
            names = ", ".join(path.name for path in copies)
            self._offer("conflict", names, lambda: conflict_words(names), "warning")

    def _offer(self, what: str, said: str, words: Words, tone: str) -> None:
        preferences = self._window.preferences
        library = sha256(str(self._window.library_path).encode()).hexdigest()[:12]
        mark = sha256(said.encode()).hexdigest()[
            :12
        ]  # no name of a file is kept among the settings
        if preferences.recall_text(f"{what}-{library}") == mark:
            return

        def show_folder() -> None:
            self._window.open_url(QUrl.fromLocalFile(str(self._window.library_path.parent)))

        def close() -> None:
            preferences.remember({f"{what}-{library}": mark})
            bar.take_away()

        bar = NoticeBar(
            f"{what}Bar",
            words,
            (
                Deed(
                    f"{what}Help",
                    lambda: QCoreApplication.translate("Places", "What to do"),
                    self._help,
                ),
                Deed(
                    f"{what}Folder",
                    lambda: QCoreApplication.translate("Trouble", "Show folder"),
                    show_folder,
                ),
                Deed(f"{what}Close", lambda: QCoreApplication.translate("Trouble", "Close"), close),
            ),
            tone,
        )
        show_notice(self._window, bar)

    def _help(self) -> None:
        self._window.furniture.help.show("data#elsewhere")


def place_words(place: Place) -> str:
    """Return what a person had better know of where the library lies."""
    if place.kind == "network":
        text = QCoreApplication.translate(
            "Places",
            "This library lies on a network ({name}). Use it from one computer at a time; two at once "
            "may damage it.",
        )
    else:
        text = QCoreApplication.translate(
            "Places",
            "{name} copies this library to other computers. Before you open it there, close refdesk "
            "here and wait until everything is copied.",
        )
    return text.format(name=place.name)


def conflict_words(names: str) -> str:
    """Return what is the matter where a service kept two versions of a library."""
    text = QCoreApplication.translate(
        "Places",
        "Two computers changed this library at the same time, and the other version was kept beside it: "
        "{names}",
    )
    return text.format(names=names)
