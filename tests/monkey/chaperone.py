"""Whoever stands beside the monkey: dialogs and menus that it opens are played with and closed."""

import random
import time
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from tests.monkey.letters import type_text

BEAT_MS = 150
POKES = 5
"""How often a dialog is touched before it is closed."""
LEFT = Qt.MouseButton.LeftButton
TYPED = ["간암", "cancer", "AND", '"trial"', "10.1/x", "<b>&';", "--", "\u202e0", "μ", "😀"]
UNWANTED = frozenset({"testConnectionButton", "restoreYes", "bundleReplace"})
"""What would only wait for a network, or have another library put here, for which the window closes."""


class Chaperone(QObject):
    """Looks several times a second whether something stands before the window."""

    def __init__(self, window: QWidget, chance: random.Random, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._chance = chance
        self._folder = folder
        self._touched: dict[int, int] = {}
        self._since: dict[int, float] = {}
        self.dialogs = 0
        self._beat = QTimer(self)  # one, since PySide keeps something for each "single shot"
        self._beat.setSingleShot(True)
        self._beat.timeout.connect(self._look)
        self._beat.start(BEAT_MS)

    def others(self) -> list[QWidget]:
        """Return what is open beside the window: dialogs, menus, further windows."""
        return [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self._window
        ]

    def _look(self) -> None:
        # First, since what follows may open a loop of its own; a timer does not fire within itself.
        self._beat.start(BEAT_MS)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._play_with_menu(popup)
            return
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            dialog = next((w for w in self.others() if isinstance(w, QDialog)), None)
        if dialog is None:
            self._touched.clear()
            self._since.clear()
            return
        key = id(dialog)
        number = self._touched[key] = self._touched.get(key, 0) + 1
        self._since.setdefault(key, time.monotonic())
        if number == 1:
            self.dialogs += 1
        if isinstance(dialog, QFileDialog):
            self._answer(dialog)
        elif number <= POKES and self._chance.random() < 0.8:
            self._poke(dialog)
        elif number % 2:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        elif isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()

    def _play_with_menu(self, popup: QWidget) -> None:
        if isinstance(popup, QMenu) and self._chance.random() < 0.3:
            QTest.keyClick(popup, Qt.Key.Key_Down)
        else:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
            if popup.isVisible():
                popup.close()

    def _answer(self, dialog: QFileDialog) -> None:
        if self._chance.random() < 0.5:
            dialog.reject()
            return
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        if box is not None:
            box.setText(str(self._folder / f"file-{self._chance.randrange(20)}.ris"))
            QTest.keyClick(box, Qt.Key.Key_Return)
        if dialog.isVisible():
            dialog.reject()

    def _poke(self, dialog: QWidget) -> None:
        widgets = [
            w
            for w in dialog.findChildren(QWidget)
            if w.isVisible() and w.isEnabled() and w.objectName() not in UNWANTED
        ]
        if not widgets:
            return
        widget = self._chance.choice(widgets)
        if isinstance(widget, QLineEdit):
            widget.setFocus()
            type_text(widget, self._chance.choice(TYPED))
        elif isinstance(widget, QComboBox):
            QTest.keyClick(widget, self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        elif isinstance(widget, QAbstractButton):
            QTest.mouseClick(widget, LEFT)
        else:
            target = widget.viewport() if hasattr(widget, "viewport") else widget
            at = QPoint(
                self._chance.randrange(max(1, target.width())),
                self._chance.randrange(max(1, target.height())),
            )
            QTest.mouseClick(target, LEFT, pos=at)
