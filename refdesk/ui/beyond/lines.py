# SPDX-License-Identifier: GPL-3.0-or-later
"""What a line of a list says of a paper: title, source, why it is here, whether the library has it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from refdesk.domain.found import FoundPaper, Nearby
from refdesk.domain.reference import Reference
from refdesk.domain.relating import Basis, Tie

translate = QCoreApplication.translate

_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line; ``paper`` is set where the paper may not be in the library."""

    title: str
    source: str
    reason: str = ""
    library_id: int | None = None
    has_text: bool = False
    """Whether its full text is at hand: in the library, or free in PMC."""
    is_retracted: bool = False
    paper: FoundPaper | None = None

    @property
    def spoken(self) -> str:
        """All of it in words, for a tooltip and a screen reader."""
        parts = [self.title, self.source, self.reason]
        if self.is_retracted:
            parts.insert(0, translate("PaperLine", "Retracted"))
        if self.paper is not None:
            known = self.library_id is not None
            parts.append(
                translate("PaperLine", "In your library")
                if known
                else translate("PaperLine", "Not in your library")
            )
        return "\n".join(part for part in parts if part)


def nearby_line(nearby: Nearby) -> PaperLine:
    """Return the line of a paper of the library."""
    row = nearby.row
    reasons: list[str] = []
    if nearby.same_author:
        reasons.append(translate("PaperLine", "Same first author"))
    if nearby.same_references:
        words = translate("PaperLine", "Cites {0} of the same papers")
        reasons.append(words.format(nearby.same_references))
    if nearby.shared:
        shared = ", ".join(nearby.shared[:_MOST_REASONS])
        reasons.append(translate("PaperLine", "Both: {0}").format(shared))
    source = " · ".join(filter(None, (row.first_author, str(row.year or ""), row.journal)))
    reason = " · ".join(reasons)
    return PaperLine(row.title, source, reason, row.id, row.has_fulltext, row.is_retracted)


def found_line(paper: FoundPaper, *, ranked: bool = False) -> PaperLine:
    """Return the line of a paper that a service named; ``ranked``: with its place in the order."""
    reasons: list[str] = []
    if ranked and paper.rank:
        reasons.append(translate("PaperLine", "No. {0} in similarity").format(paper.rank))
    if paper.ties:
        reasons.append(" · ".join(map(_tie, paper.ties[:2])))
    elif paper.shared:
        reasons.append(
            translate("PaperLine", "Both: {0}").format(", ".join(paper.shared[:_MOST_REASONS]))
        )
    source = source_of(paper.reference)
    if paper.citations is not None:
        cited = translate("PaperLine", "cited {0} times").format(
            QLocale().toString(paper.citations)
        )
        source = f"{source} · {cited}"
    return PaperLine(
        title_of(paper.reference),
        source,
        " · ".join(reasons),
        paper.library_id,
        paper.is_free,
        paper.reference.is_retracted,
        paper,
    )


def title_of(reference: Reference) -> str:
    """Return the title to show: a paper without one says so."""
    return reference.title_plain or translate("PaperLine", "(without title)")


def source_of(reference: Reference) -> str:
    """Return first author, year and journal in one line."""
    people = [author.short for author in reference.authors]
    author = f"{people[0]} et al." if len(people) > 1 else "".join(people)
    where = reference.journal.display or reference.container_title or reference.publisher
    return " · ".join(filter(None, (author, str(reference.year or ""), where)))


def _tie(tie: Tie) -> str:
    return {
        Basis.ORCID: translate("PaperLine", "Same ORCID"),
        Basis.AFFILIATION: translate("PaperLine", "Same institution: {0}"),
        Basis.COLLEAGUES: translate("PaperLine", "With {0}"),
        Basis.TOPIC: translate("PaperLine", "Both: {0}"),
    }[tie.basis].format(tie.text)
