# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that lie beside an article in PMC's bucket."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from urllib.parse import quote

from refdesk.domain.errors import NotFoundError, NotOpenError, UnavailableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.pictures import kind_of, resolve
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import Response
from refdesk.providers.pmc.cloud import PMCID, Media, PmcCloud

MAX_PICTURE = 40_000_000
"""Bytes; a full page scanned in colour as TIFF has about 25 MB."""

_VERSION = re.compile(r"PMC[0-9]{1,9}\.[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """What lies in the folder of one version."""

    version: str
    files: Mapping[str, Media]

    def find(self, graphic: str) -> Media | None:
        """Return the file that an article means by the name of a graphic."""
        name = resolve(graphic, self.files)
        return self.files[name] if name else None


class PmcMedia:
    """Lists and fetches pictures."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client
        self._cloud = PmcCloud(client)

    @property
    def is_offline(self) -> bool:
        """Whether every question is answered "offline" now."""
        return self._client.offline

    def folder(self, version: str, context: JobContext, *, fresh: bool = False) -> MediaFolder:
        """Return what lies beside the XML of a version, the newest for a bare ``PMC123``.

        Raises:
            NotOpenError: an author manuscript, which PMC keeps without its pictures, or no version.
            UnavailableError: no answer.
            CancelledError: the job was cancelled.
        """
        if _VERSION.fullmatch(version):
            deposit = self._cloud.deposit(version, context, fresh=fresh)
        elif PMCID.fullmatch(version):
            deposit = self._cloud.newest(version, context, fresh=fresh)
        else:
            raise NotOpenError(ServiceName.PMC, version)
        if deposit.is_manuscript:
            raise NotOpenError(ServiceName.PMC, version)
        checksums = {media.name: media.md5 for media in deposit.media}
        listed = self._cloud.files(deposit.version, context, fresh=fresh)
        files = {m.name: replace(m, md5=checksums.get(m.name, "")) for m in listed}
        return MediaFolder(deposit.version, MappingProxyType(files))

    def fetch(self, folder: MediaFolder, media: Media, context: JobContext) -> bytes:
        """Return a picture.

        Raises:
            NotFoundError: it is not there after all.
            UnavailableError: no answer, or none that is this picture; ``too-large``: it is longer
                than anything that is worth a figure.
            CancelledError: the job was cancelled.
        """
        if media.size is not None and media.size > MAX_PICTURE:
            raise UnavailableError(ServiceName.PMC, "too-large", f"{media.size} bytes")
        request = self._cloud.request(
            f"{folder.version}/{quote(media.name, safe='')}",
            {},
            media.name,
            MAX_PICTURE,
            accept="any",
            ttl=None,  # the library keeps it
        )
        return self._client.read(request, context.cancel, partial(parse_picture, media=media))


def parse_picture(response: Response, media: Media) -> bytes:
    """Return the bytes of a picture.

    Raises:
        NotFoundError: what was deposited under this name is no picture.
        UnavailableError: ``html`` or ``unparseable``: it is no picture; ``truncated``: it is not the
            one that was deposited.
    """
    body = response.body
    is_whole = media.size is None or media.size == len(body)
    digest = hashlib.md5(body, usedforsecurity=False).hexdigest()
    if not kind_of(body):
        if digest == media.md5:
            raise NotFoundError(ServiceName.PMC, media.name)
        is_page = response.content_type == "text/html" or body.lstrip()[:1] == b"<"
        reason = "html" if is_page else "unparseable" if is_whole else "truncated"
        raise UnavailableError(ServiceName.PMC, reason, media.name)
    if not is_whole or (media.md5 and digest != media.md5):
        raise UnavailableError(ServiceName.PMC, "truncated", f"checksum of {media.name}")
    return body
