# SPDX-License-Identifier: GPL-3.0-or-later
"""How attached files are called."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from refdesk.domain.file_pattern import PATTERN, PLACES
from refdesk.settings import Settings
from refdesk.ui.dialogs.preference_pages.base import PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import FILES, page_names
from refdesk.ui.preferences import Preferences


class FilesPage(PreferencesPage):
    """The pattern of names."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._pattern = QLineEdit(preferences.settings.filing.pattern)
        self._pattern.setObjectName("filePattern")
        self._pattern.editingFinished.connect(self.changed)
        self.add_row(self._pattern, explained=True)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[FILES]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        places = " ".join(f"{{{place}}}" for place in PLACES)
        why = self.tr("How attached files are called. Places that are filled in: {places}")
        return [(self.tr("Names of files"), why.format(places=places))]

    def name_values(self) -> None:
        """See PreferencesPage. There are none."""

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        pattern = self._pattern.text().strip() or PATTERN
        return replace(settings, filing=replace(settings.filing, pattern=pattern))
