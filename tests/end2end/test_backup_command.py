# SPDX-License-Identifier: GPL-3.0-or-later
"""``backup`` and ``check --recover``, as a person types them."""

import json
from pathlib import Path

import pytest

from tests.end2end.program import Program

RIS = "TY  - JOUR\nTI  - Invented paper {n}\nAU  - Author, A\nPY  - 2001\nER  - \n"


def fill(program: Program, folder: Path, first: int, count: int) -> None:
    file = folder / "papers.ris"
    file.write_text("".join(RIS.format(n=n) for n in range(first, first + count)))
    assert program("import", file).code == 0


@pytest.fixture
def library(offline: Program, tmp_path: Path) -> Path:
    fill(offline, tmp_path, 0, 40)
    (path,) = (tmp_path / "home").rglob("library.sqlite")
    return path


def names(program: Program) -> list[str]:
    lines = program("backup", "--list", "--json").out.splitlines()
    return [json.loads(line)["name"] for line in lines]


def test_one_is_made_listed_checked_and_restored(offline: Program, library: Path, tmp_path: Path):
    assert offline("backup", "--list").out == "There are no backups.\n"
    assert "40 papers" in offline("backup").out
    (name,) = names(offline)
    fill(offline, tmp_path, 100, 60)
    assert "(60 papers fewer than now)" in offline("backup", "--list").out
    assert offline("backup", "--verify").code == 0
    refused = offline("backup", "--restore", name)
    assert refused.code == 1
    assert "holds much less than the library" in refused.err
    done = offline("backup", "--restore", name, "--yes")
    assert (done.code, done.err) == (0, "")
    (before,) = (one for one in names(offline) if one != name)
    assert before in done.out
    assert "100 papers" in offline("backup", "--list").out
    again = offline("backup", "--restore", before)
    assert again.code == 0
    assert offline("backup", "--restore", "no-such").code == 1


def test_a_damaged_backup_fails_the_check(offline: Program, library: Path):
    offline("backup")
    assert offline("check").code == 0
    (copy,) = (library.parent / "backups").glob("*.sqlite")
    with copy.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xa5" * 4096)
    done = offline("check")
    assert done.code == 1
    assert f"A backup that is not whole: {copy.name}" in done.out
    assert offline("backup", "--verify").code == 1


def test_a_damaged_library_is_recovered(offline: Program, library: Path, tmp_path: Path):
    whole = offline("check", "--recover")
    assert (whole.code, "there is nothing to recover" in whole.out) == (0, True)
    with library.open("r+b") as file:
        file.write(bytes(8192))
    refused = offline("check")
    assert refused.code == 4
    assert "check --recover" in refused.err
    aside = offline("check", "--recover", "--output", tmp_path / "new.sqlite", "--json")
    told = json.loads(aside.out)
    assert (told["papers"], told["library"]) == (40, str(tmp_path / "new.sqlite"))
    assert offline("check").code == 4
    done = offline("check", "--recover")
    assert "Papers recovered: 40" in done.out
    assert offline("check").code == 0
    assert list(library.parent.glob("library-damaged-*.sqlite"))


def test_what_is_no_library_is_not_recovered(offline: Program, tmp_path: Path):
    thesis = tmp_path / "thesis.doc"
    thesis.write_bytes(b"not a library" * 1000)
    done = offline("check", "--recover", "--library", thesis)
    assert done.code == 4
    assert "no refdesk library" in done.err
    assert thesis.read_bytes() == b"not a library" * 1000
