# SPDX-License-Identifier: GPL-3.0-or-later
"""MeSH, NLM's thesaurus: descriptors whose names hold what is typed, and what is known of one."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError, UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import mapping, sequence, text

_Result = TypeVar("_Result")

MOST_LISTED = 50
"""Descriptors of one look-up, whatever is asked."""

_UI = re.compile(r"D\d{6,9}")
_MISSING = frozenset({404, 410})
_NEW_YEAR = 7 * DAY
"""MeSH changes once a year; who asks a week later may hear the old names."""
_TREE_NUMBERS = (
    "PREFIX mesh: <http://id.nlm.nih.gov/mesh/> "
    "PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#> "
    "SELECT ?tree WHERE {{ mesh:{ui} meshv:treeNumber ?tree }}"
)

_FAMILY = (
    "PREFIX mesh: <http://id.nlm.nih.gov/mesh/> "
    "PREFIX meshv: <http://id.nlm.nih.gov/mesh/vocab#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "SELECT ?way ?other ?label WHERE {{ "
    '{{ mesh:{ui} meshv:broaderDescriptor ?other . BIND("broader" AS ?way) }} UNION '
    '{{ ?other meshv:broaderDescriptor mesh:{ui} . BIND("narrower" AS ?way) }} '
    "?other rdfs:label ?label }}"
)

Matching = Literal["contains", "startswith", "exact"]


@dataclass(frozen=True, slots=True)
class MeshEntry:
    """A descriptor by its number, which stays, and its name, which a new year may change."""

    ui: str
    name: str


@dataclass(frozen=True, slots=True)
class MeshDescriptor:
    """What is known of one descriptor."""

    ui: str
    name: str
    entry_terms: tuple[str, ...] = ()
    """Other names for the same thing, without ``name``."""
    tree_numbers: tuple[str, ...] = ()
    """Its places in the hierarchy: ``C04.588.274``."""
    qualifiers: tuple[MeshEntry, ...] = ()
    """The subheadings that it may have."""
    see_also: tuple[MeshEntry, ...] = ()
    broader: tuple[MeshEntry, ...] = ()
    """The descriptors right above it in the tree."""
    narrower: tuple[MeshEntry, ...] = ()
    """Those right below it."""


class Mesh:
    """Asks NLM's MeSH server."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def lookup(
        self,
        label_part: str,
        context: JobContext,
        limit: int = 20,
        *,
        match: Matching = "contains",
    ) -> tuple[MeshEntry, ...]:
        """Return descriptors whose names hold what is typed, those that begin with it first.

        Raises:
            BadRequestError: the service refuses the question.
            UnavailableError: the service did not answer.
            CancelledError: the job was cancelled.
        """
        label = " ".join(label_part.split())
        if not label or limit < 1:
            return ()
        parameters = {
            "label": label,
            "match": match,
            "limit": str(min(limit, MOST_LISTED)),
        }
        found = self._ask("lookup/descriptor", label, parameters, parse_lookup, context)
        begins = label.casefold()
        return tuple(sorted(found, key=lambda entry: not entry.name.casefold().startswith(begins)))

    def details(self, descriptor_ui: str, context: JobContext) -> MeshDescriptor:
        """Return what is known of the descriptor with this number (``D006528``).

        Raises:
            NotFoundError: there is no such descriptor.
            UnavailableError: the service did not answer.
            CancelledError: the job was cancelled.
        """
        ui = descriptor_ui.strip().upper()
        if not _UI.fullmatch(ui):
            raise NotFoundError(ServiceName.MESH, descriptor_ui)

        def parse(response: Response) -> MeshDescriptor:
            return parse_details(response, ui)

        asked = {"descriptor": ui}
        found = self._ask("lookup/details", ui, asked, parse, context, missing=_MISSING)
        trees = self._ask("sparql", ui, _sparql(_TREE_NUMBERS, ui), parse_tree_numbers, context)
        broader, narrower = self._family(ui, context)
        return replace(found, tree_numbers=trees, broader=broader, narrower=narrower)

    def _family(self, ui: str, context: JobContext) -> tuple[tuple[MeshEntry, ...], ...]:
        """Return what stands above and below a descriptor; nothing where the service will not say."""
        try:
            return self._ask("sparql", ui, _sparql(_FAMILY, ui), parse_family, context)
        except (BadRequestError, UnavailableError):
            return (), ()

    def _ask(
        self,
        path: str,
        subject: str,
        parameters: Mapping[str, str],
        parse: Callable[[Response], _Result],
        context: JobContext,
        *,
        missing: frozenset[int] = frozenset(),
    ) -> _Result:
        request = Request(
            ServiceName.MESH,
            self._client.endpoints.url(ServiceName.MESH, path),
            subject=subject,
            params=parameters,
            accept="json",
            max_bytes=5_000_000,
            ttl=_NEW_YEAR,
            missing_statuses=missing,  # elsewhere a 404 is a broken address, not an empty list
        )
        return self._client.read(request, context.cancel, parse)


