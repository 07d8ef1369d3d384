# SPDX-License-Identifier: GPL-3.0-or-later
"""Citing papers of the library in any style."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from refdesk.citations.engine import CitationEngine
from refdesk.citations.own_styles import PREFIX
from refdesk.documents.base import DOCUMENT_FORMATS, DocumentFormat, document_format
from refdesk.documents.latex import bibitem
from refdesk.documents.markdown import to_markdown
from refdesk.domain.citation import (
    Bibliography,
    Cite,
    ListOrder,
    RenderedCitation,
    StyleInfo,
)
from refdesk.domain.errors import StyleError, TooManyError, UnknownReferenceError
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.services.writing import write_failed, write_whole_bytes
from refdesk.store.references import ReferenceStore

MOST_FORMATTED = 20_000
"""Papers that are cited, listed or copied at once: ten minutes, and 200 MB. A million would be 13 GB."""


class CitingService:
    """Citations of one library's papers."""

    def __init__(self, references: ReferenceStore, engine: CitationEngine) -> None:
        self._references = references
        self._engine = engine

    def warm(self) -> None:
        """Load the engine and the usual styles; slow, for a background thread."""
        self._engine.warm()

    def styles(
        self, query: str = "", field: str = "", favourites: Sequence[str] = ()
    ) -> list[StyleInfo]:
        """Return the styles that hold all words of ``query``, those that fit best first.

        Args:
            query: words of a name, a journal, an abbreviation or a field.
            field: only styles of this field, by CSL's name: ``medicine``.
            favourites: ids that go before others which fit as well.
        """
        return self._engine.styles(query, field, favourites)

    def locales(self) -> list[str]:
        """Return the codes of the languages that citations can be made in, such as ``ko-KR``."""
        return self._engine.locales()

    def known_styles(self, names: Sequence[str]) -> list[StyleInfo]:
        """Return the styles of these names, without those that there are not any more."""
        found = []
        for name in names:
            with suppress(StyleError):
                found.append(self._engine.style(name))
        return found

    def add_style(self, path: Path) -> StyleInfo:
        """Check a style's file and keep a copy, in place of an older version of the same style.

        Raises:
            StyleError: it is no style that can be used.
            WriteFailedError: the copy cannot be kept.
        """
        document = self._engine.checked(path)
        own = self._engine.own_styles
        target = own.place_for(path.name, document)
        with suppress(OSError):  # which the write then tells
            target.parent.mkdir(parents=True, exist_ok=True)
        write_whole_bytes(target, [document])
        self._engine.styles_changed()
        return own.find(f"{PREFIX}{target.stem}").info

    def remove_style(self, style_id: str) -> None:
        """Remove a style that the person added.

        Raises:
            StyleError: there is none.
            WriteFailedError: its file cannot be removed.
        """
        path = self._engine.own_styles.find(style_id).path
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise write_failed(path, error) from None
        self._engine.styles_changed()

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

    def entry(self, reference_id: int, style: str, locale: str) -> Bibliography:
        """Return the entry of one paper, without a number, with the layout of its style.

        Raises:
            UnknownReferenceError, StyleError
        """
        return Bibliography(
            entries=(self.format_one(reference_id, style, locale),),
            ids=(reference_id,),
            style_title=self._engine.style(style).title,
            language=self._engine.language(style, locale),
            layout=replace(self._engine.layout(style), numbered=False),
        )

    def reference_list(
        self,
        ids: Sequence[int],
        style: str,
        locale: str,
        context: JobContext,
        order: ListOrder = ListOrder.STYLE,
        title: str = "",
    ) -> Bibliography:
        """Return the reference list of papers, with the papers of its entries and its layout.

        Papers that are gone, or that print nothing in this style, have no entry.

        Raises:
            TooManyError: there are more than :data:`MOST_FORMATTED`.
            StyleError: the style is missing, malformed, has no bibliography, or failed.
            CancelledError: the person cancelled.
        """
        formattable(ids)
        read: list[int] = []

        def references() -> Iterator[Reference]:  # whole, 10,000 would take 85 MB more
            for stored in self._references.iter_references(ids):
                read.append(stored.id)
                yield stored.reference

        entries = self._engine.entries(references(), style, locale, context, order)
        return Bibliography(
            entries=tuple(entry for _, entry in entries),
            ids=tuple(read[place] for place, _ in entries),
            title=title,
            style_title=self._engine.style(style).title,
            language=self._engine.language(style, locale),
            layout=self._engine.layout(style),
        )

    def document_formats(self) -> tuple[DocumentFormat, ...]:
        """Return the kinds of documents that a reference list can be saved as."""
        return DOCUMENT_FORMATS

    def save_document(self, bibliography: Bibliography, format_id: str, path: Path) -> None:
        """Write a reference list that is formatted already, whole or not at all.

        Raises:
            UnknownFormatError: no kind of document is called ``format_id``.
            WriteFailedError: an older file of that name is untouched.
        """
        write_whole_bytes(path, [document_format(format_id).write(bibliography)])

    def cite(self, ids: Sequence[int], style: str, locale: str = "en-US") -> RenderedCitation:
        """Return the in-text citation of papers.

        Raises:
            TooManyError: there are more than :data:`MOST_FORMATTED`.
        """
        formattable(ids)
        return self._engine.cite(self._referenced(ids), style, locale)

    def keys(self, ids: Sequence[int]) -> list[str]:
        """Return the citation keys of papers; those that are gone have none.

        Raises:
            TooManyError: there are more than :data:`MOST_FORMATTED`.
        """
        formattable(ids)
        return [stored.key for stored in self._references.iter_references(ids)]

    def cite_cluster(
        self, cites: Sequence[Cite], style: str, locale: str = "en-US"
    ) -> RenderedCitation:
        """Return one in-text citation of works with their locators, prefixes and suffixes.

        Works that are gone are left out.

        Raises:
            StyleError: the style is missing, malformed, or made the engine fail.
        """
        found = self._references.get_many([cite.reference_id for cite in cites])
        there = [
            (stored.reference, cite)
            for stored, cite in zip(found, cites, strict=True)
            if stored is not None
        ]
        return self._engine.cite(
            [reference for reference, _ in there], style, locale, [cite for _, cite in there]
        )

    def entry_as(self, reference_id: int, style: str, locale: str, form: str) -> str:
        """Return the reference list entry of one paper as ``markdown``, or for ``latex``.

        Raises:
            UnknownReferenceError, StyleError
        """
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(str(reference_id))
        html = self._engine.format_one(stored.reference, style, locale).html
        return bibitem(stored.key, html) if form == "latex" else to_markdown(html)

    def close(self) -> None:
        """End the engine's thread."""
        self._engine.close()

    def _referenced(self, ids: Sequence[int]) -> list[Reference]:
        return [stored.reference for stored in self._references.iter_references(ids)]


def formattable(ids: Sequence[int]) -> None:
    """Let through what can be formatted at once.

    Raises:
        TooManyError: there are more than :data:`MOST_FORMATTED`.
    """
    if len(ids) > MOST_FORMATTED:
        raise TooManyError(len(ids), MOST_FORMATTED)
