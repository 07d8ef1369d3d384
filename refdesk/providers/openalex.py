# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenAlex: related and citing works, open copies, and retractions that others missed.

Looking up one work is free; every list costs a little of a daily budget, so nothing is searched.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from urllib.parse import quote

from refdesk.domain.errors import BadRequestError, NotFoundError, UnreadableError
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.domain.jobs import JobContext
from refdesk.domain.markup import from_html, to_plain
from refdesk.net.classify import looks_like_html
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.net.identity import usable_email
from refdesk.providers.base import (
    batches,
    load_json,
    mapping,
    number,
    once_escaped,
    sequence,
    text,
    web_address,
)

_Result = TypeVar("_Result")

BATCH = 100
"""Ids a filter and rows a page; both are refused above."""

MOST_LISTED = 10_000
"""Rows that can be reached by turning pages."""

_SURE = (
    "id,doi,ids,title,publication_year,cited_by_count,is_retracted,related_works,open_access,"
    "authorships"
)
_SELECT = f"{_SURE},referenced_works,primary_location,best_oa_location"
_ID = re.compile(r"W[0-9]{1,18}")
_PMID = re.compile(r"[0-9]{1,9}")
_PREFIXES: Mapping[Scheme, str] = {Scheme.PMID: "pmid", Scheme.DOI: "doi"}


@dataclass(frozen=True, slots=True)
class OpenAlexWork:
    """A work as OpenAlex has it. Ids of works are bare: ``W`` and digits."""

    openalex_id: str
    doi: str = ""
    """Bare, in lower case."""
    pmid: str = ""
    title: str = ""
    """Plain text, without a final stop."""
    year: int | None = None
    journal: str = ""
    first_author: str = ""
    """As printed, given name first."""
    cited_by_count: int | None = None
    is_retracted: bool = False
    """False says nothing."""
    related: tuple[str, ...] = ()
    """Ids of works on the same topics, about ten."""
    references: tuple[str, ...] = ()
    """Ids of the works that it cites."""
    oa_status: str = ""
    """``diamond``, ``gold``, ``hybrid``, ``bronze``, ``green``, ``closed`` or ``""``."""
    oa_url: str = ""
    """Where it can be read for free: a web page or a PDF."""
    pdf_url: str = ""
    licence: str = ""
    """Of the free copy, as OpenAlex writes it: ``cc-by``."""


