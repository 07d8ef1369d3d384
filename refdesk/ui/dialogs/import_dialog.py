# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing files: what is in them, what would happen, then what did happen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.importing import ImportOptions
from refdesk.domain.jobs import JobContext
from refdesk.domain.organisation import Collection
from refdesk.messages import import_report
from refdesk.ui.dialogs.columns_dialog import ColumnMemory, ColumnsDialog
from refdesk.ui.dialogs.import_summary import ImportSummary
from refdesk.ui.dialogs.import_tables import MAX_LISTED, FilesTable, ProblemsTable
from refdesk.ui.dialogs.import_target import TargetChooser
from refdesk.ui.dialogs.seam import Column, ImportReport, Transfer
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.room import open_with
from refdesk.worker import Job, JobRunner, JobState, Lane

_TABLES = frozenset({".csv", ".tsv", ".txt", ".gz"})
"""Endings of files that are looked at for columns."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a first look found."""

    report: ImportReport
    columns: Sequence[Column] = ()
    """Of the first table among the files."""
    said: Mapping[str, str] = field(default_factory=dict)


class ImportDialog(QDialog):
    """Shows files before and after their import. Closing it does not stop an import."""

    papers_named = Signal(list)
    """Papers of which a file gave no more than an identifier; they are to be fetched."""

    def __init__(
        self,
        transfer: Transfer,
        jobs: JobRunner,
        paths: Sequence[Path],
        *,
        collections: Callable[[], Sequence[Collection]],
        collection_id: int | None,
        memory: ColumnMemory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._transfer = transfer
        self._jobs = jobs
        self._paths = list(paths)
        self._memory = memory
        self._reading: Job | None = None
        self._importing: Job | None = None
        self._report: ImportReport | None = None
        self._columns: Sequence[Column] = ()
        self._said: Mapping[str, str] = {}
        self._imported = False
        jobs.ended.connect(self._ended)
        jobs.progressed.connect(self._progressed)
        jobs.library_changed.connect(self._changed)
        self._build(collection_id)
        self._lay_out()
        self.retranslate()
        self._format.currentIndexChanged.connect(self._read)
        jobs.submit("", lambda _: collections(), Lane.READ, self, self._target.fill)
        self._read()

    # Building

    def _build(self, collection_id: int | None) -> None:
        self._files, self._problems = FilesTable(), ProblemsTable()
        self._format = QComboBox()
        self._format.setObjectName("importFormat")
        self._format.addItem("", None)
        for known in self._transfer.formats():
            if known.read is not None:
                self._format.addItem(known.label, known.id)
        self._target = TargetChooser(collection_id)
        self._map = QPushButton()
        self._map.setObjectName("importColumns")
        self._map.hide()
        self._map.clicked.connect(self._ask_columns)
        self._summary = ImportSummary()
        self._problems_title, self._format_label, self._target_label = QLabel(), QLabel(), QLabel()
        mark(self._problems_title, role="heading")
        self._format_label.setBuddy(self._format)
        self._target_label.setBuddy(self._target)
        self._build_buttons()

    def _build_buttons(self) -> None:
        aside, role = QDialogButtonBox.ButtonRole.ResetRole, QDialogButtonBox.ButtonRole.ActionRole
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._copy, self._save, self._button = QPushButton(), QPushButton(), QPushButton()
        for button, name, slot, where in (
            (self._copy, "importCopyReport", self._copy_report, aside),
            (self._save, "importSaveReport", self._save_report, aside),
            (self._button, "importButton", self._import, role),
        ):
            button.setObjectName(name)
            button.clicked.connect(slot)
            self._buttons.addButton(button, where)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("importCancel")
        for button in (self._copy, self._save, self._map, cancel):
            button.setAutoDefault(False)
        self._copy.hide()
        self._save.hide()
        self._button.setDefault(True)
        self._buttons.rejected.connect(self._reject)

    def _lay_out(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(12)
        choices.setVerticalSpacing(8)
        choices.addWidget(self._format_label, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._format)
        row.addWidget(self._map)
        row.addStretch(1)
        choices.addLayout(row, 0, 1)
        choices.addWidget(self._target_label, 1, 0)
        choices.addWidget(self._target, 1, 1, Qt.AlignmentFlag.AlignLeft)
        choices.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._summary)
        layout.addWidget(self._files, 2)
        layout.addLayout(choices)
        layout.addWidget(self._problems_title)
        layout.addWidget(self._problems, 3)
        layout.addWidget(self._buttons)
        self._show_problems(0)
        open_with(self, 760, 480)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Import files"))
        self._format_label.setText(self.tr("Read as"))
        self._format.setItemText(0, self.tr("Format found in each file"))
        self._target_label.setText(self.tr("Put into"))
        self._map.setText(self.tr("Columns…"))
        self._copy.setText(self.tr("Copy report"))
        self._save.setText(self.tr("Save report…"))
        self._files.retranslate()
        self._problems.retranslate()
        self._say()

    # Reading first

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._report = None
        self._say()
        transfer, memory, paths = self._transfer, self._memory, self._paths
        format_id, said = self._format.currentData(), dict(self._said)

        def look(context: JobContext) -> _Looked:
            columns = _columns_of(transfer, paths)
            known = said or (memory.recall(columns) if columns else {})
            options = ImportOptions(format_id, known)
            report = transfer.import_files(paths, context, options=options, dry_run=True)
            return _Looked(report, columns, known)

        self._reading = self._jobs.submit(
            "", look, Lane.READ, self, self._looked, self._summary.fail
        )

    def _looked(self, looked: _Looked) -> None:
        self._columns, self._said = looked.columns, looked.said
        self._map.setVisible(bool(looked.columns))
        self._fill(looked.report)
        if looked.columns and not self._count:
            text = self.tr("Say with “Columns…” what the columns of the table hold.")
            self._summary.say_along(text)

    def _ask_columns(self) -> None:
        fields = self._transfer.table_fields()
        ColumnsDialog(self._columns, fields, self._said, self._map_columns, self).open()

    def _map_columns(self, said: dict[str, str]) -> None:
        self._memory.remember(self._columns, said)
        self._said = said
        self._read()

    # Then importing

    def _import(self) -> None:
        if self._imported:
            self.accept()
            return
        for widget in (self._button, self._format, self._target, self._map):
            widget.setEnabled(False)
        paths = self._paths
        options = ImportOptions(
            self._format.currentData(), self._said, self._target.parent_id, self._target.new_name
        )

        def title() -> str:
            if len(paths) > 1:
                return self.tr("Importing %n file(s)", "", len(paths))
            return self.tr("Importing {name}").format(name=paths[0].name)

        transfer = self._transfer
        self._importing = self._jobs.submit(
            title,
            lambda context: transfer.import_files(paths, context, options=options),
            Lane.LOCAL,
            self,
            self._done,
            self._summary.fail,
        )
        if self._importing.is_active:
            self._summary.importing(self._count)
            self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Stop"))

    def _reject(self) -> None:
        """Stop a running import, else close."""
        if self._importing is not None and self._importing.is_active:
            self._importing.cancel()
        else:
            self.reject()

    def _progressed(self, job: Job) -> None:
        if job.progress is None or not job.progress.done:
            return
        if job is self._importing:
            self._summary.advance(job.progress.done)
        elif job is self._reading and self._report is None:
            self._summary.reading(job.progress.done)

    def _ended(self, job: Job) -> None:
        if job is self._importing and job.state is JobState.CANCELLED:
            self._summary.cancelled()
            for widget in (self._button, self._format, self._target, self._map):
                widget.setEnabled(True)
            self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))

    def _changed(self, changes: ChangeSet) -> None:
        """Say what a cancelled import left behind: batches that were whole by then stay."""
        if self._importing is not None and self._importing.state is JobState.CANCELLED:
            self._summary.cancelled(len(changes.added | changes.updated))

    def _done(self, report: ImportReport) -> None:
        self._imported = True
        if report.named_only:
            self.papers_named.emit(list(report.named_only))
        self._fill(report)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).hide()
        self._copy.show()
        self._save.show()
        if not any(file.skipped or file.error or file.problems for file in report.files):
            self.accept()

    # The report

    def _report_text(self) -> str:
        files = self._report.files if self._report else ()
        return "\n".join(import_report(files, QCoreApplication.translate)) + "\n"

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report_text())

    def _save_report(self) -> None:
        name = str(self._paths[0].with_name("import-report.txt"))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save report"), name, "*.txt")
        if not path:
            return
        try:
            Path(path).write_text(self._report_text(), "utf-8")
        except OSError as error:
            text = self.tr("The report was not saved: {reason}")
            self._summary.say_along(text.format(reason=error.strerror or error))

    # Showing

    def _fill(self, report: ImportReport) -> None:
        self._report = report
        labels = {known.id: known.label for known in self._transfer.formats()}
        self._files.fill(report.files, labels)
        self._show_problems(self._problems.fill(report.files))
        self._say()

    def _show_problems(self, count: int) -> None:
        self._problems.setVisible(count > 0)
        self._problems_title.setVisible(count > 0)
        text = self.tr("Problems")
        if count > MAX_LISTED:
            text = self.tr("Problems: the first {listed} of {count}").format(
                listed=f"{MAX_LISTED:,}", count=f"{count:,}"
            )
        self._problems_title.setText(text)

    @property
    def _count(self) -> int:
        """How many records there are to take in."""
        files = self._report.files if self._report else ()
        return sum(file.added + file.merged + file.unchanged for file in files)

    def _say(self) -> None:
        if self._report is None:
            self._summary.reading()
        else:
            self._summary.report(self._report, imported=self._imported)
        text = self.tr("Import %n paper(s)", "", self._count) if self._count else self.tr("Import")
        self._button.setText(self.tr("Close") if self._imported else text)
        self._button.setEnabled(self._imported or self._count > 0)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _columns_of(transfer: Transfer, paths: Sequence[Path]) -> Sequence[Column]:
    """Return the columns of the first table among files."""
    for path in paths:
        if path.suffix.lower() in _TABLES:
            try:
                if columns := transfer.table_of(path):
                    return columns
            except RefdeskError:  # said by the look at all files
                continue
    return ()


def import_filter(transfer: Transfer, every: str) -> str:
    """Return a file dialog's filter of all that can be read; ``every`` names the first entry."""
    endings = {e for f in transfer.formats() if f.read is not None for e in f.extensions}
    patterns = map(_pattern, sorted(endings | {".gz", ".zip"}))
    return f"{every} ({' '.join(patterns)});;* (*)"


def _pattern(extension: str) -> str:
    return f"*.{extension.lstrip('.')}"
