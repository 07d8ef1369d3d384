"""What the monkey does: each act is what a person does with keys and mouse, chosen by chance."""

import random
from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QTabWidget, QWidget

from tests.benchmarks.library_fixture import Papers
from tests.end2end.window import drop_on
from tests.monkey.heavy_library import CROWD_TITLE, NOTE_TITLE, PROLIFIC_FAMILY
from tests.monkey.letters import type_text
from tests.server.library import GENERATED

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
QUESTIONS = (
    "hepatocellular carcinoma", "kim", "randomized trial", "zzz", "a", "간암", "year:2001..2005",
    "tag:\"Tag 3 꼬리\"", "by:prolif", "has:pdf", "the patients with", "10.1021/J", "\"", "((", "-the",
    PROLIFIC_FAMILY, CROWD_TITLE, NOTE_TITLE,
)  # fmt: skip
FORBIDDEN = frozenset(
    {
        "actionQuit",
        "actionTour",
        "actionDelete",
        "actionEmptyTrash",
        "actionSelectAll",
        "actionTrash",
    }
)
"""Not by chance on whatever is selected: the heap would shrink away, or the monkey leave."""
KEYS = (
    "Alt+1", "Alt+2", "Alt+3", "Alt+Down", "Alt+Up", "F6", "Shift+F6", "Ctrl+F", "Ctrl+Shift+C",
    "Ctrl+Shift+A", "Ctrl+Shift+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+Tab", "Ctrl+W", "Ctrl+Shift+T", "F1",
    "Escape", "Tab", "Shift+Tab", "Space", "Return", "Ctrl+=", "Ctrl+-", "Ctrl+Shift+P", "Ctrl+,",
)  # fmt: skip


