# SPDX-License-Identifier: GPL-3.0-or-later
"""The citation style for copying, and the language of citations."""

from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.citation import StyleInfo
from refdesk.settings import Settings
from refdesk.ui.dialogs.preference_pages.base import Chooser, PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import CITATIONS, page_names
from refdesk.ui.preferences import Preferences

LOCALES = ("en-US", "en-GB", "ko-KR")


class CitationsPage(PreferencesPage):
    """Style and language."""

    def __init__(self, preferences: Preferences, styles: Sequence[StyleInfo]) -> None:
        super().__init__(preferences)
        citing = preferences.settings.citing
        titles = {style.id: style.title for style in styles}
        titles.setdefault(citing.style, citing.style)
        self._style = Chooser("preferredStyle", list(titles), citing.style)
        self._style.name(list(titles.values()))
        self._locale = Chooser("localeChooser", LOCALES, citing.locale)
        self.add_row(self._style, explained=True)
        self.add_row(self._locale)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[CITATIONS]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        return [
            (
                self.tr("Preferred style"),
                self.tr("Papers are copied and dragged in it. The citations tab has every other."),
            ),
            (self.tr("Citation language"), ""),
        ]

    def name_values(self) -> None:
        """See PreferencesPage."""
        self._locale.name((self.tr("English (US)"), self.tr("English (UK)"), self.tr("Korean")))

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        citing = replace(
            settings.citing,
            style=str(self._style.currentData()),
            locale=str(self._locale.currentData()),
        )
        return replace(settings, citing=citing)
