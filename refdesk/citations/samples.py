# SPDX-License-Identifier: GPL-3.0-or-later
"""Works made up to try a style and to warm the engine."""

from collections.abc import Iterator

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Author, Journal, PartialDate, Reference

SAMPLE = Reference(
    title="Sample", authors=(Author("Roe", "Ann"),), published=PartialDate(2020), volume="1"
)
"""What a style must be able to print before it is kept."""


def usual_papers(count: int) -> Iterator[Reference]:
    """Yield papers as most are, no two alike: with one to eight authors, pages and a DOI."""
    for number in range(count):
        names = ("Roe", "Doe", "Low", "Moe", "Poe", "Coe", "Noe", "Hoe")[: 1 + number % 8]
        yield Reference(
            title=f"Warm water for cold feet: a randomised trial of {number} patients",
            authors=tuple(Author(name, "Ann Bea", "AB") for name in names),
            journal=Journal("Journal of Samples", "J Samples", "J Samples"),
            published=PartialDate(2000 + number % 20, 3),
            volume=str(1 + number),
            issue="2",
            pages=f"{number}-{number + 9}",
            languages=("eng",),
            identifiers=(Identifier(Scheme.DOI, f"10.1000/{number}"),),
        )
