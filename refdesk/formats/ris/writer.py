# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as RIS that EndNote and Zotero read with nothing lost.

PMID in ``AN`` and PMCID in ``C2`` are where EndNote's own PubMed import has them; the article
number stands in ``C7`` (EndNote) and in ``SP`` (all others), the journal in ``T2`` (EndNote, Zotero)
and in ``JF`` (bibutils, older programs), a book in ``T2`` and in ``BT``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.dates import within_year
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import index_terms
from refdesk.domain.kinds import PERIODICALS, type_names
from refdesk.domain.markup import to_plain
from refdesk.domain.names import inverted
from refdesk.domain.pagination import first_and_last
from refdesk.domain.reference import AuthorRole, PartialDate, Reference, ReferenceKind
from refdesk.formats.base import lines_of
from refdesk.formats.ris.kinds import TYPE_OF_KIND

_TAGS = {
    AuthorRole.AUTHOR: "AU",
    AuthorRole.EDITOR: "A2",
    AuthorRole.SERIES_EDITOR: "A3",
    AuthorRole.TRANSLATOR: "A4",
}
_LINKED = frozenset({Scheme.NCT, Scheme.ARXIV})
"""Identifiers that have no tag: a second link says them."""
_LIKE_A_TAG = re.compile(r"^\s*[A-Z][A-Z0-9]\s{1,3}-", re.MULTILINE)
_RIS_TAG = re.compile(r"ris:([A-Z][A-Z0-9])")


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield RIS text, one record a piece, lines ended with CR LF."""
    known = references if isinstance(references, Sequence) else ()
    keys = KeyMaker(reference.citation_key for reference in known)
    for reference in references:
        yield _record(reference, keys.key(reference))


def _record(reference: Reference, key: str) -> str:
    lines = [f"TY  - {TYPE_OF_KIND[reference.kind]}"]
    for author in reference.authors:
        lines.append(f"{_TAGS[author.role]}  - {inverted(author)}")
    if not reference.authors_complete:
        lines.append("AU  - et al.,")
    lines += [
        f"{tag}  - {_lines(value) if tag == 'N1' else _one_line(value)}"
        for tag, value in (*_fields(reference), *_identifiers(reference), *_contents(reference))
        if value
    ]
    lines += (f"ID  - {key}", "ER  - ", "", "")
    return "\r\n".join(lines)


def _one_line(value: str) -> str:
    if "\n" not in value and "\r" not in value:
        return value
    return " ".join(filter(None, (line.strip() for line in lines_of(value))))


def _lines(value: str) -> str:
    """Return a note with its lines, or in one where a line of it looks like a tag."""
    if _LIKE_A_TAG.search(value):
        return _one_line(value)
    return "\r\n".join(filter(None, (line.strip() for line in lines_of(value))))


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    journal = reference.journal
    title = to_plain(reference.title)
    original = to_plain(reference.vernacular_title)
    yield "TI", title or original
    if title and original:
        yield "OP", original
    if reference.kind in PERIODICALS:
        name = journal.title or reference.container_title
        yield "T2", name
        yield "JF", name
        short = journal.medline_abbreviation or journal.iso_abbreviation
        yield "JA", short if short != journal.title else ""
    else:
        name = reference.container_title or journal.title
        yield "T2", name
        yield "BT", name if reference.kind is ReferenceKind.CHAPTER else ""
    yield "T3", reference.series
    date = reference.published
    if not (date.year or date.raw):
        date = reference.electronic_date
    yield "PY", f"{date.year:04d}" if date.year else date.raw
    yield "DA", _date(date) if date.year else ""
    yield "VL", reference.volume
    yield "IS", reference.issue
    if reference.article_number:
        yield "C7", reference.article_number
        yield "SP", reference.article_number if not reference.pages else ""
    if reference.pages:
        first, last = first_and_last(reference.pages)
        simple = "," not in reference.pages and ";" not in reference.pages
        yield "SP", first if simple else reference.pages
        yield "EP", last if simple else ""
    yield "PB", reference.publisher
    yield "CY", reference.publisher_place
    online = reference.electronic_date
    yield "ET", reference.edition or (online.iso.replace("-", "/") if online.day else "")


def _date(date: PartialDate) -> str:
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    more = within_year(date) if date.raw else date.season
    return f"{date.year:04d}/{month}/{day}/{more}" if month or more else ""


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    journal = reference.journal
    issns = [journal.issn_print, journal.issn_electronic]
    for issn in dict.fromkeys(issns if any(issns) else [journal.issn_linking]):
        yield "SN", issn
    for identifier in reference.identifiers:
        if identifier.scheme is Scheme.ISBN:
            yield "SN", identifier.value
    yield "DO", reference.doi
    pmid = reference.pmid
    yield "AN", pmid
    yield "DB", "PubMed" if pmid else ""
    yield "C2", reference.pmcid
    yield "UR", reference.url or next((i.url for i in reference.identifiers if i.url), "")
    for identifier in reference.identifiers:
        if identifier.scheme in _LINKED:
            yield "UR", identifier.url or ""


def _contents(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "M3", "; ".join(type_names(reference))
    abstract = reference.abstract
    yield "AB", abstract.plain if abstract else ""
    for text in index_terms(reference.keywords, reference.mesh, starred=False):
        yield "KW", text
    for language in reference.languages:
        yield "LA", language
    yield "N1", reference.note
    for name, value in reference.extra:
        if match := _RIS_TAG.fullmatch(name):
            yield match[1], value
