# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks the services, and whether they are asked at all."""

import os
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit

from refdesk.services.releases import somebody_to_ask
from refdesk.settings import KEEPING, Identity, Settings
from refdesk.ui.dialogs.preference_pages.base import Chooser, PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import SERVICES, page_names
from refdesk.ui.preferences import Preferences


class ServicesPage(PreferencesPage):
    """E-mail address, key and where keys are kept, offline."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._preferences = preferences
        settings = preferences.settings
        self._email = QLineEdit(settings.identity.email)
        self._email.setObjectName("emailEdit")
        self._key = QLineEdit(settings.identity.ncbi_api_key)
        self._key.setObjectName("apiKeyEdit")
        self._key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._offline = QCheckBox()
        self._offline.setObjectName("offlineBox")
        self._offline.setChecked(settings.offline)
        self._versions = QCheckBox()
        self._versions.setObjectName("newVersionsBox")
        self._versions.setChecked(settings.new_versions == "daily")
        self._versions.setEnabled(somebody_to_ask(os.environ))
        self._keeping = Chooser("keepingBox", KEEPING, settings.keeping.wanted)
        self.add_row(self._email, explained=True)
        self.add_row(self._key, explained=True)
        self.add_row(self._keeping, explained=True)
        self.add_row(self._offline, explained=True)
        self.add_row(self._versions, explained=True)
        self._email.editingFinished.connect(self.changed)
        self._key.editingFinished.connect(self.changed)
        self._keeping.currentIndexChanged.connect(self.changed)
        self._offline.toggled.connect(self.changed)
        self._versions.toggled.connect(self.changed)
        preferences.keys_told.connect(self._keys_told)
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
            (self.tr("Keys are kept"), self._kept()),
            (
                self.tr("Work offline"),
                self.tr("No service is asked. What needs one waits until you are online again."),
            ),
            (self.tr("Ask for new versions"), self._about_versions()),
        ]

    def _about_versions(self) -> str:
        if self._versions.isEnabled():
            return self.tr(
                "Once a day, at one address. Nothing about you or your papers is sent, and nothing "
                "is downloaded: a line says that there is one."
            )
        return self.tr("Not available in this copy: new versions come the way refdesk came.")

    def name_values(self) -> None:
        """See PreferencesPage."""
        self._keeping.name(
            (
                self.tr("In the keyring of the system"),
                self.tr("In the settings file"),
                self.tr("Only until refdesk is closed"),
            )
        )

    def _kept(self) -> str:
        """Return where the keys of services and of the language model are now."""
        keeping = self._preferences.settings.keeping
        if keeping.wanted == "session":
            return self.tr("Keys are forgotten when refdesk is closed.")
        if keeping.wanted == "file":
            return self.tr("Keys stand in the settings file, which only your account may read.")
        if keeping.kept == "keyring" and self._preferences.key_trouble:
            return self.tr(
                "The keyring does not answer now; the keys in it are not used until it does."
            )
        if self._preferences.key_trouble:
            return self.tr(
                "No keyring answers here: keys stand in the settings file, which only your "
                "account may read."
            )
        return self.tr("The system keeps keys encrypted, together with your other passwords.")

    def _keys_told(self) -> None:
        identity = self._preferences.settings.identity
        if not self._key.isModified():
            self._key.setText(identity.ncbi_api_key)
        self.retranslate()

    def applied(self, settings: Settings) -> Settings:
        """See PreferencesPage."""
        # A key may still be on its way from the keyring: an empty field that nobody touched says nothing.
        key = self._key.text().strip() if self._key.isModified() else settings.identity.ncbi_api_key
        return replace(
            settings,
            identity=Identity(self._email.text().strip(), key),
            keeping=replace(settings.keeping, wanted=str(self._keeping.currentData())),
            offline=self._offline.isChecked(),
            new_versions=self._versions_chosen(settings.new_versions),
        )

    def _versions_chosen(self, before: str) -> str:
        """Return what is chosen; as long as nobody said yes or no, that is so here too."""
        if self._versions.isChecked() == (before == "daily"):
            return before
        return "daily" if self._versions.isChecked() else "never"
