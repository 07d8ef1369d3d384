# SPDX-License-Identifier: GPL-3.0-or-later
"""How well abstracts are read that people labelled by hand: see ``tests/labels/README.md``.

Run ``python -m tests.benchmarks.evidence_labels [tune|measure|all] [-v]`` from the root. Rules may
be tuned on ``tune`` (``-v`` lists its errors); of ``measure`` only the figures are looked at.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from refdesk.domain.designs import MAIN_DESIGNS
from refdesk.domain.evidence import Element, EvidenceReport, Statistic, TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.reader import read_evidence
from refdesk.services.documents import read_documents
from tests.benchmarks.evidence_texts import (
    agrees,
    ebm_sections,
    ebm_texts,
    jats_sections,
    overlap,
    participants_texts,
)
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

LABELS = Path(__file__).parents[1] / "labels" / "evidence.jsonl"
RESULTS = Path(__file__).parents[1] / "labels" / "results.jsonl"
"""Papers of which the results alone were labelled."""
_NUMBERS = ("value", "ci_low", "ci_high", "ci_level", "p")


@dataclass(frozen=True)
class Labelled:
    """A paper with what its readers marked; ``gold`` is its line of the file of labels."""

    identifier: str
    gold: dict[str, object]
    sections: tuple[TextSection, ...]
    types: tuple[PublicationType, ...]

    def text(self, place: Sequence[int]) -> str:
        """Return the characters at ``[section, start, end]``."""
        section, start, end = place
        return self.sections[section].text[start:end]

    def phrases(self, field: str) -> list[str]:
        """Return the phrases marked for an element, each as good as the others."""
        return [self.text(place) for place in self.gold[field]]  # type: ignore[attr-defined]

    @property
    def results(self) -> list[dict[str, object]]:
        """The results marked, in the order of the text."""
        return self.gold["statistics"]  # type: ignore[return-value]

    @property
    def designs(self) -> list[str]:
        """Codes of the designs, primary first."""
        return self.gold["design"]  # type: ignore[return-value]


RATIOS = frozenset({"HR", "OR", "RR", "IRR", "PR", "SMR", "DOR"})
MEASURED = frozenset({2, 4, 5})
"""Rounds of labels that no rule for statements, designs and sizes may be tuned on."""
MEASURED_RESULTS = frozenset({9})
"""Rounds whose results no rule may be tuned on: those of 2, 4 and 5 were opened after their measure."""


def in_part(gold: dict[str, object], part: str, measured: frozenset[int] = MEASURED) -> bool:
    """Whether a line of the labels belongs to ``tune``, ``measure`` or ``all``."""
    return part == "all" or (gold.get("round", 1) in measured) == (part == "measure")


@cache
def labelled(part: str) -> tuple[Labelled, ...]:
    """Return the papers of a part that were labelled whole."""
    return tuple(
        paper for paper in _papers() if in_part(paper.gold, part) and "design" in paper.gold
    )


@cache
def with_results(part: str) -> tuple[Labelled, ...]:
    """Return the papers of a part whose results were labelled."""
    return tuple(
        paper
        for paper in _papers()
        if in_part(paper.gold, part, MEASURED_RESULTS) and "statistics" in paper.gold
    )


def papers_of(path: Path, part: str) -> tuple[Labelled, ...]:
    """Return the papers of a part of another file of labels, of which round 5 is the measure."""
    return tuple(p for p in _read(path) if in_part(p.gold, part))


@cache
def _papers() -> tuple[Labelled, ...]:
    return (*_read(LABELS), *_read(RESULTS))


@cache
def _read(path: Path) -> tuple[Labelled, ...]:
    """Return all papers; a text that is no longer what was labelled is left out, told."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        sections, types = paper_of(gold["id"], gold["source"])
        text = "\n".join(section.text for section in sections)
        if hashlib.sha1(text.encode()).hexdigest()[:12] == gold["digest"]:
            found.append(Labelled(gold["id"], gold, sections, types))
        else:
            print(f"{gold['id']}: not the text that was labelled")
    return tuple(found)


