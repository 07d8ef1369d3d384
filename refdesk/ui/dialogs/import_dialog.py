# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing files: what is in them, what would happen, then what did happen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence, skipped_reason
from refdesk.ui.html import tip
from refdesk.ui.seam import FileReport, ImportReport, Transfer
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, JobState, Lane

MAX_SKIPPED = 1000
"""Skipped records listed; the rest are counted."""


class ImportDialog(QDialog):
    """Shows files before and after their import. Closing it does not stop an import."""

    papers_named = Signal(list)
    """Papers of which a file gave no more than an identifier; they are to be fetched."""

    def __init__(
        self,
        transfer: Transfer,
        jobs: JobRunner,
        paths: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._transfer = transfer
        self._jobs = jobs
        self._paths = list(paths)
        self._reading: Job | None = None
        self._importing: Job | None = None
        jobs.ended.connect(self._ended)
        jobs.library_changed.connect(self._changed)
        self._report: ImportReport | None = None
        self._imported = False
        self._files = self._table("importFiles", 5)
        self._skipped = self._table("importSkipped", 4)
        self._skipped.setWordWrap(True)
        self._format = QComboBox()
        self._format.setObjectName("importFormat")
        self._format_label = QLabel()
        self._format_label.setBuddy(self._format)
        self._summary = WrappedLabel()
        self._summary.setObjectName("importSummary")
        self._skipped_title = QLabel()
        mark(self._skipped_title, role="heading")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("importButton")
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.ActionRole)
        self._button.setDefault(True)
        self._button.clicked.connect(self._import)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._fill_formats()
        self.retranslate()
        self._format.currentIndexChanged.connect(self._read)
        self._read()

    def _table(self, name: str, columns: int) -> QTableView:
        table = QTableView()
        table.setObjectName(name)
        table.setModel(QStandardItemModel(0, columns, table))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._format_label)
        row.addWidget(self._format)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._summary)
        layout.addWidget(self._files, 2)
        layout.addLayout(row)
        layout.addWidget(self._skipped_title)
        layout.addWidget(self._skipped, 3)
        layout.addWidget(self._buttons)
        self._show_skipped(visible=False)
        self.resize(680, 420)

    def _fill_formats(self) -> None:
        self._format.addItem("", None)
        for known in self._transfer.formats():
            if known.read is not None:
                self._format.addItem(known.label, known.id)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Import files"))
        self._format_label.setText(self.tr("Read as"))
        self._format.setItemText(0, self.tr("Format found in each file"))
        self._skipped_title.setText(self.tr("Left out"))
        self._headers(
            self._files,
            [
                self.tr("File"),
                self.tr("Format"),
                self.tr("New"),
                self.tr("Already here"),
                self.tr("Left out"),
            ],
        )
        self._headers(
            self._skipped, [self.tr("File"), self.tr("Line"), self.tr("Reason"), self.tr("Detail")]
        )
        self._say()

    def _headers(self, table: QTableView, names: list[str]) -> None:
        _model(table).setHorizontalHeaderLabels(names)

    # Reading first

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._report = None
        self._say()
        format_id = self._format.currentData()

        def look(context: JobContext) -> ImportReport:
            return self._transfer.import_files(self._paths, context, format_id, dry_run=True)

        self._reading = self._jobs.submit("", look, Lane.READ, self, self._looked, self._fail)

    def _looked(self, report: ImportReport) -> None:
        self._report = report
        self._fill(report)

    def _fail(self, error: RefdeskError) -> None:
        self._summary.setText(sentence(error, QCoreApplication.translate))
        mark(self._summary, role="danger")

    # Then importing

    def _import(self) -> None:
        if self._imported:
            self.accept()
            return
        self._button.setEnabled(False)
        paths, format_id = self._paths, self._format.currentData()
        title = self.tr("Importing {name}").format(name=paths[0].name)
        if len(paths) > 1:
            title = self.tr("Importing %n file(s)", "", len(paths))
        transfer = self._transfer
        self._importing = self._jobs.submit(
            title,
            lambda context: transfer.import_files(paths, context, format_id),
            Lane.LOCAL,
            self,
            self._done,
            self._fail,
        )
        self._summary.setText(self.tr("Importing. You may close this window and go on working."))

    def _ended(self, job: Job) -> None:
        if job is self._importing and job.state is JobState.CANCELLED:
            self._summary.setText(self.tr("The import was cancelled."))
            self._button.setText(self.tr("Import"))
            self._button.setEnabled(True)

    def _changed(self, changes: ChangeSet) -> None:
        """Say what a cancelled import left behind: batches that were whole by then stay."""
        if self._importing is not None and self._importing.state is JobState.CANCELLED:
            count = len(changes.added | changes.updated)
            text = self.tr("The import was cancelled; %n paper(s) were taken in before.", "", count)
            self._summary.setText(text)

    def _done(self, report: ImportReport) -> None:
        self._report = report
        self._imported = True
        if report.named_only:
            self.papers_named.emit(list(report.named_only))
        self._fill(report)
        self._format.setEnabled(False)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        if not any(file.skipped or file.error for file in report.files):
            self.accept()

    # Showing

    def _fill(self, report: ImportReport) -> None:
        files, skipped = _model(self._files), _model(self._skipped)
        files.setRowCount(0)
        skipped.setRowCount(0)
        labels = {known.id: known.label for known in self._transfer.formats()}
        for file in report.files:
            known = file.merged + file.unchanged
            files.appendRow(
                _row(
                    Path(file.path).name,
                    labels.get(file.format_id, file.format_id) if not file.error else "",
                    "" if file.error else f"{file.added:,}",
                    "" if file.error else f"{known:,}",
                    "" if file.error else f"{len(file.skipped):,}",
                )
            )
            for line in self._problems(file)[: MAX_SKIPPED - skipped.rowCount()]:
                skipped.appendRow(_row(*line))
        self._show_skipped(visible=skipped.rowCount() > 0)
        self._fit()
        self._say()

    def _problems(self, file: FileReport) -> list[tuple[str, str, str, str]]:
        name = Path(file.path).name
        if file.error is not None:
            return [(name, "", sentence(file.error, QCoreApplication.translate), "")]
        return [
            (
                name,
                str(record.line),
                skipped_reason(record.reason, QCoreApplication.translate),
                record.detail,
            )
            for record in file.skipped
        ]

    def _show_skipped(self, *, visible: bool) -> None:
        self._skipped.setVisible(visible)
        self._skipped_title.setVisible(visible)

    def _fit(self) -> None:
        for table, stretch in ((self._files, 0), (self._skipped, 2)):
            header = table.horizontalHeader()
            table.resizeColumnsToContents()
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self._skipped.setColumnWidth(0, min(self._skipped.columnWidth(0), 180))
        self._skipped.setColumnWidth(3, min(self._skipped.columnWidth(3), 160))
        self._skipped.resizeRowsToContents()

    def _say(self) -> None:
        report = self._report
        self._button.setText(self.tr("Import"))
        self._button.setEnabled(False)
        mark(self._summary, role="")
        if report is None:
            self._summary.setText(self.tr("Reading…"))
            return
        added = sum(file.added for file in report.files)
        known = sum(file.merged + file.unchanged for file in report.files)
        if self._imported:
            text = self.tr("%n paper(s) added", "", added)
            self._button.setText(self.tr("Close"))
            self._button.setEnabled(True)
        elif added + known:
            text = self.tr("%n new paper(s) found", "", added)
            self._button.setText(self.tr("Import %n paper(s)", "", added + known))
            self._button.setEnabled(True)
        else:
            text = self.tr("Nothing to import was found")
        if known:
            text += ", " + self.tr("%n already in the library", "", known)
        if left := sum(len(file.skipped) for file in report.files):
            text += ", " + self.tr("%n left out", "", left)
        if broken := sum(file.error is not None for file in report.files):
            text += ", " + self.tr("%n file(s) could not be read", "", broken)
        self._summary.setText(text + ".")

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _row(*texts: str) -> list[QStandardItem]:
    items = [QStandardItem(text) for text in texts]
    for item in items:
        item.setToolTip(tip(item.text()))
    return items


def _model(table: QTableView) -> QStandardItemModel:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    return model


def import_filter(transfer: Transfer, every: str) -> str:
    """Return a file dialog's filter of all that can be read; ``every`` names the first entry."""
    endings = sorted({e for f in transfer.formats() if f.read is not None for e in f.extensions})
    return f"{every} ({' '.join(map(_pattern, endings))});;* (*)"


def _pattern(extension: str) -> str:
    return f"*.{extension.lstrip('.')}"
