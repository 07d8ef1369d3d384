# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as EndNote's tagged format, which its import filter reads.

PMID in ``%M`` and PMCID in ``%2`` are where EndNote's own PubMed import has them; the article
number stands in ``%]`` (EndNote) and in ``%P`` (all others).
"""

import re
from collections.abc import Iterable, Iterator

from refdesk.domain.dates import epub_date, within_year
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import index_terms
from refdesk.domain.kinds import PERIODICALS, type_names
from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.names import inverted
from refdesk.domain.reference import AuthorRole, Reference, ReferenceKind
from refdesk.domain.serials import serial_numbers
from refdesk.formats.base import lines_of
from refdesk.formats.endnote_refer.kinds import TYPE_OF_KIND
from refdesk.formats.endnote_refer.records import FIELD_OF_TAG

Line = tuple[str, str]
"""A tag and its value."""

_TAGS = {
    AuthorRole.AUTHOR: "A", AuthorRole.EDITOR: "E", AuthorRole.SERIES_EDITOR: "Y",
    AuthorRole.TRANSLATOR: "?",
}  # fmt: skip
_TAG_OF_FIELD = {name: tag for tag, name in FIELD_OF_TAG.items() if tag not in "0J"}
_UNKNOWN_TAG = re.compile(r"endnote:%([{}|A-Z0-9])")
_ELSEWHERE = frozenset({"endnote:accession-num", "endnote:remote-database-name"})
_LINKED = frozenset({Scheme.NCT, Scheme.ARXIV})
_FILES_OWN = frozenset("F+")
"""Tags that are written as they were read, where they were kept for saying something else."""

_HELD = frozenset("2R@")
"""Tags whose texts were kept whole where they say more than an identifier."""

_OF_SEVERAL_LINES = frozenset("XZ+<1234#$*R@~")


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield refer text, one record a piece."""
    for reference in references:
        lines = (_written(tag, value) for tag, value in _lines(reference))
        yield "\n".join((*filter(None, lines), "", ""))


def _written(tag: str, value: str) -> str:
    """Return a field; its further lines are indented, so that none can look like a tag."""
    lines = [text for line in lines_of(value) if (text := collapse(line))]
    if not lines:
        return ""
    return f"%{tag} " + ("\n  " if tag in _OF_SEVERAL_LINES else " ").join(lines)


def _lines(reference: Reference) -> Iterator[Line]:
    extra = list(_extra(reference))
    yield "0", TYPE_OF_KIND[reference.kind]
    for author in reference.authors:
        yield _TAGS[author.role], inverted(author)
    if not reference.authors_complete:
        yield _TAGS[AuthorRole.AUTHOR], "et al.,"
    fields = (_titles, _publication, _identifiers, _contents)
    for tag, value in (line for part in fields for line in part(reference)):
        if not any(tag == t and _is_said(tag, value, text) for t, text in extra):
            yield tag, value
    yield from extra


def _is_said(tag: str, value: str, text: str) -> bool:
    """Whether a text that was kept from a file stands for a field of the reference."""
    return tag in _FILES_OWN or (tag in _HELD and value in text)


def _titles(reference: Reference) -> Iterator[Line]:
    title, original = to_plain(reference.title), to_plain(reference.vernacular_title)
    translated = reference.title_translated and title
    yield "T", f"[{title}]" if translated else title or original
    yield "(", original if title else ""
    journal = reference.journal
    if reference.kind in PERIODICALS:
        yield "J", journal.title
        short = journal.iso_abbreviation or journal.medline_abbreviation
        yield "O", short
        yield "S", reference.series
        return
    container, series = reference.container_title or journal.title, reference.series
    if reference.kind is ReferenceKind.BOOK and not container:
        container, series = series, ""
    yield "B", container
    yield "S", series


def _publication(reference: Reference) -> Iterator[Line]:
    date = reference.published
    if not (date.year or date.raw):
        date = reference.electronic_date
    yield "D", f"{date.year:04d}" if date.year else date.raw
    yield "8", within_year(date) if date.year else ""
    yield "V", reference.volume
    yield "N", reference.issue
    yield "P", reference.pages or reference.article_number
    yield "]", reference.article_number
    yield "7", reference.edition or epub_date(reference)
    yield "C", reference.publisher_place
    yield "I", reference.publisher


def _identifiers(reference: Reference) -> Iterator[Line]:
    yield "@", "\n".join(serial_numbers(reference))
    dois = [i for i in reference.identifiers if i.scheme is Scheme.DOI]
    yield "R", "\n".join(i.value for i in dois)
    yield "2", reference.pmcid
    pmid = reference.pmid
    elsewhere = any(name in _ELSEWHERE for name, _ in reference.extra)
    if pmid and not elsewhere:
        yield "M", pmid
        yield "~", "PubMed"
        imported = not reference.electronic_date.day and epub_date(reference)
        yield "W", "NLM" if imported and not reference.edition else ""
    # Some programs know no %R, but every one a link to the DOI.
    yield "U", reference.url or next((i.url or "" for i in dois), "")
    for identifier in reference.identifiers:
        if identifier.scheme in _LINKED or (identifier.scheme is Scheme.PMID and elsewhere):
            yield "U", identifier.url or ""


def _contents(reference: Reference) -> Iterator[Line]:
    yield "9", "; ".join(type_names(reference))
    abstract = reference.abstract
    yield "X", abstract.plain if abstract else ""
    for text in index_terms(reference.keywords, reference.mesh, starred=True):
        yield "K", text
    yield "G", "; ".join(reference.languages)
    yield "Z", reference.note
    addresses = (place for author in reference.authors for place in author.affiliations)
    yield "+", "\n".join(dict.fromkeys(addresses))
    yield "F", reference.citation_key


def _extra(reference: Reference) -> Iterator[Line]:
    for name, value in reference.extra:
        tag = (
            _TAG_OF_FIELD.get(name.removeprefix("endnote:")) if name.startswith("endnote:") else ""
        )
        if tag:
            yield tag, value
        elif match := _UNKNOWN_TAG.fullmatch(name):
            yield match[1], value
