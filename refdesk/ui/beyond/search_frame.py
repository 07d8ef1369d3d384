# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of the search window: its parts, and how they share whatever room there is."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.organisation import Collection
from refdesk.ui.beyond.add_bar import AddBar
from refdesk.ui.beyond.field_builder import FieldBuilder
from refdesk.ui.beyond.history_panel import HistoryPanel
from refdesk.ui.beyond.hit_columns import letter_width
from refdesk.ui.beyond.hit_model import HitModel
from refdesk.ui.beyond.hit_page import HitPage
from refdesk.ui.beyond.hit_reader import HitReader
from refdesk.ui.beyond.mesh_lookup import MeshLookup
from refdesk.ui.beyond.preview import PaperPreview
from refdesk.ui.beyond.resolve_panel import ResolvePanel
from refdesk.ui.beyond.roomy_page import FlatStack, RoomyPage
from refdesk.ui.beyond.search_run import SearchRun
from refdesk.ui.beyond.search_top import BUILDER, HISTORY, MESH, PASTE, SearchTop
from refdesk.ui.beyond_seam import Beyond
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import Rule
from refdesk.worker import JobRunner

SIZE = QSize(1180, 760)
LEAST = QSize(760, 520)
PREVIEW_PAUSE_MS = 180
"""Who walks down the list with the arrow keys fetches no abstract on the way."""
_BAR_PAUSE_MS = 500
_PANEL, _HITS, _PREVIEW = 46, 52, 44
"""Widths in characters that a panel, the hits and the preview need beside each other."""
_PANEL_LINES = 11
"""Lines that a panel needs; where there are fewer the window scrolls."""


class _Collections(Protocol):
    """The collections of the library."""

    def collections(self) -> Sequence[Collection]:
        """Return all of them."""


class HasBeyond(Protocol):
    """What the window asks of the services."""

    @property
    def beyond(self) -> Beyond:
        """What is not in the library, and the ways to it."""

    @property
    def library(self) -> _Collections:
        """Where papers can go."""


class SearchFrame(QDialog):
    """All parts, laid out; what they do is connected in the window itself.

    Where there is no room for all three, the preview goes first, then the hits behind a panel.
    """

    def __init__(self, services: HasBeyond, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_laid_out = False
        self.setObjectName("searchWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        beyond = services.beyond
        self.services, self.jobs = services, jobs
        self.top = SearchTop()
        self.model = HitModel(self)
        self.page = HitPage(self.model)
        self.reader = HitReader(beyond.discovery, jobs, self.model, self)
        self.run = SearchRun(beyond, jobs, self)
        self.preview = PaperPreview(beyond, jobs)
        self.builder = FieldBuilder()
        self.mesh = MeshLookup(beyond.mesh, jobs)
        self.history = HistoryPanel(beyond.history, jobs)
        self.resolving = ResolvePanel(beyond.resolving, jobs)
        self.foot = AddBar()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar_timer, self.preview_timer = QTimer(self), QTimer(self)
        for timer, pause in (
            (self.bar_timer, _BAR_PAUSE_MS),
            (self.preview_timer, PREVIEW_PAUSE_MS),
        ):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        self._lay_out()

    def _lay_out(self) -> None:
        self._panels = FlatStack()
        self._by_name: dict[str, QWidget] = {
            BUILDER: self.builder,
            MESH: self.mesh,
            HISTORY: self.history,
            PASTE: self.resolving,
        }
        self._places: dict[str, QWidget] = {}
        for name, panel in self._by_name.items():
            place = panel
            if name in {HISTORY, PASTE}:  # the others scroll by themselves
                place = RoomyPage()
                place.column.addWidget(panel)
            self._panels.addWidget(place)
            self._places[name] = place
        self._panels.hide()
        self._body = QSplitter(Qt.Orientation.Horizontal)
        self._body.setChildrenCollapsible(False)
        for number, widget in enumerate((self._panels, self.page, self.preview)):
            self._body.addWidget(widget)
            self._body.setStretchFactor(number, number)
        self._room = RoomyPage()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._room, 1)
        outer.addWidget(Rule())
        outer.addWidget(self.foot)
        for part, stretch in (
            (self.top, 0),
            (Rule(), 0),
            (self.bar, 0),
            (self._body, 1),
        ):
            self._room.column.addWidget(part, stretch)
        keep = self.bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keep)
        self.bar.hide()
        self._is_laid_out = True
        self.setMinimumSize(LEAST)
        open_with(self, SIZE.width(), SIZE.height())

    def panel_of(self, name: str) -> QWidget:
        """Return a panel by its name."""
        return self._by_name[name]

    @property
    def shows_preview(self) -> bool:
        """Whether there is room for the preview."""
        return not self.preview.isHidden()

    def arrange(self) -> None:
        """Share the room."""
        if not self._is_laid_out:  # Qt tells of fonts and flags before
            return
        letter = letter_width(self.fontMetrics())
        self._panels.setMinimumHeight(_PANEL_LINES * self.fontMetrics().lineSpacing())
        room = self.width() / letter
        panel = self.top.panel
        if panel:
            self._panels.setCurrentWidget(self._places[panel])
        has_hits = bool(self.model.keys)
        beside = _PANEL if panel else 0
        preview = has_hits and room >= beside + _HITS + _PREVIEW
        seen = (bool(panel), not panel or room >= beside + _HITS, preview)
        was = (not self._panels.isHidden(), not self.page.isHidden(), self.shows_preview)
        if seen == was:
            return
        for widget, is_seen in zip((self._panels, self.page, self.preview), seen, strict=True):
            widget.setVisible(is_seen)
        left = beside * letter
        right = round(max(_PREVIEW * letter, self.width() * 0.32))
        self._body.setSizes([left, max(1, self.width() - left - right), right])
        if preview and not was[2]:
            self.preview_timer.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.arrange()
