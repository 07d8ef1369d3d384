# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference as rows of the library's tables."""

from dataclasses import dataclass, field

from sqlalchemy import Table

from refdesk.domain.designs import Design, design_of_code, designs_of
from refdesk.domain.markup import to_plain
from refdesk.domain.reference import AuthorRole, PartialDate, Reference
from refdesk.store import schema
from refdesk.store.text import search_parts, sort_text

Row = tuple[object, ...]

NO_DESIGN_RANK = 99
_AUTHORS_SHOWN = 12

CONTENT_COLUMNS = (
    "title_plain", "title_sort", "authors_text", "first_author", "author_sort", "year",
    "journal_display", "journal_sort", "design", "design_rank", "pmid", "pmid_number",
    "is_retracted", "search_parts",
    "kind", "title", "title_translated", "vernacular_title", "authors_complete",
    "journal_title", "journal_iso", "journal_medline", "issn_print", "issn_electronic",
    "issn_linking", "journal_nlm_id", "journal_country", "container_title",
    "published_year", "published_month", "published_day", "published_season", "published_raw",
    "electronic_year", "electronic_month", "electronic_day", "electronic_season",
    "electronic_raw", "publication_status", "publication_model", "record_status",
    "volume", "issue", "pages", "article_number", "conflict_statement", "publisher",
    "publisher_place", "edition", "series", "url", "file_note", "citation_key",
)  # fmt: skip
"""Columns of the main row that say what the paper is, in the order of :func:`content_row`."""


def rank_of_design(code: str) -> int:
    """Return the place of a design in the order of evidence; designs without one come last."""
    design = design_of_code(code)
    return design.rank if design else NO_DESIGN_RANK


def design_by_type(reference: Reference) -> str:
    """Return the code of the design that the publication types say, or ``""``."""
    found: list[Design] = [design for design, _ in designs_of(reference.publication_types)]
    return found[0].code if found else ""


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
        reference.is_retracted, _parts(reference),
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
    sections = (s.text for abstract in reference.abstracts for s in abstract.sections)
    marked = (reference.title, reference.vernacular_title, *sections)
    plain = (
        *(f"{a.family}{a.given} {a.collective}" for a in reference.authors),
        reference.journal.title,
        reference.container_title,
        *(keyword.text for keyword in reference.keywords),
    )
    return search_parts((*(to_plain(text) for text in marked if not text.isascii()), *plain))


