# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window in a person's hands: found by object name, driven by keys, mouse, drag and drop."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMainWindow,
    QTabWidget,
    QWidget,
)

from refdesk.app import open_window
from refdesk.settings import Paths
from refdesk.ui.library.columns import Column
from tests.end2end.window_words import indexes, place_of, plain, words_of
from tests.server.server import FakeServer

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE_MS = 10_000
"""How long a person waits for anything here; everything is on loopback."""

TABS = ("abstractTab", "fulltextTab", "picoTab", "citationsTab", "relatedTab", "notesTab")


def until(condition: Callable[[], Any], what: str = "", timeout: int = PATIENCE_MS) -> None:
    """Let the window live until ``condition`` holds."""
    end = time.monotonic() + timeout / 1000
    while not condition():
        assert time.monotonic() < end, what or "waited in vain"
        live(5)


def live(milliseconds: int) -> None:
    """Let the window live for a while. ``QTest.qWait`` would keep the interpreter from its threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as qWait does


@dataclass
class Hand:
    """What one person does to one window. Everything is found by the names of the contract."""

    window: QMainWindow
    opened: list[str]
    """Addresses that went to the browser."""

    # Finding

    def find(self, name: str, root: QWidget | None = None) -> Any:
        """Return the widget of this name; the text of a tab, while one is read, before the pane's."""
        found = (root or self.window).findChildren(QWidget, name)
        if len(found) > 1:
            found = [widget for widget in found if widget.isVisible()] or found[:1]
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def shown(self, name: str) -> bool:
        """Whether a widget of this name is there to see."""
        return any(w.isVisible() for w in self.window.findChildren(QWidget, name))

    def action(self, name: str) -> QAction:
        found = self.window.findChildren(QAction, name)
        assert len(found) == 1, f"{len(found)} actions are called {name}"
        return found[0]

    def text(self, name: str) -> str:
        """Return what a widget says, as plain text."""
        return plain(words_of(self.find(name)))

    @property
    def status(self) -> str:
        """What the status bar says."""
        return self.window.statusBar().currentMessage()

    @property
    def clipboard(self) -> QMimeData:
        return QGuiApplication.clipboard().mimeData() or QMimeData()

    def clipboard_text(self) -> str:
        return self.clipboard.text()

    def focused(self) -> str:
        """Return the object name of what the keyboard goes to."""
        widget = self.window.focusWidget()
        return widget.objectName() if widget else ""

    # Keys and mouse

    def keys(self, keys: str | QKeySequence, name: str = "") -> None:
        """Press keys where the keyboard is, or at a widget."""
        if QApplication.activeWindow() is None:  # a window manager does this after a dialog
            self.window.activateWindow()
            until(self.window.isActiveWindow)
        target = self.find(name) if name else (self.window.focusWidget() or self.window)
        QTest.keySequence(target, QKeySequence(keys))

    def type(self, name: str, text: str, *, enter: bool = False) -> None:
        """Type into a box, in place of what it holds."""
        box = self.find(name)
        self.click(name)
        box.selectAll()
        if text:
            QTest.keyClicks(box, text)
        else:
            QTest.keyClick(box, Qt.Key.Key_Delete)
        if enter:
            QTest.keyClick(box, Qt.Key.Key_Return)

    def paste(self, name: str, text: str) -> None:
        """Put text on the clipboard and press Ctrl+V in a box."""
        QGuiApplication.clipboard().setText(text)
        self.click(name)
        self.keys(QKeySequence.StandardKey.Paste, name)

    def click(self, name: str, root: QWidget | None = None) -> None:
        """Click a widget that is in sight and can be clicked."""
        widget = self.find(name, root)
        assert widget.isVisible(), f"{name} is not to be seen"
        assert widget.isEnabled(), f"{name} is disabled"
        viewport = widget.viewport() if hasattr(widget, "viewport") else widget
        QTest.mouseClick(viewport, LEFT, pos=viewport.rect().center())

    def click_item(
        self, name: str, text: str, *, modifier: Qt.KeyboardModifier = PLAIN, double: bool = False
    ) -> None:
        """Click the line with this text in a list, tree or table."""
        view = self.find(name)
        at = place_of(view, text)
        QTest.mouseClick(view.viewport(), LEFT, modifier, at)
        if double:
            QTest.mouseDClick(view.viewport(), LEFT, modifier, at)

    def menu(self, name: str) -> None:
        """Choose an action from the menu bar."""
        action = self.action(name)
        entries = [a for top in self.window.menuBar().actions() for a in top.menu().actions()]
        assert action in entries, f"{name} is in no menu"
        assert action.isEnabled(), f"{name} is disabled"
        action.trigger()

    def tab(self, name: str) -> QWidget:
        """Click a tab of the detail pane."""
        tabs: QTabWidget = self.find("detailTabs")
        bar = tabs.tabBar()
        number = next(i for i in range(tabs.count()) if tabs.widget(i).objectName() == name)
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(number).center())
        assert tabs.currentWidget().objectName() == name
        return tabs.currentWidget()

    # Drag and drop

    def drop(self, mime: QMimeData, name: str = "", at: QPoint | None = None) -> bool:
        """Drag something in from outside and let go over a widget; return whether it was taken."""
        target = self.find(name) if name else self.window
        target = target.viewport() if hasattr(target, "viewport") else target
        return drop_on(target, mime, at or target.rect().center())

    def carry(self, text: str, name: str, onto: str, monkeypatch: Any) -> bool:
        """Drag the paper called ``text`` out of the list onto a line of another view."""
        mime = self.drag_out(text, monkeypatch)
        view = self.find(name)
        return drop_on(view.viewport(), mime, place_of(view, onto))

    def drag_out(self, text: str, monkeypatch: Any) -> QMimeData:
        """Press on a paper, move, and return what the drag carries."""
        view = self.find("libraryView")
        carried: list[QMimeData] = []
        monkeypatch.setattr("PySide6.QtGui.QDrag.exec", lambda *_: Qt.DropAction.IgnoreAction)
        monkeypatch.setattr("PySide6.QtGui.QDrag.setMimeData", lambda _, mime: carried.append(mime))
        at = place_of(view, text)
        QTest.mousePress(view.viewport(), LEFT, pos=at)
        for step in (4, 12, 24):
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(at + QPoint(step, step)),
                QPointF(view.viewport().mapToGlobal(at + QPoint(step, step))),
                LEFT,
                LEFT,
                PLAIN,
            )
            QApplication.sendEvent(view.viewport(), move)
        QTest.mouseRelease(view.viewport(), LEFT, pos=at)
        assert carried, "nothing was dragged"
        return carried[0]

    # Papers

    def column(self, name: str) -> int:
        """Return the number of a column of the list, whatever language its header speaks."""
        return int(Column[name.upper()])

    def cells(self, header: str = "Title") -> list[str]:
        """Return what a column of the list says, from the top."""
        model, column = self.find("libraryView").model(), self.column(header)
        return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]

    def selected(self) -> list[str]:
        """Return the titles of the selected papers."""
        rows = self.find("libraryView").selectionModel().selectedRows(self.column("Title"))
        return [str(index.data()) for index in sorted(rows, key=lambda index: index.row())]

    def select(self, *titles: str) -> None:
        """Click papers; the second and further ones with Ctrl held."""
        for number, title in enumerate(titles):
            self.click_item("libraryView", title, modifier=CTRL if number else PLAIN)
        until(lambda: len(self.selected()) == len(titles))
        if len(titles) == 1:
            until(lambda: self.title() == plain(self.selected()[0]))

    def title(self) -> str:
        """Return the whole title in the detail pane; a long one is folded on the screen."""
        return plain(self.find("titleLabel").accessibleName())

    def dialog(self, name: str) -> Any:
        """Return a dialog once it is there and has the keyboard."""
        until(lambda: self.shown(name), f"no {name}")
        dialog = self.find(name)
        until(lambda: QApplication.activeWindow() is dialog, f"{name} has no keyboard")
        return dialog

    def add(self, *identifiers: str) -> None:
        """Add papers through the box and wait until all is done that this starts."""
        before = len(self.cells()) if self.shown("libraryView") else 0
        self.paste("addBox", "\n".join(identifiers))
        self.keys("Return", "addBox")
        until(lambda: len(self.cells()) == before + len(identifiers), "papers did not come")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs any more. (The one thing here that has no name on the screen.)"""
        until(lambda: not self.window.jobs.active, "something runs on and on")
        QApplication.processEvents()

    def jobs(self) -> list[str]:
        """Return the lines of the list of jobs."""
        model = self.find("jobList").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def places(self) -> list[str]:
        """Return every line of the tree of places."""
        return [index.data() for index in indexes(self.find("collectionTree"))]

    def rename_in_place(self, name: str) -> None:
        """Type a name into the editor that is open in the tree of places."""
        tree = self.find("collectionTree")
        until(lambda: tree.findChildren(QLineEdit), "no name can be typed")
        (editor,) = tree.findChildren(QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        until(lambda: name in self.places())
        self.settle()

    def make_collection(self, name: str) -> None:
        """Make a collection from the menu and type its name."""
        self.menu("actionNewCollection")
        self.rename_in_place(name)

    def close(self) -> None:
        """Close the window as with its button."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class Desk:
    """A home folder on which windows are opened, one after the other."""

    home: Path
    environment: dict[str, str]
    opened: list[str] = field(default_factory=list)
    hands: list[Hand] = field(default_factory=list)

    def speak(self, language: str) -> None:
        """Choose a language before a window opens, so that no test hangs on the machine's own."""
        file = Paths.resolve(self.environment).settings_file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"appearance": {"language": language}}), "utf-8")

    def open(self) -> Hand:
        """Open the real window and wait until it shows the library."""
        window = open_window(
            None, self.environment, lambda url: self.opened.append(QUrl(url).toString())
        )
        hand = Hand(window, self.opened)
        self.hands.append(hand)
        window.activateWindow()
        papers = hand.find("libraryView").model()
        until(lambda: hand.shown("startPage") or papers.rowCount(), "no list")
        return hand

    def reopen(self) -> Hand:
        """Close the window and open another one on the same home."""
        self.hands.pop().close()
        hand = self.open()
        hand.settle()
        return hand


