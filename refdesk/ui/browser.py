# SPDX-License-Identifier: GPL-3.0-or-later
"""Where web pages are opened."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenUrl = Callable[[QUrl], object]


_SCHEMES = frozenset({"http", "https", "mailto", "file"})
"""``file`` for folders and files of the library, whose paths are made here; what a text names never
gets so far (``refdesk.domain.addresses``)."""


def open_in_browser(url: QUrl) -> bool:
    """Hand an address to the system; schemes that start other programs never."""
    return url.scheme() in _SCHEMES and QDesktopServices.openUrl(url)
