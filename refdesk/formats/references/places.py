# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in its source a printed reference says that the work is: date, volume, issue and pages.

Each shape in which styles print them is a grammar. All are looked for; the place that says most,
and that is nearest to the end, wins.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from refdesk.domain.dates import parse_date
from refdesk.domain.reference import PartialDate

YEAR = r"(?:1[6789]|20)\d\d"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)\b\.?"
)
_DASH = r"\s?[-–—‐−]{1,2}\s?"
_MONTHS = rf"{MONTH}(?:(?:{_DASH}|/|\s){MONTH})?"
DATE = (
    rf"{YEAR}[a-z]?(?:[\s,/]{{1,2}}{_MONTHS}"
    rf"(?:\s\d{{1,2}}(?:{_DASH}\d{{1,2}}|\b(?!\())(?!\s?\())?"
    rf"(?:[-–/]{YEAR}(?:\s{MONTH})?)?"
    rf"|\s\d{{1,2}}(?:\s\d{{1,2}})?(?=\s?[;.])|[-–/]{YEAR}|년(?:\s?\d{{1,2}}월)?)?"
)
_DATE_FORWARD = rf"(?:\d{{1,2}}\s)?{_MONTHS}(?:\s\d{{1,2}})?,?\s{YEAR}"
_EITHER = rf"(?:{_DATE_FORWARD}|{DATE})"

_SUPPLEMENT = (
    r"(?:[\s,_]{0,2}(?:[Ss]uppl(?:ement)?|[Ss]upp|Pt|Part|Spec(?:ial)?\sNo|Special\sIssue)\b\.?"
    r"(?:[\s_]?(?:[A-Z]{1,3}\d{0,4}|\d{1,4})[A-Z]?\b)?)"
)
_VOLUME = rf"(?:(?:[A-Z]{{1,3}}-?)?\d{{1,4}}(?:[-–/]\d{{1,4}})?(?:-?[A-Z]\b)?{_SUPPLEMENT}?|{_SUPPLEMENT})"
_ISSUE = rf"(?:\s?\((?!{YEAR}\))(?P<issue>[^()]{{1,40}}(?:\([^()]{{1,20}}\))?)\))"
_NUMBER = (
    r"(?:,?\s(?:[Nn]o|[Nn]os|iss|[Ii]ssue|Heft|Nr|n)\b\.?[\s:]{0,2}"
    rf"(?P<number>Pt\s\d+|[\w–/-]{{1,12}}{_SUPPLEMENT}?))"
)
_ISSUES = rf"(?:{_ISSUE}|{_NUMBER})"
_ISSUES_BEHIND_YEAR = _ISSUES.replace(rf"(?!{YEAR}\))", "")
"""There a number like a year is an issue: ``2012;279(1748)``."""
_LABEL = r"(?:(?:pp?|[Pp]ages?|[Pp]gs?|S|s)\b\.?\s?(?:pp?\.\s)?)"
_PAGE = r"(?:[A-Za-z]{0,6}[.-]?\d\w*(?:[.-]\w+)*(?:\(\d+\)[\w-]+)?|[ivxlc]{1,8}(?=\s?[-–])|[ivxlc]{2,8}\b)"
_FAR_PAGE = r"(?:[A-Za-z]{0,6}[.-]?\d\w*(?:\.e?\d+)?|[ivxlc]{1,8}\b)"
_REPLY = r"(?:(?:author\sreply|discussion|quiz|reply|passim|contents|following)\s)"
PAGES = (
    rf"(?:{_PAGE}(?:{_DASH}{_FAR_PAGE})?(?:[,;]\s?(?!{YEAR}\b(?![-–])){_REPLY}?{_FAR_PAGE}(?:{_DASH}{_FAR_PAGE})?"
    rf"(?:\sp\sfollowing\s\w{{1,8}})?(?![\w/]))*)"
)
_ARTICLE = r"(?:(?:[Aa]rticle|[Aa]rt\.?)(?:\s(?:[Nn]o\.?|[Nn]umber|ID))?:?\s(?:[Nn]o\.?:?\s)?)"
_AT = rf"(?:{_LABEL}|{_ARTICLE}){{0,2}}(?P<pages>{PAGES})"
_BEGIN = r"(?<![\w/–‐-])(?<!\d\.)(?<![Vv]ol\.\s)(?<!\bno\.\s)"
_AT_NUMBER, _AT_DATE = r"(?=[(\d])", r"(?=[(\dA-Z])"
"""What comes first, looked at first: most letters of a text need no more."""
_VOL = r"(?:(?P<label>[Vv]ol(?:ume|s)?\b\.?)\s?)?"
_DATED = rf"(?:\((?P<date>{DATE})\)|(?P<plain>{DATE})(?!\)))"
_YEARED = rf"(?:\((?P<date>{DATE})\)|(?P<plain>{YEAR}[a-z]?)(?!\)))"
_DATED_AT_LAST = rf"(?:[,.;]?\s?(?:\((?P<last>{_EITHER})\)|(?P<final>{_EITHER})(?!\))))?"

