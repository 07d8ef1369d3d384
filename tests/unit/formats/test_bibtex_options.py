# SPDX-License-Identifier: GPL-3.0-or-later
"""BibTeX in other manners: letters as LaTeX's commands, titles without braces."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.exporting import ExportOptions, Letters
from refdesk.domain.reference import Author, Reference
from refdesk.formats.base import format_by_id
from refdesk.formats.bibtex.latex import latex_to_plain
from refdesk.formats.bibtex.letters import in_ascii
from tests.agreement.awkward import RECORDS
from tests.agreement.carried import differences
from tests.agreement.other_programs import corpus_references
from tests.corpus import corpus
from tests.unit.formats import samples

LATEX = ExportOptions(letters=Letters.LATEX)
BARE = ExportOptions(protect_capitals=False)
MANNERS = [
    (name, options)
    for name in ("bibtex", "biblatex")
    for options in (LATEX, BARE, replace(LATEX, protect_capitals=False))
]


def written(options, *references, name="bibtex"):
    return "".join(format_by_id(name).writer(options)(references))


def read(text, name="bibtex"):
    return [record.reference for record in format_by_id(name).read(text.encode(), "x")]


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Müller", r'M{\"u}ller'), ("Ćwik", r"{\'C}wik"), ("Łódź", r"{\L}{\'o}d{\'z}"),
        ("Erdős", r"Erd{\H{o}}s"), ("Nguyễn", r"Nguy{\~{\^e}}n"), ("groß", r"gro{\ss}"),
        ("TNF-α", r"TNF-$\alpha$"), ("1990–2020", "1990--2020"), ("5 ± 2 µg", r"5 $\pm$ 2 {\textmu}g"),
        ("it’s", r"it{\textquoteright}s"), ("≥ 3", r"$\geq$ 3"), ("간암", "간암"), ("😀", "😀"),
    ],
)  # fmt: skip
def test_letters_as_commands(text, latex):
    assert in_ascii(text) == latex
    assert latex_to_plain(latex) == text


@given(st.text(st.characters(categories=("Lu", "Ll", "Sm", "Pd", "Po", "Sc")), max_size=20))
@example("\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND OXIA}")
@example("\N{DIVISION SIGN}\N{PROPORTIONAL TO}")  # two formulas side by side
def test_every_letter_comes_back(text):
    title = " ".join(text.split())
    (back,) = read(written(LATEX, Reference(title=escape(title), authors=(Author("A", "B"),))))
    (usual,) = read(
        written(ExportOptions(), Reference(title=escape(title), authors=(Author("A", "B"),)))
    )
    # Some letters of Unicode are others by definition: U+1FD3 is U+0390.
    assert unicodedata.normalize("NFC", back.title) == unicodedata.normalize("NFC", usual.title)


def test_what_is_no_text_of_latex_is_left_alone():
    (paper,) = (r for r in RECORDS if r.citation_key == "DoiUnder2024")
    odd = replace(paper, url="https://example.org/é_a%20b", extra=(("bibtex:file", ":é.pdf:PDF"),))
    text = written(LATEX, odd)
    assert "url = {https://example.org/é_a%20b}" in text
    assert "file = {:é.pdf:PDF}" in text


def test_names_are_ascii_and_titles_keep_their_braces():
    (paper,) = (r for r in RECORDS if r.citation_key == "Accent2024")
    text = written(LATEX, paper)
    author = re.search(r"author = {(.*)},", text)
    assert author is not None
    assert author[1].isascii()
    assert "{BRCA1}" in written(LATEX, replace(paper, title="Role of BRCA1"))
    assert "title = {Role of BRCA1}" in written(BARE, replace(paper, title="Role of BRCA1"))


@pytest.mark.parametrize(("name", "options"), MANNERS)
def test_all_comes_back_in_every_manner(name, options):
    everything = (*samples.ALL, *RECORDS)
    back = read(written(options, *everything, name=name), name)
    assert len(back) == len(everything)
    for before, after in zip(everything, back, strict=True):
        assert differences(name, before, after) == {}, before.citation_key


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "options"), MANNERS)
def test_records_of_pubmed_come_back_in_every_manner(name, options):
    chosen = corpus_references(corpus(), 80)
    back = read(written(options, *chosen, name=name), name)
    assert len(back) == len(chosen)
    for before, after in zip(chosen, back, strict=True):
        assert differences(name, before, after) == {}, before.citation_key
