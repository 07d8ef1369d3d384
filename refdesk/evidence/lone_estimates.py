# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates that are printed without an interval: "r = 0.45", "7.2 points higher (P = .002)"."""

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.measures import BETA_NAMES, STRONG, NumberLine
from refdesk.evidence.notation import PROPORTIONS, RATIOS, UNIT_RANGE, Piece, Token, relation_of
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.unnamed import CHANGE_BEFORE
from refdesk.evidence.vocabulary import word_set

_NAMED_DIFFERENCE = Pattern(r"(?i)mean|risk|adjusted|between|treatment|MD|RD|AR")
_PAIRED = PROPORTIONS | UNIT_RANGE | {"SMD"}
"""Kinds that are printed for each of two arms or tests: "a sensitivity of 0.64 vs 0.58"."""
_PER_ARM = word_set("for in with by using at")
_RISK_BEFORE = Pattern(
    r"(?i)\b(?:reduc\w+|lower\w*|decreas\w+|cut)(?: the)?(?: \w+){0,2}? risks?\b[^.;,]{0,120}? by"
    r"(?: about| approximately| an estimated| up to)? ?$",
    hints=("risk",),
)
_RISK_BEHIND = Pattern(
    r"(?i) (?:relative |proportional )?(?:reduction|decrease) in (?:the )?(?:\w+ ){0,2}?risks?\b"
)
_BY = Pattern(
    r"(?i)\b(?:increas|decreas|reduc|improv|declin|rais|lower|longer|shorter|higher|better|worse|later|"
    r"earlier|fell|rose|dropped|differ|exceed|lengthen|shorten|prolong|extend|delay|faster|slower|"
    r"sooner)\w*(?: [\w/(),-]+){0,12}? by(?: an?)?(?: (?:mean|average|median|"
    r"estimated|about|approximately)(?: of)?)? ?$",
    hints=(" by",),
)
_MORE = Pattern(
    r"(?i)(?P<unit>[- ]?(?:(?:scale )?points?|units?|mm ?Hg|cm|mm|[kmµμ]?g(?:/\w+)?|[mµμn]?mol/\w+|"
    r"sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|letters?|steps?|m|s|h|L|mL)\b)?"
    r" (?:significantly )?(?:higher|lower|more|less|greater|fewer|longer|shorter|better|worse|faster|"
    r"slower)\b(?! than \d| or )"
)
_REDUCED = Pattern(
    r"(?i)\b(?:reduc|lower|decreas|increas|rais)(?:ed|es)\b(?!.*\b(?:reduc|lower|decreas|increas|rais)(?:ed|es)\b).*$"
)
_SHARE_OR_RIVAL = Pattern(
    r"(?i)\b(?:than|compared|versus|vs|patients|women|men|children|participants|subjects|proportions?|"
    r"percentages?|rates?|incidence|prevalence|frequency|number|risks?|mortality|but|while|whereas|from|not|"
    r"(?:groups?|arms?) \()\b"
)
"""Words between a verb and a bracket that make its number a share, or one of two."""
_RIVAL = Pattern(r"(?i)\b(?:than|placebo|controls?|groups?|arms?|versus|vs|compared)\b")
_COUNTED = Pattern(
    r"(?i)[- ](?:of )?(?:\w+ )?(?:patients?|participants?|women|men|questions?|items?)\b"
)
_FOLD = Pattern(
    r"(?i)[- ]?(?:fold|times)(?: \w+){0,2}? (?:increased |higher |greater |lower |reduced |more |as |less )"
    r"(?P<what>risk|odds|hazard|likel)"
)
_REACH = 24
"""Pieces between a ratio in words and its P value."""
_FALL = Pattern(
    r"(?i)\b(?:reduction|decrease|increase|decline|improvement|change|difference|gain|loss|drop)s? in "
    r"[^().,;]{2,40}[(\[]$"
)
_GLUED = Pattern(r"\(\d+\)|\)[A-Z]")
"""Stands behind a number of chemistry: "b = 6.7790(10)", "(13)C"."""


