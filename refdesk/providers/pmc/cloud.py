# SPDX-License-Identifier: GPL-3.0-or-later
"""The bucket in which PMC lays its articles: versions, what is known of one, the files beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from refdesk.domain.errors import NotFoundError, NotOpenError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Accept, Request, Response
from refdesk.providers.base import load_json, text
from refdesk.xml.safe import local_name, parse_xml

PMCID = re.compile(r"PMC[0-9]{1,9}")

_BUCKET = "pmc-oa-opendata"
_MISSING = frozenset({403, 404, 410})  # S3 hides what is absent as "forbidden"
_MD5 = re.compile(r"[0-9a-f]{32}")
_LONGEST_LISTING = 5_000_000
"""Bytes; a page of a listing has 1,000 keys and is under 400 KB."""
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Media:
    """A file that lies beside the XML of one version."""

    name: str
    size: int | None = None
    """Bytes, where the listing says so."""
    md5: str = ""


@dataclass(frozen=True, slots=True)
class Deposit:
    """What the metadata of one deposited version say."""

    version: str
    """``PMC9984800.1``."""
    key: str
    """Where the XML lies in the bucket."""
    md5: str = ""
    licence: str = ""
    is_manuscript: bool = False
    is_retracted: bool = False
    media: tuple[Media, ...] = ()


class PmcCloud:
    """Asks the bucket."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def newest(self, pmcid: str, context: JobContext, *, fresh: bool = False) -> Deposit:
        """Return the newest version that is no author manuscript, else the newest.

        Raises:
            NotOpenError: the bucket has no version of this article.
            UnavailableError: no answer.
        """
        newest: Deposit | None = None
        for number in self._versions(pmcid, context, fresh=fresh):
            deposit = self.deposit(f"{pmcid}.{number}", context, fresh=fresh)
            if not deposit.is_manuscript:
                return deposit
            newest = newest or deposit
        if newest is None:
            raise NotOpenError(ServiceName.PMC, pmcid)
        return newest

    def deposit(self, version: str, context: JobContext, *, fresh: bool = False) -> Deposit:
        """Return what is known of one version; next to nothing where it has no metadata."""
        pmcid = version.partition(".")[0]
        parse = partial(parse_metadata, version=version, pmcid=pmcid)
        for path in (f"{version}/{version}.json", f"metadata/{version}.json"):
            request = self.request(path, {}, pmcid, _LONGEST_LISTING, fresh=fresh, accept="json")
            try:
                return self._client.read(request, context.cancel, parse)
            except NotFoundError:
                continue
        return Deposit(version, f"{version}/{version}.xml")

    def files(self, version: str, context: JobContext, *, fresh: bool = False) -> list[Media]:
        """Return the files in the folder of one version, as the bucket lists them."""
        found: list[Media] = []
        question = {"list-type": "2", "prefix": f"{version}/"}
        for _ in range(_MOST_PAGES):
            request = self.request("", question, version, _LONGEST_LISTING, fresh=fresh)
            page, token = self._client.read(
                request, context.cancel, partial(parse_files, version=version)
            )
            found += page
            if not token or question.get("continuation-token") == token:
                break
            question = {**question, "continuation-token": token}
        return found

    def _versions(self, pmcid: str, context: JobContext, *, fresh: bool) -> list[int]:
        """Return version numbers, newest first.

        The dot in the prefix keeps PMC1 from finding PMC10.
        """
        numbers: set[int] = set()
        question = {"list-type": "2", "prefix": f"{pmcid}.", "delimiter": "/"}
        while True:
            request = self.request("", question, pmcid, _LONGEST_LISTING, fresh=fresh)
            found, token = self._client.read(
                request, context.cancel, partial(parse_versions, pmcid=pmcid, is_first=not numbers)
            )
            numbers.update(found)
            if not token or question.get("continuation-token") == token:
                return sorted(numbers, reverse=True)
            question = {**question, "continuation-token": token}

    def request(
        self,
        path: str,
        params: Mapping[str, str],
        subject: str,
        max_bytes: int,
        *,
        fresh: bool = False,
        accept: Accept = "xml",
        ttl: float | None = DAY,
    ) -> Request:
        """Return a question to the bucket; a file that is not there is "not found"."""
        return Request(
            ServiceName.PMC,
            self._client.endpoints.url(ServiceName.PMC, path),
            subject=subject,
            params=params,
            accept=accept,
            max_bytes=max_bytes,
            ttl=ttl,
            fresh=fresh,
            missing_statuses=_MISSING,
        )


