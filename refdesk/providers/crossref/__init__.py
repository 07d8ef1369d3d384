# SPDX-License-Identifier: GPL-3.0-or-later
"""Crossref: what the publisher says of a DOI, who retracted or corrected it, and searches."""

from refdesk.providers.crossref.client import (
    MOST_LISTED,
    Crossref,
    CrossrefPage,
    CrossrefWork,
    parse_search,
    parse_work,
)

__all__ = [
    "MOST_LISTED",
    "Crossref",
    "CrossrefPage",
    "CrossrefWork",
    "parse_search",
    "parse_work",
]
