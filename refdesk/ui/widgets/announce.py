# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for screen readers alone."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(speaker: QObject, text: str) -> None:
    """Have a screen reader say something, after what it is saying now."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, text))
