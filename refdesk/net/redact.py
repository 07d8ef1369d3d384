# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes keys and addresses out of texts before anybody sees or stores them."""

import logging
import re
from collections.abc import Iterable

REMOVED = "[removed]"
_LONGEST = 500

_NAMED = re.compile(
    r"""\b(api[-_]?key|x-api-key|email|mailto|authorization|bearer|token)"""
    r"""(["']?\s*[:=]\s*["']?)[^\s&"',;<>]+""",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_IPV4 = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])", re.IGNORECASE)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return ``text`` without ``secrets``, keys, mail addresses and IP addresses.

    Services echo all of these in error messages: NCBI's "too many requests" holds the key of the
    caller, or the IP address where there is no key.
    """
    text = text[: 4 * _LONGEST]  # before searching: what comes later is not shown anyway
    for secret in secrets:
        if secret:
            text = re.sub(re.escape(secret), REMOVED, text, flags=re.IGNORECASE)
    text = _NAMED.sub(rf"\1\2{REMOVED}", text)
    for pattern in (_EMAIL, _IPV4, _IPV6):
        text = pattern.sub(REMOVED, text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class _AddressFilter(logging.Filter):
    """Cuts queries out of another library's log lines; a query is where the keys are."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = re.sub(r"\?\S*", "?…", record.getMessage())
        record.msg, record.args = redact(message), ()
        return True


_FILTER = _AddressFilter()


def quiet_library_logs() -> None:
    """Make sure that the HTTP library's own log never carries a query. Safe to repeat."""
    for name in ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry"):
        logging.getLogger(name).addFilter(_FILTER)
