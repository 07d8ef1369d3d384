# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-made library with something of everything, for what has to keep all of it; and how two compare."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.jobs import JobContext
from refdesk.domain.machine_text import MachineText, TextPart
from refdesk.settings import Paths, Settings
from refdesk.store.machine_texts import MachineTextStore
from refdesk.wiring import build_services
from tests.faults.old_libraries import fill, tables
from tests.pictures import png

STYLE = b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>'


def whole_library(home: Path) -> Path:
    """Fill a new library, with files, pictures, styles, bookmarks and steps taken back."""
    library = fill(home)
    surroundings = {"REFDESK_HOME": str(home), "REFDESK_OFFLINE": "1"}
    paths = Paths.resolve(surroundings)
    services = build_services(paths, Settings(), surroundings)
    services.organising.create_collection("비어 있음")
    services.bookmarks.keep("1", "0.5 and then")
    services.bookmarks.save()
    text = MachineText(
        "summary", (TextPart("", "요약입니다."),), "gemma3:4b", "localhost", "ollama", "f" * 32, 1,
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    MachineTextStore(services.database).keep(1, text)
    second = home.parent / "둘째 파일.pdf"
    second.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 40)
    services.attachments.attach(2, [second], JobContext())
    third = home.parent / "taken off.txt"
    third.write_text("taken off")
    services.attachments.attach(2, [third], JobContext())
    services.attachments.detach(services.attachments.files(2)[-1].attachment.id)
    services.close()
    figures = library.parent / "figures" / "PMC10000001.1"
    figures.mkdir(parents=True)
    (figures / "gr1.png").write_bytes(png(8, 8))
    (figures / "absent.json").write_text('["gr2"]')
    paths.styles.mkdir(parents=True)
    (paths.styles / "mine.csl").write_bytes(STYLE)
    return library


def content(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that is content, and what a search finds."""
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as connection:
        found = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in tables(connection)
        }
        sql = "SELECT rowid FROM {} WHERE {} MATCH ? ORDER BY rowid"
        for index in ("search", "fulltext_search"):
            for word in ("lumekin", "간암", "the"):
                rows = connection.execute(sql.format(index, index), (word,)).fetchall()
                found[f"{index}: {word}"] = rows
        found["version"] = connection.execute("PRAGMA user_version").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


def files_of(library: Path) -> dict[str, bytes]:
    """Return every file and picture beside a library, by its place."""
    home = library.parent
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for folder in ("files", "figures")
        for path in sorted((home / folder).rglob("*"))
        if path.is_file()
    }


def state_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones as well; what SQLite keeps for itself aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }
