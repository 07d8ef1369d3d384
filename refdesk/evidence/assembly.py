# SPDX-License-Identifier: GPL-3.0-or-later
"""Results put together from the numbers of one sentence: measure, estimate, interval, P value.

Precision first: a number is an estimate only where its measure is named or an interval follows it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refdesk.evidence.atoms import Interval, PValue, read_intervals, read_p_values
from refdesk.evidence.notation import DIFFERENCES, PROPORTIONS, RATIOS, UNIT_RANGE, Piece, Token, scan


@dataclass(frozen=True, slots=True)
class Draft:
    """A result as numbers of one sentence; places are piece numbers."""

    kind: str
    first: int
    last: int
    value: Piece | None = None
    interval: Interval | None = None
    p: PValue | None = None
    adjusted: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SentenceNumbers:
    """The pieces of a sentence and the results read from them, in order."""

    pieces: tuple[Piece, ...]
    drafts: tuple[Draft, ...]


_GLUE = frozenset({Token.SEPARATOR, Token.OPEN, Token.CLOSE, Token.RELATION, Token.MEASURE, Token.DASH, Token.INTERVAL})
_TIGHT_WORDS = frozenset(
    {"of", "was", "were", "is", "are", "value", "values", "being", "as", "equal", "a", "an", "the", "had", "by"}
)  # fmt: skip
_LINK_WORDS = frozenset({"of", "was", "were", "is", "are", "at", "by", "to", "be"})
_TIME = re.compile(
    r"(?:second|minute|min|hour|h|day|week|wk|month|mo|year|yr)s?$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:patient|participant|subject|people|person|women|men|child|children|infant|adult|case|control|event|death|stud|"
    r"trial|group|arm|center|centre|dose|g|mg|kg|ml|mL|cm|mm|m|nm|IU|bpm|beats|mmol|μg|µg|ng|cells|times/|of)",
)
_NEEDS_SIGN = frozenset({"B", "b", "R", "r", "d", "g", "ES", "rs", "β", "ß", "beta", "rho", "coefficient", "coefficients"})
_AVERAGE = re.compile(r"(?i)\b(mean|average|median|geometric mean|proportion|prevalence|incidence|rate)\b")


class Assembler:
    """Reads the results of one sentence."""

    def __init__(self, text: str, disabled: frozenset[str], *, bare_ok: bool = True) -> None:
        self._text = text
        self._pieces = [
            piece if piece.text not in disabled or piece.token is not Token.MEASURE else _as_word(piece)
            for piece in scan(text)
        ]
        self._bare_ok = bare_ok
        self._p_values = read_p_values(self._pieces)
        self._intervals = read_intervals(self._pieces)
        self._owner: dict[int, Interval | PValue] = {}
        for owner in (*self._p_values, *self._intervals):
            for place in range(owner.first, owner.last + 1):
                self._owner[place] = owner
        self._used: set[int] = set()
        self._last_plain = ""

    def read(self) -> SentenceNumbers:
        """Return all results of the sentence."""
        drafts = self._with_intervals()
        if self._bare_ok:
            drafts += self._without_intervals()
        drafts.sort(key=lambda draft: draft.first)
        drafts = self._with_p(drafts)
        return SentenceNumbers(tuple(self._pieces), tuple(drafts))

    # -- estimates with an interval ------------------------------------------------------------

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
        for interval in self._intervals:
            announced = self._pieces[interval.first].token is Token.INTERVAL
            if groups and not announced and not interval.bare:
                groups[-1].append(interval)
            else:
                groups.append([interval])
        return groups

    def _values_before(self, group: list[Interval]) -> list[int | None]:
        if len(group) == 1:
            interval = group[0]
            found = self._numbers_before(interval.first, 2 if interval.bare else 8)
            inside = [place for place in found if _inside(self._pieces[place], interval)]
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
            owner = self._owner.get(k)
            if isinstance(owner, PValue):
                k = owner.first - 1
                continue
            piece = self._pieces[k]
            if owner is not None or k in self._used or piece.token in {Token.VERSUS, Token.TO, Token.P}:
                break
            if piece.token is Token.NUMBER:
                if piece.kind == "±":
                    break
                if not self._is_fraction(k):
                    found.append(k)
            elif piece.token is Token.WORD:
                words += 1
                if words > words_allowed:
                    break
            elif piece.token in {Token.AND, Token.SEPARATOR} and (found or (words and piece.text == ";")):
                break
            k -= 1
        return found

    def _is_fraction(self, place: int) -> bool:
        """Whether a number is part of "329/339" or "12 of 30", which is a count."""
        piece = self._pieces[place]
        if "." in piece.text:
            return False
        return bool(
            _FRACTION_AFTER.match(self._text, piece.end)
            or _FRACTION_BEFORE.search(self._text[max(0, piece.start - 10) : piece.start])
        )

    def _value_behind(self, interval: Interval) -> int | None:
        """Return the number of "(95% CI 0.5-0.9; HR 0.7)"."""
        pieces, k = self._pieces, interval.last + 1
        while k < len(pieces) and k - interval.last <= 4 and pieces[k].token in _GLUE:
            k += 1
        named = any(p.token is Token.MEASURE for p in pieces[interval.last + 1 : k])
        if named and k < len(pieces) and pieces[k].token is Token.NUMBER and k not in self._owner:
            return k
        return None

    def _draft(self, interval: Interval, place: int | None, drafts: Sequence[Draft]) -> Draft | None:
        pieces = self._pieces
        value = pieces[place] if place is not None else None
        measure, tight = self._measure_of(place if place is not None else interval.first)
        inside = value is not None and _inside(value, interval)
        kind = self._kind(measure, value, interval, place) if measure is not None else ""
        if kind in {"MD", "RD"} and not tight and self._averaged(measure, place):
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
            kind, measure = self._plain_kind(place or 0, value), None
            if kind == "EST" and self._last_plain:
                kind = self._last_plain
            self._last_plain = kind if kind in {"MEAN", "MEDIAN"} else ""
        first = min(x for x in (place, interval.first, measure) if x is not None)
        if measure is not None and measure < first:
            first = measure
        if place is not None:
            self._used.add(place)
        last = max(interval.last, place or 0)
        if place is not None and first < place and place - first > 14:
            first = min(place, interval.first)
        adjusted = measure is not None and pieces[measure].adjusted
        unit = self._unit(place, value) or self._unit(interval.last, interval.high)
        return Draft(kind, first, last, value, interval, None, adjusted, unit)

    def _like_last(self, place: int | None, value: Piece | None, drafts: Sequence[Draft]) -> bool:
        """Whether "1.1 mmHg [0.1 to 1.9]" follows a like result whose interval was announced."""
        if not drafts or drafts[-1].interval is None or drafts[-1].kind in RATIOS:
            return False
        return bool(drafts[-1].unit) and self._unit(place, value) == drafts[-1].unit

    def _averaged(self, measure: int | None, place: int | None) -> bool:
        """Whether "mean" or "rate" stands between a distant "difference" and the number."""
        if measure is None or place is None or measure > place:
            return False
        return bool(_AVERAGE.search(self._text[self._pieces[measure].end : self._pieces[place].start]))

    def _plain_kind(self, place: int, value: Piece) -> str:
        """Return a kind for an estimate whose measure has no name in the sentence."""
        before = self._text[max(0, self._pieces[place].start - 120) : self._pieces[place].start]
        words = _AVERAGE.findall(before)
        if value.percent:
            return "PCT"
        word = words[-1].lower() if words else ""
        if word in {"mean", "average", "geometric mean"}:
            return "MEAN"
        return "MEDIAN" if word == "median" else "EST"

    # -- the measure ---------------------------------------------------------------------------

    def _measure_of(self, place: int) -> tuple[int | None, bool]:
        """Return the place of the measure that names the number at ``place``, and if tightly."""
        pieces = self._pieces
        if place + 1 < len(pieces):
            after = place + 1 + (pieces[place + 1].token is Token.OPEN)
            if (
                after < len(pieces)
                and pieces[after].token is Token.MEASURE
                and after not in self._owner
                and not self._tight_before(place)
                and (after > place + 1 or _COMMON_BEHIND.match(pieces[after].text))
                and not self._own_value(after)
            ):
                return after, True
        run: list[int] = []
        numbers = 0
        for k in range(place - 1, max(-1, place - 60), -1):
            piece = pieces[k]
            if k in self._owner:
                continue
            if piece.token is Token.MEASURE:
                run = self._run(k)
                break
            numbers += piece.token is Token.NUMBER and (k in self._used or not self._is_noise(k))
        if not run:
            return None, False
        if len(run) == 1:
            return run[0], self._tight(run[0], place)
        return (run[numbers], True) if numbers < len(run) else (None, False)

    def _own_value(self, place: int) -> bool:
        """Whether the measure at ``place`` has a number of its own behind it."""
        k = place + 1
        while k < len(self._pieces) and self._pieces[k].token in {Token.RELATION, Token.SEPARATOR}:
            k += 1
        return k < len(self._pieces) and self._pieces[k].token is Token.NUMBER and k not in self._owner

    def _tight_before(self, place: int) -> bool:
        k = place - 1
        while k >= 0 and k not in self._owner:
            piece = self._pieces[k]
            if piece.token is Token.MEASURE:
                return True
            if piece.token not in _GLUE and piece.text.lower() not in _TIGHT_WORDS:
                return False
            k -= 1
        return False

    def _run(self, last: int) -> list[int]:
        """Return the places of measures named in one breath: "sensitivity, specificity and AUC"."""
        places, k, words = [last], last - 1, 0
        while k >= 0:
            piece = self._pieces[k]
            if piece.token is Token.MEASURE:
                if piece.kind != self._pieces[places[0]].kind:
                    places.insert(0, k)
                words = 0
            elif piece.token is Token.WORD:
                words += 1
                if words > 2:
                    break
            elif piece.token not in {Token.AND, Token.SEPARATOR, Token.OPEN, Token.CLOSE}:
                break
            k -= 1
        return places

    def _is_noise(self, place: int) -> bool:
        """Whether a number is no result: a time, a count, a dose."""
        follower = self._text[self._pieces[place].end :].lstrip(" -")
        word = follower.split(" ", 1)[0].rstrip(".,;:)")
        return bool(_TIME.match(word) or _COUNTED.match(word))

    def _tight(self, measure: int, place: int) -> bool:
        return all(
            piece.token in _GLUE or piece.text.lower() in _TIGHT_WORDS
            for piece in self._pieces[measure + 1 : place]
        )

    def _kind(self, measure: int, value: Piece | None, interval: Interval | None, place: int | None) -> str:
        """Return the measure's code where the number can be of that measure, else ``""``."""
        piece = self._pieces[measure]
        kind = piece.kind
        if piece.text in _NEEDS_SIGN and place is not None and not self._signed(measure, place):
            return ""
        numbers = [n for n in (value, *((interval.low, interval.high) if interval else ())) if n]
        percent = any(n.percent for n in numbers)
        unit = self._unit(place, value)
        if kind == "MD" and percent and "mean" not in piece.text.lower():
            return "RD"
        return kind if _fits(kind, numbers, unit, percent=percent) else ""

    def _signed(self, measure: int, place: int) -> bool:
        between = self._pieces[measure + 1 : place]
        signs = {"="} if len(self._pieces[measure].text) == 1 else {"=", ":", ",", "≈", "of", "was"}
        return any(p.text in signs for p in between) and self._tight(measure, place)

    def _unit(self, place: int | None, value: Piece | None) -> str:
        if place is None or value is None:
            return ""
        if value.percent:
            return "percentage points" if value.kind == "points" else "%"
        if value.kind == "points":
            return "points"
        found = _UNIT.match(self._text, self._pieces[place].end)
        return found[1] if found else ""

    # -- estimates without an interval ---------------------------------------------------------

    def _without_intervals(self) -> list[Draft]:
        drafts: list[Draft] = []
        for place, piece in enumerate(self._pieces):
            if piece.token is not Token.NUMBER or place in self._owner or place in self._used:
                continue
            if piece.kind == "±" or self._in_range(place):
                continue
            measure, tight = self._measure_of(place)
            follows = bool(drafts) and self._follows(drafts[-1].last, place)
            if measure is None or not (tight or follows or self._linked(measure, place)):
                continue
            named = self._pieces[measure]
            if named.kind in {"MD", "RD"} and (not tight or not _NAMED_DIFFERENCE.search(named.text)):
                continue
            if named.kind in UNIT_RANGE and "." not in piece.text and not piece.percent:
                continue
            kind = self._kind(measure, piece, None, place)
            if not kind or self._is_noise(place) or self._is_fraction(place):
                continue
            if place == measure + 1 and kind not in _STRONG:
                continue
            self._used.add(place)
            drafts.append(
                Draft(kind, min(measure, place), max(place, measure if measure > place else place), piece,
                      None, None, named.adjusted, self._unit(place, piece))
            )  # fmt: skip
        return drafts

    def _follows(self, before: int, place: int) -> bool:
        """Whether a number goes on a list of estimates: "SMDs of 0.36, 0.21 and 0.23"."""
        between = self._pieces[before + 1 : place]
        return 0 < len(between) <= 2 and all(p.token is Token.AND or p.text == "," for p in between)

    def _in_range(self, place: int) -> bool:
        """Whether a number is one end of a range or has a spread: "12-14", "3 to 5", "5 ± 2"."""
        around = self._pieces[max(0, place - 1) : place] + self._pieces[place + 1 : place + 2]
        return any(
            piece.token in {Token.DASH, Token.TO} or piece.kind == "±" or "±" in piece.text for piece in around
        )

    def _linked(self, measure: int, place: int) -> bool:
        """Whether "MEASURE for some words was NUMBER" holds, without other numbers between."""
        if measure > place or place - measure > 14:
            return False
        between = self._pieces[measure + 1 : place]
        if self._pieces[measure].kind not in _STRONG:
            return False
        if not between or any(p.token in {Token.NUMBER, Token.P, Token.VERSUS} for p in between):
            return False
        joint = between[-1]
        return joint.text.lower() in _LINK_WORDS - {"to", "by", "at"} or joint.text in {"=", ":"}

    # -- P values ------------------------------------------------------------------------------

    def _with_p(self, drafts: list[Draft]) -> list[Draft]:
        lone: list[Draft] = []
        for group in self._p_groups():
            if not self._give_list(group, drafts):
                for p in group:
                    if len(group) > 1 or p.purpose in _OWN_PURPOSE or not self._give(p, drafts):
                        lone.append(Draft("P", p.first, p.last, None, None, p))
        return sorted([*drafts, *lone], key=lambda draft: (draft.first, draft.last))

    def _p_groups(self) -> list[list[PValue]]:
        groups: list[list[PValue]] = []
        for p in self._p_values:
            if groups and p.piece is not None and self._listed(groups[-1][-1], p):
                groups[-1].append(p)
            else:
                groups.append([p])
        return groups

    def _listed(self, before: PValue, p: PValue) -> bool:
        between = self._pieces[before.last + 1 : p.first]
        return len(between) <= 2 and all(
            piece.token is Token.AND or piece.text == "," for piece in between
        )

    def _give_list(self, group: list[PValue], drafts: list[Draft]) -> bool:
        """Give "P = .03 and .04, respectively" to the two results before it, or "both P" to both."""
        first = group[0].first
        open_results = [
            index for index, draft in enumerate(drafts) if draft.p is None and draft.last < first
        ]
        near = self._text[max(0, self._pieces[first].start - 6) : self._pieces[group[-1].last].end + 9]
        shared = len(group) == 1 and re.search(r"\b(both|all)\b", near)
        count = (2 if shared[1] == "both" else len(open_results)) if shared else len(group)
        if count < 2 or len(open_results) < count:
            return False
        chosen = open_results[-count:]
        if not self._clear(drafts[chosen[-1]].last, first, 6) or (not shared and len(open_results) > count):
            return False
        for number, index in enumerate(chosen):
            p = group[0 if shared else number]
            drafts[index] = replace(drafts[index], p=p, last=max(drafts[index].last, p.last if number else 0))
        return True

    def _give(self, p: PValue, drafts: list[Draft]) -> bool:
        """Give a P value to the result right before it, else right behind it."""
        before = [index for index, draft in enumerate(drafts) if draft.last < p.first]
        if before:
            index = max(before, key=lambda i: drafts[i].last)
            draft = drafts[index]
            if draft.p is None and draft.kind != "P" and self._clear(draft.last, p.first, 7):
                drafts[index] = replace(draft, p=p, last=p.last)
                return True
        inside = [i for i, draft in enumerate(drafts) if draft.first < p.first and p.last < draft.last]
        if inside and drafts[inside[0]].p is None:
            drafts[inside[0]] = replace(drafts[inside[0]], p=p)
            return True
        behind = [i for i, d in enumerate(drafts) if 0 < d.first - p.last <= 2 and d.p is None]
        if behind and self._pieces[p.first - 1 if p.first else 0].token is Token.OPEN:
            drafts[behind[0]] = replace(drafts[behind[0]], p=p, first=p.first)
            return True
        return False

    def _clear(self, start: int, end: int, words_allowed: int) -> bool:
        """Whether nothing between two pieces could own the P value instead."""
        words = 0
        for k in range(start + 1, end):
            piece = self._pieces[k]
            if piece.token in {Token.NUMBER, Token.VERSUS, Token.MEASURE, Token.P} or k in self._owner:
                return False
            if piece.text.lower() in {"but", "while", "whereas", "although", "than", "compared", ";"}:
                return piece.text == ";" and self._clear(k, end, words_allowed - words)
            words += piece.token is Token.WORD
        return words <= words_allowed


