# SPDX-License-Identifier: GPL-3.0-or-later
"""What refdesk holds of a record, field by field, as another program should read it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from refdesk.domain.identifiers import Scheme
from refdesk.domain.markup import to_plain
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import AuthorRole, Reference

Name = tuple[str, str, str]
"""Family or group, given names, suffix."""
Read = Mapping[str, Any]
FIELDS = (
    "authors", "title", "journal", "year", "volume", "issue", "pages", "doi", "pmid", "key",
)  # fmt: skip

_DASH = re.compile(r"\s*(?:-+|[\u2010-\u2015\u2212])\s*")
_SAME = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "`": "'", "\u00a0": " ",
        "\u2032": "'",
    }
)  # fmt: skip
_HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-0123456789+-")


def text(value: str) -> str:
    """Return a text as it is compared: letters as they are, quotes, dashes and spaces of one sort."""
    value = unicodedata.normalize("NFC", value).translate(_SAME).translate(_HIGH)
    return _DASH.sub("-", " ".join(value.replace("''", '"').split()))


def name(family: str, given: str = "", suffix: str = "") -> Name:
    """Return a name as it is compared; some programs write initials with stops, some without."""
    given = " ".join(text(given).replace(".", " ").split()).replace(" -", "-")
    return text(family).strip(" ,"), given.strip(" ,"), text(suffix).strip(" .,")


CUT = frozenset({name("others"), name("et al."), name("al.", "et")})
"""What stands in a list of names that was cut, as a program takes it for a name."""


def held(reference: Reference, key: str) -> dict[str, frozenset[Any]]:
    """Return, by field, what may be read; nothing where the record says nothing."""
    journal = reference.journal
    names = (
        journal.title, journal.full_name, journal.medline_abbreviation, journal.iso_abbreviation,
        reference.container_title,
    )  # fmt: skip
    people = tuple(
        name(a.collective or a.family, a.given or " ".join(a.initials), a.suffix)
        for a in reference.authors
        if a.role is AuthorRole.AUTHOR
    )
    title = to_plain(reference.title or reference.vernacular_title)
    pages = {_pages(expand_pages(reference.pages)), _pages(reference.pages)}
    found: dict[str, set[Any]] = {
        "authors": {people},
        "title": {text(title), text(title).removesuffix("."), *_translated(reference)},
        "journal": set(map(text, names)),
        "year": {f"{reference.year:04d}" if reference.year else ""},
        "volume": {text(reference.volume)},
        "issue": {text(reference.issue)},
        "pages": pages if reference.pages else {_pages(reference.article_number)},
        "doi": {reference.doi},
        "pmid": {reference.identifier(Scheme.PMID)},
        "key": {key},
    }
    return {f: frozenset(v - {"", ()}) for f, v in found.items()}


def _translated(reference: Reference) -> set[str]:
    """Return a translated title as citation styles and EndNote have it, in brackets."""
    if not reference.title_translated:
        return set()
    title, original = to_plain(reference.title), to_plain(reference.vernacular_title)
    return {text(f"{before} [{title}]") for before in ("", original)}


def _pages(value: str) -> str:
    return text(value).replace(" ", "")


def compared(field: str, value: Any) -> Any:
    """Return what a program read of a field as :func:`held` has it."""
    if field == "authors":
        return tuple(person for person in value if person not in CUT)
    return _pages(value) if field == "pages" else value if field == "doi" else text(str(value))
