# SPDX-License-Identifier: GPL-3.0-or-later
"""Which P value stands near enough to a number without an interval to be its own."""

from refdesk.evidence.atoms import PValue
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import Token
from refdesk.evidence.pattern import Pattern

_COUNTED = Pattern(
    r"(?i)[- ](?:of )?(?:\w+ )?(?:patients?|participants?|women|men|questions?|items?)\b"
)
_CLAUSE = 9
"""Pieces behind "respectively" that may say where or when."""
_SPOKEN = frozenset({Token.WORD, Token.VERSUS})
"""What may stand before the bracket: "a 3.6% reduction in the one group versus placebo (P = .02)"."""
REACH = 24
"""Pieces between a number in words and its P value."""


class NearbyP:
    """Finds the P values beside the numbers of one sentence."""

    def __init__(self, line: NumberLine) -> None:
        self._line = line
        self._pieces = line.pieces
        self._text = line.text

    def of_list(self, place: int, least: int = 2) -> PValue | None:
        """Return the P value of "by 7.1%, 10.6% and 2.8 cm, respectively (P < .001)".

        ``least``: how many numbers the list must have from ``place`` on.
        """
        numbers, k, listed = 1, place + 1, 0
        while k < len(self._pieces):
            piece, owner = self._pieces[k], self._line.owner.get(k)
            if isinstance(owner, PValue):
                return owner if numbers >= least else None
            if listed and k - listed < _CLAUSE and self._only_says_where(k):
                k += 1  # "by 47% and 76%, respectively, at 3 mg/day (P < .01)"
                continue
            listed = listed or k * (piece.text == "respectively")
            if piece.token is Token.NUMBER and owner is None:
                numbers += 1
            elif not (
                piece.token in {Token.AND, Token.OPEN}
                or piece.text in {",", "respectively", "both", "all"}
                or (piece.token is Token.WORD and self._pieces[k - 1].token is Token.NUMBER)
            ):
                return None
            k += 1
        return None

    def _only_says_where(self, place: int) -> bool:
        piece = self._pieces[place]
        plain = piece.token is Token.WORD or piece.text == ","
        return plain or (piece.token is Token.NUMBER and self._line.is_noise(place))

    def own(self, place: int) -> PValue | None:
        """Return the P value behind a number, where no other number could own it."""
        for k in range(place + 1, min(place + 22, len(self._pieces))):
            owner = self._line.owner.get(k)
            if isinstance(owner, PValue):
                return owner
            piece = self._pieces[k]
            if owner is not None or piece.token is Token.VERSUS:
                return None
            if piece.text == ";" and not self._spread_follows(k):
                return None
            if piece.token is Token.NUMBER and (piece.kind == "±" or self._line.is_spread(k)):
                continue
            counted = _COUNTED.match(self._text, piece.end) and "." not in piece.text
            glued = self._text[piece.end : piece.end + 1].isalpha()  # "2D"
            if piece.token in {Token.NUMBER, Token.MEASURE} and not (counted or glued):
                return None
            if piece.text.lower() in {"while", "whereas", "but", "respectively"}:
                return None
        return None

    def of_shares(self, place: int) -> PValue | None:
        """Return the P value of "a 50% decrease in the incidence (11.6% vs 22.2%; P = .002)"."""
        k = place + 1
        while k < len(self._pieces) and self._pieces[k].token in _SPOKEN and k - place < REACH:
            k += 1
        opened = self._pieces[place - 1 if place else 0].token is Token.OPEN
        if k >= len(self._pieces) or not (opened or self._pieces[k].token is Token.OPEN):
            return None
        for at in range(k + 1, min(k + REACH, len(self._pieces))):
            owner = self._line.owner.get(at)
            if isinstance(owner, PValue):
                return owner
            if owner is not None or self._pieces[at].token in {Token.CLOSE, Token.MEASURE}:
                return None
        return None

    def _spread_follows(self, place: int) -> bool:
        """Whether an error stands between a number and its P value: "2.0 points; SE 0.2; P < .01"."""
        near = range(place - 2, place + 4)
        return any(
            0 <= k < len(self._pieces)
            and self._pieces[k].token is Token.NUMBER
            and self._line.is_spread(k)
            for k in near
        ) or isinstance(self._line.owner.get(place + 1), PValue)

    def is_bracketed_behind(self, place: int) -> bool:
        """Whether a bracket follows a number with its unit: "tea: -2.3 g/l (P = .003)"."""
        if not self._line.unit_of(place, self._pieces[place]):
            return False
        behind = [piece.token for piece in self._pieces[place + 1 : place + 3]]
        return behind[:1] == [Token.OPEN] or behind == [Token.WORD, Token.OPEN]

    def is_beside(self, place: int, p: PValue) -> bool:
        """Whether few words stand before the P value, and no other number goes with this one."""
        between = [
            k
            for k in range(place + 1, p.first)
            if self._pieces[k].text != ";" and not self._line.is_spread(k)
        ]
        words = sum(self._pieces[k].token in {Token.WORD, Token.AND} for k in between)
        return len(between) - words <= 1 and len(between) <= 8 and not self._has_rival(place)

    def _has_rival(self, place: int) -> bool:
        """Whether another number before, of the same unit, is what the P value compares this with.

        "rose by 69% among the controls and fell by 38% in the other group (P = .08)".
        """
        piece = self._pieces[place]
        unit = self._line.unit_of(place, piece)
        for k in range(place - 1, max(-1, place - 40), -1):
            if k in self._line.owner or k in self._line.used or self._pieces[k].text == ";":
                return False
            other = self._pieces[k]
            if (
                other.token is Token.NUMBER
                and other.percent == piece.percent
                and (self._line.unit_of(k, other) == unit or self._joined(k, place))
                and not (self._line.in_range(k) or self._line.is_fraction(k))
                and not (self._line.is_noise(k) and not unit)
                and not (k == place - 2 and self._pieces[place - 1].text == ",")
            ):
                return True
        return False

    def _joined(self, before: int, place: int) -> bool:
        return self._pieces[place - 1].token is Token.AND and before == place - 2

    def closes_bracket(self, place: int, name: int = 0) -> bool:
        """Whether a bracket holds the number at ``place`` and its P value: "(35%; P < .001)".

        ``name``: how many pieces stand between the bracket and the number.
        """
        if self._pieces[place - 1 - name].token is not Token.OPEN:
            return False
        k = place + 1
        while k < len(self._pieces) and self._pieces[k].token is Token.WORD and k - place <= 3:
            k += 1
        if k + 1 >= len(self._pieces) or self._pieces[k].token is not Token.SEPARATOR:
            return False
        k += self._pieces[k + 1].text == "both"
        return isinstance(self._line.owner.get(k + 1), PValue)
