# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers in English and Korean with their units and signs, as far as both languages write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from refdesk.korean.lock_number_words import english_words, korean_words
from refdesk.korean.lock_units import denominator_before, unit_at

_PLAIN = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "．": ".", "，": ",", "％": "%", "＜": "<", "＞": ">", "＝": "=", "⩽": "≤", "⩾": "≥", "≦": "≤",
        "≧": "≥", "－": "-", "（": "(", "）": ")", "∼": "~", "～": "~", "〜": "~",
    }
)  # fmt: skip
_MIDDLE_POINT = re.compile(r"(?<=\d)·(?=\d)")
_NUMBER = re.compile(
    r"(?:(?<![\d.,])\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?![\d])|\d+)(?:\.\d+)?|(?<!\d)\.\d+"
)
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d.])")
_GROUPS = re.compile(r"[,\u2009\u202f\u00a0]")
_ENGLISH_SCALE = re.compile(r"[ -](hundred|thousand|million|billion)\b", re.IGNORECASE)
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "백": 100, "천": 1000, "만": 10**4, "백만": 10**6, "천만": 10**7, "억": 10**8,
    "십억": 10**9, "조": 10**12,
}  # fmt: skip
_KOREAN_SCALE = re.compile(
    "(?:백만|천만|십억|만(?!성|족|약|일|큼|나|난|들)|억(?!제)|천(?!식|자|공|골|연|포)|백(?!신|혈|분|내|반|서|색|금|일))"
)
_LINK = re.compile(
    r"(?:\s*(?:,|/|~|–|-|−|—|to|and|or|through|versus|vs\.?|및|와|과|또는|에서|부터|내지|대|혹은|±|\+/-)\s*){1,2}[-−–<>≤≥=~]?\s*"
)
_UNIT_AHEAD = re.compile(r"\b(hour|day|week|month|year)s?\s$", re.IGNORECASE)
_AHEAD = 10
"""Letters that the longest of these takes, and more."""
_TIMES = re.compile(r"\s*[×xX*]\s*")
_LEVEL = re.compile(r"\s*(?:CI|CrI|confidence|credible|신뢰|신용)", re.IGNORECASE)
"""Behind the level of an interval, whose unit is nobody else's."""
_SIGN_BEFORE = re.compile(r"(<=|>=|≤|≥|<|>|=|±|\+/-|\+-)\s*[-−–+]?\s*$")
_WORDS_BEFORE = tuple(
    (
        sign,
        re.compile(
            rf"(?:{words})\s*(?:(?:about|approximately|the|a|previous|past|last|first|next|약)\s*){{0,2}}$",
            re.IGNORECASE,
        ),
    )
    for sign, words in (
        (
            "≥",
            r"at least|no (?:less|fewer) than|not less than|minimum(?: of)?|(?:greater|more|higher) than or "
            r"equal to|equal to or (?:greater|more|higher) than|최소한?|적어도",
        ),
        (
            "≤",
            r"at most|no (?:more|greater|later|longer) than|not more than|up to|maximum(?: of)?|"
            r"(?:less|lower|fewer) than or equal to|equal to or (?:less|lower) than|within|최대",
        ),
        (
            ">",
            r"(?<!no )(?<!not )(?:more|greater|higher|longer|older|larger|later|heavier) than|over|above|"
            r"exceed(?:s|ed|ing)?|beyond",
        ),
        (
            "<",
            r"(?<!no )(?<!not )(?:less|fewer|lower|smaller|shorter|younger|earlier) than|below|under",
        ),
    )
)
_COUNTED = r"(?:명|인|회|개|점|건|배|세)?\s?"
_THAN = r"(?:명|회|개|점|건)?(?:보다|에 비해)\s?(?:더 )?"
_WORDS_BEHIND = tuple(
    (sign, re.compile(rf"\s*(?:{words})", re.IGNORECASE))
    for sign, words in (
        (
            "≥",
            r"or (?:more|older|greater|higher|longer|above|over|later)\b|and (?:older|above|over)\b|\+|"
            rf"의?{_COUNTED}이상(?!\s?(?:반응|소견|지질|사례|증|징후|심장))",
        ),
        (
            "≤",
            r"or (?:less|younger|fewer|lower|shorter|below|under)\b|"
            rf"{_COUNTED}(?:이하|이내)",
        ),
        ("<", rf"{_COUNTED}미만|{_THAN}(?:작|낮|적|짧|어린|젊)"),
        (">", rf"{_COUNTED}초과|{_THAN}(?:크|큰|컸|높|많|길|긴)|(?:을|를|명을|건을)\s?(?:넘|초과)"),
    )
)
_ORDINAL = re.compile(
    r"분위|차(?!이|단|례|원|등|량|트)|번|회|상\b|상(?= |의|임)|형|단계|등급|급\b|기(?=\s|의|,|\)|$)"
)
_CLOSES = re.compile(r"[\w가-힣)%\]]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands in a text.

    ``signs`` are the relations that it is written with, by signs or words: ``< > ≤ ≥ = ±``.
    A ``loose`` one is a word, an ordinal or part of a name: only its value is held to the source.
    ``word_only`` stands for what English says without a number, as "between groups" does.
    """

    text: str
    value: Decimal
    start: int
    end: int
    unit: str = ""
    signs: frozenset[str] = frozenset()
    by_sign: bool = False
    """Whether the relation is written with a sign."""
    minus: bool = False
    loose: bool = False
    word_only: bool = False
    lent: bool = False
    """Whether the unit is that of the list's last number."""
    spaced: bool = False
    """Whether a space sets thousands apart, so that it may as well be two numbers."""


def plain(text: str) -> str:
    """Return ``text`` with one spelling of digits and signs, each character in its place."""
    return _MIDDLE_POINT.sub(".", text.translate(_PLAIN))


def quantities(text: str, *, korean: bool) -> list[Quantity]:
    """Return all numbers of a :func:`plain` text in order."""
    found = _digits(text, korean=korean)
    taken = [(one.start, one.end) for one in found]
    words = korean_words(text) if korean else english_words(text)
    for word in words:
        if not any(start < word.end and word.start < end for start, end in taken):
            unit, end = ("", word.end) if word.word_only else unit_at(text, word.end)
            found.append(
                Quantity(
                    text[word.start : max(end, word.end)],
                    word.value,
                    word.start,
                    max(end, word.end),
                    unit or word.unit,
                    frozenset()
                    if word.word_only
                    else _signs(text, word.start, max(end, word.end))[0],
                    loose=True,
                    word_only=word.word_only,
                )
            )
    if not korean:
        found += list(_spaced(text))
    return sorted(found, key=lambda one: (one.start, one.end))


def _digits(text: str, *, korean: bool) -> list[Quantity]:
    found: list[Quantity] = []
    position = 0
    while (match := _NUMBER.search(text, position)) is not None:
        position = match.end()
        before = text[match.start() - 1 : match.start()]
        if before.isascii() and before.isalpha():  # HbA1c, B12: a name
            found += [] if korean else [_named(match)]
            continue
        one = _quantity(text, match, korean=korean)
        position = max(position, one.end if korean else match.end())
        found.append(one)
    return _with_units_of_lists(text, found)


def _quantity(text: str, match: re.Match[str], *, korean: bool) -> Quantity:
    value, end = _value(text, match, korean=korean)
    is_name = bool(re.search(r"[A-Za-z가-힣][-‐‑]$", text[: match.start()][-2:]))
    loose = is_name or (korean and _ORDINAL.match(text, end) is not None)
    unit, stop = unit_at(text, end)
    if unit == "second" and text[end : end + 1] == "s" and 1800 <= value <= 2100:
        unit, stop = "", end  # the 1990s
    if (
        not unit
        and not korean
        and (ahead := _UNIT_AHEAD.search(text, max(0, match.start() - _AHEAD), match.start()))
        is not None
    ):
        unit = ahead[1].lower()  # week 24
    unit += denominator_before(text, match.start()) if unit else ""
    signs, by_sign = _signs(text, match.start(), stop)
    minus = not is_name and _is_minus(text, match.start())
    start = match.start() - (1 if minus else 0)
    shown = text[start:stop]
    return Quantity(shown, value, start, stop, unit, signs, by_sign, minus, loose)


def _value(text: str, match: re.Match[str], *, korean: bool) -> tuple[Decimal, int]:
    value = Decimal(_GROUPS.sub("", match[0]))
    if not korean:
        scale = _ENGLISH_SCALE.match(text, match.end())
        if scale is None:
            return value, match.end()
        return value * _SCALES[scale[1].lower()], scale.end()
    total, end, part = Decimal(0), match.end(), value
    while (scale := _KOREAN_SCALE.match(text, end)) is not None:
        total += part * _SCALES[scale[0]]
        end, part = scale.end(), Decimal(0)
        following = re.compile(r" ?(\d+)(?=\d*\s?(?:천|백|만|명|원|건|개|$|[^\d.]))").match(
            text, end
        )
        if following is None or (text[end : end + 1] == " " and not _counts(text, following.end())):
            break
        part, end = Decimal(following[1]), following.end()
    return total + part, end


def _counts(text: str, position: int) -> bool:
    """Whether a number behind a scale goes on with it: 1만 2천명."""
    return bool(re.compile("(?:천|백|십)|명|건|개|인").match(text, position))


def _named(match: re.Match[str]) -> Quantity:
    return Quantity(
        match[0],
        Decimal(_GROUPS.sub("", match[0])),
        match.start(),
        match.end(),
        loose=True,
        word_only=True,
    )


def _signs(text: str, start: int, end: int) -> tuple[frozenset[str], bool]:
    before = text[max(0, start - 40) : start]
    found: set[str] = set()
    sign = _SIGN_BEFORE.search(before)
    if sign is not None:
        found.add({"<=": "≤", ">=": "≥", "+/-": "±", "+-": "±"}.get(sign[1], sign[1]))
    for name, pattern in _WORDS_BEFORE:
        if pattern.search(before):
            found.add(name)
            break
    for name, pattern in _WORDS_BEHIND:
        if pattern.match(text, end):
            found.add(name)
            break
    return frozenset(found), sign is not None


def _is_minus(text: str, start: int) -> bool:
    sign = text[start - 1 : start]
    if sign not in {"-", "−", "–", "‐", "‑"} or not sign:
        return False
    before = text[start - 2 : start - 1] if start >= 2 else ""
    if before and _CLOSES.match(before):
        return False
    return not (before == " " and re.search(r"\d\s$", text[max(0, start - 3) : start - 1]))


def _with_units_of_lists(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the numbers of a list or range the unit that only one of them has: 10, 20 or 30 mg, weeks 2 and 6.

    A power of ten has the sign of its number: below 50 × 10⁹/L.
    """
    made = list(found)
    for place in range(len(made) - 2, -1, -1):
        one, following = made[place], made[place + 1]
        between = text[one.end : following.start]
        if _TIMES.fullmatch(between):
            both, by_sign = one.signs | following.signs, one.by_sign or following.by_sign
            made[place] = replace(one, signs=both, by_sign=by_sign)
            made[place + 1] = replace(following, signs=both, by_sign=by_sign)
        elif one.unit or not following.unit or one.loose or not _LINK.fullmatch(between):
            continue
        elif not _LEVEL.match(text, following.end):
            made[place] = replace(one, unit=following.unit, lent=True)
    for place in range(1, len(made)):
        one, earlier = made[place], made[place - 1]
        is_list = _LINK.fullmatch(text[earlier.end : one.start]) and not one.loose
        if is_list and not one.unit and earlier.unit and not earlier.text[-1:].isalpha():
            made[place] = replace(one, unit=earlier.unit, lent=True)
    return made


def _spaced(text: str) -> Iterator[Quantity]:
    """Yield numbers whose thousands a space sets apart, beside their parts: 10 000."""
    for match in _SPACED_THOUSANDS.finditer(text):
        unit, end = unit_at(text, match.end())
        value = Decimal(match[0].replace(" ", ""))
        signs, by_sign = _signs(text, match.start(), end)
        yield Quantity(
            text[match.start() : end],
            value,
            match.start(),
            end,
            unit,
            signs,
            by_sign,
            word_only=True,
            spaced=True,
        )
