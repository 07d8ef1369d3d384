# SPDX-License-Identifier: GPL-3.0-or-later
"""Page ranges: MEDLINE's shortened form (``132-42``) made whole (``132-142``)."""

import re

_LONGEST = 80
"""Characters of a range: what is longer is none."""
_RANGES = re.compile(r"\s*[,;]\s*")
_DASH = re.compile(r"\s*(?:-+|[\u2010-\u2015\u2212])\s*")
_START = re.compile(r"(?P<prefix>.*?)(?P<digits>\d+)(?P<suffix>[A-Za-z]*)")
_WORDS = re.compile(r".*[ :]")
_END = re.compile(r"(?P<digits>\d+)(?P<suffix>\D.*)?")


def expand_pages(text: str) -> str:
    """Return pages with every range in full, a hyphen between its ends.

    ``132-42`` gives ``132-142``, ``S12-8`` ``S12-S18``, ``1011.e1-4`` ``1011.e1-1011.e4``,
    ``101-8, 115`` ``101-108, 115``. What is no range, or none that can be understood, stays.
    """
    if is_whole(text):
        return text
    return ", ".join(_expanded(part) for part in _RANGES.split(text.strip()) if part)


def is_whole(text: str) -> bool:
    """Whether pages are one plain range in full, as most are: ``132-142``."""
    first, dash, last = text.partition("-")
    plain = first.isascii() and first.isdigit() and last.isascii() and last.isdigit()
    return bool(dash) and plain and len(first) <= len(last) <= _LONGEST // 2


def first_page(text: str) -> str:
    """Return the first page of a page field, ``""`` where there is none."""
    return _DASH.split(_RANGES.split(text.strip())[0])[0]


def _expanded(part: str) -> str:
    if len(part) > _LONGEST:
        return part
    ends = _DASH.split(part)
    if len(ends) != 2 or not all(ends):  # a range has two ends
        return part
    start, end = ends
    return f"{start}-{_full_end(start, end)}"


def _full_end(start: str, end: str) -> str:
    first, last = _START.fullmatch(start), _END.fullmatch(end)
    if not first or not last or (first["prefix"] and end.startswith(first["prefix"])):
        return end
    digits, shortened = first["digits"], last["digits"]
    missing = max(0, len(digits) - len(shortened))
    whole = digits[:missing] + shortened
    if int(whole) < int(digits):
        return end
    prefix = _WORDS.sub("", first["prefix"])  # of "author reply 1652" only what is the number's
    return prefix + whole + (last["suffix"] or "")
