# SPDX-License-Identifier: GPL-3.0-or-later
"""What was merged and when, and the counts that PRISMA 2020 asks a review to report."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QStandardPaths,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.audit import Account, MergedPaper
from refdesk.domain.errors import RefdeskError
from refdesk.messages import sentence
from refdesk.ui.duplicates.seam import HasDuplicates
from refdesk.ui.duplicates.words import certainty_words, field_words, moment, reason_words
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import tip
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_FILES = 6
"""Files named on the screen; what is copied names all."""


class _LogModel(QAbstractTableModel):
    """A line for each paper that went into another."""

    def __init__(self) -> None:
        super().__init__()
        self._papers: Sequence[MergedPaper] = ()

    def take(self, papers: Sequence[MergedPaper]) -> None:
        """Show these."""
        self.beginResetModel()
        self._papers = papers
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._papers)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        words = self._words(self._papers[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return None

    def _words(self, paper: MergedPaper, column: int) -> str:
        if column == 0:
            return moment(paper.at)
        if column == 1:
            title = paper.other_title or self.tr("Without title")
            if paper.kept_title == paper.other_title:
                return title
            kept = paper.kept_title or self.tr("a paper that is gone")
            return f"{title} → {kept}"
        if column == 2:
            return certainty_words(paper.certainty)
        if column == 3:
            return reason_words(paper.reason)
        return field_words(paper.taken)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See QAbstractItemModel."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("When"),
            self.tr("Merged paper"),
            self.tr("Certainty"),
            self.tr("Same"),
            self.tr("Taken over"),
        )[section]


class LogPage(QWidget):
    """Shows the account, copies and saves it."""

    said = Signal(str)

    def __init__(
        self, services: HasDuplicates, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._jobs = services, jobs
        self._account = Account()
        self._heading = QLabel()
        mark(self._heading, role="heading")
        self._text = WrappedLabel()
        self._text.setObjectName("prismaText")
        self._copy, self._save = QPushButton(), QPushButton()
        self._copy.setObjectName("copyPrismaButton")
        self._save.setObjectName("savePrismaButton")
        for button in (self._copy, self._save):
            button.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_text)
        self._save.clicked.connect(self._ask_path)
        self._model = _LogModel()
        self._table = QTableView()
        self._table.setObjectName("mergeLog")
        self._table.setModel(self._model)
        self._dress(self._table)
        self._lay_out()
        self.retranslate()

    def _dress(self, table: QTableView) -> None:
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((130, 300, 110, 210, 180)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addWidget(self._save)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        layout.addWidget(self._table, 1)

    def refresh(self) -> None:
        """Read the account again."""
        services = self._services
        self._jobs.submit(
            "", lambda _: services.duplicates.account(), Lane.READ, self, self._fill, self._fail
        )

    def _fill(self, account: Account) -> None:
        self._account = account
        self._model.take(account.merged)
        self._say()

    def _say(self) -> None:
        self._text.setText(self._prisma(_MOST_FILES))
        self._text.setAccessibleName(self._text.text())
        self._save.setEnabled(bool(self._account.identified))
        self._copy.setEnabled(bool(self._account.identified))

    def _prisma(self, most_files: int) -> str:
        """Return the counts as PRISMA 2020 words them, with where the records came from."""
        account = self._account
        line = self.tr(
            "Records identified (n = {records}), duplicate records removed (n = {removed})"
        )
        lines = [
            line.format(records=f"{account.identified:,}", removed=f"{account.removed:,}"),
        ]
        files = account.files
        for file in files[:most_files]:
            lines.append(f"{Path(file.file).name} (n = {file.identified:,})")
        if len(files) > most_files:
            lines.append(self.tr("… and %n more file(s)", "", len(files) - most_files))
        if account.otherwise and files:
            lines.append(self.tr("Added otherwise (n = {n})").format(n=f"{account.otherwise:,}"))
        if account.removed:
            split = self.tr("Removed on import (n = {first}), by merging (n = {second})")
            lines.append(
                split.format(first=f"{account.on_import:,}", second=f"{len(account.merged):,}")
            )
        return "\n".join(lines)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._prisma(len(self._account.files)))
        self.said.emit(self.tr("The counts were copied."))

    def _ask_path(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the account"), str(folder / "duplicates.csv"), "CSV (*.csv)"
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the account as CSV."""
        services = self._services
        done = self.tr("Saved: {path}").format(path=path)
        self._jobs.submit(
            "",
            lambda _: services.duplicates.save_account(path),
            Lane.READ,
            self,
            lambda _: self.said.emit(done),
            self._fail,
        )

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._heading.setText(self.tr("For the PRISMA 2020 flow diagram"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save as CSV…"))
        self._table.setAccessibleName(self.tr("Merged papers"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
