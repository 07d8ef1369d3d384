# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks where the whole library is to go, and whether preferences go along."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.backups import Counts
from refdesk.domain.bundles import ENDING, bundle_path
from refdesk.domain.errors import RefdeskError
from refdesk.ui.bundles import words
from refdesk.ui.bundles.seam import Bundles
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane


class BundleExportDialog(QDialog):
    """Closes when it was answered; the work is then in the list of jobs."""

    wanted = Signal(object, bool)
    """With the path, and whether preferences go along."""

    def __init__(
        self, bundles: Bundles, jobs: JobRunner, path: Path, parent: QWidget | None = None
    ) -> None:
        """Ask; ``path`` is what is proposed."""
        super().__init__(parent)
        self.setObjectName("bundleExportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._counts: Counts | None = None
        self._may_replace: Path | None = None
        """The existing file that the person agreed to replace."""
        self._text, self._held = WrappedLabel(), WrappedLabel(role="secondary")
        self._held.setObjectName("bundleHeld")
        self._path_label, self._path = QLabel(), QLineEdit(str(path))
        self._path.setObjectName("bundlePath")
        self._path_label.setBuddy(self._path)
        self._browse = QPushButton()
        self._browse.setObjectName("bundleBrowse")
        self._browse.setAutoDefault(False)
        self._preferences = QCheckBox()
        self._preferences.setObjectName("bundlePreferences")
        self._problem = WrappedLabel(role="danger")
        self._problem.setObjectName("bundleProblem")
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("bundleExportButton")
        self._button.setDefault(True)
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._button.clicked.connect(self._export)
        self._buttons.rejected.connect(self.reject)
        self._browse.clicked.connect(self._ask_path)
        self._path.textChanged.connect(self._problem.hide)
        self.retranslate()
        jobs.submit(
            "", lambda _: bundles.present(), Lane.READ, self, self._counted, self._uncounted
        )

    def _lay_out(self) -> None:
        path = QHBoxLayout()
        path.setSpacing(8)
        path.addWidget(self._path, 1)
        path.addWidget(self._browse)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow(self._path_label, path)
        form.addRow("", self._preferences)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addWidget(self._held)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(zoomed(520))

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Export whole library"))
        self._text.setText(
            self.tr(
                "Everything goes into one file: papers, notes, files, full texts, collections, tags and "
                "saved searches. On another computer refdesk makes the same library of it; other "
                "programs can read it as well."
            )
        )
        self._held.setText(words.present(self._counts) if self._counts is not None else " ")
        self._path_label.setText(self.tr("&File"))
        self._path.setAccessibleName(self.tr("File"))
        self._browse.setText(self.tr("Browse…"))
        self._preferences.setText(self.tr("&Preferences as well, without keys and addresses"))
        self._button.setText(self.tr("Export"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def _counted(self, counts: Counts) -> None:
        self._counts = counts
        self.retranslate()

    def _uncounted(self, error: RefdeskError) -> None:
        del error  # an export says it

    def _ask_path(self) -> None:
        kinds = self.tr("Library bundles") + f" (*{ENDING})"
        path, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self._path.text(), kinds)
        if path:
            self._path.setText(str(bundle_path(Path(path))))
            self._may_replace = Path(path)  # the file dialog has asked

    def _export(self) -> None:
        text = self._path.text().strip()
        if not text or not Path(text).name:
            self._path.setFocus()
            return
        path = bundle_path(Path(text).expanduser())
        if path.exists() and path != self._may_replace:
            self._may_replace = path
            again = self.tr("{name} exists already. Press Export again to replace it.")
            self._problem.setText(again.format(name=path.name))
            self._problem.show()
            return
        self.wanted.emit(path, self._preferences.isChecked())
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
