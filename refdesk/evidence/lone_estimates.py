# SPDX-License-Identifier: GPL-3.0-or-later
"""Estimates that are printed without an interval: "r = 0.45", "7.2 points higher (P = .002)"."""

from itertools import pairwise

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.measures import BETA_NAMES, STRONG, NumberLine
from refdesk.evidence.notation import PROPORTIONS, UNIT_RANGE, Piece, Token, relation_of
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
    r"earlier|fell|rose|dropped|differ|exceed)\w*(?: [\w/(),-]+){0,12}? by(?: an?)?(?: (?:mean|average|median|"
    r"estimated|about|approximately)(?: of)?)? ?$",
    hints=(" by",),
)
_MORE = Pattern(
    r"(?i)(?P<unit>[- ]?(?:(?:scale )?points?|units?|mm ?Hg|cm|mm|[kmµμ]?g(?:/\w+)?|[mµμn]?mol/\w+|"
    r"sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|letters?|steps?|m|s|h|L|mL)\b)?"
    r" (?:significantly )?(?:higher|lower|more|less|greater|fewer|longer|shorter|better|worse|faster|"
    r"slower)\b(?! than \d| or )"
)
_RIVAL = Pattern(r"(?i)\b(?:than|placebo|controls?|groups?|arms?|versus|vs|compared)\b")
_COUNTED = Pattern(
    r"(?i)[- ](?:of )?(?:\w+ )?(?:patients?|participants?|women|men|questions?|items?)\b"
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
            if piece.kind == "±" or line.in_range(place) or self._is_limit(place):
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
        if named.kind in {"MD", "RD"} and (not tight or not self._named_difference(measure, place)):
            return None
        if named.kind in UNIT_RANGE and "." not in piece.text and not piece.percent:
            return None
        kind = line.kind_of(measure, piece, None, place)
        if not kind and follows and drafts[-1].kind == named.kind and drafts[-1].first == measure:
            kind = named.kind  # the second of "r = -0.68 and -0.67"
        if not kind or line.is_fraction(place) or self._is_noise(place, kind):
            return None
        if place == measure + 1 and kind not in STRONG and named.text not in BETA_NAMES:
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
            return Draft(kind, place, place, piece, None, None, drafts[-1].adjusted)
        if not (self._line.p_values or "risk" in self._text):
            return None
        if self._line.is_fraction(place) or self._line.is_spread(place):
            return None
        before = self._text[max(0, piece.start - 160) : piece.start]
        if piece.percent and (
            _RISK_BEFORE.search(before) or _RISK_BEHIND.match(self._text, piece.end)
        ):
            return Draft("RRR", place, place, piece, None, None, False, "%")
        p = self._own_p(place)
        if p is None:
            return None
        unit = self._line.unit_of(place, piece)
        more = _MORE.match(self._text, piece.end)
        is_more = more and (more["unit"] or "." in piece.text) and _RIVAL.search(self._text)
        measured = unit or "." in piece.text or piece.text[0] in "£$€¥"
        is_change = measured and self._is_change(before) and self._is_beside(place, p)
        if is_more or is_change or self._is_signed(place, drafts):
            return Draft("MD", place, p.last, piece, None, p, False, unit)
        return None

    @staticmethod
    def _is_change(before: str) -> bool:
        """Whether words end in front of how much something changed."""
        return bool(_BY.search(before) or CHANGE_BEFORE.search(before))

    def _like_last(self, place: int, last: Draft) -> str:
        """Return the kind of the second of a pair: "0.64 vs 0.58", "100% for A and 79% for B"."""
        piece = self._pieces[place]
        if last.kind == "MD" and last.unit and last.unit == self._line.unit_of(place, piece):
            joint = self._pieces[place - 1].token is Token.AND
            return "MD" if joint and last.last > place - 9 and self._own_p(place) else ""
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
            and between[-1].token is Token.AND
            and all(p.token in {Token.WORD, Token.NUMBER, Token.AND} for p in between)
            and piece.percent
            and self._pieces[place + 1 : place + 2] != []
            and self._pieces[place + 1].text.lower() == between[0].text.lower()
        )
        return last.kind if per_arm else ""

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
        between = self._pieces[place + 1 : p.first]
        plain = sum(piece.token is Token.WORD for piece in between) == len(between) - 1
        before = self._pieces[max(0, place - 6) : place]
        listed = any(
            piece.token is Token.AND and one.token is Token.NUMBER
            for one, piece in pairwise(before)
        )
        return plain and len(between) <= 7 and not listed

    def _is_signed(self, place: int, drafts: list[Draft]) -> bool:
        """Whether a bracket holds a signed number and its P value: "(-76 ml/min, P = .002)".

        Not where the bracket stands behind a rival, whose own value it then is.
        """
        piece = self._pieces[place]
        if not (piece.text.startswith(("-", "+")) and place and self._closes_with_p(place)):
            return False
        since = self._pieces[drafts[-1].last].end if drafts else 0
        near = self._text[max(since, piece.start - 60) : piece.start]
        return not _RIVAL.search(near)

    def _closes_with_p(self, place: int) -> bool:
        if self._pieces[place - 1].token is not Token.OPEN:
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
