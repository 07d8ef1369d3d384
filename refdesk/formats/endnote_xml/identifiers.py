# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of an EndNote record, which databases put into fields of their own choice."""

import re

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.formats.endnote_xml.records import EndNoteRecord

_DOI = re.compile(r"(?!10\.1002/central/CN-)10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_NOTE = re.compile(r"\bdoi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}\S+)", re.I)
_PMID_NOTE = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b|\b(\d{4,9})\s*\[pmid\]", re.IGNORECASE)
_PMID_OF_CENTRAL = re.compile(r"\b(?:PUBMED|MEDLINE)[ :](\d{4,8})\b")
_CENTRAL = re.compile(r"10\.1002/central/CN-", re.IGNORECASE)
"""CENTRAL's own records are addressed like this, not the papers that they are about."""

_PII = re.compile(r"(?<!\S)(\S{1,100})\s*\[pii\]", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_ISSN = re.compile(
    r"(?<![\d-])(\d{4}-?\d{3}[\dXx])(?![\w-])(?:\s*\(?(electronic|e-?issn|online|linking))?", re.I
)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\d-])")

ACCESSION = "accession-num"
DATABASES = ("remote-database-name", "remote-database-provider")
DOI = "electronic-resource-num"
LINKS = ("urls/related-urls/url", "urls/web-urls/url", "urls/url")
_MEDLINE = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
"""What the database of a record is called whose accession number is a PMID."""


def identifiers_of(record: EndNoteRecord) -> tuple[Identifier, ...]:
    """Return identifiers in order of trust: fields of their own, then notes, then links."""
    candidates = [(Scheme.PMID, _pmid(record))]
    candidates += [(Scheme.DOI, doi) for doi in _dois(record)]
    for text in record.all("custom2", "user16", ACCESSION, "notes"):
        candidates += [(Scheme.PMCID, match) for match in _PMCID.findall(text)[:1]]
    candidates += [(Scheme.PII, pii) for text in record.all(DOI) for pii in _PII.findall(text)]
    candidates += [(Scheme.ISBN, isbn) for isbn in isbns_in(record.all("isbn"))]
    found: dict[tuple[Scheme, str], Identifier] = {}
    for scheme, value in candidates:
        if value:
            identifier = Identifier(scheme, value)
            found.setdefault((scheme, identifier.key), identifier)
    for identifier in filter(None, map(_linked, record.all(*LINKS))):
        if identifier.scheme not in {scheme for scheme, _ in found}:
            found[identifier.scheme, identifier.key] = identifier
    return tuple(found.values())


def _pmid(record: EndNoteRecord) -> str:
    """Return the PMID, which has no field of its own.

    EndNote's PubMed import has it in the accession number, Embase's in custom 5, CENTRAL's in
    custom 3.
    """
    database = " ".join(record.all(*DATABASES))
    at_medline = not database or bool(_MEDLINE.search(database))
    for text, belongs in (
        (record.first(ACCESSION), at_medline),
        (record.first("custom5"), bool(database) and "embase" in database.lower()),
    ):
        value = re.sub(r"^(?:PMID|MEDLINE)\s*:\s*", "", text)
        if belongs and value.isascii() and value.isdigit() and 4 <= len(value) <= 8:
            return value.lstrip("0")
    for text in record.all("custom3"):
        if match := _PMID_OF_CENTRAL.search(text):
            return match[1].lstrip("0")
    notes = {m[1] or m[2] for text in record.all("notes") for m in _PMID_NOTE.finditer(text)}
    if len(notes) == 1:  # of several some are of comments
        return notes.pop().lstrip("0")
    linked = (_linked(url) for url in record.all(*LINKS))
    return next((i.value for i in linked if i and i.scheme is Scheme.PMID), "")


def _dois(record: EndNoteRecord) -> list[str]:
    own = [clean_doi(match) for text in record.all(DOI, "doi") for match in _DOI.findall(text)]
    if own or any(_DOI.search(url) for url in record.all(*LINKS)):
        return own
    notes = {clean_doi(m[1]) for text in record.all("notes") for m in _DOI_NOTE.finditer(text)}
    return list(notes) if len(notes) == 1 else []


def issns_of(record: EndNoteRecord) -> tuple[str, str, str]:
    """Return the print, the electronic and the linking ISSN."""
    printed = electronic = linking = ""
    for match in _ISSN.finditer("\n".join(record.all("isbn"))):
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


def isbns_in(texts: list[str]) -> list[str]:
    """Return the ISBNs of ``isbn`` fields, without dashes."""
    return [
        re.sub(r"[- ]", "", match[0]).upper()
        for text in texts
        for match in _ISBN.finditer(_ISSN.sub(" ; ", text))
    ]


def _linked(url: str) -> Identifier | None:
    try:
        return Identifier.parse(url) if "://" in url and not _CENTRAL.search(url) else None
    except InvalidIdentifierError:
        return None
