# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that somebody else made may hold programs: triggers and views, run by whoever opens it.

All by sqlite3 alone. What the file may do at most is bounded by the connection
(:func:`refdesk.store.sqlite_file.connect`); what it holds is compared here with what the migrations made.
"""

import re
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from refdesk.domain.errors import LibraryError

_PROGRAM = re.compile(r"CREATE (?:TRIGGER|VIEW)\b", re.IGNORECASE)
_COMMENT = re.compile(r"^\s*--[^\n]*\n", re.MULTILINE)


def refuse_foreign_programs(
    connection: sqlite3.Connection, path: Path, scripts: Iterable[str]
) -> None:
    """Refuse a library with a trigger or view that no migration of ours made.

    Raises:
        LibraryError: there is one; nothing of it was run.
    """
    known = _programs(tuple(scripts))
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    )
    for name, sql in found:
        if _plain(str(sql)) not in known:
            raise LibraryError(path, "foreign-programs", str(name)[:80])


@lru_cache(maxsize=2)
def _programs(scripts: tuple[str, ...]) -> frozenset[str]:
    """Return the triggers and views that scripts make."""
    found = set()
    for script in scripts:
        statement = ""
        for line in _COMMENT.sub("", script).splitlines(keepends=True):
            statement += line
            if ";" in line and sqlite3.complete_statement(statement):
                if _PROGRAM.match(plain := _plain(statement)):
                    found.add(plain)
                statement = ""
    return frozenset(found)


def _plain(sql: str) -> str:
    return " ".join(_COMMENT.sub("", sql).split()).rstrip("; ")
