# SPDX-License-Identifier: GPL-3.0-or-later
"""The population is the people: not where they were, nor what was done with them."""

import pytest

from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.people_trim import trimmed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 hospitals, 412 patients with gout", "412 patients with gout"),
        ("enrol 1,200 adults in 24 practices", "1,200 adults in 24 practices"),
        ("24,680 adults with gout, of whom 8,226", "24,680 adults with gout"),
        ("180 patients in intensive care to high-dose", "180 patients in intensive care"),
        ("patients referred to hospital", "patients referred to hospital"),
        ("12 clinics", "12 clinics"),
    ],
)
def test_what_is_not_the_people_is_cut_and_the_place_follows(text, expected):
    sentence = f"We looked at {text} today."
    start = sentence.index(text)
    found = trimmed(Phrase(0, start, start + len(text), text))
    assert found.text == expected
    assert sentence[found.start : found.end] == expected
