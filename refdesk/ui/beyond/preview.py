# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper that may not be in the library: what it is, its abstract, and how it is added."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.ui.beyond.lines import title_of
from refdesk.ui.beyond_seam import Beyond
from refdesk.ui.detail.abstract_html import render_abstract
from refdesk.ui.detail.byline import journal_html, people_of
from refdesk.ui.detail.designs import findings_of, telling_designs
from refdesk.ui.detail.notices import notice_of
from refdesk.ui.detail.seam import JobHandle, Jobs
from refdesk.ui.detail.words import design_word, error_sentence
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.buttons import Badge
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.skeleton import Skeleton
from refdesk.ui.widgets.surfaces import Banner, Column, WrappedLabel
from refdesk.ui.widgets.tall_reading import TallView
from refdesk.worker import Lane

_MOST_AUTHORS = 12


class PaperPreview(QWidget):
    """Shows one paper; its abstract is fetched where a list had only its line."""

    add_requested = Signal(list)
    """``FoundPaper`` that are to be added."""
    paper_requested = Signal(int)
    open_requested = Signal(str)

    def __init__(self, beyond: Beyond, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperPreview")
        self._beyond, self._jobs = beyond, jobs
        self._paper: FoundPaper | None = None
        self._record: Reference | None = None
        self._error: RefdeskError | None = None
        self._job: JobHandle | None = None
        self._page = Column()
        self._notice = Banner()
        self._notice.link_activated.connect(self.open_requested)
        self._title = WrappedLabel()
        self._title.setObjectName("previewTitle")
        mark(self._title, role="title")
        self._people = WrappedLabel(role="secondary")
        self._source = WrappedLabel(role="secondary")
        self._badges = FlowWidget()
        self._wait = Skeleton(6)
        self._text = TallView()
        self._text.setObjectName("previewAbstract")
        self._text.link_opened.connect(self.open_requested)
        self._note = WrappedLabel(role="secondary")
        self._add = QPushButton()
        self._add.setObjectName("previewAdd")
        self._add.clicked.connect(self._add_or_show)
        self._web = QPushButton()
        self._web.setObjectName("previewOpen")
        self._web.clicked.connect(self._open)
        self._lay_out()
        self.show_paper(None)

    def _lay_out(self) -> None:
        for widget, gap in (
            (self._notice, 8),
            (self._title, 6),
            (self._people, 2),
            (self._source, 8),
            (self._badges, 12),
            (self._note, 0),
            (self._wait, 0),
            (self._text, 0),
        ):
            self._page.body.addWidget(widget)
            self._page.body.addSpacing(gap)
        self._page.body.addStretch(1)
        self._page.set_measure(640)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self._web, self._add):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addLayout(foot)

    @property
    def paper(self) -> FoundPaper | None:
        """What is shown."""
        return self._paper

    def show_paper(self, paper: FoundPaper | None) -> None:
        """Show a paper, ``None`` for none; its abstract comes when it is there."""
        same = (
            paper is not None
            and self._paper is not None
            and paper.reference.identifiers == self._paper.reference.identifiers
        )
        self._paper = paper
        if not same:
            if self._job is not None:
                self._job.cancel()
            self._record = self._error = self._job = None
            self._page.verticalScrollBar().setValue(0)
            if paper is not None and not paper.reference.abstracts and paper.reference.pmid:
                self._fetch(paper.reference.pmid)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        paper = self._paper
        for widget in (self._page, self._add, self._web):
            widget.setVisible(paper is not None)
        if paper is None:
            return
        reference = self._record or paper.reference
        self._title.setText(title_of(reference))
        people = people_of(reference)
        shown = ", ".join(author.short for author in people[:_MOST_AUTHORS])
        self._people.setText(shown + (" …" if len(people) > _MOST_AUTHORS else ""))
        self._source.setText(journal_html(reference))
        self._show_badges(reference, paper)
        notice = notice_of(reference, scheme_of(self.palette()))
        self._notice.setVisible(notice is not None)
        if notice is not None:
            self._notice.show_notice(notice.html, notice.plain, notice.tone)
        self._show_abstract(reference)
        known = paper.library_id is not None
        self._add.setText(
            self.tr("Show in the library") if known else self.tr("Add to the library")
        )
        scheme = paper.identifier.scheme if paper.identifier else None
        self._web.setText(
            self.tr("Open in PubMed") if scheme is Scheme.PMID else self.tr("Open in the browser")
        )
        self._web.setEnabled(_address(paper) != "")

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self.retranslate()

    def _show_badges(self, reference: Reference, paper: FoundPaper) -> None:
        words = [design_word(code) for code in telling_designs(findings_of(reference, None))]
        badges = [Badge(word) for word in words]
        if paper.is_free or reference.pmcid:
            badges.append(Badge(self.tr("Free full text"), tone="good"))
        flow = self._badges.flow
        flow.cut(0)
        for badge in badges:
            badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            flow.addWidget(badge)
        self._badges.setVisible(bool(badges))

    def _show_abstract(self, reference: Reference) -> None:
        abstract = reference.abstract
        waiting = self._job is not None
        self._text.setVisible(abstract is not None)
        if abstract is not None:
            self._text.set_content(render_abstract(abstract, []).html)
        if waiting:
            self._wait.start()
        else:
            self._wait.stop()
        note = ""
        if abstract is None and not waiting:
            note = (
                error_sentence(self._error)
                if self._error is not None
                else self.tr("The record has no abstract.")
            )
        self._note.setText(escape(note))
        self._note.setVisible(bool(note))

    def _fetch(self, pmid: str) -> None:
        discovery = self._beyond.discovery

        def work(context: JobContext) -> Reference | None:
            return discovery.preview(pmid, context)

        def done(record: Reference | None) -> None:
            self._job, self._record = None, record
            self.retranslate()

        def failed(error: RefdeskError) -> None:
            self._job, self._error = None, error
            self.retranslate()

        job = self._jobs.submit("", work, Lane.NETWORK, self, done, failed)
        if job.is_active:
            self._job = job

    def _add_or_show(self) -> None:
        if self._paper is None:
            return
        if self._paper.library_id is not None:
            self.paper_requested.emit(self._paper.library_id)
        else:
            self.add_requested.emit([self._paper])

    def _open(self) -> None:
        if self._paper is not None and (address := _address(self._paper)):
            self.open_requested.emit(address)


class PreviewDialog(QDialog):
    """The same in a window of its own, beside the list that it was asked for in."""

    def __init__(
        self, beyond: Beyond, jobs: Jobs, paper: FoundPaper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("previewDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = PaperPreview(beyond, jobs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview)
        self.preview.show_paper(paper)
        self.setWindowTitle(self.tr("Preview"))
        open_with(self, 620, 620, 0.9)


def _address(paper: FoundPaper) -> str:
    """Return where the paper can be looked at: by its identifiers, else by its own address."""
    identifiers: tuple[Identifier, ...] = paper.reference.identifiers
    return next((one.url for one in identifiers if one.url), paper.reference.url)
