# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of actions as plain text."""

import pytest

from refdesk.ui.mnemonics import literal, plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("&Import files…", "Import files"),
        ("파일 가져오기(&I)…", "파일 가져오기"),
        ("식별자로 추가 (&A)", "식별자로 추가"),
        ("Open &publisher's page (DOI)", "Open publisher's page (DOI)"),
    ],
)
def test_a_plain_name_has_no_key_and_no_dots(name, plain):
    assert plain_name(name) == plain


def test_an_ampersand_that_is_meant_stays():
    assert literal("R&D") == "R&&D"
