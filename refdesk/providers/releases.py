# SPDX-License-Identifier: GPL-3.0-or-later
"""Which version of the program is the latest: one small file at one address.

``{"version": "1.2.0", "address": "https://…"}``; what else stands in it is for other readers. Nothing is
sent but the question: no key, no address of the person, no version, so that nobody is told apart by it.
"""

from urllib.parse import urlsplit

from refdesk.domain.errors import UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.releases import Release, is_version
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import Request, Response
from refdesk.providers.base import load_json, text

FILE = "latest.json"
_MOST_BYTES = 65_536
_LONGEST_ADDRESS = 300


class Releases:
    """Asks for the latest version."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    @property
    def can_ask(self) -> bool:
        """Whether there is an address: a build that nobody publishes has none."""
        return ServiceName.UPDATES in self._client.endpoints.overrides

    def latest(self, context: JobContext) -> Release:
        """Return the latest version.

        Raises:
            UnavailableError: no answer, a page in place of one, or nothing that can be shown.
            NotFoundError: there is no such file.
            CancelledError: the job was cancelled.
        """
        request = Request(
            ServiceName.UPDATES,
            self._client.endpoints.url(ServiceName.UPDATES, FILE),
            subject=FILE,
            # In place of the program's name with its version: nobody need know who has which.
            headers={"User-Agent": "refdesk"},
            accept="json",
            max_bytes=_MOST_BYTES,
            ttl=None,
            tries=1,
        )
        return self._client.read(request, context.cancel, parse_release)


def parse_release(response: Response) -> Release:
    """Return what the file says.

    Raises:
        UnreadableError: no version, or an address that is not of the host that answered.
    """
    said = load_json(response)
    version, address = text(said.get("version")), text(said.get("address"))
    if not is_version(version):
        raise UnreadableError(FILE, "syntax", detail="version")
    if len(address) > _LONGEST_ADDRESS or not _is_of_same_house(address, response.url):
        raise UnreadableError(FILE, "syntax", detail="address")
    return Release(version, address)


def _is_of_same_house(address: str, asked: str) -> bool:
    """Whether an address is of the host that was asked, so that nobody is sent elsewhere."""
    try:
        there, here = urlsplit(address), urlsplit(asked)
        same = there.hostname == here.hostname and there.port == here.port
        return same and there.scheme == here.scheme and not there.username and not there.password
    except ValueError:
        return False
