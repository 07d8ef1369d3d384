# SPDX-License-Identifier: GPL-3.0-or-later
"""The kind of an estimate whose measure its sentence does not name, from all that is known of it."""

from dataclasses import dataclass, replace

from refdesk.evidence.atoms import Draft
from refdesk.evidence.intervals import Interval, is_at, is_like_ratio
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import RATIOS, Piece, Token
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.promised import MEDIAN, Carried
from refdesk.evidence.shares import compares_shares, is_gap
from refdesk.evidence.unnamed import CHANGE_AHEAD, MEAN_AHEAD, PERCENT_SCALE, plain_kind

_CARRY = frozenset({"MEAN", "MEDIAN", "MD", "RRR"})
"""Kinds that the next number of a sentence shares where its own words name none."""
_LARGE_RATIO = 20
_LARGE_EFFECT = 5
"""Standardised differences are smaller."""
_RIVALS = 10
"""Pieces before an interval in which two values may be set against each other."""
_REACH = 120
"""Letters before a share that may name what it is a percentage of."""
_PAIR = 2
_BIOEQUIVALENCE = 90
"""Level of the intervals that bioequivalence is judged by, of ratios of geometric means."""
_CHANGES = frozenset({"MD", "RD", "RRR"})
_ALL = 100
_RATIO = Pattern(r"(?i)\bratios?\b")
_RATIO_OF = Pattern(
    r"(?i)\bratio(?: of(?: the)?(?: \w+)? means)?(?: of| was|:)? ?[=,(]? ?$", hints=("ratio",)
)
FOLD = Pattern(r"(?i)[- ]?(?:fold|times)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What the paper said of its numbers before a sentence, or once for all of it."""

    level: float | None = None
    """That of the intervals printed before, or announced anywhere."""
    promised: str = ""
    """The kind of number (``MEAN`` ...) behind which, as the paper says once, brackets hold intervals."""
    geometric: bool = False
    """Ratios without a name are of geometric means."""
    carried: Carried | None = None
    """The last result of the sentence before."""
    ratio: str = ""
    """The kind of the last ratio that the paper named."""


class UnnamedKinds:
    """Says what the numbers of one sentence are that no measure names, asked from left to right."""

    def __init__(self, line: NumberLine, told: Told) -> None:
        self._line = line
        self._told = told
        self._last_plain = ""
        self._since = 0

    def of(self, interval: Interval, place: int | None) -> str:
        """Return the kind of an estimate whose measure the sentence does not name."""
        line, told = self._line, self._told
        shares = compares_shares(line, interval)
        if place is None:
            return "RD" if shares else self._of_no_value(interval)
        value = self._line.pieces[place]
        kind = plain_kind(
            self._line.text, value.start, value, interval, self._since,
            bracketed=place > 0 and self._line.pieces[place - 1].token is Token.OPEN,
        )  # fmt: skip
        if value.percent and (shares or is_gap(line, value)):
            near = self._line.text[max(0, value.start - _REACH) : value.start]
            return "MD" if PERCENT_SCALE.search(near) else "RD"
        if kind == "EST" and not FOLD.match(self._line.text, value.end):
            kind = self._last_plain or told.promised or self._average_of(place)
        if _RATIO_OF.search(self._line.text, 0, value.start):
            kind = "GMR" if told.geometric else "EST"
        elif (
            told.geometric
            and kind in {"EST", "PCT"}
            and (interval.level == _BIOEQUIVALENCE or _RATIO.search(self._line.text))
        ):
            kind = "GMR"
        listed = self._line.text.endswith((" by ", " by an "), 0, value.start)
        if kind == "PCT" and (self._last_plain == "RRR" or (listed and self._last_plain)):
            kind = self._last_plain
        if told.carried and self._is_like(told.carried, value, interval, kind):
            return told.carried.kind
        if kind in {"EST", "MD"} and told.ratio and self._looks_like_ratio(place, value, interval):
            return told.ratio
        self._last_plain = kind if kind in _CARRY else ""
        self._since = self._line.pieces[interval.last].end
        return kind

    def _of_no_value(self, interval: Interval) -> str:
        """Return what an interval without its value is of."""
        if interval.low.value < 0 or self._tells_change(interval):
            return "MD"
        if interval.high.percent:
            return "PCT"
        return (
            "MEAN"
            if MEAN_AHEAD.search(self._line.text, 0, self._line.pieces[interval.first].start)
            else "EST"
        )

    def _tells_change(self, interval: Interval) -> bool:
        """Whether an interval without its value is of a change, or of two values set against each other.

        "improvements in pain (95% CI 1.0-2.5), gait (95% CI 3.4-4.5)", "1,105 versus 756 kcal (95%
        CI 259-440)".
        """
        start = self._line.pieces[interval.first].start
        if CHANGE_AHEAD.search(self._line.text, 0, start):
            return True
        near = self._line.pieces[max(0, interval.first - _RIVALS) : interval.first]
        rivals = [
            piece.value for piece in near if piece.token is Token.NUMBER and not piece.percent
        ]
        return any(piece.token is Token.VERSUS for piece in near) and len(rivals) == _PAIR

    def _average_of(self, place: int) -> str:
        """Return ``MEDIAN`` for a time where the sentence spoke of a median before, else ``EST``."""
        piece = self._line.pieces[place]
        timed = self._line.unit_of(place, piece).startswith(("month", "year", "week", "day", "h"))
        return "MEDIAN" if timed and MEDIAN.search(self._line.text, 0, piece.start) else "EST"

    def _is_like(self, carried: Carried, value: Piece, interval: Interval, kind: str) -> bool:
        """Whether an unnamed number can only go on with the measure of the sentence before."""
        if not carried.near or any(piece.token is Token.MEASURE for piece in self._line.pieces):
            return False
        if value.percent or self._line.unit_of(self._line.pieces.index(value), value):
            return False
        if carried.kind in RATIOS:
            return kind == "EST" and value.value > 0 and "." in value.text
        if carried.kind == "SMD":
            return kind in {"EST", "MD"} and abs(value.value) < _LARGE_EFFECT
        return carried.kind == "MD" and kind == "EST" and interval.bare

    def _looks_like_ratio(self, place: int, value: Piece, interval: Interval) -> bool:
        """Whether a bracket holds what can be a ratio like those before: "reached it (0.84, 0.72-0.98"."""
        return (
            is_at(self._line.pieces, place - 1, Token.OPEN)
            and "." in value.text
            and not value.percent
            and not self._line.unit_of(place, value)
            and 1 / _LARGE_RATIO < value.value < _LARGE_RATIO
            and is_like_ratio(value, interval)
        )


def as_neighbours(line: NumberLine, drafts: list[Draft]) -> list[Draft]:
    """Return results whose own words name no kind with that of the next of their list.

    "16% (95% CI 5-26) and 5% (95% CI 0-10) reduction", "58.8% (52-66) and 59.4 (52-66)".
    """
    for k in range(len(drafts) - 1, 0, -1):
        before, draft = drafts[k - 1], drafts[k]
        if not (before.value and draft.value and _joined_lists(line, before, draft)):
            continue
        if before.kind == "PCT" and draft.kind in _CHANGES and draft.value.percent:
            drafts[k - 1] = replace(before, kind=draft.kind)
        elif draft.kind == "EST" and before.kind == "PCT" and _can_be_share(line, draft.value):
            drafts[k] = replace(draft, kind="PCT")
        elif draft.kind == "EST" and before.kind in RATIOS and not draft.unit:
            drafts[k] = replace(draft, kind=before.kind)
    return drafts


def _can_be_share(line: NumberLine, value: Piece) -> bool:
    return 0 <= value.value <= _ALL and not line.text.startswith((" per ", "/"), value.end)


def _joined_lists(line: NumberLine, before: Draft, draft: Draft) -> bool:
    """Whether a result without a measure of its own follows another behind "and"."""
    between = line.pieces[before.last + 1 : draft.first]
    return any(p.token is Token.AND for p in between) and not any(
        p.token in {Token.NUMBER, Token.MEASURE, Token.VERSUS} and k not in line.owner
        for k, p in enumerate(between, before.last + 1)
    )
