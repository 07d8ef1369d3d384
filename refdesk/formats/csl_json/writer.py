# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as CSL-JSON for other programs' citation processors."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.csl import csl_item
from refdesk.domain.csl_names import csl_name
from refdesk.domain.csl_titles import WORD_JOINER, csl_title
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import index_terms
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)

ROLES = {
    "author": AuthorRole.AUTHOR,
    "editor": AuthorRole.EDITOR,
    "translator": AuthorRole.TRANSLATOR,
    "collection-editor": AuthorRole.SERIES_EDITOR,
}
OWN_FIELD = "csl:"
"""Begins the names of fields that only CSL-JSON has."""
ANNOTATION = "annote"
"""CSL's field for the notes of whoever keeps the list."""
SAID_DATE = "issued"
"""Within ``custom``, CSL's place for what has no field: the date in the words of the source."""


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
                {"literal": author.collective} if author.collective else _name(author)
                for author in reference.by_role[role]
            ]
    if not reference.authors_complete:
        item["author"] = [*_people(item), {"literal": "et al."}]
    # Names of journals as they are: the item has them in capitals for styles of its language.
    journal = _journal_title(reference.journal)
    if journal and not reference.container_title and "container-title" in item:
        item["container-title"] = journal
    short = reference.journal.iso_abbreviation or reference.journal.medline_abbreviation
    if short and "container-title-short" in item:
        item["container-title-short"] = short
    if journal and reference.kind is ReferenceKind.PREPRINT and not reference.publisher:
        item["publisher"] = journal
    abstract = reference.abstract
    more = {
        "abstract": abstract.plain if abstract else "",
        "keyword": _keywords(reference),
        "note": _note(reference),
        "number": reference.article_number,  # which no style prints of a preprint
        "ISSN": ", ".join(_issns(reference.journal)),
        "volume": reference.volume,
        "edition": reference.edition,
        "language": item.get("language") or next(iter(reference.languages), ""),
        "original-title": csl_title(reference.vernacular_title) if reference.title else "",
        "issued": _issued(reference, item.get("issued")),
        "custom": _said(reference.published),
    }
    item.update({name: value for name, value in more.items() if value})
    if not reference.languages:
        item.pop("language", None)  # a guess from the script
    if not reference.issue:
        item.pop("issue", None)  # the item parts a volume that names one, for styles
    if title := _title(reference, item):
        item["title"] = title
    for name, value in reference.extra:
        if name.startswith(OWN_FIELD):
            item.setdefault(name.removeprefix(OWN_FIELD), value)
    return item


def _people(item: Mapping[str, object]) -> Sequence[object]:
    people = item.get("author")
    return people if isinstance(people, list) else ()


def _name(author: Author) -> Mapping[str, str]:
    """Return a person as the source has them: only initials in one word get the stops they need."""
    name = csl_name(author)
    given = author.given or author.initials
    if given and not (given.isupper() and given.isalpha()):
        name["given"] = given
    if author.suffix:
        name["suffix"] = author.suffix
    return name


def _journal_title(journal: Journal) -> str:
    """Return the title; what NLM adds to tell journals apart is no part of it."""
    return journal.full_name if journal.nlm_id or journal.medline_abbreviation else journal.title


def _issns(journal: Journal) -> Sequence[str]:
    issns = [issn for issn in (journal.issn_print, journal.issn_electronic) if issn]
    return issns or [journal.issn_linking]


def _keywords(reference: Reference) -> str:
    terms = index_terms(reference.keywords, reference.mesh, starred=False)
    if not any("," in term for term in terms):
        return ", ".join(terms)
    return "; ".join(term.replace(";", ",") for term in terms) + (";" if len(terms) == 1 else "")


def _note(reference: Reference) -> str:
    """Return the note, with a line for the identifier that has no field, as Zotero has it."""
    arxiv = reference.identifier(Scheme.ARXIV)
    return "\n".join(filter(None, (reference.note, f"arXiv: {arxiv}" if arxiv else "")))


def _issued(reference: Reference, parts: object) -> Mapping[str, object]:
    """Return the text of the source where no year can be told, else nothing.

    Other programs read ``raw`` in place of the parts, so that a date has the one or the other.
    """
    raw = reference.published.raw
    return {} if not raw or isinstance(parts, dict) else {"raw": raw}


def _said(date: PartialDate) -> Mapping[str, str]:
    """Return what year, month and day do not say of a date, for ``custom``."""
    return {SAID_DATE: date.raw} if date.raw and date.year else {}


def _title(reference: Reference, item: Mapping[str, object]) -> str:
    """Return the title where it is not as styles need it: with its stop, in a translation's brackets."""
    title = reference.title
    if not title or (reference.title_translated and reference.vernacular_title):
        return ""
    if reference.title_translated:
        return f"[{csl_title(title)}]"
    return f"{str(item['title']).removesuffix('.')}." if title.endswith(".") else ""
