# SPDX-License-Identifier: GPL-3.0-or-later
"""What the National Library of Medicine prints of a record, piece by piece, as PubMed does it.

Rules: "Citing Medicine" (2nd edition, chapters 1 and 23, appendix F), and the citations that
PubMed itself offers. All results are plain text.
"""

import re
from collections.abc import Iterable

from refdesk.domain.csl_names import in_capitals, without_capitals
from refdesk.domain.dates import within_year
from refdesk.domain.languages import language_name
from refdesk.domain.reference import (
    Author,
    Correction,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
    initials_of,
    is_east_asian,
)

_NOTICES = {
    "RetractionIn": "Retraction in",
    "RetractionOf": "Retraction of",
    "PartialRetractionIn": "Partial retraction in",
    "PartialRetractionOf": "Partial retraction of",
    "WithdrawalIn": "Retraction in",
    "ExpressionOfConcernIn": "Expression of concern in",
    "ExpressionOfConcernFor": "Expression of concern for",
    "CorrectedandRepublishedIn": "Corrected and republished in",
    "CorrectedandRepublishedFrom": "Corrected and republished from",
    "RetractedandRepublishedIn": "Retracted and republished in",
    "RetractedandRepublishedFrom": "Retracted and republished from",
    "RepublishedIn": "Republished in",
    "RepublishedFrom": "Republished from",
    "UpdateIn": "Update in",
    "UpdateOf": "Update of",
    "ErratumIn": "Erratum in",
    "ErratumFor": "Erratum for",
}
"""PubMed's RefTypes that change what a work is worth; comments are not printed.

NLM has no notices of withdrawal: what a publisher withdraws is "retracted" there (fact sheet
"Errata, Retractions, and Other Linked Citations in PubMed"). Crossref knows the difference.
"""

