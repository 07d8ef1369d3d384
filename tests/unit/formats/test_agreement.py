# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs' test files and databases' exports, read as those who know them say they are."""

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import ReadReference, SkippedRecord, all_formats, sniff_format
from tests.agreement.facts import FIELDS
from tests.agreement.table import FOLDERS, RECORDS, import_cases, lines, table
from tests.corpus import corpus

pytestmark = pytest.mark.corpus

_USUAL = 0.985
"""The least share of values that must agree."""

_LESS = {
    # It snapshots one parser: it makes "CO<sub>2</sub>" of "CO₂" or the other way round, parts
    # keywords at every semicolon, and takes newspapers and preprints for articles.
    ("bibtex", "Better BibTeX"): {
        "type": 0.96, "title": 0.97, "doi": 0.98, "keywords": 0.93, "editors": 0.98,
    },
    # Entries that inherit their title, types that biblatex has and CSL has not.
    ("bibtex", "citation-js"): {
        "type": 0.91, "title": 0.92, "authors": 0.92, "journal": 0.94, "year": 0.97, "issn": 0.8,
        "publisher": 0.92, "url": 0.88,
    },
    ("csl-json", "citation-js"): {"type": 0.97},
    # "Keyword/*subheading" is one word in this format.
    ("endnote-xml", "JabRef"): {"keywords": 0.5},
    # Cases with made-up lines: JabRef takes editorials and books by words of other fields.
    ("nbib", "JabRef"): {"type": 0.0, "title": 0.6, "editors": 0.0},
    ("pubmed-xml", "JabRef"): {"type": 0.8, "authors": 0.8, "abstract": 0.75},
    ("ris", "JabRef"): {"authors": 0.8, "url": 0.8},
}  # fmt: skip
"""Where the two rightly differ, with the reason."""


def test_fields_agree_with_those_who_know_the_files(capsys):
    found = table(corpus())
    with capsys.disabled():
        print("", *lines(found), sep="\n")
    assert len(found) >= 10
    fallen = []
    for (format_id, whose), tally in found.items():
        for name in (RECORDS, *FIELDS):
            least = _LESS.get((format_id, whose), {}).get(name, _USUAL)
            if tally.share(name) < least:
                examples = tally.differing[name][:3]
                fallen.append((format_id, whose, name, round(tally.share(name), 3), examples))
    assert not fallen


def test_every_case_is_read_or_refused():
    """All 769 of them, by every reader: known formats, unknown ones, and broken files."""
    readers = [form for form in all_formats() if form.read]
    total = read_by_content = 0
    for folder, case, data in import_cases(corpus()):
        total += 1
        for form in readers:
            assert 0 <= form.sniff(data) <= 1
            assert form.read is not None
            try:
                records = list(form.read(data, str(case["id"])))
            except UnreadableError:
                continue
            assert all(isinstance(r, ReadReference | SkippedRecord) for r in records)
        try:
            chosen = sniff_format(data, "file")
        except UnreadableError:
            continue
        read_by_content += chosen.id.replace("biblatex", "bibtex") == FOLDERS.get(folder)
    assert total >= 700
    assert read_by_content >= 0.97 * total - 40  # about forty are of formats that we do not read
