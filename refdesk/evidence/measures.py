# SPDX-License-Identifier: GPL-3.0-or-later
"""Which measure names a number: the pieces of one sentence and what they say of each other."""

from collections.abc import Mapping, Sequence

from refdesk.evidence.atoms import PValue, read_p_values
from refdesk.evidence.intervals import Interval, read_intervals
from refdesk.evidence.measure_names import as_meant
from refdesk.evidence.notation import (
    DIFFERENCES,
    PROPORTIONS,
    RATIOS,
    UNIT_RANGE,
    Piece,
    Token,
    scan,
)
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.unnamed import AVERAGE, PERCENT_SCALE
from refdesk.evidence.vocabulary import word_set

GLUE = frozenset(
    {
        Token.SEPARATOR,
        Token.OPEN,
        Token.CLOSE,
        Token.RELATION,
        Token.MEASURE,
        Token.DASH,
        Token.INTERVAL,
    }
)
_TIGHT_WORDS = word_set("of was were is are value values being as equal a an the had by")
_LINK_WORDS = word_set("of was were is are at by to be")
_LINK = 26
"""Pieces between the name of a measure and its number, at most."""
_TIME = Pattern(r"(?i)(?:second|minute|min|hour|h|day|week|wk|month|mo|year|yr)s?$")
_COUNTED = Pattern(
    r"(?:patient|participant|subject|people|person|women|men|child|children|infant|adult|"
    r"case|control|event|death|stud|"
    r"trial|group|arm|center|centre|dose|g|mg|kg|ml|mL|cm|mm|m|nm|IU|bpm|beats|mmol|μg|µg|ng|"
    r"cells|times/|of)",
)
_NEEDS_SIGN = word_set(
    "B b R r R2 r2 η2 Eta2 eta2 d g ES rs β ß beta rho tau coefficient coefficients"
)
_SPREADS = word_set("SE SD SEM SEs SDs se sd sem s.e s.d t T z Z F df n N χ2 χ chi chi2 Wald Q")
_PEOPLE = Pattern(
    r"(?i) (?!per )(?:\w+ )?(?:patients?|participants?|subjects?|women|men|children|infants?|cases?|"
    r"events?|deaths?|people|persons?|recipients?|adults?|controls?|volunteers?|users?|eyes)\b"
)
BETA_NAMES = word_set("beta Beta β ß")
_FRACTION_AFTER = Pattern(r" ?/ ?\d| (?:out )?of (?:the )?\d| ?[(\[]\d[\d.]* ?%[)\]]")
_FRACTION_BEFORE = Pattern(r"\d ?/ ?$|\d (?:out )?of (?:the )?$")
STRONG = word_set("HR OR RR IRR SMD MD WMD AUC SENS SPEC PPV NPV KAPPA")
_OF_TESTS = word_set("SENS SPEC PPV NPV AUC ICC KAPPA")
_LONG_LINKED = word_set("R ICC ACC")
_CONTINUOUS = Pattern(r"(?i)mean|baseline")
_MEAN_CHANGE = Pattern(
    r"(?i)\b(?:mean|average) (?:changes?|improvements?|reductions?|increases?|decreases?)\b"
)
"""What differs, not what a number is: "the difference in the mean change was 12"."""
_MEASURED = Pattern(
    r"(?i)\b(?:BMD\w*|bone (?:mineral )?density|cholesterol|(?:body )?weight|pressure|concentrations?|"
    r"volumes?|(?:relative )?percent(?:age)?(?: \w+)? (?:differences?|changes?))\b"
)
"""What is measured in each person: a difference in per cent is no difference of shares."""
_WHOLE = 100
_COMMON_BEHIND = Pattern(r"(?i)(?:hazard|odds|risk|relative|rate|AUC|sensitivity|specificity)")
_UNIT = Pattern(
    r" ?((?:mm ?Hg|cm ?H2O|k?cal|kJ|[kmµμn]?g|mm|cm|km|m|[mdµμ]?[Ll]|[mµμn]?mol|[kM]?Pa|m?IU|"
    r"U|years?|months?|weeks?|days?|hours?|"
    r"min(?:utes)?|h|s|ms|bpm|beats|D|diopters?|letters?|logMAR|°C|dB|Hz|W|log10|steps?|units?)"
    r"(?:/(?:[a-zA-Z]+[²2³3]?|\d+ ?[a-z]+)){0,2}[²³]?)(?![\w/])"
)
_UNITS_FOR_RATIO = frozenset({"", "times", "units", "unit"})
_SHARES = frozenset({"", "%", "percentage points"})


