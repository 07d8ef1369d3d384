# SPDX-License-Identifier: GPL-3.0-or-later
"""Results put together from the numbers of one sentence: measure, estimate, interval, P value.

Precision first: a number is an estimate only where its measure is named or an interval follows it.
"""

from collections.abc import Sequence

from refdesk.evidence.atoms import Draft, Interval, PValue, SentenceNumbers
from refdesk.evidence.measures import GLUE, STRONG, NumberLine
from refdesk.evidence.notation import RATIOS, UNIT_RANGE, Piece, Token
from refdesk.evidence.p_values import PAssignment
from refdesk.evidence.pattern import Pattern

_NAMED_DIFFERENCE = Pattern(r"(?i)mean|risk|adjusted|between|treatment|MD|RD|AR")


class Assembler(NumberLine):
    """Reads the results of one sentence."""

    def __init__(self, text: str, disabled: frozenset[str], *, bare_ok: bool = True) -> None:
        super().__init__(text, disabled)
        self._bare_ok = bare_ok
        self._last_plain = ""

    def read(self) -> SentenceNumbers:
        """Return all results of the sentence."""
        drafts = self._with_intervals()
        if self._bare_ok:
            drafts += self._without_intervals()
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
        return drafts

    def _interval_groups(self) -> list[list[Interval]]:
        """Intervals in lists: "95% CIs, 0.5-0.9 and 0.6-1.0" is one group of two."""
        groups: list[list[Interval]] = []
        for interval in self.intervals:
            announced = self.pieces[interval.first].token is Token.INTERVAL
            if groups and not announced and not interval.bare:
                groups[-1].append(interval)
            else:
                groups.append([interval])
        return groups

    def _values_before(self, group: list[Interval]) -> list[int | None]:
        if len(group) == 1:
            interval = group[0]
            found = self._numbers_before(interval.first, 2 if interval.bare else 8)
            inside = [place for place in found if _inside(self.pieces[place], interval)]
            if inside or found:
                return [inside[0] if inside else found[0]]
            return [None if interval.bare else self._value_behind(interval)]
        places: list[int] = []
        place: int | None = group[0].first
        while place is not None and len(places) < len(group):
            found = self._numbers_before(place, 4 if not places else 2)
            place = found[0] if found else None
            if place is not None:
                places.insert(0, place)
        return list(places) if len(places) == len(group) else [None] * len(group)

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
                or piece.token in {Token.VERSUS, Token.TO, Token.P}
            ):
                break
            if piece.token is Token.NUMBER:
                if piece.kind == "±":
                    break
                if not self.is_fraction(k):
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

    def _value_behind(self, interval: Interval) -> int | None:
        """Return the number of "(95% CI 0.5-0.9; HR 0.7)"."""
        pieces, k = self.pieces, interval.last + 1
        while k < len(pieces) and k - interval.last <= 4 and pieces[k].token in GLUE:
            k += 1
        named = any(p.token is Token.MEASURE for p in pieces[interval.last + 1 : k])
        if named and k < len(pieces) and pieces[k].token is Token.NUMBER and k not in self.owner:
            return k
        return None

    def _draft(
        self, interval: Interval, place: int | None, drafts: Sequence[Draft]
    ) -> Draft | None:
        pieces = self.pieces
        value = pieces[place] if place is not None else None
        measure, tight = self.measure_of(place if place is not None else interval.first)
        inside = value is not None and _inside(value, interval)
        kind = self.kind_of(measure, value, interval, place) if measure is not None else ""
        if kind in {"MD", "RD"} and not tight and self.averaged(measure, place):
            kind = ""
        if interval.bare and not kind and inside and self._like_last(place, value, drafts):
            kind, measure = drafts[-1].kind, None
        elif interval.bare and (not inside or not kind or not (tight or kind in RATIOS)):
            return None
        if value is not None and not inside and not (tight and kind):
            value, place = None, None
        if not kind and value is None:
            kind, measure = "EST", None
        if not kind and value is not None:
            kind, measure = self.plain_kind(place or 0, value), None
            if kind == "EST" and self._last_plain:
                kind = self._last_plain
            self._last_plain = kind if kind in {"MEAN", "MEDIAN"} else ""
        first = min(x for x in (place, interval.first, measure) if x is not None)
        if measure is not None and measure < first:
            first = measure
        if place is not None:
            self.used.add(place)
        last = max(interval.last, place or 0)
        if place is not None and first < place and place - first > 14:
            first = min(place, interval.first)
        adjusted = measure is not None and pieces[measure].adjusted
        unit = self.unit_of(place, value) or self.unit_of(interval.last, interval.high)
        return Draft(kind, first, last, value, interval, None, adjusted, unit)

    def _like_last(self, place: int | None, value: Piece | None, drafts: Sequence[Draft]) -> bool:
        """Whether "1.1 mmHg [0.1 to 1.9]" follows a like result whose interval was announced."""
        if not drafts or drafts[-1].interval is None or drafts[-1].kind in RATIOS:
            return False
        return bool(drafts[-1].unit) and self.unit_of(place, value) == drafts[-1].unit

    def _without_intervals(self) -> list[Draft]:
        drafts: list[Draft] = []
        for place, piece in enumerate(self.pieces):
            if piece.token is not Token.NUMBER or place in self.owner or place in self.used:
                continue
            if piece.kind == "±" or self.in_range(place):
                continue
            measure, tight = self.measure_of(place)
            follows = bool(drafts) and self.follows(drafts[-1].last, place)
            if measure is None or not (tight or follows or self.linked(measure, place)):
                continue
            named = self.pieces[measure]
            if named.kind in {"MD", "RD"} and (
                not tight or not _NAMED_DIFFERENCE.search(named.text)
            ):
                continue
            if named.kind in UNIT_RANGE and "." not in piece.text and not piece.percent:
                continue
            kind = self.kind_of(measure, piece, None, place)
            if not kind or self.is_noise(place) or self.is_fraction(place):
                continue
            if place == measure + 1 and kind not in STRONG:
                continue
            self.used.add(place)
            drafts.append(
                Draft(kind, min(measure, place), max(place, measure if measure > place else place), piece,
                      None, None, named.adjusted, self.unit_of(place, piece))
            )  # fmt: skip
        return drafts


def _inside(value: Piece, interval: Interval) -> bool:
    slack = value.half_unit + max(interval.low.half_unit, interval.high.half_unit)
    return interval.low.value - slack <= value.value <= interval.high.value + slack
