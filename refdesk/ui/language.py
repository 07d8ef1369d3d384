# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the window: which translators are installed, changed while it runs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from refdesk.resources import resource

LANGUAGES = ("en", "ko")
"""English is loaded too: its file holds the plural forms."""


class Language(QObject):
    """Speaks one language to the whole application."""

    def __init__(self, application: QCoreApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Speak ``en``, ``ko`` or what the ``system`` speaks; every window hears of it."""
        code = language_of(choice)
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        locale = QLocale.system() if choice == "system" else QLocale(code)
        QLocale.setDefault(locale)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in (
            (f"qtbase_{code}", folder),
            (f"refdesk_{code}", str(resource("build", "i18n"))),
        ):
            translator = QTranslator(self)
            if translator.load(name, place):
                self._application.installTranslator(translator)
                self._installed.append(translator)


def language_of(choice: str) -> str:
    """Return the code of the language that a choice means here."""
    if choice in LANGUAGES:
        return choice
    spoken = QLocale.system().name().split("_")[0]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