def desk_on(home: Path, server: FakeServer) -> Iterator[Desk]:
    """Yield a desk with the fake services; its windows are closed afterwards."""
    desk = Desk(home, {"REFDESK_HOME": str(home), **server.environment})
    desk.speak("en")
    yield desk
    for hand in desk.hands:
        hand.close()


# Things that are dragged in, and answers to dialogs


def drop_on(target: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drag in, move and let go, as the window system would tell it; Qt finds who takes it."""
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, mime, LEFT, PLAIN)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, copy, mime, LEFT, PLAIN)
    move.accept()  # as Qt does once the enter event was accepted
    QApplication.sendEvent(target, move)
    if not move.isAccepted():
        return False
    drop = QDropEvent(QPointF(at), copy, mime, LEFT, PLAIN)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()


def files(*paths: Path) -> QMimeData:
    """Return what a file manager drags."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def texts(text: str) -> QMimeData:
    """Return what a text editor drags."""
    mime = QMimeData()
    mime.setText(text)
    return mime


def answer_file_dialog(paths: Sequence[Path], seen: list[str]) -> None:
    """When the next file dialog comes up, type these paths into it and press Enter."""
    watch = QTimer(QApplication.instance())

    def answer() -> None:
        dialog = next(
            (
                w
                for w in QApplication.topLevelWidgets()
                if isinstance(w, QFileDialog) and w.isVisible()
            ),
            None,
        )
        if dialog is None:
            return
        watch.stop()
        watch.deleteLater()
        seen.append(dialog.windowTitle())
        box = dialog.findChild(QLineEdit, "fileNameEdit")
        assert box is not None
        box.setText(" ".join(f'"{path}"' for path in paths))
        QTest.keyClick(box, Qt.Key.Key_Return)
        if dialog.isVisible():  # nothing was typed that it takes
            dialog.reject()

    watch.timeout.connect(answer)
    watch.start(20)
