# SPDX-License-Identifier: GPL-3.0-or-later
"""Items that another thread fetches while this one works on those before."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from refdesk.domain.jobs import CancelToken

T = TypeVar("T")

_LOOK_SECONDS = 0.1
"""How often who waits looks whether the person still does."""


class _End(NamedTuple):
    error: BaseException | None


class Ahead(Generic[T]):
    """An iterator run by a thread of its own, a few items ahead. Close it, or the thread stays."""

    def __init__(
        self, items: Iterator[T], most: int, close: Callable[[], object] = lambda: None
    ) -> None:
        """Begin to fetch, at most ``most`` items ahead; ``close`` ends a wait inside of ``items``."""
        self._queue: queue.Queue[T | _End] = queue.Queue(most)
        self._next: T | _End | None = None
        self._closed = threading.Event()
        self._close = close
        self._thread = threading.Thread(
            target=self._fetch, args=(items,), name="ahead", daemon=True
        )
        self._thread.start()

    def wait(self, cancel: CancelToken) -> T | None:
        """Return the next item as soon as it is there, ``None`` at the end.

        Raises:
            CancelledError: the person cancelled.
            Exception: what the iterator raised, after all items before it.
        """
        while self._next is None:
            cancel.check()
            self._look(_LOOK_SECONDS)
        if isinstance(self._next, _End):
            if self._next.error is not None:
                raise self._next.error
            return None
        item, self._next = self._next, None
        return item

    def soon(self, seconds: float, wanted: Callable[[T], bool]) -> T | None:
        """Return the next item if it comes in time and is ``wanted``; else it is still to come."""
        if self._next is None:
            self._look(seconds)
        if self._next is None or isinstance(self._next, _End) or not wanted(self._next):
            return None
        item, self._next = self._next, None
        return item

    def close(self) -> None:
        """Fetch no more."""
        self._closed.set()
        self._close()
        self._thread.join(1.0)

    def _look(self, seconds: float) -> None:
        try:
            self._next = self._queue.get(timeout=seconds)
        except queue.Empty:
            self._next = None

    def _fetch(self, items: Iterator[T]) -> None:
        end = _End(None)
        try:
            for item in items:
                if not self._put(item):
                    return
        except BaseException as error:  # noqa: BLE001 - raised where the items are waited for
            end = _End(error)
        self._put(end)

    def _put(self, item: T | _End) -> bool:
        while not self._closed.is_set():
            try:
                self._queue.put(item, timeout=_LOOK_SECONDS)
            except queue.Full:
                continue
            return True
        return False
