# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is imported, exported and imported again is what it was: each format, every record."""

import pytest

from refdesk.formats.base import all_formats, format_by_id
from tests.agreement.carried import LIMITS, differences
from tests.agreement.roundtrip import returned
from tests.agreement.table import read
from tests.corpus import corpus
from tests.unit.formats import samples

WRITTEN = sorted(form.id for form in all_formats() if form.write and form.read)
_MOST = 90
"""Records of another format that are tried here; ``dev.py bench agreement`` tries all."""


def test_the_table_knows_every_format_that_is_written():
    assert sorted(LIMITS) == WRITTEN
    assert all(limit.reason for limits in LIMITS.values() for limit in limits)


@pytest.mark.parametrize("format_id", WRITTEN)
def test_samples_come_back_as_they_were(format_id):
    text = "".join(format_by_id(format_id).write(samples.ALL))
    back = read(format_id, text.encode(), "back")
    assert len(back) == len(samples.ALL)
    for before, after in zip(samples.ALL, back, strict=True):
        assert not differences(format_id, before, after.reference)


@pytest.mark.corpus
@pytest.mark.parametrize("format_id", WRITTEN)
def test_every_record_comes_back_as_it_was(format_id, capsys):
    result = returned(corpus(), format_id, _MOST)
    with capsys.disabled():
        print(f"\n{format_id}: {result.line()}")
    assert sum(result.of.values()) > 400
    assert not result.changed[:5]
