# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that somebody pastes to name papers: what identifies one, and whether a record is the one meant.

A citation's own parts are read by :mod:`refdesk.formats.references`, which knows every style.
"""

import re
from collections.abc import Iterable

from refdesk.domain.citation_match import citation_match_key
from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme, gathered
from refdesk.domain.likeness import words_of
from refdesk.domain.reference import Reference
from refdesk.domain.titles import unbracketed, without_remarks

FETCHED_BY = (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.ARXIV, Scheme.NCT)
"""What papers are fetched by, the best first."""

_LONGEST = 2_000
"""Characters of a line that may be nothing but identifiers."""
_NUMBER = re.compile(
    r"^\s*(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,4}[.):](?=\s)|\d{1,4}\t|[•▪◦●○■□·*–—-](?=\s))\s*(?=\S)"
)
_HEADING = re.compile(
    r"\s*(?:references?|bibliography|literature(?:\scited)?|works\scited|reference list"
    r"|참고\s?문헌|문헌)\s*:?\s*",
    re.I,
)
_LABELS = frozenset({"pmid", "pmids", "pmcid", "doi", "arxiv", "pubmed", "pmc", "and", "&", "id"})
_LONG_NUMBER = re.compile(r"\d{7,9}")
"""In a table years, volumes and pages are numbers too; a PMID of the last decades is longer."""
_NCT = re.compile(r"\bNCT\d{8}\b", re.I)
_DOTTED = re.compile(
    r"(?P<before>\s)(?P<volume>\d{1,4})(?:\.(?P<issue>\d{1,4}))?"
    r"\s\((?P<date>[^()]{0,20}(?P<year>(?:1[6789]|20)\d\d))\):\s?(?P<pages>[A-Za-z]{0,3}\d)"
)
_UNSEARCHABLE = re.compile(r"[\"“”„\[\](){}*<>|\s]+")
_YEARS_APART = 1
"""A paper has the year of its electronic version, of its issue, or of the reader's memory."""


def identifiers_in(line: str) -> tuple[Identifier, ...]:
    """Return what a line names that is nothing but identifiers, or one row of a table.

    Of a row the cells count that are identifiers; short bare numbers among others are not.
    """
    if len(line) > _LONGEST:
        return ()
    text = without_number(line)
    if "\t" in text and (found := _fetched(filter(None, map(_in_cell, text.split("\t"))))):
        return found
    pieces, rest = Identifier.parse_many(text)
    if any(piece.strip(" .,;:()[]").lower() not in _LABELS for piece in rest):
        return ()
    return _fetched(pieces)


def trials_in(line: str) -> tuple[Identifier, ...]:
    """Return the registered trials that a text names."""
    return _fetched(Identifier(Scheme.NCT, found.upper()) for found in _NCT.findall(line))


def without_number(line: str) -> str:
    """Return a line without its number or bullet in a list: ``12. Shin H`` gives ``Shin H``."""
    return _NUMBER.sub("", line, count=1).strip()


def is_heading(line: str) -> bool:
    """Whether a line is only what stands above a list of references."""
    return _HEADING.fullmatch(line) is not None


def with_plain_place(text: str) -> str:
    """Return a citation whose place is in MLA's older form, ``75.2 (2026): 55``, in the newer one."""

    def newer(match: re.Match[str]) -> str:
        issue = f" no. {match['issue']}," if match["issue"] else ""
        return f", vol. {match['volume']},{issue} {match['year']}, pp. {match['pages']}"

    return _DOTTED.sub(newer, text, count=1)


def is_whole(reference: Reference) -> bool:
    """Whether a citation says who, what, when and where."""
    where = reference.journal.title or reference.container_title or reference.publisher
    return bool(reference.authors and reference.title and reference.year and where)


def can_be_asked_about(reference: Reference) -> bool:
    """Whether a citation says enough to be looked for: by its place, or by title and year."""
    if citation_match_key(reference, "key"):
        return True
    says_more = reference.authors or reference.journal.title
    return bool(title_term(reference) and reference.year and says_more)


def title_term(reference: Reference) -> str:
    """Return what PubMed is asked for papers with this title, ``""`` without one."""
    words = _UNSEARCHABLE.sub(" ", _own_words(reference.title_plain)).strip(" .,:;?!")
    return f'"{words}"[ti]' if title_key(words) else ""


def title_key(title: str) -> str:
    """Return a title's letters and digits, in which case, accents and punctuation do not count."""
    return "".join(words_of(_own_words(title)))


def is_meant(reference: Reference, title: str, year: int | None) -> bool:
    """Whether a paper with this title and year is the one that a citation means.

    The titles must agree but for punctuation, and the years may be one apart.
    """
    if reference.year is None or year is None or abs(reference.year - year) > _YEARS_APART:
        return False
    key = title_key(reference.title_plain)
    return bool(key) and key == title_key(title)


def best_of(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Return those identifiers by which papers are fetched best: PMIDs, or else DOIs, and so on."""
    known = _fetched(identifiers)
    for scheme in FETCHED_BY:
        if found := tuple(i for i in known if i.scheme is scheme):
            return found
    return ()


def _own_words(title: str) -> str:
    """Return a title without what databases put behind it, and around one that they translated."""
    whole = title.strip().removesuffix(".")
    return unbracketed(whole) or without_remarks(whole)


def _in_cell(cell: str) -> Identifier | None:
    text = cell.strip()
    if text.isdigit() and not _LONG_NUMBER.fullmatch(text):
        return None
    try:
        return Identifier.parse(text)
    except InvalidIdentifierError:
        return None


def _fetched(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    return gathered((i.scheme, i.value) for i in identifiers if i.scheme in FETCHED_BY)
