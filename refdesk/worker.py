# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the main thread: jobs in lanes, their answers back on the main thread. QtCore only."""

import itertools
import queue
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import CancelledError, RefdeskError
from refdesk.domain.jobs import CancelToken, JobContext, Progress

PROGRESS_INTERVAL_MS = 100
"""How often a job's progress is told: a fast import would flood the event loop."""


SWITCH_SECONDS = 0.001
"""How long a thread that computes may keep the interpreter from the main thread; Python's own is 5 ms,
which the main thread waits every time that it comes back from Qt."""


class Lane(Enum):
    """A kind of thread, named by what it waits for. The value is how many there are."""

    NETWORK = ("network", 4)
    LOCAL = ("local", 1)
    """Everything that writes to the library or computes long: one at a time, in order."""
    BACKGROUND = ("background", 1)
    """Long work that nobody waits for, which writes in short stretches between others."""
    LIBRARY = ("library", 1)
    """Work on the whole library, of minutes: nothing that is done to one paper waits behind it."""
    COPY = ("copy", 1)
    """Copies of the whole library. Reading a million papers takes hours; no backup waits for that."""
    READ = ("read", 2)
    """Short reads that a person waits for; they must not queue behind an import."""


class JobState(StrEnum):
    """Where a job is in its life."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(eq=False, slots=True)
class _Run:
    """What a working thread is given of a job.

    Never the job itself: a thread that let go of it last would end its owner, a widget, too.
    For what the function holds, see :meth:`JobRunner._drop_returned`.
    """

    job_id: int
    function: Callable[[JobContext], Any]
    token: CancelToken = field(default_factory=CancelToken)
    latest: Progress | None = None
    """Written by the working thread; the runner tells it now and then."""

    def report(self, progress: Progress) -> None:
        self.latest = progress

    def work(self) -> "_Outcome":
        """Run the function here; every way it can end is a value."""
        try:
            self.token.check()
            self.latest = Progress(0, 0)
            return self, self.function(JobContext(self.token, self.report)), None
        except Exception as error:  # noqa: BLE001  # the border: told to the person or as a crash
            if isinstance(error, RefdeskError):  # the trace of a bug is read first
                _let_go_of_values(error)
            return self, None, error


def _let_go_of_values(error: BaseException | None) -> None:
    """Let go of all that the functions on the way of an error worked with: rows, answers, open reads.

    Here, on the thread that made them: on the main thread a search that was given up took a second to end.
    """
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _nothing(_: JobContext) -> None:
    """Stand in for the function of a job that is done."""


_Outcome = tuple[_Run, Any, Exception | None]
_Queue = queue.SimpleQueue[_Run | None]


Title = str | Callable[[], str]
"""Words, or what says them: a person may choose another language while a job is listed.

