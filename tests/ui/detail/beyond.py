# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for the services of papers that are not in the library."""

from dataclasses import dataclass, field, replace

from refdesk.domain.errors import UnavailableError
from refdesk.domain.found import CitationCounts, FoundList, FoundPaper, Nearby, RelatedPapers
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.open_copies import OpenCopy
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.domain.relating import Basis, Tie


def found(number: int, library_id: int | None = None, **beside) -> FoundPaper:
    """Return a made-up paper of PubMed."""
    reference = Reference(
        title=f"Velorastat in people like those, report {number}",
        authors=(Author("Seo", "Haneul", "H"), Author("Park", "Jiwoo", "J")),
        journal=Journal(medline_abbreviation="Invent Med"),
        published=PartialDate(2020 + number % 6),
        identifiers=(
            Identifier(Scheme.PMID, str(80_000_000 + number)),
            *((Identifier(Scheme.PMCID, f"PMC{number}"),) if number % 2 else ()),
        ),
    )
    return FoundPaper(reference, library_id, **beside)


@dataclass
class FakeRelated:
    answer: RelatedPapers = field(default_factory=RelatedPapers)
    asked: list[bool] = field(default_factory=list)
    here: dict[str, int] = field(default_factory=dict)

    def related(self, reference, context, *, free_only=True):
        self.asked.append(free_only)
        return self.answer

    def marked(self, one):
        papers = tuple(
            replace(p, library_id=self.here.get(p.reference.pmid, p.library_id)) for p in one.papers
        )
        return replace(one, papers=papers)


@dataclass
class FakeCited:
    answer: CitationCounts = field(
        default_factory=lambda: CitationCounts(
            {"iCite": 46, "Crossref": 51}, 2.1, is_provisional=True, asked="2026-11-27"
        )
    )
    lists: dict[str, FoundList] = field(default_factory=dict)

    def counts(self, reference, context, known=None):
        return self.answer

    def cited_by(self, reference, context, shown=20):
        return self.lists.get("cited_by", FoundList(source="iCite"))

    def references(self, reference, context, shown=20):
        return self.lists.get("references", FoundList(source="iCite"))


@dataclass
class FakeNearby:
    library: object

    def similar(self, reference_id, reference, check):
        rows = self.library.rows([i for i in self.library.papers if i != reference_id])
        return tuple(Nearby(row, ("Renal Insufficiency, Chronic",)) for row in rows[:3])

    def remember(self, reference_id, works):
        self.remembered = (reference_id, tuple(works))


@dataclass
class FakeOpenCopies:
    copies: dict[int, OpenCopy] = field(default_factory=dict)

    def of(self, reference_id):
        return self.copies.get(reference_id)


@dataclass
class FakeBeyond:
    nearby: FakeNearby
    related: FakeRelated = field(default_factory=FakeRelated)
    cited: FakeCited = field(default_factory=FakeCited)
    open_copies: FakeOpenCopies = field(default_factory=FakeOpenCopies)


@dataclass
class FakeClient:
    offline: bool = False


def three_lists() -> RelatedPapers:
    """Return what PubMed says of a paper: similar ones, the author's, those on its topics."""
    return RelatedPapers(
        FoundList(
            tuple(found(n, rank=n, shared=("Renal Insufficiency, Chronic",)) for n in range(1, 5)),
            97,
            "PubMed",
        ),
        FoundList(
            (found(11, citations=204, ties=(Tie(Basis.ORCID, "0000-0002-1825-0097"),)),),
            9,
            "PubMed",
            term="Seo H[1au] AND x",
            name="Seo H",
        ),
        FoundList(
            (found(21), found(22)),
            310,
            "PubMed",
            topics=("Renal Insufficiency, Chronic",),
            term="y",
        ),
    )


def failed() -> FoundList:
    """Return a list that nobody knows."""
    return FoundList(error=UnavailableError("EUTILS", "server-error"))
