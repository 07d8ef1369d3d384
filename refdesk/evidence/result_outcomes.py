# SPDX-License-Identifier: GPL-3.0-or-later
"""The outcome that a result is of: read from the clause that the result stands in.

In order: a label in the result's own bracket, the item in front of that bracket in a list, what a
clause says to differ, the subject of the clause, or its object where the subject is people or a
treatment; else the outcome of the result before, which the text speaks on of.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from refdesk.evidence.clause_outcomes import ClauseOutcomes, Found
from refdesk.evidence.clauses import (
    bracket_end,
    bracket_start,
    clauses_of,
    has_verb,
)
from refdesk.evidence.notation import OF_ONE_GROUP
from refdesk.evidence.outcome_phrases import (
    Naming,
    distributed,
    has_content,
    is_measure,
    is_scrap,
)
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.result_relations import ACCURACIES, CORRELATIONS, RATIOS, Relations
from refdesk.evidence.text import HIDDEN, Document, Sentence

_FOR = Pattern(
    r"(?i)(?:ratios?|risks?|odds|differences?|reductions?|changes?|[HORI]Rs?|"
    r"MD)(?: [(\[][\w% ]{2,8}[)\]])*"
    r" (?:for|of|in) (?P<what>(?!the difference|men\b|women\b|[-+]?\d)[^,;:()=\[\]]{2,70}?)"
    r"(?= (?:was|were|is|of|compared|in the|with|at|among|between|per|over)\b| [-+]?\d|[,;:(=\[]|$)",
    hints=(" for ", " of ", " in "),
)
"""A measure that names its outcome: "the odds ratio for death at 5 years was"."""
_DID = r"(?:was|were|by|fell|rose|increased|decreased|declined|to|of|from|improved|dropped) ?"
_GOES_ON = Pattern(
    rf"(?i)\b(?:and|but),? (?:also )?(?:{_DID}){{0,2}}$|, (?:also )?(?:{_DID}){{1,2}}$|"
    r"\bwhich (?:was|were|is|are|did)\b|"
    r"^\W*(?:for|in|with|on|after|following|under|at|from) [^,;]{1,60}?,? (?:and|but|versus|vs\.?) *$"
)
"""A verb that shares the subject of the result before: "rose by 3 (P = .1) with tea and fell by"."""
_ITEM = Pattern(
    r"(?i)^[\s,;.\x00)\]]*(?:(?:and|or|as well as|but not|nor|plus|but)\b)?[\s,]*"
    r"(?P<joint>(?:for|in|on|of|with|to|from|at|by|between)\b)?\s*(?:the |an? |both )*"
    r"(?P<what>[^\s\d,;:.][^,;:]{0,80}?)?[\s,(\[\x00]*$"
)
_LABEL = Pattern(
    r"^(?P<what>[A-Za-z][\w /%+-]{1,50}?)(?: [(\[][\w-]+[)\]])?(?:[:,]?\s*$|,(?= [A-Za-z]{3}[^\d]*$)|"
    r"(?= (?:increased|decreased|was|were)\b))"
)
_NO_LABEL = Pattern(
    r"(?i)^(?:n|p|r|d|b|t|f|mean|median|adjusted|unadjusted|crude|pooled|hazard|odds|risk|relative|"
    r"95|CI|difference|interaction|OR|HR|RR|MD|SMD|IRR|AUC|test|log-?rank|average|effect|absolute|time|"
    r"estimated|"
    r"both|all|mcnemar|fisher\w*|mann\w*|wilcoxon|student\w*|chi\w*|anova|range|SD|SE|see|table|fig\w*|"
    r"weighted|standardi[sz]ed|between|within|multi\w+|uni\w+|change|beta|i|ii|"
    r"iii|iv|v|linear\w*|quadratic\w*|cubic|trend|from|vs|versus|respectively|one|two|per|area|sensitivity|specificity|ES|as|and|or|in|with|"
    r"treatment|least|LS|net|baseline)\b"
)
_FOR_BEHIND = Pattern(
    r"(?i)[-+\d.%]*[)\]]* for (?P<what>[^,;:()=\[\]\d]{3,70}?)(?= (?:in|at|with|among)\b|[,;:.(\[]|$)"
)
_OPENS = Pattern(
    r"(?i)\b(?:significant(?:ly)?|statistically|marked(?:ly)?|greater|higher|lower|longer|shorter|"
    r"more|"
    r"(?P<verb>reduced|improved|increased|decreased|lowered|raised|enhanced|prolonged|shortened|attenuated|"
    r"affected|altered|(?:not|to) (?:reduce|improve|increase|decrease|affect|alter|change|enhance))|"
    r"(?P<change>increase|decrease|reduction|improvement|difference|decline|change|benefit)s?)\s*$"
)
_CHANGE_BEHIND = Pattern(
    r"(?i)^[)\] ]*(?:[\w-]+ ){0,4}?(?:(?:decrease|increase|difference|reduction|improvement|change|"
    r"rise|fall|decline)s?\b"
    r"[^,;]{0,60}? (?:in|of|on|for|concerning)|reduced|increased|lower|higher|greater|improved|"
    r"decreased|shorter|"
    r"longer|reductions? in|increases? in) (?P<what>[^,;:]{3,80})"
)
_OBJECT_BEHIND = Pattern(
    r"(?i)^[)\]]* (?!(?:in|on|for|with|and|but|or|at|by|from|to|of|than|after|during|when|as|over|between|"
    r"among|compared|versus|vs|while|whereas|only|because|due|within|following|under|was|were|\w+ly)\b)"
    r"(?P<what>[^,;:]{3,80})"
)
_IN_BEHIND = Pattern(r"(?i)^[)\] ]*(?:in|of|on|for) (?P<what>[^,;:]{3,80})")
_NOUN_BEHIND = Pattern(
    r"(?i)^[)\]]* (?:\w+ )?(?:reduction|decrease|increase|improvement|difference|change|decline|gain)s?"
    r" in (?P<what>[^,;:]{3,80})"
)
"""Stands behind a number: "a 0.32 (0.12 to 0.52) reduction in z-score"."""
_PART = Pattern(r"[;,] ")
_VALUED = Pattern(r"(?:and )?(?P<what>[A-Za-z][\w /-]{2,50}?):? \d")
"""A measure with its values in a bracket: "(pain 5.1 v 5.2, fatigue score 3 v 4, MD 1.0"."""
_FEW = 7
"""Words of an item that stands in a list without a verb."""
_MANY = 3
"""Commas of a list; which of its outcomes a later result is of remains unsaid."""
_LONGEST = 4000
"""Characters of a sentence that are read; a longer one is no prose."""
_WINDOW = 600
"""Characters of a clause that are read, those next to the result."""
_NUMBERS = Pattern(r"\d ?%|\d\.\d")
_NAMED_BY_RATE = frozenset({"SMR"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result stands in its sentence, and its kind."""

    start: int
    end: int
    anchor: int
    """Where its number starts: a measure's name may stand far in front."""
    kind: str


