# SPDX-License-Identifier: GPL-3.0-or-later
"""Word vectors: what kind of thing a word names, learnt from unlabelled medical text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from refdesk.evidence.tagger.features import parts_of

Floats = NDArray[np.float32]

ENDING = "~"
"""Marks the entries that stand for an ending, for words that the vocabulary does not hold."""
_ENDINGS = (5, 4, 3)
_KEPT = 8_000
"""Unknown words remembered with their vectors."""


class WordVectors:
    """Vectors of ``width`` numbers by word; a word unknown gets those of its parts or its ending."""

    def __init__(self, words: Sequence[str], rows: NDArray[np.int8], scale: Floats) -> None:
        """Keep ``rows``, one a word, whose numbers times ``scale`` (one a column) are the vectors."""
        self._rows = {word: number for number, word in enumerate(words)}
        self._numbers = rows
        self._scale = scale
        self._known: dict[str, Floats] = {}
        self.width = rows.shape[1]
        self._nothing = np.zeros(self.width, np.float32)

    def of(self, words: Sequence[str]) -> Floats:
        """Return the vectors of words in :func:`~.features.normal_form`, one row each."""
        rows = [self._rows.get(word, -1) for word in words]
        vectors: Floats = self._numbers[rows] * self._scale
        for place, row in enumerate(rows):
            if row < 0:
                vectors[place] = self._unknown(words[place])
        return vectors

    def _unknown(self, word: str) -> Floats:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            parts = [self._part(part) for part in parts_of(word)] or [self._nothing]
            known = self._known[word] = np.mean(parts, axis=0, dtype=np.float32)
        return known

    def _part(self, part: str) -> Floats:
        row = self._rows.get(part)
        for length in _ENDINGS:
            if row is None and len(part) > length:
                row = self._rows.get(ENDING + part[-length:])
        if row is None:
            return self._nothing
        vector: Floats = self._numbers[row] * self._scale
        return vector
