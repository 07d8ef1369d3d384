# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists of real papers come back from pandoc word for word."""

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.documents.base import document_format
from refdesk.documents.runs import runs_of
from refdesk.domain.citation import Bibliography
from refdesk.formats.base import ReadReference
from refdesk.services.converting import read_references
from tests.corpus import corpus
from tests.unit.citations.conftest import require_data
from tests.unit.documents.test_other_programs import pandoc, squeezed, texts_of

PAPERS = 40


@pytest.fixture(scope="module")
def bibliography() -> Bibliography:
    require_data()
    references = []
    for path in sorted(corpus("pubmed_xml").glob("*.xml"))[:PAPERS]:
        _, records = read_references(path.read_bytes(), path.name)
        references += [r.reference for r in records if isinstance(r, ReadReference)]
    engine = CitationEngine()
    entries = engine.bibliography(references, "nlm")
    layout = engine.layout("nlm")
    engine.close()
    return Bibliography(tuple(entries), title="References", layout=layout)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("kind", "reader"),
    [
        ("docx", "docx"), ("odt", "odt"), ("rtf", "rtf"), ("html", "html"),
        ("markdown", "commonmark"), ("latex", "latex"),
    ],
)  # fmt: skip
def test_every_entry_comes_back(bibliography: Bibliography, kind: str, reader: str):
    assert len(bibliography.entries) >= PAPERS
    blocks = pandoc(document_format(kind).write(bibliography), reader)
    text = squeezed("".join(text for text, _ in texts_of(blocks)))
    for entry in bibliography.entries:
        runs = runs_of(entry.html.rpartition("\t")[2])
        assert squeezed("".join(run.text for run in runs)) in text
