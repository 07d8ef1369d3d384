# SPDX-License-Identifier: GPL-3.0-or-later
"""Which places of a text cite which reference, for the way there and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from refdesk.domain.fulltext import CrossReference, Inlines, Text

_DASHES = frozenset("-–—‐‑−")
PLACE = "refdesk-cites-"
"""Begins the anchors of citing places."""


@dataclass
class CitingPlaces:
    """Names the places that cite a reference, in the order in which they are written."""

    references: frozenset[str]
    """Anchors of the references; links to anything else are no citations."""
    names: dict[str, list[str]] = field(default_factory=dict)
    """Anchors of the citing places by that of the reference."""
    _count: int = 0

    def name_for(self, targets: Sequence[str]) -> str:
        """Return the anchor of one more place that cites ``targets``; ``""`` where it cites none."""
        cited = [target for target in targets if target in self.references]
        if not cited:
            return ""
        self._count += 1
        name = f"{PLACE}{self._count}"
        for target in cited:
            self.names.setdefault(target, []).append(name)
        return name


def ranges_together(inlines: Inlines) -> dict[int, tuple[str, ...]]:
    """Return what each link of a range such as ``[5–8]`` cites together with its neighbours.

    By place among the inlines. :mod:`refdesk.fulltext.ranges` made the dash a link to 6 and 7.
    """
    together: dict[int, tuple[str, ...]] = {}
    for index in range(1, len(inlines) - 1):
        first, dash, last = inlines[index - 1 : index + 2]
        if (
            isinstance(first, CrossReference)
            and isinstance(last, CrossReference)
            and isinstance(dash, CrossReference)
            and _is_dash(dash)
        ):
            whole = (*first.targets, *dash.targets, *last.targets)
            together |= dict.fromkeys(range(index - 1, index + 2), whole)
    return together


def _is_dash(link: CrossReference) -> bool:
    match link.children:
        case (Text(text),):
            return text.strip() in _DASHES
        case _:
            return False
