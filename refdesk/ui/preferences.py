# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings in use: one holder that the window's parts read, change and listen to."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal

from refdesk.settings import Citing, Layout, Settings


class Preferences(QObject):
    """Holds the current :class:`Settings` and saves every change."""

    changed = Signal(object, object)
    """With the settings before and after; layout alone is not told."""

    keys_told = Signal()
    """:attr:`key_trouble` is another."""

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._save = save
        self.file: Path | None = None
        """Where they are kept, for who wants to see it."""
        self.environment: Mapping[str, str] = {"REFDESK_KEYRING": "0"}
        """What may lend keys for this run, or say that no keyring is asked."""
        self.key_trouble = ""
        """Why the keyring of the system is not used, see :class:`refdesk.keyrings.KeyringError`."""
        self.logs: Path | None = None
        """Where the log and reports of faults are kept; ``None`` in windows that keep none."""
        self.is_safe = False
        """Whether this is a safe mode: nothing is taken up from the last time, nothing runs by itself."""
        self.forgets_layout = False
        """Whether what the window looks like is to be forgotten when it is next kept."""

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._settings

    def citing(self) -> Citing:
        """Return how citations are to be made."""
        return self._settings.citing

    def set_citing(self, citing: Citing) -> None:
        """Have citations made so from now on."""
        self.change(replace(self._settings, citing=citing))

    def change(self, settings: Settings) -> None:
        """Take and keep other settings."""
        before = self._settings
        if settings != before:
            self._settings = settings
            self._save(settings)
            self.changed.emit(before, settings)

    def remember(self, states: dict[str, QByteArray | str]) -> None:
        """Keep what the window looks like."""
        texts = {
            name: state if isinstance(state, str) else bytes(state.toBase64().data()).decode()
            for name, state in states.items()
        }
        layout = Layout({**self._settings.layout.states, **texts})
        if layout != self._settings.layout:
            self._settings = replace(self._settings, layout=layout)
            self._save(self._settings)

    def recall(self, name: str) -> QByteArray:
        """Return a remembered Qt state, empty where there is none."""
        return QByteArray.fromBase64(self.recall_text(name).encode())

    def recall_text(self, name: str) -> str:
        """Return a remembered word, ``""`` where there is none."""
        return self._settings.layout.states.get(name, "")
