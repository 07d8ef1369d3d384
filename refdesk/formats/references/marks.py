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
_ARXIV = re.compile(
    r"\barXiv\s?:\s?(\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v\d+)?(?:\s?\[[\w.-]+\])?", re.I
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?((?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx])\b", re.I)
_URL = re.compile(
    r"(?:\b(?:(?:Available|Accessible|Retrieved|Accessed|Online|Obtained|Cited|Internet)\b"
    r"[^.:;<>]{0,60}?)?(?:\b(?:from|at|URL|online|website|available)\b:?|:)?\s?)?[\[<(]?"
    r"((?:https?://|ftp://|www\.|\b(?:[\w-]{1,60}\.){1,4}(?:com|org|gov|edu|net|int)/)"
    r"[^\s<>\"“”\]]+)[\])>]?[.,;]?", re.I
)  # fmt: skip
_IN_ADDRESSES = ("://", "www.", ".com/", ".org/", ".gov/", ".edu/", ".net/", ".int/")
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
_COLLECTED = re.compile(
    r";?\s?\be-?Collection\s((?:19|20)\d\d(?:\s[A-Z][a-z]{2})?(?:\s\d{1,2})?)[.;]?"
)
_NOTICE = re.compile(
    r"\b((?:Erratum|Retraction|Comment|Corrected and republished|Update|Expression of concern)"
    r"\s(?:in|on|for|of):\s.{1,600})$"
)
_INTERNET = re.compile(
    r"\s?\[(?:Internet|Online|Electronic resource|serial online)\]|\bIn: StatPearls\b(?!.)"
)
_DOUBLED = re.compile(r"\.(?:\s?[.;,])+")
_BEFORE_STOP = re.compile(r"\s+(?=[.;,])")


@dataclass(slots=True)
class Marks:
    """What was taken out, and what is left."""

    rest: str
    lowered: str
    """The whole text, to see at once what it cannot hold."""
    identifiers: list[Identifier] = field(default_factory=list)
    url: str = ""
    ahead: bool = False
    electronic: PartialDate = field(default_factory=PartialDate)
    notes: list[str] = field(default_factory=list)

    def add(self, scheme: Scheme, value: str) -> None:
        """Keep an identifier, where there is none of its scheme yet."""
        if value and all(known.scheme is not scheme for known in self.identifiers):
            self.identifiers.append(Identifier(scheme, value))

    def add_last(self, scheme: Scheme, value: str) -> None:
        """Keep the last identifier of its scheme: a notice's own stands before the paper's."""
        self.identifiers = [known for known in self.identifiers if known.scheme is not scheme]
        self.add(scheme, value)

    def take(
        self,
        words: tuple[str, ...],
        pattern: re.Pattern[str],
        taken: Callable[[re.Match[str]], str],
    ) -> None:
        """Take out what ``pattern`` finds where one of ``words``, in lower case, is there at all.

        ``taken`` returns what stays in its place.
        """
        for word in words:
            if word in self.lowered:
                self.rest = pattern.sub(taken, self.rest)
                return


def marks_of(text: str) -> Marks:
    """Take identifiers, addresses and remarks out of a reference."""
    marks = Marks(text, text.lower())

    def kept(scheme: Scheme, *, last: bool = False) -> Callable[[re.Match[str]], str]:
        def taken(match: re.Match[str]) -> str:
            value = _WRITTEN[scheme](match[1])
            (marks.add_last if last else marks.add)(scheme, value)
            return "arXiv " if scheme is Scheme.ARXIV else " "

        return taken

    def noted(match: re.Match[str]) -> str:
        marks.notes.append((match[1] if match.re.groups else match[0]).strip("[]() .;:"))
        return " "

    def ahead(_: object) -> str:
        marks.ahead = True
        return " "

    def electronic(match: re.Match[str]) -> str:
        marks.electronic = parse_date(match[1])
        return " "

    marks.take(("pmc",), _PMCID, kept(Scheme.PMCID, last=True))
    marks.take(("pubmed", "pmid", "medline"), _PMID, kept(Scheme.PMID, last=True))
    marks.take((" in:", " on:", " for:", " of:"), _NOTICE, noted)
    marks.take(("]", "view article"), _LINKS, _nothing)
    marks.take(("10.",), _DOI, lambda match: _doi(match, marks))
    marks.take(("arxiv",), _ARXIV, kept(Scheme.ARXIV))
    marks.take(("isbn",), _ISBN, kept(Scheme.ISBN))
    marks.take(_IN_ADDRESSES, _URL, lambda match: _address(match[1], marks))
    marks.take(("doi",), _DOI_LEFT, _nothing)
    marks.take(("print", "advance"), _AHEAD, ahead)
    marks.take(("epub", "e-pub"), _EPUB, electronic)
    marks.take(("ublished",), _ONLINE, _nothing)
    marks.take(("ollection",), _COLLECTED, noted)
    marks.take(_VISITED, _ACCESSED, noted)
    marks.take(("[",), _INTERNET, _nothing)
    marks.rest = _tidied(marks.rest)
    if lone := _LONE_PMID.search(marks.rest):
        marks.add(Scheme.PMID, (lone[1] or lone[2]).lstrip("0"))
        marks.rest = marks.rest[: lone.start()].rstrip()
    return marks


_WRITTEN: dict[Scheme, Callable[[str], str]] = {
    Scheme.PMCID: lambda value: f"PMC{value.lstrip('0')}",
    Scheme.PMID: lambda value: value.lstrip("0"),
    Scheme.ARXIV: lambda value: value,
    Scheme.ISBN: lambda value: re.sub(r"[- ]", "", value).upper(),
}
"""How an identifier is written down, by its scheme."""


def _nothing(_: object) -> str:
    return " "


def _doi(match: re.Match[str], marks: Marks) -> str:
    found = match[1].replace(" ", "")
    doi = clean_doi(found)
    marks.add(Scheme.DOI, doi)
    behind = found[len(doi) : len(doi) + 1]
    return f"{behind} " if behind in {".", ";", ","} else " "


def _address(url: str, marks: Marks) -> str:
    url = url.rstrip(".,;:)")
    found = identifier_of_link(url)
    if found is not None and found.scheme in {Scheme.PMID, Scheme.PMCID, Scheme.DOI}:
        marks.add(found.scheme, found.value)
    marks.url = marks.url or url
    return " "


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
