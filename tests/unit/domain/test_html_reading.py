# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML of strangers: what would stop or delay the standard library's reader does neither."""

import time

import pytest

from refdesk.citations.html import safe_fragment
from refdesk.domain.markup import from_html
from refdesk.domain.notes import note_from

READERS = [note_from, safe_fragment, from_html]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "text",
    ["<p>a <![CD b", "<b>a</b><![\x1bx]]>", "<p><![x y]]>z", "<p>a<!x", "<p><!", "<![", "<p><![if"],
)
def test_odd_declarations_stop_nothing(read, text):  # fmt: skip
    assert isinstance(read(text), str)


def test_what_stands_behind_one_is_kept():
    assert "kept" in note_from("<p>a</p><![foo bar]><p>kept</p>")
    assert "kept" in note_from("<p>x</p><![if !supportLists]>kept<![endif]>")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "token", ["<img src=x ", "<a b='", "<p ", "<![x", "<!--", "</x ", "<", "&#", "<?"]
)
def test_tags_without_end_take_linear_time(read, token):
    started = time.process_time()
    read("<p>a</p>" + token * (40_000 // len(token)))
    assert time.process_time() - started < 2