_GRAMMARS: tuple[tuple[str, str, int], ...] = (
    # 2020 Sep 30;17(2 Suppl 1):29-34
    ("year;", rf"{_AT_NUMBER}{_BEGIN}{_DATED}[.,]?\s?;\s?{_VOL}(?P<volume>{_VOLUME})?{_ISSUES_BEHIND_YEAR}?"
              rf"(?:\s?[:;,]\s?{_AT})?", 2),
    # (2006) 119:2557–66; 2013, 3(2): 111–128
    ("year volume", rf"{_AT_NUMBER}{_BEGIN}{_YEARED}[.,:]?\s{_VOL}(?P<volume>{_VOLUME}){_ISSUES_BEHIND_YEAR}?"
                    rf"\s?[:,]\s?{_AT}", 1),
    # 2023 Jul 19:101985
    ("year:", rf"{_AT_DATE}{_BEGIN}(?P<date>{_EITHER})\s?[:;]\s?{_AT}", 2),
    # Feb. 2023, article e3488
    ("year, pages", rf"{_AT_DATE}{_BEGIN}(?P<date>{_EITHER}),\s(?=pp?\b|[Aa]rt){_AT}", 0),
    # vol. 20, no. 3, May–June 2000, pp. 383–88; 23 (11): 1713–15; 92, 384–389 (2000)
    ("volume", rf"{_BEGIN}{_VOL}(?P<volume>{_VOLUME}){_ISSUES}?"
               rf"(?:\s?\((?P<date>{_EITHER})\)|,\s(?P<later>{_EITHER}))?"
               rf"(?:\s?[:,]+\s?|\s(?=pp?\b)){_AT}{_DATED_AT_LAST}", 0),
    # as Elsevier's journals: 12 (2020) 1–2
    ("volume (year)", rf"{_BEGIN}{_VOL}(?P<volume>{_VOLUME}){_ISSUES}?,?"
                      rf"\s\((?P<date>{DATE})\),?\s{_AT}", 1),
    # vol. 12, no. 3, 2020
    ("volume and issue", rf"{_BEGIN}{_VOL}(?P<volume>{_VOLUME}){_ISSUES}"
                         rf"{_DATED_AT_LAST}", 0),
    # as Nature has what has no pages: e3488 (2023); 32, (2018)
    ("pages (year)", rf"{_BEGIN}(?:(?P<pages>{PAGES})|(?P<volume>\d{{1,4}}),)"
                     rf"\s\((?P<date>{DATE})\)(?=[\s.]{{0,4}}$)", 0),
    # (376), 200–208; no. 2: CD001694
    ("issue", rf"(?<=[,.;])\s(?:\((?!{YEAR}\))(?P<issue>[^()]{{1,20}})\)"
              rf"|(?:no|issue)\.?\s(?P<number>\w{{1,8}}))"
              rf"(?:,\s(?P<later>{_EITHER}))?\s?[:,]\s?{_AT}{_DATED_AT_LAST}", 0),
    # pp. 1–12, Feb. 2023; Article 121430; February 17, 121430; , 55–59.
    ("pages", rf"(?:(?<=[,.;])\s(?:pp?\.\s|{_ARTICLE}|{MONTH}\s\d{{1,2}},\s)"
              rf"(?!{YEAR}\b)(?P<pages>{PAGES}){_DATED_AT_LAST}"
              rf"|(?<=[,:])\s(?P<range>[A-Za-z]?\d+[-–][A-Za-z]?\d+)(?=\.?$))", 0),
    ("date", rf"{_AT_DATE}{_BEGIN}(?:\((?P<date>{_EITHER})\)|(?P<plain>{_EITHER})(?!\)))", 0),
)  # fmt: skip
"""Name, pattern, and how seldom it is mistaken."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a grammar when it is needed: all of them take longer than a start may."""
    return re.compile(pattern)


