# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for retractions, corrections and expressions of concern, politely and honestly.

What gives all three with the fewest requests:

- *PubMed* finds retracted papers by a search (``retracted publication[pt]``), but no documented term
  finds papers that were corrected or that a journal is concerned about: those publication types are
  of the notices. The records have all of it (``CommentsCorrections``), 200 a request.
- *Crossref* is asked for each DOI: ``updated-by`` names notices about a work, ``update-to`` what the
  work is a notice of. What it has of Retraction Watch comes along.
- *PMC* says it of a full text when that is fetched; its silence says nothing and is not noted.
- *References*: iCite lists them, 200 papers a request, and one search asks PubMed about 500.

A source's date is noted with what it said, in one transaction, and only when it answered. So a check
that was stopped, by a person or a service, goes on with what is due the next time.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import (
    CancelledError,
    LibraryError,
    NotFoundError,
    RefdeskError,
    UnavailableError,
)
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.notices import (
    CROSSREF,
    PUBMED,
    REFERENCES,
    Askable,
    NewNotice,
    NoticeReport,
    NoticeState,
    Told,
    told_by_record,
)
from refdesk.providers.base import batches
from refdesk.providers.crossref import Crossref
from refdesk.providers.icite import BATCH as ICITE_BATCH
from refdesk.providers.pubmed import BATCH as PUBMED_BATCH
from refdesk.providers.pubmed import PubMed
from refdesk.services.cited_notices import AT_ONCE, CitedNotices
from refdesk.store.database import Database, utc_now
from refdesk.store.notices import NoticeStore

WEEK = timedelta(days=7)
"""How long an answer stands before it is asked for again unasked."""
BATCH = PUBMED_BATCH
_COUNTED_AT_ONCE = 10_000
_TYPICAL_REFERENCES = 40
_FAILURES_IN_A_ROW = 3
"""After so many a service is left alone: it is down, and not one record odd."""
_FINAL = frozenset({"offline", "no-connection", "rate-limited", "blocked", "redirect"})


@dataclass
class _Run:
    """A check on its way: what came of it so far, and which sources are left alone.

    It knows of the papers of one batch what they can be asked about by, and of all the others only
    how many there were: a library may have a million.
    """

    step: int | None = None
    asked: Mapping[int, Askable] = field(default_factory=dict)
    """The papers of the batch."""
    missed: set[int] = field(default_factory=set)
    """Of the batch."""
    unaskable: int = 0
    answered: int = 0
    unanswered: int = 0
    changes: ChangeSet = ChangeSet()
    new: list[NewNotice] = field(default_factory=list)
    failures: dict[str, RefdeskError] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    citing: int = 0
    in_a_row: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def batch(self, ids: Sequence[int], asked: Mapping[int, Askable]) -> Iterator[None]:
        """Ask about some papers inside."""
        self.asked, self.missed = asked, set()
        yield
        self.unaskable += len(ids) - len(asked)
        self.answered += len(asked) - len(self.missed)
        self.unanswered += len(self.missed)

    @contextmanager
    def asking(self, source: str, ids: Sequence[int]) -> Iterator[None]:
        """Ask a source about papers inside; a failure is written down, and the next may be asked."""
        try:
            yield
        except (CancelledError, LibraryError):
            raise
        except RefdeskError as error:
            self.failures.setdefault(source, error)
            self.in_a_row[source] += 1
            if _is_final(error) or self.in_a_row[source] >= _FAILURES_IN_A_ROW:
                self.stopped.add(source)
            if source != REFERENCES:
                self.missed.update(ids)
        else:
            self.in_a_row[source] = 0

    def report(self, left: int = 0) -> NoticeReport:
        """Return what came of it."""
        return NoticeReport(
            self.answered,
            self.unanswered,
            self.unaskable,
            left,
            tuple(self.new),
            self.failures,
            self.changes,
            self.citing,
        )


