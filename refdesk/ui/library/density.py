# SPDX-License-Identifier: GPL-3.0-or-later
"""How close the lines of the list stand: compact with columns, or comfortable with two lines each.

In comfortable lines the columns of words are beneath the title, so the header names what the list is
sorted by, and a click on it chooses that. The columns come back as they were with compact lines.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from refdesk.ui.library.columns import LEAST_TITLE, MARK_WIDTH, SPECS, Column
from refdesk.ui.library.header import ListHeader
from refdesk.ui.library.model import LibraryModel
from refdesk.ui.library.painting import RowPainter, row_height
from refdesk.ui.library.two_lines import TwoLinePainter, two_lines_height
from refdesk.ui.type_scale import text_size, zoomed

COMFORTABLE = "comfortable"
_STAY = frozenset({Column.READ, Column.TITLE})
"""Columns of comfortable lines."""


def least_title() -> int:
    """Return the pixels of the title under which the list scrolls sideways."""
    return round(LEAST_TITLE * (0.6 + 0.4 * text_size() / 100))


class Density:
    """Sets the lines and columns of one list for its density and for the size of the words."""

    def __init__(
        self,
        view: QTableView,
        model: LibraryModel,
        header: ListHeader,
        refit: Callable[[Callable[[], None]], None],
    ) -> None:
        """Set compact lines.

        Args:
            view: the list.
            model: its papers.
            header: its columns.
            refit: does something to the columns that no person did, and gives the title the rest.
        """
        self._view, self._model, self._header, self._refit = view, model, header, refit
        self.is_comfortable = False
        self._zoom = text_size()
        self._columns = QByteArray()
        """The header as it is in compact lines, while they are comfortable."""
        self._columns_zoom = self._zoom
        self.fit()

    def choose(self, density: str) -> None:
        """Set the lines ``compact`` or ``comfortable``; selection and place stay."""
        self._refit(lambda: self._set(density))

    def grow(self) -> None:
        """Take up another size of the words."""
        self._refit(self.fit)

    def _set(self, density: str) -> None:
        comfortable = density == COMFORTABLE
        if comfortable == self.is_comfortable:
            return
        view, header = self._view, self._header
        current = view.currentIndex()
        seen = current.isValid() and view.visualRect(current).intersects(view.viewport().rect())
        self.is_comfortable = comfortable
        self._model.is_comfortable = comfortable
        header.names_order = comfortable
        if comfortable:
            self._columns, self._columns_zoom = header.saveState(), self._zoom
            for column in Column:
                header.setSectionHidden(column, column not in _STAY)
        else:
            self.restore(self._columns)
        self.fit()
        if seen:
            view.scrollTo(current)
        view.viewport().update()
        header.viewport().update()

    def fit(self) -> None:
        """Give the lines the height that the words need now, and the columns their width."""
        font, metrics = self._view.font(), self._view.fontMetrics()
        height = two_lines_height(font) if self.is_comfortable else row_height(metrics)
        self._view.verticalHeader().setDefaultSectionSize(height)
        before, self._zoom = self._zoom, text_size()
        self._header.setMinimumSectionSize(zoomed(MARK_WIDTH))
        if before != self._zoom:
            self._widen(self._zoom / before)

    def _widen(self, ratio: float) -> None:
        """Make the columns wider by as much as the words grew; the title takes what is left."""
        header = self._header
        for column, spec in SPECS.items():
            if spec.is_mark:
                header.resizeSection(column, zoomed(MARK_WIDTH))
            elif header.isSectionHidden(column):
                character = self._view.fontMetrics().averageCharWidth()
                header.resizeSection(column, spec.width * character + 20)
            elif column is not Column.TITLE:
                header.resizeSection(column, round(header.sectionSize(column) * ratio))

    def state(self) -> QByteArray:
        """Return the columns as they are in compact lines."""
        return self._columns if self.is_comfortable else self._header.saveState()

    def restore(self, state: QByteArray) -> None:
        """Take up columns; comfortable lines keep them for later."""
        if self.is_comfortable:
            self._columns = state
            return
        self._header.restoreState(state)
        self._header.setSectionsMovable(True)
        if self._columns_zoom != self._zoom:
            self._widen(self._zoom / self._columns_zoom)
            self._columns_zoom = self._zoom

    def painter(self, painter: QPainter, selected: set[tuple[int, int]]) -> RowPainter:
        """Return what paints the lines."""
        kind = TwoLinePainter if self.is_comfortable else RowPainter
        return kind(self._view, self._model, painter, selected)
