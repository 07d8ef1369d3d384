# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record says, in a form that two programs can be compared by."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import unescape

from refdesk.domain.identifiers import Scheme
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import AuthorRole, Reference

Facts = Mapping[str, frozenset[str]]
"""By field: the values that a record has there. One that may be written in several ways has all."""

FIELDS = (
    "type", "title", "authors", "editors", "journal", "year", "volume", "issue", "pages", "doi",
    "pmid", "pmcid", "issn", "isbn", "abstract", "keywords", "language", "publisher", "url",
)  # fmt: skip
LISTS = frozenset({"authors", "editors", "keywords", "issn"})
"""Fields of which every value of the truth must be there; of the others, one of them."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_DASH = re.compile(r"\s*(?:-+|[\u2010-\u2015\u2212])\s*")


def text(value: str) -> str:
    """Return a text as it is compared: without markup, white space and final stop."""
    value = unicodedata.normalize("NFC", unescape(_TAG.sub("", value)))
    value = value.replace("\u2019", "'").replace("\u2018", "'")
    value = value.replace("\u201c", '"').replace("\u201d", '"').replace("''", '"')
    return " ".join(_DASH.sub("-", value).split()).strip(" .").casefold()


def letters(value: str) -> str:
    """Return letters and digits alone: for what is written with stops, commas and spaces or not."""
    value = unicodedata.normalize("NFC", unescape(_TAG.sub("", value)))
    return "".join(c for c in value.casefold() if c.isalnum())


def name(family: str, given: str = "", suffix: str = "") -> str:
    """Return a name as it is compared."""
    return letters(f"{family} {given} {suffix}")


def pages(value: str) -> str:
    """Return pages with a hyphen, in full."""
    return letters(_DASH.sub("-", expand_pages(_DASH.sub("-", value)))).removeprefix("pp")


def doi(value: str) -> str:
    """Return a DOI without what stands before it."""
    found = re.search(r"10\.\d{4,9}\S*/\S+", value)
    return found[0].rstrip(".,;").lower() if found else ""


def values(found: Iterable[str]) -> frozenset[str]:
    """Return what is not empty."""
    return frozenset(filter(None, found))


def facts_of(reference: Reference) -> Facts:
    """Return what our reader found."""
    journal = reference.journal
    people = {
        role: values(
            name(a.collective or a.family, a.given or a.initials, a.suffix)
            for a in reference.authors
            if a.role in roles
        )
        for role, roles in (
            ("authors", {AuthorRole.AUTHOR}),
            ("editors", {AuthorRole.EDITOR, AuthorRole.SERIES_EDITOR}),
        )
    }
    titles = (reference.title, reference.vernacular_title)
    names = (
        journal.title, journal.full_name, journal.iso_abbreviation, journal.medline_abbreviation,
        reference.container_title, reference.series,
    )  # fmt: skip
    words = [k.text for k in reference.keywords] + [m.name for m in reference.mesh]
    words += [f"{m.name}/{q.name}" for m in reference.mesh for q in m.qualifiers]
    issns = (journal.issn_print, journal.issn_electronic, journal.issn_linking)
    own = {
        "type": [str(reference.kind)],
        "title": map(text, titles),
        "journal": map(letters, names),
        "year": [str(reference.year or ""), text(reference.published.raw)],
        "volume": [text(reference.volume)],
        "issue": [text(reference.issue)],
        "pages": [pages(reference.pages), pages(reference.article_number)],
        "issn": map(letters, issns),
        "abstract": [letters(a.plain) for a in reference.abstracts],
        "keywords": map(letters, words),
        "language": reference.languages,
        "publisher": [letters(reference.publisher)],
        "url": [letters(reference.url), *(letters(i.url or "") for i in reference.identifiers)],
        **{
            scheme.value: [letters(i.value) for i in reference.identifiers if i.scheme is scheme]
            for scheme in (Scheme.PMID, Scheme.PMCID, Scheme.ISBN)
        },
        "doi": [doi(i.value) for i in reference.identifiers if i.scheme is Scheme.DOI],
    }
    return {**people, **{field: values(found) for field, found in own.items()}}


def agrees(field: str, truth: frozenset[str], ours: frozenset[str]) -> bool:
    """Whether a field says what the truth says of it."""
    return truth <= ours if field in LISTS else bool(truth & ours)
