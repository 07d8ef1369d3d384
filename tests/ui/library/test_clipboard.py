# SPDX-License-Identifier: GPL-3.0-or-later
"""What is copied and dragged comes in plain, HTML, RTF and Markdown at once, italics and all."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from refdesk.documents.clip import Clip
from refdesk.ui.clipboard import CLIP_FORMATS, MARKDOWN, RTF, clip_mime
from tests.ui.conftest import Desk, paper

ITALIC = {"html": "<i>Plain Invented Reports</i>", "rtf": "{\\i Plain Invented Reports}"}


def form(mime: QMimeData, name: str) -> str:
    return bytes(mime.data(name).data()).decode()


def check_all_four(mime: QMimeData) -> None:
    assert {"Author1" in mime.text(), "Author1" in mime.html()} == {True}
    assert ITALIC["html"] in mime.html()
    for name in RTF:
        assert form(mime, name).startswith("{\\rtf1")
        assert ITALIC["rtf"] in form(mime, name)
    assert "*Plain Invented Reports*" in form(mime, MARKDOWN)


def test_copied_and_dragged_papers_come_in_every_form(desk: Desk):
    ids = desk.fill(paper(1, "Liraglutide and the kidney"), paper(2))
    window = desk.open()
    window.papers.view.select_row(0)
    QApplication.clipboard().clear()
    window.copier.bibliography(ids, "apa")
    desk.until(lambda: QApplication.clipboard().text())
    copied = QApplication.clipboard().mimeData()
    check_all_four(copied)
    assert "margin" in copied.html()  # hanging indent, set at each paragraph
    model = window.papers.model
    dragged = model.mimeData([model.index(row, 0) for row in range(model.rowCount())])
    assert set(CLIP_FORMATS) <= set(dragged.formats())
    check_all_four(dragged)


def test_a_copied_citation_comes_in_every_form_without_a_paragraph(desk: Desk):
    ids = desk.fill(paper(1))
    window = desk.open()
    QApplication.clipboard().clear()
    window.copier.in_text(ids)
    desk.until(lambda: QApplication.clipboard().text())
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == "(Author1, 1991)"
    assert "<p" not in mime.html()
    assert "\\par" not in form(mime, "text/rtf")
    assert form(mime, MARKDOWN) == "(Author1, 1991)"


@pytest.mark.parametrize("name", CLIP_FORMATS)
def test_every_form_is_the_one_that_was_made(qapp: QApplication, name: str):
    mime = clip_mime(Clip("p 신", "<html>h 신</html>", "{\\rtf1 r}", "*m* 신"))
    wanted = {"text/plain": "p 신", "text/html": "<html>h 신</html>", MARKDOWN: "*m* 신"}
    assert form(mime, name) == wanted.get(name, "{\\rtf1 r}")
