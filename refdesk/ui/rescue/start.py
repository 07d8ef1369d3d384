# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a library is opened: the backup that is to take its place; a library that cannot be opened."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QMessageBox

from refdesk.domain.errors import LibraryError, RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.recovery_messages import recovery_lines
from refdesk.services.backups import BackupService
from refdesk.services.recovery import Recovered, is_recoverable, recover
from refdesk.settings import APP
from refdesk.ui.backups.dialog import BackupsDialog
from refdesk.ui.browser import open_in_browser
from refdesk.ui.rescue.report import RecoveryReport
from refdesk.ui.rescue.working import WorkDialog
from refdesk.worker import JobRunner

translate = QCoreApplication.translate


def put_back_planned(library: Path, keep: str) -> None:
    """Put the backup back that a window was told to; whatever comes of it, not again by itself.

    Args:
        library: whose backup it is.
        keep: how many backups are kept.
    """
    service = BackupService(library)
    service.prefer(keep)
    name = service.overview().planned
    service.forget_restore()
    if name:
        _put_back(service, name)


def _put_back(service: BackupService, name: str) -> bool:
    words = translate(
        "Rescue", "A backup is being restored. What is there now is kept as a backup."
    )

    def restore(context: JobContext) -> bool:
        service.restore(name, context, despite_loss=True)
        return True

    work = WorkDialog(words, restore)
    if work.run():
        return True
    if work.error is not None:
        _say(work.error)
    return False


def refuse(error: LibraryError, library: Path) -> bool:
    """Say why there is no window, and offer what can be done; return whether to try again."""
    service = BackupService(library)
    recoverable = is_recoverable(library, error)
    has_backups = recoverable and bool(service.files.all())
    box = QMessageBox(QMessageBox.Icon.Warning, APP, sentence(error, translate))
    box.setObjectName("libraryError")
    told = translate("Application", "Nothing was changed in that file.")
    if recoverable:
        more = translate(
            "Rescue",
            "Recovering reads what is left of it into a new library. The damaged file is kept, and so are "
            "the backups.",
        )
        told = f"{told}\n\n{more}"
    box.setInformativeText(told)
    role = QMessageBox.ButtonRole
    recovering = restoring = None
    if recoverable:
        recovering = box.addButton(translate("Rescue", "Recover…"), role.ActionRole)
        recovering.setObjectName("recoverLibrary")
    if has_backups:
        restoring = box.addButton(translate("Rescue", "Restore a backup…"), role.ActionRole)
        restoring.setObjectName("restoreLibrary")
    leave = box.addButton(
        translate("Rescue", "Quit") if recoverable else translate("Rescue", "Close"),
        role.RejectRole,
    )
    leave.setObjectName("leaveLibrary")
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    while True:
        box.exec()
        clicked = box.clickedButton()
        if recovering is not None and clicked is recovering:
            if _recover(library):
                return True
        elif restoring is not None and clicked is restoring:
            if _restore(service):
                return True
        else:
            return False


def _recover(library: Path) -> bool:
    words = translate("Rescue", "What is left of the library is being read. This may take minutes.")
    work: WorkDialog[Recovered] = WorkDialog(words, lambda context: recover(library, None, context))
    recovered = work.run()
    if recovered is None:
        if work.error is not None:
            _say(work.error)
        return False
    RecoveryReport(recovery_lines(recovered, translate)).exec()
    return True


def _restore(service: BackupService) -> bool:
    runner = JobRunner()
    dialog = BackupsDialog(service, runner, _open, only_restore=True)
    chosen: list[str] = []

    def agree(name: str) -> None:
        chosen.append(name)
        dialog.accept()

    dialog.restore_agreed.connect(agree)
    dialog.exec()
    runner.shutdown()
    return bool(chosen) and _put_back(service, chosen[0])


def _open(address: QUrl) -> None:
    open_in_browser(address)


def _say(error: RefdeskError) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, APP, sentence(error, translate))
    box.setObjectName("rescueError")
    box.exec()
