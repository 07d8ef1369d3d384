# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus of the list's header: which columns are shown, and what the list is sorted by."""

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu

from refdesk.ui.library.columns import Column
from refdesk.ui.library.model import LibraryModel


class HeaderMenus:
    """Fills menus for one list."""

    def __init__(
        self,
        model: LibraryModel,
        header: QHeaderView,
        sorted_by: Callable[[], int],
        sort: Callable[[int], None],
    ) -> None:
        """Make them.

        Args:
            model: knows the names of the columns.
            header: shows the columns.
            sorted_by: the column that the list is sorted by now, -1 for none.
            sort: sorts by a column, the other way round where it is sorted by that already.
        """
        self._model, self._header = model, header
        self._sorted_by, self._sort = sorted_by, sort

    def fill_columns(self, menu: QMenu) -> None:
        """Let columns be shown and hidden; the title always stays."""
        header = self._header
        for column in Column:
            if column is Column.TITLE:
                continue
            action = menu.addAction(self._model.column_name(column))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.toggled.connect(
                lambda shown, column=column: header.setSectionHidden(column, not shown)
            )

    def fill_orders(self, menu: QMenu) -> None:
        """Let the order be chosen; the one that holds is ticked, choosing it again turns it round."""
        menu.clear()
        group = QActionGroup(menu)
        for column in Column:
            action = menu.addAction(self._model.column_name(column))
            action.setCheckable(True)
            action.setChecked(column == self._sorted_by())
            group.addAction(action)
            action.triggered.connect(lambda _=False, column=column: self._sort(column))
