# SPDX-License-Identifier: GPL-3.0-or-later
"""Totals that no count of people gives: clusters, cases of a report, animals, groups of so many."""

from refdesk.domain.evidence import SampleSize
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.evidence.text import Document, Role

_COUNT = (
    rf"(?<![\w.,/-])(?<!several )(?<!many )(?P<n>{NUMBER})(?! ?(?:%|-|/\d|\.\d|"
    r"(?:s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?|wk|months?|mo|"
    r"years?|yr|\w?g|m[lL]|[cm]?m|mm ?Hg|IU|kcal|kPa|Hz)\b))"
)
"""A number of things; "30 min in all lambs" counts none."""
_CLUSTERS = Pattern(
    rf"{_COUNT} (?:[\w-]+ ){{0,4}}?(?:\([\w-]+\) )?(?:practices|hospitals|schools|villages|clusters|"
    r"facilities|"
    r"communities|wards|homes|centres|centers|clinics|groups|classes|households|pharmacies|icus)\b"
)
_CASES = Pattern(
    rf"(?i)\b(?:report|present|describe|review|treated|case series of|report of|experience with)\b "
    rf"(?:[\w-]+ ){{0,3}}?{_COUNT} (?:[\w-]+ ){{0,3}}?(?:cases|patients|children|infants)\b"
)
_ONE_CASE = Pattern(
    r"(?i)\b(?P<n>an?|the|one)(?= (?:[\w-]+ ){0,2}?(?:case (?:of|report)|\d{1,3}[- ](?:year|month|week|day)s?"
    r"[- ]old|case)\b)"
)
_SPECIES = (
    r"(?:rats|mice|rabbits|pigs|piglets|dogs|beagles|cats|horses|mares|sheep|lambs|ewes|goats|calves|cows|"
    r"heifers|monkeys|macaques|hamsters|gerbils|ferrets|animals|specimens|cadavers|spines|teeth|trotters|ST)"
)
_ANIMALS = Pattern(rf"{_COUNT} (?:[\w-]+,? ){{0,5}}?(?P<who>{_SPECIES})\b")
_UNITS_N = Pattern(rf"\b{_SPECIES} \([nN] ?= ?(?P<n>\d[\d,]*)\)")
_GROUPS_OF = Pattern(
    rf"(?i)\b(?P<groups>two|three|four|five|six|\d) (?:equal )?groups of (?P<n>{NUMBER}) (?:[\w-]+ ){{0,2}}?"
    rf"(?:{_SPECIES}|patients|women|men|children|subjects|volunteers|participants)\b"
)


def groups_of(document: Document) -> SampleSize | None:
    """Return the product of "two groups of 12 rats"."""
    for sentence in document.sentences:
        if sentence.role is not Role.CONCLUSIONS and (match := _GROUPS_OF.search(sentence.text)):
            groups, each = number_of(match["groups"]), number_of(match["n"])
            if groups and each:
                return SampleSize(
                    groups * each, document.span(sentence, match.start(), match.end())
                )
    return None


def animals_of(document: Document) -> SampleSize | None:
    """Return the largest count of animals or specimens of a paper on these."""
    return _largest(document, _ANIMALS) or _largest(document, _UNITS_N)


def clusters_of(document: Document) -> SampleSize | None:
    """Return the largest count of practices, schools ... that a trial randomised as a whole."""
    return _largest(document, _CLUSTERS)


def cases_of(document: Document) -> SampleSize | None:
    """Return how many cases a report tells of: a count, else one."""
    if found := _largest(document, _CASES):
        return found
    for sentence in document.sentences:
        if match := _ONE_CASE.search(sentence.text):
            return SampleSize(1, document.span(sentence, match.start("n"), match.end("n")))
    return None


def _largest(document: Document, pattern: Pattern) -> SampleSize | None:
    best: SampleSize | None = None
    for sentence in document.sentences:
        if sentence.role in {Role.CONCLUSIONS, Role.BACKGROUND} and pattern is not _CASES:
            continue
        for match in pattern.finditer(sentence.text):
            value = number_of(match["n"])
            if value and value > 1 and (best is None or value > best.value):
                best = SampleSize(value, document.span(sentence, match.start("n"), match.end("n")))
    return best
