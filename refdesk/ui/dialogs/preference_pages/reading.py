# SPDX-License-Identifier: GPL-3.0-or-later
"""How abstracts and full texts are set."""

from dataclasses import replace

from refdesk.settings import Settings
from refdesk.ui.dialogs.preference_pages.base import Chooser, PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import READING, page_names
from refdesk.ui.preferences import Preferences
from refdesk.ui.reader.reading_menu import FACES, PAGES, WIDTHS, choice_words
from refdesk.ui.theme import READING_SIZES


class ReadingSettingsPage(PreferencesPage):
    """Font, size, width of the lines, colours of the page."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        look = preferences.settings.appearance
        self._face = Chooser("fontChooser", FACES, look.reading_font)
        sizes = sorted({*READING_SIZES, look.reading_size})
        self._size = Chooser("fontSize", sizes, look.reading_size)
        self._width = Chooser("widthChooser", WIDTHS, look.reading_width)
        self._page = Chooser("pageChooser", PAGES, look.reading_page)
        for field in (self._face, self._size, self._width, self._page):
            self.add_row(field)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[READING]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        return [
            (self.tr("Reading font"), ""),
            (self.tr("Reading size"), ""),
            (self.tr("Line width"), ""),
            (self.tr("Page of full texts"), ""),
        ]

    def name_values(self) -> None:
        """See PreferencesPage."""
        words = choice_words()
        self._face.name([words[face] for face in FACES])
        self._width.name([words[width] for width in WIDTHS])
        self._page.name([words[page] for page in PAGES])
        text = self.tr("{size} px")
        sizes = [self._size.itemData(place) for place in range(self._size.count())]
        self._size.name([text.format(size=size) for size in sizes])

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        look = replace(
            settings.appearance,
            reading_font=str(self._face.currentData()),
            reading_size=int(self._size.currentData()),
            reading_width=str(self._width.currentData()),
            reading_page=str(self._page.currentData()),
        )
        return replace(settings, appearance=look)
