# SPDX-License-Identifier: GPL-3.0-or-later
"""One change to one field of many papers: set, clear, find and replace, add to and remove from lists.

Every field is seen as a tuple of texts: one text, or none where the field is empty, or the items of a
list. So one rule does for all of them, and what a field cannot hold is refused in one place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from refdesk.domain.errors import InvalidValueError
from refdesk.domain.escaping import escape
from refdesk.domain.indexing import Keyword
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html
from refdesk.domain.organisation import MOST_STARS
from refdesk.domain.reference import PartialDate, Reference, ReferenceKind
from refdesk.domain.stored import StoredReference

Value = tuple[str, ...]
FIRST_YEAR, LAST_YEAR = 1000, 2199
_LANGUAGE = re.compile(r"[a-z]{3}")
_NESTED = re.compile(r"\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]")
"""A repetition inside a repetition may take years on a text of one line."""


class Field(StrEnum):
    """What of a paper can be changed in many papers at once."""

    TITLE = "title"
    KIND = "kind"
    JOURNAL = "journal"
    ABBREVIATION = "abbreviation"
    CONTAINER = "container"
    YEAR = "year"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    ARTICLE_NUMBER = "article-number"
    PUBLISHER = "publisher"
    PLACE = "place"
    EDITION = "edition"
    SERIES = "series"
    LANGUAGE = "language"
    URL = "url"
    KEYWORDS = "keywords"
    TAGS = "tags"
    COLLECTIONS = "collections"
    READ = "read"
    RATING = "rating"
    NOTE = "note"


class Operation(StrEnum):
    """What is done to the field."""

    SET = "set"
    CLEAR = "clear"
    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"


LISTS = frozenset({Field.LANGUAGE, Field.KEYWORDS, Field.TAGS, Field.COLLECTIONS})
CHOICES = frozenset({Field.KIND, Field.READ, Field.RATING})
STATES = frozenset({Field.TAGS, Field.COLLECTIONS, Field.READ, Field.RATING, Field.NOTE})
"""Fields that the person adds; all others are what the paper says."""


def operations(field: Field) -> tuple[Operation, ...]:
    """Return what can be done to a field."""
    if field is Field.TITLE:  # a paper is known by it
        return Operation.SET, Operation.REPLACE
    if field is Field.RATING:
        return Operation.SET, Operation.CLEAR
    if field in CHOICES:
        return (Operation.SET,)
    if field is Field.COLLECTIONS:
        return Operation.ADD, Operation.REMOVE, Operation.CLEAR
    if field in LISTS:
        return Operation.ADD, Operation.REMOVE, Operation.REPLACE, Operation.SET, Operation.CLEAR
    return Operation.SET, Operation.REPLACE, Operation.CLEAR


@dataclass(frozen=True, slots=True)
class Edit:
    """A change as the person asks for it.

    ``text`` is what to set, add, remove or find; items of a list stand between semicolons, a
    collection is its id, ``read`` is ``1`` or ``0``.
    """

    field: Field
    operation: Operation
    text: str = ""
    replacement: str = ""
    is_pattern: bool = False
    matches_case: bool = False


class Editor:
    """Makes one edit in papers."""

    def __init__(self, edit: Edit) -> None:
        """Take an edit.

        Raises:
            InvalidValueError: the field cannot hold the value, or the pattern is none.
        """
        self._field = edit.field
        self._operation = edit.operation
        self._replacement = edit.replacement
        self._find: re.Pattern[str] | None = None
        self._items: Value = ()
        match edit.operation:
            case Operation.REPLACE:
                self._find = _pattern(edit)
                if not edit.is_pattern:
                    self._replacement = edit.replacement.replace("\\", r"\\")
            case Operation.CLEAR:
                pass
            case _:
                self._items = _items(edit)

    def edited(self, stored: StoredReference) -> StoredReference:
        """Return a paper with the change.

        Raises:
            InvalidValueError: the field cannot hold what would come of it.
        """
        old = value_of(stored, self._field)
        new = self._new(old)
        if new == old:
            return stored
        return _with(stored, self._field, new)

    def _new(self, old: Value) -> Value:
        match self._operation:
            case Operation.SET:
                return self._items
            case Operation.CLEAR:
                return ()
            case Operation.ADD:
                known = {item.casefold() for item in old}
                return (*old, *(item for item in self._items if item.casefold() not in known))
            case Operation.REMOVE:
                gone = {item.casefold() for item in self._items}
                return tuple(item for item in old if item.casefold() not in gone)
        assert self._find is not None
        replaced = (self._find.sub(self._replacement, text) for text in old)
        kept = dict.fromkeys(text.strip() for text in replaced if text.strip())
        return tuple(kept)


def value_of(stored: StoredReference, field: Field) -> Value:
    """Return what a field of a paper holds."""
    match field:
        case Field.TAGS:
            return stored.tags
        case Field.COLLECTIONS:
            return tuple(map(str, stored.collections))
        case Field.READ:
            return (str(int(stored.is_read)),)
        case Field.RATING:
            return (str(stored.rating),) if stored.rating else ()
        case Field.NOTE:
            return (stored.note,) if stored.note else ()
        case _:
            return _said(stored.reference, field)


def _said(reference: Reference, field: Field) -> Value:
    match field:
        case Field.TITLE:
            text = typed(reference.title)
        case Field.KIND:
            text = reference.kind.value
        case Field.YEAR:
            text = str(reference.year or "")
        case Field.LANGUAGE:
            return reference.languages
        case Field.KEYWORDS:
            return tuple(keyword.text for keyword in reference.keywords)
        case Field.JOURNAL:
            text = reference.journal.title
        case Field.ABBREVIATION:
            journal = reference.journal
            text = journal.medline_abbreviation or journal.iso_abbreviation
        case _:
            text = getattr(reference, _ATTRIBUTES[field])
    return (text,) if text else ()


_ATTRIBUTES = {
    Field.CONTAINER: "container_title",
    Field.VOLUME: "volume",
    Field.ISSUE: "issue",
    Field.PAGES: "pages",
    Field.ARTICLE_NUMBER: "article_number",
    Field.PUBLISHER: "publisher",
    Field.PLACE: "publisher_place",
    Field.EDITION: "edition",
    Field.SERIES: "series",
    Field.URL: "url",
}


def _with(stored: StoredReference, field: Field, value: Value) -> StoredReference:
    text = value[0] if value else ""
    match field:
        case Field.TAGS:
            return replace(stored, tags=value)
        case Field.COLLECTIONS:
            return replace(stored, collections=tuple(map(int, value)))
        case Field.READ:
            return replace(stored, is_read=text == "1")
        case Field.RATING:
            return replace(stored, rating=int(text or 0))
        case Field.NOTE:
            return replace(stored, note=text)
        case _:
            return replace(stored, reference=_saying(stored.reference, field, value))


def _saying(reference: Reference, field: Field, value: Value) -> Reference:
    text = value[0] if value else ""
    journal = reference.journal
    match field:
        case Field.TITLE:
            return replace(reference, title=markup_of(text)) if text else reference
        case Field.KIND:
            return replace(reference, kind=ReferenceKind(text))
        case Field.YEAR:
            return with_year(reference, year_in(text))
        case Field.LANGUAGE:
            return replace(reference, languages=tuple(map(language_in, value)))
        case Field.KEYWORDS:
            known = {keyword.text: keyword for keyword in reference.keywords}
            keywords = tuple(known.get(item) or Keyword(item) for item in value)
            return replace(reference, keywords=keywords)
        case Field.JOURNAL:
            return replace(reference, journal=replace(journal, title=text))
        case Field.ABBREVIATION:
            named = replace(journal, iso_abbreviation=text, medline_abbreviation=text)
            return replace(reference, journal=named)
        case _:
            return replace(reference, **{_ATTRIBUTES[field]: text})  # type: ignore[arg-type]


# Values


def typed(markup: str) -> str:
    """Return markup as a person types it: the five tags stay, ``&`` and ``<`` are themselves.

    Not so where they would be read as something else.
    """
    if "&" not in markup:
        return markup
    text = markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text if markup_of(text) == markup else markup


def markup_of(text: str) -> str:
    """Return what a person typed as markup."""
    return from_html(text) if "<" in text or "&" in text else escape(text)


def year_in(text: str) -> int | None:
    """Return the year that is typed, ``None`` for none.

    Raises:
        InvalidValueError: it is no year.
    """
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR):
        raise InvalidValueError("year", text)
    return int(text)


def with_year(reference: Reference, year: int | None) -> Reference:
    """Return a reference of another year; what the source printed of the old one goes."""
    if year is None:
        return replace(reference, published=PartialDate(), electronic_date=PartialDate())
    return replace(reference, published=replace(reference.published, year=year, raw=""))


def language_in(text: str) -> str:
    """Return the code of a language that is typed by name or code.

    Raises:
        InvalidValueError: no language is called so.
    """
    code = language_code(text.strip())
    if not _LANGUAGE.fullmatch(code):
        raise InvalidValueError("language", text)
    return code


def listed(text: str) -> Value:
    """Return the items that are typed between semicolons or on lines of their own, each once."""
    items = (" ".join(item.split()) for item in re.split(r"[;\n]", text))
    found: dict[str, str] = {}
    for item in items:
        if item:
            found.setdefault(item.casefold(), item)
    return tuple(found.values())


def _items(edit: Edit) -> Value:
    """Return what is set, added or removed, in the form in which the field holds it."""
    field, text = edit.field, edit.text if edit.field is Field.NOTE else edit.text.strip()
    if not text.strip():
        raise InvalidValueError(field.value, "", "empty")
    match field:
        case Field.LANGUAGE:
            return tuple(dict.fromkeys(map(language_in, listed(text))))
        case Field.KEYWORDS | Field.TAGS:
            if items := listed(text):
                return items
            raise InvalidValueError(field.value, "", "empty")
        case Field.YEAR:
            return (str(year_in(text)),)
        case Field.TITLE:
            return (typed(markup_of(text)),)
        case _:
            valid = _VALID.get(field)
            if valid is not None and not valid(text):
                raise InvalidValueError(field.value, text)
            return () if field is Field.RATING and text == "0" else (text,)


_VALID: dict[Field, Callable[[str], bool]] = {
    Field.KIND: lambda text: text in set(ReferenceKind),
    Field.READ: lambda text: text in {"0", "1"},
    Field.RATING: lambda text: text in set(map(str, range(MOST_STARS + 1))),
    Field.COLLECTIONS: str.isdecimal,
}


def _pattern(edit: Edit) -> re.Pattern[str]:
    if not edit.text:
        raise InvalidValueError("find", "", "empty")
    if edit.is_pattern and _NESTED.search(edit.text):
        raise InvalidValueError("find", edit.text, "slow-pattern")
    flags = re.NOFLAG if edit.matches_case else re.IGNORECASE
    try:
        pattern = re.compile(edit.text if edit.is_pattern else re.escape(edit.text), flags)
        if edit.is_pattern:
            pattern.sub(edit.replacement, "")
    except (re.error, IndexError, OverflowError, RecursionError) as error:
        raise InvalidValueError("find", edit.text, f"pattern: {error}") from None
    return pattern
