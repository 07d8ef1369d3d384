# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers carry when they are dragged or copied: made only when somebody asks for it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QMetaType, QMimeData

from refdesk.domain.citation import RenderedCitation

IDS = "application/x-refdesk-ids"
"""Our own: papers dropped on a collection or tag."""
COLLECTION = "application/x-refdesk-collection"
"""Our own: a collection dragged into another."""
RIS = "application/x-research-info-systems"
BIBTEX = "application/x-bibtex"
HTML = "text/html"
PLAIN = "text/plain"

_FILE_FORMATS = {RIS: "ris", BIBTEX: "bibtex"}


class PaperMime(QMimeData):
    """Papers in flight: formatted text, and files in exchange formats, each on demand."""

    def __init__(
        self,
        ids: list[int],
        cite: Callable[[list[int]], RenderedCitation] | None,
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
        self._cited: RenderedCitation | None = None
        self._offered = [IDS, *((HTML, PLAIN) if cite else ()), RIS, BIBTEX]

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
        return self._cited.html if mimetype == HTML else self._cited.text


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


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the files that a drag from outside carries."""
    if mime.hasFormat(IDS) or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
