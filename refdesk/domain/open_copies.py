# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of a paper that lies somewhere free to read, as a service tells."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

_HOST = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OpenCopy:
    """Where a person may read a paper without paying. It is shown, not fetched."""

    url: str
    """Where a person goes; never ``""``."""
    provider: str
    """Who tells: ``UNPAYWALL`` or ``OPENALEX``."""
    pdf_url: str = ""
    """What is said to be a PDF; it may prove to be a web page."""
    licence: str = ""
    """Its class, as :func:`~refdesk.domain.licences.allowance` knows it; ``""``: not stated."""
    version: str = ""
    """``publishedVersion``, ``acceptedVersion`` or ``submittedVersion``."""

    @property
    def host(self) -> str:
        """Whose address it is: ``repository.sorin.example``."""
        return host_of(self.url)

    @property
    def has_pdf(self) -> bool:
        """Whether there is a PDF that may be fetched for a person who asks for it."""
        return not refusal(self.pdf_url)


def host_of(url: str) -> str:
    """Return the host of an address as people read it, ``""`` where it has none."""
    split = _split(url)
    host = (split.hostname or "") if split is not None else ""
    return host.removeprefix("www.")


def refusal(url: str) -> str:
    """Return why a PDF may not be fetched from there, ``""`` where it may.

    ``not-encrypted``: the address does not begin with ``https``. ``no-robots``: PMC's pages, which no
    program may fetch from; what it gives it gives elsewhere. ``no-address``: none of a public host.
    """
    split = _split(url)
    if split is None or not split.hostname:
        return "no-address"
    if split.scheme != "https":
        return "not-encrypted"
    if split.username is not None or not _HOST.fullmatch(split.hostname):
        return "no-address"
    if split.hostname == "ncbi.nlm.nih.gov" or split.hostname.endswith(".ncbi.nlm.nih.gov"):
        return "no-robots"
    return ""


def _split(url: str) -> SplitResult | None:
    try:
        split = urlsplit(url)
        _ = split.port  # a port that is no number is found out when it is asked for
    except ValueError:
        return None
    return split
