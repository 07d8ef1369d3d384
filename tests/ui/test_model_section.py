# SPDX-License-Identifier: GPL-3.0-or-later
"""A language model is set up: presets, a list of models, a trial, and where the text goes."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from refdesk.settings import Paths, Settings
from refdesk.ui.dialogs.model_section import ModelSection
from refdesk.ui.preferences import Preferences
from refdesk.wiring import build_services
from refdesk.worker import JobRunner
from tests.server.language_model import MODELS


@pytest.fixture
def saved() -> list[Settings]:
    return []


@pytest.fixture
def preferences(saved) -> Preferences:
    return Preferences(Settings(), saved.append)


@pytest.fixture
def section(qtbot, theme, preferences, tmp_path, server):
    environment = {"REFDESK_HOME": str(tmp_path), **server.environment}
    services = build_services(Paths.resolve(environment), Settings(), environment)
    jobs = JobRunner()
    widget = ModelSection(preferences, services, jobs)
    qtbot.addWidget(widget)
    widget.resize(560, 420)
    widget.show()
    assert services._loaded is None, "nothing is loaded to build it"
    yield widget
    jobs.shutdown()
    services.close()


def part(section: QWidget, kind, name):
    return section.findChild(kind, name)


def choose(section, name: str, value: str) -> None:
    box = part(section, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def type_into(qtbot, box: QComboBox, text: str) -> None:
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), text)
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)


def click(qtbot, section, name: str) -> None:
    qtbot.mouseClick(part(section, QPushButton, name), Qt.MouseButton.LeftButton)


def result(section) -> str:
    return part(section, QLabel, "modelResult").text()


def test_an_interface_brings_its_usual_address_and_is_kept_at_once(section, saved):
    choose(section, "modelInterface", "ollama")
    assert saved[-1].model.address == "http://localhost:11434"
    choose(section, "modelInterface", "openai")
    assert saved[-1].model.address == "https://api.openai.com"
    choose(section, "modelInterface", "")
    assert saved[-1].model.interface == ""
    assert not part(section, QPushButton, "modelTest").isEnabled()


def test_an_address_of_ones_own_stays(section, saved, qtbot):
    choose(section, "modelInterface", "ollama")
    type_into(qtbot, part(section, QComboBox, "modelAddress"), "http://127.0.0.1:8080")
    choose(section, "modelInterface", "openai")
    assert saved[-1].model.address == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://localhost:11434", "does not leave it"),
        ("127.0.0.1:8080", "does not leave it"),
        ("https://api.openai.com", "api.openai.com receives the abstract"),
        ("http://192.168.0.7:11434", "is not asked"),
        ("http://127.0.0.1.evil.invalid", "is not asked"),
    ],
)
def test_it_says_where_the_text_goes(section, qtbot, address, words):
    choose(section, "modelInterface", "ollama")
    type_into(qtbot, part(section, QComboBox, "modelAddress"), address)
    assert words in part(section, QLabel, "modelWhere").text()


def test_models_are_listed_and_chosen(section, saved, qtbot):
    choose(section, "modelInterface", "ollama")
    click(qtbot, section, "modelList")
    box = part(section, QComboBox, "modelName")
    qtbot.waitUntil(lambda: box.count() == len(MODELS))
    assert saved[-1].model.name == MODELS[0]
    assert "2 model" in result(section)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert saved[-1].model.name == MODELS[1]


def test_a_trial_shows_what_the_model_says(section, qtbot, server):
    choose(section, "modelInterface", "ollama")
    type_into(qtbot, part(section, QComboBox, "modelName"), MODELS[0])
    server.model.replies = lambda text: "성인 412명이 등록되었고 평균 연령은 62.3세였다(P<0.001)."
    click(qtbot, section, "modelTest")
    qtbot.waitUntil(lambda: "It answers" in result(section))
    assert "412명" in result(section)
    assert "⚠" not in result(section)
    server.model.replies = lambda text: "성인 421명이 등록되었다."
    click(qtbot, section, "modelTest")
    qtbot.waitUntil(lambda: "421" in result(section))
    assert "no number “421”" in result(section)


def test_a_key_is_typed_unseen_and_sent(section, saved, qtbot, server):
    choose(section, "modelInterface", "openai")
    key = part(section, QLineEdit, "modelKey")
    assert key.echoMode() is not QLineEdit.EchoMode.Normal
    server.model.key = "sk-right"
    qtbot.keyClicks(key, "sk-wrong")
    click(qtbot, section, "modelList")
    qtbot.waitUntil(lambda: "does not accept the key" in result(section))
    key.clear()
    qtbot.keyClicks(key, "sk-right")
    click(qtbot, section, "modelList")
    qtbot.waitUntil(lambda: part(section, QComboBox, "modelName").count() == len(MODELS))
    assert saved[-1].model.key == "sk-right"


def test_what_goes_wrong_is_said_in_words(section, qtbot, server):
    choose(section, "modelInterface", "ollama")
    server.fault("llm", "html", times=None)
    click(qtbot, section, "modelList")
    qtbot.waitUntil(lambda: "web page instead" in result(section))
    assert part(section, QPushButton, "modelList").isEnabled()


def test_waiting_can_be_stopped(section, qtbot, server):
    choose(section, "modelInterface", "ollama")
    server.fault("llm", "hang", times=None)
    click(qtbot, section, "modelList")
    stop = part(section, QPushButton, "modelStop")
    assert stop.isVisible()
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not stop.isVisible()
    assert result(section) == ""


def test_every_control_is_named_and_follows_the_language(section, qapp):
    for control in section.findChildren(QComboBox) + section.findChildren(QLineEdit, "modelKey"):
        assert control.accessibleName()
    qapp.sendEvent(section, QEvent(QEvent.Type.LanguageChange))
    assert part(section, QPushButton, "modelTest").text() == "Test"
