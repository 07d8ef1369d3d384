# SPDX-License-Identifier: GPL-3.0-or-later
"""How likely a phrase is the answer of a slot, from what speaks for it.

Logistic regressions over the figures of :class:`refdesk.evidence.candidates.Proposals`, fitted by
``tests/benchmarks/fit_slots.py`` to phrases of which doctors (Evidence Inference) and readers (the hand
labels of ``tests/labels``) say whether they name what the paper studied. So the chance is the
confidence to show: of the phrases shown with 0.8, about 80 % are right (``bench evidence`` prints it).
"""

import json
import math
from collections.abc import Mapping
from functools import cache

from refdesk.domain.evidence import Element
from refdesk.evidence.candidates import Candidate
from refdesk.resources import resource

_MODEL = resource("models", "slots.json")


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    loaded: Mapping[str, Mapping[str, float]] = json.loads(_MODEL.read_text(encoding="utf-8"))
    return loaded


def chance(element: Element, candidate: Candidate) -> float:
    """Return how likely a candidate is the answer to ``element``, 0..1."""
    weights = _weights()[element.value]
    score = weights[""] + sum(
        weights.get(name, 0.0) * figure for name, figure in candidate.figures.items()
    )
    return 1 / (1 + math.exp(-score))


def best(element: Element, candidates: list[Candidate]) -> tuple[Candidate, float] | None:
    """Return the likeliest candidate and its chance; ``None`` where there is none."""
    if not candidates:
        return None
    rated = [(chance(element, candidate), -place) for place, candidate in enumerate(candidates)]
    likely, place = max(rated)
    return candidates[-place], likely
