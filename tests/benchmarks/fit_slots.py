# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit how likely a phrase is the answer of a PICO slot (``resources/models/slots.json``).

    python -m tests.benchmarks.fit_slots                                measure by article alone
    python -m tests.benchmarks.fit_slots resources/models/slots.json    and write the weights

Answers are known from doctors' prompts (Evidence Inference) and from the hand labels, of both the
``tune`` half; the ``measure`` halves are never learnt from, ``bench evidence`` measures on them. Of
each paper the phrase rated highest counts, as in the program; a paper without an answer has none
that is right.
"""

import hashlib
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from refdesk.domain.evidence import Element, TextSection
from refdesk.evidence.abbreviations import read_abbreviations
from refdesk.evidence.candidates import Candidate, Figures, Proposals
from refdesk.evidence.pico import Ruled, spelled_out
from refdesk.evidence.tagger import tags_of
from refdesk.evidence.text import read_document
from tests.benchmarks.bench_evidence import agrees, inference_prompts, jats_sections
from tests.benchmarks.evidence_labels import labelled

PENALTY = 2.0
"""Weight of the squared weights beside the papers' own losses."""
WEIGHT = 8.0
"""What a paper counts, however many phrases it has."""
STEPS = 40
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)


@dataclass(frozen=True)
class Case:
    """The phrases of one slot of one paper, and which of them are right."""

    paper: str
    element: Element
    figures: np.ndarray
    right: np.ndarray

    @property
    def fold(self) -> int:
        return int(hashlib.md5(self.paper.encode()).hexdigest(), 16) % 5


def known() -> Iterator[tuple[str, Sequence[TextSection], dict[Element, list[str]]]]:
    """Yield papers with the phrases that answer each slot; a slot that nobody judged is missing."""
    fields = {
        "intervention": Element.INTERVENTION,
        "comparator": Element.COMPARISON,
        "outcome": Element.OUTCOME,
    }
    for name, prompts in inference_prompts("tune").items():
        sections = jats_sections(name)
        if len(sections) >= 2:
            answers = {element: sorted(prompts[field]) for field, element in fields.items()}
            yield name, sections, answers
    for paper in labelled("tune"):
        answers = {element: paper.phrases(element.value) for element in Element}
        yield paper.identifier, paper.sections, answers


def proposed(
    sections: Sequence[TextSection],
) -> Iterator[tuple[Element, list[Candidate], dict[str, str]]]:
    """Yield what rules and tagger propose for each slot."""
    document = read_document(sections)
    proposals = Proposals(document, tags_of(document))
    short = read_abbreviations(document)
    ruled = Ruled.of(document)
    first = next(iter(ruled.answers(Element.INTERVENTION)), None)
    opposite = {
        Element.INTERVENTION: ruled.comparison,
        Element.COMPARISON: first,
        Element.OUTCOME: first,
    }
    for element in Element:
        found = proposals.candidates(element, ruled.answers(element), opposite.get(element))
        yield element, found, short


def cases() -> list[Case]:
    """Return all slots with their phrases."""
    found: list[Case] = []
    for paper, sections, answers in known():
        for element, phrases, short in proposed(sections):
            if element not in answers or not phrases:
                continue
            wanted = answers[element]
            right = [
                bool(wanted)
                and (
                    agrees(c.phrase.text, wanted)
                    or agrees(spelled_out(c.phrase.text, short), wanted)
                )
                for c in phrases
            ]
            figures = np.array([(1.0, *c.figures) for c in phrases])
            found.append(Case(paper, element, figures, np.array(right, float)))
    return found


def fitted(some: Sequence[Case]) -> np.ndarray:
    """Return the weights of a penalised logistic regression by Newton's method, constant first."""
    x = np.concatenate([case.figures for case in some])
    y = np.concatenate([case.right for case in some])
    each = np.concatenate([np.full(len(c.right), WEIGHT / len(c.right)) for c in some])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (each * (chance - y)) + penalty * weights
        curve = (x * (each * chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def chosen(some: Sequence[Case], weights: np.ndarray) -> list[tuple[float, bool]]:
    """Return the chance of each slot's likeliest phrase, and whether it is right."""
    found = []
    for case in some:
        chance = 1 / (1 + np.exp(-case.figures @ weights))
        best = int(chance.argmax())
        found.append((float(chance[best]), bool(case.right[best])))
    return found


def main() -> None:
    """Print agreement and calibration in five parts; write the weights where a path is given."""
    everything = cases()
    written: dict[str, dict[str, float]] = {}
    for element in Element:
        mine = [case for case in everything if case.element is element]
        told: list[tuple[float, bool]] = []
        for fold in range(5):
            weights = fitted([case for case in mine if case.fold != fold])
            told += chosen([case for case in mine if case.fold == fold], weights)
        share = sum(right for _, right in told) / len(told)
        print(f"{element.value:<13} {len(told)} slots, the likeliest phrase right {share:.3f}")
        for low, high in itertools.pairwise(BINS):
            some = [right for chance, right in told if low <= chance < high]
            if some:
                print(
                    f"    {low:.1f} to {min(high, 1):.1f}: {len(some):>4}, right {np.mean(some):.2f}"
                )
        weights = fitted(mine).round(3).tolist()
        written[element.value] = dict(zip(["", *Figures._fields], weights, strict=True))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
