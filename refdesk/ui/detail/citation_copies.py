# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying one paper in forms that must be made first: for LaTeX, as Markdown, in a text, its key."""

from PySide6.QtCore import QCoreApplication, QObject

from refdesk.documents.clip import in_text_clip
from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import RefdeskError
from refdesk.domain.stored import StoredReference
from refdesk.messages import sentence
from refdesk.ui.clipboard import copy_clip, copy_plain
from refdesk.ui.detail.citation_box import CitationBox
from refdesk.ui.detail.citation_deeds import Deed
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services


class CitationCopies(QObject):
    """Makes what a box of the citations tab was asked for, and says so there."""

    def __init__(self, services: Services, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._question = Latest(jobs, self)

    def copy(
        self, deed: str, stored: StoredReference, style: str, locale: str, box: CitationBox
    ) -> None:
        """Put a paper on the clipboard as ``deed`` says; the last wish counts."""
        citing = self._services.citing

        def failed(error: RefdeskError) -> None:
            box.status_message.emit(sentence(error, QCoreApplication.translate))

        def copied(text: str) -> None:
            copy_plain(text)
            words = {
                Deed.KEY: self.tr("Citation key copied: {0}").format(stored.key),
                Deed.LATEX: self.tr("Citation copied for LaTeX"),
                Deed.MARKDOWN: self.tr("Citation copied as Markdown"),
            }
            box.say_copied(words[Deed(deed)])

        if deed == Deed.KEY:
            copied(stored.key)
        elif deed == Deed.IN_TEXT:

            def cited(citation: RenderedCitation) -> None:
                copy_clip(in_text_clip(citation, locale))
                box.say_copied(self.tr("In-text citation copied: {0}").format(citation.text))

            self._question.ask(lambda: citing.cite([stored.id], style, locale), cited, failed)
        else:
            self._question.ask(
                lambda: citing.entry_as(stored.id, style, locale, deed), copied, failed
            )
