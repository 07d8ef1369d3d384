# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal names as files write them, read into authors."""

import re

from refdesk.domain.reference import Author, AuthorRole

_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|v|vi{1,3}|2nd|3rd|4th|5th)\.?", re.IGNORECASE)
_BARE_INITIALS = re.compile(r"(.+?)\s+((?:[A-Z]\.?[ -]?){1,4})(?:\s+(\w+\.?))?")
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\dXx])")
_HANGUL_NAME = re.compile(r"[가-힣]{2,5}")
_TWO_SYLLABLE_FAMILIES = frozenset(
    {"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "어금", "망절"}
)


def is_suffix(text: str) -> bool:
    """Whether the text is a generational suffix: ``Jr``, ``III``, ``2nd``."""
    return bool(_SUFFIX.fullmatch(text.strip()))


def clean_orcid(text: str) -> str:
    """Return an ORCID as ``0000-0002-1825-0097``, or ``""`` where its check digit is wrong."""
    match = _ORCID.search(text)
    if not match:
        return ""
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        return ""
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def author_from_text(text: str, role: AuthorRole = AuthorRole.AUTHOR) -> Author:
    """Read ``Family, Given, Suffix``, ``Family GI``, a group, or a name in Hangul.

    A comma at the very end marks a group, as EndNote has it. Words without a comma that are no
    ``Family GI`` are a group too: nobody can tell where a family name ends.
    """
    family, comma, given = text.partition(", ")
    if comma and given and "," not in given and "  " not in text and family:
        return Author(family.strip(), given.strip(), role=role)
    text = " ".join(text.split())
    if text.endswith(","):
        return Author(collective=text.rstrip(", "), role=role)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return _without_comma(text, role)
    family, given, *others = parts
    suffix = ", ".join(part for part in others if part)
    if is_suffix(given) and others:  # "King, Jr, Martin Luther", as BibTeX orders it
        given, suffix = suffix, given
    if not family:
        return Author(family=given, suffix=suffix, role=role)
    return Author(family=family, given=given, suffix=suffix, role=role)


def _without_comma(text: str, role: AuthorRole) -> Author:
    if _HANGUL_NAME.fullmatch(text):
        length = 2 if text[:2] in _TWO_SYLLABLE_FAMILIES and len(text) > 2 else 1
        return Author(family=text[:length], given=text[length:], role=role)
    match = _BARE_INITIALS.fullmatch(text)
    if match and (match[3] is None or is_suffix(match[3])) and not match[1].isupper():
        initials = re.sub(r"[^A-Z]", "", match[2])
        return Author(match[1], " ".join(initials), initials, match[3] or "", role=role)
    if " " not in text:
        return Author(family=text, role=role)
    return Author(collective=text, role=role)


def inverted(author: Author) -> str:
    """Return ``Family, Given, Suffix``; a group with EndNote's comma behind it."""
    if author.collective:
        return f"{author.collective},"
    given = author.given or " ".join(author.initials)
    if author.suffix:
        return f"{author.family}, {given}, {author.suffix}"
    return f"{author.family}, {given}" if given else author.family
