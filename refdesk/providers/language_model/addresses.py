# SPDX-License-Identifier: GPL-3.0-or-later
"""From the address that a person typed to those that are asked."""

import re
from urllib.parse import urlsplit

from refdesk.domain.errors import ModelError
from refdesk.net.endpoints import is_loopback

OLLAMA, OPENAI = "ollama", "openai"
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TAILS = {
    OPENAI: ("/chat/completions", "/completions", "/models", "/v1"),
    OLLAMA: ("/api/chat", "/api/generate", "/api/tags", "/v1", "/api"),
}
_VERSION = re.compile(r"/v\d\w*(?:/|$)")


def base_of(interface: str, address: str) -> str:
    """Return an address without what belongs to the interface, and with a scheme.

    Raises:
        ModelError: it is no address of a web server, or holds a name and a password.
    """
    address = address.strip()
    if address and not _SCHEME.match(address):
        address = ("http://" if is_loopback(f"http://{address}") else "https://") + address
    try:
        split = urlsplit(address)
        host, _ = split.hostname, split.port
    except ValueError:
        raise ModelError("no-address", host=address[:80]) from None
    if not host or split.scheme not in {"http", "https"} or split.query or "@" in split.netloc:
        raise ModelError("no-address", host=address[:80])
    base = address.rstrip("/")
    for tail in _TAILS[interface]:
        base = base.removesuffix(tail).rstrip("/")
    return base


def chat_address(interface: str, base: str) -> str:
    """Return where a text is asked for."""
    return f"{base}/api/chat" if interface == OLLAMA else f"{_versioned(base)}/chat/completions"


def models_address(interface: str, base: str) -> str:
    """Return where the models of a server are listed."""
    return f"{base}/api/tags" if interface == OLLAMA else f"{_versioned(base)}/models"


def host_of(base: str) -> str:
    """Return what a person calls the server: its name, and its port where that is not the usual one."""
    return urlsplit(base).netloc


def _versioned(base: str) -> str:
    """Return ``…/v1``, unless the address has a version of its own further up."""
    return base if _VERSION.search(urlsplit(base).path) else f"{base}/v1"
