"""The ID Converter."""

import pytest

from refdesk.domain.errors import UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.providers.idconv import IdConverter
from tests.server.asking import EMAIL

PMID = Identifier(Scheme.PMID, "41591582")
PMCID = Identifier(Scheme.PMCID, "PMC10000001")
DOI = Identifier(Scheme.DOI, "10.5555/JII.2026.00055")
PLAIN_DOI = Identifier(Scheme.DOI, "10.5555/jii.2026.00055")


@pytest.fixture
def converter(client) -> IdConverter:
    return IdConverter(client)


def test_every_kind_finds_the_others(converter, context, server):
    found = converter.convert([PMID, PMCID, DOI], context)
    assert found[PMID] == (PMCID, PLAIN_DOI)
    assert found[PMCID] == (PMID, PLAIN_DOI)
    assert found[DOI] == (PMID, PMCID)
    assert [asked.params["idtype"] for asked in server.requests] == ["pmid", "pmcid", "doi"]
    assert all(asked.params["email"] == EMAIL for asked in server.requests)
    assert all("api_key" not in asked.params for asked in server.requests)


@pytest.mark.parametrize("kind", ["ids-int", "ids-str"])
def test_ids_may_be_numbers_or_text(converter, context, server, kind):
    server.fault("idconv", kind)
    assert converter.convert([PMID], context)[PMID][0] == PMCID


def test_what_pmc_does_not_have_has_no_others(converter, context):
    unknown = Identifier(Scheme.PMID, "90000007")
    assert converter.convert([unknown, PMID], context) == {unknown: (), PMID: (PMCID, PLAIN_DOI)}


def test_malformed_ids_are_not_asked(converter, context, server):
    odd = [Identifier(Scheme.DOI, "nonsense"), Identifier(Scheme.NCT, "NCT00000001")]
    assert converter.convert(odd, context) == {odd[0]: (), odd[1]: ()}
    assert server.count() == 0


def test_batches_are_bounded(converter, context, server):
    converter.convert([Identifier(Scheme.PMID, str(n)) for n in range(1, 452)], context)
    assert [len(a.params["ids"].split(",")) for a in server.requests] == [200, 200, 51]


def test_a_refused_batch_is_halved_until_the_culprit_stands_alone(converter, context, server):
    ids = [Identifier(Scheme.PMID, str(n)) for n in (1, 2, 3)]
    refusal = '{"status":"error","http_status":"400","errors":[{"message":"must be PubMed IDs"}]}'
    server.fault("idconv", "body", times=2, status=400, body=refusal)
    found = converter.convert([*ids, PMID], context)
    assert found[PMID] == (PMCID, PLAIN_DOI)
    assert [a.params["ids"].count(",") + 1 for a in server.requests] == [4, 2, 1, 1, 2]


def test_a_lasting_refusal_ends_in_nothing_found(converter, context, server):
    server.fault("idconv", "400", times=None)
    assert converter.convert([PMID], context) == {PMID: ()}
    assert server.count() == 1


def test_an_outage_is_not_an_empty_answer(converter, context, server):
    server.fault("idconv", "html", times=None)
    with pytest.raises(UnavailableError) as caught:
        converter.convert([PMID], context)
    assert caught.value.service == "IDCONV"


def test_the_echoed_address_is_not_kept(caching_client, context, server, tmp_path):
    converter = IdConverter(caching_client)
    for _ in range(2):
        assert converter.convert([PMID], context)[PMID]
    assert server.count() == 1
    (path,) = tmp_path.rglob("*.answer")
    assert b"sorin-hospital" not in path.read_bytes()
