# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups in the window: seen, made, checked, restored; and what is offered where a library does not open."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from refdesk.domain.backups import Reason
from refdesk.domain.errors import LibraryError
from refdesk.services.backups import BackupService
from refdesk.settings import Paths
from refdesk.store.opening import LibraryFile
from refdesk.ui.main_window import MainWindow
from refdesk.ui.rescue.start import put_back_planned, refuse
from tests.ui.conftest import Desk, paper


@pytest.fixture
def library(desk: Desk) -> Path:
    desk.fill(*(paper(n) for n in range(10)))
    return Paths.resolve(desk.environment).library


@pytest.fixture
def window(desk: Desk, library: Path) -> MainWindow:
    return desk.open()


def papers(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM reference").fetchone()[0]


def dialog_of(window: MainWindow, desk: Desk) -> QDialog:
    window.actions_by_name["actionBackups"].trigger()
    desk.settle(window)
    return window.findChild(QDialog, "backupsDialog")


def text(parent: QWidget, name: str) -> str:
    return parent.findChild(QLabel, name).text()


def click(desk: Desk, parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button.isEnabled()
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def lines(dialog: QDialog) -> list[list[str]]:
    model = dialog.findChild(QTableView, "backupList").model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_one_is_made_and_tells_what_it_holds(desk: Desk, window: MainWindow):
    dialog = dialog_of(window, desk)
    assert text(dialog, "backupsNothing") == "There are no backups yet."
    click(desk, dialog, "backUpNowButton")
    desk.settle(window)
    (line,) = lines(dialog)
    assert line[1:6] == ["By hand", "10", "0", "0", "0"]
    assert line[7].startswith("Whole (")
    assert text(dialog, "backupDifference") == "It holds as much as the library does now."
    assert "was made and checked" in text(dialog, "backupsStatus")


def test_the_difference_to_now_is_told(desk: Desk, window: MainWindow):
    window.services.upkeep.backups.make()
    window.services.organising.trash([1, 2, 3])
    window.services.organising.set_note(4, "x")
    dialog = dialog_of(window, desk)
    assert text(dialog, "backupDifference") == (
        "Compared with the library now: Papers: 3 more · In the trash: 3 fewer · Notes: 1 fewer"
    )


def test_a_damaged_one_is_found_and_cannot_be_restored(desk: Desk, window: MainWindow):
    made = window.services.upkeep.backups.make()
    made.path.write_bytes(b"\0" * made.size)
    dialog = dialog_of(window, desk)
    click(desk, dialog, "verifyBackupButton")
    desk.settle(window)
    assert lines(dialog)[0][7] == "Damaged"
    assert not dialog.findChild(QPushButton, "restoreBackupButton").isEnabled()


def test_restoring_is_asked_and_happens_at_the_next_start(
    desk: Desk, window: MainWindow, library: Path
):
    service = window.services.upkeep.backups
    service.make()
    window.services.organising.set_read([1], read=True)
    dialog = dialog_of(window, desk)
    click(desk, dialog, "restoreBackupButton")
    click(desk, dialog.findChild(QMessageBox, "restoreQuestion"), "restoreYes")
    desk.until(lambda: not window.isVisible())
    assert window.trouble.next_start == "usual"
    assert service.overview().planned
    put_back_planned(library, "normal")
    overview = BackupService(library).overview()
    assert [one.reason for one in overview.backups] == [Reason.RESTORE, Reason.HAND]
    assert overview.planned == ""
    again = desk.open()
    assert not again.services.library.get(1).is_read


def test_a_no_restores_nothing(desk: Desk, window: MainWindow):
    window.services.upkeep.backups.make()
    dialog = dialog_of(window, desk)
    click(desk, dialog, "restoreBackupButton")
    box = dialog.findChild(QMessageBox, "restoreQuestion")
    assert box.defaultButton().objectName() == "restoreNo"
    desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    desk.settle(window)
    assert window.isVisible()
    assert window.services.upkeep.backups.overview().planned == ""


@pytest.mark.parametrize("agrees", [True, False])
def test_where_much_would_be_lost_a_second_yes_is_asked(
    desk: Desk, window: MainWindow, agrees: bool
):
    window.services.organising.trash([1, 2, 3])
    window.services.upkeep.backups.make()
    window.services.organising.restore([1, 2, 3])
    dialog = dialog_of(window, desk)
    click(desk, dialog, "restoreBackupButton")
    click(desk, dialog.findChild(QMessageBox, "restoreQuestion"), "restoreYes")
    second = dialog.findChild(QMessageBox, "restoreLossQuestion")
    assert "Papers: 7 instead of 10" in second.informativeText()
    assert second.defaultButton().objectName() == "restoreNo"
    assert window.services.upkeep.backups.overview().planned == ""
    click(desk, second, "restoreYes" if agrees else "restoreNo")
    desk.settle(window)
    assert bool(window.services.upkeep.backups.overview().planned) is agrees
    assert window.isVisible() is not agrees


def test_what_is_planned_is_shown_and_can_be_forgotten(desk: Desk, window: MainWindow):
    service = window.services.upkeep.backups
    service.plan_restore(service.make().name)
    dialog = dialog_of(window, desk)
    assert dialog.findChild(QWidget, "backupPlanned").isVisible()
    click(desk, dialog, "forgetRestoreButton" if False else "forgetRestore")
    desk.settle(window)
    assert not dialog.findChild(QWidget, "backupPlanned").isVisible()
    assert service.overview().planned == ""


def test_the_day_has_its_backup_without_being_asked(desk: Desk, window: MainWindow):
    backups = window.furniture.backups
    backups.look()
    desk.settle(window)
    backups.look()
    desk.settle(window)
    (one,) = window.services.upkeep.backups.overview().backups
    assert one.reason is Reason.DAILY


def test_the_preferences_switch_them_off(desk: Desk, window: MainWindow):
    window.actions_by_name["actionPreferences"].trigger()
    chooser = window.findChild(QComboBox, "backupsKept")
    chooser.setCurrentIndex(chooser.findData("off"))
    window.findChild(QDialog, "preferencesDialog").accept()
    assert window.preferences.settings.backing_up.keep == "off"
    window.furniture.backups.look()
    desk.settle(window)
    assert window.services.upkeep.backups.overview().backups == ()


# Where a library does not open


def spoil(library: Path) -> LibraryError:
    with library.open("r+b") as file:
        file.write(b"\0" * 4096)
    with pytest.raises(LibraryError) as caught:
        LibraryFile.open(library)
    return caught.value


def press(*names: str) -> None:
    """Press buttons of dialogs that are yet to come, one after the other."""
    waiting = list(names)

    def look() -> None:
        for top in QApplication.topLevelWidgets():
            button = top.findChild(QPushButton, waiting[0])
            if button is not None and button.isVisible() and button.isEnabled():
                waiting.pop(0)
                button.click()
                break
        if waiting:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def test_a_damaged_library_is_recovered_where_that_is_wanted(
    desk: Desk, library: Path, monkeypatch: pytest.MonkeyPatch
):
    error = spoil(library)
    damaged = library.read_bytes()
    read: list[str] = []
    show = QPlainTextEdit.setReadOnly
    monkeypatch.setattr(
        QPlainTextEdit,
        "setReadOnly",
        lambda self, on: (read.append(self.toPlainText()), show(self, on)),
    )
    press("recoverLibrary", "openRecovered")
    assert refuse(error, library)
    assert papers(library) == 10
    (aside,) = library.parent.glob("library-damaged-*.sqlite")
    assert aside.read_bytes() == damaged
    assert any(aside.name in text for text in read)
    assert desk.open().papers.model.rowCount() == 10


def test_or_a_backup_takes_its_place(desk: Desk, library: Path):
    BackupService(library).make()
    error = spoil(library)
    press("restoreLibrary", "restoreBackupButton", "restoreYes")
    assert refuse(error, library)
    assert papers(library) == 10
    assert list(library.parent.glob("library-damaged-*.sqlite"))


def test_or_nothing_is_done(desk: Desk, library: Path):
    error = spoil(library)
    damaged = library.read_bytes()
    press("leaveLibrary")
    assert not refuse(error, library)
    assert library.read_bytes() == damaged


def test_a_file_that_is_no_library_of_ours_is_not_recovered(desk: Desk, tmp_path: Path):
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE items (id)")
    seen: list[bool] = []

    def look() -> None:
        box = next(t for t in QApplication.topLevelWidgets() if t.objectName() == "libraryError")
        seen.append(box.findChild(QPushButton, "recoverLibrary") is None)
        box.findChild(QPushButton, "leaveLibrary").click()

    QTimer.singleShot(0, look)
    assert not refuse(LibraryError(other, "not-a-library"), other)
    assert seen == [True]


def test_what_cannot_be_restored_at_a_start_is_said_and_not_tried_again(
    desk: Desk, library: Path, qtbot: QtBot
):
    service = BackupService(library)
    made = service.make()
    service.plan_restore(made.name)
    shutil.copyfile(library, made.path.with_name("x"))
    made.path.unlink()

    def close() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.objectName() == "rescueError":
            box.accept()
        else:
            QTimer.singleShot(20, close)

    QTimer.singleShot(0, close)
    put_back_planned(library, "normal")
    assert service.overview().planned == ""
    assert papers(library) == 10
