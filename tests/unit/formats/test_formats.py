"""What holds for every format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.errors import UnknownFormatError, UnreadableError
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    ReadReference,
    SkippedRecord,
    all_formats,
    decode_text,
    format_by_id,
    lines_of,
    sniff_format,
)
from refdesk.registry import discover
from tests.unit.formats import samples
from tests.unit.formats.test_nbib import RECORD
from tests.unit.formats.test_pubmed_xml import article

EXAMPLES = {
    "nbib": RECORD.encode(),
    "pubmed-xml": b"<?xml version='1.0'?><PubmedArticleSet>"
    + article(1).encode()
    + b"</PubmedArticleSet>",
}
READABLE = [f for f in all_formats() if f.read]
FRAGMENTS = st.sampled_from(
    [
        "TY  - JOUR", "ER  - ", "AU  - A, B", "TI  - ", "\n", "\r\n", "PMID- 1", "FAU - A, B", "AB  - X: y",
        "@article{k,", "title = {", "}", "{", '"', "#", "@string{a=", "\\", "\\'", "$", "^", "_", "author =",
        "and", ",", "<PubmedArticle>", "</PubmedArticle>", "<PMID>1</PMID>", "<PubmedArticleSet>",
        "&lt;", "<!--",
        '[{"id": 1', '"title": "', '"type": "book"', '"issued": {"date-parts": [[', "]]}", ":", "null",
        "2020", "--", "~", "가", "\x00", "\ufeff", " ",
    ]
)  # fmt: skip


def test_ids_are_unique_and_extensions_lower_case():
    formats = all_formats()
    assert len({f.id for f in formats}) == len(formats)
    assert {"ris", "nbib", "pubmed-xml", "bibtex", "csl-json"} <= {f.id for f in formats}
    for f in formats:
        assert f.extensions
        assert all(e.startswith(".") and e == e.lower() for e in f.extensions)


def test_unknown_names_are_refused():
    with pytest.raises(UnknownFormatError):
        format_by_id("docx")
    assert format_by_id("RIS").id == "ris"


def test_a_package_without_plug_ins_is_an_error():
    with pytest.raises(LookupError):
        discover("refdesk.formats", "NO_SUCH_CONSTANT", object)
    with pytest.raises(TypeError):
        discover("refdesk.formats", "FORMAT", str)


@pytest.mark.parametrize("form", READABLE, ids=lambda f: f.id)
def test_each_format_knows_its_own_and_no_other(form):
    if form.write:
        own = "".join(form.write(samples.ALL)).encode()
    elif form.id in EXAMPLES:
        own = EXAMPLES[form.id]
    else:
        pytest.skip("no example here")
    assert form.sniff(own) >= 0.5
    assert sniff_format(own, "file.txt").id == form.id
    for other in READABLE:
        if other.id != form.id:
            assert other.sniff(own) < form.sniff(own)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"Just a letter.\nYours", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_other_files_are_no_format(data):
    with pytest.raises(UnreadableError):
        sniff_format(data, "letter.txt")


@pytest.mark.parametrize("form", READABLE, ids=lambda f: f.id)
@given(
    data=st.one_of(
        st.binary(max_size=300), st.lists(FRAGMENTS, max_size=30).map("".join).map(str.encode)
    )
)
def test_no_input_breaks_a_reader(form, data):
    try:
        records = list(form.read(data, "fuzz"))
    except UnreadableError:
        return
    assert all(isinstance(r, ReadReference | SkippedRecord) for r in records)


@pytest.mark.parametrize("form", READABLE, ids=lambda f: f.id)
@given(data=st.binary(max_size=200))
def test_sniffing_never_fails(form, data):
    assert 0 <= form.sniff(data) <= 1


@pytest.mark.parametrize("form", [f for f in all_formats() if f.write], ids=lambda f: f.id)
def test_the_emptiest_reference_can_be_written(form):
    assert "".join(form.write(iter([Reference()])))


@given(st.binary(max_size=300))
def test_every_bytes_are_text(data):
    assert isinstance(decode_text(data), str)


def test_deep_nesting_is_no_danger():
    text = "@misc{k, title = {" + "{" * 5000 + "x" + "}" * 5000 + "}}"
    (record,) = format_by_id("bibtex").read(text.encode(), "x")
    assert "x" in record.reference.title


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_whole_wherever_a_file_is_parted(end):
    lines = [f"line {n} \u2028 {'x' * (n % 97)}" for n in range(6000)]  # several portions
    assert list(lines_of(end.join(lines))) == lines
    assert list(lines_of(end.join(lines) + end))[: len(lines)] == lines


def test_a_line_end_of_two_letters_is_one_even_between_two_portions():
    for before in range(65_530, 65_542):
        assert list(lines_of("x" * before + "\r\n" + "y")) == ["x" * before, "y"]
