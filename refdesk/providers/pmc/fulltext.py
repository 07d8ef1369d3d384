# SPDX-License-Identifier: GPL-3.0-or-later
"""Full texts of PubMed Central: the cloud copy first, then the E-utilities."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from urllib.parse import quote

from lxml import etree

from refdesk.domain.errors import (
    NotFoundError,
    NotOpenError,
    ScannedOnlyError,
    UnavailableError,
    UnreadableError,
)
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import JobContext
from refdesk.domain.licences import stricter_licence
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import TOOL, judge_ncbi, ncbi_params
from refdesk.providers.pmc.cloud import PMCID, Deposit, PmcCloud
from refdesk.xml.safe import local_name, parse_xml

MAX_XML = 40_000_000
"""Bytes; PMC's largest articles are under 10 MB."""

_LICENCE_URL = re.compile(
    r"creativecommons\.org/(?:licenses/([a-z]+(?:-[a-z]+)*)|(publicdomain/zero))", re.IGNORECASE
)
_TEXT_MINING = "available for text mining"


@dataclass(frozen=True, slots=True)
class FetchedFulltext:
    """A JATS document as PMC serves it, and where it came from."""

    xml: bytes
    source: FulltextSource
    is_retracted: bool = False
    """PMC marks the article as retracted. False says nothing."""


class PmcFulltext:
    """Fetches full texts."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client
        self._cloud = PmcCloud(client)

    def fetch(self, pmcid: str, context: JobContext, *, fresh: bool = False) -> FetchedFulltext:
        """Return the best full text that may be downloaded.

        Raises:
            NotOpenError: PMC has the article and withholds its text.
            NotFoundError: PMC has no such article.
            UnavailableError: nobody answered, so nothing is known.
            CancelledError: the job was cancelled.
        """
        if not PMCID.fullmatch(pmcid):
            raise NotFoundError(ServiceName.PMC, pmcid)
        try:
            return self._from_cloud(pmcid, context, fresh=fresh)
        except ScannedOnlyError:
            raise
        except (NotOpenError, NotFoundError):
            return self._from_eutils(pmcid, context, fresh=fresh)
        except UnavailableError as outage:
            try:
                return self._from_eutils(pmcid, context, fresh=fresh)
            except UnavailableError:
                raise outage from None

    def _from_cloud(self, pmcid: str, context: JobContext, *, fresh: bool) -> FetchedFulltext:
        deposit = self._cloud.newest(pmcid, context, fresh=fresh)
        request = self._cloud.request(quote(deposit.key), {}, pmcid, MAX_XML, fresh=fresh)

        def parse(response: Response) -> FetchedFulltext:
            return parse_deposit(response, pmcid, deposit)

        return self._client.read(request, context.cancel, parse)

    def _from_eutils(self, pmcid: str, context: JobContext, *, fresh: bool) -> FetchedFulltext:
        request = Request(
            ServiceName.EUTILS,
            self._client.endpoints.url(ServiceName.EUTILS, "efetch.fcgi"),
            subject=pmcid,
            params={
                "db": "pmc",
                "id": pmcid.removeprefix("PMC"),
                "retmode": "xml",
                "tool": TOOL,
            },
            secret_params=ncbi_params(self._client.identity),
            method="POST",
            accept="xml",
            max_bytes=MAX_XML,
            ttl=DAY,
            fresh=fresh,
            missing_statuses=frozenset(),
            judge=partial(judge_ncbi, ServiceName.EUTILS),
        )
        return self._client.read(request, context.cancel, partial(parse_efetch, pmcid=pmcid))


def parse_deposit(response: Response, pmcid: str, deposit: Deposit) -> FetchedFulltext:
    """Return the full text of one deposited version.

    Raises:
        UnavailableError: the bytes are not those that were deposited.
        NotOpenError: the document has no body.
        UnreadableError: it is no article, or another one.
    """
    digest = hashlib.md5(response.body, usedforsecurity=False).hexdigest()
    if deposit.md5 and digest != deposit.md5:
        raise UnavailableError(ServiceName.PMC, "truncated", "checksum differs")
    article = _article(parse_xml(response.body, pmcid), pmcid, ServiceName.PMC)
    licence = stricter_licence(deposit.licence, licence_of(article))
    source = _source("PMC", response, deposit.version, licence)
    return FetchedFulltext(response.body, source, deposit.is_retracted)


def parse_efetch(response: Response, pmcid: str) -> FetchedFulltext:
    """Return the full text that efetch gives.

    Raises:
        NotFoundError: PMC has no such article.
        NotOpenError: the article comes without its body.
        UnreadableError: it is no article, or another one.
    """
    article = _article(parse_xml(response.body, pmcid), pmcid, ServiceName.EUTILS)
    version = next((v for kind, v in _ids(article) if kind == "pmcid-ver"), pmcid)
    source = _source("PMC", response, version, licence_of(article))
    return FetchedFulltext(response.body, source)


def _source(provider: str, response: Response, version: str, licence: str) -> FulltextSource:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return FulltextSource(provider, response.url, version, licence, moment, len(response.body))


def _article(root: etree._Element, pmcid: str, service: ServiceName) -> etree._Element:
    """Return the article with this id that has a body."""
    name = local_name(root)
    if name == "article":
        articles = [root]
    elif name == "pmc-articleset":
        articles = [child for child in root if local_name(child) == "article"]
    else:
        raise UnreadableError(pmcid, "no-article", detail=name)
    if not articles:
        raise NotFoundError(service, pmcid)
    for article in articles:
        numbers = {value.removeprefix("PMC") for kind, value in _ids(article) if kind in _OWN_IDS}
        if numbers and pmcid.removeprefix("PMC") not in numbers:
            continue
        if not any(local_name(child) == "body" for child in article):
            raise (ScannedOnlyError if _is_scanned(article) else NotOpenError)(service, pmcid)
        return article
    raise UnreadableError(pmcid, "no-article", detail="another article")


def _is_scanned(article: etree._Element) -> bool:
    """Whether an article comes as pictures of its pages: of old volumes PMC has nothing else."""
    return any(
        (element.get("content-type") or "").startswith("scanned-page")
        for element in article.iter("{*}supplementary-material", "{*}media", "{*}self-uri")
    )


_OWN_IDS = frozenset({"pmc", "pmcid"})


def _ids(article: etree._Element) -> list[tuple[str, str]]:
    """Return kind and value of the article's own ids; references and replies have theirs."""
    return [
        (element.get("pub-id-type", ""), (element.text or "").strip())
        for element in article.findall("front/article-meta/article-id")
    ]


def licence_of(article: etree._Element) -> str:
    """Return the licence code that the document itself states, or ``""``."""
    permissions = article.find("front/article-meta/permissions")
    if permissions is None:
        return ""
    words = [*permissions.itertext()]
    for element in permissions.iter():
        words += [str(value) for value in element.attrib.values()]
    everything = " ".join(map(str, words))
    match = _LICENCE_URL.search(everything)
    if match:
        return "CC0" if match[2] else f"CC {match[1].upper()}"
    return "TDM" if _TEXT_MINING in everything else ""