class Monkey:
    """One window and what is done to it."""

    def __init__(
        self,
        window: QMainWindow,
        chance: random.Random,
        folder: Path,
        only: Collection[str] = (),
    ) -> None:
        self.window = window
        self.chance = chance
        self._folder = folder
        self._papers = Papers()
        self._new = 3_000_000
        self.name = ""
        self.said = ""
        """What the last act was more exactly, for the trail."""
        self._acts: list[tuple[str, int, Callable[[], None]]] = [
            ("walk", 20, self.walk),
            ("jump", 6, self.jump),
            ("select some", 5, self.select_some),
            ("select all, let go", 1, self.select_all),
            ("search", 12, self.search),
            ("clear search", 5, self.clear_search),
            ("sort", 4, self.sort),
            ("go to place", 8, self.go_to_place),
            ("filter tag", 3, self.filter_tag),
            ("tab of the pane", 10, self.tab),
            ("open and close", 5, self.open_and_close),
            ("note", 3, self.note),
            ("rate and read", 4, self.rate),
            ("undo and redo", 4, self.undo),
            ("trash and back", 3, self.trash_and_back),
            ("copy", 4, self.copy),
            ("add", 3, self.add),
            ("import", 1, self.drop_file),
            ("menu at a paper", 2, self.menu_at_paper),
            ("key", 8, self.key),
            ("action", 6, self.action),
            ("click anywhere", 8, self.click_anywhere),
            ("type anywhere", 3, self.type_anywhere),
            ("size of the window", 1, self.resize),
        ]
        if only:
            self._acts = [act for act in self._acts if act[0] in only]

    def act(self) -> str:
        """Do one thing and return what it is called."""
        weights = [weight for _, weight, _ in self._acts]
        self.name, _, do = self.chance.choices(self._acts, weights)[0]
        self.said = ""
        do()
        return self.name

    @property
    def doing(self) -> str:
        """What is being done, in full."""
        return f"{self.name} {self.said}".strip()

    # Things on the screen

    def find(self, name: str) -> QWidget | None:
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        return found[0] if found else None

    @property
    def list(self) -> QAbstractItemView | None:
        found = self.find("libraryView")
        return found if isinstance(found, QAbstractItemView) else None

    def press(self, name: str) -> None:
        """Trigger an action of the window, if it can be."""
        action = self.window.findChild(QAction, name)
        if action is not None and action.isEnabled():
            action.trigger()

    def keys(self, keys: str, widget: QWidget | None = None) -> None:
        target = widget or QApplication.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(keys))

    # Acts

    def walk(self) -> None:
        if (view := self.list) is None:
            return
        view.setFocus()
        for _ in range(self.chance.randrange(1, 12)):
            QTest.keyClick(
                view, self.chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up))
            )
            QApplication.processEvents()

    def jump(self) -> None:
        if (view := self.list) is None:
            return
        keys = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        QTest.keyClick(view, self.chance.choice(keys))
        bar = view.verticalScrollBar()
        bar.setValue(self.chance.randrange(max(1, bar.maximum())))

    def select_some(self) -> None:
        if (view := self.list) is None:
            return
        for modifier in (PLAIN, SHIFT, CTRL)[: self.chance.randrange(1, 4)]:
            QTest.mouseClick(view.viewport(), LEFT, modifier, self._somewhere(view.viewport()))

    def select_all(self) -> None:
        if (view := self.list) is None:
            return
        self.press("actionSelectAll")
        QApplication.processEvents()
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, QPoint(200, 10))

    def search(self) -> None:
        if (box := self.find("searchBox")) is None:
            return
        box.setFocus()
        self.keys("Ctrl+A", box)
        self.said = self.chance.choice(QUESTIONS)
        for letter in self.said:
            type_text(box, letter)
            QApplication.processEvents()

    def clear_search(self) -> None:
        if (box := self.find("searchBox")) is not None:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    def sort(self) -> None:
        if (view := self.list) is None:
            return
        header = view.horizontalHeader()
        place = QPoint(self.chance.randrange(max(1, header.width())), header.height() // 2)
        QTest.mouseClick(header.viewport(), LEFT, PLAIN, place)

    def go_to_place(self) -> None:
        tree = self.find("collectionTree")
        if not isinstance(tree, QAbstractItemView):
            return
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home)
        for _ in range(self.chance.randrange(1, 6)):
            QTest.keyClick(tree, self.chance.choice(keys))
        if self.chance.random() < 0.5:
            QTest.mouseClick(tree.viewport(), LEFT, PLAIN, self._somewhere(tree.viewport()))

    def filter_tag(self) -> None:
        tags = self.find("tagList")
        if isinstance(tags, QAbstractItemView):
            QTest.mouseClick(tags.viewport(), LEFT, PLAIN, self._somewhere(tags.viewport()))

    def tab(self) -> None:
        tabs = self.find("detailTabs")
        if isinstance(tabs, QTabWidget):
            bar = tabs.tabBar()
            place = bar.tabRect(self.chance.randrange(tabs.count())).center()
            QTest.mouseClick(bar, LEFT, PLAIN, place)

    def open_and_close(self) -> None:
        if (view := self.list) is not None:
            QTest.mouseDClick(view.viewport(), LEFT, PLAIN, self._somewhere(view.viewport()))
        elif self.chance.random() < 0.7:
            self.press("actionCloseTab")
        else:
            self.press("actionFocusList")

    def note(self) -> None:
        self._show_tab("notesTab")
        QApplication.processEvents()
        tab = self.find("notesTab")
        if tab is None:
            return
        for editor in tab.findChildren(QWidget):
            if editor.isVisible() and editor.inherits("QPlainTextEdit"):
                editor.setFocus()
                type_text(editor, " 메모 note")
                return

    def rate(self) -> None:
        self.press(
            self.chance.choice(("actionRate3", "actionRate0", "actionMarkRead", "actionMarkUnread"))
        )

    def undo(self) -> None:
        self.press(self.chance.choice(("actionUndo", "actionUndo", "actionRedo")))

    def trash_and_back(self) -> None:
        if (view := self.list) is None:
            return
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, self._somewhere(view.viewport()))
        QApplication.processEvents()
        self.press("actionTrash")
        QApplication.processEvents()
        if self.chance.random() < 0.8:
            self.press("actionUndo")

    def copy(self) -> None:
        names = (
            "actionCopyBibliography",
            "actionCopyInText",
            "actionCopyApa",
            "actionCopyMla",
            "actionCopyKey",
        )
        if (view := self.list) is not None:  # of a few; somebody may have selected very many
            QTest.mouseClick(view.viewport(), LEFT, PLAIN, self._somewhere(view.viewport()))
            QApplication.processEvents()
        self.press(self.chance.choice(names))

    def add(self) -> None:
        if (box := self.find("addBox")) is None:
            return
        box.setFocus()
        self.keys("Ctrl+A", box)
        type_text(box, str(self.chance.choice(GENERATED)))
        QTest.keyClick(box, Qt.Key.Key_Return)

    def drop_file(self) -> None:
        self._new += 20
        lines = "".join(
            f"TY  - JOUR\nTI  - {paper.title}\nPY  - {1990 + n}\nAB  - {paper.title}\nER  - \n"
            for n, paper in enumerate(self._papers.papers(self._new, self._new + 20))
        )
        path = self._folder / "dropped.ris"
        path.write_text(lines, "utf-8")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drop_on(self.window, mime, self.window.rect().center())

    def menu_at_paper(self) -> None:
        if (view := self.list) is not None:
            place = self._somewhere(view.viewport())
            QTest.mouseClick(view.viewport(), LEFT, PLAIN, place)
            view.customContextMenuRequested.emit(place)

    def key(self) -> None:
        self.said = self.chance.choice(KEYS)
        self.keys(self.said)

    def action(self) -> None:
        actions = [
            a
            for a in self.window.findChildren(QAction)
            if a.isEnabled()
            and a.objectName().startswith("action")
            and a.objectName() not in FORBIDDEN
        ]
        chosen = self.chance.choice(actions)
        if (
            chosen.objectName().startswith(("actionShow", "actionOffline"))
            and self.chance.random() < 0.7
        ):
            return
        self.said = chosen.objectName()
        chosen.trigger()

    def click_anywhere(self) -> None:
        widgets = [w for w in self.window.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        widget = self.chance.choice(widgets)
        button = LEFT if self.chance.random() < 0.85 else RIGHT
        self.said = f"{widget.metaObject().className()} {widget.objectName()}"
        if widget.width() and widget.height():
            QTest.mouseClick(widget, button, PLAIN, self._somewhere(widget))

    def type_anywhere(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            type_text(widget, self.chance.choice(("a", "12", "kim", "?", "ㄱ")))

    def resize(self) -> None:
        self.window.resize(*self.chance.choice(((1024, 700), (1280, 800), (1600, 1000))))
        QGuiApplication.clipboard().clear()

    def tidy(self) -> None:
        """Bring things back that chance put away, and show the first of all papers.

        What is on the screen has its price, a note of 2 MB a high one: samples are taken at the same place.
        """
        self.name, self.said = "tidy", ""
        for name, on in (
            ("actionShowSide", True),
            ("actionShowDetail", True),
            ("actionOffline", False),
        ):
            action = self.window.findChild(QAction, name)
            if action is not None and action.isChecked() is not on:
                action.trigger()
        for _ in range(30):
            close = self.window.findChild(QAction, "actionCloseTab")
            if close is None or not close.isEnabled():
                break
            close.trigger()
            QApplication.processEvents()
        self.press("actionFocusList")
        self.clear_search()
        tags, tree = self.find("tagList"), self.find("collectionTree")
        if isinstance(tags, QAbstractItemView):
            tags.clearSelection()
        if isinstance(tree, QAbstractItemView):
            QTest.keyClick(tree, Qt.Key.Key_Home)
        if (view := self.list) is not None:
            QTest.keyClick(view, Qt.Key.Key_Home)
        self._show_tab("abstractTab")

    def _show_tab(self, name: str) -> None:
        tabs = self.find("detailTabs")
        if isinstance(tabs, QTabWidget):
            number = [i for i in range(tabs.count()) if tabs.widget(i).objectName() == name]
            if number:
                tabs.setCurrentIndex(number[0])

    def _somewhere(self, widget: QWidget) -> QPoint:
        return QPoint(
            self.chance.randrange(max(1, widget.width())),
            self.chance.randrange(max(1, widget.height())),
        )
