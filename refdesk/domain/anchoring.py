# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding an anchored quote again in a text that may have changed.

From the certain to the likely, as Hypothesis does it ("Fuzzy anchoring", Schwartz and Csillag 2013):
where it was; elsewhere, where most of its surroundings are the same; whatever its case, spaces and
typographic marks; with small changes. The last looks for what occurs within a number of edits:
at least one of ``k + 1`` pieces of a quote is unchanged after ``k`` edits (Wu and Manber, "Fast text
searching allowing errors", CACM 35(10), 1992), and around such pieces the best end is found with
bit vectors (Myers, J. ACM 46(3), 1999; Hyyrö's form, 2001).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from refdesk.domain.annotations import Anchor

EDITS = 5
"""One edit for so many characters of a quote may have changed."""
_LEAST_FUZZY = 10
"""Characters under which a changed quote may be any other word."""
_MOST_OCCURRENCES = 500
_MOST_PIECES = 64
_MOST_HITS = 200
_MOST_PLACES = 6
"""What is looked at of very common quotes, so that no text takes long."""
_LONGEST_FUZZY = 2_000
"""Characters of a quote that is compared edit by edit; of a longer one both ends are."""

Range = tuple[int, int]

_ALIKE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‚′", "'"), **dict.fromkeys("“”„″", '"')}
)


@lru_cache(maxsize=2048)
def find_anchor(anchor: Anchor, text: str) -> Range | None:
    """Return where an anchored quote stands in a text, ``None`` where it does not any more.

    Answers are kept: all highlights of a paper are asked for whenever one of them changes.
    """
    if not anchor.quote or not text:
        return None
    if (
        text.startswith(anchor.quote, anchor.start)
        and text.startswith(anchor.suffix, anchor.end)
        and text.endswith(anchor.prefix, 0, anchor.start)
    ):
        return anchor.start, anchor.end
    found = _best(anchor.quote, anchor, text)
    if found is not None:
        return found, found + len(anchor.quote)
    folded, places = _folded_text(text)
    quote = _folded(anchor.quote)[0]
    if not quote:
        return None
    near = Anchor(
        _folded_place(places, anchor.start),
        quote,
        _folded(anchor.prefix)[0],
        _folded(anchor.suffix)[0],
    )
    start = _best(quote, near, folded)
    found_range = (start, start + len(quote)) if start is not None else _nearly(near, folded)
    if found_range is None:
        return None
    return places[found_range[0]], places[found_range[1] - 1] + 1


def _best(quote: str, anchor: Anchor, text: str) -> int | None:
    """Return the occurrence whose surroundings are most alike, of those the nearest."""
    starts: list[int] = []
    start = text.find(quote)
    while start >= 0 and len(starts) < _MOST_OCCURRENCES:
        starts.append(start)
        start = text.find(quote, start + 1)
    if start >= 0:  # many more: those around where it was
        starts += _around(quote, anchor.start, text)
    if not starts:
        return None
    return max(
        starts,
        key=lambda s: (_alike(anchor, text, s, s + len(quote)), -abs(s - anchor.start)),
    )


def _around(quote: str, place: int, text: str) -> Iterator[int]:
    at = text.rfind(quote, 0, place + len(quote))
    for _ in range(_MOST_OCCURRENCES // 2):
        if at < 0:
            break
        yield at
        at = text.rfind(quote, 0, at + len(quote) - 1)
    at = text.find(quote, place)
    for _ in range(_MOST_OCCURRENCES // 2):
        if at < 0:
            break
        yield at
        at = text.find(quote, at + 1)


def _alike(anchor: Anchor, text: str, start: int, end: int) -> int:
    """Return how many characters next to ``[start, end)`` are those next to the quote."""
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    return _same(before[::-1], anchor.prefix[::-1]) + _same(after, anchor.suffix)


def _same(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


# Whatever case, spaces and typographic marks


@lru_cache(maxsize=4)
def _folded_text(text: str) -> tuple[str, tuple[int, ...]]:
    """Return what :func:`_folded` does; a whole text is asked for again for every quote."""
    return _folded(text)


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without case, with single spaces and plain marks; and where each character was."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text.translate(_ALIKE)):
        if character.isspace():
            if letters and letters[-1] == " ":
                continue
            form = " "
        elif character.isascii():
            form = character.lower()
        else:
            form = unicodedata.normalize("NFKC", character).casefold()
        letters.extend(form)
        places.extend([place] * len(form))
    return "".join(letters), tuple(places)


def _folded_place(places: tuple[int, ...], place: int) -> int:
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low


# With small changes


def _nearly(anchor: Anchor, text: str) -> Range | None:
    """Return the stretch of a text that is the quote but for some edits."""
    quote = anchor.quote.strip()
    if len(quote) < _LEAST_FUZZY:
        return None
    if len(quote) > _LONGEST_FUZZY:
        return _long(anchor, quote, text)
    edits = len(quote) // EDITS
    best: tuple[float, Range] | None = None
    for start in _likely_starts(quote, edits, anchor.start, text):
        low = max(0, start - 2 * edits)
        window = text[low : start + len(quote) + 2 * edits]
        found = nearest(quote, window, edits)
        if found is None:
            continue
        begin, end, errors = low + found[0], low + found[1], found[2]
        score = errors - _alike(anchor, text, begin, end) / 2
        score += abs(begin - anchor.start) / (len(text) + 1)
        if best is None or score < best[0]:
            best = score, (begin, end)
    return best[1] if best else None


def _long(anchor: Anchor, quote: str, text: str) -> Range | None:
    """Find a very long quote by its beginning and its end."""
    head, tail = quote[: _LONGEST_FUZZY // 4], quote[-_LONGEST_FUZZY // 4 :]
    first = _nearly(Anchor(anchor.start, head, anchor.prefix), text)
    if first is None:
        return None
    expected = first[0] + len(quote) - len(tail)
    last = _nearly(Anchor(expected, tail, "", anchor.suffix), text)
    if last is None or not 0.5 * len(quote) < last[1] - first[0] < 2 * len(quote):
        return None
    return first[0], last[1]


def _likely_starts(quote: str, edits: int, place: int, text: str) -> list[int]:
    """Return where the quote would begin by most of its unchanged pieces, the likeliest first."""
    count = min(edits + 1, _MOST_PIECES)
    size = max(2, len(quote) // count)
    votes: Counter[int] = Counter()
    width = max(8, edits)
    for offset in range(0, len(quote) - size + 1, size):
        piece = quote[offset : offset + size]
        hits, at = 0, text.find(piece)
        while at >= 0 and hits < _MOST_HITS:
            votes[max(0, at - offset) // width] += 1
            hits += 1
            at = text.find(piece, at + 1)
    joined = {slot: n + votes.get(slot + 1, 0) for slot, n in votes.items()}
    order = sorted(joined, key=lambda slot: (-joined[slot], abs(slot * width - place)))
    return [slot * width for slot in order[:_MOST_PLACES]]


def nearest(quote: str, text: str, edits: int) -> tuple[int, int, int] | None:
    """Return start, end and number of edits of what is most like ``quote`` in a text.

    ``None`` where every stretch needs more than ``edits`` insertions, deletions and replacements.
    """
    end, errors = _best_end(quote, text, edits)
    if errors > edits:
        return None
    back = text[max(0, end - len(quote) - edits) : end][::-1]
    length, _ = _best_end(quote[::-1], back, errors)
    return end - length, end, errors


def _best_end(quote: str, text: str, edits: int) -> tuple[int, int]:
    """Return the end of the best match, and its edits; more than ``edits`` where there is none.

    Python's integers hold a column of the matrix however long the quote is.
    """
    size = len(quote)
    equal: dict[str, int] = {}
    for place, character in enumerate(quote):
        equal[character] = equal.get(character, 0) | 1 << place
    mask, top = (1 << size) - 1, 1 << (size - 1)
    up, down, errors = mask, 0, size
    best_end, best = 0, min(size, edits + 1)
    for place, character in enumerate(text, 1):
        same = equal.get(character, 0)
        diagonal = (((same & up) + up) ^ up) | same | down
        rise = down | ~(diagonal | up)
        fall = up & diagonal
        if rise & top:
            errors += 1
        elif fall & top:
            errors -= 1
        rise <<= 1
        fall <<= 1
        up = (fall | ~(diagonal | rise)) & mask
        down = rise & diagonal & mask
        if errors < best:
            best_end, best = place, errors
            if not best:
                break
    return best_end, best
