# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that go with this one: similar, by the same first author, on the same topics."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.paper_list import PaperList
from refdesk.ui.detail.related import Related, related_papers
from refdesk.ui.detail.seam import Jobs, Latest, Services
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.html import link
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import Column, WrappedLabel


class RelatedTab(Column):
    """Three lists with what each is made from, and an honest word where one is empty."""

    paper_requested = Signal(int)
    open_requested = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relatedTab")
        self._services = services
        self._question = Latest(jobs, self)
        self._stored: StoredReference | None = None
        self._done: tuple[int, int] | None = None
        self._related: Related | None = None
        self._titles = [QLabel() for _ in range(3)]
        self._notes = [WrappedLabel(role="secondary") for _ in range(3)]
        self.similar = PaperList("similarList")
        self.by_author = PaperList("firstAuthorList")
        self.by_topic = PaperList("sameKeywordList")
        lists = (self.similar, self.by_author, self.by_topic)
        for title, note, papers in zip(self._titles, self._notes, lists, strict=True):
            mark(title, role="heading")
            note.setTextFormat(Qt.TextFormat.RichText)
            note.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            note.linkActivated.connect(self.open_requested)
            papers.paper_requested.connect(self.paper_requested)
            papers.hide()
            self.body.addWidget(title)
            self.body.addSpacing(4)
            self.body.addWidget(note)
            self.body.addSpacing(4)
            self.body.addWidget(papers)
            self.body.addSpacing(24)
        self.body.addStretch(1)
        self.set_measure(680)
        self.retranslate()

    def show_paper(self, stored: StoredReference) -> None:
        """Take another paper; its lists come with :meth:`load`."""
        self._stored = stored
        if self._done != (stored.id, stored.revision):
            self._question.forget()
            self._related = self._done = None
            for papers in (self.by_author, self.by_topic):
                papers.show_papers((), "")
            self.retranslate()

    def load(self) -> None:
        """Look for related papers, unless they are there."""
        stored = self._stored
        if stored is None or self._done == (stored.id, stored.revision):
            return
        self._done = (stored.id, stored.revision)
        library = self._services.library
        self._question.ask(
            lambda: related_papers(library, stored.id, stored.reference, lambda: None),
            self._show,
            lambda error: self._notes[1].setText(escape(error_sentence(error))),
        )

    def forget(self) -> None:
        """Look again next time: the library has changed."""
        self._done = None

    def retranslate(self) -> None:
        """Set all words anew."""
        self._titles[0].setText(self.tr("Similar papers"))
        self._titles[1].setText(self.tr("By the same first author"))
        self._titles[2].setText(self.tr("On the same topics"))
        for papers, title in zip(
            (self.similar, self.by_author, self.by_topic), self._titles, strict=True
        ):
            papers.setAccessibleName(title.text())
        self._notes[0].setText(self._similar_note())
        related = self._related
        if related is None:
            for note in self._notes[1:]:
                note.setText("")
            return
        because = self.tr("Both: {0}")
        self.by_author.show_papers(related.by_author, because)
        self.by_topic.show_papers(related.by_topic, because)
        self._notes[1].setText(self._author_note(related))
        self._notes[2].setText(self._topic_note(related))

    def _show(self, related: Related) -> None:
        self._related = related
        self.retranslate()

    def _similar_note(self) -> str:
        pmid = self._stored.reference.pmid if self._stored is not None else ""
        note = escape(self.tr("refdesk does not look these up yet."))
        if not pmid:
            return note
        address = f"https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid={pmid}"
        return (
            note
            + " "
            + link(
                address,
                escape(self.tr("Show them in PubMed")),
                colour=scheme_of(self.palette()).link,
            )
        )

    def _author_note(self, related: Related) -> str:
        name = escape(related.first_author)
        if not related.first_author:
            return escape(self.tr("This paper names no author."))
        if not related.by_author:
            return self.tr("No other paper of your library has {0} as first author.").format(name)
        return self.tr("In your library, first author {0}. May be namesakes.").format(name)

    def _topic_note(self, related: Related) -> str:
        if not related.topics:
            return escape(self.tr("This paper has no main topics or keywords."))
        topics = escape(", ".join(related.topics))
        if not related.by_topic:
            return self.tr("No other paper of your library is about: {0}").format(topics)
        return self.tr("In your library, about: {0}").format(topics)
