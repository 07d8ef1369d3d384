# SPDX-License-Identifier: GPL-3.0-or-later
"""What an EndNote record says and a reference has no place for: kept, under EndNote's names."""

import re
from collections.abc import Callable

from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.reference import Reference
from refdesk.domain.serials import has_only_serials
from refdesk.formats.base import said_by
from refdesk.formats.endnote_xml.records import EndNoteRecord

_BOOKKEEPING = frozenset(
    {"database", "source-app", "rec-number", "foreign-keys/key", "ref-type", "titles/title"}
)
"""Fields that speak of the file rather than of the work; the title is always placed."""

_READ_WHOLE = frozenset(
    {
        "contributors/authors/author", "contributors/secondary-authors/author",
        "contributors/tertiary-authors/author", "contributors/subsidiary-authors/author",
        "keywords/keyword", "abstract", "notes", "language", "work-type",
        "dates/year",
    }
)  # fmt: skip
"""Fields of which nothing is left out."""

_OFTEN = frozenset({"urls/related-urls/url", "urls/web-urls/url"})
"""Fields that are read although they are not the first of their name."""


def leftovers(record: EndNoteRecord, reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return ``("endnote:" + path, text)`` of every text that ``reference`` does not say."""
    said = said_by(reference, reference.published.raw)
    kept: list[tuple[str, str]] = []
    for path in record.elements:
        if path in _BOOKKEEPING or path in _READ_WHOLE:
            continue
        placed = _PLACED.get(path)
        kept.extend(
            (f"endnote:{path}", text)
            for place, text in enumerate(record.all(path))
            if collapse(text).lower() not in said
            and not (placed and (not place or path in _OFTEN) and placed(text, reference))
        )
    return tuple(kept)


def _date_placed(text: str, reference: Reference) -> bool:
    """Whether a date beside the year was read; of several the first one is."""
    date = reference.published
    return bool(date.month or date.season) or date.raw.endswith(text)


def _doi_placed(text: str, reference: Reference) -> bool:
    """Whether a field has DOIs and nothing besides, a resolver or ``doi:`` apart."""
    rest = text.lower()
    for identifier in reference.identifiers:
        rest = rest.replace(identifier.key.lower(), " ")
    return not re.sub(r"https?://(?:dx\.)?doi\.org/|\[?doi\]?:?|\[pii\]|[\s.,;]", "", rest)


def _pmid_placed(text: str, reference: Reference) -> bool:
    digits = re.sub(r"^(?:PMID|MEDLINE|PUBMED)[\s:]*", "", text).lstrip("0")
    return digits == reference.pmid


def _translation_placed(_: str, reference: Reference) -> bool:
    return bool(reference.title_translated or reference.vernacular_title)


def _original_placed(text: str, reference: Reference) -> bool:
    return collapse(text) == to_plain(reference.vernacular_title)


_PLACED: dict[str, Callable[[str, Reference], bool]] = {
    "dates/pub-dates/date": _date_placed,
    "electronic-resource-num": _doi_placed,
    "doi": _doi_placed,
    "accession-num": _pmid_placed,
    "custom3": _pmid_placed,
    "custom5": _pmid_placed,
    "custom7": lambda text, reference: bool(
        reference.article_number and text.endswith(reference.article_number)
    ),
    "urls/related-urls/url": _doi_placed,
    "urls/web-urls/url": _doi_placed,
    "isbn": has_only_serials,
    "edition": lambda _, reference: not reference.edition,
    "remote-database-name": lambda text, _: text.lower() in {"pubmed", "medline"},
    "remote-database-provider": lambda text, _: text == "NLM",
    "titles/translated-title": _translation_placed,
    "orig-pub": _original_placed,
}
