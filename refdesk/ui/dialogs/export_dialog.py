# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting papers: which, in which format, where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.notices import Alarms
from refdesk.messages import sentence
from refdesk.settings import Exporting
from refdesk.ui.dialogs.export_choices import ExportChoices
from refdesk.ui.dialogs.seam import Format, Transfer
from refdesk.ui.widgets.fitted import FittedDialog
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane


@dataclass(frozen=True, slots=True)
class Scope:
    """What can be exported from the window as it stands."""

    selected: Sequence[int]
    listed: Sequence[int]
    everything: Callable[[], Sequence[int]]


class ExportDialog(FittedDialog):
    """Asks, then writes in the background."""

    exported = Signal(int, str, object)
    """With the number of papers, the file's path, and the :class:`Alarms` of what is in it."""
    chosen = Signal(object)
    """With the :class:`Exporting` that the next export begins with."""

    def __init__(
        self,
        transfer: Transfer,
        jobs: JobRunner,
        scope: Scope,
        *,
        folder: Path,
        format_id: str = "ris",
        remembered: Exporting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._transfer = transfer
        transfer.get_ready()
        self._jobs = jobs
        self._scope = scope
        self._format = QComboBox()
        self._format.setObjectName("exportFormat")
        self._formats: dict[str, Format] = {}
        for known in transfer.formats():
            if known.is_written:
                self._format.addItem(known.label, known.id)
                self._formats[known.id] = known
        self._format.setCurrentIndex(max(0, self._format.findData(format_id)))
        self._choices = [QRadioButton() for _ in range(3)]
        names = ("exportSelected", "exportListed", "exportAll")
        for choice, name in zip(self._choices, names, strict=True):
            choice.setObjectName(name)
        self._choices[0].setEnabled(bool(scope.selected))
        self._choices[1].setEnabled(bool(scope.listed))
        self._choices[0 if scope.selected else 2].setChecked(True)
        self._may_replace: Path | None = None
        """The existing file that the person agreed to replace."""
        self._path = QLineEdit()
        self._path.setObjectName("exportPath")
        self._path.setText(str(folder / f"references{self._chosen_format.extensions[0]}"))
        self._browse = QPushButton()
        self._browse.setAutoDefault(False)
        self._layout = QVBoxLayout(self)
        self._more = ExportChoices(remembered or Exporting())
        self._problem = WrappedLabel(role="danger")
        self._problem.setObjectName("exportProblem")
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("exportButton")
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.ActionRole)
        self._format_label, self._what_label, self._path_label = QLabel(), QLabel(), QLabel()
        self._connect()
        self._lay_out()
        self._button.setDefault(True)
        self.retranslate()
        self._more.offer(self._chosen_format.offers)

    def _connect(self) -> None:
        self._button.clicked.connect(self._export)
        self._buttons.rejected.connect(self.reject)
        self._browse.clicked.connect(self._ask_path)
        self._format.currentIndexChanged.connect(self._follow_format)
        self._path.textChanged.connect(self._problem.hide)
        self._more.resized.connect(self.fit)

    def _lay_out(self) -> None:
        what = QVBoxLayout()
        what.setSpacing(4)
        for choice in self._choices:
            what.addWidget(choice)
        path = QHBoxLayout()
        path.setSpacing(8)
        path.addWidget(self._path, 1)
        path.addWidget(self._browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(self._what_label, what)
        form.addRow(self._format_label, self._format)
        form.addRow(self._path_label, path)
        layout = self._layout
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._more)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(480)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Export papers"))
        self._what_label.setText(self.tr("Papers"))
        self._format_label.setText(self.tr("Format"))
        self._path_label.setText(self.tr("File"))
        self._browse.setText(self.tr("Browse…"))
        self._button.setText(self.tr("Export"))
        selected, listed = len(self._scope.selected), len(self._scope.listed)
        self._choices[0].setText(self.tr("Selected papers: %n", "", selected))
        self._choices[1].setText(self.tr("Papers in the list: %n", "", listed))
        self._choices[2].setText(self.tr("The whole library"))
        self._path.setAccessibleName(self.tr("File"))
        self._more.align_with(self._what_label, self._format_label, self._path_label)

    @property
    def _chosen_format(self) -> Format:
        return self._formats[str(self._format.currentData())]

    def _follow_format(self) -> None:
        path = Path(self._path.text().strip())
        if path.name:  # neither empty nor a mere folder such as "/"
            self._path.setText(str(path.with_suffix(self._chosen_format.extensions[0])))
        self._more.offer(self._chosen_format.offers)

    def fit(self) -> None:
        """See FittedDialog."""
        self._more.measure()
        super().fit()

    def _ask_path(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self._path.text())
        if path:
            self._path.setText(path)
            self._may_replace = Path(path)  # the file dialog has asked

    def _export(self) -> None:
        text = self._path.text().strip()
        if not text:
            self._path.setFocus()
            return
        path, format_id = Path(text).expanduser(), str(self._format.currentData())
        if path.exists() and path != self._may_replace:
            self._may_replace = path
            again = self.tr("{name} exists already. Press Export again to replace it.")
            self._problem.setText(again.format(name=path.name))
            self._problem.show()
            return
        scope, transfer = self._scope, self._transfer
        chosen = next(i for i, choice in enumerate(self._choices) if choice.isChecked())
        options = self._more.options()
        self.chosen.emit(self._more.remembered())

        def run(context: JobContext) -> tuple[int, Alarms]:
            ids = (lambda: scope.selected, lambda: scope.listed, scope.everything)[chosen]()
            return transfer.export(ids, format_id, path, context, options), transfer.alarms(ids)

        def done(exported: tuple[int, Alarms]) -> None:
            count, alarms = exported
            self.exported.emit(count, str(path), alarms)
            self.accept()

        self._button.setEnabled(False)
        self._jobs.submit(
            lambda: self.tr("Exporting to {name}").format(name=path.name),
            run,
            Lane.READ,
            self,
            done,
            self._fail,
        )

    def _fail(self, error: RefdeskError) -> None:
        self._button.setEnabled(True)
        self._problem.setText(sentence(error, QCoreApplication.translate))
        self._problem.show()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