class LoneEstimates:
    """Reads the estimates of one sentence that have no interval."""

    def __init__(self, line: NumberLine) -> None:
        self._line = line
        self._pieces = line.pieces
        self._text = line.text

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
            if line.in_range(place) and not named and not _FOLD.match(self._text, piece.end):
                continue
            draft = self._named(place, drafts) or self._unnamed(place, drafts)
            if draft:
                line.used.add(place)
                drafts.append(draft)
        return drafts

    def _named(self, place: int, drafts: list[Draft]) -> Draft | None:
        """Return the estimate at ``place`` if a measure names it."""
        line, piece = self._line, self._pieces[place]
        measure, tight = line.measure_of(place)
        follows = bool(drafts) and line.follows(drafts[-1].last, place)
        if measure is None or not (tight or follows or line.linked(measure, place)):
            return None
        named = self._pieces[measure]
        if named.kind in {"MD", "RD"}:
            linked = line.linked(measure, place) and not line.averaged(measure, place)
            told = self._own_p(place) is not None and _NAMED_DIFFERENCE.search(named.text)
            if not (self._named_difference(measure, place) if tight else linked and told):
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
        if place == measure + 1 and kind not in STRONG | {"NNT"} and named.text not in BETA_NAMES:
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
        return signed or opened or bool(_NAMED_DIFFERENCE.search(text)) or bool(self._own_p(place))

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
        if drafts and (kind := self._like_last(place, drafts[-1])):
            p = self._p_of_list(place, 1) if kind == "MD" else None
            unit = self._line.unit_of(place, piece)
            return Draft(kind, place, place, piece, None, p, drafts[-1].adjusted, unit)
        if not (self._line.p_values or "risk" in self._text):
            return None
        if self._line.is_fraction(place) or self._line.is_spread(place):
            return None
        before = self._text[max(0, piece.start - 160) : piece.start]
        if piece.percent and (
            _RISK_BEFORE.search(before) or _RISK_BEHIND.match(self._text, piece.end)
        ):
            return Draft("RRR", place, place, piece, None, None, False, "%")
        unit = self._line.unit_of(place, piece)
        if unit and piece.text.startswith(("-", "+")) and _FALL.search(before):
            return Draft("MD", place, place, piece, None, None, False, unit)
        if fold := _FOLD.match(self._text, piece.end):
            return self._times(place, fold["what"].lower())
        p = self._own_p(place) or (self._p_of_list(place) if _BY.search(before) else None)
        if p is None:
            return None
        more = _MORE.match(self._text, piece.end)
        is_more = more and (more["unit"] or "." in piece.text) and _RIVAL.search(self._text)
        measured = unit or "." in piece.text or before.endswith(("£", "$", "€", "¥"))
        is_change = (
            measured and self._is_change(before, place, drafts) and self._is_beside(place, p)
        )
        is_first = _BY.search(before) and p is self._p_of_list(place)
        told = is_more or is_change or is_first or self._is_told_by_verb(place, before, unit)
        if told or self._is_signed(place, drafts):
            return Draft("MD", place, place if is_first else p.last, piece, None, p, False, unit)
        return None

    def _times(self, place: int, what: str) -> Draft | None:
        """Return the ratio of "a 3.7-fold increased risk (1.1% vs 4.0%, P < .001)"."""
        p = next((p for p in self._line.p_values if 0 < p.first - place < _REACH), None)
        clause = self._pieces[place : p.first] if p else []
        if p is None or any(piece.text in {";", "and"} for piece in clause):
            return None
        kind = {"odds": "OR", "hazard": "HR"}.get(what, "RR")
        return Draft(kind, place, p.last, self._pieces[place], None, p)

    def _p_of_list(self, place: int, least: int = 2) -> PValue | None:
        """Return the P value of "by 7.1%, 10.6% and 2.8 cm, respectively (P < .001)".

        ``least``: how many numbers the list must have from ``place`` on.
        """
        numbers, k = 1, place + 1
        while k < len(self._pieces):
            piece, owner = self._pieces[k], self._line.owner.get(k)
            if isinstance(owner, PValue):
                return owner if numbers >= least else None
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

    def _is_change(self, before: str, place: int, drafts: list[Draft]) -> bool:
        """Whether words end in front of how much something changed, or go on to tell it.

        "fell by 32% (P < .01), 41% (P < .01) and, in the other group, by 19% (P = .02)".
        """
        if _BY.search(before.rstrip("£$€¥")) or CHANGE_BEFORE.search(before.rstrip("£$€¥")):
            return True
        if not drafts or drafts[-1].kind != "MD" or drafts[-1].interval or not drafts[-1].p:
            return False
        between = self._pieces[drafts[-1].last + 1 : place]
        listed = all(p.token in {Token.CLOSE, Token.AND} or p.text in {",", "by"} for p in between)
        if any(p.token in {Token.NUMBER, Token.MEASURE, Token.VERSUS} for p in between):
            return False
        return (len(between) <= 4 and listed) or (len(between) <= 9 and between[-1].text == "by")

    def _like_last(self, place: int, last: Draft) -> str:
        """Return the kind of the second of a pair: "0.64 vs 0.58", "100% for A and 79% for B"."""
        piece = self._pieces[place]
        if last.kind == "MD" and last.p and last.p is self._p_of_list(place, 1):
            unit, *rest = self._pieces[last.first + 1 : place] or self._pieces[:1]
            listed = all(p.token is Token.AND or p.text == "," for p in rest)
            return "MD" if listed and (rest or unit.token is not Token.WORD) else ""
        if last.kind == "MD" and last.unit and last.unit == self._line.unit_of(place, piece):
            joint = self._pieces[place - 1].token is Token.AND
            signed = last.p is None and piece.text.startswith(("-", "+"))
            near = joint and last.last > place - 12
            return "MD" if near and (signed or self._own_p(place)) else ""
        if self._in_turn(place, last):
            return last.kind
        if last.kind not in _PAIRED or last.value is None or last.value.percent != piece.percent:
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

    def _goes_on_listing(self, place: int) -> bool:
        behind = self._pieces[place + 1 : place + 3]
        return [piece.token for piece in behind] == [Token.SEPARATOR, Token.NUMBER]

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
            and self._own_p(place) is not None
        )

    def _own_p(self, place: int) -> PValue | None:
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
            if piece.token is Token.NUMBER and self._line.is_spread(k):
                continue
            counted = _COUNTED.match(self._text, piece.end) and "." not in piece.text
            if piece.token in {Token.NUMBER, Token.MEASURE} and not counted:
                return None
            if piece.text.lower() in {"while", "whereas", "but", "respectively"}:
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

    def _is_beside(self, place: int, p: PValue) -> bool:
        """Whether few words stand before the P value, and no other number goes with this one."""
        between = [
            k
            for k in range(place + 1, p.first)
            if self._pieces[k].text != ";" and not self._line.is_spread(k)
        ]
        words = sum(self._pieces[k].token is Token.WORD for k in between)
        return len(between) - words <= 1 and len(between) <= 7 and not self._has_rival(place)

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
            ):
                return True
        return False

    def _joined(self, before: int, place: int) -> bool:
        return self._pieces[place - 1].token is Token.AND and before == place - 2

    def _is_signed(self, place: int, drafts: list[Draft]) -> bool:
        """Whether a bracket holds a signed number and its P value: "(-76 ml/min, P = .002)".

        Not where the bracket stands behind a rival, whose own value it then is.
        """
        piece = self._pieces[place]
        if not (piece.text.startswith(("-", "+")) and place and self._closes_with_p(place)):
            return False
        if self._text[: piece.start].endswith("/"):  # "+/- 2.1"
            return False
        since = self._pieces[drafts[-1].last].end if drafts else 0
        near = self._text[max(since, piece.start - 60) : piece.start]
        like = bool(drafts) and drafts[-1].value is not None and drafts[-1].kind == "MD"
        if like and " and " in near and drafts[-1].p and "than" not in near:
            return True  # "(-30%; P < .01) in one group and from 24 to 19 (-21%; P < .01)"
        return not _RIVAL.search(near)

    def _is_told_by_verb(self, place: int, before: str, unit: str) -> bool:
        """Whether a bracket says how much a verb changed: "reduced cholesterol (35%; P < .001)"."""
        name = 2 if self._pieces[place - 1].token is Token.SEPARATOR else 0  # "(ApoB; 9%; P < .01)"
        if not unit or place <= name or not self._closes_with_p(place, name):
            return False
        change = _REDUCED.search(before)
        return change is not None and not _SHARE_OR_RIVAL.search(change[0])

    def _closes_with_p(self, place: int, name: int = 0) -> bool:
        if self._pieces[place - 1 - name].token is not Token.OPEN:
            return False
        k = place + 1
        while k < len(self._pieces) and self._pieces[k].token is Token.WORD and k - place <= 3:
            k += 1
        return (
            k + 1 < len(self._pieces)
            and self._pieces[k].token is Token.SEPARATOR
            and isinstance(self._line.owner.get(k + 1), PValue)
        )

    def _is_limit(self, place: int) -> bool:
        """Whether a number is only a bound: "all ORs > 2", "0.30 < RR < 0.32"."""
        before: Piece | None = self._pieces[place - 1] if place else None
        return (
            before is not None
            and before.token is Token.RELATION
            and relation_of(before.text) not in {"="}
        )
