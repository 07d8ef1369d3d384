# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying a passage together with where it is from."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from refdesk.documents.clip import paragraphs_clip
from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.messages import sentence
from refdesk.settings import Citing
from refdesk.ui.clipboard import copy_clip
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.reader.keys import COPY_PASSAGE
from refdesk.ui.widgets.reading import ReadingView


class PassageCopier(QObject):
    """Puts what is selected on the clipboard: in quotes, cited in the text, and its reference below."""

    said = Signal(str)

    def __init__(self, view: ReadingView, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._services = services
        self._question = Latest(jobs, self)
        self._paper: int | None = None
        self.citing: Callable[[], Citing] = Citing
        """Says how citations are made."""
        view.menu_parts.append(self._offer)

    def take(self, reference_id: int | None) -> None:
        """Cite this paper from now on."""
        self._paper = reference_id

    def copy(self) -> None:
        """Copy the selected passage with its citation."""
        passage = passage_of(self._view.selected_text())
        if not passage:
            self.said.emit(self.tr("Select a passage to copy first."))
            return
        paper, citing, services = self._paper, self.citing(), self._services.citing
        if paper is None:
            return

        def cite() -> tuple[RenderedCitation, RenderedCitation]:
            return (
                services.cite([paper], citing.style, citing.locale),
                services.format_one(paper, citing.style, citing.locale),
            )

        def done(cited: tuple[RenderedCitation, RenderedCitation]) -> None:
            in_text, entry = cited
            quoted = RenderedCitation(
                f"“{escape(passage)}” {in_text.html}", f"“{passage}” {in_text.text}"
            )
            copy_clip(paragraphs_clip([quoted, entry], citing.locale))
            self.said.emit(self.tr("Passage copied with its citation."))

        self._question.ask(cite, done, self._fail)

    def _offer(self, menu: QMenu, _place: QPoint) -> None:
        action = menu.addAction(self.tr("Copy with citation") + f"\t{COPY_PASSAGE}")
        action.setObjectName("copyPassage")
        action.setEnabled(self._view.textCursor().hasSelection() and self._paper is not None)
        action.triggered.connect(self.copy)

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))


def passage_of(selected: str) -> str:
    """Return what Qt gives as selected as one line: pictures left out, inner quotes made single."""
    text = " ".join(selected.replace("\ufffc", "").split())
    return text.replace("“", "‘").replace("”", "’").replace('"', "'").strip()
