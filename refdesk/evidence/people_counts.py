# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of people in the sentences of a paper, whatever they are counts of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.evidence.text import Document, Sentence
from refdesk.evidence.vocabulary import PEOPLE, word_set

_PEOPLE = "|".join(sorted((p for p in PEOPLE if p.isalpha()), key=len, reverse=True))
_SHARE = r"\(\d+(?:\.\d+)? ?%\)"
_SPLIT = (
    rf"(?: {_SHARE}(?= (?:consecutive|eligible|enrolled|recruited)\b)| \w+ {_SHARE} and \w+ {_SHARE}|"
    r" [\w-]+ \[[^\]]{1,60}\]| [\w-]+(?:ed|al|ic|ive|thy|ar|ïve),(?= [a-zA-Z]))?"
)
"""What may come between a number and an adjective: its share, both shares of two kinds, a comma."""
_BY_WORK = (
    "nurses|physicians|doctors|teachers|workers|athletes|runners|veterans|asthmatics|diabetics|"
    "practitioners|surgeons|amputees|trainees|dentists|midwives|pharmacists|anesthesiologists|"
    "anaesthetists|radiologists|readers|raters|soldiers|recruits|prisoners"
)
PEOPLE_COUNT = Pattern(
    rf"(?:(?<![\w.,/-])|(?<=[a-z]\.)(?=[A-Z]))(?P<n>{NUMBER})(?! ?(?:%|per ?cent|-|/\d|years?\b|\.\d|mg|"
    rf"months?|weeks?|days?))(?P<between>{_SPLIT}"
    rf"(?: [('\"]?(?:(?:\d\d?- to )?\d\d?-(?:y|year|month|week)[\w-]*|[A-Za-z][\w'/-]*)[)'\"]?){{0,6}}?) "
    rf"(?P<who>(?i:{_PEOPLE}|cases|"
    rf"controls|eyes|studies|trials|dyads|pairs|RCTs|members|pupils|employees|referrals|admissions|"
    rf"out-?patients|in-?patients|inmates|screenees|clinicians|{_BY_WORK}|"
    rf"consultations))\b"
    r"(?![ -](?:years?|months?|weeks?|days?|interviews?|records?|files?|questionnaires?)\b)",
)
"""A count with the people that it counts: "226 curatively treated patients"."""
_COUNTED = PEOPLE | word_set(
    "cases controls eyes studies trials dyads pairs rcts members pupils employees referrals "
    "admissions consultations outpatients out-patients inpatients in-patients inmates screenees clinicians "
    "nurses physicians doctors teachers workers athletes runners veterans asthmatics diabetics "
    "practitioners surgeons amputees trainees dentists midwives pharmacists anesthesiologists "
    "anaesthetists radiologists readers raters soldiers recruits prisoners"
)
_SETTING = Pattern(
    r"(?i)\b(?:centers|centres|hospitals|countries|sites|clinics|groups|arms|schools|years|"
    r"stages|times|weeks|months|days|sessions|visits|items|points|questions|doses|courses|cycles)\b"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as it stands in a sentence."""

    sentence: int
    value: int
    start: int
    end: int
    """Offsets of the number."""
    stop: int
    """Offset behind the people word."""
    who: str
    between: str = ""
    """The words between the number and whom it counts."""


Counts = tuple[tuple[Count, ...], ...]
"""The counts of people in each sentence of a document."""


def read_counts(document: Document) -> Counts:
    """Return every count of people, sentence by sentence."""
    return tuple(
        tuple(people_counts(number, sentence)) for number, sentence in enumerate(document.sentences)
    )


def people_counts(number: int, sentence: Sentence) -> list[Count]:
    """Return every count of people in a sentence."""
    found: list[Count] = []
    if _COUNTED.isdisjoint(word.lower for word in sentence.words):
        return found
    for match in PEOPLE_COUNT.finditer(sentence.text):
        value = number_of(match["n"])
        if (
            value is None
            or value < 1
            or (value > 1 and match["who"].lower() in _ADJECTIVES)
            or _SETTING.search(match["between"])
            or _breaks(match["between"])
            or _PRICE.search(sentence.text[max(0, match.start() - 8) : match.start("n")])
        ):
            continue
        found.append(
            Count(
                number,
                value,
                match.start("n"),
                match.end("n"),
                match.end(),
                match["who"].lower(),
                match["between"],
            )
        )
    return found


HALVES = "both"
_BOTH = Pattern(r"(?i)^ and $|^[^.;,\d()]{0,60} and (?:the )?$")
_HEALTHY_BESIDE = Pattern(
    r"(?i)^[^;]{0,140}(?:\band|\bcompar\w+ (?:with|to)|\bversus|\bvs\.?) (?:the )?$"
)
_ALIKE = Pattern(r"(?i)^ (?:with|aged|from|undergoing|receiving|given) [^.;,]{0,60} and (?:the )?$")
"""Between two counts of the same people: "40 patients with stenosis and 20 patients with ..."."""
_JOINED = Pattern(
    r"(?i)^[^.;]{0,60}?\b(?:were|underwent|participated|agreed|completed|took part|received|evaluated)\b"
)
_PAIRS = tuple(
    (word_set(one), word_set(other))
    for one, other in (
        ("boys", "girls"),
        ("girls", "boys"),
        ("men males", "women females"),
        ("women females", "men males"),
        ("cases patients children adults", "controls"),
    )
)
"""Whom two counts are of that make the whole together: "150 boys and 147 girls"."""


def halves_of(sentence: Sentence, counts: Sequence[Count]) -> Iterator[Count]:
    """Yield the sums of two counts in a row that are the two halves of the studied."""
    for one, other in pairwise(counts):
        joint = sentence.text[one.stop : other.start]
        halves = any(one.who in first and other.who in second for first, second in _PAIRS)
        healthy = "healthy" in other.between and "healthy" not in one.between
        alike = one.who == other.who and _ALIKE.search(joint)
        if (
            ((halves or healthy) and _BOTH.search(joint))
            or (healthy and _HEALTHY_BESIDE.search(joint))
            or (alike and _JOINED.search(sentence.text[other.stop :]))
        ):
            yield replace(
                one, value=one.value + other.value, end=other.end, stop=other.stop, who=HALVES
            )


_ADJECTIVES = frozenset({"individual"})
"""People words that stand before a noun where the number is of it: "12 sessions of individual care"."""
_PRICE = Pattern(r"(?i)(?:[$€£¥₩]|\b(?:USD|EUR|GBP|euros?|dollars?)) ?$")
"""Before a number: it is money, as in "$ 128 per patient"."""
_BREAK = Pattern(
    r"(?i)\b(?:per|and|or|were|was|to|who|in|with|than|versus|of whom|the|by|for|from)\b"
)


_ASIDE = Pattern(r" \[[^\]]*\]")
_TWO_SORTS = Pattern(r" [a-z-]+(?:ed|al|ic|ive|ight|ese|ban|thy|ar|ous) (?:and|or) (?=[a-z-]+$)")
"""Two adjectives before one noun: "88 overweight and obese women"."""


def _breaks(between: str) -> bool:
    if between.count("%)") > 1:  # "11,969 current (74%) and former (26%) smokers"
        return False
    between = _TWO_SORTS.sub("", _ASIDE.sub("", between))
    return bool(_BREAK.search(between)) and not re.match(
        r"(?i) (?:of|male|female|men|women)\b", between
    )


_BARE = Pattern(
    r"(?:^|[,;:(] ?|\b(?:and|which|whom|these|total of|of them,?|finally|ultimately) )(?<![\d.,])"
    rf"(?P<n>{NUMBER})(?! ?(?:%|per ?cent|-|/\d|\.\d|years?\b|of (?:the|these|them|those|whom)\b))"
    r"(?P<between>(?: \([^)]{0,120}\))?"
    r"(?: (?!(?:were|was|and|or|to|in|died|had)\b)[\w-]+){0,2}?) (?:(?:met [^,.;]{0,60} and )?(?:were|was) "
    r"(?:then |finally |subsequently |eventually )?)?(?:randomi[sz]ed|randomly|enrol{1,2}ed|recruited|"
    r"allocated|included|eligible for inclusion|participated|took part)\b",
    hints=("andomi", "andomly", "nrol", "ecruited", "llocated", "ncluded", "eligible", "articipated",
           "took part"),
)  # fmt: skip
"""Those who joined, without a word for people: "of whom 36 were randomised"."""


_OUT_OF = Pattern(
    rf"(?<![\w.,/-])(?P<n>{NUMBER})(?: \(\d+(?:\.\d+)? ?%\))? (?:out )?of (?:the |all )?{NUMBER} "
    r"(?P<between>(?:(?i:eligible|invited|approached|screened|solicited|consecutive|potential) )+[\w-]+"
    r"(?: [\w-]+)?)(?: (?:participated|took part|agreed|consented|(?:were|was) (?:enrol{1,2}ed|included|"
    r"recruited|randomi[sz]ed)))?\b",
    hints=("ligible", "nvited", "pproached", "creened", "olicited", "onsecutive", "otential"),
)
"""Those who joined out of those asked: "30 of 40 eligible subjects participated"."""
_WHOSE_N = Pattern(
    rf"(?i)\b(?P<n0>(?:{_PEOPLE}) \([nN] ?= ?(?P<n>\d[\d,]*))\b",
    hints=("(n =", "(n=", "(N =", "(N="),
)
"""A lone number behind the people that it counts: "Infants (N = 280)"."""
_ANY_N = Pattern(r"\b[Nn] ?= ?\d")


def bare_counts(number: int, sentence: Sentence) -> Iterator[Count]:
    """Yield the counts of those who joined that name no people."""
    for match in _BARE.finditer(sentence.text):
        value = number_of(match["n"])
        if value and value >= FEWEST and not _SETTING.search(match["between"]):
            yield Count(number, value, match.start("n"), match.end("n"), match.end("between"), "")
    for match in _OUT_OF.finditer(sentence.text):
        if value := number_of(match["n"]):
            yield Count(number, value, match.start("n"), match.end("n"), match.start("between"), "")
    if lone := _WHOSE_N.search(sentence.text):
        value = number_of(lone["n"])
        if value and value >= FEWEST and len(_ANY_N.findall(sentence.text)) == 1:
            yield Count(number, value, lone.start("n0"), lone.end("n"), lone.end("n"), "")


FEWEST = 10
