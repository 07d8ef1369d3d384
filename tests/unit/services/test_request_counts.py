# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests a deed takes, printed (``pytest -s``) and held to what services.md says."""

from collections import Counter
from contextlib import suppress

import pytest

from refdesk.domain.enriching import EnrichReport
from refdesk.domain.errors import NotOpenError
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.net.cache import ResponseCache
from refdesk.services import evidence_reading
from tests.unit.services.completing import completing
from tests.unit.services.test_enriching import MANY, plain
from tests.unit.services.test_open_texts import ABSENT, IN_PMC, WITHHELD, paper

OPENING = 13
"""Requests that opening one paper may take (services.md 1)."""
OPENING_EUTILS = {"open": 5, "withheld": 6, "absent": 5}
"""Those of them that go to the E-utilities: 5. They are asked for a text as well where the bucket has
none (services.md 5), in place of the two further requests to the bucket."""


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch):
    monkeypatch.setattr(evidence_reading, "REST", 0)
    monkeypatch.setattr(evidence_reading, "APART_PAPERS", 10**6)
    monkeypatch.setattr(evidence_reading, "read_evidence", lambda *_, **__: EvidenceReport(()))


@pytest.fixture
def desk(tmp_path, server):
    kept = ResponseCache(tmp_path / "cache")  # as the program has one
    with completing(tmp_path, server, cache=kept) as opened:
        yield opened


@pytest.fixture
def told(server, request, capsys):
    """Return what counts the requests so far by service, and prints the numbers."""

    def count(deed: str) -> Counter[str]:
        found = Counter(asked.service for asked in server.asked())
        with capsys.disabled():
            each = ", ".join(f"{name} {n}" for name, n in sorted(found.items()))
            print(f"\n{deed}: {found.total()} requests ({each})")
        return found

    return count


PAPERS = {"open": IN_PMC, "withheld": WITHHELD, "absent": ABSENT}


@pytest.mark.parametrize("kind", PAPERS)
def test_opening_one_paper(desk, told, kind):
    """All that a window asks for: the record, its text, its notices, its neighbours."""
    beyond, context = desk.engines.beyond, JobContext()
    report = desk.engines.fetch.fetch([Identifier(Scheme.PMID, PAPERS[kind][0])], context)
    (i,) = report.changes.added
    with suppress(NotOpenError):
        desk.engines.fulltext.fetch(i, context)
    beyond.notices.check([i], context, onto=report.step)
    reference = desk.paper(i).reference
    related = beyond.related.related(reference, context)
    beyond.cited.counts(reference, context, related.own)
    found = told(f"opening a paper whose text is {kind}")
    assert found.total() <= OPENING
    assert found["eutils"] <= OPENING_EUTILS[kind]


def test_completing_500_papers(desk, server, told):
    ids = desk.add(*map(plain, MANY))
    cost = desk.enriching.outlook(ids).cost
    report = desk.enriching.enrich(ids, JobContext())
    assert len(report.withheld) == 500
    found = told("completing 500 papers without a text")
    # 200 a request for records and numbers (services.md 3.1, 4), 100 for links (10).
    assert found == {"eutils": 3, "idconv": 3, "openalex": 5}
    assert {name.lower(): n for name, n in cost.requests.items()} == found


def test_a_text_takes_three_requests(desk, told):
    ids = desk.add(paper(*IN_PMC))
    cost = desk.enriching.outlook(ids).cost
    desk.enriching.enrich(ids, JobContext())
    found = told("completing a paper that PMC has")
    assert found == {"eutils": 1, "pmc": 3}
    assert {name.lower(): n for name, n in cost.requests.items()} == found


def test_completing_again_takes_none(desk, server, told):
    ids = desk.add(*map(plain, MANY[:50]))
    desk.enriching.enrich(ids, JobContext())
    server.clear()
    assert isinstance(desk.enriching.enrich(ids, JobContext()), EnrichReport)
    assert told("completing them again") == {}


def test_the_cost_is_told_in_time_as_well(desk):
    few = desk.enriching.outlook(desk.add(paper(*IN_PMC))).cost
    assert 0 < few.seconds < 5
    many = desk.enriching.outlook(desk.add(*map(plain, MANY))).cost
    assert few.seconds < many.seconds < 60
