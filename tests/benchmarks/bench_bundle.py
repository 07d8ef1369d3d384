# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole library as one file, and back: ``dev.py bench bundle`` (10,000 papers at most).

A tenth of the papers has a full text of 100 KB, every fifth a file of 250 KB that cannot be packed.
Each step runs in a process of its own, so that its peak of memory is its own.
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory, gettempdir

from tests.benchmarks.library_fixture import library
from tests.benchmarks.rows import Row

_MOST = 10_000
_FILE, _TEXT = 250_000, 100_000
_STEPS = """
import re, sys, time
sys.argv = sys.argv[1:]
from refdesk.__main__ import main
began = time.perf_counter()
code = main()
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
print(f"measured {code} {time.perf_counter() - began} {peak}")
"""


def measure(size: int) -> Iterator[Row]:
    """Yield seconds and megabytes of each way of a bundle."""
    size = min(size, _MOST)
    scratch = Path(gettempdir()) / "refdesk-benchmarks"
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bundle-", dir=scratch) as folder:
        home = Path(folder)
        here, bundle = home / "here" / "library.sqlite", home / "all.refdesk.zip"
        here.parent.mkdir()
        copyfile(library(size), here)
        files = _furnish(here)
        said = f"{size:,} papers, {files / 1e6:,.0f} MB of files"
        new, other = home / "new" / "library.sqlite", home / "other" / "library.sqlite"
        for what, words, peak in (
            ("export", ("export", bundle, "--library", here), 200),
            ("check", ("check", bundle), 120),
            ("import as a new library", ("import", bundle, "--library", new), 150),
            ("merge into an empty one", ("import", bundle, "--merge", "--library", other), 350),
            ("merge once more", ("import", bundle, "--merge", "--library", other), 350),
        ):  # fmt: skip
            seconds, megabytes = _run(home, *map(str, words))
            yield Row(f"bundle: {what}, {said}", seconds, "s")
            yield Row(f"bundle: {what}, peak memory", megabytes, "MB", peak)
        yield Row("bundle: its size", bundle.stat().st_size / 1e6, "MB")


def _furnish(path: Path) -> int:
    """Give papers full texts and files; return the bytes of the files."""
    chance, total = random.Random(5), 0
    words = ("trial", "dose", "hazard", "arm", "liver")
    text = " ".join(chance.choice(words) for _ in range(20_000))[:_TEXT]
    packed = zlib.compress(f"<article><body><p>{text}</p></body></article>".encode())
    with closing(sqlite3.connect(path)) as connection, connection:
        ids = [i for (i,) in connection.execute("SELECT id FROM reference ORDER BY id")]
        now = "2026-01-01T00:00:00+00:00"
        for i in ids[::10]:
            row = (i, "PMC", "", f"PMC{i}.1", "", now, len(text), packed)
            connection.execute("INSERT INTO fulltext VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            found_by = (i, "", text[:20_000], "")
            connection.execute("INSERT INTO fulltext_text VALUES (?, ?, ?, ?)", found_by)
            connection.execute("UPDATE reference SET has_fulltext = 1 WHERE id = ?", (i,))
        for i in ids[::5]:
            data = b"%PDF-1.4\n" + chance.randbytes(_FILE)
            digest = sha256(data).hexdigest()
            place = f"{digest[:2]}/{digest[2:16]}/paper {i}.pdf"
            target = path.parent / "files" / place
            target.parent.mkdir(parents=True)
            target.write_bytes(data)
            total += len(data)
            columns = "(reference_id, name, path, media_type, size, sha256, added_at)"
            values = (i, f"paper {i}.pdf", place, "application/pdf", len(data), digest, now)
            connection.execute(
                f"INSERT INTO attachment {columns} VALUES (?, ?, ?, ?, ?, ?, ?)", values
            )
    return total


def _run(home: Path, *words: str) -> tuple[float, float]:
    """Run ``refdesk bundle …``; return seconds and the peak of memory in megabytes."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _STEPS, "refdesk", "bundle", *words],
        env={**os.environ, "REFDESK_HOME": str(home / "home"), "REFDESK_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    _, code, _, peak = done.stdout.splitlines()[-1].split()
    assert code == "0", done.stderr
    return time.perf_counter() - began, float(peak)
