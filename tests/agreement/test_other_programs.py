# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs read from our files what refdesk holds: each with its own reader, field by field."""

import pytest

from refdesk.formats.base import format_by_id
from tests.agreement.awkward import RECORDS
from tests.agreement.other_programs import (
    EXCEPTIONS,
    corpus_references,
    differing,
    lines,
    table,
)
from tests.agreement.programs import PROGRAMS, warnings_of_biber
from tests.corpus import corpus

_OF_THE_CORPUS = 30
_LEAST = {"authors": 0.9, "title": 0.85, "doi": 0.9, "pages": 0.85}
"""Groups, letters of titles that pandoc makes small, DOIs and article numbers that bibutils does not
know: see the exceptions. More than this is lost only by a fault of ours."""
_ALLOWED = ("Field 'pmid'", "Field 'pmcid'", "Field 'eissn'", "Missing mandatory", "field 'volume'")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    made = table(RECORDS, tmp_path_factory.mktemp("awkward"))
    print("", *lines(made), sep="\n")
    return made


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: f"{p.format_id}-{p.name}")
def test_a_program_reads_what_is_held(found, program):
    if not program.is_here:
        pytest.skip(f"{program.command} is not installed")
    tally = found[program.format_id, program.name]
    allowed = EXCEPTIONS.get((program.format_id, program.name), {})
    wrong = differing(tally)
    assert {key: cases for key, cases in wrong.items() if key not in allowed} == {}
    assert set(allowed) == set(wrong)  # what a program has learned is no exception any more
    assert tally.of["title"] == len(RECORDS)


@pytest.mark.corpus
def test_programs_read_what_is_held_of_the_corpus(tmp_path):
    references = corpus_references(corpus(), _OF_THE_CORPUS)
    made = table(references, tmp_path)
    print("", *lines(made), sep="\n")
    for where, tally in made.items():
        for field in tally.of:
            assert tally.share(field) >= _LEAST.get(field, 0.95), (where, tally.differing[field])


def test_biber_finds_nothing_wrong_with_biblatex(tmp_path):
    if not next(p for p in PROGRAMS if p.name == "biber").is_here:
        pytest.skip("biber is not installed")
    path = tmp_path / "x.bib"
    path.write_text("".join(format_by_id("biblatex").write(RECORDS)), "utf-8")
    warnings = [w for w in warnings_of_biber(path) if not any(a in w for a in _ALLOWED)]
    assert warnings == []
