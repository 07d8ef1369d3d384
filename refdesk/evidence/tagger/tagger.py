# SPDX-License-Identifier: GPL-3.0-or-later
"""The tagger: its model read from a file, a document in, the chance of every word out."""

from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np

from refdesk.evidence.tagger.features import features_of
from refdesk.evidence.tagger.network import Network
from refdesk.evidence.tagger.tags import CLASSES, Tags
from refdesk.evidence.tagger.vectors import WordVectors
from refdesk.evidence.text import Document
from refdesk.resources import resource

MODEL = resource("models", "pico.npz")
"""Word vectors and weights; how they were made stands in ``README.md`` beside it."""


class Tagger:
    """Labels the words of a paper; reads its model when it is made. Safe to use from many threads."""

    def __init__(self, model: Path = MODEL, weights: Path | None = None) -> None:
        """Read the model; ``weights`` is another that only the network is taken from.

        Raises:
            OSError: the file is not there or cannot be read.
            ValueError: it is no model of this tagger.
        """
        with np.load(model, allow_pickle=False) as arrays:
            words = bytes(arrays["words"]).decode("utf-8").split("\n")
            self._vectors = WordVectors(words, arrays["rows"], arrays["scale"])
            self._bias = arrays["bias"]
        with np.load(weights or model, allow_pickle=False) as arrays:
            self._network = Network(
                {name[2:]: arrays[name] for name in arrays.files if name.startswith("n/")}
            )

    def tags(self, document: Document) -> Tags:
        """Return label and chances for every word of every sentence."""
        chances = self._network.chances(features_of(document), self._vectors)
        best = [CLASSES[k] for k in (chances * self._bias).argmax(axis=1).tolist()]
        ends = accumulate((len(s.words) for s in document.sentences), initial=0)
        bounds = list(pairwise(ends))
        split = {
            name: tuple(column[start:end] for start, end in bounds)
            for name, column in zip(CLASSES, chances.T.tolist(), strict=True)
        }
        return Tags(tuple(tuple(best[start:end]) for start, end in bounds), split)
