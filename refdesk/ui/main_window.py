# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: connects its parts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.query import Shelf, SortKey
from refdesk.settings import Settings
from refdesk.ui.actions import SPECS
from refdesk.ui.browser import OpenUrl, open_in_browser
from refdesk.ui.frame import WindowFrame
from refdesk.ui.garbage import Collector
from refdesk.ui.library.place_items import Place
from refdesk.ui.preferences import Preferences
from refdesk.ui.reader_wiring import connect_korean, connect_reader, set_reading
from refdesk.worker import JobRunner, Lane

if TYPE_CHECKING:  # for the type checker only; see refdesk.ui.seam
    from refdesk.ui.seam import Services


class MainWindow(WindowFrame):
    """The window of one library. Owns the runner and closes the services with itself."""

    closed = Signal()
    settled = Signal()
    """All is loaded that the first list did not need."""

    def __init__(
        self,
        services: "Services",
        jobs: JobRunner,
        preferences: Preferences,
        library: Path,
        open_url: OpenUrl = open_in_browser,
    ) -> None:
        super().__init__(services, jobs, preferences, library, open_url)
        self._selection = QTimer(self)
        self._selection.setSingleShot(True)
        self._selection.timeout.connect(self._show_selection)
        self._collector = Collector(jobs, self)
        self._connect()
        self.restore()
        self.retranslate()
        self._enable()

    def _connect(self) -> None:
        """Connect the frame; what a person can do at once reaches for the furniture when it is done."""
        jobs, view, actions = self.jobs, self.papers.view, self.actions_by_name
        jobs.library_changed.connect(self._library_changed)
        jobs.crashed.connect(self.trouble.take_error)
        self.add_box.identifiers_given.connect(self._fetch)
        self.add_box.references_given.connect(self._take_references)
        self.search_box.query_changed.connect(self.papers.look_for)
        self.search_box.left_to_list.connect(self._leave_search)
        self.papers.listed.connect(self._listed)
        self.papers.listed.connect(self._begin)
        self.papers.failed.connect(self._begin)
        self.papers.sorted_by.connect(self._remember_sort)
        view.selection_count_changed.connect(self._selection_changed)
        view.current_changed.connect(lambda _: self._selection.start(0))
        view.opened.connect(self._open)
        view.opened_behind.connect(self._open_behind)
        view.menu_requested.connect(self._paper_menu)
        self.side.tree.place_chosen.connect(self._go_to)
        self.side.tags.filter_changed.connect(self.papers.filter_tag)
        self.side.counted.connect(self._counted)
        self.side.failed.connect(self.say_error)
        self.preferences.changed.connect(self._settings_changed)
        for name in SPECS:
            actions[name].triggered.connect(lambda _=False, name=name: self.verbs.do(name))
        actions["actionShowSide"].toggled.connect(self.side.setVisible)
        actions["actionShowDetail"].toggled.connect(self.detail_place.setVisible)
        actions["actionShowJobs"].toggled.connect(self._show_jobs)
        actions["actionOffline"].toggled.connect(self._work_offline)
        self.offline_button.toggled.connect(actions["actionOffline"].setChecked)

    def _fetch(self, identifiers: list[Identifier]) -> None:
        self.fetcher.add(identifiers)

    def _take_references(self, text: str) -> None:
        self.furniture.paster.take(text)

    def _open(self, reference_id: int) -> None:
        self.verbs.going.open_paper(reference_id)

    def _open_behind(self, reference_id: int) -> None:
        self.verbs.going.open_paper(reference_id, behind=True)

    def _leave_search(self) -> None:
        self.verbs.going.go_to_list()

    def _show_jobs(self, show: bool) -> None:
        self.job_panel.setVisible(show)

    def _connect_furniture(self) -> None:
        self._connect_words()
        self._connect_detail()
        self.reading.changed.connect(self._enable)
        view, side, verbs, start = self.papers.view, self.side, self.verbs, self.papers.start
        self.papers.clear_requested.connect(verbs.going.clear_search)
        start.add_requested.connect(verbs.add)
        start.samples_requested.connect(verbs.add_samples)
        start.import_requested.connect(verbs.ask_import)
        view.copy_requested.connect(lambda: self.copier.bibliography(self.selected()))
        view.paste_requested.connect(verbs.paste)
        side.tree.create_requested.connect(self.commands.create_collection)
        side.tree.rename_requested.connect(self.commands.rename_collection)
        side.tree.delete_requested.connect(verbs.delete_collection)
        side.tree.papers_dropped.connect(verbs.collect)
        side.tree.papers_trashed.connect(self.commands.trash)
        side.tree.papers_moved.connect(self.furniture.curation.move_papers)
        side.tree.collection_moved.connect(self.commands.move_collection)
        side.tree.files_dropped.connect(
            lambda into, paths: self.furniture.curation.take_files(paths, collection_id=into)
        )
        view.files_dropped.connect(self.furniture.curation.take_files)
        view.digit_pressed.connect(self.furniture.curation.press)
        tagging = self.furniture.tagging
        side.tags.rename_requested.connect(tagging.rename)
        side.tag_painted.connect(tagging.paint)
        side.digit_given.connect(tagging.give_digit)
        side.tags.papers_dropped.connect(lambda name, ids: self.commands.tag(ids, name))
        side.untag_requested.connect(verbs.untag)
        side.bibliography_requested.connect(verbs.citing.create_for_collection)
        side.delete_tag_requested.connect(verbs.delete_tag)

    def _connect_words(self) -> None:
        furniture = self.furniture
        for speaker in (
            self.commands, furniture.tagging, furniture.filing, furniture.recogniser, furniture.paster,
        ):  # fmt: skip
            speaker.said.connect(self.say)
            speaker.undoable.connect(self.say_undoable)
            speaker.steps_changed.connect(self._name_steps)
        for other in (self.copier, self.fetcher, furniture.own_styles):
            other.said.connect(self.say)
        self.commands.collection_created.connect(self.side.tree.edit_when_filled)
        self.fetcher.arrived.connect(self._arrived)
        furniture.paster.arrived.connect(self._arrived)
        furniture.paster.identified.connect(self.fetcher.add)
        furniture.paster.unread.connect(lambda text: self.add_box.keep(text.split()))
        self.fetcher.refused.connect(self._refused)
        self.fetcher.failures_told.connect(self._tell_failures)
        self.fetcher.fulltext_failed.connect(self.detail.show_fulltext_error)
        self.fetcher.fulltext_failed.connect(self.reading.show_fulltext_error)
        show_jobs = self.actions_by_name["actionShowJobs"]
        self.job_indicator.opened.connect(show_jobs.toggle)
        self.job_panel.closed.connect(lambda: show_jobs.setChecked(False))

    def _connect_detail(self) -> None:
        detail = self.detail
        detail.search_requested.connect(self.verbs.going.search)
        detail.open_url_requested.connect(self.verbs.going.open_address)
        detail.status_message.connect(self.say)
        detail.notes.highlights.undoable.connect(self.say_undoable)
        detail.fulltext_requested.connect(lambda i: self.fetcher.fulltext(i, asked=True))
        detail.refresh_requested.connect(lambda i: self.fetcher.refresh([i]))
        detail.reference_requested.connect(self.verbs.going.show_paper)
        detail.citing_changed.connect(self.preferences.set_citing)
        own_styles, tab = self.furniture.own_styles, detail.citations
        tab.style_wanted.connect(own_styles.ask)
        tab.style_deleted.connect(own_styles.delete)
        own_styles.changed.connect(tab.styles_changed)
        curation, filing, files = self.furniture.curation, self.furniture.filing, detail.notes.files
        detail.rated.connect(lambda i, stars: self.commands.set_rating([i], stars))
        detail.tag_chosen.connect(curation.show_tag)
        detail.attach_requested.connect(curation.ask_attach)
        detail.files_dropped.connect(curation.attach)
        files.list.opened.connect(self.verbs.going.open_file)
        files.list.revealed.connect(filing.reveal)
        files.list.renamed.connect(filing.rename)
        files.list.removed.connect(filing.detach)
        self.services.attachments.pattern = self.preferences.settings.filing.pattern
        settings = self.preferences.settings
        set_reading(detail, settings.appearance)
        connect_reader(self, detail.fulltext.reader)
        connect_korean(self)
        detail.set_citing(settings.citing)

    def _begin(self, _: object) -> None:
        """Bring in the rest once there is a first list, or none to be had."""
        self.papers.listed.disconnect(self._begin)
        self.papers.failed.disconnect(self._begin)
        services = self.services

        def go_on(_: object) -> None:
            if not self.preferences.is_safe:
                self.reading.restore()
            self.side.refresh()
            self._name_steps()
            self.jobs.submit("", lambda _: services.warm(), Lane.READ, self, settle, settle)

        def settle(_: object) -> None:
            self._collector.start()
            if not self.preferences.is_safe:  # there nothing works by itself
                self.evidence.begin()
                self.furniture.waiting.begin()
                self.furniture.finals.begin()
                self.furniture.backups.begin()
            self.furniture.place.begin()
            self.settled.emit()

        def failed(error: RefdeskError) -> None:
            self.say_error(error)
            go_on(None)

        self.jobs.submit("", lambda _: services.library, Lane.READ, self, go_on, failed)

    # State

    def _go_to(self, place: Place) -> None:
        self.papers.go_to(place)
        self._enable()

    def _counted(self, counts: dict[Shelf, int]) -> None:
        self.papers.set_library_empty(empty=not counts[Shelf.ALL] and not counts[Shelf.TRASH])

    def _listed(self, count: int) -> None:
        self._say_count()
        del count
        self._enable()

    def _selection_changed(self, count: int) -> None:
        del count
        self._selection.start(0)
        self._say_count()
        self._enable()

    def _show_selection(self) -> None:
        """Show what is selected; several changes in one go of the event loop show only the last."""
        count = self.papers.view.selected_count()
        if count > 1:
            self.detail.show_many(count)
        else:
            wanted = self.papers.view.current_id() if count else None
            if wanted is None and self._furniture is None:
                return  # it says so already
            if wanted != self.detail.reference_id or wanted is None:
                self.detail.show_reference(wanted)

    def _say_count(self) -> None:
        if not self.papers.is_whole:
            return  # half a number is none
        count, selected = self.papers.model.rowCount(), self.papers.view.selected_count()
        text = self.tr("%Ln paper(s)", "", count)
        if selected > 1:
            text += " · " + self.tr("%Ln selected", "", selected)
        self.result_count.setText(text)

    def _library_changed(self, changes: ChangeSet) -> None:
        self.detail.refresh(changes)
        self.reading.refresh(changes)
        self._name_steps()

    def _name_steps(self) -> None:
        if self._furniture is None:
            self.actions_by_name.name_steps("", "")
            return
        self.actions_by_name.name_steps(*self.commands.step_names())

    def _enable(self) -> None:
        reading, query = self.reading_id, self.papers.query
        if reading is None:
            self.actions_by_name.enable_for(
                papers=self.papers.view.selected_count(),
                in_collection=query.collection_id is not None,
                in_trash=query.shelf is Shelf.TRASH,
            )
        else:
            stored = self.services.library.get(reading)
            trashed = stored is not None and stored.is_trashed
            self.actions_by_name.enable_for(papers=1, in_collection=False, in_trash=trashed)
        desk = self.reading if self._furniture is not None else None
        self.actions_by_name.enable_tabs(
            any_open=desk is not None and desk.tabs.count() > 1,
            reading=reading is not None,
            can_reopen=desk is not None and desk.can_reopen,
        )

    def _arrived(self, reference_id: int, identifier: str) -> None:
        if self.add_box.text() == identifier:  # refused before, and tried again
            self.add_box.clear()
        self.verbs.going.show_paper(reference_id)

    def _refused(self, identifier: str, why: str) -> None:
        if not self.add_box.text():
            self.add_box.setText(identifier)
        self.add_box.show_hint(why)

    def _tell_failures(
        self, title: Callable[[], str], lines: list[str], again: Callable[[], None]
    ) -> None:
        self.job_model.note(title, lines, again)
        self.actions_by_name["actionShowJobs"].setChecked(True)

    def _paper_menu(self, at: QPoint) -> None:
        if not self.selected_count():
            return
        tags = [
            (name, lambda name=name: self.commands.tag(self.selected(), name))
            for name in self.side.tags.names[:20]
        ]
        menu = self.menus.paper_menu(self, tags)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # Settings

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        client = self.services.client
        client.offline, client.identity = now.offline, now.identity
        self.show_offline(now.offline)
        set_reading(self.detail, now.appearance)
        if now.shortcuts != before.shortcuts:
            self._use_keys(now.shortcuts)
        self.papers.view.density.choose(now.appearance.density)
        self.services.attachments.pattern = now.filing.pattern
        if now.citing != before.citing:
            self.detail.set_citing(now.citing)

    def _work_offline(self, offline: bool) -> None:
        preferences = self.preferences
        preferences.change(replace(preferences.settings, offline=offline))

    def _remember_sort(self, key: SortKey, descending: bool) -> None:
        direction = "descending" if descending else "ascending"
        self.preferences.remember({"sort": f"{key.value} {direction}"})

    # What Qt asks

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle("refdesk")
        self.tool_bar.setWindowTitle(self.tr("Add and search"))
        self._say_count()
        self.show_offline(self.preferences.settings.offline)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.actions_by_name.retranslate()
            self.menus.retranslate()
            self.retranslate()
            self._enable()
            self._name_steps()
        elif event.type() is QEvent.Type.PaletteChange and self._furniture is not None:
            self.actions_by_name.redraw(self.palette())
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget. Files, identifiers and links may be dropped anywhere."""
        if event.source() is None and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget."""
        self.verbs.take(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget. Nothing typed is lost; the network is not waited for."""
        self.remember()
        if self._furniture is not None:
            self.detail.flush()
            self.reading.remember()
        self.jobs.shutdown()
        self.services.close()
        self._collector.stop()
        self.closed.emit()
        super().closeEvent(event)
