# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of services in the keyring of the system: asked late, never for long, and never needed.

The package ``keyring`` takes 0.2 s to import and may wait for a person who is to unlock something, or
for a service that is dead. So every question runs on a thread of its own that nobody waits for longer
than a limit, and nothing is asked where no key is kept there (docs/decisions/0040).
"""

import importlib
import os
import threading
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from refdesk.settings import APP, SECRETS, Settings, lent_by, with_secret

SWITCH = "REFDESK_KEYRING"
"""``0``: no keyring; ``1``: the system's, although ``REFDESK_HOME`` is set."""
READ_SECONDS = 3.0
WRITE_SECONDS = 60.0
"""A person may have to unlock it first."""

_T = TypeVar("_T")


class KeyringError(Exception):
    """There is no keyring, or it does not answer; ``reason``: ``none``, ``refused`` or ``silent``.

    What the keyring itself says is left out: it may repeat the key.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Backend(Protocol):
    """What the package ``keyring`` offers, as far as it is needed."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget something."""


def may_be_used(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the keyring may be asked: a program whose data are all in one folder keeps to that."""
    switch = environment.get(SWITCH, "")
    return switch != "0" and (bool(switch) or not environment.get("REFDESK_HOME"))


def system_backend() -> Backend:
    """Return the keyring of this system.

    Raises:
        KeyringError: there is none that keeps things safe.
    """
    try:
        backend = importlib.import_module("keyring").get_keyring()
        # Two that are none: one that refuses all, one that takes all and keeps nothing. Files beside
        # ours that hold plain text (the package "keyrings.alt") are no safer than the settings.
        place = type(backend).__module__
        if (
            place.endswith((".fail", ".null"))
            or place.startswith("keyrings.")
            or backend.priority <= 0
        ):
            raise KeyringError("none")
    except KeyringError:
        raise
    except Exception:  # noqa: BLE001 - backends are plug-ins and fail in any way
        raise KeyringError("none") from None
    found: Backend = backend
    return found


class Keyring:
    """Reads and writes keys by their place among the settings. Any thread may call."""

    def __init__(self, backend: Callable[[], Backend] = system_backend) -> None:
        self._backend = backend

    def read(self, seconds: float = READ_SECONDS) -> dict[tuple[str, str], str]:
        """Return the keys that are kept.

        Raises:
            KeyringError: it does not answer.
        """

        def reading() -> dict[tuple[str, str], str]:
            backend = self._backend()
            found = {where: backend.get_password(APP, _name(where)) for where in SECRETS}
            return {where: value for where, value in found.items() if value}

        return _in_time(reading, seconds)

    def write(self, values: Mapping[tuple[str, str], str], seconds: float = WRITE_SECONDS) -> None:
        """Keep keys, forget those that are empty, and look whether they are there.

        Raises:
            KeyringError: it does not answer, or does not keep them.
        """

        def writing() -> None:
            backend = self._backend()
            for where, value in values.items():
                name = _name(where)
                if value:
                    backend.set_password(APP, name, value)
                elif backend.get_password(APP, name) is not None:
                    backend.delete_password(APP, name)
                if (backend.get_password(APP, name) or "") != value:
                    raise KeyringError("refused")

        _in_time(writing, seconds)


def lent(
    settings: Settings,
    environment: Mapping[str, str] = os.environ,
    keyring: Keyring | None = None,
) -> Settings:
    """Return settings with the keys that the keyring keeps; as they are where it does not answer."""
    if settings.keeping.kept != "keyring" or not may_be_used(environment):
        return settings
    try:
        found = (keyring or Keyring()).read()
    except KeyringError:
        return settings
    for where, value in found.items():
        if where not in lent_by(environment):
            settings = with_secret(settings, where, value)
    return settings


def _name(where: tuple[str, str]) -> str:
    return ".".join(where)


def _in_time(work: Callable[[], _T], seconds: float) -> _T:
    """Return what is done on a thread of its own, which is left alone where it takes too long.

    Raises:
        KeyringError: it failed, or takes too long.
    """
    results: list[_T] = []
    failures: list[KeyringError] = []

    def run() -> None:
        try:
            results.append(work())
        except KeyringError as error:
            failures.append(error)
        except Exception:  # noqa: BLE001 - plug-ins; their words may hold the key
            failures.append(KeyringError("refused"))

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if results:
        return results[0]
    raise failures[0] if failures else KeyringError("silent")
