# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the keys of one window where the person wants them, behind the window."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from refdesk.keyrings import Keyring, KeyringError, may_be_used
from refdesk.settings import SECRETS, Settings, lent_by, with_secret
from refdesk.ui.preferences import Preferences

Where = tuple[str, str]


class KeyKeeper(QObject):
    """Fetches keys from the keyring, and brings them there or away from there.

    A key stays in the file of settings until the keyring has shown that it keeps it.
    """

    _done = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        keyring: Keyring | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._environment = preferences, preferences.environment
        self._keyring = keyring or Keyring()
        self._lent = lent_by(preferences.environment)
        self._busy = self._again = self._quiet = False
        preferences.key_trouble = "" if may_be_used(preferences.environment) else "off"
        self._done.connect(lambda then: then())
        preferences.changed.connect(self._changed)

    def begin(self) -> None:
        """Fetch what is kept; bring what lies in the file. Nothing is asked where there is no key."""
        settings = self._preferences.settings
        if settings.keeping.kept == "keyring":
            if may_be_used(self._environment):
                self._apart(self._keyring.read, self._fetched)
        elif any(self._own(settings).values()):
            self._bring()

    # What the person does

    def _changed(self, before: Settings, now: Settings) -> None:
        if self._quiet:
            return
        if now.keeping.wanted != before.keeping.wanted:
            self._moved(now)
            self._preferences.keys_told.emit()
        elif self._own(now) != self._own(before):
            self._bring()

    def _moved(self, now: Settings) -> None:
        if now.keeping.wanted == "keyring":
            self._bring()
        elif now.keeping.kept == "keyring":
            self._say_kept("file")  # what is known goes where it is wanted, at once
            self._apart(
                lambda: self._keyring.write(dict.fromkeys(self._places(), "")), lambda _: None
            )

    def _bring(self) -> None:
        """Bring all keys to the keyring, if they are wanted there."""
        settings = self._preferences.settings
        if settings.keeping.wanted != "keyring" or not may_be_used(self._environment):
            return
        if self._busy:
            self._again = True
            return
        keys = self._own(settings)
        self._busy = True
        self._apart(lambda: self._keyring.write(keys), lambda _: self._brought(keys))

    # What the keyring says

    def _fetched(self, found: Mapping[Where, str]) -> None:
        settings = self._preferences.settings
        for where, value in found.items():
            if where not in self._lent:
                settings = with_secret(settings, where, value)
        self._change(settings)

    def _brought(self, keys: Mapping[Where, str]) -> None:
        self._busy = False
        if self._again or keys != self._own(self._preferences.settings):
            self._again = False
            self._bring()
            return
        self._say_kept("keyring" if any(keys.values()) else "file")

    def _failed(self, error: KeyringError) -> None:
        was_busy, self._busy, self._again = self._busy, False, False
        if was_busy:
            self._say_kept("file")  # so that they are not lost
        self._tell(error.reason)

    # Inside

    def _places(self) -> list[Where]:
        return [where for where in SECRETS if where not in self._lent]

    def _own(self, settings: Settings) -> dict[Where, str]:
        return {
            (part, name): str(getattr(getattr(settings, part), name))
            for part, name in self._places()
        }

    def _change(self, settings: Settings) -> None:
        """Take settings over that are not to be brought anywhere again."""
        self._quiet = True
        self._preferences.change(settings)
        self._quiet = False

    def _say_kept(self, kept: str) -> None:
        settings = self._preferences.settings
        if settings.keeping.kept != kept:
            keeping = replace(settings.keeping, kept=kept)
            self._change(replace(settings, keeping=keeping))

    def _apart(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """Ask the keyring on another thread; hear of the answer on this one."""

        def run() -> None:
            try:
                answer = work()
            except KeyringError as error:
                result: Callable[[], None] = lambda error=error: self._failed(error)  # type: ignore[misc]  # noqa: E731
            else:
                result = lambda: self._well(then, answer)  # noqa: E731
            try:
                self._done.emit(result)
            except RuntimeError:
                return  # the window is closed

        threading.Thread(target=run, name="keys", daemon=True).start()

    def _well(self, then: Callable[..., None], answer: object) -> None:
        then(answer)
        self._tell("")

    def _tell(self, trouble: str) -> None:
        self._preferences.key_trouble = trouble
        self._preferences.keys_told.emit()
