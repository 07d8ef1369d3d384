"""References for tests of citations, made by hand."""

from typing import Any

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)

JOURNAL = Journal("Journal of clinical oncology", "J Clin Oncol", "J Clin Oncol")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def people(count: int) -> tuple[Author, ...]:
    """``Asmith, Ann``, ``Bsmith, Bea`` … so that each is told apart."""
    return tuple(Author(f"{letter}smith", "Ann Bea", "AB") for letter in LETTERS[:count])


def editor(family: str, given: str) -> Author:
    return Author(family, given, role=AuthorRole.EDITOR)


def doi(value: str) -> tuple[Identifier, ...]:
    return (Identifier(Scheme.DOI, value),)


def article(**changes: Any) -> Reference:
    values: dict[str, Any] = {
        "title": "Early surgery for gallstones",
        "authors": (Author("Roe", "Jane Ann", "JA"),),
        "journal": JOURNAL,
        "published": PartialDate(2021, 3, 4),
        "volume": "39",
        "issue": "7",
        "pages": "132-42",
        "languages": ("eng",),
        "identifiers": doi("10.1000/xyz"),
    }
    return Reference(**(values | changes))


def book(**changes: Any) -> Reference:
    values: dict[str, Any] = {
        "kind": ReferenceKind.BOOK,
        "title": "Clinical trials: a primer",
        "authors": (Author("Roe", "Jane Ann", "JA"),),
        "published": PartialDate(2020),
        "publisher": "Oak Press",
        "languages": ("eng",),
    }
    return Reference(**(values | changes))
