"""Other programs' test files, and PubMed's own exports."""

import base64
import json
from dataclasses import replace

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import ReadReference, format_by_id, sniff_format
from tests.corpus import corpus

pytestmark = pytest.mark.corpus

FOLDERS = {"ris": "ris", "nbib": "nbib", "bibtex": "bibtex", "pubmed_xml": "pubmed-xml"}


def cases(folder: str):
    for file in sorted(corpus("import_cases", folder).glob("*.json")):
        case = json.loads(file.read_text("utf-8"))
        data = case["input"].encode() if "input" in case else base64.b64decode(case["input_b64"])
        yield case, data


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_crashes_and_counts_agree(folder):
    form = format_by_id(FOLDERS[folder])
    agree = total = 0
    for case, data in cases(folder):
        try:
            records = list(form.read(data, case["id"]))
        except UnreadableError:
            records = []
        expected = case["expected"]
        if isinstance(expected, list) and expected:
            total += 1
            agree += sum(isinstance(r, ReadReference) for r in records) == len(expected)
    assert agree >= 0.9 * total


def test_pubmed_exports_are_read_whole():
    data = corpus("nbib", "records_open.nbib").read_bytes()
    assert sniff_format(data, "x.txt").id == "nbib"
    records = list(format_by_id("nbib").read(data, "records"))
    assert len(records) == 549
    assert all(isinstance(r, ReadReference) and r.reference.pmid for r in records)


@pytest.mark.parametrize("format_id", ["ris", "bibtex"])
def test_what_pubmed_exports_survives_export_and_import(format_id):
    data = corpus("nbib", "records_open.nbib").read_bytes()
    references = [r.reference for r in format_by_id("nbib").read(data, "records")]
    form = format_by_id(format_id)
    text = "".join(form.write(references))
    back = [r.reference for r in form.read(text.encode(), "back")]
    assert len(back) == len(references)
    for old, new in zip(references, back, strict=True):
        assert new.title_plain == (old.title_plain or old.vernacular_title)
        assert [(a.family or a.collective, a.given, a.suffix) for a in new.authors] == [
            (a.family or a.collective, a.given, a.suffix) for a in old.authors
        ]
        assert (new.pmid, new.doi, new.pmcid) == (old.pmid, old.doi, old.pmcid)
        assert (new.volume, new.issue, new.year) == (old.volume, old.issue, old.year)
        assert " ".join(new.abstract.plain.split() if new.abstract else ()) == " ".join(
            old.abstract.plain.split() if old.abstract else ()
        )


def test_pubmeds_own_format_comes_back_whole():
    nbib = format_by_id("nbib")
    data = corpus("nbib", "records_open.nbib").read_bytes()
    references = [r.reference for r in nbib.read(data, "records")]
    text = "".join(nbib.write(references))
    back = [r.reference for r in nbib.read(text.encode(), "back")]
    assert len(back) == len(references)
    for old, new in zip(references, back, strict=True):
        assert replace(new, abstracts=()) == replace(old, abstracts=())
        assert [a.plain for a in new.abstracts] == [a.plain for a in old.abstracts]