def paper_of(
    identifier: str, source: str
) -> tuple[tuple[TextSection, ...], tuple[PublicationType, ...]]:
    if source == "jats":
        return tuple(jats_sections(f"{identifier}.xml")), ()
    if source == "ebm_nlp":
        return tuple(ebm_sections(ebm_texts()[identifier])), ()
    if source == "participants":
        return tuple(ebm_sections(participants_texts()[identifier])), ()
    path = ROOT / source / f"{identifier}.xml"
    document = next(iter(read_documents(path.read_bytes(), path.name)))
    return document.sections, document.publication_types


def reports(papers: Sequence[Labelled]) -> Iterator[tuple[Labelled, EvidenceReport]]:
    """Yield each paper with what the program reads in it."""
    for paper in papers:
        if paper.identifier not in _READ:
            _READ[paper.identifier] = read_evidence(paper.sections, paper.types)
        yield paper, _READ[paper.identifier]


_READ: dict[str, EvidenceReport] = {}
"""Reports by identifier: four scores ask for the same."""


Key = tuple[object, ...]


def _key(value: object) -> object:
    return round(value, 9) if isinstance(value, float | int) else value


def gold_key(result: dict[str, object]) -> Key:
    """Return all numbers of a marked result with its kind."""
    return (
        result["kind"],
        *(_key(result.get(name)) for name in _NUMBERS),
        result.get("p_relation", ""),
    )


def key_of(result: Statistic) -> Key:
    """Return all numbers of a result that was read with its kind."""
    return (
        result.kind,
        *(_key(getattr(result, name)) for name in _NUMBERS),
        result.p_relation,
    )


@dataclass
class Tally:
    """Counts for precision and recall."""

    right: int = 0
    given: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.given)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.true)


@dataclass
class PhraseTally:
    """How outcomes, or groups, of complete results compare with the phrases that readers marked."""

    judged: int = 0
    """Complete results whose phrase a reader marked, or found to be said nowhere."""
    shown: int = 0
    """Given one."""
    shown_right: int = 0
    """Given one that agrees."""
    right: int = 0
    """They agree, or both are empty."""
    empty: int = 0
    """Given none where the reader marked one."""
    shared: float = 0.0
    """Sum of the shares of words in common."""

    def add(self, given: str, marked: str) -> bool:
        """Count one pair of phrases, each ``""`` for none; return whether they agree."""
        right = agrees(given, [marked]) if given and marked else given == marked
        self.judged += 1
        self.right += right
        self.shown += bool(given)
        self.shown_right += right and bool(given)
        self.empty += not given and bool(marked)
        self.shared += overlap(given, marked) if given and marked else float(given == marked)
        return right


class StatisticScores:
    """Results of one part: complete (every number right) or not, by kind; lone P values apart."""

    def __init__(self, part: str, every: int = 1) -> None:
        """Compare every paper of the part, or every so manieth."""
        self.kinds: dict[str, Tally] = defaultdict(Tally)
        self.outcomes = PhraseTally()
        self.groups = PhraseTally()
        self.errors: list[str] = []
        for paper, report in reports(with_results(part)[::every]):
            gold = Counter(gold_key(result) for result in paper.results)
            found = Counter(key_of(result) for result in report.statistics)
            for counts, name in ((gold & found, "right"), (found, "given"), (gold, "true")):
                for key, count in counts.items():
                    tally = self.kinds[str(key[0])]
                    setattr(tally, name, getattr(tally, name) + count)
            self._list(paper, report, gold - found, found - gold)
            self._compare_phrases(paper, report)

    def _list(
        self, paper: Labelled, report: EvidenceReport, missed: Counter[Key], extra: Counter[Key]
    ) -> None:
        for result in paper.results:
            if missed[gold_key(result)]:
                missed[gold_key(result)] -= 1
                text = paper.text(result["at"])  # type: ignore[arg-type]
                self.errors.append(f"{paper.identifier} missed {gold_key(result)} {text!r}")
        for statistic in report.statistics:
            if extra[key_of(statistic)]:
                extra[key_of(statistic)] -= 1
                self.errors.append(
                    f"{paper.identifier} wrong  {key_of(statistic)} {statistic.span.text!r} "
                    f"<- {statistic.sentence!r}"
                )

    def _compare_phrases(self, paper: Labelled, report: EvidenceReport) -> None:
        """Compare outcomes and groups of the results whose numbers are right, in the text's order."""
        given: dict[Key, list[Statistic]] = defaultdict(list)
        for statistic in report.statistics:
            given[key_of(statistic)].append(statistic)
        for result in paper.results:
            if not given[gold_key(result)]:
                continue
            statistic = given[gold_key(result)].pop(0)
            for name, tally in (("outcome", self.outcomes), ("group", self.groups)):
                if f"{name}_at" not in result:
                    continue
                place = result[f"{name}_at"]
                marked = paper.text(place) if place else ""  # type: ignore[arg-type]
                if not tally.add(phrase := getattr(statistic, name), marked):
                    self.errors.append(
                        f"{paper.identifier} {name} {phrase!r} <- {marked!r} of "
                        f"{statistic.span.text!r} <- {statistic.sentence!r}"
                    )

    def total(self, *, lone: bool) -> Tally:
        """Return the sum over results with an estimate, or over lone P values."""
        return self.of_kinds({kind for kind in self.kinds if (kind == "P") == lone})

    def of_kinds(self, kinds: Collection[str]) -> Tally:
        """Return the sum over some kinds."""
        chosen = [tally for kind, tally in self.kinds.items() if kind in kinds]
        return Tally(
            sum(t.right for t in chosen), sum(t.given for t in chosen), sum(t.true for t in chosen)
        )


