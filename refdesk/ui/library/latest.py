# SPDX-License-Identifier: GPL-3.0-or-later
"""Ask the library a question whose answer may be out of date before it arrives."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.worker import JobRunner, Lane

_T = TypeVar("_T")


class Latest(QObject, Generic[_T]):
    """Runs one question at a time and answers only the last one asked.

    Typing faster than the library answers asks the first and the last question, none between.
    """

    def __init__(
        self,
        jobs: JobRunner,
        on_done: Callable[[_T], None],
        on_error: Callable[[RefdeskError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._on_done = on_done
        self._on_error = on_error
        self._generation = 0
        self._running = False
        self._next: Callable[[], _T] | None = None

    def ask(self, question: Callable[[], _T]) -> None:
        """Answer ``question``; forget those asked before."""
        self._generation += 1
        if self._running:
            self._next = question
        else:
            self._run(question)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._running

    def _run(self, question: Callable[[], _T]) -> None:
        self._running = True
        generation = self._generation

        def answer(context: JobContext) -> _T:
            del context
            return question()

        self._jobs.submit(
            "",
            answer,
            Lane.READ,
            self,
            partial(self._answered, generation),
            partial(self._failed, generation),
        )

    def _answered(self, generation: int, answer: _T) -> None:
        if self._go_on(generation):
            self._on_done(answer)

    def _failed(self, generation: int, error: RefdeskError) -> None:
        if self._go_on(generation):
            self._on_error(error)

    def _go_on(self, generation: int) -> bool:
        """Ask what is waiting; return whether the answer at hand is the one that counts."""
        self._running = False
        question, self._next = self._next, None
        if question is not None:
            self._run(question)
        return generation == self._generation
