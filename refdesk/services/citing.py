# SPDX-License-Identifier: GPL-3.0-or-later
"""Citing papers of the library in any style."""

from collections.abc import Sequence

from refdesk.citations.engine import CitationEngine
from refdesk.domain.citation import RenderedCitation, StyleInfo
from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.store.references import ReferenceStore


class CitingService:
    """Citations of one library's papers."""

    def __init__(self, references: ReferenceStore, engine: CitationEngine) -> None:
        self._references = references
        self._engine = engine

    def warm(self) -> None:
        """Load the engine and the usual styles; slow, for a background thread."""
        self._engine.warm()

    def styles(self, query: str = "") -> list[StyleInfo]:
        """Return styles whose id or title holds all words of ``query``."""
        return self._engine.styles(query)

    def default_styles(self) -> list[StyleInfo]:
        """Return the styles to offer first."""
        return self._engine.default_styles()

    def style(self, style_id: str) -> StyleInfo:
        """Return a style by id, alias or path of a ``.csl`` file.

        Raises:
            StyleError: there is none.
        """
        return self._engine.style(style_id)

    def format_one(
        self, reference_id: int, style: str = "apa", locale: str = "en-US"
    ) -> RenderedCitation:
        """Return the reference list entry of one paper.

        Raises:
            UnknownReferenceError, StyleError
        """
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(str(reference_id))
        return self._engine.format_one(stored.reference, style, locale)

    def bibliography(
        self, ids: Sequence[int], style: str, locale: str, context: JobContext
    ) -> list[RenderedCitation]:
        """Return the reference list of papers, in the order that the style asks for."""
        return self._engine.bibliography(self._referenced(ids), style, locale, context)

    def cite(self, ids: Sequence[int], style: str, locale: str = "en-US") -> RenderedCitation:
        """Return the in-text citation of papers."""
        return self._engine.cite(self._referenced(ids), style, locale)

    def close(self) -> None:
        """End the engine's thread."""
        self._engine.close()

    def _referenced(self, ids: Sequence[int]) -> list[Reference]:
        return [s.reference for s in self._references.get_many(ids) if s is not None]
