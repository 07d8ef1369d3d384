# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program looks and which language it speaks."""

from dataclasses import replace

from refdesk.settings import TEXT_SIZES, Settings
from refdesk.ui.dialogs.preference_pages.base import Chooser, PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import APPEARANCE, page_names
from refdesk.ui.preferences import Preferences

LANGUAGES = ("system", "en", "ko")
THEMES = ("system", "light", "dark", "contrast-light", "contrast-dark")
DENSITIES = ("compact", "comfortable")


class AppearancePage(PreferencesPage):
    """Language, colours, density and size of the words."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        look = preferences.settings.appearance
        self._language = Chooser("languageChooser", LANGUAGES, look.language)
        self._theme = Chooser("themeChooser", THEMES, look.theme)
        self._density = Chooser("densityChooser", DENSITIES, look.density)
        sizes = sorted({*TEXT_SIZES, look.text_size})
        self._size = Chooser("textSizeChooser", sizes, look.text_size)
        self.add_row(self._language)
        self.add_row(self._theme)
        self.add_row(self._density, explained=True)
        self.add_row(self._size, explained=True)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[APPEARANCE]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        return [
            (self.tr("Language"), ""),
            (self.tr("Theme"), ""),
            (
                self.tr("Density of lists"),
                self.tr("Compact shows a paper in one line, comfortable in two."),
            ),
            (
                self.tr("Size of text"),
                self.tr("Of all words. Texts to read grow with it, from the size chosen for them."),
            ),
        ]

    def name_values(self) -> None:
        """See PreferencesPage."""
        self._language.name((self.tr("As the system"), "English", "한국어"))
        self._theme.name(
            (
                self.tr("As the system"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast, light"),
                self.tr("High contrast, dark"),
            )
        )
        self._density.name((self.tr("Compact"), self.tr("Comfortable")))
        text = self.tr("{size} %")
        sizes = [self._size.itemData(place) for place in range(self._size.count())]
        self._size.name([text.format(size=size) for size in sizes])

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        look = replace(
            settings.appearance,
            language=str(self._language.currentData()),
            theme=str(self._theme.currentData()),
            density=str(self._density.currentData()),
            text_size=int(self._size.currentData()),
        )
        return replace(settings, appearance=look)
