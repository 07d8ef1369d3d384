# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that a printed reference begins with, in whatever order its style has them.

Each style is a small grammar: the shape of the first name and that of the others. All are tried at
the beginning of the reference; the one that reads on farthest wins.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from refdesk.domain.names import author_from_text, group_words_in, is_suffix
from refdesk.domain.reference import Author, AuthorRole

U = "[A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΫЀ-ЯḀ-ỿ]"
"""A capital letter; of extended Latin, where both cases alternate, any letter."""
_MARKS = "['’ʼ`´]"
_PARTICLES = (
    r"(?:van|von|vom|vander|vanden|van't|'t|de|del|della|dela|degli|dei|der|den|di|da|das|dal|dalla|do"
    r"|dos|du|des|la|las|le|los|lo|el|al|zu|zum|zur|af|av|ten|ter|te|op|bin|ibn|ben|san|st|y|e|und|i)"
)
_BEFORE = rf"(?:{_PARTICLES}\s)"
_BEHIND = rf"(?:\s{_PARTICLES}){{1,3}}(?=\s?[,;&.:(]|\sand\s|\s?$)"
_ELIDED = (
    rf"(?:(?:[dlDLNO]|Mc|Mac|[Dd]ell){_MARKS}\s?|(?:al|el|as|ul|ur|de|la|da)-|[a-z]{{1,3}}(?={U}))"
)
_WORD = rf"{_ELIDED}?{U}(?:[^\W\d_]|{_MARKS})*(?:-(?:[^\W\d_]|{_MARKS})+)*"
_FAMILY = rf"{_BEFORE}{{0,3}}{_WORD}(?:\s{_BEFORE}{{0,2}}{_WORD}){{0,3}}?"
_SUFFIX = r"(?:(?:Jr|Sr|2nd|3rd|4th|5th|II|III|IV)\b\.?)"
_LETTERS = rf"{U}{{1,4}}(?:-{U}{{1,2}})?"
_STOPPED = rf"{U}[a-z]?\.(?:\s?-?\s?{U}[a-z]?\.){{0,5}}"
_INITIALS = rf"(?:{_STOPPED}|{_LETTERS}(?:\s{U}(?![\w.])){{0,3}})"
_NAME = rf"(?:{U}\.|(?!{U}\.){_WORD})"
_GIVEN = rf"{_NAME}(?:(?:\s|-|(?<=\.)){_NAME}){{0,3}}"
_MORE = rf"(?:,?\s(?P<suffix>{_SUFFIX}))?"
_OVER = r"(?=\s?[,;:.…&()\[\"“”]|\s(?:and|et|und|y|e)\s|\s?$|\s\d{4}|\s외\s)"
_OVER_OR_TITLE = rf"(?:{_OVER}|(?=\s(?:{U}[a-z]|An?\s[a-z])))"
_NO_INITIALS = rf"(?<!\s{U})(?<!\s{U}{U})"
"""Behind a family name: ``Kim AB, Lee CD`` is no Kim Ab called Lee."""

_INDEX = re.compile(
    rf"(?P<family>{_FAMILY})(?:\s(?P<early>{_SUFFIX}))?\s(?P<given>{_INITIALS}){_MORE}{_OVER_OR_TITLE}"
)
_COMMA = re.compile(
    rf"(?P<family>{_FAMILY})(?:,?\s(?P<early>{_SUFFIX}))?,\s?"
    rf"(?P<given>(?:(?>{_STOPPED})|{_LETTERS}(?![\w.]){_OVER_OR_TITLE})(?:{_BEHIND})?){_MORE}"
)
_FIRST = re.compile(rf"(?P<given>{_STOPPED})\s?(?P<family>{_FAMILY}){_MORE}{_OVER}")
_INVERTED = re.compile(
    rf"(?P<family>{_FAMILY}){_NO_INITIALS},\s(?P<given>{_GIVEN}(?:{_BEHIND})?){_MORE}{_OVER}"
)
_NATURAL = re.compile(
    rf"(?P<given>{_NAME}(?:[\s-]{_NAME}){{0,3}}?)\s"
    rf"(?P<family>{_BEFORE}{{0,3}}(?!{U}(?:[.\s,]|$)){_WORD}){_MORE}{_OVER}"
)
_HANGUL = re.compile(r"(?P<family>[가-힣]{2,5})(?=\s?[,;.:·ㆍ()]|\s외\s|\s등|\s?$)")

_ODD = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]*)(?:\s(?P<given>[^\W\d_]{1,3}\.?))?(?=\s?[,;]|\set\sal)"
)
_UP_TO_YEAR = re.compile(
    r"(?P<names>[^()\[\]\d.:?!]{2,200})(?:\.\s)?\s?(?=\((?:1[6789]|20)\d\d[a-z]?\))"
)

