# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference as values of the library's tables, and back.

Nothing here knows SQL: a process that only reads a file for an import makes the values, too.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from refdesk.domain.designs import Design, design_of_code, designs_of
from refdesk.domain.identifiers import Identifier
from refdesk.domain.markup import to_plain
from refdesk.domain.reference import AuthorRole, Journal, PartialDate, Reference, ReferenceKind
from refdesk.store.document import Decoder
from refdesk.store.text import search_parts, sort_text

Row = tuple[object, ...]

NO_DESIGN_RANK = 99
_AUTHORS_SHOWN = 12

_DERIVED = (
    "title_plain", "title_sort", "authors_text", "first_author", "author_sort", "year",
    "journal_display", "journal_sort", "design", "design_rank", "pmid", "pmid_number",
    "is_retracted", "search_parts", "languages", "has_abstract",
)  # fmt: skip
SAYING_COLUMNS = (
    "kind", "title", "title_translated", "vernacular_title", "authors_complete",
    "journal_title", "journal_iso", "journal_medline", "issn_print", "issn_electronic",
    "issn_linking", "journal_nlm_id", "journal_country", "container_title",
    "published_year", "published_month", "published_day", "published_season", "published_raw",
    "electronic_year", "electronic_month", "electronic_day", "electronic_season",
    "electronic_raw", "publication_status", "publication_model", "record_status",
    "volume", "issue", "pages", "article_number", "conflict_statement", "publisher",
    "publisher_place", "edition", "series", "url", "file_note", "citation_key",
)  # fmt: skip
"""Columns of the main row that :meth:`ReferenceMaker.made` needs, in its order."""
CONTENT_COLUMNS = (*_DERIVED, *SAYING_COLUMNS)
"""Columns of the main row that say what the paper is, in the order of :func:`content_row`."""

_KINDS = {kind.value: kind for kind in ReferenceKind}


def rank_of_design(code: str) -> int:
    """Return the place of a design in the order of evidence; designs without one come last."""
    design = design_of_code(code)
    return design.rank if design else NO_DESIGN_RANK


def design_by_type(reference: Reference) -> str:
    """Return the code of the design that the publication types say, or ``""``."""
    found: list[Design] = [design for design, _ in designs_of(reference.publication_types)]
    return found[0].code if found else ""


def standing(reference: Reference) -> int:
    """Return 1 for a retracted paper, 2 for one of concern to its journal, 0 for all others."""
    if reference.is_retracted:
        return 1
    return 2 if reference.has_concern else 0


def content_row(reference: Reference, design: str) -> Row:
    """Return the values of :data:`CONTENT_COLUMNS`."""
    journal = reference.journal
    title_plain = reference.title_plain or to_plain(reference.vernacular_title)
    names = [a.short for a in reference.authors if a.role is AuthorRole.AUTHOR]
    names = names or [a.short for a in reference.authors]
    display = journal.display or reference.container_title
    pmid = reference.pmid
    # SQLite's integers end at 2**63; longer digits are no PMID anyway.
    pmid_number = int(pmid) if pmid.isdecimal() and len(pmid) < 18 else None
    return (
        title_plain, sort_text(title_plain), ", ".join(names), names[0] if names else "",
        sort_text(" ".join(names[:_AUTHORS_SHOWN])), reference.year, display, sort_text(display),
        design, rank_of_design(design), pmid, pmid_number,
        standing(reference), _parts(reference), " ".join(reference.languages),
        any(abstract.sections for abstract in reference.abstracts),
        reference.kind.value, reference.title, reference.title_translated,
        reference.vernacular_title, reference.authors_complete,
        journal.title, journal.iso_abbreviation, journal.medline_abbreviation,
        journal.issn_print, journal.issn_electronic, journal.issn_linking, journal.nlm_id,
        journal.country, reference.container_title,
        *date_values(reference.published), *date_values(reference.electronic_date),
        reference.publication_status, reference.publication_model, reference.record_status,
        reference.volume, reference.issue, reference.pages, reference.article_number,
        reference.conflict_statement, reference.publisher, reference.publisher_place,
        reference.edition, reference.series, reference.url, reference.note,
        reference.citation_key,
    )  # fmt: skip


def date_values(date: PartialDate) -> tuple[int | None, int | None, int | None, str, str]:
    """Return a date as the five columns that hold one."""
    return date.year, date.month, date.day, date.season, date.raw


def _parts(reference: Reference) -> str:
    r = reference
    sections = [s.text for abstract in r.abstracts for s in abstract.sections]
    marked = [r.title, r.vernacular_title, *sections]
    plain = [f"{a.family}{a.given} {a.collective}" for a in r.authors]
    plain += [r.journal.title, r.container_title, *[keyword.text for keyword in r.keywords]]
    if "".join(plain).isascii() and "".join(marked).isascii():
        return ""  # most papers have no Korean, Chinese or Japanese
    return search_parts((*(to_plain(text) for text in marked if not text.isascii()), *plain))


class ReferenceMaker:
    """Makes references of what the library has of them. Values that repeat are shared."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._journal = lru_cache(1024)(Journal)

    def made(
        self, saying: Sequence[Any], document: str, identifiers: tuple[Identifier, ...]
    ) -> Reference:
        """Return the paper of its :data:`SAYING_COLUMNS`, its lists and its identifiers.

        By place, as forty names a paper cost as much as its lists.
        """
        lists = self._decoder.lists(document)
        values: tuple[Any, ...] = (
            _KINDS[saying[0]],
            saying[1],
            bool(saying[2]),
            saying[3],
            lists.authors,
            bool(saying[4]),
            self._journal(*saying[5:13]),
            saying[13],
            self._decoder.date(*saying[14:19]),
            self._decoder.date(*saying[19:24]),
            *saying[24:31],
            lists.languages,
            lists.abstracts,
            lists.mesh,
            lists.keywords,
            lists.publication_types,
            lists.substances,
            identifiers,
            lists.trial_ids,
            lists.grants,
            lists.corrections,
            lists.history,
            *saying[31:39],
            lists.extra,
        )
        return Reference(*values)
