# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagger says of a document."""

from collections.abc import Iterator
from dataclasses import dataclass

CLASSES = ("", "P", "I", "O")
"""What a word can be; ``""`` belongs to no element."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger thinks of each word of a document, sentence by sentence."""

    labels: tuple[tuple[str, ...], ...]
    """One of :data:`CLASSES` a word: the likeliest, once each is weighed."""
    chances: tuple[tuple[tuple[float, ...], ...], ...]
    """Chances 0..1 of the classes, a word; they sum to 1."""

    def runs(self, sentence: int, label: str) -> Iterator[tuple[int, int]]:
        """Yield ``[first, last)`` of each run of words with ``label`` in a sentence."""
        first: int | None = None
        for place, given in enumerate((*self.labels[sentence], "")):
            if given == label and first is None:
                first = place
            elif given != label and first is not None:
                yield first, place
                first = None

    def chance(self, sentence: int, word: int, label: str) -> float:
        """Return the chance of ``label`` of a word."""
        return self.chances[sentence][word][CLASSES.index(label)]
