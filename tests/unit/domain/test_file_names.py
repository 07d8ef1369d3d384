# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that strangers give to files."""

import random

import pytest

from refdesk.domain.file_names import file_name


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("A paper.pdf", "A paper.pdf"),
        ("논문 1.pdf", "논문 1.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\x.dll", "C_Windows_x.dll"),
        ("/etc/passwd", "_etc_passwd"),
        ("\\\\host\\share\\x", "_host_share_x"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\u2066\u200e.pdf", "a.pdf"),
        ("a\x00.pdf\n", "a_.pdf_"),
        ("x.pdf. . ", "x.pdf"),
        ("x .pdf", "x.pdf"),
        ("con", "_con"),
        ("CON .txt", "_CON.txt"),
        ("com¹.pdf", "_com¹.pdf"),
        ("lpt1.tar.gz", "_lpt1.tar.gz"),
        ("console.txt", "console.txt"),
        ("stream.pdf:evil", "stream.pdf_evil"),
        ("", "file"),
        ("...", "file"),
        ("\ud800", "_"),
    ],
)
def test_what_is_left_of_a_name(name, cleaned):
    assert file_name(name) == cleaned


def test_no_name_is_endless_and_its_ending_stays():
    name = file_name("가" * 500 + ".pdf")
    assert len(name.encode()) <= 130
    assert name.endswith(".pdf")


def test_a_clean_name_is_clean():
    letters = "a.. \u202e/\\:NULcon1é가\x00\x85 ._-\u0301"
    for number in range(3000):
        chance = random.Random(number)
        name = file_name("".join(chance.choice(letters) for _ in range(chance.randint(0, 260))))
        assert file_name(name) == name
        assert not {"/", "\\", ":", "\x00", "\u202e"} & set(name)
        assert name.strip(" .") == name != ""
