# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of a paper in a window of its own: sorted, searched, copied, saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.fulltext import Table
from refdesk.fulltext.table_export import Sheet, caption_text, notes_text, sheet_of
from refdesk.messages import sentence
from refdesk.services.writing import write_whole
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.reader.sheet_view import SheetView
from refdesk.ui.reader.table_forms import FORMS, put_on_clipboard, writer_of
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Lane

_ENDINGS = {"csv": "csv", "tsv": "tsv", "markdown": "md"}
_BYTE_ORDER = "\ufeff"
"""Without it spreadsheets read a CSV file as Windows text: ``±`` and Korean become other signs."""
_MOST_CAPTION, _MOST_NOTES = 96, 120
"""Heights, in pixels, that caption and notes may take from the table; beyond they scroll."""


class TableWindow(QWidget):
    """One table. It stays open while the paper is read on."""

    def __init__(self, table: Table, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.table = table
        self._jobs = jobs
        self._reading = Latest(jobs, self)
        self._copying = Latest(jobs, self)
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self.setObjectName("tableWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = QComboBox()
        self._parts.setObjectName("tableWindowPart")
        self._parts.setVisible(len(table.grids) > 1)
        self._parts.currentIndexChanged.connect(self._read)
        self._field = QLineEdit()
        self._field.setObjectName("tableWindowFind")
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(280)
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("tableWindowCount")
        mark(self._count, role="small")
        self._back, self._on = IconButton("chevron-up"), IconButton("chevron-down")
        self._back.clicked.connect(lambda: self._step(-1))
        self._on.clicked.connect(lambda: self._step(1))
        self._copy, self._save = QPushButton(), QPushButton()
        self._copy.setObjectName("tableWindowCopy")
        self._save.setObjectName("tableWindowSave")
        self._copy.setMenu(QMenu(self._copy))
        self._save.setMenu(QMenu(self._save))
        self._caption = WrappedLabel(caption_text(table))
        self._caption.setObjectName("tableWindowCaption")
        self._notes = WrappedLabel(notes_text(table), role="small")
        self._notes.setObjectName("tableWindowNotes")
        self._said = QLabel()
        self._said.setObjectName("tableWindowSaid")
        mark(self._said, role="small")
        self.view = SheetView()
        self.view.order_changed.connect(self._tell_order)
        self._lay_out()
        for keys, deed in (
            (QKeySequence.StandardKey.Find, self._field.setFocus),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.retranslate()
        open_with(self, 1040, 680, 0.9)
        self._read()
        self.view.setFocus()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._field, 1)
        bar.addWidget(self._count)
        bar.addWidget(self._back)
        bar.addWidget(self._on)
        bar.addStretch(1)
        bar.addWidget(self._parts)
        bar.addWidget(self._copy)
        bar.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(_scrolled(self._caption, _MOST_CAPTION))
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(_scrolled(self._notes, _MOST_NOTES))
        column.addWidget(self._said)
        self.setMinimumSize(480, 320)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setWindowTitle(self.table.label or self.tr("Table"))
        self._field.setPlaceholderText(self.tr("Find in table"))
        self._field.setAccessibleName(self.tr("Find in table"))
        self._back.describe(self.tr("Previous hit (Shift+Enter)"))
        self._on.describe(self.tr("Next hit (Enter)"))
        self.view.setAccessibleName(self.tr("Table"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as"))
        self._parts.setAccessibleName(self.tr("Part of the table"))
        index = max(0, self._parts.currentIndex())
        self._parts.blockSignals(True)
        self._parts.clear()
        for number in range(1, len(self.table.grids) + 1):
            self._parts.addItem(self.tr("Part {0}").format(number))
        self._parts.setCurrentIndex(index)
        self._parts.blockSignals(False)
        self._fill_menu(self._copy.menu(), ("rich", *FORMS), self.copy)
        self._fill_menu(self._save.menu(), FORMS, self._ask_path)
        self._tell_order()
        self._tell()

    def _fill_menu(self, menu: QMenu, forms: tuple[str, ...], deed: Callable[[str], None]) -> None:
        names = {
            "rich": self.tr("For a word processor or spreadsheet"),
            "tsv": "TSV",
            "csv": "CSV",
            "markdown": "Markdown",
        }
        menu.clear()
        for form in forms:
            menu.addAction(names[form]).triggered.connect(lambda _=False, f=form: deed(f))

    # What a person does

    def copy(self, form: str) -> None:
        """Copy the whole table as ``rich``, ``tsv``, ``csv`` or ``markdown``, as in the paper."""
        written, table = writer_of(form), self.table
        self._copying.ask(lambda: written(table), self._copied)

    def _copied(self, text: str | tuple[str, str]) -> None:
        put_on_clipboard(text)
        self._said.setText(self.tr("The table was copied."))

    def save(self, path: Path, form: str) -> None:
        """Write the whole table to a file, whole or not at all."""
        written, table = writer_of(form), self.table
        start = _BYTE_ORDER if form == "csv" else ""
        self._jobs.submit(
            "",
            lambda _: write_whole(path, (start, str(written(table)))),
            Lane.READ,
            self,
            lambda _: self._said.setText(self.tr("Saved: {path}").format(path=path)),
            self._fail,
        )

    def _ask_path(self, form: str) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        ending = _ENDINGS[form]
        words = "".join(c if c.isalnum() else " " for c in self.table.label or "table").split()
        name = "-".join(words)[:60].lower() or "table"
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save table"), str(folder / f"{name}.{ending}"), f"*.{ending}"
        )
        if path:
            self.save(Path(path), form)

    def _fail(self, error: RefdeskError) -> None:
        self._said.setText(sentence(error, QCoreApplication.translate))

    # Inside

    def _read(self) -> None:
        grids = self.table.grids
        grid = grids[min(max(0, self._parts.currentIndex()), len(grids) - 1)] if grids else None
        if grid is not None:
            self._reading.ask(lambda: sheet_of(grid), self._show)

    def _show(self, sheet: Sheet) -> None:
        self.view.show_sheet(sheet)
        self._find(self._field.text())

    def _tell_order(self) -> None:
        rows = self.view.rows
        told = ""
        if rows is not None and rows.is_sorted:
            merged = bool(rows.sheet.covered)
            told = (
                self.tr("Sorted; merged cells are repeated. A third click: order of the paper.")
                if merged
                else self.tr("Sorted. A third click: order of the paper.")
            )
        self._said.setText(told)
        if self._field.text():
            self._hits = self.view.find_words(self._field.text().strip())
            self._tell()

    def _find(self, words: str) -> None:
        self._hits = self.view.find_words(words.strip())
        self._current = 0 if self._hits else -1
        self._go()

    def _step(self, by: int) -> None:
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._go()

    def _go(self) -> None:
        if self._hits:
            self.view.go_to(*self._hits[self._current])
        self._tell()

    def _tell(self) -> None:
        text = ""
        if self._hits:
            text = self.tr("{0} of {1}").format(self._current + 1, len(self._hits))
        elif self._field.text().strip():
            text = self.tr("Not found")
        self._count.setText(text)
        for button in (self._back, self._on):
            button.setEnabled(len(self._hits) > 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: Enter in the field goes on, Shift+Enter back, Escape to the table."""
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() is not QEvent.Type.KeyPress:
                return False
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self._step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._field.clear()
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange and self._field.text():
            self.view.find_words(self._field.text().strip())


def _scrolled(label: QLabel, most: int) -> QWidget:
    """Return a label that scrolls when it is higher than ``most`` pixels."""
    area = _Tall(label, most)
    area.setVisible(bool(label.text()))
    return area


class _Tall(QScrollArea):
    """As high as its label needs, up to a limit."""

    def __init__(self, label: QLabel, most: int) -> None:
        super().__init__()
        self._label, self._most = label, most
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.setFixedHeight(min(self._label.heightForWidth(self.viewport().width()), self._most))
