# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that once kept a reader busy: each is found again only if somebody makes it slow again."""

import time

import pytest

from refdesk.domain.evidence import TextSection
from refdesk.domain.fulltext import Formula
from refdesk.evidence.reader import read_evidence
from refdesk.formats.base import format_by_id
from refdesk.fulltext.typeset import drawing
from refdesk.korean.lock import Lock


def evidence(text):
    read_evidence([TextSection("results", text)])


def references(text):
    form = format_by_id("references")
    assert form.read is not None
    list(form.read(text.encode(), "x.txt"))


def lock(text):
    Lock(text).hold("12개월")


def tex(text):
    assert drawing(Formula("x", tex=text)) is None


CASES = [
    (evidence, "We randomly assigned 577 patients (251 an" + "20" * 8_000),
    (evidence, "P<0.05; " * 300),
    (evidence, "HR 0.64 (95% CI " + "1 " * 5_000),
    (evidence, "n = " + "20" * 2_500),
    (evidence, "n = " + "1," * 5_000),
    (references, "2. Shin, H., & " + "Park, Y. hin, H., & " * 400),
    (lock, "https://" + "2020/01/" * 2_000),
    (tex, "\\def\\x{" + ":" * 2_000 + "}" + "\\x" * 300),
    (tex, "\\newcommand{\\a}{\\b\\b}\\newcommand{\\b}{x}\\a"),
]


@pytest.mark.parametrize(("read", "text"), CASES, ids=[text[:24] for _, text in CASES])
def test_it_ends_soon(read, text):
    read("x" if read is not tex else "\\def\\x{x}")  # what is loaded once counts for no text
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 2.5
