# SPDX-License-Identifier: GPL-3.0-or-later
"""Supplements inside a volume or an issue."""

import pytest

from refdesk.citations.supplements import supplement_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("39 Suppl 1", ("39", "1")),
        ("7 Suppl", ("7", "")),
        ("Suppl", ("", "")),
        ("Suppl. 2", ("", "2")),
        ("12 Supplement_3", ("12", "3")),
        ("4 suppl1", ("4", "1")),
        ("2 Suppl 1 Pt 2", ("2", "1 Pt 2")),
        ("Supplementum 3", None),
        ("39", None),
        ("", None),
    ],
)
def test_a_supplement_is_found(text, found):
    assert supplement_in(text) == found
