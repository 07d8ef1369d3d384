# SPDX-License-Identifier: GPL-3.0-or-later
"""Citation keys: the first author's name and the year, and a letter where two would be alike."""

import unicodedata
from collections.abc import Iterable

from refdesk.domain.reference import Author, Reference

_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H"}
)  # fmt: skip
_INITIAL = (
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
)
_VOWEL = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
    "eu", "ui", "i",
)  # fmt: skip
_FINAL = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_FAMILIES = {
    "김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "조": "Cho",
    "강": "Kang", "윤": "Yoon", "장": "Jang", "임": "Lim", "신": "Shin", "유": "Yoo",
    "오": "Oh", "서": "Seo", "권": "Kwon", "황": "Hwang", "안": "Ahn", "송": "Song",
    "류": "Ryu", "전": "Jeon", "홍": "Hong", "고": "Ko", "문": "Moon", "양": "Yang",
    "손": "Son", "배": "Bae", "백": "Baek", "허": "Heo", "노": "Noh", "남": "Nam",
    "심": "Shim", "주": "Joo", "우": "Woo", "구": "Koo", "민": "Min", "나": "Na",
    "진": "Jin", "성": "Sung", "차": "Cha", "공": "Kong",
}  # fmt: skip
"""How families write themselves; the official romanisation of the others is close enough."""


def romanised(text: str) -> str:
    """Return ``text`` in ASCII letters as far as it can be: accents off, Hangul as it is spoken."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    spoken = "".join(_syllable(c) if "가" <= c <= "힣" else c for c in text)
    plain = unicodedata.normalize("NFKD", spoken.translate(_LATIN))
    return plain.encode("ascii", "ignore").decode("ascii")


def _syllable(character: str) -> str:
    index = ord(character) - 0xAC00
    initial, rest = divmod(index, 588)
    return _INITIAL[initial] + _VOWEL[rest // 28] + _FINAL[rest % 28]


def key_stem(reference: Reference) -> str:
    """Return the key without its letter: ``Shin2026``; the title's first word without an author."""
    name = next((stem for stem in map(name_stem, reference.authors) if stem), "")
    if not name:
        words = romanised(reference.title_plain or reference.vernacular_title).split()
        letters = ("".join(c for c in word if c.isalnum()) for word in words)
        name = next((word for word in letters if len(word) > 3), "") or "Anonymous"
    return f"{name[:1].upper()}{name[1:]}{reference.year or 'nd'}"


def name_stem(author: Author) -> str:
    """Return a family name, or the first two words of a group, in ASCII letters and digits alone."""
    if author.collective:
        words = romanised(author.collective).replace("-", " ").split()
        return "".join("".join(c for c in word if c.isalnum()) for word in words[:2])
    family = author.family
    if not family.isascii():
        family = _FAMILIES.get(family) or romanised(family)
    return family if family.isalpha() else "".join(c for c in family if c.isalnum())


class KeyMaker:
    """Gives keys out one by one, never one twice, whatever their case."""

    def __init__(self, reserved: Iterable[str] = (), taken: Iterable[str] = ()) -> None:
        """Begin to give keys out.

        Args:
            reserved: keys that references to come bring with them; no other gets one of these.
            taken: keys that are given out already.
        """
        self._reserved = {key.lower() for key in reserved if key}
        self._taken = {key.lower() for key in taken}
        self._next: dict[str, int] = {}

    def key(self, reference: Reference) -> str:
        """Return the reference's own key if it is free, else one that nothing has, by a letter."""
        own = reference.citation_key
        return self.free(own, "" if own else key_stem(reference))

    def free(self, own: str, stem: str) -> str:
        """Return a key of one's own if it is free, else one that nothing has; see :func:`key_stem`."""
        stem = key = own or stem
        while key.lower() in self._taken or (key != own and key.lower() in self._reserved):
            number = self._next.get(stem, 1)
            self._next[stem] = number + 1
            key = stem + _letters(number)
        self._taken.add(key.lower())
        return key


def _letters(number: int) -> str:
    text = ""
    while number:
        number, remainder = divmod(number - 1, 26)
        text = chr(ord("a") + remainder) + text
    return text
