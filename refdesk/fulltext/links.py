# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be linked to from an article, and how a graphic is named: nothing here is trusted."""

import re
import unicodedata
from urllib.parse import quote

MAX_NAME = 120
"""Longest file name that is kept."""

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
_WEB = re.compile(r"^https?://[^/\s]", re.IGNORECASE)
_MAIL = re.compile(r"^mailto:[^@\s]+@[^@\s]+$", re.IGNORECASE)
_TRIAL = re.compile(r"^NCT\d{8}$", re.IGNORECASE)
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def find_doi(text: str) -> str:
    """Return the first DOI in a text without the punctuation that follows it, or ``""``."""
    match = _DOI.search(text)
    if match is None:
        return ""
    doi = match[0].rstrip(".,;:'’”]}")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def doi_url(doi: str) -> str:
    """Return the address that resolves a DOI."""
    return "https://doi.org/" + quote(doi, safe="/:;()._-")


def pubmed_url(pmid: str) -> str:
    """Return the PubMed page of a PMID."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmc_url(pmcid: str) -> str:
    """Return the PMC page of a PMCID."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


def safe_url(address: str, kind: str = "") -> str:
    """Return an address fit to open (http, https, mailto), or ``""``.

    Args:
        address: as the source has it; may be a bare DOI, PMID or trial number.
        kind: JATS ``ext-link-type``.
    """
    address = _UNSAFE.sub("", address)
    kind = kind.lower()
    if address.lower().startswith("doi:") or address.startswith("10.") or kind == "doi":
        doi = find_doi(address)
        return doi_url(doi) if doi else ""
    if kind in {"pmid", "pubmed"} and address.isdigit():
        return pubmed_url(address)
    if kind in {"pmc", "pmcid"} and address.removeprefix("PMC").isdigit():
        return pmc_url("PMC" + address.removeprefix("PMC"))
    if _TRIAL.match(address):
        return "https://clinicaltrials.gov/study/" + address.upper()
    if address.lower().startswith("www."):
        address = "http://" + address
    if _WEB.match(address) or _MAIL.match(address):
        return quote(address, safe=":/?#[]@!$&'()*+,;=%~-._")
    return ""


def mail_url(address: str) -> str:
    """Return the link that writes to an address, or ``""`` where it is none."""
    return safe_url("mailto:" + address.removeprefix("mailto:"))


def file_name(address: str) -> str:
    """Return the last component of what a graphic points to, or ``""`` where that is no name.

    The source's path, drive or scheme is never followed; two dots are no name.
    """
    name = re.split(r"[/\\]", address)[-1]
    name = unicodedata.normalize("NFC", _UNSAFE.sub("", name))
    if not name.strip(".") or ":" in name or _RESERVED.match(name):
        return ""
    return name[:MAX_NAME]
