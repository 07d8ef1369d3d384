# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a RIS file, parted into records of tags and values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from string import ascii_uppercase, digits

_LINE = re.compile(r"[ \t\ufeff]*([A-Z][A-Z0-9])[ \t]{1,3}-(?:[ \t]+(.*)|)")
_HEADS = {f"{a}{b}  - ": f"{a}{b}" for a in ascii_uppercase for b in ascii_uppercase + digits}
"""How a line begins that is as it should be, and its tag."""
_BEGINNINGS = frozenset({"TY", "AU", "A1", "TI", "T1", "ID", "T2", "JO", "JF", "PY", "DO"})
_BORDERS = frozenset({"TY", "ER"})
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
        """Return all values of ``tags``; not to be changed."""
        found = list(filter(None, map(self.values.get, tags)))
        return found[0] if len(found) == 1 else list(chain.from_iterable(found))


def records_in(lines: Iterable[str]) -> Iterator[RisRecord]:
    """Yield records; a missing ``TY`` or ``ER``, preambles and wrapped lines are put up with."""
    record: RisRecord | None = None
    tag = ""
    head_of = _HEADS.get
    for number, line in enumerate(lines, 1):
        head = head_of(line[:6])
        if head is None or record is None or head in _BORDERS:
            parted = (head, line[6:].strip()) if head else _parted(line)
            if parted is None:
                if record is not None and tag:
                    _continue(record.values[tag], line, tag)
                continue
            tag, value = parted
            if record is not None and (tag == "ER" or (tag == "TY" and "TY" in record.values)):
                yield record
                record = None
            if record is None:
                if tag not in _BEGINNINGS:
                    tag = ""
                    continue
                record = RisRecord(number)
        else:  # nearly always
            tag, value = head, line[6:].strip()
        known = record.values.get(tag)
        if known is None:
            record.values[tag] = [value]
        elif value:
            known.append(value)
    if record is not None:
        yield record


def _parted(line: str) -> tuple[str, str] | None:
    """Return tag and value of a line that is not quite as it should be, ``None`` where it is neither."""
    match = _LINE.fullmatch(line)
    return (match[1], (match[2] or "").strip()) if match else None


def _continue(values: list[str], line: str, tag: str) -> None:
    text = line.strip()
    if not text:
        return
    if tag in _ONE_A_LINE and not line[0].isspace() and values[-1]:
        values.append(text)
    else:
        values[-1] = f"{values[-1]} {text}".strip()
