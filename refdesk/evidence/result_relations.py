# SPDX-License-Identifier: GPL-3.0-or-later
"""Outcomes of results that relate two things: risk factors, correlations, tests of accuracy."""

import re
from collections.abc import Collection
from typing import NamedTuple

from refdesk.evidence.clauses import has_verb, without_lead
from refdesk.evidence.outcome_phrases import Naming, is_anaphoric, is_measure
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import HIDDEN

RATIOS = frozenset({"HR", "OR", "RR", "IRR", "PR", "RRR", "BETA", "SMR"})
CORRELATIONS = frozenset({"R", "RHO", "TAU"})
ACCURACIES = frozenset({"SENS", "SPEC", "PPV", "NPV", "AUC", "ACC"})

_ASSOCIATED = Pattern(
    r"(?i)(?<!known )\b(?:(?:risk |prognostic |protective |causal )factors?|predictors?|determinants?|"
    r"correlates?)"
    r"(?: \w+){0,2}? (?:for|of)(?: developing| having)? (?P<factor>[^,;:.\x00]{3,70}?)"
    r"(?= (?:were|was|are|is|included?|in|among|after|at|by|on)\b|[,;:.\x00]|$)|"
    r"\b(?:associated with|(?<!per cent )(?<!percent )(?<!% )predict(?:ed|s|ive of)|related to|"
    r"linked (?:with|to)|contributed to)"
    r" (?:\x00+ )?(?P<with>[^,;:.\x00]{3,80}?)(?= (?:were|was|are|is|independent|compared)\b|[,;:.\x00]|$)"
)
_IS = Pattern(r"(?i)\b(?:was|were|is|are|been|be|as|remained|emerged|became|proved)\b|^[)\x00\W]*$")
_CORRELATED = Pattern(
    r"(?i)\bcorrelat(?:ed|es|ions?)(?: [\w-]+){0,3}? (?:with|to) (?P<what>[^,;:.]{3,90})$"
)
_CORRELATION = Pattern(
    r"(?i)\b(?:correlations?|relationships?|associations?)\b(?: [\w-]+){0,6}? between |"
    r"^[\s,\x00)]*(?:and )?between "
)
_WITH_BEHIND = Pattern(
    r"(?i)^[)\]\x00 ]*(?:with|for) (?P<what>[A-Za-z][^,;:.\x00]{2,70}?)(?= and\b|[,;:.\x00]|$)"
)
_FACTOR = Pattern(
    r"(?i)(?:^|[,;:] |\b(?:and|or|were|was|are|is|included?|including|as|by|that|factors?|with|of) |\x00 )"
    r"(?P<what>(?!(?:and|or|were|was|are|is|including|the|an?)\b)(?:(?!\b(?:and|were|was|are|included?|"
    r"including|"
    r"associated|that)\b)[^,;:\x00]){2,70})$"
)
_APART = Pattern(r"(?i);|\b(?:but|while|whereas)\b")
_EXAMPLES = Pattern(r"(?i)\b(?:including|such as|namely)\b")
_DETECTS = Pattern(
    r"(?i)\b(?:(?:to|for|of|in|when) (?:correctly |accurately )?(?:identify|detect|predict|diagnos|"
    r"discriminat|distinguish|differentiat|recogni[sz])(?:e|ing)?|(?:detection|diagnosis|prediction|"
    r"identification|predictors?) of|predictors? for) (?P<what>[^,;:()\x00]{3,80}?)"
    r"(?= (?:was|were|is|are|by|with|using|at|in|from)\b|[,;:.()\x00]|$)"
)
"""What a test finds: "the sensitivity for detecting stroke"."""
_ACCURACY = Pattern(r"(?i)\b(?:sensitivity|specificity|accuracy|ROC|AUC|predictive values?)\b")
_BESIDE = 2
_REACH = 90
"""Characters behind a result in which it may be told what it is of."""


class Related(NamedTuple):
    """The outcome of a related pair, and the other of it."""

    outcome: str
    factor: str = ""
    items: bool = False


class Relations:
    """Reads what results that relate two things are of."""

    def __init__(self, naming: Naming) -> None:
        """Take what may name an outcome in the paper."""
        self._naming = naming
        self._plain = ""
        self._found: re.Match[str] | None = None

    def associated(self, plain: str, at: int, kind: str, ratios: Collection[int]) -> str:
        """Return what factors are associated with: of each ratio of a list the same.

        ``at``: where the result stands; ``ratios``: where the numbers of all ratios stand.
        """
        if plain != self._plain:  # once for all results of a sentence
            self._plain, self._found = plain, _ASSOCIATED.search(plain)
        match = self._found
        if not match:
            return ""
        ratio = kind in RATIOS
        if match.start() > at and not _IS.search(plain[at : match.start()]):
            return ""
        if match["factor"]:
            return self._naming.tidy(match["factor"]) if ratio or match.end() <= at else ""
        what = self._naming.tidy(match["with"])
        if match.start() > at:
            apart = _APART.search(plain[at : match.start()])
            return what if (ratio or not has_verb(without_lead(plain[:at]))) and not apart else ""
        if ratio and sum(place > match.end() for place in ratios) > 1:
            subject = without_lead(plain[: match.start()])
            own = self._naming.tidy(subject)
            named = own and not self._naming.is_agent(subject) and not is_anaphoric(own)
            if named and (is_measure(own) or not is_measure(what)):
                return own
            return what if _EXAMPLES.search(plain[match.end() : at]) else ""
        return what if at - match.end() <= _BESIDE or ratio else ""

    def correlated(self, segment: str, rest: str) -> Related | None:
        """Return the second of two things that are correlated, from the words before and behind."""
        if match := _CORRELATED.search(segment):
            return self._related(match["what"], segment[: match.start()], items=True)
        if match := _CORRELATION.search(segment):
            pair = segment[match.end() :]
            first, joint, second = pair.rpartition(" and ")
            if not joint:
                first, joint, second = pair.rpartition(" with ")
            return self._related(second, first) if first and joint else None
        match = _WITH_BEHIND.match(rest)
        return self._related(match["what"]) if match else None

    def detected(self, plain: str, at: int) -> str:
        """Return what a test whose accuracy is told finds, from its own sentence."""
        found = ""
        for match in _DETECTS.finditer(plain):
            if found and match.start() > at:
                break
            found = self._naming.tidy(match["what"]) or found
        return found

    def behind(self, rest: str) -> str:
        """Return the outcome named behind a result: "(OR 2.1) predicted death"."""
        match = _ASSOCIATED.search(rest)
        if match and match.start() < _REACH:
            return self._naming.tidy(match["factor"] or match["with"])
        return ""

    def factor(self, gap: str) -> str:
        """Return what stands last before a result in a list of factors: "age (OR 1.2) and smoking ("."""
        match = _FACTOR.search(gap.rstrip(f" ([{HIDDEN}"))
        return self._naming.tidy(match["what"]) if match else ""

    def _related(self, what: str, factor: str = "", *, items: bool = False) -> Related | None:
        tidy = self._naming.tidy(what)
        if not tidy or not self._naming.usable(what):
            return None
        return Related(tidy, self._naming.tidy(without_lead(factor)), items)
