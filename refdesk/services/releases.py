# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether there is a newer version of the program: asked when a person wants it, told, never installed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from refdesk import __version__
from refdesk.domain.jobs import JobContext
from refdesk.domain.releases import Release, is_newer
from refdesk.net.endpoints import Endpoints, ServiceName
from refdesk.providers.releases import Releases
from refdesk.resources import resource

MANAGED = frozenset({"deb", "flatpak"})
"""Ways to have the program in which something else tells of new versions, and installs them."""


@dataclass(frozen=True, slots=True)
class Channel:
    """How the program came to this computer; written by what made the package."""

    name: str = ""
    """``wheel``, ``frozen``, ``single``, ``deb``, ``flatpak``; ``""`` for a checkout."""
    address: str = ""
    """Where its publisher says which version is the latest; ``""`` where nobody does."""

    @classmethod
    def of_this_program(cls) -> "Channel":
        """Read what stands beside the program."""
        try:
            said = json.loads(resource("build", "channel.json").read_text("utf-8"))
            return cls(str(said["name"]), str(said["address"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def environment(self, environment: Mapping[str, str]) -> Mapping[str, str]:
        """Return the environment with this address in it, unless it names one itself."""
        if not self.address or self.name in MANAGED:
            return environment
        return {"REFDESK_URL_UPDATES": self.address, **environment}


def somebody_to_ask(environment: Mapping[str, str]) -> bool:
    """Whether this program knows whom to ask for new versions."""
    channel = Channel.of_this_program()
    known = Endpoints.from_environment(channel.environment(environment)).overrides
    return channel.name not in MANAGED and ServiceName.UPDATES in known


class ReleaseService:
    """Tells of a newer version than the one that runs."""

    def __init__(self, releases: Releases, channel: Channel, current: str = __version__) -> None:
        self._releases = releases
        self._channel = channel
        self._current = current

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to ask, and nothing else that looks after new versions."""
        return self._releases.can_ask and self._channel.name not in MANAGED

    def newer(self, context: JobContext) -> Release | None:
        """Return a version that is newer than the one that runs; ``None`` where that is the latest.

        Raises:
            UnavailableError: no answer, a page in place of one, or nothing that can be shown.
            NotFoundError: nobody says which is the latest.
            CancelledError: the job was cancelled.
        """
        latest = self._releases.latest(context)
        return latest if self.is_newer(latest) else None

    def is_newer(self, release: Release) -> bool:
        """Whether a version is newer than the one that runs."""
        return is_newer(release.version, self._current)
