# SPDX-License-Identifier: GPL-3.0-or-later
"""``export`` and ``convert`` write papers as they are told."""

import subprocess
import sys

import pytest

from refdesk.cli.arguments import parser
from tests.end2end.program import ROOT, Program

BIB = """@article{mine2020,
  title = {Tea and {COVID}},
  author = {Müller, Ara},
  journal = {J},
  year = {2020},
  abstract = {Much.},
  annote = {My note}
}
"""
RIS = "TY  - JOUR\nAU  - Kim, Ara\nTI  - Tea\nPY  - 2020\nAB  - Much.\nER  - \n"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    program = Program(home / "home", {"REFDESK_OFFLINE": "1"})
    files = []
    for name, text in (("a.bib", BIB), ("b.ris", RIS)):
        files.append(home / name)
        files[-1].write_text(text, "utf-8")
    program("import", *files)
    return program


def test_an_export_is_written_as_it_is_told(library):
    run = library("export", "--format", "bibtex", "--fields", "none", "--latex", "--notes",
                  "--no-braces", "--key-pattern", "[auth:lower]-[year]")  # fmt: skip
    assert run.code == 0
    assert "@article{mine2020," in run.out  # set by the person
    assert "@article{kim-2020," in run.out
    assert 'M{\\"u}ller' in run.out
    assert "title = {Tea and COVID}" in run.out
    assert "annote = {My note}" in run.out
    assert "abstract" not in run.out


def test_a_pattern_that_is_none_is_said_in_a_sentence(library, tmp_path):
    run = library("export", "--key-pattern", "[wings]", "-o", tmp_path / "x.bib")
    assert run.code != 0
    assert "[wings]" in run.err
    assert not (tmp_path / "x.bib").exists()


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("export", "-o", "list.docx"), "--format"),
        (("export", "--format", "word"), "--format"),
        (("convert", "-", "list.docx"), "--to"),
    ],
)
def test_where_no_format_is_meant_all_are_named(library, tmp_path, words, option):
    run = library(*(tmp_path / w if w == "list.docx" else w for w in words), stdin=RIS)
    assert run.code == 2
    assert f"with {option}, one of bibtex, csl-json" in run.err
    assert not (tmp_path / "list.docx").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--fields", "abstract,wings"), "none of all, none, abstract"),
        (("--latex", "--unicode"), "not allowed with"),
    ],
)
def test_wrong_options_are_wrong_usage(capsys, words, said):
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(["export", *words])
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_a_conversion_takes_the_same_options(library):
    run = library("convert", "-", "-", "--to", "biblatex", "--fields", "none", "--key-pattern",
                  "auth.lower + year", stdin=RIS * 2)  # fmt: skip
    assert "@article{kim2020," in run.out
    assert "@article{kim2020a," in run.out
    assert "abstract" not in run.out


def test_a_workbook_goes_to_a_pipe_too(library):
    done = subprocess.run(
        [sys.executable, "-m", "refdesk", "export", "--format", "xlsx"],
        env=library.surroundings(), cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"PK\x03\x04")
