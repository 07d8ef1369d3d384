# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes one window quick to use: its keys, its palette, its panes, and the offer to undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.settings import Settings
from refdesk.ui.dialogs.model_section import ModelSection
from refdesk.ui.dialogs.preference_pages.names import SHORTCUTS
from refdesk.ui.dialogs.preferences_dialog import PreferencesDialog
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.mime import PaperMime
from refdesk.ui.library.texts import DRAG_LIMIT
from refdesk.ui.library.view import shift_is_held
from refdesk.ui.palette.desk import PaletteDesk
from refdesk.ui.panes import Panes
from refdesk.ui.shortcuts.keys import shown
from refdesk.ui.shortcuts.overlay import ShortcutOverlay
from refdesk.ui.shortcuts.words import KeyBook
from refdesk.ui.undo_offer import UndoOffer
from refdesk.ui.widgets.focus import hand_back

_MOST = 500
"""Papers up to which those that come back are selected."""


class Hands(QObject):
    """The parts of one window for people who would rather not reach for the mouse."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self.book = KeyBook(window)
        self.palette = PaletteDesk(window)
        self.panes = Panes(window)
        self._overlay: ShortcutOverlay | None = None
        self.offer = UndoOffer(window.statusBar(), self._last_step)
        self.offer.wanted.connect(window.commands.undo)
        self.offer.gone.connect(self._focus_list)
        window.commands.steps_changed.connect(self.offer.check)
        window.commands.taken_back.connect(self._select_back)
        window.jobs.library_changed.connect(self.offer.check)  # no lambda: it would outlive this
        window.preferences.changed.connect(self._settings_changed)
        window.installEventFilter(self)
        for name in self._window.actions_by_name.names:
            window.actions_by_name[name].triggered.connect(self._close_overlay_for(name))
        self._name_keys()

    def _last_step(self) -> int | None:
        step, _ = self._window.services.organising.steps()
        return step.id if step is not None else None

    def _select_back(self, changes: ChangeSet) -> None:
        """Select the papers that an undone step brings back into the list."""
        papers = self._window.papers
        touched = (changes.added | changes.updated) - changes.removed
        back = [i for i in touched if papers.model.row_of(i) < 0] if len(touched) <= _MOST else []
        if back:
            papers.select_when_listed(*back)

    def _focus_list(self) -> None:
        self._window.papers.view.setFocus()

    def mime(self, ids: list[int]) -> PaperMime:
        """Return what a drag of papers carries; say so where they are too many to carry as text."""
        if len(ids) > DRAG_LIMIT:
            text = self.tr("Over %n paper(s) a drag carries files, not text.", "", DRAG_LIMIT)
            self._window.say(text)
        return self._window.furniture.texts.mime(ids, in_text=shift_is_held())

    # Keys

    def toggle_shortcuts(self) -> None:
        """Show every key over the window; show the window again where they are shown."""
        overlay = self._overlay
        if overlay is None:
            overlay = self._overlay = ShortcutOverlay(self.book, self._window)
            overlay.edit_requested.connect(lambda: self.preferences(SHORTCUTS))
        if overlay.isVisible():
            overlay.leave()
        else:
            overlay.open()

    def _close_overlay_for(self, name: str) -> Callable[[], None]:
        """Return what closes the overlay when an action is done by the key that was read there."""

        def close() -> None:
            if self._overlay is not None and name != "actionShortcuts":
                self._overlay.hide()

        return close

    def preferences(self, page: str = "") -> None:
        """Show the preferences, at a page."""
        window = self._window
        citing, chosen = window.services.citing, window.preferences.citing()
        known = citing.known_styles((chosen.style, *chosen.favourites, *chosen.recent))
        styles = {style.id: style for style in (*known, *citing.default_styles())}
        model = ModelSection(window.preferences, window.services, window.jobs)
        dialog = PreferencesDialog(
            window.preferences, list(styles.values()), self.book, model, window
        )
        if page:
            dialog.show_page(page)
        hand_back(dialog)
        dialog.open()

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if now.shortcuts != before.shortcuts:
            self._name_keys()

    def _name_keys(self) -> None:
        self.offer.retranslate(shown(self._window.actions_by_name["actionUndo"].shortcuts()[:1]))

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject. Another language says it anew."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.LanguageChange:
            self._name_keys()
        return False
