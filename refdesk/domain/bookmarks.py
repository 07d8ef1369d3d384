# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person reads: the place in a text, and which documents lie open."""

import json
from dataclasses import dataclass
from typing import Any

QUOTE = 80
"""Characters of a text by which a place is found again; a sentence's worth is seldom there twice."""

MOST_OPEN = 100
"""Documents that are laid open at a start."""


_UNREADABLE = (ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a text, by its words and not by pixels or counts alone.

    Another size, width or theme changes no word. A newer version, or an abstract set before the text,
    moves the words but seldom alters them.
    """

    quote: str
    """The words that begin there, at most :data:`QUOTE` characters."""
    share: float
    """How far down it stood, from 0 to 1: tells equal words apart, and serves where they have gone."""

    def written(self) -> str:
        """Return the place as text, for :meth:`read`."""
        return f"{self.share:.5f} {self.quote}"

    @classmethod
    def read(cls, written: str) -> "TextPlace | None":
        """Return what :meth:`written` wrote; ``None`` for anything else."""
        share, _, quote = written.partition(" ")
        try:
            far = float(share)
        except ValueError:
            return None
        return cls(quote[:QUOTE], far) if 0 <= far <= 1 else None

    def find_in(self, text: str) -> int:
        """Return where the place is in ``text``, in characters from its beginning."""
        expected = round(self.share * len(text))
        for length in (QUOTE, QUOTE // 2, QUOTE // 4):  # a newer version may have other words here
            quote = self.quote[:length]
            found = _nearest(text, quote, expected) if quote.strip() else -1
            if found >= 0:
                return found
        return expected


def _nearest(text: str, quote: str, expected: int) -> int:
    """Return the place of ``quote`` that is nearest to ``expected``, -1 where it stands nowhere."""
    after = text.find(quote, expected)
    before = text.rfind(quote, 0, expected + len(quote))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - expected), default=-1)


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document of a paper that lies open: its full text, or one of its files."""

    reference_id: int
    attachment_id: int = 0
    """0 for the full text."""

    @property
    def key(self) -> str:
        """What its place is kept under, such as ``12`` or ``12/3``."""
        file = f"/{self.attachment_id}" if self.attachment_id else ""
        return f"{self.reference_id}{file}"


@dataclass(frozen=True, slots=True)
class OpenDocuments:
    """The documents that lie open in a window, in their order, and which one is looked at."""

    documents: tuple[OpenDocument, ...] = ()
    current: OpenDocument | None = None
    """``None``: the library itself."""

    def written(self) -> str:
        """Return them as JSON, for :meth:`read`."""
        pairs = [[one.reference_id, one.attachment_id] for one in self.documents]
        place = self.documents.index(self.current) if self.current in self.documents else -1
        return json.dumps({"documents": pairs, "current": place})

    @classmethod
    def read(cls, text: str) -> "OpenDocuments":
        """Return what :meth:`written` wrote, each document once; none for anything else.

        A library may come from somebody else: nothing that stands there is believed.
        """
        try:
            return cls._read(text)
        except _UNREADABLE:
            return cls()

    @classmethod
    def is_damaged(cls, text: str) -> bool:
        """Whether a text is what :meth:`written` cannot have written; an empty one is none at all."""
        try:
            cls._read(text)
        except _UNREADABLE:
            return bool(text)
        return False

    @classmethod
    def _read(cls, text: str) -> "OpenDocuments":
        data: Any = json.loads(text)
        documents = tuple(OpenDocument(_id(paper), _id(file)) for paper, file in data["documents"])
        place = _id(data["current"]) if data["current"] != -1 else len(documents)
        current = documents[place] if place < len(documents) else None
        return cls(tuple(dict.fromkeys(documents))[:MOST_OPEN], current)


def _id(value: object) -> int:
    if type(value) is int and 0 <= value < 2**63:
        return value
    raise ValueError
