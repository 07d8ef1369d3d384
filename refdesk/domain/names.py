# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal names as files write them, read into authors."""

import re
from collections.abc import Iterable

from refdesk.domain.reference import Author, AuthorRole

_CUT = re.compile(r"et\.? al\.?,?", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|v|vi{1,3}|2nd|3rd|4th|5th)\.?", re.IGNORECASE)
_BARE_INITIALS = re.compile(r"(.+?)\s+((?:[A-Z]\.?[ -]?){1,4})(?:\s+(\w+\.?))?")
_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])(?![\dXx])")
_HANGUL_NAME = re.compile(r"[가-힣]{2,5}")
_TWO_SYLLABLE_FAMILIES = frozenset(
    {"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "어금", "망절"}
)

_GROUP_WORDS = re.compile(
    r"""\b(?:
        academ\w* | agenc(?:y|ies) | alliance | association | associates | authority | bank | board
      | bureau | cent(?:er|re)s? | clinics? | collabor\w+ | colleges? | commission | committee
      | compan(?:y|ies) | conference | consortium | consorci\w* | corp(?:oration)? | council
      | department | division | facult\w+ | federation | force | forum | foundation | fund | gmbh
      | government | groups? | gruppe? | grupo | gesellschaft | hospitals? | inc | initiative
      | institut\w* | international | investigators | laborator\w+ | league | librar\w+ | limited
      | llc | ltd | members | minist\w+ | museum | nations? | national | network | office
      | organi[sz]ations? | panel | part(?:y|ies) | partners\w* | press | program(?:me)?s? | project
      | registr\w+ | research\w* | schools? | services? | societ\w+ | soci[eé]t[eé] | sociedad
      | staff | study | survey | systems? | task | teams? | trials?(?:ists)? | trust | union
      | universit\w+ | world | writing
    )\b
    | ..(?:학회|협회|연구회|위원회|연구소|연구원|연구단|대학교?|병원|재단|센터|그룹|공사|공단)$
    | ....[처청부]$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEVER_IN_A_NAME = re.compile(r"\b(?:of|for|the|and|in|on|to|with|für|pour|para)\b|[\d&/:@]")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_PARTICLES = frozenset(
    {
        "af", "al", "d'", "da", "dal", "dalla", "das", "de", "del", "della", "den", "der", "di",
        "do", "dos", "du", "el", "la", "las", "le", "los", "st", "st.", "ten", "ter", "van",
        "vande", "vanden", "vander", "von", "zu", "zum", "zur",
    }
)  # fmt: skip
_MOST_WORDS_OF_A_PERSON = 4


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

    A comma at the very end marks a group, as EndNote has it. Words without any comma are a person
    (``De Simone``, ``Karl Marx``) unless they speak of a group or are no name.
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
    if _HANGUL_NAME.fullmatch(text) and not (len(text) > 3 and names_group(text)):
        length = 2 if text[:2] in _TWO_SYLLABLE_FAMILIES and len(text) > 2 else 1
        return Author(family=text[:length], given=text[length:], role=role)
    match = _BARE_INITIALS.fullmatch(text)
    if match and (match[3] is None or is_suffix(match[3])) and not match[1].isupper():
        initials = re.sub(r"[^A-Z]", "", match[2])
        return Author(match[1], " ".join(initials), initials, match[3] or "", role=role)
    if " " not in text:
        if names_group(text):
            return Author(collective=text, role=role)
        return Author(family=text, role=role)
    return _unparted(text, role)


def _unparted(text: str, role: AuthorRole) -> Author:
    """Read ``Given von Family``, or ``De Simone`` without a given name."""
    words = text.split()
    named = all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
    if not named or len(words) > _MOST_WORDS_OF_A_PERSON or names_group(text):
        return Author(collective=text, role=role)
    suffix = words.pop() if len(words) > 2 and is_suffix(words[-1]) else ""
    start = next((n for n, word in enumerate(words[:-1]) if word.lower() in _PARTICLES), None)
    start = len(words) - 1 if start is None else start
    return Author(" ".join(words[start:]), " ".join(words[:start]), suffix=suffix, role=role)


def is_cut(text: str) -> bool:
    """Whether a text in place of an author says that the database cut the list."""
    return bool(_CUT.fullmatch(text))


def listed_authors(fields: Iterable[tuple[AuthorRole, Iterable[str]]]) -> tuple[Author, ...]:
    """Return the people of fields that list one a line; who is there as an author comes once."""
    found: list[Author] = []
    said: set[Author] = set()
    for role, names in fields:
        own = [author_from_text(n, role) for n in names if n.strip(" ,") and not is_cut(n)]
        found.extend(a for a in own if role is AuthorRole.AUTHOR or a not in said)
        said.update(own)
    return tuple(found)


def names_group(text: str) -> bool:
    """Whether words can only be the name of a group: ``METRIC Study Group``, ``대한간학회``."""
    if group_words_in(text) or _NEVER_IN_A_NAME.search(text):
        return True
    return bool(_ACRONYM.search(text)) and not text.isupper()


def group_words_in(text: str) -> bool:
    """Whether words speak of a group, a society or an office; a sentence may do so too."""
    return bool(_GROUP_WORDS.search(text))


def inverted(author: Author) -> str:
    """Return ``Family, Given, Suffix``; a group with EndNote's comma behind it."""
    if author.collective:
        return f"{author.collective},"
    given = author.given or " ".join(author.initials)
    if author.suffix:
        return f"{author.family}, {given}, {author.suffix}"
    return f"{author.family}, {given}" if given else author.family
