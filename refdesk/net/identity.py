# SPDX-License-Identifier: GPL-3.0-or-later
"""Who asks: what the user lets services know, and nothing in place of what they do not."""

import re
from typing import Protocol

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_PLACEHOLDER = re.compile(
    r"^(?:test|user|you|your\.?name|name|email|someone|foo)@|@(?:[^@]*\.)?example(?:\.\w+)?$"
    r"|@(?:[^@]*\.)?(?:localhost|invalid|test)$",
    re.IGNORECASE,
)


class Identity(Protocol):
    """The part of the settings that services may see; ``""`` for what is not set."""

    @property
    def email(self) -> str:
        """The user's address."""

    @property
    def ncbi_api_key(self) -> str:
        """The user's own key for the E-utilities."""


def usable_email(identity: Identity) -> str:
    """Return the user's address, or ``""`` where it is none or an obvious placeholder.

    Services refuse placeholders, and NCBI may block a program that sends one.
    """
    address = identity.email.strip()
    if not _ADDRESS.fullmatch(address) or _PLACEHOLDER.search(address):
        return ""
    return address
