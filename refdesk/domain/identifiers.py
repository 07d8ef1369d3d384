# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers of papers and trials: what people type, paste and drop, made into typed values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.values import quick


class Scheme(StrEnum):
    """A kind of identifier; the value is the name that the library file stores."""

    PMID = "pmid"
    PMCID = "pmcid"
    DOI = "doi"
    NCT = "nct"
    ARXIV = "arxiv"
    PII = "pii"
    MID = "mid"
    ISBN = "isbn"
    BOOKACCESSION = "bookaccession"


_PMID = re.compile(r"(?:pmid\s*:?\s*)?(\d{1,9})", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmcid\s*:?\s*)?pmc\s*:?\s*(\d{1,9})(?:\.\d+)?", re.IGNORECASE)
_NCT = re.compile(r"nct\s*0*(\d{1,8})", re.IGNORECASE)
_DOI = re.compile(r"(?:doi\s*:?\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv\s*:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_ISBN = re.compile(r"(?:isbn(?:-1[03])?\s*:?\s*)([\d-]{9,16}[\dx])", re.IGNORECASE)

_URLS: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    (Scheme.PMCID, re.compile(r"(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\S{0,300}?/(PMC\d+)", re.I)),
    (Scheme.PMID, re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,9})", re.I)),
    (Scheme.PMID, re.compile(r"ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(\d{1,9})", re.I)),
    (Scheme.PMID, re.compile(r"europepmc\.org\S{0,300}?/MED/(\d{1,9})", re.I)),
    (Scheme.NCT, re.compile(r"clinicaltrials\.gov\S{0,300}?/(NCT\d{8})", re.I)),
    (
        Scheme.ARXIV,
        re.compile(r"arxiv\.org/(?:abs|pdf|html)/([a-z.-]+/\d{7}|\d{4}\.\d{4,5})", re.I),
    ),
    (Scheme.DOI, re.compile(r"(10\.\d{4,9}(?:\.\d+)*/[^\s?#]+)", re.I)),
)

_PMID_NOTE = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b|\b(\d{4,9})\s*\[pmid\]", re.IGNORECASE)
_OWN_PAGE = re.compile(r"https://pubmed\.ncbi\.nlm\.nih\.gov/([1-9]\d{0,8})/?")
_CENTRAL = re.compile(r"10\.1002/central/CN-", re.IGNORECASE)
"""CENTRAL's own records are addressed like this, not the papers that they are about."""

