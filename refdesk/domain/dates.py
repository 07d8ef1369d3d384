# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as bibliographies print them, read into partial dates."""

import re
from datetime import date
from functools import lru_cache

from refdesk.domain.reference import HistoryDate, PartialDate, Reference

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English abbreviations as MEDLINE and BibTeX have them, January first."""

SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")

_MONTH_NUMBER = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")
_FULL_DATE = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2}")
_KOREAN = re.compile(r"(\d{4})\s*년(?:\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORD = re.compile(r"[A-Za-z]{3,}")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")


def month_number(text: str) -> int | None:
    """Return 1 to 12 for ``Jan``, ``january``, ``1`` or ``01``; ``None`` for all else."""
    text = text.strip().rstrip(".")
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) <= 2 else 0
        return number if 1 <= number <= 12 else None
    return _MONTH_NUMBER.get(text[:3].lower()) if text.isalpha() else None


def season_name(text: str) -> str:
    """Return the season that ``text`` names, in the form of :data:`SEASONS`, or ``""``."""
    lowered = text.lower()
    for season in SEASONS:
        if season.lower() in lowered:
            return season
    return ""


def made_date(
    year: int | None,
    month: int | None = None,
    day: int | None = None,
    season: str = "",
    raw: str = "",
) -> PartialDate:
    """Return a date without the parts that cannot be: a 13th month, the 31st of June."""
    if year is None or not 1 <= year <= 9999:
        return PartialDate(season=season, raw=raw)
    if month is None or not 1 <= month <= 12:
        return PartialDate(year, season=season, raw=raw)
    if day is not None:
        try:
            date(year, month, day)
        except ValueError:
            day = None
    return PartialDate(year, month, day, season, raw)


@lru_cache(8192)
def parse_date(text: str) -> PartialDate:
    """Read a printed date: ``2026-01-28``, ``2026/01/28/``, ``1998 Dec-1999 Jan``, ``Winter 2001``.

    The first year, month and day found count; ``raw`` keeps a text that says more than these.
    """
    text = text.strip()
    if not text:
        return PartialDate()
    if len(text) == 4 and text.isascii() and text.isdigit():
        return made_date(int(text))
    if match := _KOREAN.match(text) or _ISO.match(text) or _COMPACT.fullmatch(text):
        rest = text[match.end() :].strip(" /-.,;")
        if not rest or rest.startswith("T"):
            year, month, day = (int(part) if part else None for part in match.groups())
            return made_date(year, month, day)
    return _worded(text)


def medline_date(date: PartialDate) -> str:
    """Return a date as MEDLINE prints it: ``2026 Jan 28``, ``2001 Winter``, or as its source did."""
    if date.raw or date.year is None:
        return date.raw
    month = MONTHS[date.month - 1] if date.month else date.season
    day = str(date.day) if date.month and date.day else ""
    return " ".join(filter(None, (f"{date.year:04d}", month, day)))


def within_year(date: PartialDate) -> str:
    """Return a date without its year: ``Jan 28``; a text of the source where it says more."""
    if date.raw:
        short = date.raw.removeprefix(f"{date.year} ")
        return date.raw if re.search(r"\d{4}", short) else short
    if not date.month:
        return date.season
    return f"{MONTHS[date.month - 1]} {date.day}" if date.day else MONTHS[date.month - 1]


def epub_date(reference: Reference) -> str:
    """Return EndNote's "Epub Date", ``2026/01/28``: else the day that the record came to PubMed."""
    date = reference.electronic_date
    if not date.day:
        date = next((h.date for h in reference.history if h.status == "pubmed"), date)
    return date.iso.replace("-", "/") if date.day else ""


def edition_or_date(
    text: str, *, from_pubmed: bool
) -> tuple[str, PartialDate, tuple[HistoryDate, ...]]:
    """Return edition, electronic date and history of the field that EndNote has for all three.

    For journal articles the field is its "Epub Date"; its import from PubMed puts the date there
    on which the record came to PubMed.
    """
    if not _FULL_DATE.fullmatch(text):
        return text, PartialDate(), ()
    date = parse_date(text)
    if from_pubmed:
        return "", PartialDate(), (HistoryDate("pubmed", date),)
    return "", date, ()


def _worded(text: str) -> PartialDate:
    year_match = _YEAR.search(text)
    if not year_match:
        return PartialDate(raw=text)
    year = int(year_match[1])
    words = _WORD.findall(text)
    month = next(
        (_MONTH_NUMBER[w[:3].lower()] for w in words if w[:3].lower() in _MONTH_NUMBER), None
    )
    season = "" if month else season_name(text)
    slashed = re.fullmatch(r"(\d{4})/(?:(\d{1,2})?/)?(?:(\d{1,2})?/)?(.*)", text)
    if slashed and month is None:
        month = int(slashed[2]) if slashed[2] else None
        day = int(slashed[3]) if slashed[3] else None
        return made_date(year, month, day, season, raw="" if slashed[4] in {"", season} else text)
    day_match = _DAY.search(text) if month else None
    made = made_date(year, month, int(day_match[1]) if day_match else None, season)
    simple = len(words) <= 1 and not re.search(r"\d\s*[-–/&]\s*\d|[A-Za-z]\s*[-–/&]", text)
    return made if simple else made_date(made.year, made.month, made.day, season, raw=text)
