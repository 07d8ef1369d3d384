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


class _Block:
    """A normalised, rectified convolution over three words, added to what went in.

    The gain and the shift of the normalisation are part of the kernel here, and nothing is copied
    to stand beside its neighbours: the same sums in less time.
    """

    def __init__(self, w: Mapping[str, Floats], name: str, dilation: int) -> None:
        gain, shift = w[name + ".g"], w[name + ".s"]
        parts = w[name + ".w"].reshape(3, len(gain), len(gain))
        self._before, self._own, self._behind = gain[:, None] * parts
        self._shift_before, own, self._shift_behind = shift @ parts
        self._bias: Floats = w[name + ".b"] + self._shift_before + own + self._shift_behind
        self._dilation = dilation

    def add_to(self, x: Floats) -> None:
        """Add to ``x``, ``(words, width)``, what the convolution sees."""
        d, width = self._dilation, x.shape[1]
        normal = x - (np.add.reduce(x, axis=1) / width)[:, None]
        variance = np.einsum("ij,ij->i", normal, normal) / width
        normal *= (1.0 / np.sqrt(variance + _EPSILON))[:, None]
        added = normal @ self._own
        added += self._bias
        added[d:] += normal[:-d] @ self._before
        added[:-d] += normal[d:] @ self._behind
        # no word stands before the first, nor behind the last
        added[:d] -= self._shift_before
        added[-d:] -= self._shift_behind
        x += np.maximum(added, 0.0, out=added)


class Network:
    """The weights, read once, and how they label; safe to use from many threads."""

    def __init__(self, weights: Mapping[str, NDArray[np.float16]]) -> None:
        """Take the arrays as the trainer names them."""
        w: dict[str, Floats] = {name: array.astype(np.float32) for name, array in weights.items()}
        self._w = w
        self._first = [_Block(w, f"first{k}", d) for k, d in enumerate(FIRST_HALF)]
        self._second = [_Block(w, f"second{k}", d) for k, d in enumerate(SECOND_HALF)]
        widths = [w[f"table{k}"].shape[1] for k in range(TABLES)]
        start = len(w["in.w"]) - FLAGS - sum(widths)
        self._words = w["in.w"][:start]
        self._tables: list[Floats] = []
        for number, width in enumerate(widths):
            self._tables.append(w[f"table{number}"] @ w["in.w"][start : start + width])
            start += width
        self._flags = w["in.w"][start:]

    def chances(self, features: Features, vectors: WordVectors) -> Floats:
        """Return the chance of each class of ``tags.CLASSES`` for each word: ``(words, 4)``."""
        if not features.words:
            return np.zeros((0, len(CLASSES)), np.float32)
        w = self._w
        columns = np.array(features.columns, np.int32)
        x: Floats = vectors.of(features.words) @ self._words
        for number, table in enumerate(self._tables):
            x += table[columns[:, number]]
        x += columns[:, TABLES : TABLES + FLAGS].astype(np.float32) @ self._flags
        x += w["in.b"]
        np.tanh(x, out=x)
        for block in self._first:
            block.add_to(x)
        first = _softmax(x @ w["first.w"] + w["first.b"])
        told = np.concatenate([x, first, _mentions(features.words, first)], axis=1)
        x += np.tanh(told @ w["told.w"] + w["told.b"])
        for block in self._second:
            block.add_to(x)
        return _softmax(x @ w["second.w"] + w["second.b"])


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
    same = other_mentions(words)
    member = np.zeros((len(same), len(words)), np.float32)
    for row, places in zip(member, same, strict=True):
        row[places] = 1.0
    means = member @ chances / member.sum(axis=1, keepdims=True)
    told: Floats = member.T @ means
    return told
