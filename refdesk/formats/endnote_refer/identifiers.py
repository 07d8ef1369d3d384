# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of a refer record, which databases put under tags of their own choice."""

import re

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.formats.endnote_refer.records import ReferRecord

_DOI = re.compile(r"(?!10\.1002/central/CN-)10\.\d{4,9}(?:\.\d+)*/\S+")
_CENTRAL = re.compile(r"10\.1002/central/CN-", re.IGNORECASE)
"""CENTRAL's own records are addressed like this, not the papers that they are about."""

_PII = re.compile(r"(?<!\S)(\S{1,100})\s*\[pii\]", re.IGNORECASE)
_PMID_NOTE = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b|\b(\d{4,9})\s*\[pmid\]", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_ISSN = re.compile(
    r"(?<![\d-])(\d{4}-?\d{3}[\dXx])(?![\w-])(?:\s*\(?(electronic|e-?issn|online|linking))?", re.I
)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\d-])")
_MEDLINE = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)


def identifiers_of(record: ReferRecord) -> tuple[Identifier, ...]:
    """Return identifiers in order of trust: tags of their own, then notes, then links."""
    linked = [i for url in record.lines("U") if (i := _linked(url))]
    pmid = _pmid(record) or next((i.value for i in linked if i.scheme is Scheme.PMID), "")
    candidates = [(Scheme.PMID, pmid)]
    candidates += [
        (Scheme.DOI, clean_doi(doi)) for text in record.all("R") for doi in _DOI.findall(text)
    ]
    for text in record.all("2", "M", "Z"):
        candidates += [(Scheme.PMCID, pmcid) for pmcid in _PMCID.findall(text)[:1]]
    candidates += [(Scheme.PII, pii) for text in record.all("R") for pii in _PII.findall(text)]
    without_issns = (_ISSN.sub(" ; ", text) for text in record.all("@"))
    candidates += [
        (Scheme.ISBN, re.sub(r"[- ]", "", match[0]).upper())
        for text in without_issns
        for match in _ISBN.finditer(text)
    ]
    found: dict[tuple[Scheme, str], Identifier] = {}
    for scheme, value in candidates:
        if value:
            identifier = Identifier(scheme, value)
            found.setdefault((scheme, identifier.key), identifier)
    for identifier in linked:
        if identifier.scheme not in {scheme for scheme, _ in found}:
            found[identifier.scheme, identifier.key] = identifier
    return tuple(found.values())


def is_medline(record: ReferRecord) -> bool:
    """Whether the accession number of a record is a PMID, as far as it names its database."""
    database = " ".join(record.all("~", "W"))
    return not database or bool(_MEDLINE.search(database))


def _pmid(record: ReferRecord) -> str:
    value = re.sub(r"^(?:PMID|MEDLINE)\s*:\s*", "", record.first("M"))
    if is_medline(record) and value.isascii() and value.isdigit() and 4 <= len(value) <= 8:
        return value.lstrip("0")
    notes = {m[1] or m[2] for text in record.all("Z") for m in _PMID_NOTE.finditer(text)}
    return notes.pop().lstrip("0") if len(notes) == 1 else ""  # of several some are of comments


def issns_of(record: ReferRecord) -> tuple[str, str, str]:
    """Return the print, the electronic and the linking ISSN."""
    printed = electronic = linking = ""
    for match in _ISSN.finditer("\n".join(record.all("@"))):
        digits = match[1].upper().replace("-", "")
        issn = f"{digits[:4]}-{digits[4:]}"
        label = (match[2] or "").lower()
        if label == "linking":
            linking = linking or issn
        elif label or (printed and issn != printed):
            electronic = electronic or issn
        else:
            printed = printed or issn
    return printed, electronic, linking


def _linked(url: str) -> Identifier | None:
    try:
        return Identifier.parse(url) if "://" in url and not _CENTRAL.search(url) else None
    except InvalidIdentifierError:
        return None
