# SPDX-License-Identifier: GPL-3.0-or-later
"""The head over a text that is read: what must be known of it, its title, who wrote it, where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.byline import journal_html, people_of, shown_authors
from refdesk.ui.detail.folded_title import FoldedTitle
from refdesk.ui.detail.identifiers import shown_identifiers
from refdesk.ui.detail.notices import notice_of
from refdesk.ui.html import link
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel

_RESTORE = "restore:"
_LINES = 2
"""Most lines of a title; the rest is behind a link, since the text below is what is read."""


class PaperHead(QWidget):
    """Title, byline and links of one paper in a few lines, under the notices that it has."""

    open_requested = Signal(str)
    restore_requested = Signal()
    """The paper is in the trash and should not be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingHead")
        self._stored: StoredReference | None = None
        self.trashed = Banner()
        self.trashed.setObjectName("readingTrashed")
        self.trashed.link_activated.connect(lambda _: self.restore_requested.emit())
        self.banner = Banner()
        self.banner.setObjectName("readingNotice")
        self.banner.link_activated.connect(self.open_requested)
        self.title = FoldedTitle()
        self.title.setObjectName("readingTitle")
        mark(self.title, role="title-long")
        self.title.folded_changed.connect(self._fit)
        self.byline = WrappedLabel(role="secondary")
        self.byline.setObjectName("readingByline")
        self.byline.setTextFormat(Qt.TextFormat.RichText)
        self.byline.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.byline.linkActivated.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        for widget in (self.trashed, self.banner, self.title, self.byline):
            column.addWidget(widget)

    def show_paper(self, stored: StoredReference) -> None:
        """Show a paper."""
        self._stored = stored
        reference, scheme = stored.reference, scheme_of(self.palette())
        self.trashed.setVisible(stored.is_trashed)
        said = self.tr("This paper is in the trash.")
        restore = link(_RESTORE, escape(self.tr("Restore")), colour=scheme.link)
        self.trashed.show_notice(f"{escape(said)} {restore}", said, "info")
        notice = notice_of(reference, scheme)
        self.banner.setVisible(notice is not None)
        if notice is not None:
            self.banner.show_notice(notice.html, notice.plain, notice.tone)
        title = reference.title or reference.vernacular_title
        self.title.set_title(title or escape(self.tr("Untitled")))
        self.byline.setText(self._byline(reference, scheme.link))
        set_tip(self.byline, ", ".join(person.short for person in people_of(reference)))
        self._fit()

    def retranslate(self) -> None:
        """Set all words anew."""
        if self._stored is not None:
            self.show_paper(self._stored)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        self.title.fit(self.width() - margins.left() - margins.right(), _LINES)

    @staticmethod
    def _byline(reference: Reference, colour: str) -> str:
        """Return ``Shin H, Park Y, … +9, Lee J · Journal · 2026;75(2):55 · PMID 1 · DOI 10.1/2``."""
        people = people_of(reference)
        places = shown_authors(people, unfolded=False)
        names = [escape(people[place].short) for place in places]
        if len(places) < len(people):
            names.insert(-1, f"… +{len(people) - len(places)}")
        if names and not reference.authors_complete:
            names.append("et al.")
        numbers = [
            link(shown.url, escape(shown.label), colour=colour)
            if shown.url
            else escape(shown.label)
            for shown in shown_identifiers(reference)
        ]
        return " · ".join(filter(None, [", ".join(names), journal_html(reference), *numbers]))
