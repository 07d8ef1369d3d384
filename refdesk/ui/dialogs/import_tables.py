# SPDX-License-Identifier: GPL-3.0-or-later
"""The two tables of an import: what each file has, and what did not come, with the reason."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from refdesk.messages import in_order, sentence, skipped_reason
from refdesk.ui.dialogs.seam import FileReport
from refdesk.ui.tips import set_tip

MAX_LISTED = 200
"""Records listed; the rest are counted, and are in the report."""
_WIDEST_NAME, _WIDEST_DETAIL = 180, 220
_MOST_FITTED = 50
"""Lines whose height is fitted to their text; measuring many takes too long."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Table(QTableView):
    """Lines to read, not to edit."""

    def __init__(self, name: str, columns: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._model = QStandardItemModel(0, columns, self)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)

    def _add(self, *texts: str, numbers: Sequence[int] = ()) -> None:
        items = [QStandardItem(text) for text in texts]
        for place, item in enumerate(items):
            set_tip(item, item.text())
            if place in numbers:
                item.setTextAlignment(_RIGHT)
        self._model.appendRow(items)

    def _head(self, *names: str, numbers: Sequence[int] = ()) -> None:
        self._model.setHorizontalHeaderLabels(list(names))
        for place in range(len(names)):
            item = self._model.horizontalHeaderItem(place)
            item.setTextAlignment(_RIGHT if place in numbers else _LEFT)


class FilesTable(_Table):
    """A line for each file: format and counts."""

    _NUMBERS = range(2, 7)

    def __init__(self) -> None:
        super().__init__("importFiles", 7)

    def retranslate(self) -> None:
        """Name the columns."""
        self.setAccessibleName(self.tr("Files"))
        self._head(
            self.tr("File"),
            self.tr("Format"),
            self.tr("New"),
            self.tr("Updated"),
            self.tr("Unchanged"),
            self.tr("Repeated"),
            self.tr("Left out"),
            numbers=self._NUMBERS,
        )

    def fill(self, files: Sequence[FileReport], labels: dict[str, str]) -> None:
        """Show files; ``labels`` names formats."""
        self._model.setRowCount(0)
        for file in files:
            counts = (
                file.added,
                file.merged,
                file.unchanged,
                file.repeated,
                len(file.skipped),
            )
            told = file.error is None or any(counts)
            self._add(
                Path(file.path).name,
                labels.get(file.format_id, file.format_id) if told else "",
                *(f"{count:,}" if told else "" for count in counts),
                numbers=self._NUMBERS,
            )
        self.resizeColumnsToContents()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


class ProblemsTable(_Table):
    """A line for each record or file that did not come."""

    def __init__(self) -> None:
        super().__init__("importSkipped", 4)
        self.setWordWrap(True)

    def retranslate(self) -> None:
        """Name the columns."""
        self.setAccessibleName(self.tr("Problems"))
        self._head(
            self.tr("File"),
            self.tr("Line"),
            self.tr("Reason"),
            self.tr("Detail"),
        )

    def fill(self, files: Sequence[FileReport]) -> int:
        """Show what did not come; return how many lines there are, those not shown included."""
        self._model.setRowCount(0)
        self.setColumnHidden(0, len(files) == 1)
        lines = chain.from_iterable(map(_problems, files))
        for line in islice(lines, MAX_LISTED):
            self._add(*line)
        count = sum(
            len(file.skipped) + len(file.problems) + (file.error is not None) for file in files
        )
        self.resizeColumnsToContents()
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, min(self.columnWidth(0), _WIDEST_NAME))
        self.setColumnWidth(3, min(self.columnWidth(3), _WIDEST_DETAIL))
        if count <= _MOST_FITTED:
            self.resizeRowsToContents()
        return count


def _problems(file: FileReport) -> Iterator[tuple[str, str, str, str]]:
    name = Path(file.path).name
    words: dict[str, str] = {}
    if file.error is not None:
        yield name, "", sentence(file.error, QCoreApplication.translate), ""
    for record in in_order(file):
        reason = record.reason
        if reason not in words:
            words[reason] = skipped_reason(reason, QCoreApplication.translate)
        yield name, str(record.line), words[reason], record.detail
