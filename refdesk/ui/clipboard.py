# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting text on the clipboard in every form that a word processor or a plain editor takes."""

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy_plain(text: str) -> None:
    """Put plain text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_rich(html: str, text: str) -> None:
    """Put a safe HTML fragment and its text on the clipboard."""
    data = QMimeData()
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body>{html}</body></html>')
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    if QGuiApplication.platformName() == "offscreen":
        # WORKAROUND(pyside 6.11): off-screen, Qt drops the data when Python has ended, and crashes.
        atexit.unregister(_let_go)
        atexit.register(_let_go)


def _let_go() -> None:
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
