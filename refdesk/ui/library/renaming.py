# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing another name in a line of a list."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

_EDITING = QAbstractItemView.State.EditingState


def rename_in_place(view: QAbstractItemView, index: QModelIndex) -> None:
    """Let the person type a name; one that is being typed in another line is taken as it stands."""
    if view.state() is _EDITING:
        view.setFocus(Qt.FocusReason.OtherFocusReason)  # whoever leaves an editor is done with it
    if view.state() is not _EDITING:
        view.edit(index)
