# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of a service and what comes back: values without behaviour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, quote_plus

from refdesk.net.endpoints import ServiceName

DAY = 86_400.0
"""Seconds."""

Accept = Literal["xml", "json", "any"]


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, body decompressed. Header names are lower case; ``url`` carries no secrets."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    url: str
    from_cache: bool = False

    @property
    def content_type(self) -> str:
        """The media type without parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Request:
    """One question. Parameters go into the query, or into the form body of a ``POST``."""

    service: ServiceName
    url: str
    subject: str = ""
    """The identifier that is asked for; a "not found" names it."""
    params: Mapping[str, str] = field(default_factory=dict)
    secret_params: Mapping[str, str] = field(default_factory=dict)
    """Keys and addresses of the user: sent, but never logged, cached or shown."""
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    """As ``secret_params``."""
    method: Literal["GET", "POST"] = "GET"
    body: bytes = b""
    """Of a ``POST``, in place of a form."""
    accept: Accept = "any"
    max_bytes: int = 20_000_000
    """Largest answer that is read, counted after decompression."""
    ttl: float | None = DAY
    """Seconds for which an answer with data is kept; ``None``: not kept at all."""
    fresh: bool = False
    """Ask the service even if an answer is kept; the new answer replaces it."""
    echoes_secrets: bool = False
    """The service repeats the question in its answer: secrets are cut out before it is kept."""
    missing_statuses: frozenset[int] = frozenset({404, 410})
    """Statuses by which this service says "no such record"."""
    tries: int | None = None
    """How often it is asked at most, where that is less than usual: there is another way to know."""
    judge: Callable[[Response], None] | None = None
    """Called first for every status: raises what only this service's answers mean."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secret values as written and as they look inside an address."""
        spellings = {
            spelling
            for value in (
                *self.secret_params.values(),
                # "Bearer …": who repeats it leaves the first word out.
                *(header.rpartition(" ")[2] for header in self.secret_headers.values()),
            )
            if value
            for spelling in (
                value,
                quote(value, safe=""),
                quote(value, safe="@"),
                quote_plus(value),
            )
        }
        return tuple(sorted(spellings, key=len, reverse=True))

    @property
    def is_keyed(self) -> bool:
        """Whether the request identifies itself in a way that buys a faster pace."""
        return any(self.secret_params.get(name) for name in ("api_key", "mailto"))
