# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting text on the clipboard in every form that a word processor or a plain editor takes."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from refdesk.documents.clip import Clip

PLAIN = "text/plain"
HTML = "text/html"
MARKDOWN = "text/markdown"
RTF = (
    "text/rtf",  # macOS, Linux
    "application/rtf",  # Linux
    'application/x-qt-windows-mime;value="Rich Text Format"',  # Windows, by the name it has there
)
CLIP_FORMATS = (HTML, *RTF, MARKDOWN, PLAIN)
"""What a :class:`~refdesk.documents.clip.Clip` is offered as, the richest first."""


def copy_plain(text: str) -> None:
    """Put plain text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_rich(html: str, text: str) -> None:
    """Put a safe HTML fragment and its text on the clipboard."""
    data = QMimeData()
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body>{html}</body></html>')
    data.setText(text)
    _put(data)


def copy_clip(clip: Clip) -> None:
    """Put references or a citation on the clipboard: plain, HTML, RTF and Markdown at once."""
    _put(clip_mime(clip))


def clip_mime(clip: Clip) -> QMimeData:
    """Return all forms of a clip."""
    data = QMimeData()
    for mimetype in (*RTF, MARKDOWN):
        data.setData(mimetype, QByteArray(clip_form(clip, mimetype).encode()))
    data.setHtml(clip.html)
    data.setText(clip.plain)
    return data


def clip_form(clip: Clip, mimetype: str) -> str:
    """Return a clip as one of :data:`CLIP_FORMATS`."""
    if mimetype in RTF:
        return clip.rtf
    return {HTML: clip.html, MARKDOWN: clip.markdown}.get(mimetype, clip.plain)


def _put(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    if QGuiApplication.platformName() == "offscreen":
        # WORKAROUND(pyside 6.11): off-screen, Qt drops the data when Python has ended, and crashes.
        atexit.unregister(_let_go)
        atexit.register(_let_go)


def _let_go() -> None:
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()
