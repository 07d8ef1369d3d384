"""Full texts of PMC: which version, which licence, and what is no full text."""

from pathlib import Path

import pytest

from refdesk.domain.errors import (
    NotFoundError,
    NotOpenError,
    ScannedOnlyError,
    UnavailableError,
)
from refdesk.providers.pmc import PmcFulltext

DATA = Path(__file__).parents[2] / "data" / "pmc"
EFETCH = "eutils/entrez/eutils/efetch"


@pytest.fixture
def pmc(client) -> PmcFulltext:
    return PmcFulltext(client)


def test_the_cloud_copy_arrives_byte_for_byte(pmc, context, server):
    fetched = pmc.fetch("PMC10000001", context)
    assert fetched.xml == server.library.deposit_xml("PMC10000001.1")
    source = fetched.source
    assert source.version == "PMC10000001.1"
    assert source.licence == "CC BY-NC-ND"
    assert source.url == f"{server.url}/pmc/PMC10000001.1/PMC10000001.1.xml"
    assert source.size == len(fetched.xml)
    assert source.fetched_at.endswith("+00:00")
    assert server.count("eutils") == 0
    assert server.requests[0].params["prefix"] == "PMC10000001."


def test_the_newest_version_that_is_no_manuscript_is_taken(pmc, context, server):
    """Versions are 2, 9 and 10 over two pages of the listing; 10 is an author manuscript."""
    fetched = pmc.fetch("PMC10000008", context)
    assert fetched.source.version == "PMC10000008.9"
    assert b"version 9" in fetched.xml
    assert fetched.source.licence == "CC BY-NC"  # stricter than the document's own CC BY


def test_a_manuscript_is_better_than_nothing(pmc, context, server):
    for version in ("PMC10000008.2", "PMC10000008.9"):
        server.library.deposits[version] = {
            **server.library.deposits[version], "is_manuscript": True, "license_code": "TDM",
        }  # fmt: skip
    fetched = pmc.fetch("PMC10000008", context)
    assert fetched.source.version == "PMC10000008.10"
    assert fetched.source.licence == "TDM"


def test_what_the_cloud_lacks_comes_from_efetch(pmc, context, server):
    fetched = pmc.fetch("PMC10000003", context)
    assert b"The moon of Sorin" in fetched.xml
    assert fetched.source.licence == "TDM"
    assert fetched.source.url.endswith("efetch.fcgi")


def test_front_matter_without_body_is_not_open(pmc, context):
    with pytest.raises(NotOpenError) as caught:
        pmc.fetch("PMC10000012", context)
    assert caught.value.identifier == "PMC10000012"


def test_an_article_of_scanned_pages_says_so(pmc, context, server):
    scan = "<supplementary-material content-type='scanned-pages'><media/></supplementary-material>"
    xml = (DATA / "PMC10000012.efetch.xml").read_text("utf-8")
    xml = xml.replace("</front>", f"</front><back>{scan}</back>")
    server.fault(EFETCH, "body", times=None, body=f"<pmc-articleset>{xml}</pmc-articleset>")
    with pytest.raises(ScannedOnlyError):
        pmc.fetch("PMC10000012", context)


def test_an_unknown_article_is_not_found(pmc, context, server):
    with pytest.raises(NotFoundError):
        pmc.fetch("PMC99999999", context)
    server.clear()
    with pytest.raises(NotFoundError):
        pmc.fetch("12", context)
    assert server.count() == 0


def test_answers_that_say_no_are_remembered(caching_client, context, server):
    pmc = PmcFulltext(caching_client)
    for _ in range(2):
        with pytest.raises(NotOpenError):
            pmc.fetch("PMC10000012", context)
    assert server.count() == 2  # the listing and efetch, once each


@pytest.mark.parametrize("status", [404, 403])
def test_a_missing_file_falls_back(pmc, context, server, status):
    server.fault("pmc/PMC10000001.1/PMC10000001.1.xml", "no-key", status=status)
    assert b"lumekin" in pmc.fetch("PMC10000001", context).xml
    assert server.count(EFETCH) == 1


