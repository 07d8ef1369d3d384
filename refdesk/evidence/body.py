# SPDX-License-Identifier: GPL-3.0-or-later
"""The full text of a paper, read beside its abstract.

The question, the designs and the results of the abstract stay what they are. The body adds results
that the abstract does not print, says where both print different numbers, and fills in the facts
that the abstract leaves out.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from refdesk.domain.designs import PLAIN_TRIALS, SYNTHESES
from refdesk.domain.evidence import (
    STATEMENT,
    BodyReport,
    EvidenceReport,
    FollowUp,
    FullText,
    SampleSize,
    Span,
    Statistic,
    StudyFact,
    TableText,
)
from refdesk.evidence.abbreviations import read_abbreviations
from refdesk.evidence.consistency import read_differences
from refdesk.evidence.follow_up import find_follow_up
from refdesk.evidence.notation import OF_ONE_GROUP
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.people_counts import read_counts
from refdesk.evidence.reader import compared_of
from refdesk.evidence.sample_size import find_sample_size
from refdesk.evidence.statistics import read_statistics
from refdesk.evidence.study_facts import (
    find_conflicts,
    find_funding,
    find_primary_outcome,
    read_registrations,
)
from refdesk.evidence.study_setting import find_setting
from refdesk.evidence.tables import read_table
from refdesk.evidence.text import Document, read_document
from refdesk.evidence.ties import Ties

MOST_RESULTS = 60
"""Results of a body that are kept, at most 50 KB; 3 of 900 articles print more."""
_LONGEST_SENTENCE = 4_000
"""Characters of a sentence that is read; a longer one is no prose, and may be made to take long."""
_MOST_REGISTRATIONS = 2
"""More numbers of registers are those of other trials."""
# A body counts and dates many things; only sentences that say so leave one reading. In 40 articles
# without these, every second size and every fourth follow-up and setting was another's.
_FOLLOW = Pattern(r"(?i)follow")
_LEAST_SIZE = 12
"""Smaller numbers beside such words are mostly those of a group, a sample or of cycles."""
_ENROLLED = Pattern(
    r"(?i)\b(?:were|was|we)(?: \w+)? (?:randomi[sz]ed|randomly|enrol{1,2}ed|recruited|included in)\b"
    r"(?!.*\b(?:screened|eligible|invited|approached|per (?:arm|group)|each|parent|about)\b)"
)
_FOLLOWED = Pattern(
    r"(?i)\b(?:median|mean|average)\b[^.;]{0,40}\bfollow|\bfollowed(?:[- ]up)? (?:for|over)\b|"
    r"\bfollow[- ]?up (?:period|time|duration)?(?: ?(?:of|was|for))\b(?! the\b)"
)
_HELD = Pattern(
    r"(?i)\b(?:stud(?:y|ies)|trial|patients|participants|subjects|women|children|adults)\b.*"
    r"\b(?:conducted|carried out|performed|took place|undertaken|recruited|enrol{1,2}ed|set in|held)\b"
)
_UNTOLD = Pattern(r"(?i)^(?:specified|defined|described|published)\b|\bfollowing$")
_CUT_SHORT = Pattern(r"\b(?:[Nn]os?|Nr)\.$|^[^.]{0,40}[^.)\]]$")
_FULL_STOP = Pattern(r"(?<!\b[Nn]o)(?<!\bNr)\.(?=\s|$)|\n(?=.{40})")
_Fact = TypeVar("_Fact", StudyFact, SampleSize, FollowUp)


def read_body(
    text: FullText, report: EvidenceReport, check: Callable[[], None] = lambda: None
) -> BodyReport:
    """Return what a full text adds to ``report``, which was read in title and abstract.

    Args:
        text: the full text.
        report: on title and abstract.
        check: called between the steps; raises where nobody waits any more.
    """
    tables: list[Statistic] = []
    for table in text.tables:
        check()
        tables += _of_table(table)
    check()
    prose = _of_prose(text, compared_of(report.slots))
    check()
    kept = list(_new(tables, filter(_is_effect, prose), report.statistics))
    return replace(
        _facts(text, report, check),
        statistics=tuple(kept[:MOST_RESULTS]),
        left_out=max(0, len(kept) - MOST_RESULTS),
        remarks=read_differences(report.statistics, (*tables, *prose)),
    )


# Results


def _of_table(table: TableText) -> Iterator[Statistic]:
    for found in read_table(table):
        span, start = found.statistic.span, table.starts[found.row][found.column]
        yield replace(
            found.statistic,
            span=replace(span, start=span.start + start, end=span.end + start, in_fulltext=True),
        )


def _of_prose(text: FullText, compared: Sequence[str]) -> list[Statistic]:
    document = _document(text, {"RESULTS"})
    found = read_statistics(document, read_abbreviations(document), Ties(document, compared))
    placed: list[Statistic] = []
    for result in found:
        before = placed[-1] if placed else None
        between = before is not None and _is_between(before, result)
        own = _without_p(result) if between else result
        placed.append(replace(own, span=_placed(text, result.span)))
    return placed


def _is_between(one: Statistic, other: Statistic) -> bool:
    """Whether P behind the second of two estimates is of both: "13.7 (…) and 25.2 (…), P = .37"."""
    alarm = any(c.name == "p-from-ci" and c.verdict == "alarm" for c in other.checks)
    alike = one.sentence == other.sentence and one.kind == other.kind
    return alarm and alike and not one.p_relation and _is_whole(one)


def _without_p(result: Statistic) -> Statistic:
    checks = tuple(check for check in result.checks if check.name != "p-from-ci")
    return replace(result, p=None, p_relation="", p_text="", checks=checks)


def _is_whole(result: Statistic) -> bool:
    return None not in (result.value, result.ci_low, result.ci_high)


def _is_effect(result: Statistic) -> bool:
    """Whether a result of the running text is to be listed: an effect in the middle of its interval.

    Shares and averages of one group are left out. Of 18 results of 900 articles whose number did not
    fit its interval, 14 were misread, "t = 4.05, 95% CI -0.89 to 4.73" and limits upside down.
    """
    misfits = (c.verdict == "alarm" and c.name != "p-from-ci" for c in result.checks)
    return _is_whole(result) and result.kind not in OF_ONE_GROUP and not any(misfits)


def _numbers(result: Statistic) -> tuple[object, ...]:
    return result.kind, result.value, result.ci_low, result.ci_high


def _new(
    tables: Iterable[Statistic], prose: Iterable[Statistic], abstract: Iterable[Statistic]
) -> Iterator[Statistic]:
    """Yield results whose numbers neither the abstract nor an earlier place prints.

    Two rows of a table with the same numbers are two results.
    """
    known = {_numbers(result) for result in abstract if _is_whole(result)}
    here: set[tuple[object, ...]] = set()
    for result in tables:
        here.add(_numbers(result))
        if not (_is_whole(result) and _numbers(result) in known):
            yield result
    known |= here
    for result in prose:
        if _numbers(result) not in known:
            known.add(_numbers(result))
            yield result


# Facts


def _facts(text: FullText, report: EvidenceReport, check: Callable[[], None]) -> BodyReport:
    """Return the facts of a study that title and abstract leave out."""
    primary = report.designs[0].design if report.designs else ""
    trial, synthesis = primary in PLAIN_TRIALS, primary in SYNTHESES
    study, stated = _document(text, {"METHODS", "RESULTS", ""}), _document(text, {STATEMENT})
    check()

    def told(known: object, find: Callable[[], _Fact | None]) -> _Fact | None:
        """Return what ``find`` gives where nothing is known, with its place in the article's words."""
        fact = None if known else find()
        return replace(fact, span=_placed(text, fact.span)) if fact is not None else None

    def size() -> SampleSize | None:
        said = _only(study, _ENROLLED)
        found = find_sample_size(said, read_counts(said), synthesis=synthesis)
        large = found is not None and found.value >= _LEAST_SIZE
        return found if found and large and _near(text, found.span, _ENROLLED, 90) else None

    def follow_up() -> FollowUp | None:
        found = find_follow_up(_only(study, _FOLLOWED), trial=trial)
        return found if found and _near(text, found.span, _FOLLOW, 45) else None

    def outcome() -> StudyFact | None:
        found = find_primary_outcome(study)
        return found if found is not None and not _UNTOLD.search(found.text) else None

    registered = () if report.registrations else read_registrations(study)
    if len(registered) > _MOST_REGISTRATIONS:
        registered = ()
    return BodyReport(
        sample_size=told(report.sample_size, size),
        follow_up=told(report.follow_up, follow_up),
        setting=told(report.setting, lambda: find_setting(_only(study, _HELD))),
        registrations=tuple(replace(r, span=_placed(text, r.span)) for r in registered),
        funding=told(report.funding, lambda: _entire(text, find_funding(stated))),
        conflicts=told(report.conflicts, lambda: _entire(text, find_conflicts(stated))),
        primary_outcome=told(report.primary_outcome, outcome),
    )


