"""What the tests of hands share: keys where the keyboard is, lines of a list, typing Korean."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def trigger(window, name):
    action = window.findChild(QAction, name)
    assert action.isEnabled(), name
    action.trigger()


def find(root, name, kind=QWidget):
    found = [w for w in root.findChildren(kind, name) if w.isVisible()]
    assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
    return found[0]


def focused():
    """Return the object name of what the keyboard goes to."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def press(window, keys):
    """Press keys where the keyboard is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def lines(view):
    """Return what the lines of a list say."""
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def write(box: QLineEdit, text: str) -> None:
    """Type into a field, in place of what it holds."""
    box.selectAll()
    box.del_()
    if text.isascii():
        QTest.keyClicks(box, text)
    else:
        box.insert(text)


def compose(box: QLineEdit, half: str, done: str = "") -> None:
    """Type by an input method: ``half`` is underlined and not in the field yet."""
    event = QInputMethodEvent(half, [])
    event.setCommitString(done)
    QCoreApplication.sendEvent(box, event)
    QApplication.processEvents()


def in_front(desk, window, name="libraryView"):
    """Give the window the keyboard, in a part of it."""
    window.activateWindow()
    widget = find(window, name)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.until(widget.hasFocus)
    return widget
