# SPDX-License-Identifier: GPL-3.0-or-later
"""``bundle``: a whole library out of one home and into another, as a person types it."""

import json

import pytest

from tests.end2end.program import Program

RECORDS = """TY  - JOUR
TI  - Tea and sleep
AU  - Kim, Min-Jun
PY  - 2021
DO  - 10.5555/tea
N1  - A note of a file
ER  - 
TY  - JOUR
TI  - Coffee and sleep
AU  - Lee, Ana
PY  - 2022
DO  - 10.5555/coffee
ER  - 
"""  # noqa: W291


@pytest.fixture
def filled(offline, tmp_path) -> Program:
    (tmp_path / "in.ris").write_text(RECORDS)
    assert offline("import", str(tmp_path / "in.ris")).code == 0
    return offline


def test_a_library_moves_to_another_home(filled, tmp_path):
    path, library = tmp_path / "mine.refdesk.zip", tmp_path / "there" / "library.sqlite"
    done = filled("bundle", "export", str(path), "--preferences")
    assert (done.code, done.out) == (0, f"{path}: 2 papers\n")
    assert filled("bundle", "check", str(path)).code == 0
    there = Program(tmp_path / "other", {"REFDESK_OFFLINE": "1"})
    done = there("bundle", "import", str(path), "--library", str(library), "--json")
    said = json.loads(done.out)
    assert (done.code, said["papers"], said["library"]) == (0, 2, str(library))
    found = there("search", "tea", "--library", str(library))
    assert "Tea and sleep" in found.out


def test_a_library_that_is_there_is_never_touched_without_a_word(filled, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    filled("bundle", "export", str(path))
    done = filled("bundle", "import", str(path))
    assert done.code == 2
    assert "--merge" in done.err
    done = filled("bundle", "import", str(path), "--merge")
    assert done.code == 0
    assert "0 added, 0 merged, 2 unchanged" in done.out


def test_one_that_is_damaged_is_refused_in_one_sentence(filled, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    filled("bundle", "export", str(path))
    path.write_bytes(path.read_bytes()[:-30])
    for words in (("check",), ("import", "--library", str(tmp_path / "new.sqlite"))):
        done = filled("bundle", words[0], str(path), *words[1:])
        assert done.code == 1
        assert done.err.count("\n") == 1
        assert done.err.startswith(f"refdesk: {path} cannot be read: ")
    assert not (tmp_path / "new.sqlite").exists()


def test_one_that_replaces_keeps_what_was_there(filled, tmp_path):
    path = tmp_path / "mine.refdesk.zip"
    filled("bundle", "export", str(path))
    (tmp_path / "more.ris").write_text(
        RECORDS.replace("10.5555/", "10.5555/more-").replace("sleep", "rest")
    )
    filled("import", str(tmp_path / "more.ris"))
    done = filled("bundle", "import", str(path), "--replace")
    assert done.code == 1
    assert "holds much less than the library" in done.err
    done = filled("bundle", "import", str(path), "--replace", "--yes")
    assert done.code == 0
    assert "what was there before is backup library-" in done.err
    assert "rest" not in filled("search", "sleep OR rest").out
