# SPDX-License-Identifier: GPL-3.0-or-later
"""A question to PubMed: what a person types, the filters beside it, and the term that both become."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PUBLICATION_TYPES = (
    "Randomized Controlled Trial", "Clinical Trial", "Meta-Analysis", "Systematic Review", "Review",
    "Practice Guideline", "Observational Study", "Multicenter Study", "Case Reports", "Comparative Study",
    "Validation Study", "Letter", "Editorial", "Preprint", "Retracted Publication",
)  # fmt: skip
"""Those that a reviewer filters by; any other can be typed with ``[pt]``."""

LANGUAGES = (
    "english", "korean", "japanese", "chinese", "german", "french", "spanish", "italian", "portuguese",
    "russian",
)  # fmt: skip
"""Names as PubMed's ``[la]`` takes them."""

FIELDS = {
    "all": "", "title": "ti", "title-abstract": "tiab", "author": "au", "first-author": "1au",
    "last-author": "lastau", "journal": "ta", "mesh": "mh", "mesh-major": "majr", "keyword": "ot",
    "substance": "nm", "affiliation": "ad", "publication-type": "pt", "language": "la", "pmid": "uid",
    "doi": "doi", "trial": "si", "orcid": "auid",
}  # fmt: skip
"""Fields of the builder, by our name, to PubMed's tag."""

_WHOLE = frozenset({"mh", "majr", "pt", "doi", "ta", "nm"})
"""Tags whose values are phrases: without quotation marks PubMed would take them to pieces."""
_UNSAFE = re.compile(r'["\[\]]+')


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search beside its words."""

    first_year: int | None = None
    last_year: int | None = None
    publication_types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    free_only: bool = False
    humans: bool = False

    def __bool__(self) -> bool:
        return self != NO_FILTERS


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the field builder; ``joint`` (``AND OR NOT``) joins it to the lines above."""

    text: str
    field: str = "all"
    joint: str = "AND"


def clause(text: str, field: str) -> str:
    """Return words for one field, as PubMed reads them; ``""`` for none."""
    words = " ".join(_UNSAFE.sub(" ", text).split())
    tag = FIELDS.get(field, "")
    if not words:
        return ""
    if not tag:
        return text.strip()
    quoted = (
        f'"{words}"' if tag in _WHOLE or (tag in {"ti", "tiab", "ot"} and " " in words) else words
    )
    return f"{quoted}[{tag}]"


def built(lines: Sequence[Line]) -> str:
    """Return the term of a field builder's lines, joined from top to bottom.

    PubMed reads AND, OR and NOT from left to right, so what is above is put into brackets before a
    line is joined to it in another way.
    """
    term, joint = "", ""
    for line in lines:
        piece = clause(line.text, line.field)
        if not piece:
            continue
        if not term:
            term = piece
            continue
        if joint and joint != line.joint:
            term = f"({term})"
        term, joint = f"{term} {line.joint} {piece}", line.joint
    return term


def filtered(term: str, filters: Filters) -> str:
    """Return a term narrowed by filters; its words stay as they were typed.

    Raises nothing: a term that PubMed cannot read is PubMed's to refuse.
    """
    parts = [_either(filters.publication_types, "pt"), _either(filters.languages, "la")]
    if filters.first_year or filters.last_year:
        parts.append(f"{filters.first_year or 1800}:{filters.last_year or 3000}[dp]")
    if filters.humans:
        parts.append("humans[mh]")
    if filters.free_only:
        parts.append("free full text[sb]")
    narrow = [part for part in parts if part]
    words = term.strip()
    if not narrow:
        return words
    return " AND ".join([f"({words})", *narrow] if words else narrow)


def _either(values: Sequence[str], tag: str) -> str:
    terms = [f'"{_UNSAFE.sub(" ", value)}"[{tag}]' for value in values]
    return f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms)


def combined(term: str, earlier: Sequence[str]) -> str:
    """Return a term in which ``#1`` stands for the first of earlier terms, as librarians write.

    A number that there is no search for stays as it is.
    """

    def put(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        return f"({earlier[place]})" if 0 <= place < len(earlier) else match[0]

    return re.sub(r"(?<![\w#])#(\d{1,3})(?!\w)", put, term)