def parse_lookup(response: Response) -> tuple[MeshEntry, ...]:
    """Return the descriptors of a look-up; what names none is left out.

    Raises:
        UnreadableError: the body is no list.
        BadRequestError: the answer is an error in spite of its status.
    """
    data = _loaded(response)
    if not isinstance(data, list):
        raise UnreadableError("MeSH", "syntax", detail=f"a {type(data).__name__}")
    return _entries(data)


def parse_details(response: Response, ui: str) -> MeshDescriptor:
    """Return the descriptor ``ui``, without its tree numbers: they are asked for apart.

    Raises:
        NotFoundError: the answer has no name for it, or is about another.
        UnreadableError: the body is no answer about a descriptor.
        BadRequestError: the answer is an error in spite of its status.
    """
    data = _loaded(response)
    record = mapping(data[0] if isinstance(data, list) and data else data)
    if "terms" not in record and data:
        raise UnreadableError("MeSH", "syntax", detail="no terms")
    named = text(record.get("descriptor"))
    terms = [mapping(term) for term in sequence(record.get("terms"))]
    names = [label for term in terms if (label := text(term.get("label")))]
    if not names or (named and _last_piece(named) != ui):
        raise NotFoundError(ServiceName.MESH, ui)
    preferred = (text(term.get("label")) for term in terms if _is_true(term.get("preferred")))
    name = next((label for label in preferred if label), names[0])
    return MeshDescriptor(
        ui,
        name,
        tuple(dict.fromkeys(label for label in names if label != name)),
        qualifiers=_entries(record.get("qualifiers")),
        see_also=_entries(record.get("seealso")),
    )


def parse_tree_numbers(response: Response) -> tuple[str, ...]:
    """Return the tree numbers of a SPARQL answer, in order.

    Raises:
        UnreadableError: the body is no SPARQL answer.
        BadRequestError: the answer is an error in spite of its status.
    """
    values = (text(mapping(row.get("tree")).get("value")) for row in _bindings(response))
    return tuple(sorted({_last_piece(value) for value in values if value}))


def parse_family(response: Response) -> tuple[tuple[MeshEntry, ...], ...]:
    """Return the broader and the narrower descriptors of a SPARQL answer, each by name.

    Raises:
        UnreadableError: the body is no SPARQL answer.
        BadRequestError: the answer is an error in spite of its status.
    """
    found: dict[str, set[MeshEntry]] = {"broader": set(), "narrower": set()}
    for row in _bindings(response):
        way, other, label = (
            text(mapping(row.get(name)).get("value")) for name in ("way", "other", "label")
        )
        if way in found and _UI.fullmatch(_last_piece(other)) and label:
            found[way].add(MeshEntry(_last_piece(other), label))
    return tuple(
        tuple(sorted(found[way], key=lambda entry: entry.name)) for way in ("broader", "narrower")
    )


def _bindings(response: Response) -> Iterator[Mapping[str, object]]:
    """Return the rows of a SPARQL answer; raises what both parsers of one name."""
    results = mapping(_loaded(response)).get("results")
    if not isinstance(results, dict):
        raise UnreadableError("MeSH", "syntax", detail="no results")
    return map(mapping, sequence(results.get("bindings")))


def _sparql(query: str, ui: str) -> dict[str, str]:
    return {"query": query.format(ui=ui), "format": "JSON", "inference": "true", "limit": "1000"}


def _loaded(response: Response) -> object:
    try:
        data: object = json.loads(response.body, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(response.url, "syntax", detail=str(error)) from None
    message = text(mapping(data).get("error"))
    if message:
        raise BadRequestError(ServiceName.MESH, message)
    return data


def _entries(value: object) -> tuple[MeshEntry, ...]:
    found = (
        MeshEntry(_last_piece(text(item.get("resource"))), text(item.get("label")))
        for item in map(mapping, sequence(value))
    )
    return tuple(dict.fromkeys(entry for entry in found if entry.ui and entry.name))


def _last_piece(resource: str) -> str:
    return resource.rstrip("/").rpartition("/")[2]


def _is_true(value: object) -> bool:
    return value is True or text(value).lower() == "true"