def test_metadata_may_lie_in_either_place_or_nowhere(pmc, context, server):
    server.fault("pmc/PMC10000001.1/PMC10000001.1.json", "no-key", times=None)
    assert pmc.fetch("PMC10000001", context).source.licence == "CC BY-NC-ND"
    server.fault("pmc/metadata", "no-key", times=None)
    assert pmc.fetch("PMC10000001", context).source.licence == "CC BY-NC-ND"  # the document's own
    assert server.count("eutils") == 0


def test_an_empty_listing_is_not_open_unless_efetch_has_it(pmc, context, server):
    server.fault("pmc/", "keycount-0", times=None)
    assert pmc.fetch("PMC10000001", context).source.url.endswith("efetch.fcgi")
    server.fault(EFETCH, "no-body")
    with pytest.raises(NotOpenError):
        pmc.fetch("PMC10000001", context)


def test_bytes_that_fail_their_checksum_are_fetched_again(pmc, context, server):
    xml = server.library.deposit_xml("PMC10000001.1").replace(b"Sorin", b"Soron")
    server.fault("pmc/PMC10000001.1/PMC10000001.1.xml", "body", body=xml)
    assert b"Soron" not in pmc.fetch("PMC10000001", context).xml
    assert server.count("pmc/PMC10000001.1/PMC10000001.1.xml") == 2
    assert server.count("eutils") == 0


def test_metadata_of_another_article_are_refused(pmc, context, server):
    data = b'{"pmcid":"PMC1","license_code":"CC0"}'
    server.fault("pmc/PMC10000001.1/PMC10000001.1.json", "body", body=data)
    fetched = pmc.fetch("PMC10000001", context)
    assert fetched.source.url.endswith("efetch.fcgi")  # the cloud is not to be trusted here


@pytest.mark.parametrize(
    "address",
    [
        "s3://other-bucket/PMC10000001.1/PMC10000001.1.xml",
        "https://elsewhere.invalid/x.xml",
        "s3://pmc-oa-opendata/PMC10000008.9/PMC10000008.9.xml",
        "s3://pmc-oa-opendata/PMC10000001.1/../PMC10000008.9/PMC10000008.9.xml",
        "",
    ],
)
def test_metadata_cannot_point_elsewhere(pmc, context, server, address):
    server.library.deposits["PMC10000001.1"]["xml_url"] = address
    assert pmc.fetch("PMC10000001", context).source.version == "PMC10000001.1"
    assert server.requests[-1].path == "/PMC10000001.1/PMC10000001.1.xml"


def test_another_article_is_not_taken(pmc, context, server):
    xml = server.library.efetch_article("PMC10000008")
    server.fault("pmc/", "keycount-0")
    body = f"<pmc-articleset>{xml}</pmc-articleset>"
    server.fault(EFETCH, "body", times=None, body=body)
    with pytest.raises(UnavailableError):
        pmc.fetch("PMC10000001", context)


def test_an_outage_of_the_cloud_is_bridged(pmc, context, server):
    server.fault("pmc/", "503", times=None)
    assert pmc.fetch("PMC10000001", context).source.url.endswith("efetch.fcgi")


def test_an_outage_of_both_is_no_answer(pmc, context, server):
    server.fault("pmc/", "503", times=None)
    server.fault(EFETCH, "html", times=None)
    with pytest.raises(UnavailableError) as caught:
        pmc.fetch("PMC10000001", context)
    assert caught.value.service == "PMC"


def test_a_refusal_of_one_with_an_outage_of_the_other_is_no_answer(pmc, context, server):
    server.fault("pmc/", "keycount-0", times=None)
    server.fault(EFETCH, "500", times=None)
    with pytest.raises(UnavailableError):
        pmc.fetch("PMC10000001", context)


@pytest.mark.parametrize("kind", ["huge", "gzip-bomb", "billion-laughs", "xxe", "html"])
def test_dangerous_bytes_are_refused(pmc, context, server, kind):
    server.fault("pmc/PMC10000001.1/PMC10000001.1.xml", kind, times=None, megabytes=60)
    server.fault(EFETCH, "no-body", times=None)
    with pytest.raises((UnavailableError, NotOpenError)):
        pmc.fetch("PMC10000001", context)


def test_a_retraction_mark_is_passed_on(pmc, context, server):
    assert not pmc.fetch("PMC10000001", context).is_retracted
    server.library.deposits["PMC10000001.1"]["is_retracted"] = True
    assert pmc.fetch("PMC10000001", context).is_retracted
