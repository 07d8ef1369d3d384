# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees when refdesk itself has a bug: what was not done, the report, and how to go on."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.trouble.faults import Fault
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.focus import hand_back
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel


class CrashDialog(QDialog):
    """Says what was not done and that the fault is ours; the report can be read before it is given on."""

    folder_wanted = Signal()
    quit_wanted = Signal()
    safe_mode_wanted = Signal()

    def __init__(
        self,
        fault: Fault,
        undone: str,
        report: str,
        file: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            fault: what failed.
            undone: what the person calls what was not done, ``""`` where nobody can say.
            report: what may be told of it.
            file: where that was kept, ``None`` where it could not be.
            parent: the window that is in front.
        """
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fault, self._undone, self._file = fault, undone, file
        self._more = 0
        self._heading, self._text, self._count, self._about = (WrappedLabel() for _ in range(4))
        self._heading.setObjectName("crashHeading")
        self._count.setObjectName("crashCount")
        mark(self._heading, role="heading")
        mark(self._about, role="secondary")
        self._title = QLabel()
        self._report = QPlainTextEdit(report)
        self._report.setObjectName("crashReport")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._title.setBuddy(self._report)
        self._build()
        open_with(self, 640, 480)
        hand_back(self)
        self.retranslate()

    def _build(self) -> None:
        self._copy, self._folder = QPushButton(), QPushButton()
        self._copy.setObjectName("copyReportButton")
        self._copy.clicked.connect(self._copy_report)
        self._folder.setObjectName("showReportButton")
        self._folder.clicked.connect(self.folder_wanted)
        self._folder.setVisible(self._file is not None)
        self._go_on, self._quit, self._safe = QPushButton(), QPushButton(), QPushButton()
        for button, name in (
            (self._go_on, "crashContinue"), (self._quit, "crashQuit"), (self._safe, "crashSafeMode"),
        ):  # fmt: skip
            button.setObjectName(name)
        for button in (self._copy, self._folder, self._quit, self._safe):
            button.setAutoDefault(False)
        self._go_on.setDefault(True)
        self._go_on.clicked.connect(self.reject)
        self._quit.clicked.connect(self._leave)
        self._safe.clicked.connect(self._leave_for_safe_mode)
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        buttons.addButton(self._safe, role.ResetRole)
        buttons.addButton(self._quit, role.RejectRole)
        buttons.addButton(self._go_on, role.AcceptRole)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Picture("warning", "warning", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        for label in (self._heading, self._text, self._count):
            words.addWidget(label)
        head.addLayout(words, 1)
        with_report = QHBoxLayout()
        with_report.setSpacing(8)
        with_report.addWidget(self._copy)
        with_report.addWidget(self._folder)
        with_report.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._report, 1)
        column.addWidget(self._about)
        column.addLayout(with_report)
        column.addSpacing(8)
        column.addWidget(buttons)
        self._go_on.setFocus()

    def show_more(self, more: int, report: str) -> None:
        """Say that more faults occurred since, ``more`` of them; the report now tells of all."""
        self._more = more
        self._report.setPlainText(report)
        self._say_count()

    # Words

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Something went wrong in refdesk"))
        self._heading.setText(self._headline())
        self._text.setText(
            self.tr(
                "This is a fault of the program, not yours. Nothing else was lost: what was done "
                "before is saved, and you can go on working."
            )
        )
        self._title.setText(self.tr("Report"))
        self._report.setAccessibleName(self.tr("Report"))
        self._about.setText(
            self.tr(
                "Nothing was sent to anybody. The report holds no titles, searches, names or keys; "
                "read it before you give it on."
            )
        )
        self._copy.setText(self.tr("Copy report"))
        self._folder.setText(self.tr("Show report folder"))
        self._safe.setText(self.tr("Restart in safe mode"))
        self._quit.setText(self.tr("Quit safely"))
        self._go_on.setText(self.tr("Continue"))
        self._say_count()

    def _headline(self) -> str:
        if self._undone:
            return self.tr("Not finished: {what}").format(what=self._undone)
        if self._fault.is_of_showing:
            return self.tr("A part of the window could not be shown")
        return self.tr("The last step may not have been finished")

    def _say_count(self) -> None:
        self._count.setVisible(self._more > 0)
        self._count.setText(self.tr("And %Ln more fault(s) since then.", "", self._more))
        told = (self._heading, self._text, *([self._count] if self._more else []))
        self.setAccessibleDescription(" ".join(label.text() for label in told))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # Deeds

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText(self.tr("Copied"))

    def _leave(self) -> None:
        self.reject()
        self.quit_wanted.emit()

    def _leave_for_safe_mode(self) -> None:
        self.reject()
        self.safe_mode_wanted.emit()