_STYLES: tuple[tuple[re.Pattern[str], re.Pattern[str], int, int], ...] = (
    (_INDEX, _INDEX, 1, 2),  # Smith AB, Jones C
    (_COMMA, _COMMA, 1, 2),  # Smith, A. B., & Jones, C.
    (_FIRST, _FIRST, 1, 2),  # A. B. Smith and C. Jones
    (_COMMA, _FIRST, 1, 2),  # Smith, A. B., and C. Jones
    (_INVERTED, _NATURAL, 1, 1),  # Smith, Anna B., and Carl Jones
    (_INVERTED, _INVERTED, 2, 1),  # Smith, Anna B.; Jones, Carl
    (_NATURAL, _NATURAL, 2, 0),  # Anna B. Smith and Carl Jones
    (_HANGUL, _HANGUL, 1, 1),  # 신효정, 박윤지
)
"""Shape of the first name and of the others; how many there must be; how seldom it is mistaken."""

_AND = r"(?:and|&|und|et(?!\sal)|y|e|및|with|–)"
_BETWEEN = re.compile(rf"\s?(?:[,;·ㆍ]\s?(?:{_AND}\s)?|\s{_AND}\s|{_AND}\s)")
_DOTS = re.compile(r",?\s?(?:…|\.\s?\.\s?\.)\s?(?:&\s)?")
_ET_AL = re.compile(
    r"[,;]?\s?\(?\[?(?:et\.?\s?al\b\.?|and (?:others|colleagues)\b|외\s?(?:\d+\s?인)?|등)\]?\)?"
)
_EDITORS = re.compile(
    r",?\s?[(\[]?(?:editors?|eds?\.?|hrsg\.?|편(?:저|집)?)(?:[)\]]|(?=[\s,.:;]|$))\s?[,.:]?", re.I
)
_YEAR_OR_QUOTE = re.compile(r"[.,]?(?=\s?[(\[]?(?:1[6-9]|20)\d\d[a-z]?\b)|[.,]?\s?(?=[\"“])")
_END = re.compile(r"\s?(?:[.:;]|(?=\s[(\[])|$)")
_TITLE = re.compile(rf"\s{U}")
_COMMA_END = re.compile(r",\s?")
_GROUP = re.compile(
    r"(?:(?:and|&|for|on behalf of|by)\s)?(?:the\s)?(?P<group>[^,;.:()\"“”]{3,160}?"
    r"(?:\([^()]{2,40}\))?)(?=[,;.:]|\s?\(\d{4}|\set al|$)"
)
_PARTICLES_BEHIND = re.compile(rf"(?:\s{_PARTICLES}){{1,3}}$")
_MOST_NAMES = 3_000


@dataclass(frozen=True, slots=True)
class People:
    """Who a reference begins with, and where the rest of it begins."""

    authors: tuple[Author, ...] = ()
    end: int = 0
    complete: bool = True
    """Whether no "et al." or ellipsis was there."""
    role: AuthorRole = AuthorRole.AUTHOR


NOBODY = People()


def people_at_start(text: str) -> People:
    """Return the people and groups that a reference begins with; nobody where none are named."""
    best, best_rank = NOBODY, (0, 0, 0)
    for first, others, least, trust in _STYLES:
        found = _read(text, first, others)
        if found is None or len(found[0].authors) < least:
            continue
        people, sure = found
        if trust == 0 and sure == _BEFORE_YEAR_OR_QUOTE:
            trust = 1
        rank = (min(sure, 2), trust, people.end)
        if rank > best_rank:
            best, best_rank = people, rank
        if trust == 2 and (sure == _BEFORE_YEAR_OR_QUOTE or (first is _INDEX and sure == 2)):
            break
    if best.authors:
        return best
    group = _only_group(text)
    return group if group.authors else _before_year(text)


def _read(text: str, first: re.Pattern[str], others: re.Pattern[str]) -> tuple[People, int] | None:
    """Read names of one style as far as they go; with how sure it is that they end there."""
    match = first.match(text)
    group = None if match or first in {_NATURAL, _HANGUL} else _group(text, 0)
    found: list[Author] = []
    place, complete, persons = 0, True, 0
    while (match or group) and len(found) < _MOST_NAMES:
        if match is not None:
            found.append(_author(match))
            place = match.end()
            persons += 1
        elif group is not None:
            found.append(Author(collective=group["group"].strip()))
            place = group.end()
        if cut := _ET_AL.match(text, place):
            place, complete = cut.end(), False
            break
        between = _BETWEEN.match(text, place)
        if dots := _DOTS.match(text, place):
            complete, between = False, dots
        if between is None:
            break
        match = others.match(text, between.end())
        if match is None and others is _FIRST:
            match = _NATURAL.match(text, between.end())
        if match is None:
            match = _odd(text, between.end(), others)
        group = None if match else _group(text, between.end())
    return _ended(text, place, found, complete, persons) if persons else None


