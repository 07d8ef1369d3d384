# SPDX-License-Identifier: GPL-3.0-or-later
"""The network of :mod:`refdesk.evidence.tagger.network` as torch trains it, and its export."""

import random
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from texts import Paper
from torch import Tensor, nn

from refdesk.evidence.tagger.features import COUNTS, FLAGS, PLACES, ROLES, SHAPES, SUFFIXES
from refdesk.evidence.tagger.network import FIRST_HALF, SECOND_HALF, TABLES, other_mentions
from refdesk.evidence.tagger.tags import CLASSES

HIDDEN = 96
TABLE_ROWS = (SUFFIXES, SHAPES, len(ROLES), COUNTS, PLACES)
TABLE_WIDTHS = (24, 8, 8, 4, 4)
DROPPED = 0.3
"""Share of inputs and of hidden numbers that a step of training leaves out."""

_RANDOM = 1 << 22


class Dropout:
    """Drops numbers by a long row of random ones that was made once: a quarter of the time saved."""

    def __init__(self, share: float) -> None:
        self._row = (torch.rand(_RANDOM) >= share).float() / (1 - share)

    def __call__(self, x: Tensor, *, training: bool) -> Tensor:
        """Return ``x`` with some numbers dropped and the others raised; ``x`` when not training."""
        if not training:
            return x
        start = random.randrange(_RANDOM - x.numel())
        return x * self._row[start : start + x.numel()].view(x.shape)


class Block(nn.Module):
    """A normalised, rectified convolution over three words, added to what went in."""

    def __init__(self, dilation: int, drop: Dropout) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.convolution = nn.Conv1d(HIDDEN, HIDDEN, 3, padding=dilation, dilation=dilation)
        self._drop = drop

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return ``x`` with what the convolution sees: ``(papers, words, HIDDEN)``."""
        normal = (self.norm(x) * mask[..., None]).transpose(1, 2)
        rectified = torch.relu(self.convolution(normal).transpose(1, 2))
        return x + self._drop(rectified, training=self.training)


class TrainedNetwork(nn.Module):
    """Scores of each class for each word, after each half."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.drop = Dropout(DROPPED)
        self.tables = nn.ModuleList(
            nn.Embedding(rows, numbers)
            for rows, numbers in zip(TABLE_ROWS, TABLE_WIDTHS, strict=True)
        )
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.enter = nn.Linear(width + sum(TABLE_WIDTHS) + FLAGS, HIDDEN)
        self.first_half = nn.ModuleList(Block(d, self.drop) for d in FIRST_HALF)
        self.first = nn.Linear(HIDDEN, len(CLASSES))
        self.told = nn.Linear(HIDDEN + 2 * len(CLASSES), HIDDEN)
        self.second_half = nn.ModuleList(Block(d, self.drop) for d in SECOND_HALF)
        self.second = nn.Linear(HIDDEN, len(CLASSES))

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor]:
        """Return the scores after the first and the second half: ``(papers, words, classes)``."""
        drop = self.drop
        pieces = [batch.vectors]
        pieces += [table(batch.columns[..., k]) for k, table in enumerate(self.tables)]
        pieces.append(batch.columns[..., TABLES:].float())
        x = torch.tanh(self.enter(drop(torch.cat(pieces, -1), training=self.training)))
        for block in self.first_half:
            x = block(x, batch.mask)
        first = self.first(drop(x, training=self.training))
        chances = first.softmax(-1) * batch.mask[..., None]
        told = torch.cat([x, chances, batch.mentions @ chances], -1)
        x = x + torch.tanh(self.told(told))
        for block in self.second_half:
            x = block(x, batch.mask)
        return first, self.second(drop(x, training=self.training))


Sight = Callable[[Paper], NDArray[np.float32]]
"""What a network sees of a paper's words beside their features: ``(words, width)``."""


class Batch:
    """Some papers, filled up to the longest; first axis the papers, second the words."""

    def __init__(
        self,
        papers: Sequence[Paper],
        see: "Sight",
    ) -> None:
        size, longest = len(papers), max(1, *(len(paper.classes) for paper in papers))
        seen = [see(paper) for paper in papers]
        words = np.zeros((size, longest, seen[0].shape[1]), np.float32)
        columns = np.zeros((size, longest, TABLES + FLAGS), np.int64)
        mask = np.zeros((size, longest), np.float32)
        classes = np.zeros((size, longest), np.int64)
        mentions = np.zeros((size, longest, longest), np.float32)
        for number, paper in enumerate(papers):
            count = len(paper.classes)
            if not count:
                continue
            words[number, :count] = seen[number]
            columns[number, :count] = paper.features.columns
            mask[number, :count] = 1
            classes[number, :count] = paper.classes
            for same in other_mentions(paper.features.words):
                mentions[number][np.ix_(same, same)] = 1 / len(same)
        self.vectors = torch.from_numpy(words)
        self.columns = torch.from_numpy(columns)
        self.mask = torch.from_numpy(mask)
        self.classes = torch.from_numpy(classes)
        self.mentions = torch.from_numpy(mentions)
        self.only_people = torch.tensor([paper.only_people for paper in papers])

    def loss(self, scores: Tensor) -> Tensor:
        """Return the mean loss a word: of its class, or of P alone."""
        logs = scores.log_softmax(-1)
        own = -logs.gather(-1, self.classes[..., None])[..., 0]
        people = logs[..., 1]
        others = torch.log1p(-torch.exp(people.clamp(max=-1e-6)))
        half = -torch.where(self.classes == 1, people, others)
        words = torch.where(self.only_people[:, None], half, own)
        return (words * self.mask).sum() / self.mask.sum()


def exported(network: TrainedNetwork) -> dict[str, NDArray[np.float16]]:
    """Return the weights as :class:`refdesk.evidence.tagger.network.Network` names them."""
    arrays: dict[str, Tensor] = {}
    for number, table in enumerate(network.tables):
        arrays[f"table{number}"] = table.weight
    for name, layer in (
        ("in", network.enter),
        ("first", network.first),
        ("told", network.told),
        ("second", network.second),
    ):
        arrays[name + ".w"], arrays[name + ".b"] = layer.weight.T, layer.bias
    for half, blocks in (("first", network.first_half), ("second", network.second_half)):
        for number, block in enumerate(blocks):
            kernel = block.convolution.weight
            name = f"{half}{number}"
            arrays[name + ".w"] = torch.cat([kernel[:, :, k].T for k in range(3)])
            arrays[name + ".b"] = block.convolution.bias
            arrays[name + ".g"], arrays[name + ".s"] = block.norm.weight, block.norm.bias
    return {name: a.detach().numpy().astype(np.float16) for name, a in arrays.items()}
