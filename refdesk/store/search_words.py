# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that the search index has of papers in the library, column by column.

They are what the view ``search_source`` says; walking through lists by number, as a view must that
FTS5 reads, takes three times as long. ``stale_indexes`` compares both.
"""

import json
from collections.abc import Sequence
from typing import Any

SOURCE = """
SELECT
    r.id, r.title_plain, r.authors_text,
    r.journal_title || ' ' || r.journal_iso || ' ' || r.journal_medline || ' ' || r.container_title,
    coalesce(r.year, '') || ' ' || r.citation_key || ' ' || coalesce((
        SELECT group_concat(value, ' ') FROM (
            SELECT value FROM identifier WHERE reference_id = r.id ORDER BY position
        )
    ), ''),
    r.search_parts || ' ' || coalesce(n.search_parts, '') || coalesce((
        SELECT group_concat(' ' || search_parts, '') FROM annotation WHERE reference_id = r.id
    ), ''),
    coalesce(n.text, '') || coalesce((
        SELECT group_concat(' ' || quote || ' ' || note, '') FROM annotation WHERE reference_id = r.id
    ), ''),
    d.document
FROM reference AS r
LEFT JOIN record AS d ON d.reference_id = r.id
LEFT JOIN note AS n ON n.reference_id = r.id
WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id
"""
"""The query for what :func:`search_words` takes, of the papers in a JSON list of ids."""


def search_words(row: Sequence[Any]) -> tuple[object, ...]:
    """Return id and words of each column of the index, from a row of :data:`SOURCE`."""
    i, title, authors, journal, numbers, parts, note, document = row
    get = (json.loads(document) if document else {}).get
    names = [
        a[1] if len(a) < 6 or a[5] == "author" else f"{a[1]} {a[0]} {a[4]}"
        for a in get("authors", ())
    ]
    sections = [f"{s[0]} {s[3] if len(s) > 3 else _plain(s[2])}" for s in get("sections", ())]
    keywords = [heading[0] for heading in get("mesh", ())]
    keywords += [qualifier[1] for qualifier in get("qualifiers", ())]
    keywords += [keyword[0] for keyword in get("keywords", ())]
    keywords += [substance[0] for substance in get("substances", ())]
    trials = [trial[1] for trial in get("trial_ids", ())]
    return (
        i,
        title,
        f"{authors} {' '.join(names)}",
        journal,
        " ".join(sections),
        " ".join(keywords),
        " ".join((numbers, *trials)),
        note,
        parts,
    )


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
