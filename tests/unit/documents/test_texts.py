"""Runs of text, and the forms that are text themselves: Markdown, RTF, HTML, LaTeX, plain."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from refdesk.documents.base import document_format
from refdesk.documents.clip import bibliography_clip, in_text_clip
from refdesk.documents.markdown import to_markdown
from refdesk.documents.rtf import to_rtf
from refdesk.documents.runs import Run, runs_of
from refdesk.domain.citation import Bibliography, EntryLayout
from refdesk.domain.errors import UnknownFormatError
from tests.unit.documents.lists import APA, NUMBERED, made, rendered

ROOT = Path(__file__).parents[3]


def text_of(kind: str, bibliography: Bibliography) -> str:
    return document_format(kind).write(bibliography).decode()


@pytest.mark.parametrize(
    ("fragment", "runs"),
    [
        ("a &amp; b", (Run("a & b"),)),
        ("<i>a<b>b</b></i>c", (Run("a", italic=True), Run("b", italic=True, bold=True), Run("c"))),
        (
            '<i>a <span style="font-style:normal">b</span> c</i>',
            (Run("a ", italic=True), Run("b"), Run(" c", italic=True)),
        ),
        (
            '<b>a <span style="font-weight:normal">b</span></b>',
            (Run("a ", bold=True), Run("b")),
        ),
        ("x<sup>2</sup><sub>n</sub>", (Run("x"), Run("2", raised=True), Run("n", lowered=True))),
        (
            '<a href="https://x.org/?a=1&amp;b">y</a>',
            (Run("y", href="https://x.org/?a=1&b"),),
        ),
        ('<a href="http://x.org/">y</a>', (Run("y"),)),
        ("a<br>b\tc", (Run("a\nb\tc"),)),
        ("</i>a", (Run("a"),)),
        ("", ()),
    ],
)
def test_an_entry_is_runs_of_one_look(fragment: str, runs: tuple[Run, ...]):
    assert runs_of(fragment) == runs


# Markdown


@pytest.mark.parametrize(
    ("fragment", "markdown"),
    [
        ("<i>J</i> <b>1</b>", "*J* **1**"),
        ("10<sup>9</sup>", "10<sup>9</sup>"),
        ("a*b_c [d]", "a\\*b\\_c \\[d\\]"),
        ('<a href="https://x.org/a_b">https://x.org/a_b</a>.', "<https://x.org/a_b>."),
        ('doi:<a href="https://doi.org/1">1</a>', "doi:[1](https://doi.org/1)"),
        ("1.\tRoe", "1. Roe"),
        ("&lt;script&gt;", "\\<script\\>"),
        ('<span style="font-variant:small-caps">R</span>', "R"),
    ],
)
def test_markdown_keeps_emphasis_and_escapes_the_rest(fragment: str, markdown: str):
    assert to_markdown(fragment) == markdown


def test_rtf_keeps_emphasis_and_writes_every_character():
    rtf = to_rtf(
        [
            "<i>A{b}</i> \\ 신 😀 10<sup>9</sup>",
            '<span style="font-variant:small-caps">R</span>\t<a href="https://x.org">x</a> &amp;',
        ]
    )
    assert rtf.startswith("{\\rtf1")
    assert "{\\i A\\{b\\}} \\\\ \\u-15648\\'3f \\u-10179\\'3f\\u-8704\\'3f 10{\\super 9}" in rtf
    assert "{\\scaps R}\\tab {\\field" in rtf
    assert '{\\*\\fldinst{HYPERLINK "https://x.org"}}{\\fldrslt{x}}} &\\par' in rtf
    assert rtf.isascii()
    assert rtf.count("{") - rtf.count("\\{") == rtf.count("}") - rtf.count("\\}")
    assert to_rtf(["x"]).count("\\par}") == 1


# Documents


@pytest.mark.parametrize("kind", ["html", "markdown", "text"])
@pytest.mark.parametrize("layout", [APA, NUMBERED], ids=["apa", "numbered"])
def test_title_and_every_entry_are_there_in_order(kind: str, layout: EntryLayout):
    bibliography = made(layout)
    text = text_of(kind, bibliography)
    places = [text.find(word) for word in ("References", "Roe", "Title", "Müller", "신효정")]
    assert -1 not in places
    assert places == sorted(places)


def test_plain_text_is_an_entry_a_line():
    bibliography = made(NUMBERED)
    lines = text_of("text", bibliography).split("\n")
    assert lines[0] == bibliography.title
    assert lines[3].startswith("2.\tTitle of Escherichia coli in bold")


def test_an_entry_that_begins_with_a_year_is_no_item_of_a_list():
    assert to_markdown("2021. A title") == "2021\\. A title"
    assert to_markdown("- A title") == "\\- A title"
    assert to_markdown("12.\tRoe") == "12. Roe"
    assert to_markdown("[12]\tRoe") == "\\[12\\] Roe"


def test_a_page_loads_nothing_and_names_its_language():
    page = text_of("html", made(language="ko-KR"))
    assert page.startswith('<!DOCTYPE html>\n<html lang="ko-KR">')
    assert "<title>References &amp; &lt;notes&gt;</title>" in page
    assert not re.search(r"<script|<link|src=|@import|url\(", page)
    assert set(re.findall(r'href="(\w+):', page)) == {"https"}


def test_latex_compiles_with_every_engine_as_far_as_can_be_seen_here():
    source = text_of("latex", made())
    assert source.isascii() is False  # UTF-8, not one command a letter
    assert r"\DeclareUnicodeCharacter{03B1}{\ensuremath{\alpha}}" in source
    assert r"\usepackage{kotex}" in source
    assert source.startswith("% !TeX program = xelatex")
    assert source.count("{") - source.count(r"\{") == source.count("}") - source.count(r"\}")
    assert r"P \textless{} 0.05 ≥ 10\% of \$5\_\#\textasciitilde{}\textasciicircum{}\{x\}" in source
    plain = text_of("latex", Bibliography((rendered("Roe. <i>A</i> title--so."),)))
    assert "kotex" not in plain
    assert "xelatex" not in plain
    assert r"\item Roe. \textit{A} title-{}-so." in plain


def test_a_numbered_entry_is_an_item_with_its_number_in_latex():
    assert r"\item[2.] \textit{Title of }Escherichia" in text_of("latex", made(NUMBERED))


def test_rtf_has_styles_title_paper_and_language():
    rtf = text_of("rtf", made(NUMBERED, language="ko-KR"))
    assert rtf.isascii()
    for wanted in ("heading 1;}", "Bibliography;}", r"{\info{\title References", r"\deflang1042"):
        assert wanted in rtf
    assert r"\paperw11906\paperh16838" in rtf  # A4
    assert r"\paperw12240\paperh15840" in text_of("rtf", made())  # Letter
    assert rtf.count("\\par}") == 6


def test_an_unknown_kind_of_document_is_refused():
    assert document_format("DOCX").extension == ".docx"
    with pytest.raises(UnknownFormatError):
        document_format("pdf")


# Clipboard


def test_a_clip_is_one_text_in_four_forms():
    bibliography = made(NUMBERED)
    clip = bibliography_clip(bibliography)
    assert clip.plain == "\n".join(entry.text for entry in bibliography.entries)
    assert clip.html.count("<p style=") == clip.rtf.count("\\par}") == 5
    assert clip.markdown.split("\n\n")[1].startswith("2. *Title of* Escherichia")
    assert "References" not in clip.plain + clip.html + clip.rtf + clip.markdown
    assert "text-indent:-32pt" in clip.html
    assert "mso-tab-count:1" in clip.html


def test_a_clip_of_a_citation_has_no_paragraph():
    clip = in_text_clip(rendered("(<i>Roe</i>, 2021)"))
    assert (clip.plain, clip.markdown) == ("(Roe, 2021)", "(*Roe*, 2021)")
    assert "<p" not in clip.html
    assert "\\par" not in clip.rtf
    assert "<i>Roe</i>" in clip.html
    assert "{\\i Roe}" in clip.rtf


def test_python_docx_is_not_loaded_before_a_document_is_written():
    code = "import sys, refdesk.services.citing; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
