# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the search box: what is typed, read into words and filters. No text is an error.

Words must all occur and the last one may be unfinished; ``"…"`` is an exact phrase; ``author:kim``,
``title:…``, ``journal:…``, ``abstract:…``, ``keyword:…``, ``mesh:…``, ``note:…`` look in one place;
:mod:`refdesk.domain.limits` has the filters. A minus leaves out what follows it, and either side of
``OR`` may do. What looks like a filter and cannot be read is words, and a :class:`Hint` says so.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from refdesk.domain.limits import EFFECTS, EXAMPLES, READERS, Value

FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "journal": "journal",
    "abstract": "abstract",
    "keyword": "keywords",
    "mesh": "keywords",
    "note": "note",
}
"""The places to look in, and the columns of the index that they are."""
NAMES = (*(name for name in FIELDS if name != "authors"), *READERS)
"""Everything that may stand before a colon."""

_TOKEN = re.compile(
    r'(?:(?<!\S)(-)(?=[^\s-]))?(?:([a-z][a-z0-9]*):(?=[^\s:]))?(?:"([^"]*)(?:"|$)|([^\s"]+))',
    re.IGNORECASE,
)
_MOST_TERMS = 32
"""A pasted page is not a query; more words only cost time."""
_MOST_HINTS = 3


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for; ``field`` is a column of the index, ``""`` for all."""

    text: str
    field: str = ""
    exact: bool = False
    """A phrase: as it stands, and finished."""
    place: str = ""
    """What was typed before the colon; ``mesh`` and ``keyword`` share a column."""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """What papers must be."""

    name: str
    value: Value
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One side of ``OR``: what all must hold, and what must not."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    without: tuple[Term | Filter, ...] = ()
    unfinished: bool = True
    """Whether the last word may be a beginning: the person types on there."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something typed that was read as words although it looks like a filter.

    ``kind``: ``unreadable`` (the name is known, what follows is not) or ``unknown`` (no such name).
    """

    kind: str
    typed: str
    name: str
    example: str = ""
    """What would have been read; ``""`` where nothing comes close."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks of the library; papers of any part are an answer."""

    parts: tuple[Part, ...] = ()
    hints: tuple[Hint, ...] = ()
    is_begun: bool = False
    """Whether a filter has a name and nothing more yet."""

    @property
    def has_words(self) -> bool:
        """Whether something is looked for, so that answers can be better or worse."""
        return any(part.terms for part in self.parts)

    @property
    def has_filters(self) -> bool:
        """Whether there is more than words to look for."""
        return any(part.filters or part.without for part in self.parts)

    @property
    def asks_evidence(self) -> bool:
        """Whether the answer hangs on papers whose evidence was read."""
        return any(
            isinstance(one, Filter) and (one.name == "n" or one.name in EFFECTS)
            for part in self.parts
            for one in (*part.filters, *part.without)
        )


@lru_cache(maxsize=64)
def question(text: str) -> Question:
    """Return what a person means by ``text``."""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    text = unicodedata.normalize("NFC", text)
    parts: list[_Gathered] = [_Gathered()]
    hints: list[Hint] = []
    begun = False
    for match in _TOKEN.finditer(text):
        minus, name, _, word = match.groups()
        if word == "OR" and not minus and not name:
            parts.append(_Gathered())
            continue
        if word and word.endswith(":") and word[:-1].lower() in NAMES:
            begun = True  # of a filter whose value is still to come
            continue
        said = _said(match, hints)
        if said is not None:
            parts[-1].take(said, out=bool(minus))
    asked = tuple(gathered.part(unfinished=gathered is parts[-1]) for gathered in parts if gathered)
    if not asked and len(parts) > 1:
        asked = (Part((Term("OR", typed="OR"),)),)
    return Question(asked, tuple(dict.fromkeys(hints))[:_MOST_HINTS], begun)


class _Gathered:
    """One side of ``OR`` while it is read."""

    def __init__(self) -> None:
        self._terms: list[Term] = []
        self._filters: list[Filter] = []
        self._without: list[Term | Filter] = []

    def __bool__(self) -> bool:
        return bool(self._terms or self._filters or self._without)

    def take(self, said: Term | Filter, *, out: bool) -> None:
        """Add one more thing that must, or must not, hold."""
        if out:
            self._without.append(said)
        elif isinstance(said, Filter):
            self._filters.append(said)
        else:
            self._terms.append(said)

    def part(self, *, unfinished: bool) -> Part:
        """Return what was gathered."""
        return Part(
            tuple(self._terms[:_MOST_TERMS]),
            tuple(self._filters[:_MOST_TERMS]),
            tuple(self._without[:_MOST_TERMS]),
            unfinished,
        )


def _said(match: re.Match[str], hints: list[Hint]) -> Term | Filter | None:
    minus, name, phrase, word = match.groups()
    typed = match[0].removeprefix("-") if minus else match[0]
    said = phrase if phrase is not None else word
    lowered = name.lower() if name else ""
    if lowered in FIELDS:
        if not any(c.isalnum() for c in said):
            return None
        return Term(said, FIELDS[lowered], phrase is not None, lowered, typed)
    if lowered in READERS and said.strip():
        value = READERS[lowered](said.strip())
        if value is not None:
            return Filter(lowered, value, typed)
        hints.append(Hint("unreadable", typed, lowered, EXAMPLES[lowered]))
    elif name and not said.startswith("/"):
        near = get_close_matches(lowered, NAMES, 1, 0.7) if len(lowered) > 2 else []
        example = EXAMPLES.get(near[0], f"{near[0]}:…") if near else ""
        hints.append(Hint("unknown", typed, lowered, example))
    if name:
        said = f"{name}:{said}"
    if not any(c.isalnum() for c in said):
        return None
    return Term(said, "", phrase is not None, "", typed)
