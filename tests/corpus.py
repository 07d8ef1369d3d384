"""Where the real data lies that is never committed; tests that need it are skipped without it."""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("REFDESK_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


SHARE = 1 if os.environ.get("REFDESK_WHOLE_CORPUS") else 4
"""Of how many articles the suite reads one; before a change of the reader lands, read them all."""


def sampled(paths: list[Path]) -> list[Path]:
    """Return the share of full articles that is read in an ordinary run: a minute for all of them."""
    return paths[::SHARE]


def corpus(*parts: str) -> Path:
    """Return a path of the corpus, or skip the calling test, saying why."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"no corpus at {path}")
    return path