class OpenAlex:
    """Asks OpenAlex."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def work(self, identifier: Identifier, context: JobContext) -> OpenAlexWork:
        """Return the work with this PMID or DOI.

        Raises:
            NotFoundError: OpenAlex has no such work, or cannot be asked for such an identifier.
            UnavailableError: OpenAlex did not answer, or today's budget is spent (``retry_at``).
            CancelledError: the job was cancelled.
        """
        prefix = _PREFIXES.get(identifier.scheme)
        if prefix is None:
            raise NotFoundError(ServiceName.OPENALEX, identifier.value)
        return self._ask(
            f"works/{prefix}:{quote(identifier.value, safe='')}",
            {},
            identifier.value,
            partial(parse_work, identifier=identifier),
            context,
        )

    def works(self, ids: Sequence[str], context: JobContext) -> list[OpenAlexWork]:
        """Return the works with these ids of OpenAlex in the order asked; unknown ones are left out.

        Raises:
            UnavailableError: OpenAlex did not answer, or today's budget is spent (``retry_at``).
            CancelledError: the job was cancelled.
        """
        wanted = [bare for bare in dict.fromkeys(map(_bare, ids)) if bare]
        found: dict[str, OpenAlexWork] = {}
        for batch in batches(wanted, BATCH):
            parameters = {"filter": f"ids.openalex:{'|'.join(batch)}", "per_page": str(BATCH)}
            rows = self._ask("works", parameters, batch[0], parse_works, context)
            found |= {row.openalex_id: row for row in rows}
        return [found[one] for one in wanted if one in found]

    def by_pmid(self, pmids: Sequence[str], context: JobContext) -> dict[str, OpenAlexWork]:
        """Return the works with these PMIDs, 100 a request; unknown ones are left out.

        Raises:
            BadRequestError: OpenAlex does not list by PMID any more.
            UnavailableError: OpenAlex did not answer, or today's budget is spent (``retry_at``).
            CancelledError: the job was cancelled.
        """
        wanted = [pmid for pmid in dict.fromkeys(pmids) if _PMID.fullmatch(pmid)]
        found: dict[str, OpenAlexWork] = {}
        for batch in batches(wanted, BATCH):
            parameters = {"filter": f"pmid:{'|'.join(batch)}", "per_page": str(BATCH)}
            rows = self._ask("works", parameters, batch[0], parse_works, context)
            found |= {row.pmid: row for row in rows if row.pmid in batch}
        return found

    def cited_by(self, openalex_id: str, limit: int, context: JobContext) -> list[OpenAlexWork]:
        """Return works that cite a work, the most cited first, at most ``limit`` and 10,000.

        Raises:
            NotFoundError: this is no id of OpenAlex.
            UnavailableError: OpenAlex did not answer, or today's budget is spent (``retry_at``).
            CancelledError: the job was cancelled.
        """
        wanted = _bare(openalex_id)
        if not wanted:
            raise NotFoundError(ServiceName.OPENALEX, openalex_id)
        limit = min(limit, MOST_LISTED)
        size = min(limit, BATCH)
        found: dict[str, OpenAlexWork] = {}
        for page in range(1, -(-limit // BATCH) + 1):
            parameters = {
                "filter": f"cites:{wanted}",
                "sort": "cited_by_count:desc",
                "per_page": str(size),
                "page": str(page),
            }
            rows = self._ask("works", parameters, wanted, parse_works, context)
            found |= {row.openalex_id: row for row in rows}
            if len(rows) < size:
                break
        return list(found.values())[:limit]

    def _ask(
        self,
        path: str,
        parameters: Mapping[str, str],
        subject: str,
        parse: Callable[[Response], _Result],
        context: JobContext,
    ) -> _Result:
        """Ask for all fields, and for fewer where one of them is gone."""

        def ask(select: str) -> _Result:
            email = usable_email(self._client.identity)
            request = Request(
                ServiceName.OPENALEX,
                self._client.endpoints.url(ServiceName.OPENALEX, path),
                subject=subject,
                params={**parameters, "select": select},
                secret_params={"mailto": email} if email else {},
                accept="json",
                max_bytes=20_000_000,
                ttl=DAY,
                judge=_judge,
            )
            return self._client.read(request, context.cancel, parse)

        try:
            return ask(_SELECT)
        except BadRequestError as error:
            if "select" not in error.message:
                raise
        return ask(_SURE)


def _judge(response: Response) -> None:
    """Take a web page that says 404 for what OpenAlex means by it: no such work.

    Raises:
        NotFoundError: there is no such work.
    """
    if response.status == 404 and looks_like_html(response.body):
        raise NotFoundError(ServiceName.OPENALEX, "")


def parse_work(response: Response, identifier: Identifier) -> OpenAlexWork:
    """Return the work that an answer describes.

    Raises:
        NotFoundError: it describes another work.
        UnreadableError: it describes none.
    """
    work = _work(load_json(response))
    if work is None:
        raise UnreadableError("OpenAlex", "syntax", detail="no id")
    own = {Scheme.PMID: work.pmid, Scheme.DOI: work.doi}.get(identifier.scheme, "")
    if own.lower() != identifier.key.lower():
        raise NotFoundError(ServiceName.OPENALEX, identifier.value)
    return work


def parse_works(response: Response) -> list[OpenAlexWork]:
    """Return the works of one page.

    Raises:
        UnreadableError: the body is no page of a list.
    """
    results = load_json(response).get("results")
    if not isinstance(results, list):
        raise UnreadableError("OpenAlex", "syntax", detail="no results")
    return [work for row in results if (work := _work(mapping(row))) is not None]


def _work(row: Mapping[str, object]) -> OpenAlexWork | None:
    openalex_id = _bare(text(row.get("id")))
    if not openalex_id:
        return None
    access = mapping(row.get("open_access"))
    best = mapping(row.get("best_oa_location"))
    source = mapping(mapping(row.get("primary_location")).get("source"))
    pmid = text(mapping(row.get("ids")).get("pmid")).rstrip("/").rpartition("/")[2]
    return OpenAlexWork(
        openalex_id,
        clean_doi(text(row.get("doi"))).lower(),
        pmid if _PMID.fullmatch(pmid) else "",
        _title(text(row.get("title"))),
        number(row.get("publication_year")),
        text(source.get("display_name")),
        _first_author(sequence(row.get("authorships"))),
        number(row.get("cited_by_count")),
        row.get("is_retracted") is True,
        _ids(row.get("related_works")),
        _ids(row.get("referenced_works")),
        text(access.get("oa_status")),
        web_address(access.get("oa_url")),
        web_address(best.get("pdf_url")),
        text(best.get("license")),
    )


def _title(html: str) -> str:
    title = to_plain(from_html(once_escaped(html)))
    return title if title.endswith("..") else title.removesuffix(".")


def _first_author(authorships: Sequence[object]) -> str:
    for entry in map(mapping, authorships):
        if text(entry.get("author_position")) == "first":
            name = text(mapping(entry.get("author")).get("display_name"))
            return text(entry.get("raw_author_name")) or name
    return ""


def _bare(openalex_id: str) -> str:
    """Return an id without the address around it; ``""`` where it is none of a work."""
    bare = openalex_id.rpartition("/")[2].upper()
    return bare if _ID.fullmatch(bare) else ""


def _ids(value: object) -> tuple[str, ...]:
    bare = (_bare(text(item)) for item in sequence(value))
    return tuple(dict.fromkeys(one for one in bare if one))
