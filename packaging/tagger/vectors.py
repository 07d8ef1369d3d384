# SPDX-License-Identifier: GPL-3.0-or-later
"""Word vectors: what stands beside a word in the corpus, and what a sentence encoder knows of it.

Beside it: positive pointwise mutual information, cut to its main axes.

After Levy, Goldberg & Dagan (TACL 2015;3:211-25): windows of five words weighed by nearness,
contexts smoothed by the power 0.75, a truncated singular value decomposition with the singular
values' square roots. On some million words this beats predicted embeddings and takes minutes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from encoder import encoded
from numpy.typing import NDArray
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from refdesk.evidence.tagger.vectors import ENDING, WordVectors

WIDTH = 100
WINDOW = 5
RAREST = 3
"""A word said less often gets the vector of its ending."""
_SMOOTHING = 0.75
_ENDINGS = (5, 4, 3)
_ENDING_WORDS = 6
"""An ending is kept where so many words share it."""


def word_vectors(
    texts: Iterable[list[str]], seed: int = 0
) -> tuple[list[str], NDArray[np.float32]]:
    """Return words and endings, and a vector for each: ``(words, WIDTH + encoder.WIDTH)``."""
    documents = [text for text in texts if text]
    counts = Counter(word for text in documents for word in text)
    words = [word for word, count in counts.most_common() if count >= RAREST]
    places = {word: number for number, word in enumerate(words)}
    gap = np.full(WINDOW, -1, np.int32)
    pieces = [
        np.append(np.array([places.get(word, -1) for word in text], np.int32), gap)
        for text in documents
    ]
    flat = np.concatenate(pieces)
    counted = _cut(_counted(flat, len(words)), seed)
    vectors = np.concatenate([counted, encoded(words)], axis=1)
    by_ending: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        for length in _ENDINGS:
            if len(word) > length:
                by_ending[ENDING + word[-length:]].append(number)
    shared = {e: n for e, n in by_ending.items() if len(n) >= _ENDING_WORDS}
    means = np.stack([vectors[numbers].mean(axis=0) for numbers in shared.values()])
    return [*words, *shared], np.concatenate([vectors, means])


def _counted(flat: NDArray[np.int32], size: int) -> sparse.csr_matrix:
    total = sparse.csr_matrix((size, size), dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = flat[:-distance], flat[distance:]
        known = (left >= 0) & (right >= 0)
        weights = np.full(int(known.sum()), 1 / distance, np.float32)
        pairs = sparse.coo_matrix((weights, (left[known], right[known])), shape=(size, size))
        total = total + pairs.tocsr() + pairs.T.tocsr()
    return total


def _cut(counts: sparse.csr_matrix, seed: int) -> NDArray[np.float32]:
    sums = np.asarray(counts.sum(axis=1)).ravel() + 1e-9
    context = sums**_SMOOTHING
    context /= context.sum()
    cells = counts.tocoo()
    information = np.log(cells.data / (sums[cells.row] * context[cells.col]))
    kept = information > 0
    matrix = sparse.csr_matrix(
        (information[kept].astype(np.float32), (cells.row[kept], cells.col[kept])),
        shape=counts.shape,
    )
    left, values, _ = randomized_svd(matrix, WIDTH, n_iter=4, random_state=seed)
    vectors = left * np.sqrt(values)
    return (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)).astype(np.float32)


def packed(
    words: list[str], vectors: NDArray[np.float32]
) -> tuple[WordVectors, NDArray[np.int8], NDArray[np.float32]]:
    """Return the vectors as the program will see them, rounded to a byte, and the rounded rows."""
    scale = (np.abs(vectors).max(axis=0) / 127).astype(np.float32)
    rows = np.round(vectors / scale).astype(np.int8)
    return WordVectors(words, rows, scale), rows, scale