class DesignScores:
    """Designs of one part: the primary one, and all of them as a set."""

    def __init__(self, part: str) -> None:
        self.papers = 0
        self.primary = 0
        self.all = Tally()
        self.errors: list[str] = []
        for paper, report in reports(labelled(part)):
            main = {design.code for design in MAIN_DESIGNS}  # the readers marked no traits
            found = [f.design for f in report.designs if f.design in main]
            self.papers += 1
            right = found[:1] == paper.designs[:1]
            self.primary += right
            self.all.right += len(set(found) & set(paper.designs))
            self.all.given += len(found)
            self.all.true += len(paper.designs)
            if not right:
                self.errors.append(
                    f"{paper.identifier} design {found} <- {paper.designs} {paper.sections[0].text!r}"
                )

    @property
    def f1(self) -> float:
        """F1 over all designs of all papers."""
        return 2 * self.all.right / max(1, self.all.given + self.all.true)


@dataclass
class FactTally(Tally):
    """Papers by what was shown and marked of one fact, and right or rightly none."""

    papers: int = 0
    same: int = 0
    """Papers whose fact is right, or rightly not given."""
    errors: list[str] = field(default_factory=list)

    def add(self, paper: Labelled, shown: object, marked: object, *, right: bool) -> None:
        """Count one paper; ``right``: what is shown is what was marked."""
        fine = right or not (shown or marked)
        self.papers += 1
        self.true += bool(marked)
        self.given += bool(shown)
        self.right += bool(shown and right)
        self.same += fine
        if not fine:
            self.errors.append(f"{paper.identifier} {shown!r} <- {marked!r}")


def size_scores(part: str) -> FactTally:
    """Return the counts of sample sizes of one part."""
    tally = FactTally()
    for paper, report in reports(labelled(part)):
        size = report.sample_size.value if report.sample_size else None
        tally.add(paper, size, paper.gold["sample_size"], right=size == paper.gold["sample_size"])
    return tally


