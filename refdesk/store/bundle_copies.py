# SPDX-License-Identifier: GPL-3.0-or-later
"""The library of a bundle: a compact copy on its way out, and one that came in, looked over.

By ``sqlite3`` alone.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from refdesk.domain.bundles import Held
from refdesk.domain.errors import CancelledError, LibraryError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.store import backup_copies, sqlite_file
from refdesk.store.opening import bundled_migrations, migrate

_WAIT = 5.0
_TICK = 200_000
"""Instructions of SQLite between two looks whether to stop."""
_COUNTED = {
    "papers": "SELECT count(*) FROM reference WHERE trashed_at IS NULL",
    "trashed": "SELECT count(*) FROM reference WHERE trashed_at IS NOT NULL",
    "collections": "SELECT count(*) FROM collection",
    "tags": "SELECT count(*) FROM tag",
    "searches": "SELECT count(*) FROM saved_search",
    "notes": "SELECT count(*) FROM note",
    "highlights": "SELECT count(*) FROM annotation",
    "fulltexts": "SELECT count(*) FROM fulltext",
}


def copy_compact(library: Path, folder: Path, context: JobContext) -> Path:
    """Copy one moment of a library into a folder, without places of this machine; look the copy over.

    Others read and write meanwhile.

    Raises:
        LibraryError: it could not be written, or the library is damaged.
        CancelledError: it was stopped.
    """
    whole, compact = folder / "moment.sqlite", folder / "library.sqlite"
    counts = backup_copies.copy(library, whole, context)
    with _at_work_on(whole, context) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        _clear_scaffolds(connection)
        _forget_places(connection)
        context.report(Progress(0, 0, "bundle"))
        connection.execute("VACUUM INTO ?", (str(compact),))  # what was overwritten goes as well
    whole.unlink()
    note = backup_copies.looked_over(compact, context)
    if not note["whole"] or note["counts"] != counts:
        raise LibraryError(library, "damaged", "; ".join(note["problems"]))
    return compact


@contextmanager
def _at_work_on(path: Path, context: JobContext) -> Iterator[sqlite3.Connection]:
    """Give a connection whose long statements end when the task is to stop."""
    with (
        sqlite_file.translated(path),
        closing(sqlite_file.connect(path, mode="rw", wait=_WAIT)) as connection,
    ):
        connection.set_progress_handler(lambda: int(context.cancel.is_cancelled), _TICK)
        try:
            yield connection
        except sqlite3.OperationalError:
            if context.cancel.is_cancelled:
                raise CancelledError from None
            raise


def _clear_scaffolds(connection: sqlite3.Connection) -> None:
    """Take away what a search index is made anew with; it is of no use to who gets the copy."""
    for name in ("indexed", "unindexed", "reindexed"):
        connection.execute(f"DROP TRIGGER IF EXISTS fulltext_next_{name}")
    for index in ("search", "fulltext_search"):
        for state in ("next", "old"):
            connection.execute(f"DROP TABLE IF EXISTS {index}_{state}")


def _forget_places(connection: sqlite3.Connection) -> None:
    """Leave of the paths of imported files only their names: folders say who and where somebody is."""
    connection.create_function("last_part", 1, _last_part, deterministic=True)
    connection.execute("BEGIN")
    connection.execute("UPDATE import SET file = last_part(file)")
    connection.execute(
        "UPDATE step_row SET was = json_set(was, '$.file', last_part(json_extract(was, '$.file'))) "
        "WHERE \"of\" = 'import' AND was IS NOT NULL"
    )
    connection.execute("COMMIT")


def _last_part(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def held_in(library: Path) -> Held:
    """Return what a library of this version holds, files beside it aside.

    Raises:
        LibraryError: it cannot be read.
    """
    with (
        sqlite_file.translated(library),
        closing(sqlite_file.connect(library, mode="ro", wait=_WAIT)) as connection,
    ):
        return Held(
            **{n: int(connection.execute(sql).fetchone()[0]) for n, sql in _COUNTED.items()}
        )


def look_over(library: Path, schema: int, context: JobContext) -> None:
    """Make sure that a file out of a bundle is a whole library that does nothing but what ours do.

    Raises:
        LibraryError: it is not; ``damaged``, ``too-new`` or ``not-a-library``.
        CancelledError: it was stopped.
    """
    version = sqlite_file.header_version(library)
    steps = bundled_migrations()
    if version is not None and version > steps[-1].version:
        raise LibraryError(library, "too-new", f"{version} > {steps[-1].version}")
    if version != schema or not version or not backup_copies.is_library(library):
        raise LibraryError(library, "not-a-library")
    note = backup_copies.looked_over(library, context)
    if not note["whole"]:
        raise LibraryError(library, "damaged", "; ".join(note["problems"]))
    with (
        sqlite_file.translated(library),
        closing(sqlite_file.connect(library, mode="ro", wait=_WAIT)) as theirs,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as ours,
    ):
        for step in steps[: [s.version for s in steps].index(version) + 1]:
            sqlite_file.execute_script(ours, step.sql)
        if strangers := _code(theirs) - _code(ours):
            raise LibraryError(library, "damaged", sorted(strangers)[0][0])


def _code(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return what a file makes SQLite do by itself: triggers and views, as they are written."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    return {(str(name), " ".join(str(text).split())) for name, text in connection.execute(sql)}


def bring_up_to_date(library: Path) -> None:
    """Migrate a copy that nobody else has open; there is nothing in it to keep a backup of.

    Raises:
        LibraryError: it is as it was.
    """
    with (
        sqlite_file.translated(library),
        closing(sqlite_file.connect(library, mode="rw", wait=_WAIT)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = DELETE")
        migrate(connection, bundled_migrations())
