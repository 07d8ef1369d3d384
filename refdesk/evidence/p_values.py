# SPDX-License-Identifier: GPL-3.0-or-later
"""Which result a P value belongs to: given to a result, or left to stand alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import DIFFERENCES, OF_ONE_GROUP, RATIOS, Piece, Token
from refdesk.evidence.p_in_front import PLAIN, TURNS, PInFront
from refdesk.evidence.vocabulary import word_set

_OWN_PURPOSE = word_set("trend interaction int heterogeneity het linear")
"""Of these a P value tests more than one estimate."""

_RELATIVE = RATIOS | {"RRR"}
"""Kinds of results that describe one group."""
_COMPARES = word_set(
    "higher lower greater longer shorter more less increased decreased reduced improved better worse"
)
"""Words of another result: after a bracket closes, the P value behind them is theirs."""
_ASIDES = word_set("per each every i2 i² n")
_LEVELS = PLAIN | {Token.NUMBER, Token.VERSUS, Token.RELATION} - {Token.CLOSE}
_SENTENCE = 40
"""Pieces from a ratio to the P value at the end of its sentence."""
_BREATH = 18
"""Pieces between a difference and the P value at the end of its clause."""


class PAssignment:
    """Gives the P values of one sentence to its results."""

    def __init__(self, line: NumberLine) -> None:
        self.line = line
        self.pieces = line.pieces
        self.text = line.text
        self.owner = line.owner
        self.p_values = line.p_values
        self._front = PInFront(line.pieces)

    def give(self, drafts: list[Draft]) -> list[Draft]:
        """Return the results with their P values, and a result for each that is left, in order."""
        lone: list[Draft] = []
        self._front.ends = {draft.last for draft in drafts}
        self._give_listed_before(drafts)
        for group in self._p_groups():
            if not self._give_list(group, drafts):
                for p in group:
                    if any(draft.p is p for draft in drafts):
                        continue  # what an estimate without a name was known by
                    if len(group) > 1 or self._is_apart(p) or not self._give(p, drafts):
                        lone.append(Draft("P", p.first, p.last, None, None, p))
        return sorted([*drafts, *lone], key=lambda draft: (draft.first, draft.last))

    def _is_apart(self, p: PValue) -> bool:
        """Whether a P value is of more than one estimate: "P for trend", "P = .02 for interaction"."""
        behind = [piece.text.lower() for piece in self.pieces[p.last + 1 : p.last + 4]]
        said = (
            behind[0] in {"for", "of"} and not _OWN_PURPOSE.isdisjoint(behind[1:])
            if behind
            else False
        )
        return p.purpose in _OWN_PURPOSE or said

    def _p_groups(self) -> list[list[PValue]]:
        groups: list[list[PValue]] = []
        for p in self.p_values:
            if groups and p.piece is not None and self._listed(groups[-1][-1], p):
                groups[-1].append(p)
            else:
                groups.append([p])
        return groups

    def _listed(self, before: PValue, p: PValue) -> bool:
        between = self.pieces[before.last + 1 : p.first]
        return len(between) <= 2 and all(
            piece.token is Token.AND or piece.text == "," for piece in between
        )

    def _give_list(self, group: list[PValue], drafts: list[Draft]) -> bool:
        """Give "P = .03 and .04, respectively" to the two results before it, or "both P" to both."""
        first = group[0].first
        open_results = [
            index for index, draft in enumerate(drafts) if draft.p is None and draft.last < first
        ]
        near = self.text[max(0, self.pieces[first].start - 6) : self.pieces[group[-1].last].end + 9]
        shared = len(group) == 1 and re.search(r"\b(both|all)\b", near)
        count = (2 if shared[1] == "both" else len(open_results)) if shared else len(group)
        if count < 2 or len(open_results) < count:
            return False
        chosen = open_results[-count:]
        if not self._clear(drafts[chosen[-1]].last, first, 6) or (
            not shared and len(open_results) > count
        ):
            return False
        for number, index in enumerate(chosen):
            p = group[0 if shared else number]
            drafts[index] = replace(
                drafts[index], p=p, last=max(drafts[index].last, p.last if number else 0)
            )
        return True

    def _give_listed_before(self, drafts: list[Draft]) -> None:
        """Give "function (P = .02) and status (P = .01), with SMDs of 0.2 and 0.3, respectively"."""
        start = 0
        while start < len(drafts):
            end = start + 1
            while end < len(drafts) and self._go_on(drafts[end - 1], drafts[end]):
                end += 1
            run = drafts[start:end]
            since = drafts[start - 1].last if start else -1
            before = [p for p in self.p_values if since < p.first and p.last < run[0].first]
            behind = self.pieces[run[-1].last + 1 : run[-1].last + 3]
            if (
                len(run) > 1
                and len(before) == len(run)
                and any(piece.text.startswith("respectively") for piece in behind)
            ):
                drafts[start:end] = [replace(d, p=p) for d, p in zip(run, before, strict=True)]
            start = end

    def _go_on(self, before: Draft, draft: Draft) -> bool:
        """Whether a result without interval or P value is the next of a list of its kind."""
        bare = not (before.interval or before.p or draft.interval or draft.p)
        return bare and before.kind == draft.kind and self.line.follows(before.last, draft.first)

    def _give(self, p: PValue, drafts: list[Draft]) -> bool:
        """Give a P value to the result right before it, else right behind it."""
        led = [
            i
            for i, draft in enumerate(drafts)
            if draft.p is None and self._front.opens_for(p, draft)
        ]
        if led:
            drafts[led[0]] = replace(drafts[led[0]], p=p, first=p.first)
            return True
        before = [index for index, draft in enumerate(drafts) if draft.last < p.first]
        if before:
            index = max(before, key=lambda i: drafts[i].last)
            draft = drafts[index]
            if (
                draft.p is None
                and draft.kind != "P"
                and not self._of_two(index, drafts)
                and not (draft.kind in OF_ONE_GROUP and self._names_rival(p))
                and self._reaches(draft, p)
                and not self._of_another(draft, p)
            ):
                drafts[index] = replace(draft, p=p, last=p.last)
                self._share(index, drafts, p)
                if self._compares(index, drafts):
                    drafts[index - 1] = replace(drafts[index - 1], p=p, compared=True)
                    drafts[index] = replace(drafts[index], compared=True)
                return True
        inside = [
            i for i, draft in enumerate(drafts) if draft.first < p.first and p.last < draft.last
        ]
        if inside and drafts[inside[0]].p is None:
            drafts[inside[0]] = replace(drafts[inside[0]], p=p)
            return True
        behind = [
            i for i, d in enumerate(drafts) if d.p is None and self._front.stands_before(p, d)
        ]
        if behind:
            drafts[behind[0]] = replace(drafts[behind[0]], p=p, first=p.first)
            return True
        return False

    def _names_rival(self, p: PValue) -> bool:
        """Whether a P value says what it compares with: "(P = .006 versus placebo)"."""
        behind = self.pieces[p.last + 1 : p.last + 2]
        return bool(behind) and (
            behind[0].token is Token.VERSUS or behind[0].text.lower() == "compared"
        )

    def _of_another(self, draft: Draft, p: PValue) -> bool:
        """Whether words between a result and a P value tell of another one.

        "(r = 0.57), was higher in the other type (P = .04)" is no P value of the correlation.
        """
        between = self.pieces[draft.last + 1 : p.first]
        closed = any(piece.token is Token.CLOSE for piece in between)
        return (
            closed
            and draft.kind not in DIFFERENCES
            and any(piece.text.lower() in _COMPARES for piece in between)
        )

    def _share(self, index: int, drafts: list[Draft], p: PValue) -> None:
        """Give a P value to the results before that stand in one list: "(r = -.68, -.63, P < .01)"."""
        while index:
            before, draft = drafts[index - 1], drafts[index]
            between = self.pieces[before.last + 1 : draft.first]
            if [piece.token for piece in between[-2:]] == [Token.MEASURE, Token.OPEN]:
                between = between[:-2]  # "b = 0.99, odds ratio [OR] = 2.69"
            if {before.kind, draft.kind} == {"RD", "RRR"} and between[0].token is Token.AND:
                between = between[
                    :1
                ]  # "an absolute risk reduction of 6% and a relative one of 10%"
            end = draft.interval.last if draft.interval else draft.last
            apart = self.pieces[end + 1 : p.first]
            told = len(apart) > 2 and all(piece.token in PLAIN | {Token.AND} for piece in apart)
            if before.p is not None or (before.interval and not told) or len(between) > 2:
                return
            if before.kind != draft.kind:
                # another measure of the same: "(b = 0.99, OR = 2.69, P = .049)"
                if before.kind in OF_ONE_GROUP or "P" in {before.kind, draft.kind}:
                    return
            elif draft.interval and not told:
                return
            joins = {Token.AND, Token.CLOSE} if before.interval else {Token.AND}
            if not between or any(q.token not in joins and q.text != "," for q in between):
                return
            index -= 1
            drafts[index] = replace(before, p=p)

    def _compares(self, index: int, drafts: list[Draft]) -> bool:
        """Whether an effect is set against the one before: "odds ratios 6.6 v 1.2, P = .046"."""
        before, draft = drafts[index - 1 if index else 0], drafts[index]
        if not index or before.p is not None or before.kind != draft.kind:
            return False
        between = self.pieces[before.last + 1 : draft.first]
        return (
            draft.kind not in OF_ONE_GROUP
            and any(p.token is Token.VERSUS or p.text.lower() == "compared" for p in between)
            and all(p.token not in {Token.P, Token.NUMBER} for p in between)
        )

    def _of_two(self, index: int, drafts: list[Draft]) -> bool:
        """Whether a result is the second of two values that a P value compares: it belongs to neither.

        "31 (95% CI 22-40) versus 46 (95% CI 42-51), P < .05" is no P value of 46.
        """
        if not index or drafts[index].kind not in OF_ONE_GROUP:
            return False
        before, draft = drafts[index - 1], drafts[index]
        between = self.pieces[before.last + 1 : draft.first]
        return (
            before.kind == draft.kind
            and before.p is None
            and all(piece.token is not Token.P for piece in between)
        )

    def _clear(self, start: int, end: int, words_allowed: int) -> bool:
        """Whether nothing between two pieces could own the P value instead."""
        words = 0
        for k in range(start + 1, end):
            piece = self.pieces[k]
            if piece.token is Token.NUMBER and self._is_aside(k):
                continue
            if (
                piece.token in {Token.NUMBER, Token.VERSUS, Token.MEASURE, Token.P}
                or k in self.owner
            ):
                return False
            if piece.text.lower() in TURNS:
                return False
            if piece.text == ";":
                return self._clear(k, end, words_allowed - words)
            words += piece.token is Token.WORD
        return words <= words_allowed

    def _reaches(self, draft: Draft, p: PValue) -> bool:
        """Whether a P value is near enough, or its comparison is told in one breath.

        "0.84% (95% CI 0.36-1.31) lower in the pump group compared with the other group (P = .002)".
        """
        if self._clear(draft.last, p.first, 7):
            return True
        between = self.pieces[draft.last + 1 : p.first]
        if draft.kind in _RELATIVE | DIFFERENCES and self._of_rivals(between):
            return True
        if draft.kind in _RELATIVE and (self._of_levels(between) or self._alone(draft, between)):
            return True
        near = self._without_test(between, draft.last + 1)
        return (
            draft.kind in RATIOS | DIFFERENCES
            and len(near) <= _BREATH
            and all(piece.token in {Token.WORD, Token.CLOSE, Token.OPEN} for piece in near)
            and sum(piece.token is Token.OPEN for piece in near) <= 1
            and not any(piece.text.lower() in TURNS - {"than", "compared"} for piece in near)
        )

    def _without_test(self, between: Sequence[Piece], first: int) -> Sequence[Piece]:
        """Drop the statistic of a test in the P value's own bracket: "(chi2 = 10.6, P = .001)"."""
        opened = max((k for k, p in enumerate(between) if p.token is Token.OPEN), default=-1)
        within = range(first + opened + 1, first + len(between))
        numbers = [k for k in within if self.pieces[k].token is Token.NUMBER]
        if opened < 0 or not numbers or not all(map(self._is_aside, numbers)):
            return between
        return between[: opened + 1]

    def _of_levels(self, between: Sequence[Piece]) -> bool:
        """Whether a bracket only says of which levels a ratio is: "HR 1.92 for PS = 2 versus PS = 0, P"."""
        numbers = [piece for piece in between if piece.token is Token.NUMBER]
        return (
            0 < len(between) <= _BREATH
            and between[-1].token is Token.SEPARATOR
            and any(piece.token is Token.VERSUS for piece in between)
            and all(piece.token in _LEVELS for piece in between)
            and all("." not in piece.text and not piece.percent for piece in numbers)
        )

    def _of_rivals(self, between: Sequence[Piece]) -> bool:
        """Whether a bracket says what differs and how surely: "9% (...) in rate (17% v 26%; P = .03)"."""
        opened = next((k for k, p in enumerate(between) if p.token is Token.OPEN), len(between))
        inside = [p.token for p in between[opened + 1 :] if p.text != "respectively"]
        ends = {Token.SEPARATOR}
        return (
            opened <= _BREATH
            and all(p.token in {Token.WORD, Token.CLOSE} for p in between[:opened])
            and inside[:3] == [Token.NUMBER, Token.VERSUS, Token.NUMBER]
            and bool(inside[3:])
            and ends.issuperset(inside[3:])
        )

    def _alone(self, draft: Draft, between: Sequence[Piece]) -> bool:
        """Whether a sentence has one ratio, words, and one P value in a bracket at its end."""
        words = {piece.text.lower() for piece in between}
        return (
            len(self.p_values) == 1
            and (draft.interval is None or draft.kind not in RATIOS)
            and len(between) <= _SENTENCE
            and between[-1].token is Token.OPEN
            and all(piece.token in PLAIN or piece.kind == draft.kind for piece in between)
            and words.isdisjoint(TURNS - {"than", "compared"})
        )

    def _is_aside(self, place: int) -> bool:
        """Whether a number only goes with another: an error, a test, "per 50", "2-sided"."""
        piece = self.pieces[place]
        if (
            piece.kind == "±"
            or self.line.is_spread(place)
            or self.text[piece.end : piece.end + 1].isalpha()
        ):
            return True  # "2D" is no number of its own
        before = self.pieces[place - 1].text.lower()
        if before in {"=", ":"}:
            before = self.pieces[place - 2].text.lower()
        behind = [piece.text.lower() for piece in self.pieces[place + 1 : place + 3]]
        return before in _ASIDES or behind in (["-", "sided"], ["-", "tailed"])
