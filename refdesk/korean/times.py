# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of time and ages in Korean: ``24-week`` is 24주, ``aged 18 to 75 years`` is 18–75세."""

import re

from refdesk.evidence.phrases import NUMBER, number_of

_UNITS = {
    "year": "년", "yr": "년", "y": "년", "month": "개월", "mo": "개월", "week": "주", "wk": "주",
    "day": "일", "d": "일", "hour": "시간", "hr": "시간", "h": "시간", "minute": "분", "min": "분",
    "second": "초", "s": "초",
}  # fmt: skip
_UNIT = r"(?P<unit>year|yr|month|mo|week|wk|day|hour|hr|minute|min|second|y|d|h|s)s?(?![\w])"
_DECIMAL = rf"(?:\d+(?:\.\d+)?|{NUMBER})"
_TO = r"\s*(?:-|\u2013|to|through|and)\s*"
_TIME = re.compile(
    rf"(?P<low>{_DECIMAL})(?:{_TO}(?P<high>{_DECIMAL}))?[\s-]*{_UNIT}\.?", re.IGNORECASE
)
_AGE_OLD = re.compile(rf"(?P<low>\d+(?:\.\d+)?)(?:{_TO}(?P<high>\d+(?:\.\d+)?))?[\s-]*"
                      r"(?P<unit>year|month|week|day)s?[\s-]*(?:old|of age)\b", re.IGNORECASE)  # fmt: skip
_AGED = re.compile(
    r"\b(?:aged?|ages)(?:\s+(?:of|from|between))?\s+(?P<low>\d+(?:\.\d+)?)(?:"
    + _TO + r"(?P<high>\d+(?:\.\d+)?))?\s*(?:(?P<unit>year|month|week|day|yr)s?)?"
    r"(?:\s+(?:and|or)\s+(?P<limit>older|over|above|younger|under))?",
    re.IGNORECASE,
)  # fmt: skip
_LIMITED = re.compile(
    r"\b(?:aged?\s*)?(?P<sign>≥|>|<|≤|older than|over|under|younger than|at least)\s*(?P<low>\d+)\s*"
    r"(?P<unit>year|yr|month)s?(?:\s+(?:old|of age|or older))?",
    re.IGNORECASE,
)
_LIMITS = {
    "≥": "이상", ">": "초과", "<": "미만", "≤": "이하", "older than": "초과", "over": "초과", "under": "미만",
    "younger than": "미만", "at least": "이상", "older": "이상", "above": "이상", "younger": "이하",
}  # fmt: skip
_DAY = re.compile(r"(day|week|month|year)\s+(\d+)", re.IGNORECASE)
_NTH = {"day": "일째", "week": "주째", "month": "개월째", "year": "년째"}
_AGE_UNITS = {"year": "세", "yr": "세", "month": "개월", "week": "주", "day": "일"}


def _number(text: str) -> str:
    if text[0].isdigit():
        return text
    number = number_of(text)
    return str(number) if number is not None else text


def _unit(match: re.Match[str]) -> str:
    return _UNITS[match["unit"].lower().rstrip(".")]


def time_of(text: str) -> str:
    """Return a text that is one length of time in Korean, ``""`` where it is anything else."""
    if day := _DAY.fullmatch(text.strip()):
        return f"{day[2]}{_NTH[day[1].lower()]}"
    match = _TIME.fullmatch(re.sub(r"^(?:an?|the)\s+(?=[a-z]+$)", "one ", text.strip()))
    return _said(match) if match else ""


def _said(match: re.Match[str]) -> str:
    high = f"\u2013{_number(match['high'])}" if match["high"] else ""
    return f"{_number(match['low'])}{high}{_unit(match)}"


def find_age(text: str) -> tuple[int, int, str] | None:
    """Return where an age stands in ``text``, and its Korean: ``(start, end, "65세 이상")``."""
    for pattern in (_AGE_OLD, _LIMITED, _AGED):
        match = pattern.search(text)
        if match is None:
            continue
        given = match.groupdict()
        unit = _AGE_UNITS[(given.get("unit") or "year").lower()]
        high = f"\u2013{given['high']}" if given.get("high") else ""
        limit = (given.get("limit") or given.get("sign") or "").lower()
        word = f" {_LIMITS[limit]}" if limit in _LIMITS else ""
        return match.start(), match.end(), f"{given['low']}{high}{unit}{word}"
    return None
