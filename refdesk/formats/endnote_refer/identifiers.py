# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of a refer record, which databases put under tags of their own choice."""

import re

from refdesk.domain.identifiers import (
    Identifier,
    Scheme,
    clean_doi,
    gathered,
    identifier_of_link,
    pmid_in_notes,
)
from refdesk.domain.serials import isbns_in
from refdesk.formats.endnote_refer.records import ReferRecord

_DOI = re.compile(r"(?!10\.1002/central/CN-)10\.\d{4,9}(?:\.\d+)*/\S+")
_PII = re.compile(r"(?<!\S)(\S{1,100})\s*\[pii\]", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_MEDLINE = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)


def identifiers_of(record: ReferRecord) -> tuple[Identifier, ...]:
    """Return identifiers in order of trust: tags of their own, then notes, then links."""
    linked = [i for url in record.lines("U") if (i := identifier_of_link(url))]
    pmid = _pmid(record) or next((i.value for i in linked if i.scheme is Scheme.PMID), "")
    candidates = [(Scheme.PMID, pmid)]
    candidates += [
        (Scheme.DOI, clean_doi(doi)) for text in record.all("R") for doi in _DOI.findall(text)
    ]
    for text in record.all("2", "M", "Z"):
        candidates += [(Scheme.PMCID, pmcid) for pmcid in _PMCID.findall(text)[:1]]
    candidates += [(Scheme.PII, pii) for text in record.all("R") for pii in _PII.findall(text)]
    candidates += [(Scheme.ISBN, isbn) for isbn in isbns_in(record.all("@"))]
    return gathered(candidates, linked)


def is_medline(record: ReferRecord) -> bool:
    """Whether the accession number of a record is a PMID, as far as it names its database."""
    database = " ".join(record.all("~", "W"))
    return not database or bool(_MEDLINE.search(database))


def _pmid(record: ReferRecord) -> str:
    value = re.sub(r"^(?:PMID|MEDLINE)\s*:\s*", "", record.first("M"))
    fewest = 1 if record.first("~", "W") else 4
    if is_medline(record) and value.isascii() and value.isdigit() and fewest <= len(value) <= 8:
        return value.lstrip("0")
    return pmid_in_notes(record.all("Z"))
