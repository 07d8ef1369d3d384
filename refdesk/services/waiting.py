# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person asks of services: done at once, or, where there is no network, when there is one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import CancelledError, LibraryError, RefdeskError, UnknownReferenceError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.updating import PaperUpdate
from refdesk.domain.waiting import Ask, AskKind, Waiting, about, adding, is_unreachable
from refdesk.services.fetch import FetchOutcome, FetchReport, FetchService
from refdesk.services.fulltext import FulltextService
from refdesk.services.notices import NoticeService
from refdesk.services.organising import OrganisingService
from refdesk.store.waiting import WaitingStore


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an ask; what waits for the network is neither done nor failed."""

    outcomes: tuple[FetchOutcome, ...] = ()
    changes: ChangeSet = ChangeSet()
    step: int | None = None
    updates: tuple[PaperUpdate, ...] = ()
    waiting: int = 0
    """How many of the asks wait."""
    error: RefdeskError | None = None
    """Why they wait."""
    trouble: RefdeskError | None = None
    """Why it is not known whether there are notices."""

    @property
    def failures(self) -> tuple[FetchOutcome, ...]:
        """Outcomes that brought no paper, and do not wait."""
        return tuple(outcome for outcome in self.outcomes if outcome.reference_id is None)


@dataclass
class Worked:
    """What became of asks that waited."""

    done: int = 0
    added: list[int] = field(default_factory=list)
    """New papers."""
    failed: list[tuple[Waiting, RefdeskError]] = field(default_factory=list)
    """Those that wait no longer, and why they came to nothing."""
    left: int = 0
    """How many wait on: there is no network yet."""
    changes: ChangeSet = ChangeSet()
    updates: list[PaperUpdate] = field(default_factory=list)
    step: int | None = None
    """The step that brought the new papers last."""
    texts: list[int] = field(default_factory=list)
    """Papers whose full text came."""


class WaitingService:
    """Asks services for one library, and keeps what cannot be asked now."""

    def __init__(
        self,
        store: WaitingStore,
        fetch: FetchService,
        fulltext: FulltextService,
        notices: NoticeService,
        organising: OrganisingService,
    ) -> None:
        self._store = store
        self._fetch = fetch
        self._fulltext = fulltext
        self._notices = notices
        self._organising = organising

    # What waits

    def waiting(self) -> list[Waiting]:
        """Return what waits, oldest first; kept across a restart."""
        return self._store.all()

    def wait(self, asks: Sequence[Ask]) -> None:
        """Let asks wait."""
        self._store.put(asks)

    def drop(self, numbers: Sequence[int]) -> None:
        """Let asks wait no longer."""
        self._store.drop(numbers)

    # Asking

    def add(
        self,
        identifiers: Sequence[Identifier],
        context: JobContext,
        collection_id: int | None = None,
        *,
        may_wait: bool = True,
    ) -> Attempt:
        """Fetch papers, see :meth:`FetchService.fetch`; put them into a collection where one is named."""
        report = self._fetch.fetch(identifiers, context)
        changes = report.changes
        if collection_id is not None and (ids := _ids(report)):
            changes |= self._organising.add_to_collection(collection_id, ids)
        unreached = _unreached(report) if may_wait else {}
        self._store.put(adding(unreached, collection_id))
        return _attempt(report, changes, unreached, len(unreached))

    def refresh(self, ids: Sequence[int], context: JobContext) -> Attempt:
        """Fetch papers again, see :meth:`FetchService.refresh`, and ask for notices of them."""
        named = self._fetch.named(ids)
        report = self._fetch.refresh(ids, context)
        unreached = _unreached(report)
        late = [paper for identifier in unreached for paper in named[identifier]]
        asks = about(AskKind.REFRESH, late)
        # Whom a fault kept from being fetched is told so once, not again by a check that fails too.
        failed = [o.identifier for o in report.failures if o.status == "failed"]
        untold = {paper for identifier in failed for paper in named.get(identifier, ())}
        rest = [i for i in ids if i not in {*late, *untold}]
        changes = report.changes
        trouble: RefdeskError | None = None
        try:
            changes = self._check(rest, context, report.step, changes, fresh=True)
        except (CancelledError, LibraryError) as error:
            error.changes |= changes
            raise
        except RefdeskError as error:
            changes |= error.changes
            trouble = None if is_unreachable(error) else error
            asks += about(AskKind.NOTICES, rest) if trouble is None else []
        self._store.put(asks)
        return _attempt(report, changes, unreached, len(asks), trouble)

    def fulltext(self, reference_id: int, context: JobContext) -> Attempt:
        """Fetch the full text of a paper; raises like :meth:`FulltextService.fetch`."""
        return self._or_wait(
            about(AskKind.FULLTEXT, [reference_id]),
            lambda: self._fulltext.fetch(reference_id, context),
        )

    def notices(
        self, ids: Sequence[int], context: JobContext, *, onto: int | None = None
    ) -> Attempt:
        """Ask for notices of papers.

        Raises:
            RefdeskError: somebody could not say whether there are any.
        """
        return self._or_wait(
            about(AskKind.NOTICES, ids), lambda: self._check(ids, context, onto, ChangeSet())
        )

    def _or_wait(self, asks: Sequence[Ask], do: Callable[[], ChangeSet]) -> Attempt:
        try:
            return Attempt(changes=do())
        except RefdeskError as error:
            if not is_unreachable(error):
                raise
            self._store.put(asks)
            return Attempt(changes=error.changes, waiting=len(asks), error=error)

    def _check(
        self,
        ids: Sequence[int],
        context: JobContext,
        onto: int | None,
        before: ChangeSet,
        *,
        fresh: bool = False,
    ) -> ChangeSet:
        if not ids:
            return before
        report = self._notices.check(ids, context, fresh=fresh, onto=onto)
        return report.unless_failed(before)

    # Doing what waited

    def work(self, context: JobContext) -> Worked:
        """Do what waits, in its order. Each ask is dropped once it is done, or has failed.

        Ends where there is no network; the rest waits on.

        Raises:
            CancelledError: the job was cancelled; what was done is done, the rest waits on.
        """
        worked = Worked()
        waiting = self._store.all()
        try:
            for group in _groups(waiting):
                context.cancel.check()
                settled = self._do(group, worked, context)
                self._store.drop([one.id for one in settled])
                context.report(Progress(worked.done + len(worked.failed), len(waiting), "waiting"))
                if len(settled) < len(group):
                    break
        except RefdeskError as error:
            error.changes |= worked.changes
            raise
        worked.left = len(waiting) - worked.done - len(worked.failed)
        return worked

    def _do(
        self, group: Sequence[Waiting], worked: Worked, context: JobContext
    ) -> Sequence[Waiting]:
        """Do asks of one sort, and return those that wait no longer."""
        kind = group[0].ask.kind
        if kind is AskKind.ADD:
            failures = self._do_add(group, worked, context)
        elif kind is AskKind.REFRESH:
            failures = self._do_refresh(group, worked, context)
        elif kind is AskKind.FULLTEXT:
            failures = self._do_fulltexts(group, worked, context)
        else:
            failures = self._do_notices(group, worked, context)
        settled = [one for one in group if not is_unreachable(failures.get(one.id))]
        failed = [(one, failures[one.id]) for one in settled if one.id in failures]
        worked.failed += failed
        worked.done += len(settled) - len(failed)
        return settled

    def _do_add(
        self, group: Sequence[Waiting], worked: Worked, context: JobContext
    ) -> dict[int, RefdeskError]:
        wanted = {one.ask.identifier: one for one in group if one.ask.identifier is not None}
        report = self._fetch.fetch(list(wanted), context)
        worked.changes |= report.changes
        worked.step = report.step
        worked.added += [
            o.reference_id for o in report.outcomes if o.reference_id and o.status == "added"
        ]
        for collection_id in group[0].ask.collections:
            worked.changes |= self._organising.add_to_collection(collection_id, _ids(report))
        return _failures(report, lambda identifier: [wanted[identifier]])

    def _do_refresh(
        self, group: Sequence[Waiting], worked: Worked, context: JobContext
    ) -> dict[int, RefdeskError]:
        by_paper = {one.ask.paper: one for one in group if one.ask.paper is not None}
        ids = list(by_paper)
        named = self._fetch.named(ids)
        report = self._fetch.refresh(ids, context)
        worked.changes |= report.changes
        worked.updates += report.updates
        failures = _failures(report, lambda i: [by_paper[paper] for paper in named[i]])
        rest = [one for one in group if one.id not in failures]
        return failures | self._do_notices(rest, worked, context)

    def _do_notices(
        self, group: Sequence[Waiting], worked: Worked, context: JobContext
    ) -> dict[int, RefdeskError]:
        ids = [one.ask.paper for one in group if one.ask.paper is not None]
        try:
            worked.changes |= self._check(ids, context, None, ChangeSet(), fresh=True)
        except CancelledError:
            raise
        except RefdeskError as error:
            worked.changes |= error.changes
            return {one.id: error for one in group}
        return {}

    def _do_fulltexts(
        self, group: Sequence[Waiting], worked: Worked, context: JobContext
    ) -> dict[int, RefdeskError]:
        failures: dict[int, RefdeskError] = {}
        for one in group:
            try:
                worked.changes |= self._fulltext.fetch(one.ask.paper or 0, context)
                worked.texts.append(one.ask.paper or 0)
            except CancelledError:
                raise
            except UnknownReferenceError:
                continue  # a paper that is gone wants nothing
            except RefdeskError as error:
                worked.changes |= error.changes
                failures[one.id] = error
        return failures


def _groups(waiting: Sequence[Waiting]) -> Iterator[list[Waiting]]:
    """Yield asks of one sort that stand side by side: services are asked for many at once."""
    for kind, group in groupby(waiting, lambda one: (one.ask.kind, one.ask.collections)):
        if kind[0] is AskKind.FULLTEXT:
            yield from ([one] for one in group)  # each is dropped when it is done
        else:
            yield list(group)


def _ids(report: FetchReport) -> list[int]:
    return [o.reference_id for o in report.outcomes if o.reference_id is not None]


def _unreached(report: FetchReport) -> dict[Identifier, RefdeskError]:
    """Return what could not be asked for, and why."""
    return {
        o.identifier: o.error for o in report.failures if o.error and is_unreachable(o.error)
    }  # fmt: skip


def _failures(
    report: FetchReport, asks: Callable[[Identifier], Sequence[Waiting]]
) -> dict[int, RefdeskError]:
    return {
        one.id: outcome.error
        for outcome in report.failures
        if outcome.error is not None
        for one in asks(outcome.identifier)
    }


def _attempt(
    report: FetchReport,
    changes: ChangeSet,
    unreached: dict[Identifier, RefdeskError],
    waiting: int,
    trouble: RefdeskError | None = None,
) -> Attempt:
    outcomes = tuple(o for o in report.outcomes if o.error is None or o.identifier not in unreached)
    error = next(iter(unreached.values()), None)
    return Attempt(outcomes, changes, report.step, report.updates, waiting, error, trouble)