_AT_END = re.compile(r"[\s.;,)\]]{0,9}$")
_VOLUME_AT_END = re.compile(
    rf"{_BEGIN}{_VOL}(?P<volume>\d{{1,4}})(?:\s(?P<pages>[A-Z]?\d+[-–][A-Z]?\d+))?\.?$"
)
_PAGES_AT_END = re.compile(
    rf"[\s,;:.(](?P<label>pp?\.?|[Pp]ages?)\s?(?:pp?\.\s?)?(?P<pages>{PAGES})\)?[\s.,;]{{0,4}}"
    rf"(?:\(?(?P<date>{YEAR})\)?)?[\s.]{{0,4}}$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work is; ``start`` and ``end`` are in the text that says it."""

    start: int
    end: int
    date: PartialDate = field(default_factory=PartialDate)
    volume: str = ""
    issue: str = ""
    pages: str = ""
    score: int = 0

    @property
    def is_periodical(self) -> bool:
        """Whether only papers in journals are cited like this."""
        return bool(self.volume or self.issue)


def place_in(text: str, *, dated: bool) -> Place | None:
    """Return the place that a text names; ``dated``: its year stands elsewhere already."""
    best: Place | None = None
    for name, grammar, trust in _GRAMMARS:
        if dated and name in _YEAR_FIRST:
            continue
        for match in _compiled(grammar).finditer(text):
            if _is_day(match, text):
                continue
            found = _place(match, text, trust)
            if best is None or (found.score, found.start) > (best.score, best.start):
                best = found
        if best is not None and best.score >= (_ENOUGH_DATED if dated else _ENOUGH):
            break
    if best is None and dated and (alone := _VOLUME_AT_END.search(text)):
        return _place(alone, text, 0)
    return best


_MONTH_BEFORE = re.compile(rf"{MONTH}\s$")


def _is_day(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a volume is the day of a month: ``February 11, 2023``."""
    return text[match.start() - 1 : match.start()] == " " and bool(
        _MONTH_BEFORE.search(text, max(0, match.start() - 12), match.start())
    )


_YEAR_FIRST = frozenset({"year;", "year volume", "year:", "year, pages", "date", "pages (year)"})
_ENOUGH, _ENOUGH_DATED = 9, 7
"""Scores of volume and pages at the end; no other grammar can say more."""


def pages_at_end(text: str) -> Place | None:
    """Return labelled pages at the end of a text: ``p. 371–93``."""
    match = _PAGES_AT_END.search(text)
    return _place(match, text, 0) if match else None


_DATES = ("date", "plain", "later", "last", "final")


def _place(match: re.Match[str], text: str, trust: int) -> Place:
    said = match.groupdict()
    date = next((said[name] for name in _DATES if said.get(name)), "")
    volume, issue = said.get("volume") or "", said.get("issue") or said.get("number") or ""
    pages = (said.get("pages") or said.get("range") or "").rstrip(".,;")
    score = trust + 2 * bool(date) + 2 * bool(volume) + bool(issue) + 3 * bool(pages)
    score += bool(said.get("label")) + 2 * bool(_AT_END.match(text, match.end()))
    return Place(
        match.start(),
        match.end(),
        dated(date),
        volume.strip(" ,"),
        issue.strip(" .,"),
        pages,
        score,
    )


def dated(text: str) -> PartialDate:
    """Read a date; the letter that tells apart papers of one year (``2009b``) is not part of it."""
    return parse_date(re.sub(r"(?<=\d{4})[a-z]\b", "", text.replace("–", "-")))
