# SPDX-License-Identifier: GPL-3.0-or-later
"""One V8 for all windows of a worker: each would start its own, and load the usual styles into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk import engines
from refdesk.citations.engine import CitationEngine
from refdesk.citations.v8 import Machine

_SHARED = ("_machine", "_loader", "_one_set", "_serial")
"""What may serve several engines: the loader tells styles by their content, the machine has a queue."""


@pytest.fixture(scope="session", autouse=True)
def shared_citations() -> Iterator[None]:
    """Let every engine that a window builds use the same machine until the end of the session.

    What a person added or formatted stays the engine's own. How an engine starts, fails and ends is
    tested in ``tests/unit/citations``, which builds its own.
    """
    owner = CitationEngine()
    warmed: list[bool] = []  # a seventh of what it takes to open a window

    class Guest(CitationEngine):
        def __init__(self, *, own_styles: Path) -> None:
            super().__init__(own_styles=own_styles)
            for name in _SHARED:
                setattr(self, name, getattr(owner, name))

        def warm(self) -> None:
            if not warmed:
                warmed.append(True)
                super().warm()

        def close(self) -> None:
            self._machine = Machine(self._sources, "closed")  # which refuses further calls
            super().close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "CitationEngine", Guest)
        yield
    owner.close()
