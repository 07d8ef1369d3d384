# SPDX-License-Identifier: GPL-3.0-or-later
"""P values that stand in front of their results: "(P = .02; HR 0.7, 95% CI 0.5-0.9)"."""

from collections.abc import Sequence

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.notation import DIFFERENCES, RATIOS, Piece, Token
from refdesk.evidence.vocabulary import word_set

_OF_TESTS = frozenset({"SMD", "R2"})
"""Kinds that stand behind the P value of a test: "F(1, 57) = 24.2, P < .001, η2 = .30"."""
TURNS = word_set("but while whereas although than compared")
"""Words behind which a clause tells of something else."""
PLAIN = frozenset({Token.WORD, Token.SEPARATOR, Token.CLOSE, Token.OPEN})
"""What may stand between a result and its P value."""
_STEP = 6
"""Pieces between a P value and the estimate that it leads."""
_BREATH = 18
"""Pieces between a P value and the bracket with what it is of."""


class PInFront:
    """Finds the result behind a P value of one sentence."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.ends: set[int] = set()
        """Where results end, as places, before they have P values."""

    def _begins_bracket(self, p: PValue, draft: Draft) -> bool:
        """Whether a bracket holds words alone before a P value, then its result, then no other P.

        "[OS; log-rank P = .02; HR = 1.7; 95% CI 1.1-2.6]".
        """
        k = p.first - 1
        while k >= 0 and self._pieces[k].token in {Token.WORD, Token.SEPARATOR}:
            k -= 1
        between = self._pieces[p.last + 1 : draft.first]
        plain = {Token.WORD, Token.SEPARATOR, Token.NUMBER, Token.DASH}
        behind = self._pieces[draft.last + 1 : draft.last + 2]
        return (
            0 < p.first - k < 6
            and k >= 0
            and self._pieces[k].token is Token.OPEN
            and draft.kind in RATIOS | DIFFERENCES
            and 0 < len(between) <= _BREATH
            and between[0].token is Token.SEPARATOR
            and all(piece.token in plain for piece in between)
            and (not behind or behind[0].token is Token.CLOSE)
        )

    def stands_before(self, p: PValue, draft: Draft) -> bool:
        """Whether a result follows its P value: "(P = .01; ES = 1.2 and P = .02; ES = 1.3)"."""
        if self._begins_bracket(p, draft) or self._leads(p, draft) or self._goes_before(p, draft):
            return True
        opening = self._pieces[p.first - 1 if p.first else 0].token
        words = self._pieces[p.last + 1 : draft.first]
        between = [piece.token for piece in words if piece.text != "partial"]
        if between == [Token.CLOSE, Token.OPEN]:
            return opening is Token.OPEN and draft.value is None  # "(P < .05) [95% CI -5 to -3]"
        if draft.kind in _OF_TESTS and between in (
            [Token.SEPARATOR],
            [Token.SEPARATOR, Token.MEASURE, Token.OPEN],
            [Token.OPEN],
        ):
            behind = [piece.token for piece in self._pieces[draft.last + 1 : draft.last + 3]]
            return behind != [Token.SEPARATOR, Token.P]
        before = p.first >= 2 and (p.first - 2) in self.ends
        return 0 < draft.first - p.last <= 2 and (
            opening is Token.OPEN or (opening is Token.AND and before)
        )

    def opens_for(self, p: PValue, draft: Draft) -> bool:
        """Whether a bracket begins with a P value and ends with its estimate: "(P < .001; NNT = 10)"."""
        between = self._pieces[p.last + 1 : draft.first]
        behind = self._pieces[draft.last + 1 : draft.last + 2]
        return (
            draft.first > p.last
            and [piece.token for piece in between]
            in ([Token.SEPARATOR], [Token.SEPARATOR, Token.MEASURE, Token.OPEN])
            and self._pieces[p.first - 1 if p.first else 0].token is Token.OPEN
            and (not behind or behind[0].token is Token.CLOSE)
        )

    def _leads(self, p: PValue, draft: Draft) -> bool:
        """Whether a named estimate without a P value of its own goes on where one stands.

        "(0.2% v 0.6%, P = .005, HR = 0.3 [0.2-0.7])", "(P = .9) with a hazard ratio of 1.03".
        """
        between = self._pieces[p.last + 1 : draft.first]
        if draft.kind not in RATIOS | DIFFERENCES or not 0 < len(between) <= _STEP:
            return False
        if any(
            piece.token not in PLAIN
            and not (piece.token is Token.MEASURE and piece.kind == draft.kind)
            for piece in between
        ):
            return False
        words = {piece.text.lower() for piece in between if piece.token is Token.WORD}
        shut = any(piece.token is Token.CLOSE for piece in between)
        if [piece.token for piece in between] == [Token.CLOSE, Token.OPEN]:
            return draft.kind in RATIOS and not self._has_own(draft)
        if shut and words.isdisjoint({"with", "corresponding", "giving", "yielding"}):
            return False
        if not words.isdisjoint(TURNS | {"for", "in", "at"}):
            return False
        return not self._has_own(draft)

    def _goes_before(self, p: PValue, draft: Draft) -> bool:
        """Whether words alone stand between a P value and the bracket with what it is of.

        "more effective (P = .003) in improving the score (difference, -0.09; 95% CI -0.16, -0.03)".
        """
        between = self._pieces[p.last + 1 : draft.first]
        return (
            draft.kind in RATIOS | DIFFERENCES
            and draft.interval is not None
            and 3 <= len(between) <= _BREATH
            and between[0].token is Token.CLOSE
            and between[1].text.lower() in {"in", "for", "with"}
            and between[-1].token is Token.OPEN
            and all(piece.token is Token.WORD for piece in between[1:-1])
            and not self._has_own(draft)
        )

    def _has_own(self, draft: Draft) -> bool:
        """Whether a P value follows a result at once."""
        behind = [piece.token for piece in self._pieces[draft.last + 1 : draft.last + 4]]
        return Token.P in behind
