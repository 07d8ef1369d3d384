# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in one cell: between semicolons, or between commas as PubMed, Embase and Scopus have it."""

import re

from refdesk.domain.names import author_from_text, is_suffix
from refdesk.domain.reference import Author, AuthorRole, is_east_asian

_SHORT = re.compile(r"\S.*? (?:[A-Z]\.?[ -]?){1,4}(?: ?(?:Jr|Sr|2nd|3rd|4th|I{2,3}|IV)\.?)?")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_NUMBER = re.compile(r" ?\(\d{6,}\)")
_LINE = re.compile(r"[\r\n|]")
_AND = re.compile(r" (?:and|&) ", re.IGNORECASE)
_AND_BEFORE = re.compile(r"^(?:and|&) ", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\xa0]+")
_MORE = ("et al", "and others", "…")
_LEAST_OF_A_LIST = 3


def people_in(text: str, role: AuthorRole) -> tuple[tuple[Author, ...], bool]:
    """Return the people of a cell, and whether it names all of them."""
    whole = _NUMBER.sub("", _BLANKS.sub(" ", text).strip())
    said = whole.rstrip(" .;,").lower()
    more = next((word for word in _MORE if said.endswith(word)), "")
    if more:
        whole = whole[: len(said) - len(more)].rstrip()
        whole = whole.removesuffix(";") if whole.endswith(";") else whole.removesuffix(",")
    names = (_AND_BEFORE.sub("", name.strip()) for name in _names(whole))
    people = (_person(name, role) for name in names if name.strip(" ,."))
    return tuple(people), not more


def _names(text: str) -> list[str]:
    if ";" in text:
        return text.split(";")
    if _LINE.search(text):
        return _LINE.split(text)
    if text.endswith(","):  # a comma at the end marks a group
        return [text]
    if _is_bibtex(text):
        return _AND.split(text)
    if "," not in text:
        return [text]
    pieces = [_AND_BEFORE.sub("", piece.strip()) for piece in text.split(",") if piece.strip()]
    if turns := _alternating(pieces):
        return turns
    pieces[-1] = pieces[-1].removesuffix(".")
    if 2 * sum(bool(_SHORT.fullmatch(piece)) for piece in pieces) >= len(pieces) > 1:
        return pieces
    return _whole_names(pieces) or [text]


def _is_bibtex(text: str) -> bool:
    """Whether ``and`` stands between names with commas, as in ``Shin, H and Kim, J``."""
    pieces = _AND.split(text)
    return len(pieces) > 1 and all(piece.count(",") == 1 for piece in pieces)


def _alternating(pieces: list[str]) -> list[str]:
    """Read ``Shin, H., Kim, J. M.``: family name and initials by turns."""
    if len(pieces) < 4 or len(pieces) % 2:
        return []
    if not all(_INITIALS.fullmatch(initials) for initials in pieces[1::2]):
        return []
    return [f"{a}, {b}" for a, b in zip(pieces[::2], pieces[1::2], strict=True)]


def _whole_names(pieces: list[str]) -> list[str]:
    """Read ``Hyo-Jeong Shin, Jan van der Berg, Mina Kim``, and names in Hangul."""
    if all(is_east_asian(piece) and len(piece) > 2 for piece in pieces):
        return pieces
    several = len(pieces) >= _LEAST_OF_A_LIST and all(" " in piece for piece in pieces)
    return pieces if several and not any(is_suffix(piece) for piece in pieces) else []


def _person(name: str, role: AuthorRole) -> Author:
    short = name.removesuffix(".")  # PubMed ends the list with a stop
    is_short = "," not in name and _SHORT.fullmatch(short)
    return author_from_text(short if is_short else name, role)
