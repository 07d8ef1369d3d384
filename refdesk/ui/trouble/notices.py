# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said over a window that is not as usual: a safe mode, settings that could not be read."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl

from refdesk.ui.frame import WindowFrame
from refdesk.ui.trouble.notice_bar import Deed, NoticeBar, show_notice

translate = QCoreApplication.translate


def say_safe_mode(window: WindowFrame) -> None:
    """Say that this is a safe mode, and how to leave it."""

    def words() -> str:
        return translate(
            "Trouble",
            "Safe mode: open tabs, layout, own keys and theme are put aside, and nothing runs by "
            "itself. Your papers are all here.",
        )

    gate = window.trouble
    bar = NoticeBar(
        "safeModeBar",
        words,
        (
            Deed(
                "restartNormally",
                lambda: translate("Trouble", "Restart normally"),
                lambda: gate.start_again("usual"),
            ),
            Deed(
                "restartFresh",
                lambda: translate("Trouble", "Restart with a fresh layout"),
                lambda: gate.start_again("fresh"),
            ),
        ),
    )
    show_notice(window, bar)


def say_settings_damaged(window: WindowFrame, file: Path) -> None:
    """Say that the settings could not be read, and where they are kept."""

    def words() -> str:
        text = translate(
            "Trouble",
            "Your settings could not be read, so the usual ones are used. The old file is kept as {name}.",
        )
        return text.format(name=file.name)

    def show_folder() -> None:
        window.open_url(QUrl.fromLocalFile(str(file.parent)))

    def close() -> None:
        bar.take_away()

    bar = NoticeBar(
        "settingsDamagedBar",
        words,
        (
            Deed("settingsDamagedFolder", lambda: translate("Trouble", "Show folder"), show_folder),
            Deed(
                "settingsDamagedClose",
                lambda: translate("Trouble", "Close"),
                close,
            ),
        ),
        "warning",
    )
    show_notice(window, bar)
