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
from refdesk.evidence.reader import SYNTHESIS, TRIALS, compared_of
from refdesk.evidence.sample_size import find_sample_size, read_counts
from refdesk.evidence.statistics import read_statistics
from refdesk.evidence.study_facts import (
    find_conflicts,
    find_funding,
    find_primary_outcome,
    find_setting,
    read_registrations,
)
from refdesk.evidence.tables import read_table
from refdesk.evidence.text import Document, read_document
from refdesk.evidence.ties import Ties

MOST_RESULTS = 60
"""Results of a body that are kept: some 60 KB. Of 900 articles NN print more."""
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
    kept = list(_new(tables, filter(_is_whole, prose), report.statistics))
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
    return [replace(result, span=_placed(text, result.span)) for result in found]


def _is_whole(result: Statistic) -> bool:
    return None not in (result.value, result.ci_low, result.ci_high)


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
    study, stated = _document(text, {"METHODS", "RESULTS", ""}), _document(text, {STATEMENT})
    check()

    def told(known: object, find: Callable[[], _Fact | None]) -> _Fact | None:
        """Return what ``find`` gives where nothing is known, with its place in the article's words."""
        fact = None if known else find()
        return replace(fact, span=_placed(text, fact.span)) if fact is not None else None

    registered = () if report.registrations else read_registrations(study)
    return BodyReport(
        sample_size=told(
            report.sample_size,
            lambda: find_sample_size(study, read_counts(study), synthesis=primary in SYNTHESIS),
        ),
        follow_up=told(report.follow_up, lambda: find_follow_up(study, trial=primary in TRIALS)),
        setting=told(report.setting, lambda: find_setting(study)),
        registrations=tuple(replace(r, span=_placed(text, r.span)) for r in registered),
        funding=told(report.funding, lambda: find_funding(stated)),
        conflicts=told(report.conflicts, lambda: find_conflicts(stated)),
        primary_outcome=told(report.primary_outcome, lambda: find_primary_outcome(study)),
    )


# Sections


def _document(text: FullText, categories: Collection[str]) -> Document:
    """Return the sections of some categories, named for what they do: headings name their subject."""
    chosen = [section for section in text.sections if section.category in categories]
    return read_document(
        [s if s.category in {"", STATEMENT} else replace(s, name=s.category) for s in chosen]
    )


def _placed(text: FullText, span: Span) -> Span:
    """Return a span in one of the sections as one in the article's own words."""
    assert span.index is not None
    starts = text.starts[span.index]
    here, own = starts[bisect_right(starts, span.start, key=itemgetter(0)) - 1]
    heading = text.sections[span.index].name
    start, end = span.start - here + own, span.end - here + own
    return replace(span, section=heading, start=start, end=end, in_fulltext=True)
