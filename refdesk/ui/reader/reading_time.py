# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the text that is shown takes to read."""

from PySide6.QtCore import QLocale, QObject, Signal

from refdesk.domain.fulltext import Article
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.reading_length import ReadingLength, reading_length
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs


class ReadingTime(QObject):
    """Counts the words of a text off the main thread, its references left out."""

    known = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._question = Latest(jobs, self)
        self.length: ReadingLength | None = None

    def take(self, article: Article) -> None:
        """Count the words of an article."""
        self.length = None
        self._question.ask(
            lambda: reading_length(article_text(article, references=False)), self._know
        )

    def words(self) -> list[str]:
        """Return ``12 min`` and ``2,856 words``; nothing while that is not known."""
        if self.length is None or not self.length.words:
            return []
        minutes = self.tr("%n min", "", self.length.minutes)
        count = QLocale().toString(self.length.words)
        return [minutes, self.tr("{0} words").format(count)]

    def _know(self, length: ReadingLength) -> None:
        self.length = length
        self.known.emit()
