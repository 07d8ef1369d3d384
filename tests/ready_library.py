# SPDX-License-Identifier: GPL-3.0-or-later
"""New libraries are copies of one that was made once: the suite needs thousands of empty ones."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from refdesk.store import opening

Migrate = Callable[[Path, Sequence[opening.Migration], float], None]


@pytest.fixture(scope="session", autouse=True)
def migrate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Migrate]:
    """Copy where the program would migrate from nothing; yields what the program does, to test it."""
    migrate = opening._bring_up_to_date
    bundled = opening.bundled_migrations()
    path = tmp_path_factory.mktemp("ready") / "library.sqlite"
    migrate(path, bundled, opening.WAIT)
    ready = path.read_bytes()
    turn = threading.Lock()

    def copy(path: Path, steps: Sequence[opening.Migration], wait: float) -> None:
        with turn:
            if steps == bundled and not path.exists():
                path.write_bytes(ready)
        migrate(path, steps, wait)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_bring_up_to_date", copy)
        yield migrate
