# SPDX-License-Identifier: GPL-3.0-or-later
"""BibTeX's lists of names: particles, suffixes, groups in braces, "and others"."""

import re

from refdesk.domain.names import author_from_text, is_suffix
from refdesk.domain.reference import Author, AuthorRole, is_east_asian
from refdesk.formats.bibtex.latex import latex_to_plain

_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_OTHERS = frozenset({"others", "et al", "et al.", "etal", "et. al."})
_CUT = re.compile(r"[\s,]+et\.? al\.?$", re.IGNORECASE)
_AND = r" and(?= )"  # the space that ends one may begin the next
_PARTS = 2


def read_names(text: str, role: AuthorRole = AuthorRole.AUTHOR) -> tuple[tuple[Author, ...], bool]:
    """Return the people of a name field, and whether these are all (no "and others")."""
    names = _listed(text)
    if len(names) == 1 and (inner := in_braces(names[0])) is not None:
        parts = _split(inner, _AND)  # some programs brace the whole list once more
        if len(parts) > 1 and all("," in part for part in parts):
            names = parts
    complete = True
    people = []
    for name in names:
        if latex_to_plain(name).lower() in _OTHERS:
            complete = False
            continue
        if cut := _CUT.search(name):
            name, complete = name[: cut.start()], False
        if author := _author(name, role):
            people.append(author)
    return tuple(people), complete


def _listed(text: str) -> list[str]:
    text = re.sub(r"\s+", " ", text)
    return [name.strip(" ;") for name in _split(text, _AND) if name.strip(" ,;")]


def _split(text: str, separator: str) -> list[str]:
    """Split at a pattern (any case) where it stands outside of braces."""
    if "{" not in text:
        return re.split(separator, text, flags=re.IGNORECASE)
    pieces, depth, begin = [], 0, 0
    for match in re.finditer(rf"[{{}}]|{separator}", text, re.IGNORECASE):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            pieces.append(text[begin : match.start()])
            begin = match.end()
    pieces.append(text[begin:])
    return pieces


def in_braces(text: str) -> str | None:
    """Return what one pair of braces around the whole text holds, ``None`` without such a pair."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if not depth and place < len(text) - 1:
            return None
    return text[1:-1]


def _author(name: str, role: AuthorRole) -> Author | None:
    inner = in_braces(name)
    if inner is not None:
        group = _plain(name)
        return Author(collective=group, role=role) if group else None
    if _EXTENDED.match(name):
        return _extended(name, role)
    parts = [_plain(part) for part in _split(name, ",")]
    while len(parts) > _PARTS and not parts[-1]:
        parts.pop()
    if len(parts) == 1:
        return _unparted(name, role)
    if len(parts) == _PARTS:
        family, given, suffix = parts[0], parts[1], ""
    elif is_suffix(parts[-1]) and not is_suffix(parts[1]):
        family, given, suffix = parts[0], " ".join(parts[1:-1]), parts[-1]
    else:
        family, suffix, given = parts[0], parts[1], " ".join(parts[2:])
    if not family:
        family, given = given, ""
    return Author(family=family, given=given, suffix=suffix, role=role) if family else None


def _plain(text: str) -> str:
    return " ".join(latex_to_plain(text).replace("\u00a0", " ").split())


def _extended(name: str, role: AuthorRole) -> Author | None:
    """Read biblatex's ``family=…, given=…, prefix=…``."""
    found: dict[str, str] = {}
    for part in _split(name, ","):
        key, _, value = part.partition("=")
        found[key.strip().lower()] = _plain(value.strip().strip('"'))
    family = " ".join(filter(None, (found.get("prefix", ""), found.get("family", ""))))
    if not family:
        return None
    return Author(family, found.get("given", ""), suffix=found.get("suffix", ""), role=role)


def _unparted(name: str, role: AuthorRole) -> Author | None:
    """Read ``First von Last``: small words before the last one belong to the family."""
    words = [word for word in _split(re.sub(r"(?<!\\)~", " ", name), " ") if word]
    plain = [_plain(word) for word in words]
    if len(plain) == 1:
        if is_east_asian(plain[0]):
            return author_from_text(plain[0], role)
        return Author(family=plain[0], role=role) if plain[0] else None
    suffix = (
        plain.pop() if len(plain) > _PARTS and is_suffix(plain[-1]) and plain[-1] != "V" else ""
    )
    start = len(plain) - 1
    for place, (word, raw) in enumerate(zip(plain[:-1], words, strict=False)):
        if word[:1].islower() and not raw.startswith("{") and place:
            start = place
            break
    if plain[0][:1].islower() and not words[0].startswith(("{", "\\")):
        start = 0
    return Author(" ".join(plain[start:]), " ".join(plain[:start]), suffix=suffix, role=role)
