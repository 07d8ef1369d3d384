# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging the papers that a person selected: the same view of the fields, for these alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from refdesk.ui.duplicates.keys import GroupKeys
from refdesk.ui.duplicates.merge_panel import MergePanel
from refdesk.ui.duplicates.seam import HasDuplicates
from refdesk.ui.duplicates.window import SIZE
from refdesk.ui.widgets.room import open_with
from refdesk.worker import JobRunner


class MergeWindow(QDialog):
    """Closes when it is decided whether these are one paper."""

    said = Signal(str)
    undoable = Signal(str)
    """A sentence of what somebody may want to take back."""

    def __init__(
        self,
        services: HasDuplicates,
        jobs: JobRunner,
        ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergeWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._panel = MergePanel(services, jobs)
        self._panel.hide_skip()
        self._panel.merged.connect(self._merged)
        self._panel.told_apart.connect(self._told_apart)
        self._panel.failed.connect(self.said)
        keys = GroupKeys(self._panel.fields, parent=self)
        keys.merge_pressed.connect(self._panel.merge)
        keys.apart_pressed.connect(self._panel.tell_apart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(self._panel)
        self.setMinimumSize(560, 400)
        open_with(self, round(SIZE.width() * 0.85), round(SIZE.height() * 0.85))
        self.retranslate()
        self._panel.fields.setFocus()
        self._panel.show_group(sorted(ids), None, "")

    def _merged(self, count: int) -> None:
        text = self.tr("%n paper(s) became one", "", count)
        self.undoable.emit(text)
        self.accept()

    def _told_apart(self) -> None:
        text = self.tr("Remembered: these are not the same paper")
        self.undoable.emit(text)
        self.accept()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Merge papers"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
