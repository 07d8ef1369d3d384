# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without a window: one function a command, no Qt."""

import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence

from refdesk.cli.arguments import parser
from refdesk.cli.session import Exit, Session, exit_code
from refdesk.domain.errors import RefdeskError, WriteFailedError
from refdesk.messages import sentence
from refdesk.trouble.logbook import opened, versions

Command = Callable[[Session], Exit]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _log_errors_to_stderr()
    options = parser().parse_args(arguments)
    session = Session(options)
    book = opened(session.paths.logs, f"command {options.command}")
    module, _, function = options.run.partition(":")
    run: Command = getattr(importlib.import_module(f"refdesk.cli.{module}"), function)
    try:
        code = run(session)
        session.flush()
    except WriteFailedError as error:
        session.tell(f"refdesk: {sentence(error)}")
        code = exit_code(error)
        _silence_output()
    except RefdeskError as error:
        session.tell(f"refdesk: {sentence(error)}")
        code = exit_code(error)
    except KeyboardInterrupt as interrupt:
        session.context.cancel.cancel()
        session.tell("refdesk: interrupted.")
        code = exit_code(interrupt)
    except BrokenPipeError:
        _silence_output()  # the reader of our output left ("| head")
        code = Exit.DONE
    except Exception as error:
        _report(session, error)
        raise
    finally:
        session.close()
        book.close()
    return int(code)


def _log_errors_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.ERROR)  # the rest of what the program logs is for the file
    logging.basicConfig(level=logging.ERROR, handlers=[handler])


def _report(session: Session, error: Exception) -> None:
    """Keep a report of a fault of ours, and say where it is."""
    faults = importlib.import_module("refdesk.trouble.faults")
    reports = importlib.import_module("refdesk.trouble.reports")
    logs = session.paths.logs
    text = reports.report_text([(faults.fault_of(error), 1)], versions(), logs)
    file = reports.keep_report(logs, text)
    session.tell("refdesk: a fault of the program. Nothing else was lost.")
    if file is not None:
        session.tell(f"refdesk: a report without anything private: {file}")


def _silence_output() -> None:
    """Let what is still in the buffer go nowhere: Python would complain of it again at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
