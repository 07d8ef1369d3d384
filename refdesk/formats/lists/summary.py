# SPDX-License-Identifier: GPL-3.0-or-later
"""What PubMed prints as "Summary (text)": a number and a citation, a blank line between two."""

from collections.abc import Iterable, Iterator

from refdesk.domain.markup import collapse
from refdesk.domain.nlm import nlm_notices
from refdesk.domain.reference import Reference
from refdesk.formats.lists.parts import (
    electronic,
    languages,
    people,
    place,
    stopped,
    title,
)


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield the list, an entry a piece."""
    for number, reference in enumerate(references, 1):
        yield f"{number}: {citation(reference)}\n\n"


def citation(reference: Reference) -> str:
    """Return a citation as PubMed prints it, from the authors to PMID and PMCID."""
    numbers = "; ".join(
        f"{name}: {value}"
        for name, value in (("PMID", reference.pmid), ("PMCID", reference.pmcid))
        if value
    )
    parts = (
        people(reference),
        title(reference),
        place(reference),
        languages(reference),
        f"doi: {reference.doi}" if reference.doi else "",
        electronic(reference),
        *nlm_notices(reference),
        numbers,
    )
    return collapse(" ".join(stopped(part.strip()) for part in parts if part.strip()))
