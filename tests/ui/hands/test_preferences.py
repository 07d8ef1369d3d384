"""The preferences: pages, words that find a setting, choices that take effect at once."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QWidget

from refdesk.settings import TEXT_SIZES
from tests.ui.hands.driver import find, focused, in_front, trigger, write


@pytest.fixture
def dialog(desk):
    window = desk.open()
    before = window.preferences.settings
    in_front(desk, window, "addBox")
    trigger(window, "actionPreferences")
    dialog = find(window, "preferencesDialog")
    yield dialog
    if shiboken6.isValid(dialog):
        dialog.reject()
    window.preferences.change(before)


def shown(dialog):
    """Return the settings that are seen, by object name."""
    names = (
        *("languageChooser", "themeChooser", "densityChooser", "textSizeChooser", "fontChooser"),
        *("fontSize", "widthChooser", "pageChooser", "preferredStyle", "localeChooser"),
        *("filePattern", "emailEdit", "apiKeyEdit", "offlineBox", "shortcutTable"),
    )
    return [name for name in names if dialog.findChild(QWidget, name).isVisible()]


def pages(dialog):
    widget = find(dialog, "preferencesPages", QListWidget)
    return [
        widget.item(row).text() for row in range(widget.count()) if not widget.item(row).isHidden()
    ]


def texts(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_page_at_a_time(dialog):
    assert shown(dialog) == ["languageChooser", "themeChooser", "densityChooser", "textSizeChooser"]
    widget = find(dialog, "preferencesPages", QListWidget)
    QTest.keyClick(dialog.findChild(QLineEdit, "preferencesSearch"), Qt.Key.Key_Down)
    assert focused() == "preferencesPages"
    QTest.keyClick(widget, Qt.Key.Key_Down)
    assert shown(dialog) == ["fontChooser", "fontSize", "widthChooser", "pageChooser"]


def test_words_find_labels_explanations_and_choices(dialog):
    search = find(dialog, "preferencesSearch", QLineEdit)
    write(search, "crossref")
    assert shown(dialog) == ["emailEdit"]
    assert pages(dialog) == ["Services"]
    assert ">Crossref</span>" in texts(dialog)
    write(search, "contrast")
    assert shown(dialog) == ["themeChooser"]  # as something to choose
    write(search, "line compact")
    assert shown(dialog) == ["densityChooser"]
    write(search, "merge")
    assert shown(dialog) == ["shortcutTable"]  # a key is a setting too
    write(search, "offline network")
    assert shown(dialog) == ["emailEdit", "apiKeyEdit", "offlineBox"]  # by what people call it
    write(search, "services")
    assert shown(dialog) == ["emailEdit", "apiKeyEdit", "offlineBox"]
    write(search, "zzqqxx")
    assert shown(dialog) == []
    assert "zzqqxx" in find(dialog, "preferencesNothing", QLabel).text()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # the field is emptied first
    assert shown(dialog) == ["languageChooser", "themeChooser", "densityChooser", "textSizeChooser"]
    assert "</span>" not in texts(dialog)


def test_enter_in_the_field_closes_nothing(dialog):
    QTest.keyClick(find(dialog, "preferencesSearch"), Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("chooser", "value", "setting"),
    [
        ("themeChooser", "contrast-dark", "theme"),
        ("densityChooser", "comfortable", "density"),
        ("textSizeChooser", 125, "text_size"),
        ("fontChooser", "sans", "reading_font"),
        ("widthChooser", "wide", "reading_width"),
    ],
)
def test_a_choice_takes_effect_at_once(dialog, chooser, value, setting):
    box = dialog.findChild(QComboBox, chooser)
    box.setCurrentIndex(box.findData(value))
    assert getattr(dialog.parentWidget().preferences.settings.appearance, setting) == value


def test_every_theme_and_size_is_offered(dialog):
    themes = dialog.findChild(QComboBox, "themeChooser")
    assert [themes.itemData(n) for n in range(themes.count())] == [
        *("system", "light", "dark", "contrast-light", "contrast-dark"),
    ]
    sizes = dialog.findChild(QComboBox, "textSizeChooser")
    assert tuple(sizes.itemData(n) for n in range(sizes.count())) == TEXT_SIZES


def test_what_is_being_typed_is_kept_when_it_closes(dialog):
    dialog.show_page("services")
    field = find(dialog, "emailEdit", QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "someone@hospital.org")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert dialog.parentWidget().preferences.settings.identity.email == "someone@hospital.org"


def test_it_speaks_another_language_at_once_and_keeps_what_is_looked_for(desk, dialog):
    language = dialog.findChild(QComboBox, "languageChooser")
    write(find(dialog, "preferencesSearch", QLineEdit), "pubmed")
    language.setCurrentIndex(language.findData("ko"))
    desk.until(lambda: dialog.windowTitle() == "환경설정")
    assert shown(dialog) == ["apiKeyEdit", "shortcutTable"]


def test_scrolling_over_a_chooser_changes_nothing(dialog):
    box = find(dialog, "themeChooser", QComboBox)
    before = box.currentIndex()
    center = box.rect().center()
    wheel = QWheelEvent(
        QPointF(center), QPointF(box.mapToGlobal(center)), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == before
