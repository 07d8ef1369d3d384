# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as CSL-JSON for other programs' citation processors."""

import json
from collections.abc import Iterable, Iterator, Sequence

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.csl import csl_item
from refdesk.domain.csl_names import csl_name
from refdesk.domain.csl_titles import WORD_JOINER
from refdesk.domain.reference import AuthorRole, Reference, ReferenceKind

ROLES = {
    "author": AuthorRole.AUTHOR,
    "editor": AuthorRole.EDITOR,
    "translator": AuthorRole.TRANSLATOR,
    "collection-editor": AuthorRole.SERIES_EDITOR,
}
OWN_FIELD = "csl:"
"""Begins the names of fields that only CSL-JSON has."""


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield a JSON array, one item a piece."""
    known = references if isinstance(references, Sequence) else ()
    keys = KeyMaker(reference.citation_key for reference in known)
    before = "[\n"
    for reference in references:
        text = json.dumps(_item(reference, keys.key(reference)), ensure_ascii=False, indent=2)
        yield before + text.replace(WORD_JOINER, "")
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _item(reference: Reference, key: str) -> dict[str, object]:
    item = csl_item(reference, key)
    for name, role in ROLES.items():
        if name in item:
            item[name] = [
                {"literal": author.collective} if author.collective else csl_name(author)
                for author in reference.by_role[role]
            ]
    # Names of journals as they are: the item has them in capitals for styles of its language.
    journal = reference.journal.full_name
    if journal and not reference.container_title and "container-title" in item:
        item["container-title"] = journal
    if journal and reference.kind is ReferenceKind.PREPRINT and not reference.publisher:
        item["publisher"] = journal
    abstract = reference.abstract
    more = {
        "abstract": abstract.plain if abstract else "",
        "keyword": ", ".join(dict.fromkeys(keyword.text for keyword in reference.keywords)),
        "note": reference.note,
        "number": reference.article_number,  # which no style prints of a preprint
    }
    item.update({name: value for name, value in more.items() if value})
    for name, value in reference.extra:
        if name.startswith(OWN_FIELD):
            item.setdefault(name.removeprefix(OWN_FIELD), value)
    return item