class NumberLine:
    """The scanned pieces of one sentence; places are piece numbers."""

    def __init__(self, text: str, redefined: Mapping[str, str]) -> None:
        self.text = text
        self.pieces = [
            as_meant(text, piece, redefined)
            if piece.token is Token.MEASURE or (redefined and piece.text in redefined)
            else piece
            for piece in scan(text)
        ]
        self.p_values = read_p_values(self.pieces)
        self.intervals = read_intervals(self.pieces)
        self.owner: dict[int, Interval | PValue] = {}
        for p in self.p_values:
            self.owner.update((place, p) for place in range(p.first, p.last + 1))
        for interval in self.intervals:
            self.owner.update(
                (place, interval) for place in range(interval.first, interval.last + 1)
            )
        self._first_measure = next(
            (k for k, piece in enumerate(self.pieces) if piece.token is Token.MEASURE),
            len(self.pieces),
        )
        self.used: set[int] = set()
        """Places of numbers that are estimates already."""

    def is_fraction(self, place: int) -> bool:
        """Whether a number is part of "329/339" or "12 of 30", which is a count."""
        piece = self.pieces[place]
        if "." in piece.text or piece.percent:
            return False
        return bool(
            _FRACTION_AFTER.match(self.text, piece.end)
            or _FRACTION_BEFORE.search(self.text[max(0, piece.start - 10) : piece.start])
        )

    def measure_of(self, place: int) -> tuple[int | None, bool]:
        """Return the place of the measure that names the number at ``place``, and if tightly."""
        pieces = self.pieces
        if place + 1 < len(pieces):
            after = place + 1 + (pieces[place + 1].token is Token.OPEN)
            if (
                after < len(pieces)
                and pieces[after].token is Token.MEASURE
                and after not in self.owner
                and not self._tight_before(place)
                and (
                    self._closes_behind(after)
                    if after > place + 1
                    else _COMMON_BEHIND.match(pieces[after].text)
                )
                and not self._own_value(after)
            ):
                return after, True
        run: list[int] = []
        numbers = 0
        for k in range(place - 1, max(self._first_measure - 1, place - 90), -1):
            piece = pieces[k]
            if k in self.owner:
                continue
            if piece.token is Token.MEASURE:
                run = self._run(k)
                break
            numbers += piece.token is Token.NUMBER and (k in self.used or not self.is_noise(k))
        if not run:
            return None, False
        if len(run) == 1:
            return run[0], self._tight(run[0], place)
        return (run[numbers], True) if numbers < len(run) else (None, False)

    def _closes_behind(self, measure: int) -> bool:
        """Whether a bracket holds the name alone, or an interval with it: "0.7 (HR)"."""
        if measure + 1 >= len(self.pieces):
            return True
        return self.pieces[measure + 1].token not in {Token.WORD, Token.AND, Token.NUMBER}

    def _own_value(self, place: int) -> bool:
        """Whether the measure at ``place`` has a number of its own behind it."""
        k = place + 1
        while k < len(self.pieces) and self.pieces[k].token in {Token.RELATION, Token.SEPARATOR}:
            k += 1
        return k < len(self.pieces) and self.pieces[k].token is Token.NUMBER and k not in self.owner

    def _tight_before(self, place: int) -> bool:
        k = place - 1
        while k >= 0 and k not in self.owner:
            piece = self.pieces[k]
            if piece.token is Token.MEASURE:
                return True
            if piece.token not in GLUE and piece.text.lower() not in _TIGHT_WORDS:
                return False
            k -= 1
        return False

    def _run(self, last: int) -> list[int]:
        """Return the places of measures named in one breath: "sensitivity, specificity and AUC"."""
        places, k, words = [last], last - 1, 0
        while k >= 0:
            piece = self.pieces[k]
            if piece.token is Token.OPEN and self._opens_measure(k):
                break  # "accuracy (AUC 0.72)"
            if piece.token is Token.MEASURE:
                if piece.kind != self.pieces[places[0]].kind:
                    places.insert(0, k)
                words = 0
            elif piece.token is Token.WORD:
                words += 1
                if words > 2:
                    break
            elif (
                piece.token not in {Token.AND, Token.SEPARATOR, Token.OPEN, Token.CLOSE}
                or piece.text == ":"
            ):
                break
            k -= 1
        return places

    def _opens_measure(self, place: int) -> bool:
        """Whether a bracket holds another measure than the one in front of it."""
        inside, before = self.pieces[place + 1], self.pieces[place - 1] if place else None
        return inside.token is Token.MEASURE and not (
            before and before.token is Token.MEASURE and before.kind == inside.kind
        )

    def is_noise(self, place: int) -> bool:
        """Whether a number is no result: a time, a count, a dose."""
        follower = self.text[self.pieces[place].end :].lstrip(" -")
        word = follower.split(" ", 1)[0].rstrip(".,;:)")
        return bool(_TIME.match(word) or _COUNTED.match(word))

    def is_spread(self, place: int) -> bool:
        """Whether a number is a standard error, a test's statistic or the like: "SE = 0.12"."""
        k = place - 1
        if k >= 0 and self.pieces[k].token is Token.RELATION:
            k -= 1
        if k >= 3 and self.pieces[k].token is Token.CLOSE:  # "t(98) = 2.5"
            k -= 3 if self.pieces[k - 2].token is Token.OPEN else 0
        elif k >= 1 and self.pieces[k].token is Token.OPEN and k == place - 1:  # "t(98)"
            k -= 1
        if k < 0 or self.pieces[k].token is not Token.WORD:
            return False
        if k and self.pieces[k - 1].text.lower() in {"per", "each", "every"}:
            return False  # "OR per SD 1.23"
        named = self.pieces[k].text in _SPREADS
        if named and k == place - 1 and len(self.pieces[k].text) == 1:
            return False  # "T 67 h" of a group; a statistic has a sign: "t = 2.5"
        return named or (
            self.pieces[k].text.startswith(("error", "deviation"))
            and k > 0
            and self.pieces[k - 1].text.lower() == "standard"
        )

    def is_people(self, place: int) -> bool:
        """Whether a whole number counts people or events: "4 women"."""
        piece = self.pieces[place]
        return "." not in piece.text and bool(_PEOPLE.match(self.text, piece.end))

    def _tight(self, measure: int, place: int) -> bool:
        return all(
            piece.token in GLUE or piece.text.lower() in _TIGHT_WORDS
            for piece in self.pieces[measure + 1 : place]
        )

    def kind_of(
        self, measure: int, value: Piece | None, interval: Interval | None, place: int | None
    ) -> str:
        """Return the measure's code where the number can be of that measure, else ``""``."""
        piece = self.pieces[measure]
        kind = piece.kind
        if piece.text in _NEEDS_SIGN and (place is None or not self._signed(measure, place)):
            return ""
        if (
            kind == "RD"
            and "rate" in piece.text.lower()
            and self.unit_of(place, value) not in _SHARES
        ):
            return "MD"  # "heart rate difference 5 bpm"
        numbers = [n for n in (value, *((interval.low, interval.high) if interval else ())) if n]
        percent = any(n.percent for n in numbers)
        unit = self.unit_of(place, value)
        if kind == "MD" and percent and not _CONTINUOUS.search(piece.text):
            at = self.pieces[place].start if place is not None else piece.end
            near = self.text[max(0, at - 120) : at + 28]
            own = PERCENT_SCALE.search(near) or _MEASURED.search(near)
            return "MD" if own or max(abs(n.value) for n in numbers) > _WHOLE else "RD"
        signed = place is not None and self.pieces[place - 1].text == "="
        slip = interval and value and value.percent and signed and not interval.high.percent
        if kind in RATIOS - {"GMR"} and value and (slip or not value.percent):
            percent = False  # "OR 0.47; 95% CI, 0.23% to 0.96%", "RR = 3.17%, 95% CI 1.33 to 7.58"
        unit = "" if slip else unit
        if interval and not unit and kind in RATIOS:
            unit = self._unit_behind(interval.high)
        return kind if _fits(kind, numbers, unit, percent=percent) else ""

    def _signed(self, measure: int, place: int) -> bool:
        between = self.pieces[measure + 1 : place]
        if self.pieces[measure].text == "ES" and (not between or "ffect size" in self.text):
            return "." in self.pieces[place].text and self._tight(measure, place)
        name = self.pieces[measure].text
        bare = len(name) == 1 and name not in BETA_NAMES
        signs = {"="} if bare else {"=", ":", ",", "≈", "of", "was"}
        if not between and self.pieces[measure].text in BETA_NAMES:
            return "." in self.pieces[place].text  # "beta 0.39"; "TGF-β 1" is none
        return any(p.text in signs for p in between) and self._tight(measure, place)

    def unit_of(self, place: int | None, value: Piece | None) -> str:
        """Return the unit printed behind a number: ``%``, ``points``, ``mm Hg``; ``""`` for none."""
        if place is None or value is None:
            return ""
        if value.percent:
            return "percentage points" if value.kind == "points" else "%"
        if value.kind == "points":
            return "points"
        return self._unit_behind(self.pieces[place])

    def _unit_behind(self, piece: Piece) -> str:
        found = _UNIT.match(self.text, piece.end)
        return found[1] if found else ""

    def follows(self, before: int, place: int) -> bool:
        """Whether a number goes on a list of estimates: "SMDs of 0.36, 0.21 and 0.23"."""
        between = self.pieces[before + 1 : place]
        return 0 < len(between) <= 2 and all(p.token is Token.AND or p.text == "," for p in between)

    def in_range(self, place: int) -> bool:
        """Whether a number is one end of a range or has a spread: "12-14", "3 to 5", "5 ± 2"."""
        around = self.pieces[max(0, place - 1) : place] + self.pieces[place + 1 : place + 2]
        return any(
            piece.token in {Token.DASH, Token.TO} or piece.kind == "±" or "±" in piece.text
            for piece in around
        )

    def linked(self, measure: int, place: int) -> bool:
        """Whether "MEASURE for some words was NUMBER" holds, without other numbers between."""
        if measure > place or place - measure > _LINK:
            return False
        between = self.pieces[measure + 1 : place]
        named = self.pieces[measure]
        reduced = named.kind in {"RD", "RRR"} and "risk" in named.text.lower()
        strong = named.kind in STRONG or reduced
        if not strong and not (named.kind in _LONG_LINKED and len(named.text) > 2):
            return False
        if not between or any(p.token is Token.P for p in between):
            return False
        if any(
            p.token is Token.NUMBER and not (named.kind in RATIOS and self.is_noise(k))
            for k, p in enumerate(between, measure + 1)
        ):
            return False
        joint = between[-1]
        if joint.token is Token.OPEN:
            return self._opens_value(named, between)
        if joint.text == ",":
            return self._told_behind_comma(between, place)
        if joint.text.lower() == "respectively":
            joint = between[-2] if len(between) > 1 else joint
        return joint.text.lower() in _LINK_WORDS - {"to", "by", "at"} or joint.text in {"=", ":"}

    def _told_behind_comma(self, between: Sequence[Piece], place: int) -> bool:
        """Whether "hazard ratio for progression, 0.62; P = .001" tells the value of the measure."""
        behind = self.pieces[place + 1 : place + 2]
        ends = not behind or behind[0].token in {Token.SEPARATOR, Token.CLOSE}
        plain = all(piece.token is Token.WORD for piece in between[:-1])
        return ends and plain and "." in self.pieces[place].text

    def _opens_value(self, named: Piece, between: Sequence[Piece]) -> bool:
        """Whether a bracket opens for the value of a test's measure: "sensitivity was low (14.3%)"."""
        return named.kind in _OF_TESTS and all(
            piece.token in {Token.WORD, Token.AND} for piece in between[:-1]
        )

    def averaged(self, measure: int | None, place: int | None) -> bool:
        """Whether "mean" or "rate" stands between a distant "difference" and the number."""
        if measure is None or place is None or measure > place:
            return False
        words = self.text[self.pieces[measure].end : self.pieces[place].start]
        return bool(AVERAGE.search(_MEAN_CHANGE.sub("", words)))


def _fits(kind: str, numbers: Sequence[Piece], unit: str, *, percent: bool) -> bool:
    """Whether numbers like these can be estimates and limits of ``kind``."""
    values = [n.value for n in numbers]
    if kind == "GMR" and percent:
        return min(values) >= 0
    if kind in RATIOS or kind in {"PLR", "NLR"}:
        return (
            not percent
            and unit in _UNITS_FOR_RATIO
            and min(values) >= 0
            and (values[0] > 0 or len(values) > 1)
        )
    if kind in PROPORTIONS:
        return min(values) >= 0 and (max(values) <= 1 or max(values) <= 100) and unit in {"", "%"}
    if kind in UNIT_RANGE:
        top = 100 if percent and kind != "R" else 1
        return max(abs(v) for v in values) <= top and unit in {"", "%"}
    if kind in DIFFERENCES:
        return not (kind in {"SMD", "BETA"} and percent)
    return True
