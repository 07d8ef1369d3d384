# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed's ``Citation`` column, the only one that says volume, issue and pages."""

import re
from dataclasses import dataclass

from refdesk.domain.dates import parse_date
from refdesk.domain.identifiers import clean_doi
from refdesk.domain.reference import PartialDate

_CITATION = re.compile(
    r"""(?P<journal>[^;]+?)\.\ (?P<date>[12]\d{3}[^;:.]*)
        (?:;(?P<volume>[^;:(.]*)(?:\((?P<issue>[^)]*)\))?)?
        (?::(?P<pages>.*?))?\.(?=\s|$)(?P<rest>.*)""",
    re.VERBOSE | re.DOTALL,
)
_DOI = re.compile(r"\bdoi:\s*(10\.\S+)")
_ONLINE = re.compile(r"\bEpub\s+(\d{4}[^.]*)\.")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a paper is, as PubMed prints it: ``Cell. 2024 Jan 4;187(1):1-12. doi: …``."""

    journal: str
    date: PartialDate
    volume: str
    issue: str
    pages: str
    doi: str
    online: PartialDate
    ahead_of_print: bool


def parse_citation(text: str) -> Citation | None:
    """Return the parts of a citation, ``None`` for a text of another form."""
    match = _CITATION.fullmatch(text.strip())
    if match is None:
        return None
    doi, online = _DOI.search(match["rest"]), _ONLINE.search(match["rest"])
    return Citation(
        match["journal"],
        parse_date(match["date"].strip()),
        (match["volume"] or "").strip(),
        (match["issue"] or "").strip(),
        (match["pages"] or "").strip(),
        clean_doi(doi[1]) if doi else "",
        parse_date(online[1]) if online else PartialDate(),
        "Online ahead of print" in match["rest"],
    )
