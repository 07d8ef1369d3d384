# SPDX-License-Identifier: GPL-3.0-or-later
"""Where web pages are opened."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenUrl = Callable[[QUrl], object]


def open_in_browser(url: QUrl) -> bool:
    """Hand an address to the system's browser."""
    return QDesktopServices.openUrl(url)
