# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text made fit for tool tips and attributes, which Qt would else read as HTML."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QListWidgetItem, QTableWidgetItem, QWidget

from refdesk.domain.escaping import escape


def tip(text: str) -> str:
    """Return plain ``text`` as a tool tip; Qt would take a text with tags in it as markup."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def set_tip(thing: QWidget | QListWidgetItem | QTableWidgetItem | QStandardItem, text: str) -> None:
    """Give something a tool tip of plain text, and a screen reader the same words without its markup."""
    thing.setToolTip(tip(text))
    if isinstance(thing, QWidget | QStandardItem):
        thing.setAccessibleDescription(text)
    else:
        thing.setData(Qt.ItemDataRole.AccessibleDescriptionRole, text)


def attribute(text: str) -> str:
    """Return plain ``text`` for use between double quotes."""
    return escape(text).replace('"', "&quot;")
