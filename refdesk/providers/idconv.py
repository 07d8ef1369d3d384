# SPDX-License-Identifier: GPL-3.0-or-later
"""PMC's ID Converter: which PMID, PMCID and DOI belong together, for papers that PMC has."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from refdesk.domain.errors import BadRequestError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Request, Response
from refdesk.providers.base import (
    TOOL,
    batches,
    judge_ncbi,
    load_json,
    mapping,
    ncbi_params,
    sequence,
    text,
)

_KINDS: Mapping[Scheme, tuple[re.Pattern[str], int]] = {
    Scheme.PMID: (re.compile(r"[0-9]{1,9}"), 200),
    Scheme.PMCID: (re.compile(r"PMC[0-9]{1,9}"), 200),
    # Fewer DOIs a request: they are long, and the question is an address.
    Scheme.DOI: (re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s,]+"), 40),
    Scheme.MID: (re.compile(r"[A-Z]+[0-9]+"), 100),
}
"""What can be asked: how it must look and how many at once. One malformed id spoils a batch."""


class IdConverter:
    """Asks the ID Converter."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def convert(
        self, identifiers: Sequence[Identifier], context: JobContext
    ) -> dict[Identifier, tuple[Identifier, ...]]:
        """Return for every identifier the others of the same paper; ``()`` where PMC has none.

        That PMC does not have a paper says nothing about PubMed.

        Raises:
            UnavailableError: the service did not answer.
            CancelledError: the job was cancelled.
        """
        found: dict[Identifier, tuple[Identifier, ...]] = dict.fromkeys(identifiers, ())
        for scheme, (pattern, size) in _KINDS.items():
            askable = [i for i in found if i.scheme is scheme and pattern.fullmatch(i.value)]
            for batch in batches(askable, size):
                for identifier, others in self._ask(batch, context).items():
                    found[identifier] = others
        return found

    def _ask(
        self, batch: Sequence[Identifier], context: JobContext
    ) -> dict[Identifier, tuple[Identifier, ...]]:
        """Ask for one kind; a batch that is refused is halved until the culprit stands alone."""
        request = Request(
            ServiceName.IDCONV,
            self._client.endpoints.url(ServiceName.IDCONV, ""),
            params={
                "ids": ",".join(identifier.value for identifier in batch),
                "idtype": batch[0].scheme.value,
                "format": "json",
                "tool": TOOL,
            },
            secret_params={
                name: value
                for name, value in ncbi_params(self._client.identity).items()
                if name == "email"
            },
            accept="json",
            ttl=DAY,
            echoes_secrets=True,
            missing_statuses=frozenset(),
            judge=partial(judge_ncbi, ServiceName.IDCONV),
        )

        def parse(response: Response) -> dict[Identifier, tuple[Identifier, ...]]:
            return parse_conversion(response, batch)

        try:
            return self._client.read(request, context.cancel, parse)
        except BadRequestError:
            if len(batch) == 1:
                return {batch[0]: ()}
        middle = len(batch) // 2
        return self._ask(batch[:middle], context) | self._ask(batch[middle:], context)


def parse_conversion(
    response: Response, asked: Sequence[Identifier]
) -> dict[Identifier, tuple[Identifier, ...]]:
    """Return what the records say of each identifier that was asked.

    Raises:
        UnreadableError: the body is no answer of the converter.
        BadRequestError: the answer as a whole is an error in spite of its status.
    """
    data = load_json(response)
    if data.get("status") == "error":
        raise BadRequestError(ServiceName.IDCONV, text(data.get("message")) or "refused")
    by_key = {identifier.key.lower(): identifier for identifier in asked}
    found: dict[Identifier, tuple[Identifier, ...]] = {}
    for record in map(mapping, sequence(data.get("records"))):
        if record.get("status") == "error":
            continue
        others = _identifiers(record)
        keys = [text(record.get("requested-id")), *(other.value for other in others)]
        identifier = next((by_key[k.lower()] for k in keys if k.lower() in by_key), None)
        if identifier is not None:
            found[identifier] = tuple(other for other in others if other.key != identifier.key)
    return found


def _identifiers(record: Mapping[str, object]) -> tuple[Identifier, ...]:
    fields = ((Scheme.PMID, "pmid"), (Scheme.PMCID, "pmcid"), (Scheme.DOI, "doi"))
    values = ((scheme, text(record.get(name))) for scheme, name in fields)
    return tuple(
        Identifier(scheme, value.partition(".")[0] if scheme is Scheme.PMCID else value)
        for scheme, value in values
        if value
    )
