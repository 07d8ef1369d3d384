# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates that are printed without an interval: "r = 0.45", "7.2 points higher (P = .002)"."""

from collections.abc import Sequence

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.change_words import (
    BY,
    DIFFERED,
    FALL,
    FOLD,
    GREATER_CHANGE,
    LISTED,
    OWN_CHANGE,
    REDUCED,
    RISK_BEFORE,
    RISK_BEHIND,
    RIVAL,
    SHARE_OR_RIVAL,
    TIMES,
    amount_kind,
    more_kind,
)
from refdesk.evidence.measures import BETA_NAMES, STRONG, NumberLine
from refdesk.evidence.nearby_p import REACH, NearbyP
from refdesk.evidence.notation import PROPORTIONS, RATIOS, UNIT_RANGE, Piece, Token, relation_of
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.unnamed import CHANGE_BEFORE
from refdesk.evidence.vocabulary import word_set

_NAMED_DIFFERENCE = Pattern(r"(?i)mean|absolute|risk|adjusted|between|treatment|MD|RD|AR")
_PAIRED = PROPORTIONS | UNIT_RANGE | {"SMD", "RD", "RRR"}
"""Kinds that are printed for each of two arms or tests: "a sensitivity of 0.64 vs 0.58"."""
_RANGED = RATIOS | {"R", "AUC", "ICC", "KAPPA"}
"""Kinds of which a text gives the least and the greatest."""
_RANGES = word_set("ranging ranged from between of was were")
_PER_ARM = word_set("for in with by using at")
_LISTED = 5
"""Pieces from a difference in a bracket to the next."""
_LISTED_ALIKE = 9
"""The same where both have units."""
_GLUED = Pattern(r"\(\d+\)|\)[A-Z]")
"""Stands behind a number of chemistry: "b = 6.7790(10)", "(13)C"."""


