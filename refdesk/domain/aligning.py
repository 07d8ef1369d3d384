# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of one text stand in another form of it: the same words, some more, some less.

A view shows an article with headings of its own, drawn formulas and folded tables, and without the
marks that plain text needs. Both have the same words in the same order but for such places.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from refdesk.domain.annotations import AnchoredText

_WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits, so that a raised number is a word by itself in every form."""
_RUN = 3
"""Words in a row that say that both are at the same place again."""
_NEAR, _TRUST = 12, 4
"""Words within which fewer say so, and how much nearer they must be."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words that two texts share: their starts in one, in the other, and their lengths."""

    ones: tuple[int, ...]
    others: tuple[int, ...]
    lengths: tuple[int, ...]

    def to_other(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``[start, end)`` of the one stands in the other; ``None``: not there."""
        return self._carried(self.ones, self.others, start, end)

    def to_one(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where ``[start, end)`` of the other stands in the one; ``None``: not there."""
        return self._carried(self.others, self.ones, start, end)

    def _carried(
        self, here: tuple[int, ...], there: tuple[int, ...], start: int, end: int
    ) -> tuple[int, int] | None:
        first = bisect_right(here, start) - 1
        if first < 0 or here[first] + self.lengths[first] <= start:
            first += 1
        last = bisect_left(here, end) - 1
        if first >= len(here) or last < first:
            return None
        into, out = start - here[first], end - here[last]
        if into < 0:  # marks before the word
            into = -min(-into, self._gap(here, there, first - 1))
        if out > self.lengths[last]:  # and behind it
            out = min(out, self.lengths[last] + self._gap(here, there, last))
        return there[first] + into, there[last] + out

    def _gap(self, here: tuple[int, ...], there: tuple[int, ...], word: int) -> int:
        """Return what stands between a word and the next; 0 where both texts differ there."""
        if not 0 <= word < len(here) - 1:
            return 0
        gaps = {side[word + 1] - side[word] - self.lengths[word] for side in (here, there)}
        return gaps.pop() if len(gaps) == 1 else 0


_OPENING = 12
"""Words by which the beginning of a text is known."""
_START = 4_000
"""Characters of a view in which the text begins, below words of its own."""


def align_shown(own: AnchoredText, shown: str) -> Alignment:
    """Return the words that a text and a view of it share.

    Abstracts that the view leaves out are left out here as well: most of their words come again. It
    has them where it begins as they do, before the body begins.
    """
    there = _WORD.findall(shown[:_START])
    abstract, body = (_begins(own.text[at:], there) for at in (0, own.body))
    return align(own.text, shown, 0 if abstract <= body else own.body)


def _begins(text: str, there: list[str]) -> int:
    """Return where among words those come with which a text begins; their number for nowhere."""
    opening = _WORD.findall(text[: 20 * _OPENING])[:_OPENING]
    runs = {tuple(opening[n : n + _RUN]) for n in range(max(1, len(opening) - _RUN + 1))}
    for place in range(len(there)):
        near = range(place, min(place + _OPENING, len(there)))
        if tuple(there[place : place + _RUN]) in runs:
            hits = sum(tuple(there[n : n + _RUN]) in runs for n in near)
            if 2 * hits > len(runs):
                return place
    return len(there)


@lru_cache(maxsize=4)
def align(one: str, other: str, since: int = 0) -> Alignment:
    """Return the words that two forms of a text share, in order; those of one from ``since`` on.

    Where they part, the shortest way to the next words that both have is taken; linear but for that.
    """
    ones, others = list(_WORD.finditer(one, since)), list(_WORD.finditer(other))
    left, right = [m[0] for m in ones], [m[0] for m in others]
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(left)):
        runs[tuple(left[place : place + _RUN])].append(place)
    shared: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            shared.append((i, j))
            i, j = i + 1, j + 1
            continue
        ahead = _meeting(left, right, runs, i, j)
        if ahead is None:
            break
        i, j = ahead
    return Alignment(
        tuple(ones[i].start() for i, _ in shared),
        tuple(others[j].start() for _, j in shared),
        tuple(len(left[i]) for i, _ in shared),
    )


def _meeting(
    left: list[str], right: list[str], runs: dict[tuple[str, ...], list[int]], i: int, j: int
) -> tuple[int, int] | None:
    """Return the next words from which both go on alike, with the fewest left out of both.

    A long run says it anywhere, a pair of words or one alone only close by.
    """
    far = _far(runs, right, i, j)
    near = _near(left, right, i, j, 2) or (_near(left, right, i, j, 1) if far is None else None)
    if far is None or near is None:
        return far or near
    return near if sum(near) + _TRUST < sum(far) else far


def _near(left: list[str], right: list[str], i: int, j: int, run: int) -> tuple[int, int] | None:
    for apart in range(1, _NEAR):
        for skipped in range(apart + 1):
            a, b = i + skipped, j + apart - skipped
            words = left[a : a + run]
            if len(words) == run and words == right[b : b + run]:
                return a, b
    return None


def _far(
    runs: dict[tuple[str, ...], list[int]], right: list[str], i: int, j: int
) -> tuple[int, int] | None:
    best: tuple[int, int] | None = None
    for ahead in range(j, len(right)):
        if best is not None and i + ahead >= sum(best):
            break
        places = runs.get(tuple(right[ahead : ahead + _RUN]), ())
        at = bisect_left(places, i)
        if at < len(places) and (best is None or places[at] + ahead < sum(best)):
            best = places[at], ahead
    return best
