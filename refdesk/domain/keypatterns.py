# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns of citation keys, as JabRef and Better BibTeX write them.

``[auth][year][shorttitle]``, ``[auth:lower]_[year]``, or Better BibTeX's ``auth.lower + year``. A
field may have a number, ``[shorttitle2]``, and modifiers behind colons. Names in Hangul are written
as they are spoken; ``[auth:native]`` keeps the letters of the paper.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from refdesk.domain.citekeys import key_stem, name_stem, romanised
from refdesk.domain.errors import InvalidValueError
from refdesk.domain.pages import first_page
from refdesk.domain.reference import Author, AuthorRole, Reference

FIELD = "key-pattern"
"""The field of :class:`InvalidValueError` where a pattern cannot be understood."""

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"([A-Za-z]+?)(\d{0,4})((?::[a-z]+)*)")
_TERM = re.compile(
    r"""\s*(?:'(?P<literal>[^']*)' | "(?P<quoted>[^"]*)"
    | (?P<name>[A-Za-z]+?) (?P<number>\d{0,4})
      (?:\(\s*(?P<argument>\d{0,4})(?!\d)[^)]*\))? (?P<more>(?:\.[a-z]+)*))\s*""",
    re.VERBOSE,
)
_NOT_IN_A_KEY = re.compile(r"[\s,{}()\"#%~\\='\[\]@&$^]+")
_SMALL_WORDS = frozenset(
    {
        "a", "about", "an", "and", "after", "among", "as", "at", "between", "by", "do", "does",
        "during", "for", "from", "how", "in", "into", "is", "of", "on", "or", "over", "the", "to",
        "towards", "under", "versus", "via", "vs", "was", "were", "what", "when", "which", "with",
        "without",
    }
)  # fmt: skip
"""Words that a short title leaves out."""
_WORD = re.compile(r"[^\W_]+")
_SHORT_TITLE = 3
_MOST_AUTHORS = 3
_LONGEST = 60

_Letters = Callable[[str], str]


def _as_written(text: str) -> str:
    return text


def _people(reference: Reference) -> list[Author]:
    people = [a for a in reference.authors if a.role is AuthorRole.AUTHOR]
    return people or list(reference.authors)


def _name(author: Author, letters: _Letters) -> str:
    if letters is romanised:
        return name_stem(author)
    return "".join(_WORD.findall(author.collective or author.family))


def _auth(reference: Reference, number: int, letters: _Letters) -> str:
    name = next((n for a in _people(reference) if (n := _name(a, letters))), "")
    return name[:number] if number else name


def _last_author(reference: Reference, number: int, letters: _Letters) -> str:
    people = _people(reference)
    name = _name(people[-1], letters) if people else ""
    return name[:number] if number else name


def _authors(reference: Reference, number: int, letters: _Letters) -> str:
    names = [_name(author, letters) for author in _people(reference)]
    most = number or _MOST_AUTHORS
    more = "EtAl" if len(names) > most or not reference.authors_complete else ""
    return "".join(names[:most]) + more


def _author_et_al(reference: Reference, number: int, letters: _Letters) -> str:
    del number
    names = [_name(author, letters) for author in _people(reference)]
    if len(names) == 2 and reference.authors_complete:
        return "".join(names)
    return "".join(names[:1]) + ("EtAl" if len(names) > 1 or not reference.authors_complete else "")


def _title_words(reference: Reference, letters: _Letters) -> list[str]:
    title = letters(reference.title_plain or reference.vernacular_title)
    return _WORD.findall(title.replace("-", " ").replace("\u2019", "").replace("'", ""))


def _title(reference: Reference, number: int, letters: _Letters) -> str:
    words = _title_words(reference, letters)
    return "".join(word[:1].upper() + word[1:] for word in words[: number or len(words)])


def _short_title(reference: Reference, number: int, letters: _Letters) -> str:
    words = [w for w in _title_words(reference, letters) if w.lower() not in _SMALL_WORDS]
    return "".join(word[:1].upper() + word[1:] for word in words[: number or _SHORT_TITLE])


