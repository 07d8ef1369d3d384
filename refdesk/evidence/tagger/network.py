# SPDX-License-Identifier: GPL-3.0-or-later
"""The network that labels words: dilated convolutions, and a look at the word's other mentions.

Iterated dilated convolutions after Strubell et al. (EMNLP 2017:2670-80): a word sees some twenty
words to each side, in the time of a few products of matrices. Between the two halves each word is
told what the first half thought, on average, of all mentions of the same word, since authors name
an arm or an outcome many times but explain it once.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from refdesk.evidence.tagger.features import FLAGS, Features
from refdesk.evidence.tagger.tags import CLASSES
from refdesk.evidence.tagger.vectors import Floats, WordVectors
from refdesk.evidence.vocabulary import word_set

FIRST_HALF = (1, 2, 4, 8)
SECOND_HALF = (1, 2)
"""Dilations of the convolutions, whose kernels see three words each."""
TABLES = 5
"""Columns of the features that choose a row of a table; the flags follow."""

_EPSILON = 1e-5
FORM_WORDS = word_set(
    "the a an of in and or to for with by on at from as is was were be been than that this which who "
    "after during between not no both each all we it its their our had has have did are"
)
"""Words whose other mentions say nothing."""


class Network:
    """The weights, read once, and how they label; safe to use from many threads."""

    def __init__(self, weights: Mapping[str, NDArray[np.float16]]) -> None:
        """Take the arrays as the trainer names them."""
        self._w: dict[str, Floats] = {
            name: array.astype(np.float32) for name, array in weights.items()
        }

    def chances(self, features: Features, vectors: WordVectors) -> Floats:
        """Return the chance of each class of ``tags.CLASSES`` for each word: ``(words, 4)``."""
        if not features.words:
            return np.zeros((0, len(CLASSES)), np.float32)
        w = self._w
        columns = np.array(features.columns, np.int32)
        pieces = [vectors.of(features.words)]
        pieces += [w[f"table{k}"][columns[:, k]] for k in range(TABLES)]
        pieces.append(columns[:, TABLES : TABLES + FLAGS].astype(np.float32))
        x: Floats = np.tanh(np.concatenate(pieces, axis=1) @ w["in.w"] + w["in.b"])
        for number, dilation in enumerate(FIRST_HALF):
            x = self._block(x, f"first{number}", dilation)
        first = _softmax(x @ w["first.w"] + w["first.b"])
        told = np.concatenate([x, first, _mentions(features.words, first)], axis=1)
        x = x + np.tanh(told @ w["told.w"] + w["told.b"])
        for number, dilation in enumerate(SECOND_HALF):
            x = self._block(x, f"second{number}", dilation)
        return _softmax(x @ w["second.w"] + w["second.b"])

    def _block(self, x: Floats, name: str, dilation: int) -> Floats:
        """Return ``x`` with a normalised, rectified convolution added."""
        w = self._w
        mean = x.mean(axis=1, keepdims=True)
        spread = np.sqrt(((x - mean) ** 2).mean(axis=1, keepdims=True) + _EPSILON)
        normal = (x - mean) / spread * w[name + ".g"] + w[name + ".s"]
        before, behind = np.zeros_like(normal), np.zeros_like(normal)
        before[dilation:] = normal[:-dilation]
        behind[:-dilation] = normal[dilation:]
        seen = np.concatenate([before, normal, behind], axis=1)
        added: Floats = x + np.maximum(seen @ w[name + ".w"] + w[name + ".b"], 0.0)
        return added


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def other_mentions(words: Sequence[str]) -> list[list[int]]:
    """Return the places of each word that is said more than once, form words left out."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if word[0].isalpha() and word not in FORM_WORDS:
            places.setdefault(word, []).append(place)
    return [same for same in places.values() if len(same) > 1]


def _mentions(words: Sequence[str], chances: Floats) -> Floats:
    """Return the mean chances over all mentions of each word; zeros for a word said once."""
    told = np.zeros_like(chances)
    for same in other_mentions(words):
        told[same] = chances[same].mean(axis=0)
    return told
