# SPDX-License-Identifier: GPL-3.0-or-later
"""The detail pane: one paper with its head and tabs, several papers, or none."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QStackedLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import EvidenceReport, Span
from refdesk.domain.hits import Marker
from refdesk.domain.stored import StoredReference
from refdesk.settings import Citing
from refdesk.ui.detail.abstract_tab import AbstractTab
from refdesk.ui.detail.annotating import Annotating
from refdesk.ui.detail.citations_tab import CitationsTab
from refdesk.ui.detail.enrichment import enrichment_of
from refdesk.ui.detail.evidence_desk import PATIENCE_MS, EvidenceDesk
from refdesk.ui.detail.fulltext_tab import FulltextTab
from refdesk.ui.detail.header import Header
from refdesk.ui.detail.korean_desk import KoreanDesk
from refdesk.ui.detail.notes_tab import NotesTab
from refdesk.ui.detail.nothing import NothingSelected
from refdesk.ui.detail.pico_tab import PicoTab
from refdesk.ui.detail.related_tab import RelatedTab
from refdesk.ui.detail.scroll_memory import ScrollMemory
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.library.mime import dropped, dropped_files
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.surfaces import EmptyState

_SETTLED_MS = 250
"""How long a paper stands before what is not looked at is prepared as well."""
_NARROW = 460
_LEAST_TABS = 160


class DetailPane(QWidget):
    """Shows what is selected. Reads from the library at once, everything slower in jobs."""

    search_requested = Signal(str)
    open_url_requested = Signal(str)
    status_message = Signal(str)
    fulltext_requested = Signal(int)
    refresh_requested = Signal(int)
    enrich_requested = Signal(int)
    """What the paper lacks is to be fetched."""
    reference_requested = Signal(int)
    """A paper of a related list was chosen."""
    pubmed_requested = Signal(str)
    """A term is to be searched for in PubMed."""
    preview_requested = Signal(object)
    """A ``FoundPaper`` that is not in the library is to be looked at."""
    add_requested = Signal(list)
    """``FoundPaper`` that are to be added."""
    add_all_requested = Signal(list)
    """PMIDs that are to be added."""
    attach_requested = Signal(int)
    files_dropped = Signal(int, list, object)
    """With the paper that is shown, and paths."""
    rated = Signal(int, int)
    """With the paper that is shown, and stars."""
    tag_chosen = Signal(str)
    citing_changed = Signal(object)
    """With how citations are to be made from now on; the window may remember it."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detailPane")
        self._services = services
        self._stored: StoredReference | None = None
        self._marker = Marker()
        self._many = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        # From the outside in: Qt dresses all of a widget anew when it is put into another.
        self._paper = QWidget(self)
        self.header = Header(self._paper)
        self.tabs = QTabWidget(self._paper)
        place = self.tabs.findChild(QStackedWidget)
        self.abstract = AbstractTab(place)
        self.fulltext = FulltextTab(services, jobs, place)
        self.pico = PicoTab(place)
        self.evidence = EvidenceDesk(self.pico, services, jobs, patience_ms=patience_ms)
        self.korean = KoreanDesk(self.abstract, services, jobs)
        self.citations = CitationsTab(services, jobs, place)
        self.related = RelatedTab(services, jobs, place)
        self.notes = NotesTab(services, jobs, place)
        bars = {
            page.objectName(): page.verticalScrollBar()
            for page in (self.abstract, self.pico, self.citations, self.related)
        }
        self._scroll = ScrollMemory(bars, self)
        self.annotating = Annotating(
            self.tabs,
            self.abstract,
            self.fulltext,
            self.notes,
            lambda: self.reference_id,
            services,
            jobs,
        )
        self.setAcceptDrops(True)
        self.notes.editor.setAcceptDrops(False)  # a file dropped there is for the paper as well
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.tabs.setObjectName("detailTabs")
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setMinimumHeight(_LEAST_TABS)  # its pages scroll; else it would lie over the head
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        for page in self._pages():
            self.tabs.addTab(page, "")
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self._nothing = NothingSelected()
        self._several = EmptyState("duplicate")
        self._several.setObjectName("detailMany")
        self._stack = QStackedLayout(self)
        for state in (self._nothing, self._several, self._paper):
            self._stack.addWidget(state)

    def _connect(self) -> None:
        for opener in (self.header, self.abstract, self.fulltext, self.related, self.notes):
            opener.open_requested.connect(self.open_url_requested)
        for prover in (self.header, self.abstract, self.pico):
            prover.proof_requested.connect(self.show_proof)
        self.header.search_requested.connect(self.search_requested)
        self.header.status_message.connect(self.status_message)
        self.header.enrich_requested.connect(self._enrich)
        self.header.rated.connect(self._rated)
        self.header.tag_chosen.connect(self.tag_chosen)
        self.header.file_requested.connect(lambda: self.notes.files.list.open_row(0))
        files = self.notes.files
        files.attach_requested.connect(self.attach_requested)
        files.shown.connect(
            lambda shown: self.header.show_files([file.attachment.name for file in shown])
        )
        self.abstract.search_requested.connect(self.search_requested)
        self.abstract.refresh_requested.connect(self._refresh_record)
        self.fulltext.fetch_requested.connect(self.fulltext_requested)
        self.fulltext.reader.proof.missed.connect(
            lambda: self.status_message.emit(self.tr("These words are not in the full text."))
        )
        self.pico.status_message.connect(self.status_message)
        self.evidence.status_message.connect(self.status_message)
        self.evidence.found.connect(self._found)
        self.citations.status_message.connect(self.status_message)
        self.citations.citing_changed.connect(self.citing_changed)
        self.related.paper_requested.connect(self.reference_requested)
        self.abstract.pubmed_requested.connect(self.pubmed_requested)
        self.related.preview_requested.connect(self.preview_requested)
        self.related.add_requested.connect(self.add_requested)
        self.related.add_all_requested.connect(self.add_all_requested)
        self.notes.status_message.connect(self.status_message)
        self.tabs.currentChanged.connect(self._tab_changed)
        self._settled.timeout.connect(self._prepare)

    # What is shown

    @property
    def reference_id(self) -> int | None:
        """The paper that is shown."""
        return self._stored.id if self._stored is not None else None

    def show_reference(self, reference_id: int | None) -> None:
        """Show one paper at once with all that is stored; ``None`` shows that nothing is chosen."""
        stored = self._services.library.get(reference_id) if reference_id is not None else None
        if stored is None:
            self._leave()
            self._stack.setCurrentWidget(self._nothing)
            return
        self._show(stored)

    def show_many(self, count: int) -> None:
        """Show that several papers are chosen."""
        self._leave()
        self._many = count
        self._say_many()
        self._stack.setCurrentWidget(self._several)

    def refresh(self, changes: ChangeSet) -> None:
        """Show the paper anew where ``changes`` touch it; nothing moves that did not change."""
        current = self.reference_id
        self.related.forget()
        if current is None:
            return
        if current in changes.removed:
            self.show_reference(None)
        elif current in changes.updated or current in changes.added:
            self.show_reference(current)

    def show_fulltext_error(self, reference_id: int, error: RefdeskError) -> None:
        """Say in the full text tab why the text of a paper did not come."""
        self.fulltext.show_error(reference_id, error)

    def show_proof(self, span: Span) -> None:
        """Go to the words of ``span`` in the text that has them, and mark them."""
        if span.in_fulltext:
            self.fulltext.show_proof(span)
            self.tabs.setCurrentWidget(self.fulltext)
            return
        if span.section == "title":
            self.header.show_title_span(span.start, span.end)
            return
        self.tabs.setCurrentWidget(self.abstract)
        self._scroll.release(self.abstract.objectName())
        if not self.abstract.reveal(span):
            self.status_message.emit(self.tr("These words are not in the abstract."))

    def show_notices(self) -> None:
        """Show who was asked for notices of the paper, as far as that is known now."""
        if self._stored is not None:
            state = self._services.library.notices(self._stored.id)
            # The client comes with the engines, which need not be loaded where somebody was asked.
            offline = not state.checks and self._services.client.offline
            self.header.show_notices(state, offline=offline)

    def set_marker(self, marker: Marker | None) -> None:
        """Mark what was looked for, wherever it stands; nothing where ``None``."""
        marker = marker or Marker()
        if marker == self._marker:
            return
        self._marker = marker
        self.setUpdatesEnabled(False)
        for part in (self.header, self.abstract, self.fulltext.reader, self.notes):
            part.set_marker(marker)
        self.setUpdatesEnabled(True)

    def set_reading(self, face: str, size: int, *look: str) -> None:
        """Set running text; ``look`` is the width and page of :class:`refdesk.ui.theme.Reading`."""
        for part in (self.abstract, self.fulltext, self.pico, self.citations, self.notes):
            part.set_reading(Reading(face, size, *look))

    def set_citing(self, citing: Citing) -> None:
        """Show the citations in other styles or another language."""
        self.citations.set_citing(citing)
        self.notes.highlights.set_citation_style(citing.style, citing.locale)

    def flush(self) -> None:
        """Save what is typed and where one reads; call before the window closes."""
        self.pico.finish_editing()
        self.notes.save()
        self.fulltext.reader.bookmark.flush()

    def retranslate(self) -> None:
        """Set all words anew."""
        names = (
            self.tr("Abstract"), self.tr("Full text"), self.tr("PICO"), self.tr("Cite"),
            self.tr("Related"), self.tr("Notes"),
        )  # fmt: skip
        for index, name in enumerate(names):
            self.tabs.setTabText(index, name)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Parts of the paper"))
        self.setAccessibleName(self.tr("Paper"))
        self._say_many()
        self.header.retranslate()
        self.show_notices()
        for page in self._pages():
            page.retranslate()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            # Rich labels hold colours in their HTML; the children have the new palette only then.
            QTimer.singleShot(0, self, self.retranslate)

    def hideEvent(self, event: QHideEvent) -> None:
        """See QWidget."""
        self.flush()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget. Files that are dropped here belong to the paper that is shown."""
        if self._stored is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget."""
        if self._stored is not None:
            self.files_dropped.emit(self._stored.id, *dropped(event))
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        bar, density = self.tabs.tabBar(), "narrow" if self.width() < zoomed(_NARROW) else ""
        if bar.property("density") != density:
            mark(bar, density=density)
            QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))  # or it keeps old widths
        self.header.fit()

    # Inside

    def _pages(
        self,
    ) -> tuple[AbstractTab, FulltextTab, PicoTab, CitationsTab, RelatedTab, NotesTab]:
        return self.abstract, self.fulltext, self.pico, self.citations, self.related, self.notes

    def _show(self, stored: StoredReference) -> None:
        previous = self._stored
        same = previous is not None and previous.id == stored.id
        self._stored = stored
        self.setUpdatesEnabled(False)
        self.evidence.show_paper(stored)
        self.header.show_paper(stored, self.evidence.report)
        self.show_notices()
        self.abstract.show_paper(stored, self.evidence.report)
        self.fulltext.show_paper(stored)
        self.citations.show_paper(stored)
        self.related.show_paper(stored)
        self.notes.show_paper(stored)
        self._stack.setCurrentWidget(self._paper)
        self.header.fit()
        self.setUpdatesEnabled(True)
        if not same:
            self._scroll.change(stored.id)
        self._load_current()
        self._settled.start()

    def _leave(self) -> None:
        self.notes.show_paper(None)
        self.evidence.leave()
        self._scroll.change(None)
        self._settled.stop()
        self._stored = None

    def _rated(self, stars: int) -> None:
        if self._stored is not None:
            self.rated.emit(self._stored.id, stars)

    def _found(self, report: EvidenceReport) -> None:
        if self._stored is not None:
            self.header.show_paper(self._stored, report)
            self.abstract.show_paper(self._stored, report)

    def _tab_changed(self, _index: int) -> None:
        self._load_current()

    def _load_current(self) -> None:
        page = self.tabs.currentWidget()
        for lazy in (self.fulltext, self.citations, self.related):
            if lazy is page and self._stored is not None:
                lazy.load()

    def _prepare(self) -> None:
        """Make the citations before they are asked for, once the person stays with a paper."""
        if self._stored is not None and self.isVisible():
            self.citations.load()

    def _enrich(self) -> None:
        """Ask for what is missing: the full text, the abstracts of the record."""
        if self._stored is None:
            return
        enrichment = enrichment_of(self._stored, self.evidence.report)
        if enrichment.asks_for_fulltext or enrichment.asks_for_record:
            self.enrich_requested.emit(self._stored.id)
        if enrichment.asks_for_record and not self._stored.reference.pmid:
            self.refresh_requested.emit(self._stored.id)

    def _refresh_record(self) -> None:
        if self._stored is not None:
            self.refresh_requested.emit(self._stored.id)

    def _say_many(self) -> None:
        self._several.say(
            self.tr("%n paper(s) selected", "", self._many),
            self.tr("Copy their citations, export them or put them into a collection."),
            hint=self.tr("Ctrl+Shift+C copies the bibliography."),
        )
