# SPDX-License-Identifier: GPL-3.0-or-later
"""What a web address says of itself: whether it is opened at all, and whether somebody should look first."""

import ipaddress
import re
import unicodedata
from enum import StrEnum
from urllib.parse import urlsplit

MOST = 4000
"""Letters; what is longer is no address of a paper."""

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_MAIL = re.compile(r"(?i)mailto:[^@\s?&#]+@[^@\s?&#]+")
_NAMED = re.compile(r"(?i)(?:https?://|\bwww\.)(?:[^\s/@]*@)?([^\s/:?#\"'<>()]+)")
_BARE = re.compile(r"(?i)\s*((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#]\S*)?\s*")


class Doubt(StrEnum):
    """Why somebody should look at an address before it is opened."""

    OTHER_HOST = "other-host"
    """The words of the link name another server than the one that it leads to."""
    PASSES_FOR = "passes-for"
    """A name stands before an @, which is not the server: ``https://pubmed.gov@evil.example``."""
    LOOKALIKE = "lookalike"
    """Letters of other scripts, which may look like those of a server that one knows."""
    NUMBER = "number"
    """A bare number in place of a name, or this very computer or network."""


def openable(address: str) -> str:
    """Return an address as it may be handed to the system: http, https or mail; else ``""``.

    Files, programs' own schemes and scripts are never opened; of a letter only whom it goes to stays.
    """
    address = _UNSEEN.sub("", address.strip())
    if len(address) > MOST:
        return ""
    if match := _MAIL.match(address):
        return match[0]
    try:
        parts = urlsplit(address.replace("\\", "/"))  # as browsers read it
        valid = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return ""
    return parts.geturl() if valid else ""


def host_of(address: str) -> str:
    """Return the server of an address as it is asked: lower case, other scripts as ``xn--``."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def doubts_of(address: str, words: str = "") -> tuple[Doubt, ...]:
    """Return why somebody should look before opening.

    Args:
        address: of :func:`openable`.
        words: what the link shows.
    """
    if not address.lower().startswith(("http://", "https://")):
        return ()
    parts, host = urlsplit(address), host_of(address)
    found = []
    if "@" in parts.netloc:
        found.append(Doubt.PASSES_FOR)
    if any(label.startswith("xn--") for label in host.split(".")) or not host.isascii():
        found.append(Doubt.LOOKALIKE)
    if _is_number(host):
        found.append(Doubt.NUMBER)
    named = host_named(words)
    if named and not _same(named, host):
        found.append(Doubt.OTHER_HOST)
    return tuple(found)


def host_named(words: str) -> str:
    """Return the server that the words of a link name, ``""`` where they name none."""
    words = unicodedata.normalize("NFKC", _UNSEEN.sub(" ", words)).strip()
    match = _NAMED.search(words) or _BARE.fullmatch(words)
    return match[1].lower().rstrip(".") if match else ""


def _is_number(host: str) -> bool:
    if (
        host == "localhost"
        or host.endswith((".localhost", ".local", ".internal"))
        or "." not in host
    ):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # "0x7f.1" and "2130706433" are addresses to a browser as well.
        return bool(re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", host))
    return True


def _same(one: str, other: str) -> bool:
    """Whether two names are of one server, or one lies below the other: ``doi.org``, ``dx.doi.org``."""
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
