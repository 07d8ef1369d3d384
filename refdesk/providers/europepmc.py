# SPDX-License-Identifier: GPL-3.0-or-later
"""Europe PMC: searches over papers and preprints, who cites whom, and open full texts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal
from urllib.parse import quote

from lxml import etree

from refdesk.domain.errors import BadRequestError, NotFoundError, NotOpenError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.markup import from_html, to_plain
from refdesk.net.classify import looks_like_html
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.net.identity import usable_email
from refdesk.providers.base import load_json, mapping, number, once_escaped, sequence, text
from refdesk.xml.safe import MAX_BYTES, local_name, parse_xml

_Link = Literal["citation", "reference"]

FIRST = "*"
"""The cursor of the first page."""

MOST_ROWS = 1_000
"""Rows a page; more is refused."""

_PMID = re.compile(r"[0-9]{1,9}")
_PMCID = re.compile(r"PMC[0-9]{1,9}")
_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_LONG_QUERY = 1_000
"""Characters; percent-encoded, a longer one may be refused as an address."""


@dataclass(frozen=True, slots=True)
class EuropePmcRow:
    """What a list row shows of a paper. All texts are plain."""

    source: str = ""
    """``MED``, ``PMC``, ``PPR`` (preprints) and others; ``""`` for a reference nobody identified."""
    id: str = ""
    """Within the source."""
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    title: str = ""
    """Without a final stop."""
    authors: str = ""
    """``Shin H, Okafor AJ, LUMEN Study Group``."""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publication_types: tuple[str, ...] = ()
    is_open_access: bool = False
    """False says nothing for citations and references."""
    cited_by_count: int | None = None
    """Within Europe PMC; ``None`` where it is not told."""
    abstract: str = ""
    """One paragraph a section, its heading in front; only where it was asked for."""


@dataclass(frozen=True, slots=True)
class EuropePmcPage:
    """Some rows of a list, and how many the whole list has."""

    hit_count: int
    rows: tuple[EuropePmcRow, ...] = ()
    next_cursor: str = ""
    """What the next page of a search is asked by; ``""`` after the last."""


class EuropePmc:
    """Asks Europe PMC."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def search(
        self,
        query: str,
        context: JobContext,
        *,
        page_size: int = 25,
        cursor: str = FIRST,
        sort: str = "",
        core: bool = False,
    ) -> EuropePmcPage:
        """Return one page of what a query finds.

        Args:
            query: in Europe PMC's syntax.
            context: heard for "stop".
            page_size: rows, 1 to 1,000.
            cursor: ``next_cursor`` of the page before.
            sort: ``""`` (relevance), ``CITED desc``, ``P_PDATE_D desc`` and the like.
            core: ask for abstracts as well: ten times as long an answer.

        Raises:
            BadRequestError: Europe PMC cannot read the query, the cursor or the order.
            UnavailableError: Europe PMC did not answer.
            CancelledError: the job was cancelled.
        """
        parameters = {
            "query": query,
            "resultType": "core" if core else "lite",
            "format": "json",
            "pageSize": str(page_size),
            "cursorMark": cursor,
        }
        if sort:
            parameters["sort"] = sort
        is_long = len(query) > _LONG_QUERY
        request = Request(
            ServiceName.EUROPEPMC,
            self._url("searchPOST" if is_long else "search"),
            subject=query[:60],
            params=parameters,
            secret_params=self._secrets(),
            method="POST" if is_long else "GET",
            accept="json",
            max_bytes=60_000_000,  # 1,000 abstracts with authors and affiliations
            ttl=DAY,
            missing_statuses=frozenset(),  # a 404 here is a broken address, not "no hits"
        )
        return self._client.read(request, context.cancel, partial(parse_search, cursor=cursor))

    def citations(
        self, pmid: str, context: JobContext, *, page: int = 1, size: int = 100
    ) -> EuropePmcPage:
        """Return papers that cite a paper; ``page`` counts from 1, ``size`` is 1 to 1,000.

        Raises:
            NotFoundError: this is no PMID.
            BadRequestError: Europe PMC refuses page or size.
            UnavailableError: Europe PMC did not answer.
            CancelledError: the job was cancelled.
        """
        return self._links("citation", pmid, context, page, size)

    def references(
        self, pmid: str, context: JobContext, *, page: int = 1, size: int = 100
    ) -> EuropePmcPage:
        """Return what a paper cites, identified or not; arguments and errors as for citations."""
        return self._links("reference", pmid, context, page, size)

    def fulltext(self, pmcid: str, context: JobContext) -> bytes:
        """Return an article as JATS XML. That it is served gives no licence: read the one inside.

        Raises:
            NotOpenError: Europe PMC gives no full text, be it closed or unknown.
            UnavailableError: Europe PMC did not answer.
            CancelledError: the job was cancelled.
        """
        if not _PMCID.fullmatch(pmcid):
            raise NotOpenError(ServiceName.EUROPEPMC, pmcid)
        request = Request(
            ServiceName.EUROPEPMC,
            self.fulltext_url(pmcid),
            subject=pmcid,
            secret_params=self._secrets(),
            accept="xml",
            max_bytes=MAX_BYTES,
            ttl=DAY,
            judge=_judge_fulltext,
        )
        return self._client.read(request, context.cancel, partial(parse_fulltext, pmcid=pmcid))

    def fulltext_url(self, pmcid: str) -> str:
        """Return where the full text of an article is asked for."""
        return self._url(f"{pmcid}/fullTextXML")

    def _links(
        self, kind: _Link, pmid: str, context: JobContext, page: int, size: int
    ) -> EuropePmcPage:
        if not _PMID.fullmatch(pmid):
            raise NotFoundError(ServiceName.EUROPEPMC, pmid)
        request = Request(
            ServiceName.EUROPEPMC,
            self._url(f"MED/{quote(pmid, safe='')}/{kind}s"),
            subject=pmid,
            params={"page": str(page), "pageSize": str(size), "format": "json"},
            secret_params=self._secrets(),
            accept="json",
            max_bytes=20_000_000,
            ttl=DAY,
        )
        return self._client.read(request, context.cancel, partial(parse_links, kind=kind))

    def _url(self, path: str) -> str:
        return self._client.endpoints.url(ServiceName.EUROPEPMC, path)

    def _secrets(self) -> dict[str, str]:
        email = usable_email(self._client.identity)
        return {"email": email} if email else {}