_OWN_PURPOSE = frozenset({"trend", "interaction", "int", "heterogeneity", "het", "linear", "noninferiority",
                          "non-inferiority", "superiority", "equivalence"})  # fmt: skip
_FRACTION_AFTER = re.compile(r" ?/ ?\d| (?:out )?of (?:the )?\d")
_FRACTION_BEFORE = re.compile(r"\d ?/ ?$|\d (?:out )?of (?:the )?$")
_STRONG = frozenset({"HR", "OR", "RR", "IRR", "SMD", "MD", "WMD", "AUC", "SENS", "SPEC", "PPV", "NPV", "KAPPA"})
_NAMED_DIFFERENCE = re.compile(r"(?i)mean|risk|adjusted|between|treatment|MD|RD|AR")
_COMMON_BEHIND = re.compile(r"(?i)(?:hazard|odds|risk|relative|rate|AUC|sensitivity|specificity)")
_UNIT = re.compile(
    r" ?((?:mm ?Hg|cm ?H2O|k?cal|kJ|[kmµμn]?g|mm|cm|km|m|[mdµμ]?[Ll]|[mµμn]?mol|[kM]?Pa|m?IU|U|years?|months?|weeks?|days?|hours?|"
    r"min(?:utes)?|h|s|ms|bpm|beats|D|diopters?|letters?|logMAR|°C|dB|Hz|W|log10|steps?|units?)"
    r"(?:/(?:[a-zA-Z]+[²2³3]?|\d+ ?[a-z]+)){0,2}[²³]?)(?![\w/])"
)
_UNITS_FOR_RATIO = frozenset({"", "times", "units", "unit"})


def _as_word(piece: Piece) -> Piece:
    return Piece(Token.WORD, piece.start, piece.end, piece.text)


def _inside(value: Piece, interval: Interval) -> bool:
    slack = value.half_unit + max(interval.low.half_unit, interval.high.half_unit)
    return interval.low.value - slack <= value.value <= interval.high.value + slack


def _fits(kind: str, numbers: Sequence[Piece], unit: str, *, percent: bool) -> bool:
    """Whether numbers like these can be estimates and limits of ``kind``."""
    values = [n.value for n in numbers]
    if kind in RATIOS or kind in {"PLR", "NLR"}:
        return not percent and unit in _UNITS_FOR_RATIO and min(values) >= 0 and (numbers[0].value > 0)
    if kind in PROPORTIONS:
        return min(values) >= 0 and (max(values) <= 1 or max(values) <= 100) and unit in {"", "%"}
    if kind in UNIT_RANGE:
        top = 100 if percent and kind != "R" else 1
        return max(abs(v) for v in values) <= top and unit in {"", "%"}
    if kind in DIFFERENCES:
        return not (kind in {"SMD", "BETA"} and percent)
    return True
