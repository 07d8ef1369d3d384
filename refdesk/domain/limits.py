# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand behind the name of a filter, such as ``>=2019`` or ``<7d``, read into values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from refdesk.domain.designs import MAIN_DESIGNS
from refdesk.domain.languages import language_code, language_name

EFFECTS = (
    "hr", "or", "rr", "irr", "pr", "smr", "gmr", "dor", "rd", "rrr", "md", "smd", "wmd", "beta",
    "r", "r2", "auc", "sens", "spec", "ppv", "npv", "plr", "nlr", "acc", "kappa", "icc", "nnt",
)  # fmt: skip
"""Kinds of effects that papers are found by: those of ``Statistic.kind`` with a name of their own."""
_SIGNED = frozenset({"rd", "md", "smd", "wmd", "beta", "r", "kappa", "icc"})
"""Effects that may be below zero: a minus before them is no range."""

HAS = (
    "fulltext", "pdf", "file", "attachment", "abstract", "note", "highlight", "tag", "doi", "pmid",
    "pmcid", "nct",
)  # fmt: skip
IS = ("read", "unread", "retracted", "concern", "sample")

_NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_COMPARED = re.compile(rf"(>=|<=|=>|=<|[<>=≥≤])\s*([-−]?)({_NUMBER})")
_SPAN = re.compile(rf"({_NUMBER})?(-|–|—|~|\.\.)({_NUMBER})?")
_SIGNED_SPAN = re.compile(rf"([-−]?)({_NUMBER})?\.\.([-−]?)({_NUMBER})?")
_ONE = re.compile(rf"([-−]?)({_NUMBER})")
_AGE = re.compile(r"([<>]?)=?(\d{1,5})([dwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Between:
    """Numbers from ``low`` to ``high``, ``None`` where there is no end; ``open`` leaves the end out."""

    low: float | None = None
    high: float | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """At most, or where ``older`` more than, so many days ago."""

    days: int
    older: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """One of some codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called."""

    text: str


Value = Between | Age | Codes | Name


def _number(sign: str, digits: str) -> float:
    return float(digits.replace(",", "")) * (-1 if sign else 1)


def _between(text: str) -> Between | None:
    """Return ``>200``, ``100-300``, ``..300``, ``-300`` or ``200`` as numbers that are not negative."""
    if match := _COMPARED.fullmatch(text):
        return None if match[2] else _compared(match)
    if (match := _SPAN.fullmatch(text)) and (match[1] or match[3]):
        low, high = (_number("", end) if end else None for end in (match[1], match[3]))
        return Between(low, high)
    if (match := _ONE.fullmatch(text)) and not match[1]:
        return Between(_number("", match[2]), _number("", match[2]))
    return None


def _signed(text: str) -> Between | None:
    """Return the same where a minus is the number's own: ``<-0.5``, ``-3..-1``, ``-2``."""
    if match := _COMPARED.fullmatch(text):
        return _compared(match)
    if (match := _SIGNED_SPAN.fullmatch(text)) and (match[2] or match[4]):
        low = _number(match[1], match[2]) if match[2] else None
        return Between(low, _number(match[3], match[4]) if match[4] else None)
    if match := _ONE.fullmatch(text):
        return Between(_number(match[1], match[2]), _number(match[1], match[2]))
    return _between(text)


def _compared(match: re.Match[str]) -> Between:
    number = _number(match[2], match[3])
    match match[1]:
        case ">":
            return Between(low=number, open=True)
        case "<":
            return Between(high=number, open=True)
        case ">=" | "=>" | "≥":
            return Between(low=number)
        case "<=" | "=<" | "≤":
            return Between(high=number)
        case _:
            return Between(number, number)


def _year(text: str) -> Between | None:
    """Return years, each of four digits: ``year:20`` is still being typed."""
    if any(len(digits) != 4 for digits in re.findall(r"\d+", text)):
        return None
    return _between(text)


def _stars(text: str) -> Between | None:
    found = _between(text)
    ends = (found.low, found.high) if found else ()
    return found if all(end is None or 0 <= end <= 5 for end in ends) else None


def _age(text: str) -> Age | None:
    match = _AGE.fullmatch(text)
    return Age(int(match[2]) * _DAYS[match[3].lower()], match[1] == ">") if match else None


def _design(text: str) -> Codes | None:
    said = text.lower()
    codes = tuple(d.code for d in MAIN_DESIGNS if d.code == said or d.code.startswith(said))
    return Codes(codes) if codes else None


def _language(text: str) -> Codes | None:
    code = language_code(text)
    known = language_name(code) != code or re.fullmatch("[a-z]{3}", text.lower())
    return Codes((code.lower(),)) if known else None


def _one_of(codes: tuple[str, ...]) -> Callable[[str], Codes | None]:
    return lambda text: Codes((text.lower(),)) if text.lower() in codes else None


READERS: Mapping[str, Callable[[str], Value | None]] = {
    "year": _year,
    "design": _design,
    "tag": Name,
    "collection": Name,
    "key": Name,
    "pmid": Name,
    "pmcid": Name,
    "doi": Name,
    "has": _one_of(HAS),
    "is": _one_of(IS),
    "lang": _language,
    "rating": _stars,
    "added": _age,
    "opened": _age,
    "n": _between,
    **{kind: _signed if kind in _SIGNED else _between for kind in EFFECTS},
}
"""What reads the text behind each filter's name; ``None`` comes where it cannot be read."""

EXAMPLES: Mapping[str, str] = {
    "year": "year:2019-2024",
    "design": "design:rct",
    "tag": 'tag:"to read"',
    "collection": 'collection:"Liver"',
    "key": "key:kim2024",
    "pmid": "pmid:41591582",
    "pmcid": "pmcid:PMC9984800",
    "doi": "doi:10.1056/",
    "has": "has:fulltext",
    "is": "is:unread",
    "lang": "lang:kor",
    "rating": "rating:>=4",
    "added": "added:<7d",
    "opened": "opened:<7d",
    "n": "n:>200",
    **{kind: f"{kind}:<-0.5" if kind in _SIGNED else f"{kind}:<0.8" for kind in EFFECTS},
    **{kind: f"{kind}:>0.8" for kind in ("auc", "sens", "spec", "ppv", "npv", "acc", "kappa", "icc", "r2")},
    "nnt": "nnt:<20",
}  # fmt: skip
"""How each filter looks."""
