# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two records are, field by field, and how sure that makes one that they are one paper.

Record linkage after Fellegi and Sunter (J Am Stat Assoc 1969;64:1183): what agrees and what differs adds
to the logarithm of the odds. The weights are those of a logistic regression over the candidate pairs of
three labelled sets of records (two medical reviews, one of another field, each counted alike); with any
medical set left out of the training its pairs were still told with precision and recall above 0.97.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from refdesk.domain.pages import expand_pages, first_page
from refdesk.domain.reference import Reference
from refdesk.domain.titles import without_remarks

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS = str.maketrans(
    {letter: f" {name} " for letter, name in _GREEK.items()}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_EMPTY_WORDS = frozenset(
    {
        "the", "of", "and", "in", "on", "for", "a", "an", "to", "with", "by", "from", "at", "as", "et",
        "de", "la", "le", "du", "des", "der", "die", "das", "und", "j", "journal",
    }
)  # fmt: skip
_ROMAN = frozenset("ivxlc")
_LAST_ISSUE = 60
"""Larger issue numbers are not issues: exports put record numbers there."""
_MOST_AUTHORS = 30

WEIGHTS = {
    "title below half": -3.13, "title half": -1.77, "title alike": -1.48, "title nearly": 0.21,
    "title same": 3.10, "title within": 1.34, "title generic": -2.20, "author same": 0.80,
    "author differs": -2.74, "year next": -1.44, "year differs": -1.62, "volume same": 1.07,
    "volume differs": -3.40, "issue differs": -3.44, "page same": 2.26, "page differs": -1.66,
    "last page differs": -1.06, "journal same": -0.60, "journal differs": -2.07, "doi same": 1.18,
    "doi differs": -2.21, "generic, issue differs": -1.70, "generic, page same": -1.13,
    "generic, no page": -0.69, "alike, page same": 1.09,
}  # fmt: skip
"""What each finding adds to the log odds that two records are one paper."""
_SERIES = -4.0
"""The same for titles that differ in a number alone, ``FOCUS 1`` and ``FOCUS 2``, on different pages;
too rare in the labelled sets to be learned."""
_COMPANION = -6.0
"""The same for a paper and what was published about it later, in the same journal under nearly its title."""
_COMPANIONS = frozenset(
    {
        "correction", "corrections", "corrigendum", "erratum", "errata", "addendum", "retraction", "reply",
        "response", "comment", "comments", "commentary", "reflections", "letter", "rebuttal", "re",
    }
)  # fmt: skip
_COCHRANE_VERSION = re.compile(r"(10\.1002/14651858\.cd\d+)\.pub\d+")
_SURE = 0.99
_HARDLY = 0.02


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of a record is compared: no case, accents, punctuation, markup."""

    key: str
    """The title's letters and digits."""
    words: tuple[str, ...]
    families: tuple[str, ...]
    initials: tuple[str, ...]
    names: frozenset[str]
    """All long words of the first author's name: exports swap family and given name."""
    year: int | None
    volume: str
    issue: str
    first_page: str
    last_page: str
    journal: tuple[str, ...]
    doi: str
    pmid: str
    pmcid: str


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared."""
    text = text.casefold()
    if not text.isascii():
        text = text.translate(_LETTERS)
        bare = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
        )
        text = unicodedata.normalize("NFC", bare)
    elif text.isalnum():  # most names
        return [intern(text)]
    return list(map(intern, _WORD.findall(text)))  # the same few in 100,000 titles


def fingerprint(reference: Reference) -> Fingerprint:
    """Return what of a record is compared."""
    title = reference.title_plain
    bare = words_of(without_remarks(title))
    words = bare if len(bare) >= 3 else words_of(title)
    key = "".join(words)
    authors = [
        (intern("".join(words_of(a.family or a.collective))), words_of(a.given or a.initials))
        for a in reference.authors[:_MOST_AUTHORS]
    ]
    authors = [(family, given) for family, given in authors if family]
    pages = expand_pages(reference.pages or reference.article_number)
    if pages.startswith("1-") and not (reference.volume or reference.issue):
        pages = ""  # counted by itself, ahead of print
    start, _, end = pages.partition(",")[0].partition("-")
    journal = reference.journal
    leader = reference.authors[0] if reference.authors else None
    names = f"{leader.family} {leader.given} {leader.collective}" if leader else ""
    return Fingerprint(
        key,
        tuple(words),
        tuple(family for family, _ in authors),
        tuple(given[0][0] if given else "" for _, given in authors),
        frozenset(word for word in words_of(names) if len(word) > 2),
        reference.year,
        _number(reference.volume),
        _issue(reference.issue),
        _page(first_page(pages) or start),
        _number(end),
        tuple(
            word
            for word in words_of(journal.full_name or journal.title or reference.container_title)
            if word not in _EMPTY_WORDS
        ),
        _COCHRANE_VERSION.sub(r"\1", reference.doi.lower()),
        reference.pmid,
        reference.pmcid,
    )


def _number(text: str) -> str:
    match = _NUMBER.search(text)
    return match[0].lstrip("0") if match else ""


def _issue(text: str) -> str:
    number = _number(text) if len(text) < 12 else ""
    return number if number and len(number) < 3 and int(number) <= _LAST_ISSUE else ""


def _page(text: str) -> str:
    page = "".join(words_of(text)).lstrip("0")
    is_page = any(c.isdigit() for c in page) or (page and set(page) <= _ROMAN)
    return page if is_page else ""  # "Suppl" is none


def certainty(one: Fingerprint, other: Fingerprint) -> float:
    """Return how sure it is, 0 to 1, that two records are one paper."""
    for mine, its in ((one.pmid, other.pmid), (one.pmcid, other.pmcid)):
        if mine and its:  # PubMed counts papers; a typing error is no paper
            if mine != its:
                return _HARDLY
            likeness = title_likeness(one, other)
            return _SURE if likeness is None or likeness >= 0.5 else _HARDLY
    likeness = title_likeness(one, other)
    if likeness is None:
        return _SURE if one.doi and one.doi == other.doi else _HARDLY
    if likeness < 0.5 and not (one.doi and one.doi == other.doi):
        return _HARDLY  # whatever else agrees, it is not enough: nine of ten pairs end here
    found = list(findings(one, other, likeness))
    odds = sum(WEIGHTS[name] for name in found)
    if "page same" not in found and _are_a_series(one.words, other.words):
        odds += _SERIES
    if "page same" not in found and _is_companion(one.words, other.words):
        odds += _COMPANION
    return 1 / (1 + math.exp(-odds))


def title_likeness(one: Fingerprint, other: Fingerprint) -> float | None:
    """Return Dice's coefficient of the titles' pairs of letters; ``None`` where one has no title."""
    if not one.key or not other.key:
        return None
    if one.key == other.key:
        return 1.0
    mine, its = _pairs_of_letters(one.key), _pairs_of_letters(other.key)
    total = len(mine) + len(its)
    most = 2 * min(len(mine), len(its))
    if not total or most < 0.4 * total:
        return most / total if total else 0.0  # cannot be alike: the bound will do
    return 2 * len(mine & its) / total


@lru_cache(maxsize=4096)
def _pairs_of_letters(key: str) -> frozenset[str]:
    """Return a title's pairs of letters; kept for every paper, they took 7 KB each."""
    return frozenset(map(key.__getitem__, _pairs_up_to(len(key))))


@lru_cache(maxsize=1024)
def _pairs_up_to(length: int) -> list[slice]:
    return [slice(n, n + 2) for n in range(length - 1)]


def findings(one: Fingerprint, other: Fingerprint, likeness: float) -> Iterator[str]:
    """Yield what agrees and what differs, by the names of :data:`WEIGHTS`."""
    issue, page = _compared(one.issue, other.issue), _compared(one.first_page, other.first_page)
    last = _compared(one.last_page, other.last_page)
    if page == "differs" and last == "same":
        page = ""  # 948-961 and 945-961: one of them is a slip
    yield from _title(one, other, likeness)
    yield from _authors(one, other)
    yield from _year(one.year, other.year)
    if volume := _compared(one.volume, other.volume):
        yield f"volume {volume}"
    if issue == "differs":
        yield "issue differs"
    if page:
        yield f"page {page}"
    if last == "differs":
        yield "last page differs"
    yield from _journal(one.journal, other.journal)
    if doi := _compared(one.doi, other.doi):
        yield f"doi {doi}"
    if is_generic(one) or is_generic(other):
        if issue == "differs":
            yield "generic, issue differs"
        if page != "differs":
            yield "generic, page same" if page else "generic, no page"
    if page == "same" and 0.7 <= likeness < 0.95:
        yield "alike, page same"


def _are_a_series(mine: tuple[str, ...], its: tuple[str, ...]) -> bool:
    """Whether titles differ, and in numbers alone: the parts of a study, the years of a report."""
    if mine == its or len(mine) != len(its):
        return False
    differing = [pair for pair in zip(mine, its, strict=True) if pair[0] != pair[1]]
    return all(word.isdigit() or set(word) <= _ROMAN for pair in differing for word in pair)


def _is_companion(mine: tuple[str, ...], its: tuple[str, ...]) -> bool:
    """Whether one title says that it is about the other: ``Correction to: ...``, ``...: reply``."""
    return bool(_COMPANIONS & (set(mine) ^ set(its)))


def _compared(mine: str, its: str) -> str:
    """Return ``same``, ``differs``, or ``""`` where one of them is not known."""
    if not mine or not its:
        return ""
    return "same" if mine == its else "differs"


def _title(one: Fingerprint, other: Fingerprint, likeness: float) -> Iterator[str]:
    steps = ((0.5, "below half"), (0.7, "half"), (0.85, "alike"), (0.95, "nearly"))
    yield f"title {next((name for limit, name in steps if likeness < limit), 'same')}"
    short, long = sorted((one.key, other.key), key=len)
    if short != long and len(short) >= 20 and (long.startswith(short) or long.endswith(short)):
        yield "title within"
    if is_generic(one) or is_generic(other):
        yield "title generic"


def is_generic(one: Fingerprint) -> bool:
    """Whether a title is of the kind that many papers have: ``Editorial``."""
    length = len(one.key.encode())  # a Korean or Chinese character says as much as three letters
    return length < 24 or (len(one.words) <= 3 and one.key.isascii())


def _authors(one: Fingerprint, other: Fingerprint) -> Iterator[str]:
    if not one.families or not other.families:
        return
    mine, its = one.families[0], other.families[0]
    begun = min(len(mine), len(its)) > 4 and (mine.startswith(its) or its.startswith(mine))
    listed = mine in other.families[:4] or its in one.families[:4]
    if begun or listed or one.names & other.names:
        yield "author same"
    elif (mine[0], its[0]) != (other.initials[0], one.initials[0]):
        yield "author differs"  # else "Kneese T" and "Tamara K": nothing is known


def _year(mine: int | None, its: int | None) -> Iterator[str]:
    if mine is not None and its is not None and mine != its:
        yield "year next" if abs(mine - its) == 1 else "year differs"


def _journal(mine: tuple[str, ...], its: tuple[str, ...]) -> Iterator[str]:
    if not mine or not its:
        return
    likeness = journal_likeness(mine, its)
    if likeness >= 0.8:
        yield "journal same"
    elif likeness < 0.5:
        yield "journal differs"


def journal_likeness(mine: tuple[str, ...], its: tuple[str, ...]) -> float:
    """Return how alike two names of journals are; an abbreviation is nearly the same."""
    if mine == its:
        return 1.0
    short, long = sorted((mine, its), key=len)
    rest = iter(long)
    begun = (
        any(word.startswith(part) or (part.startswith(word) and len(word) > 2) for word in rest)
        for part in short
    )
    if all(begun):
        return 0.9
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return 0.8
    ours, theirs = frozenset(mine), frozenset(its)
    return 0.7 * 2 * len(ours & theirs) / (len(ours) + len(theirs))
