# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of a table hold: guessed first, said by the person, remembered for the next file."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.dialogs.import_words import field_name
from refdesk.ui.dialogs.seam import Column
from refdesk.ui.preferences import Preferences
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel

_HEADING, _VALUES, _FIELD = range(3)
_LONGEST_SAMPLE = 200


class ColumnMemory:
    """What a person said of tables with the same headings before."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def recall(self, columns: Sequence[Column]) -> dict[str, str]:
        """Return fields by heading; none where nothing was said."""
        try:
            said = json.loads(self._preferences.recall_text(_name(columns)) or "{}")
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in said.items()} if isinstance(said, dict) else {}

    def remember(self, columns: Sequence[Column], said: Mapping[str, str]) -> None:
        """Keep what was said."""
        self._preferences.remember({_name(columns): json.dumps(dict(said), ensure_ascii=False)})


def _name(columns: Sequence[Column]) -> str:
    headings = "\n".join(column.heading for column in columns)
    return f"columns/{hashlib.sha256(headings.encode('utf-8', 'replace')).hexdigest()[:16]}"


class ColumnsDialog(QDialog):
    """A line for each column: heading, first values, and the field that it holds."""

    def __init__(
        self,
        columns: Sequence[Column],
        fields: Sequence[str],
        said: Mapping[str, str],
        chosen: Callable[[dict[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columnsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._columns = columns
        self._chosen = chosen
        self._hint = WrappedLabel()
        self._table = QTableWidget(len(columns), 3)
        self._table.setObjectName("columnsTable")
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._choices = [self._choice(column, fields, said) for column in columns]
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._hint)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._buttons)
        self._fill()
        self.retranslate()
        open_with(self, 720, min(180 + 36 * len(columns), 560))

    def _choice(self, column: Column, fields: Sequence[str], said: Mapping[str, str]) -> QComboBox:
        choice = QComboBox()
        known = sorted(
            (code for code in fields if code != "-"), key=lambda c: field_name(c).lower()
        )
        for code in ("", "-", *known):
            choice.addItem(field_name(code), code)
        choice.setMaxVisibleItems(20)
        field = said.get(column.heading, column.field)
        choice.setCurrentIndex(max(0, choice.findData(field)))
        choice.setAccessibleName(column.heading)
        return choice

    def _fill(self) -> None:
        for row, column in enumerate(self._columns):
            heading = QTableWidgetItem(column.heading)
            samples = " · ".join(
                " ".join(value.split())[:_LONGEST_SAMPLE] for value in column.values if value
            )
            values = QTableWidgetItem(samples)
            for item in (heading, values):
                set_tip(item, item.text())
            self._table.setItem(row, _HEADING, heading)
            self._table.setItem(row, _VALUES, values)
            self._choices[row].setObjectName(f"columnField{row}")
            self._table.setCellWidget(row, _FIELD, self._choices[row])
            self._table.setRowHeight(row, 36)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Columns of the table"))
        self._hint.setText(
            self.tr(
                "Say what each column holds. It is remembered for tables with the same headings."
            )
        )
        self._table.setAccessibleName(self.tr("Columns of the table"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("Column"), self.tr("First values"), self.tr("Holds")]
        )
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(_VALUES, QHeaderView.ResizeMode.Stretch)
        self._table.resizeColumnToContents(_HEADING)
        self._table.setColumnWidth(_HEADING, min(self._table.columnWidth(_HEADING), 200))
        self._table.setColumnWidth(_FIELD, 220)
        for choice in self._choices:
            for place in range(choice.count()):
                choice.setItemText(place, field_name(choice.itemData(place)))

    def accept(self) -> None:
        """See QDialog: hand over what was said."""
        said = {
            column.heading: str(choice.currentData())
            for column, choice in zip(self._columns, self._choices, strict=True)
        }
        super().accept()
        self._chosen(said)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
