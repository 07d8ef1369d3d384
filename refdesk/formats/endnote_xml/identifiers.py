# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of an EndNote record, which databases put into fields of their own choice."""

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
from refdesk.formats.endnote_xml.records import EndNoteRecord

_DOI = re.compile(r"(?!10\.1002/central/CN-)10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_NOTE = re.compile(r"\bdoi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}\S+)", re.I)
_PMID_OF_CENTRAL = re.compile(r"\b(?:PUBMED|MEDLINE)[ :](\d{4,8})\b")
_PII = re.compile(r"(?<!\S)(\S{1,100})\s*\[pii\]", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")

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
    return gathered(candidates, filter(None, map(identifier_of_link, record.all(*LINKS))))


def _pmid(record: EndNoteRecord) -> str:
    """Return the PMID, which has no field of its own.

    EndNote's PubMed import has it in the accession number, Embase's in custom 5, CENTRAL's in
    custom 3.
    """
    database = " ".join(record.all(*DATABASES))
    at_medline = not database or bool(_MEDLINE.search(database))
    fewest = 1 if _MEDLINE.search(database) else 4
    for text, belongs in (
        (record.first(ACCESSION), at_medline),
        (record.first("custom5"), bool(database) and "embase" in database.lower()),
    ):
        value = re.sub(r"^(?:PMID|MEDLINE)\s*:\s*", "", text)
        if belongs and value.isascii() and value.isdigit() and fewest <= len(value) <= 8:
            return value.lstrip("0")
    for text in record.all("custom3"):
        if match := _PMID_OF_CENTRAL.search(text):
            return match[1].lstrip("0")
    if noted := pmid_in_notes(record.all("notes")):
        return noted
    linked = map(identifier_of_link, record.all(*LINKS))
    return next((i.value for i in linked if i and i.scheme is Scheme.PMID), "")


def _dois(record: EndNoteRecord) -> list[str]:
    own = [clean_doi(match) for text in record.all(DOI, "doi") for match in _DOI.findall(text)]
    if own or any(_DOI.search(url) for url in record.all(*LINKS)):
        return own
    notes = {clean_doi(m[1]) for text in record.all("notes") for m in _DOI_NOTE.finditer(text)}
    return list(notes) if len(notes) == 1 else []
