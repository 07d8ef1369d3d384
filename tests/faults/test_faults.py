# SPDX-License-Identifier: GPL-3.0-or-later
"""A dozen of the moments at which the program is killed or its disk fails; ``bench faults`` has the rest."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.campaign import FAULTS, Campaign, Line, points
from tests.faults.serving import Server
from tests.faults.shim import compiled, compiler

pytestmark = pytest.mark.skipif(not compiler(), reason="needs a C compiler on Linux")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("shim")
    made = Server(folder, compiled(folder))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("act", "faults"),
    [
        ("import of files", ("kill", "no space from then on", "power cut, some sectors")),
        ("edit", ("torn write, kill", "power cut, all lost", "flush fails, once")),
    ],
)
def test_whatever_happens_the_library_is_whole(
    server: Server, tmp_path: Path, act: str, faults: tuple[str, ...]
):
    campaign = Campaign(server, tmp_path, act)
    for name in faults:
        chance = random.Random(f"{act} {name}")
        line = Line(act, name)
        for at in points(campaign.calls(FAULTS[name].calls), 4, chance)[1:3]:
            campaign.try_at(FAULTS[name], at, line, chance)
        assert line.struck == line.tries == line.opened == 2
        assert line.losses + line.orphans + line.bugs == []