_RESOLVER = re.compile(r"^(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_DOI_LABEL = re.compile(r"^doi\s*:?\s*", re.IGNORECASE)
_TRAILING = ".,;:'\"»”’"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def clean_doi(text: str) -> str:
    """Return a DOI without resolver, prefix and the punctuation of the sentence around it.

    A closing bracket stays when it is opened inside the DOI, as in SICI DOIs.
    """
    doi = text.strip()
    if not doi.startswith("10."):
        doi = _RESOLVER.sub("", doi)
        doi = _DOI_LABEL.sub("", doi).strip()
    if doi and doi[-1].isalnum():  # nearly always
        return doi
    open_ones = {closing: doi.count(opening) for closing, opening in _BRACKETS.items()}
    closed = {closing: doi.count(closing) for closing in _BRACKETS}
    end = len(doi)
    while end:
        last = doi[end - 1]
        if last in _BRACKETS and open_ones[last] < closed[last]:
            closed[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return doi[:end]


@quick
@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier in its stored form: digits for a PMID, ``PMC`` + digits, a bare DOI."""

    scheme: Scheme
    value: str

    @property
    def key(self) -> str:
        """The form in which two spellings of one identifier are equal (DOIs ignore case)."""
        return self.value.lower() if self.scheme is Scheme.DOI else self.value

    @property
    def url(self) -> str | None:
        """The public page of the identified thing, where there is one."""
        match self.scheme:
            case Scheme.PMID:
                return f"https://pubmed.ncbi.nlm.nih.gov/{self.value}/"
            case Scheme.PMCID:
                return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.value}/"
            case Scheme.DOI:
                safe = self.value.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
                safe = safe.replace("<", "%3C").replace(">", "%3E").replace('"', "%22")
                return f"https://doi.org/{safe}"
            case Scheme.NCT:
                return f"https://clinicaltrials.gov/study/{self.value}"
            case Scheme.ARXIV:
                return f"https://arxiv.org/abs/{self.value}"
            case _:
                return None

    def __str__(self) -> str:
        return self.value if self.scheme in _SELF_NAMED else f"{self.scheme.upper()} {self.value}"

    @classmethod
    def parse(cls, text: str) -> "Identifier":
        """Read what a person typed: a PMID, PMCID, DOI, NCT id, arXiv id, ISBN, or a link.

        Bare digits are a PMID.

        Raises:
            InvalidIdentifierError: nothing of that kind was found in ``text``.
        """
        text = text.strip().strip("<>").strip()
        if "://" in text or text.lower().startswith(("www.", "doi.org/", "dx.doi.org/")):
            return _from_url(text)
        for scheme, pattern in (
            (Scheme.PMID, _PMID),
            (Scheme.PMCID, _PMCID),
            (Scheme.NCT, _NCT),
            (Scheme.ARXIV, _ARXIV),
            (Scheme.DOI, _DOI),
            (Scheme.ISBN, _ISBN),
        ):
            match = pattern.fullmatch(text.strip(" .,;"))
            if match:
                return _made(scheme, match[1], text)
        return _from_url(text)

    @classmethod
    def parse_many(cls, text: str) -> "tuple[list[Identifier], list[str]]":
        """Read a pasted list: identifiers in order without repeats, and the pieces that are none."""
        found: dict[tuple[Scheme, str], Identifier] = {}
        rest: list[str] = []
        text = re.sub(r"\b(pmcid|pmid|doi|isbn|arxiv)\s*:\s*", r"\1:", text, flags=re.IGNORECASE)
        text = re.sub(r"\b(pmid|pmcid|nct|pmc)\s+(?=\w)", r"\1", text, flags=re.IGNORECASE)
        for piece in re.split(r"[\s]+|[,;](?=\s|$|\d|PMC|NCT|10\.)", text):
            if not piece.strip(" .,;"):
                continue
            try:
                identifier = cls.parse(piece)
            except InvalidIdentifierError:
                rest.append(piece)
            else:
                found.setdefault((identifier.scheme, identifier.key), identifier)
        return list(found.values()), rest


def identifier_of_link(url: str) -> Identifier | None:
    """Return what a web address identifies, ``None`` where it is none or one of CENTRAL's records."""
    if "://" not in url or _CENTRAL.search(url):
        return None
    if (own := _OWN_PAGE.fullmatch(url)) is not None:  # the link of most exports
        return Identifier(Scheme.PMID, own[1])
    try:
        return Identifier.parse(url)
    except InvalidIdentifierError:
        return None


def pmid_in_notes(texts: Iterable[str]) -> str:
    """Return the PMID that notes name, ``""`` where they name several: some are of comments."""
    found = {m[1] or m[2] for text in texts for m in _PMID_NOTE.finditer(text)}
    return found.pop().lstrip("0") if len(found) == 1 else ""


def gathered(
    claims: Iterable[tuple[Scheme, str]], linked: Iterable[Identifier] = ()
) -> tuple[Identifier, ...]:
    """Return what fields claim, in their order and each once; empty values are none.

    Links come last: one counts only where nothing else gave an identifier of its scheme.
    """
    found: dict[tuple[Scheme, str], Identifier] = {}
    for scheme, value in claims:
        if value:
            identifier = Identifier(scheme, value)
            found.setdefault((scheme, identifier.key), identifier)
    for identifier in linked:
        if all(identifier.scheme is not known.scheme for known in found.values()):
            found[identifier.scheme, identifier.key] = identifier
    return tuple(found.values())


_SELF_NAMED = frozenset({Scheme.PMCID, Scheme.NCT})


def _from_url(text: str) -> Identifier:
    address = unquote(text)
    for scheme, pattern in _URLS:
        match = pattern.search(address)
        if match:
            return _made(scheme, match[1], text)
    raise InvalidIdentifierError(text)


def _made(scheme: Scheme, value: str, text: str) -> Identifier:
    match scheme:
        case Scheme.PMID:
            value = value.lstrip("0")
        case Scheme.PMCID:
            digits = value.upper().removeprefix("PMC").lstrip("0")
            value = f"PMC{digits}" if digits else ""
        case Scheme.NCT:
            value = f"NCT{value.upper().removeprefix('NCT'):0>8}"
        case Scheme.DOI:
            value = clean_doi(value)
            value = re.sub(r"/(?:full|abstract|pdf|epdf)$", "", value)
        case Scheme.ISBN:
            value = value.replace("-", "").upper()
        case _:
            pass
    if not value:
        raise InvalidIdentifierError(text)
    return Identifier(scheme, value)
