# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command started as a person starts it does what the other tests see of a fork (0026)."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.cli.arguments import parser
from tests.end2end.program import Program

RIS = "TY  - JOUR\nAU  - Kim, Ara\nTI  - Tea and sleep: 차의 효과\nPY  - 2020\nER  - \n"
WORDS = {
    "add": ("90000002", "99999999"),
    "import": ("{home}/two.ris",),
    "search": ("sleep",),
    "pubmed": ("wound healing", "--add"),
    "show": ("1", "--json"),
    "duplicates": ("--json",),
    "check": (),
    "cite": ("1", "--style", "vancouver"),
    "export": ("--format", "bibtex"),
    "highlights": (),
    "convert": ("-", "-", "--to", "csl-json"),
    "fulltext": ("tests/data/pmc/PMC10000001.1.xml",),
    "evidence": ("1", "--json"),
    "backup": ("--list",),
    "bundle": ("check", "{home}/one.ris"),
}
"""What is said to each command."""
ELSEWHERE = {"tour", "window", "self-test"}
"""Commands that no test forks."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a file, whose library has one paper."""
    home = tmp_path_factory.mktemp("home")
    for name in ("one.ris", "two.ris"):
        (home / name).write_text(RIS.replace("Tea", name), "utf-8")
    assert Program(home)("import", home / "one.ris").code == 0
    return home


@pytest.mark.parametrize(
    "command", sorted({*parser()._subparsers._group_actions[0].choices} - ELSEWHERE)
)
def test_a_process_of_its_own_does_the_same(tmp_path, server, home, command):
    told = []
    for name in ("forked", "started"):
        program = Program(tmp_path / name, server.environment)
        shutil.copytree(home, program.home)
        run = program.started if name == "started" else program
        words = [word.format(home=program.home) for word in WORDS[command]]
        done = run(command, *words, stdin=RIS)
        out, err = (text.replace(str(program.home), "") for text in (done.out, done.err))
        told.append(replace(done, out=out, err=err))
    forked, started = told
    assert started == forked
    assert started.out or started.err
