# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a RIS file, parted into records of tags and values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_uppercase, digits

_LINE = re.compile(r"[ \t\ufeff]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]+(.*)|)")
_HEADS = {f"{a}{b}  - ": f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase + digits}
"""How a line begins that is as it should be, and its tag."""
_BEGINNINGS = frozenset({"TY", "AU", "A1", "TI", "T1", "ID", "T2", "JO", "JF", "PY", "DO"})
_ONE_A_LINE = frozenset({"KW", "AU", "A1", "A2", "ED", "UR", "N1"})


@dataclass(slots=True)
class RisRecord:
    """One record: values by tag, in order."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """Return the first value of the first of ``tags`` that has one, or ``""``."""
        for tag in tags:
            if (found := self.values.get(tag)) and found[0]:
                return found[0]
        return ""

    def all(self, *tags: str) -> list[str]:
        """Return all values of ``tags``."""
        return [value for tag in tags for value in self.values.get(tag, ())]


def records_in(lines: Iterable[str]) -> Iterator[RisRecord]:
    """Yield records; a missing ``TY`` or ``ER``, preambles and wrapped lines are put up with."""
    record: RisRecord | None = None
    tag = ""
    head_of = _HEADS.get
    for number, line in enumerate(lines, 1):
        if head := head_of(line[:6]):  # nearly always
            tag, value = head, line[6:].strip()
        elif match := _LINE.fullmatch(line):
            tag, value = match[1], (match[2] or "").strip()
        else:
            if record is not None and tag:
                _continue(record.values[tag], line, tag)
            continue
        if tag == "ER" or (tag == "TY" and record is not None and "TY" in record.values):
            if record is not None:
                yield record
            record = None
        if record is None:
            if tag not in _BEGINNINGS:
                tag = ""
                continue
            record = RisRecord(number)
        known = record.values.get(tag)
        if known is None:
            record.values[tag] = [value]
        elif value:
            known.append(value)
    if record is not None:
        yield record


def _continue(values: list[str], line: str, tag: str) -> None:
    text = line.strip()
    if not text:
        return
    if tag in _ONE_A_LINE and not line[0].isspace() and values[-1]:
        values.append(text)
    else:
        values[-1] = f"{values[-1]} {text}".strip()