_SUFFIXES = {"ii": "2nd", "iii": "3rd", "iv": "4th", "v": "5th"}
_CITED_BY_DOI = re.compile(r"\s*\bdoi: ?\S+$", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_LOOSE_PART = re.compile(r"\s*\(\s+(\S[^()]*?)\s*\)")
"""A part inside the volume, as some records have it: ``56 ( Pt 10)``."""

_OTHER_SEPARATORS = re.compile(r"[\u2010-\u2015\u2212]")


def nlm_author(author: Author) -> str:
    """Return ``Simone CB 2nd``, ``King ML Jr``, ``Shin HJ``, the group, or ``신효정``."""
    if author.collective:
        return author.collective.strip().removesuffix(".")
    if not author.family:
        return author.given
    if is_east_asian(author.family):
        return f"{author.family}{''.join(author.given.split())}"
    initials = re.sub(r"[\s.-]", "", author.initials) or initials_of(author.given)
    return " ".join(filter(None, (author.family, initials, nlm_suffix(author.suffix))))


def nlm_suffix(suffix: str) -> str:
    """Return what stands behind a name, without a stop: ``Jr``, ``2nd`` for ``II``."""
    suffix = suffix.strip(" .,")
    return _SUFFIXES.get(suffix.lower(), suffix)


def nlm_authors(authors: Iterable[Author], *, complete: bool = True) -> str:
    """Return all authors in one line: a semicolon before a group, a comma before a person."""
    everyone = tuple(authors)
    shouted = in_capitals(everyone)
    line = ""
    for author in everyone:
        name = nlm_author(without_capitals(author) if shouted else author)
        line += f"{('; ' if author.collective else ', ') if line else ''}{name}"
    return line if complete or not line else f"{line}, et al"


def nlm_date(date: PartialDate) -> str:
    """Return ``2021 Mar 4``, ``2020 Jul-Aug``, ``2020 Autumn-Winter`` or ``""``."""
    if date.year is None:
        return ""
    rest = within_year(date)
    return rest if rest.startswith(str(date.year)) else f"{date.year} {rest}".strip()


def issue_date(reference: Reference) -> PartialDate:
    """Return the date that stands before the volume: of electronic works their own, not the year's."""
    electronic = reference.electronic_date
    if electronic.year and (reference.publication_status == "epublish" or not reference.year):
        return electronic
    return reference.published if reference.published.year else electronic


def nlm_source(reference: Reference) -> str:
    """Return journal, date, volume, issue and pages: ``J Clin Oncol. 2021 Mar 4;39(7):132-42``."""
    journal = nlm_journal(reference.journal) or reference.container_title
    if reference.kind is ReferenceKind.PREPRINT:
        journal = f"{journal or reference.publisher} [Preprint]".strip()
    volume = _hyphenated(reference.volume)
    issue = f"({_hyphenated(reference.issue)})" if reference.issue else ""
    pages = reference.pages or reference.article_number
    if not reference.pmid:
        pages = _hyphenated(pages)  # what NLM gave stays as it is
    place = nlm_date(issue_date(reference)) or _undated(reference)
    if volume or issue:
        place += f";{volume}{issue}"
    if pages:
        place += f":{pages}"
    return " ".join(f"{part}." for part in (journal, place) if part)


def is_forthcoming(reference: Reference) -> bool:
    """Whether the work is accepted and not yet out."""
    return reference.year is None and "in press" in reference.published.raw.lower()


def nlm_journal(journal: Journal) -> str:
    """Return MEDLINE's abbreviation, which has no stops; the full title where there is none."""
    short = journal.medline_abbreviation or journal.iso_abbreviation.replace(".", "")
    return short.strip() or journal.full_name


def nlm_languages(reference: Reference) -> str:
    """Return ``French.`` or ``English, German.``.

    ``""`` for a work in English, except where it has a title in another language as well.
    """
    codes = [code for code in reference.languages if code not in {"und", "mul"}]
    if not codes or (codes in (["eng"], ["en"]) and not reference.vernacular_title):
        return ""
    return f"{', '.join(language_name(code).capitalize() for code in codes)}."


def nlm_epub(reference: Reference) -> str:
    """Return when the work was online before the issue: ``Epub 2020 Aug 22.`` or ``""``."""
    if reference.publication_status == "aheadofprint":
        return "Epub ahead of print."
    electronic = reference.electronic_date
    if reference.publication_status != "ppublish" or not electronic.year:
        return ""
    return f"Epub {nlm_date(electronic)}."


def nlm_notices(reference: Reference) -> list[str]:
    """Return ``Erratum in: Lancet. 2004 Mar 6;363(9411):750.`` and the like, retractions first."""
    notices: list[str] = []
    for kind, label in _NOTICES.items():
        of_kind = [c for c in reference.corrections if c.kind == kind]
        # Crossref knows the DOI only: not needed where PubMed knows the place.
        places = (
            filter(None, map(_place, of_kind)) if any(map(_place, of_kind)) else map(_id, of_kind)
        )
        notices += [f"{label}: {place}" for place in places if place]
    if reference.is_retracted and not any("etract" in notice for notice in notices):
        notices.insert(0, "Retracted.")
    return list(dict.fromkeys(notices))


def nlm_range(begin: PartialDate, end: PartialDate) -> str:
    """Return the years of a book in instalments: ``2006–``, ``2006–2010``."""
    return f"{nlm_date(begin)}–{nlm_date(end)}" if begin.year else nlm_date(end)


def _undated(reference: Reference) -> str:
    """Return what stands for a date: Citing Medicine, chapters 1 and 11."""
    return "Forthcoming" if is_forthcoming(reference) else "[date unknown]"


def _place(correction: Correction) -> str:
    """Return where a notice stands, without its DOI, as PubMed does; ``""`` where that is unknown."""
    text = _CITED_BY_DOI.sub("", correction.text.strip())
    if not _YEAR.search(text):
        return ""
    return text if text.endswith((".", ";", ":", ",")) else f"{text}."


def _id(correction: Correction) -> str:
    if correction.doi:
        return f"doi: {correction.doi}."
    return f"PMID: {correction.pmid}." if correction.pmid else ""


def _hyphenated(text: str) -> str:
    return _OTHER_SEPARATORS.sub("-", _LOOSE_PART.sub(r"(\1)", text.strip()))
