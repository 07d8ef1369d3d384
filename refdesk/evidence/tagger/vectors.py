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
_KEPT = 50_000
"""Words remembered with their vectors; a library of any size uses a few ten thousand."""


class WordVectors:
    """Vectors of ``width`` numbers by word; a word unknown gets those of its parts or its ending."""

    def __init__(self, words: Sequence[str], rows: NDArray[np.int8], scale: Floats) -> None:
        """Keep ``rows``, one a word, whose numbers times ``scale`` (one a column) are the vectors."""
        self._rows = {word: number for number, word in enumerate(words)}
        self._numbers = rows
        self._scale = scale
        self._known: dict[str, Floats] = {}
        self.width = rows.shape[1]

    def of(self, words: Sequence[str]) -> Floats:
        """Return the vectors of words in :func:`~.features.normal_form`, one row each."""
        if len(self._known) > _KEPT:
            self._known.clear()
        known = self._known
        for word in words:
            if word not in known:
                known[word] = self._vector(word)
        return np.array([known[word] for word in words], np.float32).reshape(-1, self.width)

    def _vector(self, word: str) -> Floats:
        row = self._rows.get(word)
        if row is not None:
            return self._row(row)
        parts = [self._part(part) for part in parts_of(word)]
        if not parts:
            return np.zeros(self.width, np.float32)
        mean: Floats = np.mean(parts, axis=0, dtype=np.float32)
        return mean

    def _part(self, part: str) -> Floats:
        row = self._rows.get(part)
        for length in _ENDINGS:
            if row is None and len(part) > length:
                row = self._rows.get(ENDING + part[-length:])
        if row is None:
            return np.zeros(self.width, np.float32)
        return self._row(row)

    def _row(self, row: int) -> Floats:
        vector: Floats = self._numbers[row] * self._scale
        return vector
