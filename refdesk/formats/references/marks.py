# SPDX-License-Identifier: GPL-3.0-or-later
"""What a printed reference says in plain words at its end: identifiers, addresses, dates of access.

It is taken out first, so that what is left has authors, title, source and place alone.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from refdesk.domain.dates import parse_date
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi, identifier_of_link
from refdesk.domain.reference import PartialDate
from refdesk.formats.references.places import MONTH

_LINKS = re.compile(
    r"\[?\b(?:PubMed|Cross[Rr]ef|Google Scholar|PMC free article|Free full text|Medline|View Article"
    r"|Web of Science|Scopus)\](?:\s?\(\S{1,300}\))?"
    r"|\bView Article(?:\s?[•·]\s?(?:PubMed/NCBI|Google Scholar)){0,2}|\bPubMed/NCBI\b"
)
_PMCID = re.compile(
    r"(?:\bPubMed Central\s)?\b(?:PMC[ -]?ID\s?[:.]?\s?(?:PMC)*|PMC)\s?(\d{3,9})(?:\.\d)?\b"
    r"[.;]?", re.I
)  # fmt: skip
_PMID = re.compile(
    r"\b(?:PubMed\s)?(?:PMID|PubMed\sID|PubMed|Medline)\s?(?::|\s)\s?(\d{1,9})\b[.;]?", re.I
)
_LONE_PMID = re.compile(r"(?<=[.\])]\s)(\d{7,8})\.?$|(?<=[.\])])(\d{8})\.?$")
_DOI = re.compile(
    r"(?:[\[(<]?\b(?:https?://)?(?:dx\.)?doi\.org/\s?|\bdoi\s?[:.]?\s?(?:https?://(?:dx\.)?doi\.org/)?)?"
    r"(?<!\d)(10\.\d{4,9}(?:\.\d+)*/(?:\s(?=\())?[^\s\"“”]+)", re.I
)  # fmt: skip
_DOI_LEFT = re.compile(r"\b(?:Available\s(?:at|from):?\s?)?\bdoi\s?[:.]?\s?(?=[.;,]|\s|$)", re.I)
_ARXIV = re.compile(r"\barXiv\s?:\s?(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?(?:\s?\[[\w.-]+\])?", re.I)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx])\b", re.I)
_URL = re.compile(
    r"(?:\b(?:(?:Available|Accessible|Retrieved|Accessed|Online|Obtained|Cited|Internet)\b"
    r"[^.:;<>]{0,60}?)?(?:\b(?:from|at|URL|online|website|available)\b:?|:)?\s?)?[\[<(]?"
    r"((?:https?://|ftp://|www\.|\b(?:[\w-]{1,60}\.){1,4}(?:com|org|gov|edu|net|int)/)[^\s<>\"“”\]]+)[\])>]?[.,;]?", re.I
)  # fmt: skip
_DATE = (
    r"(?:on\s)?(?:\d{1,2}(?:st|nd|rd|th)?[\s./-])?(?:[A-Z][a-z]{2,8}\.?|\d{1,2})?[\s./-]?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?)?,?[\s./-]?(?:19|20)\d\d(?:[\s./-](?:[A-Z][a-z]{2,8}|\d{1,2})\.?"
    r"(?:[\s./-]\d{1,2})?)?"
)
_ACCESSED = re.compile(
    rf"[\[(]?\b(?:Last\s)?(?:Accessed|Cited|Citado|Retrieved|Viewed|Updated)\b:?\s?{_DATE}[\])]?[.,;]?", re.I
)  # fmt: skip
_VISITED = ("accessed", "cited", "citado", "retrieved", "viewed", "updated")
_AHEAD = re.compile(
    r"[\[(]?\b(?:e-?pub(?:lished|lication)?|online|published|advance(?:d)?|article)\s(?:online\s)?"
    r"(?:ahead of print|publication|in advance of print|first|online ahead of print)\b[\])]?"
    rf"(?:\s{MONTH}(?:\s\d{{1,2}})?(?=[.,;]))?[.,;]?", re.I
)  # fmt: skip
_EPUB = re.compile(
    r"[\[(]?\bE-?pub(?:lished)?:?\s((?:19|20)\d\d(?:[ /-](?:[A-Z][a-z]{2,8}|\d{1,2})\.?(?:[ /-]\d{1,2})?)?)"
    r"[\])]?[.,;]?"
)
_ONLINE = re.compile(rf"\b[Pp]ublished\sonline:?\s(?={_DATE})")
_COLLECTED = re.compile(r";?\s?\be-?Collection\s((?:19|20)\d\d(?:\s[A-Z][a-z]{2})?(?:\s\d{1,2})?)[.;]?")
_NOTICE = re.compile(
    r"\b((?:Erratum|Retraction|Comment|Corrected and republished|Update|Expression of concern)"
    r"\s(?:in|on|for|of):\s.{1,600})$"
)
_INTERNET = re.compile(r"\s?\[(?:Internet|Online|Electronic resource|serial online)\]|\bIn: StatPearls\b(?!.)")
_DOUBLED = re.compile(r"\.(?:\s?[.;,])+")
_BEFORE_STOP = re.compile(r"\s+(?=[.;,])")


@dataclass(slots=True)
class Marks:
    """What was taken out, and what is left."""

    rest: str = ""
    identifiers: list[Identifier] = field(default_factory=list)
    url: str = ""
    ahead: bool = False
    electronic: PartialDate = PartialDate()
    notes: list[str] = field(default_factory=list)


def marks_of(text: str) -> Marks:
    """Take identifiers, addresses and remarks out of a reference."""
    marks = Marks()

    def add(scheme: Scheme, value: str) -> None:
        if value and all(known.scheme is not scheme for known in marks.identifiers):
            marks.identifiers.append(Identifier(scheme, value))

    def add_last(scheme: Scheme, value: str) -> None:
        """Its own number stands behind those of errata and comments."""
        marks.identifiers[:] = [i for i in marks.identifiers if i.scheme is not scheme]
        add(scheme, value)

    def noted(pattern: re.Pattern[str], taken: Callable[[re.Match[str]], str | None]) -> None:
        nonlocal text
        text = pattern.sub(lambda match: taken(match) or " ", text)

    lowered = text.lower()
    if "pmc" in lowered:
        noted(_PMCID, lambda m: add_last(Scheme.PMCID, f"PMC{m[1].lstrip('0')}"))
    if "pubmed" in lowered or "pmid" in lowered or "medline" in lowered:
        noted(_PMID, lambda m: add_last(Scheme.PMID, m[1].lstrip("0")))
    if "in:" in lowered or " on:" in lowered or " for:" in lowered:
        noted(_NOTICE, lambda m: marks.notes.append(m[1].strip(" ;:")))
    if "]" in text or "view article" in lowered:
        noted(_LINKS, lambda _: None)
    if "10." in text:
        noted(_DOI, lambda m: _doi(m, add))
    if "arxiv" in lowered:
        noted(_ARXIV, lambda m: add(Scheme.ARXIV, m[1]) or "arXiv ")
    if "isbn" in lowered:
        noted(_ISBN, lambda m: add(Scheme.ISBN, re.sub(r"[- ]", "", m[1]).upper()))
    if "/" in text or "www." in lowered:
        noted(_URL, lambda m: _address(m[1], marks, add))
    if "doi" in lowered:
        text = _DOI_LEFT.sub(" ", text)
    _take_dates(marks, lowered, noted)
    text = _tidied(text)
    if lone := _LONE_PMID.search(text):
        add(Scheme.PMID, (lone[1] or lone[2]).lstrip("0"))
        text = text[: lone.start()].rstrip()
    marks.rest = text
    return marks


def _doi(match: re.Match[str], add: Callable[[Scheme, str], None]) -> str:
    doi = clean_doi(match[1].replace(" ", ""))
    add(Scheme.DOI, doi)
    behind = match[1].replace(" ", "")[len(doi) :]
    return f"{behind[:1]} " if behind[:1] in {".", ";", ","} else " "


def _address(url: str, marks: Marks, add: Callable[[Scheme, str], None]) -> None:
    url = url.rstrip(".,;:)")
    found = identifier_of_link(url)
    if found is not None and found.scheme in {Scheme.PMID, Scheme.PMCID, Scheme.DOI}:
        add(found.scheme, found.value)
    if not marks.url:
        marks.url = url


def _take_dates(
    marks: Marks,
    lowered: str,
    noted: Callable[[re.Pattern[str], Callable[[re.Match[str]], str | None]], None],
) -> None:
    def ahead(_: object) -> None:
        marks.ahead = True

    def electronic(match: re.Match[str]) -> None:
        marks.electronic = parse_date(match[1])

    if "print" in lowered or "advance" in lowered:
        noted(_AHEAD, ahead)
    if "epub" in lowered or "e-pub" in lowered:
        noted(_EPUB, electronic)
    if "ublished" in lowered:
        noted(_ONLINE, lambda _: None)
    if "ollection" in lowered:
        noted(_COLLECTED, lambda m: marks.notes.append(f"eCollection {m[1]}"))
    if any(word in lowered for word in _VISITED):
        noted(_ACCESSED, lambda m: marks.notes.append(m[0].strip("[]().; ")))
    if "[" in lowered:
        noted(_INTERNET, lambda _: None)


def _tidied(text: str) -> str:
    text = " ".join(text.split())
    if " ." in text or " ," in text or " ;" in text:
        text = _BEFORE_STOP.sub("", text) if ". . ." not in text else text
    if ".." in text or ".;" in text or ";;" in text:
        text = _DOUBLED.sub(_kept, text)
    return text.strip(" ;,")


def _kept(match: re.Match[str]) -> str:
    """Keep what belongs together: ``A., B.`` of names, and an ellipsis."""
    piece = match[0]
    return piece if piece.count(".") == 1 or piece.count(".") > 2 else "."
