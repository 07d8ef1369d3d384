"""A library that is heavier than anybody's: the load that the program is held to.

A million synthetic papers (or as many as asked), 20,000 collections ten deep, 5,000 tags, 50,000
attachments, an author with 10,000 papers, a paper with 3,000 authors, notes of 2 MB.
"""

import hashlib
import json
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copy, copytree, rmtree

from refdesk.domain.reference import Author, Reference
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.benchmarks.library_fixture import BATCH, Papers, library

COLLECTIONS, TAGS, ATTACHMENTS = 20_000, 5_000, 50_000
PROLIFIC, CROWD, NOTE_BYTES, NOTES = 10_000, 3_000, 2_000_000, 5
PROLIFIC_FAMILY = "Prolificson"
CROWD_TITLE = "A collaboration of three thousand authors"
NOTE_TITLE = "A paper with a note of two megabytes"
_NOW = "2026-01-28T12:00:00+00:00"
_PDF = b"%%PDF-1.4\n%% attachment %d\n%%%%EOF\n"


def heavy_library(papers: int, folder: Path) -> Path:
    """Return a library of its own in ``folder``.

    With fewer papers than a million there is as much less of everything else. It is built once and
    copied; the attachments, which nobody changes, are linked.
    """
    plain = library(papers)
    kept = plain.with_name(f"heavy-{plain.stem}")
    if not kept.exists():
        building = plain.with_name(f"{kept.name}.building")
        rmtree(building, ignore_errors=True)
        _build(plain, papers, building)
        building.rename(kept)
    folder.mkdir(parents=True, exist_ok=True)
    copytree(kept / "files", folder / "files", copy_function=os.link)
    return Path(copy(kept / "library.sqlite", folder / "library.sqlite"))


def _build(plain: Path, papers: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    path = folder / "library.sqlite"
    copy(plain, path)
    share = min(1.0, papers / 1_000_000)
    database = Database.open(path)
    store = ReferenceStore(database)
    odd = list(_odd_papers(max(20, int(PROLIFIC * share))))
    added: list[int] = []
    for start in range(0, len(odd), BATCH):
        added += store.add_many(odd[start : start + BATCH]).ids
    note = ("참고 note with **words** and 한글 " * (NOTE_BYTES // 40))[:NOTE_BYTES]
    for reference_id in added[1 : 1 + NOTES]:
        store.set_note(reference_id, note)
    database.close()
    with closing(sqlite3.connect(path)) as connection:
        _organise(connection, share, papers)
        _attach(connection, path.parent / "files", max(50, int(ATTACHMENTS * share)), papers)


def _odd_papers(prolific: int) -> Iterator[Reference]:
    made = Papers()
    crowd = tuple(
        Author(family=f"Member{n:04}", given="Min", initials="M", affiliations=("Somewhere.",))
        for n in range(CROWD)
    )
    yield replace(made.paper(5_000_000), title=CROWD_TITLE, authors=crowd)
    for n in range(NOTES):
        yield replace(made.paper(5_100_000 + n), title=f"{NOTE_TITLE}, number {n}")
    one = Author(family=PROLIFIC_FAMILY, given="Anna", initials="A")
    for n in range(prolific):
        paper = made.paper(6_000_000 + n)
        yield replace(paper, authors=(one, *paper.authors))


def _organise(connection: sqlite3.Connection, share: float, papers: int) -> None:
    """Collections and tags; half the papers lie in one and bear two, as people's do unevenly."""
    chance = random.Random(7)
    collections, tags = max(20, int(COLLECTIONS * share)), max(10, int(TAGS * share))
    connection.executemany(
        "INSERT INTO collection (id, parent_id, name, created_at) VALUES (?, ?, ?, ?)",
        (
            (
                n,
                None if n <= 40 else chance.randrange(max(1, n // 8), max(2, n // 3)),
                f"Topic {n} 주제",
                _NOW,
            )
            for n in range(1, collections + 1)
        ),
    )
    connection.executemany(
        "INSERT INTO tag (id, name, key, colour) VALUES (?, ?, ?, '')",
        ((n, f"Tag {n} 꼬리", f"tag {n} 꼬리") for n in range(1, tags + 1)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO collection_reference VALUES (?, ?, ?)",
        ((1 + int(collections * chance.random() ** 3), n, _NOW) for n in range(1, papers, 2)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO reference_tag VALUES (?, ?)",
        ((1 + int(tags * chance.random() ** 3), n) for n in range(1, papers, 2) for _ in range(2)),
    )
    connection.commit()


def _attach(connection: sqlite3.Connection, files: Path, count: int, papers: int) -> None:
    rows = []
    for n in range(1, count + 1):
        body = _PDF % n
        digest = hashlib.sha256(body).hexdigest()
        path = f"{digest[:2]}/{digest[2:16]}/paper {n}.pdf"
        place = files / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        owner = 1 + n * 17 % papers
        rows.append((owner, place.name, path, "application/pdf", len(body), digest, _NOW))
    connection.executemany(
        "INSERT INTO attachment (reference_id, name, path, media_type, size, sha256, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.commit()


def quiet_settings(home: Path) -> None:
    """Write settings in which nothing is asked or offered at the first start."""
    place = home / "config" / "settings.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"appearance": {"language": "en"}}), "utf-8")
