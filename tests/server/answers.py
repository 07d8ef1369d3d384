"""What passes between the fake services, the faults and the wire."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class Answer:
    """What a service says when nothing is wrong with it."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/plain; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)
    stream: Callable[[], Iterator[bytes]] | None = None
    """What is sent piece by piece in place of ``body``; an ``EOFError`` breaks the connection."""


@dataclass(frozen=True)
class Asked:
    """One request as it came in; tests look at these."""

    method: str
    service: str
    path: str
    """The raw path below the service's name, percent-encoding as sent."""
    params: dict[str, str]
    """Of the query and of the form body."""
    query: str
    headers: dict[str, str]
    """Names in lower case."""
    at: float
    """Monotonic seconds."""
    body: bytes = b""

    @property
    def target(self) -> str:
        """``service/path``, decoded."""
        return f"{self.service}{unquote(self.path)}"

    def matches(self, pattern: str) -> bool:
        """Whether ``service/part-of-the-path`` (or ``*``) means this request."""
        service, _, part = pattern.partition("/")
        return service in {"*", self.service} and part in unquote(self.path)


def asked_of(method: str, raw: str, headers: dict[str, str], body: bytes, at: float) -> Asked:
    split = urlsplit(raw)
    service, _, path = split.path.lstrip("/").partition("/")
    pairs = parse_qs(split.query, keep_blank_values=True)
    if headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        pairs |= parse_qs(body.decode(), keep_blank_values=True)
    params = {name: values[-1] for name, values in pairs.items()}
    return Asked(method, service, f"/{path}", params, split.query, headers, at, body)


def json_answer(data: object, status: int = 200) -> Answer:
    # NCBI writes line breaks raw into JSON strings, and so do we.
    text = json.dumps(data, ensure_ascii=False).replace("\\n", "\n")
    return Answer(status, text.encode(), "application/json; charset=UTF-8")


def xml_answer(
    text: str, status: int = 200, content_type: str = "text/xml; charset=UTF-8"
) -> Answer:
    return Answer(status, text.encode(), content_type)
