# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette lists of one window: its actions, places, pages of the preferences, help.

Papers and styles are many: what is asked of the library in the background becomes entries here.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from refdesk.domain.citation import StyleInfo
from refdesk.domain.line import ReferenceRow
from refdesk.domain.organisation import SavedSearch
from refdesk.ui.actions import NEED_PAPERS, SPECS
from refdesk.ui.citing.style_model import style_aside
from refdesk.ui.citing.style_names import style_label
from refdesk.ui.dialogs.preference_pages.names import page_names, page_words
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.place_items import Place
from refdesk.ui.mnemonics import plain_name
from refdesk.ui.palette.entries import Entry, Kind
from refdesk.ui.palette.named_places import NamedPlaces, PlaceWords, Ways
from refdesk.ui.shortcuts.keys import shown

_WORDS = re.compile(r"[A-Z][a-z0-9]*")


def english_name(name: str) -> str:
    """Return the words in an action's object name: who types English finds it in any language."""
    return " ".join(_WORDS.findall(name.removeprefix("action")))


class Sources(QObject):
    """Makes entries of what is in one window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window

    def at_hand(self) -> list[Entry]:
        """Return what is the same for every library."""
        return [*self._actions(), *self._pages()]

    # Actions

    def _actions(self) -> Iterator[Entry]:
        for title, actions in self._window.menus.groups():
            for action in actions:
                name = action.objectName()
                if name == "actionPalette":
                    continue
                possible = action.isEnabled() and action.isVisible()
                state = ""
                if action.isCheckable():
                    state = " · " + (self.tr("on") if action.isChecked() else self.tr("off"))
                yield Entry(
                    Kind.ACTION,
                    f"action:{name}",
                    plain_name(action.text()),
                    action.trigger,
                    aside=title + state,
                    keys=shown(action.shortcuts()[:1]),
                    icon=SPECS[name].icon,
                    also=english_name(name),
                    refused="" if possible else self._why_not(name),
                )

    def _why_not(self, name: str) -> str:
        """Return why an action cannot be done now."""
        fixed = {
            "actionUndo": self.tr("nothing to take back"),
            "actionRedo": self.tr("nothing to do again"),
            "actionMerge": self.tr("select two papers first"),
            "actionNextTab": self.tr("no tab is open"),
            "actionPreviousTab": self.tr("no tab is open"),
            "actionCloseTab": self.tr("no tab is open"),
            "actionReopenTab": self.tr("no tab was closed"),
            "actionEmptyTrash": self.tr("only in the trash"),
            "actionRestore": self.tr("only in the trash"),
            "actionDelete": self.tr("only in the trash"),
        }
        if name in fixed:
            return fixed[name]
        if name in NEED_PAPERS and not self._window.selected_count():
            return self.tr("select a paper first")
        return self.tr("not possible here")

    # Places

    def places(self) -> NamedPlaces:
        """Return the places there are now."""
        side = self._window.side
        return NamedPlaces(
            side.tree.shelves,
            side.tree.collections,
            side.searches.list.searches,
            side.tags.tags,
            PlaceWords(
                self.tr("Place"), self.tr("Collection"), self.tr("Saved search"), self.tr("Tag")
            ),
            Ways(self._to_place, self._to_search, self._to_tag),
        )

    def _to_place(self, place: Place) -> Callable[[], None]:
        def go() -> None:
            self._window.reading.show_library()
            self._window.side.tree.choose(place)
            self._window.verbs.going.go_to_list()

        return go

    def _to_search(self, search: SavedSearch) -> Callable[[], None]:
        def go() -> None:
            self._window.reading.show_library()
            self._window.side.searches.list.choose(search.id)
            self._window.verbs.going.go_to_list()

        return go

    def _to_tag(self, tag_id: int) -> Callable[[], None]:
        def go() -> None:
            self._window.reading.show_library()
            self._window.side.tags.choose(tag_id)
            self._window.verbs.going.go_to_list()

        return go

    # Pages of the preferences

    def _pages(self) -> Iterator[Entry]:
        words = page_words()
        for code, name in page_names().items():
            yield Entry(
                Kind.PAGE,
                f"page:{code}",
                name,
                lambda code=code: self._window.verbs.preferences(code),  # type: ignore[misc]
                aside=self.tr("Preferences"),
                icon="settings",
                also=words[code],
            )

    # What is asked of the library

    def papers(self, rows: Sequence[ReferenceRow | None]) -> list[Entry]:
        """Return papers as entries."""
        return [
            Entry(
                Kind.PAPER,
                f"paper:{row.id}",
                row.title,
                self._to_paper(row.id),
                aside=" ".join(filter(None, (row.first_author, str(row.year or "")))),
                icon="document",
            )
            for row in rows
            if row is not None
        ]

    def _to_paper(self, reference_id: int) -> Callable[[], None]:
        def go() -> None:
            self._window.reading.show_library()
            self._window.verbs.going.show_paper(reference_id)
            self._window.papers.view.setFocus()

        return go

    def styles(self, styles: Sequence[StyleInfo]) -> list[Entry]:
        """Return citation styles as entries: one copies the selected papers in it."""
        any_selected = self._window.selected_count() > 0
        copy = self.tr("Copy in this style")
        return [
            Entry(
                Kind.STYLE,
                f"style:{style.id}",
                style_label(style),
                self._copying(style.id),
                aside=" · ".join(filter(None, (copy, style_aside(style)))),
                icon="quote",
                refused="" if any_selected else self.tr("select a paper first"),
            )
            for style in styles
        ]

    def _copying(self, style_id: str) -> Callable[[], None]:
        def copy() -> None:
            preferences = self._window.preferences
            self._window.copier.bibliography(self._window.selected(), style_id)
            preferences.set_citing(preferences.citing().with_used(style_id))

        return copy

    # Help

    def help(self, ask: Callable[[str], None]) -> list[Entry]:
        """Return what the palette knows itself; ``ask`` types a prefix."""
        prefixes = (
            (">", self.tr("Actions and preferences"), "menu"),
            ("#", self.tr("Collections, saved searches and tags"), "folder"),
            ("@", self.tr("Citation styles: copy the selected papers in one"), "quote"),
        )
        entries = [
            Entry(
                Kind.HELP,
                f"help:{prefix}",
                text,
                lambda prefix=prefix: ask(prefix),  # type: ignore[misc]
                keys=prefix,
                icon=picture,
            )
            for prefix, text, picture in prefixes
        ]
        for name in ("actionSearchHelp", "actionShortcuts", "actionAbout"):
            action = self._window.actions_by_name[name]
            entries.append(
                Entry(
                    Kind.HELP,
                    f"help:{name}",
                    plain_name(action.text()),
                    action.trigger,
                    aside=plain_name(QCoreApplication.translate("Menus", "&Help")),
                    keys=shown(action.shortcuts()[:1]),
                    icon="info",
                )
            )
        return entries
