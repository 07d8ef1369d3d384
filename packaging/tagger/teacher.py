# SPDX-License-Identifier: GPL-3.0-or-later
"""What the teacher sees: beside the word's own vector, what the encoder makes of it in its place.

The encoder is a hundred times too slow for the program. A network that sees its layers labels
papers better than one that does not, and what it thinks of papers is what the pupil learns from
(Hinton, Vinyals & Dean, arXiv:1503.02531).
"""

import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from encoder import Encoder
from network import Sight
from numpy.typing import NDArray
from texts import Paper


def deep_sight(see: Sight, papers: Sequence[Paper], corpus: Path, cache: Path) -> Sight:
    """Return ``see`` with the encoder's layers beside it, for ``papers``; kept in ``cache``."""
    if not cache.exists():
        cache.write_bytes(pickle.dumps(_read(papers, corpus)))
    layers: dict[str, NDArray[np.float16]] = pickle.loads(cache.read_bytes())  # noqa: S301

    def sight(paper: Paper) -> NDArray[np.float32]:
        return np.concatenate([see(paper), layers[paper.id].astype(np.float32)], axis=1)

    return sight


def _read(papers: Sequence[Paper], corpus: Path) -> dict[str, NDArray[np.float16]]:
    raw: dict[str, str] = {}
    for name, key in (("participants", "text"), ("ebm_nlp", "raw_text")):
        with (corpus / "evidence" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            raw.update((row["pmid"], row[key]) for row in map(json.loads, lines))
    encoder = Encoder()
    with torch.no_grad():
        return {
            paper.id: encoder.words(raw[paper.id], paper.starts, paper.ends) for paper in papers
        }
