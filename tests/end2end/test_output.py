# SPDX-License-Identifier: GPL-3.0-or-later
"""Where results go: files whole or as they were, links and permissions kept, output that is full."""

import os
import shlex
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.domain.annotations import Anchor, TextPart
from refdesk.settings import Paths
from refdesk.store.annotations import AnnotationStore
from refdesk.store.database import Database
from tests.end2end.program import ROOT

RIS = "TY  - JOUR\nAU  - Kim, Ara\nTI  - Tea\nPY  - 2020\nER  - \n"
posix = pytest.mark.skipif(os.name == "nt", reason="links, devices and modes of POSIX")


@pytest.fixture
def ris(tmp_path) -> Path:
    path = tmp_path / "one.ris"
    path.write_text(RIS)
    return path


def test_highlights_are_written_as_markdown_with_their_citation(offline, tmp_path, ris):
    offline("import", str(ris))
    none = offline("highlights")
    assert (none.code, none.out) == (1, "")
    assert "none of these papers" in none.err
    database = Database.open(Paths.resolve({"REFDESK_HOME": str(tmp_path / "home")}).library)
    tea = Anchor(0, "Tea *helps*")
    AnnotationStore(database).add(1, TextPart.ABSTRACT, tea, 2, "How much?")
    database.close()
    run = offline("highlights", "--query", "tea")
    assert run.code == 0
    assert "Kim, A. (2020)" in run.out
    assert "> Tea \\*helps\\*" in run.out
    assert "How much?" in run.out
    path = tmp_path / "out.md"
    assert offline("highlights", "-o", str(path)).code == 0
    assert path.read_text("utf-8") == run.out


@posix
def test_a_link_stays_a_link_and_its_file_keeps_its_permissions(offline, tmp_path, ris):
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    assert offline("convert", str(ris), str(link)).code == 0
    assert link.is_symlink()
    assert "Kim2020" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix == ".part") == []


@posix
def test_a_new_file_has_the_permissions_that_the_person_gives_to_new_files(tmp_path, ris):
    command = f"umask 027; {shlex.join(program('convert', str(ris), str(tmp_path / 'new.bib')))}"
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((tmp_path / "new.bib").stat().st_mode) == 0o640


def program(*words: str) -> list[str]:
    return [sys.executable, "-m", "refdesk", *words]


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell line with the program's own folders under ``home``."""
    environment = os.environ | {"REFDESK_HOME": str(home / "shell"), "REFDESK_OFFLINE": "1"}
    return subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, cwd=ROOT, env=environment,
        check=False, timeout=60,
    )  # fmt: skip


@posix
def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path, ris):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = f"cat {pipe} & {shlex.join(program('convert', str(ris), str(pipe), '--to', 'bibtex'))}; wait"
    done = run(command, tmp_path)
    assert "Kim2020" in done.stdout
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("export",), ("cite", "1"), ("show", "1"), ("search", "tea")])
def test_a_full_output_is_one_sentence(tmp_path, ris, words):
    command = (
        f"{shlex.join(program('import', str(ris)))} && {shlex.join(program(*words))} > /dev/full"
    )
    done = run(command, tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "refdesk: standard output was not written: the disk is full. Nothing was changed."
    )


@posix
def test_a_closed_output_is_one_sentence(tmp_path, ris):
    command = f"{shlex.join(program('import', str(ris)))} && {shlex.join(program('export'))} >&-"
    done = run(command, tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "standard output was not written" in done.stderr


def test_less_than_nothing_is_no_number_of_rows(offline):
    done = offline("search", "tea", "--limit", "-3")
    assert done.code == 2
    assert "-3 is less than nothing" in done.err


def test_an_import_into_a_locked_library_stops_at_once_with_its_code(offline, tmp_path, ris):
    assert offline("import", str(ris)).code == 0
    library = next((tmp_path / "home").rglob("library.sqlite"))
    with closing(sqlite3.connect(library)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = offline("import", str(ris), str(ris), str(ris))
    assert done.code == 4
    assert done.err.count("another program is writing to it") == 1


def test_a_dry_run_says_what_comes(offline, tmp_path):
    records = [
        RIS.replace("Tea", f"Tea {n}").replace("ER", f"DO  - 10.1000/{n}\nER") for n in range(5)
    ]
    again = records[0].replace("AU  - Kim, Ara\n", "AU  - Kim, Ara\nKW  - new\n")
    first, second = tmp_path / "first.ris", tmp_path / "second.ris"
    first.write_text("".join([*records, records[1]]))
    second.write_text("".join([*records[2:], again]))
    foreseen = offline("import", "--dry-run", str(first), str(second)).out
    done = offline("import", str(first), str(second)).out
    assert "5 added, 0 merged, 1 unchanged" in done
    assert "0 added, 1 merged, 3 unchanged" in done
    assert foreseen.replace("would be ", "") == done
    assert offline("import", "--dry-run", str(first)).out.replace("would be ", "") == (
        offline("import", str(first)).out
    )


def test_notices_that_could_not_be_asked_for_are_a_part_that_failed(refdesk, server):
    server.fault("crossref", "503", times=None)
    done = refdesk("add", "90000002")
    assert "PMID 90000002\tadded" in done.out
    assert "Crossref" in done.err
    assert done.code == 1


def test_two_names_of_one_paper_are_added_once(refdesk):
    done = refdesk("add", "90000002", "https://pubmed.ncbi.nlm.nih.gov/90000002/", "--no-fulltext")
    assert done.out.count("\tadded\t") == 1


def test_an_export_is_in_the_format_that_its_name_says(offline, tmp_path, ris):
    assert offline("import", str(ris)).code == 0
    for name, begin in (
        ("a.bib", "@article{Kim2020,"),
        ("a.ris", "TY  - JOUR"),
        ("a", "TY  - JOUR"),
    ):
        assert offline("export", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text().startswith(begin)
    assert offline("export").out.startswith("TY  - JOUR")


def test_a_list_of_identifiers_brings_the_papers_themselves(refdesk, tmp_path):
    listed = tmp_path / "pmids.txt"
    listed.write_text("90000002\nPMID: 91000001\nnonsense\n91000001\n")
    done = refdesk("import", "--format", "ids", listed)
    assert "2 added" in done.out
    assert "line 3, skipped" in done.err
    shown = refdesk("show", "91000001", "--json").objects[0]
    assert shown["title"]
    assert shown["authors"]
    assert "0 added" in refdesk("import", "--format", "ids", listed).out
