# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean syllables as somebody types them: by their first consonants, and half composed.

The arithmetic is that of The Unicode Standard 16, section 3.12 (Hangul syllable composition).
"""

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _FINALS = 21, 28
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_TAILS = (
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ",
    "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)  # fmt: skip
_LONGER_VOWELS = {8: (9, 10, 11), 13: (14, 15, 16), 18: (19,)}
"""Vowels that are typed as one, which is a vowel as well, and another: ㅗ and ㅏ make ㅘ."""
_CLUSTERS = str.maketrans(
    {
        "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
        "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
    }
)  # fmt: skip
"""What an input method makes of two consonants that were meant as the first ones of two syllables."""


def spread(text: str) -> str:
    """Return ``text`` with clusters of consonants as the single ones that were typed."""
    return text.translate(_CLUSTERS)


def is_syllable(char: str) -> bool:
    """Whether a character is a composed Korean syllable."""
    return _FIRST <= ord(char) <= _LAST


def lead(char: str) -> str:
    """Return the first consonant of a syllable as a letter of its own, ``""`` of anything else."""
    if not is_syllable(char):
        return ""
    return _LEADS[(ord(char) - _FIRST) // (_VOWELS * _FINALS)]


def _tail(char: str) -> int:
    return (ord(char) - _FIRST) % _FINALS


def begins(typed: str, char: str) -> bool:
    """Whether ``char`` is what ``typed`` becomes when more is typed: 초 may become 촉, 고 may become 과."""
    if not is_syllable(typed) or not is_syllable(char) or _tail(typed):
        return False
    lead_typed, vowel_typed = divmod((ord(typed) - _FIRST) // _FINALS, _VOWELS)
    lead_char, vowel_char = divmod((ord(char) - _FIRST) // _FINALS, _VOWELS)
    if lead_typed != lead_char:
        return False
    return vowel_char == vowel_typed or vowel_char in _LONGER_VOWELS.get(vowel_typed, ())


def loosened(char: str) -> str:
    """Return a syllable with its last consonant as a letter of its own, which may begin the next one.

    Somebody who types 초록 has 촐 on the way. ``""`` where nothing can be loosened.
    """
    tail = _TAILS[_tail(char)] if is_syllable(char) else ""
    if not tail:
        return ""
    bare = ord(char) - _tail(char)
    kept = _TAILS.index(tail[0]) if len(tail) > 1 else 0
    return chr(bare + kept) + tail[-1]
