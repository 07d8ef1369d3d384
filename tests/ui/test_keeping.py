# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys of one window: fetched behind it, brought to the keyring, and it is said where they are."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from refdesk.keyrings import Keyring
from refdesk.settings import Identity, Keeping, Paths, Settings, load_settings, save_settings
from refdesk.ui.dialogs.preference_pages.services import ServicesPage
from refdesk.ui.keeping import KeyKeeper
from refdesk.ui.preferences import Preferences
from tests.unit.test_keyrings import FULL, MODEL, NCBI, Fake

KEPT = ("refdesk", "identity.ncbi_api_key")


class Person:
    """Somebody with settings, a keyring and the page of services."""

    def __init__(self, qtbot, tmp_path):
        self.qtbot, self.fake = qtbot, Fake()
        self.paths = Paths.resolve({"REFDESK_HOME": str(tmp_path)})

    def begins(self, settings=None, environment=None):
        if settings is not None:
            save_settings(self.paths, settings, environment or {})
        loaded = load_settings(self.paths, environment or {})
        self.preferences = Preferences(
            loaded, lambda now: save_settings(self.paths, now, environment or {})
        )
        self.preferences.environment = environment or {}
        self.keeper = KeyKeeper(self.preferences, Keyring(lambda: self.fake), self.preferences)
        self.page = ServicesPage(self.preferences)
        self.qtbot.addWidget(self.page)
        self.page.changed.connect(
            lambda: self.preferences.change(self.page.applied(self.preferences.settings))
        )
        self.keeper.begin()

    @property
    def file(self):
        return self.paths.settings_file.read_text("utf-8")

    def types(self, key):
        edit = self.page.findChild(QLineEdit, "apiKeyEdit")
        edit.clear()
        self.qtbot.keyClicks(edit, key)
        edit.editingFinished.emit()

    def chooses(self, keeping):
        box = self.page.findChild(QComboBox, "keepingBox")
        box.setCurrentIndex(box.findData(keeping))

    def until(self, condition):
        self.qtbot.waitUntil(condition, timeout=3000)

    def said(self):
        return " ".join(label.text() for label in self.page.findChildren(QLabel))


@pytest.fixture
def person(qtbot, tmp_path):
    return Person(qtbot, tmp_path)


def test_keys_of_the_file_move_to_the_keyring(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    assert set(person.fake.kept.values()) == {NCBI, MODEL}
    assert MODEL not in person.file
    assert person.preferences.settings.identity.ncbi_api_key == NCBI  # and go on to be used
    assert "encrypted" in person.said()


def test_they_are_there_at_the_next_start(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    person.begins()
    person.until(lambda: person.preferences.settings.model.key == MODEL)
    assert person.page.findChild(QLineEdit, "apiKeyEdit").text() == NCBI
    assert NCBI not in person.file


def test_a_key_that_is_typed_goes_to_the_keyring(person):
    person.begins(Settings())
    assert person.fake.asked == 0  # nobody is asked to unlock anything who has no key
    person.types("typed")
    person.until(lambda: person.fake.kept.get(KEPT) == "typed")
    person.until(lambda: "typed" not in person.file)


def test_the_last_one_typed_is_kept(person):
    person.begins(Settings())
    for key in ("one", "two", "three"):
        person.types(key)
    person.until(lambda: person.fake.kept.get(KEPT) == "three")
    person.until(lambda: '"kept": "keyring"' in person.file)
    person.types("")
    person.until(lambda: KEPT not in person.fake.kept)


@pytest.mark.parametrize("trouble", ["refused", "forgets"])
def test_without_a_keyring_they_stay_in_the_file_and_that_is_said(person, trouble):
    person.fake.trouble = OSError() if trouble == "refused" else None
    person.fake.forgets = trouble == "forgets"
    person.begins(FULL)
    person.until(lambda: "No keyring answers" in person.said())
    assert NCBI in person.file


def test_a_keyring_that_fails_later_loses_nothing(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    person.fake.trouble = OSError()
    person.types("another")
    person.until(lambda: "another" in person.file)
    assert MODEL in person.file


def test_an_empty_field_that_nobody_touched_takes_nothing_away(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    gate = threading.Event()
    usual = person.fake.get_password
    person.fake.get_password = lambda *names: gate.wait(3) and usual(*names)
    person.begins()
    person.page.findChild(QLineEdit, "emailEdit").editingFinished.emit()
    gate.set()
    person.until(lambda: person.preferences.settings.identity.ncbi_api_key == NCBI)
    assert person.fake.kept[KEPT] == NCBI


def test_who_wants_them_nowhere_has_them_until_the_end(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    person.chooses("session")
    person.until(lambda: person.fake.kept == {})
    assert NCBI not in person.file
    assert person.preferences.settings.identity.ncbi_api_key == NCBI
    person.until(lambda: "forgotten" in person.said())
    person.begins()
    assert person.preferences.settings.identity.ncbi_api_key == ""


def test_who_wants_them_in_the_file_has_them_there(person):
    person.begins(FULL)
    person.until(lambda: NCBI not in person.file)
    person.chooses("file")
    assert NCBI in person.file
    person.until(lambda: person.fake.kept == {})
    person.until(lambda: "only your account may read" in person.said())


def test_what_the_environment_lends_is_kept_nowhere(person):
    environment = {"REFDESK_NCBI_API_KEY": "lent-key"}
    person.begins(replace(Settings(), identity=Identity("a@b.kr", "")), environment)
    person.types("lent-key")
    person.preferences.change(replace(person.preferences.settings, model=FULL.model))
    person.until(lambda: '"kept": "keyring"' in person.file)
    assert set(person.fake.kept.values()) == {MODEL}


def test_one_that_does_not_answer_at_the_start_is_no_obstacle(person):
    person.fake.trouble = OSError()
    person.begins(replace(Settings(), keeping=Keeping(kept="keyring")))
    person.until(lambda: "does not answer" in person.said())
    assert person.preferences.settings.keeping.kept == "keyring"


def test_a_window_of_its_own_folder_asks_no_keyring(desk):
    window = desk.open()
    window.preferences.change(replace(window.preferences.settings, identity=FULL.identity))
    assert window.preferences.key_trouble == "off"
    assert NCBI in Paths.resolve(desk.environment).settings_file.read_text("utf-8")


def test_what_is_chosen_is_said_at_once(person):
    person.begins(Settings())
    for keeping, words in (
        ("session", "forgotten"),
        ("file", "settings file"),
        ("keyring", "encrypted"),
    ):
        person.chooses(keeping)
        assert words in person.said()
