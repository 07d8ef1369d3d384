# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of the main window: its panes, where they stand, and what it remembers of that.

A window is built in two steps (docs/decisions/0012). The frame with the list comes first and alone;
its furniture, which takes longer to import and build than all of that, when the list is there or
when somebody reaches for it. The deferred imports of the window stand here.
"""

import importlib
from abc import abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.query import SortKey
from refdesk.messages import sentence
from refdesk.ui.actions import Actions
from refdesk.ui.browser import OpenUrl
from refdesk.ui.detail.nothing import NothingSelected
from refdesk.ui.library.add_box import AddBox
from refdesk.ui.library.pane import FIRST_ORDER, LibraryPane
from refdesk.ui.library.search_box import SearchBox
from refdesk.ui.library.side import SidePane
from refdesk.ui.menus import Menus
from refdesk.ui.preferences import Preferences
from refdesk.ui.stylesheet import mark
from refdesk.ui.trouble.gate import TroubleGate
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.worker import JobRunner

if TYPE_CHECKING:  # at run time these come with the furniture
    from refdesk.ui.detail.pane import DetailPane
    from refdesk.ui.evidence_reader import EvidenceReader
    from refdesk.ui.furniture import Furniture
    from refdesk.ui.jobs.indicator import JobIndicator
    from refdesk.ui.jobs.model import JobModel
    from refdesk.ui.jobs.panel import JobPanel
    from refdesk.ui.library.commands import LibraryCommands
    from refdesk.ui.library.copying import Copier
    from refdesk.ui.library.fetching import Fetcher
    from refdesk.ui.library.mime import PaperMime
    from refdesk.ui.reader.desk import ReadingDesk
    from refdesk.ui.seam import Services
    from refdesk.ui.search.desk import SearchDesk
    from refdesk.ui.verbs import Verbs

MESSAGE_MS = 8000
TAB_HEIGHT = 34
"""Pixels for the tabs of the window, kept free at the start where there will be some."""
LEAST_DETAIL = 320
"""Pixels under which citations and their buttons would be cut off."""
SIDES = (188, 652, 440)
"""Widths of the three panes at first, in pixels; they keep their proportions."""


class DetailPlace(QWidget):
    """Where the detail pane stands; until it is there, that nothing is selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._nothing = NothingSelected()
        self.setMinimumWidth(LEAST_DETAIL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)

    def take(self, pane: QWidget) -> None:
        """Show the detail pane here from now on."""
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self._nothing, pane)
        pane.show()  # Qt would do it a moment later, and the place would flash
        self._nothing.setParent(None)
        self._nothing.deleteLater()


class TabPlace(QWidget):
    """Where the tabs stand, over all else; not there while only the library is open."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, kind="tab-place")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(zoomed(TAB_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        self.hide()

    def take(self, tabs: QWidget) -> None:
        """Show the tabs here."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(tabs)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.FontChange:
            self.setFixedHeight(zoomed(TAB_HEIGHT))
        super().changeEvent(event)


