# SPDX-License-Identifier: GPL-3.0-or-later
"""Who cites a paper, and how often, asked of real services on loopback."""

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.providers.crossref import Crossref
from refdesk.providers.icite import Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.services.cited import CitedService
from refdesk.store.references import ReferenceStore

SEED = Reference(
    identifiers=(
        Identifier(Scheme.PMID, "90000006"),
        Identifier(Scheme.DOI, "10.5555/jii.2026.00055"),
    )
)


@pytest.fixture
def references(trial_database) -> ReferenceStore:
    return ReferenceStore(trial_database)


@pytest.fixture
def service(client, references) -> CitedService:
    return CitedService(
        references, PubMed(client), Neighbours(client), Icite(client), Crossref(client),
        OpenAlex(client),
    )  # fmt: skip


def test_every_count_has_its_source_and_date(service, context, server):
    counts = service.counts(SEED, context)
    assert set(counts.counts) <= {"iCite", "Crossref", "OpenAlex"}
    assert {"iCite", "OpenAlex"} <= set(counts.counts)
    assert len(counts.asked) == 10
    assert counts.failed == ()
    assert len(server.requests) <= 3


def test_a_source_that_fails_is_named_and_is_no_zero(service, context, server):
    server.fault("icite/", "503", times=None)
    counts = service.counts(SEED, context)
    assert "iCite" not in counts.counts
    assert counts.failed == ("iCite",)
    assert counts.relative is None


def test_papers_that_cite_it_come_from_icite_the_newest_first(service, context, references, client):
    (added,) = references.add_many(
        [PubMed(client).fetch(["90000008"], context).records["90000008"]]
    ).ids
    found = service.cited_by(SEED, context)
    pmids = [paper.reference.pmid for paper in found.papers]
    assert found.source == "iCite"
    assert pmids == sorted(pmids, key=int, reverse=True)
    assert found.total == len(found.keys) >= len(pmids) > 1
    assert found.in_pmc == 6  # as elink tells; newer papers of the fake
    marks = {paper.reference.pmid: paper.library_id for paper in found.papers}
    assert marks["90000008"] == added


def test_where_icite_fails_pubmed_tells_what_pmc_has(service, context, server):
    server.fault("icite/", "503", times=None)
    found = service.cited_by(SEED, context)
    assert found.source == "PMC"
    assert found.papers
    assert service.references(SEED, context).papers


def test_where_nobody_answers_it_is_an_error(service, context, server):
    server.fault("icite/", "503", times=None)
    server.fault("eutils/entrez/eutils/elink", "503", times=None)
    found = service.cited_by(SEED, context)
    assert found.error is not None
    assert not found.papers


def test_a_paper_without_pmid_asks_nobody(service, context, server):
    assert service.cited_by(Reference(), context).papers == ()
    assert server.count() == 0
