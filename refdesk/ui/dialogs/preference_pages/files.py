# SPDX-License-Identifier: GPL-3.0-or-later
"""How attached files are called, and how many backups are kept."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from refdesk.domain.backups import PLANS
from refdesk.domain.file_pattern import PATTERN, PLACES
from refdesk.settings import Settings
from refdesk.ui.dialogs.preference_pages.base import Chooser, PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import FILES, page_names
from refdesk.ui.preferences import Preferences

_KEPT = (*PLANS, "off")


class FilesPage(PreferencesPage):
    """The pattern of names, and the number of backups."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._pattern = QLineEdit(preferences.settings.filing.pattern)
        self._pattern.setObjectName("filePattern")
        self._pattern.editingFinished.connect(self.changed)
        self.add_row(self._pattern, explained=True)
        self._keep = Chooser("backupsKept", _KEPT, preferences.settings.backing_up.keep)
        self.add_row(self._keep, explained=True)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[FILES]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        places = " ".join(f"{{{place}}}" for place in PLACES)
        why = self.tr("How attached files are called. Places that are filled in: {places}")
        kept = self.tr(
            "Copies of the library in its folder “backups”, each checked before an older one goes. Before "
            "a newer refdesk changes the form of the library one is made in any case."
        )
        return [
            (self.tr("Names of files"), why.format(places=places)),
            (self.tr("Backups"), kept),
        ]

    def name_values(self) -> None:
        """See PreferencesPage."""
        names = []
        for code in _KEPT:
            plan = PLANS.get(code)
            if plan is None:
                names.append(self.tr("None"))
                continue
            text = self.tr("{days} days, {weeks} weeks, {months} months")
            names.append(text.format(days=plan.daily, weeks=plan.weekly, months=plan.monthly))
        self._keep.name(names)

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        pattern = self._pattern.text().strip() or PATTERN
        return replace(
            settings,
            filing=replace(settings.filing, pattern=pattern),
            backing_up=replace(settings.backing_up, keep=str(self._keep.currentData())),
        )
