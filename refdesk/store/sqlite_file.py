# SPDX-License-Identifier: GPL-3.0-or-later
"""The library file as the standard library's ``sqlite3`` sees it: no SQLAlchemy here.

Opening, copying and the first look at a library need no more, and importing SQLAlchemy takes
longer than all of them (docs/decisions/0012).
"""

import json
import os
import sqlite3
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from refdesk.domain.errors import SYSTEM_REASONS, LibraryError, RefdeskError

APPLICATION_ID = 0x52464453
"""``RFDS``: what ``file`` and we tell a library by."""

_MAGIC = b"SQLite format 3\0"
_REASONS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_CANTOPEN: "no-permission",
    sqlite3.SQLITE_PERM: "no-permission",
    sqlite3.SQLITE_AUTH: "no-permission",
    sqlite3.SQLITE_NOTADB: "not-a-library",
    sqlite3.SQLITE_IOERR: "io-error",
}

# Errors


def library_error(path: Path, error: Exception) -> LibraryError:
    """Return what ``error``, of SQLite or of SQLAlchemy around it, means for a person."""
    cause: object = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", None)
    reason = _REASONS.get(code & 0xFF, "damaged") if isinstance(code, int) else "damaged"
    return LibraryError(path, reason, str(cause))


@contextmanager
def translated(path: Path, *more: type[Exception]) -> Iterator[None]:
    """Turn every failure of SQLite inside, and what ``more`` names, into :class:`LibraryError`.

    Raises:
        LibraryError: SQLite failed.
    """
    # A damaged file has words that are no UTF-8: in its cells, and in what SQLite says of its schema.
    failures: tuple[type[Exception], ...] = (
        *(sqlite3.Error, json.JSONDecodeError, UnicodeDecodeError),
        *more,
    )
    try:
        yield
    except RefdeskError:
        raise
    except failures as error:
        raise library_error(path, error) from error


def system_error(path: Path, error: OSError) -> LibraryError:
    """Return what an error of the file system means for a person."""
    reason = SYSTEM_REASONS.get(error.errno or 0, "missing-folder")
    return LibraryError(path, reason, error.strerror or str(error))


@contextmanager
def os_errors_translated(path: Path) -> Iterator[None]:
    """Turn every failure of the file system inside into :class:`LibraryError`."""
    try:
        yield
    except OSError as error:
        raise system_error(path, error) from error


# Files and connections


def header_version(path: Path) -> int | None:
    """Return the schema version in the first bytes of a file, or ``None`` for an unborn library.

    Reads only: a file that is refused is left as it was.

    Raises:
        LibraryError: the file is no SQLite database, or another program's.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        return None
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise LibraryError(path, "not-a-library")
    application = int.from_bytes(head[68:72], "big")
    version = int.from_bytes(head[60:64], "big")
    if application not in (APPLICATION_ID, 0):
        raise LibraryError(path, "not-a-library")
    return version


def connect(path: Path, *, mode: str, wait: float) -> sqlite3.Connection:
    """Return a raw connection; ``mode`` is ``rwc``, ``rw``, ``ro`` or ``immutable``."""
    connection = sqlite3.connect(
        address(path, mode),
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    # A library may come from a stranger: a page that claims to be what it is not is an error at once.
    # (Not "trusted_schema = OFF": SQLite before 3.45 then refuses JSON and full-text search to our own
    # view and triggers as well. Those of others are refused when a library is opened, see "strangers".)
    connection.execute("PRAGMA cell_size_check = ON")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    return connection


def address(path: Path, mode: str) -> str:
    """Return what SQLite opens a file by.

    Who only reads makes a log beside a library all the same. Where that cannot be, as on a medium that
    is read-only, and no log is there that would have to be read, the file is opened as one that
    nobody can change.
    """
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not has_log(path):
        mode = "immutable"
    options = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return f"{path.absolute().as_uri()}?{options}"


def is_at_rest(path: Path) -> bool:
    """Whether a library is kept with a log, and nobody has one beside it: nobody has it open."""
    with path.open("rb") as file:
        head = file.read(20)
    return head[18:19] == b"\x02" and not path.with_name(path.name + "-wal").exists()


def has_log(path: Path) -> bool:
    """Whether some of a library stands in a log beside it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def execute_script(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of ``script`` inside the transaction that is open."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that SQLite keeps about a file."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def integrity(connection: sqlite3.Connection) -> list[str]:
    """Return SQLite's complaints about the file, none where it is whole."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


# Reading

_PIECE = 65_536
"""Characters of a text of numbers that are read at once: less than a millisecond."""


def numbers(joined: str | None) -> "array[int]":
    """Return the numbers that ``group_concat`` joined.

    100,000 rows of the driver take twice as long as one text read as JSON. It is read piece by piece:
    a million at once keep every other thread, and so the window, from Python for a sixth of a second.
    """
    found, text = array("q"), joined or ""
    start = 0
    while start < len(text):
        end = text.find(",", start + _PIECE)
        end = len(text) if end < 0 else end
        found.extend(json.loads(f"[{text[start:end]}]"))
        start = end + 1
    return found


def ordered(connection: sqlite3.Connection, by: str, *, descending: bool) -> "array[int]":
    """Return every paper that is not in the trash, in the order of column ``by``."""
    way = "DESC" if descending else "ASC"
    # Without a limit SQLite takes the order of an inner query for idle.
    sql = (
        "SELECT group_concat(id) FROM (SELECT id FROM reference WHERE trashed_at IS NULL "  # noqa: S608 - own names
        f"ORDER BY {by} {way}, id {way} LIMIT -1)"
    )
    return numbers(connection.execute(sql).fetchone()[0])


def columns_of(
    connection: sqlite3.Connection, columns: Sequence[str], ids: Sequence[int]
) -> list[list[Any]]:
    """Return columns of some papers, in no special order, read as one text."""
    sql = (
        f"SELECT json_group_array(json_array({', '.join(columns)})) FROM reference "  # noqa: S608 - own names
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    rows: list[list[Any]] = json.loads(
        connection.execute(sql, (json.dumps(list(ids)),)).fetchone()[0]
    )
    return rows