def _very_short_title(reference: Reference, number: int, letters: _Letters) -> str:
    return _short_title(reference, number or 1, letters)


def _journal(reference: Reference, number: int, letters: _Letters) -> str:
    words = _WORD.findall(letters(reference.journal.display or reference.container_title))
    return "".join(words[: number or len(words)])


_FIELDS: dict[str, Callable[[Reference, int, _Letters], str]] = {
    "auth": _auth,
    "lastauth": _last_author,
    "authors": _authors,
    "authetal": _author_et_al,
    "title": _title,
    "shorttitle": _short_title,
    "veryshorttitle": _very_short_title,
    "journal": _journal,
    "year": lambda r, _, __: str(r.year or "nd"),
    "shortyear": lambda r, _, __: f"{r.year % 100:02d}" if r.year else "nd",
    "volume": lambda r, _, __: r.volume,
    "firstpage": lambda r, _, __: first_page(r.pages) or r.article_number,
    "pmid": lambda r, _, __: r.pmid,
    "doi": lambda r, _, __: r.doi.rpartition("/")[2],
}
FIELDS = tuple(_FIELDS)
"""What a pattern may name; case of letters does not count."""


def _abbreviated(text: str) -> str:
    capitals = [c for c in text if c.isupper() or c.isdigit()]
    return "".join(capitals) or text[:1]


_MODIFIERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "abbr": _abbreviated,
}
_NATIVE = "native"
MODIFIERS = (*_MODIFIERS, _NATIVE)
"""What may stand behind a colon (or, in Better BibTeX's notation, a dot)."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    number: int = 0
    modifiers: tuple[str, ...] = ()

    def text(self, reference: Reference) -> str:
        letters = _as_written if _NATIVE in self.modifiers else romanised
        text = _FIELDS[self.name](reference, self.number, letters)
        for modifier in self.modifiers:
            if modifier in _MODIFIERS:
                text = _MODIFIERS[modifier](text)
        return text


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """A pattern that was understood."""

    parts: tuple[str | _Part, ...]

    @classmethod
    def parse(cls, text: str) -> "KeyPattern":
        """Read a pattern.

        Raises:
            InvalidValueError: it names no field, or one that there is not.
        """
        parts = _bracketed(text) if "[" in text else _summed(text)
        if parts is None or not any(isinstance(part, _Part) for part in parts):
            raise InvalidValueError(FIELD, text)
        return cls(tuple(parts))

    def stem(self, reference: Reference) -> str:
        """Return the key of a reference, which others may have as well; never ``""``."""
        text = "".join(p if isinstance(p, str) else p.text(reference) for p in self.parts)
        return _NOT_IN_A_KEY.sub("", text)[:_LONGEST] or key_stem(reference)


def _bracketed(text: str) -> list[str | _Part] | None:
    parts: list[str | _Part] = []
    end = 0
    for match in _BRACKET.finditer(text):
        named = _NAMED.fullmatch(match[1])
        part = named and _part(named[1], named[2], named[3].split(":")[1:])
        if not part:
            return None
        parts += (text[end : match.start()], part)
        end = match.end()
    rest = text[end:]
    return None if "[" in rest or "]" in rest else [*parts, rest]


def _summed(text: str) -> list[str | _Part] | None:
    parts: list[str | _Part] = []
    for term in text.split("+"):
        match = _TERM.fullmatch(term)
        if match is None:
            return None
        if match["name"] is None:
            parts.append(match["literal"] or match["quoted"] or "")
            continue
        number = match["argument"] or match["number"]
        part = _part(match["name"], number, match["more"].split(".")[1:])
        if part is None:
            return None
        parts.append(part)
    return parts


def _part(name: str, number: str, modifiers: list[str]) -> _Part | None:
    if name.lower() not in _FIELDS or not set(modifiers) <= set(MODIFIERS):
        return None
    return _Part(name.lower(), int(number or 0), tuple(modifiers))
