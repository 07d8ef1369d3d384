# SPDX-License-Identifier: GPL-3.0-or-later
"""A text is saved whole, with where it came from; a passage is copied with what it is from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.pictures import png
from tests.ui.reader.hand import CTRL, SHIFT
from tests.ui.reader.made_article import JATS, page


def save(reader, monkeypatch, path, chosen="PDF (*.pdf)") -> list:
    asked: list = []

    def answer(parent, title, suggested, filters):
        asked.append(suggested)
        return str(path), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    QTest.mouseClick(reader.saver.button, Qt.MouseButton.LeftButton)
    return asked


def test_html_is_one_file_with_source_and_licence(reader, made, monkeypatch, tmp_path, said):
    target = tmp_path / "text.html"
    made.figures.files = {"f1.jpg": png(60, 40)}
    suggested = save(reader, monkeypatch, target)
    assert suggested[0].endswith("Velorastat & the kidney_ a trial.pdf")
    page = target.read_text("utf-8")
    assert page.index("<h1>") < page.index("Seo &amp; Ito, paper 7 [apa]") < page.index("<h2>")
    for words in (
        "Source: PMC, version 2, fetched 2026-03-02.", "(CC BY-NC).", "Not for commercial purposes",
        "© 2026 The authors", 'src="data:image/png;base64,iVBOR', "creativecommons.org",
    ):  # fmt: skip
        assert words in page
    assert '<a class="xref" href="#B1">' in page
    assert "mark:" not in page
    assert "<link" not in page
    assert "<script" not in page
    assert said == [f"Text saved to {target}"]


FRACTION = (
    "<p>As <inline-formula><mml:math xmlns:mml='http://www.w3.org/1998/Math/MathML'><mml:mfrac>"
    "<mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math></inline-formula> says.</p></sec></body>"
)


def test_the_stricter_licence_is_the_one_that_is_told(reader, monkeypatch, tmp_path):
    shown = page()
    reader.show_page(replace(shown, source=replace(shown.source, licence="CC BY-NC-ND")), 7)
    save(reader, monkeypatch, tmp_path / "text.md")
    text = (tmp_path / "text.md").read_text("utf-8")
    assert "(CC BY-NC-ND)" in text
    assert "translations must not" in text
    assert "creativecommons.org/licenses/by-nc/4.0" not in text


def test_formulas_are_drawn_in_what_is_saved(reader, monkeypatch, tmp_path):
    reader.show_page(page(JATS.replace(b"</sec></body>", FRACTION.encode())), 7)
    save(reader, monkeypatch, tmp_path / "text.html")
    saved = (tmp_path / "text.html").read_text("utf-8")
    assert saved.count("<svg ") == 1
    assert "vertical-align:-" in saved
    assert "<!--" not in saved
    save(reader, monkeypatch, tmp_path / "text.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "text.pdf"))
    text = "".join(document.getAllText(n).text() for n in range(document.pageCount()))
    assert "As " in text
    assert "(a)/(b)" not in text
    assert "a/b" not in text


def test_markdown_ends_with_source_and_licence(reader, monkeypatch, tmp_path):
    save(reader, monkeypatch, tmp_path / "text", "Markdown (*.md)")
    text = (tmp_path / "text.md").read_text("utf-8")
    assert text.startswith("# Velorastat & the kidney: a trial")
    end = text[text.index("\n---\n") :]
    assert "Seo & Ito" in end
    assert "(CC BY-NC)." in end


def test_pdf_has_pages_text_and_numbers(reader, monkeypatch, tmp_path):
    target = tmp_path / "text.pdf"
    save(reader, monkeypatch, target)
    document = QPdfDocument()
    document.load(str(target))
    assert document.pageCount() > 1
    words = document.getAllText(1).text()
    assert "Patients were seen" in words
    assert words.split()[-1] == "2"
    assert "(CC BY-NC)." in document.getAllText(0).text()
    document.close()


@pytest.mark.parametrize("ending", ["html", "pdf", "md"])
def test_what_cannot_be_written_is_said_and_leaves_nothing(
    reader, monkeypatch, tmp_path, said, ending
):
    save(reader, monkeypatch, tmp_path / "missing" / f"text.{ending}")
    assert len(said) == 1
    assert "folder" in said[0]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_saved_where_no_name_was_given(reader, monkeypatch, tmp_path, said):
    save(reader, monkeypatch, "")
    assert said == []


def test_printing_takes_the_printer_that_was_chosen(reader, tmp_path, said):
    target = tmp_path / "paper.pdf"
    reader.saver.choose_printer = lambda parent, title: None
    QTest.keyClick(reader.view, Qt.Key.Key_P, CTRL)
    assert said == []
    reader.saver.choose_printer = lambda parent, title: QPdfWriter(str(target))
    QTest.keyClick(reader.view, Qt.Key.Key_P, CTRL)
    assert said == ["Text sent to the printer."]
    document = QPdfDocument()
    document.load(str(target))
    assert "Velorastat & the kidney" in document.getAllText(0).text()
    document.close()


# Passages


def select(reader, words: str) -> None:
    found = reader.view.document().find(words, 0)
    assert not found.isNull()
    reader.view.setTextCursor(found)


def test_a_passage_is_copied_with_its_citation(reader, said):
    select(reader, "Kidney function declines")
    QTest.keyClick(reader.view, Qt.Key.Key_X, CTRL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "“Kidney function declines” (Seo & Ito, 2026)\n\nSeo & Ito"
    assert "“Kidney function declines” (Seo &amp; Ito, 7)" in data.html()
    assert said == ["Passage copied with its citation."]


def test_the_menu_offers_it_for_what_is_selected(reader, said):
    def offer():
        menu = reader.view.menu_at(QPoint(20, 20))
        return next(a for a in menu.actions() if a.objectName() == "copyPassage")

    assert not offer().isEnabled()
    select(reader, "Kidney function declines [1–4]")
    offer().trigger()
    assert QGuiApplication.clipboard().text().startswith("“Kidney function declines [1–4]” (")


def test_with_nothing_selected_it_says_what_to_do(reader, said):
    reader.view.setTextCursor(QTextCursor(reader.view.document()))
    QTest.keyClick(reader.view, Qt.Key.Key_X, CTRL | SHIFT)
    assert said == ["Select a passage to copy first."]
