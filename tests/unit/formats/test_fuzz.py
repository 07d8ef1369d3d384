# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files: every reader takes, skips or refuses what is in them, in linear time.

A short run; ``python -m tests.fuzzing --minutes 20`` and ``--monotonous`` are the long ones.
"""

import random

import pytest

from refdesk.formats.base import all_formats
from tests.fuzzing.inputs import mutated, seeds
from tests.fuzzing.judge import judged, times

READABLE = sorted(form.id for form in all_formats() if form.read)
FILES = seeds()
_TRIES = 20
_LENGTH = 100_000


def test_there_is_a_seed_of_every_format():
    assert set(READABLE) - {"biblatex"} <= set(FILES) | {"bibtex"}


@pytest.mark.parametrize("format_id", sorted(FILES))
def test_no_broken_file_breaks_a_reader(format_id):
    for number in range(_TRIES):
        chance = random.Random(f"{format_id} {number}")
        data = mutated(chance.choice(FILES[format_id]), FILES[chance.choice(READABLE)]
                       if chance.random() < 0.5 else FILES[format_id], chance)  # fmt: skip
        judged(format_id, data)
        judged(chance.choice(READABLE), data)


@pytest.mark.parametrize(
    ("format_id", "beginning", "token"),
    [
        ("bibtex", "", "@comment{"),
        ("bibtex", "", "@article{k, title = {"),
        ("bibtex", "@article{", " "),
        ("bibtex", "@comment{", " "),
        ("bibtex", "@article{k, title = {", "$a$"),
        ("bibtex", "@article{k, title = {", "{"),
        ("bibtex", "@article{k, title = {", "\\textbf{"),
        ("bibtex", "@article{k, title = {", "<i></b>"),
        ("bibtex", "@article{k, author = {", "a and "),
        ("bibtex", "@article{k, keywords = {", "{a},"),
        ("ris", "TY  - JOUR\nTI  - T\nAB  - ", "<!--"),
        ("ris", "TY  - JOUR\nTI  - T\nAB  - ", "<i></b>"),
        ("ris", "TY  - JOUR\nTI  - T\nN1  - ", "line\n"),
        ("ris", "TY  - JOUR\nTI  - T\n", "KW  - x\n"),
        ("nbib", "PMID- 1\nTI  - T\n", "FAU - A, B\n"),
        ("nbib", "PMID- 1\nTI  - T\nAB  - ", "A: "),
        ("csl-json", "", "["),
        ("csl-json", "", '[{"id":'),
        ("csl-json", '[{"id": 1, "note": "', "PMID: "),
        ("endnote-xml", "", "<record>"),
        ("endnote-xml", "<xml><records><record><titles><title>", "&lt;i>"),
        ("endnote-refer", "%0 Book\n", "%A \n"),
        ("pubmed-xml", "<PubmedArticleSet>", "<PubmedArticle>"),
        ("wos", "FN x\nPT J\nAU ", "A, B\n   "),
        ("csv", "Title,Authors\n", '"'),
        ("csv", "Title,Authors\n", "a, b, "),
        ("ids", "", "10.1000/"),
        ("ids", "10.1000/", "}"),
        ("references", "Kim A, ", "("),
        ("references", "Kim A. T ", "\n"),
    ],
)
def test_twice_the_length_takes_twice_the_time(format_id, beginning, token):
    times(format_id, beginning + token * (_LENGTH // len(token)))
