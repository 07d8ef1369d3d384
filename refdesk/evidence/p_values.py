# SPDX-License-Identifier: GPL-3.0-or-later
"""Which result a P value belongs to: given to a result, or left to stand alone."""

import re
from dataclasses import replace

from refdesk.evidence.atoms import Draft, PValue
from refdesk.evidence.measures import NumberLine
from refdesk.evidence.notation import Token
from refdesk.evidence.vocabulary import word_set

_OWN_PURPOSE = word_set(
    "trend interaction int heterogeneity het linear noninferiority non-inferiority superiority "
    "equivalence"
)

_VALUES = frozenset({"MEAN", "MEDIAN", "PCT", "EST"})
"""Kinds of results that describe one group."""


class PAssignment:
    """Gives the P values of one sentence to its results."""

    def __init__(self, line: NumberLine) -> None:
        self.pieces = line.pieces
        self.text = line.text
        self.owner = line.owner
        self.p_values = line.p_values

    def give(self, drafts: list[Draft]) -> list[Draft]:
        """Return the results with their P values, and a result for each that is left, in order."""
        lone: list[Draft] = []
        for group in self._p_groups():
            if not self._give_list(group, drafts):
                for p in group:
                    if len(group) > 1 or p.purpose in _OWN_PURPOSE or not self._give(p, drafts):
                        lone.append(Draft("P", p.first, p.last, None, None, p))
        return sorted([*drafts, *lone], key=lambda draft: (draft.first, draft.last))

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

    def _give(self, p: PValue, drafts: list[Draft]) -> bool:
        """Give a P value to the result right before it, else right behind it."""
        before = [index for index, draft in enumerate(drafts) if draft.last < p.first]
        if before:
            index = max(before, key=lambda i: drafts[i].last)
            draft = drafts[index]
            if (
                draft.p is None
                and draft.kind != "P"
                and not self._of_two(index, drafts)
                and self._clear(draft.last, p.first, 7)
            ):
                drafts[index] = replace(draft, p=p, last=p.last)
                return True
        inside = [
            i for i, draft in enumerate(drafts) if draft.first < p.first and p.last < draft.last
        ]
        if inside and drafts[inside[0]].p is None:
            drafts[inside[0]] = replace(drafts[inside[0]], p=p)
            return True
        behind = [i for i, d in enumerate(drafts) if 0 < d.first - p.last <= 2 and d.p is None]
        if behind and self.pieces[p.first - 1 if p.first else 0].token is Token.OPEN:
            drafts[behind[0]] = replace(drafts[behind[0]], p=p, first=p.first)
            return True
        return False

    def _of_two(self, index: int, drafts: list[Draft]) -> bool:
        """Whether a result is the second of two values that a P value compares: it belongs to neither.

        "31 (95% CI 22-40) versus 46 (95% CI 42-51), P < .05" is no P value of 46.
        """
        if not index or drafts[index].kind not in _VALUES:
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
            if (
                piece.token in {Token.NUMBER, Token.VERSUS, Token.MEASURE, Token.P}
                or k in self.owner
            ):
                return False
            if piece.text.lower() in {
                "but",
                "while",
                "whereas",
                "although",
                "than",
                "compared",
                ";",
            }:
                return piece.text == ";" and self._clear(k, end, words_allowed - words)
            words += piece.token is Token.WORD
        return words <= words_allowed
