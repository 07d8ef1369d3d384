# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries of any size for measurements: synthetic papers, the same ones every time.

Word frequencies follow Zipf's law over a vocabulary as large as that of real abstracts, because
an index over few words, or over evenly used ones, answers faster than one that people have.

Counts are spread as among the 329 PubMed records of the shared corpus: each is drawn from that sample's
deciles (:data:`SPREAD`; highest values cut). Compared were words of titles (median 13, 80 % have 7 to
20), authors (5, 1 to 12), whether there is an abstract (83 %), MeSH headings (9, 0 to 19), keywords
(0 to 6) and sections (a quarter has several). Words of abstracts (188, 70 to 311 there) are a fifth more
here, so that they are 230 in the mean, as the budgets say.
"""

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import gettempdir
from zlib import crc32

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    HistoryDate,
    Journal,
    PartialDate,
    Reference,
)
from refdesk.store.database import Database
from refdesk.store.opening import bundled_migrations
from refdesk.store.references import ReferenceStore

BATCH = 1000
_FREQUENT = """
the of and in with to patients a for was were by at on from group study is treatment after as p
between had results or an were increased associated risk compared significantly trial clinical that
than analysis methods conclusion months years therapy survival response cell cells disease cancer
tumor expression levels effect outcomes control randomized data hepatocellular carcinoma recurrence
hazard ratio interval confidence age baseline primary endpoint adverse events placebo dose daily
weeks mortality cohort hospital blood pressure diabetes stroke heart failure kidney liver lung breast
prostate immune cytokine induced killer"""
_SYLLABLES = """
pro re con in de pre inter trans sub hyper hypo anti an a bi car der en fi gen hem im ka lo mi neo
os pa qui ra se ta ul vi xan ye zo ther clin path cyt neur cardi hepat nephr gastr onc immun lip gluc
prot plas min tin mab nib vir col ric lin zol dron ase ine ol an um ic al ous ity tion ment ism osis
itis oma emia uria algia"""
_FAMILIES = (
    "Shin", "Kim", "Lee", "Park", "Choi", "Jung", "Smith", "Jones", "García", "Müller", "Nguyen",
    "Tanaka", "Rossi", "Silva",
)  # fmt: skip
_GIVEN = (
    "Hyo-Jung", "Jae-Hyun", "Min", "Soo-Yeon", "Anna", "John", "Maria", "Wei", "Kenji", "Luca",
    "Ana", "Peter", "Ruth", "Omar",
)  # fmt: skip
_JOURNALS = tuple(
    f"Journal of {kind} {field}"
    for kind in ("Clinical", "Applied", "Molecular", "World")
    for field in ("Oncology", "Cardiology", "Hepatology", "Surgery", "Medicine", "Neurology")
)
_LABELS = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
_TYPES = (
    PublicationType("Journal Article", "D016428"),
    PublicationType("Randomized Controlled Trial", "D016449"),
    PublicationType("Review", "D016454"),
    PublicationType("Meta-Analysis", "D017418"),
)
_QUALIFIERS = ("therapy", "mortality", "drug therapy", "genetics", "surgery", "epidemiology")
SPREAD = {
    "title": (3, 7, 9, 10, 12, 13, 14, 16, 18, 20, 40),
    "authors": (1, 1, 2, 3, 4, 5, 6, 7, 9, 12, 60),
    "abstract": (8, 83, 124, 175, 205, 224, 251, 285, 304, 370, 766),
    "mesh": (0, 0, 0, 4, 7, 9, 11, 13, 16, 19, 26),
    "keywords": (0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 16),
}
"""Deciles of the counts of a paper, least to most."""
_EVEN = {"title": 15, "authors": 10, "abstract": 230, "mesh": 12, "keywords": 5}
_WITH_ABSTRACT, _STRUCTURED = 0.83, 0.25
_VERSION = 2
"""Of what :class:`Papers` makes; part of the names of kept libraries."""


def _drawn(chance: random.Random, what: str) -> int:
    deciles = SPREAD[what]
    step, within = divmod(10 * chance.random(), 1)
    low, high = deciles[int(step)], deciles[int(step) + 1]
    return round(low + within * (high - low))


def _vocabulary(size: int = 60_000) -> tuple[str, ...]:
    chance = random.Random(1)
    syllables = _SYLLABLES.split()
    words = dict.fromkeys(_FREQUENT.split())
    while len(words) < size:
        words["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return tuple(words)


class Papers:
    """An endless row of synthetic papers; the paper at a place is always the same.

    With ``even`` all are of one size: 10 authors, 12 headings, a structured abstract of 230 words.
    """

    def __init__(self, *, even: bool = False) -> None:
        self._even = even
        self._words = _vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._mesh = [
            MeshHeading(f"{self._words[1000 + n].title()} Disease", f"D{n:06}") for n in range(3000)
        ]

    def paper(self, place: int) -> Reference:
        """Return the paper at ``place``."""
        chance = random.Random(place)
        size = _EVEN if self._even else {what: _drawn(chance, what) for what in SPREAD}
        if not self._even and chance.random() > _WITH_ABSTRACT:
            size["abstract"] = 0
        parts = 4 if self._even or chance.random() < _STRUCTURED else 1
        length = size["title"]
        words = chance.choices(
            self._words, cum_weights=self._weights, k=max(30, length + size["abstract"])
        )
        year = 1990 + place % 36
        return Reference(
            title=" ".join(words[:length]).capitalize(),
            authors=tuple(self._author(chance, place, n) for n in range(size["authors"])),
            journal=Journal(
                title=chance.choice(_JOURNALS), medline_abbreviation=f"J {words[0]} {words[1]}"
            ),
            published=PartialDate(year, 1 + place % 12),
            electronic_date=PartialDate(year, 1 + place % 12, 1 + place % 28),
            publication_status="ppublish",
            record_status="MEDLINE",
            volume=str(place % 90),
            issue=str(place % 12),
            pages=f"{place % 900}-{place % 900 + 8}",
            languages=("eng",),
            abstracts=_abstracts(words[length : length + size["abstract"]], parts),
            mesh=tuple(self._heading(chance, n) for n in range(size["mesh"])),
            keywords=tuple(
                Keyword(" ".join(words[n : n + 2]), "NOTNLM") for n in range(size["keywords"])
            ),
            publication_types=_TYPES[:1] if place % 5 else (_TYPES[0], _TYPES[1 + place % 3]),
            identifiers=(
                Identifier(Scheme.PMID, str(10_000_000 + place)),
                Identifier(
                    Scheme.DOI, f"10.{1000 + place % 97}/J.{chance.randrange(10**9)}.{place}"
                ),
                Identifier(Scheme.PII, f"S{place:012}"),
            ),
            history=tuple(
                HistoryDate(status, PartialDate(year, 1 + place % 12, 2))
                for status in ("received", "accepted", "pubmed", "medline")
            ),
        )

    def papers(self, start: int, stop: int) -> Iterator[Reference]:
        """Yield the papers from ``start`` up to ``stop``."""
        return map(self.paper, range(start, stop))

    def _author(self, chance: random.Random, place: int, number: int) -> Author:
        return Author(
            family=chance.choice(_FAMILIES) + (self._words[5000 + chance.randrange(3000)][:4]),
            given=chance.choice(_GIVEN),
            initials="HJ",
            affiliations=(f"Department {number % 4}, University Hospital {place % 700}, City.",),
        )

    def _heading(self, chance: random.Random, number: int) -> MeshHeading:
        heading = self._mesh[min(chance.randrange(3000), chance.randrange(3000))]
        if number % 2:
            return heading
        qualifier = MeshQualifier(chance.choice(_QUALIFIERS), "Q000628", major=number == 0)
        return MeshHeading(heading.name, heading.ui, qualifiers=(qualifier,))


def _abstracts(words: list[str], parts: int) -> tuple[Abstract, ...]:
    if not words:
        return ()
    portion = len(words) // parts + 1
    return (
        Abstract(
            tuple(
                AbstractSection(
                    f"{' '.join(words[n * portion : (n + 1) * portion]).capitalize()} (p &lt; 0.05).",
                    *((label, label) if parts > 1 else ()),
                )
                for n, label in enumerate(_LABELS[:parts])
            )
        ),
    )


def library(count: int, folder: Path | None = None) -> Path:
    """Return a library of ``count`` synthetic papers, built once and kept in ``folder``."""
    folder = folder or Path(gettempdir()) / "refdesk-benchmarks"
    schema = "".join(migration.sql for migration in bundled_migrations())
    path = folder / f"library-{count}-{_VERSION}-{crc32(schema.encode()):08x}.sqlite"
    if path.exists():
        return path
    building = path.with_suffix(".building")
    for leftover in folder.glob(f"{building.name}*"):
        leftover.unlink()
    made = Papers()
    database = Database.open(building)
    store = ReferenceStore(database)
    for start in range(0, count, BATCH):
        store.add_many(list(made.papers(start, min(start + BATCH, count))))
    database.close()
    return building.rename(path)
