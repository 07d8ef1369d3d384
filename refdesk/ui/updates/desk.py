# SPDX-License-Identifier: GPL-3.0-or-later
"""What newer records changed in the papers of one window: kept to be looked at, shown when asked."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject

from refdesk.domain.updating import Outcome, PaperUpdate
from refdesk.ui.dialogs.update_dialog import UpdateDialog
from refdesk.ui.frame import WindowFrame
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.focus import hand_back


class _Link(LinkButton):
    """The way from the status bar to the differences; there while somebody may want to see them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("updatesButton")
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.set_full(self.tr("Show what changed"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class UpdateDesk(QObject):
    """Offers the last differences, and shows them by itself only where a person has to decide."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._updates: list[PaperUpdate] = []
        self._dialog: UpdateDialog | None = None
        self.link = _Link()
        self.link.clicked.connect(self.show)
        window.statusBar().insertPermanentWidget(1, self.link)
        window.fetcher.refreshed.connect(self.take)

    def take(self, updates: Sequence[PaperUpdate]) -> None:
        """Take what came of a refresh that a person asked for."""
        self.offer(updates)
        if any(update.fields(Outcome.CONFLICT) for update in updates):
            self.show()

    def offer(self, updates: Sequence[PaperUpdate]) -> None:
        """Keep differences for who wants to see them."""
        if not updates:
            return
        self._updates = list(updates)
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            self._dialog.show_updates(self._updates)
        else:
            self.link.show()

    def show(self) -> None:
        """Show the differences beside the window."""
        self.link.hide()
        if self._dialog is None or not shiboken6.isValid(self._dialog):
            window = self._window
            self._dialog = UpdateDialog(window.services, window.jobs, window)
            self._dialog.said.connect(window.say)
            self._dialog.undo_requested.connect(window.commands.undo)
            self._dialog.show_updates(self._updates)
            hand_back(self._dialog)
        self._dialog.show()
