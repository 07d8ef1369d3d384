# SPDX-License-Identifier: GPL-3.0-or-later
"""What tabs ask of the pages that they stand for, and of the services; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from refdesk.domain.bookmarks import OpenDocuments


class Bookmarks(Protocol):
    """Where a person reads."""

    def place(self, key: str) -> str:
        """Return where a document was left, ``""`` for its beginning."""

    def keep(self, key: str, place: str) -> None:
        """Keep where a document is left."""

    def open_documents(self) -> OpenDocuments:
        """Return what lay open the last time."""

    def keep_open(self, documents: OpenDocuments) -> None:
        """Keep what lies open."""

    def save(self) -> None:
        """Write what was kept; for a background thread."""


class TabPage(Protocol):
    """A widget that fills a tab of the window: one document."""

    def position(self) -> str:
        """Return where the person is, for :meth:`restore`; ``""`` at the beginning."""

    def restore(self, position: str) -> None:
        """Go to where :meth:`position` was, as soon as the document is there."""

    def focus_find(self) -> None:
        """Put the keyboard into the field that finds words in the document."""

    def retranslate(self) -> None:
        """Set all words anew."""
