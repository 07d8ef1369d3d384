# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of duplicates: the search, its groups, one of them side by side, the account."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.duplicates.groups import (
    ALL,
    ONLY_CERTAIN,
    ONLY_LIKELY,
    GroupList,
    GroupModel,
)
from refdesk.ui.duplicates.keys import GroupKeys
from refdesk.ui.duplicates.log_page import LogPage
from refdesk.ui.duplicates.merge_panel import MergePanel
from refdesk.ui.duplicates.seam import Group, HasDuplicates
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import EmptyState, WrappedLabel
from refdesk.worker import Job, JobRunner, JobState, Lane

SIZE = QSize(1180, 740)


class DuplicatesWindow(QDialog):
    """Lists the groups of a library; stands beside the main window and follows its changes."""

    undo_requested = Signal()

    def __init__(
        self, services: HasDuplicates, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("duplicatesWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._services, self._jobs = services, jobs
        self._search: Job | None = None
        self._bulk: Job | None = None
        self._shown: Group | None = None
        self._row = 0
        self._model = GroupModel()
        self._list = GroupList(self._model)
        self._panel = MergePanel(services, jobs)
        self._log = LogPage(services, jobs)
        self._filter = QComboBox()
        self._filter.setObjectName("duplicateFilter")
        for which in (ALL, ONLY_CERTAIN, ONLY_LIKELY):
            self._filter.addItem("", which)
        self._again, self._certain, self._cancel = (QPushButton() for _ in range(3))
        names = ("searchAgainButton", "mergeCertainButton", "cancelDuplicatesButton")
        for button, name in zip((self._again, self._certain, self._cancel), names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self._plan = WrappedLabel()
        self._plan.setObjectName("mergeCertainPlan")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._status = WrappedLabel(role="secondary")
        self._status.setObjectName("duplicatesStatus")
        self._empty = EmptyState("duplicate")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("duplicatesTabs")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.search()

    def _connect(self) -> None:
        jobs, panel = self._jobs, self._panel
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        jobs.library_changed.connect(self._library_changed)
        self._again.clicked.connect(self.search)
        self._empty.clicked.connect(self.search)
        self._certain.clicked.connect(self.merge_certain)
        self._cancel.clicked.connect(self._stop)
        self._filter.currentIndexChanged.connect(self._sift)
        self._list.selectionModel().currentChanged.connect(self._show_current)
        self._tabs.currentChanged.connect(self._turned)
        panel.merged.connect(self._merged)
        panel.told_apart.connect(self._told_apart)
        panel.skipped.connect(self.skip)
        for speaker in (panel.failed, self._log.said):
            speaker.connect(self._status.setText)
        keys = GroupKeys(self._list, panel.fields, parent=self)
        keys.merge_pressed.connect(panel.merge)
        keys.apart_pressed.connect(panel.tell_apart)
        keys.skip_pressed.connect(self.skip)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(self.undo_requested)

    def _lay_out(self) -> None:
        bar = HeadRow([self._filter], [self._certain, self._again, self._cancel])
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self._list)
        self._body.addWidget(self._panel)
        self._body.setStretchFactor(1, 1)
        self._body.setSizes([300, 880])
        self._pages = QStackedWidget()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._empty)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(bar)
        head.addWidget(self._plan)
        head.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._tabs.addTab(page, "")
        self._tabs.addTab(self._log, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self._tabs, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._status)
        layout.addLayout(foot)
        self.setMinimumSize(720, 440)
        open_with(self, SIZE.width(), SIZE.height())

    # Searching

    def search(self) -> None:
        """Look through the whole library."""
        services = self._services
        self._panel.clear()
        self._model.take([])
        self._shown = None

        def look(context: JobContext) -> Sequence[Group]:
            return services.duplicates.in_library(context)

        self._search = self._jobs.submit(
            lambda: self.tr("Searching for duplicates"),
            look,
            Lane.READ,
            self,
            self._found,
            self._failed,
        )
        self._say()

    def _found(self, groups: Sequence[Group]) -> None:
        self._model.take(groups)
        self._go_to(0)
        self._status.setText("")
        self._say()
        self._list.setFocus()

    def _failed(self, error: RefdeskError) -> None:
        self._status.setText(sentence(error, QCoreApplication.translate))
        self._say()

    def _stop(self) -> None:
        for job in (self._search, self._bulk):
            if job is not None and job.is_active:
                job.cancel()

    @property
    def _running(self) -> Job | None:
        jobs = (self._search, self._bulk)
        return next((job for job in jobs if job is not None and job.is_active), None)

    def _progressed(self, job: Job) -> None:
        if job is self._running and job.progress is not None:
            self._bar.setMaximum(max(0, job.progress.total))
            self._bar.setValue(job.progress.done)

    def _ended(self, job: Job) -> None:
        if job in {self._search, self._bulk}:
            if job.state is JobState.CANCELLED:
                nothing = self.tr("Cancelled. Nothing was merged.")
                self._status.setText(nothing if job is self._bulk else self.tr("Cancelled."))
            self._say()

    # The library changes

    def _library_changed(self, changes: ChangeSet) -> None:
        if changes.added:  # by undo, perhaps: what was said last may be so no more
            self._status.setText("")
        self._keeping_place(lambda: self._model.follow(changes))
        if changes.organisation:
            services = self._services
            self._jobs.submit(
                "", lambda _: services.duplicates.told_apart(), Lane.READ, self, self._set_apart
            )
        if self._tabs.currentWidget() is self._log:
            self._log.refresh()

    def _set_apart(self, pairs: frozenset[tuple[int, int]]) -> None:
        self._keeping_place(lambda: self._model.tell_apart(pairs))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Change the list; the group on the right stays, or the next one takes its place."""
        before = self._model.open_groups
        shown = self._shown
        change()
        if self._model.open_groups is before:
            return
        row = self._model.row_of(shown)
        self._go_to(row if row >= 0 else self._row)
        self._say()

    def _go_to(self, row: int) -> None:
        count = self._model.rowCount()
        if not count:
            self._shown = None
            self._panel.clear()
            return
        index = self._model.index(min(max(row, 0), count - 1))
        self._list.setCurrentIndex(index)
        self._show_current()

    def _show_current(self) -> None:
        index = self._list.currentIndex()
        group = self._model.group(index.row()) if index.isValid() else None
        if group is None:
            return
        self._row = index.row()
        if group is self._shown and self._panel.fields.comparison is not None:
            return
        self._shown = group
        self._panel.show_group(self._model.living(group), group.certainty, group.reason)

    def _sift(self) -> None:
        which = str(self._filter.currentData())
        self._keeping_place(lambda: self._model.filter(which))

    # Doing

    def skip(self) -> None:
        """Go on to the next group."""
        if self._row + 1 < self._model.rowCount():
            self._go_to(self._row + 1)
        else:
            self._status.setText(self.tr("This was the last group."))

    def _merged(self, count: int) -> None:
        text = self.tr("%n paper(s) became one. Ctrl+Z takes it back.", "", count)
        self._status.setText(text)

    def _told_apart(self, ids: list[int]) -> None:
        del ids
        text = self.tr("Remembered: these are not the same paper. Ctrl+Z takes it back.")
        self._status.setText(text)

    def merge_certain(self) -> None:
        """Make one paper of each certain group, all as one step."""
        requests = [self._model.request(group) for group in self._model.certain]
        if not requests or self._running is not None:
            return
        services = self._services

        def run(context: JobContext) -> ChangeSet:
            return services.duplicates.merge(requests, context)

        def done(changes: ChangeSet) -> None:
            text = self.tr(
                "%n paper(s) moved to the trash as duplicates. Ctrl+Z takes all of it back.",
                "",
                len(changes.removed),
            )
            self._status.setText(text)

        self._bulk = self._jobs.submit(
            lambda: self.tr("Merging %n group(s) of duplicates", "", len(requests)),
            run,
            Lane.LOCAL,
            self,
            done,
            self._failed,
        )
        self._say()

    # Saying

    def _say(self) -> None:
        running, model = self._running, self._model
        certain = model.certain
        self._certain.setText(self.tr("Merge the %Ln certain one(s)", "", len(certain)))
        self._certain.setEnabled(bool(certain) and running is None)
        self._bar.setVisible(running is not None)
        self._cancel.setVisible(running is not None)
        self._again.setVisible(running is None)
        self._filter.setVisible(bool(model.open_groups))
        if running is None:
            self._bar.setMaximum(0)
        self._plan.setText(self._plan_words(len(certain)))
        nothing = not model.open_groups
        self._pages.setCurrentWidget(self._empty if nothing else self._body)
        self._certain.setVisible(bool(certain))
        self._say_nothing()

    def _plan_words(self, certain: int) -> str:
        if self._running is not None:
            return self._running.title + "…"
        groups = len(self._model.open_groups)
        if not groups:
            return ""
        text = self.tr("%Ln group(s)", "", groups)
        if not certain:
            return text
        fate = self.tr(
            "Merging the certain ones moves %Ln paper(s) to the trash; the oldest of each group "
            "stays and gets all that the others have.",
            "",
            self._model.spare,
        )
        return f"{text}. {fate}"

    def _say_nothing(self) -> None:
        search = self._search
        if search is not None and search.is_active:
            self._empty.say(self.tr("Searching for duplicates…"), "")
        elif search is not None and search.state is JobState.DONE:
            self._empty.say(
                self.tr("No duplicates"),
                self.tr("No two papers of the library look like the same one."),
            )
        else:
            self._empty.say(self.tr("Not searched yet"), "", self.tr("Search"))

    def _turned(self) -> None:
        if self._tabs.currentWidget() is self._log:
            self._log.refresh()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Duplicates"))
        self._tabs.setTabText(0, self.tr("Duplicates"))
        self._tabs.setTabText(1, self.tr("Account and PRISMA"))
        names = (self.tr("All groups"), self.tr("Only certain ones"), self.tr("Only likely ones"))
        for place, name in enumerate(names):
            self._filter.setItemText(place, name)
        self._filter.setAccessibleName(self.tr("Which groups"))
        self._again.setText(self.tr("Search again"))
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._list.retranslate()
        self._say()

    # What Qt asks

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """See QDialog. A search that nobody waits for is stopped; a merge goes on."""
        if self._search is not None and self._search.is_active:
            self._search.cancel()
        super().done(result)
