# SPDX-License-Identifier: GPL-3.0-or-later
"""Results put together from the numbers of one sentence: measure, estimate, interval, P value.

Precision first: a number is an estimate only where its measure is named or an interval follows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from refdesk.evidence.atoms import Draft, PValue, SentenceNumbers
from refdesk.evidence.intervals import Interval, holds, is_at, is_slip
from refdesk.evidence.lone_estimates import LoneEstimates
from refdesk.evidence.measures import GLUE, NumberLine
from refdesk.evidence.notation import PROPORTIONS, RATIOS, UNIT_RANGE, Piece, Token
from refdesk.evidence.p_values import PAssignment
from refdesk.evidence.promised import is_spread, looks_promised
from refdesk.evidence.shares import follows_shares, is_gap
from refdesk.evidence.unnamed_kinds import FOLD, Told, UnnamedKinds, as_neighbours

_NOTHING = Told()
_GLUE_OR_WORD = GLUE | {Token.WORD}
_BEHIND = 8
"""Pieces behind an interval in which its value may stand."""
_MEASURED = PROPORTIONS | UNIT_RANGE


_FAR_OUT = 3
"""How many times further from nought than its interval a number may stand that is meant for it."""


def _reach(interval: Interval) -> float:
    """Return how far from nought an interval goes."""
    return max(abs(interval.low.value), abs(interval.high.value))


class Assembler(NumberLine):
    """Reads the results of one sentence."""

    def __init__(
        self,
        text: str,
        redefined: Mapping[str, str],
        *,
        bare_ok: bool = True,
        measured_only: bool = False,
        told: Told = _NOTHING,
    ) -> None:
        """Scan ``text``.

        ``bare_ok``: an estimate without an interval counts; ``measured_only``: one of an association
        or a test alone, as where methods are told.
        """
        super().__init__(text, redefined)
        self._bare_ok = bare_ok
        self._measured_only = measured_only
        self.intervals = [
            replace(interval, promised=True, level=told.level)
            if interval.bare
            and not interval.promised
            and told.level
            and (told.promised or looks_promised(self, interval, told.carried))
            else interval
            for interval in self.intervals
        ]
        for interval in self.intervals:
            self.owner.update((k, interval) for k in range(interval.first, interval.last + 1))
        self._unnamed = UnnamedKinds(self, told)

    def read(self) -> SentenceNumbers:
        """Return all results of the sentence."""
        drafts = self._with_intervals()
        if self._bare_ok:
            lone = LoneEstimates(self, drafts).read()
            drafts += [d for d in lone if not self._measured_only or d.kind in _MEASURED]
        drafts.sort(key=lambda draft: draft.first)
        drafts = PAssignment(self).give(drafts)
        return SentenceNumbers(tuple(self.pieces), tuple(drafts))

    def _with_intervals(self) -> list[Draft]:
        drafts: list[Draft] = []
        for group in self._interval_groups():
            values = self._values_before(group)
            for interval, value in zip(group, values, strict=True):
                if draft := self._draft(interval, value, drafts):
                    drafts.append(draft)
        return as_neighbours(self, drafts)

    def _interval_groups(self) -> list[list[Interval]]:
        """Intervals in lists: "95% CIs, 0.5-0.9 and 0.6-1.0" is one group of two."""
        groups: list[list[Interval]] = []
        for interval in self.intervals:
            announced = self.pieces[interval.first].token is Token.INTERVAL
            if groups and not interval.bare and (not announced or self._listed(groups, interval)):
                groups[-1].append(interval)
            else:
                groups.append([interval])
        return groups

    def _listed(self, groups: list[list[Interval]], interval: Interval) -> bool:
        """Whether "53% respectively (95% CI 0.60-0.69, CI 0.48-0.57" goes on a list of intervals."""
        before = groups[-1][-1]
        between = self.pieces[before.last + 1 : interval.first]
        plain = all(p.token in {Token.SEPARATOR, Token.AND} for p in between)
        if before.bare or not plain or len(between) > 2:
            return False
        return None not in self._values_before([*groups[-1], interval])

    def _values_before(self, group: list[Interval]) -> list[int | None]:
        if len(group) == 1:
            interval = group[0]
            found = [
                k
                for k in self._numbers_before(interval.first, 2 if interval.bare else 8)
                if not self._of_two_groups(interval, k)
            ]
            # nearest first, but one that needs no rounding to be inside before one that does
            inside = [k for k in found if holds(self.pieces[k], interval, slack=0.0)]
            inside += [k for k in found if holds(self.pieces[k], interval)]
            if not inside and (ratio := self._before_shares(interval)) is not None:
                return [ratio]
            if found:
                return [(inside or found)[0]]
            return [None if interval.bare else self._value_behind(interval)]
        places: list[int] = []
        place: int | None = group[0].first
        while place is not None and len(places) < len(group):
            found = self._numbers_before(place, 4 if not places else 2)
            place = found[0] if found else None
            if place is not None:
                places.insert(0, place)
        return list(places) if len(places) == len(group) else [None] * len(group)

    def _of_two_groups(self, interval: Interval, place: int) -> bool:
        """Whether an interval is of the difference of two values, of which a number is the second.

        "0.5 vs 5.5 (95% CI of difference 1.1 to 9.1)", "2 of 29 people (95% CI for difference -11 to 68)".
        """
        within = self._measure_within(interval)
        if within is None or self.pieces[within].kind not in {"MD", "RD"}:
            return False
        rival = self.pieces[place - 1 if place else 0].token is Token.VERSUS or self.text.endswith(
            ("compared with ", "compared to ", "than "), 0, self.pieces[place].start
        )
        piece = self.pieces[place]
        share = piece.percent and follows_shares(self, interval) and not is_gap(self, piece)
        return rival or share or self.is_people(place)

    def _numbers_before(self, place: int, words_allowed: int) -> list[int]:
        """Return places of up to three numbers that an interval at ``place`` may belong to, nearest first.

        Further ones count only behind a bracket: "13 mg/dL [0.7 mmol/L] lower (95% CI 1 to 24)".
        """
        found: list[int] = []
        words, k = 0, place - 1
        while k >= 0 and place - k <= 16 and len(found) < 3:
            owner = self.owner.get(k)
            if isinstance(owner, PValue):
                k = owner.first - 1
                continue
            piece = self.pieces[k]
            if (
                owner is not None
                or k in self.used
                or piece.token in {Token.VERSUS, Token.P}
                or (piece.token is Token.TO and self._joins_numbers(k))
            ):
                break
            if piece.token is Token.NUMBER:
                if piece.kind == "±" and not found and self.pieces[k - 1].token is Token.NUMBER:
                    k -= 1  # "-3.5 ± 5.1% (95% CI -5.5% to -1.5%)"
                    continue
                if piece.kind == "±":
                    break
                if not (
                    self.is_fraction(k)
                    or self.is_spread(k)
                    or (words and (self.is_people(k) or self._is_strength(k)))
                ):
                    found.append(k)
            elif piece.token is Token.WORD:
                words += 1
                if words > words_allowed:
                    break
            elif piece.token in {Token.AND, Token.SEPARATOR} and (
                found or (words and piece.text == ";")
            ):
                break
            k -= 1
        return found

    def _is_strength(self, place: int) -> bool:
        """Whether a number only names a thing: "in the 6% strip group with a 95% CI of"."""
        return self.pieces[place].percent and self.pieces[place - 1].text.lower() == "the"

    def _before_shares(self, interval: Interval) -> int | None:
        """Return the ratio of "increased control 2.3-fold (74% vs. 32%; 95% CI 1.7-3.2)"."""
        for k in range(interval.first - 1, max(-1, interval.first - 16), -1):
            if k in self.owner or k in self.used:
                return None
            piece = self.pieces[k]
            if (
                piece.token is Token.NUMBER
                and not piece.percent
                and FOLD.match(self.text, piece.end)
            ):
                return k if holds(piece, interval) else None
        return None

    def _joins_numbers(self, place: int) -> bool:
        """Whether the "to" at ``place`` is that of a range, not of "compared to placebo"."""
        around = (self.pieces[place - 1 : place], self.pieces[place + 1 : place + 2])
        return any(p[0].token in {Token.NUMBER, Token.CLOSE} for p in around if p)

    def _value_behind(self, interval: Interval) -> int | None:
        """Return the number of "(95% CI 0.5-0.9; HR 0.7)"."""
        pieces, k = self.pieces, interval.last + 1
        while k < len(pieces) and k - interval.last <= 4 and pieces[k].token in GLUE:
            k += 1
        glued = k
        while k < len(pieces) and k - interval.last <= _BEHIND and pieces[k].token in _GLUE_OR_WORD:
            k += 1
        named = any(p.token is Token.MEASURE for p in pieces[interval.last + 1 : k])
        if named and k < len(pieces) and pieces[k].token is Token.NUMBER and k not in self.owner:
            # further off: "90% CI [-2.3; 1.5] of the difference (-0.4 mmHg)"
            opened = pieces[k - 1].token is Token.OPEN and holds(pieces[k], interval)
            return k if k == glued or opened else None
        return None

    def _draft(
        self, interval: Interval, place: int | None, drafts: Sequence[Draft]
    ) -> Draft | None:
        pieces = self.pieces
        value = pieces[place] if place is not None else None
        named = self._named(interval, place, drafts)
        if named is None:
            return None
        kind, measure, tight = named
        owned = (tight and kind) or self._beside(place, interval, kind)
        if (
            value is not None
            and not owned
            and not holds(value, interval)
            and not is_slip(value, interval)
        ):
            value, place = None, None
            if (within := self._measure_within(interval)) is not None:
                measure, kind = within, self.kind_of(within, None, interval, None)
        if not kind:
            kind, measure = self._unnamed.of(interval, place), None
        if kind == "MD" and place is None and follows_shares(self, interval):
            kind = "RD"
        first = min(x for x in (place, interval.first, measure) if x is not None)
        if place is not None:
            self.used.add(place)
        last = max(interval.last, place or 0)
        if place is not None and first < place and place - first > 14:
            first = min(place, interval.first)
        adjusted = measure is not None and pieces[measure].adjusted
        unit = self.unit_of(place, value) or self.unit_of(interval.last, interval.high)
        return Draft(kind, first, last, value, interval, None, adjusted, unit)

    def _named(
        self, interval: Interval, place: int | None, drafts: Sequence[Draft]
    ) -> tuple[str, int | None, bool] | None:
        """Return kind, place of the measure and whether it is close; ``None`` where this is no result."""
        value = self.pieces[place] if place is not None else None
        measure, tight = self.measure_of(place if place is not None else interval.first)
        kind = self.kind_of(measure, value, interval, place) if measure is not None else ""
        if place is None and not kind and (within := self._measure_within(interval)) is not None:
            measure, kind = within, self.kind_of(within, None, interval, None)
        if kind and not tight and self._is_other_effect(measure, place, kind):
            kind = ""
        if not interval.bare:
            return kind, measure, tight
        if value is not None and (behind := self._names_behind(interval, value)) is not None:
            return self.pieces[behind].kind, behind, True
        inside = value is not None and holds(value, interval)
        if interval.promised and inside and not is_spread(self, place, drafts):
            like = "" if tight else self._kind_of_last(value, drafts)
            between = measure is not None and bool(drafts) and measure > drafts[-1].last
            return (
                (like, None, tight) if like and not (kind and between) else (kind, measure, tight)
            )
        if not kind and inside and self._like_last(place, value, drafts):
            return drafts[-1].kind, None, tight
        inside = inside or (tight and self._beside(place, interval, kind))
        return (kind, measure, tight) if inside and kind and (tight or kind in RATIOS) else None

    def _names_behind(self, interval: Interval, value: Piece) -> int | None:
        """Return the measure of "61% (18-81) risk reduction" where it can be the number's."""
        closed, measure = interval.last + 1, interval.last + 2
        if not (
            is_at(self.pieces, closed, Token.CLOSE) and is_at(self.pieces, measure, Token.MEASURE)
        ):
            return None
        fits = holds(value, interval) and self.kind_of(measure, value, interval, None)
        return measure if fits else None

    def _is_other_effect(self, measure: int | None, place: int | None, kind: str) -> bool:
        """Whether a number is of what stands between it and a measure further off."""
        if kind in {"MD", "RD"} and self.averaged(measure, place):
            return True
        return place is not None and self.text[: self.pieces[place].start].endswith(" effect ")

    def _measure_within(self, interval: Interval) -> int | None:
        """Return the measure of "95% CI of the risk difference -1 to 2"."""
        places = range(interval.first, interval.last)
        return next((k for k in places if self.pieces[k].token is Token.MEASURE), None)

    def _beside(self, place: int | None, interval: Interval, kind: str) -> bool:
        """Whether a number stands right before its interval, though outside of it.

        Then the paper is wrong, not the reading: "The hazard ratio was 2.37 (95% CI 0.68-1.89)". A
        bracket without words is an interval only behind a ratio by name.
        """
        if place is None or (kind not in RATIOS and interval.bare and not interval.promised):
            return False
        value = self.pieces[place]
        between = self.pieces[place + 1 : interval.first]
        unit = 0 if self.unit_of(place, value) else -1
        if interval.low.value < 0 and abs(value.value) > _FAR_OUT * _reach(interval):
            return False  # "92.6% and 94.9% (95% CI -6.8; 1.2)" is of their difference
        return (
            0 < value.half_unit < 0.5
            and value.half_unit == max(interval.low.half_unit, interval.high.half_unit)
            and all(piece.token in GLUE or k == unit for k, piece in enumerate(between))
            and (place == 0 or self.pieces[place - 1].token is not Token.VERSUS)
        )

    @staticmethod
    def _kind_of_last(value: Piece | None, drafts: Sequence[Draft]) -> str:
        """Return the kind of the result before, where the next of a list can be of it too."""
        last = drafts[-1] if drafts else None
        if value is None or last is None or last.interval is None or last.value is None:
            return ""
        alike = value.percent == last.value.percent
        return last.kind if alike and (last.kind not in RATIOS or value.value > 0) else ""

    def _like_last(self, place: int | None, value: Piece | None, drafts: Sequence[Draft]) -> bool:
        """Whether "1.1 mmHg [0.1 to 1.9]" follows a like result whose interval was announced."""
        if not drafts or drafts[-1].interval is None or drafts[-1].kind in RATIOS:
            return False
        return bool(drafts[-1].unit) and self.unit_of(place, value) == drafts[-1].unit
