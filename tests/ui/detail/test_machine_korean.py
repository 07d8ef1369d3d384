# SPDX-License-Identifier: GPL-3.0-or-later
"""From the button to the marked sentence: a language model on loopback, a real library, real jobs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from refdesk.domain.reference import Abstract, AbstractSection
from refdesk.domain.stored import StoredReference
from refdesk.settings import LanguageModel, Paths, Settings
from refdesk.ui.detail.machine_korean import MachineKorean
from refdesk.wiring import Services, build_services
from refdesk.worker import JobRunner
from tests.server.language_model import MODELS
from tests.server.server import FakeServer
from tests.ui.conftest import paper

METHODS = "In this trial, 412 adults received velorastat 20 mg or placebo for 24 weeks."
RESULTS = "Death did not differ (hazard ratio, 0.97; 95% CI, 0.61 to 1.54; P = .90)."
HONEST = {
    METHODS: "이 시험에서 성인 412명이 velorastat 20 mg 또는 위약을 24주간 투여받았다.",
    RESULTS: "사망은 차이가 없었다(위험비 0.97, 95% 신뢰구간 0.61–1.54, P=0.90).",
}
INVENTED = {
    "a changed number": (METHODS, "412명", "421명", "no number “421”"),
    "a changed unit": (METHODS, "24주간", "24개월간", "“24개월간” is not what the abstract says: “24 weeks”"),
    "another drug": (METHODS, "velorastat", "리라글루타이드", "no drug “리라글루타이드”"),
    "another word": (METHODS, "velorastat", "dapagliflozin", "no word “dapagliflozin”"),
    "a flipped sign": (RESULTS, "P=0.90", "P<0.90", "“< 0.90” is not what the abstract says"),
    "an added P value": (METHODS, "투여받았다", "투여받았다(P=0.03)", "no number “0.03”"),
    "a reversed direction": (RESULTS, "차이가 없었다", "유의하게 감소하였다", "the opposite of whether"),
}  # fmt: skip


@dataclass
class Room:
    """A widget over a real library with one paper, and the model that it asks."""

    qtbot: QtBot
    server: FakeServer
    services: Services
    jobs: JobRunner
    widget: MachineKorean
    id: int

    def button(self, name: str) -> QPushButton:
        found = self.widget.findChild(QPushButton, f"machineKorean{name}")
        assert found is not None
        return found

    def words(self, name: str) -> str:
        """Return what a label says, ``""`` where it is not shown."""
        label = self.widget.findChild(QLabel, f"machineKorean{name}")
        return label.text() if label.isVisible() else ""

    @property
    def text(self) -> str:
        view = self.widget.findChild(QTextEdit, "machineKoreanText")
        return view.toPlainText() if view.isVisible() else ""

    @property
    def underlined(self) -> list[str]:
        view = self.widget.page.text
        return [s.cursor.selectedText() for s in view.extraSelections()]

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def until(self, condition) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=5000)

    def dialog(self) -> QDialog | None:
        found = self.widget.window().findChildren(QDialog, "sendingDialog")
        return next((d for d in found if d.isVisible()), None)

    def agree(self) -> None:
        dialog = self.dialog()
        assert dialog is not None
        self.qtbot.mouseClick(
            dialog.findChild(QPushButton, "sendingSend"), Qt.MouseButton.LeftButton
        )

    def ask(self, name: str = "Button") -> None:
        """Ask, agree where that is asked for, and wait for the end."""
        self.click(name)
        if self.dialog() is not None:
            self.agree()
        self.until(lambda: not self.jobs.active)
        QApplication.processEvents()

    def show(self) -> None:
        stored = self.services.library.get(self.id)
        assert stored is not None
        self.widget.show_paper(stored)

    def reopen(self) -> MachineKorean:
        """Show the paper in a widget that knows nothing, as after a start."""
        self.widget = MachineKorean(self.services, self.jobs)
        self.qtbot.addWidget(self.widget)
        self.widget.resize(520, 500)
        self.widget.show()
        self.show()
        return self.widget


@pytest.fixture(params=["ollama", "openai"])
def interface(request) -> str:
    return request.param


@pytest.fixture
def room(qtbot, theme, tmp_path: Path, server: FakeServer) -> Iterator[Room]:
    environment = {"REFDESK_HOME": str(tmp_path), **server.environment}
    services = build_services(Paths.resolve(environment), Settings(), environment)
    sections = (AbstractSection(METHODS, "METHODS"), AbstractSection(RESULTS, "RESULTS"))
    made = replace(paper(1, "A trial"), abstracts=(Abstract(sections),))
    (number,) = services.fetch._references.add_many([made]).ids
    jobs = JobRunner()
    widget = MachineKorean(services, jobs)
    room = Room(qtbot, server, services, jobs, widget, number)
    qtbot.addWidget(widget)
    widget.resize(520, 500)
    widget.show()
    room.show()
    widget.set_model(LanguageModel("ollama", "http://localhost:11434", MODELS[0]))
    server.model.replies = HONEST.__getitem__
    yield room
    jobs.shutdown()
    services.close()


def test_nothing_is_asked_where_nobody_set_up_a_model(room):
    room.widget.set_model(LanguageModel())
    assert not room.button("Button").isVisible()
    assert "No model is set up" in room.words("Hint")
    with room.qtbot.waitSignal(room.widget.preferences_requested):
        room.click("SetUp")
    assert room.server.count("llm") == 0


def test_before_the_first_text_goes_it_is_shown_word_for_word(room):
    with room.qtbot.waitSignal(room.widget.model_changed) as caught:
        room.click("Button")
        assert room.server.count("llm") == 0
        text = room.dialog().findChild(QPlainTextEdit, "sendingText").toPlainText()
        room.agree()
    room.until(lambda: not room.jobs.active)
    for question in room.server.model.questions:
        for message in question["messages"]:
            assert message["content"] in text
    (model,) = caught.args
    assert model.seen == (room.services.beyond.machine_korean.place(model).host,)
    assert "on this computer" in _where(room)
    room.click("Again")
    assert room.dialog() is None, "once for each server"
    room.until(lambda: not room.jobs.active)


def _where(room: Room) -> str:
    found = room.widget.window().findChildren(QLabel, "sendingWhere")
    return found[-1].text() if found else "on this computer"


def test_who_does_not_agree_sends_nothing(room):
    room.click("Button")
    room.qtbot.keyClick(room.dialog(), Qt.Key.Key_Escape)
    room.until(lambda: room.dialog() is None)
    assert room.server.count("llm") == 0
    assert room.button("Button").isVisible()


def test_a_translation_stands_under_its_labels_with_who_made_it(room, interface):
    room.widget.set_model(replace(room.widget._model, interface=interface))
    room.ask()
    assert room.text.split("\n") == ["METHODS", HONEST[METHODS], "RESULTS", HONEST[RESULTS]]
    assert room.words("Mark").startswith(f"Machine-made translation: {MODELS[0]}, ")
    assert str(datetime.now(tz=UTC).astimezone().year) in room.words("Mark")
    assert "all in the abstract" in room.words("Mark")
    assert not room.underlined
    assert not room.words("Error")


@pytest.mark.parametrize("invention", INVENTED)
def test_what_a_model_invents_is_marked_with_the_reason(room, interface, invention):
    section, honest, invented, reason = INVENTED[invention]
    false = HONEST[section].replace(honest, invented)
    assert false != HONEST[section]
    room.server.model.replies = {**HONEST, section: false}.__getitem__
    room.widget.set_model(replace(room.widget._model, interface=interface))
    room.ask()
    assert room.underlined == [false]
    assert reason in room.text, "in words, not in colour alone"
    assert "⚠1" in room.text
    assert "1 sentence" in room.words("Mark")
    assert reason in room.widget.page.text.accessibleDescription()


def test_numbers_that_a_translation_leaves_out_are_noted(room):
    room.server.model.replies = {**HONEST, RESULTS: "사망은 차이가 없었다."}.__getitem__
    room.ask()
    assert "Numbers of this section that are not in the translation: 0.97, 95%, 0.61" in room.text
    assert not room.underlined


def test_a_summary_is_one_text(room):
    room.widget.set_model(replace(room.widget._model, kind="summary"))
    room.server.model.replies = lambda text: "성인 412명을 24주간 연구하였다. 사망은 차이가 없었다."
    assert "Summarise" in room.button("Button").text()
    room.ask()
    (question,) = room.server.model.questions
    assert METHODS in question["messages"][-1]["content"]
    assert RESULTS in question["messages"][-1]["content"]
    assert room.text == "성인 412명을 24주간 연구하였다. 사망은 차이가 없었다."
    assert room.words("Mark").startswith("Machine-made summary")


def test_the_text_is_seen_while_it_comes(room):
    room.server.model.pause_after = 300
    room.click("Button")
    room.agree()
    room.until(lambda: room.text.startswith("METHODS\n이 시험"))
    assert "not finished" in room.words("Mark")
    assert room.words("Progress") == "Section 1 of 2…"
    assert room.widget.window().focusWidget() is room.button("Cancel"), (
        "and keeps it while text comes"
    )
    assert not room.button("Again").isVisible()
    room.server.model.gate.set()
    room.until(lambda: not room.jobs.active)
    assert HONEST[RESULTS] in room.text


def test_who_stops_it_keeps_what_came_as_incomplete(room):
    room.server.model.pause_after = 300
    room.click("Button")
    room.agree()
    room.until(lambda: room.text.startswith("METHODS\n이 시험"))
    room.qtbot.keyClick(room.button("Cancel"), Qt.Key.Key_Space)
    room.until(room.server.model.gone.is_set)
    assert room.widget.window().focusWidget() is room.button("Again")
    assert "Incomplete: it was stopped" in room.words("State")
    assert room.text.startswith("METHODS\n이 시험")
    room.reopen()
    assert not room.text, "what is incomplete is not kept"


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("cut", "broke in the middle"),
        ("error", "reports: "),
        ("length", "length limit"),
        ("empty", "without any text"),
    ],
)
def test_what_breaks_off_is_shown_as_incomplete_and_can_be_tried_again(
    room, interface, trouble, words
):
    room.widget.set_model(replace(room.widget._model, interface=interface))
    room.server.model.trouble = trouble
    room.ask()
    assert words in room.words("Error")
    assert ("Incomplete" in room.words("State")) is bool(room.text)
    assert room.services.library.machine_texts.of(room.id, "translation") is None
    room.server.model.trouble = ""
    room.ask("Again")
    assert HONEST[RESULTS] in room.text
    assert not room.words("Error")
    assert not room.words("State")


def test_a_server_that_is_not_there_is_told_and_nothing_stands_in(room):
    room.server.fault("llm", "500", times=None)
    room.ask()
    assert "has a fault of its own" in room.words("Error")
    assert not room.text
    assert room.button("Again").text() == "Try again"


def test_a_second_section_that_fails_leaves_the_first(room):
    def reply(text: str) -> str:
        if text == RESULTS:
            room.server.model.trouble = "cut"
        return HONEST[text]

    room.server.model.replies = reply
    room.ask()
    assert HONEST[METHODS] in room.text
    assert "Incomplete" in room.words("State")


def test_what_was_written_is_there_again_without_asking(room):
    room.ask()
    asked = room.server.count("llm")
    room.services.client.offline = True
    room.services.client.sealed = True
    room.reopen()
    assert HONEST[METHODS] in room.text
    assert room.words("Mark").startswith(f"Machine-made translation: {MODELS[0]}, ")
    assert room.server.count("llm") == asked


def test_a_changed_abstract_makes_it_stale(room):
    room.ask()
    old = room.services.library.get(room.id)
    assert old is not None
    sections = (AbstractSection(METHODS.replace("412", "418"), "METHODS"),)
    changed = replace(old, reference=replace(old.reference, abstracts=(Abstract(sections),)))
    room.widget.show_paper(changed)
    assert "has changed since" in room.words("State")
    assert HONEST[METHODS] in room.text


def test_it_is_copied_with_who_made_it(room):
    room.ask()
    room.click("Copy")
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"[Machine-made translation: {MODELS[0]}")
    assert HONEST[RESULTS] in copied


def test_it_can_be_deleted(room):
    room.ask()
    room.click("Delete")
    room.until(lambda: room.button("Button").isVisible())
    assert room.services.library.machine_texts.of(room.id, "translation") is None
    assert not room.text


def test_what_a_model_says_is_never_markup(room):
    evil = '<a href="https://evil.invalid">412명</a><img src="https://evil.invalid/x"><script>1</script>'
    room.server.model.replies = {**HONEST, METHODS: evil}.__getitem__
    room.ask()
    assert evil in room.text
    assert "<a " not in room.widget.page.text.toHtml()
    assert "<img" not in room.widget.page.text.toHtml()


def test_another_paper_shows_nothing_of_it_and_the_first_goes_on(room):
    room.server.model.pause_after = 300
    room.click("Button")
    room.agree()
    room.until(lambda: bool(room.text))
    other = replace(_stored(room), id=room.id + 1)
    room.widget.show_paper(other)
    assert not room.text
    room.server.model.gate.set()
    room.until(lambda: not room.jobs.active)
    assert not room.text
    room.show()
    assert HONEST[RESULTS] in room.text


def _stored(room: Room) -> StoredReference:
    stored = room.services.library.get(room.id)
    assert stored is not None
    return stored


def test_a_korean_abstract_needs_no_model(room):
    stored = _stored(room)
    korean = Abstract((AbstractSection("배경"),), "kor")
    reference = replace(stored.reference, abstracts=(korean,), languages=("kor",))
    room.widget.show_paper(replace(stored, reference=reference))
    assert not room.button("Button").isVisible()
    assert not room.words("Hint")


def test_an_address_that_is_none_is_told_in_place(room):
    room.services.client.endpoints = type(room.services.client.endpoints)({})
    room.widget.set_model(replace(room.widget._model, address="http://"))
    room.click("Button")
    assert "is no address" in room.words("Error")


def test_every_part_has_a_name_and_the_keyboard_reaches_it(room):
    room.ask()
    for name in ("Again", "Copy", "Delete"):
        button = room.button(name)
        assert button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    view = room.widget.page.text
    assert view.accessibleName().startswith("Machine-made translation")
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_words_follow_the_language(room, qapp):
    room.ask()
    qapp.sendEvent(room.widget, QEvent(QEvent.Type.LanguageChange))
    assert room.button("Copy").text() == "Copy"
    assert HONEST[METHODS] in room.text