class NoticeService:
    """The notices of one library's papers."""

    def __init__(
        self,
        database: Database,
        notices: NoticeStore,
        pubmed: PubMed,
        crossref: Crossref,
        cited: CitedNotices,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._notices = notices
        self._pubmed = pubmed
        self._crossref = crossref
        self._cited = cited
        self._now = now

    # What is known

    def state(self, reference_id: int) -> NoticeState:
        """Return who was asked about a paper, when, and the retracted papers it cites; asks nobody."""
        return self._notices.state(reference_id)

    def due(self, older_than: timedelta = WEEK) -> Sequence[int]:
        """Return the papers that were not asked about for so long, the longest first."""
        return self._notices.due(self._now() - older_than)

    def cost(self, ids: Sequence[int]) -> int:
        """Return about how many requests a check of papers and of their references takes.

        Exact but for the references, whose number nobody knows before.
        """
        pmids = dois = 0
        for batch in batches(ids, _COUNTED_AT_ONCE):
            asked = self._notices.askable(batch).values()
            pmids += sum(bool(one.pmid) for one in asked)
            dois += sum(bool(one.doi) for one in asked)
        lists, searches = ceil(pmids / ICITE_BATCH), ceil(pmids * _TYPICAL_REFERENCES / AT_ONCE)
        return ceil(pmids / PUBMED_BATCH) + dois + lists + searches

    # Asking

    def check(
        self,
        ids: Sequence[int],
        context: JobContext,
        *,
        fresh: bool = False,
        onto: int | None = None,
        references: bool = False,
    ) -> NoticeReport:
        """Ask PubMed and Crossref about papers. What failed is in the report; the rest stands.

        Args:
            ids: of papers.
            context: heard for "stop", told how far it is.
            fresh: ask even where an answer of today is kept.
            onto: the step that this is more of, such as the one that brought the papers.
            references: look at the papers that they cite as well.

        Raises:
            CancelledError: the job was cancelled; what was noted stays, see its ``changes``.
            LibraryError: the library cannot be written.
        """
        run = _Run(onto)
        self._go(run, list(dict.fromkeys(ids)), context, fresh=fresh, references=references)
        return run.report()

    def check_library(
        self, context: JobContext, *, older_than: timedelta = WEEK, most: int | None = None
    ) -> NoticeReport:
        """Ask about the papers that are due, and those that they cite; raises like :meth:`check`.

        Those never asked about come first, then those asked about longest ago. It may be stopped at
        any time: what is noted is not due the next time.

        Args:
            context: heard for "stop", told how far it is.
            older_than: what was asked since is left out.
            most: no more papers than that.
        """
        due = self.due(older_than)
        chosen = due if most is None else due[:most]
        run = _Run()
        self._go(run, chosen, context, fresh=True, references=True)
        return run.report(len(due) - len(chosen))

    def check_references(self, ids: Sequence[int], context: JobContext) -> NoticeReport:
        """Look for retracted papers among the references of papers; raises like :meth:`check`."""
        run = _Run()
        with self._told_of(run):
            for _ in self._batches(run, list(dict.fromkeys(ids))):
                self._ask_references(run, context, fresh=True)
        return run.report()

    def _go(
        self, run: _Run, ids: Sequence[int], context: JobContext, *, fresh: bool, references: bool
    ) -> None:
        with self._told_of(run):
            for start in self._batches(run, ids):
                context.report(Progress(start, len(ids), "notices"))
                self._ask_pubmed(run, context, fresh=fresh)
                if references:
                    self._ask_references(run, context, fresh=fresh)
                self._ask_crossref(run, Progress(start, len(ids), "notices"), context, fresh=fresh)
            context.report(Progress(len(ids), len(ids), "notices"))

    def _batches(self, run: _Run, ids: Sequence[int]) -> Iterator[int]:
        """Yield where each batch begins, while ``run`` knows the papers of it."""
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            with run.batch(batch, self._notices.askable(batch)):
                yield start

    @contextmanager
    def _told_of(self, run: _Run) -> Iterator[None]:
        """Let an error that ends a check say what was done before."""
        try:
            yield
        except RefdeskError as error:
            error.changes = run.changes
            raise

    def _ask_pubmed(self, run: _Run, context: JobContext, *, fresh: bool) -> None:
        pmids = {i: one.pmid for i, one in run.asked.items() if one.pmid}
        if PUBMED in run.stopped:
            run.missed.update(pmids)
        if not pmids or PUBMED in run.stopped:
            return
        with run.asking(PUBMED, list(pmids)):
            records = self._pubmed.fetch(list(pmids.values()), context, fresh=fresh).records
            context.cancel.check()  # the last exit before the write
            told = {
                i: told_by_record(records[pmid]) if pmid in records else None
                for i, pmid in pmids.items()
            }
            self._keep(run, PUBMED, told)

    def _ask_crossref(
        self, run: _Run, before: Progress, context: JobContext, *, fresh: bool
    ) -> None:
        for place, (i, one) in enumerate(run.asked.items()):
            context.cancel.check()
            doi = one.doi
            if doi and CROSSREF in run.stopped:
                run.missed.add(i)
            elif doi:
                context.report(replace(before, done=before.done + place))
                with run.asking(CROSSREF, [i]):
                    self._keep(run, CROSSREF, {i: self._work(doi, context, fresh=fresh)})

    def _work(self, doi: str, context: JobContext, *, fresh: bool) -> Told | None:
        try:
            work = self._crossref.work(doi, context, fresh=fresh)
        except NotFoundError:
            return None
        return Told(work.corrections, article_number=work.article_number)

    def _ask_references(self, run: _Run, context: JobContext, *, fresh: bool) -> None:
        if REFERENCES in run.stopped or not run.asked:
            return
        with run.asking(REFERENCES, list(run.asked)):
            found = self._cited.find(run.asked, context, fresh=fresh)
            context.cancel.check()
            run.changes |= self._notices.keep_cited(found, self._now())
            run.citing += sum(map(bool, found.values()))

    def _keep(self, run: _Run, source: str, told: Mapping[int, Told | None]) -> None:
        with self._database.step("notices", onto=run.step) as run.step:
            changes, new = self._notices.keep(source, told, self._now())
        run.changes |= changes
        run.new += new


def _is_final(error: RefdeskError) -> bool:
    """Whether a service said, or shows, that asking on is no use."""
    return isinstance(error, UnavailableError) and (
        error.retry_at is not None or error.reason in _FINAL
    )
