# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a paper that is added, column by column of the search index.

They are what the view ``search_source`` says of the same paper once it is written; said here they
cost a third. ``stale_indexes`` compares both.
"""

from refdesk.domain.reference import AuthorRole, Reference
from refdesk.store.rows import CONTENT_COLUMNS, Row

_AUTHOR = AuthorRole.AUTHOR
_TITLE, _AUTHORS, _PARTS = (
    CONTENT_COLUMNS.index(name) for name in ("title_plain", "authors_text", "search_parts")
)


def search_row(reference: Reference, content: Row) -> Row:
    """Return the row of the search index without its id; ``content`` is the paper's main row."""
    r, j = reference, reference.journal
    names = [
        a.given if a.role is _AUTHOR else f"{a.given} {a.family} {a.collective}" for a in r.authors
    ]
    sections = [f"{s.label} {s.plain}" for a in r.abstracts for s in a.sections]
    words = [heading.name for heading in r.mesh]
    words += [qualifier.name for heading in r.mesh for qualifier in heading.qualifiers]
    words += [keyword.text for keyword in r.keywords]
    words += [substance.name for substance in r.substances]
    numbers = ["" if r.year is None else str(r.year), r.citation_key]
    numbers += [identifier.value for identifier in r.identifiers]
    numbers += [trial.number for trial in r.trial_ids]
    return (
        content[_TITLE],
        f"{content[_AUTHORS]} {' '.join(names)}",
        f"{j.title} {j.iso_abbreviation} {j.medline_abbreviation} {r.container_title}",
        " ".join(sections),
        " ".join(words),
        " ".join(numbers),
        "",
        content[_PARTS],
    )