class WindowFrame(QMainWindow):
    """All parts of the window of one library, laid out and not yet connected."""

    def __init__(
        self,
        services: "Services",
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
        self._furniture: Furniture | None = None
        self.trouble = TroubleGate(self)
        self._say_waiting: Callable[[], str] = str
        self._nest()
        self.papers = LibraryPane(services, jobs, self._mime, self._order())
        self.papers.look_first()  # a thread reads while this one builds
        # In the order of the tab key, which is that in which parts come into the window.
        self.add_box, self.search_box = AddBox(), SearchBox()
        self.tool_bar.addWidget(self.add_box)
        self.tool_bar.addWidget(self.search_box)
        self.side = SidePane(services, jobs, self.panes)
        self.panes.addWidget(self.papers)
        self.detail_place = DetailPlace(self.panes)
        self.result_count = QLabel()
        self.result_count.setObjectName("resultCount")
        self.offline_button = IconButton("offline")
        self.actions_by_name = Actions(self, self.papers.view)
        if preferences.settings.shortcuts:
            self._use_keys(preferences.settings.shortcuts)
        self.menus = Menus(self.menuBar(), self.actions_by_name)
        self.menus.sorting.aboutToShow.connect(
            lambda: self.papers.view.header_menus.fill_orders(self.menus.sorting)
        )
        self._lay_out()

    # Laying out

    def _nest(self) -> None:
        """Make what holds the parts, from the outside in.

        Qt dresses a widget anew, with all that is in it, when it is put into another.
        """
        self._centre = QWidget(self)
        self.setCentralWidget(self._centre)
        self.rows = QSplitter(Qt.Orientation.Vertical, self._centre)
        self.documents = QStackedWidget(self.rows)
        self.library_page = QWidget(self.documents)
        self.tool_bar = QToolBar(self.library_page)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self.library_page)

    def _lay_out(self) -> None:
        bar = self.tool_bar
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.add_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.panes.setObjectName("panes")
        self.panes.setChildrenCollapsible(False)
        for place, (pane, width) in enumerate(
            zip((self.side, self.papers, self.detail_place), SIDES, strict=True)
        ):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, width)
        self.panes.setSizes(list(SIDES))
        self.rows.setObjectName("rows")
        self.rows.setChildrenCollapsible(False)
        column = QVBoxLayout(self.library_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.panes, 1)
        self.documents.addWidget(self.library_page)
        self.rows.addWidget(self.documents)
        self.tab_place = TabPlace()
        column = QVBoxLayout(self._centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tab_place)
        column.addWidget(self.rows, 1)
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(8, 0, 8, 0)
        mark(self.result_count, role="secondary")
        status.addWidget(self.result_count)
        status.addPermanentWidget(self.offline_button)
        self.offline_button.setCheckable(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(760, 480))

    # The second step

    @property
    def furniture(self) -> "Furniture":
        """The parts that wait for the first list; built when first reached for."""
        if self._furniture is None:
            module = importlib.import_module("refdesk.ui.furniture")
            made: Furniture = module.Furniture(self)
            self._furniture = made
            made.move_in(self)
            self._connect_furniture()
        return self._furniture

    @abstractmethod
    def _connect_furniture(self) -> None:
        """Listen to what the furniture says."""

    @property
    def detail(self) -> "DetailPane":
        """The paper that is selected."""
        return self.furniture.detail

    @property
    def commands(self) -> "LibraryCommands":
        """What is done to papers."""
        return self.furniture.commands

    @property
    def copier(self) -> "Copier":
        """Puts papers on the clipboard."""
        return self.furniture.copier

    @property
    def fetcher(self) -> "Fetcher":
        """Brings papers in."""
        return self.furniture.fetcher

    @property
    def job_model(self) -> "JobModel":
        """The jobs that people see."""
        return self.furniture.job_model

    @property
    def job_panel(self) -> "JobPanel":
        """Their list."""
        return self.furniture.job_panel

    @property
    def job_indicator(self) -> "JobIndicator":
        """The one that runs, in the status bar."""
        return self.furniture.job_indicator

    @property
    def reading(self) -> "ReadingDesk":
        """What is read in tabs."""
        return self.furniture.reading

    @property
    def evidence(self) -> "EvidenceReader":
        """Reads the evidence of the whole library."""
        return self.furniture.evidence

    @property
    def search(self) -> "SearchDesk":
        """What helps to search."""
        return self.furniture.search

    @property
    def verbs(self) -> "Verbs":
        """What the actions do."""
        return self.furniture.verbs

    def findChild(self, *what: Any, **how: Any) -> Any:  # noqa: ANN401 - Qt's own, with all its forms
        """See QObject. Who looks for a part by its name finds it, built or not."""
        self.furniture  # noqa: B018 - builds it
        return super().findChild(*what, **how)

    def findChildren(self, *what: Any, **how: Any) -> Any:  # noqa: ANN401
        """See QObject."""
        self.furniture  # noqa: B018
        return super().findChildren(*what, **how)

    def _mime(self, ids: list[int]) -> "PaperMime":
        return self.furniture.hands.mime(ids)

    def _use_keys(self, chosen: Mapping[str, str]) -> None:
        """Give the actions the keys that the person chose."""
        self.actions_by_name.use_keys(chosen)
        self.add_box.show_keys(self.actions_by_name["actionAdd"].shortcut())
        self.search_box.show_keys(self.actions_by_name["actionFind"].shortcut())

    # Speaking

    @property
    def reading_id(self) -> int | None:
        """The paper that is read in a tab of its own, ``None`` while the library is looked at."""
        document = self._furniture.reading.document if self._furniture is not None else None
        return document.reference_id if document is not None else None

    def selected(self) -> list[int]:
        """Return the selected papers in the list's order, or the one that is read in a tab."""
        reading = self.reading_id
        return self.papers.view.selected_ids() if reading is None else [reading]

    def selected_count(self) -> int:
        """Return how many papers :meth:`selected` has, without making a list of them."""
        return self.papers.view.selected_count() if self.reading_id is None else 1

    def current_paper(self) -> int | None:
        """Return the paper that the keyboard is on, in the list or in a tab."""
        reading = self.reading_id
        return self.papers.view.current_id() if reading is None else reading

    def say(self, text: str) -> None:
        """Say something in the status bar for a while."""
        self.statusBar().showMessage(text, MESSAGE_MS)

    def say_undoable(self, text: str) -> None:
        """Say what was done, and offer to take it back."""
        self.furniture.hands.offer.offer(text)

    def say_error(self, error: RefdeskError) -> None:
        """Say what went wrong in the status bar."""
        self.say(sentence(error, QCoreApplication.translate))

    # Remembering

    def show_offline(self, offline: bool) -> None:
        """Show whether services are asked, and how much waits for that."""
        self.offline_button.setChecked(offline)
        self.actions_by_name["actionOffline"].setChecked(offline)
        words = (
            self.tr("Working offline: no service is asked. Click to go online")
            if offline
            else self.tr("Work offline: ask no service")
        )
        self.offline_button.describe("\n".join(filter(None, (words, self._say_waiting()))))

    def show_waiting(self, say: Callable[[], str]) -> None:
        """Show what waits for a network, as ``say`` says in the language that is now in use."""
        self._say_waiting = say
        self.show_offline(self.preferences.settings.offline)

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
        self.papers.view.density.choose(prefs.settings.appearance.density)
        self.tab_place.setVisible(prefs.recall_text("tabs") == "shown")
        for name, pane in (("actionShowSide", self.side), ("actionShowDetail", self.detail_place)):
            hidden = prefs.recall_text(name) == "hidden"
            actions[name].setChecked(not hidden)
            pane.setVisible(not hidden)
        self.show_offline(prefs.settings.offline)

    def _order(self) -> tuple[SortKey, bool]:
        """Return how the list was sorted the last time, and whether downwards."""
        key, _, direction = self.preferences.recall_text("sort").partition(" ")
        return (SortKey(key), direction == "descending") if key in set(SortKey) else FIRST_ORDER

    def remember(self) -> None:
        """Keep the looks for the next time."""
        states = {
            "geometry": self.saveGeometry(),
            "panes": self.panes.saveState(),
            "side": self.side.splitter.saveState(),
            "columns": self.papers.view.header_state(),
            "tabs": "shown" if not self.tab_place.isHidden() else "hidden",
            "actionShowSide": "shown" if not self.side.isHidden() else "hidden",
            "actionShowDetail": "shown" if not self.detail_place.isHidden() else "hidden",
        }
        self.preferences.remember(states)