class ResultOutcomes:
    """Finds the outcomes of the results of one document, sentence by sentence, in order."""

    def __init__(
        self, document: Document, compared: Collection[str] = (), primary: str = ""
    ) -> None:
        """Take names of what the document compares, which are no outcomes, and the primary outcome."""
        self._sentences = document.sentences
        self._numbers = {(s.section, s.start): n for n, s in enumerate(document.sentences)}
        self._naming = Naming(compared, primary)
        self._relations = Relations(self._naming)
        self._clause = ClauseOutcomes(self._naming)
        self._last = ""
        self._section = -1

    def of(self, sentence: Sentence, places: Sequence[Place]) -> list[Found]:
        """Return the outcome of each result of ``sentence``; ``""`` where the text does not say."""
        if sentence.section != self._section:
            self._section, self._last = sentence.section, ""
        found: list[Found] = []
        for k, place in enumerate(places):
            since = bracket_end(sentence.plain[:_LONGEST], places[k - 1].end) if k else 0
            if since > place.start:
                since = places[k - 1].end  # in the same bracket
            found.append(self._one(sentence, since, place, found[-1] if found else None, places))
        outcomes = distributed(sentence.text, [item.text for item in found])
        if outcomes and outcomes[-1]:
            self._last = outcomes[-1]
        return [replace(item, text=text) for item, text in zip(found, outcomes, strict=True)]

    def _one(
        self,
        sentence: Sentence,
        since: int,
        place: Place,
        before: Found | None,
        places: Sequence[Place],
    ) -> Found:
        plain = sentence.plain[:_LONGEST]
        opened = bracket_start(plain, place.anchor)
        at = opened if opened >= 0 else max(since, min(place.start, place.anchor))
        own = place.start if place.start > opened else place.anchor
        inner = sentence.text[max(opened + 1, since) : own] if opened >= 0 else ""
        label = self._label(inner)
        if not label:
            label = self._named(sentence.text, place, since)
        if opened >= 0 and since > opened and before:
            listed = inner.startswith((";", ","))
            if label and listed and (is_measure(label) or (before.items and label.islower())):
                return Found(label, items=True)
            return before  # more in the same bracket
        before = before and replace(before, factor="")
        outer = (
            None
            if label and is_measure(label)
            else self._outer(sentence, since, at, before, place, places)
        )
        if label and (outer is None or not is_measure(outer.text) or is_measure(label)):
            return Found(label, items=True)
        if outer:
            return outer
        if before:
            return before
        if did := self._clause.behind(plain[:at], plain[bracket_end(plain, place.end) :]):
            return Found(did)
        behind = self._relations.behind(plain[bracket_end(plain, place.end) :])
        told = self._told_before(sentence) or self._last
        return Found(behind or (told if told.count(",") < _MANY else ""))

    def _outer(self, sentence: Sentence, since: int, at: int, before: Found | None,
               place: Place, places: Sequence[Place]) -> Found | None:  # fmt: skip
        """Return what the words before a result, outside of its bracket, say it is of."""
        plain = sentence.plain[:_LONGEST]
        ratios = [other.anchor for other in places if other.kind in RATIOS]
        if cause := self._relations.associated(plain, at, place.kind, ratios):
            factor = self._relations.factor(plain[since:at]) if place.kind in RATIOS else ""
            return Found(cause, factor=factor if factor != cause else "")
        rest = plain[bracket_end(plain, place.end) :]
        if place.kind in ACCURACIES and (what := self._relations.detected(plain, at)):
            return Found(what)
        if place.kind in CORRELATIONS and (
            pair := self._relations.correlated(plain[max(since, at - _WINDOW) : at], rest)
        ):
            return Found(pair.outcome, pair.items, pair.factor)
        opens = _OPENS.search(plain[since:at])
        behind = _NOUN_BEHIND.match(rest)
        if not behind and opens:
            verb = opens["verb"] and _OBJECT_BEHIND.match(rest)
            behind = verb or (_IN_BEHIND if opens["change"] else _CHANGE_BEHIND).match(rest)
        if behind:
            what = self._naming.tidy(behind["what"])
            if what and self._naming.usable(behind["what"]):
                return Found(what, items=True)
        gap = plain[since:at]
        if before and _GOES_ON.search(gap.replace(HIDDEN, "")):
            return before
        if before and (found := self._item(gap, before)):
            last = max(
                (other for other in places if other.end <= place.start),
                key=lambda o: o.end,
                default=place,
            )
            # "11.8 months with tea (hazard ratio 0.66)": tea is the group of the months alone
            return (
                replace(found, factor="")
                if last.kind in OF_ONE_GROUP and place.kind in RATIOS
                else found
            )
        return self._of_clauses(plain, since, at, before)

    def _of_clauses(
        self, plain: str, since: int, at: int, before: Found | None = None
    ) -> Found | None:
        """Return what the nearest clause before ``at`` is about that is about anything."""
        aside: Found | None = None
        for start, end in reversed(clauses_of(plain, since, at)):
            segment = plain[max(start, end - _WINDOW) : end]
            if before is not None and start == since and not has_verb(segment):
                return aside or before  # only numbers and groups since the result before
            found = self._clause.of(segment) or self._listed(plain, start, segment, before)
            if found is None:
                continue
            if is_measure(found.text):
                return found
            # "by age 4: 0.93 episodes": what stands in front of a colon says what is counted
            if plain[max(0, start - 2) : start].strip() != ":":
                return aside or found
            aside = aside or found
        return aside

    def _listed(self, plain: str, start: int, segment: str, before: Found | None) -> Found | None:
        """Return the item of "energy intake, 41 kcal (9-74); weight gain, 130 g (1-250)"."""
        if before is None or plain[max(0, start - 2) : start].strip() != ";" or has_verb(segment):
            return None
        item = self._naming.tidy(segment) if self._naming.usable(segment) else ""
        return Found(item, items=True) if item and len(item.split()) <= _FEW else None

    def _label(self, inner: str) -> str:
        """Return the label that a bracket opens with: "(CGI-I: relative risk 1.01"."""
        text = inner.strip(" ;,.")
        for part in reversed(_PART.split(text)):
            if (valued := _VALUED.match(part)) and is_measure(valued["what"]):
                if _NO_LABEL.match(valued["what"]):
                    continue
                return self._naming.tidy(valued["what"])
        match = _LABEL.match(text) if text else None
        if not match or _NO_LABEL.match(match["what"]) or not self._naming.usable(match["what"]):
            return ""
        return "" if re.search(r"\btest\b", match["what"]) else self._naming.tidy(match["what"])

    def _named(self, text: str, place: Place, since: int) -> str:
        """Return what a measure says it is of: "HR for OS was 0.93", "OR of 0.8 (0.2-3) for death"."""
        match = _FOR.search(text, max(since, place.start - 12), place.end)
        if match and self._naming.usable(match["what"]):
            return self._naming.tidy(match["what"])
        if place.kind in _NAMED_BY_RATE:
            return "mortality" if "mortal" in text[place.start : place.anchor].lower() else ""
        behind = _FOR_BEHIND.match(text, place.end) or _FOR_BEHIND.match(text, place.anchor)
        if behind and is_measure(behind["what"]) and self._naming.usable(behind["what"]):
            return self._naming.tidy(behind["what"])
        return ""

    def _item(self, gap: str, before: Found) -> Found | None:
        """Return the next item of a list, or the outcome before where it is only a group."""
        gap = gap.replace(HIDDEN, " ")
        if ";" in gap and has_verb(gap.rpartition(";")[2]):
            return None  # another clause: "(P = .8); the failure rates were 3.0% and 2.6% (P = .9)"
        item = gap.rpartition(";")[2].strip(" ,")
        listed = ";" in gap and before.items and not _NUMBERS.search(item)
        if listed and len(item.split()) <= _FEW and self._naming.usable(item):
            return Found(self._naming.tidy(item), items=True)  # "(P = .02); weight gain, 1.2"
        if _NUMBERS.search(gap):
            return before
        if ";" in gap or has_verb(gap):
            return None
        head, _, last = gap.rpartition(" and ")
        if head and last and not self._naming.usable(head) and has_content(last):
            gap = f"and {last}"  # "among men and in usual activities"
        match = _ITEM.match(gap)
        if not match:
            return None
        what = match["what"] or ""
        if not has_content(what) or is_scrap(what):
            return before
        if not self._naming.usable(what):
            return replace(before, factor=readable(what))  # the group of the same outcome
        if (
            not before.items
            and not is_measure(what)
            and (is_measure(before.text) or match["joint"])
        ):
            return before
        item = self._naming.tidy(what)
        return Found(item, items=True) if item else before

    def _told_before(self, sentence: Sentence) -> str:
        """Return what the sentence before is about."""
        number = self._numbers.get((sentence.section, sentence.start), 0)
        if not number or self._sentences[number - 1].section != sentence.section:
            return ""
        plain = self._sentences[number - 1].plain[:_LONGEST]
        found = self._of_clauses(plain, 0, len(plain))
        return found.text if found and is_measure(found.text) else ""