def parse_search(response: Response, cursor: str) -> EuropePmcPage:
    """Return the page that an answer to ``cursor`` holds.

    Raises:
        BadRequestError: the answer is a refusal in spite of its status.
        UnreadableError: the body holds no page.
    """
    data, count = _counted(response)
    results = _listed(data, "result", count)
    following = text(data.get("nextCursorMark"))
    is_last = not results or following == cursor
    return EuropePmcPage(count, _rows(results), "" if is_last else following)


def parse_links(response: Response, kind: _Link) -> EuropePmcPage:
    """Return the rows of a list of citations or references; raises like :func:`parse_search`."""
    data, count = _counted(response)
    return EuropePmcPage(count, _rows(_listed(data, kind, count)))


def _counted(response: Response) -> tuple[Mapping[str, object], int]:
    """Return an answer that says how many hits there are: a refusal is the one that does not."""
    data = load_json(response)
    count = number(data.get("hitCount"))
    if count is None or "errCode" in data:
        message = text(data.get("errMsg")) or "no number of hits: query, order or cursor is refused"
        raise BadRequestError(ServiceName.EUROPEPMC, message)
    return data, count


def _listed(data: Mapping[str, object], kind: str, count: int) -> Sequence[object]:
    """Return the rows of a list; one that has hits and is not there is no empty list."""
    rows = data.get(f"{kind}List")
    if count and not isinstance(rows, dict):
        raise UnreadableError("Europe PMC", "syntax", detail=f"no {kind}List")
    return sequence(mapping(rows).get(kind))


def _judge_fulltext(response: Response) -> None:
    """Tell a missing full text, a 404 of its own kind, from the page of an outage.

    Raises:
        NotOpenError: there is no full text for us.
    """
    if response.status == 404 and not looks_like_html(response.body):
        raise NotOpenError(ServiceName.EUROPEPMC, "")


def parse_fulltext(response: Response, pmcid: str) -> bytes:
    """Return the body if it is the article with this id.

    Raises:
        NotOpenError: the article comes without its text.
        UnreadableError: it is no article, or another one.
    """
    article = parse_xml(response.body, pmcid)
    if local_name(article) != "article":
        raise UnreadableError(pmcid, "no-article", detail=local_name(article))
    numbers = {
        (element.text or "").strip().removeprefix("PMC")
        for element in article.findall("front/article-meta/article-id")
        if element.get("pub-id-type") in {"pmc", "pmcid"}
    }
    if numbers and pmcid.removeprefix("PMC") not in numbers:
        raise UnreadableError(pmcid, "no-article", detail="another article")
    if not _has_body(article):
        raise NotOpenError(ServiceName.EUROPEPMC, pmcid)
    return response.body


def _has_body(article: etree._Element) -> bool:
    return any(local_name(child) == "body" for child in article)


def _rows(items: Sequence[object]) -> tuple[EuropePmcRow, ...]:
    return tuple(_row(item) for item in items if isinstance(item, dict))


def _row(item: Mapping[str, object]) -> EuropePmcRow:
    """Read a row; ``core`` answers keep the journal elsewhere than ``lite`` ones and links."""
    source, own_id = text(item.get("source")), text(item.get("id"))
    issue = mapping(item.get("journalInfo"))
    journal = mapping(issue.get("journal"))
    pmid = text(item.get("pmid")) or (own_id if source == "MED" else "")
    return EuropePmcRow(
        source,
        own_id,
        pmid if _PMID.fullmatch(pmid) else "",
        text(item.get("pmcid")),
        text(item.get("doi")),
        _without_stop(_plain(text(item.get("title")))),
        _without_stop(_plain(text(item.get("authorString")))),
        _first(item, "journalTitle", "journalAbbreviation")
        or _first(journal, "medlineAbbreviation", "isoabbreviation", "title"),
        number(item.get("pubYear")),
        _first(item, "journalVolume", "volume") or text(issue.get("volume")),
        text(item.get("issue")) or text(issue.get("issue")),
        text(item.get("pageInfo")),
        _publication_types(item),
        text(item.get("isOpenAccess")) == "Y",
        number(item.get("citedByCount")),
        _abstract(text(item.get("abstractText"))),
    )


def _first(item: Mapping[str, object], *names: str) -> str:
    return next((found for name in names if (found := text(item.get(name)))), "")


def _publication_types(item: Mapping[str, object]) -> tuple[str, ...]:
    listed = [text(kind) for kind in sequence(mapping(item.get("pubTypeList")).get("pubType"))]
    joined = _first(item, "pubType", "citationType").split(";")
    kinds = (kind.strip() for kind in listed or joined)
    return tuple(dict.fromkeys(kind for kind in kinds if kind))


def _abstract(html: str) -> str:
    pieces = _HEADING.split(html)
    paragraphs = [_plain(pieces[0])]
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        name = _plain(heading).rstrip(":. ")
        paragraphs.append(f"{name}: {_plain(body)}".strip() if name else _plain(body))
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _plain(html: str) -> str:
    return to_plain(from_html(once_escaped(html)))


def _without_stop(words: str) -> str:
    return words if words.endswith("..") else words.removesuffix(".")