class StatementScores:
    """How the four statements of one part compare with the phrases that readers marked."""

    def __init__(self, part: str) -> None:
        self.overlaps: dict[Element, list[float]] = defaultdict(list)
        self.same: dict[Element, list[tuple[float, bool]]] = defaultdict(list)
        self.marked: Counter[Element] = Counter()
        self.found: Counter[Element] = Counter()
        """Of the marked ones."""
        self.errors: list[str] = []
        for paper, report in reports(labelled(part)):
            for element in Element:
                phrases = paper.phrases(element.value)
                slot = report.slot(element)
                self.marked[element] += bool(phrases)
                self.found[element] += bool(phrases) and slot.found
                if slot.found:
                    best = max((overlap(slot.text, phrase) for phrase in phrases), default=0.0)
                    right = bool(phrases) and agrees(slot.text, phrases)
                    self.overlaps[element].append(best)
                    self.same[element].append((slot.confidence, right))
                    if not right:
                        self.errors.append(
                            f"{paper.identifier} {element} {slot.confidence:.2f} {slot.text!r} "
                            f"<- {phrases[:2]}"
                        )

    def figures(self, element: Element) -> tuple[float, float, float]:
        """Return the share of marked slots found, and of those given: overlap >= .5, agreeing."""
        given = max(1, len(self.overlaps[element]))
        return (
            self.found[element] / max(1, self.marked[element]),
            sum(value >= 0.5 for value in self.overlaps[element]) / given,
            sum(right for _, right in self.same[element]) / given,
        )

    def bins(self) -> Iterator[tuple[float, int, float, float]]:
        """Yield lower bound, count, mean confidence and share that agrees for bins of 0.1."""
        cells: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for pairs in self.same.values():
            for confidence, right in pairs:
                cells[min(9, int(confidence * 10 + 1e-9))].append((confidence, right))
        for cell, pairs in sorted(cells.items()):
            count = len(pairs)
            yield (
                cell / 10, count, sum(c for c, _ in pairs) / count, sum(r for _, r in pairs) / count
            )  # fmt: skip


def rows(part: str) -> Iterator[Row]:
    """Yield the figures of a part for the common table; nothing without the corpus or a label."""
    if not ROOT.exists() or not labelled(part):
        return
    statistics = StatisticScores(part)
    effects, lone = statistics.total(lone=False), statistics.total(lone=True)
    yield Row("labels: complete results, precision", 100 * effects.precision, "%", 97, True)
    yield Row("labels: complete results, recall", 100 * effects.recall, "%", 92, True)
    ratios = statistics.of_kinds(RATIOS)
    yield Row(
        "labels: complete ratios (HR, OR, RR and their like), precision",
        100 * ratios.precision,
        "%",
    )
    yield Row("labels: complete ratios, recall", 100 * ratios.recall, "%")
    yield Row("labels: lone P values, precision", 100 * lone.precision, "%")
    yield Row("labels: lone P values, recall", 100 * lone.recall, "%")
    for name, tally in (("outcome", statistics.outcomes), ("group", statistics.groups)):
        if judged := tally.judged:
            label, shown = f"labels: {name} of a result", max(1, tally.shown)
            yield Row(f"{label} right", 100 * tally.right / judged, "%")
            yield Row(f"{label} right where shown", 100 * tally.shown_right / shown, "%")
            yield Row(f"{label} empty", 100 * tally.empty / judged, "%")
            yield Row(f"{label}, words shared", 100 * tally.shared / judged, "%")
    designs = DesignScores(part)
    yield Row("labels: primary design right", 100 * designs.primary / designs.papers, "%")
    yield Row("labels: all designs, F1", designs.f1, "F1")
    sizes = size_scores(part)
    yield Row("labels: sample size right or rightly none", 100 * sizes.same / sizes.papers, "%")
    statements = StatementScores(part)
    for element in Element:
        found, half, same = statements.figures(element)
        yield Row(f"labels: {element} found where marked", 100 * found, "%")
        yield Row(f"labels: {element}, half the words in common", 100 * half, "%")
        yield Row(f"labels: {element} names what a reader named", 100 * same, "%")


def main() -> None:
    part = next((a for a in sys.argv[1:] if a in {"tune", "measure", "all"}), "measure")
    for row in rows(part):
        print(row.line())
    statistics = StatisticScores(part)
    for kind, tally in sorted(statistics.kinds.items(), key=lambda item: -item[1].true):
        print(
            f"  {kind:<7} marked {tally.true:>3}  given {tally.given:>3}  "
            f"precision {tally.precision:.3f}  recall {tally.recall:.3f}"
        )
    for low, count, confidence, right in StatementScores(part).bins():
        print(f"  confidence {low:.1f}: {count:>3} slots, mean {confidence:.2f}, right {right:.2f}")
    if "-v" in sys.argv:
        if part != "tune":
            print("errors are shown of tune alone")
            return
        for scores in (statistics, DesignScores(part), size_scores(part), StatementScores(part)):
            print("\n".join(scores.errors), end="\n\n")


if __name__ == "__main__":
    main()
