# SPDX-License-Identifier: GPL-3.0-or-later
"""Links of texts: what they lead to can be seen, what seems to be something else is asked about."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QHelpEvent, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QPushButton, QToolTip

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.ui import browser
from refdesk.ui.bare import BareDocument
from refdesk.ui.widgets.reading import ReadingView
from tests.ui.conftest import paper


@pytest.fixture
def window(desk):
    desk.fill(paper(1))
    return desk.open()


def asked(window):
    return window.findChild(QPlainTextEdit, "linkAddress")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "smb://h/x", "javascript:x", "ms-word:x", "tel:1"]
)
def test_other_schemes_are_not_opened_and_it_is_said(desk, window, address):
    window.verbs.going.open_address(address)
    assert desk.opened == []
    assert asked(window) is None
    assert "not opened" in window.statusBar().currentMessage()


def test_a_plain_address_is_opened_at_once(desk, window):
    window.verbs.going.open_address("https://example.org/a")
    assert desk.opened == ["https://example.org/a"]


def test_an_address_that_passes_for_another_is_shown_first(desk, window, qtbot):
    window.verbs.going.open_address("https://pubmed.gov@evil.example/x")
    shown = asked(window)
    assert shown.toPlainText() == "https://pubmed.gov@evil.example/x"
    assert desk.opened == []
    dialog = shown.window()
    assert (
        dialog.findChild(QDialogButtonBox)
        .button(QDialogButtonBox.StandardButton.Cancel)
        .isDefault()
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # by habit: nothing is opened
    desk.until(lambda: not dialog.isVisible())
    assert desk.opened == []


def test_it_is_opened_by_who_wants_it(desk, window, qtbot):
    window.verbs.going.open_address("http://192.168.0.1/x")
    button = asked(window).window().findChild(QPushButton, "linkOpen")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.opened == ["http://192.168.0.1/x"]


def test_a_paper_whose_own_address_is_not_what_it_seems_is_asked_about(desk, qtbot):
    desk.fill(Reference(title="No identifiers", url="https://doi.org@evil.example/x"))
    window = desk.open()
    window.papers.view.select_row(0)
    window.verbs.going.open_web()
    assert desk.opened == []
    assert asked(window).toPlainText() == "https://doi.org@evil.example/x"


@pytest.fixture
def view(qtbot):
    made = ReadingView()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def test_words_that_name_another_server_are_asked_about(qtbot, view):
    opened = []
    view.link_opened.connect(opened.append)
    view.set_content('<p><a href="https://evil.example/x">https://<b>nejm</b>.org/x</a></p>')
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.anchorClicked.emit(QUrl("https://evil.example/x"))
    assert opened == []
    button = view.findChild(QPushButton, "linkOpen")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == ["https://evil.example/x"]


def test_the_whole_address_is_seen_before_it_is_opened(qtbot, view, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: shown.append(text))
    view.set_content('<p><a href="https://example.org/a?b=c">here</a></p>')
    place = QPoint(8, 8)
    qtbot.waitUntil(lambda: view.anchorAt(place) != "")
    QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, place))
    assert "https://example.org/a?b=c" in shown[0]


def test_the_system_is_handed_no_other_scheme(monkeypatch):
    handed = []
    monkeypatch.setattr(browser.QDesktopServices, "openUrl", lambda url: handed.append(url) or True)
    for address in ("smb://h/x", "ms-msdt:/id", "javascript:x", "data:text/html,x", "tel:1", ""):
        assert not browser.open_in_browser(QUrl(address))
    assert handed == []
    assert browser.open_in_browser(QUrl("https://example.org"))


@pytest.mark.parametrize(
    "source", ["{file}", "file://{file}", "http://127.0.0.1:9/x.png", "//host/share/x.png"]
)
def test_documents_load_nothing_that_html_names(qapp, tmp_path, source):
    picture = tmp_path / "x.png"
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.save(str(picture))
    html = f'<link rel="stylesheet" href="{picture}"><img src="{source.format(file=picture)}">'
    bare, usual = BareDocument(), QTextDocument()
    for document in (bare, usual):
        document.setHtml(html)
        document.size()
    kind = QTextDocument.ResourceType.ImageResource.value
    assert not bare.resource(kind, QUrl.fromUserInput(source.format(file=picture)))
    if source == "{file}":  # what Qt would do by itself
        assert usual.resource(kind, QUrl.fromLocalFile(str(picture)))


def test_a_scan_of_the_sources_finds_no_document_that_loads():
    for path in Path("refdesk/ui").rglob("*.py"):
        assert " QTextDocument()" not in path.read_text("utf-8"), path
        assert "setOpenExternalLinks(True)" not in path.read_text("utf-8"), path


def test_a_doi_with_signs_is_opened_at_the_resolver(desk):
    odd = Reference(title="Odd", identifiers=(Identifier(Scheme.DOI, "10.1000/a@b#c?d"),))
    desk.fill(odd)
    window = desk.open()
    window.papers.view.select_row(0)
    window.verbs.going.open_web()
    assert len(desk.opened) == 1
    assert desk.opened[0].startswith("https://doi.org/10.1000/a")
