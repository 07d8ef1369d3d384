# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to Crossref: one work by its DOI, or a page of what words find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from refdesk.domain.errors import BadRequestError, NotFoundError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Correction, Reference
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.net.identity import usable_email
from refdesk.providers.base import first_text, load_json, mapping, number, sequence, text
from refdesk.providers.crossref.records import read_corrections, reference_of

MOST_LISTED = 10_000
"""Works of one search that can be listed by their place."""

_SELECTED = ",".join(
    (
        "DOI", "type", "title", "subtitle", "author", "editor", "translator", "container-title",
        "short-container-title", "issued", "published-print", "published-online", "volume", "issue",
        "page", "article-number", "ISSN", "issn-type", "ISBN", "publisher", "publisher-location",
        "abstract", "funder", "update-to", "updated-by",
    )
)  # fmt: skip
"""Crossref refuses the whole search for one name that it does not select by, as ``language``."""


@dataclass(frozen=True, slots=True)
class CrossrefWork:
    """A work as Crossref has it. ``corrections`` are those of ``reference`` once more."""

    reference: Reference
    corrections: tuple[Correction, ...] = ()
    article_number: str = ""
    cited: int | None = None
    """How often works that Crossref has the references of cite it."""


@dataclass(frozen=True, slots=True)
class CrossrefPage:
    """Some works that a search found, and how many it found in all."""

    total: int
    works: tuple[Reference, ...] = ()
    next_offset: int | None = None
    """What the next page is asked by; ``None`` after the last that can be listed."""


class Crossref:
    """Asks Crossref."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def work(self, doi: str, context: JobContext, *, fresh: bool = False) -> CrossrefWork:
        """Return the work with this DOI.

        Raises:
            NotFoundError: the DOI is not Crossref's.
            UnavailableError: Crossref did not answer.
            CancelledError: the job was cancelled.
        """
        request = Request(
            ServiceName.CROSSREF,
            self._client.endpoints.url(ServiceName.CROSSREF, f"works/{quote(doi, safe='')}"),
            subject=doi,
            secret_params=self._secrets(),
            accept="json",
            max_bytes=10_000_000,
            ttl=DAY,
            fresh=fresh,
        )
        return self._client.read(request, context.cancel, partial(parse_work, doi=doi))

    def search(
        self,
        query: str,
        context: JobContext,
        *,
        rows: int = 25,
        offset: int = 0,
        filters: Sequence[str] = (),
        newest_first: bool = False,
    ) -> CrossrefPage:
        """Return one page of the works whose title, authors, journal and year go with some words.

        Pages are asked by their place, not by Crossref's cursor: that dies five minutes after its
        page, and a person reads longer.

        Args:
            query: words; Crossref knows no operators. ``""`` finds all that pass the filters.
            context: heard for "stop".
            rows: 1 to 1,000.
            offset: ``next_offset`` of the page before.
            filters: in Crossref's words: ``from-pub-date:2020``, ``type:posted-content``.
            newest_first: by date of publication instead of by likeness.

        Raises:
            BadRequestError: Crossref cannot read a filter or a number.
            UnavailableError: Crossref did not answer.
            CancelledError: the job was cancelled.
        """
        parameters = {
            "query.bibliographic": query,
            "filter": ",".join(filters),
            "rows": str(rows),
            "offset": str(offset) if offset else "",
            "sort": "published" if newest_first else "",
            "order": "desc" if newest_first else "",
            "select": _SELECTED,
        }
        request = Request(
            ServiceName.CROSSREF,
            self._client.endpoints.url(ServiceName.CROSSREF, "works"),
            subject=query[:60],
            params={name: value for name, value in parameters.items() if value},
            secret_params=self._secrets(),
            accept="json",
            max_bytes=60_000_000,  # 1,000 works with abstracts
            ttl=DAY,
            missing_statuses=frozenset(),  # a 404 here is a broken address, not "no hits"
        )
        return self._client.read(
            request, context.cancel, partial(parse_search, offset=offset, rows=rows)
        )

    def _secrets(self) -> dict[str, str]:
        email = usable_email(self._client.identity)
        return {"mailto": email} if email else {}


def parse_work(response: Response, doi: str) -> CrossrefWork:
    """Return the work that an answer describes.

    Raises:
        NotFoundError: it describes another work.
        UnreadableError: it describes none.
    """
    message = mapping(load_json(response).get("message"))
    if text(message.get("DOI")).lower() != doi.lower():
        raise NotFoundError(ServiceName.CROSSREF, doi)
    corrections = read_corrections(message)
    article_number = text(message.get("article-number"))
    return CrossrefWork(
        reference_of(message, corrections, article_number),
        corrections,
        article_number,
        number(message.get("is-referenced-by-count")),
    )


def parse_search(response: Response, offset: int, rows: int) -> CrossrefPage:
    """Return the page that an answer to a search holds.

    Raises:
        BadRequestError: the answer is a refusal in spite of its status.
        UnreadableError: it holds no page; that is not a page without works.
    """
    data = load_json(response)
    if text(data.get("status")) == "failed":
        raise BadRequestError(ServiceName.CROSSREF, _refusal(data.get("message")))
    message = mapping(data.get("message"))
    total, items = number(message.get("total-results")), message.get("items")
    if total is None or not isinstance(items, list):
        raise UnreadableError(response.url, "syntax", detail="no list of works")
    following = offset + rows
    is_last = not items or following >= total or following + rows > MOST_LISTED
    works = tuple(_listed(item) for item in map(mapping, items) if text(item.get("DOI")))
    return CrossrefPage(total, works, None if is_last else following)


def _refusal(message: object) -> str:
    reasons = (text(mapping(item).get("message")) for item in sequence(message))
    return "; ".join(reason for reason in reasons if reason) or first_text(message) or "refused"


def _listed(item: Mapping[str, object]) -> Reference:
    return reference_of(item, read_corrections(item), text(item.get("article-number")))
