# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF from wherever it lies: anybody's server, so nothing of what it says is believed but the bytes."""

from functools import partial

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.open_copies import host_of, refusal
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import Request, Response

MOST_BYTES = 100_000_000
"""Of a PDF; articles with many figures reach a third of it."""

_BEGINS = b"%PDF-"


class OpenPdf:
    """Fetches PDFs that a person asked for."""

    def __init__(self, client: HttpClient, most_bytes: int = MOST_BYTES) -> None:
        self._client = client
        self._most_bytes = most_bytes

    def fetch(self, url: str, context: JobContext) -> bytes:
        """Return the PDF at an address. Errors name its host as the service.

        Raises:
            UnavailableError: it may not be fetched, did not come, or is no PDF (``no-pdf``).
            NotFoundError: there is nothing at this address.
            CancelledError: the job was cancelled.
        """
        host = host_of(url) or url[:60]
        if reason := refusal(url):
            raise UnavailableError(host, reason)
        request = Request(
            ServiceName.PDF,
            self._client.endpoints.of_anybody(ServiceName.PDF, url),
            subject=url,
            max_bytes=self._most_bytes,
            ttl=None,
        )
        try:
            return self._client.read(request, context.cancel, partial(_pdf, host=host))
        except UnavailableError as error:
            raise UnavailableError(host, error.reason, error.detail, error.retry_at) from None
        except NotFoundError as error:
            raise NotFoundError(host, error.identifier) from None
        except BadRequestError as error:
            raise BadRequestError(host, error.message[:200]) from None


def _pdf(response: Response, host: str) -> bytes:
    if not response.body.startswith(_BEGINS):
        raise UnavailableError(host, "no-pdf", response.content_type)
    return response.body
