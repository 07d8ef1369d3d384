# SPDX-License-Identifier: GPL-3.0-or-later
"""A few broken inputs for every place that reads something; ``dev.py fuzz --minutes 60`` is the long run."""

import pytest

from tests.fuzzing.running import all_targets, made
from tests.fuzzing.targets import targets

_SLOW = {"pdf", "csl-engine", "library"}


@pytest.mark.parametrize("name", [t.name for t in targets() if t.name not in _SLOW])
def test_no_broken_input_breaks_it(name):
    target = all_targets()[name]
    for number in range(6):
        data, chance = made(name, number)
        try:
            target.run(data, chance)
        except target.errors:
            continue


def test_an_input_is_made_again_by_its_number():
    assert made("markup", 7)[0] == made("markup", 7)[0]
    assert made("markup", 7)[0] != made("markup", 8)[0]
