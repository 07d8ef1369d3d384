# SPDX-License-Identifier: GPL-3.0-or-later
"""How many were studied: the total that the paper itself reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor

from refdesk.domain.evidence import ArmSize, SampleSize
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.vocabulary import PEOPLE, word_set

_PEOPLE = "|".join(sorted((p for p in PEOPLE if p.isalpha()), key=len, reverse=True))
_SHARE = r"\(\d+(?:\.\d+)? ?%\)"
_SPLIT = (
    rf"(?: {_SHARE}(?= (?:consecutive|eligible|enrolled|recruited)\b)| \w+ {_SHARE} and \w+ {_SHARE}|"
    r" [\w-]+(?:ed|al|ic|ive|thy|ar),(?= [a-z]))?"
)
"""What may come between a number and an adjective: its share, both shares of two kinds, a comma."""
PEOPLE_COUNT = Pattern(
    rf"(?:(?<![\w.,/-])|(?<=[a-z]\.)(?=[A-Z]))(?P<n>{NUMBER})(?! ?(?:%|per ?cent|-|/\d|years?\b|\.\d|mg|months?|weeks?|"
    rf"days?))(?P<between>{_SPLIT}"
    rf"(?: [('\"]?(?:\d\d?-(?:y|year|month|week)[\w-]*|[A-Za-z][\w'/-]*)[)'\"]?){{0,6}}?) "
    rf"(?P<who>(?i:{_PEOPLE}|cases|"
    rf"controls|eyes|studies|trials|dyads|pairs|RCTs|members|pupils|employees|referrals|admissions|"
    rf"consultations))\b",
)
"""A count with the people that it counts: "226 curatively treated patients"."""
_COUNTED = PEOPLE | word_set(
    "cases controls eyes studies trials dyads pairs rcts members pupils employees referrals "
    "admissions consultations"
)
_SETTING = Pattern(
    r"(?i)\b(?:centers|centres|hospitals|countries|sites|clinics|groups|arms|schools|years|"
    r"stages|times|weeks|months|days|sessions|visits|items|points|questions|doses|courses|cycles)\b"
)
_NOT_TOTAL = Pattern(
    r"(?i)\b(?:each|per|of (?:the|these|those|whom)|group|arm|control|controls|died|had|"
    r"developed|withdr[ae]w|dropped|excluded|lost|"
    r"excluding|discontinued|relapsed|responded|experienced|remaining|deaths|mg|survived|refused|"
    r"screened|approached|invited|assessed for eligibility)\b"
)
_RANDOMISED = Pattern(
    r"(?i)\b(?:randomi[sz](?:ed|ation)|randomly|enrol{1,2}ed|recruited|includ(?:ed|ing|es)|"
    r"assigned|allocated|studied|participated|"
    r"analy[sz]ed|completed|evaluated|eligible|entered|involv(?:ed|ing)|compris(?:ed|ing)|"
    r"total|consecutive|identified|sample of|study of|trial of|took part)\b"
)
_ANY_N = Pattern(r"\b[Nn] ?= ?\d")
_DIGIT = Pattern(r"\d")
_UNITS = Pattern(r"(?i)\b(?:practices|hospitals|centres|centers|clinics|schools|sites) \(?$")
_TOTAL_N = Pattern(
    r"(?i)\b(?P<word>total(?: sample)?|overall|sample size)?[ ,]*\(?\b[Nn] ?= ?(?P<n>\d[\d,]*)"
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
    return [*found, *_pairs(sentence, found)]


_HALVES = "both"
_BOTH = Pattern(r"(?i)^ and $|^[^.;,\d()]{0,60} and (?:the )?$")
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


def _pairs(sentence: Sentence, counts: Sequence[Count]) -> Iterator[Count]:
    """Yield the sums of two counts in a row that are the two halves of the studied."""
    for one, other in pairwise(counts):
        joint = sentence.text[one.stop : other.start]
        halves = any(one.who in first and other.who in second for first, second in _PAIRS)
        healthy = "healthy" in other.between and "healthy" not in one.between
        if (halves or healthy) and _BOTH.search(joint):
            yield replace(
                one, value=one.value + other.value, end=other.end, stop=other.stop, who=_HALVES
            )


_ADJECTIVES = frozenset({"individual"})
"""People words that stand before a noun where the number is of it: "12 sessions of individual care"."""
_PRICE = Pattern(r"(?i)(?:[$€£¥₩]|\b(?:USD|EUR|GBP|euros?|dollars?)) ?$")
"""Before a number: it is money, as in "$ 128 per patient"."""
_BREAK = Pattern(
    r"(?i)\b(?:per|and|or|were|was|to|who|in|with|than|versus|of whom|the|by|for|from)\b"
)


def _breaks(between: str) -> bool:
    if between.count("%)") > 1:  # "11,969 current (74%) and former (26%) smokers"
        return False
    return bool(_BREAK.search(between)) and not re.match(
        r"(?i) (?:of|male|female|men|women)\b", between
    )


def _score(count: Count, sentence: Sentence) -> float:
    """Return how likely a count is the total: 0 for none."""
    text = sentence.text
    before = text[max(0, count.start - 30) : count.start]
    # what follows belongs to this count up to the next number
    after = _DIGIT.split(text[count.stop : count.stop + 70], maxsplit=1)[0]
    return _role_score(sentence, count) + _context_score(count, before, after)


def _role_score(sentence: Sentence, count: Count) -> float:
    score = 1.0
    if sentence.role in METHOD_ROLES:
        score += 1.5
    elif sentence.role in {Role.RESULTS, Role.TITLE, Role.OTHER, Role.OBJECTIVE}:
        score += 0.7
    elif sentence.role is Role.BACKGROUND:
        score -= 1.0
    if _in_bracket(sentence.text, count.start):
        score -= 2.0
    return score


_BEFORE = (
    (1.0, Pattern(r"(?i)\btotal of\W*$|\ball\W*$|^in total|\bnumber of\W*$")),
    # "16% of 2,015 women did not complete": the whole, whatever became of the share
    (4.0, Pattern(r"(?i)\d ?(?:%|percent) of (?:the |our |all )?$")),
    (-2.0, Pattern(r"(?i)\bsub-?(?:group|set|sample)s? of (?:the )?$")),
    (-0.5, Pattern(r"(?i)\bof (?:the )?(?:\d+|these|those)\W*$|^\W*of the")),
    # "Of 138 patients, 62 were", "6,248 of 10,144 women": those that the counted ones come from
    (-2.5, Pattern(r"(?i)(?:^|[.;] )of\W*$|\d(?: \w+)? (?:out )?of (?:the )?$")),
    # "(n = 575 couples)": an arm; the sum of the arms is looked for apart
    (-4.0, Pattern(r"\b[nN] ?= ?$")),
    # a bound: "centres with fewer than 40 patients"
    (-4.0, Pattern(r"(?i)\b(?:fewer|more|less) than (?:the )?$")),
    # those with an event: "bleeding occurred in 63 patients"
    (
        -2.5,
        Pattern(
            r"(?i)\b(?:occurred|occurring|observed|seen|noted|developed|reported|detected) in $"
        ),
    ),
)
"""What the words before a count say for and against a total."""
_AFTER = (
    (
        -1.5,
        Pattern(
            r"(?i)^\s*(?:\(\d+(?:\.\d+)? ?%\)|in the|in group|received|who received|had|died|were "
            r"(?:screened|excluded|lost|approached))"
        ),
    ),
    # those who are not among the studied, or are a part of them
    (
        -4.0,
        Pattern(
            r"(?i)^\s*(?:who |that )?(?:(?:were|was|had|have) )?(?:then |later |subsequently )?"
            r"(?:refused|declined|excluded|withdr[ae]wn?|dropped out|lost to|discontinued|"
            r"did not (?:participate|respond|complete|consent|wish))\b"
        ),
    ),
    (
        -2.5,
        Pattern(r"(?i)^\s*(?:who )?(?:\(\d+(?:\.\d+)? ?%\) )?(?:experienced|developed|suffered)\b"),
    ),
    (-2.0, Pattern(r"(?i)^\s*(?:were |was )?(?:targeted|planned|required|needed|to be )")),
    (-4.0, Pattern(r"(?i)\b(?:in|per|for) (?:each|every|both)\b")),
    (
        -3.0,
        Pattern(
            r"(?i)^[^.;]{0,40}\b(?:were|are) (?:registered|potentially|invited|contacted|approached)\b"
        ),
    ),
    # "All 5 patients who were treated early": a part
    (
        -1.5,
        Pattern(
            r"(?i)^\s*(?:who|that|whose)\b(?! (?:were|was|had) (?:randomi|enrol|recruit|includ))"
        ),
    ),
    (
        0.8,
        Pattern(
            r"(?i)^[^.;]{0,40}\b(?:treated|operated|admitted|underwent|seen)\b[^.;]{0,40}\b(?:between|from|in|during)\b"
        ),
    ),
)
"""What the words behind it say."""
_RANDOMLY = Pattern(r"(?i)\brandomi[sz]ed\b|\brandomly\b")
_EACH = Pattern(r"(?i)^\s*(?:each|per group|in each|per arm)")
_CALLED = Pattern(r"(?i)\b(?:solicited|invited|approached|screened|eligible|contacted)\b")
_INCLUDED = Pattern(r"(?i)\b(?:included|enrolled|randomi[sz]ed|recruited|participating)\b")
_OUT_OF = Pattern(r"(?i)\bof (?:the |all )?$")
_STUDIED = Pattern(
    r"(?i)^ (?:\([^)]*\) )?(?:who (?:were )?)?(?:enrolled|included|randomi[sz]ed|recruited)\b"
)
_UNSURE = word_set("cases controls studies trials rcts pairs dyads eyes teeth")


def _context_score(count: Count, before: str, after: str) -> float:
    """Return what the words around a count say for and against a total."""
    score = sum(points for points, pattern in _BEFORE if pattern.search(before))
    score += sum(points for points, pattern in _AFTER if pattern.search(after))
    if _RANDOMLY.search(after) or _RANDOMLY.search(before):
        score += 2.0
    if _RANDOMISED.search(before) or _RANDOMISED.search(after) or "consecutive" in count.between:
        score += 1.5
    if _EACH.search(after) or _NOT_TOTAL.search(before[-16:]):
        score -= 2.0
    if _CALLED.search(count.between):
        score -= 2.5
    elif _INCLUDED.search(count.between) or (_OUT_OF.search(before) and _STUDIED.search(after)):
        score += 4.0  # "164 of 7,647 included patients": the whole
    if count.value < 10:
        score -= 1.0 if count.value > 3 else 3.0
    return score - (0.6 if count.who in _UNSURE else 0.0)


def _in_bracket(text: str, at: int) -> bool:
    """Whether a count stands in a bracket: "(21 women)" is a part, no total."""
    return max(text.rfind("(", 0, at), text.rfind("[", 0, at)) > max(
        text.rfind(")", 0, at), text.rfind("]", 0, at)
    )


_ALL_N = Pattern(
    r"(?i)\([Nn] ?= ?(?P<n>\d[\d,]*)\)[^.;()]{0,60}\b(?:were|was) (?:then )?(?:randomly|"
    r"randomi[sz]ed|assigned|allocated|recruited|enrolled|divided|included)\b"
)
_BARE = Pattern(
    rf"(?:^|[,;:(] ?|\b(?:and|which|whom|these|total of|of them,?|finally|ultimately) )(?<![\d.,])(?P<n>{NUMBER})"
    r"(?! ?(?:%|per ?cent|-|/\d|\.\d|years?\b|of (?:the|these|them|those|whom)\b))(?P<between>(?: \([^)]{0,120}\))?"
    r"(?: (?!(?:were|was|and|or|to|in|died|had)\b)[\w-]+){0,2}?) (?:(?:met [^,.;]{0,60} and )?(?:were|was) "
    r"(?:then |finally |subsequently |eventually )?)?(?:randomi[sz]ed|randomly|enrol{1,2}ed|recruited|"
    r"allocated|included|eligible for inclusion)\b"
)
"""Those who joined, without a word for people: "of whom 36 were randomised"."""


def _bare_counts(number: int, sentence: Sentence) -> Iterator[Count]:
    for match in _BARE.finditer(sentence.text):
        value = number_of(match["n"])
        if value and value >= _FEWEST_BARE and not _SETTING.search(match["between"]):
            yield Count(number, value, match.start("n"), match.end("n"), match.end("between"), "")


_FEWEST_BARE = 10
_MOST_LOST = 1.5
"""Where the arms sum to more than this many times those counted later, they are of something else."""


def _all_n(document: Document) -> SampleSize | None:
    """Return the total that "(n = 26) were randomised" gives."""
    for sentence in document.sentences:
        if sentence.role is Role.CONCLUSIONS or "=" not in sentence.text:
            continue
        if (match := _ALL_N.search(sentence.text)) and (value := number_of(match["n"])):
            return SampleSize(value, document.span(sentence, match.start("n"), match.end("n")))
    return None


def _sum_of(document: Document, arms: Sequence[ArmSize]) -> SampleSize | None:
    """Return the sum of the arms; its span reaches over all, so that a reader sees what was added."""
    total = sum(arm.size for arm in arms)
    if total < _FEWEST_BARE:
        return None
    first, last = arms[0].span, arms[-1].span
    section = next(
        s for s in document.sections if (s.name, s.index) == (first.section, first.index)
    )
    start, end = min(a.span.start for a in arms), max(a.span.end for a in arms)
    if (last.section, last.index) != (first.section, first.index):
        return SampleSize(total, first)
    return SampleSize(total, replace(first, start=start, end=end, text=section.text[start:end]))


def find_sample_size(
    document: Document,
    counts: Counts,
    *,
    synthesis: bool = False,
    cohorts: Sequence[int] = (),
    arms: Sequence[ArmSize] = (),
) -> SampleSize | None:
    """Return the total that was randomised, enrolled or analysed; ``None`` where none is certain.

    Scores say which count reads like the total (methods, "randomised", "a total of" for it, "in
    each group", "died" against it); among near equals the larger is the total. For a synthesis
    (review, meta-analysis) the people of all studies count, not the studies. ``cohorts`` are the
    totals that the population was read with: a count that agrees is likelier. Where the best
    count is one of the ``arms``, or there is none, their sum is the total.
    """
    best: tuple[float, int, int, Count] | None = None
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.CONCLUSIONS:
            continue
        bare = () if synthesis else _bare_counts(number, sentence)
        for count in (*counts[number], *bare):
            if synthesis and count.who in {"studies", "trials", "rcts"}:
                continue
            agrees = count.value in cohorts or (count.who == _HALVES and bool(cohorts))
            score = _score(count, sentence) + (1.0 if agrees else 0.0)
            key = (floor(score + 0.5), count.value, -number, count)
            if score >= 1.5 and (best is None or key[:3] > best[:3]):
                best = key
    if best is not None:
        count = best[3]
        sentence = document.sentences[count.sentence]
        found = SampleSize(count.value, document.span(sentence, count.start, count.end))
        summed = None if synthesis or not arms else _sum_of(document, arms)
        sizes = [arm.size for arm in arms]
        if summed and (count.value in sizes or count.value < max(sizes)):
            return summed
        if summed and not _RANDOMLY.search(sentence.text) and count.value < summed.value:
            return summed if summed.value < _MOST_LOST * count.value else found
        return found
    if total := _all_n(document):
        return total
    if arms and not synthesis and (total := _sum_of(document, arms)):
        return total
    for sentence in document.sentences:
        match = _TOTAL_N.search(sentence.text)
        # several "n =" are arms, none of them the total
        several = len(_ANY_N.findall(sentence.text)) > 1
        if (
            match
            and not _UNITS.search(sentence.text[: match.start()])
            and not (several and match["word"] is None)
            and sentence.role in METHOD_ROLES | {Role.RESULTS, Role.TITLE}
        ):
            value = number_of(match["n"])
            if value and value >= 4:
                return SampleSize(value, document.span(sentence, match.start("n"), match.end("n")))
    return None
