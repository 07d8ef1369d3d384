#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Train the tagger of population, intervention and outcome, and measure it by article.

    python3 packaging/dev.py tagger --corpus ../shared/corpus             train the shipped model
    python3 packaging/dev.py tagger --corpus ../shared/corpus --fold 0    measure one fold of five

What it learns from, what it reaches and where it fails stands in ``resources/models/README.md``.
"""

import argparse
import pickle
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from network import Batch, Sight, TrainedNetwork, exported  # noqa: E402
from texts import Paper, load, sentences_of_words  # noqa: E402
from vectors import packed, word_vectors  # noqa: E402

from refdesk.evidence.tagger.network import Network  # noqa: E402
from refdesk.evidence.tagger.tags import CLASSES  # noqa: E402
from refdesk.evidence.tagger.vectors import WordVectors  # noqa: E402

Chances = NDArray[np.float32]

EPOCHS = 12
BATCH = 8
RATE = 2e-3
WARM = 200
"""Steps until the rate is full; from there it falls to nothing in a straight line."""
PEOPLE_SHARE = 0.7
"""Papers with P alone an epoch, as a share of those fully labelled; others each epoch."""
BIAS = (1.2, 1.6, 1.9)
"""Weights of P, I and O beside 1 for no element: F1 gains where a word is labelled below a half."""


def main() -> None:
    """Train, measure, write: see the options."""
    options = _options()
    torch.set_num_threads(1)  # products this small lose more by waiting than they gain
    options.work.mkdir(parents=True, exist_ok=True)
    words, numbers = _vectors(options.corpus, options.work)
    vectors, rows, scale = packed(words, numbers)
    full, people = load(options.corpus, options.work / "papers.pickle")
    tested = [paper for paper in full if paper.fold == options.fold]
    learnt = [paper for paper in full if paper.fold != options.fold]

    def see(paper: Paper) -> Chances:
        return vectors.of(paper.features.words)

    network = fit(learnt, people if options.people else [], see, tested, options)
    if tested:
        chances = predicted(exported(network), tested, vectors)
        print("as shipped", line(tested, chances, None), flush=True)
        if options.predictions:
            kept = [(p.id, p.tokens, p.starts, p.ends) for p in tested]
            options.predictions.write_bytes(pickle.dumps((kept, chances)))
    if options.out:
        np.savez_compressed(
            options.out,
            words=np.frombuffer("\n".join(words).encode(), np.uint8),
            rows=rows,
            scale=scale,
            bias=np.array([1.0, *options.bias], np.float32),
            **{"n/" + name: array for name, array in exported(network).items()},
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "tagger")
    parser.add_argument("--out", type=Path, help="model to write")
    parser.add_argument("--fold", type=int, default=-1, help="fold to measure, 0 to 4; else none")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-people", dest="people", action="store_false")
    parser.add_argument("--bias", type=float, nargs=3, default=BIAS, help="weights of P, I and O")
    parser.add_argument("--predictions", type=Path, help="where to keep the chances of the fold")
    return parser.parse_args()


def _vectors(corpus: Path, work: Path) -> tuple[list[str], NDArray[np.float32]]:
    path = work / "vectors.pickle"
    if not path.exists():
        path.write_bytes(pickle.dumps(word_vectors(sentences_of_words(corpus))))
    words, numbers = pickle.loads(path.read_bytes())  # noqa: S301 - written by the line above
    return words, numbers


def fit(
    learnt: Sequence[Paper],
    people: Sequence[Paper],
    see: Sight,
    tested: Sequence[Paper],
    options: argparse.Namespace,
) -> TrainedNetwork:
    """Return a network trained on ``learnt``; what it reaches on ``tested`` is printed by the way."""
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    epochs = options.epochs
    network = TrainedNetwork(see(learnt[0]).shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    extra = min(len(people), int(PEOPLE_SHARE * len(learnt)))
    steps = epochs * -(-(len(learnt) + extra) // BATCH)
    step, start = 0, time.monotonic()
    for epoch in range(epochs):
        items = [*learnt, *random.sample(list(people), extra)]
        # papers of like length together: little is filled up
        items.sort(key=lambda paper: len(paper.classes) + 60 * random.random())
        batches = [items[k : k + BATCH] for k in range(0, len(items), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for some in batches:
            batch = Batch(some, see)
            first, second = network(batch)
            loss = 0.5 * batch.loss(first) + batch.loss(second)
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, step / WARM) * (1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += loss.item()
        told = f"epoch {epoch + 1} loss {total / len(batches):.3f} {time.monotonic() - start:.0f} s"
        if tested and epoch % 3 == 2:
            network.eval()
            told += " " + line(tested, chances_of(network, tested, see), None)
            network.train()
        print(told, flush=True)
    return network.eval()


def predicted(
    weights: dict[str, NDArray[np.float16]], papers: Sequence[Paper], vectors: WordVectors
) -> list[Chances]:
    """Return the chances of each word of each paper, by the code that the program runs."""
    network = Network(weights)
    return [network.chances(paper.features, vectors) for paper in papers]


def chances_of(network: TrainedNetwork, papers: Sequence[Paper], see: Sight) -> list[Chances]:
    """Return the chances of each word of each paper, by torch."""
    network.eval()
    found: list[Chances] = []
    with torch.no_grad():
        for paper in papers:
            scores_now = network(Batch([paper], see))[1][0, : len(paper.classes)]
            found.append(scores_now.softmax(-1).numpy())
    network.train()
    return found


def scores(
    papers: Sequence[Paper], chances: Sequence[Chances], bias: NDArray[np.float32] | None
) -> NDArray[np.float64]:
    """Return F1 of P, I and O over the tokens as labelled; a token has its first letter's class."""
    right, given, true = (np.zeros(len(CLASSES)) for _ in range(3))
    for paper, chance in zip(papers, chances, strict=True):
        best = (chance if bias is None else chance * bias).argmax(axis=1)
        at: dict[int, int] = {}
        for start, end, number in zip(paper.starts, paper.ends, best.tolist(), strict=True):
            at.update(dict.fromkeys(range(start, end), number))
        for start, _, number in paper.tokens:
            found = at.get(start, 0)
            true[number] += 1
            given[found] += 1
            right[number] += found == number
    f1: NDArray[np.float64] = (2 * right / np.maximum(1, given + true))[1:]
    return f1


def line(
    papers: Sequence[Paper], chances: Sequence[Chances], bias: NDArray[np.float32] | None
) -> str:
    """Return F1 of P, I, O and their mean as words."""
    f1 = scores(papers, chances, bias)
    return "P {:.3f} I {:.3f} O {:.3f} mean {:.4f}".format(*f1, f1.mean())


if __name__ == "__main__":
    main()
