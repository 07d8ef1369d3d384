# SPDX-License-Identifier: GPL-3.0-or-later
"""What an answer means before anybody parses it: data, no such record, our fault, or an outage."""

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError, UnreadableError
from refdesk.net.exchange import Request, Response
from refdesk.net.transport import CERTIFICATE

_TRANSIENT = frozenset({"no-connection", "timeout", "truncated", "rate-limited", "server-error"})
"""Reasons that often pass within seconds. A web page in place of data is an outage or a block:
asking again at once makes either worse."""

_UNREADABLE = {
    "html": "html",
    "empty": "truncated",
    "truncated": "truncated",
    "suspicious": "suspicious",
    "too-large": "too-large",
}

_HTML = re.compile(
    rb"^(?:\s*(?:<\?xml[^>]*>|<!--.*?-->))*\s*<(?:!doctype\s+html|html|head|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)[^>]*?(/?)>", re.DOTALL)
_PROLOG = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)

_LONGEST_PAUSE = 7 * 86_400.0
"""Seconds; whoever asks for more is answered when the program starts again at the latest."""


def check(request: Request, response: Response) -> None:
    """Let data pass and raise what anything else means.

    Raises:
        NotFoundError: the service says that it has no such record.
        NotOpenError: raised by the request's own judge.
        BadRequestError: the service refuses the question.
        UnavailableError: an outage, a block, or an answer that is cut short.
    """
    if request.judge is not None:
        request.judge(response)
    _check_status(request, response)
    if request.accept != "any":
        _check_body(request, response)


def is_transient(error: UnavailableError) -> bool:
    """Whether asking again soon may help."""
    return error.reason in _TRANSIENT and not error.detail.startswith(CERTIFICATE)


def unavailable(service: str, error: UnreadableError) -> UnavailableError:
    """Return what it means that a body proved unreadable after all."""
    return UnavailableError(service, _UNREADABLE.get(error.reason, "unparseable"), error.detail)


def retry_after(response: Response | None, now: datetime) -> float | None:
    """Return the seconds that the service asks us to stay away, or ``None``."""
    text = response.headers.get("retry-after", "").strip() if response else ""
    if not text:
        return None
    if re.fullmatch("[0-9]+", text):
        return min(float(text[:9]), _LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - now).total_seconds()), _LONGEST_PAUSE)


def message_of(response: Response) -> str:
    """Return the words of an error body, as far as there are any."""
    text = response.body[:4000].decode("utf-8", "replace").strip()
    if text.startswith(("{", "[")):
        try:
            return _words(json.loads(text, strict=False)) or text
        except (ValueError, RecursionError):
            return text
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def looks_like_html(body: bytes) -> bool:
    """Whether the bytes are a web page."""
    return bool(_HTML.match(body[:4000].removeprefix(b"\xef\xbb\xbf")))


def _check_status(request: Request, response: Response) -> None:
    status, service = response.status, request.service
    if 200 <= status < 300:
        return
    is_page = looks_like_html(response.body) and request.accept != "any"
    if status == 429:
        raise UnavailableError(service, "rate-limited", message_of(response))
    if status == 408:
        raise UnavailableError(service, "timeout", "the service gave up")
    if status >= 500:
        raise UnavailableError(service, "server-error", f"HTTP {status}")
    if status < 400:
        raise UnavailableError(service, "redirect", f"HTTP {status}")
    if is_page:
        raise UnavailableError(service, "html", f"HTTP {status}")
    if status in request.missing_statuses:
        raise NotFoundError(service, request.subject)
    if status in {401, 403}:
        raise UnavailableError(service, "blocked", f"HTTP {status} {message_of(response)}".strip())
    raise BadRequestError(service, message_of(response) or f"HTTP {status}")


def _check_body(request: Request, response: Response) -> None:
    body = response.body.removeprefix(b"\xef\xbb\xbf").strip()
    if looks_like_html(body):
        raise UnavailableError(request.service, "html", response.content_type)
    if not body:
        raise UnavailableError(request.service, "truncated", "empty body")
    whole = _is_whole_xml(body) if request.accept == "xml" else _is_whole_json(body)
    if whole is None:
        reason = "html" if response.content_type == "text/html" else "unparseable"
        raise UnavailableError(request.service, reason, response.content_type)
    if not whole:
        raise UnavailableError(request.service, "truncated", f"{len(body)} bytes")


def _is_whole_xml(body: bytes) -> bool | None:
    """Whether the root element is closed; ``None`` where the body is no XML. Cheap: no parsing."""
    if not body.startswith(b"<"):
        return None
    head = body[:20_000]
    position = 0
    while match := _PROLOG.match(head, position):
        position = match.end()
        position += len(head[position:]) - len(head[position:].lstrip())
    root = _ROOT.match(head, position)
    if root is None:
        return False
    closed = re.compile(rb"</" + re.escape(root[1]) + rb"\s*>")  # not </article-meta> of <article>
    return bool(root[2]) or closed.search(body, max(0, len(body) - 2000)) is not None


def _is_whole_json(body: bytes) -> bool | None:
    closing = {b"{": b"}", b"[": b"]"}.get(body[:1])
    return None if closing is None else body.endswith(closing)


def _words(data: object) -> str:
    """Return the messages in an error document, wherever the service keeps them."""
    if isinstance(data, str):
        return data
    if isinstance(data, list):
        return "; ".join(filter(None, map(_words, data)))
    if not isinstance(data, dict):
        return ""
    keys = ("message", "error", "ERROR", "errors", "detail", "title")
    return "; ".join(filter(None, (_words(data[key]) for key in keys if key in data)))
