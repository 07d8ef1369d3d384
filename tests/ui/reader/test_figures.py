# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as a person meets them: a box, then the picture in its place, then large, saved and copied."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from refdesk.domain.fulltext import FulltextSource
from refdesk.settings import Paths, Settings
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.ui.reader.figure_states import Why
from refdesk.wiring import build_services
from refdesk.worker import JobRunner
from tests.pictures import SVG, png
from tests.server.server import FakeServer
from tests.ui.conftest import paper

VERSION = "PMC10000001.1"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
WORDS = "Tumours recur in most people who do not exist, and the curve falls. "
PARAGRAPHS = "".join(f"<p>Paragraph {n}. {WORDS * 6}</p>" for n in range(12))
ARTICLE = f"""<article {XLINK}><front><article-meta><title-group><article-title>Invented
</article-title></title-group></article-meta></front><body><sec id="s"><title>Results</title>
<fig id="f1"><label>Figure 1</label><caption><p>Curves of nobody.</p></caption><graphic xlink:href="f1"/>
</fig>
<p>In the line <inline-graphic xlink:href="sign"/>.</p>{PARAGRAPHS}
<fig id="f2"><label>Figure 2</label><caption><p>More curves.</p></caption><graphic xlink:href="f2"/>
<permissions><copyright-statement>From an invented book.</copyright-statement></permissions></fig>
<fig id="f3"><label>Figure 3</label><caption><p>Lost.</p></caption><graphic xlink:href="lost"/></fig>
{PARAGRAPHS}</sec></body></article>""".encode()
FILES = {"f1.png": png(500, 300), "f2.png": png(240, 120, 200), "sign.svg": SVG}
KIND = QTextDocument.ResourceType.ImageResource.value


class Person:
    """Somebody who reads one paper, in a reader over a real library and the fake services."""

    def __init__(self, qtbot: QtBot, environment: dict[str, str]) -> None:
        self.qtbot = qtbot
        self.services = build_services(Paths.resolve(environment), Settings(), environment)
        self.jobs = JobRunner()
        added = self.services.fetch._references.add_many([paper(1, "A paper with figures")])
        (self.paper,) = added.ids
        self.reader = FulltextReader(self.services, self.jobs)
        self.view, self.figures = self.reader.view, self.reader.figures
        qtbot.addWidget(self.reader)
        self.reader.resize(560, 700)
        self.reader.show()

    def read(self, *, licence: str = "CC BY") -> "Person":
        """Open the full text and wait until it is known which pictures are there."""
        source = FulltextSource("PMC", "https://pmc.invalid/", VERSION, licence, "2026-11-20", 9000)
        self.services.fulltext.store(self.paper, ARTICLE, source)
        page = self.services.fulltext.page(self.paper)
        assert page is not None
        self.reader.show_page(page)
        self.until(lambda: self.plates)
        return self

    def until(self, condition: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def settle(self) -> None:
        self.until(lambda: not self.jobs.active)

    def close(self) -> None:
        self.reader.close()
        self.jobs.shutdown()
        self.services.close()

    @property
    def plates(self):
        return self.figures.setting.plates

    def why(self, name: str) -> Why | None:
        """Why a picture is not there; None where it is."""
        plate = self.plates[name]
        return plate.why if plate.size is None else None

    def resource(self, name: str) -> QImage:
        """What the text shows for a picture now."""
        shown = self.view.document().resource(KIND, QUrl(f"figure:/{name}"))
        return shown.toImage()

    def is_painted(self, name: str) -> bool:
        return self.resource(name).width() > 1

    def place(self, name: str) -> QPoint:
        """Return the middle of a picture in the viewport, scrolled into sight."""
        spot = next(s for s in self.figures.setting._spots if s.name == name)
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(spot.position)
        self.view.setTextCursor(cursor)
        self.view.ensureCursorVisible()
        rect = self.view.cursorRect(cursor)
        return QPoint(rect.left() + 20, rect.bottom() - 20)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.place(name))

    def large(self):
        """Return the window that shows figures large, with its picture."""
        self.until(lambda: self.reader.findChildren(QWidget, "figureWindow"))
        (found,) = self.reader.findChildren(QWidget, "figureWindow")
        self.until(lambda: found.canvas.has_picture)
        return found


@pytest.fixture
def fake(server: FakeServer) -> FakeServer:
    server.library.media[VERSION] = dict(FILES)
    return server


@pytest.fixture
def person(qtbot, theme, tmp_path, fake) -> Iterator[Person]:
    somebody = Person(qtbot, {"REFDESK_HOME": str(tmp_path), **fake.environment})
    yield somebody
    somebody.close()


