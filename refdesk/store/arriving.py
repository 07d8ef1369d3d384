# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers on their way into the library, as references or as the rows they become.

A process that reads a file makes the rows there and sends nothing else: that is a fifth of the work of
sending references, and most papers are new, so that nobody needs their reference here.
"""

from collections.abc import Iterable
from typing import NamedTuple

from refdesk.domain.citekeys import key_stem
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.store.document import NotStorableError, encoded
from refdesk.store.rows import (
    CONTENT_COLUMNS,
    SAYING_COLUMNS,
    ReferenceMaker,
    Row,
    content_row,
    design_by_type,
)
from refdesk.store.searchable import search_row
from refdesk.store.storable import storable
from refdesk.store.text import sort_text

Key = tuple[Scheme, str]

MATCHED_SCHEMES = (Scheme.PMID, Scheme.PMCID, Scheme.DOI)
"""Identifiers that say that two records are one paper, most trusted first."""

_SCHEMES = {scheme.value: scheme for scheme in Scheme}
_YEAR, _PAGES, _OWN_KEY = map(CONTENT_COLUMNS.index, ("year", "pages", "citation_key"))
_NUMBERS = tuple(
    CONTENT_COLUMNS.index(f"{which}_{part}")
    for which in ("published", "electronic")
    for part in ("year", "month", "day")
)
_SAYING = len(CONTENT_COLUMNS) - len(SAYING_COLUMNS)


class Rows(NamedTuple):
    """One paper as values of the library's tables; its id is given where they are written."""

    content: Row
    """By :data:`refdesk.store.rows.CONTENT_COLUMNS`."""
    identifiers: tuple[tuple[int, str, str, str], ...]
    """Position, scheme, value, key."""
    document: str
    words: Row
    """By the columns of the search index."""
    title: str
    """What papers of one title have in common, or ``""``."""
    stem: str
    """What its citation key begins with."""


def rows_of(reference: Reference, design: str | None = None) -> Rows:
    """Return the rows that a reference becomes; its design is what its types say, if not told.

    What no file can hold is left out.
    """
    try:
        return _made(reference, design)
    except NotStorableError:  # taken out only then: it costs more than all the rest
        return _made(storable(reference), design)


def _made(reference: Reference, design: str | None) -> Rows:
    content = content_row(reference, design_by_type(reference) if design is None else design)
    document = encoded(reference)
    identifiers = tuple(
        [(n, i.scheme.value, i.value, i.key) for n, i in enumerate(reference.identifiers)]
    )
    _check(content, identifiers, document)
    return Rows(
        content,
        identifiers,
        document,
        search_row(reference, content),
        sort_text(reference.title_plain),
        key_stem(reference),
    )


def _check(content: Row, identifiers: Iterable[tuple[int, str, str, str]], document: str) -> None:
    """Refuse what no file can hold before anything of a batch is written."""
    texts = [v for v in content if isinstance(v, str)]
    texts += [value for _, _, value, _ in identifiers]
    text = "".join(texts)
    try:
        if not text.isascii():
            text.encode()
        if not document.isascii():
            document.encode()
    except UnicodeEncodeError:
        raise NotStorableError from None
    if "\0" in text or any(content[n] and abs(content[n]) >> 63 for n in _NUMBERS):  # type: ignore[arg-type]
        raise NotStorableError


class Arrival:
    """One paper on its way in."""

    __slots__ = ("_reference", "rows")

    def __init__(self, rows: Rows, reference: Reference | None = None) -> None:
        """Take its rows, and the reference that they were made of where it is at hand."""
        self.rows = rows
        self._reference = reference

    @classmethod
    def of(cls, reference: Reference) -> "Arrival":
        """Return a reference on its way in; see :func:`rows_of`."""
        return cls(rows_of(reference), reference)

    @property
    def reference(self) -> Reference:
        """What it says; made of its rows when asked for."""
        if self._reference is None:
            content, identifiers, document, *_ = self.rows
            typed = tuple([Identifier(_SCHEMES[s], value) for _, s, value, _ in identifiers])
            self._reference = _MAKER.made(content[_SAYING:], document, typed)
        return self._reference

    @property
    def year(self) -> int | None:
        """The year it appeared."""
        return self.rows.content[_YEAR]  # type: ignore[return-value]

    @property
    def pages(self) -> object:
        """Its pages."""
        return self.rows.content[_PAGES]

    @property
    def keys(self) -> list[Key]:
        """What it is recognised by, most trusted first."""
        return _keys(i[1:] for i in self.rows.identifiers)

    @property
    def own_key(self) -> str:
        """The citation key that it brings with it, or ``""``."""
        return str(self.rows.content[_OWN_KEY])

    @property
    def mark(self) -> int:
        """A number that is the same for arrivals that say the same."""
        return hash(self.rows[:3])


_MAKER = ReferenceMaker()


def keys_of(reference: Reference) -> list[Key]:
    """Return what the paper is recognised by, most trusted first."""
    return _keys((i.scheme, i.value, i.key) for i in reference.identifiers)


def _keys(identifiers: Iterable[tuple[str, str, str]]) -> list[Key]:
    """Return the first key of each scheme that counts, of schemes, values and keys."""
    firsts: dict[str, str] = {}
    for scheme, value, key in identifiers:
        if value:
            firsts.setdefault(scheme, key)
    return [(scheme, firsts[scheme]) for scheme in MATCHED_SCHEMES if scheme in firsts]
