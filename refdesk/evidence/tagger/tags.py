# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tagger says of a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

CLASSES = ("", "P", "I", "O")
"""What a word can be; ``""`` belongs to no element."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger thinks of each word of a document, sentence by sentence."""

    labels: tuple[tuple[str, ...], ...]
    """One of :data:`CLASSES` a word: the likeliest, once each is weighed."""
    chances: Mapping[str, tuple[Sequence[float], ...]]
    """By class, sentence by sentence: the chance 0..1 of each word. Those of a word sum to 1."""

    def runs(self, sentence: int, label: str) -> Iterator[tuple[int, int]]:
        """Yield ``[first, last)`` of each run of words with ``label`` in a sentence."""
        labels = self.labels[sentence]
        if label not in labels:
            return
        first: int | None = None
        for place, given in enumerate((*labels, "")):
            if given == label and first is None:
                first = place
            elif given != label and first is not None:
                yield first, place
                first = None
