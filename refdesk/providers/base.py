# SPDX-License-Identifier: GPL-3.0-or-later
"""What the providers share: NCBI's manners and errors, JSON of unknown shape, batches."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError, UnreadableError
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import Response
from refdesk.net.identity import Identity, usable_email

_Item = TypeVar("_Item")

TOOL = "refdesk"

_RATE_LIMITED = re.compile(rb'"error"\s*:\s*"API rate limit exceeded"')
_ERROR_ROOTS = re.compile(rb"<(?:eFetch|eSummary|eSearch|eLink|ePost)Result\b")
_ERROR_ELEMENT = re.compile(rb"<ERROR>(.*?)</ERROR>", re.DOTALL)
_TRANSIENT = re.compile(
    r"External viewer error|Status: Timeout|proxy_stream\(\)|Failed to connect to PubOne service"
    r"|C\+\+ Exception"
)
_ESCAPED_TWICE = re.compile(r"&amp;(?=(?:amp|lt|gt|#\d{1,7});)")


def ncbi_params(identity: Identity) -> dict[str, str]:
    """Return the secret parameters of every call to NCBI; unset ones are left out."""
    secrets = {"email": usable_email(identity), "api_key": identity.ncbi_api_key.strip()}
    return {name: value for name, value in secrets.items() if value}


def judge_ncbi(service: ServiceName, response: Response) -> None:
    """Raise what NCBI says in words instead of by status.

    Raises:
        UnavailableError: too many requests, or a failure behind the scenes.
        NotFoundError: none of the ids is known.
        BadRequestError: any other refusal.
    """
    body = response.body
    if len(body) < 2000 and _RATE_LIMITED.search(body):
        raise UnavailableError(service, "rate-limited")
    message = _message(response)
    if not message:
        return
    if _TRANSIENT.search(message):
        raise UnavailableError(service, "server-error", message)
    if "ID list is empty" in message:
        raise NotFoundError(service, "")
    if response.status in {200, 400}:
        raise BadRequestError(service, message)


def _message(response: Response) -> str:
    """Return what an answer gives as its error; records that quote such words are no error."""
    body = response.body.lstrip()
    if body.startswith(b"<"):
        if _ERROR_ROOTS.search(body[:1000]):
            found = _ERROR_ELEMENT.findall(body[:20_000])
            return "; ".join(piece.decode("utf-8", "replace").strip() for piece in found)
        return ""
    if body.startswith((b"{", b"[")):
        try:
            data = json.loads(body, strict=False)
        except (ValueError, RecursionError):
            return ""
        return _json_error(data) if isinstance(data, dict) else ""
    text = body[:4000].decode("utf-8", "replace")
    return text if _TRANSIENT.search(text) else ""


def _json_error(data: Mapping[str, object]) -> str:
    search, summary = data.get("esearchresult"), data.get("esummaryresult")
    if isinstance(search, dict) and isinstance(search.get("ERROR"), str):
        return str(search["ERROR"])
    if isinstance(summary, list):
        return "; ".join(map(str, summary))
    for name in ("ERROR", "error"):
        if isinstance(data.get(name), str):
            return str(data[name])
    return ""


def load_json(response: Response) -> dict[str, object]:
    """Return the object that the body holds. Raw line breaks in strings are let pass: NCBI has them.

    Raises:
        UnreadableError: it holds none.
    """
    try:
        data = json.loads(response.body, strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(response.url, "syntax", detail=str(error)) from None
    if not isinstance(data, dict):
        raise UnreadableError(response.url, "syntax", detail=f"a {type(data).__name__}")
    return data


def mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` if it is an object of JSON, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[object]:
    """Return ``value`` if it is a list of JSON, else an empty one; absent and null are common."""
    return value if isinstance(value, list) else ()


def text(value: object) -> str:
    """Return a string or number of JSON as text; ``""`` for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def first_text(value: object) -> str:
    """Return the first string of a list that may be empty, absent, or no list at all."""
    return next((found for item in sequence(value) if (found := text(item))), text(value))


def web_address(value: object) -> str:
    """Return an address of the web; no other kind is ever opened for a stranger."""
    address = text(value)
    try:
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def number(value: object) -> int | None:
    """Return an integer that may come as a string."""
    digits = text(value)
    return int(digits) if re.fullmatch("[0-9]{1,18}", digits) else None


def once_escaped(html: str) -> str:
    """Return HTML-like text that was escaped twice as if it had been escaped once."""
    return _ESCAPED_TWICE.sub("&", html)


def batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """Yield ``items`` in pieces of at most ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
