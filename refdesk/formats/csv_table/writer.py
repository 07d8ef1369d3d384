# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as a table: one header row, one row a reference, always the same columns.

The text begins with a byte order mark, without which Excel takes UTF-8 for another encoding.
Several values in a cell stand between semicolons; names are ``Family, Given, Suffix``, a group has
a comma behind it. Affiliations, ORCIDs, grants, corrections, substances, the history and fields of
other formats have no column; markup becomes text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from refdesk.domain.exporting import ALL_FIELDS, FieldGroup, Offers
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import MeshHeading
from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.names import inverted
from refdesk.domain.reference import AuthorRole, PartialDate, Reference, ReferenceKind
from refdesk.formats.csv_table.cells import guarded
from refdesk.formats.csv_table.people import people_in

_AUTHORS_OWN = "NOTNLM"

OFFERS = Offers(ALL_FIELDS - {FieldGroup.EXTRA}, keys=True, note_field="")
"""What may be chosen of a table."""


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield CSV with commas and CR LF, one row a piece, the header first."""
    yield "\ufeff" + _row(COLUMNS)
    for reference in references:
        yield _row(guarded(text_of(reference)) for text_of in COLUMNS.values())


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _joined(values: Iterable[str]) -> str:
    """Return values of which a cell has many; a lone one that could be several has a separator."""
    texts = [text.replace(";", ",") for value in values if (text := collapse(value))]
    if len(texts) == 1 and ("," in texts[0] or "|" in texts[0]):
        return f"{texts[0]};"
    return "; ".join(texts)


def _item_type(reference: Reference) -> str:
    """Return CSL's type, but for a preprint, which CSL calls ``article`` as all others do papers."""
    return "preprint" if reference.kind is ReferenceKind.PREPRINT else str(reference.kind)


def _names(role: AuthorRole) -> Callable[[Reference], str]:
    def text_of(reference: Reference) -> str:
        people = [author for author in reference.authors if author.role is role]
        names = [collapse(inverted(author)).replace(";", ",") for author in people]
        if len(names) == 1 and people_in(names[0], role) != people_in(f"{names[0]};", role):
            names.append("")  # a separator says that it is one name
        if role is AuthorRole.AUTHOR and names and not reference.authors_complete:
            names.append("et al.")
        return "; ".join(names)

    return text_of


def _identifiers(scheme: Scheme) -> Callable[[Reference], str]:
    def text_of(reference: Reference) -> str:
        return "; ".join(i.value for i in reference.identifiers if i.scheme is scheme)

    return text_of


def _keywords(*, own: bool) -> Callable[[Reference], str]:
    def text_of(reference: Reference) -> str:
        keywords = reference.keywords
        return _joined(k.text for k in keywords if (k.owner == _AUTHORS_OWN) is own)

    return text_of


def _date(date: PartialDate) -> str:
    if date.raw or date.year is None:
        return date.raw
    return f"{date.iso} {date.season}".strip()


def _year(reference: Reference) -> str:
    year = reference.published.year
    return f"{year:04d}" if year else ""


def _abbreviation(reference: Reference) -> str:
    journal = reference.journal
    short = journal.medline_abbreviation or journal.iso_abbreviation
    return short if short != journal.title else ""


def _issn(reference: Reference) -> str:
    journal = reference.journal
    return journal.issn_print or ("" if journal.issn_electronic else journal.issn_linking)


def _abstract(reference: Reference) -> str:
    return collapse(reference.abstract.plain) if reference.abstract else ""


def _heading(heading: MeshHeading) -> str:
    parts = [("*" if heading.major else "") + heading.name]
    parts += (("*" if q.major else "") + q.name for q in heading.qualifiers)
    return "/".join(parts)


COLUMNS: dict[str, Callable[[Reference], str]] = {
    "Citation Key": lambda r: r.citation_key,
    "Item Type": _item_type,
    "Title": lambda r: collapse(to_plain(r.title)),
    "Original Title": lambda r: collapse(to_plain(r.vernacular_title)),
    "Authors": _names(AuthorRole.AUTHOR),
    "Editors": _names(AuthorRole.EDITOR),
    "Series Editors": _names(AuthorRole.SERIES_EDITOR),
    "Translators": _names(AuthorRole.TRANSLATOR),
    "Year": _year,
    "Date": lambda r: _date(r.published),
    "Electronic Date": lambda r: _date(r.electronic_date),
    "Journal": lambda r: r.journal.title,
    "Journal Abbreviation": _abbreviation,
    "Book Title": lambda r: r.container_title,
    "Volume": lambda r: r.volume,
    "Issue": lambda r: r.issue,
    "Pages": lambda r: r.pages,
    "Article Number": lambda r: r.article_number,
    "DOI": _identifiers(Scheme.DOI),
    "PMID": _identifiers(Scheme.PMID),
    "PMCID": _identifiers(Scheme.PMCID),
    "NIHMS ID": _identifiers(Scheme.MID),
    "arXiv": _identifiers(Scheme.ARXIV),
    "NCT Number": _identifiers(Scheme.NCT),
    "ISSN": _issn,
    "eISSN": lambda r: r.journal.issn_electronic,
    "ISBN": _identifiers(Scheme.ISBN),
    "Abstract": _abstract,
    "Author Keywords": _keywords(own=True),
    "Keywords": _keywords(own=False),
    "MeSH Terms": lambda r: "; ".join(map(_heading, r.mesh)),
    "Publication Type": lambda r: "; ".join(entry.name for entry in r.publication_types),
    "Language": lambda r: "; ".join(r.languages),
    "Publisher": lambda r: r.publisher,
    "Place": lambda r: r.publisher_place,
    "Edition": lambda r: r.edition,
    "Series": lambda r: r.series,
    "URL": lambda r: r.url,
    "Note": lambda r: r.note,
}
"""Every column that is written, and what stands in it; all of them are read again."""
