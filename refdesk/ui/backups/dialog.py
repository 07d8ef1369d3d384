# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of backups: what each holds, whether it is whole; make one, check one, restore one."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.backups import Backup, Reason
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.backups import words
from refdesk.ui.backups.model import WIDTHS, BackupModel
from refdesk.ui.backups.questions import ask_restore
from refdesk.ui.backups.seam import Backups, Overview
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel
from refdesk.worker import Job, JobRunner, Lane

_ROW = 28


class BackupsDialog(QDialog):
    """Shows the backups of one library. Work goes on in the list of jobs when it is closed."""

    restore_agreed = Signal(str)
    """With the name of a backup that is to take the library's place; every question was answered."""

    def __init__(
        self,
        backups: Backups,
        jobs: JobRunner,
        open_url: Callable[[QUrl], object],
        parent: QWidget | None = None,
        *,
        only_restore: bool = False,
    ) -> None:
        """Build it and read what there is.

        Args:
            backups: of the library.
            jobs: what runs work.
            open_url: opens a folder.
            parent: see QDialog.
            only_restore: the library cannot be read: none can be made of it.
        """
        super().__init__(parent)
        self.setObjectName("backupsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backups, self._jobs, self._open_url = backups, jobs, open_url
        self._only_restore = only_restore
        self._overview: Overview | None = None
        self._job: Job | None = None
        self._said: Callable[[], str] = str
        self._text, self._difference = WrappedLabel(role="secondary"), WrappedLabel()
        self._text.setObjectName("backupsText")
        self._difference.setObjectName("backupDifference")
        self._status = WrappedLabel(role="secondary")
        self._status.setObjectName("backupsStatus")
        self._model = BackupModel(scheme_of(self.palette()))
        self._table = QTableView()
        self._nothing = QLabel()
        self._buttons = {
            name: QPushButton()
            for name in (
                "backUpNow",
                "verifyBackup",
                "showBackups",
                "restoreBackup",
                "closeBackups",
            )
        }
        self._planned = QFrame()
        self._planned_text, self._forget = WrappedLabel(), QPushButton()
        self._dress()
        self._lay_out()
        self._connect()
        open_with(self, 860, 520)
        self.retranslate()
        self.refresh()

    def _dress(self) -> None:
        table = self._table
        table.setObjectName("backupList")
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(zoomed(_ROW))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(zoomed(48))
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, zoomed(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._nothing.setObjectName("backupsNothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        mark(self._nothing, role="secondary")
        self._planned.setObjectName("backupPlanned")
        mark(self._planned, kind="banner", tone="info")
        mark(self._planned_text, tone="info")
        self._forget.setObjectName("forgetRestore")
        for name, button in self._buttons.items():
            button.setObjectName(f"{name}Button")
            button.setAutoDefault(False)
        self._forget.setAutoDefault(False)

    def _lay_out(self) -> None:
        planned, below = QHBoxLayout(self._planned), QHBoxLayout()
        planned.setContentsMargins(12, 8, 12, 8)
        planned.addWidget(self._planned_text, 1)
        planned.addWidget(self._forget)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 12)
        top.setSpacing(8)
        top.addWidget(self._text)
        top.addWidget(self._planned)
        facts = QVBoxLayout()
        facts.setContentsMargins(12, 8, 12, 8)
        facts.setSpacing(4)
        facts.addWidget(self._difference)
        facts.addWidget(self._status)
        below.setContentsMargins(12, 12, 12, 12)
        below.setSpacing(8)
        for name in ("backUpNow", "verifyBackup", "showBackups"):
            below.addWidget(self._buttons[name])
        below.addStretch(1)
        for name in ("restoreBackup", "closeBackups"):
            below.addWidget(self._buttons[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Rule())
        layout.addWidget(self._table, 1)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(Rule())
        layout.addLayout(facts)
        layout.addWidget(Rule())
        layout.addLayout(below)
        chain([self._table, *self._buttons.values()])

    def _connect(self) -> None:
        buttons = self._buttons
        buttons["backUpNow"].clicked.connect(self._make)
        buttons["verifyBackup"].clicked.connect(self._verify)
        buttons["showBackups"].clicked.connect(self._show_folder)
        buttons["restoreBackup"].clicked.connect(self._ask_restore)
        buttons["closeBackups"].clicked.connect(self.reject)
        self._forget.clicked.connect(self._forget_restore)
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._table.activated.connect(self._ask_restore)

    # What there is

    def refresh(self) -> None:
        """Read anew what there is."""
        backups = self._backups
        self._jobs.submit("", lambda _: backups.overview(), Lane.READ, self, self._fill, self._fail)

    def _fill(self, overview: Overview) -> None:
        chosen = self.chosen
        self._overview = overview
        self._model.take(overview.backups)
        names = [one.name for one in overview.backups]
        row = names.index(chosen.name) if chosen and chosen.name in names else 0
        if names:
            self._table.selectRow(row)
        self.retranslate()
        if names and self.focusWidget() is None:
            self._table.setFocus()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        row = self._table.currentIndex().row()
        return self._model.backups[row] if 0 <= row < len(self._model.backups) else None

    def _show_chosen(self, now: QModelIndex = QModelIndex(), before: object = None) -> None:  # noqa: B008
        del now, before
        chosen = self.chosen
        text = ""
        if chosen is not None and self._overview is not None:
            present = self._overview.present
            if chosen.counts is None:
                text = self.tr("What it holds is known when it has been checked.")
            elif present is not None:
                text = words.difference(chosen.counts, present)
            else:
                text = words.held(chosen.counts)
        self._difference.setText(text)
        self._difference.setAccessibleName(text)
        self._enable()

    def _enable(self) -> None:
        chosen, busy = self.chosen, self._job is not None
        self._buttons["backUpNow"].setVisible(not self._only_restore)
        self._buttons["backUpNow"].setEnabled(not busy)
        self._buttons["verifyBackup"].setEnabled(chosen is not None and not busy)
        usable = chosen is not None and chosen.is_whole is not False
        self._buttons["restoreBackup"].setEnabled(usable and not busy)

    # Work

    def _run(
        self,
        title: Callable[[], str],
        function: Callable[[JobContext], object],
        done: Callable[[Backup], str],
    ) -> None:
        def finish(backup: Backup) -> None:
            self._job = None
            self._said = lambda: done(backup)
            self._say()
            self.refresh()

        self._said = title
        job = self._jobs.submit(title, function, Lane.COPY, self, finish, self._fail)
        self._job = job if job.is_active else None
        self._say()

    def _make(self) -> None:
        backups = self._backups
        self._run(
            lambda: self.tr("Making a backup"),
            lambda context: backups.make(Reason.HAND, context),
            lambda one: self.tr("A backup was made and checked: {size}.").format(
                size=words.size(one.size)
            ),
        )

    def _verify(self) -> None:
        backups, chosen = self._backups, self.chosen
        if chosen is None:
            return
        self._run(
            lambda: self.tr("Checking a backup"),
            lambda context: backups.verify(chosen.name, context),
            lambda one: (
                self.tr("This backup is whole.")
                if one.is_whole
                else self.tr("This backup is damaged. It is no use for restoring.")
            ),
        )

    def _fail(self, error: RefdeskError) -> None:
        self._job = None
        self._said = lambda: sentence(error, QCoreApplication.translate)
        self._say()

    def _say(self) -> None:
        text = self._said()
        self._status.setText(text)
        self._status.setAccessibleName(text)
        self._enable()

    def _show_folder(self) -> None:
        folder = self._backups.files.folder
        there = folder if folder.is_dir() else folder.parent
        self._open_url(QUrl.fromLocalFile(str(there)))

    # Restoring

    def _ask_restore(self) -> None:
        chosen, overview = self.chosen, self._overview
        if chosen is None or overview is None or not self._buttons["restoreBackup"].isEnabled():
            return
        name = chosen.name
        ask_restore(chosen, overview.present, lambda: self.restore_agreed.emit(name), self)

    def show_error(self, error: RefdeskError) -> None:
        """Say why it was not restored."""
        self._fail(error)

    def _forget_restore(self) -> None:
        backups = self._backups
        self._jobs.submit(
            "", lambda _: backups.forget_restore(), Lane.READ, self, lambda _: self.refresh()
        )

    # What Qt asks

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Backups"))
        texts = {
            "backUpNow": self.tr("Back up now"),
            "verifyBackup": self.tr("Check backup"),
            "showBackups": self.tr("Show folder"),
            "restoreBackup": self.tr("Restore…"),
            "closeBackups": self.tr("Close"),
        }
        for name, text in texts.items():
            self._buttons[name].setText(text)
        self._table.setAccessibleName(self.tr("Backups"))
        overview = self._overview
        self._text.setText(self._summary(overview) if overview is not None else "")
        self._nothing.setText(self.tr("There are no backups yet."))
        is_empty = overview is not None and not overview.backups
        self._nothing.setVisible(is_empty)
        self._table.setVisible(not is_empty)
        planned = overview.planned if overview is not None else ""
        self._planned.setVisible(bool(planned))
        self._planned_text.setText(
            self.tr("At the next start this backup is restored: {name}").format(name=planned)
        )
        self._forget.setText(self.tr("Do not restore"))
        self._model.repaint(scheme_of(self.palette()))
        self._say()
        self._show_chosen()

    def _summary(self, overview: Overview) -> str:
        text = self.tr(
            "One is made each day on which something changed, before many papers are changed at once, "
            "and before a newer refdesk changes the form of the library. Together they take {size}."
        )
        said = text.format(size=words.size(overview.size))
        if overview.present is not None:
            now = self.tr("The library now: {held}").format(held=words.held(overview.present))
            said = f"{said}\n{now}"
        return said

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._model.repaint(scheme_of(self.palette()))
        super().changeEvent(event)
