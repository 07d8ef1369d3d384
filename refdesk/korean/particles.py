# SPDX-License-Identifier: GPL-3.0-or-later
"""The particle that fits a word, by the sound it ends in: also after digits, units and Latin words.

A Korean particle has two forms, one behind a final consonant (받침) and one behind a vowel: 값은,
비는. What decides is how the word is *read*, so ``0.69`` counts as 육구, ``10`` as 십, ``95%`` as
퍼센트, ``HR`` as 에이치알 and ``aspirin`` as 아스피린. ``(으)로`` is 로 behind ㄹ as well.
"""

import re

_FORMS = {
    "은": ("은", "는"), "는": ("은", "는"), "이": ("이", "가"), "가": ("이", "가"),
    "을": ("을", "를"), "를": ("을", "를"), "과": ("과", "와"), "와": ("과", "와"),
    "으로": ("으로", "로"), "로": ("으로", "로"), "이나": ("이나", "나"), "이며": ("이며", "며"),
    "이었습니다": ("이었습니다", "였습니다"), "이었고": ("이었고", "였고"), "이라는": ("이라는", "라는"),
}  # fmt: skip
"""Each particle by either of its forms: behind a consonant, behind a vowel."""

NO_FINAL, RIEUL, OTHER = 0, 8, 1
"""No final consonant, ㄹ, any other; the numbers of Unicode's table of finals, 1 for all the rest."""

_DIGITS = {
    "0": OTHER, "1": RIEUL, "2": NO_FINAL, "3": OTHER, "4": NO_FINAL, "5": NO_FINAL, "6": OTHER,
    "7": RIEUL, "8": RIEUL, "9": NO_FINAL,
}  # fmt: skip
"""영(공) 일 이 삼 사 오 육 칠 팔 구. Ten, a hundred, a thousand … (십 백 천 만 억) all end in one."""
_LETTERS = dict.fromkeys("LR", RIEUL) | dict.fromkeys("MN", OTHER)
"""Letters by their names: 엘, 알; 엠, 엔; all others end in a vowel."""
_SIGNS = {
    "%": NO_FINAL, "‰": OTHER, "℃": NO_FINAL, "°": NO_FINAL, "²": OTHER, "³": OTHER, "+": NO_FINAL,
    "α": NO_FINAL, "β": NO_FINAL, "γ": NO_FINAL, "δ": NO_FINAL, "κ": NO_FINAL, "μ": NO_FINAL,
    "ω": NO_FINAL,
}  # fmt: skip
_UNITS = {
    "mg": OTHER, "kg": OTHER, "g": OTHER, "ng": OTHER, "pg": OTHER, "mcg": OTHER, "μg": OTHER,
    "µg": OTHER, "ml": NO_FINAL, "dl": NO_FINAL, "l": NO_FINAL, "mm": NO_FINAL, "cm": NO_FINAL,
    "m": NO_FINAL, "mmhg": NO_FINAL, "hg": NO_FINAL, "mol": RIEUL, "mmol": RIEUL, "μmol": RIEUL,
    "min": OTHER, "h": NO_FINAL, "s": NO_FINAL, "hz": NO_FINAL, "iu": NO_FINAL, "kcal": NO_FINAL,
    "kda": OTHER, "gy": NO_FINAL, "cm2": NO_FINAL, "m2": NO_FINAL, "mm3": NO_FINAL, "mm2": NO_FINAL,
}  # fmt: skip
"""Units as they are read: 밀리그램, 리터, 밀리미터, 몰, 분(min), 제곱미터."""

_CLOSED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_NUMBER = re.compile(r"(\d[\d,]*)(\.\d+)?$")
_LATIN = re.compile(r"[A-Za-zÀ-ɏμµ]+$")
_SILENT_E = re.compile(r"[aeiouy]([lmn])e$")
_ENDS = re.compile(r"(?:[lmn]|ng)$")
_SHORT_STOP = re.compile(r"[aeiou][bp]$|[aiou]c$|[aeiou]ck$")
"""-mab 맙, group 그룹, clinic 클리닉, block 블록: read with the stop as a final consonant."""


def final_of(text: str) -> int:
    """Return what a text ends in when it is read: ``NO_FINAL``, ``RIEUL`` or ``OTHER``.

    A bracket at the end is passed over: 위험비는 stands behind "위험비(HR)" too.
    """
    bare = text.rstrip()
    while (shorter := _CLOSED.sub("", bare)) and shorter != bare:
        bare = shorter
    bare = bare.rstrip(" '\"’”».,;:!?)]}>*†‡")
    if not bare:
        return NO_FINAL
    last = bare[-1]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return NO_FINAL if not final else RIEUL if final == RIEUL else OTHER
    if last.isdigit():
        return _final_of_number(bare)
    if last in "²³" and re.search(r"[mM][²³]$", bare):
        return NO_FINAL  # 제곱미터
    if last in _SIGNS:
        return _SIGNS[last]
    word = _LATIN.search(bare)
    return _final_of_latin(word[0], bare[: word.start()]) if word else NO_FINAL


def _final_of_number(text: str) -> int:
    unit = re.search(r"[A-Za-zμµ]+[23]$", text)
    if unit and unit[0].lower() in _UNITS:
        return _UNITS[unit[0].lower()]
    number = _NUMBER.search(text)
    if number is None:  # "²" and its kind
        return OTHER
    whole, fraction = number[1].replace(",", ""), number[2]
    if fraction or whole[-1] != "0" or not whole.strip("0"):
        return _DIGITS[(fraction or whole)[-1]]
    zeros = len(whole) - len(whole.rstrip("0"))
    return NO_FINAL if zeros >= 12 else OTHER  # 조 has none; 십 백 천 만 억 have


def _final_of_latin(word: str, before: str) -> int:
    low = word.lower()
    if low in _UNITS and (len(low) > 1 or re.search(r"(?:\d|/)\s*$", before)):
        return _UNITS[low]
    if word.isupper() or (len(word) <= 4 and not word.islower() and not word.istitle()):
        return _LETTERS.get(word[-1].upper(), NO_FINAL)
    if len(word) == 1:
        return _LETTERS.get(word.upper(), NO_FINAL)
    return _final_of_word(low)


def _final_of_word(word: str) -> int:
    """Return the final of an English word as Koreans read it (외래어 표기법)."""
    if silent := _SILENT_E.search(word):
        return RIEUL if silent[1] == "l" else OTHER
    if word.endswith("le"):  # table 테이블
        return RIEUL
    if _ENDS.search(word):
        return RIEUL if word.endswith("l") else OTHER
    return OTHER if _SHORT_STOP.search(word) else NO_FINAL


def particle(text: str, wanted: str) -> str:
    """Return the form of a particle that fits behind ``text``.

    Args:
        text: what it stands behind.
        wanted: either of its forms: ``은``, ``를``, ``으로``, ``이었습니다`` …
    """
    behind_consonant, behind_vowel = _FORMS[wanted]
    final = final_of(text)
    if final == RIEUL and wanted in {"으로", "로"}:
        return behind_vowel
    return behind_consonant if final else behind_vowel


def josa(text: str, wanted: str) -> str:
    """Return ``text`` with the fitting form of a particle behind it."""
    return text + particle(text, wanted)
