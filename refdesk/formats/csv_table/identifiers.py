# SPDX-License-Identifier: GPL-3.0-or-later
"""The identifiers of a row, from their own columns, from notes and from PubMed's citation."""

import re
from functools import partial

from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.formats.csv_table.entry import Entry

_PMID = re.compile(r"(?<![\d.])0*([1-9]\d{0,8})(?![\d.])")
_PMCID = re.compile(r"(?<![\d.])(?:PMC)?0*([1-9]\d{0,8})(?!\d)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ISBN = re.compile(r"(?<!\d)(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx])")
_NAMED_IN_NOTES = re.compile(
    r"^(?:(PMID)[ \t]*:[ \t]*0*([1-9]\d{0,8})|(PMCID)[ \t]*:[ \t]*(PMC\d{1,9}))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""``PMID: 123``, as Zotero keeps it in ``Extra``."""
_NAMES: dict[str, Scheme] = {
    "pmid": Scheme.PMID, "doi": Scheme.DOI, "pmcid": Scheme.PMCID, "mid": Scheme.MID,
    "isbn": Scheme.ISBN, "arxiv": Scheme.ARXIV, "nct": Scheme.NCT,
}  # fmt: skip


def identifiers_of(entry: Entry, note: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a row, without repeats; ``note`` is what its notes say."""
    found: dict[tuple[Scheme, str], Identifier] = {}
    for name, scheme in _NAMES.items():
        for value in entry.found(name, partial(_values, scheme)):
            identifier = Identifier(scheme, value)
            found.setdefault((scheme, identifier.key), identifier)
    known = {scheme for scheme, _ in found}
    for match in _NAMED_IN_NOTES.finditer(note):
        named = Scheme.PMID if match[1] else Scheme.PMCID
        if named not in known:
            identifier = Identifier(named, (match[2] or match[4]).upper())
            found.setdefault((named, identifier.key), identifier)
    citation = entry.citation
    if citation and citation.doi and Scheme.DOI not in known:
        found.setdefault((Scheme.DOI, ""), Identifier(Scheme.DOI, citation.doi))
    return tuple(found.values())


def _values(scheme: Scheme, text: str) -> list[str]:
    match scheme:
        case Scheme.PMID:
            return _PMID.findall(text)
        case Scheme.DOI:
            return [doi for found in _DOI.findall(text) if (doi := clean_doi(found))]
        case Scheme.PMCID:
            return [f"PMC{digits}" for digits in _PMCID.findall(text)]
        case Scheme.MID:
            return [text]
        case Scheme.ISBN:
            return [re.sub(r"[- ]", "", isbn).upper() for isbn in _ISBN.findall(text)]
        case _:
            return [i.value for i in Identifier.parse_many(text)[0] if i.scheme is scheme]
