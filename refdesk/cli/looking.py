# SPDX-License-Identifier: GPL-3.0-or-later
"""``search`` and ``show``: what the library holds."""

from refdesk.cli.json_forms import paper_json, row_json
from refdesk.cli.session import Exit, Session
from refdesk.domain.query import LibraryQuery, SortKey


def search(session: Session) -> Exit:
    """``search QUERY``: list papers of the library."""
    options = session.options
    query = LibraryQuery(" ".join(options.query), sort=SortKey.RELEVANCE, limit=options.limit)
    ids = session.services.library.ids(query)
    for row in session.services.library.rows(ids):
        if row is None:
            continue
        if options.json:
            session.say_json(row_json(row))
        else:
            parts = (f"#{row.id}", row.pmid, row.first_author, str(row.year or ""), row.title)
            session.say("\t".join(parts))
    return Exit.DONE


def show(session: Session) -> Exit:
    """``show ID``: everything known of one paper."""
    library = session.services.library
    stored = library.get(library.resolve(session.options.id))
    assert stored is not None
    if session.options.json:
        session.say_json(paper_json(stored))
        return Exit.DONE
    reference = stored.reference
    authors = ", ".join(author.short for author in reference.authors)
    lines = [
        ("Title", reference.title_plain),
        ("Authors", authors + ("" if reference.authors_complete else ", et al.")),
        ("Journal", reference.journal.full_name or reference.container_title),
        ("Published", reference.published.raw or reference.published.iso),
        ("Volume", reference.volume),
        ("Issue", reference.issue),
        ("Pages", reference.pages),
        ("Article number", reference.article_number),
        ("Identifiers", ", ".join(str(i) for i in reference.identifiers)),
        ("Trials", ", ".join(t.number for t in reference.trial_ids)),
        ("Types", ", ".join(t.name for t in reference.publication_types)),
        ("Keywords", "; ".join(k.text for k in reference.keywords)),
        ("MeSH", "; ".join(m.name + ("*" if m.is_major else "") for m in reference.mesh)),
        ("Notices", "; ".join(f"{c.kind}: {c.text}" for c in reference.corrections)),
        ("Full text", "stored" if stored.has_fulltext else "not stored"),
        ("Tags", ", ".join(stored.tags)),
        ("Retracted", "yes" if reference.is_retracted else ""),
    ]
    for label, value in lines:
        if value:
            session.say(f"{label}: {value}")
    if reference.abstract:
        session.say(f"\n{reference.abstract.plain}")
    return Exit.DONE
