# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command shares: the library on demand, output, messages, exit codes."""

import argparse
import importlib
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from refdesk.domain.errors import (
    CancelledError,
    LibraryError,
    RefdeskError,
    StyleError,
    UnavailableError,
    UnknownFormatError,
    WriteFailedError,
)
from refdesk.domain.jobs import JobContext, Progress
from refdesk.messages import sentence
from refdesk.services.writing import write_failed
from refdesk.settings import Paths, Settings, load_settings
from refdesk.wiring import Services, build_services

OUTPUT = Path("standard output")
"""What a failure to write there is said of."""


class Exit(IntEnum):
    """Exit codes; scripts rely on them."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    UNREACHABLE = 3
    LIBRARY = 4
    INTERRUPTED = 130


def _with_keys(settings: Settings) -> Settings:
    if settings.keeping.kept != "keyring":
        return settings
    lent: Settings = importlib.import_module("refdesk.keyrings").lent(settings)
    return lent


def exit_code(error: BaseException) -> Exit:
    """Return the exit code of a command that ended with ``error``."""
    match error:
        case UnavailableError():
            return Exit.UNREACHABLE
        case LibraryError():
            return Exit.LIBRARY
        case UnknownFormatError() | StyleError(reason="unknown"):
            return Exit.USAGE
        case CancelledError() | KeyboardInterrupt():
            return Exit.INTERRUPTED
        case _:
            return Exit.PARTLY


class Session:
    """One run of one command."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.worst = Exit.DONE
        self._services: Services | None = None
        library: Path | None = getattr(options, "library", None)
        self.paths = Paths.resolve(library=library)
        self.context = JobContext(report=_progress)

    @property
    def services(self) -> Services:
        """The library and what works on it; opened when first asked for."""
        if self._services is None:
            settings = load_settings(self.paths)
            if getattr(self.options, "offline", False):
                settings = replace(settings, offline=True)
            self._services = build_services(self.paths, settings, lend=_with_keys)
        return self._services

    def close(self) -> None:
        """Close what was opened."""
        if self._services is not None:
            self._services.close()

    def say(self, text: str) -> None:
        """Write one line of the result."""
        self.write((text + "\n",))

    def say_json(self, value: object) -> None:
        """Write one JSON object on one line."""
        self.say(json.dumps(value, ensure_ascii=False))

    def write(self, chunks: Iterable[str | bytes]) -> None:
        """Write the result in pieces, as they are.

        Raises:
            WriteFailedError: the output is closed, or its disk is full.
        """
        if sys.stdout is None:
            raise WriteFailedError(OUTPUT, "other", "it is closed")
        for chunk in chunks:  # what makes the pieces has errors of its own
            try:
                if isinstance(chunk, bytes):
                    sys.stdout.buffer.write(chunk)
                else:
                    sys.stdout.write(chunk)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise write_failed(OUTPUT, error) from None

    def flush(self) -> None:
        """Send off what was written.

        Raises:
            WriteFailedError: it did not arrive.
        """
        if sys.stdout is None:
            return
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise write_failed(OUTPUT, error) from None

    def tell(self, text: str) -> None:
        """Write one message that is not part of the result."""
        _clear_progress()
        sys.stderr.write(text + "\n")

    def fail(self, error: RefdeskError, code: Exit | None = None) -> None:
        """Report a failure that does not end the command."""
        self.tell(f"refdesk: {sentence(error)}")
        self.note(code or exit_code(error))

    def note(self, code: Exit) -> None:
        """Remember the most telling exit code: unreachable over partly done."""
        if code is not Exit.DONE and (self.worst is Exit.DONE or code is Exit.UNREACHABLE):
            self.worst = code


def _progress(progress: Progress) -> None:
    if sys.stderr.isatty():
        total = f"/{progress.total}" if progress.total else ""
        sys.stderr.write(f"\r{progress.stage} {progress.done}{total} ")
        sys.stderr.flush()


def _clear_progress() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
