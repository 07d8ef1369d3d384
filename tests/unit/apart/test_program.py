# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process of its own yields, raises, and how it ends."""

import os
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

from refdesk.apart import program
from refdesk.apart.program import Apart, ProcessDiedError
from refdesk.domain import errors
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError, UnreadableError
from tests.unit.apart import made_work

FACTS = {
    "count": 3,
    "most": 2,
    "model": "exaone", "host": "127.0.0.1",
    "source": "x.ris", "reason": "syntax", "line": 3, "detail": "d", "text": "t", "field": "doi",
    "service": "EUTILS", "identifier": "1", "message": "m", "path": Path("x"), "name": "n",
    "style": "apa", "task": "read", "retry_at": datetime(2026, 1, 1, tzinfo=UTC),
}  # fmt: skip


def run(function, *arguments):
    process = Apart(function, *arguments)
    try:
        yield from process.items()
    finally:
        process.close()


def test_items_come_in_their_order():
    assert list(run(made_work.numbers, 1000)) == list(range(1000))


def test_a_stray_word_is_not_taken_for_an_item():
    assert list(run(made_work.talkative)) == ["said"]


def test_an_error_comes_whole_after_what_came_before_it():
    items = run(made_work.broken, "x.ris")
    assert next(items) == 1
    with pytest.raises(UnreadableError) as caught:
        next(items)
    error = caught.value
    assert (error.source, error.reason, error.line, error.detail) == ("x.ris", "syntax", 7, "here")


def test_a_bug_is_told_with_its_place():
    with pytest.raises(ProcessDiedError, match="ZeroDivisionError"):
        list(run(made_work.buggy))


def test_a_process_that_is_killed_is_not_taken_for_the_end():
    with pytest.raises(ProcessDiedError) as caught:
        list(run(made_work.killed))
    assert not caught.value.args


def test_a_closed_process_is_gone(tmp_path):
    process = Apart(made_work.endless, tmp_path / "sign")
    number = next(process.items())
    process.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, RefdeskError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_goes_from_process_to_process(kind):
    fields = getattr(kind, "__dataclass_fields__", {})
    error = kind(**{name: FACTS[name] for name in fields})
    error.changes = ChangeSet(added=frozenset({1}))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert vars(again) == vars(error)


def test_a_process_that_is_ready_ends_with_the_program_that_wanted_it():
    program.make_ready(made_work.__name__)
    (ready,) = program._spare[made_work.__name__]
    ready.stdin.close()  # as the system does for a program that was killed
    ready.wait(30)
    ready.stdout.close()
    assert list(run(made_work.numbers, 3)) == [0, 1, 2]  # with another one


def test_a_process_that_is_ready_does_the_work():
    program.make_ready(made_work.__name__, 1)
    (ready,) = program._spare[made_work.__name__]
    assert list(run(made_work.numbers, 3)) == [0, 1, 2]
    assert ready.poll() is not None
    assert program._spare[made_work.__name__] == []
