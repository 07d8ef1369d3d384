# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed Central: its cloud copy of articles (a bucket), and what is fetched from there."""

from refdesk.providers.pmc.cloud import Deposit, Media, parse_metadata, parse_versions
from refdesk.providers.pmc.fulltext import FetchedFulltext, PmcFulltext
from refdesk.providers.pmc.media import MediaFolder, PmcMedia

__all__ = [
    "Deposit",
    "FetchedFulltext",
    "Media",
    "MediaFolder",
    "PmcFulltext",
    "PmcMedia",
    "parse_metadata",
    "parse_versions",
]