def test_a_box_then_the_picture_then_large_then_saved(person, fake, tmp_path, monkeypatch):
    person.read()
    assert person.why("f1") is Why.WAITING
    assert "Curves of nobody." in person.view.text()  # the caption is there from the start
    assert person.is_painted("f1")  # the box
    box = person.resource("f1")
    person.until(lambda: person.why("f1") is None and person.resource("f1") != box)
    person.until(lambda: person.why("lost") is Why.ABSENT)
    person.settle()
    assert fake.count("pmc/") == len({a.target + a.query for a in fake.asked("pmc/")})

    person.click("f1")
    large = person.large()
    assert not large.isModal()
    caption = large.findChild(QWidget, "figureCaption").text()
    assert "Figure 1" in caption
    assert "Curves of nobody." in caption
    assert "CC BY" in large.findChild(QWidget, "figureSource").text()
    fitted = large.canvas.zoom
    for key, grows in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)):
        before = large.canvas.zoom
        QTest.keyClick(large, key)
        assert (large.canvas.zoom > before) is grows
    QTest.keyClick(large, Qt.Key.Key_1)
    assert large.canvas.zoom == 1.0
    QTest.keyClick(large, Qt.Key.Key_0)
    assert large.canvas.zoom == pytest.approx(fitted)

    QTest.keyClick(large, Qt.Key.Key_PageDown)
    person.until(lambda: large.name == "f2" and large.canvas.has_picture)
    assert "From an invented book." in large.findChild(QWidget, "figureSource").text()
    assert not large.findChild(QWidget, "figureNextButton").isEnabled()  # the lost one is not there

    target = tmp_path / "mine.png"
    suggested: list[str] = []

    def choose(_parent, _title, name, _kinds):
        suggested.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.keyClick(large, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    person.until(target.exists)
    person.settle()
    assert target.read_bytes() == FILES["f2.png"]
    assert suggested == ["PMC10000001 Figure 2.png"]
    QTest.keyClick(large, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    person.until(lambda: QGuiApplication.clipboard().image().size().width() == 240)
    QTest.keyClick(large, Qt.Key.Key_Escape)
    person.until(lambda: not person.reader.findChildren(QWidget, "figureWindow"))


def test_pictures_that_come_move_nothing_that_is_read(person, fake):
    person.read()
    bar = person.view.verticalScrollBar()
    person.until(lambda: bar.maximum() > 1500)
    text = person.view.text()
    start = text.index("Paragraph 8.")
    cursor = QTextCursor(person.view.document())
    cursor.setPosition(start)
    bar.setValue(bar.value() + person.view.cursorRect(cursor).top())
    assert person.why("f1") is Why.WAITING
    top = person.view.cursorRect(cursor).top()
    height = person.view.document().size().height()
    person.figures.fetch()
    person.until(lambda: person.why("f1") is None)
    assert person.view.document().size().height() != height
    assert abs(person.view.cursorRect(cursor).top() - top) <= 1
    assert person.view.text() == text  # not a character is another one
    assert not person.is_painted("f2") or person.why("f2") is None


def test_a_picture_is_decoded_when_it_is_about_to_be_seen(person, fake):
    person.read()
    person.figures.fetch()
    person.until(lambda: person.why("f2") is None and person.is_painted("f1"))
    assert person.resource("f2").width() == 1  # one pixel of ground, drawn as a box
    person.place("f2")
    person.until(lambda: person.resource("f2").width() >= 240)


def test_offline_is_said_and_a_click_asks_when_there_is_a_network_again(person, fake):
    person.services.client.offline = True
    person.read()
    assert person.why("f1") is Why.OFFLINE
    person.click("f1")
    assert person.why("f1") is Why.OFFLINE
    assert fake.count() == 0
    person.services.client.offline = False
    person.click("f1")
    person.until(lambda: person.why("f1") is None)


def test_a_service_that_fails_leaves_a_quiet_box_that_can_be_asked(person, fake):
    fake.fault("pmc/", "503", times=None)
    person.read()
    person.until(lambda: person.why("f1") is Why.FAILED)
    asked = fake.count()
    person.read()
    person.settle()
    assert fake.count() == asked  # not unasked again
    fake.clear()
    person.click("f1")
    person.until(lambda: person.why("f1") is None)


def test_a_manuscript_says_that_pmc_has_no_pictures_of_it(person, fake):
    person.read(licence="TDM")
    assert person.why("f1") is Why.MANUSCRIPT
    person.click("f1")
    person.settle()
    assert fake.count() == 0


def test_a_picture_is_reached_by_the_keyboard_and_its_menu(person, fake):
    person.read()
    person.figures.fetch()
    person.until(lambda: person.why("f1") is None)
    words = [a.text() for a in person.view.menu_at(person.place("f1")).actions()]
    assert {"Open large", "Save figure…", "Copy figure"} <= set(words)
    words = [a.text() for a in person.view.menu_at(person.place("lost")).actions()]
    assert "Get the figures" in words
    assert "Open large" not in words
    person.view.moveCursor(QTextCursor.MoveOperation.Start)
    person.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(person.view, Qt.Key.Key_Tab)
    QTest.keyClick(person.view, Qt.Key.Key_Return)
    large = person.large()
    assert large.name == "f1"
    canvas = large.canvas
    spot = QPointF(canvas.width() / 3, canvas.height() / 3)
    before = canvas.zoom
    wheel = QWheelEvent(
        spot, QPointF(canvas.mapToGlobal(spot)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, wheel)
    assert canvas.zoom > before


def test_in_the_dark_a_picture_stands_on_white(person, fake, theme):
    theme.choose("dark")
    try:
        person.read()
        person.figures.fetch()
        person.until(lambda: person.resource("f1").height() > 200)
        assert person.view.palette().base().color().lightness() < 128
        assert person.resource("f1").pixelColor(2, 2).lightness() == 255
    finally:
        theme.choose("light")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n and no more", Why.UNREADABLE),
        (SVG.replace(b"<rect", b"<script/><rect"), Why.REFUSED),
    ],
)
def test_what_cannot_be_shown_says_so(person, data, why):
    folder = person.services.database.path.parent / "figures" / VERSION
    folder.mkdir(parents=True)
    (folder / ("f1.png" if why is Why.UNREADABLE else "f1.svg")).write_bytes(data)
    person.services.client.offline = True
    person.read()
    assert person.why("f1") is why