It is asked when its owner has gone, too: of a widget it may call ``tr``, which needs no more than its class.
"""


class Job:
    """One piece of work. Made by :class:`JobRunner`; all attributes belong to the main thread.

    A job without a title is an inner affair (a search, a page of the list): it is run like any
    other and not shown to the person.
    """

    def __init__(
        self,
        runner: "JobRunner",
        title: Title,
        function: Callable[[JobContext], Any],
        lane: Lane,
        owner: QObject | None,
        on_done: Callable[[Any], None] | None,
        on_error: Callable[[RefdeskError], None] | None,
    ) -> None:
        self.id = next(runner.numbers)
        self._title = title
        self.lane = lane
        self.state = JobState.WAITING
        self.progress: Progress | None = None
        self.error: Exception | None = None
        self.started_at = 0.0
        """``time.monotonic()`` of the submission."""
        self.function = function
        self.owner = owner
        self.has_owner = owner is not None
        self.on_done = on_done
        self.on_error = on_error
        self.run = _Run(self.id, function)
        self._runner = runner

    @property
    def title(self) -> str:
        """What a person reads, in the language that is now in use."""
        return self._title if isinstance(self._title, str) else self._title()

    @property
    def is_active(self) -> bool:
        """Whether the job waits or runs."""
        return self.state in {JobState.WAITING, JobState.RUNNING}

    def cancel(self) -> None:
        """End the job now; a function that still runs is told to stop, its answer is not awaited."""
        self._runner.cancel(self)

    def retry(self) -> None:
        """Run a job that failed or was cancelled again under the same number."""
        self._runner.retry(self)


class JobRunner(QObject):
    """Runs jobs and tells of them. Make it, call it and connect to it on the main thread."""

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    """With the job, whatever became of it."""
    library_changed = Signal(object)
    """With the :class:`ChangeSet` of a job's result, whether or not its owner still lives."""
    crashed = Signal(object, str)
    """With an exception that is our bug, and the title of its job."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        # A parent, so that a thread which lets go of the runner last does not destroy it there.
        super().__init__(parent or QCoreApplication.instance())
        sys.setswitchinterval(SWITCH_SECONDS)
        self.numbers = itertools.count(1)
        self._active: dict[int, Job] = {}
        self._given: dict[int, _Run | _Outcome] = {}
        """Runs that a thread may hold, by ``id``, with what came of them: both end on the main thread."""
        self._returned: deque[int] = deque()
        """The ``id`` of each run that its thread has let go of."""
        self._queues: dict[Lane, _Queue] = {}
        self._threads: dict[Lane, list[threading.Thread]] = {}
        self._closed = False
        self._ticker = QTimer(self)
        self._ticker.setInterval(PROGRESS_INTERVAL_MS)
        self._ticker.timeout.connect(self._tell_progress)
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        title: Title,
        function: Callable[[JobContext], Any],
        lane: Lane = Lane.LOCAL,
        owner: QObject | None = None,
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[RefdeskError], None] | None = None,
    ) -> Job:
        """Run ``function`` in ``lane``; callbacks come on the main thread while ``owner`` lives."""
        job = Job(self, title, function, lane, owner, on_done, on_error)
        self._start(job)
        return job

    @property
    def active(self) -> list[Job]:
        """Jobs that wait or run, oldest first."""
        return sorted(self._active.values(), key=lambda job: job.id)

    def cancel(self, job: Job) -> None:
        """See :meth:`Job.cancel`."""
        job.run.token.cancel()
        if job.is_active:
            self._leave(job, JobState.CANCELLED)

    def retry(self, job: Job) -> None:
        """See :meth:`Job.retry`."""
        if job.is_active or self._closed or job.state is JobState.DONE:
            return
        job.run = _Run(job.id, job.function)
        job.progress, job.error, job.state = None, None, JobState.WAITING
        self._start(job)

    def shutdown(self, wait: float = 5.0) -> None:
        """Stop: cancel what the person sees, finish short writes, do not wait for the network.

        Untitled ``LOCAL`` jobs (a note, a mark) are finished; a titled one stops at its next
        check. Waits at most ``wait`` seconds; the threads are daemons, so nothing holds the exit.
        """
        for job in self.active:
            if job.title or job.lane is not Lane.LOCAL:
                self.cancel(job)
        self._closed = True
        self._ticker.stop()
        for lane, threads in self._threads.items():
            for _ in threads:
                self._queues[lane].put(None)
        deadline = time.monotonic() + wait
        for lane in (Lane.LOCAL, Lane.READ, Lane.BACKGROUND, Lane.LIBRARY, Lane.COPY):
            for thread in self._threads.get(lane, []):
                thread.join(max(0.0, deadline - time.monotonic()))
        self._drop_returned()

    def _start(self, job: Job) -> None:
        if self._closed:
            job.state = JobState.CANCELLED
            return
        job.started_at = time.monotonic()
        self._active[job.id] = job
        self.started.emit(job)
        self._dispatch(job)
        if (self._active or self._given) and not self._ticker.isActive():
            self._ticker.start()

    def _dispatch(self, job: Job) -> None:
        lane = job.lane
        tasks = self._queues.setdefault(lane, queue.SimpleQueue())
        threads = self._threads.setdefault(lane, [])
        self._given[id(job.run)] = job.run
        tasks.put(job.run)
        name, size = lane.value
        busy = sum(other.lane is lane for other in self._active.values())
        if len(threads) < min(size, busy):
            thread = threading.Thread(
                target=self._work, args=(tasks,), name=f"{name}-{len(threads) + 1}", daemon=True
            )
            threads.append(thread)
            thread.start()

    def _work(self, tasks: _Queue) -> None:
        while (run := tasks.get()) is not None:
            number = id(run)
            outcome = run.work()
            if shiboken6.isValid(self) and not (self._closed and run.token.is_cancelled):
                self._finished.emit(outcome)
            del run, outcome  # else an idle thread would keep the last result alive
            self._returned.append(number)

    def _drop_returned(self) -> None:
        """Let go of runs that no thread holds any more.

        A function holds widgets and what it works on. If the thread that ran it were the last to let go,
        that would end there, and a timer that ends there goes off all the same, in freed memory. Widgets
        PySide hands to the main thread, which ends them in the middle of whatever it does.
        """
        while self._returned:
            self._given.pop(self._returned.popleft(), None)

    def _tell_progress(self) -> None:
        self._drop_returned()
        if not self._active and not self._given:
            self._ticker.stop()
        for job in self.active:
            if job.run.latest is not job.progress:
                job.progress = job.run.latest
                job.state = JobState.RUNNING
                self.progressed.emit(job)

    def _end(self, outcome: _Outcome) -> None:
        run, result, error = outcome
        if id(run) in self._given:  # of a bug, the trace holds what the function held
            self._given[id(run)] = outcome
        told = result if error is None else error
        changes = told if isinstance(told, ChangeSet) else getattr(told, "changes", None)
        if isinstance(changes, ChangeSet) and changes:
            self.library_changed.emit(changes)
        job = self._active.get(run.job_id)
        if error is not None and not isinstance(error, RefdeskError):
            self.crashed.emit(error, job.title if job is not None else "")
        if job is not None and job.run is run:  # else cancelled or retried meanwhile
            self._deliver(job, result, error)

    def _deliver(self, job: Job, result: object, error: Exception | None) -> None:
        job.progress, job.error = job.run.latest, error
        owned = not job.has_owner or (job.owner is not None and shiboken6.isValid(job.owner))
        if error is None:
            state = JobState.DONE
        else:
            state = JobState.CANCELLED if isinstance(error, CancelledError) else JobState.FAILED
        self._leave(job, state)
        if owned and state is JobState.DONE and job.on_done is not None:
            job.on_done(result)
        failed = state is JobState.FAILED and isinstance(error, RefdeskError)
        if owned and failed and job.on_error is not None:
            job.on_error(error)  # type: ignore[arg-type]  # asserted by ``failed``

        if state is JobState.DONE:  # the job stays in lists, what it worked on need not
            job.function, job.on_done, job.on_error = _nothing, None, None
            job.run = _Run(job.id, _nothing)

    def _leave(self, job: Job, state: JobState) -> None:
        job.state = state
        self._active.pop(job.id, None)
        self.ended.emit(job)


class InlineRunner(JobRunner):
    """Runs every job at once on the calling thread: for tests and the command line's tour."""

    def _dispatch(self, job: Job) -> None:
        job.state = JobState.RUNNING
        self._end(job.run.work())
