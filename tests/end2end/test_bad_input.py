"""Whatever goes wrong: one clear sentence, nothing lost, no traceback, the promised exit code."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from tests.end2end.program import ROOT

RIS = "TY  - JOUR\nAU  - Kim, Ara\nTI  - Tea\nPY  - 2020\nER  - \n"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<article><front/><body><p>&b;</p></body></article>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<article><front/><body><p>&x;</p></body></article>"
)


def one_sentence(err: str) -> str:
    lines = [line for line in err.splitlines() if line.strip()]
    assert len(lines) == 1, err
    assert lines[0].rstrip().endswith((".", "”."))
    return lines[0]


def test_an_unknown_pmid_is_told_and_the_others_come(refdesk):
    run = refdesk("add", "99999999", "90000002", "--no-fulltext")
    assert run.code == 1
    assert "PMID 99999999\tnot-found\tPubMed has no record of PMID 99999999." in run.out
    assert "PMID 90000002\tadded" in run.out


@pytest.mark.parametrize("text", ["hello", "10.1/x", "-", "😀", "PMC", "https://example.org/x"])
def test_what_is_no_identifier_is_told(refdesk, text):
    run = refdesk("add", "--", text)
    assert run.code == 2 or run.code == 1
    assert "is no PMID, PMCID, DOI" in run.err
    assert text in run.err


def test_offline_is_an_answer(offline):
    run = offline("add", "123")
    assert run.code == 3
    assert "PubMed was not asked: refdesk works offline." in run.out


def test_no_network_is_told(offline):
    run = offline("add", "123", REFDESK_OFFLINE="", REFDESK_URL_ALL="http://127.0.0.1:1",
                  REFDESK_RETRY_SCALE="0.001")  # fmt: skip
    assert run.code == 3
    assert "could not be reached" in run.out


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("html", "web page"),
        ("prolog-only", "broke off"),
        ("truncated-gzip", "broke off"),
        ("huge", "too large"),
        ("billion-laughs", "forbidden XML"),
        ("xxe", "forbidden XML"),
        ("reset", "could not be reached"),
    ],
)
def test_a_service_that_fails_is_never_nothing_found(refdesk, server, fault, words):
    server.fault("eutils/efetch", fault, times=None)
    run = refdesk("add", "90000002", "--no-fulltext")
    assert run.code == 3
    assert "\tfailed\t" in run.out
    assert words in run.out
    assert refdesk("search", "a").out == ""


def test_a_fault_that_passes_is_not_even_seen(refdesk, server):
    server.fault("eutils/efetch", "truncated", times=1)
    assert refdesk("add", "90000002", "--no-fulltext").code == 0


def test_a_withheld_full_text_is_told_and_the_paper_stays(refdesk):
    run = refdesk("add", "PMC10000012")
    shown = refdesk("show", "PMC10000012", "--json")
    assert run.code == 0
    assert shown.code == 0
    assert not shown.objects[0].get("fulltext")
    assert "no full text in PMC that may be downloaded" in run.err


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.xml", "<!DOCTYPE html><html><body>down</body></html>", "it is a web page"),
        ("cut.xml", '<?xml version="1.0"?>\n<!DOCTYPE article>\n', "it ends in the middle"),
        ("laughs.xml", LAUGHS, "declares XML entities"),
        ("xxe.xml", XXE, "declares XML entities"),
        ("bad.xml", "<article><body><p>one</body></article>", "line 1"),
        ("empty.xml", "", "it is empty"),
        ("none.xml", "<root/>", "it holds no article"),
    ],
)
def test_a_hostile_article_is_one_sentence(offline, tmp_path, name, content, words):
    path = tmp_path / name
    path.write_text(content)
    run = offline("fulltext", path)
    assert run.code == 1
    assert run.out == ""
    sentence = one_sentence(run.err)
    assert name in sentence
    assert words in sentence


@pytest.mark.parametrize("command", ["import", "evidence", "fulltext"])
def test_a_missing_file_is_named(offline, tmp_path, command):
    run = offline(command, tmp_path / "gone.xml")
    assert run.code == 1
    assert "gone.xml cannot be read: there is no such file." in one_sentence(run.err)


def test_a_broken_record_is_named_by_line_and_the_rest_comes(offline, tmp_path):
    path = tmp_path / "some.bib"
    path.write_text(
        "@article{a, title={One}, year={2001}}\n\n@article{b, title={Two, year={2002}\n\n"
        "@article{c, title={Three}, year={2003}}\n"
    )
    run = offline("import", path)
    assert run.code == 1
    assert "some.bib, line 3" in run.err
    found = refdesk_titles(offline)
    assert "One" in found
    assert "Three" in found


def refdesk_titles(program) -> list[str]:
    return [
        row["title"]
        for word in ("one", "three")
        for row in program("search", word, "--json").objects
    ]


def test_a_file_of_no_known_format_is_told(offline, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(bytes(range(256)) * 20)
    run = offline("import", path)
    assert run.code == 1
    assert "picture.png cannot be read: its format is not known." in run.err


def test_an_unknown_format_or_style_is_wrong_usage(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    assert offline("export", "--format", "docx").code == 2
    assert offline("import", path, "--format", "docx").code == 2
    assert offline("cite", "--input", path, "--style", "no-such-style").code == 2
    assert offline("frobnicate").code == 2


def test_an_unknown_style_is_answered_with_near_ones(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    for typed, meant in (("neurology annals", "annals-of-neurology"), ("vancuver", "vancouver")):
        run = offline("cite", "--input", path, "--style", typed)
        assert (run.code, run.out) == (2, "")
        assert f"“{typed}”" in run.err
        assert f"similar: {meant}" in one_sentence(run.err)
        assert "--style list" in run.err
    assert "similar" not in offline("cite", "1", "--style", "qzxqzxqzx").err
    assert offline("highlights", "--style", "vancuver").code == 2


def test_an_unknown_locale_is_answered_with_those_there_are(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    for command in (("cite", "--input", path), ("highlights",)):
        for locale in ("xx", "", "e", "xx-KR", "%"):
            run = offline(*command, "--locale", locale)
            assert (run.code, run.out) == (2, "")
            assert f"“{locale}”" in one_sentence(run.err)
            assert "ko-KR" in run.err
    assert offline("cite", "--input", path, "--locale", "ko").code == 0
    assert offline("cite", "--input", path, "--locale", "de-DE").code == 0


def test_a_format_without_a_place_for_files_says_so(offline, tmp_path):
    source = tmp_path / "a.ris"
    source.write_text(RIS)
    offline("import", source)
    run = offline("export", "--files", "--notes", "-o", tmp_path / "a.xlsx")
    assert run.code == 0
    assert "xlsx has no place for files: none are copied." in run.err
    assert "no place" not in offline("export", "--files", "-o", tmp_path / "a.ris2.bib").err


def test_no_papers_never_empty_a_file(offline, tmp_path):
    source, kept, new = tmp_path / "a.ris", tmp_path / "kept.bib", tmp_path / "new.bib"
    source.write_text(RIS)
    kept.write_text("@book{mine}")
    offline("import", source)
    broken = tmp_path / "broken.bib"
    broken.write_text("@article{a, title = {x")
    for command in (
        ("export", "--query", "zzzz", "-o", kept),
        ("export", "--query", "zzzz", "-o", kept, "--format", "xlsx"),
        ("convert", broken, kept),
    ):
        run = offline(*command)
        assert run.code == 1
        assert "kept.bib was not written: there are no papers to write." in run.err
        assert kept.read_text() == "@book{mine}"
    assert offline("export", "--query", "zzzz", "-o", new).code == 0


def test_a_damaged_library_is_refused_untouched(offline):
    offline.library.parent.mkdir(parents=True)
    offline.library.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    before = offline.library.read_bytes()
    run = offline("show", "1")
    assert run.code == 4
    assert "library.sqlite" in one_sentence(run.err)
    assert offline.library.read_bytes() == before


def test_a_newer_library_is_refused_untouched(offline, tmp_path):
    offline("search", "x")
    with sqlite3.connect(offline.library) as connection:
        connection.execute("PRAGMA user_version = 999999")
    connection.close()
    before = offline.library.read_bytes()
    run = offline("show", "1")
    assert run.code == 4
    assert "newer version of refdesk" in one_sentence(run.err)
    assert offline.library.read_bytes() == before


def test_a_locked_library_is_told(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    offline("search", "x")
    connection = sqlite3.connect(offline.library, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        run = offline("import", path)
    finally:
        connection.execute("ROLLBACK")
        connection.close()
    assert run.code == 4 or "another program is writing" in run.err
    assert "another program is writing" in run.err
    assert offline("import", path).code == 0


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="needs a mount of its own to be read-only for root too",
)
def test_a_read_only_folder_still_lets_you_read(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS)
    offline("import", path)
    data = offline.library.parent
    script = (
        f"mount --bind {data} {data} && mount -o remount,ro,bind {data} && "
        f'"$0" -m refdesk search Tea && "$0" -m refdesk import {path}'
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, sys.executable],
        capture_output=True, text=True, check=False, cwd=ROOT, env=offline.surroundings(),
    )  # fmt: skip
    if "permission denied" in done.stderr.lower() and "mount" in done.stderr:
        pytest.skip("this sandbox allows no mounts")
    if "mount:" in done.stderr or "unshare:" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert "Tea" in done.stdout
    assert "read-only" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_export_into_nowhere_leaves_nothing(offline, tmp_path):
    run = offline("export", "-o", tmp_path / "no" / "out.ris")
    assert run.code == 1
    assert "was not written: the folder does not exist" in one_sentence(run.err)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a small disk of its own")
def test_a_full_disk_keeps_the_old_file(offline, tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(RIS * 5)
    script = (
        f"mount -t tmpfs -o size=64k tmpfs {tmp_path}/small && cp {path} {tmp_path}/small/keep.ris"
        f' && head -c 50000 /dev/zero > {tmp_path}/small/fill; "$0" -m refdesk convert'
        f" {tmp_path}/big.ris {tmp_path}/small/keep.ris --to ris; cat {tmp_path}/small/keep.ris |"
        " head -1; ls -A " + f"{tmp_path}/small"
    )
    (tmp_path / "small").mkdir()
    (tmp_path / "big.ris").write_text(RIS.replace("Tea", "Tea " * 5000) * 4)
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, sys.executable],
        capture_output=True, text=True, check=False, cwd=ROOT, env=offline.surroundings(),
    )  # fmt: skip
    if "mount:" in done.stderr or "unshare:" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert "the disk is full" in done.stderr
    assert done.stdout.splitlines()[0].startswith("TY")
    assert set(done.stdout.split()[-2:]) == {"fill", "keep.ris"}


def test_interrupting_ends_with_130(refdesk, server):
    server.fault("eutils/efetch", "hang", times=None)
    process = subprocess.Popen(
        [sys.executable, "-m", "refdesk", "add", "90000002"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        env=refdesk.surroundings(),
    )  # fmt: skip
    asked = threading.Event()

    def watch() -> None:
        while not server.count("eutils/efetch") and process.poll() is None:
            asked.wait(0.02)
        asked.set()

    watch()
    process.send_signal(2)
    started = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert time.monotonic() - started < 5
    assert out == ""


def test_no_secret_is_printed_or_kept(refdesk, server):
    server.fault("eutils/efetch", "invalid-key", times=None)
    run = refdesk(
        "add", "90000002", REFDESK_NCBI_API_KEY="topsecret123", REFDESK_EMAIL="me@hospital.kr"
    )
    assert run.code in {1, 3}
    kept = b"".join(path.read_bytes() for path in refdesk.home.rglob("*") if path.is_file())
    for secret in ("topsecret123", "me@hospital.kr"):
        assert secret not in run.out + run.err
        assert secret.encode() not in kept
