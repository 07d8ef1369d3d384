# SPDX-License-Identifier: GPL-3.0-or-later
"""Unpaywall: where a paper can be read without paying."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from refdesk.domain.errors import BadRequestError, NotFoundError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.net.identity import usable_email
from refdesk.providers.base import load_json, mapping, text, web_address


@dataclass(frozen=True, slots=True)
class OpenLocation:
    """The best copy that is free to read. Its addresses may all the same lead to a web page."""

    url: str
    """Where a person goes; never ``""``."""
    pdf_url: str = ""
    version: str = ""
    """``publishedVersion``, ``acceptedVersion`` or ``submittedVersion``."""
    licence: str = ""
    """As Unpaywall writes it: ``cc-by``; ``""`` says that it may be read and nothing more."""
    host_type: str = ""
    """``publisher`` or ``repository``."""
    repository: str = ""
    """The institution whose repository it is."""
    oa_status: str = ""
    """Of the paper: ``gold``, ``hybrid``, ``bronze``, ``green``."""


class Unpaywall:
    """Asks Unpaywall."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def best_location(self, doi: str, context: JobContext) -> OpenLocation | None:
        """Return the best free copy of the paper with this DOI; ``None`` where there is none.

        Raises:
            NotFoundError: Unpaywall does not know the DOI.
            BadRequestError: the user's own address is not set, without which nobody may ask.
            UnavailableError: Unpaywall did not answer.
            CancelledError: the job was cancelled.
        """
        email = usable_email(self._client.identity)
        if not email:
            raise BadRequestError(ServiceName.UNPAYWALL, "no e-mail set")
        request = Request(
            ServiceName.UNPAYWALL,
            self._client.endpoints.url(ServiceName.UNPAYWALL, quote(doi, safe="")),
            subject=doi,
            secret_params={"email": email},
            accept="json",
            max_bytes=5_000_000,
            ttl=DAY,
        )
        return self._client.read(request, context.cancel, partial(parse_location, doi=doi))


def parse_location(response: Response, doi: str) -> OpenLocation | None:
    """Return the best location of an answer; ``None`` where the paper is closed.

    Raises:
        NotFoundError: it describes another paper.
        UnreadableError: it does not say whether the paper is open.
    """
    data = load_json(response)
    if text(data.get("doi")).lower() != doi.lower():
        raise NotFoundError(ServiceName.UNPAYWALL, doi)
    is_open = data.get("is_oa")
    if not isinstance(is_open, bool):
        raise UnreadableError("Unpaywall", "syntax", detail="no is_oa")
    best = mapping(data.get("best_oa_location"))
    landing, pdf, other = (
        web_address(best.get(name)) for name in ("url_for_landing_page", "url_for_pdf", "url")
    )
    if not is_open or not (landing or pdf or other):
        return None
    return OpenLocation(
        landing or other or pdf,
        pdf,
        text(best.get("version")),
        text(best.get("license")),
        text(best.get("host_type")),
        text(best.get("repository_institution")),
        text(data.get("oa_status")),
    )