def parse_versions(
    response: Response, pmcid: str, *, is_first: bool = True
) -> tuple[list[int], str]:
    """Return version numbers of a bucket listing and the token of its next page, or ``""``.

    Raises:
        NotOpenError: the bucket has no version of this article.
        UnreadableError: the body is no listing.
    """
    root = _listing(response)
    pattern = re.compile(rf"{re.escape(pmcid)}\.([0-9]{{1,6}})/")
    prefixes = [
        (child.text or "").strip()
        for common in root
        if local_name(common) == "CommonPrefixes"
        for child in common
        if local_name(child) == "Prefix"
    ]
    numbers = [int(match[1]) for prefix in prefixes if (match := pattern.fullmatch(prefix))]
    token = _next_page(root)
    if not numbers and not token and is_first:
        raise NotOpenError(ServiceName.PMC, pmcid)
    return numbers, token


def parse_files(response: Response, version: str) -> tuple[list[Media], str]:
    """Return the files of one version's folder and the token of the next page, or ``""``.

    What lies in another folder, or deeper, is left out.

    Raises:
        UnreadableError: the body is no listing.
    """
    root = _listing(response)
    found = []
    for contents in root:
        if local_name(contents) != "Contents":
            continue
        facts = {local_name(child): (child.text or "").strip() for child in contents}
        name = _name_in(facts.get("Key", ""), version)
        size = facts.get("Size", "")
        if name:
            found.append(Media(name, int(size) if re.fullmatch("[0-9]{1,15}", size) else None))
    return found, _next_page(root)


def parse_metadata(response: Response, version: str, pmcid: str) -> Deposit:
    """Return what the metadata file of one version says.

    Raises:
        UnreadableError: the body is no metadata of this article.
    """
    data = load_json(response)
    if text(data.get("pmcid")).partition(".")[0] != pmcid:
        raise UnreadableError("PMC", "syntax", detail=f"not about {pmcid}")
    is_manuscript = data.get("is_manuscript") is True
    # The file names places; believe it only where the article's own files can be.
    xml = _media_at(text(data.get("xml_url")), version)
    addresses = data.get("media_urls")
    media = [_media_at(text(a), version) for a in addresses] if isinstance(addresses, list) else []
    return Deposit(
        version,
        f"{version}/{xml.name if xml else f'{version}.xml'}",
        xml.md5 if xml else "",
        text(data.get("license_code")) or ("TDM" if is_manuscript else ""),
        is_manuscript,
        data.get("is_retracted") is True,
        tuple(one for one in media if one is not None),
    )


def _media_at(address: str, version: str) -> Media | None:
    """Return the file of a version that ``s3://bucket/PMC1.1/name?md5=…`` means."""
    try:
        split = urlsplit(address)
    except ValueError:
        return None
    if split.scheme != "s3" or split.netloc != _BUCKET:
        return None
    name = _name_in(split.path.lstrip("/"), version)
    md5 = parse_qs(split.query).get("md5", [""])[0].lower()
    return Media(name, md5=md5 if _MD5.fullmatch(md5) else "") if name else None


def _name_in(key: str, version: str) -> str:
    """Return the name of a file that lies flat in the folder of a version, else ``""``."""
    folder, _, name = key.rpartition("/")
    return name if folder == version and ".." not in name and "\\" not in name else ""


def _listing(response: Response) -> etree._Element:
    root = parse_xml(response.body, "PMC")
    if local_name(root) != "ListBucketResult":
        raise UnreadableError("PMC", "syntax", detail=local_name(root))
    return root


def _next_page(root: etree._Element) -> str:
    page = {local_name(child): (child.text or "").strip() for child in root}
    return page.get("NextContinuationToken", "") if page.get("IsTruncated") == "true" else ""
