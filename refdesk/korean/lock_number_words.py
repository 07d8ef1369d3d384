# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that are words: "twenty-four", "twice daily", "half", 두 군, 절반, 3분의 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from refdesk.korean.lock_units import DATED, DAY, MONTH, PERCENT, WEEK, YEAR


@dataclass(frozen=True, slots=True)
class Word:
    """A number that is a word; ``word_only``: English says it without naming a number."""

    value: Decimal
    start: int
    end: int
    unit: str = ""
    word_only: bool = False


_ONES_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ONES = {word: number for number, word in enumerate(_ONES_WORDS)}
_TENS_WORDS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_TENS = {word: 10 * (number + 2) for number, word in enumerate(_TENS_WORDS)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_CARDINAL = "|".join((*_ONES, *_TENS, *_SCALES))
_ENGLISH = re.compile(rf"\b(?:{_CARDINAL})(?:(?:[-\s]|\sand\s)(?:{_CARDINAL}))*\b", re.IGNORECASE)
_ORDINALS_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_ORDINALS = {word: number + 1 for number, word in enumerate(_ORDINALS_WORDS)}
_MONTHS_WORDS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTHS = {word: number + 1 for number, word in enumerate(_MONTHS_WORDS)}
_SAID: dict[str, tuple[tuple[str, str], ...]] = {
    **{word: ((str(number), ""),) for word, number in _ORDINALS.items()},
    **{word: ((str(number), DATED),) for word, number in _MONTHS.items()},
    "primary": (("1", ""),), "initial": (("1", ""),), "initially": (("1", ""),), "once": (("1", ""),),
    "single": (("1", ""),), "secondary": (("2", ""),), "tertiary": (("3", ""),),
    "both": (("2", ""),), "either": (("2", ""),), "neither": (("2", ""),), "between": (("2", ""),),
    "pair": (("2", ""),), "paired": (("2", ""),), "dual": (("2", ""),), "versus": (("2", ""),),
    "vs": (("2", ""),), "compared": (("2", ""),), "respectively": (("2", ""),), "twice": (("2", "fold"),),
    "double": (("2", "fold"),), "doubled": (("2", "fold"),), "doubling": (("2", "fold"),),
    "twofold": (("2", "fold"),), "thrice": (("3", "fold"),), "triple": (("3", "fold"),),
    "tripled": (("3", "fold"),), "threefold": (("3", "fold"),), "fourfold": (("4", "fold"),),
    "fivefold": (("5", "fold"),), "tenfold": (("10", "fold"),),
    "half": (("0.5", ""), ("50", PERCENT), ("2", "")), "halved": (("0.5", ""), ("50", PERCENT), ("2", "")),
    "halving": (("0.5", ""), ("50", PERCENT), ("2", "")),
    "thirds": (("3", ""),), "quarter": (("4", ""), ("25", PERCENT)), "quarters": (("4", ""),),
    "tertile": (("3", ""),), "tertiles": (("3", ""),), "quartile": (("4", ""),), "quartiles": (("4", ""),),
    "quintile": (("5", ""),), "quintiles": (("5", ""),), "decile": (("10", ""),), "deciles": (("10", ""),),
    "percentile": (("100", ""),), "dozen": (("12", ""),), "decade": (("10", YEAR),),
    "decades": (("10", YEAR),),
    "fortnight": (("2", WEEK),), "fortnightly": (("2", WEEK),), "biweekly": (("2", WEEK),),
    "daily": (("1", DAY),), "day": (("1", DAY),), "weekly": (("1", WEEK),), "week": (("1", WEEK),),
    "monthly": (("1", MONTH),), "month": (("1", MONTH),), "yearly": (("1", YEAR),), "annual": (("1", YEAR),),
    "annually": (("1", YEAR),), "year": (("1", YEAR),), "hour": (("1", "hour"),), "hourly": (("1", "hour"),),
}  # fmt: skip
_SAYING = re.compile(rf"\b(?:{'|'.join(sorted(_SAID, key=len, reverse=True))})\b", re.IGNORECASE)
_GROUPS = re.compile(r"\b(?:groups|arms)\b", re.IGNORECASE)
_MORE_GROUPS = re.compile(
    r"\b(?:three|four|five|six|[3-9])[- ](?:\w+[- ]){0,2}(?:groups?|arms?)\b", re.IGNORECASE
)
_ROMAN = re.compile(r"(?<![A-Za-z])(?:VI{0,3}|I[VX]|I{1,3}|XI{0,2}|X)(?:[abc])?(?![A-Za-z])")
_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
           "XI": 11, "XII": 12}  # fmt: skip

_NATIVE = {
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11,
    "열두": 12, "열세": 13, "열네": 14, "열다섯": 15, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50,
}  # fmt: skip
_COUNTERS = (
    "명", "개월", "개", "군", "가지", "건", "편", "곳", "번", "차례", "배", "달", "주", "시간",
    "그룹", "집단", "치료", "연구", "시험", "코호트", "용량", "종류", "사람", "환자", "기관",
    "병원", "약물", "약제", "변수", "방법", "시점", "기간", "단계", "쌍", "중재", "평가",
)  # fmt: skip
_KOREAN = re.compile(
    rf"(?<![가-힣])({'|'.join(sorted(_NATIVE, key=len, reverse=True))})\s?(?={'|'.join(_COUNTERS)})"
)
_HALF = re.compile("절반|반수")
_FRACTION = re.compile(r"(\d+|[이삼사오])\s?분의\s?(\d+|[일이삼사])")
_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5}


def english_words(text: str) -> Iterator[Word]:
    """Yield the numbers that an English text says in words."""
    for match in _ENGLISH.finditer(text):
        yield Word(Decimal(_cardinal(match[0])), match.start(), match.end())
    for match in _SAYING.finditer(text):
        for value, unit in _SAID[match[0].lower()]:
            yield Word(Decimal(value), match.start(), match.end(), unit, word_only=True)
    if (groups := _GROUPS.search(text)) is not None and not _MORE_GROUPS.search(text):
        yield Word(Decimal(2), groups.start(), groups.end(), word_only=True)
    for match in _ROMAN.finditer(text):
        yield Word(
            Decimal(_ROMANS[match[0].rstrip("abc")]), match.start(), match.end(), word_only=True
        )


def korean_words(text: str) -> Iterator[Word]:
    """Yield the numbers that a Korean text says in words."""
    for match in _KOREAN.finditer(text):
        yield Word(Decimal(_NATIVE[match[1]]), match.start(1), match.end(1))
    for match in _HALF.finditer(text):
        yield Word(Decimal("0.5"), match.start(), match.end())


def fractions(text: str) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Yield 3분의 1 as start, end, 1, 3."""
    for match in _FRACTION.finditer(text):
        below, above = (Decimal(_SINO.get(part) or part) for part in (match[1], match[2]))
        yield match.start(), match.end(), above, below


def roman(word: str) -> Decimal | None:
    """Return what a Roman numeral stands for."""
    number = _ROMANS.get(word.rstrip("abc"))
    return Decimal(number) if number is not None else None


def _cardinal(words: str) -> int:
    total = part = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word in _ONES:
            part += _ONES[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total += (part or 1) * _SCALES[word]
            part = 0
    return total + part
