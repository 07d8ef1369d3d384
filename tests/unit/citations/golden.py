# SPDX-License-Identifier: GPL-3.0-or-later
"""What style manuals ask to be printed of the works in ``works.py``: one file a manual.

A file begins with the name of its manual and with short names for what is repeated (``@JCO = …``).
Entries follow, apart by blank lines: the name of the work, the rule that decides, and what is
printed, on a line for each form where there are several (``AD``, ``NB``, ``NN``). ``_`` marks
italics, ``*`` bold. The lines were written from the manuals, not from what the engine prints.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).with_name("manuals")
_FORM = re.compile(r"(AD|NB|NN) ")
_SHORT = re.compile(r"@[A-Z]+")


@dataclass(frozen=True)
class Golden:
    work: str
    rule: str
    expected: str
    form: str = ""


def goldens(manual: str) -> list[Golden]:
    """Return the entries of ``manuals/<manual>.txt``."""
    text = (_FOLDER / f"{manual}.txt").read_text(encoding="utf-8")
    return list(_entries(text))


def _entries(text: str) -> Iterator[Golden]:
    short: dict[str, str] = {}
    for block in text.split("\n\n")[1:]:
        lines = [line.strip() for line in block.strip().splitlines()]
        if lines[0].startswith("@"):
            for line in lines:
                name, _, value = line.partition(" = ")
                short[name] = _written_out(value, short)
            continue
        for line in lines[2:]:
            form = match[1] if (match := _FORM.match(line)) else ""
            expected = _written_out(line.removeprefix(f"{form} "), short)
            yield Golden(lines[0], lines[1], expected, form)


def _written_out(line: str, short: dict[str, str]) -> str:
    return _SHORT.sub(lambda match: short[match[0]], line)
