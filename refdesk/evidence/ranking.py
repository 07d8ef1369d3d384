# SPDX-License-Identifier: GPL-3.0-or-later
"""How likely a phrase is the answer of a slot, from what speaks for it.

Logistic regressions over the figures of :class:`refdesk.evidence.candidates.Figures`, fitted by
``tests/benchmarks/fit_slots.py`` to phrases of which doctors (Evidence Inference) and readers (the hand
labels of ``tests/labels``) say whether they name what the paper studied. So the chance is the
confidence to show: of the phrases shown with 0.8, about 80 % are right (``bench evidence`` prints it).
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from operator import mul

from refdesk.domain.evidence import Element
from refdesk.evidence.candidates import Candidate, Figures
from refdesk.resources import resource

_MODEL = resource("models", "slots.json")


@cache
def _weights() -> Mapping[str, tuple[float, tuple[float, ...]]]:
    """Return, by element, the constant and the weight of each of ``Figures``."""
    loaded: Mapping[str, Mapping[str, float]] = json.loads(_MODEL.read_text(encoding="utf-8"))
    return {
        element: (weights[""], tuple(weights.get(name, 0.0) for name in Figures._fields))
        for element, weights in loaded.items()
    }


def chance(element: Element, candidate: Candidate) -> float:
    """Return how likely a candidate is the answer to ``element``, 0..1."""
    constant, weights = _weights()[element.value]
    return 1 / (1 + math.exp(-constant - sum(map(mul, weights, candidate.figures))))


def best(element: Element, candidates: list[Candidate]) -> tuple[Candidate, float] | None:
    """Return the likeliest candidate and its chance; ``None`` where there is none."""
    if not candidates:
        return None
    rated = [(chance(element, candidate), -place) for place, candidate in enumerate(candidates)]
    likely, place = max(rated)
    return candidates[-place], likely