def _only(document: Document, said: Pattern) -> Document:
    """Return a document without the sentences that do not say the telling words."""
    kept = tuple(s for s in document.sentences if said.search(s.text))
    return replace(document, sentences=kept)


def _near(text: FullText, span: Span, said: Pattern, reach: int) -> bool:
    """Whether telling words stand within so many characters of a span."""
    assert span.index is not None
    section = text.sections[span.index].text
    return bool(said.search(section[max(0, span.start - reach) : span.end + reach]))


def _entire(text: FullText, fact: StudyFact | None) -> StudyFact | None:
    """Return a statement that was cut short, "grant no.", or is but its heading, to the next full stop."""
    if fact is None or fact.span.index is None or not _CUT_SHORT.search(fact.text):
        return fact
    section, start = text.sections[fact.span.index].text, fact.span.start
    stop = _FULL_STOP.search(section, fact.span.end)
    end = stop.end() if stop else len(section)
    words = section[start:end]
    return StudyFact(" ".join(words.split()), replace(fact.span, end=end, text=words))


# Sections


def _document(text: FullText, categories: Collection[str]) -> Document:
    """Return the sections of some categories, named for what they do: headings name their subject."""
    chosen = [section for section in text.sections if section.category in categories]
    document = read_document(
        [s if s.category in {"", STATEMENT} else replace(s, name=s.category) for s in chosen]
    )
    short = tuple(s for s in document.sentences if len(s.text) <= _LONGEST_SENTENCE)
    return replace(document, sentences=short)


def _placed(text: FullText, span: Span) -> Span:
    """Return a span in one of the sections as one in the article's own words."""
    assert span.index is not None
    starts = text.starts[span.index]
    here, own = starts[bisect_right(starts, span.start, key=itemgetter(0)) - 1]
    heading = text.sections[span.index].name
    start, end = span.start - here + own, span.end - here + own
    return replace(span, section=heading, start=start, end=end, in_fulltext=True)