_BEFORE_YEAR_OR_QUOTE = 3


def _ended(
    text: str, place: int, found: list[Author], complete: bool, persons: int
) -> tuple[People, int] | None:
    role = AuthorRole.AUTHOR
    if editors := _EDITORS.match(text, place):
        role, place = AuthorRole.EDITOR, editors.end()
        found = list(as_role(found, role))
    if before := _YEAR_OR_QUOTE.match(text, place):
        sure, place = _BEFORE_YEAR_OR_QUOTE, before.end()
    elif text[place - 1] in ".:":  # an initial's stop, or that of "et al."
        sure = 2
        found[-1] = _without_stop(found, text[:place])
    elif end := _END.match(text, place):
        sure, place = 2, end.end()
    elif not complete or (persons > 1 and _TITLE.match(text, place)):
        sure = 1
    elif comma := _COMMA_END.match(text, place):
        sure, place = 1, comma.end()
    else:
        return None
    return People(tuple(found), place, complete, role), sure


def _without_stop(found: list[Author], text: str) -> Author:
    """Return the last author; the stop of ``Kim AB, Lee C.`` ends the list, not an initial."""
    last = found[-1]
    is_list_end = len(last.given) == 2 and last.given[1] == "." and f"{last.family}, " not in text
    if not is_list_end or any("." in author.given for author in found[:-1]):
        return last
    return replace(last, given=last.given[0], initials=last.given[0])


def as_role(authors: Iterable[Author], role: AuthorRole) -> tuple[Author, ...]:
    """Return the same people as editors, or whatever they are."""
    return tuple(replace(author, role=role) for author in authors)


def _author(match: re.Match[str]) -> Author:
    if match.re is _HANGUL:
        return author_from_text(match["family"])
    parts = match.groupdict()
    family, given = parts["family"], (parts["given"] or "").strip()
    suffix = (parts.get("suffix") or parts.get("early") or "").rstrip(".")
    initials = ""
    if match.re is _INDEX or given.isupper():
        letters = [c for c in given if c.isalpha()]
        if match.re is _INDEX and "." not in given:
            initials, given = "".join(letters), " ".join(letters)
    if particle := _PARTICLES_BEHIND.search(given):  # "Berg, A. van den", as some styles have it
        family, given = f"{particle[0].strip()} {family}", given[: particle.start()].strip()
    if not suffix and is_suffix(family.rpartition(" ")[2]) and " " in family:
        family, _, suffix = family.rpartition(" ")
    return Author(family, given, initials, suffix)


def _only_group(text: str) -> People:
    """Return the society or office that a reference begins with, before a year or a title."""
    match = _GROUP.match(text)
    if match is None:
        return NOBODY
    name, place, complete = match["group"].strip(), match.end(), True
    if cut := _ET_AL.match(text, place):
        place, complete = cut.end(), False
    words = name.split()
    dated = _YEAR_OR_QUOTE.match(text, place)
    proper = sum(word[:1].isupper() for word in words) * 2 > len(words)
    speaks = group_words_in(name) or (name.isupper() and len(words) == 1)
    if not speaks or not (dated or (proper and text[place : place + 1] in {".", ":", ","})):
        return NOBODY
    place = dated.end() if dated else place + 1
    return People((Author(collective=name),), place, complete)


def _odd(text: str, place: int, others: re.Pattern[str]) -> re.Match[str] | None:
    """Return a misprinted name in a list that goes on behind it: ``omson G``, ``Gable Pa``."""
    match = _ODD.match(text, place)
    if match is None:
        return None
    if _ET_AL.match(text, match.end()):
        return match
    between = _BETWEEN.match(text, match.end())
    return match if between and others.match(text, between.end()) else None


def _before_year(text: str) -> People:
    """Return what stands before a year in brackets, by its commas, where no grammar knows it."""
    match = _UP_TO_YEAR.match(text)
    if match is None:
        return NOBODY
    names = [piece.strip(" .") for piece in match["names"].split(",")]
    return People(tuple(author_from_text(name) for name in names if name), match.end())


def _group(text: str, place: int) -> re.Match[str] | None:
    match = _GROUP.match(text, place)
    if match is None or not group_words_in(match["group"]) or not match["group"][:1].isupper():
        return None
    return match
