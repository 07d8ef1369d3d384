"""What people type, paste and drop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi


@pytest.mark.parametrize(
    ("text", "scheme", "value"),
    [
        ("41000001", Scheme.PMID, "41000001"),
        ("PMID: 00123", Scheme.PMID, "123"),
        ("PMC777.2", Scheme.PMCID, "PMC777"),
        ("pmcid: pmc 777", Scheme.PMCID, "PMC777"),
        ("10.1000/abc", Scheme.DOI, "10.1000/abc"),
        ("doi:10.1000/ABC.", Scheme.DOI, "10.1000/ABC"),
        (
            "https://doi.org/10.1016/S0140-6736(10)60175-4",
            Scheme.DOI,
            "10.1016/S0140-6736(10)60175-4",
        ),
        ("NCT00000001", Scheme.NCT, "NCT00000001"),
        ("nct 123", Scheme.NCT, "NCT00000123"),
        ("arXiv:2101.00001v2", Scheme.ARXIV, "2101.00001"),
        ("hep-th/9901001", Scheme.ARXIV, "hep-th/9901001"),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", Scheme.PMID, "123"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC9/", Scheme.PMCID, "PMC9"),
        ("https://clinicaltrials.gov/study/NCT00000001", Scheme.NCT, "NCT00000001"),
        ("ISBN 978-89-00-00000-1", Scheme.ISBN, "9788900000001"),
    ],
)
def test_parse(text, scheme, value):
    assert Identifier.parse(text) == Identifier(scheme, value)


@pytest.mark.parametrize("text", ["", "hello", "PMC", "10.1/", "https://example.org/", "0"])
def test_what_is_none(text):
    with pytest.raises(InvalidIdentifierError):
        Identifier.parse(text)


def test_a_pasted_list_keeps_order_and_drops_repeats():
    found, rest = Identifier.parse_many("PMID: 1, 2;PMC3\n10.1000/a 10.1000/A foo")
    assert [str(i) for i in found] == ["PMID 1", "PMID 2", "PMC3", "DOI 10.1000/a"]
    assert rest == ["foo"]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://dx.doi.org/10.1000/a.", "10.1000/a"),
        ("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",) * 2,
        ("10.1000/a)", "10.1000/a"),
        ("10.1000/a(b)", "10.1000/a(b)"),
        ("doi: 10.1000/x;", "10.1000/x"),
    ],
)
def test_clean_doi(text, doi):
    assert clean_doi(text) == doi


@given(st.text(max_size=40))
def test_parsing_never_fails_otherwise(text):
    try:
        identifier = Identifier.parse(text)
    except InvalidIdentifierError:
        return
    assert identifier.value
    assert Identifier.parse_many(text)
