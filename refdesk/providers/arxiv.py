# SPDX-License-Identifier: GPL-3.0-or-later
"""arXiv: preprints by their id."""

import re
from collections.abc import Callable
from functools import partial

from lxml import etree

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError, UnreadableError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.markup import collapse
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.xml.safe import local_name, parse_xml

_VERSION = re.compile(r"v\d+$")
_ABS = re.compile(r"arxiv\.org/abs/(.+)$")

Fallback = Callable[[str, JobContext], Reference]


class Arxiv:
    """Asks arXiv, and somebody else where arXiv turns even polite programs away."""

    def __init__(self, client: HttpClient, fallback: Fallback | None = None) -> None:
        """Build it; ``fallback`` is asked for the preprint's DOI, as DataCite can be."""
        self._client = client
        self._fallback = fallback

    def fetch(self, arxiv_id: str, context: JobContext) -> Reference:
        """Return the preprint with this id, with or without version.

        Raises:
            NotFoundError: there is no such preprint.
            UnavailableError: neither arXiv nor the fallback answered.
            CancelledError: the job was cancelled.
        """
        bare = _VERSION.sub("", arxiv_id)
        request = Request(
            ServiceName.ARXIV,
            self._client.endpoints.url(ServiceName.ARXIV, "query"),
            subject=f"arXiv:{bare}",
            params={"id_list": arxiv_id, "max_results": "1"},
            accept="xml",
            max_bytes=2_000_000,
            ttl=DAY,
        )
        try:
            return self._client.read(request, context.cancel, partial(parse_feed, arxiv_id=bare))
        except BadRequestError:
            raise NotFoundError(ServiceName.ARXIV, f"arXiv:{bare}") from None  # malformed id
        except UnavailableError as outage:
            if self._fallback is None or outage.reason == "offline":
                raise
            return self._fallback(preprint_doi(bare), context)


def preprint_doi(arxiv_id: str) -> str:
    """Return the DOI that DataCite registered for a preprint."""
    return f"10.48550/arXiv.{_VERSION.sub('', arxiv_id)}"


def parse_feed(response: Response, arxiv_id: str) -> Reference:
    """Return the preprint that a feed holds.

    Raises:
        NotFoundError: the feed holds no such preprint, or an error in place of one.
        UnreadableError: it is no feed.
    """
    root = parse_xml(response.body, "arXiv")
    if local_name(root) != "feed":
        raise UnreadableError("arXiv", "syntax", detail=local_name(root))
    for entry in root:
        if local_name(entry) != "entry":
            continue
        match = _ABS.search(_text(entry, "id"))
        if match and _VERSION.sub("", match[1]) == arxiv_id and _text(entry, "title"):
            return _reference(entry, arxiv_id)
    raise NotFoundError(ServiceName.ARXIV, f"arXiv:{arxiv_id}")


def _reference(entry: etree._Element, arxiv_id: str) -> Reference:
    identifiers = [Identifier(Scheme.ARXIV, arxiv_id)]
    identifiers.append(Identifier(Scheme.DOI, preprint_doi(arxiv_id)))
    summary = _text(entry, "summary")
    return Reference(
        kind=ReferenceKind.PREPRINT,
        title=escape(_text(entry, "title")),
        authors=tuple(
            _author(_text(author, "name"))
            for author in entry
            if local_name(author) == "author" and _text(author, "name")
        ),
        published=_date(_text(entry, "published")),
        abstracts=(Abstract((AbstractSection(escape(summary)),)),) if summary else (),
        identifiers=tuple(identifiers),
        publisher="arXiv",
        url=f"https://arxiv.org/abs/{arxiv_id}",
        note=_text(entry, "comment"),
        extra=tuple(
            (f"arxiv:{name}", value)
            for name in ("doi", "journal_ref")  # of the journal version, which is another work
            if (value := _text(entry, name))
        ),
    )


def _text(parent: etree._Element, name: str) -> str:
    for child in parent:
        if local_name(child) == name:
            return collapse("".join(map(str, child.itertext())))
    return ""


def _author(name: str) -> Author:
    """Split a name at its last space; particles such as "van der" stay with the family."""
    if re.search(r"\b(?:Collaboration|Group|Consortium|Team)\b", name):
        return Author(collective=name)
    match = re.fullmatch(r"(.*?)\s*((?:\b(?:van|von|de|der|den|di|da|la|le|ten|ter)\s+)*\S+)", name)
    given, family = (match[1], match[2]) if match else ("", name)
    return Author(family=family, given=given)


def _date(stamp: str) -> PartialDate:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", stamp)
    if match is None:
        return PartialDate()
    return PartialDate(int(match[1]), int(match[2]), int(match[3]))
