# SPDX-License-Identifier: GPL-3.0-or-later
"""A long log is written back into the library while others go on."""

import shutil
import sqlite3

from refdesk.store import log_keeping
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import paper


def titles_of_the_file_alone(path, to):
    """Return what the library file says without the log beside it."""
    shutil.copy(path, to)
    connection = sqlite3.connect(to)
    found = [title for (title,) in connection.execute("SELECT title FROM reference")]
    connection.close()
    return found


def test_what_is_written_comes_into_the_file_while_it_is_open(tmp_path, monkeypatch):
    monkeypatch.setattr(log_keeping, "LONG_LOG", 1)
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    ReferenceStore(database).add_many([paper(1, "Tea")])
    database._log.close()
    assert titles_of_the_file_alone(path, tmp_path / "copy.sqlite") == ["Tea"]
    database.close()


def test_a_short_log_is_left_alone(tmp_path):
    path = tmp_path / "library.sqlite"
    database = Database.open(path)
    ReferenceStore(database).add_many([paper(1, "Tea")])
    database._log.close()
    assert titles_of_the_file_alone(path, tmp_path / "copy.sqlite") == []
    database.close()
