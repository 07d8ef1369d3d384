# SPDX-License-Identifier: GPL-3.0-or-later
"""An empty library for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "library.sqlite", wait=0.3)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database) -> ReferenceStore:
    return ReferenceStore(database)
