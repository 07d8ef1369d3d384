# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs: lanes, answers on the main thread, cancelling, progress, retry, shutdown."""

import threading
import time
import weakref
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import UnavailableError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.worker import InlineRunner, Job, JobRunner, JobState, Lane


@pytest.fixture
def runner(qtbot):
    runner = JobRunner()
    yield runner
    runner.shutdown()


def test_an_answer_arrives_on_the_main_thread(qtbot: QtBot, runner: JobRunner) -> None:
    seen: list[tuple[object, object]] = []
    workers: list[str] = []

    def work(context: JobContext) -> int:
        workers.append(threading.current_thread().name)
        return 42

    runner.submit("t", work, on_done=lambda r: seen.append((r, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] == 42
    assert seen[0][1] is runner.thread() or seen[0][1] == runner.thread()
    assert workers == ["local-1"]


def test_a_title_is_said_in_the_language_in_use(runner: JobRunner) -> None:
    owner = QObject()
    language = "in English"
    job = runner.submit(lambda: owner.tr("export ") + language, lambda c: None, owner=owner)
    assert job.title == "export in English"
    language = "in Korean"
    assert job.title == "export in Korean"
    shiboken6.delete(owner)
    language = "in English"
    assert job.title == "export in English"


def test_local_jobs_run_one_at_a_time_in_order(qtbot: QtBot, runner: JobRunner) -> None:
    order: list[str] = []
    for number in range(5):

        def work(context: JobContext, number: int = number) -> None:
            order.append(f"start {number}")
            order.append(f"end {number}")

        runner.submit("t", work)
    qtbot.waitUntil(lambda: len(order) == 10)
    assert order == [f"{what} {n}" for n in range(5) for what in ("start", "end")]


def test_four_network_jobs_run_at_once_beside_a_read(qtbot: QtBot, runner: JobRunner) -> None:
    barrier = threading.Barrier(5)
    ended: list[Job] = []
    runner.ended.connect(ended.append)
    for _ in range(4):
        runner.submit("t", lambda c: barrier.wait(5), Lane.NETWORK)
    runner.submit("", lambda c: barrier.wait(5), Lane.READ)
    qtbot.waitUntil(lambda: len(ended) == 5)
    assert {job.state for job in ended} == {JobState.DONE}


def test_an_error_from_outside_goes_to_the_owner(qtbot: QtBot, runner: JobRunner) -> None:
    errors: list[object] = []
    crashes: list[object] = []
    runner.crashed.connect(crashes.append)
    failure = UnavailableError("PUBMED", "timeout")

    def work(context: JobContext) -> None:
        raise failure

    job = runner.submit("t", work, on_error=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors == [failure]
    assert job.state is JobState.FAILED
    assert job.error is failure
    assert not crashes


def test_a_bug_is_a_crash_not_a_message(qtbot: QtBot, runner: JobRunner) -> None:
    errors: list[object] = []

    def work(context: JobContext) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(runner.crashed) as signal:
        job = runner.submit("t", work, on_error=errors.append)
    assert isinstance(signal.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: job.state is JobState.FAILED)
    assert not errors


def test_cancelling_ends_a_job_at_once_even_when_its_function_is_deaf(
    qtbot: QtBot, runner: JobRunner
) -> None:
    release, running = threading.Event(), threading.Event()
    done: list[object] = []

    def deaf(context: JobContext) -> ChangeSet:
        running.set()
        release.wait(10)
        return ChangeSet(added=frozenset({7}))

    job = runner.submit("t", deaf, Lane.NETWORK, on_done=done.append)
    assert running.wait(5)
    began = time.monotonic()
    with qtbot.waitSignal(runner.ended):
        job.cancel()
    assert time.monotonic() - began < 0.2
    assert job.state is JobState.CANCELLED
    with qtbot.waitSignal(runner.library_changed) as signal:  # what it wrote is still announced
        release.set()
    assert signal.args[0].added == {7}
    assert not done


def test_cancelling_wakes_a_sleeping_function(qtbot: QtBot, runner: JobRunner) -> None:
    left = threading.Event()

    def sleeper(context: JobContext) -> None:
        try:
            context.cancel.sleep(60)
        finally:
            left.set()

    job = runner.submit("t", sleeper, Lane.NETWORK)
    qtbot.waitUntil(lambda: job.state is JobState.RUNNING)
    job.cancel()
    assert left.wait(0.2)


def test_callbacks_of_a_deleted_owner_are_skipped_changes_are_not(
    qtbot: QtBot, runner: JobRunner
) -> None:
    owner = QObject()
    release = threading.Event()
    done: list[object] = []

    @dataclass
    class Report:
        changes: ChangeSet

    def work(context: JobContext) -> Report:
        release.wait(5)
        return Report(ChangeSet(updated=frozenset({3})))

    job = runner.submit("t", work, owner=owner, on_done=done.append)
    shiboken6.delete(owner)
    with qtbot.waitSignal(runner.library_changed) as signal:
        release.set()
    qtbot.waitUntil(lambda: job.state is JobState.DONE)
    assert signal.args[0].updated == {3}
    assert not done


def test_progress_is_told_at_most_ten_times_a_second(qtbot: QtBot, runner: JobRunner) -> None:
    told: list[Progress | None] = []
    runner.progressed.connect(lambda job: told.append(job.progress))
    halt = threading.Event()

    def work(context: JobContext) -> None:
        for number in range(10_000):
            context.report(Progress(number, 10_000))
        halt.wait(5)

    job = runner.submit("t", work)
    qtbot.waitUntil(lambda: told[-1:] == [Progress(9_999, 10_000)])
    assert len(told) <= 5
    halt.set()
    qtbot.waitUntil(lambda: job.state is JobState.DONE)


def test_a_failed_job_can_be_tried_again(qtbot: QtBot, runner: JobRunner) -> None:
    answers = iter([UnavailableError("PUBMED", "timeout"), "found"])
    done: list[object] = []

    def work(context: JobContext) -> object:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    job = runner.submit("t", work, on_done=done.append)
    qtbot.waitUntil(lambda: job.state is JobState.FAILED)
    job.retry()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["found"]
    assert job.error is None


def test_shutdown_finishes_a_short_write_and_does_not_wait_for_the_network(qtbot: QtBot) -> None:
    runner = JobRunner()
    release, running = threading.Event(), threading.Event()
    written: list[str] = []

    def stuck(context: JobContext) -> None:
        running.set()
        release.wait(30)

    runner.submit("Fetch", stuck, Lane.NETWORK)
    assert running.wait(5)
    runner.submit("", lambda c: c.cancel.sleep(0.1) or written.append("first"))
    runner.submit("", lambda c: written.append("second"))
    began = time.monotonic()
    runner.shutdown()
    assert time.monotonic() - began < 2
    assert written == ["first", "second"]
    late = runner.submit("late", lambda c: written.append("late"))
    assert late.state is JobState.CANCELLED
    release.set()


def test_the_inline_runner_answers_before_it_returns(qtbot: QtBot) -> None:
    done: list[object] = []
    changes: list[object] = []
    runner = InlineRunner()
    runner.library_changed.connect(changes.append)
    change = ChangeSet(added=frozenset({1}))
    job = runner.submit("t", lambda c: change, on_done=done.append)
    assert done == [change]
    assert changes == [change]
    assert job.state is JobState.DONE


def test_a_job_that_is_done_keeps_nothing_of_what_it_worked_on(
    qtbot: QtBot, runner: JobRunner
) -> None:
    class Papers:
        pass

    papers = Papers()
    kept = weakref.ref(papers)
    done: list[object] = []
    job = runner.submit("Export", lambda _, held=papers: held, Lane.LOCAL, None, done.append)
    del papers
    qtbot.waitUntil(lambda: bool(done))
    done.clear()
    qtbot.waitUntil(lambda: kept() is None)
    job.retry()
    assert job.state is JobState.DONE
    assert job.title == "Export"


@pytest.mark.parametrize("fails", [False, True])
def test_what_a_job_worked_on_ends_on_the_main_thread(
    qtbot: QtBot, runner: JobRunner, fails: bool
) -> None:
    ended_on: list[str] = []
    jobs = 400

    class Widget:
        def __del__(self) -> None:
            ended_on.append(threading.current_thread().name)

    def work_on(widget: Widget) -> None:
        def work(_: JobContext) -> None:
            held = widget
            if fails:
                raise UnavailableError("PubMed", "does not answer")
            del held

        runner.submit("", work, Lane.READ)

    for _ in range(jobs):
        work_on(Widget())
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: len(ended_on) == jobs)
    assert set(ended_on) == {threading.main_thread().name}


def test_what_a_job_that_fails_has_read_ends_on_its_own_thread(
    qtbot: QtBot, runner: JobRunner
) -> None:
    ended_on: list[str] = []
    errors: list[object] = []

    class Rows:
        def __del__(self) -> None:
            ended_on.append(threading.current_thread().name)

    def work(_: JobContext) -> None:
        rows = Rows()
        try:
            raise OSError("reset")
        except OSError as reset:
            raise UnavailableError("PubMed", f"does not answer: {type(rows)}") from reset

    owner = QObject()
    runner.submit("t", work, owner=owner, on_error=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert ended_on == ["local-1"]
