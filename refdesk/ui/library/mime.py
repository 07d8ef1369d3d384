# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers carry when they are dragged or copied: made only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, Qt
from PySide6.QtGui import QDropEvent

from refdesk.ui.clipboard import CLIP_FORMATS, HTML, PLAIN, clip_form

if TYPE_CHECKING:
    from refdesk.documents.clip import Clip

IDS = "application/x-refdesk-ids"
"""Our own: papers dropped on a collection or tag."""
COLLECTION = "application/x-refdesk-collection"
"""Our own: a collection dragged into another."""
RIS = "application/x-research-info-systems"
BIBTEX = "application/x-bibtex"

_AS_TEXT = {HTML, PLAIN}
"""What Qt takes as text and encodes itself, as each system wants it."""
_FILE_FORMATS = {RIS: "ris", BIBTEX: "bibtex"}


class PaperMime(QMimeData):
    """Papers in flight: formatted text as on the clipboard, and files in exchange formats.

    Nothing is made before a program asks for it.
    """

    def __init__(
        self,
        ids: list[int],
        cite: Callable[[list[int]], Clip] | None,
        write: Callable[[list[int], str], str],
    ) -> None:
        """Carry ``ids``.

        Args:
            ids: the papers.
            cite: formats them as one text; ``None`` where they are too many to format at once.
            write: writes them as text of a format id.
        """
        super().__init__()
        self.ids = ids
        self._cite = cite
        self._write = write
        self._cited: Clip | None = None
        self._offered = [IDS, *(CLIP_FORMATS if cite else ()), RIS, BIBTEX]

    def formats(self) -> list[str]:
        """See QMimeData."""
        return self._offered

    def hasFormat(self, mimetype: str) -> bool:
        """See QMimeData."""
        return mimetype in self._offered

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> object:
        """See QMimeData."""
        del preferredType
        if mimetype not in self._offered:
            return None
        if mimetype == IDS:
            return QByteArray(" ".join(map(str, self.ids)).encode())
        if mimetype in _FILE_FORMATS:
            return QByteArray(self._write(self.ids, _FILE_FORMATS[mimetype]).encode())
        if self._cited is None and self._cite is not None:
            self._cited = self._cite(self.ids)
        if self._cited is None:
            return None
        text = clip_form(self._cited, mimetype)
        return text if mimetype in _AS_TEXT else QByteArray(text.encode())


def dropped_ids(mime: QMimeData) -> list[int]:
    """Return the papers that a drag from our own list carries."""
    if not mime.hasFormat(IDS):
        return []
    return [int(word) for word in bytes(mime.data(IDS).data()).split()]


def collection_mime(collection_id: int) -> QMimeData:
    """Return what a dragged collection carries."""
    mime = QMimeData()
    mime.setData(COLLECTION, QByteArray(str(collection_id).encode()))
    return mime


def dropped_collection(mime: QMimeData) -> int | None:
    """Return the collection that a drag from our own tree carries."""
    return int(bytes(mime.data(COLLECTION).data())) if mime.hasFormat(COLLECTION) else None


class Wish(StrEnum):
    """What becomes of files that are dropped, by what is held along."""

    COPY = "copy"
    MOVE = "move"
    LINK = "link"


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the files that a drag from outside carries."""
    if mime.hasFormat(IDS) or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def dropped(event: QDropEvent) -> tuple[list[Path], Wish]:
    """Return the files that are dropped, and what is wanted of them: Shift moves, Ctrl+Shift links."""
    files, held = dropped_files(event.mimeData()), event.modifiers()
    if not held & Qt.KeyboardModifier.ShiftModifier:
        return files, Wish.COPY
    return files, Wish.LINK if held & Qt.KeyboardModifier.ControlModifier else Wish.MOVE
