# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting text on the clipboard in every form that a word processor or a plain editor takes."""

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
