"""Where the real data lies that is never committed; tests that need it are skipped without it."""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("REFDESK_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


def corpus(*parts: str) -> Path:
    """Return a path of the corpus, or skip the calling test, saying why."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no corpus at {path}")
    return path
