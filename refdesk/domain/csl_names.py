# SPDX-License-Identifier: GPL-3.0-or-later
"""Authors as CSL-JSON names: what index services shorten is written out for citation styles."""

import re
from collections.abc import Iterable
from dataclasses import replace

from refdesk.domain.csl_titles import csl_plain
from refdesk.domain.markup import to_plain
from refdesk.domain.reference import Author, is_east_asian

CslName = dict[str, str]

_SUFFIXES = {
    "jr": "Jr.", "sr": "Sr.", "1st": "I", "2nd": "II", "3rd": "III", "4th": "IV", "5th": "V",
    "i": "I", "ii": "II", "iii": "III", "iv": "IV", "v": "V",
}  # fmt: skip
_MAX_INITIALS = 4
_INITIAL_WORD = re.compile(r"[^\W\d_](?:-[^\W\d_])*")


def csl_name(author: Author) -> CslName:
    """Return one name.

    Groups are ``{"family": ...}``: with ``literal`` the engine loses the comma after a person.
    Initials have their stops (``HJ`` is read as one word otherwise), a particle stands apart so
    that no style drops it, and East Asian names keep their given name whole.
    """
    if author.collective:
        return {"family": csl_plain(to_plain(author.collective))}
    family, given = author.family.strip(), author.given.strip() or author.initials.strip()
    if not family:
        return {"family": given}
    if is_east_asian(family):
        return {"family": family, "given": "".join(given.split())} if given else {"family": family}
    particle, rest = _particle(family)
    name = {"family": rest}
    if particle:
        name["non-dropping-particle"] = particle
    if given:
        name["given"] = _with_stops(given, author.initials.strip())
    if author.suffix:
        name["suffix"] = _suffix(author.suffix)
    return name


def in_capitals(authors: Iterable[Author]) -> bool:
    """Whether an index shouted all family names of a work, as old MEDLINE records do."""
    families = [author.family for author in authors if author.family]
    return any(len(family) > 1 for family in families) and all(map(str.isupper, families))


def without_capitals(author: Author) -> Author:
    """Return the author with ``CRUISE`` as ``Cruise``, ``MCKAY`` as ``McKay``."""
    family = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), author.family)
    family = re.sub(r"\bMc([a-z])", lambda match: f"Mc{match[1].upper()}", family)
    return replace(author, family=family)


def _particle(family: str) -> tuple[str, str]:
    """Return the leading words in lower case (``van der``) and the rest."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    if not words[count][:1].isupper():
        return "", family
    return " ".join(words[:count]), " ".join(words[count:])


def _with_stops(given: str, initials: str) -> str:
    if _is_unspaced_initials(given, initials):
        return ". ".join(given) + "."
    words = re.sub(r"\.(?=[^\W\d_])", ". ", given).split()
    return " ".join(f"{word}." if _is_initial(word) else word for word in words)


def _is_initial(word: str) -> bool:
    return word.isupper() and bool(_INITIAL_WORD.fullmatch(word))


def _is_unspaced_initials(given: str, initials: str) -> bool:
    """Whether ``given`` is ``HJ`` and not a name in capitals: ``LI`` with the initial ``L``."""
    if not (given.isalpha() and given.isupper() and len(given) <= _MAX_INITIALS):
        return False
    return len(given) > 1 and initials.replace(".", "").replace(" ", "") in {"", given}


def _suffix(text: str) -> str:
    suffix = text.strip(" ,")
    return _SUFFIXES.get(suffix.rstrip(".").lower(), suffix)
