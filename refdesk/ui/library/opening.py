# SPDX-License-Identifier: GPL-3.0-or-later
"""Which web page a paper has, and which addresses are opened at all: the web and mail."""

from PySide6.QtCore import QUrl

from refdesk.domain.addresses import openable
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference

WEB_ORDER = (Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV, Scheme.NCT)


def web_address(reference: Reference, scheme: Scheme | None = None) -> QUrl | None:
    """Return the page of a paper: of one ``scheme``, or the best there is; ``None`` without one."""
    for candidate in (scheme,) if scheme else WEB_ORDER:
        value = reference.identifier(candidate)
        address = Identifier(candidate, value).url if value else None
        if address and (url := safe_url(address)) is not None:
            return url
    return None if scheme else safe_url(reference.url)


def safe_url(address: str) -> QUrl | None:
    """Return the address where it is of the web or of mail; files and other schemes are never opened."""
    url = QUrl(openable(address), QUrl.ParsingMode.TolerantMode)
    return url if url.isValid() and (url.host() or url.scheme() == "mailto") else None
