# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m refdesk``: the window, or a command without one.

The only deferred imports of the program stand here: a command must not pay for Qt, nor the window
for the command line.
"""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

WINDOW_COMMANDS = frozenset({"tour", "window"})
"""Commands that open the real window."""


PDF_COMMANDS = {
    "pdf-text": "refdesk.fulltext.pdf",
    "pdf-notes": "refdesk.fulltext.pdf_notes",
    "pdf-pages": "refdesk.ui.reader.pdf_process",
    "window-pieces": "refdesk.ui.pieces",
}
"""What the program starts itself with to read or draw apart, and the modules that do it."""
APART_COMMAND = "apart"
"""What the program starts itself with to work apart; see :mod:`refdesk.apart.program`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in PDF_COMMANDS:
        return int(importlib.import_module(PDF_COMMANDS[given[0]]).main(given[1:]))
    if given[:1] == [APART_COMMAND]:
        return int(importlib.import_module("refdesk.apart.program").main(*given[1:]))
    command = _command(given)
    windowed = (
        command in WINDOW_COMMANDS
        or _is_file(command)
        or (command is None and not {"-h", "--help", "--version"} & set(given))
    )
    if windowed:
        gc.disable()  # a tenth of the start; refdesk.ui.garbage collects from then on
    try:
        module = importlib.import_module("refdesk.app" if windowed else "refdesk.cli")
        return int(module.main(given))
    except (KeyboardInterrupt, RuntimeError) as error:
        if not _is_interrupt(error):
            raise
        sys.stderr.write("refdesk: interrupted.\n")  # modules were loaded; else the command says it
        return 130


def _is_interrupt(error: BaseException) -> bool:
    """Whether Ctrl+C was pressed; Python 3.11 wraps it where a class is being made (gh-77757)."""
    return isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt)


def _command(arguments: Sequence[str]) -> str | None:
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--library":
            skip = True
        elif not argument.startswith("-"):
            return argument
    return None


def _is_file(word: str | None) -> bool:
    """Whether a word can only be a file that the window is to show.

    A word of small letters is a command, known or not: a file of such a name is given as ``./import``.
    """
    if word is None or (word.replace("-", "").isalpha() and word.islower()):
        return False
    return word.startswith("file://") or os.path.isfile(word)  # noqa: PTH113 - no pathlib for commands


if __name__ == "__main__":
    sys.exit(main())