@dataclass(slots=True)
class ListRows:
    """Rows of every list table, gathered over many papers to be written table by table."""

    rows: dict[Table, list[Row]] = field(
        default_factory=lambda: {table: [] for table in schema.LISTS}
    )

    def add(self, reference_id: int, reference: Reference) -> None:
        """Add the rows of one paper."""
        self._add_authors(reference_id, reference)
        self._add_abstracts(reference_id, reference)
        self._add_mesh(reference_id, reference)
        rows = self.rows
        rows[schema.IDENTIFIER].extend(
            (reference_id, n, i.scheme.value, i.value, i.key)
            for n, i in enumerate(reference.identifiers)
        )
        rows[schema.LANGUAGE].extend(
            (reference_id, n, code) for n, code in enumerate(reference.languages)
        )
        rows[schema.KEYWORD].extend(
            (reference_id, n, k.text, k.owner, k.major) for n, k in enumerate(reference.keywords)
        )
        rows[schema.PUBLICATION_TYPE].extend(
            (reference_id, n, t.name, t.ui) for n, t in enumerate(reference.publication_types)
        )
        rows[schema.SUBSTANCE].extend(
            (reference_id, n, s.name, s.registry_number, s.ui)
            for n, s in enumerate(reference.substances)
        )
        rows[schema.TRIAL_ID].extend(
            (reference_id, n, t.registry, t.number) for n, t in enumerate(reference.trial_ids)
        )
        rows[schema.FUNDING].extend(
            (reference_id, n, g.number, g.acronym, g.agency, g.country)
            for n, g in enumerate(reference.grants)
        )
        rows[schema.CORRECTION].extend(
            (reference_id, n, c.kind, c.text, c.pmid, c.doi, c.note, c.date, c.source.value)
            for n, c in enumerate(reference.corrections)
        )
        rows[schema.HISTORY_DATE].extend(
            (reference_id, n, h.status, *date_values(h.date))
            for n, h in enumerate(reference.history)
        )
        rows[schema.EXTRA_FIELD].extend(
            (reference_id, n, name, value) for n, (name, value) in enumerate(reference.extra)
        )

    def _add_authors(self, reference_id: int, reference: Reference) -> None:
        # Authors of one house repeat its address; each paper stores an address once.
        places: dict[str, int] = {}
        links = self.rows[schema.AUTHOR_AFFILIATION]
        authors = self.rows[schema.AUTHOR]
        for n, a in enumerate(reference.authors):
            authors.append(
                (reference_id, n, a.family, a.given, a.initials, a.suffix, a.collective, a.orcid,
                 a.equal_contribution, a.role.value)
            )  # fmt: skip
            for m, text in enumerate(a.affiliations):
                links.append((reference_id, n, m, places.setdefault(text, len(places))))
        self.rows[schema.AFFILIATION].extend((reference_id, n, t) for t, n in places.items())

    def _add_abstracts(self, reference_id: int, reference: Reference) -> None:
        sections = self.rows[schema.ABSTRACT_SECTION]
        for n, abstract in enumerate(reference.abstracts):
            self.rows[schema.ABSTRACT].append(
                (reference_id, n, abstract.language, abstract.kind.value, abstract.copyright)
            )
            for m, section in enumerate(abstract.sections):
                kept = section.plain if "<" in section.text else None  # else SQL can tell
                sections.append(
                    (reference_id, n, m, section.label, section.category, section.text, kept)
                )

    def _add_mesh(self, reference_id: int, reference: Reference) -> None:
        qualifiers = self.rows[schema.MESH_QUALIFIER]
        headings = self.rows[schema.MESH_HEADING]
        for n, heading in enumerate(reference.mesh):
            headings.append(
                (reference_id, n, heading.name, heading.ui, heading.major, heading.kind)
            )
            qualifiers.extend(
                (reference_id, n, m, q.name, q.ui, q.major)
                for m, q in enumerate(heading.qualifiers)
            )


LIST_COLUMNS: dict[Table, tuple[str, ...]] = {
    schema.AUTHOR: (
        "reference_id", "position", "family", "given", "initials", "suffix", "collective",
        "orcid", "equal_contribution", "role",
    ),
    schema.AFFILIATION: ("reference_id", "position", "text"),
    schema.AUTHOR_AFFILIATION: ("reference_id", "author", "position", "affiliation"),
    schema.IDENTIFIER: ("reference_id", "position", "scheme", "value", "key"),
    schema.LANGUAGE: ("reference_id", "position", "code"),
    schema.ABSTRACT: ("reference_id", "position", "language", "kind", "copyright"),
    schema.ABSTRACT_SECTION: (
        "reference_id", "abstract", "position", "label", "category", "text", "plain",
    ),
    schema.MESH_HEADING: ("reference_id", "position", "name", "ui", "major", "kind"),
    schema.MESH_QUALIFIER: ("reference_id", "heading", "position", "name", "ui", "major"),
    schema.KEYWORD: ("reference_id", "position", "text", "owner", "major"),
    schema.PUBLICATION_TYPE: ("reference_id", "position", "name", "ui"),
    schema.SUBSTANCE: ("reference_id", "position", "name", "registry_number", "ui"),
    schema.TRIAL_ID: ("reference_id", "position", "registry", "number"),
    schema.FUNDING: ("reference_id", "position", "number", "acronym", "agency", "country"),
    schema.CORRECTION: (
        "reference_id", "position", "kind", "text", "pmid", "doi", "note", "date", "source",
    ),
    schema.HISTORY_DATE: (
        "reference_id", "position", "status", "year", "month", "day", "season", "raw",
    ),
    schema.EXTRA_FIELD: ("reference_id", "position", "name", "value"),
}  # fmt: skip
"""Columns of each list table, in the order in which its rows are written and read."""
