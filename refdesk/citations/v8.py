# SPDX-License-Identifier: GPL-3.0-or-later
"""The JavaScript machine: one V8, on one thread of its own, with limits on every call."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from py_mini_racer import (
    DEFAULT_V8_FLAGS,
    JSEvalException,
    JSFunction,
    JSOOMException,
    JSTimeoutException,
    MiniRacer,
    init_mini_racer,
)

MEMORY_BYTES = 700_000_000
"""V8 heap at which a call is ended. A bibliography of 1,000 in APA needs 220 MB."""

SOFT_MEMORY_BYTES = 300_000_000
"""V8 heap from which the garbage is collected harder."""

_SETTLE_SECONDS = 5.0

_FLAGS = (*DEFAULT_V8_FLAGS, "--no-memory-protection-keys")
"""V8 gives the right to its own memory to the thread that starts it first, and to that thread's children:
on processors with protection keys, another citation thread of the same process crashes without this."""


class ScriptError(Exception):
    """A call failed. ``fatal``: the machine was thrown away and starts anew at the next call."""

    def __init__(self, reason: str, detail: str = "", *, fatal: bool = False) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
        self.fatal = fatal


class Machine:
    """Runs functions of one script object, one call after another.

    Any thread may call. The machine starts with the first call; after a timeout or when the
    memory is used up it is closed, and the next call starts a new one. ``generation`` then grows,
    which tells the owner that what it had loaded is gone.
    """

    def __init__(self, sources: Callable[[], tuple[str, ...]], name: str) -> None:
        self._sources = sources
        self._name = name
        self._racer: MiniRacer | None = None
        self._functions: dict[str, JSFunction] = {}
        self._calls: queue.SimpleQueue[tuple[Callable[[], str], Future[str]] | None] = (
            queue.SimpleQueue()
        )
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False
        self.generation = 0

    def run(self, work: Callable[[], str]) -> str:
        """Run ``work`` on the machine's thread, where it may use :meth:`call`, and wait."""
        future: Future[str] = Future()
        with self._lock:
            if self._closed:
                raise ScriptError("closed")
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._serve, name="citation-engine", daemon=True
                )
                self._thread.start()
            self._calls.put((work, future))
        return future.result()

    def call(self, function: str, *arguments: str, timeout: float) -> str:
        """Call a function of the script with strings; only from inside :meth:`run`.

        Raises:
            ScriptError: reasons ``timeout``, ``memory``, ``failed``; ``detail`` is V8's message.
        """
        target = self._function(function)
        try:
            answer = target(*arguments, timeout_sec=timeout)
        except JSTimeoutException:
            self._discard()
            raise ScriptError("timeout", f"{timeout:g} s", fatal=True) from None
        except JSOOMException:
            self._discard()
            raise ScriptError("memory", fatal=True) from None
        except JSEvalException as error:
            raise ScriptError("failed", _first_line(error)) from None
        return str(answer)

    def ensured(self) -> int:
        """Start the machine if need be and return its generation; only from inside :meth:`run`."""
        if self._racer is None:
            self._start()
        return self.generation

    def close(self) -> None:
        """End the thread and the machine; later calls are refused. May be called twice."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
            if thread is not None:
                self._calls.put(None)
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _function(self, name: str) -> JSFunction:
        if name not in self._functions:
            self.ensured()
            assert self._racer is not None
            function = self._racer.eval(f"{self._name}.{name}")
            assert isinstance(function, JSFunction)
            self._functions[name] = function
        return self._functions[name]

    def _start(self) -> None:
        init_mini_racer(flags=_FLAGS, ignore_duplicate_init=True)
        racer = MiniRacer()
        try:
            racer.set_hard_memory_limit(MEMORY_BYTES)
            racer.set_soft_memory_limit(SOFT_MEMORY_BYTES)
            for source in self._sources():
                racer.eval(source, timeout_sec=60)
        except BaseException:
            racer.close()
            raise
        self._racer = racer
        self.generation += 1

    def _discard(self) -> None:
        """Close the machine; without that the interpreter has been seen to hang at its end."""
        self._functions.clear()
        racer, self._racer = self._racer, None
        if racer is None:
            return
        # A call that was stopped still reports its end: to a loop that must not be closed by then.
        with suppress(JSEvalException):
            racer.eval("0", timeout_sec=_SETTLE_SECONDS)
        racer.close()

    def _serve(self) -> None:
        while (entry := self._calls.get()) is not None:
            work, future = entry
            try:
                future.set_result(work())
            except BaseException as error:  # noqa: BLE001  # it belongs to the thread that waits
                future.set_exception(error)
            del entry, work, future
        self._discard()


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines()]
    text = next((line for line in lines if line), "")
    return text.removeprefix("<anonymous>:")[:300]
