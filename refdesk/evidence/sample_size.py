# SPDX-License-Identifier: GPL-3.0-or-later
"""How many were studied: the total that the paper itself reports."""

from collections.abc import Sequence
from dataclasses import replace
from math import floor

from refdesk.domain.evidence import ArmSize, SampleSize
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.people_counts import FEWEST, HALVES, Count, Counts, bare_counts, halves_of
from refdesk.evidence.phrases import number_of
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.vocabulary import word_set

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
_SHARE = Pattern(r" ?\(\d+(?:\.\d+)? ?%\)")
_UNITS = Pattern(r"(?i)\b(?:practices|hospitals|centres|centers|clinics|schools|sites) ?\(?$")
_TOTAL_N = Pattern(
    r"(?i)\b(?P<word>total(?: sample)?|overall|sample size)?[ ,]*\(?\b[Nn] ?= ?(?P<n>\d[\d,]*)",
    hints=("=",),
)


def _score(count: Count, sentence: Sentence) -> float:
    """Return how likely a count is the total: 0 for none."""
    text = sentence.text
    before = text[max(0, count.start - 30) : count.start]
    # what follows belongs to this count up to the next number
    after = _DIGIT.split(_SHARE.sub("", text[count.stop : count.stop + 80]), maxsplit=1)[0]
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
    (-2.5, Pattern(r"(?i)\b(?:approached|screened|invited|contacted|solicited) (?:the )?$")),
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
    included = _INCLUDED.search(count.between) or _STUDIED.search(after)
    if included and _OUT_OF.search(before):
        score += 4.0  # "164 of 7,647 included patients": the whole, whatever became of the part
    else:
        score += sum(points for points, pattern in _AFTER if pattern.search(after))
    if _RANDOMLY.search(after) or _RANDOMLY.search(before):
        score += 2.0
    if _RANDOMISED.search(before) or _RANDOMISED.search(after) or "consecutive" in count.between:
        score += 1.5
    if _EACH.search(after) or _NOT_TOTAL.search(before[-16:]):
        score -= 2.0
    if _CALLED.search(count.between):
        score -= 2.5
    if count.value < 10:
        score -= 1.0 if count.value > 3 else 3.0
    return score - (0.6 if count.who in _UNSURE else 0.0)


def _in_bracket(text: str, at: int) -> bool:
    """Whether a count stands in a bracket: "(21 women)" is a part, no total."""
    return max(text.rfind("(", 0, at), text.rfind("[", 0, at)) > max(
        text.rfind(")", 0, at), text.rfind("]", 0, at)
    )


_ALL_N = Pattern(
    r"(?i)\([Nn] ?= ?(?P<n>\d[\d,]*)(?:[,;] [^()]{2,40})?\)[^.;()]{0,90}\b(?:were|was) "
    r"(?:then |initially )?(?:randomly|randomi[sz]ed|assigned|allocated|recruited|enrolled|"
    r"divided|included)\b"
)
_MOST_LOST = 1.5
"""Where the arms sum to more than this many times those counted later, they are of something else."""


def _all_n(document: Document) -> SampleSize | None:
    """Return the total that "(n = 26) were randomised" gives."""
    for sentence in document.sentences:
        if sentence.role is Role.CONCLUSIONS or "=" not in sentence.text:
            continue
        match = _ALL_N.search(sentence.text)
        if match is None or _ANY_N.search(sentence.text, 0, match.start()):
            continue  # of several "n =" each is an arm
        if value := number_of(match["n"]):
            return SampleSize(value, document.span(sentence, match.start("n"), match.end("n")))
    return None


def sum_of(document: Document, arms: Sequence[ArmSize]) -> SampleSize | None:
    """Return the sum of the arms; its span reaches over all, so that a reader sees what was added."""
    total = sum(arm.size for arm in arms)
    if total < FEWEST:
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
    best = _best_count(document, counts, cohorts, synthesis=synthesis)
    whole = None if best is not None and best.who else _all_n(document)
    if best is not None and whole and best.value < whole.value:
        return whole  # "(n = 101) were randomised and 63 then took part in a follow-up"
    summed = sum_of(document, arms) if arms and not synthesis else None
    if best is not None:
        sentence = document.sentences[best.sentence]
        found = SampleSize(best.value, document.span(sentence, best.start, best.end))
        sizes = [arm.size for arm in arms]
        if summed and (best.value in sizes or best.value < max(sizes)):
            return summed
        later = best.value < (summed.value if summed else 0) < _MOST_LOST * best.value
        return summed if summed and later and not _RANDOMLY.search(sentence.text) else found
    return whole or summed or _total_n(document)


def _best_count(
    document: Document, counts: Counts, cohorts: Sequence[int], *, synthesis: bool
) -> Count | None:
    """Return the count of people that reads the most like the total; ``None`` where none does."""
    best: tuple[float, int, int, Count] | None = None
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.CONCLUSIONS:
            continue
        bare = () if synthesis else bare_counts(number, sentence)
        for count in (*counts[number], *halves_of(sentence, counts[number]), *bare):
            if synthesis and count.who in {"studies", "trials", "rcts"}:
                continue
            agrees = count.value in cohorts or (count.who == HALVES and bool(cohorts))
            score = _score(count, sentence) + (1.0 if agrees else 0.0)
            key = (floor(score + 0.5), count.value, -number, count)
            if score >= 1.5 and (best is None or key[:3] > best[:3]):
                best = key
    return best[3] if best else None


def _total_n(document: Document) -> SampleSize | None:
    """Return the total that a lone "n = 42" gives, or one called "total sample"."""
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
            if value and value >= _FEWEST_TOTAL:
                return SampleSize(value, document.span(sentence, match.start("n"), match.end("n")))
    return None


_FEWEST_TOTAL = 4
