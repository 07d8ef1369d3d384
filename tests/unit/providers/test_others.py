"""arXiv, DataCite and ClinicalTrials.gov."""

import pytest

from refdesk.domain.errors import NotFoundError, UnavailableError
from refdesk.domain.reference import ReferenceKind
from refdesk.providers.arxiv import Arxiv, preprint_doi
from refdesk.providers.clinicaltrials import ClinicalTrials
from refdesk.providers.datacite import DataCite


def test_a_preprint_from_arxiv(client, context, server):
    paper = Arxiv(client).fetch("2101.90001v1", context)
    assert paper.kind is ReferenceKind.PREPRINT
    assert paper.title == "Pebbles considered harmless &amp; round"
    assert [a.short for a in paper.authors] == ["Stone A", "van der Steen J"]
    assert paper.published.iso == "2021-01-02"
    assert [i.value for i in paper.identifiers] == ["2101.90001", "10.48550/arXiv.2101.90001"]
    assert paper.abstracts[0].sections[0].plain == "We invented pebbles for P < 0.05."
    assert ("arxiv:doi", "10.5555/journal.of.pebbles.1") in paper.extra


@pytest.mark.parametrize("arxiv_id", ["2101.99999", "nonsense"])
def test_an_unknown_preprint_is_not_found(client, context, arxiv_id):
    with pytest.raises(NotFoundError):
        Arxiv(client).fetch(arxiv_id, context)


def test_an_error_entry_under_200_is_not_found(client, context, server):
    entry = "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry>"
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    server.fault("arxiv", "body", body=body)
    with pytest.raises(NotFoundError):
        Arxiv(client).fetch("2101.90001", context)


def test_datacite_stands_in_when_arxiv_turns_us_away(client, context, server):
    server.fault(
        "arxiv", "body", times=None, status=429, body="Rate exceeded.", content_type="text/html"
    )
    with pytest.raises(UnavailableError, match="rate-limited"):
        Arxiv(client).fetch("2101.90001", context)
    paper = Arxiv(client, DataCite(client).work).fetch("2101.90001", context)
    assert paper.title == "Pebbles considered <i>harmless</i>"
    assert [i.value for i in paper.identifiers] == ["10.48550/arxiv.2101.90001", "2101.90001"]
    assert [a.short for a in paper.authors] == ["Stone A", "Pebble Collaboration"]
    assert paper.published.iso == "2021-01"


def test_datacite_knows_what_it_does_not_have(client, context):
    with pytest.raises(NotFoundError):
        DataCite(client).work("10.5555/nowhere", context)


def test_the_doi_of_a_preprint_has_no_version():
    assert preprint_doi("2101.90001v3") == "10.48550/arXiv.2101.90001"


def test_a_trial(client, context):
    trial = ClinicalTrials(client).study("NCT90000001", context)
    assert trial.title == "The invented LUMEN trial"
    assert (trial.status, trial.phases, trial.enrolment) == ("COMPLETED", ("PHASE3",), 226)
    assert (trial.start, trial.completion) == ("2008-07", "")
    assert trial.has_results


def test_an_alias_of_a_trial_is_followed(client, context, server):
    assert ClinicalTrials(client).study("NCT90000000", context).nct == "NCT90000001"
    assert server.count() == 2


@pytest.mark.parametrize("nct", ["NCT99999999", "nonsense"])
def test_an_unknown_trial_is_not_found(client, context, nct):
    with pytest.raises(NotFoundError):
        ClinicalTrials(client).study(nct, context)


def test_an_answer_without_a_trial_is_no_answer(client, context, server):
    server.fault("ctgov", "body", body='{"protocolSection":{}}')
    with pytest.raises(UnavailableError, match="unparseable"):
        ClinicalTrials(client).study("NCT90000001", context)
