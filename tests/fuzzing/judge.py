# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader may do with a broken file: read it, skip records, refuse it. And not for long."""

import time
from contextlib import suppress

from refdesk.domain.errors import RefdeskError
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id, sniff_format

_SECONDS = 0.6
_SECONDS_A_MEGABYTE = 20.0
"""Ten times what the slowest reader needs; what is quadratic needs a hundred times as much."""
_DOUBLED = 2.6
_NOTICEABLE = 0.25
_TIMES = 3


class SlowError(Exception):
    """A reader took more than linear time."""


def judged(format_id: str, data: bytes) -> int:
    """Read a file and return how many records were found.

    Raises:
        SlowError: it took far longer than its length allows.
        Exception: whatever no reader may raise.
    """
    form = format_by_id(format_id)
    assert form.read is not None
    started = time.process_time()
    count = 0
    assert 0 <= form.sniff(data) <= 1
    with suppress(RefdeskError):
        sniff_format(data, "file")
    try:
        for record in form.read(data, "broken"):
            assert isinstance(record, ReadReference | SkippedRecord)
            assert record.line >= 0
            if isinstance(record, ReadReference):
                assert isinstance(record.reference, Reference)
                count += 1
    except RefdeskError:
        pass
    taken = time.process_time() - started
    if taken > _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 1e6:
        raise SlowError(f"{taken:.1f} s for {len(data)} bytes")
    return count


def times(format_id: str, text: str) -> None:
    """Read half of a monotonous text and all of it.

    Raises:
        SlowError: the whole took much more than twice the time of the half.
    """
    half, whole = text[: len(text) // 2], text
    if _once(format_id, whole) <= _NOTICEABLE:
        return
    for _ in range(_TIMES):  # what else the machine does can make one of them longer
        found = [_best(format_id, part) for part in (half, whole)]
        if found[1] <= max(_NOTICEABLE, _DOUBLED * found[0]):
            return
    raise SlowError(f"{found[0]:.2f} s for the half, {found[1]:.2f} s for the whole")


def _best(format_id: str, text: str) -> float:
    return min(_once(format_id, text) for _ in range(2))


def _once(format_id: str, text: str) -> float:
    data = text.encode("utf-8", "surrogatepass")
    started = time.process_time()
    judged_quietly(format_id, data)
    return time.process_time() - started


def judged_quietly(format_id: str, data: bytes) -> None:
    """Read a file, whatever time it takes."""
    form = format_by_id(format_id)
    assert form.read is not None
    form.sniff(data[:65_536])
    try:
        for _ in form.read(data, "broken"):
            pass
    except RefdeskError:
        pass
