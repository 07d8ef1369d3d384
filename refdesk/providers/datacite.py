# SPDX-License-Identifier: GPL-3.0-or-later
"""DataCite: preprints, data sets and software by DOI."""

import re
from collections.abc import Mapping
from functools import partial
from urllib.parse import quote

from refdesk.domain.errors import NotFoundError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.markup import from_html
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
from refdesk.providers.base import load_json, mapping, number, sequence, text

_KINDS: Mapping[str, ReferenceKind] = {
    "preprint": ReferenceKind.PREPRINT,
    "journalarticle": ReferenceKind.ARTICLE,
    "book": ReferenceKind.BOOK,
    "bookchapter": ReferenceKind.CHAPTER,
    "conferencepaper": ReferenceKind.CONFERENCE_PAPER,
    "dissertation": ReferenceKind.THESIS,
    "report": ReferenceKind.REPORT,
    "dataset": ReferenceKind.DATASET,
    "software": ReferenceKind.SOFTWARE,
    "standard": ReferenceKind.STANDARD,
    "audiovisual": ReferenceKind.MEDIA,
    "sound": ReferenceKind.SOUND,
}
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)


class DataCite:
    """Asks DataCite."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def work(self, doi: str, context: JobContext) -> Reference:
        """Return the work with this DOI.

        Raises:
            NotFoundError: the DOI is not DataCite's.
            UnavailableError: DataCite did not answer.
            CancelledError: the job was cancelled.
        """
        request = Request(
            ServiceName.DATACITE,
            self._client.endpoints.url(ServiceName.DATACITE, f"dois/{quote(doi, safe='')}"),
            subject=doi,
            accept="json",
            max_bytes=5_000_000,
            ttl=DAY,
        )
        return self._client.read(request, context.cancel, partial(parse_work, doi=doi))


def parse_work(response: Response, doi: str) -> Reference:
    """Return the work that an answer describes.

    Raises:
        NotFoundError: it describes another work.
        UnreadableError: it describes none.
    """
    attributes = mapping(mapping(load_json(response).get("data")).get("attributes"))
    own = text(attributes.get("doi"))
    if own.lower() != doi.lower():
        raise NotFoundError(ServiceName.DATACITE, doi)
    types = mapping(attributes.get("types"))
    identifiers = [Identifier(Scheme.DOI, own)]
    if match := _ARXIV_DOI.fullmatch(own):
        identifiers.append(Identifier(Scheme.ARXIV, match[1]))
    publisher = attributes.get("publisher")
    return Reference(
        kind=_KINDS.get(text(types.get("resourceTypeGeneral")).lower(), ReferenceKind.OTHER),
        title=_title(attributes),
        authors=tuple(
            author
            for creator in map(mapping, sequence(attributes.get("creators")))
            if (author := _author(creator)) is not None
        ),
        published=_published(attributes),
        abstracts=_abstracts(attributes),
        identifiers=tuple(identifiers),
        publisher=text(mapping(publisher).get("name")) or text(publisher),
        url=text(attributes.get("url")),
    )


def _title(attributes: Mapping[str, object]) -> str:
    titles = [mapping(title) for title in sequence(attributes.get("titles"))]
    main = [title for title in titles if not title.get("titleType")]
    return next((from_html(text(title.get("title"))) for title in main or titles), "")


def _author(creator: Mapping[str, object]) -> Author | None:
    name = text(creator.get("name"))
    family, given = text(creator.get("familyName")), text(creator.get("givenName"))
    if text(creator.get("nameType")).lower() == "organizational":
        return Author(collective=name) if name else None
    if not family:
        family, _, given = (part.strip() for part in name.partition(","))
    places = (
        text(mapping(place).get("name")) or text(place)
        for place in sequence(creator.get("affiliation"))
    )
    ids = " ".join(
        text(mapping(item).get("nameIdentifier"))
        for item in sequence(creator.get("nameIdentifiers"))
    )
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", ids)
    if not family:
        return None
    return Author(
        family=family,
        given=given,
        orcid=orcid[0] if orcid else "",
        affiliations=tuple(place for place in places if place),
    )


def _published(attributes: Mapping[str, object]) -> PartialDate:
    for item in map(mapping, sequence(attributes.get("dates"))):
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text(item.get("date")))
        if match and text(item.get("dateType")) in {"Issued", "Submitted"}:
            year, month, day = (int(part) if part else None for part in match.groups())
            return PartialDate(year, month, day)
    return PartialDate(number(attributes.get("publicationYear")))


def _abstracts(attributes: Mapping[str, object]) -> tuple[Abstract, ...]:
    for item in map(mapping, sequence(attributes.get("descriptions"))):
        body = from_html(text(item.get("description")))
        if text(item.get("descriptionType")) == "Abstract" and body:
            return (Abstract((AbstractSection(body),)),)
    return ()
