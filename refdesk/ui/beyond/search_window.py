# SPDX-License-Identifier: GPL-3.0-or-later
"""The window that searches PubMed and other services: the term, its hits, one of them, adding."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Identifier
from refdesk.domain.pubmed_query import Line
from refdesk.domain.searching import Hits, SearchQuestion, SearchSource
from refdesk.ui.beyond.hit_model import NOTHING
from refdesk.ui.beyond.preview import PreviewDialog
from refdesk.ui.beyond.search_frame import PREVIEW_PAUSE_MS, HasBeyond, SearchFrame
from refdesk.ui.beyond.search_top import BUILDER
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.words import error_sentence
from refdesk.worker import JobRunner

__all__ = ["HasBeyond", "SearchWindow"]


class SearchWindow(SearchFrame):
    """Stands beside the main window. Adds nothing itself: it asks."""

    add_requested = Signal(list, object)
    """With ``FoundPaper`` and the id of a collection, or ``None``."""
    add_keys_requested = Signal(list, object)
    """The same with PMIDs."""
    identifiers_requested = Signal(list, object)
    """The same with ``Identifier`` of a list that was pasted."""
    paper_requested = Signal(int)
    open_requested = Signal(str)
    said = Signal(str)

    def __init__(self, services: HasBeyond, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(services, jobs, parent)
        self._collections = Latest(jobs, self)
        self._stopped_listing = False
        self._connect()
        self._connect_panels()
        self._connect_foot()
        self.retranslate()
        self._offer_collections()
        self._show_state()
        self.top.query.setFocus()

    def _connect(self) -> None:
        top, run, table, page = self.top, self.run, self.page.table, self.page
        top.search_requested.connect(self.search)
        top.cancel_requested.connect(run.cancel)
        top.narrowed.connect(self._narrowed)
        top.source_changed.connect(lambda: page.start.show_source(top.source))
        top.panel_changed.connect(self._open_panel)
        top.query.typed.connect(self._typed)
        run.found.connect(self._found)
        run.grown.connect(self._grown)
        run.failed.connect(self._failed)
        run.more_failed.connect(self._more_failed)
        run.progressed.connect(page.more.show_progress)
        run.changed.connect(self._show_state)
        table.rows_wanted.connect(self._want)
        table.current_changed.connect(self._wait_for_preview)
        table.selection_changed.connect(self._count)
        table.opened.connect(self._open_row)
        table.add_pressed.connect(self.add_selected)
        table.copy_pressed.connect(self._copy)
        table.menu_requested.connect(self._open_menu)
        page.example_chosen.connect(self.search_for)
        page.head.correction_chosen.connect(self.search_for)
        page.again_requested.connect(self.search)
        page.rows_again_requested.connect(self._read_again)
        page.more.more_requested.connect(self._list_more)
        page.more.cancel_requested.connect(run.cancel)
        self.reader.read.connect(self._rows_read)
        self.reader.marked.connect(self._rows_read)
        self.reader.failed.connect(page.show_trouble)

    def _connect_panels(self) -> None:
        builder, history = self.builder, self.history
        builder.term_changed.connect(self.top.query.show_term)
        builder.submitted.connect(self.search)
        self.mesh.chosen.connect(self._insert)
        history.taken_up.connect(self.top.show_question)
        history.run_requested.connect(self._search_again)
        history.combined.connect(self._combine)
        history.said.connect(self.say)
        self.resolving.add_requested.connect(self._add_identifiers)

    def _connect_foot(self) -> None:
        foot, preview = self.foot, self.preview
        foot.selected_requested.connect(self.add_selected)
        foot.all_requested.connect(self.add_all)
        foot.target_changed.connect(self._count)
        preview.add_requested.connect(self._add_papers)
        preview.paper_requested.connect(self.paper_requested)
        preview.open_requested.connect(self.open_requested)
        self.bar_timer.timeout.connect(self.bar.show)
        self.preview_timer.timeout.connect(self._show_current)
        self.jobs.library_changed.connect(self._library_changed)
        for keys, deed in (("Ctrl+F", self.top.query.setFocus), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    # Searching

    def search(self) -> None:
        """Ask what is typed and chosen; the same again asks the service itself, not what is kept."""
        question = self.top.question
        if not question.term and not question.filters:
            self.top.query.setFocus()
            return
        same = question == self.run.question and self.page.failure is None
        self.run.ask(question, fresh=same and not self.run.was_cancelled)

    def search_for(self, term: str) -> None:
        """Search for another term, with the filters as they are."""
        self.top.query.show_term(term)
        self.builder.take(term)
        self.search()

    def _search_again(self, question: SearchQuestion) -> None:
        self.top.show_question(question)
        self.search()

    def _narrowed(self) -> None:
        if self.run.question is not None and self.top.query.term:
            self.search()

    def _combine(self, term: str) -> None:
        self.top.query.show_term(term)
        self.top.query.setFocus()

    def _found(self, hits: Hits) -> None:
        self._stopped_listing = False
        self.reader.forget()
        self.history.note(hits)
        self.page.show_hits(hits)
        self.model.show(hits)
        self.say("")
        self._show_state()

    def _grown(self, hits: Hits) -> None:
        self.model.show(hits)
        self._show_state()

    def _failed(self, error: RefdeskError) -> None:
        self.reader.forget()
        self.model.show(NOTHING)
        self.page.show_failure(error)
        self.say("")
        self._show_state()

    def _more_failed(self, error: RefdeskError) -> None:
        self._stopped_listing = True
        self.say(error_sentence(error))

    def _list_more(self) -> None:
        self._stopped_listing = False
        self.run.go_on(self.model.hits)

    def _want(self, first: int, last: int) -> None:
        self.reader.want(first, last)
        hits = self.model.hits
        at_end = last >= len(hits.keys) - 3
        if at_end and hits.question.source is not SearchSource.PUBMED and not self._stopped_listing:
            self.run.go_on(hits)

    def _read_again(self) -> None:
        self.page.show_trouble(None)
        self.page.table.ask_rows()

    def _rows_read(self) -> None:
        self.page.show_trouble(None)
        self.preview_timer.start(0)
        self._count()

    # The term

    def _typed(self) -> None:
        if self.top.panel == BUILDER:
            self.builder.take(self.top.query.term)

    def _insert(self, piece: str) -> None:
        """Put a piece where the cursor waits for one, else join it to all that is there."""
        query = self.top.query
        if not query.term or query.is_open_ended:
            query.insert(piece)
            self.builder.take(query.term)
            return
        self.builder.take(query.term)
        self.builder.add(Line(piece))

    def _open_panel(self, panel: str) -> None:
        if panel == BUILDER:
            self.builder.take(self.top.query.term)
        self.arrange()
        if panel == BUILDER:
            self.builder.focus_last()
        else:
            (self.panel_of(panel) if panel else self.top.query).setFocus()

    # One paper

    def _wait_for_preview(self) -> None:
        self.preview_timer.start(PREVIEW_PAUSE_MS)

    def _show_current(self) -> None:
        if self.shows_preview:
            self.preview.show_paper(self.page.table.current_paper())

    def _open_row(self, row: int) -> None:
        paper = self.model.paper(row)
        if paper is None:
            return
        if paper.library_id is not None:
            self.paper_requested.emit(paper.library_id)
        elif not self.shows_preview:
            self._preview_apart(paper)
        else:
            self.preview.show_paper(paper)
            button = self.preview.findChild(QPushButton, "previewAdd")
            if isinstance(button, QPushButton):
                button.setFocus()

    def _preview_apart(self, paper: FoundPaper) -> None:
        dialog = PreviewDialog(self.services.beyond, self.jobs, paper, self)
        preview = dialog.preview
        preview.add_requested.connect(self._add_papers)
        preview.add_requested.connect(dialog.close)
        preview.paper_requested.connect(self.paper_requested)
        preview.open_requested.connect(self.open_requested)
        dialog.show()

    def _open_menu(self, at: QPoint) -> None:
        rows = self.page.table.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper = self.model.paper(rows[0]) if len(rows) == 1 else None
        if paper is not None:
            known = paper.library_id is not None
            words = self.tr("Show in the library") if known else self.tr("Preview")
            menu.addAction(words, lambda: self._open_row(rows[0]))
        add = menu.addAction(self.tr("Add to the library"), self.add_selected)
        add.setEnabled(bool(self._wanted(rows)))
        menu.addAction(self.tr("Copy identifiers"), self._copy)
        menu.popup(at)

    def _copy(self) -> None:
        rows = self.page.table.selected_rows()
        copy_plain("\n".join(self.model.keys[row] for row in rows))
        self.say(self.tr("Copied %Ln identifier(s)", "", len(rows)))

    # Adding

    def _wanted(self, rows: Sequence[int] | None) -> list[str]:
        """Return what would be added of some rows, or of all.

        A paper that the library has is wanted only for a collection.
        """
        if self.foot.collection_id is None:
            return self.model.absent(rows)
        keys = self.model.keys
        return list(keys) if rows is None else [keys[row] for row in rows]

    def add_selected(self) -> None:
        """Ask for the selected papers."""
        self._add_keys(self._wanted(self.page.table.selected_rows()))

    def add_all(self) -> None:
        """Ask for all that are listed."""
        self._add_keys(self._wanted(None))

    def _add_keys(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        if self.model.hits.question.source is SearchSource.PUBMED:
            self.add_keys_requested.emit(list(keys), self.foot.collection_id)
        else:
            papers = self.model.papers
            found = [papers[key] for key in keys if key in papers]
            self.add_requested.emit(found, self.foot.collection_id)
        self._say_adding(len(keys))

    def _add_papers(self, papers: Sequence[FoundPaper]) -> None:
        self.add_requested.emit(list(papers), self.foot.collection_id)
        self._say_adding(len(papers))

    def _add_identifiers(self, identifiers: Sequence[Identifier]) -> None:
        self.identifiers_requested.emit(list(identifiers), self.foot.collection_id)
        self._say_adding(len(identifiers))

    def _say_adding(self, count: int) -> None:
        words = self.tr("Adding %Ln paper(s)…", "", count)
        self.say(words)
        self.said.emit(words)

    def _count(self) -> None:
        rows = self.page.table.selected_rows()
        selected = len(self._wanted(rows))
        self.foot.count(
            selected,
            len(self._wanted(None)),
            len(self.model.keys),
            known=bool(rows) and not selected,
        )

    def _offer_collections(self) -> None:
        self._collections.ask(self.services.library.collections, self.foot.offer)

    def _library_changed(self, changes: ChangeSet) -> None:
        if changes.organisation:
            self._offer_collections()

    # Saying

    def say(self, text: str) -> None:
        """Say something at the foot of the window."""
        self.foot.say(text)

    def _show_state(self) -> None:
        run = self.run
        self.top.show_searching(searching=run.is_searching)
        if run.is_searching:
            if not self.bar_timer.isActive() and self.bar.isHidden():
                self.bar_timer.start()
        else:
            self.bar_timer.stop()
            self.bar.hide()
        hits = self.model.hits if self.model.keys else None
        self.page.more.show_state(hits, listing=run.is_listing)
        self.arrange()
        self._count()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Search PubMed"))
        self.bar.setAccessibleName(self.tr("Searching"))

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget. Escape takes back the last thing that was opened; hits are not lost to it."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.foot.is_asking:
            self.foot.dismiss()
        elif self.run.is_searching or self.run.is_listing:
            self.run.cancel()
        elif self.top.panel:
            self.top.open_panel("")
        elif not self.model.keys:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def done(self, result: int) -> None:
        """See QDialog. What nobody waits for is not asked any more."""
        self.run.cancel()
        self.reader.forget()
        self.resolving.cancel()
        super().done(result)
