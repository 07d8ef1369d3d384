# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: one file for window and commands, within bounds, with nothing private in it.

Any module logs as usual (``logging.getLogger(__name__)``). :class:`LogLine` is the one place that
decides what gets into the file:

- the words of a message are those that stand in the code; libraries, which put texts together
  themselves, are only named;
- of what is filled in stay numbers, times, values of enumerations, types and :class:`Plain` words;
  everything else becomes ``…``, an exception its type;
- a trace is told by modules, lines and functions.
"""

import logging
import os
import platform
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from refdesk import __version__
from refdesk.domain.plain import Plain
from refdesk.trouble.faults import fault_of
from refdesk.trouble.scrubbing import GAP, clean

_LOG = logging.getLogger(__name__)
NAME = "refdesk.log"
SIZE = 500_000
"""Bytes of one file."""
KEPT = 4
"""Older files beside it."""
_HARD_LIMIT = 4 * SIZE
"""Where files that are open cannot be renamed (Windows), nothing more is written from here on."""
_STALE_LOCK = 10.0
_OURS = "refdesk"
_KEPT_TYPES = (bool, int, float, type(None), Plain, datetime, date, timedelta)
_PLAIN_VALUE = re.compile(r"[\w.:/ -]{1,60}")

Secrets = Callable[[], Iterable[str]]


def _no_secrets() -> Iterable[str]:
    return ()


class LogLine(logging.Formatter):
    """Writes one record as one line, and a trace below it, without anything private."""

    def __init__(self, secrets: Secrets = _no_secrets) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """See logging.Formatter."""
        stamp = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        head, *more = _said(record).split("\n")
        lines = [f"{stamp}Z {record.process} {record.levelname} {record.name}: {head}"]
        lines += [f"    {line}" for line in more]
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            lines += [f"    {line}" for line in fault_of(error).lines()]
        secrets = tuple(self._secrets())
        return "\n".join(clean(line, secrets) for line in lines)


def _said(record: logging.LogRecord) -> str:
    is_ours = record.name.partition(".")[0] == _OURS
    template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    if not record.args:
        return template if is_ours else GAP
    try:
        if isinstance(record.args, dict):
            return template % {name: _kept(value) for name, value in record.args.items()}
        return template % tuple(_kept(value) for value in record.args)
    except (TypeError, ValueError, KeyError):  # "%d" of what was left out
        return template


def _kept(value: object) -> Any:  # noqa: ANN401 - whatever a template is filled with
    if isinstance(value, Enum):
        told = str(value.value)
        return told if _PLAIN_VALUE.fullmatch(told) else value.name
    if isinstance(value, _KEPT_TYPES):
        return value
    if isinstance(value, type):
        return value.__qualname__
    return type(value).__qualname__ if isinstance(value, BaseException) else GAP


class SharedLog(logging.Handler):
    """Appends to one file that other processes of the program append to as well.

    Each record is one write at the end of the file, which no other write can come into. When the file is
    full, one process, which a lock file chooses, renames it; the others see that the name means another
    file now and go there. A log that cannot be written is none: nothing here ever fails.
    """

    def __init__(self, folder: Path, *, size: int = SIZE, kept: int = KEPT) -> None:
        super().__init__()
        self.path = folder / NAME
        self._size, self._count = size, kept
        self._file: int | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """See logging.Handler."""
        with suppress(Exception):
            data = self.format(record).encode("utf-8", "replace") + b"\n"
            file = self._opened()
            if file is not None:
                os.write(file, data)

    def close(self) -> None:
        """See logging.Handler."""
        self._let_go()
        super().close()

    def _opened(self) -> int | None:
        """Return the file to write to, a new one where the old one is full or was renamed."""
        if self._file is not None and not self._is_current(self._file):
            self._let_go()
        if self._file is None:
            self._file = self._open()
        length = os.fstat(self._file).st_size
        if length > self._size:
            self._turn_over()
            self._let_go()
            self._file = self._open()
            length = os.fstat(self._file).st_size
        return self._file if length <= _HARD_LIMIT else None

    def _is_current(self, file: int) -> bool:
        try:
            named, held = self.path.stat(), os.fstat(file)
        except OSError:
            return False
        return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)

    def _open(self) -> int:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None

    def _turn_over(self) -> None:
        with _one_at_a_time(self.path.with_name(f"{NAME}.lock")) as is_mine:
            if not is_mine or self.path.stat().st_size <= self._size:
                return
            self._let_go()  # Windows renames nothing that is open
            with suppress(OSError):
                for number in range(self._count, 0, -1):
                    older = self.path.with_name(f"{NAME}.{number - 1}" if number > 1 else NAME)
                    if older.exists():
                        older.replace(self.path.with_name(f"{NAME}.{number}"))


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[bool]:
    """Yield whether this process alone holds ``lock``; one that was left behind counts for nothing."""
    with suppress(OSError):
        if time.time() - lock.stat().st_mtime > _STALE_LOCK:
            lock.unlink()
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        lock.unlink(missing_ok=True)


class Logbook:
    """The log of one run, from :meth:`open` to :meth:`close`."""

    def __init__(self, folder: Path, secrets: Secrets = _no_secrets) -> None:
        self.folder = folder
        self._handler = SharedLog(folder)
        self._handler.setFormatter(LogLine(secrets))
        self._level = logging.NOTSET
        self._began = time.monotonic()

    def open(self) -> None:
        """Take what is logged from now on: of the program what it does, of libraries what they warn of."""
        ours = logging.getLogger(_OURS)
        self._level = ours.level
        ours.setLevel(logging.INFO)
        logging.getLogger().addHandler(self._handler)

    def close(self) -> None:
        """Take no more."""
        _LOG.info("end after %.1f s", time.monotonic() - self._began)
        logging.getLogger().removeHandler(self._handler)
        logging.getLogger(_OURS).setLevel(self._level)
        self._handler.close()


def opened(folder: Path, what: str, secrets: Secrets = _no_secrets) -> Logbook:
    """Return the log, open, its first line saying what runs where.

    Args:
        folder: of the log.
        what: words of the program: the window, or which command.
        secrets: tells what must not be in any line, whatever it came from.
    """
    book = Logbook(folder, secrets)
    book.open()
    facts = " ".join(f"{name} {value}" for name, value in versions().items())
    _LOG.info("start: %s, %s", Plain(what), Plain(facts))
    return book


def versions() -> dict[str, str]:
    """Return what runs here; nothing that tells who or where."""
    return {
        "refdesk": __version__,
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def last_lines(folder: Path, count: int = 50) -> list[str]:
    """Return the last lines of the log, none where there is no log."""
    try:
        with (folder / NAME).open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 400 * count))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[-count:]
