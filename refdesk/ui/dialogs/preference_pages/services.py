# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks the services, and whether they are asked at all."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit

from refdesk.settings import Identity, Settings
from refdesk.ui.dialogs.preference_pages.base import PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import SERVICES, page_names
from refdesk.ui.preferences import Preferences


class ServicesPage(PreferencesPage):
    """E-mail address, key, offline."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        settings = preferences.settings
        self._email = QLineEdit(settings.identity.email)
        self._email.setObjectName("emailEdit")
        self._key = QLineEdit(settings.identity.ncbi_api_key)
        self._key.setObjectName("apiKeyEdit")
        self._key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._offline = QCheckBox()
        self._offline.setObjectName("offlineBox")
        self._offline.setChecked(settings.offline)
        self.add_row(self._email, explained=True)
        self.add_row(self._key, explained=True)
        self.add_row(self._offline, explained=True)
        self._email.editingFinished.connect(self.changed)
        self._key.editingFinished.connect(self.changed)
        self._offline.toggled.connect(self.changed)
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[SERVICES]

    def words(self) -> list[tuple[str, str]]:
        """See PreferencesPage."""
        return [
            (
                self.tr("E-mail address"),
                self.tr(
                    "Sent to NCBI and Crossref with each question, so that they can reach you if "
                    "something goes wrong. May stay empty."
                ),
            ),
            (
                self.tr("NCBI API key"),
                self.tr("Lets PubMed answer faster. May stay empty."),
            ),
            (
                self.tr("Work offline"),
                self.tr("No service is asked. What needs one waits until you are online again."),
            ),
        ]

    def name_values(self) -> None:
        """See PreferencesPage. There are none."""

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        identity = Identity(self._email.text().strip(), self._key.text().strip())
        return replace(settings, identity=identity, offline=self._offline.isChecked())