class LoneEstimates:
    """Reads the estimates of one sentence that have no interval."""

    def __init__(self, line: NumberLine, known: Sequence[Draft]) -> None:
        """Take a sentence and its results that have intervals, in order."""
        self._line = line
        self._known = known
        self._pieces = line.pieces
        self._text = line.text
        self._near = NearbyP(line)

    def read(self) -> list[Draft]:
        """Return them in order; their numbers count as used from then on."""
        line, drafts = self._line, list[Draft]()
        for place, piece in enumerate(self._pieces):
            if piece.token is not Token.NUMBER or place in line.owner or place in line.used:
                continue
            if piece.kind == "±" or self._is_limit(place):
                continue
            ends = [p.token for p in self._pieces[place + 1 : place + 3]]
            named = ends == [Token.TO, Token.MEASURE]  # "from r = 0.30 to r = 0.62"
            told = False
            if line.in_range(place) and not (named or TIMES.match(self._text, piece.end)):
                if drafts and self._ends_range(place, drafts[-1]):
                    last = drafts[-1]
                    line.used.add(place)
                    drafts.append(Draft(last.kind, place, place, piece, None, None, last.adjusted))
                    continue
                told = self._has_spread(place) or self._opens_range(place)
                if not told:
                    continue
            draft = self._named(place, drafts, told=told) or self._unnamed(place, drafts)
            if draft:
                line.used.add(place)
                drafts.append(draft)
        return drafts

    def _opens_range(self, place: int) -> bool:
        """Whether a number is the least of several: "ORs from 1.08 to 1.51", "r ranged from 0.39 to 0.49"."""
        ends = self._pieces[place + 1 : place + 3]
        if [piece.token for piece in ends] != [Token.TO, Token.NUMBER]:
            return False
        measure, tight = self._line.measure_of(place)
        if measure is None or self._pieces[measure].kind not in _RANGED:
            return False
        first = self._pieces[place]
        between = [p for p in self._pieces[measure + 1 : place] if p.token is not Token.CLOSE]
        told = tight or all(p.text.lower() in _RANGES for p in between)
        rising = first.value < ends[1].value and "." in first.text and "." in ends[1].text
        return told and rising and place + 2 not in self._line.owner

    def _ends_range(self, place: int, last: Draft) -> bool:
        return place >= 2 and last.value is self._pieces[place - 2] and self._opens_range(place - 2)

    def _has_spread(self, place: int) -> bool:
        """Whether a difference stands with its spread: "mean difference ± SD, 7.5 ± 12.5%; P = .09"."""
        behind = self._pieces[place + 1 : place + 2]
        if not behind or behind[0].kind != "±":
            return False
        measure, tight = self._line.measure_of(place)
        return (
            measure is not None
            and self._pieces[measure].kind == "MD"
            and not self._line.averaged(measure, place)
            and (tight or self._text[: self._pieces[place].start].endswith((", ", ": ")))
            and self._near.own(place) is not None
        )

    def _named(self, place: int, drafts: list[Draft], *, told: bool) -> Draft | None:
        """Return the estimate at ``place`` if a measure names it.

        ``told``: it opens a range or has a spread, for which its measure is known to be.
        """
        line, piece = self._line, self._pieces[place]
        measure, tight = line.measure_of(place)
        follows = bool(drafts) and line.follows(drafts[-1].last, place)
        if measure is None or not (tight or follows or told or line.linked(measure, place)):
            return None
        named = self._pieces[measure]
        if named.kind in {"MD", "RD"}:
            linked = line.linked(measure, place) and not line.averaged(measure, place)
            tested = _NAMED_DIFFERENCE.search(named.text) and (
                self._near.own(place) is not None or "risk" in named.text.lower()
            )
            apart = told or (linked and tested)
            if not (self._named_difference(measure, place) if tight else apart):
                return None
        if named.kind in RATIOS and piece.value == 1 and self._goes_on_listing(place):
            return None  # the reference: "ORs were 1.0, 1.3 (0.9-1.8) and 2.1"
        if named.kind in UNIT_RANGE and "." not in piece.text and not piece.percent:
            return None
        kind = line.kind_of(measure, piece, None, place)
        if not kind and follows and drafts[-1].kind == named.kind and drafts[-1].first == measure:
            kind = named.kind  # the second of "r = -0.68 and -0.67"
        if not kind or line.is_fraction(place) or self._is_noise(place, kind):
            return None
        if (
            place == measure + 1
            and kind not in STRONG | {"NNT", "ICC"}
            and named.text not in BETA_NAMES
        ):
            return None
        if drafts and measure <= drafts[-1].last:
            measure = place  # the next of a list
        last = measure if measure > place else place
        return Draft(kind, min(measure, place), last, piece, None, None, named.adjusted,
                     line.unit_of(place, piece))  # fmt: skip

    def _named_difference(self, measure: int, place: int) -> bool:
        """Whether a number without an interval is the difference that stands before it."""
        text = self._pieces[measure].text
        joint = self._pieces[measure + 1 : measure + 2]
        signed = bool(joint) and joint[0].text in {":", "="}
        opened = measure > 0 and self._pieces[measure - 1].token is Token.OPEN
        return (
            signed or opened or bool(_NAMED_DIFFERENCE.search(text)) or bool(self._near.own(place))
        )

    def _is_noise(self, place: int, kind: str) -> bool:
        if _GLUED.match(self._text, self._pieces[place].end):
            return True
        if kind in {"MD", "WMD", "BETA"}:
            return self._line.is_people(place)
        if kind == "NNT":
            return False
        return self._line.is_noise(place)

    def _unnamed(self, place: int, drafts: list[Draft]) -> Draft | None:
        """Return the estimate at ``place`` if the words around say what it is."""
        piece = self._pieces[place]
        if self._near.closes_bracket(place) and (kind := self._ratio_before(place, drafts)):
            return Draft(kind, place, place, piece)
        if drafts and (kind := self._like_last(place, drafts[-1])):
            p = self._near.of_list(place, 1) if kind == "MD" else None
            unit = self._line.unit_of(place, piece)
            return Draft(kind, place, place, piece, None, p, drafts[-1].adjusted, unit)
        if not (self._line.p_values or "risk" in self._text):
            return None
        if self._line.is_fraction(place) or self._line.is_spread(place):
            return None
        before = LISTED.sub("", self._text[max(0, piece.start - 160) : piece.start])
        if piece.percent and (
            RISK_BEFORE.search(before) or RISK_BEHIND.match(self._text, piece.end)
        ):
            return Draft("RRR", place, place, piece, None, None, False, "%")
        unit = self._line.unit_of(place, piece)
        if unit and piece.text.startswith(("-", "+")) and FALL.search(before):
            return Draft("MD", place, place, piece, None, None, False, unit)
        if fold := FOLD.match(self._text, piece.end):
            return self._times(place, fold["what"].lower())
        return self._with_p(place, before, drafts)

    def _with_p(self, place: int, before: str, drafts: list[Draft]) -> Draft | None:
        """Return the change that a number tells of with a P value beside it."""
        piece = self._pieces[place]
        unit = self._line.unit_of(place, piece)
        shared = self._near.of_list(place)
        leads = shared is not None and bool(
            BY.search(before)
            or (self._told_in_turn(place, shared) and CHANGE_BEFORE.search(before))
        )
        p = self._near.own(place) or (shared if leads else None)
        shown = p or self._near.of_shares(place)
        if shown is None:
            return None
        if kind := amount_kind(self._text, piece, before):
            return Draft(kind, place, shown.last, piece, None, shown, False, unit)
        if p is None:
            return None
        if self._is_difference(place, before, drafts):
            return Draft("MD", place, p.last, piece, None, p, False, unit)
        if TIMES.match(self._text, piece.end):
            return Draft("EST", place, p.last, piece, None, p)
        if kind := more_kind(self._text, piece, before):
            return Draft(kind, place, p.last, piece, None, p, False, unit)
        measured = unit or "." in piece.text or before.endswith(("£", "$", "€", "¥"))
        is_change = (
            measured and self._is_change(before, place, drafts) and self._near.is_beside(place, p)
        )
        is_first = leads and p is shared
        told = is_change or is_first or self._is_told_by_verb(place, before, unit)
        if told or self._is_signed(place, drafts):
            fits = drafts and drafts[-1].kind == "R" and not unit and abs(piece.value) < 1
            kind = "R" if fits else "MD"  # "(coefficient: -0.50, P = .01) and age (-0.48, P = .02)"
            return Draft(kind, place, place if is_first else p.last, piece, None, p, False, unit)
        return None

    def _told_in_turn(self, place: int, p: PValue) -> bool:
        between = self._pieces[place : p.first]
        return any(piece.text == "respectively" for piece in between)

    def _times(self, place: int, what: str) -> Draft | None:
        """Return the ratio of "a 3.7-fold increased risk (1.1% vs 4.0%, P < .001)"."""
        p = next((p for p in self._line.p_values if 0 < p.first - place < REACH), None)
        clause = self._pieces[place : p.first] if p else []
        if p is None or any(piece.text in {";", "and"} for piece in clause):
            return None
        kind = {"odds": "OR", "hazard": "HR"}.get(what, "RR")
        return Draft(kind, place, p.last, self._pieces[place], None, p)

    def _is_change(self, before: str, place: int, drafts: list[Draft]) -> bool:
        """Whether words end in front of how much something changed, or go on to tell it.

        "fell by 32% (P < .01), 41% (P < .01) and, in the other group, by 19% (P = .02)".
        """
        if before.endswith(" by ") and self._pieces[place + 1].token is Token.OPEN:
            return True  # "a reduction of 3.0, of the other score by 5.4 (P = .02)"
        if BY.search(before.rstrip("£$€¥")) or CHANGE_BEFORE.search(before.rstrip("£$€¥")):
            return True
        if not drafts or drafts[-1].kind != "MD" or drafts[-1].interval or not drafts[-1].p:
            return False
        between = self._pieces[max(drafts[-1].last, drafts[-1].p.last) + 1 : place]
        if not between:
            return False
        listed = all(p.token in {Token.CLOSE, Token.AND} or p.text in {",", "by"} for p in between)
        if any(p.token in {Token.NUMBER, Token.MEASURE, Token.VERSUS} for p in between):
            return False
        return (len(between) <= 4 and listed) or (len(between) <= 9 and between[-1].text == "by")

    def _like_last(self, place: int, last: Draft) -> str:
        """Return the kind of the second of a pair: "0.64 vs 0.58", "100% for A and 79% for B"."""
        piece = self._pieces[place]
        if last.kind == "MD" and self._is_dose_or_name(place):
            return ""
        if last.kind == "MD" and last.p and last.p is self._near.of_list(place, 1):
            unit, *rest = self._pieces[last.first + 1 : place] or self._pieces[:1]
            listed = all(p.token is Token.AND or p.text == "," for p in rest)
            return "MD" if listed and (rest or unit.token is not Token.WORD) else ""
        if last.kind == "MD" and last.unit and last.unit == self._line.unit_of(place, piece):
            before = self._pieces[place - 1]
            joint = before.token is Token.AND or before.text == ","
            signed = last.p is None and piece.text.startswith(("-", "+"))
            near = joint and last.last > place - 12
            return "MD" if near and (signed or self._near.own(place)) else ""
        if self._in_turn(place, last):
            return last.kind
        paired = last.kind in _PAIRED or (last.kind in RATIOS and not last.interval)
        if not paired or last.value is None or last.value.percent != piece.percent:
            return ""
        if ("." in last.value.text) != ("." in piece.text) and not piece.percent:
            return ""
        between = self._pieces[last.last + 1 : place]
        if [p.token for p in between] == [Token.VERSUS]:
            return last.kind
        per_arm = (
            2 <= len(between) <= 10
            and between[0].text.lower() in _PER_ARM
            and between[-1].text.lower() in {"and", "or"}
            and all(p.token in {Token.WORD, Token.NUMBER, Token.AND} for p in between)
            and (piece.percent or "." in piece.text)
            and self._pieces[place + 1 : place + 2] != []
            and self._pieces[place + 1].text.lower() == between[0].text.lower()
        )
        return last.kind if per_arm else ""

    def _is_dose_or_name(self, place: int) -> bool:
        """Whether a number is that of "at 3 mg/day" or of "2D"."""
        at = self._pieces[place - 1].text.lower() in {"at", "week", "month", "day", "year"}
        return at or self._text[self._pieces[place].end : self._pieces[place].end + 1].isalpha()

    def _goes_on_listing(self, place: int) -> bool:
        behind = self._pieces[place + 1 : place + 3]
        return [piece.token for piece in behind] == [Token.SEPARATOR, Token.NUMBER]

    def _ratio_before(self, place: int, drafts: Sequence[Draft]) -> str:
        """Return the kind of the ratio before, where a bracket holds the next of its list.

        "death (RR 0.5; P = .004), stroke (0.6; P = .02)"
        """
        earlier = [draft for draft in (*self._known, *drafts) if draft.last < place]
        last = max(earlier, key=lambda draft: draft.last, default=None)
        piece = self._pieces[place]
        if last is None or last.kind not in RATIOS or "." not in piece.text or piece.percent:
            return ""
        between = range(last.last + 1, place)
        listed = any(self._pieces[k].text in {",", "and"} for k in between)
        alone = all(
            self._pieces[k].token is not Token.NUMBER or k in self._line.owner for k in between
        )
        return last.kind if listed and alone and not self._line.unit_of(place, piece) else ""

    def _in_turn(self, place: int, last: Draft) -> bool:
        """Whether a ratio follows another: "HR for death was 0.6 (P < .01) and for relapse was 0.7"."""
        between = self._pieces[last.last + 1 : place]
        words = [piece.text.lower() for piece in between if piece.token is Token.WORD]
        return (
            last.kind in RATIOS
            and last.value is not None
            and "." in last.value.text
            and "." in self._pieces[place].text
            and 4 < len(between) < 18
            and between[0].token is Token.OPEN
            and between[-1].text.lower() in {"was", "of", "and"}
            and any(piece.token is Token.AND for piece in between)
            and (not words or words[0] in {"for", "in"})
            and not any(
                piece.token is Token.NUMBER and k not in self._line.owner
                for k, piece in enumerate(between, last.last + 1)
            )
            and self._near.own(place) is not None
        )

    def _is_difference(self, place: int, before: str, drafts: list[Draft]) -> bool:
        """Whether brackets hold differences with their P values: "at weeks 2 (6.9, P = .02) and 4 (...)"."""
        if not self._near.closes_bracket(place):
            return False
        if DIFFERED.search(before):
            return True
        last = drafts[-1] if drafts else None
        if last is None or last.kind != "MD" or last.interval:
            return False
        alike = last.unit and self._line.unit_of(place, self._pieces[place])
        return place - last.last <= (_LISTED if last.p else _LISTED_ALIKE * bool(alike))

    def _is_signed(self, place: int, drafts: list[Draft]) -> bool:
        """Whether a bracket holds a signed number and its P value: "(-76 ml/min, P = .002)".

        Not where the bracket stands behind a rival, whose own value it then is.
        """
        piece = self._pieces[place]
        if not place or not piece.text.startswith(("-", "+")):
            return False
        if self._near.is_bracketed_behind(place):
            return True
        if not self._near.closes_bracket(place):
            return False
        if self._text[: piece.start].endswith("/"):  # "+/- 2.1"
            return False
        since = self._pieces[drafts[-1].last].end if drafts else 0
        near = self._text[max(since, piece.start - 60) : piece.start]
        like = bool(drafts) and drafts[-1].value is not None and drafts[-1].kind == "MD"
        if like and " and " in near and drafts[-1].p and "than" not in near:
            return True  # "(-30%; P < .01) in one group and from 24 to 19 (-21%; P < .01)"
        return not RIVAL.search(near) or OWN_CHANGE.search(near) is not None

    def _is_told_by_verb(self, place: int, before: str, unit: str) -> bool:
        """Whether a bracket says how much a verb changed: "reduced cholesterol (35%; P < .001)"."""
        name = 2 if self._pieces[place - 1].token is Token.SEPARATOR else 0  # "(ApoB; 9%; P < .01)"
        if not unit or place <= name or not self._near.closes_bracket(place, name):
            return False
        if GREATER_CHANGE.search(before):
            return True
        change = REDUCED.search(before)
        return change is not None and not SHARE_OR_RIVAL.search(change[0])

    def _is_limit(self, place: int) -> bool:
        """Whether a number is only a bound: "all ORs > 2", "0.30 < RR < 0.32"."""
        before: Piece | None = self._pieces[place - 1] if place else None
        return (
            before is not None
            and before.token is Token.RELATION
            and relation_of(before.text) not in {"="}
        )
