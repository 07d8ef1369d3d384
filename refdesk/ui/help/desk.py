# SPDX-License-Identifier: GPL-3.0-or-later
"""All help of one main window: its pages, what a sign means, the first tour, what the program is.

What is shown is imported when it is asked for: reading about packages alone takes 20 ms to load.
"""

import importlib
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWhatsThis

from refdesk.ui.frame import WindowFrame
from refdesk.ui.help.places import explain_detail
from refdesk.ui.help.what import Explainer
from refdesk.ui.language import language_of

if TYPE_CHECKING:  # at run time they come when they are asked for
    from refdesk.ui.help.about import AboutDialog
    from refdesk.ui.help.blanks import Blanks
    from refdesk.ui.help.first_tour import FirstTour
    from refdesk.ui.help.pages import Section
    from refdesk.ui.help.window import HelpWindow

START, SEARCHING = "start", "searching"
"""Pages of help."""

TOUR = "tour"
"""What the window remembers of the first tour: ``due``, then ``seen``; nothing where it is no first start."""


class HelpDesk(QObject):
    """Opens what helps. One window of help, one tour at a time."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._known_blanks: Blanks | None = None
        self._help: HelpWindow | None = None
        self._tour: FirstTour | None = None
        self.explainer = Explainer(self.section, self)
        self.explainer.more_asked.connect(self.show)
        explain_detail(self.explainer, window.furniture.detail)
        self.explainer.explain(window.offline_button, "offline#working-offline")
        self.explainer.explain(window.add_box, "adding#box", menu=False)

    @property
    def _blanks(self) -> "Blanks":
        if self._known_blanks is None:
            module = importlib.import_module("refdesk.ui.help.blanks")
            made: Blanks = module.Blanks(self._window.actions_by_name, self._window.menus)
            self._known_blanks = made
        return self._known_blanks

    def language(self) -> str:
        """Return the code of the language of the window."""
        return language_of(self._window.preferences.settings.appearance.language)

    def section(self, place: str) -> "Section | None":
        """Return a place in help, as it reads now."""
        pages = importlib.import_module("refdesk.ui.help.pages")
        name, _, anchor = place.partition("#")
        if name not in pages.NAMES:
            return None
        found: Section | None = pages.read_page(self.language(), name, self._blanks).section(anchor)
        return found

    def show(self, place: str = START) -> None:
        """Show a place in help, in the window that is there already."""
        shown = self._help
        if shown is None or not shiboken6.isValid(shown):
            shown = self._help = self._make_window()
        elif not shown.isVisible():
            shown.read_again()  # keys may have changed since
        shown.go_to(place)
        shown.show()
        shown.activateWindow()

    def _make_window(self) -> "HelpWindow":
        window = self._window
        module = importlib.import_module("refdesk.ui.help.window")
        made: HelpWindow = module.HelpWindow(
            window.preferences, self.language, self._blanks, window
        )
        made.link_opened.connect(window.verbs.going.open_address)
        return made

    def show_again(self) -> None:
        """Show help where it was left, at first its beginning."""
        shown = self._help
        known = shown is not None and shiboken6.isValid(shown)
        self.show(shown.place if known and shown is not None else START)

    def show_searching(self) -> None:
        """Show how to search the library."""
        self.show(SEARCHING)

    def point(self) -> None:
        """Let the person click what is to be explained."""
        self._window.say(self.tr("Click what you want explained. Esc ends it."))
        QWhatsThis.enterWhatsThisMode()

    def about(self) -> None:
        """Show what this program is."""
        window = self._window
        module = importlib.import_module("refdesk.ui.help.about")
        dialog: AboutDialog = module.AboutDialog(
            window.library_path, window.preferences.file, window.open_url, window,
            logs=window.preferences.logs,
        )  # fmt: skip
        dialog.open()

    # The first tour

    def tour(self, *, take_focus: bool = True) -> None:
        """Show the tour from its beginning."""
        if self._tour is None:
            window = self._window
            module = importlib.import_module("refdesk.ui.help.first_tour")
            tour: FirstTour = module.FirstTour(window, self._blanks)
            tour.help_asked.connect(self.show)
            tour.ended.connect(self._tour_ended)
            window.papers.listed.connect(tour.follow)
            self._tour = tour
        self._window.preferences.remember({TOUR: "seen"})
        self._tour.begin(take_focus=take_focus)

    def offer_tour(self) -> None:
        """Show the tour once after the first start, as soon as there is a paper to show it with."""
        if self._window.preferences.recall_text(TOUR) != "due":
            return
        self._window.papers.listed.connect(self._begin_when_filled)
        self._begin_when_filled()

    def _begin_when_filled(self, *_: object) -> None:
        window = self._window
        if not window.papers.model.rowCount() or not window.papers.is_whole:
            return
        window.papers.listed.disconnect(self._begin_when_filled)
        self.tour(take_focus=False)  # somebody may be typing

    def _tour_ended(self) -> None:
        if self._tour is not None:
            self._window.papers.listed.disconnect(self._tour.follow)
            self._tour.deleteLater()
            self._tour = None
