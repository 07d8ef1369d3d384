# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of the main window: its panes, where they stand, and what it remembers of that."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.query import SortKey
from refdesk.messages import sentence
from refdesk.ui.actions import Actions
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.jobs.indicator import JobIndicator
from refdesk.ui.jobs.model import JobModel
from refdesk.ui.jobs.panel import JobPanel
from refdesk.ui.library.add_box import AddBox
from refdesk.ui.library.commands import LibraryCommands
from refdesk.ui.library.copying import Copier
from refdesk.ui.library.fetching import Fetcher
from refdesk.ui.library.opening import OpenUrl
from refdesk.ui.library.pane import LibraryPane
from refdesk.ui.library.search_box import SearchBox
from refdesk.ui.library.side import SidePane
from refdesk.ui.library.texts import PaperTexts
from refdesk.ui.menus import Menus
from refdesk.ui.preferences import Preferences
from refdesk.ui.seam import Services
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.worker import JobRunner

MESSAGE_MS = 8000
SIDES = (196, 634, 450)
"""Widths of the three panes at first, in pixels; they keep their proportions."""


class WindowFrame(QMainWindow):
    """All parts of the window of one library, laid out and not yet connected."""

    def __init__(
        self,
        services: Services,
        jobs: JobRunner,
        preferences: Preferences,
        library: Path,
        open_url: OpenUrl,
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.services, self.jobs, self.preferences = services, jobs, preferences
        self.library_path = library
        self.open_url = open_url
        self.texts = PaperTexts(services, preferences.citing)
        self.side = SidePane(services, jobs)
        self.papers = LibraryPane(services, jobs, self.texts)
        self.detail = DetailPane(services, jobs)
        self.add_box, self.search_box = AddBox(), SearchBox()
        self.job_model = JobModel(jobs, self)
        self.job_panel = JobPanel(self.job_model)
        self.job_indicator = JobIndicator(self.job_model)
        self.result_count = QLabel()
        self.result_count.setObjectName("resultCount")
        self.offline_button = IconButton("offline")
        self.commands = LibraryCommands(services.library, jobs, self)
        self.copier = Copier(self.texts, jobs, self)
        self.fetcher = Fetcher(services, jobs, self)
        self.actions_by_name = Actions(self, self.papers.view)
        self.menus = Menus(self.menuBar(), self.actions_by_name)
        self._lay_out()

    # Laying out

    def _lay_out(self) -> None:
        bar = QToolBar()
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self.add_box)
        bar.addWidget(self.search_box)
        self.add_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addToolBar(bar)
        self.tool_bar = bar
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setObjectName("panes")
        self.panes.setChildrenCollapsible(False)
        for place, (pane, width) in enumerate(
            zip((self.side, self.papers, self.detail), SIDES, strict=True)
        ):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, width)
        self.panes.setSizes(list(SIDES))
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.setObjectName("rows")
        self.rows.setChildrenCollapsible(False)
        self.rows.addWidget(self.panes)
        self.rows.addWidget(self.job_panel)
        self.rows.setStretchFactor(0, 1)
        self.job_panel.hide()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        self.setCentralWidget(centre)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(8, 0, 8, 0)
        mark(self.result_count, role="secondary")
        status.addWidget(self.result_count)
        status.addPermanentWidget(self.job_indicator)
        status.addPermanentWidget(self.offline_button)
        self.offline_button.setCheckable(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(760, 480))

    # Speaking

    def selected(self) -> list[int]:
        """Return the selected papers in the list's order."""
        return self.papers.view.selected_ids()

    def say(self, text: str) -> None:
        """Say something in the status bar for a while."""
        self.statusBar().showMessage(text, MESSAGE_MS)

    def say_error(self, error: RefdeskError) -> None:
        """Say what went wrong in the status bar."""
        self.say(sentence(error, QCoreApplication.translate))

    # Remembering

    def show_offline(self, offline: bool) -> None:
        """Show whether services are asked."""
        self.offline_button.setChecked(offline)
        self.actions_by_name["actionOffline"].setChecked(offline)
        self.offline_button.describe(
            self.tr("Working offline: no service is asked. Click to go online")
            if offline
            else self.tr("Work offline: ask no service")
        )

    def restore(self) -> None:
        """Take up the looks of the last time."""
        prefs, actions = self.preferences, self.actions_by_name
        if not self.restoreGeometry(prefs.recall("geometry")):
            room = self.screen().availableGeometry().size()
            self.resize(QSize(1280, 800).boundedTo(room))
        self.panes.restoreState(prefs.recall("panes"))
        self.side.splitter.restoreState(prefs.recall("side"))
        header = prefs.recall("columns")
        if not header.isEmpty():
            self.papers.view.restore_header(header)
        key, _, direction = prefs.recall_text("sort").partition(" ")
        if key in set(SortKey):
            self.papers.start_sorted(SortKey(key), descending=direction == "descending")
        for name, pane in (("actionShowSide", self.side), ("actionShowDetail", self.detail)):
            hidden = prefs.recall_text(name) == "hidden"
            actions[name].setChecked(not hidden)
            pane.setVisible(not hidden)
        settings = prefs.settings
        self.detail.set_reading(settings.appearance.reading_font, settings.appearance.reading_size)
        self.detail.set_citation_style(settings.citing.style, settings.citing.locale)
        self.show_offline(settings.offline)

    def remember(self) -> None:
        """Keep the looks for the next time."""
        states = {
            "geometry": self.saveGeometry(),
            "panes": self.panes.saveState(),
            "side": self.side.splitter.saveState(),
            "columns": self.papers.view.header_state(),
            "actionShowSide": "shown" if not self.side.isHidden() else "hidden",
            "actionShowDetail": "shown" if not self.detail.isHidden() else "hidden",
        }
        self.preferences.remember(states)
