"""One engine for all tests of citations; without the data of the build step they are skipped."""

from collections.abc import Iterator

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.resources import resource

DATA = resource("build", "citations")


def require_data() -> None:
    if not DATA.is_dir():
        pytest.skip(f"no citation data in {DATA}: run packaging/citation_data.py")


@pytest.fixture(scope="session")
def engine() -> Iterator[CitationEngine]:
    require_data()
    engine = CitationEngine()
    yield engine
    engine.close()


@pytest.fixture
def hasty_engine() -> Iterator[CitationEngine]:
    """An engine of its own that gives up on a call after a second."""
    require_data()
    engine = CitationEngine(call_seconds=1.5)
    yield engine
    engine.close()
