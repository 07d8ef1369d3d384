# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be read in a window: cells, labels, everything a person sees or hears."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)


def indexes(view: QAbstractItemView) -> list[Any]:
    """Return the first-column indexes of every line of a view, children below their parents."""
    model = view.model()

    def below(parent: Any) -> Iterator[Any]:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield index
            yield from below(index)

    return list(below(view.rootIndex()))


def across(view: QAbstractItemView, index: Any) -> list[Any]:
    """Return the cells of a line. (Lists keep their number of columns to themselves.)"""
    if isinstance(view, QListView):
        return [index]
    return [index.siblingAtColumn(n) for n in range(view.model().columnCount(index.parent()))]


def place_of(view: QAbstractItemView, text: str) -> QPoint:
    """Return the middle of the cell that says ``text``, scrolled into sight."""
    for index in indexes(view):
        for cell in across(view, index):
            if cell.data() == text:
                view.scrollTo(cell)
                rect = view.visualRect(cell)
                return QPoint(rect.left() + min(40, rect.width() // 2), rect.center().y())
    raise AssertionError(f"{text!r} is not in {view.objectName()}")


def plain(text: str) -> str:
    """Return rich or plain text without markup and without doubled spaces."""
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


def words_of(widget: QWidget) -> str:
    """Return the text that a widget shows."""
    match widget:
        case QTextEdit() | QPlainTextEdit():
            return widget.toPlainText()
        case QLabel() | QAbstractButton() | QLineEdit():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QGroupBox() | QMenu():
            return widget.title()
        case QAbstractItemView():
            cells = []
            for index in indexes(widget):
                cells += [cell.data() for cell in across(widget, index)]
            return " | ".join(str(cell) for cell in cells if cell is not None)
    return " ".join(
        words
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not child.isHidden() and (words := words_of(child))
    )


def all_words(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield everything below ``root`` that a person may read or hear, with where it stands."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.window().windowType() == Qt.WindowType.Popup:
            continue  # the lists of boxes: titles of 2,800 styles
        where = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QTabWidget):
            yield from ((where, widget.tabText(number)) for number in range(widget.count()))
        elif not isinstance(widget, QMainWindow):
            yield where, words_of(widget)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            yield where, widget.placeholderText()
        yield where, widget.toolTip()
        yield where, widget.statusTip()
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield where, widget.windowTitle()
    for action in root.findChildren(QAction):
        yield f"action {action.objectName()}", action.text()
        yield f"action {action.objectName()}", action.toolTip()
    if isinstance(root, QMainWindow):
        yield "status bar", root.statusBar().currentMessage()
